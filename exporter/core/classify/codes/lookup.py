"""What the codes of an answer mean: the most specific one that some table knows.

1. A family's own table, where the shape of the answer tells the family, or a word that one family alone has.
2. Every table, where all that know the word agree. Numbers mean nothing there.
3. The words that an identifier is put together from.

The first that decides alone is `loud`, before any phrase is read; the others of 1 are `documented`, after the
phrases; 2 and 3 are `common`, before the status.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from exporter.core.answer import Transport
from exporter.core.classify.codes import (
    china,
    clouds,
    gateways,
    google,
    openai,
    spelled,
    studios,
    thrown,
    wire,
)
from exporter.core.classify.codes.named import Field, Named, in_headers
from exporter.core.classify.codes.table import CHANNELS, Family, Meaning, folded, stems
from exporter.core.classify.rule import ALONE, Rule, Shape, Speaker, words
from exporter.core.classify.signals import Form, Signals
from exporter.core.vocabulary import GROUP_OF, Channel, Reason

FAMILIES: Final[tuple[Family, ...]] = (
    *openai.FAMILIES,
    *google.FAMILIES,
    *clouds.FAMILIES,
    *studios.FAMILIES,
    *china.FAMILIES,
    *gateways.FAMILIES,
)
_BY_SHAPE: Final = {
    **{family.name: (family,) for family in FAMILIES},
    "google": (google.GOOGLE, google.RPC),
    "openai": (openai.OPENAI, openai.COMMON),
    "rpc": (google.RPC,),
}
"""In which tables to look where the shape tells the family."""
_MARKS: Final = {"new_api": ("x-oneapi-request-id", "x-new-api-version"), "litellm": ("x-litellm-version",)}
_SHORT: Final = 8
"""A word no longer than this may be an English one."""
_SPELLED: Final = "~"
"""What codes begin with that say what the words of another code are about."""
_ANYBODYS: Final = words("API_KEY_INVALID API_KEY_EXPIRED API_KEY_NOT_FOUND CREDENTIALS_MISSING")
"""Google's reasons that gateways call their own refusals too: as a code they tell no vendor."""
_SUCCESS: Final = range(300)
_FINE: Final = words("ok success succeeded")
_FELL: Final = 500
_ASKED_WRONGLY: Final = frozenset({400, 409, 422, 426})
_WITHIN: Final = words(
    "server internal upstream downstream provider vendor backend worker stream moderation moderator guardrail"
)
"""What fails, and is not whoever asked."""
_EMPTY: Final = words("empty no missing null without")
_MADE: Final = words("video videos image images output media audio url clip result")
_SENT: Final = words("input prompt reference required source upload param parameter field")
Found = tuple[Rule, str]
"""A rule and the code that it is about."""


def loud(signals: Signals, channel: Channel | None) -> Found | None:
    """The meaning of a code that alone decides."""
    said = _first(signals, channel, own=True)
    if said is None or not said[0].loud:
        return None
    pace = said[0].rule.reason is Reason.RATE_LIMITED
    return (_sharper(signals, channel, said[1]) if pace else None) or (said[0].rule, said[1])


def _sharper(signals: Signals, channel: Channel | None, known: str) -> Found | None:
    """The meaning of a code before the one that is known: an allowance beside the type for a pace."""
    for code in _ordered(signals):
        if code.code == known:
            return None
        rule = spelled.rule(code.code, channel)
        if rule is not None and rule.reason is Reason.INSUFFICIENT_QUOTA:
            return rule, code.code
    return None


def documented(signals: Signals, channel: Channel | None, found: Found | None) -> Found | None:
    """The meaning of a family's own code, unless words were `found` that say more than it."""
    if signals.transport is Transport.EXCEPTION:
        found = wire.find(signals.text, channel, found)
    said = None
    if found is not None and found[1] and found[1] not in found[0].codes:
        said = _first(signals, channel, own=True) if "_" in signals.text else None
        if said is None or found[1] not in said[1].lower():
            return _around(found[1], signals, channel) or found
        # The words stand in the identifier itself, which says more than they do.
    said = said or _first(signals, channel, own=True)
    if said is None and found is not None and found[1].startswith(_SPELLED):
        said = next(_gateways(signals, channel), None)
    return found if said is None else (said[0].rule, said[1])


