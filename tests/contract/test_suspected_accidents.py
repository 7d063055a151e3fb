"""Upstreams that take a validation for an order: paid twice at most, booked before it can be lost, told at the terminal."""

import asyncio
import json
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.store.errors import FILE
from tests.support.processes import Exporter, exporter, run, until
from tests.support.scripted import Asked, Cut, Script, Scripted, head, said, scripted

PRICE = 0.12
CATALOG = said(200, json.dumps({"object": "list", "data": [{"id": "m", "object": "model"}]}))
REFUSED = said(400, json.dumps({"error": {"message": "prompt is required", "param": "prompt"}}))
DOWN = said(503, json.dumps({"error": {"message": "try later"}}))
OPENAI = {"api": "openai_videos", "channel": "official", "upstream": "gateway"}
GEMINI = {"api": "gemini_video", "channel": "official", "upstream": "gateway"}
POOL = {"api": "openai_chat", "channel": "reverse", "upstream": "sora2api"}


def job(body: Any, status: int = 200, **headers: str) -> Script:
    return [said(status, body if isinstance(body, str) else json.dumps(body), **headers)]


SUSPECTED: dict[str, tuple[dict[str, Any], Script]] = {
    "slow": (OPENAI, [Cut.HANG]),
    "slow-pool": (POOL, [Cut.HANG]),
    "cut": (OPENAI, [Cut.RESET]),
    "half": (OPENAI, [head(), Cut.HANG]),
    "gateway-gave-up": (OPENAI, job({"error": {"message": "litellm.Timeout: Request timed out"}}, 408)),
    "edge-gave-up": (POOL, [said(504, "<html>504 Gateway Time-out</html>", "text/html")]),
    "elsewhere": (OPENAI, job("", 303, Location="/")),
    "long-queue": (OPENAI, job({"status": "queued", "message": "The queue is full of work, please wait"})),
    "empty": (OPENAI, job({})),
    "silent-202": (OPENAI, job("", 202)),
    "huge-id": (OPENAI, job({"id": "x" * 300_000})),
    "talks": (POOL, job({"id": "c-1", "choices": [{"message": {"content": "it is being made"}}]})),
}
STARTED: dict[str, tuple[dict[str, Any], Script]] = {
    "operation": (GEMINI, job({"name": "operations/ID-1"})),
    "camel": (OPENAI, job({"data": {"taskId": 4711}})),
    "header": (OPENAI, job("", 202, Location="/v1/videos/task-9")),
    "nested": (OPENAI, job({"request_id": "r", "output": {"task_id": "t-1", "task_status": "PENDING"}})),
    "text": (OPENAI, job({"code": "success", "data": "T-1234"})),
    "no-error": (OPENAI, job({"task_id": "t-1", "error": {"code": 0, "message": ""}})),
    "byte-order-mark": (OPENAI, job('\ufeff{"id": "video_1", "status": "queued"}')),
}
INNOCENT: dict[str, tuple[dict[str, Any], Script]] = {
    "down": (OPENAI, [DOWN]),
    "refuses": (OPENAI, [REFUSED]),
    "redirects": (OPENAI, job("", 307, Location="/v1/other")),
    "fails": (OPENAI, job({"success": False, "message": "no prompt"})),
}
ALL = {**SUSPECTED, **STARTED, **INNOCENT}


class Upstream:
    """What the targets ask: a catalog that is well, and orders that are answered as each target's script says."""

    def __init__(self) -> None:
        self.orders: Counter[str] = Counter()
        self.scripts = {name: script for name, (_, script) in ALL.items()}
        self.server: Scripted | None = None

    def answer(self, asked: Asked) -> Script:
        name = asked.target.split("/")[1]
        if asked.method == "GET":
            return [CATALOG if asked.target.endswith("/models") else said(404, '{"error": "not found"}')]
        self.orders[name] += 1
        return self.scripts[name]

    def configuration(self, file: Path, *names: str, **over: Any) -> Path:
        """A configuration of these targets, each with a budget for a few orders."""
        assert self.server is not None
        free = {"interval": "1s", "timeout": "500ms"}
        targets = [
            {
                "name": name, "provider": name, "model": "m", **ALL[name][0],
                "base_url": f"http://127.0.0.1:{self.server.port}/{name}/v1",
                "price": {"usd_per_call": PRICE}, "budget": {"usd_per_day": 1.0},
                "probes": {"catalog": {"interval": "1s", "timeout": "900ms"}, "validation": free}, **over,
            }
            for name in names
        ]  # fmt: skip
        file.write_text(yaml.safe_dump({"targets": targets}))
        return file


@pytest.fixture
async def upstream() -> AsyncIterator[Upstream]:
    it = Upstream()
    async with scripted(it.answer) as it.server:
        yield it


@asynccontextmanager
async def watching(config: Path, storage: Path, *options: str) -> AsyncIterator[Exporter]:
    async with exporter(config, storage, *options) as it:
        await it.up()
        yield it


