"""What earlier versions of the exporter kept of a target, in the terms of this one."""

import json
import re
import struct
from dataclasses import fields
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from exporter.core.records import dataclass
from exporter.core.state.answers import Answers
from exporter.core.state.baseline import Baseline, BaselineChunk, packed_hours, packed_seconds
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.ruling import Ruling
from exporter.core.state.why import Decision
from exporter.core.state.window import Track
from exporter.core.vocabulary import Source

# Earlier versions kept usual latencies, and before that the answers too, as records.


@dataclass(frozen=True, slots=True)
class _Chunk:
    end: float
    count: int
    median: float


@dataclass(frozen=True, slots=True)
class _Records:
    """A `Baseline` of an earlier version."""

    chunks: tuple[_Chunk, ...] = ()
    pending: tuple[float, ...] = ()
    pending_since: float = 0.0
    last: tuple[float, ...] = ()
    usual: float | None = None

    def packed(self) -> Baseline:
        """Raises ValueError for a number that cannot be."""
        try:
            hours = packed_hours(BaselineChunk(c.end, c.median, c.count) for c in self.chunks)
        except struct.error as error:
            raise ValueError("not the hours of a baseline") from error
        pending, last = packed_seconds(self.pending), packed_seconds(self.last)
        return Baseline(hours, pending, self.pending_since, last, self.usual)


@cache
def _of_records() -> TypeAdapter[tuple[tuple[Evidence, ...], tuple[tuple[Source, _Records], ...]]]:
    return TypeAdapter(tuple[tuple[Evidence, ...], tuple[tuple[Source, _Records], ...]])


def records_of(track: dict[str, Any]) -> tuple[Answers, tuple[tuple[Source, Baseline], ...]]:
    """Answers and usual latencies of a track, which are taken out of it.

    Raises:
        ValueError: they are not such records.
    """
    said = json.dumps([track.pop("answers", []), track.pop("baselines", [])])
    answers, baselines = _of_records().validate_json(said, strict=True)
    return Answers.of(answers), tuple((source, known.packed()) for source, known in baselines)


# Still earlier ones kept every record as the sequence of its values, and what had decided as text.


def by_name(values: Any) -> dict[str, Any]:
    """A record of records by the names of their fields.

    Raises:
        ValueError: no version has written that.
    """
    try:
        health = _named(Health, values)
        return health | {"why": why_of(health["why"]), "tracks": [_track(t) for t in health["tracks"]]}
    except (TypeError, LookupError) as error:
        raise ValueError("not a stored Health") from error


def _track(values: Any) -> dict[str, Any]:
    track = _named(Track, values)
    if track["ruling"] is not None:
        ruling = _named(Ruling, track["ruling"])
        track["ruling"] = ruling | {"why": why_of(ruling["why"])}
    for name in ("answers", "ours"):
        track[name] = [_named(Evidence, answer) for answer in track[name]]
    known = track.get("baselines", ())
    track["baselines"] = [[source, _records(baseline)] for source, baseline in known]
    return track


def _records(values: Any) -> dict[str, Any]:
    baseline = _named(_Records, values)
    return baseline | {"chunks": [_named(_Chunk, chunk) for chunk in baseline["chunks"]]}


def _named(cls: Any, values: list[Any]) -> dict[str, Any]:
    """A record by the names of its fields; those that were added since take their defaults."""
    return dict(zip((field.name for field in fields(cls)), values, strict=False))


_CONTRADICTED: Final = ", but a deeper request succeeds"
_KINDS: Final = {
    r"explicit: (?P<count>\d+) of the last (?P<of>\d+)": Decision.EXPLICIT,
    r"share: (?P<count>\d+) of the last (?P<of>\d+)": Decision.SHARE,
    r"ours: (?P<count>\d+)": Decision.OURS,
    r"slow: (?P<times>[\d.]+) times the usual time": Decision.SLOW,
    r"no longer slow": Decision.QUICK_AGAIN,
    r"first success": Decision.FIRST_SUCCESS,
    r"recovery: (?P<count>\d+) successes in a row": Decision.RECOVERY,
    r"recovery: enough successes \(sequential test\)": Decision.SEQUENTIAL_TEST,
    r"evidence expired": Decision.EXPIRED,
    r"evidence expired without an answer as deep": Decision.EXPIRED_AS_DEEP,
    r"no fresh evidence": Decision.NO_DATA,
    r"nothing measured yet": Decision.NOT_MEASURED,
    r"announced maintenance": Decision.WORK,
    r"announced maintenance is over, the next answers decide": Decision.WORK_OVER,
}


def why_of(rule: str) -> dict[str, Any]:
    """A `Why` of an earlier version's text, such as `share: 4 of the last 4`.

    Raises:
        ValueError: no version has written that.
    """
    text = rule.removesuffix(_CONTRADICTED)
    for pattern, kind in _KINDS.items():
        if found := re.fullmatch(pattern, text):
            numbers = {name: json.loads(number) for name, number in found.groupdict().items()}
            return {"kind": kind, "contradicted": text != rule, **numbers}
    raise ValueError(f"not a rule: {rule}")
