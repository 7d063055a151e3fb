"""The beats of one target's probes: waiting for them, and moving them when an answer calls for it."""

import asyncio
from dataclasses import dataclass, field

from exporter.clock import Clock
from exporter.core.board import Beat
from exporter.core.evidence import Evidence
from exporter.core.machine import Health
from exporter.core.track import Track
from exporter.core.words import Reason, Source, State
from exporter.engine.pace import SOONEST, Pace

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

    def soon(self, source: Source) -> None:
        """Bring a free probe forward, because somebody else's answer was suspicious."""
        if source in self.paces and not source.paid:
            self.paces[source].bring_forward(self.clock.time())
            self._move(source)

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
        pace = self.paces.get(source)
        if evidence.success:
            if pace is not None:
                pace.calm()
                pace.backed_off = False
                if _recovering(is_):
                    pace.bring_forward(now if pace.paid else now + SOONEST)
        elif not _stands(was):
            self._suspicious(evidence, is_, now)
        elif pace is not None and pace.paid:
            pace.backed_off = is_.settled >= _BACK_OFF_AFTER and not _news(evidence, is_)
            pace.after_run(now)
        self._show()
        self._move(source)

    def _suspicious(self, evidence: Evidence, track: Track, now: float) -> None:
        """A failure while up: ask again soon, a deeper free probe too, a paid one once it is confirmed."""
        source = evidence.source
        pace = self.paces.get(source)
        if pace is not None:
            pace.suspicious(evidence.began, now)
        validation = self.paces.get(Source.VALIDATION)
        if source is not Source.VALIDATION and validation is not None and validation.hurries == 0:
            validation.suspicious(now, now)
            self._move(Source.VALIDATION)
        generation = self.paces.get(Source.GENERATION)
        confirmed = _stands(track) and track.ruling is not None and track.ruling.state in _WORTH_A_LOOK
        if generation is not None and source is not Source.GENERATION and confirmed:
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
