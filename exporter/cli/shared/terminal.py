"""The one way in which commands print: nothing that others said can steer the reader's terminal."""

import click

from exporter.core.printable import printable


def echo(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Print on standard output, or on standard error with `err`, whatever the text holds."""
    click.echo(printable(text) + end, err=err, nl=False)
