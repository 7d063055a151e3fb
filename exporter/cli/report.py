"""`sora-exporter report`: a month of the recorded history, for a lead, a bill or a claim."""

import re
from contextlib import closing
from pathlib import Path
from typing import Final

import click

from exporter.cli.monthly import page, table, text
from exporter.cli.monthly.figures import CalendarMonth, MonthReport, ServiceTerms, report, watched
from exporter.cli.shared import echo
from exporter.cli.shared.options import recorded_option
from exporter.cli.shared.words import CODES, words
from exporter.clock import SystemClock
from exporter.config import TargetConfig, load
from exporter.core.money import day_of
from exporter.store import Store

_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
_FIRST_YEAR: Final = 1970


def _month(_ctx: click.Context, _parameter: click.Parameter, value: str) -> CalendarMonth:
    found, now = _MONTH.fullmatch(value), SystemClock().time()
    if found is None or int(found[1]) < _FIRST_YEAR:
        raise click.BadParameter(f"{value!r} is no month: expected YYYY-MM, such as {day_of(now):%Y-%m}")
    month = CalendarMonth(int(found[1]), int(found[2]), now)
    if month.begin >= now:
        raise click.BadParameter(f"{value} has not begun yet")
    return month


@click.command(name="report")
@click.option("--month", required=True, metavar="YYYY-MM", callback=_month, help="A month, in UTC.")
@click.option("--provider", help="Of this provider alone, with its answers as evidence for a claim.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "html"]),
    default="text",
    show_default=True,
    help="html is one file that prints on A4.",
)
@click.option("--lang", type=click.Choice(CODES), default="en", show_default=True)
@recorded_option
@click.option(
    "--config.file",
    "config_file",
    type=click.Path(path_type=Path),
    help="Promises and prices come from it; no secret is read.",
)
def command(
    month: CalendarMonth, provider: str | None, form: str, lang: str, folder: Path, config_file: Path | None
) -> None:
    """Tell how a month was: availability against promise, downtime, episodes with their reasons, spend.

    A target that was not watched for the whole month says from when until when it was. With --provider the
    masked answers stand beside the episodes.
    """
    targets = () if config_file is None else load(config_file, only=()).targets
    with closing(Store.read(folder)) as store:
        _look(store, month, provider)
        told = report(store, month, provider, {target.name: _terms(target) for target in targets})
    _print(told, form, lang)


def _print(told: MonthReport, form: str, lang: str) -> None:
    speech = words(lang, told.month.now)
    match form:
        case "csv":
            echo(table.write(told), end="")
        case "html":
            echo(page.write(told, speech))
        case _:
            print(text.write(told, speech))


def _look(store: Store, month: CalendarMonth, provider: str | None) -> None:
    """Whether there is anything to tell."""
    known = store.targets()
    providers = sorted({identity.provider for identity in known})
    if provider is not None and provider not in providers:
        there = ", ".join(providers) or "none"
        raise click.UsageError(f"no provider is called {provider}; the storage knows: {there}")
    in_month = [i for i in watched(store, month) if provider in (None, i.provider)]
    if not in_month:
        of = "" if provider is None else f" of {provider}"
        own = [i for i in known if provider in (None, i.provider)]
        since = [i.last_seen if i.watched_since is None else i.watched_since for i in own]
        span = f"; it was from {day_of(min(since))} to {day_of(max(i.last_seen for i in own))}" if own else ""
        raise click.UsageError(f"nothing{of} was watched in {month.name}{span}")


def _terms(target: TargetConfig) -> ServiceTerms:
    price = target.price
    told = None
    if price is not None:
        usd, unit = (
            (price.usd_per_second, "s") if price.usd_per_call is None else (price.usd_per_call, "call")
        )
        told = f"${usd:g} / {unit}"
    return ServiceTerms(None if target.slo is None else round(target.slo / 100, 8), told)
