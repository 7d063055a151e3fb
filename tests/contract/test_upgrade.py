"""An exporter is upgraded, saved and restored as the documentation says; the commands are read from it."""

import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.store import sqlite
from exporter.store.errors import FILE
from tests.support.processes import ROOT, Exporter, exporter, run, until

FIXTURES = ROOT / "tests" / "unit" / "store" / "testdata"
DOCUMENT = (ROOT / "docs" / "deployment.md").read_text()
WHERE, COPY = f"/var/lib/sora-exporter/{FILE}", f"/backup/{FILE}"


def documented(start: str) -> str:
    (line,) = (line for line in re.findall(r"^\$ (.+)$", DOCUMENT, re.MULTILINE) if line.startswith(start))
    assert isinstance(line, str)
    return line


BACKUPS = [documented("sqlite3 /var/lib"), documented("python3 -c")]
RESTORE = [documented("rm -f /var/lib"), documented("cp /backup")]


def carry_out(command: str, storage: Path, copy: Path) -> None:
    """A command of the documentation, with the paths of this test in it."""
    words = command.replace(WHERE, str(storage / FILE)).replace(COPY, str(copy))
    subprocess.run(["sh", "-euc", words], check=True, capture_output=True)


def old_storage(folder: Path, schema: int) -> Path:
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript((FIXTURES / f"schema-{schema}.sql").read_text())
    return folder


def config(folder: Path) -> Path:
    """The two targets that the fixtures know, where nobody answers."""
    target = {
        "provider": "apiyi",
        "model": "sora-2",
        "api": "openai_videos",
        "base_url": "http://127.0.0.1:9/v1",
    }
    names = {"sora-2-official": "official", "sora-2-reverse": "reverse"}
    file = folder / "config.yml"
    targets = [
        target | {"name": name, "channel": channel, "interval": "1h"} for name, channel in names.items()
    ]
    file.write_text(yaml.safe_dump({"targets": targets}))
    return file


async def history(of: Exporter) -> list[dict[str, Any]]:
    """What ended already: what lasts still changes."""
    answer = (await of.web.get("/api/v1/targets/sora-2-official/history?since=400d")).json()
    return [one for one in answer["episodes"] if one["end"] is not None and one["state"] != "unknown"]


def booked(storage: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(storage / FILE)) as connection:
        return connection.execute("SELECT id, target, day, micros FROM jobs ORDER BY id").fetchall()


@pytest.mark.parametrize("schema", [1, sqlite.VERSION - 1])
async def test_an_exporter_starts_on_the_storage_of_the_first_and_the_last_one(
    schema: int, tmp_path: Path
) -> None:
    storage = old_storage(tmp_path / "data", schema)
    jobs = booked(storage) if schema > 1 else []

    async with exporter(config(tmp_path), storage) as it:
        await it.up()
        episodes = await history(it)
        writable = await it.metric("sora_exporter_store_writable")

    assert [one["state"] for one in episodes][:2] == ["operational", "suspended"]
    assert episodes[1]["reason"] == "no_channel"
    assert writable == 1
    assert booked(storage) == jobs


@pytest.mark.parametrize("command", BACKUPS, ids=["sqlite3", "python3"])
async def test_a_copy_made_while_it_runs_brings_everything_back(command: str, tmp_path: Path) -> None:
    if shutil.which(command.split()[0]) is None:
        pytest.skip("sqlite3 is not installed")
    storage, copy = old_storage(tmp_path / "data", sqlite.VERSION - 1), tmp_path / "copy.db"

    async with exporter(config(tmp_path), storage) as it:
        await it.up()
        carry_out(command, storage, copy)
        episodes, jobs = await history(it), booked(storage)
        await it.kill()
        # The disk is lost: what lies there is no database any more.
        for file in storage.glob(f"{FILE}*"):
            file.write_bytes(b"lost")
        for line in RESTORE:
            carry_out(line, storage, copy)
        await it.up()
        found = await until(lambda: history(it))
        writable = await it.metric("sora_exporter_store_writable")

    # The episode that ended when this exporter started may have been written after the copy.
    assert found[:2] == episodes[:2]
    assert [one["state"] for one in episodes[:2]] == ["operational", "suspended"]
    assert booked(storage) == jobs != []
    assert writable == 1


async def test_a_downgrade_is_refused_with_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    storage = old_storage(tmp_path / "data", sqlite.VERSION - 1)
    with closing(sqlite3.connect(storage / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {sqlite.VERSION + 1}")
    before = (storage / FILE).read_bytes()

    code, _, said = await run(
        "serve",
        f"--config.file={config(tmp_path)}",
        f"--storage.path={storage}",
        "--web.listen-address=127.0.0.1:0",
    )

    assert code == 1
    assert f"newer sora-exporter (schema {sqlite.VERSION + 1}, this one knows {sqlite.VERSION})" in said
    assert "Traceback" not in said
    assert (storage / FILE).read_bytes() == before
