"""Questions about recorded states that only tests ask."""

import sqlite3
from contextlib import closing
from math import inf
from pathlib import Path

from exporter.core.availability import Timeline
from exporter.core.vocabulary import State
from exporter.store import Store
from exporter.store.errors import FILE
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


_PAGE = 4096
_OLD = "an answer that decided long ago"


def spoil_history(folder: Path) -> None:
    """Give a storage that nobody has open a long history, and write over a page of its oldest part.

    Who only reads what is new does not come by there.
    """
    with closing(sqlite3.connect(folder / FILE)) as connection:
        rows = [
            ("t", float(n), "operational", "ok", float(n), "", f"{_OLD}{n:04}" * 20, 0) for n in range(500)
        ]
        connection.executemany("INSERT INTO episodes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert connection.execute("PRAGMA page_size").fetchone() == (_PAGE,)
    file = folder / FILE
    content = bytearray(file.read_bytes())
    page = content.index(f"{_OLD}0250".encode()) // _PAGE * _PAGE
    content[page : page + 100] = b"\xff" * 100
    file.write_bytes(content)
