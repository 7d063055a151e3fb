"""`make dashboards-preview` starts a Prometheus on loopback, says where, and leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.alertmanager import until
from tests.rules.prometheus import PATIENCE, Prometheus
from tests.rules.rulebook import ROOT


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_prometheus_says_where_it_is_until_it_is_ended(
    tmp_path: Path, prometheus: str, number: signal.Signals
) -> None:
    told = tmp_path / "told"
    folder = tmp_path / "tmp"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.rules.month.preview", "empty"]
    environment = os.environ | {"TMPDIR": str(folder), "PROMETHEUS": prometheus}
    with told.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        until(lambda: process.poll() is not None or "Ctrl-C" in told.read_text(), PATIENCE)
        (url,) = re.findall(r"http://127\.0\.0\.1:\d+", told.read_text())
        up = Prometheus(url).ready()
        process.send_signal(number)
        code = process.wait(timeout=PATIENCE)
    finally:
        process.kill()

    assert up
    assert code == 0
    assert not Prometheus(url).ready()
    assert list(folder.iterdir()) == []


def test_the_makefile_starts_it() -> None:
    (recipe,) = re.findall(r"^dashboards-preview:.*\n\t@(.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert "-m tests.rules.month.preview" in recipe
