"""The report as CSV: a row for each target, total, episode and answer, told apart by its first column."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any, Final

from exporter.cli.monthly.evidence import ShownAnswer
from exporter.cli.monthly.figures import EpisodeOfMonth, MonthReport, Spend, TargetMonth, Total
from exporter.core.availability import Measured

COLUMNS: Final = (
    *("row", "month", "target", "provider", "channel", "model"),
    *("availability", "promise", "promise_kept", "coverage", "downtime_seconds"),
    *("watched_from", "watched_until", "watched_whole", "unknown_seconds"),
    *("spent_usd", "paid_jobs", "jobs_succeeded", "jobs_failed", "usd_per_success"),
    *("state", "reason", "start", "end", "seconds"),
    *("time", "probe", "rule", "answer"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by."""


def write(report: MonthReport) -> str:
    """The rows. Ratios have six digits at most, times are RFC 3339."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(report):
        told = {key: _safe(value) for key, value in row.items()}
        writer.writerow({"month": report.month.name, **told})
    return text.getvalue()


def _rows(report: MonthReport) -> Iterator[dict[str, Any]]:
    for target in report.targets:
        who = _who(target)
        yield {"row": "target", **who, **_target(target)}
        for one in target.episodes:
            yield {"row": "episode", **who, **_episode(one)}
            for answer in one.answers:
                yield {"row": "answer", **who, **_answer(answer)}
    for total in report.totals:
        yield {"row": "total", **_total(total)}


def _who(target: TargetMonth) -> dict[str, str]:
    who = target.identity
    return {"target": who.target, "provider": who.provider, "channel": who.channel, "model": who.model}


def _target(target: TargetMonth) -> dict[str, Any]:
    begin, end = target.watched
    return {
        **_figures(target.measured, target.spend),
        "promise": target.promise,
        "promise_kept": None if target.kept is None else str(target.kept).lower(),
        "watched_from": _instant(begin),
        "watched_until": _instant(end),
        "watched_whole": str(target.whole).lower(),
        "unknown_seconds": round(target.unknown),
    }


def _total(total: Total) -> dict[str, Any]:
    figures = _figures(total.measured, total.spend)
    return {"provider": total.provider, "channel": total.channel or "", **figures}


def _episode(one: EpisodeOfMonth) -> dict[str, Any]:
    episode = one.episode
    return {
        "state": episode.state,
        "reason": episode.reason,
        "start": _instant(episode.start),
        "end": None if episode.end is None else _instant(episode.end),
        "seconds": round(one.seconds),
        "rule": episode.rule,
    }


def _answer(answer: ShownAnswer) -> dict[str, Any]:
    return {
        "state": answer.outcome,
        "reason": answer.reason,
        "time": _instant(answer.at),
        "probe": answer.source,
        "rule": answer.rule,
        "answer": answer.detail,
    }


def _figures(measured: Measured, spend: Spend) -> dict[str, Any]:
    ratio, each = measured.ratio, spend.usd_per_success
    return {
        "availability": None if ratio.availability is None else round(ratio.availability, 6),
        "coverage": None if ratio.coverage is None else round(ratio.coverage, 6),
        "downtime_seconds": round(measured.down),
        "spent_usd": round(spend.usd, 6),
        "paid_jobs": spend.jobs,
        "jobs_succeeded": spend.succeeded,
        "jobs_failed": spend.failed,
        "usd_per_success": None if each is None else round(each, 6),
    }


def _safe(value: Any) -> Any:
    """Others' text is no formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _instant(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
