"""A gateway over real sockets that delivers every video and refuses looks and downloads for our pace."""

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.processes import Exporter, exporter, until
from tests.support.scripted import Asked, Script, said, scripted

MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 2000
PACE = json.dumps(
    {
        "error": {
            "message": "Rate limit exceeded for api_key: f0c9. Limit type: requests. Current limit: 4, Remaining: 0.",
            "type": "throttling_error",
            "code": "429",
        }
    }
)
DONE = json.dumps({"id": "job-1", "object": "video", "status": "completed", "progress": 100})
BUDGET = json.dumps(
    {
        "error": {
            "message": "Budget has been exceeded! Current cost: 0.0036, Max budget: 0.001",
            "type": "budget_exceeded",
            "code": "400",
        }
    }
)
TARGET: dict[str, Any] = {
    "name": "sora",
    "provider": "p",
    "channel": "official",
    "model": "sora-2",
    "api": "openai_videos",
    "upstream": "gateway",
    "api_key_env": "SIMULATOR_KEY",
    "interval": "1s",
    "timeout": "1s",
    "price": {"usd_per_call": 0.4},
    "budget": {"usd_per_day": 2},
}


@dataclass
class Gateway:
    """Refuses as many looks and downloads, and orders after the first, as a test says; it delivers every video."""

    looks: int = 0
    downloads: int = 0
    orders: int = 1
    timeout: str = "1m"
    creates: int = 0
    refusal: bytes = b""
    """Instead of the one for our pace."""
    refused: list[str] = field(default_factory=list)

    def script_for(self, asked: Asked) -> Script:
        if asked.target.endswith("/models"):
            return (said(200, json.dumps({"data": [{"id": "sora-2"}]})),)
        if asked.method == "POST":
            return (self._order(asked),)
        if asked.target.endswith("/content"):
            self.downloads -= 1
            return (self._refuse("content") if self.downloads >= 0 else said(200, MP4, "video/mp4"),)
        if "/videos/" not in asked.target:
            return (said(404, "{}"),)  # it tells nothing of its keys
        self.looks -= 1
        return (self._refuse("look") if self.looks >= 0 else said(200, DONE),)

    def _order(self, asked: Asked) -> bytes:
        if b'"prompt"' not in asked.body:
            return said(500, json.dumps({"error": {"message": "400: Prompt cannot be empty"}}))
        if self.creates == self.orders:
            return said(503, json.dumps({"error": {"message": "No available channel (distributor)"}}))
        self.creates += 1
        return said(200, json.dumps({"id": "job-1", "object": "video", "status": "queued"}))

    def _refuse(self, what: str) -> bytes:
        self.refused.append(what)
        if self.refusal:
            return self.refusal
        return said(429, PACE, retry_after="60" if what == "look" else "0")


@asynccontextmanager
async def watched(folder: Path, **gateways: Gateway) -> AsyncIterator[Exporter]:
    """An exporter with a target for each gateway."""
    async with AsyncExitStack() as stack:
        targets = []
        for name, gateway in gateways.items():
            server = await stack.enter_async_context(scripted(gateway.script_for))
            generation = {"interval": "2s", "timeout": gateway.timeout}
            probes = {"catalog": {}, "validation": {}, "generation": generation}
            base = f"http://127.0.0.1:{server.port}/v1"
            targets.append({**TARGET, "name": name, "base_url": base, "probes": probes})
        config = folder / "config.yml"
        config.write_text(yaml.safe_dump({"targets": targets}))
        it = await stack.enter_async_context(exporter(config, folder / "data"))
        await it.up()
        yield it


async def test_what_is_refused_for_our_pace_is_asked_for_later_and_paid_once(tmp_path: Path) -> None:
    late, again = Gateway(looks=1, timeout="2s"), Gateway(downloads=1, timeout="1m")
    async with watched(tmp_path, late=late, again=again) as it:

        async def ended() -> bool:
            followed = await it.metric("video_generation_late_results_total", outcome="operational")
            made = await it.metric("probe_results_total", target="again", probe="generation", reason="ok")
            return (followed, made) == (1, 1)

        await until(ended)
        assert (late.refused, again.refused) == (["look"], ["content"])
        generations = {"target": "late", "probe": "generation"}
        assert await it.metric("probe_results_total", **generations, reason="own_rate_limit") == 1
        assert await it.metric("probe_results_total", **generations, outcome="degraded") == 0
        assert await it.metric("video_generation_jobs_open") == 0
        for name in ("late", "again"):
            assert await it.metric("probe_cost_usd_total", target=name, probe="generation") == 0.4
            assert await it.metric("probe_budget_spent_usd", target=name) == 0.4
            assert await it.metric("credential_valid", target=name) == 1
            assert (await it.target(name))["state"] == "operational"
            assert {episode["state"] for episode in await it.episodes(name)} <= {"unknown", "operational"}


async def test_a_download_that_our_budget_does_not_allow_is_no_failure_of_theirs(tmp_path: Path) -> None:
    """Some gateways say it with the status that others have for a file that is not there yet."""
    gateway = Gateway(downloads=99, timeout="5s", refusal=said(400, BUDGET))
    async with watched(tmp_path, poor=gateway) as it:
        generations = {"target": "poor", "probe": "generation"}

        async def told() -> float:
            return await it.metric("probe_results_total", **generations)

        await until(told)
        assert await it.metric("probe_results_total", **generations, reason="insufficient_quota") == 1
