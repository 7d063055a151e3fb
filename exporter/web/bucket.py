"""A token bucket: a sustained rate with room for bursts."""

from exporter.clock import Clock


class Bucket:
    """Holds up to `size` tokens and gains `rate` of them a second."""

    def __init__(self, clock: Clock, rate: float, size: float) -> None:
        self._clock = clock
        self._rate = rate
        self._size = size
        self._tokens = size
        self._at = clock.monotonic()

    def wait_for(self, tokens: float) -> float:
        """Seconds until so many tokens could be taken; 0 takes nothing yet, see `take`."""
        now = self._clock.monotonic()
        self._tokens = min(self._size, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (tokens - self._tokens) / self._rate)

    def take(self, tokens: float) -> None:
        """Take tokens that are there."""
        self._tokens -= tokens
