"""The machine's clock, read here and nowhere else in this package."""

import time
from datetime import UTC, datetime


def wall() -> float:
    """Unix seconds: for stamps that outlive the process, and for the day of a budget."""
    return time.time()


def monotonic() -> float:
    """Seconds since an arbitrary moment; never goes back. For deadlines, rests and durations."""
    return time.monotonic()


def sleep(seconds: float) -> None:
    """Hold the calling thread."""
    time.sleep(seconds)


def today() -> str:
    """The UTC day, as `YYYY-MM-DD`."""
    return datetime.fromtimestamp(wall(), UTC).date().isoformat()


def stamp(at: float) -> str:
    """Unix seconds as RFC 3339 with milliseconds."""
    text = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")
