"""`sora-exporter` whose wall clock is ahead by as many seconds as the file says that `TESTS_WALL_CLOCK` names.

All of Python's readings of it are replaced before anything of the exporter is loaded and keeps one of them.
"""

import os
import time
from pathlib import Path


def _replace(file: Path) -> None:
    seconds, gettime = time.time, time.clock_gettime

    def ahead() -> float:
        return float(file.read_text())

    time.time = lambda: seconds() + ahead()
    time.time_ns = lambda: int(time.time() * 1e9)
    time.clock_gettime = lambda kind: gettime(kind) + (ahead() if kind == time.CLOCK_REALTIME else 0.0)


if __name__ == "__main__":
    _replace(Path(os.environ["TESTS_WALL_CLOCK"]))
    from exporter.cli.main import main

    main()
