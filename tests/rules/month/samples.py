"""The month as text for `promtool tsdb create-blocks-from openmetrics`, with the labels that a scrape adds."""

from collections.abc import Iterable, Iterator

from exporter.core.board import Board
from exporter.core.vocabulary import Source
from exporter.exposition.history import Recorded, recorded
from exporter.exposition.metrics import OBSERVATIONS, PROBE_COST, PROBE_RESULTS, STATE, VERIFIED
from exporter.exposition.render import Renderer
from exporter.exposition.targets import identity
from exporter.exposition.text import EOF, labels
from tests.rules.month.telling import RESTARTS, boards
from tests.rules.month.truth import DAY, HOUR, MINUTE, Month

INSTANCE = "127.0.0.1:9847"
STEP = 4 * MINUTE
"""Between scrapes, where they are close."""
OFTEN = 5 * MINUTE
"""Between samples of results and of money, of which rates are taken over the whole month."""
_RESULTS = (PROBE_RESULTS, OBSERVATIONS)
_SCRAPED = f'job="sora-exporter",instance="{INSTANCE}"'
_APART = (f"{STATE.name}{{", f"{VERIFIED.name}{{")


def instants(month: Month) -> list[int]:
    """When the exporter was scraped: every four hours, closely on the last day and for some hours a week before."""
    end = month.end
    close = [range(end - DAY - 3 * HOUR, end, STEP), range(end - 7 * DAY - 3 * HOUR, end - 7 * DAY, STEP)]
    seldom = range(month.start, end, 4 * HOUR)
    before_restarts = [end - before for before in RESTARTS]
    return sorted({end, *seldom, *before_restarts, *(at for some in close for at in some)})


def lines(month: Month) -> Iterator[str]:
    """The whole text."""
    yield from _states(month)
    writer = _Writer()
    whole = set(instants(month))
    often = range(month.start, month.end, OFTEN)
    for at, board in boards(month, sorted(whole | set(often))):
        yield writer.scrape(at, board) if at in whole else writer.results(at, board)
    yield EOF


def _states(month: Month) -> Iterator[str]:
    """States and whether they are verified, as the exporter's own export writes them."""
    histories = [
        Recorded(
            subject.name,
            subject.provider,
            subject.channel,
            subject.model,
            [
                (start, end, one.state, subject.verified and not one.state.excluded)
                for one in month.stretches[subject.name]
                for start, end in _with_the_last_minute(one.start, one.end, month.end)
            ],
        )
        for subject in month.subjects
    ]
    for line in recorded(histories, STEP):
        if line != EOF:
            yield line.replace('job="sora-exporter"', _SCRAPED)


def _with_the_last_minute(start: int, end: int, last: int) -> list[tuple[int, int]]:
    """A stretch, with a sample of its own for the month's last minute, which whoever goes on from there finds fresh."""
    return [(start, end - MINUTE), (end - MINUTE, end)] if end == last else [(start, end)]


class _Writer:
    def __init__(self) -> None:
        self._renderer = Renderer(openmetrics=True)
        self._heads: dict[str, str] = {}

    def results(self, at: int, board: Board) -> str:
        """Of a scrape only the results and the money, without rendering the rest."""
        samples = [
            f"{metric.name}{{{identity(entry.facts)},{labels(zip(metric.labels, words, strict=True))}}} {count}"
            for entry in board.entries.values()
            for metric, counts in zip(_RESULTS, (entry.results, entry.observations), strict=True)
            for words, count in counts.items()
        ]
        samples += [
            f'{PROBE_COST.name}{{{identity(entry.facts)},probe="generation"}} {entry.cost_usd[Source.GENERATION]}'
            for entry in board.entries.values()
            if Source.GENERATION in entry.cost_usd
        ]
        return "".join(self._stamped(["up 1", *samples], at))

    def scrape(self, at: int, board: Board) -> str:
        """One scrape, without the states, which stand in finer steps already."""
        board.touch(*board.entries)
        for _ in self._renderer.refresh(board):
            pass
        text = "".join(self._renderer.chunks(board))
        return "".join(self._stamped([*text.splitlines(), *_around(at, board)], at))

    def _stamped(self, samples: Iterable[str], at: int) -> Iterator[str]:
        for sample in samples:
            if sample[0] != "#" and not sample.startswith(_APART):
                series, _, value = sample.rpartition(" ")
                yield f"{self._head(series)} {value} {at}\n"

    def _head(self, series: str) -> str:
        head = self._heads.get(series)
        if head is None:
            name, brace, labels = series.partition("{")
            head = self._heads[series] = f"{name}{{{_SCRAPED}{',' + labels if brace else '}'}"
        return head


def _around(at: int, board: Board) -> tuple[str, ...]:
    """What Prometheus adds to a scrape, and the process."""
    age = at - board.started
    return (
        "up 1",
        "scrape_duration_seconds 0.012",
        "scrape_samples_scraped 1400",
        f"process_start_time_seconds {board.started}",
        f"process_cpu_seconds_total {0.01 * age:.2f}",
        f"process_resident_memory_bytes {80e6 + 100 * age:.0f}",
        f"process_open_fds {20 + at // HOUR % 5}",
        "process_max_fds 1024",
    )


def last_board(month: Month) -> Board:
    """The board as it stands at the end."""
    for _, board in boards(month, [month.end]):
        return board
    raise AssertionError
