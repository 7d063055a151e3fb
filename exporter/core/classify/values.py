"""What one value says by the key it stands under: a message, a code, a link, a flag, how far a job is.

Texts that may have more in them are handed back, for `gathering` to open.
"""

import re
from typing import Final

from exporter.core.classify import blame, complaints, denials, envelopes, fields, links, products, stated
from exporter.core.classify.codes.named import Field, Named
from exporter.core.classify.gathered import Gathered
from exporter.core.classify.heard import LEAF
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Shape
from exporter.core.classify.stated import StateWord
from exporter.core.classify.wrapping import Piece, PieceKind

_OUTERMOST: Final = 1
"""The layer of the answer itself: what is closed further in is one of several."""
_STATUSES: Final = 1_000
_LEFT: Final = 20
_NAMES: Final = 1
"""Spaces in names of parameters; what has more is a sentence in the wrong place."""
_IDENTIFIER: Final = re.compile(r"[A-Z]{3,20}(?:_[A-Z0-9]{2,20}){0,5}|[a-z]{3,20}(?:_[a-z0-9]{2,20}){1,5}")
"""What is no sentence, and under a key without a meaning may be the code of a failure."""
_WHOLE: Final = 100
_GIVEN: Final = frozenset({"result", "results", "output", "outputs"})
"""Where what was made stands: a sentence there is a message."""
_REFUSED: Final = frozenset({"banned", "flagged", "censored"})
"""How a job ended whose content was refused; said of an account, they mean something else."""
_UNASKED: Final = frozenset({"", "0", "-1", "none", "null", "unknown"})
"""What stands there for an upstream that was not asked, or gave nothing."""


def take(into: Gathered, key: str, item: str | float, layer: int, inside: str = "") -> Piece | None:
    """One value under its key, inside `inside`; what may have more in it is handed back."""
    if key in fields.UPSTREAM_STATUSES:
        return _take_upstream(into, key, item, layer, inside)
    if isinstance(item, str):
        return _take_text(into, key, item, layer, inside)
    if fields.codes(key):
        into.heard.take_number(int(item) if abs(item) < 1e9 else 0, layer, rpc=inside in fields.ERRORS)
    elif key in fields.FILTERED_COUNTS and item > 0:
        into.heard.code("rai_filtered")
    elif key in fields.PROGRESS:
        # One is a hundredth, or the whole of it: no word that there is more to come.
        into.advancing = into.advancing or (0 < item < _WHOLE and item != 1)
    return None


def take_flag(into: Gathered, name: str, layer: int, *, on: bool) -> None:
    """A flag says that all is well, or, by its name, what is wrong."""
    if not on and name in fields.OVER:
        into.heard.shapes.add(Shape.PENDING)
    elif name in fields.TAKEN_ON if on else name in denials.FAILED:
        into.heard.shapes.add(Shape.WELL)
    elif on and name in denials.ENDED:
        into.heard.fail()
    elif on and layer <= _OUTERMOST and denials.closed(name):
        into.heard.fail()
        into.heard.named.append(Named(name, Field.CODE, layer, ""))
    elif on:
        into.heard.named.append(Named(name, Field.STATUS, layer, ""))


def _take_upstream(into: Gathered, key: str, item: str | float, layer: int, inside: str) -> Piece | None:
    """What a gateway says that its upstream answered: an HTTP status, or a code in words."""
    if str(item).strip().lower() in _UNASKED:
        return None
    into.heard.code("~behind")
    if not isinstance(item, str):
        into.heard.name_status(int(item) if abs(item) < _STATUSES else 0, layer + 1)
    elif item.isdecimal():
        into.heard.name_status(int(item) if len(item) == 3 else 0, layer + 1)
    else:
        return _take_code(into, key, item.strip(), layer, inside)
    return None


