"""The beats of one target's probes: waiting for them, and moving them when an answer calls for it."""

import asyncio
from dataclasses import dataclass, field

from exporter.clock import Clock
from exporter.core.board import Beat
from exporter.core.evidence import Evidence
from exporter.core.machine import Health
from exporter.core.track import Track
from exporter.core.words import Reason, Source, State
from exporter.engine.pace import SOONEST, Pace, hurried

_BACK_OFF_AFTER = 4
_WORTH_A_LOOK = frozenset({State.SUSPENDED, State.RISK_CONTROL, State.DEGRADED})


@dataclass(slots=True)
class Beats:
    """A target's paces. `shown` is what the board shows of them."""

    clock: Clock
    paces: dict[Source, Pace]
    shown: dict[Source, Beat]
    _moved: dict[Source, asyncio.Event] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._moved = {source: asyncio.Event() for source in self.paces}
        self._show()

    async def due(self, source: Source) -> float:
        """Wait until a probe is due; how late it is then, seconds."""
        pace, moved = self.paces[source], self._moved[source]
        while (left := pace.next_run - self.clock.time()) > 0:
            moved.clear()
            try:
                async with asyncio.timeout(left):
                    await moved.wait()
            except TimeoutError:
                continue
        return -left

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

    def resume(self, paces: dict[Source, Pace]) -> None:
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
        if source in self._moved:
            self._moved[source].set()

    def _show(self) -> None:
        for source, pace in self.paces.items():
            beat = self.shown[source]
            beat.interval, beat.next_run = pace.in_force, pace.next_run


def _stands(track: Track) -> bool:
    """An episode stands: a failure is no surprise."""
    return track.ruling is not None and track.bad and track.ruling.reason is not Reason.SLOW


def _news(evidence: Evidence, track: Track) -> bool:
    """The failure says something else than what stands: mere failure says nothing."""
    standing = None if track.ruling is None else track.ruling.state
    return evidence.outcome not in (standing, State.DEGRADED)


def _recovering(track: Track) -> bool:
    return _stands(track) and track.run > 0
