"""A replay's score as values and as a table."""

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


def as_text(score: dict[str, Any]) -> str:
    """The score for people."""
    lines = [f"scenario {score['scenario']}"]
    for name, target in score["targets"].items():
        lines += ["", f"{name}: {_probes(target['probes'])}, ${target['cost_usd']:.2f}"]
        lines += [_incident(i) for i in target["incidents"]]
        false = ", ".join(f"{c['state']} at {_clock(c['at'])}" for c in target["false_transitions"])
        lines.append(f"  false transitions: {false or 'none'}; false pages: {target['false_pages']}")
        lines.append(
            f"  availability: true {_percent(target['availability_true'])}, measured "
            f"{_percent(target['availability_measured'])}"
        )
    return "\n".join(lines)


def _probes(probes: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in probes.items())


def _incident(incident: dict[str, Any]) -> str:
    after = incident["detected_after_seconds"]
    seen = "not seen" if after is None else f"seen after {after:.0f} s"
    if not incident["detectable"]:
        seen += " (no probe or traffic can see it)"
    return f"  {_clock(incident['at'])} {incident['state']}: {seen}"


def _clock(seconds: float) -> str:
    days, rest = divmod(int(seconds), 86400)
    return f"{days}d {rest // 3600:02}:{rest % 3600 // 60:02}:{rest % 60:02}"


def _percent(ratio: float | None) -> str:
    return "no figure" if ratio is None else f"{100 * ratio:.3f} %"
