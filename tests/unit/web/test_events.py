"""Changes of state over HTTP: the events of the api, feeds that readers accept, badges that say what they show."""

import json
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree

import pytest

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import COLOURS, Channel, Reason, State
from exporter.errors import StoreError
from exporter.store import EventRow
from exporter.web.context import WebContext, stamp
from tests.support.boards import NOW
from tests.support.fake_engine import client, site

ATOM = "{http://www.w3.org/2005/Atom}"
UP, RISK = State.OPERATIONAL, State.RISK_CONTROL
CHANGES = [
    EventRow(
        "gone", Channel.REVERSE, "old <model>", NOW - 40 * DAY, NOW - 40 * DAY, UP, RISK, Reason.CAPTCHA
    ),
    EventRow("gone", Channel.REVERSE, "old <model>", NOW - 3 * DAY, NOW - 3 * DAY, RISK, UP, Reason.OK),
    EventRow(
        "sora-2-reverse", Channel.REVERSE, "sora-2", NOW - 2 * HOUR, NOW - 3 * HOUR, UP, RISK, Reason.CAPTCHA
    ),
    EventRow(
        "sora-2-official",
        Channel.OFFICIAL,
        "sora-2",
        NOW - HOUR + 0.123456,
        NOW - HOUR,
        UP,
        State.DEGRADED,
        Reason.SLOW,
    ),
]


@pytest.fixture
def of(tmp_path) -> WebContext:
    made = site(tmp_path)
    made.facade.changes = CHANGES
    return made


async def get(of: WebContext, path: str):
    async with client(of) as web:
        return await web.get(path)


async def test_events_have_exactly_the_keys_of_the_contract(of):
    body = (await get(of, "/api/v1/events")).json()
    assert body.keys() == {"events", "next"}
    assert [event["target"] for event in body["events"]] == ["sora-2-reverse", "sora-2-official"]
    assert body["events"][0] == {
        "target": "sora-2-reverse",
        "channel": "reverse",
        "model": "sora-2",
        "at": stamp(NOW - 2 * HOUR),
        "since": stamp(NOW - 3 * HOUR),
        "old": "operational",
        "new": "risk_control",
        "reason": "captcha",
    }
    for event in body["events"]:
        assert datetime.fromisoformat(event["at"]).tzinfo is not None


async def test_next_goes_on_where_the_answer_ended_without_a_gap_or_a_repetition(of):
    seen, since = [], "99d"
    while True:
        body = (await get(of, f"/api/v1/events?since={since}&limit=1")).json()
        if not body["events"]:
            break
        seen += [event["target"] for event in body["events"]]
        since = body["next"]
    assert seen == [change.target for change in CHANGES]
    assert body["next"] == since


@pytest.mark.parametrize(
    ("query", "targets"),
    [
        ("target=sora-2-reverse", ["sora-2-reverse"]),
        ("model=sora-2", ["sora-2-reverse", "sora-2-official"]),
        ("channel=official", ["sora-2-official"]),
        ("since=99d&model=old%20%3Cmodel%3E", ["gone", "gone"]),
        ("target=nobody", []),
    ],
)
async def test_events_are_filtered(of, query: str, targets: list[str]):
    body = (await get(of, f"/api/v1/events?{query}")).json()
    assert [event["target"] for event in body["events"]] == targets


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/api/v1/events?since=yesterday", "24h"),
        ("/api/v1/events?since=", "24h"),
        ("/api/v1/events?limit=0", "1000"),
        ("/api/v1/events?limit=1e3", "1000"),
        ("/api/v1/events?limit=99999999999999999999", "1000"),
        ("/api/v1/events?channel=fast", "official, reverse"),
        ("/api/v1/events?chanel=official", "channel"),
        ("/api/v1/events?limit=1&limit=2", "twice"),
        ("/feed.atom?lang=fr", "en, ko, zh"),
        ("/feed.json?since=24h", "target, model, channel, lang"),
        ("/badge/sora-2-official.svg?show=price", "state, availability, latency"),
        ("/badge.svg?show=state", "model, lang"),
    ],
)
async def test_what_is_not_understood_is_refused_with_what_would_be(of, path: str, known: str):
    answer = await get(of, path)
    assert answer.status_code == 400
    assert known in answer.json()["detail"]


async def test_a_storage_that_cannot_be_read_now_may_be_later(of):
    of.facade.fails = StoreError("disk on fire")
    for path in ("/api/v1/events", "/feed.atom", "/feed.json"):
        answer = await get(of, path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "15")
        assert "fire" not in answer.text


