"""The JSON api says what the board says, with exactly the contract's keys."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime

import pytest

from exporter.core.availability import Measured, Ratio, Timeline
from exporter.core.state.answers import Answers
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.window import Track
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Reason, Source, State
from exporter.errors import StoreError
from tests.support.boards import NOW, entry, facts
from tests.support.fake_engine import KEY, client, site

KEYS = {
    "target",
    "title",
    "provider",
    "channel",
    "model",
    "state",
    "reason",
    "since",
    "verified",
    "evidence",
    "last_probe",
    "availability",
    "coverage",
    "watched_since",
    "promise",
    "price",
    "delivered",
    "balance_usd",
    "credential_expires_at",
    "episodes_7d",
}


async def get(of, path: str):
    async with client(of) as web:
        answer = await web.get(path)
    problem = "problem+" if answer.status_code >= 400 else ""
    assert answer.headers["content-type"] == f"application/{problem}json"
    return answer


async def test_every_target_has_exactly_the_keys_of_the_contract(tmp_path):
    rows = (await get(site(tmp_path), "/api/v1/targets")).json()
    assert rows.keys() == {"targets"}
    assert len(rows["targets"]) == 6
    for row in rows["targets"]:
        assert row.keys() == KEYS
        assert row["last_probe"].keys() == {"probe", "time", "outcome", "reason", "latency_seconds"}
        assert row["availability"].keys() == row["coverage"].keys() == {"1h", "24h", "7d", "30d"}


@pytest.mark.parametrize("path", ["/api/v1/targets", "/", "/metrics", "/api/v1/route?model=sora-2"])
async def test_nothing_is_told_of_targets_that_are_dated_by_two_clocks(tmp_path, path):
    context = site(tmp_path)
    context.facade.dated.clear()
    async with client(context) as web:
        asked = asyncio.create_task(web.get(path))
        for _ in range(100):
            await asyncio.sleep(0)
        assert not asked.done()
        context.facade.dated.set()
        assert (await asked).status_code == 200


async def test_a_row_in_full(tmp_path):
    rows = {row["target"]: row for row in (await get(site(tmp_path), "/api/v1/targets")).json()["targets"]}
    row = rows["sora-2-reverse"]
    assert row == {
        "target": "sora-2-reverse",
        "title": "Sora 2",
        "provider": "relay",
        "channel": "reverse",
        "model": "sora-2",
        "state": "risk_control",
        "reason": "captcha",
        "since": "2026-01-28T02:48:00.250Z",
        "verified": True,
        "evidence": "generation",
        "last_probe": {
            "probe": "catalog",
            "time": "2026-01-28T05:59:47.750Z",
            "outcome": "risk_control",
            "reason": "captcha",
            "latency_seconds": 0.4321,
        },
        "availability": {
            "1h": 0.0,
            "24h": pytest.approx(20.8 / 24),
            "7d": pytest.approx(1 - (1.2 + 3.2 / 24) / 7),
            "30d": pytest.approx(1 - (1.5 + 1.2 + 3.2 / 24) / 30),
        },
        "coverage": {"1h": 1.0, "24h": 1.0, "7d": 1.0, "30d": 1.0},
        "watched_since": "2025-12-29T06:00:00.250Z",
        "promise": None,
        "price": {"usd_per_call": 0.12},
        "delivered": None,
        "balance_usd": 9.75,
        "credential_expires_at": "2027-01-15T08:00:00.000Z",
        "episodes_7d": 2,
    }
    assert rows["sora-2-official"]["promise"] == 0.999
    assert rows["sora-2-official"]["price"] == {"usd_per_second": 0.1}


async def test_what_is_not_known_is_null(tmp_path):
    of = site(tmp_path)
    fresh = entry(facts("sora-2-official"), segments=[(NOW - 60, State.UNKNOWN, False)])
    fresh.health, fresh.runs = Health(), {}
    of.facade.board.entries = {"sora-2-official": fresh}
    row = (await get(of, "/api/v1/targets/sora-2-official")).json()
    assert row.keys() == KEYS | {"explanation"}
    assert row["since"] == "2026-01-28T05:59:00.250Z"
    for key in ("evidence", "last_probe", "promise", "price"):
        assert row[key] is None
    assert set(row["availability"].values()) == set(row["coverage"].values()) == {None}
    assert row["episodes_7d"] == 0


async def test_time_that_was_not_verified_gives_no_figure(tmp_path):
    of = site(tmp_path)
    unsure = entry(
        facts("sora-2-official"), verified=False, segments=[(NOW - 40 * DAY, State.OPERATIONAL, False)]
    )
    of.facade.board.entries = {"sora-2-official": unsure}
    row = (await get(of, "/api/v1/targets/sora-2-official")).json()
    assert set(row["availability"].values()) == {None}
    assert set(row["coverage"].values()) == {0.0}


@pytest.mark.parametrize(
    ("window", "availability", "coverage"),
    [("36h", 0.75, 1.0), ("12h", 0.25, 1.0), ("45h", 0.75, 0.8), ("1000d", 0.75, 0.8), ("1s", 0.0, 1.0)],
)
async def test_a_single_target_has_its_availability_over_a_window_that_is_asked_for(
    tmp_path, window: str, availability: float, coverage: float
):
    of = site(tmp_path)
    up, down = State.OPERATIONAL, State.SUSPENDED
    story = [(NOW - 45 * HOUR, up, False), (NOW - 36 * HOUR, up, True), (NOW - 9 * HOUR, down, True)]
    of.facade.board.entries = {"sora-2-official": entry(facts("sora-2-official"), segments=story)}
    row = (await get(of, f"/api/v1/targets/sora-2-official?window={window}")).json()
    assert (row["availability"][window], row["coverage"][window]) == (availability, coverage)
    assert row["availability"].keys() == row["coverage"].keys() == {"1h", "24h", "7d", "30d", window}


async def test_the_single_target_adds_the_explanation(tmp_path):
    answer = await get(site(tmp_path), "/api/v1/targets/sora-2-reverse")
    story = answer.json()["explanation"]
    assert story["because"] == "2 of the last 5 answers of generation name it"
    assert story["why"] == {
        "kind": "explicit",
        "source": "generation",
        "count": 2,
        "of": 5,
        "contradicted": False,
    }
    assert story["changes"] == ["12 more successes of generation in a row (so far 0) would end it"]
    assert [depth["probe"] for depth in story["evidence"]] == ["validation", "generation", "observation"]
    newest = story["evidence"][1]["last"][0]
    assert newest["outcome"] == "risk_control"
    assert newest["detail"] == "<script>alert(1)</script> please solve the captcha, <secret>"
    assert KEY not in answer.text


def times(value: object) -> list[str]:
    """Every text in JSON that begins like a time."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in times(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in times(inner)]
    return [value] if isinstance(value, str) and value[:2] == "20" and value[4:5] == "-" else []


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/targets",
        "/api/v1/targets/veo-3.1-reverse",
        "/api/v1/targets/sora-2-reverse/history?since=30d",
    ],
)
async def test_times_are_rfc_3339_in_utc(tmp_path, path: str):
    found = times((await get(site(tmp_path), path)).json())
    assert found
    for text in found:
        assert datetime.fromisoformat(text).utcoffset().total_seconds() == 0
        assert text.endswith("Z")


