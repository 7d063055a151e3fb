"""`sora-exporter serve`: the exporter."""

import gc
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click
from click.core import ParameterSource

from exporter import __version__
from exporter.cli.shared.options import address_option, log_options, regex, shard_of
from exporter.clock import Clock, SystemClock
from exporter.config import Rereader, files_of
from exporter.core.redact import Concealer
from exporter.core.shards import MOST_SHARDS, WHOLE, Shard
from exporter.descriptors import make_room, raise_limit, warn_if_few
from exporter.engine.opening import opening
from exporter.log import Log, conceal_with
from exporter.store import Store, StoreWriter
from exporter.web.front import Early, Make
from exporter.web.paths import paths
from exporter.web.server import Serving, serve

_log = Log("exporter")
_SWITCH = 0.0005
"""Seconds that the event loop waits for a thread that computes (storage, reload); Python's own are 5 ms."""


@click.command(name="serve")
@click.option("--config.file", "config_file", required=True, type=click.Path(path_type=Path))
@address_option
@click.option("--web.config.file", "web_config", type=click.Path(path_type=Path), help="TLS and basic auth.")
@click.option(
    "--web.external-url",
    "external_url",
    metavar="URL",
    help="Where users find the exporter, as behind a reverse proxy.",
)
@click.option(
    "--web.route-prefix",
    "route_prefix",
    metavar="PATH",
    help="Before the path of every route.  [default: the path of --web.external-url]",
)
@click.option(
    "--web.telemetry-path",
    "telemetry",
    metavar="PATH",
    help="Where the metrics are, below the prefix.  [default: /metrics]",
)
@click.option(
    "--web.systemd-socket",
    "systemd_socket",
    is_flag=True,
    help="Listen on the sockets that systemd hands over, and on no address.",
)
@click.option(
    "--config.enable-auto-reload",
    "auto_reload",
    is_flag=True,
    help="Reload when a file of the configuration has changed.",
)
@click.option(
    "--shard.index",
    "shard_index",
    metavar="I",
    help="Which of the shards this is, from 0; or a name that ends in it, such as a pod's: sora-exporter-2.",
)
@click.option(
    "--shard.total",
    "shard_total",
    metavar="N",
    type=click.IntRange(1, MOST_SHARDS),
    help="Watch the part of the targets that falls to one of so many exporters.",
)
@click.option("--web.enable-lifecycle", "lifecycle", is_flag=True, help="Allow a reload over HTTP.")
@click.option(
    "--web.cors.origin",
    "cors",
    metavar="REGEX",
    callback=regex,
    help="Pages of these origins may read the API, such as https://.*\\.example\\.com; nobody unless given.",
)
@click.option(
    "--storage.path", "storage", type=click.Path(path_type=Path), default=Path("data"), show_default=True
)
@log_options
@click.pass_context
def command(  # noqa: PLR0913 - one argument for each flag
    ctx: click.Context,
    config_file: Path,
    addresses: tuple[str, ...],
    web_config: Path | None,
    external_url: str | None,
    route_prefix: str | None,
    telemetry: str | None,
    systemd_socket: bool,
    auto_reload: bool,
    shard_index: str | None,
    shard_total: int | None,
    lifecycle: bool,
    cors: str | None,
    storage: Path,
) -> None:
    """Run the exporter.

    SIGHUP reads the configuration anew; SIGTERM ends the exporter within 5 s. Exit code 1 when the engine
    fails, 2 when the configuration cannot be used.
    """
    given = ctx.get_parameter_source("addresses") is not ParameterSource.DEFAULT
    if systemd_socket and given:
        raise click.UsageError("give either --web.systemd-socket or --web.listen-address")
    shard = shard_of(shard_index, shard_total)
    where = paths(external_url, route_prefix, telemetry)
    raise_limit()
    concealer = Concealer()
    conceal_with(concealer)
    # Until the engine runs nothing is garbage, and there is a lot to look through in vain.
    gc.disable()
    sys.setswitchinterval(_SWITCH)
    clock = SystemClock()
    early = _early(Rereader(config_file, concealer, shard), storage, shard, clock)
    part = {} if shard == WHOLE else {"shard": str(shard)}

    def listening(url: str) -> None:
        watched, folder = len(early.config.targets), str(storage.resolve())
        _log.info("serving", version=__version__, address=url, targets=watched, **part, storage=folder)

    serving = Serving(
        addresses,
        web_config,
        lifecycle,
        cors_origin=cors,
        on_listening=listening,
        systemd_socket=systemd_socket,
        paths=where,
        reload_on=partial(files_of, config_file) if auto_reload else None,
    )
    ctx.exit(serve(early, clock, serving))


def _early(again: Rereader, storage: Path, shard: Shard, clock: Clock) -> Early:
    """What can be shown before the engine is loaded: the targets, as the storage remembers them."""
    config = again()
    warn_if_few(len(config.targets))
    make_room(len(config.targets))
    store = Store.open(storage, whole=False)
    opened = opening(config, store, clock, shard)

    def prepare() -> Make:
        # Most of the program comes with it; the first scrapes are answered before.
        from exporter.core.classify import prepared
        from exporter.engine.engine import Engine, EngineSettings
        from exporter.engine.persistence import StoreAccess

        prepared.prepare()
        access = StoreAccess(store, StoreWriter(store))
        settings = EngineSettings(
            config, clock, access, load=again, shard=shard, opening=opened, watch_loop=True
        )
        return lambda on_open: Engine(replace(settings, on_open=on_open))

    return Early(opened.board, config, prepare)
