"""`sora-exporter simulate` as a process: it says where it is, can be controlled, and ends when told to."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from exporter import config
from exporter.simulator.setup import ENVIRONMENT

SMALL = """name: small
duration: 1h
targets:
  - {name: rev, provider: p, channel: reverse, model: m, api: openai_chat}
timeline:
  - {target: rev, at: 0s, state: suspended, reasons: [no_channel]}
"""


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "exporter", "simulate", "--web.listen-address=127.0.0.1:0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"listens at (http://\S+)", process.stdout.readline())
            assert found is not None
            yield process, found[1]
        finally:
            process.kill()


def test_the_demos_services_can_be_changed_and_a_configuration_points_at_them() -> None:
    with running() as (process, url):
        told = httpx2.get(f"{url}/control").json()
        assert len(told["targets"]) == 6
        change = {"state": "maintenance", "reasons": ["maintenance_window"]}
        changed = httpx2.post(f"{url}/control/targets/veo-3.1-reverse", json=change).json()
        assert changed["targets"]["veo-3.1-reverse"]["state"] == "maintenance"
        loaded = config.parse(httpx2.get(f"{url}/control/config").text, env=ENVIRONMENT)
        base = loaded.targets[0].base_url
        assert base.startswith(f"{url}/u/")
        key = loaded.targets[0].api_key
        assert key is not None
        listed = httpx2.get(f"{base}/models", headers={"authorization": f"Bearer {key.reveal()}"})
        assert listed.status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def test_a_scenario_is_played(tmp_path: Path) -> None:
    file = tmp_path / "small.yml"
    file.write_text(SMALL)
    with running(f"--scenario={file}") as (process, url):
        target = httpx2.get(f"{url}/control").json()["targets"]["rev"]
        assert (target["state"], target["reasons"]) == ("suspended", ["no_channel"])
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == 0


def test_a_bad_scenario_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bad.yml"
    file.write_text(SMALL.replace("suspended", "broken"))
    command = [sys.executable, "-m", "exporter", "simulate", f"--scenario={file}"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], timeout=30)
    assert done.returncode == 2
    assert f"{file}:6: timeline[0].state" in done.stderr
