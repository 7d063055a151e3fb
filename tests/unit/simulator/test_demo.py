"""The demo opens as the status panel showed it, keeps still long enough to be seen, and then lives on."""

from dataclasses import replace

import pytest

from exporter.core.vocabulary import State
from exporter.replay.run import Replayed, replay
from exporter.simulator.demo import OPENING, ROUNDS, demo
from exporter.simulator.scenario import Scenario

PANEL = {
    "sora-2-official": ("official", "operational"),
    "sora-2-pro-official": ("official", "operational"),
    "sora-image-official": ("official", "operational"),
    "sora-2-reverse": ("reverse", "risk_control"),
    "sora-2-pro-reverse": ("reverse", "suspended"),
    "veo-3.1-reverse": ("reverse", "operational"),
}


def cut(scenario: Scenario, seconds: float) -> Scenario:
    return replace(scenario, duration=seconds)


@pytest.fixture(scope="module")
def opening() -> Replayed:
    return replay(cut(demo(), OPENING))


def test_the_demo_has_the_six_services_of_the_panel() -> None:
    known = {str(target["name"]): target["channel"] for target in demo().targets}
    assert known == {name: channel for name, (channel, _) in PANEL.items()}


@pytest.mark.parametrize("name", PANEL)
def test_within_twenty_seconds_every_service_stands_as_on_the_panel_and_stays(
    name: str, opening: Replayed
) -> None:
    detected = opening.targets[name].detected
    assert detected[-1].state.value == PANEL[name][1]
    assert detected[-1].at < 15.0
    assert OPENING - detected[-1].at > 80.0


def test_what_stands_is_verified(opening: Replayed) -> None:
    assert all(taken.entry.health.verified for taken in opening.targets.values())


@pytest.mark.parametrize("speed", [0.5, 1.0, 60.0])
def test_the_opening_does_not_pass_faster(speed: float) -> None:
    for name, steps in demo(speed).timeline.items():
        moving = [step.at for step in steps if step.at > 0]
        assert min(moving) >= OPENING, name
        assert steps[0].state.value == PANEL[name][1] or steps[0].at > 0


def test_speed_shortens_the_rounds() -> None:
    usual, fast = demo(1.0), demo(10.0)
    assert fast.duration - OPENING == pytest.approx((usual.duration - OPENING) / 10)
    first, quick = (scenario.timeline["sora-2-reverse"][1].at - OPENING for scenario in (usual, fast))
    assert quick == pytest.approx(first / 10)
    pages = [scenario.pages[0].script.events[0].at - OPENING for scenario in (usual, fast)]
    assert pages[1] == pytest.approx(pages[0] / 10)


def test_episodes_begin_and_end_and_a_page_tells_of_them() -> None:
    lived = replay(cut(demo(3.0), OPENING + 600.0))
    seen = {name: {change.state for change in taken.detected} for name, taken in lived.targets.items()}
    assert State.OPERATIONAL in seen["sora-2-reverse"]
    assert State.MAINTENANCE in seen["sora-2-pro-official"]
    assert State.SUSPENDED in seen["sora-image-official"]
    assert State.RISK_CONTROL in seen["sora-2-pro-reverse"]
    says = {event.says.value for page in demo().pages for event in page.script.events}
    assert {"component", "incident", "maintenance", "notice"} <= says


def test_rounds_repeat() -> None:
    steps = demo().timeline["sora-2-reverse"]
    assert len(steps) % ROUNDS == 0
    each = len(steps) // ROUNDS
    assert [step.state for step in steps[:each]] == [step.state for step in steps[-each:]]
