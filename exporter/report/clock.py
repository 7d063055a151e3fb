"""The machine's clock, read here and nowhere else in this package."""

import time


def wall() -> float:
    """Unix seconds."""
    return time.time()


def monotonic() -> float:
    """Seconds since an arbitrary moment; never goes back."""
    return time.monotonic()
