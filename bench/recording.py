"""The real engine's exposition over a scenario, minute by minute, as text that a Prometheus can be filled with."""

import asyncio
import re
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, TextIO

import promql_parser

from exporter.clock import LoopClock, run_virtual
from exporter.core.board import Board
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.exposition.render import Renderer
from exporter.replay.stage import EPOCH, Stage, set_stage
from exporter.simulator.scenario import Scenario
from exporter.simulator.transport import SimulatorTransport
from exporter.store import Store, StoreWriter
from tests.rules.promql import parse, walk
from tests.rules.rulebook import EVERY

STEP: Final = 60.0
"""Seconds between two scrapes."""
BLOCK: Final = 54 * 3600
"""Seconds of one block of Prometheus; a file holds what belongs into one."""
SCRAPED: Final = {"job": "sora-exporter", "instance": "127.0.0.1:9847"}
_WITHIN_A_MINUTE: Final = 7.0
"""Prometheus scrapes at its own moment, not at the full minute at which probes like to run."""
_LABEL: Final = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Recording:
    """A scenario on stage, and the files with what was exposed in it, in order of time."""

    stage: Stage
    files: list[Path]


def record(scenario: Scenario, folder: Path) -> Recording:
    """Play a scenario in virtual time and write down every scrape."""
    tape = _Tape(folder)
    with tape.open:
        stage = run_virtual(_play(scenario, tape))
    return Recording(stage, tape.files)


async def _play(scenario: Scenario, tape: "_Tape") -> Stage:
    stage = set_stage(scenario, LoopClock(EPOCH))
    store = Store.open(None)
    access = StoreAccess(store, StoreWriter(store, inline=True), in_memory=True)
    settings = EngineSettings(
        stage.config, stage.clock, access, lambda: SimulatorTransport(stage.world), remember=False
    )
    exporter = Engine(settings)
    async with asyncio.TaskGroup() as tasks:
        engine = tasks.create_task(exporter.run())
        others = [
            tasks.create_task(stage.drive(exporter)),
            tasks.create_task(_scrape(exporter.board, stage.clock, tape)),
        ]
        await asyncio.wait({engine}, timeout=scenario.duration)
        assert not engine.done()
        for task in (*others, engine):
            task.cancel()
    return stage


async def _scrape(board: Board, clock: LoopClock, tape: "_Tape") -> None:
    renderer = Renderer()
    at = EPOCH + _WITHIN_A_MINUTE
    while True:
        await asyncio.sleep(at - clock.time())
        for _ in renderer.refresh(board):
            pass
        tape.write("".join(renderer.chunks(board)), at)
        at += STEP


class _Tape:
    def __init__(self, folder: Path) -> None:
        self.open = ExitStack()
        self.files: list[Path] = []
        self._folder = folder
        self._files: dict[int, TextIO] = {}
        self._up = f"up{{{','.join(_pairs(SCRAPED))}}}"

    def write(self, exposition: str, at: float) -> None:
        end = f" {at:g}\n" if at < 1e5 else f" {at:.0f}\n"
        file = self._file(int(at // BLOCK))
        for line in exposition.splitlines():
            if line[0] != "#":
                series, _, value = line.rpartition(" ")
                kept = _kept(series)
                if kept:
                    file.write(f"{kept} {value}{end}")
        file.write(f"{self._up} 1{end}")

    def _file(self, block: int) -> TextIO:
        if block not in self._files:
            path = self._folder / f"{block}.om"
            self.files.append(path)
            self._files[block] = self.open.enter_context(path.open("w"))
            self.open.callback(self._files[block].write, "# EOF\n")
        return self._files[block]


@cache
def _kept(series: str) -> str:
    """The series as a scrape labels it; nothing for one that no rule reads."""
    name, _, rest = series.partition("{")
    labels = SCRAPED | dict(_LABEL.findall(rest))
    if not any(_matches(labels, matchers) for matchers in _read().get(name, [])):
        return ""
    return f"{name}{{{','.join(_pairs(labels))}}}"


def _pairs(labels: Mapping[str, str]) -> list[str]:
    return [f'{name}="{value}"' for name, value in labels.items()]


@cache
def _read() -> dict[str, list[Any]]:
    """The matchers of every selector in the rules, by the name of its metric."""
    found: dict[str, list[Any]] = {}
    for rule in EVERY:
        for node, _ in walk(parse(rule.expr)):
            if isinstance(node, promql_parser.VectorSelector):
                found.setdefault(str(node.name), []).append(node.matchers.matchers)
    return found


def _matches(labels: Mapping[str, str], matchers: Any) -> bool:
    return all(_holds(labels.get(one.name, ""), one) for one in matchers)


def _holds(value: str, matcher: Any) -> bool:
    op = str(matcher.op).removeprefix("MatchOp.")
    if op in {"Equal", "NotEqual"}:
        return (value == matcher.value) is (op == "Equal")
    return bool(re.fullmatch(matcher.value, value)) is (op == "Re")
