"""The exporter with a record of what its event loop's turns take, by processor time: `python -m bench.turns FILE serve ...`.

The wall time of a turn contains what else the machine does meanwhile: other processes, the exporter's other threads
on the same core, a hypervisor. What the loop itself takes is the processor time of its thread; the kernel's work in
its calls is part of that, and on a shared host now and then takes milliseconds itself. SIGUSR1 sets the wall clock, as
the exporter reads it, an hour forward. Every second a line goes into
the file: when (seconds of `time.monotonic`), how many turns there were since the line before, how many of them took
over `LONG`, the longest, and what all took together (seconds).

`python -m bench.turns control SECONDS PORT` prints such a line of a loop that takes about as much of the core, and
whose every turn does the same: a question to an upstream at a port of this machine, and what computes for 0.3 ms.
What is longer there is the machine's. On a shared host a good part is: the time that the hypervisor takes away
(`steal` in `/proc/stat`) is counted as the thread's.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TextIO

from bench.measured import UNDER_TEST
from exporter.cli.main import main
from exporter.clock import SystemClock
from exporter.engine import loop_watch

LONG = 0.005
SET_BY = 3600.0
"""Seconds by which the wall clock is set."""
_EVERY = 1.0
_PAUSE = 0.002
_TIMES = 4
_ANSWER = json.dumps({"data": [{"id": f"model-{i}", "object": "model"} for i in range(100)]}).encode()


@dataclass(frozen=True, slots=True)
class Turned:
    """How the loop's turns were in a time."""

    turns: int = 0
    long: int = 0
    longest: float = 0.0
    cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Long ones in a second of processor time."""
        return self.long / self.cpu if self.cpu else 0.0


class _Recorded(loop_watch.Turns):
    """Turns that are written down."""

    def __init__(self, file: TextIO, at_end: Callable[[float], None]) -> None:
        super().__init__(self._turned)
        self._file = file
        self._then = at_end
        self._began = time.thread_time()
        self._turns = self._long = 0
        self._most = self._cpu = 0.0
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
        self._cpu += took
        self._turns += 1
        self._long += took > LONG
        now = time.monotonic()
        if now >= self._due:
            self._file.write(f"{now} {self._turns} {self._long} {self._most} {self._cpu}\n")
            self._turns = self._long = 0
            self._most, self._cpu, self._due = 0.0, 0.0, now + _EVERY


def read(file: Path, begin: float, end: float) -> Turned:
    """The turns between two moments of `time.monotonic`."""
    lines = [line.split() for line in file.read_text().splitlines()]
    some = [line for line in lines if begin + _EVERY <= float(line[0]) <= end]
    return _all([line[1:] for line in some])


def control(seconds: float, port: int) -> Turned:
    """Turns of equal work on the core under test; an upstream listens at the port."""
    command = [sys.executable, "-m", "bench.turns", "control", str(seconds), str(port)]
    told = subprocess.run(
        command, stdout=subprocess.PIPE, check=True, preexec_fn=lambda: os.sched_setaffinity(0, UNDER_TEST)
    ).stdout
    return _all([told.decode().split()])


def _all(lines: Sequence[Sequence[str]]) -> Turned:
    """What lines without their time say together."""
    turns, long, most, cpu = zip(*lines, strict=True) if lines else ((), (), (), ())
    longest = max(map(float, most), default=0.0)
    return Turned(sum(map(int, turns)), sum(map(int, long)), longest, sum(map(float, cpu)))


def _equal_turns(seconds: float, port: int) -> Turned:
    upstream = HTTPConnection("127.0.0.1", port)
    turns = long = 0
    most = cpu = 0.0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.thread_time()
        upstream.request("GET", "/control")
        upstream.getresponse().read()
        for _ in range(_TIMES):
            json.loads(_ANSWER)
        took = time.thread_time() - began
        turns, long, most, cpu = turns + 1, long + (took > LONG), max(most, took), cpu + took
        time.sleep(_PAUSE)
    return Turned(turns, long, most, cpu)


def _wall_clock_by_signal() -> None:
    ahead = 0.0

    def step(_signal: int, _frame: object) -> None:
        nonlocal ahead
        ahead += SET_BY

    _, *others = SystemClock.__init__.__defaults__ or ()
    SystemClock.__init__.__defaults__ = (lambda: time.time() + ahead, *others)
    signal.signal(signal.SIGUSR1, step)


def _main() -> None:
    if sys.argv[1] == "control":
        found = _equal_turns(float(sys.argv[2]), int(sys.argv[3]))
        print(found.turns, found.long, found.longest, found.cpu)
        return
    _wall_clock_by_signal()
    record = Path(sys.argv.pop(1)).open("w", buffering=1)  # noqa: SIM115 - open to the end
    loop_watch.Turns = lambda at_end=lambda _now: None: _Recorded(record, at_end)  # type: ignore[assignment,misc]
    main()


if __name__ == "__main__":
    _main()
