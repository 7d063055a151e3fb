"""Observations of real traffic: who may report, what is checked, and all or nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.clock import run_virtual
from exporter.core.answer import Answer, ObservationIn, Transport
from exporter.errors import StoreError
from exporter.web.auth import TokenBucket, Users
from exporter.web.observation_body import MOST, InvalidObservations, parse
from exporter.web.paths import OBSERVATIONS as PATH
from exporter.web.routes.observations import LARGEST
from tests.support.boards import NOW
from tests.support.fake_engine import TOKEN, StoppedClock, client, site

BEARER = {"authorization": f"Bearer {TOKEN}"}
GOOD = {"target": "sora-2-reverse", "reporter": "shop", "outcome": "operational", "latency_seconds": 41.5}
BAD = {
    "target": "sora-2-official",
    "reporter": "shop",
    "time": "2026-01-28T13:59:00+08:00",
    "transport": "http",
    "status": 429,
    "headers": {"Retry-After": "7"},
    "body": '{"error": {"code": "rate_limit_exceeded"}}',
}
TARGETS = {"sora-2-official", "sora-2-reverse"}


def body(*items: object) -> bytes:
    return json.dumps({"observations": items}).encode()


def parsed(content: bytes) -> list[ObservationIn]:
    return run_virtual(parse(content, TARGETS, NOW))


async def post(of, content: bytes, headers=BEARER):
    async with client(of) as web:
        return await web.post(PATH, content=content, headers=headers)


async def test_good_observations_are_accepted_and_handed_on(tmp_path):
    of = site(tmp_path)
    answer = await post(of, body(GOOD, BAD))
    assert (answer.status_code, answer.json()) == (200, {"accepted": 2})
    assert of.facade.observed == [
        ObservationIn("sora-2-reverse", "shop", NOW, 41.5, None),
        ObservationIn(
            "sora-2-official",
            "shop",
            NOW - 60.25,
            None,
            Answer(Transport.HTTP, 429, {"retry-after": "7"}, BAD["body"], None),
        ),
    ]


async def test_nothing_is_accepted_when_one_is_wrong(tmp_path):
    of = site(tmp_path)
    answer = await post(of, body(GOOD, GOOD | {"target": "nobody"}, GOOD | {"outcome": "fine"}))
    assert answer.status_code == 422
    assert answer.json() == {
        "errors": [
            {"index": 1, "field": "target", "message": "no target of that name is configured"},
            {
                "index": 2,
                "field": "outcome",
                "message": "only operational; send what was answered and it will be classified",
            },
        ]
    }
    assert of.facade.observed == []


def without(*names: str) -> dict[str, object]:
    return {name: value for name, value in BAD.items() if name not in names}


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ("text", ""),
        (without("target"), "target"),
        (without("reporter"), "reporter"),
        (without("transport"), "transport"),
        (without("status"), "status"),
        (BAD | {"reporter": ""}, "reporter"),
        (BAD | {"reporter": 7}, "reporter"),
        (BAD | {"reporter": "a\nb"}, "reporter"),
        (BAD | {"reporter": "\ud800"}, "reporter"),
        (BAD | {"reporter": "x" * 129}, "reporter"),
        (BAD | {"target": ["sora-2-official"]}, "target"),
        (BAD | {"transport": "pigeon"}, "transport"),
        (BAD | {"transport": ["http"]}, "transport"),
        (BAD | {"status": 99}, "status"),
        (BAD | {"status": "429"}, "status"),
        (BAD | {"status": True}, "status"),
        (BAD | {"headers": ["Retry-After"]}, "headers"),
        (BAD | {"headers": {"Retry-After": 7}}, "headers"),
        (BAD | {"body": {"error": 1}}, "body"),
        (BAD | {"exception": 1}, "exception"),
        (BAD | {"transport": "exception"}, "exception"),
        (BAD | {"outcome": "operational"}, "outcome"),
        (BAD | {"colour": "red"}, "colour"),
        (BAD | {"time": "yesterday"}, "time"),
        (BAD | {"time": "2026-01-28T13:59:00"}, "time"),
        (BAD | {"time": "2026-01-28T06:10:00Z"}, "time"),
        (BAD | {"time": -1}, "time"),
        (BAD | {"time": True}, "time"),
        (GOOD | {"latency_seconds": -0.1}, "latency_seconds"),
        (GOOD | {"latency_seconds": "1"}, "latency_seconds"),
        (GOOD | {"latency_seconds": 10**400}, "latency_seconds"),
        (GOOD | {"latency_seconds": float("nan")}, "latency_seconds"),
    ],
)
def test_each_fault_names_its_field(item: object, field: str):
    with pytest.raises(InvalidObservations) as found:
        parsed(body(GOOD, item))
    assert [(fault.index, fault.field) for fault in found.value.faults] == [(1, field)]


@pytest.mark.parametrize(
    "item",
    [
        {"transport": "exception", "exception": "httpx2.ReadTimeout: timed out"},
        {"transport": "task", "body": '{"status": "failed"}'},
        {"transport": "sse", "status": 200, "body": "data: [DONE]"},
        {"transport": "http", "status": 503, "headers": None, "body": None, "exception": None, "time": None},
        {"outcome": "operational", "transport": None, "status": None},
        {"outcome": "operational", "time": NOW + 200},
        {"outcome": "operational", "time": 0},
    ],
)
def test_every_transport_can_be_reported(item: dict[str, object]):
    (observation,) = parsed(body({"target": "sora-2-reverse", "reporter": "shop"} | item))
    assert observation.at <= NOW
    assert (observation.answer is None) == ("outcome" in item)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"observations": {}}', b"\xff", b"[" * 100_000, b'{"items": []}'],
)
async def test_a_body_that_is_none_is_told(tmp_path, content: bytes):
    answer = await post(site(tmp_path), content)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["index"] is None


async def test_no_observations_are_none_accepted(tmp_path):
    assert (await post(site(tmp_path), body())).json() == {"accepted": 0}


async def test_too_many_in_one_request_are_refused(tmp_path):
    one = {"target": "sora-2-reverse", "reporter": "s", "outcome": "operational"}
    answer = await post(site(tmp_path), body(*[one] * (MOST + 1)))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": "Bearer"},
        {"authorization": TOKEN},
        {"authorization": f"Basic {TOKEN}"},
        {"authorization": "Bearer \xe4".encode("latin-1")},
    ],
)
async def test_without_the_token_nothing_is_read(tmp_path, headers):
    of = site(tmp_path)
    answer = await post(of, body(GOOD), headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert of.facade.observed == []


async def test_without_a_configured_token_there_is_no_route(tmp_path):
    of = site(tmp_path, observations=False)
    for headers in ({}, BEARER, {"authorization": "Bearer "}):
        assert (await post(of, body(GOOD), headers)).status_code == 404


async def test_only_posting_is_possible(tmp_path):
    async with client(site(tmp_path)) as web:
        assert (await web.get(PATH, headers=BEARER)).status_code == 405


@pytest.mark.parametrize(("size", "status"), [(LARGEST, 422), (LARGEST + 1, 413)])
async def test_large_bodies_are_refused(tmp_path, size: int, status: int):
    async def pieces():
        for start in range(0, size, 65536):
            yield b" " * min(65536, size - start)

    async with client(site(tmp_path)) as web:
        answer = await web.post(PATH, content=pieces(), headers=BEARER)
    assert answer.status_code == status


async def test_a_flood_is_told_to_wait_and_goes_through_later(tmp_path):
    of = site(tmp_path)
    async with client(of) as web:
        statuses = [
            (await web.post(PATH, content=body(GOOD), headers=BEARER)).status_code for _ in range(320)
        ]
        flooded = await web.post(PATH, content=body(GOOD), headers=BEARER)
        of.clock.passed += int(flooded.headers["retry-after"])
        later = await web.post(PATH, content=body(GOOD), headers=BEARER)
    assert statuses == [200] * 300 + [429] * 20
    assert flooded.status_code == 429
    assert later.status_code == 200
    assert len(of.facade.observed) == 301


async def test_a_flood_in_few_requests_is_one_too(tmp_path):
    of = site(tmp_path)
    one = {"target": "sora-2-reverse", "reporter": "s", "outcome": "operational"}
    async with client(of) as web:
        answers = [await web.post(PATH, content=body(*[one] * MOST), headers=BEARER) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert len(of.facade.observed) == 2 * MOST


async def test_what_the_store_does_not_take_was_not_accepted(tmp_path):
    of = site(tmp_path)
    of.facade.fails = StoreError("disk full at /secret/place")
    answer = await post(of, body(GOOD))
    assert answer.status_code == 503
    assert "/secret/place" not in answer.text


async def test_before_the_engine_watches_nobody_is_told_that_a_target_is_unknown(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries.clear()
    assert (await post(of, body(GOOD))).status_code == 503


async def test_the_token_opens_this_route_where_passwords_guard_the_others(tmp_path):
    users = Users({"prometheus": "$2b$04$" + "a" * 53})
    of = site(tmp_path)
    async with client(of, users) as web:
        assert (await web.post(PATH, content=body(GOOD), headers=BEARER)).status_code == 200
        wrong = {"authorization": "Bearer wrong"}
        assert (await web.post(PATH, content=body(GOOD), headers=wrong)).status_code == 401
        assert (await web.get("/metrics", headers=BEARER)).status_code == 401


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
items = st.dictionaries(
    st.sampled_from([*GOOD, *BAD, "exception", "other"]),
    json_values
    | st.sampled_from(["sora-2-reverse", "operational", "http", "exception", "2026-01-28T06:00:00Z"]),
)


@given(st.lists(items, max_size=4))
def test_whatever_is_sent_is_taken_whole_or_refused_with_reasons(sent: list[object]):
    faults, taken = [], []
    try:
        taken = parsed(body(*sent))
    except InvalidObservations as unusable:
        faults = unusable.faults
    assert (len(taken) == len(sent)) is not bool(faults)
    assert all(fault.message for fault in faults)
    for one in taken:
        assert one.target in TARGETS
        assert one.answer is None or isinstance(one.answer.body.encode(), bytes)


@given(st.lists(st.tuples(st.floats(0, 10), st.integers(1, 5)), max_size=50))
def test_a_bucket_never_gives_more_than_its_rate_and_its_size(asked: list[tuple[float, int]]):
    clock = StoppedClock()
    bucket = TokenBucket(clock, rate=2.0, size=10.0)
    given_away = 0
    for pause, tokens in asked:
        clock.passed += pause
        wait = bucket.wait_for(tokens)
        assert wait >= 0
        if wait == 0:
            bucket.take(tokens)
            given_away += tokens
        assert given_away <= 10.0 + 2.0 * clock.passed + 1e-6
