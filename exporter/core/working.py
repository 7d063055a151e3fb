"""Whether the probes vouch for a target: a status page's word about maintenance must not outrank them."""

from collections.abc import Sequence
from itertools import pairwise

from exporter.core.track import Track


def working(tracks: Sequence[Track], now: float) -> bool:
    """Fresh verified success stands, and no depth fails that nothing deeper contradicts.

    A depth fails while its ruling is bad, and already after two failures in a row: where work is announced
    it takes no more to believe it, and two successes in a row to doubt it again. `tracks` are one per depth,
    `now` is unix seconds.
    """
    if not any(track.verified_until >= now for track in tracks):
        return False
    return not any(_fails(track, tracks[depth + 1 :], now) for depth, track in enumerate(tracks))


def _fails(track: Track, deeper: Sequence[Track], now: float) -> bool:
    since = _failing_since(track)
    if since is None or track.fresh_until() < now:
        return False
    return not any(
        t.success_began is not None and t.success_began >= since and t.success_until >= now for t in deeper
    )


def _failing_since(track: Track) -> float | None:
    """Start of the first failure of what makes this depth fail; None while it does not."""
    if track.ruling is not None and not track.ruling.state.up:
        return track.ruling.since
    if not track.answers:
        return None
    first = track.answers[0]
    since = None if first.success else first.began
    for before, after in pairwise(track.answers):
        if before.success and after.success:
            since = None
        elif since is None and not before.success and not after.success:
            since = before.began
    return since
