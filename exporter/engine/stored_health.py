"""What is known of a target, as the store keeps it: written by persistence, read back at a restart."""

import json
import re
import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from math import isnan, nan
from typing import Any, Final

from pydantic import TypeAdapter

from exporter.core.state.baseline import Baseline, BaselineChunk
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.ruling import Ruling
from exporter.core.state.why import Decision
from exporter.core.state.window import Track
from exporter.core.vocabulary import Fault, Reason, Source, State


@cache
def _adapter() -> TypeAdapter[Health]:
    """Built when something is read or written: an exporter without a past can be scraped before."""
    return TypeAdapter(Health)


_DECODER: Final = json.JSONDecoder()


# A window of sixty answers is nearly all of it, and is written once a minute for each of thousands of
# targets: as columns it takes half the time and the space.
_WITHOUT_ANSWERS: Final[Any] = {"tracks": {"__all__": {"answers"}}}
_BEGIN: Final = '{"windows":'


def written(health: Health) -> str:
    """Health as JSON; what has its default value is left out."""
    rest = _adapter().dump_json(health, exclude_defaults=True, exclude=_WITHOUT_ANSWERS).decode()
    if not any(track.answers for track in health.tracks):
        return rest
    windows = json.dumps([_columns(track.answers) for track in health.tracks], separators=(",", ":"))
    return f"{_BEGIN}{windows},{rest[1:]}"


def _columns(answers: Sequence[Evidence]) -> list[Any]:
    """What differs among answers in few ways, once; which of these each one is; and their times."""
    kinds: dict[tuple[Any, ...], int] = {}
    which = [
        kinds.setdefault(
            (a.source, a.outcome, a.reason, a.interval, a.fault, a.verified, a.reporter), len(kinds)
        )
        for a in answers
    ]
    times = [
        *(a.began for a in answers),
        *(a.at for a in answers),
        *(nan if a.latency is None else a.latency for a in answers),
    ]
    return [list(kinds), which, b64encode(struct.pack(f"<{len(times)}d", *times)).decode()]


def _answers(columns: Any) -> tuple[Evidence, ...]:
    """Raises ValueError for what `_columns` has not made."""
    try:
        kinds, which, packed = columns
        count = len(which)
        times = struct.unpack(f"<{3 * count}d", b64decode(packed, validate=True))
        known = [
            (Source(source), State(outcome), Reason(reason), float(interval), fault and Fault(fault), *rest)
            for source, outcome, reason, interval, fault, *rest in kinds
        ]
        rows = zip(which, times[:count], times[count : 2 * count], times[2 * count :], strict=True)
        return tuple(_answer(known[kind], *row) for kind, *row in rows)
    except (TypeError, LookupError, struct.error) as error:
        raise ValueError("not a stored window") from error


def _answer(kind: Any, began: float, at: float, latency: float) -> Evidence:
    source, outcome, reason, interval, fault, verified, reporter = kind
    took = None if isnan(latency) else latency
    return Evidence(source, began, at, outcome, reason, interval, fault, took, bool(verified), reporter)


def read(text: str) -> Health:
    """Health again.

    Raises:
        ValueError: it is not readable by this version.
    """
    if text.startswith("["):
        text = json.dumps(_health(json.loads(text)))
    if not text.startswith(_BEGIN):  # there are no answers, or an earlier version has them in their place
        return _adapter().validate_json(text, strict=True)
    windows, end = _DECODER.raw_decode(text, len(_BEGIN))
    health = _adapter().validate_json("{" + text[end + 1 :], strict=True)
    tracks = zip(health.tracks, windows, strict=True)
    return replace(health, tracks=tuple(replace(track, answers=_answers(w)) for track, w in tracks))


# Earlier versions kept every record as the sequence of its values, and what had decided as text.


def _health(values: Any) -> dict[str, Any]:
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
    track["baselines"] = [[source, _baseline(baseline)] for source, baseline in track.get("baselines", ())]
    return track


def _baseline(values: Any) -> dict[str, Any]:
    baseline = _named(Baseline, values)
    return baseline | {"chunks": [_named(BaselineChunk, chunk) for chunk in baseline["chunks"]]}


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
