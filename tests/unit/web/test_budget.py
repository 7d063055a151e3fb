"""The day's money in the api."""

from datetime import UTC, datetime
from pathlib import Path

from exporter.core.board import Money
from tests.support.boards import NOW
from tests.support.fake_engine import client, site


async def test_the_budget_of_the_day_is_told_for_all_and_for_each_that_pays(tmp_path: Path) -> None:
    of = site(tmp_path)
    of.facade.board.budget = Money(10.0, 2.4)
    of.facade.board.entries["sora-2-official"].budget = Money(4.0, 2.0)
    of.facade.board.entries["sora-2-reverse"].budget = Money(None, 0.4)
    of.facade.board.entries["veo-3.1-reverse"].budget = Money()
    async with client(of) as web:
        told = (await web.get("/api/v1/budget")).json()
    assert (told["limit_usd"], told["spent_usd"]) == (10.0, 2.4)
    assert told["day"] == datetime.fromtimestamp(NOW, UTC).date().isoformat()
    assert told["targets"]["sora-2-official"] == {"limit_usd": 4.0, "spent_usd": 2.0}
    assert told["targets"]["sora-2-reverse"] == {"limit_usd": None, "spent_usd": 0.4}
