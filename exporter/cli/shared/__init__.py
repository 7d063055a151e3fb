"""What several commands share; `echo` is the one way in which they print."""

import click

from exporter.core.printable import printable


def echo(text: str, *, err: bool = False, end: str = "\n") -> None:
    """Print on standard output, or on standard error with `err`: nothing in the text can steer a terminal."""
    click.echo(printable(text) + end, err=err, nl=False)
