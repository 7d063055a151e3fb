"""When a probe runs next: a fixed rate with a stable offset, brought forward or held back for good cause."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

SOONEST: Final = 5.0
LATEST_HURRY: Final = 300.0
HURRIES: Final = 4
_FIRST_WITHIN: Final = 50.0
"""Seconds; with the start of the process every target has been measured within the minute."""
_PAID_RETRY_AFTER: Final = 3600.0
_FREE_RETRY_AFTER: Final = 900.0
_DENSE_FOR: Final = 2
"""Intervals for which traffic has to have been as dense as the schedule that it replaces."""


def share_of(name: str) -> float:
    """A stable number from 0 to 1 for a name: spreads probes evenly, and the same after a restart."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") / 2**64


def hurried(interval: float) -> float:
    """How soon a suspicious answer brings the next probe of its depth, seconds."""
    return min(max(SOONEST, min(interval / 4, LATEST_HURRY)), interval)


@dataclass(slots=True)
class Pace:
    """The beat of one probe of one target. Times are unix seconds.

    The beat stands still while `next_run` moves: a run that was brought forward does not shift the
    later ones, and beats missed by a long run are skipped, not caught up with.
    """

    interval: float
    anchor: float
    """A moment of the beat; the others are whole intervals away."""
    paid: bool
    next_run: float = 0.0
    hurries: int = 0
    """Runs brought forward in a row because an answer was suspicious."""
    backed_off: bool = False
    held_until: float = 0.0
    """The upstream asked for quiet until then ..."""
    held_for: float = 0.0
    """... which is so many seconds."""
    following: bool = False
    """The next run follows a suspicion or a recovery: traffic does not replace it."""
    ran: float = 0.0
    """When the last run that gave evidence began."""
    traffic_since: float = 0.0
    """Since when real traffic has not paused for longer than an interval ..."""
    traffic_at: float = 0.0
    """... and when it was last heard of."""
    watching: bool = False
    """The next run is no beat: a look whether the traffic that replaced the last one still flows."""

    @classmethod
    def begin(cls, name: str, interval: float, now: float, *, paid: bool, last_run: float | None) -> "Pace":
        """The beat from `now` on: free probes begin within a minute, paid ones within their interval."""
        within = interval if paid else min(interval, _FIRST_WITHIN)
        first = now + share_of(name) * within
        if last_run is not None:
            first = max(first, min(last_run + interval, now + interval))
        return cls(interval, first, paid, next_run=first, ran=last_run or 0.0)

    @property
    def in_force(self) -> float:
        """The interval now: twice the configured one after backing off, longer at the upstream's wish."""
        return max(self._step, self.held_for)

    @property
    def _step(self) -> float:
        return 2 * self.interval if self.backed_off else self.interval

    def after_run(self, now: float) -> None:
        """Plan the next beat after a run that ended at `now`."""
        if now >= self.held_until:
            self.held_for = 0.0
        self.next_run = max(self._beat_after(now), self.held_until)
        self.following = self.watching = False

    def watch(self, until: float) -> None:
        """The run was replaced by traffic that lasts until then: look again, if that is before the beat."""
        if until < self.next_run:
            self.next_run, self.watching = max(until, self.held_until), True

    def heard(self, now: float) -> None:
        """Real traffic has given evidence as deep as this probe's."""
        if now - self.traffic_at > self.interval:
            self.traffic_since = now
        self.traffic_at = now

    def replaced(self, now: float) -> bool:
        """Real traffic is as dense as this probe's schedule: evidence in every interval of late."""
        dense = now - self.traffic_since >= _DENSE_FOR * self.interval
        return dense and now - self.traffic_at <= self.interval

    def suspicious(self, began: float, now: float) -> None:
        """A run begun at `began` failed while all was well: look again soon, at most four times in a row.

        Like the beat, the hurry counts from begin to begin: a failure that took long to come is not
        followed by a further wait.
        """
        if self.hurries >= HURRIES:
            return
        self.hurries += 1
        self.bring_forward(max(now, began + hurried(self.interval)))

    def calm(self) -> None:
        """The last answer was not suspicious."""
        self.hurries = 0

    def bring_forward(self, at: float) -> None:
        """Run at `at` if that is sooner than planned, but not before the upstream's word allows."""
        self.next_run = max(min(self.next_run, at), self.held_until)
        self.following = True

    def hold(self, now: float, seconds: float) -> None:
        """Honour `Retry-After`: up to 15 min for free and 1 h for paid probes."""
        limit = _PAID_RETRY_AFTER if self.paid else _FREE_RETRY_AFTER
        self.held_for = min(max(seconds, 0.0), limit)
        self.held_until = now + self.held_for
        self.next_run = max(self.next_run, self.held_until)

    def move(self, seconds: float) -> None:
        """The clock was set by so many seconds: the beat goes on as it was."""
        self.anchor += seconds
        self.next_run += seconds
        self.held_until += seconds
        self.ran += seconds
        self.traffic_since += seconds
        self.traffic_at += seconds

    def _beat_after(self, now: float) -> float:
        step = self._step
        beat = self.anchor + max(int((now - self.anchor) // step) + 1, 1) * step
        return beat if beat > now else beat + step