def _around(words: str, signals: Signals, channel: Channel | None) -> Found | None:
    """The meaning of an identifier in which words stand that were taken for a sentence."""
    quoted = "_" in words and words in signals.text and signals.transport is not Transport.EXCEPTION
    for code in _ordered(signals) if quoted else ():
        inside = words in code.code.lower() and words != code.code.lower()
        if inside and (rule := spelled.rule(code.code, channel)) is not None:
            return rule, code.code
    return None


def common(signals: Signals, channel: Channel | None) -> Found | None:
    """The meaning of a code that everybody uses, or of its words."""
    said = _first(signals, channel, own=False)
    if said is not None:
        return said[0].elsewhere, said[1]
    for code in _ordered(signals):
        rule = None if _program(code.code, signals) else spelled.rule(code.code, channel)
        if (
            rule is not None
            and not _vague(rule, code.code, signals)
            and not _nothing_made(code.code, signals)
        ):
            return rule, code.code
    return _brief(signals, channel)


def _program(code: str, signals: Signals) -> bool:
    """A server names the class of its own exception: a null reference is none that we gave."""
    fell = signals.outer is not None and signals.outer >= _FELL
    return fell and thrown.of_programs(code)


def _nothing_made(code: str, signals: Signals) -> bool:
    """Under a 5xx `empty_video` is what was to be made, and no input."""
    told = spelled.split(code)
    fell = signals.outer is not None and signals.outer >= _FELL
    return fell and not (_EMPTY.isdisjoint(told) or _MADE.isdisjoint(told)) and _SENT.isdisjoint(told)


def _brief(signals: Signals, channel: Channel | None) -> Found | None:
    """The meaning of a message of a few words, which is no more of a sentence than an identifier is."""
    fine = signals.succeeded and not (signals.doubtful and _FINE.isdisjoint(signals.codes))
    if fine or not signals.text.isascii():
        return None
    for line in signals.text.split("\n"):
        rule = spelled.brief(line, channel)
        if rule is not None:
            return rule, line
    return None


def _first(signals: Signals, channel: Channel | None, *, own: bool) -> tuple[Meaning, str] | None:
    """What the first code that means anything means. `own`: as a family's own.

    A code that decides alone comes before one that does not, wherever it stands.
    """
    quiet = None
    for code in _ordered(signals):
        family = code.family or _by_headers(signals)
        said = _own(code, family, channel) if own else _shared(code, family, channel)
        if said is None or (said.common and _vague(said.rule, code.code, signals)):
            continue
        if said.loud:
            return said, code.code
        quiet = quiet or (said, code.code)
    return quiet


def _ordered(signals: Signals) -> Sequence[Named]:
    """The codes of an answer that failed: the deepest object first, in it the field that says most."""
    fine = signals.status is None or signals.status in _SUCCESS
    whole = signals.form is not Form.TEXT and signals.transport is not Transport.EXCEPTION
    if fine and whole and Shape.FAILED not in signals.shapes:
        return ()
    found = (*signals.named, *in_headers(signals.headers))
    if not found:  # in a sentence, a code is one by its spelling alone
        known = _words()
        told = sorted(signals.codes & known.keys(), key=lambda word: (-len(word), word))
        found = tuple(Named(known[word], Field.STATUS, 0, "") for word in told)
    return sorted(found, key=lambda code: (-code.layer, code.field)) if len(found) > 1 else found


def _own(code: Named, family: str, channel: Channel | None) -> Meaning | None:
    """By the tables of the family that the shape tells, or as a word that one family alone spells so."""
    for spelling, stem in stems(code.code):
        meaning = _by_shape(family, stem, channel)
        if meaning is not None:
            sharper = _last_part(code.code, spelling, meaning, channel)
            return sharper or (meaning if meaning.rule.speaker in ALONE else None)
        anybodys = spelling in _ANYBODYS and code.field is not Field.REASON
        meaning = None if anybodys else _on(_distinct().get(spelling, ()), channel)
        if meaning is not None:
            return _last_part(code.code, spelling, meaning, channel) or meaning
    return None


def _last_part(code: str, known: str, meaning: Meaning, channel: Channel | None) -> Meaning | None:
    """What the last part of a dotted code says where the table has but its vague beginning."""
    if (
        meaning.rule.reason not in spelled.VAGUE
        or meaning.rule.outcome is not None
        or len(known) == len(code)
    ):
        return None
    said = spelled.rule(code[len(known) + 1 :], channel)
    if said is None or said.reason in spelled.VAGUE - {Reason.INVALID_REQUEST}:
        return None
    return Meaning(said, meaning.loud, meaning.common)


