"""Following an accepted job at its own target: looking and waiting, and never creating."""

from dataclasses import replace
from typing import Final

from exporter.failover import clock
from exporter.failover.apis import DIALECTS
from exporter.failover.apis.base import Status, asked_pause
from exporter.failover.session import Session
from exporter.failover.state import JobState
from exporter.failover.steps import Flow, Sleep

PATIENCE: Final = 30.0
"""Seconds that one look may take."""
_LAST: Final = 1.0
"""Seconds that the look at the deadline may take."""
_FIRST: Final = 0.5
_USUAL: Final = 10.0
_LONGEST: Final = 60.0


class Watch:
    """The looks at one job, up to a deadline. Nothing here ever creates."""

    def __init__(self, session: Session, state: JobState, timeout: float | None) -> None:
        self._session = session
        self._state = state
        self._begun = clock.monotonic()
        self._deadline = None if timeout is None else self._begun + timeout
        self._asked: float | None = None
        self.error: Exception | None = None
        """What the client raised at the last look."""

    @property
    def waited(self) -> float:
        """Seconds since the beginning."""
        return clock.monotonic() - self._begun

    @property
    def goes_on(self) -> bool:
        """The job has not ended and the time is not up."""
        return not self._state.ended and (self._deadline is None or clock.monotonic() < self._deadline)

    def to_the_end(self) -> Flow[None]:
        """Look until the job has ended or the time is up; at least once."""
        yield from self.look()
        while self.goes_on:
            yield from self.pause()
            yield from self.look()

    def look(self) -> Flow[None]:
        """Look once. A refusal, a page, a broken connection: whatever shows no job changes nothing."""
        state, session = self._state, self._session
        target = session.target_of(state)
        dialect = DIALECTS[target.dialect]
        if state.in_call or state.ended or (step := dialect.poll(target, state.id)) is None:
            return
        last = None if self._deadline is None else max(self._deadline, clock.monotonic() + _LAST)
        reply = yield replace(step, patience=PATIENCE, deadline=last)
        self.error, self._asked = reply.error, asked_pause(reply)
        if state.heard(dialect.look(reply, target)):
            session.ended(state, reply, max(0.0, clock.wall() - state.began))

    def refresh(self) -> Flow[None]:
        """Ask a job that is completed for its address once more; nothing else about it changes."""
        state = self._state
        target = self._session.target_of(state)
        dialect = DIALECTS[target.dialect]
        if state.in_call or (step := dialect.poll(target, state.id)) is None:
            return
        reply = yield replace(step, patience=PATIENCE)
        seen = dialect.look(reply, target)
        if seen.status is Status.COMPLETED:
            state.url, state.inline = seen.url or state.url, seen.inline or state.inline

    def pause(self) -> Flow[None]:
        """Wait as long as the upstream asks, or the longer the older the job is; not beyond the deadline."""
        if not self.goes_on:
            return
        age = max(0.0, clock.wall() - self._state.began)
        seconds = min(_USUAL, max(_FIRST, age / 20))
        if self._session.poll_interval is not None:
            seconds = self._session.poll_interval
        seconds = min(_LONGEST, seconds * 2.0 ** min(self._state.misses, 8))
        seconds = min(_LONGEST, max(seconds, self._asked or 0.0)) if self._asked is not None else seconds
        if self._deadline is not None:
            seconds = min(seconds, max(0.0, self._deadline - clock.monotonic()))
        yield Sleep(seconds)
