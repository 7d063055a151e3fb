"""Starts `tests.support.web_process` as a process and waits for what it does."""

import asyncio
import resource
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

PATIENCE = 15.0


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that will come; a test that waits in vain fails."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - it is another process's doing
            await asyncio.sleep(0.02)


class Served:
    """One process and where it is."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self.process = process
        self.folder = folder

    @property
    def url(self) -> str:
        return (self.folder / "url").read_text()

    @property
    def log(self) -> list[str]:
        path = self.folder / "log"
        return path.read_text().splitlines() if path.exists() else []

    async def end(self) -> int:
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()


@asynccontextmanager
async def served(
    folder: Path, address: str = "127.0.0.1:0", descriptors: int | None = None
) -> AsyncIterator[Served]:
    """The process; `descriptors` is how many files and sockets it may have open."""

    def limit() -> None:
        if descriptors is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.web_process", str(folder), address),
        stderr=subprocess.PIPE,
        preexec_fn=limit,
    )
    it = Served(process, folder)
    try:
        await until(lambda: (folder / "url").exists() or process.returncode is not None)
        yield it
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()
