"""Which target of a model to use now for what, and why: the order of `/api/v1/route`, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.board import Entry
from exporter.core.route import CLIP_SECONDS, SCENARIOS, Candidate, Choice, RouteQuery, order
from exporter.core.route_words import RouteReason
from exporter.core.vocabulary import Api, State
from exporter.turns import in_turns
from exporter.web.formatting import Formatting
from exporter.web.route_answer import candidate_of

_THEN: Final = 2
"""So many further targets are named."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to use of one model."""

    model: str
    target: str
    """Empty where nothing can be recommended."""
    title: str
    channel: str
    state: State
    because: str
    then: tuple[tuple[str, str], ...]
    """Titles and names of what to try after it."""


async def candidates(entries: Iterable[Entry], now: float) -> dict[str, Candidate]:
    """What the places of targets in the order depend on, by name, at `now` (unix seconds)."""
    return {entry.facts.target: candidate_of(entry, now) async for entry in in_turns(entries)}


def advice(
    model: str,
    entries: Sequence[Entry],
    known: Mapping[str, Candidate],
    scenario: str,
    speech: Formatting,
    *,
    money: bool,
) -> Recommendation:
    """What to use of a model now; without `money` no price is told, though the order may rest on it."""
    rows = {entry.facts.target: entry for entry in entries}
    found = order([known[name] for name in rows], RouteQuery(scenario=scenario))
    first = (found.tried or found.left_out)[0]
    entry = rows[first.target]
    worth_it = bool(found.tried)
    return Recommendation(
        model=model,
        target=first.target if worth_it else "",
        title=entry.facts.title,
        channel=speech.channel(entry.facts.channel),
        state=entry.health.state,
        because=_because(first, known[first.target], speech, money=money and worth_it),
        then=tuple((rows[c.target].facts.title, c.target) for c in found.tried[1 : 1 + _THEN]),
    )


def _because(choice: Choice, candidate: Candidate, speech: Formatting, *, money: bool) -> str:
    told = [why_words(why, speech) for why in choice.whys]
    if candidate.success is not None:
        told.append(speech.text("because_month", share=speech.share(candidate.success)))
    usd = candidate.usd_per_success(CLIP_SECONDS)
    if money and usd is not None:
        key = "because_call" if candidate.maker.api is Api.OPENAI_IMAGES else "because_price"
        told.append(speech.text(key, usd=speech.usd(usd), seconds=CLIP_SECONDS))
    return speech.text("because_join").join(told)


def why_words(why: RouteReason, speech: Formatting) -> str:
    """One reason of the order, in the reader's language."""
    reason = "" if why.reason is None else speech.reason(why.reason)
    return speech.text(f"route_{why.word}", reason=reason, asked=why.asked, known=why.known)


def by_model(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """Targets by their model, in the order of the configuration."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.facts.model, []).append(entry)
    return found


def scenario_words(speech: Formatting) -> list[tuple[str, str]]:
    """The scenarios and what they are called."""
    return [(scenario, speech.text(f"scenario_{scenario}")) for scenario in SCENARIOS]