def _shared(code: Named, family: str, channel: Channel | None) -> Meaning | None:
    """By the tables of the shape, then by all together, however it is spelled."""
    for _, stem in stems(code.code):
        meaning = _by_shape(family, stem, channel) or _on(_everywhere().get(stem, ()), channel)
        if meaning is not None:
            return meaning
    return None


def _gateways(signals: Signals, channel: Channel | None) -> Iterator[tuple[Meaning, str]]:
    """By the tables of the gateway whose shape it is."""
    for code in _ordered(signals):
        meaning = _by_shape(code.family or _by_headers(signals), folded(code.code), channel)
        if meaning is not None and meaning.rule.speaker is Speaker.GATEWAY:
            yield meaning, code.code


def _by_shape(family: str, stem: str, channel: Channel | None) -> Meaning | None:
    for each in _BY_SHAPE.get(family, ()):
        meaning = _on(each.meanings.get(stem, ()), channel)
        if meaning is not None:
            return meaning
    return None


def _by_headers(signals: Signals) -> str:
    for family, names in _MARKS.items():
        if any(name in signals.headers for name in names):
            return family
    return ""


def _on(meanings: Sequence[Meaning], channel: Channel | None) -> Meaning | None:
    return next((said for said in meanings if not said.rule.on or channel in said.rule.on), None)


def _vague(rule: Rule, code: str, signals: Signals) -> bool:
    """It says no more than that something failed, and the status says that too.

    Beside a status that says that we asked wrongly, a code that names what failed says more.
    """
    told = signals.status is not None and signals.status not in _SUCCESS
    if not told or rule.reason not in spelled.VAGUE or rule.outcome is not None:
        return False
    theirs = rule.reason is Reason.UPSTREAM_5XX and not _WITHIN.isdisjoint(spelled.split(code))
    return not (theirs and signals.status in _ASKED_WRONGLY)


@cache
def _everywhere() -> dict[str, tuple[Meaning, ...]]:
    """The words of all families that lead to the same in each, by folded code; the common ones first."""
    found: dict[str, tuple[Meaning, ...]] = {}
    disputed: set[str] = set()
    for family in sorted(FAMILIES, key=lambda each: not each.common):
        for stem, meanings in family.meanings.items() if not family.shaped else ():
            known = found.setdefault(stem, meanings)
            if _outcomes(known) != _outcomes(meanings):
                disputed.add(stem)
    return {
        stem: meanings for stem, meanings in found.items() if stem not in disputed and not stem.isdecimal()
    }


@cache
def _distinct() -> dict[str, tuple[Meaning, ...]]:
    """The codes of vendors as they were published, where no table of common words spells one so."""
    ordinary = frozenset().union(*(family.spellings for family in FAMILIES if family.common))
    found: dict[str, tuple[Meaning, ...]] = {}
    disputed: set[str] = set()
    for family in FAMILIES:
        if family.speaker not in ALONE or family.shaped:
            continue
        for code in family.spellings - ordinary:
            meanings = family.meanings[folded(code)]
            if _outcomes(found.setdefault(code, meanings)) != _outcomes(meanings):
                disputed.add(code)
    return {
        code: meanings for code, meanings in found.items() if code not in disputed and not code.isdecimal()
    }


@cache
def _words() -> dict[str, str]:
    """The published codes of two words or more, by the form in which they are found in sentences."""
    return {
        code.lower(): code
        for code in _distinct()
        if (len(code) > _SHORT and not code.islower()) or "_" in code
    }


def published() -> dict[str, set[str]]:
    """The codes in lower case that vendors alone use and that alone decide, by `reason@channel`."""
    found: dict[str, set[str]] = {}
    for code, meanings in _distinct().items():
        for said in meanings:
            if said.loud:
                channel = next(name for name, on in CHANNELS.items() if on == said.rule.on)
                reason = f"{said.rule.reason}@{channel}".removesuffix("@")
                found.setdefault(reason, set()).add(code.lower())
    return found


def _outcomes(meanings: Sequence[Meaning]) -> list[tuple[object, ...]]:
    return [(said.rule.outcome or GROUP_OF[said.rule.reason], said.rule.on) for said in meanings]
