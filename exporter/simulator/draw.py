"""What becomes of each request: drawn from the script, and only what the request could see."""

from collections.abc import Callable
from typing import Final

from exporter.core.vocabulary import Reason, Source
from exporter.simulator.rng import Rng
from exporter.simulator.script import SimTarget, Step
from exporter.simulator.visibility import sees

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