def booked(storage: Path) -> dict[str, float]:
    """Dollars in the ledger, by target."""
    with closing(sqlite3.connect(storage / FILE)) as store:
        rows = store.execute("SELECT target, sum(micros) / 1e6 FROM jobs GROUP BY target")
        return {target: round(usd, 6) for target, usd in rows}


async def off(it: Exporter, reason: str) -> set[str]:
    """The targets whose validation is off for a reason."""
    samples = await it.metrics()
    wanted = (f'reason="{reason}"', 'probe="validation"')
    found = [key for key, v in samples.items() if key.startswith("probe_disabled{") and v == 1]
    return {key.split('target="')[1].split('"')[0] for key in found if all(w in key for w in wanted)}


async def rounds(it: Exporter, *names: str, more: int = 3) -> None:
    """Wait until the beats of these targets' validations have come round a few times more."""

    async def count(name: str) -> float:
        ran = await it.metric("probe_results_total", target=name, probe="validation")
        return ran + await it.metric("probe_skipped_total", target=name, probe="validation")

    before = {name: await count(name) for name in names}
    for name in names:
        await until(lambda name=name: _reached(count, name, before[name] + more))


async def _reached(count: Callable[[str], Any], name: str, wanted: float) -> bool:
    return bool(await count(name) >= wanted)


async def test_orders_that_nobody_placed_are_booked_and_end(upstream: Upstream, tmp_path: Path) -> None:
    config, storage = upstream.configuration(tmp_path / "c.yml", *ALL), tmp_path / "data"
    async with watching(config, storage, "--web.enable-lifecycle") as it:
        await until(lambda: _is(off(it, "suspected_accident"), set(SUSPECTED)), 60.0)
        await until(lambda: _is(off(it, "accident"), set(STARTED)), 60.0)
        await rounds(it, *ALL)
        assert {name: upstream.orders[name] for name in SUSPECTED} == dict.fromkeys(SUSPECTED, 2)
        assert {name: upstream.orders[name] for name in STARTED} == dict.fromkeys(STARTED, 1)
        paid = booked(storage)
        assert {name: paid[name] for name in SUSPECTED} == dict.fromkeys(SUSPECTED, 2 * PRICE)
        assert {name: paid[name] for name in STARTED} == dict.fromkeys(STARTED, PRICE)
        # The server's own failures, a redirect and a refusal start nothing, as often as they come.
        assert all(upstream.orders[name] >= 3 for name in INNOCENT)
        # What a run has set aside is given back at its end, and the next one may have begun.
        await until(lambda: all(booked(storage)[name] == 0.0 for name in INNOCENT))
        spent = await it.metric("probe_budget_spent_usd", target="slow")
        assert spent == pytest.approx(await it.metric("probe_cost_usd_total", target="slow"))
        assert spent == pytest.approx(2 * PRICE)
        page = (await it.web.get("/targets/slow?lang=en")).text
        assert "validation is off: it may have started paid jobs" in page
        await it.kill()
        # A new life knows it all.
        before = upstream.orders.copy()
        await it.up()
        await until(lambda: _is(off(it, "suspected_accident"), set(SUSPECTED)))
        await rounds(it, *SUSPECTED, *STARTED)
        assert await off(it, "accident") == set(STARTED)
        assert all(upstream.orders[name] == before[name] for name in (*SUSPECTED, *STARTED))
        # An operator has mended one.
        upstream.scripts["slow"] = [REFUSED]
        cleared = await it.web.post("/api/v1/targets/slow/clear?probe=validation")
        assert cleared.text == "cleared\n"
        await until(lambda: upstream.orders["slow"] >= before["slow"] + 2)
        assert "slow" not in await off(it, "suspected_accident")


async def _is(found: Any, wanted: set[str]) -> bool:
    return bool(await found == wanted)


async def test_what_is_under_way_at_a_kill_or_a_reload_is_booked(upstream: Upstream, tmp_path: Path) -> None:
    slow = {"validation": {"interval": "6s", "timeout": "6s"}}
    over: dict[str, Any] = {"probes": slow, "budget": {"usd_per_day": 3.5 * PRICE}}
    config, storage = upstream.configuration(tmp_path / "c.yml", "slow", **over), tmp_path / "data"
    async with exporter(config, storage) as it:
        await it.start()
        await until(lambda: upstream.orders["slow"] == 1)
        await it.kill()
        assert booked(storage) == {"slow": PRICE}
        await it.start()
        await until(lambda: upstream.orders["slow"] == 2)
        upstream.configuration(tmp_path / "c.yml", "slow", title="Another", **over)
        assert it.process is not None
        it.process.send_signal(1)
        await until(lambda: upstream.orders["slow"] == 3)
        assert booked(storage)["slow"] == pytest.approx(3 * PRICE)
        # Nothing more is sent than the day's budget pays for.
        await it.kill()
        await it.up()
        await until(lambda: _skipped_for_money(it))
        assert (upstream.orders["slow"], booked(storage)["slow"]) == (3, pytest.approx(3 * PRICE))


async def _skipped_for_money(it: Exporter) -> bool:
    return await it.metric("probe_skipped_total", probe="validation", reason="budget") > 0


