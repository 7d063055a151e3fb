"""A report again and again: redrawn in place on a terminal, one after the other in a pipe."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple

from exporter.cli.shared import echo
from exporter.clock import SystemClock
from exporter.core.printable import printable
from exporter.errors import ExporterError
from exporter.settings import format_duration


class Round(NamedTuple):
    """What one round has found."""

    text: str
    fine: bool


def watch(ask: Callable[[], Round], every: float, *, plain: bool) -> bool:
    """Ask every so many seconds until Ctrl-C or SIGTERM; whether the last round was fine.

    An exporter that does not answer for a while is said so and asked again. `plain`: nothing is drawn, and
    nothing stands before a round's own text.
    """
    drawn = sys.stdout.isatty() and not plain
    last = Round("", fine=False)
    with _ended_by_sigterm(), _drawing(every) if drawn else _printing(every, plain=plain) as shown:
        try:
            while True:
                try:
                    last = ask()
                except ExporterError as error:
                    last = Round(f"Error: {error}", fine=False)
                    if plain:
                        echo(last.text, err=True)
                        last = Round("", fine=False)
                shown(last.text)
                threading.Event().wait(every)
        except KeyboardInterrupt:
            pass
    return last.fine


@contextmanager
def _printing(every: float, *, plain: bool) -> Iterator[Callable[[str], None]]:
    between = ""

    def shown(text: str) -> None:
        nonlocal between
        if plain:
            echo(text, end="\n" if text else "")
            return
        echo(f"{between}{_head(every)}\n{text}")
        between = "\n"

    yield shown


@contextmanager
def _drawing(every: float) -> Iterator[Callable[[str], None]]:
    """On a screen of its own; what was there before comes back, and below it the last round."""
    # Only here: a report that is asked for once must not pay for it.
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    last = ""

    def shown(text: str) -> None:
        nonlocal last
        last = text
        live.update(Text(printable(f"{_head(every)}\n\n{text}"), overflow="fold"), refresh=True)

    with Live(console=Console(), screen=True, auto_refresh=False) as live:
        yield shown
    echo(last)


def _head(every: float) -> str:
    now = datetime.fromtimestamp(SystemClock().time(), UTC)
    return f"{now:%Y-%m-%d %H:%M:%S} UTC, every {format_duration(every)}"


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends as Ctrl-C does: the terminal is given back as it was."""

    def end(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
