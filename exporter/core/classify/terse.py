"""Short sentences that no table knows: a noun and what is said of it, and nothing else, in any language.

`Le modèle est retiré`, `服务更新中`, `site_unreachable`: where the tables find nothing, a sentence that is
made of the words of `lexicon.terse` from its first letter to its last means what its English counterpart
means, and the tables are asked again with that one.
"""

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import codewords, tables
from exporter.core.classify.lexicon import LANGUAGES, Lexicon, terse
from exporter.core.classify.lexicon.terse_asked import MEANINGS, OF_OURS
from exporter.core.classify.lexicon.terse_said import UNAVAILABLE
from exporter.core.classify.parsing import plain
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Channel

VAGUER: Final = ("own.", "refused.in_words")
"""Beginnings of the names of rules by single words: a whole sentence says more."""
_LONGEST: Final = 60
_MOST: Final = 4
_GONE: Final = 410
_FELL: Final = 500
_ENDS: Final = re.compile(
    r"[.!?。;,]+(?:\s|$)|[。、,;!](?=[\u3040-\u9fff])|[:\n]\s*|\s[-\u2013\u2014]\s"
    r"|\s(?=please|vui lòng|bitte|veuillez|пожалуйста|por favor|잠시 후|しばらく|请稍后)"
)
_NAMED: Final = r"""(?: ?['"`]?[a-z]{2,}[\w.-]*\d[\w.-]*['"`]?)?"""
"""What a model is called."""
_ENDING: Final = r"\w{0,9}"


def found(signals: Signals, channel: Channel | None) -> Finding | None:
    """What the first short sentence of an error says."""
    if signals.form is Form.PAGE or (signals.succeeded and not signals.doubtful):
        return None
    if signals.transport is Transport.EXCEPTION and signals.outer is None and signals.status is not None:
        return None  # a client that names a status: it says more
    lines = (*signals.text.split("\n"), *signals.left, *map(codewords.spaced, signals.names))
    sentences = (each.strip(" \"'[]()") for line in lines for each in _ENDS.split(line) if each)
    for sentence in islice(sentences, _MOST):
        meant = _meaning(sentence) if 0 < len(sentence) <= _LONGEST else None
        if meant is not None and not _misplaced(meant, signals):
            said = tables.by_words(replace(signals, text=meant, left=()), channel)
            if said is not None and said.stage in (DecidedBy.PHRASE, DecidedBy.CODE):
                return replace(said, detail=sentence)
    return None


def _misplaced(meant: str, signals: Signals) -> bool:
    """Whether it means something else here: a 410, or things of a server's, or a client's, own calls."""
    if meant == UNAVAILABLE:
        return signals.status == _GONE
    fell = signals.status is not None and signals.status >= _FELL
    return meant in OF_OURS and (fell or signals.transport is Transport.EXCEPTION)


def _meaning(sentence: str) -> str | None:
    if "_" in sentence and " " not in sentence:
        sentence = codewords.spaced(sentence)
    return next((meant for meant, pattern in _patterns() if pattern.fullmatch(sentence)), None)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each meaning, with a pattern of all languages."""
    return tuple(
        (meant, re.compile("|".join(_pattern(nouns, said, language) for language in LANGUAGES)))
        for meant, nouns, said in MEANINGS
    )


def _pattern(nouns: Lexicon, said: Lexicon, language: str) -> str:
    """A noun and a predicate in either order."""
    edge = "" if language in ("zh", "ja", "ko") else r"\b"
    between = f"(?:{edge}{_any(terse.BETWEEN[language])}{edge} ?){{0,5}}"
    noun, predicate = _any(nouns[language]) + edge, _any(said[language]) + edge
    after = f"(?: ?{edge}{between})?"
    return f"{between}(?:{noun}{_NAMED} ?{between}{predicate}|{predicate} ?{between}{noun}{_NAMED}){after}"


def _any(entries: str) -> str:
    """A group of alternatives, longest first."""
    words = sorted((plain(each) for each in entries.split("|")), key=len, reverse=True)
    group = "|".join(map(re.escape, words))
    return f"(?:{group})".replace(re.escape("*"), _ENDING)
