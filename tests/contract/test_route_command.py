"""The order in which to try a model's targets, from a running exporter and from one round of free probes."""

import asyncio
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from openai import OpenAI

from exporter.cli.route import command
from exporter.simulator.setup import KEY
from sora_exporter import Target, Videos
from tests.support.processes import QUICK, Exporter, Simulator, exporter, run, simulator, until

OFFICIAL: dict[str, Any] = {
    "name": "official", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
    "upstream": "vendor", "price": {"usd_per_second": 0.1}, "interval": "2s", "timeout": "2s",
}  # fmt: skip
REVERSE = OFFICIAL | {
    "name": "reverse", "provider": "r", "channel": "reverse", "api": "openai_chat", "upstream": "gateway",
    "price": {"usd_per_call": 0.12},
}  # fmt: skip
CLOSED = OFFICIAL | {"name": "closed", "provider": "c", "model": "veo-3.1"}
SCENARIO: dict[str, Any] = {
    "targets": [OFFICIAL, REVERSE, CLOSED],
    "simulator": dict.fromkeys(("official", "reverse", "closed"), QUICK),
    "timeline": [{"target": "closed", "at": "0s", "state": "retired", "reasons": ["model_removed"]}],
}
LIMITED = {
    "transport": "http", "status": 429, "headers": {"retry-after": "1800"},
    "body": '{"error": {"message": "Rate limit reached", "code": "rate_limit_exceeded"}}',
}  # fmt: skip


def order(told: str) -> list[str]:
    return [row["target"] for row in json.loads(told)["targets"]]


def settled(answer: dict[str, Any]) -> dict[str, Any]:
    """Without what the next probe changes."""
    return answer | {"targets": [row | {"latency_seconds": None} for row in answer["targets"]]}


async def measured(it: Exporter) -> bool:
    rows = (await it.web.get("/api/v1/targets")).json()["targets"]
    return all(row["evidence"] == "validation" for row in rows if row["model"] == "sora-2")


async def test_the_order_of_a_running_exporter_and_of_one_round(tmp_path: Path) -> None:
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(tmp_path, observations={"token_file": "token"})
        async with exporter(config, tmp_path / "data") as it:
            await it.up()
            await until(lambda: measured(it))
            await _tells_what_traffic_was_like(it)
            await _is_the_same_on_the_command_line(it)
            await asyncio.to_thread(_is_heeded_by_the_client_library, it, upstream)
        await _is_told_of_one_round(config)


async def _tells_what_traffic_was_like(it: Exporter) -> None:
    one = {"target": "reverse", "reporter": "app"}
    good = one | {"outcome": "operational", "latency_seconds": 61.25}
    assert (await it.observe(good, good, good, one | LIMITED)).json() == {"accepted": 4}
    answer = (await it.web.get("/api/v1/route?model=sora-2&scenario=low_budget&seconds=8")).json()
    rows = {row["target"]: row for row in answer["targets"]}
    official, reverse = rows["official"], rows["reverse"]
    assert (reverse["success_ratio_1h"], reverse["latency_seconds"]) == (0.75, 61.25)
    assert (reverse["cost_usd"], reverse["cost_per_success_usd"]) == (0.12, 0.16)
    assert 1700 < reverse["retry_after_seconds"] <= 1800
    assert (official["success_ratio_1h"], official["cost_usd"]) == (1.0, 0.8)
    assert official["cost_per_success_usd"] == 0.8
    assert official["retry_after_seconds"] is None
    assert official["base_url"].endswith("/u/official/v1")
    assert answer["valid_for_seconds"] == 5
    # A success means that the wait is over; the fault of a client of ours is no share of theirs.
    ours = one | {"transport": "http", "status": 401, "body": '{"error": {"message": "Invalid token"}}'}
    assert (await it.observe(good, ours)).status_code == 200
    answer = (await it.web.get("/api/v1/route?model=sora-2")).json()
    (reverse,) = (row for row in answer["targets"] if row["target"] == "reverse")
    assert (reverse["success_ratio_1h"], reverse["retry_after_seconds"]) == (0.8, None)


