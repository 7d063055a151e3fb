"""A progress bar for jobs that take minutes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from exporter.dialects.base import Progress as Look


@contextmanager
def progress_bar(*, hidden: bool) -> Iterator[Callable[[Look], None]]:
    """Show the looks at a running job on standard error: its phase, how far it is, how long it takes."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
    console = Console(stderr=True)
    with Progress(*columns, TimeElapsedColumn(), console=console, disable=hidden, transient=True) as bar:
        task = bar.add_task("accept", total=1.0)

        def told(look: Look) -> None:
            if look.phase is not None:
                bar.update(task, description=str(look.phase))
            if look.ratio is not None:
                bar.update(task, completed=look.ratio)

        yield told
