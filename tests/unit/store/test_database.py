"""A store is opened, upgraded, refused and mended as an operator would want it."""

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from exporter.core.state.machine import Transition
from exporter.core.state.why import Decision, Why
from exporter.core.vocabulary import Reason, State
from exporter.errors import StoreError
from exporter.store import HealthRow, StorageLocked, Store, sqlite
from exporter.store.errors import FILE
from exporter.store.lock import Place
from tests.support.history import open_episodes, spoil_history

ROOT = Path(__file__).parents[3]
NOBODY = 65534


def row(target="t", blob="{}"):
    return HealthRow(target, "f", blob, 1.0)


def enter(store, state, since):
    change = Transition(State.UNKNOWN, state, Reason.OK, since, since, Why(Decision.NO_DATA))
    store.record_transition("t", change, verified=True, evidence="[]")


def write_and_fail(store):
    store.save_health([row("b")])
    enter(store, State.SUSPENDED, 2.0)
    store.save_health([row("c", None)])


def fill(store):
    """Write until the disk is full, as far as the store can tell."""
    store._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match=r"is full .*: free some space; .* paid probes stay off"):
        store.save_health(row(str(n), "x" * 5000) for n in range(100))


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path)
    yield store
    store.close()


@pytest.fixture
def world_readable():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield folder


