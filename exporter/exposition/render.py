"""The whole exposition from the board: a target's lines are written when it changed, a scrape joins them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exporter.core.board import Board, Entry
from exporter.exposition import general, targets
from exporter.exposition.metrics import PER_TARGET, Metric
from exporter.exposition.text import EOF, header

_SLICE = 500
"""Targets whose lines of one family are joined at a time."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A target's lines, and what they were written from."""

    entry: Entry
    version: int
    lines: targets.Lines


class Renderer:
    """Keeps the lines of every target between scrapes."""

    def __init__(self) -> None:
        self._written: dict[str, _Written] = {}

    def stale(self, board: Board) -> list[str]:
        """Names of the targets that changed since their lines were written."""
        return [name for name, entry in board.entries.items() if not self._fresh(name, entry)]

    def write(self, board: Board, names: Iterable[str]) -> None:
        """Write the lines of some targets, those that were removed meanwhile left out."""
        for name in names:
            entry = board.entries.get(name)
            if entry is not None:
                self._written[name] = _Written(entry, entry.version, targets.lines(entry))

    def _fresh(self, name: str, entry: Entry) -> bool:
        kept = self._written.get(name)
        return kept is not None and kept.entry is entry and kept.version == entry.version

    def chunks(self, board: Board, *, openmetrics: bool) -> Iterator[str]:
        """The exposition in pieces of bounded size, without the process's metrics and the end.

        All of the board is read before the first piece is handed out, so a caller who pauses between
        pieces still writes the picture of one moment. No target may be stale.
        """
        for name in self._written.keys() - board.entries.keys():
            del self._written[name]
        rows = [self._written[name].lines for name in board.entries]
        rest = [(metric, text) for metric, text in general.families(board) if text]
        return _join(rows, rest, openmetrics=openmetrics)


def _join(
    rows: Sequence[targets.Lines], rest: Sequence[tuple[Metric, str]], *, openmetrics: bool
) -> Iterator[str]:
    for i, metric in enumerate(PER_TARGET):
        head = header(metric, openmetrics=openmetrics)
        for start in range(0, len(rows), _SLICE):
            text = "".join([row[i] for row in rows[start : start + _SLICE]])
            if text:
                yield head + text
                head = ""
    for metric, text in rest:
        yield header(metric, openmetrics=openmetrics) + text


def tail(*, openmetrics: bool) -> str:
    """What ends every exposition: the process's metrics as of now, and the end."""
    return general.render(openmetrics=openmetrics) + (EOF if openmetrics else "")


def render(board: Board, openmetrics: bool = False) -> bytes:
    """The whole exposition at once. It blocks; servers use `snapshot.Snapshots`."""
    renderer = Renderer()
    renderer.write(board, board.entries)
    return ("".join(renderer.chunks(board, openmetrics=openmetrics)) + tail(openmetrics=openmetrics)).encode()
