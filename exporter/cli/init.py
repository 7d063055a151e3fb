"""`sora-exporter init`: a first configuration from what a gateway or vendor lists."""

import asyncio
import sys
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import click
from pydantic import TypeAdapter, ValidationError

from exporter.cli.first.listing import Listing, listing
from exporter.cli.first.writing import Wishes, choose, written
from exporter.cli.shared import echo
from exporter.cli.shared.schedule_cost import told
from exporter.clock import SystemClock
from exporter.config import Config, parse
from exporter.config.validation import BaseUrl, Variable
from exporter.core.vocabulary import PROBES, Channel, Source
from exporter.errors import ExporterError
from exporter.settings import environment

_FREE: Final = "catalog,validation"
_SHOWN: Final = 20
_TWO: Final = 2
_SUFFIX: Final = 3
"""Letters of a second level that belongs to a country, such as `com.cn`."""


def _url(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    return _valid(BaseUrl, value)


def _variable(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    return _valid(Variable, value)


def _valid(kind: Any, value: str) -> str:
    try:
        checked: str = TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        # What was given is not repeated: people put the key itself here by mistake.
        raise click.BadParameter(error.errors()[0]["msg"].removeprefix("Value error, ")) from None
    return checked


def _probes(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[Source, ...] | None:
    if value is None:
        return None
    asked = [name.strip() for name in value.split(",") if name.strip()]
    wrong = [name for name in asked if name not in PROBES]
    if wrong or not asked:
        raise click.BadParameter(f"expected some of {', '.join(PROBES)}, with commas between them")
    return tuple(source for source in PROBES if source in asked)


@click.command(name="init")
@click.option("--base-url", required=True, metavar="URL", callback=_url, help="Such as https://host/v1.")
@click.option(
    "--api-key-env",
    "variable",
    required=True,
    metavar="NAME",
    callback=_variable,
    help="The environment variable with the key; the key itself is written nowhere.",
)
@click.option(
    "--channel", type=click.Choice([one.value for one in Channel]), help="Told from names unless given."
)
@click.option("--provider", help="Who answers; the host's name unless given.")
@click.option("--model", "models", multiple=True, metavar="GLOB", help="Only these models; may be repeated.")
@click.option("--probes", metavar="LIST", callback=_probes, help=f"{_FREE} unless given; generation is paid.")
@click.option("--usd-per-call", type=click.FloatRange(0), help="Price, for generation.")
@click.option("--usd-per-second", type=click.FloatRange(0), help="Price, for generation.")
@click.option("--budget", type=click.FloatRange(0), metavar="USD", help="Of all paid probes in a day.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Standard output unless given.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
def command(  # noqa: PLR0913 - one argument for each flag
    base_url: str,
    variable: str,
    channel: str | None,
    provider: str | None,
    models: tuple[str, ...],
    probes: tuple[Source, ...] | None,
    usd_per_call: float | None,
    usd_per_second: float | None,
    budget: float | None,
    out: Path | None,
    force: bool,
) -> None:
    """Write a first configuration for what is listed at URL/models, and say what it will cost.

    Every model that is known to make videos or images becomes a target; the others stand in a comment. On a
    terminal it asks for the channel and the probes that are not given.
    """
    key = environment(variable)
    if key is None:
        raise click.UsageError(f"the environment variable {variable} is not set: put the key in it")
    if out is not None and out.exists() and not force:
        raise click.UsageError(f"{out} is there already: give another name, or --force")
    wishes = Wishes(
        provider or _provider(base_url),
        variable,
        _channel(channel),
        probes or _asked_probes(),
    )
    wishes = _paid(wishes, usd_per_call, usd_per_second, budget)
    found = _matching(asyncio.run(listing(base_url, key)), models)
    chosen, others = choose(found, wishes)
    if not chosen:
        raise ExporterError(_none(found))
    text = written(found, wishes, chosen, others, SystemClock().time())
    _deliver(text, parse(text, str(out or "init.yml"), {variable: key}), out, len(others), force=force)


def _deliver(text: str, config: Config, out: Path | None, left: int, *, force: bool) -> None:
    """Write the file, and say what it will cost: beside it where it goes to standard output."""
    if out is None:
        echo(text, end="")
    else:
        try:
            with out.open("w" if force else "x", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise ExporterError(f"{out} cannot be written: {error.strerror}") from error
    others = f" ({left} other models stand in a comment)" if left else ""
    where = "" if out is None else f"{out}: written{others}"
    lines = [where or f"a first configuration{others}", *told(config)]
    echo("\n  ".join(lines), err=out is None)


def _asking() -> bool:
    """Whether somebody sits there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _channel(given: str | None) -> Channel | None:
    if given is None and _asking():
        given = click.prompt(
            "Channel: the vendor's API (official), imitated access (reverse), or told from each name (names)",
            type=click.Choice([*(one.value for one in Channel), "names"]),
            default="names",
            err=True,
        )
    return None if given in (None, "names") else Channel(given)


def _asked_probes() -> tuple[Source, ...]:
    free = tuple(source for source in PROBES if not source.paid)
    if _asking() and click.confirm("Paid probes, too: a real job every 6 hours?", default=False, err=True):
        return PROBES
    return free


def _paid(wishes: Wishes, per_call: float | None, per_second: float | None, budget: float | None) -> Wishes:
    """The same with the price and the budget that a paid probe needs."""
    if Source.GENERATION not in wishes.probes:
        return wishes
    if per_call is not None and per_second is not None:
        raise click.UsageError("give either --usd-per-call or --usd-per-second")
    if _asking():
        if per_call is None and per_second is None:
            per_call = click.prompt("Price of one job in USD", type=click.FloatRange(0), err=True)
        if budget is None:
            budget = click.prompt("Budget of a day in USD", type=click.FloatRange(0), err=True)
    if budget is None or (per_call is None and per_second is None):
        said = "generation costs money: it needs --budget and --usd-per-call or --usd-per-second"
        raise click.UsageError(said)
    unit, usd = ("usd_per_second", per_second) if per_call is None else ("usd_per_call", per_call)
    return replace(wishes, price=f"{unit}: {usd:.15g}", budget=budget)


def _matching(found: Listing, globs: tuple[str, ...]) -> Listing:
    if not globs:
        return found
    kept = tuple(m for m in found.models if any(fnmatchcase(m.name, glob) for glob in globs))
    if not kept:
        named = ", ".join(model.name for model in found.models[:_SHOWN])
        raise click.UsageError(f"no model there is called {' or '.join(globs)}; there are: {named}")
    return replace(found, models=kept)


def _none(found: Listing) -> str:
    named = ", ".join(model.name for model in found.models[:_SHOWN]) or "none at all"
    return f"{found.base_url}/models lists no model that is known to make videos or images: {named}"


def _provider(base_url: str) -> str:
    """The name of a host, as people call who answers there."""
    host = urlsplit(base_url).hostname or ""
    if host.endswith("googleapis.com"):
        return "google"
    labels = host.split(".")
    if host.replace(".", "").isdigit() or ":" in host or len(labels) == 1:
        return host.replace(":", "-")
    return labels[-2] if len(labels[-2]) > _SUFFIX or len(labels) == _TWO else labels[-3]
