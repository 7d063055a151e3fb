"""Commands that print keys: whatever they do, it takes bounded time and memory and leaves nothing behind."""

import os
import shutil
from pathlib import Path

import pytest

from exporter.config.secrets import LARGEST, run
from tests.support import processes


def _gone(pid: int) -> bool:
    """It has ended, whether somebody has asked for its status or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def _written(folder: Path) -> list[int]:
    return [int(file.read_text()) for file in folder.iterdir()]


@pytest.mark.parametrize(
    "script", ["sleep 1000", "sleep 1000 & echo $! >child; wait", "sleep 1000 & echo $! >child"]
)
async def test_a_command_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path, script: str) -> None:
    with pytest.raises(TimeoutError):
        run(("sh", "-c", f"cd {tmp_path}; echo $$ >own; {script}"), os.environ, 1.0, 100)
    for pid in _written(tmp_path):
        await processes.until(lambda pid=pid: _gone(pid))


def test_a_command_that_prints_without_end_is_ended_before_it_fills_the_memory() -> None:
    _, printed = run(("sh", "-c", "yes key"), os.environ, 60.0, 100)
    assert len(printed) == 101


def test_what_it_prints_and_its_status_are_told() -> None:
    assert run((str(shutil.which("sh")), "-c", "echo key; echo no >&2; exit 3"), {}, 60.0, 100) == (
        3,
        b"key\n",
    )


async def test_a_key_without_end_is_refused_in_one_line(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        "targets:\n  - {name: one, provider: p, channel: official, model: m, api: http, "
        "base_url: 'http://127.0.0.1:9', api_key_command: ['yes', key]}\n"
    )
    code, out, err = await processes.run("probe", "one", f"--config.file={config}")
    assert (code, out) == (2, "")
    assert err == (
        f"{config}:2: targets[0].api_key_command: command yes printed more than {LARGEST // 1024} kB\n"
    )
