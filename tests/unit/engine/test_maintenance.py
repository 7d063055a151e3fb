"""Announced work in the engine: it holds from its start to its end, over a restart, and is shown as announced."""

from pathlib import Path

import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.core.vocabulary import Reason, State
from exporter.replay.stage import Stage, set_stage
from exporter.simulator.scenario import load
from tests.support.virtual_engine import EPOCH, House, watching

MINUTE = 60.0
START, END = 20 * MINUTE, 40 * MINUTE
S = State
SCENARIO = """
name: work
duration: 1h
targets:
  - {name: one, provider: openai, channel: official, model: sora-2, api: openai_videos, upstream: vendor, interval: 60s,
     probes: {catalog: {}, validation: {}}}
status_pages:
  - name: openai
    kind: statuspage
    interval: 60s
    components: [{name: sora, match: "^Sora$", targets: [one]}]
    says:
      - {at: 20m, until: 40m, maintenance: Upgrade, about: Sora, announced: 10m}
timeline:
  - {target: one, at: 0s, state: operational}
"""
OWN = """
maintenance:
  - {targets: [one], start: 20m, end: 40m, note: we move}
"""
FAILING = """
  - {target: one, at: 20m, state: maintenance, reasons: [upstream_5xx]}
  - {target: one, at: 40m, state: operational}
"""


def stage_of(folder: Path, text: str) -> Stage:
    path = folder / "scenario.yml"
    path.write_text(text)
    return set_stage(load(path), LoopClock(EPOCH))


async def until(house: House, at: float) -> None:
    """Let time pass until a moment, seconds after the start."""
    await house.pass_time(EPOCH + at - house.clock.time())


PAGE = SCENARIO
OPERATOR = SCENARIO[: SCENARIO.index("status_pages")] + SCENARIO[SCENARIO.index("timeline") :]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        pytest.param(PAGE, "openai", "Upgrade", id="a page, and nobody notices"),
        pytest.param(PAGE + FAILING, "openai", "Upgrade", id="a page, and everything fails"),
        pytest.param(OPERATOR + OWN, "operator", "we move", id="the operator, and nobody notices"),
        pytest.param(
            OPERATOR + FAILING + OWN, "operator", "we move", id="the operator, and everything fails"
        ),
    ],
)
def test_announced_work_holds_whatever_the_probes_say_and_over_a_restart(
    tmp_path: Path, text: str, source: str, words: str
) -> None:
    async def main() -> None:
        stage = stage_of(tmp_path, text)
        async with watching(stage.config, stage.world, tmp_path / "data") as house:
            await until(house, 15 * MINUTE)
            announced = house.entry().announcement
            assert announced is not None
            assert (announced.source, announced.text) == (source, words)
            assert (announced.start - EPOCH, announced.end - EPOCH) == (START, END)
            assert house.states() == [S.OPERATIONAL]
            await until(house, START + 1)
            assert house.states() == [S.OPERATIONAL, S.MAINTENANCE]
            await until(house, 30 * MINUTE)
            assert house.states() == [S.OPERATIONAL, S.MAINTENANCE]
            assert house.exporter.explain("one").announcement == announced
        async with watching(stage.config, stage.world, tmp_path / "data") as house:
            await until(house, END - 1)
            assert house.states() == []
            assert house.entry().health.reason is Reason.MAINTENANCE_ANNOUNCED
            assert house.entry().announcement == announced
            await until(house, END + 2 * MINUTE)
            assert house.states() == [S.OPERATIONAL]
            assert house.entry().announcement is None

    run_virtual(main())
