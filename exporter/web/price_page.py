"""The page of choice and prices: what to use for what, and what a clip, and a success, costs where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from exporter.core.board import Entry
from exporter.core.capability import cannot
from exporter.core.route import CHEAPEST, CLIP_SECONDS, SCENARIOS, Candidate
from exporter.core.vocabulary import Api, State
from exporter.web.cards import price
from exporter.web.choice import Recommendation, advice, by_model, candidates
from exporter.web.formatting import Formatting
from exporter.web.sheets import Sheets

LENGTHS: Final = (4, 8, 10, 12)
"""Seconds of the clips whose prices are told."""
A_MONTH: Final = 100
"""Clips of `CLIP_SECONDS`."""
SIZE: Final = 100
"""Targets on a page."""
STARS: Final = ((0.995, 5), (0.98, 4), (0.95, 3), (0.8, 2), (0.5, 1))
"""Lowest availability of 30 days that has so many stars; below all of them there is none."""
_MOST_MODELS: Final = 6
_NONE: Final = "–"


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """One scenario: what it asks for, and what it comes to for each model."""

    name: str
    title: str
    asks: str
    advice: tuple[Recommendation, ...]


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One target. Prices are in words; `–` where it has none or makes no such clip."""

    target: str
    title: str
    channel: str
    model: str
    state: State
    state_word: str
    price: str
    clips: tuple[str, ...]
    month: str
    success: str
    promise: str
    stars: int | None
    """None without a figure."""
    measured: str


@dataclass(frozen=True, slots=True)
class PricePage:
    """The page."""

    scenarios: tuple[ScenarioView, ...]
    more_models: int
    lengths: tuple[str, ...]
    rows: tuple[PriceRow, ...]
    legend: tuple[tuple[int, str], ...]
    """How many stars stand for what."""


async def price_page(
    sheets: Sheets, entries: Sequence[Entry], shown: Sequence[Entry], model: str | None, speech: Formatting
) -> PricePage:
    """The page at the moment of `speech`: advice from all `entries`, prices of those that are `shown`."""
    chosen, more = await sheets.work(_models, entries, model)
    known = await candidates(chain(shown, *chosen.values()), speech.now)
    return await sheets.work(_whole, chosen, more, shown, known, speech)


def _models(entries: Sequence[Entry], model: str | None) -> tuple[dict[str, list[Entry]], int]:
    """The targets of the models that the page is about, and how many other models there are."""
    models = by_model(entries)
    if model is not None:
        return {model: models[model]}, 0
    chosen = dict(islice(models.items(), _MOST_MODELS))
    return chosen, len(models) - len(chosen)


def _whole(
    chosen: Mapping[str, Sequence[Entry]],
    more: int,
    shown: Sequence[Entry],
    known: Mapping[str, Candidate],
    speech: Formatting,
) -> PricePage:
    scenarios = []
    for scenario in SCENARIOS:
        told = tuple(advice(name, some, known, scenario, speech, money=True) for name, some in chosen.items())
        asks = speech.text("asks_cheapest" if scenario in CHEAPEST else "asks_official")
        scenarios.append(ScenarioView(scenario, speech.text(f"scenario_{scenario}"), asks, told))
    return PricePage(
        scenarios=tuple(scenarios),
        more_models=more,
        lengths=tuple(speech.text("clip_of", seconds=seconds) for seconds in LENGTHS),
        rows=tuple(_row(entry, known[entry.facts.target], speech) for entry in shown),
        legend=tuple((count, speech.text("stars_from", share=speech.share(low))) for low, count in STARS),
    )


def _row(entry: Entry, known: Candidate, speech: Formatting) -> PriceRow:
    facts = entry.facts
    month, success = known.usd(CLIP_SECONDS), known.usd_per_success(CLIP_SECONDS)
    return PriceRow(
        target=facts.target,
        title=facts.title,
        channel=speech.channel(facts.channel),
        model=facts.model,
        state=entry.health.state,
        state_word=speech.state(entry.health.state),
        price=price(facts, speech),
        clips=tuple(_clip(known, seconds, speech) for seconds in LENGTHS),
        month=_NONE if month is None else speech.usd(A_MONTH * month),
        success=_NONE if success is None else speech.usd(success),
        promise=speech.text("no_promise") if facts.slo_ratio is None else speech.share(facts.slo_ratio),
        stars=None if known.success is None else stars(known.success),
        measured=speech.text("no_figure") if known.success is None else speech.share(known.success),
    )


def _clip(known: Candidate, seconds: int, speech: Formatting) -> str:
    usd = known.usd(seconds)
    impossible = known.maker.api is Api.OPENAI_IMAGES or cannot(known.maker, seconds, None) is not None
    return _NONE if usd is None or impossible else speech.usd(usd)


def stars(availability: float) -> int:
    """How many stars an availability of 30 days (0 to 1) has."""
    return next((count for lowest, count in STARS if availability >= lowest), 0)
