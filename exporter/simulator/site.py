"""One scripted upstream as it stands: its script, chance, queue, and words for a failure."""

from collections import deque
from collections.abc import Callable
from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.failures.failure import BREAKAGES, TIMED_OUT, Failure, Table
from exporter.simulator.jobs import SLOWNESS, JobQueue, SimJob, SimOrder, pace_of
from exporter.simulator.rng import Rng
from exporter.simulator.script import SimTarget, Step, TruthTimeline
from exporter.simulator.visibility import sees
from exporter.simulator.wire import HTML, JSON, NEVER, Breakage, Headers, SimResponse, broken

_ALIASES: Final = {Reason.PARTIAL_FAILURE: Reason.UPSTREAM_5XX, Reason.ALL_FAILING: Reason.UPSTREAM_5XX}
"""Conclusions that no upstream words: behind them stands plain failure."""


class Draws:
    """The draws of one target: one stream for every kind of request, another for the noise on it."""

    def __init__(self, target: SimTarget, chance: Rng, step: Callable[[], Step]) -> None:
        self._target = target
        self._chance = chance
        self._step = step

    def draw(self, source: Source, *, reaches_upstream: bool = False) -> Reason | None:
        """What goes wrong with one request of this kind; None when nothing that it could see.

        To be drawn once for every create, free probe and client request, never for polls.
        `reaches_upstream`: a gateway passes this validation on.
        """
        step = self._step()
        stream = self._chance.stream(f"fate/{source}")
        failed, which = stream.random() >= step.success_rate, stream.random()
        reason = step.reasons[int(which * len(step.reasons))] if failed else None
        if reason is None or not self._seen(source, reason, reaches_upstream):
            reason = self._noise(source, reaches_upstream)
        return _ALIASES.get(reason, reason) if reason else None

    def _noise(self, source: Source, reaches_upstream: bool) -> Reason | None:
        found = None
        stream = self._chance.stream(f"noise/{source}")
        for noise in self._target.noise:
            hit, which = stream.random() < noise.error_rate, stream.random()
            reason = noise.reasons[int(which * len(noise.reasons))]
            if hit and found is None and self._seen(source, reason, reaches_upstream):
                found = reason
        return found

    def _seen(self, source: Source, reason: Reason, reaches_upstream: bool) -> bool:
        return sees(self._target.upstream, source, reason, reaches_upstream=reaches_upstream)


SPA: Final = (
    b'<!doctype html><html lang="zh"><head><meta charset="UTF-8"/><title>New API</title></head>'
    b'<body><div id="root"></div><script type="module" src="/assets/index.js"></script></body></html>'
)
"""The single page that a gateway serves for every path it does not know."""
_DOOR_WINDOW: Final = 60.0
_TIMEOUTS: Final = (60.0, 100.0)
"""Seconds after which proxies give up on what is behind them."""
_SILENT: Final = 0.5
"""Share of timeouts in which nobody ever answers."""


class Site:
    """One target's upstream. All it does follows from its script, its streams of chance and the time."""

    def __init__(self, target: SimTarget, chance: Rng, epoch: float, now: Callable[[], float]) -> None:
        self.target = target
        self.chance = chance
        self.now = now
        self.epoch = epoch
        self.timeline = TruthTimeline(target.timeline)
        self.pace = pace_of(target)
        self.queue = JobQueue(target, chance, self.pace, now)
        self.beat = chance.share("beat")
        """Where in its rhythm a background loop stands, from 0 up to 1."""
        self.cache: dict[str, bytes] = {}
        """Bodies that do not change, by name."""
        self._fates = Draws(target, chance, lambda: self.step)
        self._arrivals: deque[float] = deque()
        self._requests = 0

    @property
    def step(self) -> Step:
        """What the script says of this moment."""
        return self.timeline.at(self.now() - self.epoch)

    def serial(self) -> int:
        """A number for every request, for request ids."""
        self._requests += 1
        return self._requests

    def count(self, method: str, route: str, kind: str) -> None:
        """Enter a request in the books."""
        self.queue.books.requests[method, route, kind] += 1

    def fate(self, source: Source, *, reaches_upstream: bool = False) -> Reason | None:
        """Draw what goes wrong with one create, free probe or client request."""
        return self._fates.draw(source, reaches_upstream=reaches_upstream)

    def wait(self, kind: str, fate: Reason | None = None) -> float:
        """How long an answer takes, in seconds; `kind` is `free`, `create`, `look` or `fetch`.

        The script's latency is the upstream's: what a gateway answers of its own takes `own_wait`.
        """
        usual = self.chance.between(f"wait/{kind}", getattr(self.pace, kind))
        if fate is Reason.TIMEOUT:
            usual = self.chance.between("wait/timeout", _TIMEOUTS)
        return usual * self.step.latency * (SLOWNESS if fate is Reason.SLOW else 1.0)

    def own_wait(self) -> float:
        """How long a gateway takes for what it answers by itself, in seconds."""
        return self.chance.between("wait/own", self.pace.free)

    def accept(self, order: SimOrder, fate: Reason | None) -> SimJob:
        """Take an order at this moment's latency."""
        return self.queue.accept(order, fate, self.step.latency)

    def wordless(self, fate: Reason | None) -> SimResponse | None:
        """The broken connection, silence or nonsense that some fates are; None for the others."""
        if fate is None:
            return None
        if self.step.front_door:
            return broken(Breakage.CONNECT_TIMEOUT)
        if fate in BREAKAGES:
            return broken(BREAKAGES[fate], self.wait("free") / 10)
        if fate is Reason.TIMEOUT and self.chance.share("manner/timeout") < _SILENT:
            return SimResponse(TIMED_OUT.status, HTML, (TIMED_OUT.raw or "").encode(), delay=NEVER)
        if fate is Reason.BAD_RESPONSE:
            body = self.chance.one_of("manner/nonsense", (b"{}", SPA))
            return SimResponse(200, HTML if body is SPA else JSON, body, delay=self.wait("free"))
        return None

    def failure(self, fate: Reason, *voices: Table) -> Failure:
        """What the first voice that has words for it says."""
        for voice in voices:
            if fate in voice:
                return self.chance.one_of("manner/words", voice[fate])
        return Failure(500, fate.value.replace("_", " "), fate.value, "server_error")

    def say(self, failure: Failure, headers: Headers, delay: float, request_id: str = "") -> SimResponse:
        """A failure about this target's model, in an OpenAI envelope or in the body it brings along."""
        said = failure.about(self.target.model, request_id)
        kind = JSON if failure.raw is None else failure.kind
        return SimResponse(said.status, (*kind, *failure.headers, *headers), said.openai(), delay=delay)

    def door_full(self) -> bool:
        """More requests in the last minute than the door lets in."""
        limit = self.target.quirks.requests_per_minute
        if not limit:
            return False
        now = self.now()
        while self._arrivals and self._arrivals[0] <= now - _DOOR_WINDOW:
            self._arrivals.popleft()
        self._arrivals.append(now)
        return len(self._arrivals) > limit
