"""The annotated file: a target for each model that is known to make videos or images."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import wrap
from typing import Final

from exporter.cli.first.listing import Listing, speaks_gemini
from exporter.core.money import day_of
from exporter.core.vocabulary import Api, Channel, Source, Upstream
from exporter.dialects.shared.known_models import KnownModel, ListedModel, known, known_by_operations

_WIDTH: Final = 110
_MOST_NAMED: Final = 1000
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9._/-]*", re.ASCII)
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_LONGEST: Final = 100
_ASKED_BY: Final = {
    Api.OPENAI_VIDEOS: "POST /videos",
    Api.OPENAI_CHAT: "POST /chat/completions",
    Api.OPENAI_IMAGES: "POST /images/generations",
    Api.GEMINI_VIDEO: "models/…:predictLongRunning",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the file shall say beside what is listed."""

    provider: str
    variable: str
    """Of the environment, with the key."""
    channel: Channel | None
    """None is told from the names."""
    probes: tuple[Source, ...]
    price: str | None = None
    """As it stands in the file, such as `usd_per_call: 0.12`."""
    budget: float | None = None
    """Dollars a day, of all paid probes together."""


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """A model that becomes a target."""

    listed: ListedModel
    known: KnownModel
    channel: Channel
    guessed: bool


def choose(found: Listing, wishes: Wishes) -> tuple[list[ChosenModel], list[str]]:
    """What becomes a target, and the names of what does not, both in the order of the list."""
    chosen, others = [], []
    gemini = speaks_gemini(found.base_url)
    for listed in dict.fromkeys(found.models):
        model = known_by_operations(listed) if gemini else known(listed, found.upstream, wishes.channel)
        if model is None or (wishes.channel is Channel.OFFICIAL and found.upstream is Upstream.SORA2API):
            others.append(listed.name)
            continue
        certain = Channel.REVERSE if found.upstream is Upstream.SORA2API else wishes.channel
        channel = certain or model.channel or Channel.OFFICIAL
        guessed = certain is None and found.upstream is Upstream.GATEWAY
        chosen.append(ChosenModel(listed, model, channel, guessed))
    return chosen, others


def written(
    found: Listing, wishes: Wishes, chosen: Sequence[ChosenModel], others: Sequence[str], now: float
) -> str:
    """The file. It never holds the key."""
    lines = [
        f"# Written by sora-exporter init on {day_of(now)} from what {found.base_url}/models lists.",
        "#   sora-exporter check FILE                 says what is wrong with it, and what it costs",
        "#   sora-exporter status --config.file=FILE  asks every target once, for nothing",
        "#   sora-exporter serve --config.file=FILE   watches them",
        f"# The key stays in the environment variable {wishes.variable}. Settings: docs/configuration.md.",
        "",
        "global:",
        "  interval: 60s                  # of free probes; a target and a probe may say otherwise",
        _budget(wishes),
        "",
        "targets:",
    ]
    names: set[str] = set()
    for choice in chosen:
        lines += ["", *_target(choice, found, wishes, names)]
    lines += ["", *_left_out(others)] if others else []
    return "\n".join(lines) + "\n"


def _budget(wishes: Wishes) -> str:
    if wishes.budget is not None:
        return (
            f"  budget: {{usd_per_day: {wishes.budget:.15g}}}     # all paid probes together in one UTC day"
        )
    return "  # budget: {usd_per_day: 1}     # paid probes need one, and each a price"


def _target(choice: ChosenModel, found: Listing, wishes: Wishes, names: set[str]) -> Iterator[str]:
    model, listed = choice.known, choice.listed
    name = _unique(f"{wishes.provider}-{listed.name}-{choice.channel}", names)
    guessed = (
        "   # told from its name: official is the vendor, reverse imitated access" if choice.guessed else ""
    )
    yield f"  # {_scalar(listed.name)}: {model.makes}, asked for by {_ASKED_BY[model.api]}"
    yield f"  - name: {name}"
    yield f"    provider: {_scalar(wishes.provider)}"
    yield f"    channel: {choice.channel}{guessed}"
    yield f"    model: {_scalar(model.product)}"
    if model.product != listed.name:
        yield f"    upstream_model: {_scalar(listed.name)}"
    yield f"    api: {model.api}"
    yield f"    base_url: {_scalar(found.base_url)}"
    yield f"    upstream: {found.upstream}"
    yield f"    api_key_env: {wishes.variable}"
    ends = found.shutdowns.get(listed.name)
    if ends is not None:
        yield f"    retires_on: {datetime.fromtimestamp(ends, UTC):%Y-%m-%d}         # as the list says"
    yield "    # slo: 99.9                  # percent; the promise that burn rates and reports count against"
    if Source.GENERATION in wishes.probes:
        yield f"    price: {{{wishes.price}}}"
    yield "    probes:"
    yield from _probes(model, wishes)


def _probes(model: KnownModel, wishes: Wishes) -> Iterator[str]:
    told = {
        Source.CATALOG: "catalog: {interval: 5m}      # is it listed? Free",
        Source.VALIDATION: "validation: {}               # is a bad request refused as it must be? Free",
        Source.GENERATION: "generation: {interval: 6h}   # a real job, paid; needs a price and a budget",
    }
    for source, line in told.items():
        yield f"      {'' if source in wishes.probes else '# '}{line}"
    if Source.GENERATION not in wishes.probes:
        unit = "usd_per_call: 0.12" if model.api is not Api.OPENAI_VIDEOS else "usd_per_second: 0.10"
        yield f"    # price: {{{unit}}}"


def _left_out(others: Sequence[str]) -> Iterator[str]:
    yield "# Listed there, and not known to make videos or images that can be asked for here:"
    told = ", ".join(_scalar(name) for name in others[:_MOST_NAMED])
    yield from (
        f"#   {line}" for line in wrap(told, _WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    )
    if len(others) > _MOST_NAMED:
        yield f"#   and {len(others) - _MOST_NAMED} more"


def _unique(text: str, names: set[str]) -> str:
    base = re.sub(r"[^A-Za-z0-9._:+-]+", "-", text)[:_LONGEST].strip("-._:+") or "target"
    name, number = base, 2
    while name in names:
        name, number = f"{base}-{number}", number + 1
    names.add(name)
    return name


def _scalar(text: str) -> str:
    """Text as YAML, on one line, whatever it holds."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())