async def _is_the_same_on_the_command_line(it: Exporter) -> None:
    asked = ("route", "sora-2", f"--url={it.url}", "--scenario=low_budget", "--seconds=8", "--size=1280x720")
    query = "/api/v1/route?model=sora-2&scenario=low_budget&seconds=8&size=1280x720"
    before = (await it.web.get(query)).json()
    code, out, _ = await run(*asked, "--format=json")
    after = (await it.web.get(query)).json()
    # A probe between the two may have verified a target again.
    assert code == 0
    assert settled(json.loads(out)) in (settled(before), settled(after))
    assert order(out)[0] == "reverse"
    _, out, _ = await run("route", "sora-2", f"--url={it.url}", "--prefer", "official", "--format=json")
    assert order(out)[0] == "official"
    _, out, _ = await run("route", "sora-2", f"--url={it.url}", "--seconds=10")
    assert "left out: official (operational): makes clips of 4, 8, 12, 16 or 20 s, not of 10 s" in out
    code, _, err = await run("route", "sora-9", f"--url={it.url}")
    assert (code, "there are: sora-2, veo-3.1" in err) == (2, True)
    code, _, err = await run("route", "sora-2", "--url=http://127.0.0.1:1")
    assert (code, "does not answer as an exporter does" in err) == (1, True)


def _is_heeded_by_the_client_library(it: Exporter, upstream: Simulator) -> None:
    """It is given the reverse channel first, and asks the official one; what is left out comes last."""
    urls = {name: f"{upstream.url}/u/{name}/v1" for name in ("reverse", "official")}
    with ExitStack() as stack:
        clients = {name: stack.enter_context(OpenAI(base_url=url, api_key=KEY)) for name, url in urls.items()}
        reverse = Target("reverse", client=clients["reverse"], model="sora-2", api="openai_chat")
        official = Target("official", client=clients["official"], model="sora-2", usd_per_second=0.1)
        videos = stack.enter_context(Videos([reverse, official], exporter=it.url))
        assert videos.create("a pebble", seconds="4").target == "official"
        # No clip of 10 s can be had there.
        assert videos.create("a pebble", seconds="10").target == "reverse"


async def _is_told_of_one_round(config: Path) -> None:
    asked = ("route", f"--config.file={config}", f"--storage.path={config.parent / 'none'}")
    code, out, _ = await run(*asked, "sora-2", "--scenario=production", "--format=json")
    assert (code, order(out)) == (0, ["official", "reverse"])
    rows = json.loads(out)["targets"]
    assert [row["verified"] for row in rows] == [True, False]
    assert [row["success_ratio_1h"] for row in rows] == [1.0, None]
    code, out, _ = await run(*asked, "veo-3.1")
    assert code == 1
    assert out.startswith("Nothing to try for veo-3.1.\nleft out: closed (retired): ")
    code, out, _ = await run(*asked, "veo-3.1", "--all")
    assert (code, "closed" in out) == (0, True)
    assert not (config.parent / "none").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sora-9"], "there are: sora-2, veo-3.1"),
        (["sora-2", "--scenario=holiday"], "'holiday' is not one of"),
        (["sora-2", "--size=big"], "WIDTHxHEIGHT"),
        (["sora-2", "--seconds=0"], "1<=x<=120"),
        (["sora-2", "--url=http://127.0.0.1:1"], "either --config.file or --url"),
        ([], "Missing argument 'MODEL'"),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked(tmp_path: Path, arguments: list[str], said: str) -> None:
    config = tmp_path / "config.yml"
    targets = [one | {"base_url": "http://127.0.0.1:1/v1"} for one in (OFFICIAL, REVERSE, CLOSED)]
    config.write_text(yaml.safe_dump({"targets": targets}))
    done = CliRunner().invoke(command, [f"--config.file={config}", *arguments])
    assert (done.exit_code, said in done.output) == (2, True), done.output


async def test_only_the_secrets_of_that_model_are_read(tmp_path: Path) -> None:
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(tmp_path)
        text = config.read_text()
        place = text.index("name: closed")
        config.write_text(text[:place] + text[place:].replace("SIMULATOR_KEY", "NOBODY_HAS_THIS", 1))
        code, _, _ = await run("route", "sora-2", f"--config.file={config}")
        assert code == 0
        code, _, err = await run("route", "veo-3.1", f"--config.file={config}")
        assert (code, "NOBODY_HAS_THIS" in err) == (2, True)
