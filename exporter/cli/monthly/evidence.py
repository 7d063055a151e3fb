"""The answers that an episode rests on: those that were kept, or what the history keeps of those before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from exporter.core.redact import conceal
from exporter.core.vocabulary import Fault, State
from exporter.store import CheckRow, EpisodeRow, Store

MOST: Final = 5
"""Answers shown of an episode: the first ones, which decided."""


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer, as far as it is known. Masked."""

    at: float
    """Unix seconds."""
    source: str
    """A probe, an observation, or an announcement."""
    outcome: str
    reason: str
    rule: str = ""
    detail: str = ""


def evidence(store: Store, episode: EpisodeRow, begin: float, end: float) -> tuple[ShownAnswer, ...]:
    """The first answers of an episode between two moments (unix seconds) that are the upstream's fault."""
    since = max(begin, episode.start) - 0.001  # checks are kept to the millisecond
    found = store.checks(episode.target, since, end)
    failed = [one for one in reversed(found) if _shows(one)]
    if failed:
        return tuple(_kept(one) for one in failed[:MOST])
    return tuple(_decided(episode.evidence))[:MOST]


def _shows(check: CheckRow) -> bool:
    return check.outcome is not State.OPERATIONAL and check.fault is not Fault.OURS


def _kept(check: CheckRow) -> ShownAnswer:
    detail = conceal(check.detail)
    return ShownAnswer(check.at, check.probe, check.outcome, check.reason, check.rule, detail)


def _decided(text: str) -> Iterator[ShownAnswer]:
    """What the history keeps of the answers that decided: no text."""
    told: Any = json.loads(text)
    for one in told if isinstance(told, list) else []:
        if isinstance(one, dict) and isinstance(one.get("at"), int | float):
            source, outcome, reason = (str(one.get(key, "")) for key in ("source", "outcome", "reason"))
            yield ShownAnswer(one["at"], source, outcome, reason, detail=conceal(str(one.get("detail", ""))))
