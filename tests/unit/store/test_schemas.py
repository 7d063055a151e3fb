"""The store of every earlier schema opens, keeps every figure, and is refused by a program that is older than it.

The fixtures are what exporters of those days wrote, as SQL: never write one anew, add one for a new schema.
"""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from exporter.core.vocabulary import Reason, Source, State
from exporter.errors import StoreError
from exporter.store import StorageLocked, Store, sqlite
from exporter.store.errors import FILE

FIXTURES = {
    int(path.stem.partition("-")[2]): path for path in Path(__file__).parent.glob("testdata/schema-*.sql")
}
TARGETS = ("sora-2-official", "sora-2-reverse")
FOREVER = float("inf")

every_schema = pytest.mark.parametrize("schema", sorted(FIXTURES))
every_older = pytest.mark.parametrize("schema", sorted(one for one in FIXTURES if one < sqlite.VERSION))


def lay(folder: Path, schema: int) -> Path:
    """A storage folder as an exporter with that schema left it."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(FIXTURES[schema].read_text())
    return folder


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return connection.execute(query).fetchall()


def test_there_is_a_fixture_of_every_earlier_schema() -> None:
    assert set(range(1, sqlite.VERSION)) <= FIXTURES.keys()


@every_schema
def test_history_and_availability_are_what_they_were(schema: int, tmp_path: Path) -> None:
    folder = lay(tmp_path, schema)
    episodes = rows(folder, "SELECT target, start, state, reason, decided_at, rule, evidence FROM episodes")
    segments = rows(folder, "SELECT target, start, state, verified FROM segments")

    with closing(Store.open(folder)) as store:
        assert store.writable
        kept = [one for target in TARGETS for one in store.episodes(target, 0, FOREVER)]
        timeline = [(target, *one) for target in TARGETS for one in store.timeline(target, 0)]
        since = store.watched_since()

    assert len(kept) >= 5
    assert {(e.target, e.start, e.state, e.reason, e.decided_at, e.rule, e.evidence) for e in kept} == set(
        episodes
    )
    assert sorted(timeline) == sorted(segments)
    assert {one.reason for one in kept if one.state is State.SUSPENDED} == {Reason.NO_CHANNEL}
    for target in TARGETS:
        # Of older stores the first stretch of its history tells since when a target was watched.
        assert since[target] == min(start for name, start, *_ in segments if name == target)


@every_schema
def test_money_and_open_jobs_are_what_they_were(schema: int, tmp_path: Path) -> None:
    folder = lay(tmp_path, schema)
    booked: dict[tuple[str, str], int] = {}
    jobs: list[tuple[object, ...]] = []
    if schema > 1:
        for day, target, micros in rows(folder, "SELECT day, target, micros FROM jobs"):
            booked[str(day), str(target)] = booked.get((str(day), str(target)), 0) + int(str(micros))
        jobs = rows(folder, "SELECT id, ticket FROM jobs WHERE state IN ('sending', 'open')")

    with closing(Store.open(folder)) as store:
        spent = {day: store.spent(date.fromisoformat(day)) for day, _ in booked}
        kept = [(job.id, job.ticket) for job in store.open_jobs()]
        off = store.disabled()

    assert {
        (day, target): round(usd * 1e6) for day, of in spent.items() for target, usd in of.items()
    } == booked
    assert sorted(kept, key=str) == sorted(jobs, key=str)
    if schema > 1:
        assert sum(booked.values()) > 0
        assert len(jobs) == 2
        assert off == {("sora-2-reverse", Source.VALIDATION): "a validation started a paid job"}


@every_schema
def test_what_was_known_and_reported_is_there_to_go_on_with(schema: int, tmp_path: Path) -> None:
    folder = lay(tmp_path, schema)
    health = rows(folder, "SELECT target, fingerprint, blob, at FROM health")

    with closing(Store.open(folder)) as store:
        assert {(target, *saved) for target, saved in store.load_health().items()} == set(health)
        pending = [
            (one.target, one.observed.reporter, one.observed.reason) for one in store.pending_observations()
        ]
        trusts = store.trusts()

    assert pending == ([("sora-2-official", "shop", Reason.UPSTREAM_5XX)] if schema > 2 else [])
    assert {key.target for key in trusts} == (set(TARGETS) if schema > 3 else set())


@every_schema
def test_a_migrated_store_is_like_a_new_one(schema: int, tmp_path: Path) -> None:
    shape = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
    Store.open(lay(tmp_path / "old", schema)).close()
    (tmp_path / "new").mkdir()
    Store.open(tmp_path / "new").close()

    def plain(folder: Path) -> set[tuple[object, ...]]:
        return {
            (*rest, None if sql is None else " ".join(str(sql).split())) for *rest, sql in rows(folder, shape)
        }

    assert plain(tmp_path / "old") == plain(tmp_path / "new")
    assert rows(tmp_path / "old", "PRAGMA user_version") == [(sqlite.VERSION,)]


@every_older
def test_reading_alone_changes_nothing_and_says_what_to_do(schema: int, tmp_path: Path) -> None:
    folder = lay(tmp_path, schema)
    before = (folder / FILE).read_bytes()

    with pytest.raises(StoreError, match="written by an older sora-exporter: start this one on it once"):
        Store.read(folder)

    assert (folder / FILE).read_bytes() == before


def test_a_store_of_a_later_version_is_refused_and_not_touched(tmp_path: Path) -> None:
    folder = lay(tmp_path, max(FIXTURES))
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {sqlite.VERSION + 1}")
    before = (folder / FILE).read_bytes()

    with pytest.raises(
        StorageLocked, match=rf"newer sora-exporter \(schema {sqlite.VERSION + 1}, this one knows"
    ):
        Store.open(folder)

    assert (folder / FILE).read_bytes() == before


@every_older
def test_a_migration_that_was_cut_short_goes_on(
    schema: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay(tmp_path, schema)
    episodes = rows(folder, "SELECT target, start, state FROM episodes ORDER BY target, start")
    steps = list(sqlite.MIGRATIONS)
    # The last step fails, as on a full disk, after part of its work is done.
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*steps[:-1], (*steps[-1], "INSERT INTO nowhere VALUES (1)")))
    broken = Store.open(folder)
    assert not broken.writable
    broken.close()
    assert rows(folder, "PRAGMA user_version") == [(sqlite.VERSION - 1,)]

    monkeypatch.setattr(sqlite, "MIGRATIONS", tuple(steps))
    with closing(Store.open(folder)) as store:
        assert store.writable

    assert rows(folder, "SELECT target, start, state FROM episodes ORDER BY target, start") == episodes
