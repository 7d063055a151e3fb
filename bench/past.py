"""A year that an exporter has seen, in its storage: incidents of ten minutes, evenly spread over every target."""

import time
from pathlib import Path

from bench.peer_servers import target_name
from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Reason, State
from exporter.store import Identity, Store

YEAR = 365 * DAY
INCIDENT = 600.0
_WHY = Why(Decision.EXPLICIT, 2, 5)


def write_year(folder: Path, targets: int, incidents: int) -> None:
    """Let every target have had so many incidents, each followed by an episode of `operational`."""
    store, now = Store.open(folder), time.time()
    begin = now - YEAR
    try:
        with store.together():
            for i in range(targets):
                name = target_name(i)
                store.save_targets(
                    [Identity(name, "provider-0", Channel.OFFICIAL, "sora-2", name, now, begin)]
                )
                changes = [(begin, State.OPERATIONAL)]
                for number in range(incidents):
                    at = begin + (number + 0.5) * YEAR / incidents
                    changes += [(at, State.SUSPENDED), (at + INCIDENT, State.OPERATIONAL)]
                old = State.UNKNOWN
                for at, state in changes:
                    reason = Reason.OK if state is State.OPERATIONAL else Reason.NO_CHANNEL
                    change = Transition(old, state, reason, at, at, _WHY)
                    store.record_transition(name, change, verified=True, evidence="[]")
                    old = state
    finally:
        store.close()
