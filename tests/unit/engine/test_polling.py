"""Looks and downloads that are refused: whose refusal it is, what becomes of the job, of the target and of the money."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest

from exporter.clock import LoopClock
from exporter.core.board import Entry
from exporter.core.money import day_of
from exporter.core.vocabulary import Reason, Source, State
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.store import Store, StoreWriter
from exporter.wording import EN
from exporter.wording.explanation import note
from tests.support.virtual_engine import EPOCH, ORIGIN, config_of, paid, virtual

G = Source.GENERATION
MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 2000
PACE = (
    429,
    {
        "error": {
            "message": "Rate limit exceeded for api_key: f0c9. Limit type: requests. Current limit: 4",
            "type": "throttling_error",
            "code": "429",
        }
    },
)
KEY = (401, {"error": {"message": "Authentication Error, Invalid proxy server token passed", "code": "401"}})
RELAYED = (
    429,
    {
        "error": {
            "message": "litellm.RateLimitError: RateLimitError: OpenAIException - Rate limit reached for sora-2",
            "code": "429",
        }
    },
)
BROKEN = (500, {"error": {"message": "The server had an error", "code": None}})
GONE = (404, {"error": {"message": "no such file"}})
Said = tuple[int, dict[str, Any]]


@dataclass
class Gateway(httpx2.AsyncBaseTransport):
    """A gateway that makes every video, and says to looks and downloads what a test has it say."""

    look: Callable[["Gateway"], Said | None] = lambda _self: None
    download: Callable[["Gateway"], Said | None] = lambda _self: None
    creates: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    downloads: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body, path = await request.aread(), request.url.path
        now = asyncio.get_running_loop().time()
        if path.endswith("/models"):
            return httpx2.Response(200, json={"object": "list", "data": [{"id": "sora-2"}]})
        if request.method == "POST":
            if b'"prompt"' not in body:
                return httpx2.Response(400, json={"error": {"message": "prompt is required"}})
            self.creates.append(now)
            return httpx2.Response(200, json={"id": f"job-{len(self.creates)}", "status": "queued"})
        if path.endswith("/content"):
            self.downloads += 1
            return self._say(self.download(self)) or httpx2.Response(
                200, content=MP4, headers={"content-type": "video/mp4"}
            )
        if "/videos/" not in path:
            return httpx2.Response(404)  # it tells nothing of its keys
        self.looks.append(now)
        return self._say(self.look(self)) or httpx2.Response(
            200, json={"id": path.rsplit("/", 1)[1], "object": "video", "status": "completed"}
        )

    def _say(self, said: Said | None) -> httpx2.Response | None:
        return None if said is None else httpx2.Response(said[0], json=said[1], headers=self.headers)


@dataclass
class Place:
    gateway: Gateway
    exporter: Engine
    store: Store
    clock: LoopClock

    @property
    def entry(self) -> Entry:
        return self.exporter.board.entries["one"]

    def spent(self) -> float:
        return self.store.spent(day_of(EPOCH)).get("one", 0.0)

    async def ordered(self, jobs: int = 1) -> None:
        """Wait for an order."""
        while len(self.gateway.creates) < jobs:  # noqa: ASYNC110
            await asyncio.sleep(0.5)

    def note(self) -> str:
        return next(note(depth, EN) for depth in self.exporter.explain("one").evidence if depth.source is G)


@asynccontextmanager
async def watched(gateway: Gateway, **generation: Any) -> AsyncIterator[Place]:
    probes = {
        "catalog": {},
        "validation": {},
        "generation": {"interval": "10m", "timeout": "2m", **generation},
    }
    config = config_of(
        paid(upstream="gateway", base_url=f"{ORIGIN}/v1", probes=probes, budget={"usd_per_day": 9})
    )
    clock, store = LoopClock(EPOCH), Store.open(None)
    access = StoreAccess(store, StoreWriter(store, inline=True), in_memory=True)
    exporter = Engine(EngineSettings(config, clock, access, lambda: gateway, None))
    task = asyncio.create_task(exporter.run())
    await asyncio.sleep(0)
    try:
        yield Place(gateway, exporter, store, clock)
    finally:
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled():
            task.result()


def refused_for(gateway: Gateway, seconds: float, said: Said) -> Said | None:
    """What a gateway says so long after the first order, and no longer."""
    return said if asyncio.get_running_loop().time() < gateway.creates[0] + seconds else None


@virtual
async def test_looks_refused_for_our_pace_say_nothing_of_the_target_and_the_job_ends_as_a_late_one() -> None:
    gateway = Gateway(look=lambda g: refused_for(g, 200.0, PACE))
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(150.0)
        entry = place.entry
        assert entry.results[G, State.UNKNOWN, Reason.OWN_RATE_LIMIT] == 1
        assert entry.health.state is State.OPERATIONAL
        assert entry.health.track(G).last is None
        assert entry.credential_valid is True
        assert entry.jobs_open == 1
        assert place.spent() == 0.4
        assert "refused for our own pace" in place.note()
        await asyncio.sleep(300.0)
        assert entry.late_results == {State.OPERATIONAL: 1}
        assert entry.jobs_open == 0
        assert place.store.open_jobs() == []
        assert place.spent() == 0.4
        assert len(gateway.creates) == 1
        await place.ordered(2)
        await asyncio.sleep(60.0)
        assert entry.results[G, State.OPERATIONAL, Reason.OK] == 1
        assert entry.health.deepest is G
        assert "pace" not in place.note()


@virtual
async def test_an_hour_of_refused_looks_neither_suspends_nor_makes_unknown() -> None:
    gateway = Gateway(look=lambda g: PACE)
    async with watched(gateway) as place:
        await asyncio.sleep(3600.0)
        assert place.entry.health.state is State.OPERATIONAL
        assert place.entry.results[G, State.UNKNOWN, Reason.OWN_RATE_LIMIT] >= 5
        assert len(gateway.creates) <= 6
        assert set(place.entry.transitions) <= {State.OPERATIONAL}


@virtual
async def test_a_look_refused_for_our_pace_is_repeated_when_the_gateway_asks_or_ever_more_rarely() -> None:
    silent, asking = Gateway(look=lambda g: PACE), Gateway(look=lambda g: PACE, headers={"retry-after": "45"})
    for gateway in (silent, asking):
        async with watched(gateway, timeout="3m") as place:
            await place.ordered()
            await asyncio.sleep(170.0)
    pauses = [[round(b - a) for a, b in zip(g.looks, g.looks[1:], strict=False)] for g in (silent, asking)]
    assert pauses == [[4, 8, 16, 32, 60], [45, 45, 45]]


@virtual
async def test_a_job_is_found_done_once_our_pace_allows_the_look() -> None:
    gateway = Gateway(look=lambda g: PACE if len(g.looks) < 4 else None)
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(100.0)
        assert place.entry.results[G, State.OPERATIONAL, Reason.OK] == 1
        assert place.spent() == 0.4


@virtual
async def test_looks_refused_for_our_key_are_our_fault_and_order_nothing_anew() -> None:
    gateway = Gateway(look=lambda g: KEY)
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(500.0)
        entry = place.entry
        assert entry.results[G, State.UNKNOWN, Reason.INVALID_KEY] == 1
        assert entry.health.state is State.OPERATIONAL
        assert len(gateway.creates) == 1
        assert entry.jobs_open == 1
        await place.ordered(2)
        await asyncio.sleep(100.0)
        assert len(gateway.creates) == 2
        assert (entry.health.state, entry.health.reason) == (State.UNKNOWN, Reason.INVALID_KEY)
        assert entry.credential_valid is False


@virtual
async def test_a_look_that_the_vendor_limits_for_the_gateway_is_theirs() -> None:
    gateway = Gateway(look=lambda g: RELAYED)
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(200.0)
        assert place.entry.results[G, State.DEGRADED, Reason.RATE_LIMITED] == 1


@virtual
async def test_a_look_that_merely_fails_says_no_more_than_that_the_job_is_not_done() -> None:
    gateway = Gateway(look=lambda g: BROKEN)
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(200.0)
        assert place.entry.results[G, State.DEGRADED, Reason.QUEUE_STUCK] == 1


@virtual
async def test_a_download_refused_for_our_pace_is_asked_for_again() -> None:
    gateway = Gateway(download=lambda g: PACE if g.downloads < 3 else None)
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(100.0)
        assert place.entry.results[G, State.OPERATIONAL, Reason.OK] == 1
        assert gateway.downloads == 3


@virtual
async def test_a_download_refused_for_our_pace_to_the_end_is_no_evidence_and_settled_once() -> None:
    gateway = Gateway(download=lambda g: PACE)
    async with watched(gateway) as place:
        await place.ordered()
        await asyncio.sleep(300.0)
        assert place.entry.results[G, State.UNKNOWN, Reason.OWN_RATE_LIMIT] == 1
        assert place.entry.health.state is State.OPERATIONAL
        assert place.entry.jobs_open == 0
        assert (place.spent(), place.store.open_jobs()) == (0.4, [])


@pytest.mark.parametrize(
    ("said", "outcome", "reason"),
    [
        (KEY, State.UNKNOWN, Reason.INVALID_KEY),
        (GONE, State.DEGRADED, Reason.ARTIFACT_INVALID),
        (BROKEN, State.DEGRADED, Reason.ARTIFACT_INVALID),
    ],
)
def test_a_download_is_judged_by_what_refuses_it(said: Said, outcome: State, reason: Reason) -> None:
    @virtual
    async def run() -> None:
        async with watched(Gateway(download=lambda g: said)) as place:
            await place.ordered()
            await asyncio.sleep(100.0)
            assert place.entry.results[G, outcome, reason] == 1
            assert place.spent() == 0.4

    run()
