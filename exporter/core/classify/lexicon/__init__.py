"""What services say, in ten languages: one lexicon for each concept, which the rules read.

Some have Italian, Turkish, Polish and Indonesian besides.

Entries are written like the phrases of the rules (`phrases.py`): stems where a language inflects, what is
spoken of and what is said of it as a product, so that wordings that nobody has seen match too. Which rule
reads a lexicon, and before which others, is the rules' business.
"""

from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("en", "zh", "ko", "ja", "es", "ru", "de", "fr", "pt", "vi")

Lexicon = Mapping[str, str]
"""A text of phrases for each language."""


def said(lexicon: Lexicon) -> str:
    """All phrases of a concept, for the table of a rule."""
    return "\n".join(lexicon.values())
