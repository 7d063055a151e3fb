"""The exporter as a process before a simulator as a process: traffic, scrapes, accidents, and what is shown."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.support.processes import QUICK, Exporter, Simulator, exporter, simulator, until

SUCCESS = re.compile(r"^probe_success\{[^}]*\} 1$", re.MULTILINE)
VENDOR: dict[str, Any] = {
    "name": "sora", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
    "upstream": "vendor", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 2.0},
}  # fmt: skip
PASSIVE: dict[str, Any] = {
    "name": "seen", "provider": "r", "channel": "official", "model": "sora-2", "api": "openai_videos",
    "upstream": "gateway", "probing": "passive", "interval": "1s", "timeout": "1s",
}  # fmt: skip


@asynccontextmanager
async def running(
    folder: Path,
    *targets: dict[str, Any],
    options: tuple[str, ...] = (),
    quirks: dict[str, Any] | None = None,
    **general: Any,
) -> AsyncIterator[tuple[Exporter, Simulator]]:
    """Both processes; upstreams are quick unless `quirks` say otherwise."""
    played = {target["name"]: {**QUICK, **(quirks or {})} for target in targets}
    async with simulator(folder, {"targets": list(targets), "simulator": played}) as upstream:
        config = await upstream.configuration(folder, **general)
        async with exporter(config, folder / "data", *options) as it:
            await it.up()
            yield it, upstream


def asked(books: dict[str, Any], target: str, kind: str) -> int:
    """How many requests of a kind an upstream was asked."""
    return sum(n for name, n in books[target]["requests"].items() if name.endswith(f" {kind}"))


async def test_several_servers_that_scrape_at_once_cause_one_probe(tmp_path: Path) -> None:
    slow = {"free": ["400ms", "400ms"]}
    async with running(tmp_path, VENDOR, quirks=slow, mode="on_scrape", interval="1h") as (it, upstream):
        before = asked(await upstream.books(), "sora", "catalog")
        scrapes = [it.web.get("/metrics") for _ in range(6)]
        on_demand = [it.web.get("/probe?target=sora&probe=catalog") for _ in range(4)]
        answers = await asyncio.gather(*scrapes, *on_demand)
        assert all(answer.status_code == 200 for answer in answers)
        # Everybody waited for the one probe and saw what it gave.
        assert all('probe_results_total{target="sora"' in answer.text for answer in answers[:6])
        assert all(SUCCESS.search(answer.text) for answer in answers[6:])
        assert asked(await upstream.books(), "sora", "catalog") == before + 1 == 1
        assert asked(await upstream.books(), "sora", "validation") == 1
        await it.web.get("/metrics")
        assert asked(await upstream.books(), "sora", "catalog") == 1


async def test_a_scrapes_deadline_skips_the_probe_and_is_no_evidence(tmp_path: Path) -> None:
    slow = {"free": ["2s", "2s"]}
    async with running(tmp_path, VENDOR, quirks=slow, mode="on_scrape", interval="1h") as (it, _):
        deadline = {"X-Prometheus-Scrape-Timeout-Seconds": "1"}
        cut = await it.web.get("/probe?target=sora&probe=catalog", headers=deadline)
        assert cut.status_code == 200
        assert not SUCCESS.search(cut.text)
        assert await it.metric("probe_skipped_total", probe="catalog", reason="deadline") == 1
        # It went on, and what it gave is there for whoever asks later.
        answer = await it.web.get("/probe?target=sora&probe=catalog")
        assert SUCCESS.search(answer.text)
        assert await it.metric("probe_results_total", target="sora", probe="catalog") == 1
        assert (await it.target("sora"))["state"] == "operational"


async def test_a_flood_of_observations_is_turned_away_and_what_was_accepted_counts(tmp_path: Path) -> None:
    one = {"target": "seen", "reporter": "app", "outcome": "operational"}
    async with running(tmp_path, PASSIVE, observations={"token_file": "token"}) as (it, _):
        answers = [await it.observe(*[one] * 4000) for _ in range(5)]
        refused = [a for a in answers if a.status_code == 429]
        assert refused
        assert all(int(a.headers["retry-after"]) >= 1 for a in refused)
        accepted = sum(a.json()["accepted"] for a in answers if a.status_code == 200)
        assert await it.metric("observations_total", target="seen", outcome="operational") == accepted > 0
        await until(lambda: _state_is(it, "seen", "operational"))


async def test_the_budget_shows_on_the_page_in_the_api_and_in_the_metrics(tmp_path: Path) -> None:
    paid = {**VENDOR, "probes": {"catalog": {}, "generation": {"interval": "1s", "timeout": "30s"}}}
    async with running(tmp_path, paid, budget={"usd_per_day": 1.3}) as (it, upstream):
        await until(lambda: _spent(it, 1.2))
        await until(lambda: _skips(it))
        assert await it.metric("probe_budget_limit_usd", target="sora") == 2.0
        assert await it.metric("probe_budget_spent_usd", target="sora") == 1.2
        assert await it.metric("probe_global_budget_limit_usd") == 1.3
        assert await it.metric("probe_global_budget_spent_usd") == 1.2
        told = (await it.web.get("/api/v1/budget")).json()
        assert (told["limit_usd"], told["spent_usd"]) == (1.3, 1.2)
        assert told["targets"] == {"sora": {"limit_usd": 2.0, "spent_usd": 1.2}}
        page = (await it.web.get("/?lang=en")).text
        assert "$1.20 of $2.00" in page
        assert "$1.20 of $1.30" in page
        await until(lambda: _no_job_is_open(it))
        books = await upstream.books()
        assert books["sora"]["bill_usd"]["total"] <= 1.2
        assert books["sora"]["jobs"] == 3


async def test_an_accident_is_contained_until_an_operator_clears_it(tmp_path: Path) -> None:
    target = {**VENDOR, "probes": {"catalog": {}, "validation": {"interval": "1s", "timeout": "1s"}}}
    options = ("--web.enable-lifecycle",)
    async with running(tmp_path, target, options=options, quirks={"lenient": "all"}) as (it, upstream):
        await until(lambda: _is_off(it))
        await until(lambda: _no_job_is_open(it))
        await until(lambda: _skips(it, probe="validation", reason="policy"))
        books = await upstream.books()
        assert books["sora"]["accidents"] == 1
        # Booked over any budget, followed to its end, counted and shown.
        bill = books["sora"]["bill_usd"]["total"]
        assert bill > 0
        # The probe is off before its job is booked, and the job is followed after that.
        await until(lambda: _has_cost(it, bill))
        assert await it.metric("video_generation_late_results_total", outcome="operational") == 1
        assert "a free probe started a paid job" in it.log.read_text()
        page = (await it.web.get("/targets/sora?lang=en")).text
        assert "accident" in page
        # A restart does not clear it, an operator does.
        await it.kill()
        await it.up()
        assert await _is_off(it)
        cleared = await it.web.post("/api/v1/targets/sora/clear?probe=validation")
        assert (cleared.status_code, cleared.text) == (200, "cleared\n")
        await until(lambda: _accidents(upstream, 2))
        await until(lambda: _is_off(it))


async def _state_is(it: Exporter, name: str, state: str) -> bool:
    return bool((await it.target(name))["state"] == state)


async def _spent(it: Exporter, usd: float) -> bool:
    return await it.metric("probe_global_budget_spent_usd") == usd


async def _skips(it: Exporter, probe: str = "generation", reason: str = "budget") -> bool:
    return await it.metric("probe_skipped_total", probe=probe, reason=reason) >= 1


async def _has_cost(it: Exporter, usd: float) -> bool:
    return await it.metric("probe_cost_usd_total", target="sora", probe="validation") == usd


async def _no_job_is_open(it: Exporter) -> bool:
    return await it.metric("video_generation_jobs_open") == 0


async def _is_off(it: Exporter) -> bool:
    return await it.metric("probe_disabled", target="sora", probe="validation", reason="accident") == 1


async def _accidents(upstream: Simulator, number: int) -> bool:
    return bool((await upstream.books())["sora"]["accidents"] == number)
