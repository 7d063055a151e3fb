"""Announced work: whose word holds, from when to when, and that probes that work outrank a page."""

from collections.abc import Sequence

import pytest

from exporter.core.board import Component, Notice, Page
from exporter.core.evidence import Evidence
from exporter.core.machine import Announced, Health, Situation, advance
from exporter.core.notices import Announcement, Window, announced
from exporter.core.policy import HOUR, Policy
from exporter.core.words import GROUP_OF, Channel, Fault, Reason, Source, State
from exporter.core.working import working


def page(*notices: Notice, components: Sequence[Component] = (), up: bool = True) -> Page:
    return Page("vendor", "https://status.example.com", up, 0.0, tuple(components), tuple(notices))


def work(
    start: float | None, end: float | None, published: float | None = None, target: str = "sora"
) -> Notice:
    return Notice("Upgrade", "maintenance", start, end, (target,), published=published)


def window(start: float, end: float, *targets: str) -> Window:
    return Window(frozenset(targets or ("sora",)), start, end, "ours")


def by_page(start: float, end: float, text: str = "Upgrade") -> Announcement:
    return Announcement(start, end, "vendor", text, yields=True)


def by_operator(start: float, end: float) -> Announcement:
    return Announcement(start, end, "operator", "ours", yields=False)


BUSY = Component("sora", "under_maintenance", ("sora",), since=50.0)


@pytest.mark.parametrize(
    ("windows", "pages", "expected"),
    [
        ([], [], None),
        ([window(90, 200)], [], by_operator(90, 200)),
        ([window(90, 200, "veo")], [], None),
        ([window(10, 100)], [], None),
        ([window(90, 90 + 9 * HOUR)], [], by_operator(90, 90 + 8 * HOUR)),
        ([window(90, 200), window(80, 300)], [], by_operator(80, 300)),
        ([window(400, 500), window(200, 300)], [], by_operator(200, 300)),
        ([window(90, 200)], [page(work(80, 900))], by_operator(90, 200)),
        ([window(200, 300)], [page(work(90, 150))], by_page(90, 150)),
        ([], [page(work(90, 200))], by_page(90, 200)),
        ([], [page(work(90, 200, target="veo"))], None),
        ([], [page(work(90, 200), up=False)], by_page(90, 200)),
        ([], [page(work(90, 200, published=20))], by_page(90, 200)),
        ([], [page(work(90, 200, published=95))], by_page(95, 200)),
        ([], [page(work(90, 200, published=250))], None),
        ([], [page(work(90, None))], by_page(90, 90 + 8 * HOUR)),
        ([], [page(work(90, None), up=False)], None),
        ([], [page(work(None, None))], None),
        ([], [page(work(None, 200))], None),
        ([], [page(Notice("Fire", "major", 90, 200, ("sora",)))], None),
        ([], [page(components=[BUSY])], by_page(50, 50 + 8 * HOUR, "sora")),
        ([], [page(components=[BUSY], up=False)], None),
        ([], [page(work(10, 90), components=[BUSY])], None),
        ([], [page(components=[Component("sora", "under_maintenance", ("veo",))])], None),
        ([], [page(components=[Component("sora", "under_maintenance", ("sora",), advisory=True)])], None),
        ([], [page(components=[Component("sora", "major_outage", ("sora",))])], None),
    ],
)
def test_the_work_that_holds_or_comes_next(
    windows: list[Window], pages: list[Page], expected: Announcement | None
) -> None:
    assert announced("sora", 100.0, windows, pages) == expected


# --- probes that work outrank a page ------------------------------------------------------------------------

OFFICIAL = Situation(Channel.OFFICIAL, Policy())
MINUTE = 60.0


