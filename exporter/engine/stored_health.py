"""What is known of a target, as the store keeps it: written by persistence, read back at a restart."""

import json
import re
from dataclasses import fields
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from exporter.core.state.baseline import Baseline, BaselineChunk
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.ruling import Ruling
from exporter.core.state.why import Decision
from exporter.core.state.window import Track


@cache
def _adapter() -> TypeAdapter[Health]:
    """Built when something is read or written: an exporter without a past can be scraped before."""
    return TypeAdapter(Health)


def written(health: Health) -> str:
    """Health as JSON; what has its default value is left out."""
    return _adapter().dump_json(health, exclude_defaults=True).decode()


def read(text: str) -> Health:
    """Health again.

    Raises:
        ValueError: it is not readable by this version.
    """
    if text.startswith("["):
        text = json.dumps(_health(json.loads(text)))
    return _adapter().validate_json(text, strict=True)


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
