"""`sora-exporter demo`: the exporter against its built-in simulator, in one process, with play money."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click
import yaml

from exporter.cli.shared import echo
from exporter.cli.shared.options import address_option, log_options, seconds
from exporter.clock import SystemClock
from exporter.config import Config, TargetConfig, fingerprint, parse
from exporter.core.classify import prepared
from exporter.core.state.machine import Situation, Transition
from exporter.core.state.why import Decision, Why
from exporter.core.vocabulary import State
from exporter.engine import stored_health
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.simulator.demo import demo
from exporter.simulator.past import PastEpisode, health, past
from exporter.simulator.scenario import Scenario
from exporter.simulator.setup import ENVIRONMENT, build_world, config_data
from exporter.simulator.transport import SimulatorTransport
from exporter.store import HealthRow, Identity, Store, StoreWriter
from exporter.web.server import Serving, serve

_WHY = Why(Decision.EXPLICIT, 2, 5)
"""What decided the changes of the made-up past."""
_ORIGIN = "http://simulator.internal"
"""Where the simulated upstreams are; nothing is asked of any network."""


@click.command(name="demo")
@address_option
@click.option(
    "--storage.path", "storage", type=click.Path(path_type=Path), help="Default: a temporary folder."
)
@click.option("--speed", type=click.FloatRange(0.1, 1000), default=1.0, show_default=True, metavar="N")
@click.option(
    "--history",
    default="30d",
    show_default=True,
    callback=seconds,
    help="How long a past to make up for services whose storage has none; 0s is none.",
)
@log_options
@click.pass_context
def command(
    ctx: click.Context, addresses: tuple[str, ...], storage: Path | None, speed: float, history: float
) -> None:
    """Run the exporter against its built-in simulator; needs no keys and no network.

    Six services stand as a status panel of January 2026 showed them for two minutes, then live on; with
    --speed N so many times as fast.
    """
    with ExitStack() as stack:
        folder = storage or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="sora-exporter-demo-"))
        )
        ctx.exit(_serve(demo(speed), addresses, folder, history))


def _serve(scenario: Scenario, addresses: tuple[str, ...], folder: Path, history: float) -> int:
    prepared.prepare()
    clock = SystemClock()
    store = Store.open(folder)
    access = StoreAccess(store, StoreWriter(store))

    def make() -> Engine:
        text = yaml.safe_dump(config_data(scenario, _ORIGIN, clock.time()), allow_unicode=True)
        config = parse(text, "demo.yml", ENVIRONMENT)
        if history > 0.0:
            make_up(store, config, scenario, clock.time(), history)
        world = build_world(scenario, config.targets, SystemClock())
        return Engine(
            EngineSettings(config, clock, access, lambda: SimulatorTransport(world), watch_loop=True)
        )

    def listening(url: str) -> None:
        echo(f"The status page is at {url}/ and the metrics are at {url}/metrics; Ctrl-C ends the demo.")

    return serve(make, clock, Serving(addresses, play_money=True, on_listening=listening))


def make_up(store: Store, config: Config, scenario: Scenario, now: float, history: float) -> None:
    """Write a past of `history` seconds for the targets that the storage does not know yet."""
    known = store.watched_since()
    with store.together():
        for target in config.targets:
            if target.name in known:
                continue
            first = next((step for step in scenario.timeline.get(target.name, ()) if step.at == 0.0), None)
            last = State.OPERATIONAL if first is None else first.state
            episodes = past(target.name, now - history, now, seed=scenario.seed, last=last)
            _write(store, target, episodes, now)


def _write(store: Store, target: TargetConfig, episodes: list[PastEpisode], now: float) -> None:
    begin = episodes[0].start
    identity = Identity(target.name, target.provider, target.channel, target.model, target.title, now, begin)
    store.save_targets([identity])
    old = State.UNKNOWN
    for episode in episodes:
        change = Transition(old, episode.state, episode.reason, episode.start, episode.start, _WHY)
        store.record_transition(target.name, change, verified=True, evidence="[]")
        old = episode.state
    generation = target.probes.generation
    if generation is not None:
        known = health(episodes, Situation(target.channel, target.policy), generation.interval, now)
        store.save_health([HealthRow(target.name, fingerprint(target), stored_health.written(known), now)])