async def test_history_lists_episodes_since_a_moment(tmp_path):
    answer = (await get(site(tmp_path), "/api/v1/targets/sora-2-reverse/history?since=5d")).json()
    assert answer == {
        "target": "sora-2-reverse",
        "since": "2026-01-23T06:00:00.250Z",
        "episodes": [
            {
                "state": "risk_control",
                "reason": "rate_limited",
                "start": "2026-01-23T01:12:00.250Z",
                "end": "2026-01-24T06:00:00.250Z",
            },
            {
                "state": "operational",
                "reason": "ok",
                "start": "2026-01-24T06:00:00.250Z",
                "end": "2026-01-28T02:48:00.250Z",
            },
            {"state": "risk_control", "reason": "captcha", "start": "2026-01-28T02:48:00.250Z", "end": None},
        ],
    }


async def test_history_reaches_a_day_back_unless_told_otherwise(tmp_path):
    answer = (await get(site(tmp_path), "/api/v1/targets/sora-2-reverse/history")).json()
    assert answer["since"] == "2026-01-27T06:00:00.250Z"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/targets/nobody", 404),
        ("/api/v1/targets/nobody/history", 404),
        ("/api/v1/targets/sora-2-reverse/history?since=yesterday", 400),
        ("/api/v1/targets/sora-2-reverse/history?since=24", 400),
        ("/api/v1/route", 400),
        ("/api/v1/route?model=", 400),
        ("/api/v1/route?model=sora-9", 404),
        ("/api/v1/route?model=sora-2&prefer=cheap", 400),
        ("/api/v1/route?model=sora-2&scenario=cheap", 400),
        ("/api/v1/route?model=sora-2&scenario=", 400),
        ("/api/v1/route?model=sora-2&second=8", 400),
        ("/api/v1/route?model=sora-2&seconds=0", 400),
        ("/api/v1/route?model=sora-2&seconds=8.5", 400),
        ("/api/v1/route?model=sora-2&seconds=99999999999999999999", 400),
        ("/api/v1/route?model=sora-2&seconds=%EF%BC%98", 400),
        ("/api/v1/route?model=sora-2&size=big", 400),
        ("/api/v1/route?model=sora-2&all=yes", 400),
        ("/api/v1/route?model=sora-2&all=true&all=true", 400),
    ],
)
async def test_what_cannot_be_answered_is_refused_with_a_sentence(tmp_path, path: str, status: int):
    answer = await get(site(tmp_path), path)
    assert answer.status_code == status
    problem = answer.json()
    assert problem.keys() == {"type", "title", "status", "detail"}
    assert problem["status"] == status