@contextmanager
def not_root():
    """Modes mean nothing to root: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only(world_readable):
    """The folder of a store with a history that its exporter may no longer write."""
    with not_root(), closing(Store.open(world_readable)) as store:
        store.save_health([row()])
        enter(store, State.OPERATIONAL, 1.0)
    for path in (*world_readable.iterdir(), world_readable):
        path.chmod(0o555)
    yield world_readable
    for path in (world_readable, *world_readable.iterdir()):
        path.chmod(0o777)


def test_what_was_written_is_there_after_a_restart(tmp_path):
    with closing(Store.open(tmp_path / "new" / "folder")) as store:
        assert store.writable
        store.save_health([row()])
    with closing(Store.open(tmp_path / "new" / "folder")) as store:
        assert set(store.load_health()) == {"t"}


def test_a_closed_store_says_so(tmp_path):
    store = Store.open(tmp_path)
    store.close()
    assert not store.writable
    with pytest.raises(StoreError, match="closed"):
        store.load_health()
    with pytest.raises(StoreError, match="closed"):
        store.save_health([row()])
    Store.open(tmp_path).close()


def test_the_log_is_written_ahead(store):
    assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_a_durable_transaction_waits_for_the_disk(store, durable, level):
    with store.together(durable=durable) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == level
    assert store._connection.execute("PRAGMA synchronous").fetchone()[0] == 1


def test_a_durable_write_refuses_to_join_one_that_is_not(store):
    with store.together(durable=True), store.together(durable=True), store.together() as connection:
        assert connection.in_transaction
    with pytest.raises(RuntimeError, match="durable"), store.together(), store.together(durable=True):
        pass


def test_what_is_written_together_is_kept_together(store):
    with store.together():
        store.save_health([row("a")])
        enter(store, State.OPERATIONAL, 1.0)
    assert set(store.load_health()) == {"a"}
    with pytest.raises(sqlite3.IntegrityError), store.together():
        write_and_fail(store)
    assert set(store.load_health()) == {"a"}
    assert [e.state for e in store.episodes("t", 0.0, 9.0)] == [State.OPERATIONAL]
    assert store.writable


def test_our_own_mistakes_are_not_blamed_on_the_disk(store):
    with pytest.raises(sqlite3.IntegrityError):
        store.save_health([HealthRow("t", None, "{}", 1.0)])
    with pytest.raises(sqlite3.ProgrammingError), store._reading() as connection:
        connection.execute("SELECT ?")
    assert store.writable


@pytest.mark.parametrize("version", range(sqlite.VERSION + 1))
def test_a_store_of_every_older_version_is_brought_up(tmp_path, version):
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        for step in sqlite.MIGRATIONS[:version]:
            for statement in step:
                old.execute(statement)
        if version:
            old.execute("INSERT INTO health VALUES ('kept', 'f', '{}', 1.0)")
            columns = "(target, start, state, reason, decided_at, rule, evidence)"
            values = "('kept', 5.0, 'suspended', 'no_channel', 6.0, 'r', '[]')"
            old.execute(f"INSERT INTO episodes {columns} VALUES {values}")
            old.execute("INSERT INTO segments VALUES ('kept', 5.0, 'suspended', 1)")
            columns = "(target, provider, channel, model, title, last_seen)"
            old.execute(f"INSERT INTO targets {columns} VALUES ('kept', 'p', 'official', 'm', 't', 9.0)")
        old.execute(f"PRAGMA user_version = {version}")
        old.commit()
    with closing(Store.open(tmp_path)) as store:
        assert store.writable
        assert set(store.load_health()) == set(open_episodes(store)) == ({"kept"} if version else set())
        if 0 < version < 5:
            assert store.watched_since() == {"kept": 5.0}
        store.save_health([row("new")])
        assert sqlite.version_of(store._connection) == sqlite.VERSION


def test_a_migration_that_fails_leaves_the_version_before_it(tmp_path, store, monkeypatch):
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS, ("CREATE TABLE extra (x)", "NONSENSE")))
    monkeypatch.setattr(sqlite, "VERSION", len(sqlite.MIGRATIONS))
    store.save_health([row()])
    store.close()
    with closing(Store.open(tmp_path)) as newer:
        assert not newer.writable
        assert "NONSENSE" in newer.problem
    monkeypatch.undo()
    with closing(Store.open(tmp_path)) as again:
        assert again.writable
        assert set(again.load_health()) == {"t"}


def test_a_newer_store_is_refused_and_not_touched(tmp_path):
    Store.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as newer:
        newer.execute(f"PRAGMA user_version = {sqlite.VERSION + 1}")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StorageLocked, match=r"newer sora-exporter .* nothing was changed"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
    assert [p.name for p in tmp_path.glob(f"{FILE}*")] == [FILE]
    with pytest.raises(StoreError, match="newer sora-exporter"):
        Store.read(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_another_programs_database_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("CREATE TABLE things (x)")
    with pytest.raises(StorageLocked, match="another program's database"):
        Store.open(tmp_path)


def test_two_exporters_on_one_storage_are_refused(tmp_path, store):
    with pytest.raises(StorageLocked, match=rf"{tmp_path} is in use .*process {os.getpid()}\): stop it"):
        Store.open(tmp_path)
    store.save_health([row()])
    store.close()
    Store.open(tmp_path).close()


def test_the_lock_of_a_killed_exporter_is_free(tmp_path):
    code = (
        "import os, pathlib, signal, sys; from exporter.store import Store;"
        "s = Store.open(pathlib.Path(sys.argv[1])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, cwd=ROOT)
    assert killed.returncode == -9
    with closing(Store.open(tmp_path)) as store:
        assert store.writable


@contextmanager
def no_space():
    """No file of this process can grow for a while."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_store_begun_where_there_is_no_space_mends_once_there_is(tmp_path):
    with no_space():
        store = Store.open(tmp_path)
        assert not store.writable
        with pytest.raises(StoreError, match=rf"storage {tmp_path} failed .* paid probes stay off"):
            store.save_health([row()])
    store.save_health([row()])
    assert store.writable
    with pytest.raises(StorageLocked):
        Store.open(tmp_path)
    store.close()


def test_stores_in_memory_do_not_meet():
    with closing(Store.open(None)) as one, closing(Store.open(None)) as other:
        one.save_health([row()])
        assert other.load_health() == {}
        assert one.writable
        assert one.retry()


def test_a_full_disk_keeps_what_was_there_and_mends_by_itself(store):
    store.save_health([row("before")])
    fill(store)
    assert not store.writable
    assert "is full" in store.problem
    assert set(store.load_health()) == {"before"}
    store._connection.execute("PRAGMA max_page_count = 100000")
    store.save_health([row("after")])
    assert store.writable
    assert store.problem is None
    assert set(store.load_health()) == {"before", "after"}