async def test_where_it_was_once_refused_a_slow_answer_is_no_suspicion(
    upstream: Upstream, tmp_path: Path
) -> None:
    config, storage = upstream.configuration(tmp_path / "c.yml", "slow"), tmp_path / "data"
    upstream.scripts["slow"] = [REFUSED]
    async with exporter(config, storage) as it:
        await it.start()
        await until(lambda: upstream.orders["slow"] >= 2)
        upstream.scripts["slow"] = [Cut.HANG]
        await it.kill()
        await it.up()
        before = upstream.orders["slow"]
        await until(lambda: upstream.orders["slow"] >= before + 4)
        assert await off(it, "suspected_accident") == set()
        assert booked(storage) == {"slow": 0.0}


@pytest.mark.parametrize(("name", "orders", "spent"), [("operation", 1, "started"), ("slow", 2, "suspected")])
async def test_a_hand_at_the_terminal_pays_no_more(
    upstream: Upstream, tmp_path: Path, name: str, orders: int, spent: str
) -> None:
    config, storage = upstream.configuration(tmp_path / "c.yml", name), tmp_path / "data"
    command = ("probe", name, "--probe=validation", f"--config.file={config}", f"--storage.path={storage}")
    for order in range(orders):
        code, out, err = await run(*command, "--format=json")
        story = json.loads(out)
        assert (code, story["cost_usd"], story["accident"]) == (1, PRICE, spent), out + err
        assert story["outcome"] != "operational"
        assert booked(storage) == {name: pytest.approx((order + 1) * PRICE)}
    code, out, err = await run(*command)
    assert (code, upstream.orders[name]) == (1, orders), out + err
    assert f"validation is off for {name} because it" in out
    # So does a running exporter, and a round of status.
    code, out, err = await run("status", f"--config.file={config}", f"--storage.path={storage}")
    assert (code, upstream.orders[name]) == (0, orders), out + err


async def test_the_terminal_says_what_it_costs_in_red(upstream: Upstream, tmp_path: Path) -> None:
    priced = upstream.configuration(tmp_path / "priced.yml", "nested")
    storage = f"--storage.path={tmp_path / 'a'}"
    code, out, _ = await run("probe", "nested", f"--config.file={priced}", storage)
    assert code == 1
    assert "🟢" not in out
    assert "cost     $0.1200\naccident 🔴 this free probe has started a paid job" in out
    free = upstream.configuration(tmp_path / "free.yml", "empty", price=None, budget=None)
    storage = f"--storage.path={tmp_path / 'b'}"
    code, out, _ = await run("probe", "empty", f"--config.file={free}", storage)
    assert code == 1
    assert "cost     unknown: the target has no price\naccident 🔴" in out
    # A round of status books what it finds, and leaves nothing where it finds nothing.
    place = tmp_path / "c"
    fine = upstream.configuration(tmp_path / "fine.yml", "refuses")
    code, out, err = await run("status", f"--config.file={fine}", f"--storage.path={place}")
    assert (code, place.exists()) == (0, False), out + err
    await run("status", f"--config.file={priced}", f"--storage.path={place}")
    assert booked(place) == {"nested": PRICE}


async def test_a_paid_job_whose_id_cannot_be_used_stays_booked(upstream: Upstream, tmp_path: Path) -> None:
    paid = {"generation": {"interval": "1h", "timeout": "20s"}}
    names = ("huge-id", "silent-202", "empty")
    config, storage = upstream.configuration(tmp_path / "c.yml", *names, probes=paid), tmp_path / "data"

    async def one(name: str) -> tuple[int, dict[str, Any]]:
        where = (f"--config.file={config}", f"--storage.path={storage}")
        code, out, err = await run("probe", name, "--probe=generation", *where, "--format=json")
        assert "Traceback" not in err
        return code, json.loads(out)

    for name, (code, story) in zip(names, await asyncio.gather(*map(one, names)), strict=True):
        assert (code, story["outcome"], story["reason"]) == (1, "degraded", "bad_response")
        assert (upstream.orders[name], story["cost_usd"]) == (1, PRICE)
    assert booked(storage) == dict.fromkeys(names, PRICE)


async def test_a_job_that_is_called_operations_id_is_followed_under_that_name(
    upstream: Upstream, tmp_path: Path
) -> None:
    clip = {"generateVideoResponse": {"generatedSamples": [{"video": {"uri": "https://127.0.0.1:1/x"}}]}}
    done = {"name": "operations/ID-1", "done": True, "response": clip}
    answer, looks = upstream.answer, []

    def answering(asked: Asked) -> Script:
        if asked.target.endswith("/v1/operations/ID-1"):
            looks.append(asked.method)
            return job(done)
        return answer(asked)

    assert upstream.server is not None
    upstream.server.script_for = answering
    paid = {"generation": {"interval": "1h", "timeout": "20s"}}
    config = upstream.configuration(tmp_path / "c.yml", "operation", probes=paid)
    where = (f"--config.file={config}", f"--storage.path={tmp_path / 'data'}")
    _, out, err = await run("probe", "operation", "--probe=generation", *where, "--format=json")
    assert looks == ["GET"], out + err
    assert json.loads(out)["cost_usd"] == PRICE