async def test_a_history_longer_than_time_itself_is_the_whole_history(tmp_path):
    answer = await get(site(tmp_path), "/api/v1/targets/sora-2-reverse/history?since=99y")
    assert answer.status_code == 200
    assert len(answer.json()["episodes"]) == 6


async def test_a_history_that_cannot_be_read_now_may_be_later(tmp_path):
    of = site(tmp_path)
    of.facade.fails = StoreError("disk on fire")
    answer = await get(of, "/api/v1/targets/sora-2-reverse/history")
    assert (answer.status_code, "retry-after" in answer.headers) == (503, True)
    assert "fire" not in answer.text


ROUTE_KEYS = {
    "target",
    "channel",
    "provider",
    "api",
    "base_url",
    "upstream_model",
    "state",
    "verified",
    "success_ratio_1h",
    "latency_seconds",
    "price",
    "cost_usd",
    "cost_per_success_usd",
    "retry_after_seconds",
    "why",
}


def answered(source: Source, outcome: State, reason: Reason, latency: float, ago: float) -> Evidence:
    at = NOW - ago
    return Evidence(
        source,
        at - latency,
        at,
        outcome,
        reason,
        60.0,
        latency=latency,
        verified=outcome is not State.OPERATIONAL,
    )


async def test_the_route_lists_the_targets_of_a_model_in_the_order_to_try(tmp_path):
    of = site(tmp_path)
    reverse = of.facade.board.entries["sora-2-reverse"]
    track = Track(
        answers=Answers.of(
            (
                answered(Source.GENERATION, State.OPERATIONAL, Reason.OK, 999.0, 2 * HOUR),
                answered(Source.GENERATION, State.OPERATIONAL, Reason.OK, 80.0, 3000.0),
                answered(Source.GENERATION, State.OPERATIONAL, Reason.OK, 100.0, 2000.0),
                answered(Source.GENERATION, State.RISK_CONTROL, Reason.CAPTCHA, 1.0, 1000.0),
            )
        )
    )
    reverse.health = replace(reverse.health, tracks=(Track(), Track(), track))
    reverse.traffic.note(NOW - 10.0, NOW, success=False, latency=None)
    reverse.traffic.hold(NOW - 10.0, 25.5)
    answer = (await get(of, "/api/v1/route?model=sora-2&seconds=8&size=1280x720")).json()
    assert answer == {
        "model": "sora-2",
        "prefer": None,
        "scenario": None,
        "valid_for_seconds": 60,
        "targets": [
            {
                "target": "sora-2-official",
                "channel": "official",
                "provider": "apiyi",
                "api": "openai_videos",
                "base_url": "https://relay.example/v1",
                "upstream_model": "sora-2",
                "state": "operational",
                "verified": True,
                "success_ratio_1h": None,
                "latency_seconds": None,
                "price": {"usd_per_second": 0.1},
                "cost_usd": 0.8,
                "cost_per_success_usd": pytest.approx(0.8, rel=0.01),
                "retry_after_seconds": None,
                "why": "works, verified",
            },
            {
                "target": "sora-2-reverse",
                "channel": "reverse",
                "provider": "relay",
                "api": "openai_chat",
                "base_url": "https://relay.example/v1",
                "upstream_model": "sora-2-web",
                "state": "risk_control",
                "verified": True,
                "success_ratio_1h": 0.5,
                "latency_seconds": 90.0,
                "price": {"usd_per_call": 0.12},
                "cost_usd": 0.12,
                "cost_per_success_usd": 0.24,
                "retry_after_seconds": 16,
                "why": "last resort: in risk control (captcha), a part of the requests fails",
            },
        ],
        "left_out": [],
    }
    assert all(row.keys() == ROUTE_KEYS for row in answer["targets"])


async def test_the_route_says_what_can_be_asked_for(tmp_path):
    of = site(tmp_path)
    said = (await get(of, "/api/v1/route?model=sora-2&colour=red")).json()["detail"]
    assert said.endswith("model, prefer, scenario, seconds, size, all")
    said = (await get(of, "/api/v1/route?model=sora-9")).json()["detail"]
    assert said.endswith("sora-2, sora-2-pro, sora-image, veo-3.1")


