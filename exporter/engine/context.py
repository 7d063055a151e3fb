"""What the parts of all targets share: built by the engine, and by commands that probe once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx2

from exporter.clock import Clock, StepSum
from exporter.config import Config
from exporter.core.board import Board
from exporter.core.classify.classify import PhraseRule
from exporter.core.state.machine import Transition
from exporter.engine.billing import Billing
from exporter.engine.loop_watch import Stalls, Unwatched
from exporter.engine.network_guard import NetworkGuard
from exporter.engine.persistence import Persistence

TransportFor = Callable[[], httpx2.AsyncBaseTransport | None]
"""A transport for a target's requests; None for real sockets."""
OnTransition = Callable[[str, Transition], None]
"""Told of every change of state, with the target's name."""


@dataclass(frozen=True, slots=True)
class EngineContext:
    """What all targets of one configuration share."""

    config: Config
    rules: Sequence[PhraseRule]
    """The configuration's own phrases."""
    board: Board
    clock: Clock
    guard: NetworkGuard
    persistence: Persistence
    billing: Billing
    transport: TransportFor = lambda: None
    on_transition: OnTransition = lambda _target, _transition: None
    steps: StepSum = field(default_factory=StepSum)
    """Of `clock`: targets follow them one after the other."""
    stalls: Stalls = field(default_factory=Unwatched)
    begin_after: float = 0.0
    """Seconds until the first probe of a target may run."""


def phrase_rules(config: Config) -> list[PhraseRule]:
    """The configuration's own phrases, as the classifier takes them."""
    return [PhraseRule(r.phrase, r.reason, r.channel) for r in config.classifier.rules]
