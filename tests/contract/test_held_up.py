"""A process that is stopped again and again tells no outage of those it watches."""

import asyncio
import signal
from pathlib import Path
from typing import Any

from tests.contract.test_exporter_processes import running
from tests.support.processes import Exporter, until

STOPS = 4
STOPPED = 1.1
"""Seconds; a probe's deadline passes in them."""
WATCHED: list[dict[str, Any]] = [
    {
        "name": f"target-{i}", "provider": f"p{i}", "channel": channel, "model": "sora-2",
        "api": "openai_videos", "upstream": "vendor" if channel == "official" else "gateway",
        "interval": "1s", "timeout": "900ms", "probes": {"catalog": {}},
    }
    for i, channel in enumerate(["official", "official", "reverse", "reverse"])
]  # fmt: skip


async def holds(it: Exporter) -> float:
    """How often the loop was held for longer than a quarter of a second."""
    samples = await it.metrics()
    name = "sora_exporter_loop_stall_seconds"
    return samples[f"{name}_count"] - samples[f'{name}_bucket{{le="0.25"}}']


async def test_a_stopped_process_blames_nobody(tmp_path: Path) -> None:
    slow = {"free": ["350ms", "400ms"]}
    async with running(tmp_path, *WATCHED, quirks=slow) as (it, _):
        assert it.process is not None
        await until(lambda: _all_well(it))
        for _ in range(STOPS):
            # Long enough for a probe to begin, too short for it to end.
            await asyncio.sleep(0.45)
            it.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(STOPPED)
            it.process.send_signal(signal.SIGCONT)
        assert await it.metric("probe_results_total", reason="timeout") == 0
        for state in ("suspended", "risk_control", "degraded"):
            assert await it.metric("service_state_transitions_total", to=state) == 0
        # Which of them were under way at a stop is chance; that none was, in three stops, is not.
        assert await it.metric("probe_skipped_total", reason="stall") > 0
        await until(lambda: _held_each_time(it))
        assert 1 <= it.log.read_text().count("held up") <= 2


async def _held_each_time(it: Exporter) -> bool:
    return await holds(it) >= STOPS


async def _all_well(it: Exporter) -> bool:
    return await it.metric("service_state", state="operational") == len(WATCHED)
