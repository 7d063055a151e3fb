"""Announced work: whose word holds, from when to when, and what it does to the state."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import pytest

from exporter.core.board import Announcement, Component, Notice, Page
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Announced, Health, Situation, advance
from exporter.core.state.maintenance import MaintenanceWindow, announced
from exporter.core.thresholds import HOUR, Policy
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, Source, State


def page(*notices: Notice, components: Sequence[Component] = (), up: bool = True) -> Page:
    return Page("vendor", "https://status.example.com", up, 0.0, tuple(components), tuple(notices))


def work(
    start: float | None, end: float | None, published: float | None = None, target: str = "sora"
) -> Notice:
    return Notice("Upgrade", "maintenance", start, end, (target,), published=published)


def window(start: float, end: float, *targets: str) -> MaintenanceWindow:
    return MaintenanceWindow(frozenset(targets or ("sora",)), start, end, "ours")


def by_page(start: float, end: float, text: str = "Upgrade") -> Announcement:
    return Announcement(start, end, "vendor", text)


def by_operator(start: float, end: float) -> Announcement:
    return Announcement(start, end, "operator", "ours")


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
    windows: list[MaintenanceWindow], pages: list[Page], expected: Announcement | None
) -> None:
    assert announced("sora", 100.0, windows, pages) == expected


# --- what announced work does to the state -------------------------------------------------------------------

OFFICIAL = Situation(Channel.OFFICIAL, Policy())
MINUTE = 60.0
OK, BAD, NAMED = Reason.OK, Reason.UPSTREAM_5XX, Reason.SERVICE_PAUSED


def answer(at: float, reason: Reason) -> Evidence:
    success = GROUP_OF[reason] is State.OPERATIONAL
    fault = None if success else Fault.UPSTREAM
    return Evidence(Source.VALIDATION, at - 1, at, GROUP_OF[reason], reason, MINUTE, fault, verified=True)


def during(*reasons: Reason, start: float = 100.0, until: int = 99) -> list[State]:
    """The states entered by answers each minute, with work announced from `start` on and until that minute."""
    health, entered = Health(), []
    work = Announced(start, start + HOUR)
    for number, reason in enumerate(reasons, start=1):
        situation = replace(OFFICIAL, announced=work if number < until else None)
        health, transition = advance(health, answer(MINUTE * number, reason), MINUTE * number, situation)
        if transition is not None:
            entered.append(transition.new)
    return entered


def test_announced_work_holds_while_the_probes_work() -> None:
    assert during(*[OK] * 40) == [State.OPERATIONAL, State.MAINTENANCE]


def test_announced_work_that_shows_is_maintenance_and_never_suspended() -> None:
    assert during(OK, OK, NAMED, NAMED, *[BAD] * 20) == [State.OPERATIONAL, State.MAINTENANCE]


def test_what_was_suspended_before_the_notice_stays_suspended() -> None:
    assert during(OK, NAMED, NAMED, NAMED, start=200.0) == [State.OPERATIONAL, State.SUSPENDED]


def test_what_failed_before_announced_work_was_taken_back_does_not_count_after_it() -> None:
    entered = during(OK, *[BAD] * 10, OK, OK, until=11)
    assert entered == [State.OPERATIONAL, State.MAINTENANCE, State.OPERATIONAL]


def test_what_goes_on_failing_after_announced_work_was_taken_back_is_judged_anew() -> None:
    entered = during(OK, *[BAD] * 20, until=11)
    assert entered == [State.OPERATIONAL, State.MAINTENANCE, State.SUSPENDED]


def test_without_a_limit_work_is_told_as_it_was_announced() -> None:
    long = window(90, 90 + 9 * HOUR)
    assert announced("sora", 100.0, [long], [], inf) == by_operator(90, 90 + 9 * HOUR)
    assert announced("sora", 90 + 8.5 * HOUR, [long], [], inf) == by_operator(90, 90 + 9 * HOUR)
    assert announced("sora", 100.0, [], [page(work(90, None))], inf) == by_page(90, inf)