def _take_text(into: Gathered, key: str, item: str, layer: int, inside: str) -> Piece | None:
    """A string: a message, a code, a link, or something that says nothing."""
    if key in fields.FILTERED_REASONS or complaints.audited_out(key, item):
        into.heard.code("rai_filtered")
    if fields.tells(key):
        return Piece(PieceKind.MESSAGE, item, 1)
    if fields.codes(key):
        return _take_code(into, key, item.strip(), layer, inside)
    if key == "param" and item.isdecimal() and len(item) == 3:
        into.heard.name_status(int(item), layer + 1)
    elif key in fields.MEANING and item.lower() not in fields.NO_INPUT:
        into.heard.code(fields.MEANING[key])
        _take_sentence(into, item)
    elif _of_a_failure(key, item):
        into.heard.fail()
        return Piece(PieceKind.MESSAGE, item, 1)
    elif key in fields.LINKS and item:
        _take_link(into, key, item)
    else:
        return _take_other(into, key, item, layer, inside)
    return None


def _of_a_failure(key: str, item: str) -> bool:
    """In the place of what was made stands that it was not."""
    if key == "result" and stated.word(item.strip().lower()[:LEAF]):
        return True
    return stated.cried(item) and key.replace("_", "") in products.NAMES


def _take_link(into: Gathered, key: str, item: str) -> None:
    """What stands where a link belongs."""
    if links.guarded(item[:LEAF]) or (not into.fine and links.walled(item[:LEAF])):
        into.heard.code("captcha_required")
    elif key.endswith(("url", "uri")) and not links.address(item[:LEAF]):
        _take_sentence(into, item)
    elif not (links.placeholder(item) or links.leads_away(item[:LEAF]) or links.log(item)):
        into.heard.shapes.add(Shape.MEDIA)


def _take_sentence(into: Gathered, item: str) -> None:
    """A sentence where the name of a parameter belongs."""
    if item.count(" ") > _NAMES or not item.isascii():
        into.left.append(plain(item[:LEAF]))


def _take_other(into: Gathered, key: str, item: str, layer: int, inside: str) -> Piece | None:
    """A string under a key of theirs: what was wrong with it, or an answer inside the answer."""
    sentence = " " in item.strip()
    if sentence and (inside in fields.ERRORS or key in _GIVEN):
        return Piece(PieceKind.REST, item, 1)
    value = envelopes.answer(item)
    alone = stated.alone(item)
    if value is not None:
        return Piece(PieceKind.VALUE, value, 1)
    if alone is not None:
        _take_alone(into, alone, inside)
    elif (blamed := blame.attributed(key, item)) is not None:
        into.heard.code(blamed)
    elif _IDENTIFIER.fullmatch(item):
        into.heard.named.append(Named(item, Field.STATUS, layer, ""))
        into.heard.name(item)
        into.left.append(plain(item))
    elif len(into.left) < _LEFT and len(item.strip()) > 1:
        into.left.append(plain(item[:LEAF]))
    return None


def _take_alone(into: Gathered, told: StateWord, inside: str) -> None:
    """A single word that says how a job is, under a key that means nothing to us."""
    if told is not StateWord.LOST:
        into.heard.shapes.add(Shape.PENDING if told is StateWord.UNDER_WAY else Shape.WELL)
    elif inside not in fields.PARTS:
        into.lost = True


def _take_code(into: Gathered, key: str, item: str, layer: int, inside: str) -> Piece | None:
    """A code as text. Some put sentences there, some put numbers."""
    if item.removeprefix("-").isdecimal():
        into.heard.take_digits(item, layer, rpc=inside in fields.ERRORS)
        return None
    if key in fields.BLOCKED:
        into.heard.code("prompt_blocked")
    if key in fields.FINISHED:
        into.heard.code(f"finish:{item.lower()[:LEAF]}")
        if stated.word(item.lower()):
            into.heard.fail()
    into.heard.take_code(key, item, job=inside not in fields.PARTS)
    if into.job and key in fields.STATES and item.lower() in _REFUSED:
        into.heard.code("content_moderated")
    return Piece(PieceKind.REST, item, 1) if " " in item or not item.isascii() else None
