"""Questions about recorded states that only tests ask."""

from math import inf

from exporter.core.availability import Timeline
from exporter.core.vocabulary import State
from exporter.store import Store
from exporter.store.rows import EpisodeRow

_OPEN = "SELECT target FROM history WHERE stop IS NULL"


def open_episodes(store: Store) -> dict[str, EpisodeRow]:
    """The episode that each target is in."""
    with store._reading() as connection:
        names = [name for (name,) in connection.execute(_OPEN)]
    return {name: store.episodes(name, 0.0, inf)[-1] for name in names}


def time_in(timeline: Timeline, now: float, window: float) -> dict[State, float]:
    """Seconds spent in each state within the last `window` seconds."""
    times = dict.fromkeys(State, 0.0)
    for start, end, state, _ in timeline.stretches(now - window, now):
        times[state] += end - start
    return times
