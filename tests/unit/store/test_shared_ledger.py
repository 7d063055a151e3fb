"""A single paid probe books in the ledger of the exporter that runs beside it."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

from exporter.core.money import Limits, day_of
from exporter.core.vocabulary import Source
from exporter.store import Store

NOW = 1767225600.0
LIMITS = Limits(1.0, None)


def test_both_see_and_respect_what_the_other_has_booked(tmp_path):
    running = Store.open(tmp_path)
    beside = Store.share(tmp_path)
    assert running.open_job("one", Source.GENERATION, 0.6, LIMITS, NOW, NOW + 60) is not None
    assert beside.open_job("one", Source.GENERATION, 0.6, LIMITS, NOW, NOW + 60) is None
    assert beside.open_job("one", Source.GENERATION, 0.4, LIMITS, NOW, NOW + 60) is not None
    assert running.spent(day_of(NOW)) == {"one": 1.0}
    beside.close()
    running.close()


def test_it_begins_a_storage_where_there_is_none(tmp_path):
    store = Store.share(tmp_path / "new")
    assert store.open_job("one", Source.GENERATION, 0.6, LIMITS, NOW, NOW + 60) is not None
    store.close()


def test_many_may_begin_the_same_storage_at_once(tmp_path):
    at_once = Barrier(8)

    def book(folder):
        at_once.wait()
        with closing(Store.share(folder)) as store:
            return store.open_job("one", Source.GENERATION, 0.3, LIMITS, NOW, NOW + 60) is not None

    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            booked = list(pool.map(book, [tmp_path / str(number)] * 8))
            assert sum(booked) == 3
