"""The exporter with a record of what its event loop's turns take, by processor time: `python -m bench.turns FILE serve ...`.

The wall time of a turn contains what else the machine does meanwhile: other processes, the exporter's other threads
on the same core, a hypervisor. What the loop itself takes is the processor time of its thread. Every second a line
goes into the file: when (seconds of `time.monotonic`), and the longest turn since the line before (seconds).
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from exporter.cli.main import main
from exporter.engine import loop_watch

_EVERY = 1.0


class _Recorded(loop_watch.Turns):
    """Turns that are written down."""

    def __init__(self, file: TextIO, at_end: Callable[[float], None]) -> None:
        super().__init__(self._turned)
        self._file = file
        self._then = at_end
        self._last = time.thread_time()
        self._most = 0.0
        self._due = time.monotonic() + _EVERY

    def _turned(self, spent: float) -> None:
        self._most, self._last = max(self._most, spent - self._last), spent
        now = time.monotonic()
        if now >= self._due:
            self._file.write(f"{now} {self._most}\n")
            self._most, self._due = 0.0, now + _EVERY
        self._then(spent)


def longest(file: Path, begin: float, end: float) -> float:
    """The longest turn between two moments of `time.monotonic`, seconds."""
    lines = [map(float, line.split()) for line in file.read_text().splitlines()]
    return max((most for at, most in lines if begin + _EVERY <= at <= end), default=0.0)


if __name__ == "__main__":
    record = Path(sys.argv.pop(1)).open("w", buffering=1)  # noqa: SIM115 - open to the end
    loop_watch.Turns = lambda at_end=lambda _now: None: _Recorded(record, at_end)  # type: ignore[assignment,misc]
    main()
