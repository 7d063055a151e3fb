"""Everything that is said to people, in three languages, and which of them a request wants."""

from typing import Final

from exporter.wording.en import EN
from exporter.wording.ko import KO
from exporter.wording.table import Translations
from exporter.wording.zh import ZH

LANGUAGES: Final = {table.code: table for table in (EN, KO, ZH)}


def choose(lang: str | None, accept_language: str) -> Translations:
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


__all__ = ["EN", "LANGUAGES", "Translations", "choose"]
