"""What runs in LiteLLM's own environment reports: the real proxy with the callback, its router, and httpx."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.full.litellm_proxy import FOLDER, installed, proxy
from tests.support.answering import Answering, accepting, answering
from tests.support.processes import ROOT, until

PROMPT = "A lonely lighthouse keeper paints the sea"
HOOK = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "reporting.md").read_text(), re.DOTALL)[-1]
TARGETS = '{"sora-2-good": "good", "sora-2-rate": "rate", "sora-2-broken": "broken", "sora-2-slow": "slow"}'
PROGRAM = """
import asyncio, sys, httpx
from sora_exporter import report

url, exporter = sys.argv[1:]
reporter = report.TrafficReporter(exporter, "token", name="app")
body = {"model": "sora-2-rate", "prompt": "PROMPT"}
with reporter.watch(httpx.Client(base_url=url), "client") as web:
    assert web.post("/v1/videos", json=body).status_code == 429
    with web.stream("POST", "/v1/videos", json=body) as streamed:
        assert b"Rate limit" in streamed.read()
transport = reporter.watch(httpx.HTTPTransport(), "transport")
with httpx.Client(transport=transport, base_url=url) as web:
    assert web.post("/v1/videos", json=body).status_code == 429

async def later():
    async with reporter.watch(httpx.AsyncClient(base_url=url), "async") as web:
        assert (await web.post("/v1/videos", data=body)).status_code == 429
        async with web.stream("POST", "/v1/videos", json=body) as streamed:
            assert b"Rate limit" in await streamed.aread()
        try:
            await web.post("http://127.0.0.1:1/v1/videos", json=body)
        except httpx.ConnectError:
            pass

asyncio.run(later())
assert reporter.flush(10)
"""


@pytest.fixture
def board() -> Iterator[Answering]:
    with answering(accepting) as it:
        yield it


@pytest.fixture
def base(board: Answering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("OBSERVATIONS_TOKEN", "token")
    hook = re.sub(r"\{\"sora-2-official\".*\}", TARGETS, HOOK).replace("http://127.0.0.1:9847", board.url)
    (tmp_path / "reporting.py").write_text(hook)
    with proxy(tmp_path, "reporting.reporter") as url:
        yield url


async def told(board: Answering, count: int) -> list[dict[str, Any]]:
    """So many observations; none of them tells of the prompt."""
    await until(lambda: len(board.observations) >= count)
    assert "lighthouse" not in json.dumps(board.observations)
    return board.observations


async def test_the_proxy_reports_what_its_deployments_answer(base: str, board: Answering) -> None:
    headers = {"authorization": "Bearer sk-good"}
    async with httpx2.AsyncClient(base_url=base, headers=headers, timeout=60) as web:
        video = (await web.post("/videos", json={"model": "sora-2-slow", "prompt": PROMPT})).json()
        assert (await web.get(f"/videos/{video['id']}")).json()["status"] == "queued"
        assert board.observations == []
        for _ in range(2):
            assert (await web.get(f"/videos/{video['id']}")).json()["status"] == "completed"
        (good,) = await told(board, 1)
        assert (good["target"], good["outcome"]) == ("slow", "operational")
        await web.post("/videos", json={"model": "sora-2-rate", "prompt": PROMPT})
        rate = (await told(board, 2))[1]
        assert (rate["target"], rate["transport"], rate["status"]) == ("rate", "exception", 429)
        assert "RateLimitError" in rate["exception"]
        await web.post("/videos", json={"model": "sora-2-broken", "prompt": PROMPT})
        broken = (await told(board, 3))[2]
        assert (broken["target"], broken["status"]) == ("broken", 500)
        # A model that no target is named for: the next one shows that nothing came of it.
        await web.post("/videos", json={"model": "sora-2-key", "prompt": PROMPT})
        await web.post("/videos", json={"model": "sora-2-rate", "prompt": PROMPT})
        assert [one["target"] for one in await told(board, 4)] == ["slow", "rate", "broken", "rate"]


def test_httpx_reports_as_httpx2_does(board: Answering) -> None:
    installed()
    error = json.dumps(
        {"error": {"message": f"Rate limit reached for {PROMPT}", "code": "rate_limit_exceeded"}}
    )
    with answering(lambda _: (429, {"content-type": "application/json"}, error.encode())) as vendor:
        done = subprocess.run(
            [str(FOLDER / "bin" / "python"), "-c", PROGRAM.replace("PROMPT", PROMPT), vendor.url, board.url],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    assert "lighthouse" not in json.dumps(board.observations)
    targets = [one["target"] for one in board.observations]
    assert targets == ["client", "client", "transport", "async", "async", "async"]
    assert board.observations[-1]["exception"].startswith("httpx.ConnectError")
