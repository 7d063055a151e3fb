"""`sora-exporter check`: what is wrong with configuration files, and what they cost. Runs nothing."""

from pathlib import Path

import click

from exporter.cli.shared import echo
from exporter.cli.shared.schedule_cost import told
from exporter.config.loading import examine
from exporter.machine_clock import SystemClock


@click.command(name="check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Validate configuration files, and tell what each sends and costs in a day and in a month.

    Every problem is told as `file:line: path: sentence` and makes the exit code 2. Warnings do not: that
    a secret is not there is only one, because keys are where a file is used, not where it is checked.
    """
    now = SystemClock().time()
    wrong = False
    for file in files:
        report = examine(file, now)
        wrong = wrong or bool(report.problems)
        for line in report.problems:
            echo(line, err=True)
        for line in report.warnings:
            echo(f"warning: {line}", err=True)
        if report.config is not None:
            echo("\n  ".join([f"{file}: fine", *told(report.config)]))
    click.get_current_context().exit(2 if wrong else 0)
