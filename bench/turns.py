"""The exporter with a record of what its event loop's turns take, by processor time: `python -m bench.turns FILE serve ...`.

The wall time of a turn contains what else the machine does meanwhile: other processes, the exporter's other threads
on the same core, a hypervisor. What the loop itself takes is the processor time of its thread; the kernel's work in
its calls is part of that, and on a shared host now and then takes milliseconds itself. Every second a line goes into
the file: when (seconds of `time.monotonic`), how many turns there were since the line before, how many of them took
over `LONG`, and the longest (seconds).

`python -m bench.turns control SECONDS` prints such a line of a loop whose every turn does the same tenth of a
millisecond: what is longer there is the machine's.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from bench.measured import UNDER_TEST
from exporter.cli.main import main
from exporter.engine import loop_watch

LONG = 0.005
_EVERY = 1.0
_ASKED = json.dumps({"data": [{"id": f"model-{i}", "object": "model"} for i in range(100)]}).encode()


@dataclass(frozen=True, slots=True)
class Turned:
    """How the loop's turns were in a time."""

    turns: int = 0
    long: int = 0
    longest: float = 0.0


class _Recorded(loop_watch.Turns):
    """Turns that are written down."""

    def __init__(self, file: TextIO, at_end: Callable[[float], None]) -> None:
        super().__init__(self._turned)
        self._file = file
        self._then = at_end
        self._began = time.thread_time()
        self._turns = self._long = 0
        self._most = 0.0
        self._due = time.monotonic() + _EVERY

    @contextmanager
    def timed(self, loop: Any) -> Iterator[None]:
        """See `Turns.timed`; what the kernel does while the loop waits is no turn's."""
        with super().timed(loop):
            waits = loop._selector.select

            def select(timeout: float | None = None) -> Any:
                try:
                    return waits(timeout)
                finally:
                    self._began = time.thread_time()

            loop._selector.select = select
            try:
                yield
            finally:
                loop._selector.select = waits

    def _turned(self, spent: float) -> None:
        self._then(spent)
        took = time.thread_time() - self._began
        self._most = max(self._most, took)
        self._turns += 1
        self._long += took > LONG
        now = time.monotonic()
        if now >= self._due:
            self._file.write(f"{now} {self._turns} {self._long} {self._most}\n")
            self._turns = self._long = 0
            self._most, self._due = 0.0, now + _EVERY


def read(file: Path, begin: float, end: float) -> Turned:
    """The turns between two moments of `time.monotonic`."""
    lines = [line.split() for line in file.read_text().splitlines()]
    some = [line for line in lines if begin + _EVERY <= float(line[0]) <= end]
    turns, long = (sum(int(line[i]) for line in some) for i in (1, 2))
    return Turned(turns, long, max((float(line[3]) for line in some), default=0.0))


def control(seconds: float) -> Turned:
    """Turns of equal work on the core under test, with as many sleeps as the exporter's loop has."""
    command = [sys.executable, "-m", "bench.turns", "control", str(seconds)]
    told = subprocess.run(
        command, stdout=subprocess.PIPE, check=True, preexec_fn=lambda: os.sched_setaffinity(0, UNDER_TEST)
    ).stdout.split()
    return Turned(int(told[0]), int(told[1]), float(told[2]))


def _equal_turns(seconds: float) -> Turned:
    near, far = socket.socketpair()
    turns = long = 0
    most, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.thread_time()
        near.send(_ASKED)
        json.loads(far.recv(len(_ASKED)))
        took = time.thread_time() - began
        turns, long, most = turns + 1, long + (took > LONG), max(most, took)
        time.sleep(LONG / 5)
    return Turned(turns, long, most)


def _main() -> None:
    if sys.argv[1] == "control":
        found = _equal_turns(float(sys.argv[2]))
        print(found.turns, found.long, found.longest)
        return
    record = Path(sys.argv.pop(1)).open("w", buffering=1)  # noqa: SIM115 - open to the end
    loop_watch.Turns = lambda at_end=lambda _now: None: _Recorded(record, at_end)  # type: ignore[assignment,misc]
    main()


if __name__ == "__main__":
    _main()
