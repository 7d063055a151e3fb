"""The exposition from the board: what a target says is written when it has changed, a scrape joins it."""

import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from exporter import __version__
from exporter.core.board import (
    COMPONENT_STATES,
    IMPACTS,
    INDICATORS,
    Board,
    Entry,
    Facts,
    Histogram,
    Page,
    Run,
)
from exporter.core.shards import Shard
from exporter.core.vocabulary import State
from exporter.exposition import metrics as m
from exporter.exposition import targets
from exporter.exposition.metrics import PER_TARGET, Metric
from exporter.exposition.parts import Pieces
from exporter.exposition.process import open_descriptors, process_metrics
from exporter.exposition.targets import identity
from exporter.exposition.text import EOF, header, histogram, labels, number

_BUILD: Final = labels((("version", __version__), ("python", platform.python_version())))


def families(board: Board, created: str) -> Iterator[tuple[m.Metric, str]]:
    """Each family of `metrics.GENERAL` with the text of its samples; `created` as for `samples`."""
    yield m.GLOBAL_BUDGET_LIMIT, _plain(m.GLOBAL_BUDGET_LIMIT, board.budget.limit_usd)
    yield m.GLOBAL_BUDGET_SPENT, _plain(m.GLOBAL_BUDGET_SPENT, board.budget.spent_usd)
    pages = board.pages.values()
    yield m.PAGE_UP, "".join(f"{m.PAGE_UP.name}{{{_page(page)}}} {int(bool(page.up))}\n" for page in pages)
    yield m.PAGE_INDICATOR, "".join(map(_indicator, pages))
    yield m.PAGE_COMPONENT, "".join(map(_components, pages))
    yield m.PAGE_UPTIME, "".join(map(_uptimes, pages))
    yield m.PAGE_INCIDENTS, "".join(map(_incidents, pages))
    yield m.PAGE_DISAGREEMENT, "".join(_disagreement(board, page) for page in pages)
    yield m.BUILD_INFO, f"{m.BUILD_INFO.name}{{{_BUILD}}} 1\n"
    reloaded = board.reload_successful and board.web_reload_successful
    yield m.RELOAD_SUCCESSFUL, _plain(m.RELOAD_SUCCESSFUL, int(reloaded))
    yield m.RELOAD_SUCCESS_AT, _plain(m.RELOAD_SUCCESS_AT, board.reload_success_at)
    yield m.PROBE_LAG, _histogram(m.PROBE_LAG, board.lag, created)
    yield m.LOOP_STALL, _histogram(m.LOOP_STALL, board.stalls, created)
    yield m.TARGETS, _plain(m.TARGETS, len(board.entries))
    yield m.SHARD_INFO, _shard(board.shard)
    yield m.STORE_WRITABLE, _plain(m.STORE_WRITABLE, int(board.store_writable))
    yield m.NETWORK_OK, _plain(m.NETWORK_OK, int(board.network_ok))


def _plain(metric: m.Metric, value: float | None) -> str:
    return "" if value is None else f"{metric.name} {number(value)}\n"


def _shard(shard: Shard) -> str:
    if shard.total == 1:
        return ""
    return f'{m.SHARD_INFO.name}{{index="{shard.index}",total="{shard.total}"}} 1\n'


def _histogram(metric: m.Metric, values: Histogram, created: str) -> str:
    return histogram(metric, "", values.bounds, values.counts, values.sum, created)


def _page(page: Page) -> str:
    return labels([("page", page.name)])


def _components(page: Page) -> str:
    head = f"{m.PAGE_COMPONENT.name}{{{_page(page)}"
    return "".join(
        f'{head},{labels([("component", known.name)])},state="{state}"}} {int(known.state == state)}\n'
        for known in page.components
        for state in COMPONENT_STATES
    )


def _indicator(page: Page) -> str:
    """Nothing where the page has no such word, or none was read yet."""
    if page.indicator is None:
        return ""
    head = f"{m.PAGE_INDICATOR.name}{{{_page(page)}"
    return "".join(f'{head},indicator="{word}"}} {int(page.indicator == word)}\n' for word in INDICATORS)


def _uptimes(page: Page) -> str:
    head = f"{m.PAGE_UPTIME.name}{{{_page(page)}"
    return "".join(
        f"{head},{labels([('component', known.name)])}}} {number(known.uptime_ratio)}\n"
        for known in page.components
        if known.uptime_ratio is not None
    )


