"""The entry point: finds a command, imports only that one, and turns its errors into exit codes."""

import importlib
import signal
from typing import Any, Final, NamedTuple

import click

from exporter import __version__
from exporter.cli.shared import echo
from exporter.core.printable import printable
from exporter.errors import ConfigError, ExporterError
from exporter.importing import imports_only, without_plugins

FAILURE: Final = 1
"""Exit code: the answer is bad news, or something failed at run time."""
WRONG_USE: Final = 2
"""Exit code: wrong use or configuration. Click's own for unknown options, too."""


class CommandEntry(NamedTuple):
    """Where a command lies. The summary stands here so that `--help` needs no imports."""

    module: str
    summary: str
    reloads: bool = False
    """SIGHUP makes it reload."""


COMMANDS: Final = {
    "serve": CommandEntry("exporter.cli.serve", "Run the exporter.", reloads=True),
    "demo": CommandEntry(
        "exporter.cli.demo", "Run the exporter against its built-in simulator; needs no keys.", reloads=True
    ),
    "init": CommandEntry("exporter.cli.init", "Write a first configuration from what a gateway lists."),
    "check": CommandEntry("exporter.cli.check", "Validate configuration files, and say what they cost."),
    "probe": CommandEntry("exporter.cli.probe", "Run one probe now and explain it."),
    "status": CommandEntry("exporter.cli.status", "Report the state of every target."),
    "classify": CommandEntry("exporter.cli.classify", "Say what answers mean, read as JSON lines."),
    "route": CommandEntry("exporter.cli.route", "Say in which order to try a model's targets."),
    "simulate": CommandEntry("exporter.cli.simulate", "Run the simulator alone, for trying alerts."),
    "replay": CommandEntry(
        "exporter.cli.replay", "Run the engine over a scenario in virtual time and score it."
    ),
    "report": CommandEntry("exporter.cli.report", "Tell how a month was, for each target and in all."),
    "export": CommandEntry("exporter.cli.export", "Print the recorded history."),
    "import": CommandEntry(
        "exporter.cli.import_", "Bring in the history that another exporter has recorded."
    ),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called: each is the `command` of its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if entry.reloads:
            # It waits until the server asks for it: before that it would end a process that only begins.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
        without_plugins()
        with imports_only():
            command: click.Command = importlib.import_module(entry.module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            for problem in error.problems:
                echo(problem, err=True)
            ctx.exit(WRONG_USE)
        except ExporterError as error:
            echo(f"Error: {error}", err=True)
            ctx.exit(FAILURE)
        except click.UsageError as error:
            # Click prints it by itself, and it may name what others said: targets of a running exporter.
            raise click.UsageError(printable(error.format_message()), error.ctx) from error


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="sora-exporter")
def group() -> None:
    """Tells Prometheus whether AI video APIs can be used right now, and over which channel."""


def main() -> None:
    """The console script."""
    group(prog_name="sora-exporter")
