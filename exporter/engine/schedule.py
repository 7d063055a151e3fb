"""When a probe runs next: a fixed rate with a stable offset, brought forward or held back for good cause."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Final

from exporter.clock import Clock
from exporter.core.board import Beat
from exporter.core.records import dataclass
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.window import Track
from exporter.core.vocabulary import Reason, Source, State

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
class ProbeSchedule:
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
    def begin(
        cls, name: str, interval: float, now: float, *, paid: bool, last_run: float | None
    ) -> "ProbeSchedule":
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


_BACK_OFF_AFTER = 4
_WORTH_A_LOOK = frozenset({State.SUSPENDED, State.RISK_CONTROL, State.DEGRADED})


@dataclass(slots=True)
class Schedule:
    """A target's paces. `shown` is what the board shows of them."""

    clock: Clock
    paces: dict[Source, ProbeSchedule]
    shown: dict[Source, Beat]
    moved: Callable[[Source], None] = lambda _source: None
    """Told of every probe that may be due sooner than it was."""

    def __post_init__(self) -> None:
        self._show()

    def left(self, source: Source) -> float:
        """Seconds until a probe is due; how late it is where that is negative."""
        return self.paces[source].next_run - self.clock.time()

    def is_due(self, source: Source) -> bool:
        """Whether a probe is due now."""
        return self.paces[source].next_run <= self.clock.time()

    def after_run(self, source: Source) -> int:
        """Plan the next beat; how many were missed meanwhile."""
        pace, now = self.paces[source], self.clock.time()
        planned = pace.next_run
        pace.after_run(now)
        self._show()
        return max(0, int((now - planned) // pace.in_force))

    def interrupted(self, source: Source) -> None:
        """A run was cut off, and what it had ordered is followed by others: the next one has its beat."""
        if source in self.paces and self.is_due(source):
            self.after_run(source)

    def hold(self, source: Source, seconds: float) -> None:
        """Honour `Retry-After`."""
        self.paces[source].hold(self.clock.time(), seconds)
        self._show()

    def resume(self, paces: dict[Source, ProbeSchedule]) -> None:
        """Go on with the beat of an earlier set, where the interval is the same."""
        for source, pace in paces.items():
            if source in self.paces and self.paces[source].interval == pace.interval:
                self.paces[source] = pace
        self._show()

    def move(self, seconds: float) -> None:
        """The clock was set by so many seconds: every probe is due as soon as it was."""
        for pace in self.paces.values():
            pace.move(seconds)
        self._show()

    def soon(self, source: Source) -> None:
        """Bring a free probe forward, because somebody else's answer was suspicious."""
        if source in self.paces and not source.paid:
            self.paces[source].bring_forward(self.clock.time())
            self._move(source)

    def replaced(self, source: Source, until: float) -> bool:
        """Real traffic, good `until` then, stands in for this run: dense, and nothing to be followed up."""
        pace, now = self.paces[source], self.clock.time()
        return until > now and pace.replaced(now) and not pace.following

    def rest(self, source: Source, until: float) -> None:
        """Plan on after real traffic, good `until` then, stood in for a run: after it the probe runs."""
        self.after_run(source)
        self.paces[source].watch(until)
        self._show()

    def again(self, source: Source, began: float) -> None:
        """A free run that began then came to nothing by our own fault: the next one is as soon as may be."""
        if not source.paid:
            self.paces[source].suspicious(began, self.clock.time())
            self._show()
            self._move(source)

    def follow_up(self, evidence: Evidence, before: Health, after: Health) -> None:
        """Move beats as this answer calls for (contract, section 4)."""
        source, now = evidence.source, self.clock.time()
        was, is_ = before.track(source), after.track(source)
        if source is Source.OBSERVATION:
            self._reported(evidence, was, is_, now)
            return
        pace = self.paces.get(source)
        if pace is not None:
            pace.ran = evidence.began
        if evidence.success:
            if pace is not None:
                pace.calm()
                pace.backed_off = False
                if _recovering(is_):
                    pace.bring_forward(now if pace.paid else now + SOONEST)
        elif not _stands(was):
            self._suspicious(evidence, is_, now)
        elif pace is not None and pace.paid:
            # With a score above 0 it is on its way up in spite of this failure.
            nothing_new = is_.score <= 0 and not _news(evidence, is_)
            pace.backed_off = is_.settled >= _BACK_OFF_AFTER and nothing_new
            pace.after_run(now)
        self._show()
        self._move(source)

    def _reported(self, evidence: Evidence, was: Track, is_: Track, now: float) -> None:
        """Real traffic has spoken, as deep as the paid probe. What it begins to show the probe follows up."""
        pace = self.paces.get(Source.GENERATION)
        if pace is not None:
            pace.heard(now)
        if not evidence.success and not _stands(was):
            self._suspicious(evidence, is_, now)
        elif evidence.success and pace is not None and _recovering(is_):
            # Where a part of the requests succeeds, dense traffic must not order more than the schedule does.
            pause = pace.interval if pace.replaced(now) else hurried(pace.interval)
            pace.backed_off = False
            pace.bring_forward(max(now, pace.ran + pause))
            self._move(Source.GENERATION)
        self._show()

    def _suspicious(self, evidence: Evidence, track: Track, now: float) -> None:
        """A failure while up: ask again soon, a deeper free probe too, a paid one once it is confirmed.

        Thin traffic is confirmed by the paid probe beside it, dense traffic by itself.
        """
        source = evidence.source
        pace = self.paces.get(source)
        if pace is not None:
            pace.suspicious(evidence.began, now)
        validation = self.paces.get(Source.VALIDATION)
        if source is not Source.VALIDATION and validation is not None and validation.hurries == 0:
            validation.suspicious(now, now)
            self._move(Source.VALIDATION)
        generation = self.paces.get(Source.GENERATION)
        if generation is None or source is Source.GENERATION:
            return
        thin = source is Source.OBSERVATION and not generation.replaced(now)
        confirmed = _stands(track) and track.ruling is not None and track.ruling.state in _WORTH_A_LOOK
        if thin or confirmed:
            generation.suspicious(now, now)
            self._move(Source.GENERATION)

    def _move(self, source: Source) -> None:
        if source in self.paces:
            self.moved(source)

    def _show(self) -> None:
        for source, pace in self.paces.items():
            beat = self.shown[source]
            beat.interval, beat.next_run = pace.in_force, pace.next_run
            beat.held_until = pace.held_until


def _stands(track: Track) -> bool:
    """An episode stands: a failure is no surprise."""
    return track.ruling is not None and track.bad and track.ruling.reason is not Reason.SLOW


def _news(evidence: Evidence, track: Track) -> bool:
    """The failure says something else than what stands: mere failure says nothing."""
    standing = None if track.ruling is None else track.ruling.state
    return evidence.outcome not in (standing, State.DEGRADED)


def _recovering(track: Track) -> bool:
    return _stands(track) and track.run > 0