def _incidents(page: Page) -> str:
    counts = Counter(notice.impact for notice in page.notices if notice.begun)
    head = f"{m.PAGE_INCIDENTS.name}{{{_page(page)}"
    return "".join(f'{head},impact="{impact}"}} {counts[impact]}\n' for impact in IMPACTS)


def _disagreement(board: Board, page: Page) -> str:
    mapped = dict.fromkeys(target for component in page.components for target in component.targets)
    head = f"{m.PAGE_DISAGREEMENT.name}{{{_page(page)}"
    return "".join(
        f"{head},{identity(board.entries[name].facts)}}} {int(name in page.disagreeing)}\n"
        for name in mapped
        if name in board.entries
    )


_BLOCK = 50
"""Targets whose samples of one metric are joined at a time: some 75 kB where they are most."""
_CHUNK = 1 << 18
"""Characters that are joined, encoded and packed at a time: about half a millisecond."""


class _Written(NamedTuple):
    """A target's samples, what they say, and what they were written from."""

    entry: Entry
    facts: Facts
    version: int
    who: str
    said: tuple[Any, ...]
    lines: targets.Lines
    """Empty where there are pieces."""
    pieces: tuple[Pieces, ...]
    """Of `targets.SHARED`."""


class _Block(NamedTuple):
    """The samples of some targets, by metric: to exchange rows and columns at once is the quickest way."""

    columns: list[tuple[str, ...]]
    """By place in `metrics.PER_TARGET`; of each target its samples."""
    identities: tuple[str, ...]
    pieces: tuple[tuple[Pieces, ...], ...]
    """By number in `targets.SHARED`; of each target its pieces."""

    def take(self, i: int) -> str:
        """The samples of metric `i`, those of each target behind those of the one before; once.

        They are let go at once: all of them together, at the end, would take several milliseconds.
        """
        which = targets.SHARED.get(i)
        column, self.columns[i] = self.columns[i], ()
        return "".join(column if which is None else map(str.join, self.identities, self.pieces[which]))


def _block(some: Sequence[_Written]) -> _Block:
    return _Block(
        [*zip(*[one.lines for one in some], strict=True)],
        tuple([one.who for one in some]),
        tuple(zip(*[one.pieces for one in some], strict=True)),
    )


class Renderer:
    """Keeps the samples of every target between scrapes, in one of the two formats."""

    def __init__(self, *, openmetrics: bool = False) -> None:
        self._openmetrics = openmetrics
        self._written: dict[str, _Written] = {}
        self._beginnings = _Beginnings()

    def refresh(self, board: Board) -> Iterator[None]:
        """Write anew what was touched, in steps between which others may run.

        Everything that was touched before the first step is written after the last one, and every target is
        looked at once, so it ends however fast they change. What a target's samples say is of one moment.
        """
        for looked, name in enumerate([*board.entries]):
            entry, kept = board.entries.get(name), self._written.get(name)
            if entry is None:
                continue  # removed meanwhile
            if kept is None or kept.entry is not entry or kept.version != entry.version:
                self._written[name] = _write(entry, kept, self._created(board), self._beginnings)
                yield
            elif looked % _BLOCK == 0:
                yield
        # Sets of thousands are compared only where there is something to find.
        if len(self._written) > len(board.entries):
            for name in self._written.keys() - board.entries.keys():
                del self._written[name]

    def chunks(self, board: Board) -> Iterator[str]:
        """The exposition as last refreshed, without the process's metrics and the end, in small pieces.

        Some are empty: a caller may pause between any two.
        """
        blocks, names = list[_Block](), [*board.entries]
        for start in range(0, len(names), _BLOCK):
            some = names[start : start + _BLOCK]
            if written := [self._written[name] for name in some if name in self._written]:
                blocks.append(_block(written))
            yield ""
        rest = [(metric, text) for metric, text in families(board, self._created(board)) if text]
        yield from self._join(blocks, rest)

    def _created(self, board: Board) -> str:
        return number(board.started) if self._openmetrics else ""

    def _join(self, blocks: Sequence[_Block], rest: Sequence[tuple[Metric, str]]) -> Iterator[str]:
        pending: list[str] = []
        size = 0
        for i, metric in enumerate(PER_TARGET):
            head = header(metric, openmetrics=self._openmetrics)
            for block in blocks:
                if text := block.take(i):
                    pending += (head, text)
                    head, size = "", size + len(text)
                if size >= _CHUNK:
                    yield "".join(pending)
                    pending, size = [], 0
                else:
                    yield ""
        for metric, text in rest:
            pending += (header(metric, openmetrics=self._openmetrics), text)
        yield "".join(pending)


