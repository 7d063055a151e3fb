"""The tutorial of the client library runs as it is written."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.processes import ROOT

PAGE = (ROOT / "docs" / "failover.md").read_text()
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
PROMISED = {
    0: ["official completed 100", "pebble.mp4 0.4 ['official: accepted (ok)']"],
    1: ["completed 100", "pebble-async.mp4"],
    2: ["pebble.png"],
    3: ["reverse ['official: refused (no_channel)', 'reverse: accepted (ok)']", "every target has refused"],
    4: ["resumed.mp4"],
    5: ["official 0.4", "official: accepted (ok)"],
}
"""What each program prints, among other things."""


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("tutorial")
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    (folder / "two-channels.yml").write_text(found[1])
    command = re.search(r"```sh\nsora-exporter (.*?)\n```", PAGE)
    assert command is not None
    arguments = [sys.executable, "-m", "exporter", *command[1].split(), "--web.listen-address=127.0.0.1:0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment
    ) as process:
        assert process.stdout is not None
        try:
            listens = re.search(r"listens at http://(\S+)", process.stdout.readline())
            assert listens is not None
            yield listens[1]
        finally:
            process.kill()


def test_every_program_is_known() -> None:
    assert len(PROGRAMS) == len(PROMISED)


RUNNER = """
import json, sys
for program in json.load(sys.stdin):
    print("=" * 8)
    exec(compile(program, "docs/failover.md", "exec"), {"__name__": "__main__"})
"""
"""One process for all of them: loading openai takes a second."""


def test_the_programs_run_as_they_are_written(simulated: str, tmp_path: Path) -> None:
    """Only the port is another one, so that nothing else need be free."""
    programs = [program.replace("127.0.0.1:9848", simulated) for program in PROGRAMS]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", RUNNER],
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=environment,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    for number, printed in enumerate(ran.stdout.split("=" * 8 + "\n")[1:]):
        for line in PROMISED[number]:
            assert line in printed
    for name in ("pebble.mp4", "pebble-async.mp4", "resumed.mp4"):
        assert (tmp_path / name).read_bytes()[4:8] == b"ftyp"
