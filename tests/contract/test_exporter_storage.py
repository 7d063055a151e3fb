"""A storage that cannot be used is a clear message and a metric: paid probing stops, free probing goes on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from exporter.store import Store
from tests.support.history import spoil_history
from tests.support.processes import QUICK, Exporter, Simulator, exporter, simulator, until

SCENARIO: dict[str, Any] = {
    "targets": [
        {
            "name": "sora", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
            "upstream": "vendor", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 100},
            "probes": {
                "catalog": {"interval": "1s", "timeout": "1s"},
                "generation": {"interval": "1s", "timeout": "30s"},
            },
        }
    ],
    "simulator": {"sora": QUICK},
}  # fmt: skip


@asynccontextmanager
async def before(folder: Path, storage: Path) -> AsyncIterator[tuple[Exporter, Simulator]]:
    """A simulator that runs, and an exporter with this storage that does not yet."""
    async with simulator(folder, SCENARIO) as upstream:
        config = await upstream.configuration(folder, observations={"token_file": "token"})
        async with exporter(config, storage) as it:
            it.log = folder / "log"
            yield it, upstream


async def paid_probing_has_stopped_and_free_goes_on(it: Exporter, upstream: Simulator) -> None:
    await until(lambda: _is(it, "sora_exporter_store_writable", 0))
    skipped = await it.metric("probe_skipped_total", probe="generation", reason="budget")
    await until(lambda: _exceeds(it, "probe_skipped_total", skipped, probe="generation", reason="budget"))
    jobs = (await upstream.books())["sora"]["jobs"]
    asked = await it.metric("probe_results_total", probe="catalog")
    await until(lambda: _exceeds(it, "probe_results_total", asked + 1, probe="catalog"))
    assert (await upstream.books())["sora"]["jobs"] == jobs
    assert (await it.target("sora"))["state"] == "operational"
    refused = await it.observe({"target": "sora", "reporter": "app", "outcome": "operational"})
    assert refused.status_code == 503
    assert (await it.web.get("/?lang=en")).status_code == 200


async def test_a_damaged_storage(tmp_path: Path) -> None:
    storage = tmp_path / "data"
    storage.mkdir()
    (storage / "sora-exporter.db").write_bytes(b"SQLite format 3\x00" + b"no pages here " * 1000)
    async with before(tmp_path, storage) as (it, upstream):
        await it.up()
        await paid_probing_has_stopped_and_free_goes_on(it, upstream)
        assert (await upstream.books())["sora"]["jobs"] == 0
        assert f"storage {storage} is damaged" in it.log.read_text()


async def test_a_storage_that_is_damaged_where_nothing_new_is(tmp_path: Path) -> None:
    """The start does not read a year of history; that is looked through after it."""
    storage = tmp_path / "data"
    Store.open(storage).close()
    spoil_history(storage)
    async with before(tmp_path, storage) as (it, upstream):
        await it.up()
        await paid_probing_has_stopped_and_free_goes_on(it, upstream)
        assert f"storage {storage} is damaged" in it.log.read_text()


async def test_a_storage_that_nobody_can_write(tmp_path: Path) -> None:
    async with before(tmp_path, Path("/proc/sora-exporter")) as (it, upstream):
        await it.up()
        await paid_probing_has_stopped_and_free_goes_on(it, upstream)
        assert (await upstream.books())["sora"]["jobs"] == 0
        assert "storage /proc/sora-exporter cannot be written" in it.log.read_text()


async def test_a_storage_that_fills_up_and_is_given_room(tmp_path: Path) -> None:
    storage = tmp_path / "data"
    async with before(tmp_path, storage) as (it, upstream):
        await it.up()
        await until(lambda: _exceeds(it, "probe_cost_usd_total", 0.0, probe="generation"))
        it.limit_files(8192)
        await paid_probing_has_stopped_and_free_goes_on(it, upstream)
        await it.kill()
        await it.up()
        booked = await it.metric("probe_budget_spent_usd", target="sora")
        assert booked >= (await upstream.books())["sora"]["bill_usd"]["total"] - 1e-9
        await until(lambda: _exceeds(it, "probe_cost_usd_total", 0.0, probe="generation"))
        assert await it.metric("sora_exporter_store_writable") == 1


async def _is(it: Exporter, name: str, value: float) -> bool:
    return await it.metric(name) == value


async def _exceeds(it: Exporter, name: str, value: float, **labels: str) -> bool:
    return await it.metric(name, **labels) > value
