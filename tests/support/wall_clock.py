"""A wall clock that tests set, for an exporter of its own.

Only the wall clock is another: the monotonic clocks are the machine's, as with a step by hand, by NTP or by the
host of a virtual machine. Python's readings of it are replaced (`tests.support.clocked`). libfaketime replaces those
of the whole process, and is a proof for `tests/full`: under it threads that wait for their turn do so without a
pause, which takes ten times the processor time.
"""

from dataclasses import dataclass
from pathlib import Path

from tests.support.processes import Exporter


@dataclass(frozen=True)
class WallClock:
    """The wall clock of whoever was given it; `file` says by how many seconds it is ahead of the machine's."""

    file: Path
    libfaketime: Path | None = None

    def set(self, ahead: float) -> None:
        """From now on it is so many seconds ahead."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{ahead:+.0f}\n")
        new.replace(self.file)

    def give(self, exporter: Exporter) -> None:
        """The exporter has it from its next start on."""
        if self.libfaketime is None:
            exporter.module = "tests.support.clocked"
            exporter.environment = {"TESTS_WALL_CLOCK": str(self.file)}
            return
        exporter.environment = {
            "LD_PRELOAD": str(self.libfaketime),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }
