"""Less than ordered, from the order to the page: two processes, real jobs. Takes half a minute."""

from pathlib import Path
from typing import Any

from tests.support.processes import QUICK, exporter, simulator, until


def scenario() -> dict[str, Any]:
    one = {
        "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos", "upstream": "gateway",
        "interval": "1s", "price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 50},
        "probes": {"catalog": {}, "generation": {"interval": "1s", "seconds": 8, "size": "1280x720"}},
    }  # fmt: skip
    less = {"state": "degraded", "success_rate": 0.0, "reasons": ["artifact_mismatch"]}
    return {
        "targets": [{"name": "fine", **one}, {"name": "less", **one}],
        "timeline": [
            {"target": "fine", "at": "0s", "state": "operational"},
            {"target": "less", "at": "0s", **less},
        ],
        "simulator": {"fine": QUICK, "less": QUICK},
    }


async def test_less_than_ordered_degrades_is_counted_and_stands_beside_the_price(tmp_path: Path) -> None:
    async with simulator(tmp_path, scenario()) as upstream:
        config = await upstream.configuration(tmp_path)
        async with exporter(config, tmp_path / "data") as running:
            await running.up()

            async def degraded() -> bool:
                return bool((await running.target("less"))["state"] == "degraded")

            await until(degraded)
            less, fine = await running.target("less"), await running.target("fine")
            page = (await running.web.get("/targets/less?lang=en")).text
            wanted = {"probe": "generation", "outcome": "degraded", "reason": "artifact_mismatch"}
            assert await running.metric("probe_results_total", target="less", **wanted) >= 2
            assert await running.metric("probe_results_total", target="fine", **wanted) == 0
    assert less["reason"] == "artifact_mismatch"
    assert less["delivered"] == {"seconds": 4.0, "width": 640, "height": 360}
    assert "4.0 s · 640×360" in page
    assert fine["state"] == "operational"
    assert fine["delivered"] == {"seconds": 8.0, "width": 1280, "height": 720}
