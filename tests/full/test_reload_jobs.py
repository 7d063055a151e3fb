"""Reloads of a real exporter while paid jobs run, and hundreds of reloads in a row."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_reload_processes import Place, target, watched
from tests.support.processes import until

PAID: dict[str, Any] = {
    "price": {"usd_per_second": 0.1},
    "budget": {"usd_per_day": 5.0},
    "probes": {"catalog": {}, "generation": {"interval": "1s", "timeout": "60s"}},
}
ONCE = {"catalog": {}, "generation": {"interval": "6h", "timeout": "60s"}}
CHANGES: dict[str, dict[str, Any] | None] = {
    "titled": {"title": "T"},
    "moved": {"api": "openai_chat"},
    "other": {"model": "m2"},
    "gone": None,
}


async def test_jobs_under_way_are_followed_to_their_end_and_not_ordered_twice(tmp_path: Path) -> None:
    slow = {"render": ["4s", "4s"]}
    async with watched(tmp_path, *(target(name, **PAID) for name in CHANGES), quirks=slow) as place:
        await until(lambda: _jobs(place, 1))
        changes = {name: {**(change or {}), "probes": ONCE} for name, change in CHANGES.items()}
        targets = place.targets(**changes)
        place.write([each for each in targets if CHANGES[each["name"]] is not None])
        await place.hang_up()
        place.write(targets)
        await place.hang_up()
        for name in CHANGES:
            assert await place.it.metric("video_generation_jobs_open", target=name) == 1
        await until(lambda: _none_is_open(place))
        for name, books in (await place.upstream.books()).items():
            assert books["jobs"] == 1
            assert await place.it.metric("video_generation_late_results_total", target=name) == 1
            spent = await place.it.metric("probe_budget_spent_usd", target=name)
            assert spent == pytest.approx(books["bill_usd"]["total"]) == pytest.approx(0.4)


async def test_three_hundred_reloads_leave_nothing_behind(tmp_path: Path) -> None:
    async with watched(tmp_path, target("a"), target("b")) as place:
        a, b = place.targets()
        files = [[a, b], [b], [{**a, "title": "T"}, b], [b, {**a, "api": "openai_chat"}]]
        for number in range(20):
            await _reload(place, files[number % 4])
        descriptors = await place.it.metric("process_open_fds")
        for number in range(300):
            await _reload(place, files[number % 4])
        assert await place.it.metric("process_open_fds") <= descriptors + 10
        await place.agree()
        await place.probed_anew("b")
        assert "Traceback" not in place.it.log.read_text()


async def _reload(place: Place, targets: list[dict[str, Any]]) -> None:
    place.write(targets)
    assert (await place.it.web.post("/-/reload")).status_code == 200


async def _jobs(place: Place, count: int) -> bool:
    await asyncio.sleep(0.05)
    return all(books["jobs"] == count for books in (await place.upstream.books()).values())


async def _none_is_open(place: Place) -> bool:
    return await place.it.metric("video_generation_jobs_open") == 0
