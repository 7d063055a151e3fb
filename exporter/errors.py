"""The exporter's own exceptions: each names whose fault it is."""

from collections.abc import Iterable


class ExporterError(Exception):
    """Base of everything the exporter raises on purpose."""


class ConfigError(ExporterError):
    """The operator's fault: what stands in a file cannot be used.

    `problems` lists all of them, each as `file:line: path: sentence`, in the order of the file.
    """

    problems: tuple[str, ...]

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class StoreError(ExporterError):
    """The storage cannot be read or written."""
