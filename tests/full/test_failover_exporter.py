"""The client library beside a real exporter: its order is followed, and what happened becomes evidence."""

import asyncio
from pathlib import Path
from typing import Any

import yaml

from exporter.simulator.setup import KEY
from sora_exporter import Target, Videos
from tests.support.failing_over import client
from tests.support.processes import QUICK, TOKEN, exporter, simulator, until

SCENARIO: dict[str, Any] = {
    "targets": [
        {
            "name": name, "provider": name, "channel": channel, "model": "sora-2", "api": "openai_videos",
            "upstream": "gateway", "price": {"usd_per_second": 0.1}, "interval": "1s", "timeout": "1s",
        }
        for name, channel in (("official", "official"), ("reverse", "reverse"))
    ],
    "timeline": [{"target": "official", "at": "0s", "state": "suspended", "reasons": ["service_paused"]}],
    "simulator": {name: {**QUICK, "lag": "100ms"} for name in ("official", "reverse")},
}  # fmt: skip


async def test_real_traffic_follows_the_exporter_and_tells_it(tmp_path: Path) -> None:
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(tmp_path, observations={"token_file": "token"})
        bases = {each["name"]: each["base_url"] for each in yaml.safe_load(config.read_text())["targets"]}
        async with exporter(config, tmp_path / "data") as it:
            await it.up()

            async def suspended() -> bool:
                rows = (await it.web.get("/api/v1/targets")).json()["targets"]
                return [row["state"] for row in rows if row["target"] == "official"] == ["suspended"]

            await until(suspended)
            targets = [
                Target(name, client=client(bases[name], "sync", api_key=KEY), model="sora-2", channel=name)
                for name in ("official", "reverse")
            ]

            def work() -> list[str]:
                with Videos(targets, exporter=it.url, token=TOKEN, poll_interval=0.05) as videos:
                    jobs = [videos.create_and_poll("a pebble", timeout=30) for _ in range(3)]
                for each in targets:
                    each.client.close()
                return [each.target for job in jobs for each in job.attempts]

            assert await asyncio.to_thread(work) == ["reverse"] * 3

            async def told() -> bool:
                text = (await it.web.get("/metrics")).text
                return any(
                    line.startswith("observations_total{")
                    and 'target="reverse"' in line
                    and line.endswith(" 3")
                    for line in text.splitlines()
                )

            await until(told)
