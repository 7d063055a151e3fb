"""The storage is deleted or replaced under a running exporter: what was spent stays spent, whatever ends it then."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from exporter.store.errors import FILE
from tests.support.processes import QUICK, Exporter, exporter, simulator, until

BUDGET = 2.0
SCENARIO: dict[str, Any] = {
    "targets": [
        {
            "name": "sora", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
            "upstream": "vendor", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": BUDGET},
            "probes": {"catalog": {"interval": "60s"}, "generation": {"interval": "1s", "timeout": "30s"}},
        }
    ],
    "simulator": {"sora": QUICK},
}  # fmt: skip


def delete(storage: Path) -> None:
    shutil.rmtree(storage)


async def test_no_more_is_paid_than_the_days_budget(tmp_path: Path) -> None:
    await no_more_is_paid(tmp_path, delete)


async def no_more_is_paid(tmp_path: Path, take_away: Callable[[Path], None]) -> None:
    """The storage is taken away while paid probes run, then the process is killed and begins again."""
    storage = tmp_path / "data"
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(tmp_path)
        async with exporter(config, storage) as it:
            it.log = tmp_path / "log"
            await it.up()
            await until(lambda: _booked(it, 0.8))
            take_away(storage)
            # It is noticed, said, and begun anew with what was spent; then it may be killed.
            spent = (await upstream.books())["sora"]["bill_usd"]["total"]
            await until(lambda: _ledger(storage) >= spent - 1e-9)
            await until(lambda: f"storage {storage} was taken away" in it.log.read_text())
            await it.kill()
            await it.up()
            await until(lambda: _skipped_for_money(it))
            assert await it.metric("sora_exporter_store_writable") == 1
            bill = (await upstream.books())["sora"]["bill_usd"]["total"]
            assert bill <= _ledger(storage) + 1e-9 <= BUDGET + 2e-9


async def _booked(it: Exporter, usd: float) -> bool:
    return await it.metric("probe_budget_spent_usd", target="sora") >= usd - 1e-9


async def _skipped_for_money(it: Exporter) -> bool:
    return await it.metric("probe_skipped_total", probe="generation", reason="budget") > 0


def _ledger(storage: Path) -> float:
    """Dollars in the file that lies there now."""
    if not (storage / FILE).exists() or not (storage / FILE).stat().st_size:
        return 0.0
    try:
        with closing(sqlite3.connect(f"file:{storage / FILE}?mode=ro", uri=True)) as store:
            return float(store.execute("SELECT total(micros) / 1e6 FROM jobs").fetchone()[0])
    except sqlite3.OperationalError:
        return 0.0
