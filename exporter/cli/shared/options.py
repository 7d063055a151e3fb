"""Options that several commands share."""

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from exporter.core.shards import WHOLE, Shard
from exporter.log import FORMATS, LEVELS, configure
from exporter.settings import parse_duration

F = TypeVar("F", bound=Callable[..., Any])

address_option = click.option(
    "--web.listen-address",
    "addresses",
    default=("127.0.0.1:9847",),
    multiple=True,
    show_default=True,
    metavar="HOST:PORT",
    help="Where to listen; :9847 is every interface. May be given several times.",
)


def _storage_option(help: str) -> Callable[[F], F]:  # noqa: A002 - as click names it
    return click.option(
        "--storage.path",
        "folder",
        default="data",
        show_default="./data",
        type=click.Path(path_type=Path),
        help=help,
    )


recorded_option = _storage_option("Folder of an exporter's storage; it may be running.")
written_option = _storage_option("Folder of the storage; its exporter must not run.")


def asked_options(command: F) -> F:
    """`--config.file`, `--url` and `--storage.path`: who is asked, our own probes or a running exporter."""
    options = (
        click.option(
            "--config.file", "config_file", type=click.Path(path_type=Path), help="Probe its targets now."
        ),
        click.option("--url", help="Ask a running exporter, such as http://127.0.0.1:9847."),
        click.option(
            "--storage.path",
            "storage",
            type=click.Path(path_type=Path),
            default=Path("data"),
            show_default=True,
            help="With --config.file: where money is booked.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def log_options(command: F) -> F:
    """`--log.level` and `--log.format`: logging is set up before the command runs."""

    @click.option("--log.level", "log_level", type=click.Choice(LEVELS), default="info", show_default=True)
    @click.option(
        "--log.format", "log_format", type=click.Choice(FORMATS), default="logfmt", show_default=True
    )
    @wraps(command)
    def configured(*args: Any, log_level: str, log_format: str, **kwargs: Any) -> Any:
        configure(log_level, log_format)
        return command(*args, **kwargs)

    return configured  # type: ignore[return-value]


def regex(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> str | None:
    """The callback of an option that is a regular expression."""
    try:
        return None if text is None else re.compile(text).pattern
    except re.error as error:
        raise click.BadParameter(f"{text!r} is no regular expression: {error}") from error


def shard_of(index: str | None, total: int | None) -> Shard:
    """The shard that `--shard.index` and `--shard.total` name; without both the whole."""
    if index is None and total is None:
        return WHOLE
    if total is None:
        raise click.UsageError("--shard.index needs --shard.total, the number of shards")
    if index is None:
        raise click.UsageError("--shard.total needs --shard.index, which of them this is, from 0")
    number = re.fullmatch(r"(?:.+-)?([0-9]{1,9})", index)
    if number is None or int(number[1]) >= total:
        said = f"expected a number from 0 to {total - 1}, or a name that ends in one, such as sora-exporter-0"
        raise click.BadParameter(f"{index!r}: {said}", param_hint="--shard.index")
    return Shard(int(number[1]), total)


def seconds(_ctx: click.Context, _parameter: click.Parameter, text: str) -> float:
    """The callback of an option that is a duration, such as `30d`: seconds."""
    try:
        return parse_duration(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
