"""Short sentences that no table knows: a noun and what is said of it, and nothing else, in any language.

`Le modèle est retiré`, `服务更新中`, `site_unreachable`: where the tables find nothing, a sentence that is
made of the words of `lexicon.terse` from its first letter to its last means what its English counterpart
means, and the tables are asked again with that one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import cache
from itertools import chain, islice
from operator import attrgetter
from typing import Final, NamedTuple

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import codewords, tables
from exporter.core.classify.lexicon import LANGUAGES, terse
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
_NAMED: Final = re.compile(r"""(?: ?['"`]?[a-z]{2,}[\w.-]*\d[\w.-]*['"`]?)?""")
"""What a model is called."""
_ENDING: Final = 9
"""Letters of an ending, at most."""
_KEY: Final = 3
_IDLE: Final = 5
"""Words in a row that say nothing, at most."""
_UNSPACED: Final = ("zh", "ja", "ko")


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
            said = tables.by_words(signals.saying(meant, signals.codes), channel)
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
    told = list(_told(sentence))
    for meant, noun, predicate in MEANINGS if told else ():
        if any(id(noun) in one.lexicons and id(predicate) in other.lexicons for one, other in told):
            return meant
    return None


class _WordKind(IntEnum):
    """What a word is in a sentence."""

    NOUN = 0
    PREDICATE = 1
    IDLE = 2


class _Term(NamedTuple):
    """A word, or a few, of one language; `ending`: any, and `more` words after it."""

    stem: str
    ending: str
    more: str
    language: str
    kind: _WordKind
    lexicons: frozenset[int]


class _Read(NamedTuple):
    """How far a sentence has been read, in which language, and its noun and predicate in either order."""

    at: int = 0
    language: str = ""
    said: tuple[_Term, ...] = ()
    idle: int = 0


@cache
def _terms() -> Mapping[str, Sequence[_Term]]:
    """All words, by their first letters."""
    lexicons = {(_WordKind.IDLE, id(terse.BETWEEN)): terse.BETWEEN}
    for _, *pair in MEANINGS:
        lexicons |= {(kind, id(lexicon)): lexicon for kind, lexicon in zip(_WordKind, pair, strict=False)}
    words: dict[tuple[str, str, _WordKind], set[int]] = {}
    for (kind, key), lexicon in lexicons.items():
        for language in LANGUAGES:
            for word in lexicon[language].split("|"):
                words.setdefault((plain(word), language, kind), set()).add(key)
    found: dict[str, list[_Term]] = {}
    for (word, language, kind), keys in words.items():
        found.setdefault(word.partition("*")[0][:_KEY], []).append(
            _Term(*word.partition("*"), language, kind, frozenset(keys))
        )
    return found


def _told(sentence: str) -> Iterator[Sequence[_Term]]:
    """The noun and the predicate that a sentence is made of, each time it can be read so."""
    waiting, known = [_Read()], set[_Read]()
    while waiting:
        read = waiting.pop()
        if read in known:
            continue
        known.add(read)
        if read.at >= len(sentence) and len(read.said) > 1:
            yield sorted(read.said, key=attrgetter("kind"))
        begins = {sentence[read.at : read.at + size] for size in range(1, _KEY + 1)}
        for entry in chain.from_iterable(_terms().get(each, ()) for each in begins):
            if read.language in ("", entry.language) and sentence.startswith(entry.stem, read.at):
                waiting += _further(sentence, read, entry)


def _further(sentence: str, read: _Read, entry: _Term) -> Iterator[_Read]:
    """A sentence read on by one word: where that may end, and the next may begin."""
    said, idle = read.said, read.idle + 1
    if entry.kind is not _WordKind.IDLE:
        if len(said) > 1 or (said and said[0].kind is entry.kind):
            return
        said, idle = (*said, entry), 0
    for end in _ends(sentence, read.at, entry) if idle <= _IDLE else ():
        named = _NAMED.match(sentence, end) if entry.kind is _WordKind.NOUN else None
        for after in {end, named.end() if named else end}:
            yield _Read(after + (sentence[after : after + 1] == " "), entry.language, said, idle)


def _ends(sentence: str, at: int, entry: _Term) -> Iterator[int]:
    """Where a word that begins there may end."""
    at += len(entry.stem)
    letters = range(at, min(at + _ENDING, len(sentence)) if entry.ending else at)
    last = next((each for each in letters if not _letter(sentence, each)), letters.stop)
    for end in range(at, last + 1):
        if entry.more:
            if sentence.startswith(entry.more, end):
                yield end + len(entry.more)
        elif entry.language in _UNSPACED or _letter(sentence, end - 1) != _letter(sentence, end):
            yield end


def _letter(sentence: str, at: int) -> bool:
    each = sentence[at : at + 1]
    return each.isalnum() or each == "_"