def answer(at: float, reason: Reason, source: Source = Source.VALIDATION, verified: bool = True) -> Evidence:
    success = GROUP_OF[reason] is State.OPERATIONAL
    interval = 6 * HOUR if source is Source.GENERATION else MINUTE
    fault = None if success else Fault.UPSTREAM
    return Evidence(
        source, at - 1, at, GROUP_OF[reason], reason, interval, fault, verified=verified or not success
    )


def health_after(*answers: Evidence) -> Health:
    health = Health()
    for one in answers:
        health, _ = advance(health, one, one.at, OFFICIAL)
    return health


OK, BAD, NAMED = Reason.OK, Reason.UPSTREAM_5XX, Reason.SERVICE_PAUSED


@pytest.mark.parametrize(
    ("reasons", "works"),
    [
        ([], False),
        ([OK], True),
        ([BAD], False),
        ([OK, BAD], True),
        ([OK, BAD, BAD], False),
        ([OK, BAD, BAD, OK], False),
        ([OK, BAD, BAD, OK, OK], True),
        ([BAD, OK], False),
        ([BAD, OK, OK], True),
        ([OK, BAD, OK, BAD, OK], True),
        ([OK, NAMED, NAMED, OK, OK], False),
    ],
)
def test_two_failures_in_a_row_doubt_it_and_two_successes_believe_it_until_the_depth_is_ruled_bad(
    reasons: list[Reason], works: bool
) -> None:
    answers = [answer(MINUTE * number, reason) for number, reason in enumerate(reasons, start=1)]
    assert working(health_after(*answers).tracks, MINUTE * (len(reasons) + 1)) is works


def test_success_that_has_expired_vouches_for_nothing() -> None:
    tracks = health_after(answer(60, OK)).tracks
    assert working(tracks, 60 + 3 * MINUTE)
    assert not working(tracks, 61 + 3 * MINUTE)


def test_unverified_success_vouches_for_nothing() -> None:
    assert not working(health_after(answer(60, OK, verified=False)).tracks, 60)


def test_a_shallow_failure_counts_until_a_deeper_request_begun_after_it_succeeds() -> None:
    before = answer(10, OK, Source.GENERATION)
    failing = [answer(60, BAD, Source.CATALOG), answer(120, BAD, Source.CATALOG)]
    after = answer(130, OK, Source.GENERATION)
    assert not working(health_after(before, *failing).tracks, 125)
    assert working(health_after(before, *failing, after).tracks, 135)


def test_a_shallow_failure_that_has_expired_says_nothing() -> None:
    health = health_after(
        answer(10, OK, Source.GENERATION), answer(60, BAD, Source.CATALOG), answer(120, BAD, Source.CATALOG)
    )
    assert working(health.tracks, 121 + 3 * MINUTE)


def during(yields: bool, *reasons: Reason, start: float = 100.0) -> list[State]:
    """The states entered by answers each minute, with work announced from `start` on."""
    health, entered = Health(), []
    situation = Situation(Channel.OFFICIAL, Policy(), Announced(start, start + HOUR, yields))
    for number, reason in enumerate(reasons, start=1):
        health, transition = advance(health, answer(MINUTE * number, reason), MINUTE * number, situation)
        if transition is not None:
            entered.append(transition.new)
    return entered


def test_a_page_does_not_overrule_probes_that_work() -> None:
    assert during(True, OK, OK, OK, OK, OK) == [State.OPERATIONAL]


def test_the_operators_word_needs_no_failing_probe() -> None:
    assert during(False, OK, OK, OK) == [State.OPERATIONAL, State.MAINTENANCE]


def test_where_a_page_announces_work_failing_probes_make_it_maintenance_and_never_suspended() -> None:
    assert during(True, OK, OK, NAMED, NAMED, BAD, BAD, BAD) == [State.OPERATIONAL, State.MAINTENANCE]


def test_what_was_suspended_before_a_pages_notice_stays_suspended() -> None:
    assert during(True, OK, NAMED, NAMED, NAMED, start=200.0) == [State.OPERATIONAL, State.SUSPENDED]
