"""`sora-exporter simulate`: the simulator alone, with a control route, for trying alerts."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import uvicorn
import yaml

from exporter.cli.shared import echo
from exporter.cli.shared.options import log_options
from exporter.clock import Clock, SystemClock
from exporter.config import parse
from exporter.simulator.asgi import asgi_app
from exporter.simulator.demo import demo
from exporter.simulator.scenario import Scenario, load
from exporter.simulator.setup import ENVIRONMENT, KEY, KEY_VARIABLE, build_world, config_data
from exporter.simulator.world import World
from exporter.web import listen

_ANSWERS_END = 1
"""Seconds for requests under way when the simulator is told to end."""


@click.command(name="simulate")
@click.option(
    "--web.listen-address",
    "address",
    default="127.0.0.1:9848",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to listen; :9848 is every interface.",
)
@click.option("--scenario", "file", type=click.Path(path_type=Path), help="Default: the demo's services.")
@log_options
def command(address: str, file: Path | None) -> None:
    """Run the simulated upstreams alone, for trying alerts (a game day).

    The control route shows every target with its books, changes a target from now on, and cuts the network.
    Point an exporter at the simulator with the configuration it serves.
    """
    scenario = load(file) if file is not None else demo()
    clock = SystemClock()
    world = _world(scenario, clock)
    with contextlib.closing(listen.listen(listen.parse(address))) as sock, asyncio.Runner() as runner:
        runner.run(_serve(world, scenario, sock))


def _world(scenario: Scenario, clock: Clock) -> World:
    config = parse(_config(scenario, "http://simulator.internal", clock.time()), "scenario", ENVIRONMENT)
    return build_world(scenario, config.targets, clock)


def _config(scenario: Scenario, origin: str, epoch: float) -> str:
    return yaml.safe_dump(config_data(scenario, origin, epoch), allow_unicode=True, sort_keys=False)


async def _serve(world: World, scenario: Scenario, sock: socket.socket) -> None:
    app = asgi_app(world, lambda origin: _config(scenario, origin, world.epoch))
    server = _SimulatorServer(
        uvicorn.Config(
            app,
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_ANSWERS_END,
        )
    )
    where = listen.url(sock, tls=False)
    echo(f"The simulator listens at {where} and plays {scenario.name}: {', '.join(world.sites)}.")
    echo(f"A configuration for an exporter: curl {where}/control/config, with {KEY_VARIABLE}={KEY}")
    echo(f"Everything at a glance: curl {where}/control")
    name = next(iter(world.sites))
    change = '{"state": "risk_control", "success_rate": 0.3, "reasons": ["captcha"]}'
    echo(f"Change a target: curl {where}/control/targets/{name} -d '{change}'")
    echo(f"""Cut the network: curl {where}/control/network -d '{{"down": true, "seconds": 60}}'""")
    with _ended_by_signals(server):
        await server.serve([sock])


class _SimulatorServer(uvicorn.Server):
    """Uvicorn without its own handling of signals: it would raise them again after a good end."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.contextmanager
def _ended_by_signals(server: uvicorn.Server) -> Iterator[None]:
    def end() -> None:
        server.force_exit = server.should_exit
        server.should_exit = True

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end)
    try:
        yield
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
