"""The report as one HTML file that needs nothing else and prints on A4."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from exporter.cli.monthly import cells
from exporter.cli.monthly.figures import MonthReport
from exporter.cli.shared.words import Words
from exporter.core.printable import printable
from exporter.core.vocabulary import COLOURS

_FOLDER: Final = Path(__file__).parent


def write(report: MonthReport, words: Words) -> str:
    """The page. Everything that others said is escaped."""
    templates = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page: str = templates.get_template("page.html").render(
        report=report,
        words=words,
        w=words.word,
        cells=cells,
        colours=COLOURS,
        numbers=cells.NUMBERS,
        zip=zip,
    )
    return printable(page)
