"""When a status page and our probes count as disagreeing."""

from typing import Any

import pytest

from exporter.core.availability import Timeline
from exporter.core.board import Component, Entry, Facts, Notice, Page
from exporter.core.state.answers import Answers
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Health
from exporter.core.state.window import Track
from exporter.core.status_page import Seen, compare, disagreeing, same_word
from exporter.core.vocabulary import Api, Channel, Reason, Source, State, Upstream

NOW = 10_000.0


def entry(
    state: State, changed: float = 0.0, verified_at: float | None = None, unverified_at: float = 0.0
) -> Entry:
    facts = Facts("sora", "p", Channel.OFFICIAL, "m", "t", Api.OPENAI_VIDEOS, Upstream.VENDOR, "m", {}, ())
    answers = [success(unverified_at, verified=False)]
    if verified_at is not None:
        answers.append(success(verified_at, verified=True))
    tracks = (Track(), Track(answers=Answers.of(answers)), Track())
    return Entry(facts, Health(state=state, changed=changed, tracks=tracks), Timeline())


def success(at: float, verified: bool) -> Evidence:
    return Evidence(Source.VALIDATION, at, at, State.OPERATIONAL, Reason.OK, 60.0, verified=verified)


def page(*components: Component, read_at: float = NOW, up: bool = True) -> Page:
    return Page("vendor", "https://status.example.com", up, read_at, components)


def says(state: str, since: float = NOW - 600, advisory: bool = False) -> Component:
    return Component("sora", state, ("sora",), since=since, advisory=advisory)


WORKING = entry(State.OPERATIONAL, changed=0.0, verified_at=NOW - 30)
DOWN = entry(State.SUSPENDED, changed=NOW - 600)


@pytest.mark.parametrize(
    ("page", "entry", "expected"),
    [
        (page(says("major_outage")), WORKING, True),
        (page(says("partial_outage")), WORKING, True),
        (page(says("degraded_performance")), WORKING, False),
        (page(says("under_maintenance")), WORKING, False),
        (page(says("absent")), WORKING, False),
        (page(says("operational")), WORKING, False),
        (page(says("operational")), DOWN, True),
        (page(says("operational")), entry(State.RISK_CONTROL), True),
        (page(says("degraded_performance")), DOWN, False),
        (page(says("absent")), DOWN, False),
        (page(says("major_outage")), DOWN, False),
        (page(says("operational")), entry(State.DEGRADED), False),
        (page(says("operational")), entry(State.UNKNOWN), False),
        (page(says("operational")), entry(State.RETIRED), False),
        (page(says("major_outage")), entry(State.DEGRADED, verified_at=NOW - 30), False),
        (page(says("major_outage")), entry(State.UNKNOWN, verified_at=NOW - 30), False),
        # An unverified green never disagrees, nor one verified before the page spoke, or just after.
        (page(says("major_outage")), entry(State.OPERATIONAL, unverified_at=NOW - 30), False),
        (page(says("major_outage")), entry(State.OPERATIONAL, verified_at=NOW - 700), False),
        (page(says("major_outage")), entry(State.OPERATIONAL, verified_at=NOW - 400), False),
        # Both words must have stood for five minutes.
        (page(says("major_outage", since=NOW - 299)), WORKING, False),
        (page(says("major_outage", since=NOW - 600), read_at=NOW - 400), WORKING, False),
        (
            page(says("major_outage")),
            entry(State.OPERATIONAL, changed=NOW - 299, verified_at=NOW - 30),
            False,
        ),
        (page(says("operational", since=NOW - 299)), DOWN, False),
        (page(says("operational")), entry(State.SUSPENDED, changed=NOW - 299), False),
        # A page that cannot be read, and a board of averages, say nothing about now.
        (page(says("major_outage"), up=False), WORKING, False),
        (page(says("operational", advisory=True)), DOWN, False),
        (page(says("major_outage", advisory=True)), WORKING, False),
        # Of several components the outage speaks, since the first of them; green needs all of them.
        (page(says("operational"), says("major_outage")), WORKING, True),
        (page(says("partial_outage", since=NOW - 10), says("major_outage")), WORKING, True),
        (page(says("operational"), says("absent")), DOWN, True),
        (page(says("operational"), says("degraded_performance")), DOWN, False),
        (page(says("operational"), says("operational", since=NOW - 10)), DOWN, False),
        (page(Component("veo", "operational", ("veo",))), DOWN, False),
    ],
)
def test_what_counts_as_disagreement(page: Page, entry: Entry, expected: bool) -> None:
    assert disagreeing(page, {"sora": entry}, NOW) == ({"sora"} if expected else set())


def test_targets_that_are_not_configured_are_passed_over() -> None:
    assert disagreeing(page(says("operational")), {}, NOW) == set()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("operational", "operational", True),
        ("partial_outage", "major_outage", True),
        ("operational", "major_outage", False),
        ("operational", "degraded_performance", False),
        ("under_maintenance", "partial_outage", False),
    ],
)
def test_outages_of_different_size_are_the_same_word(one: str, other: str, expected: bool) -> None:
    assert same_word(one, other) is expected
    assert same_word(other, one) is expected


def notice(
    start: float, end: float | None, target: str = "sora", *, published: float | None = None
) -> Notice:
    return Notice("trouble", "major", start, end, (target,), published=published)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param([(100, 900)], [(400, 800)], [(100, 400, 300)], id="both, we were earlier"),
        pytest.param([(900, 4000)], [(100, 2000)], [(900, 100, -800)], id="both, the page was earlier"),
        pytest.param([(10_000, 11_000)], [(12_000, 13_000)], [(10_000, 12_000, 2000)], id="just apart"),
        pytest.param([(100, 200)], [(50_000, 60_000)], [(100, None, None), (None, 50_000, None)], id="apart"),
        pytest.param([(100, None)], [(90_000, None)], [(100, 90_000, 89_900)], id="both last"),
        pytest.param(
            [(100, 900), (2000, 3000)], [(100, 3000)], [(100, 100, 0), (2000, 100, -1900)], id="one for two"
        ),
        pytest.param([], [], [], id="nothing"),
    ],
)
def test_what_was_seen_stands_beside_what_the_page_told(ours: Any, theirs: Any, expected: Any) -> None:
    seen = [Seen(State.SUSPENDED, *times) for times in ours]
    told = [notice(*times) for times in theirs] + [notice(1.0, 2.0, "other")]
    found = compare("sora", seen, told)
    assert [
        (pair.ours and pair.ours.start, pair.theirs and pair.theirs.start, pair.lead) for pair in found
    ] == expected


def test_the_lead_counts_from_when_the_page_told_not_from_when_it_says_it_began() -> None:
    (pair,) = compare("sora", [Seen(State.SUSPENDED, 100.0, 900.0)], [notice(100.0, 900.0, published=700.0)])
    assert pair.lead == 600.0
