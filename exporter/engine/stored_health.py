"""What is known of a target, as the store keeps it: written by persistence, read back at a restart."""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Final

from pydantic import TypeAdapter

from exporter.core.state.answers import NO_ANSWERS, Answers
from exporter.core.state.baseline import Baseline
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.window import Track
from exporter.core.vocabulary import Fault, Reason, Source, State
from exporter.engine.earlier_health import by_name, records_of


@cache
def _adapter() -> TypeAdapter[Health]:
    """Built when something is read or written: an exporter without a past can be scraped before."""
    return TypeAdapter(Health)


_DECODER: Final = json.JSONDecoder()
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"), check_circular=False)


# Windows and usual latencies are nearly all of it, and are written once a minute for each of thousands of
# targets: as the columns that they are.
_WITHOUT_COLUMNS: Final[Any] = {"tracks": {"__all__": {"answers", "baselines"}}}
_WINDOWS: Final = '{"windows":'
_BASELINES: Final = '{"baselines":'


def written(health: Health) -> str:
    """Health as JSON; what has its default value is left out."""
    rest = _adapter().dump_json(health, exclude_defaults=True, exclude=_WITHOUT_COLUMNS).decode()
    if any(track.baselines for track in health.tracks):
        rest = (
            f"{_BASELINES}{_ENCODER.encode([[*map(_kept, t.baselines)] for t in health.tracks])},{rest[1:]}"
        )
    if any(track.answers for track in health.tracks):
        rest = f"{_WINDOWS}{_ENCODER.encode([_columns(t.answers) for t in health.tracks])},{rest[1:]}"
    return rest


def _columns(answers: Answers) -> list[Any]:
    """What answers differ in but their times, once; which of these each one is; and their times."""
    kinds = [
        (a.source, a.outcome, a.reason, a.interval, a.fault, a.verified, a.reporter) for a in answers.kinds
    ]
    which, times = answers.columns()
    return [kinds, which, b64encode(_little(times)).decode()]


def _little(times: "array[float]") -> bytes:
    """The same on every machine."""
    if sys.byteorder == "big":
        times.byteswap()
    return times.tobytes()


def _answers(columns: Any) -> Answers:
    """Raises ValueError for what `_columns` has not made."""
    try:
        kinds, which, packed = columns
        times = array("d", b64decode(packed, validate=True))
        if sys.byteorder == "big":
            times.byteswap()
        return Answers.of_columns([_kind(*kind) for kind in kinds], which, times)
    except (TypeError, LookupError) as error:
        raise ValueError("not a stored window") from error


@lru_cache(maxsize=1024)
def _kind(  # noqa: PLR0913 - what `_columns` keeps
    source: str,
    outcome: str,
    reason: str,
    interval: float,
    fault: str | None,
    verified: bool,
    reporter: str | None,
) -> Evidence:
    known = Source(source), State(outcome), Reason(reason)
    whose = None if fault is None else Fault(fault)
    return Evidence(
        known[0], 0.0, 0.0, known[1], known[2], float(interval), whose, None, bool(verified), reporter
    )


def _kept(found: tuple[Source, Baseline]) -> list[Any]:
    source, known = found
    packed = [b64encode(column).decode() for column in (known.hours, known.pending, known.last)]
    return [source, *packed, known.pending_since, known.usual]


def _baselines(kept: Any) -> tuple[tuple[Source, Baseline], ...]:
    """Raises ValueError for what `_kept` has not made."""
    if not isinstance(kept, list):
        raise ValueError("not stored baselines")  # noqa: TRY004 - as for all that cannot be read
    return tuple(map(_baseline, kept))


def _baseline(kept: Any) -> tuple[Source, Baseline]:
    try:
        source, *packed, since, usual = kept
        hours, pending, last = [b64decode(column, validate=True) for column in packed]
        known = Baseline(hours, pending, float(since), last, None if usual is None else float(usual))
    except TypeError as error:
        raise ValueError("not a stored baseline") from error
    if not known.whole:
        raise ValueError("not a stored baseline")
    return Source(source), known


def read(text: str) -> Health:
    """Health again.

    Raises:
        ValueError: it is not readable by this version.
    """
    if text.startswith("["):
        text = json.dumps(by_name(json.loads(text)))
    windows, text = _taken(_WINDOWS, text)
    baselines, text = _taken(_BASELINES, text)
    if '"answers":' in text or '"baselines":' in text:
        return _with_records(json.loads(text), windows)
    health = _adapter().validate_json(text, strict=True)
    nothing: list[Any] = [None] * len(health.tracks)
    windows, baselines = nothing if windows is None else windows, nothing if baselines is None else baselines
    tracks = zip(health.tracks, windows, baselines, strict=True)
    return replace(health, tracks=tuple(_filled(*track) for track in tracks))


def _filled(track: Track, columns: Any, kept: Any) -> Track:
    answers = NO_ANSWERS if columns is None else _answers(columns)
    baselines = () if kept is None else _baselines(kept)
    return replace(track, answers=answers, baselines=baselines) if answers or baselines else track


def _taken(begin: str, text: str) -> tuple[Any, str]:
    """What stands at the begin of a text under this key, and the rest; None where it does not."""
    if not text.startswith(begin):
        return None, text
    found, end = _DECODER.raw_decode(text, len(begin))
    return found, "{" + text[end + 1 :]


def _with_records(values: dict[str, Any], windows: Any) -> Health:
    tracks = []
    for place, track in enumerate(values["tracks"]):
        answers, baselines = records_of(track)
        tracks.append((answers if windows is None else _answers(windows[place]), baselines))
    health = _adapter().validate_json(json.dumps(values), strict=True)
    pairs = zip(health.tracks, tracks, strict=True)
    return replace(
        health, tracks=tuple(replace(t, answers=window, baselines=known) for t, (window, known) in pairs)
    )
