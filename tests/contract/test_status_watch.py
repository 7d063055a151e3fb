"""`status` again and again: redrawn on a terminal, plain in a pipe; and in three languages."""

import asyncio
import json
import os
import pty
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from exporter.cli.main import group
from tests.support.processes import PATIENCE, ROOT, run, until
from tests.support.served import Served, served

TARGET = "sora-2-reverse"
MODELS = r"sora-2|sora-2-pro|sora-image|veo-3\.1"
ALTERNATE, BACK = "\x1b[?1049h", "\x1b[?1049l"


class Watching:
    """A `status --watch` under way, and what it has printed."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.seen = ""
        self.errors = ""

    async def end(self, number: int) -> int:
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


@asynccontextmanager
async def watching(*options: str, terminal: bool = False) -> AsyncIterator[Watching]:
    ours, theirs = pty.openpty() if terminal else os.pipe()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "exporter", "status", "--watch", "--every=1s", *options),
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "150", "LINES": "40"},
        stdout=theirs,
        stderr=asyncio.subprocess.PIPE,
    )
    os.close(theirs)
    it = Watching(process)

    async def read() -> None:
        while data := await asyncio.to_thread(_some, ours):
            it.seen += data.decode()

    async def read_errors() -> None:
        assert process.stderr is not None
        async for line in process.stderr:
            it.errors += line.decode()

    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(read())
            tasks.create_task(read_errors())
            try:
                yield it
            finally:
                if process.returncode is None:
                    process.kill()
    finally:
        await process.wait()
        os.close(ours)


def _some(file: int) -> bytes:
    try:
        return os.read(file, 65536)
    except OSError:  # a terminal whose other side is closed
        return b""


@pytest.fixture
async def exporter(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as running:
        yield running


async def test_in_a_pipe_every_round_is_plain_and_whole(exporter: Served) -> None:
    async with watching(f"--url={exporter.url}", TARGET) as it:
        await until(lambda: it.seen.count("TARGET") >= 3)
        assert await it.end(signal.SIGINT) == 1
    assert "\x1b" not in it.seen
    rounds = re.split(r"\n*^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, every 1s$", it.seen, flags=re.MULTILINE)[1:]
    assert len(rounds) >= 3
    assert rounds[0].strip() == rounds[1].strip()
    assert TARGET in rounds[0]
    assert it.errors == ""


async def test_json_is_one_document_on_a_line_for_each_round(exporter: Served) -> None:
    async with watching(f"--url={exporter.url}", TARGET, "--format=json") as it:
        await until(lambda: it.seen.count("\n") >= 2)
        await it.end(signal.SIGTERM)
    documents = [json.loads(line) for line in it.seen.splitlines()]
    assert [[row["target"] for row in one["targets"]] for one in documents] == [[TARGET]] * len(documents)


async def test_a_terminal_is_redrawn_and_given_back(exporter: Served) -> None:
    async with watching(f"--url={exporter.url}", TARGET, terminal=True) as it:
        await until(lambda: len(re.findall(r"UTC, every 1s", it.seen)) >= 3)
        assert it.seen.startswith(ALTERNATE)
        assert await it.end(signal.SIGTERM) == 1
    screen, _, after = it.seen.partition(BACK)
    assert screen.count("\x1b[H") >= 2  # from the top again, not below
    assert TARGET in after
    assert "Traceback" not in it.errors


async def test_an_exporter_that_does_not_answer_is_asked_again(tmp_path: Path) -> None:
    async with served(tmp_path) as first:
        port = first.url.rpartition(":")[2].strip("/")
        async with watching(f"--url={first.url}", TARGET) as it:
            await until(lambda: TARGET in it.seen)
            first.process.kill()
            await until(lambda: "Error: " in it.seen)
            (tmp_path / "url").unlink()
            lost = len(it.seen)
            async with served(tmp_path, f"127.0.0.1:{port}"):
                await until(lambda: "TARGET" in it.seen[lost:])
                await it.end(signal.SIGINT)


WORDS = {
    "en": ("Service", "Risk control", "asks for a captcha", "Official reverse", "because", "to change"),
    "ko": ("서비스", "상태", "이유", "바뀌려면"),
    "zh": ("服务", "状态", "原因", "如何改变"),
}


async def test_every_language_has_its_words_and_straight_columns(exporter: Served) -> None:
    async with asyncio.TaskGroup() as tasks:
        told = {
            lang: tasks.create_task(run("status", f"--url={exporter.url}", f"--lang={lang}"))
            for lang in WORDS
        }
    for lang, words in WORDS.items():
        code, out, err = told[lang].result()
        assert (code, err) == (1, "")
        assert [word for word in words if word not in out] == []
        head, *table = out.partition("\n\n")[0].splitlines()
        assert "risk_control" not in head + "".join(table)
        # The model follows the channel, whose words are wide in some languages.
        models = [re.search(rf"\s(?P<model>{MODELS})\s", line) for line in table]
        assert len({cell_len(m.string[: m.start("model")]) for m in models if m is not None}) == 1
        assert all(models)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--url=http://127.0.0.1:1", "--every=5s"), "--every goes with --watch"),
        (("--url=http://127.0.0.1:1", "--watch", "--every=10ms"), "1s or longer"),
        (("--url=http://127.0.0.1:1", "--watch", "--every=often"), "expected a duration"),
        (("--url=http://127.0.0.1:1", "--lang=fr"), "'fr' is not one of"),
        (("--watch",), "give either --config.file or --url"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(options: tuple[str, ...], words: str) -> None:
    done = CliRunner().invoke(group, ["status", *options])
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
