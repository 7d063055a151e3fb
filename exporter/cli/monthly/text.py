"""The report in a terminal; in a pipe plain lines."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final, Literal

from rich import box
from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from exporter.cli.monthly import cells
from exporter.cli.monthly.figures import MonthReport, TargetMonth
from exporter.cli.shared.words import Words
from exporter.core.printable import printable

_WIDE: Final = 10_000
"""Columns of a pipe: nothing is folded there."""


def write(report: MonthReport, words: Words) -> str:
    """The report as it is to be printed: laid out and coloured for a terminal, plain for a pipe."""
    terminal = sys.stdout.isatty()
    seen = Console().width if terminal else _WIDE
    console = Console(width=_WIDE) if terminal else Console(file=StringIO(), width=_WIDE, color_system=None)
    with console.capture() as captured:
        for part in _parts(report, words, terminal=terminal):
            # Figures are whole: where the terminal is too narrow it breaks the line, nothing is left out.
            table = isinstance(part, Table)
            needed = Measurement.get(console, console.options, part).maximum if table else 0
            console.print(part, width=max(seen, needed))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _parts(report: MonthReport, words: Words, *, terminal: bool) -> Iterator[RenderableType]:
    yield Text(printable(cells.heading(report, words)), style="bold")
    yield from (Text(note, style="dim") for note in cells.notes(report, words))
    yield Text()
    rows = [cells.target_cells(target, words) for target in report.targets]
    yield _table(cells.TARGET_COLUMNS, rows, words, terminal=terminal)
    yield Text()
    yield Text(words.word("totals"), style="bold")
    totals = [cells.total_cells(total, words) for total in report.totals]
    yield _table(cells.TOTAL_COLUMNS, totals, words, terminal=terminal)
    for target in report.targets:
        yield Text()
        yield from _target(target, words, terminal=terminal)


def _target(target: TargetMonth, words: Words, *, terminal: bool) -> Iterator[RenderableType]:
    who = target.identity
    name = who.target if who.title == who.target else f"{who.target} · {who.title}"
    yield Text(printable(f"{name} · {words.share(target.ratio.availability)}"), style="bold")
    yield Text(f"  {cells.watch(target, words)}", style="" if target.whole else "yellow")
    episodes, left_out = cells.shown(target)
    if not episodes:
        yield Text(f"  {words.word('no_episodes')}")
        return
    rows = [cells.episode_cells(one, words) for one in episodes]
    yield Padding(_table(cells.EPISODE_COLUMNS, rows, words, terminal=terminal), (0, 0, 0, 2))
    if left_out:
        yield Text(f"  {words.word('more', count=left_out)}")
    answers = [cells.answer_cells(answer, words) for one in episodes for answer in one.answers]
    if answers:
        yield Text(f"  {words.word('evidence')}: {words.word('evidence_note')}")
        yield Padding(_table(cells.ANSWER_COLUMNS, answers, words, terminal=terminal), (0, 0, 0, 2))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], words: Words, *, terminal: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False, padding=(0, 2, 0, 0))
    for key in columns:
        number = key in cells.NUMBERS
        side: Literal["left", "right"] = "right" if number else "left"
        table.add_column(words.word(key), justify=side, overflow="fold")
    for row in rows:
        # Not as strings: what others said is no markup, and steers no terminal.
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
