"""`sora-exporter probe` and `status` against a simulator over sockets: what they tell, what they cost, how they end."""

import asyncio
import json
import os
import pty
import re
import time
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from exporter.core.money import day_of
from exporter.simulator.setup import KEY
from exporter.store import Store
from tests.support.processes import QUICK, Exporter, Simulator, exporter, run, simulator, until

FREE: dict[str, Any] = {"catalog": {}, "validation": {}}
PAID: dict[str, Any] = {**FREE, "generation": {"timeout": "30s"}}
SECOND = {"price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 0.5}, "probes": PAID}
CALL = {"price": {"usd_per_call": 0.12}, "budget": {"usd_per_day": 0.2}, "probes": PAID}


def _target(name: str, channel: str, api: str, upstream: str, **more: Any) -> dict[str, Any]:
    place = {"name": name, "provider": "p", "channel": channel, "model": "sora-2"}
    return {**place, "api": api, "upstream": upstream, **more}


TARGETS = (
    _target("vendor-videos", "official", "openai_videos", "vendor", **SECOND),
    _target("gateway-videos", "official", "openai_videos", "gateway", **SECOND),
    _target("gateway-chat", "reverse", "openai_chat", "gateway", upstream_model="sora_video2", **CALL),
    _target("pool-chat", "reverse", "openai_chat", "sora2api", upstream_model="sora2-landscape-10s", **CALL),
    _target("vendor-images", "official", "openai_images", "vendor", upstream_model="gpt-image-2", **CALL),
    _target("vendor-gemini", "official", "gemini_video", "vendor", upstream_model="veo-3.1-lite", **SECOND),
    _target("page", "official", "http", "vendor", probes={"catalog": {}}),
)
NAMES = [target["name"] for target in TARGETS]
PAYING = [name for name in NAMES if name != "page"]


@dataclass
class Tried:
    """One command that ran to its end."""

    code: int
    out: str
    err: str

    @property
    def story(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


@dataclass
class Place:
    """A simulator, and a configuration that points at it."""

    upstream: Simulator
    config: Path
    storage: Path

    async def probe(self, *arguments: str) -> Tried:
        """Run `probe`; whatever it prints, no secret is in it."""
        tried = Tried(
            *await run("probe", *arguments, f"--config.file={self.config}", f"--storage.path={self.storage}")
        )
        assert KEY not in tried.out + tried.err
        assert "Traceback" not in tried.err
        return tried

    async def probe_all(self, names: list[str], *arguments: str) -> dict[str, Tried]:
        """The same of several targets, two at a time."""
        two = asyncio.Semaphore(2)

        async def one(name: str) -> Tried:
            async with two:
                return await self.probe(name, *arguments)

        return dict(zip(names, await asyncio.gather(*map(one, names)), strict=True))


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    quick = {target["name"]: QUICK for target in TARGETS}
    # Long enough to be seen on its way.
    quick["vendor-videos"] = {**QUICK, "render": ["3s", "3s"]}
    async with simulator(tmp_path, {"targets": list(TARGETS), "simulator": quick}) as upstream:
        yield Place(upstream, await upstream.configuration(tmp_path), tmp_path / "data")


async def test_a_free_probe_of_every_api_is_explained_to_people(place: Place) -> None:
    for name, tried in (await place.probe_all(NAMES)).items():
        kind = "catalog" if name == "page" else "validation"
        assert tried.code == 0, tried.out + tried.err
        words = {line.split()[0]: line for line in tried.out.splitlines() if line[:1].isalpha()}
        assert name in words["target"]
        assert f"probe    {kind}, free" in tried.out
        assert "🟢 operational" in words["outcome"]
        assert {"reason", "rule", "latency", "verified"} <= words.keys()
        assert words["cost"] == "cost     $0.0000"
        # Every request with its phases, the answer below it.
        assert "connect" in tried.out
        assert "first_byte" in tried.out
        assert "\n   < " in tried.out
        if name != "page":
            assert "<secret>" in tried.out
    # What was set aside in case was given back.
    with closing(Store.read(place.storage)) as store:
        assert sum(store.spent(day_of(time.time())).values()) == 0
        assert store.open_jobs() == []
    assert sum(book["jobs"] for book in (await place.upstream.books()).values()) == 0


async def test_a_generation_of_every_api_is_paid_once_explained_and_inside_the_budget(place: Place) -> None:
    made = await place.probe_all(PAYING, "--probe=generation", "--format=json")
    books = await place.upstream.books()
    for name, tried in made.items():
        assert tried.code == 0, tried.out + tried.err
        story = tried.story
        assert (story["outcome"], story["reason"], story["fault"]) == ("operational", "ok", None)
        assert story["verified"] is True
        price = {**SECOND["price"], **CALL["price"]}
        usd = 0.4 if name in ("vendor-videos", "gateway-videos", "vendor-gemini") else price["usd_per_call"]
        assert story["cost_usd"] == pytest.approx(usd) == pytest.approx(books[name]["bill_usd"]["total"])
        assert books[name]["jobs"] == 1
        assert story["exchanges"][0]["method"] == "POST"
        assert story["exchanges"][-1]["status"] in (200, 206)
        assert {"seconds", "phases", "request_headers", "url"} <= story["exchanges"][0].keys()
        assert "█" not in tried.err + tried.out
    # What is left of the day's budget does not pay for another one.
    for name, tried in (await place.probe_all(PAYING, "--probe=generation")).items():
        assert tried.code == 1
        assert "skipped  budget" in tried.out
        assert (await place.upstream.books())[name]["jobs"] == 1
    refused = await place.probe("vendor-videos", "--probe=generation", "--format=json")
    assert (refused.code, refused.story["skipped"], refused.story["exchanges"]) == (1, "budget", [])


async def test_a_generation_draws_its_progress_on_a_terminal(place: Place) -> None:
    terminal, end = pty.openpty()
    drawn = bytearray()
    loop = asyncio.get_running_loop()
    loop.add_reader(terminal, lambda: drawn.extend(os.read(terminal, 4096)))
    try:
        command = ("probe", "vendor-videos", "--probe=generation", f"--config.file={place.config}")
        code, out, _ = await run(*command, f"--storage.path={place.storage}", stderr=end)
    finally:
        loop.remove_reader(terminal)
        os.close(terminal)
        os.close(end)
    assert code == 0
    assert b"render" in drawn
    assert "━".encode() in drawn
    assert b"%" in drawn
    assert "cost     $0.4000" in out


async def test_bad_news_end_with_1_and_wrong_use_with_2(place: Place) -> None:
    await place.upstream.change("gateway-chat", state="suspended", reasons=["no_channel"])
    bad = await place.probe("gateway-chat", "--format=json")
    assert (bad.code, bad.story["outcome"], bad.story["reason"]) == (1, "suspended", "no_channel")
    nobody, nothing = await place.probe("nobody"), await place.probe("page", "--probe=generation")
    assert (nobody.code, nothing.code) == (2, 2)
    assert "no target is called nobody" in nobody.err
    assert "page has no generation configured" in nothing.err


async def test_the_status_of_a_round_of_free_probes(place: Place) -> None:
    fine = await run("status", f"--config.file={place.config}")
    assert fine[0] == 0, fine[1] + fine[2]
    assert all(name in fine[1] for name in NAMES)
    # One round is no state that has stood; it dates from the answer that decided.
    assert [li.split()[-1][:4].isdigit() for li in fine[1].splitlines()[1 : 1 + len(NAMES)]] == [True] * len(
        NAMES
    )
    assert "gateway-chat is operational (ok, not verified) since" in fine[1]
    assert "vendor-videos is" not in fine[1]
    # A gateway's own answers verify nothing.
    assert "reachable, not verified" in next(li for li in fine[1].splitlines() if "gateway-chat" in li)
    await place.upstream.change("vendor-images", state="suspended", reasons=["upstream_5xx"])
    code, out, _ = await run("status", f"--config.file={place.config}", "--format=json")
    rows = json.loads(out)["targets"]
    states = {row["target"]: row["state"] for row in rows}
    assert code == 1
    for row in rows:
        _is_explained(row)
    images = next(row for row in rows if row["target"] == "vendor-images")
    failing = [depth for depth in images["explanation"]["evidence"] if depth["successes"] < depth["answers"]]
    assert failing[0]["last"][0]["reason"] == images["reason"] == "upstream_5xx"
    assert all(change.endswith("in another round") for change in images["explanation"]["changes"])
    assert states.pop("vendor-images") != "operational"
    assert set(states.values()) == {"operational"}
    assert sum(book["jobs"] for book in (await place.upstream.books()).values()) == 0


async def test_the_status_of_a_running_exporter(place: Place, tmp_path: Path) -> None:
    config = await place.upstream.configuration(tmp_path, interval="2s", timeout="2s")
    async with exporter(config, place.storage) as it:
        await it.up()
        await until(lambda: _all_are_operational(it))
        code, out, err = await run("status", f"--url={it.url}")
        assert code == 0, out + err
        assert all(name in out for name in NAMES)
        code, out, _ = await run("status", f"--url={it.url}", "--format=json")
        assert code == 0
        rows = json.loads(out)["targets"]
        assert [row["target"] for row in rows] == NAMES
        for row in rows:
            _is_explained(row)
            assert row["explanation"].keys() == (await it.target(row["target"]))["explanation"].keys()
        await place.upstream.change("gateway-videos", state="suspended", reasons=["no_channel"])
        await until(lambda: _is_suspended(it, "gateway-videos"))
        out, story = await _told_and_explained(it, "gateway-videos")
        assert "🔴" in out
        table, _, block = out.partition("\n\n🔴 ")
        assert len(table.splitlines()) >= 1 + len(NAMES)
        for part in (
            f"gateway-videos is suspended (no_channel) since {story['since']}",
            f"{story['because']} (rule: {story['rule']}, decided {story['decided_at']})",
            "more successes of",
        ):
            assert part in block
        assert re.search(r"no_channel  \d+\.\d{3} s", block)
        assert KEY not in out
        # A target that is named is explained however well it is, and nothing else is told.
        code, out, _ = await run("status", "vendor-videos", f"--url={it.url}")
        assert code == 0
        assert "vendor-videos is operational (ok) since" in out
        assert "gateway-videos" not in out
        code, _, err = await run("status", "nobody", f"--url={it.url}")
        assert code == 2
        assert "no target is called nobody" in err
    code, _, err = await run("status", f"--url={it.url}")
    assert code == 1
    assert "does not answer as an exporter does" in err


async def test_the_status_of_named_targets_probes_no_others(place: Place) -> None:
    await place.upstream.change("vendor-images", state="suspended", reasons=["upstream_5xx"])
    code, out, _ = await run("status", "page", f"--config.file={place.config}", "--format=json")
    assert (code, [row["target"] for row in json.loads(out)["targets"]]) == (0, ["page"])
    code, _, err = await run("status", "page", "nobody", f"--config.file={place.config}")
    assert code == 2
    assert "no target is called nobody; there are: vendor-videos" in err


def _is_explained(row: dict[str, Any]) -> None:
    """State, since when, the rule that decided, the evidence per probe with times, what would change it."""
    story = row["explanation"]
    assert all(story[key] == row[key] for key in ("state", "reason", "verified", "since"))
    assert row["since"]
    assert story["decided_at"]
    assert story["rule"]
    assert story["because"]
    assert story["changes"]
    answered = [depth for depth in story["evidence"] if depth["answers"]]
    assert {depth["probe"] for depth in answered} >= {"catalog"}
    assert all(said["time"] for depth in answered for said in depth["last"])


async def _all_are_operational(it: Exporter) -> bool:
    """All of them, after every free probe has ended once."""
    if (await it.web.get("/-/ready")).status_code != 200:
        return False
    targets = (await it.web.get("/api/v1/targets")).json()["targets"]
    return {target["state"] for target in targets} == {"operational"}


async def _told_and_explained(it: Exporter, name: str) -> tuple[str, dict[str, Any]]:
    """What `status` prints, and the explanation of one target that stood before it and after it."""
    told: list[tuple[str, dict[str, Any]]] = []

    async def unchanged() -> bool:
        before = (await it.target(name))["explanation"]
        code, out, _ = await run("status", f"--url={it.url}")
        assert code == 1
        after = (await it.target(name))["explanation"]
        # Another probe may have ended meanwhile: the sentence then counts one answer more.
        told[:] = [(out, after)]
        return bool(before["because"] == after["because"])

    await until(unchanged)
    return told[0]


async def _is_suspended(it: Exporter, name: str) -> bool:
    return bool((await it.target(name))["state"] == "suspended")
