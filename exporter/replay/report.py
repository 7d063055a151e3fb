"""A replay's score as values."""

from dataclasses import asdict
from typing import Any

from exporter.core.availability import compare
from exporter.core.vocabulary import Channel
from exporter.replay.run import Replayed, Taken
from exporter.replay.score import Course, ScoredChange
from exporter.replay.stage import EPOCH


def scored(replayed: Replayed) -> dict[str, Any]:
    """What `sora-exporter replay --format json` prints (contract, section 7)."""
    duration = replayed.scenario.duration
    return {
        "scenario": replayed.scenario.name,
        "targets": {name: _target(taken, duration) for name, taken in replayed.targets.items()},
    }


def course_of(taken: Taken, duration: float) -> Course:
    """A target's truth beside what was detected."""
    truth = taken.truth

    def settling(index: int) -> float:
        known = taken.in_force[index] if index < len(taken.in_force) else {}
        return truth.settling(index, known)

    return Course(truth.changes, taken.detected, duration, settling, truth.detectable)


def _target(taken: Taken, duration: float) -> dict[str, Any]:
    course = course_of(taken, duration)
    end = EPOCH + duration
    true, measured = compare(taken.truth.timeline(EPOCH), taken.entry.timeline, end, duration)
    pages = course.false_pages() if taken.truth.target.channel is Channel.OFFICIAL else 0
    probes: dict[str, int] = dict.fromkeys(taken.truth.target.probes.kinds, 0)
    for (source, _, _), count in taken.entry.results.items():
        probes[source] += count
    return {
        "truth": [_change(c) for c in course.truth],
        "detected": [_change(c) for c in course.detected],
        "incidents": [asdict(incident) for incident in course.incidents()],
        "false_transitions": [_change(c) for c in course.false_transitions()],
        "false_pages": pages,
        "availability_true": true,
        "availability_measured": measured,
        "probes": probes,
        "cost_usd": round(sum(taken.entry.cost_usd.values()), 6),
    }


def _change(change: ScoredChange) -> dict[str, Any]:
    return {"at": round(change.at, 3), "state": change.state}
