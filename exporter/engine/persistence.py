"""What must outlive the process goes through here to the store, in order, without holding anybody up."""

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from operator import itemgetter
from typing import Any

from exporter.clock import Clock
from exporter.core.answer import Answer
from exporter.core.board import Board, Run
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health, Transition
from exporter.core.vocabulary import Fault, Reason, State
from exporter.engine.check_log import CheckLog
from exporter.engine.stored_health import written
from exporter.errors import StoreError
from exporter.log import Log
from exporter.store import HealthRow, Store, StoreWriter

_log = Log("exporter.store")
_PAUSE = 1.0
_HEALTH_EVERY = 60.0
_RETRY = 15.0
_MOST_WAITING = 100_000
_AT_ONCE = 100
"""Targets whose health, and changes that are written between two other uses of the store, in some ten ms."""
_KEPT = 5
"""Answers kept as evidence of an episode."""
Fingerprint = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class StoreAccess:
    """The store, and the one way to it."""

    store: Store
    writer: StoreWriter
    in_memory: bool = False
    """Nothing outlives the process: a replay."""


class Persistence:
    """Collects changes and writes them in batches: history in order, of each target's health the newest.

    Without a `fingerprint` (which tells what a target's health belongs to) neither health nor single checks
    are kept: a replay never starts again. `conceal` takes the secrets out of what upstreams said.
    """

    def __init__(
        self,
        access: StoreAccess,
        board: Board,
        clock: Clock,
        fingerprint: Fingerprint | None,
        conceal: Callable[[str], str] = lambda _text: "",
    ) -> None:
        self._store = access.store
        self._writer = access.writer
        self._board = board
        self._clock = clock
        self._is_refused = False
        self._fingerprint = fingerprint
        self._history: deque[tuple[str, Callable[[], object]]] = deque(maxlen=_MOST_WAITING)
        """What was noted of which target, the oldest first: its health is written with it."""
        self._dirty: dict[str, float] = {}
        """Since when (monotonic seconds) a target's health waits to be kept, the oldest first."""
        self._checks = CheckLog(conceal)
        self._wake = asyncio.Event()
        self._writing = asyncio.Lock()
        self.health_every = _HEALTH_EVERY
        """Seconds after which health that changed is kept even where nothing else happened.

        Each target has its own: what all of them have learnt is never written at once.
        """

    def transition(self, target: str, transition: Transition, health: Health, *, news: bool) -> None:
        """Keep an episode's begin, with the evidence that decided it, and whether it is an event."""
        write = partial(
            self._store.record_transition,
            target,
            transition,
            verified=health.verified,
            evidence=evidence_of(health, transition),
            news=news,
        )
        self._note(target, write)

    def _note(self, target: str, write: Callable[[], object]) -> None:
        self._history.append((target, write))
        self._wake.set()

    def verified(self, target: str, at: float, verified: bool) -> None:
        """Keep that the present state is verified from `at` on, or no longer."""
        self._note(target, partial(self._store.record_verified, target, at, verified))

    def unwatched(self, target: str, start: float, end: float) -> None:
        """Keep that nobody looked between two moments."""
        self._note(target, partial(self._store.record_gap, target, start, end))

    def rewound(self, target: str, now: float) -> None:
        """Keep that the clock was set back to `now`: what was noted for later did not happen then."""
        self._note(target, partial(self._store.record_rewind, target, now))

    def checked(
        self, target: str, run: Run, fault: Fault | None, answer: Answer | None, *, timed: bool
    ) -> None:
        """Keep a check if it says anything new; not `timed`, its duration is not known."""
        if self._fingerprint is not None:
            self._checks.note(target, run, fault, answer, timed=timed)

    def dirty(self, target: str) -> None:
        """This target's health is to be kept."""
        if self._fingerprint is not None:
            self._dirty.setdefault(target, self._clock.monotonic())

    def known(self, targets: list[str]) -> list[tuple[str, str, Health]]:
        """Health of these targets as it is now, with the fingerprint that it belongs to."""
        entries, fingerprint = self._board.entries, self._fingerprint
        if fingerprint is None:
            return []
        return [(name, fingerprint(name), entries[name].health) for name in targets if name in entries]

    async def run(self) -> None:
        """Write for ever: history soon, health now and then, patiently while the store cannot be written."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._patience()):
                    await self._wake.wait()
            written = await self.flush(min(self.health_every, _HEALTH_EVERY))
            await asyncio.sleep(_PAUSE if written else _RETRY)

    def _patience(self) -> float | None:
        """Seconds until the oldest health is to be kept; None keeps none."""
        if self._fingerprint is None:
            return None
        every = min(self.health_every, _HEALTH_EVERY)
        oldest = next(iter(self._dirty.values()), None)
        return every if oldest is None else max(0.0, oldest + every - self._clock.monotonic())

    async def flush(self, age: float = 0.0) -> bool:
        """Write what waits, health that has waited for `age` seconds at least.

        False where the store refused, then nothing is lost.
        """
        self._wake.clear()
        try:
            if self._history or self._checks:
                await self.write()
            until = self._clock.monotonic() - age
            while ripe := list(
                islice(takewhile(lambda item: item[1] <= until, self._dirty.items()), _AT_ONCE)
            ):
                await self.write(names=[name for name, _ in ripe])
        except StoreError as error:
            self.refused(error)
            self._wake.set()
            return False
        return True

    async def fold(self, target: str, numbers: list[int]) -> None:
        """Exchange folded observations for what they have taught.

        Raises:
            StoreError: nothing was written.
        """
        self.dirty(target)
        await self.write(partial(self._store.fold, numbers, ()), names=[target])

    async def write(self, *more: Callable[[], object], names: Iterable[str] = ()) -> None:
        """Write the history that waits, and what is given, with the health of these `names`.

        All or nothing, with the health of every target that has history: they never contradict each other.
        Where much history waits it goes before, some at a time.

        Raises:
            StoreError: nothing of that was written; what waited still does.
        """
        async with self._writing:
            # Before anything is written and a piece at a time: to mask what thousands of answers said takes
            # seconds, in which neither the loop nor the money of a paid probe may wait.
            while self._checks.unmasked:
                await self._writer.run(self._checks.mask_some)
            while len(self._history) > _AT_ONCE:
                await self._write((), set())
            await self._write(more, {*names})

    async def _write(self, more: Sequence[Callable[[], object]], names: set[str]) -> None:
        history, checks = list(islice(self._history, _AT_ONCE)), self._checks.ready()
        names |= {target for target, _ in history}
        waiting = {name: self._dirty.pop(name) for name in names if name in self._dirty}
        changes = (write for _, write in history)
        writes: list[Callable[[], object]] = [*changes, *more, partial(self._store.save_checks, checks)]
        try:
            await self._writer.run(self._together, writes, self.known([*waiting]), self._clock.time())
        except StoreError:
            self._dirty = dict(sorted(waiting.items(), key=itemgetter(1))) | self._dirty
            raise
        self.accepted()
        self._checks.written(checks)
        for note in history:
            if self._history and self._history[0] is note:
                self._history.popleft()

    def _together(
        self, writes: list[Callable[[], object]], known: list[tuple[str, str, Health]], now: float
    ) -> None:
        # In the store's thread: to write hundreds of targets down would hold up the loop.
        rows = [HealthRow(name, mark, written(health), now) for name, mark, health in known]
        with self._store.together():
            for write in writes:
                write()
            self._store.save_health(rows)

    def refused(self, error: StoreError) -> None:
        """The store cannot be written: say so once."""
        if not self._is_refused:
            _log.error("store not writable: paid probing stops", error=str(error))
        self._is_refused = True
        self._show(writable=False)

    def accepted(self) -> None:
        """The store can be written."""
        if self._is_refused:
            _log.info("store writable again")
        self._is_refused = False
        self._show(writable=True)

    def _show(self, *, writable: bool) -> None:
        if self._board.store_writable != writable:
            self._board.store_writable = writable
            self._board.touch()


def evidence_of(health: Health, transition: Transition) -> str:
    """What decided a change of state, as text for people: answers, announced work, or nothing."""
    answers = _decisive(health)
    told = [{"source": a.source, "at": a.at, "outcome": a.outcome, "reason": a.reason} for a in answers]
    if transition.work is not None and not any(a.began >= transition.since for a in answers):
        # No answer decided, but that the work began, or that its time was over.
        told.append(_announcement(*transition.work))
    return json.dumps(told)


def _decisive(health: Health) -> Sequence[Evidence]:
    """The newest answers of the depth that decided."""
    if health.decided_by is None:
        return ()
    track = health.track(health.decided_by)
    if track.ruling is None or track.ruling.state is not State.UNKNOWN:
        return track.answers[-_KEPT:]
    # Our own fault is kept apart from the answers: what those say has nothing to do with it.
    return track.ours or track.answers.began_since(track.ruling.since)[-_KEPT:]


def _announcement(start: float, end: float) -> dict[str, Any]:
    told = {"outcome": State.MAINTENANCE, "reason": Reason.MAINTENANCE_ANNOUNCED}
    return {"source": "announcement", "at": start, "until": end, **told}
