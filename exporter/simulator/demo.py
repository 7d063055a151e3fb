"""The demo: six services that open as the status panel of 2026-01-28 showed them, then live on in rounds."""

from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from typing import Final

from exporter.simulator.pages.page import PageEvent
from exporter.simulator.scenario import Scenario, ScenarioPage, parse
from exporter.simulator.script import Step

OPENING: Final = 120.0
"""Seconds for which everything stands still, whatever the speed: long enough to be seen by anybody."""
ROUNDS: Final = 100
"""Rounds that are written down in advance; after the last one all is as at its end."""


def demo(speed: float = 1.0) -> Scenario:
    """The demo's scenario; `speed` makes everything after the opening pass so many times as fast."""
    script = parse(files("exporter.simulator").joinpath("demo.yml").read_text(encoding="utf-8"), "demo.yml")
    round_ = script.duration / speed
    return replace(
        script,
        duration=OPENING + ROUNDS * round_,
        timeline={name: tuple(_rounds(steps, speed, round_)) for name, steps in script.timeline.items()},
        pages=tuple(_page(page, speed, round_) for page in script.pages),
    )


def _rounds(steps: Iterable[Step], speed: float, round_: float) -> Iterable[Step]:
    """What stands at zero holds through the opening, and comes again at the start of every round."""
    steps = tuple(steps)
    for number in range(ROUNDS):
        for step in steps:
            first = number == 0 and step.at == 0
            yield replace(step, at=0.0 if first else OPENING + number * round_ + step.at / speed)


def _page(page: ScenarioPage, speed: float, round_: float) -> ScenarioPage:
    events = tuple(
        _moved(event, speed, OPENING + number * round_)
        for number in range(ROUNDS)
        for event in page.script.events
    )
    return replace(page, script=replace(page.script, events=events))


def _moved(event: PageEvent, speed: float, start: float) -> PageEvent:
    return replace(
        event,
        at=start + event.at / speed,
        until=start + event.until / speed,
        announced=event.announced / speed,
    )
