"""Saying the same thing seldom: our own trouble strikes every probe at once, and one line tells of all."""


class Seldom:
    """Lets through the first of many like records, then one in so many seconds.

    `pause`: seconds. Times are seconds of any clock that does not go back.
    """

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._next = float("-inf")
        self._left_out = 0

    def due(self, now: float) -> int | None:
        """None for a record that is left out; otherwise how many were left out since the last one."""
        if now < self._next:
            self._left_out += 1
            return None
        left_out, self._left_out = self._left_out, 0
        self._next = now + self._pause
        return left_out
