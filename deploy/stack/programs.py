"""Programs that are started one after the other, waited for, and ended in the opposite order."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2

_PATIENCE: Final = 60.0
"""Seconds for a program to answer for the first time."""
_POLITELY: Final = 10.0
"""Seconds for a program to end by itself."""
_TOLD: Final = 15
"""Lines of its log that are shown of a program that failed."""


class Failed(Exception):
    """Why there is no installation; the message is for whoever wants one."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program under way."""

    name: str
    process: asyncio.subprocess.Process
    log: Path

    async def ended(self) -> str:
        """Wait for its end; what is to be said of it."""
        code = await self.process.wait()
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        return f"{self.name} {how}. The last that it said:\n{self.said()}"

    async def end(self) -> None:
        """End it, politely at first."""
        with suppress(ProcessLookupError):
            self.process.terminate()
            self.process.send_signal(signal.SIGCONT)  # a program that was stopped hears nothing else
        try:
            async with asyncio.timeout(_POLITELY):
                await self.process.wait()
        except TimeoutError:
            self.process.kill()
            await self.process.wait()

    def said(self) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-_TOLD:])


class Programs:
    """Everything that was started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.started: list[Program] = []

    async def start(self, name: str, url: str, *command: str) -> None:
        """Start a program and wait until it answers at an address.

        Raises:
            Failed: it ended, or did not come to answer.
        """
        log = self._folder / f"{name}.log"
        with log.open("wb") as out:
            # A session of its own: Ctrl-C reaches this script alone, which ends the others in order.
            process = await asyncio.create_subprocess_exec(
                *command, stdout=out, stderr=out, start_new_session=True
            )
        program = Program(name, process, log)
        self.started.append(program)
        try:
            async with asyncio.timeout(_PATIENCE):
                await _answers(program, url)
        except TimeoutError:
            raise Failed(f"{name} does not answer at {url}:\n{program.said()}") from None

    async def run(self, name: str, *command: str) -> None:
        """Run a program to its end.

        Raises:
            Failed: it did not end well.
        """
        log = self._folder / f"{name}.log"
        with log.open("wb") as out:
            process = await asyncio.create_subprocess_exec(
                *command, stdout=out, stderr=out, start_new_session=True
            )
        program = Program(name, process, log)
        try:
            how = await program.ended()
        finally:
            if process.returncode is None:
                await program.end()
        if process.returncode != 0:
            raise Failed(how)

    async def ends(self) -> AsyncIterator[str]:
        """What is to be said of each program that ends by itself, as it does."""
        async with asyncio.TaskGroup() as tasks:
            waiting = {tasks.create_task(program.ended()) for program in self.started}
            for end in asyncio.as_completed(waiting):
                yield await end

    async def end(self) -> None:
        """End everything."""
        for program in reversed(self.started):
            await program.end()


async def _answers(program: Program, url: str) -> None:
    async with httpx2.AsyncClient(trust_env=False) as client:
        while program.process.returncode is None:
            with suppress(httpx2.HTTPError):
                if (await client.get(url)).is_success:
                    return
            await asyncio.sleep(0.1)
    raise Failed(await program.ended())