async def test_an_exporter_that_starts_has_no_order_yet(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries.clear()
    answer = await get(of, "/api/v1/route?model=sora-2")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


async def test_what_is_left_out_of_the_route_is_named_or_ranked_last(tmp_path):
    of = site(tmp_path)
    answer = (await get(of, "/api/v1/route?model=sora-2-pro")).json()
    why = "does not serve (no channel)"
    assert answer["left_out"] == [{"target": "sora-2-pro-reverse", "state": "suspended", "why": why}]
    answer = (await get(of, "/api/v1/route?model=sora-2-pro&all=true")).json()
    assert [row["target"] for row in answer["targets"]] == ["sora-2-pro-official", "sora-2-pro-reverse"]
    assert (answer["targets"][-1]["why"], answer["left_out"]) == (why, [])


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/route?model=sora-2",
        "/api/v1/targets",
        "/api/v1/targets/sora-2-reverse",
        "/api/v1/targets/sora-2-reverse/history",
        "/api/v1/budget",
    ],
)
async def test_whoever_has_the_answer_already_is_told_so(tmp_path, path: str):
    of = site(tmp_path)
    async with client(of) as web:
        first = await web.get(path)
        tag = first.headers["etag"]
        for asked in (tag, f'"other", W/{tag}', "*"):
            again = await web.get(path, headers={"if-none-match": asked})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        for entry_ in of.facade.board.entries.values():
            entry_.health = replace(entry_.health, verified=not entry_.health.verified)
            entry_.budget.spent_usd += 1.0
        of.facade.episodes.clear()
        of.facade.stories["sora-2-reverse"] = replace(of.facade.explain("sora-2-reverse"), changes=())
        news = await web.get(path, headers={"if-none-match": tag})
        assert news.status_code == 200
        assert news.headers["etag"] != tag


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("", "sora-2-official"),
        ("&scenario=production", "sora-2-official"),
        ("&scenario=low_budget", "sora-2-reverse"),
        ("&prefer=reverse", "sora-2-reverse"),
        ("&prefer=official&scenario=low_budget", "sora-2-official"),
    ],
)
async def test_where_both_channels_work_official_comes_first_unless_something_else_is_asked_for(
    tmp_path, query: str, first: str
):
    of = site(tmp_path)
    reverse = of.facade.board.entries["sora-2-reverse"]
    reverse.health = replace(reverse.health, state=State.OPERATIONAL, reason=Reason.OK)
    reverse.timeline = Timeline(
        [
            (NOW - 30 * DAY, State.SUSPENDED, True),
            (NOW - 0.56 * 30 * DAY, State.OPERATIONAL, True),
        ]
    )
    answer = (await get(of, f"/api/v1/route?model=sora-2{query}")).json()
    assert [row["state"] for row in answer["targets"]] == ["operational", "operational"]
    assert answer["targets"][0]["target"] == first


async def test_a_suspended_target_is_not_in_the_route_whoever_prefers_it(tmp_path):
    answer = (await get(site(tmp_path), "/api/v1/route?model=sora-2-pro&prefer=reverse")).json()
    assert answer["prefer"] == "reverse"
    assert [row["target"] for row in answer["targets"]] == ["sora-2-pro-official"]


async def test_the_api_writes_json_that_everybody_reads(tmp_path):
    def forbid(word: str):
        raise AssertionError(word)

    async with client(site(tmp_path)) as web:
        text = (await web.get("/api/v1/targets")).text
    json.loads(text, parse_constant=forbid)


SEGMENTS = [
    (0.0, State.OPERATIONAL, True),
    (10.0, State.RISK_CONTROL, True),
    (12.0, State.RISK_CONTROL, False),
    (20.0, State.OPERATIONAL, True),
    (30.0, State.SUSPENDED, True),
    (31.0, State.RISK_CONTROL, True),
    (40.0, State.DEGRADED, True),
]


@pytest.mark.parametrize(
    ("since", "count"), [(0, 3), (10, 3), (11, 3), (15, 3), (20.5, 2), (30.5, 2), (41, 0)]
)
def test_episodes_that_began_or_lasted_since_a_moment_are_counted_once(since: float, count: int):
    assert Timeline([*SEGMENTS]).times_down(since) == count


def test_targets_together_weigh_as_much_as_they_were_measured():
    up = Timeline([(0.0, State.OPERATIONAL, True)]).measured(0, 100)
    down = Timeline([(90.0, State.SUSPENDED, True)]).measured(0, 100)
    unseen = Timeline([(0.0, State.OPERATIONAL, False)]).measured(0, 100)
    assert (up + down).ratio == Ratio(100 / 110, 1.0)
    assert (up + unseen + unseen).ratio == Ratio(None, 1 / 3)
    assert Measured().ratio == Ratio(None, None)
