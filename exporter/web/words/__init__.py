"""The page's words in three languages, and which of them a request wants."""

from typing import Final

from exporter.web.words.en import EN
from exporter.web.words.ko import KO
from exporter.web.words.table import Table
from exporter.web.words.zh import ZH

LANGUAGES: Final = {table.code: table for table in (EN, KO, ZH)}


def choose(lang: str | None, accept_language: str) -> Table:
    """The language named by `lang`, otherwise the best of an `Accept-Language` header, otherwise English."""
    if lang in LANGUAGES:
        return LANGUAGES[lang]
    best, table = 0.0, EN
    for item in accept_language.split(","):
        tag, _, parameters = item.strip().partition(";")
        found = LANGUAGES.get(tag.strip().lower().partition("-")[0])
        weight = _weight(parameters)
        if found is not None and weight > best:
            best, table = weight, found
    return table


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


__all__ = ["LANGUAGES", "Table", "choose"]