class _Beginnings:
    """What targets say in the same words: samples that are shared, and those of a target's first exposition.

    Written once for all, the samples of thousands take less memory, and their first exposition half the time.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, Any, str], list[tuple[int, Pieces]]] = {}

    def of(self, i: int, says: Any, created: str) -> list[tuple[int, Pieces]]:
        """What part `i` says, by place."""
        key = i, says, created
        known = self._known.get(key)
        if known is None:
            writers = targets.PARTS[i].writers
            known = [(place, tuple(write(_WHO, says, created).split(_WHO))) for place, write in writers]
            if len(self._known) >= _MOST_BEGINNINGS:
                self._known.clear()
            self._known[key] = known
        return known

    def shared(self, said: Sequence[Any], created: str) -> tuple[Pieces, ...]:
        """What the parts that are shared say, in the order of `targets.SHARED`."""
        return tuple([pieces for i in _SHARED for _, pieces in self.of(i, said[i], created)])


_WHO: Final = "\0"
"""Stands for the identity of a target; nothing that is written holds it."""
_MOST_BEGINNINGS: Final = 500
_SHARED: Final = [i for i, part in enumerate(targets.PARTS) if part.shared]


def _write(entry: Entry, kept: _Written | None, created: str, beginnings: _Beginnings) -> _Written:
    """A target's samples; those that say the same as the ones kept are taken from there."""
    facts = entry.facts
    begins = kept is None or kept.entry is not entry or kept.facts is not facts
    if kept is None or begins:
        who, texts, known = identity(facts), [""] * len(PER_TARGET), _NOTHING
    else:
        who, texts, known = kept.who, [*kept.lines], kept.said
    said = []
    for i, (part, before) in enumerate(zip(targets.PARTS, known, strict=True)):
        says = part.read(entry)
        same = says is before or says == before
        # What is read goes at once, and is nothing new to be looked through for garbage.
        said.append(before if same else says)
        if same or part.shared:
            continue
        if begins and not part.own:
            for place, pieces in beginnings.of(i, says, created):
                texts[place] = who.join(pieces)
        else:
            for place, write in part.writers:
                texts[place] = write(who, says, created)
    return _Written(
        entry, facts, entry.version, who, tuple(said), tuple(texts), beginnings.shared(said, created)
    )


_NOTHING: Final = (object(),) * len(targets.PARTS)
"""Differs from all that is said."""


def tail(descriptors: int | None, *, openmetrics: bool) -> str:
    """What ends every exposition: the process's metrics as of now, and the end.

    `descriptors`: how many are open, where that is known.
    """
    return process_metrics(descriptors, openmetrics=openmetrics) + (EOF if openmetrics else "")


def render(board: Board, openmetrics: bool = False) -> bytes:
    """The whole exposition at once. It blocks; servers use `snapshot.Snapshots`."""
    renderer = Renderer(openmetrics=openmetrics)
    for _ in renderer.refresh(board):
        pass
    descriptors = max(open_descriptors(), default=None)
    return ("".join(renderer.chunks(board)) + tail(descriptors, openmetrics=openmetrics)).encode()


def render_probe(entry: Entry, run: Run | None, *, openmetrics: bool, seconds: float = 0.0) -> bytes:
    """One probe on demand, with blackbox_exporter's names: how `run` went, and the state of its target.

    Without a run, of a probe that was cut after so many `seconds`: no success for whoever asks.
    """
    who = targets.identity(entry.facts)
    success = int(run is not None and run.outcome is State.OPERATIONAL)
    latency = seconds if run is None else run.latency
    texts = {
        m.ON_DEMAND_SUCCESS: f"{m.ON_DEMAND_SUCCESS.name}{{{who}}} {success}\n",
        m.ON_DEMAND_DURATION: f"{m.ON_DEMAND_DURATION.name}{{{who}}} {number(latency)}\n",
        m.STATE: targets.state(entry, who),
    }
    body = "".join(header(metric, openmetrics=openmetrics) + text for metric, text in texts.items())
    return (body + (EOF if openmetrics else "")).encode()
