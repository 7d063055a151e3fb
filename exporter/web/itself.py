"""The exporter's own health, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from exporter import __version__
from exporter.core.board import Board, Histogram
from exporter.web.cards import Meter, whole_budget
from exporter.web.context import WebContext
from exporter.web.formatting import Formatting


@dataclass(frozen=True, slots=True)
class Itself:
    """The exporter's own health: labels, values, and whether all is well with them."""

    rows: tuple[tuple[str, str, bool], ...]
    budget: Meter
    version: str


def warnings(site: WebContext, speech: Formatting, *, public: bool) -> Iterator[str]:
    """What is wrong with the exporter itself; the public is told what bears on the figures."""
    board = site.facade.board
    if site.play_money:
        yield speech.text("demo")
    if not board.ready:
        yield speech.text("starting")
    if not board.network_ok:
        yield speech.text("network_down")
    if public:
        return
    if not board.store_writable:
        yield speech.text("store_down")
    if not (board.reload_successful and board.web_reload_successful):
        yield speech.text("reload_failed")


def itself(board: Board, speech: Formatting) -> Itself:
    """The exporter's own health in words."""
    loaded = speech.text("loaded", ago=speech.ago(board.reload_success_at))
    return Itself(
        rows=(
            (speech.text("targets"), str(len(board.entries)), True),
            _either(speech, "network", "works", "fails", holds=board.network_ok),
            _either(speech, "store", "writable", "not_writable", holds=board.store_writable),
            (speech.text("configuration"), loaded, board.reload_successful and board.web_reload_successful),
            (speech.text("lag"), _lag(board.lag, speech), True),
            (speech.text("running"), speech.duration(speech.now - board.started), True),
        ),
        budget=whole_budget(board, speech),
        version=__version__,
    )


def _either(speech: Formatting, label: str, good: str, bad: str, *, holds: bool) -> tuple[str, str, bool]:
    return speech.text(label), speech.text(good if holds else bad), holds


def _lag(lag: Histogram, speech: Formatting) -> str:
    count = sum(lag.counts)
    return speech.latency(lag.sum / count) if count else "–"
