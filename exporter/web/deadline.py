"""How long a scrape may take, by what Prometheus says in its header."""

from math import isfinite

from starlette.requests import Request

HEADER = "x-prometheus-scrape-timeout-seconds"
_MARGIN = 0.5
"""Seconds kept back for the answer's way home."""


def deadline(request: Request, default: float) -> float:
    """Seconds until the answer must leave; `default` without the header.

    Raises:
        ValueError: when the header is no positive number.
    """
    text = request.headers.get(HEADER)
    if text is None:
        return default
    seconds = float(text)
    if not (isfinite(seconds) and seconds > 0):
        raise ValueError(f"{HEADER} is no positive number")
    return max(seconds - _MARGIN, seconds / 2)
