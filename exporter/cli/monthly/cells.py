"""The report's figures as words: the cells of its tables, the same on paper and in a terminal."""

from collections.abc import Sequence
from typing import Final

from exporter.cli.monthly.evidence import ShownAnswer
from exporter.cli.monthly.figures import EpisodeOfMonth, MonthReport, Spend, TargetMonth, Total
from exporter.cli.shared.words import Words
from exporter.core.availability import Measured
from exporter.core.thresholds import HOUR
from exporter.core.vocabulary import PROBES, Reason, Source, State

_FIGURES: Final = ("downtime", "spend", "jobs", "failed", "per_success")
TARGET_COLUMNS: Final = ("target", "provider", "channel", "availability", "promise", "coverage", *_FIGURES)
TOTAL_COLUMNS: Final = ("provider", "channel", "targets", "availability", "coverage", *_FIGURES)
EPISODE_COLUMNS: Final = ("state", "reason", "start", "end", "duration")
ANSWER_COLUMNS: Final = ("time", "probe", "reason", "answer")
NUMBERS: Final = frozenset({"targets", "availability", "promise", "coverage", "duration", *_FIGURES})
"""Columns that are aligned to the right."""
MOST_EPISODES: Final = 200
"""Episodes shown of one target, the longest ones: paper and screens end somewhere."""
_NONE: Final = "–"


_WORTH_TELLING: Final = HOUR
"""Seconds of unknown time that are told; a restart takes less."""


def heading(report: MonthReport, words: Words) -> str:
    """What the report is, in a line."""
    title = words.word("title", month=report.month.name)
    return f"{title} · {report.provider or words.word('of_all')}"


def notes(report: MonthReport, words: Words) -> list[str]:
    """What holds for all of it."""
    so_far = [] if report.month.over else [words.word("so_far", time=words.moment(report.month.end))]
    return [*so_far, words.word("utc"), words.word("rule")]


def target_cells(target: TargetMonth, words: Words) -> list[str]:
    """The row of one target."""
    who = target.identity
    return [
        who.target,
        who.provider,
        words.channel(who.channel),
        words.share(target.ratio.availability),
        promise(target, words),
        words.share(target.ratio.coverage),
        *_figures(target.measured, target.spend, words),
    ]


def total_cells(total: Total, words: Words) -> list[str]:
    """The row of some targets together."""
    return [
        total.provider or words.word("all"),
        words.word("all") if total.channel is None else words.channel(total.channel),
        str(total.targets),
        words.share(total.measured.ratio.availability),
        words.share(total.measured.ratio.coverage),
        *_figures(total.measured, total.spend, words),
    ]


def promise(target: TargetMonth, words: Words) -> str:
    """What is promised, and whether it was kept."""
    if target.promise is None:
        return _NONE
    told = words.share(target.promise)
    return told if target.kept is None else f"{told} {words.word('kept' if target.kept else 'missed')}"


def watch(target: TargetMonth, words: Words) -> str:
    """Since when and until when it was watched."""
    begin, end = (words.moment(at) for at in target.watched)
    told = words.word("watched" if target.whole else "not_whole", begin=begin, end=end)
    if target.unknown < _WORTH_TELLING:
        return told
    return f"{told} · {words.word('unknown_for', duration=words.duration(target.unknown))}"


def shown(target: TargetMonth) -> tuple[Sequence[EpisodeOfMonth], int]:
    """The episodes to show, oldest first, and how many are left out."""
    longest = sorted(target.episodes, key=lambda one: -one.seconds)[:MOST_EPISODES]
    kept = sorted(longest, key=lambda one: one.episode.start)
    return kept, len(target.episodes) - len(kept)


def episode_cells(one: EpisodeOfMonth, words: Words) -> list[str]:
    """The row of one episode."""
    end = one.episode.end
    return [
        words.state(one.episode.state),
        words.reason(one.episode.reason),
        words.moment(one.episode.start),
        words.word("ongoing") if end is None else words.moment(end),
        words.duration(one.seconds),
    ]


def answer_cells(answered: ShownAnswer, words: Words) -> list[str]:
    """The row of one answer."""
    return [
        words.second(answered.at),
        _source(answered.source, words),
        words.reason(Reason(answered.reason)) if answered.reason in set(Reason) else answered.reason,
        answered.detail or (words.state(State(answered.outcome)) if answered.outcome in set(State) else ""),
    ]


def _source(source: str, words: Words) -> str:
    if source in (*PROBES, Source.OBSERVATION):
        return words.source(Source(source))
    return words.word("announcement") if source == "announcement" else source


def _figures(measured: Measured, spend: Spend, words: Words) -> list[str]:
    each = spend.usd_per_success
    return [
        words.duration(measured.down) if measured.down else _NONE,
        words.usd(spend.usd) if spend.jobs else _NONE,
        str(spend.jobs),
        str(spend.failed),
        _NONE if each is None else words.usd(each),
    ]
