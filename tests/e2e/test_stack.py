"""The trial installation of `make stack`: one command starts it, Ctrl-C ends it, and nothing is left."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.e2e.servers import free_port, get, get_json, needed, query, wait_for
from tests.rules.rulebook import EVERY, ROOT

pytestmark = pytest.mark.e2e

SCRIPT = ROOT / "deploy" / "stack" / "run.py"
OURS = ("exporter", "prometheus", "alertmanager", "simulator")


@contextmanager
def stack(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """The installation with its temporary files in a folder, and where everybody listens."""
    for program in ("prometheus", "prometheus-alertmanager"):
        needed(program)
    at = {name: f"127.0.0.1:{free_port()}" for name in OURS}
    flags = [f"--{name}={address}" for name, address in at.items()]
    command = ["/usr/bin/env", f"TMPDIR={folder}", sys.executable, str(SCRIPT), *arguments, *flags]
    with (folder / "said").open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, text=True)
    try:
        yield process, at
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def said(folder: Path) -> str:
    return (folder / "said").read_text()


def listening(addresses: dict[str, str]) -> list[str]:
    """Those that still answer."""
    found = []
    for name, address in addresses.items():
        try:
            get(f"http://{address}/")
        except OSError as error:
            if "refused" not in str(error):
                found.append(name)
        else:
            found.append(name)
    return found


def test_the_demo_with_prometheus_and_alertmanager_starts_with_one_command_and_ends_with_ctrl_c(
    tmp_path: Path,
) -> None:
    with stack(tmp_path) as (process, at):
        wait_for("it is up", lambda: "Ctrl-C ends everything" in said(tmp_path))
        addresses = re.findall(r"http://(127\S+?)/", said(tmp_path))
        prometheus = f"http://{at['prometheus']}"
        wait_for("the demo is scraped", lambda: len(query(prometheus, "service_state == 1")) == 6)
        figures = query(prometheus, "target:service_availability:ratio30d")
        past = {
            days: len(query(prometheus, f"target:service_available:sum24h offset {days}d"))
            for days in (1, 29)
        }
        groups = get_json(f"{prometheus}/api/v1/rules")["data"]["groups"]
        known = get_json(f"{prometheus}/api/v1/alertmanagers")["data"]["activeAlertmanagers"]
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=60)

    assert set(addresses) == {at["exporter"], at["prometheus"], at["alertmanager"]}
    assert past == {1: 6, 29: 6}
    assert len(figures) == 6
    assert {rule["name"] for group in groups for rule in group["rules"]} == {rule.name for rule in EVERY}
    assert at["alertmanager"] in known[0]["url"]
    assert code == 0
    assert listening(at) == []
    assert [path.name for path in tmp_path.iterdir()] == ["said"]


def test_a_game_day_says_how_to_break_a_service_and_ends_programs_that_were_stopped(tmp_path: Path) -> None:
    with stack(tmp_path, "--game-day") as (process, at):
        wait_for("it is up", lambda: "Ctrl-C ends everything" in said(tmp_path))
        url, change = re.search(r"break a service +curl (\S+) -d '(.+)'", said(tmp_path)).groups()
        told = httpx2.post(url, content=change).text
        wait_for(
            "the exporter sees it", lambda: b"suspended" in get(f"http://{at['exporter']}/api/v1/targets")
        )
        stopped = int(re.search(r"kill -STOP (\d+)", said(tmp_path))[1])
        subprocess.run(["kill", "-STOP", str(stopped)], check=True)
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=60)

    assert '"suspended"' in told
    assert code == 0
    assert listening(at) == []


def test_an_address_that_is_taken_is_said_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [sys.executable, str(SCRIPT), f"--exporter={address}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"{address}: Address already in use; choose another with --exporter=HOST:PORT\n"
