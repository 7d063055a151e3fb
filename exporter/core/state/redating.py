"""What is known of a target, dated anew: the wall clock was set, and what is so old stays so old.

Moments that others announced (work, a retirement) are not ours to move: they hold by the wall clock.
"""

from dataclasses import replace
from typing import Final

from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.ruling import Ruling
from exporter.core.state.window import Track

_PAST: Final = 1.0
"""Seconds since which evidence has expired whose age is not known."""


def moved(health: Health, by: float) -> Health:
    """All that is known, `by` seconds later."""
    return replace(
        health,
        since=later(health.since, by),
        changed=later(health.changed, by),
        tracks=tuple(_track(track, by) for track in health.tracks),
    )


def not_ahead(health: Health, now: float) -> Health:
    """What was kept by a clock that was ahead of `now` (unix seconds): of no known age, so it has expired.

    Anything else is returned as it is.
    """
    ours = (a.at for track in health.tracks for a in track.ours)
    newest = max((health.changed, *(track.answers.newest() for track in health.tracks), *ours))
    if newest <= now:
        return health
    expiry = max(newest, *(track.fresh_until() for track in health.tracks))
    return moved(health, now - expiry - _PAST)


def answer(e: Evidence, by: float) -> Evidence:
    """The same answer, `by` seconds later."""
    return replace(e, began=e.began + by, at=e.at + by)


def later(at: float, by: float) -> float:
    """A moment `by` seconds later; 0 stands for never."""
    return at + by if at else at


def _track(track: Track, by: float) -> Track:
    began = track.success_began
    return replace(
        track,
        answers=track.answers.moved(by),
        ours=tuple(answer(e, by) for e in track.ours),
        ruling=None if track.ruling is None else _ruling(track.ruling, by),
        run_since=later(track.run_since, by),
        score_since=later(track.score_since, by),
        relapse_until=later(track.relapse_until, by),
        fresh=tuple((source, until + by) for source, until in track.fresh),
        success_began=None if began is None else began + by,
        success_until=later(track.success_until, by),
        verified_until=later(track.verified_until, by),
        baselines=tuple((source, baseline.moved(by)) for source, baseline in track.baselines),
    )


def _ruling(ruling: Ruling, by: float) -> Ruling:
    return replace(ruling, since=later(ruling.since, by))