@pytest.mark.parametrize("lang", ["en", "ko", "zh"])
async def test_the_atom_feed_tells_the_newest_first_and_has_what_the_format_asks_for(of, lang: str):
    answer = await get(of, f"/feed.atom?lang={lang}")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}")
    times = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]
    assert times == sorted(times, reverse=True)
    assert len(entries) == 3  # of thirty days
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    links = [entry.find(f"{ATOM}link").attrib["href"] for entry in entries]
    assert links[0].endswith("/targets/sora-2-official")
    again = ElementTree.fromstring((await get(of, "/feed.atom?target=sora-2-reverse")).content)
    ids = [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")]
    assert ids == [entries[1].findtext(f"{ATOM}id")]


async def test_the_json_feed_says_the_same(of):
    feed = (await get(of, "/feed.json?channel=reverse")).json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["title"] == "Sora 2: Risk control (asks for a captcha)"
    assert len({item["id"] for item in feed["items"]}) == 2
    assert all(item["url"].startswith("http") for item in feed["items"])


async def test_pages_name_their_feeds(of):
    assert 'href="/feed.atom"' in (await get(of, "/")).text
    assert 'href="/feed.atom?target=sora-2-reverse"' in (await get(of, "/targets/sora-2-reverse")).text


@pytest.mark.parametrize("show", ["state", "availability", "latency"])
async def test_a_badge_shows_what_it_is_asked_for_as_a_picture_and_for_shields(of, show: str):
    told = (await get(of, f"/badge/sora-2-reverse.json?show={show}")).json()
    picture = ElementTree.fromstring((await get(of, f"/badge/sora-2-reverse.svg?show={show}")).content)
    assert told.keys() == {"schemaVersion", "label", "message", "color", "isError"}
    assert picture.attrib["aria-label"] == f"{told['label']}: {told['message']}"
    assert told["color"] in COLOURS.values()
    assert {"state": "Risk control", "availability": "%", "latency": " s"}[show] in told["message"]


async def test_a_badge_of_all_targets_or_of_a_model_counts_those_that_are_up(of):
    entries = of.facade.board.entries.values()
    counted = [e for e in entries if e.health.state not in (State.RETIRED, State.MAINTENANCE)]
    told = (await get(of, "/badge.json")).json()
    assert told["message"] == f"{sum(e.health.state.up for e in counted)} of {len(counted)} up"
    model = (await get(of, "/badge.json?model=sora-2")).json()
    assert (model["label"], model["color"]) == ("sora-2", COLOURS[State.DEGRADED])
    assert (await get(of, "/badge.json?model=nobody")).status_code == 404
    assert json.loads((await get(of, "/badge.json?lang=zh")).text)["message"] != told["message"]


async def test_other_origins_read_the_api_only_where_they_may(of):
    asked = {"origin": "https://board.example.com"}
    allowed = "access-control-allow-origin"
    async with client(of) as web:
        assert allowed not in (await web.get("/api/v1/events", headers=asked)).headers
    async with client(replace(of, cors_origin=r"https://.*\.example\.com")) as web:
        assert (await web.get("/api/v1/events", headers=asked)).headers[allowed] == asked["origin"]
        assert allowed not in (await web.get("/metrics", headers=asked)).headers
        stranger = {"origin": "https://example.com.evil.test"}
        assert allowed not in (await web.get("/api/v1/events", headers=stranger)).headers
        before = asked | {"access-control-request-method": "POST"}
        assert (await web.options("/api/v1/observations", headers=before)).status_code == 400


async def test_the_vendors_pages_stand_beside_what_was_seen_here(of):
    (page,) = (await get(of, "/api/v1/pages")).json()["pages"]
    assert (page["page"], page["indicator"], page["up"]) == ("openai", "major", True)
    (component,) = page["components"]
    assert (component["uptime_ratio"], component["uptime_window"]) == (0.9984, "90d")
    assert [notice["begun"] for notice in page["notices"]] == [True, False]
    assert [notice["title"] for notice in page["past"]] == ["Sora is slow", "Videos fail"]
    told = {pair["told"] and pair["told"]["title"] for pair in page["compared"]}
    assert {"Sora is slow", "Videos fail", "Elevated errors in Sora"} <= told
    assert {pair["target"] for pair in page["compared"]} == {"sora-2-official", "sora-2-pro-official"}
    both = [pair for pair in page["compared"] if pair["seen"] and pair["told"]]
    assert both
    assert all(isinstance(pair["lead_seconds"], float) for pair in both)