def test_retrying_mends_what_can_be_mended(store):
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=r"cannot be written .*: check its owner"):
        store.save_health([row()])
    assert not store.writable
    assert store.retry()
    store.save_health([row()])
    assert set(store.load_health()) == {"t"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"this is no database at all" * 500),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 - 100]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096)),
    ],
    ids=["not a database", "cut off", "scrambled"],
)
def test_a_damaged_store_opens_unwritable_and_says_what_to_do(tmp_path, store, spoil):
    store.save_health(row(str(n), "x" * 1000) for n in range(100))
    store.close()
    path = tmp_path / FILE
    spoil(path)
    with closing(Store.open(tmp_path)) as damaged:
        assert not damaged.writable
        assert f"storage {tmp_path} is damaged (" in damaged.problem
        assert f": stop the exporter, move {FILE}* away" in damaged.problem
        for use in (damaged.load_health, lambda: damaged.save_health([row()])):
            with pytest.raises(StoreError, match="is damaged"):
                use()
        assert not damaged.retry()
        path.rename(tmp_path / "aside")
        assert damaged.retry()
        damaged.save_health([row("new")])
        assert set(damaged.load_health()) == {"new"}
    path.unlink()
    (tmp_path / "aside").rename(path)
    with (
        pytest.raises(StoreError, match=r"cannot be read|is damaged"),
        closing(Store.read(tmp_path)) as reader,
    ):
        reader.load_health()


def test_damage_of_what_is_old_is_found_by_who_looks_for_it_later(tmp_path, store):
    store.save_health([row()])
    store.close()
    spoil_history(tmp_path)
    with closing(Store.open(tmp_path)) as looked_through:
        assert not looked_through.writable
    with closing(Store.open(tmp_path, whole=False)) as damaged:
        assert damaged.writable
        damaged.save_health([row("late")])
        found = damaged.damage()
        assert found is not None
        with pytest.raises(StoreError, match=r"(?s)is damaged .*: stop the exporter, move"):
            damaged.condemn(found)
        with pytest.raises(StoreError, match="is damaged"):
            damaged.save_health([row("later")])
        assert not damaged.retry()


def test_what_is_whole_has_no_damage_and_is_looked_through_while_it_is_used(tmp_path, store):
    store.save_health(row(str(n), "x" * 1000) for n in range(100))
    with store.together():
        store.save_health([row("under way")])
        assert store.damage() is None
    assert store.writable
    with closing(Store.open(None)) as in_memory:
        assert in_memory.damage() is None


