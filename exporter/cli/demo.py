"""`sora-exporter demo`: the exporter against its built-in simulator, in one process, with play money."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click
import yaml

from exporter.cli.shared import echo
from exporter.cli.shared.options import address_option, log_options
from exporter.clock import SystemClock
from exporter.config import parse
from exporter.engine.engine import Engine, EngineSettings
from exporter.engine.persistence import StoreAccess
from exporter.simulator.demo import demo
from exporter.simulator.scenario import Scenario
from exporter.simulator.setup import ENVIRONMENT, build_world, config_data
from exporter.simulator.transport import SimulatorTransport
from exporter.store import Store, StoreWriter
from exporter.web.server import Serving, serve

_ORIGIN = "http://simulator.internal"
"""Where the simulated upstreams are; nothing is asked of any network."""


@click.command(name="demo")
@address_option
@click.option(
    "--storage.path", "storage", type=click.Path(path_type=Path), help="Default: a temporary folder."
)
@click.option("--speed", type=click.FloatRange(0.1, 1000), default=1.0, show_default=True, metavar="N")
@log_options
@click.pass_context
def command(ctx: click.Context, address: str, storage: Path | None, speed: float) -> None:
    """Run the exporter against its built-in simulator; needs no keys and no network.

    Six services stand as a status panel of January 2026 showed them for two minutes, then live on; with
    --speed N so many times as fast.
    """
    with ExitStack() as stack:
        folder = storage or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="sora-exporter-demo-"))
        )
        ctx.exit(_serve(demo(speed), address, folder))


def _serve(scenario: Scenario, address: str, folder: Path) -> int:
    clock = SystemClock()
    store = Store.open(folder)
    access = StoreAccess(store, StoreWriter(store))

    def make() -> Engine:
        text = yaml.safe_dump(config_data(scenario, _ORIGIN, clock.time()), allow_unicode=True)
        config = parse(text, "demo.yml", ENVIRONMENT)
        world = build_world(scenario, config.targets, SystemClock())
        return Engine(
            EngineSettings(config, clock, access, lambda: SimulatorTransport(world), watch_loop=True)
        )

    def listening(url: str) -> None:
        echo(f"The status page is at {url}/ and the metrics are at {url}/metrics; Ctrl-C ends the demo.")

    return serve(make, clock, Serving(address, play_money=True, on_listening=listening))