def test_the_end_does_not_wait_for_who_looks_for_damage(tmp_path, store, monkeypatch):
    """It is cut off wherever it is."""
    begun = threading.Event()

    def endless(connection):
        begun.set()
        connection.execute(
            "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        )

    monkeypatch.setattr(sqlite, "damage_in", endless)
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(store.damage)
        assert begun.wait(30)
        store.close()
        while not looking.done():
            store.close()  # the statement may not have begun yet
        assert looking.result(30) is None


def test_a_value_that_makes_no_sense_is_damage(store):
    enter(store, State.OPERATIONAL, 1.0)
    with store.together() as connection:
        connection.execute("UPDATE episodes SET state = 'oper?tional'")
    with pytest.raises(StoreError, match=r"is damaged.*oper"):
        open_episodes(store)
    assert not store.writable
    with pytest.raises(StoreError, match="is damaged"):
        store.load_health()
    store.save_health([row()])
    assert set(store.load_health()) == {"t"}


def test_a_read_only_store_still_tells_what_was_known(read_only):
    with not_root(), closing(Store.open(read_only)) as store:
        assert not store.writable
        assert "cannot be written" in store.problem
        assert set(store.load_health()) == {"t"}
        assert open_episodes(store)["t"].state is State.OPERATIONAL
        before = store.problem
        with pytest.raises(StoreError, match="cannot be written"):
            store.save_health([row()])
        assert not store.retry()
        assert store.problem == before
        assert set(store.load_health()) == {"t"}


def test_a_store_that_may_be_written_again_is(read_only):
    with not_root(), closing(Store.open(read_only)) as store:
        assert not store.writable
        for path in (read_only, *read_only.iterdir()):
            path.chmod(0o777)
        store.save_health([row("late")])
        assert store.writable
        with pytest.raises(StorageLocked):
            Store.open(read_only)


def test_a_store_that_another_exporter_took_meanwhile_stays_unwritable(read_only):
    with not_root(), closing(Store.open(read_only)) as store:
        for path in (read_only, *read_only.iterdir()):
            path.chmod(0o777)
        with closing(Store.open(read_only)) as other:
            assert not store.retry()
            assert "in use by another sora-exporter" in store.problem
            with pytest.raises(StoreError, match="in use by another sora-exporter"):
                store.save_health([row("late")])
            assert other.writable
        assert store.retry()


def test_what_a_killed_exporter_left_in_its_log_is_not_taken_for_nothing(world_readable):
    """Without the log the file alone would tell an older story."""
    with not_root(), closing(Store.open(world_readable)) as store:
        store.save_health([row()])
        left = {path.name: path.read_bytes() for path in world_readable.glob(f"{FILE}*")}
    for path in world_readable.glob(f"{FILE}*"):
        path.unlink()
    for name, content in left.items():
        if not name.endswith("-shm"):
            (world_readable / name).write_bytes(content)
    world_readable.chmod(0o555)
    with not_root(), closing(Store.open(world_readable)) as store:
        assert not store.writable
        with pytest.raises(StoreError):
            store.load_health()
    world_readable.chmod(0o777)
    with closing(Store.open(world_readable)) as store:
        assert set(store.load_health()) == {"t"}


def test_a_folder_that_cannot_be_made_is_no_crash(tmp_path):
    (tmp_path / "file").write_text("")
    with closing(Store.open(tmp_path / "file" / "folder")) as store:
        assert not store.writable
        assert "cannot be written" in store.problem
        with pytest.raises(StoreError, match="cannot be written"):
            store.load_health()
        assert not store.retry()


def test_a_reader_sees_what_a_running_exporter_has_written(tmp_path, store):
    enter(store, State.OPERATIONAL, 1.0)
    with closing(Store.read(tmp_path)) as reader:
        assert set(open_episodes(reader)) == {"t"}
        enter(store, State.SUSPENDED, 2.0)
        assert open_episodes(reader)["t"].state is State.SUSPENDED
        with pytest.raises(StoreError, match="cannot be written"):
            reader.save_health([row()])


def test_a_reader_changes_nothing(tmp_path, store):
    enter(store, State.OPERATIONAL, 1.0)
    store.close()
    before = (tmp_path / FILE).read_bytes()
    with closing(Store.read(tmp_path)) as reader:
        assert set(open_episodes(reader)) == {"t"}
    assert (tmp_path / FILE).read_bytes() == before
    with closing(Store.open(tmp_path)) as again:
        assert again.writable


def test_a_reader_needs_a_store(tmp_path):
    with pytest.raises(StoreError, match=f"no storage of a sora-exporter at {tmp_path}"):
        Store.read(tmp_path)


def test_a_reader_does_not_upgrade(tmp_path):
    with closing(sqlite3.connect(tmp_path / FILE)) as old:
        old.execute("PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="older sora-exporter"):
        Store.read(tmp_path)


def test_a_database_that_is_moved_and_linked_to_is_no_longer_the_one_that_was_opened(tmp_path: Path) -> None:
    """Its log stays where it was: whoever opens it by the link does not find what was written last."""
    (tmp_path / FILE).write_bytes(b"x")
    place = Place(tmp_path)
    place.remember()
    assert place.lost() is None
    (tmp_path / FILE).rename(tmp_path / "elsewhere")
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")
    assert place.lost() == f"{FILE} was replaced"
