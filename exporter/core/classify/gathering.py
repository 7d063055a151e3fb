"""Takes an answer apart, however it is wrapped, and hands what it says to `heard`.

Texts are opened (`wrapping`), objects are gone through by name, scalars are taken by the meaning of their key
(`fields`). What has been found, and what follows from it, is `gathered`.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from exporter.core.classify import (
    blame,
    complaints,
    delivery,
    denials,
    envelopes,
    fields,
    links,
    parsing,
    streams,
    wrapping,
)
from exporter.core.classify.codes.named import Field, Named, named
from exporter.core.classify.complaints import StateWord
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.gathered import Gathered
from exporter.core.classify.heard import LEAF
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Shape
from exporter.core.classify.speech import spoken_by_model
from exporter.core.classify.wrapping import PieceKind

_LAYERS: Final = 24
"""How deep texts inside texts are opened."""
_NODES: Final = 250
_READ: Final = 100_000
"""Characters that are read over all layers together."""
_MARKUP: Final = 8_000
_STATUSES: Final = 1_000
_LEFT: Final = 20
_NAMES: Final = 1
"""Spaces in names of parameters; what has more is a sentence in the wrong place."""
_SETTLED: Final = frozenset({Delivery.PRODUCT, Delivery.RUNNING})
"""With these nothing that stands elsewhere in the answer counts."""
_IDENTIFIER: Final = re.compile(r"[A-Z]{3,20}(?:_[A-Z0-9]{2,20}){0,5}|[a-z]{3,20}(?:_[a-z0-9]{2,20}){1,5}")
"""What is no sentence, and under a key without a meaning may be the code of a failure."""
_WHOLE: Final = 100
_PART_DONE: Final = re.compile(
    r"(?<![\d.])(?:\d{1,2}(?:\.\d+)? ?%|(\d{1,4}) ?(?:/|of|von|de|из|sur|di|van)(?! ?\1\b) ?\d{1,4}\b)"
)
"""How much of some work is done, and not all: `44 of 96`, `71 %`."""
_UNASKED: Final = frozenset({"", "0", "-1", "none", "null", "unknown"})
"""What stands there for an upstream that was not asked, or gave nothing."""


@dataclass(slots=True)
class Gatherer(Gathered):
    """Takes texts and parsed values in, hands what they say to `heard`; `settle` ends it."""

    nodes: int = 0
    read: int = 0
    quoted: bool = False
    """What is read now is the message of an error."""

    def settle(self) -> None:
        """Draw the conclusions, once everything has been taken in."""
        prose = self.conclude()
        if prose:
            self.absorb(prose, 1)

    # Texts

    def absorb_body(self, body: str, *, whole: bool) -> None:
        """Take in the body of an answer; `whole` is false where its middle was left out."""
        self.heard.quoting = True
        if streams.is_stream(body):
            events = [parsing.parse(payload) for payload in streams.stream(body).payloads]
            self.delivery = delivery.streamed(events) if self.fine else None
            if self.delivery is None:
                self.absorb_stream(body, 0, whole=whole)
            return
        value = wrapping.value(body)
        if self.fine and links.alone(body):
            self.delivery = Delivery.PRODUCT
            return
        if value is not None and self.fine:
            self.delivery = delivery.looked_at(value, job=self.job)
            if self.delivery in _SETTLED:
                self.heard.shapes.add(Shape.JSON)
                return
        self.absorb(body)
        if body[0] in "{[" and not self.nodes:
            self.heard.shapes.add(Shape.BROKEN if whole else Shape.JSON)

    def absorb(self, text: str, layer: int = 0) -> None:
        """Take in any text, opening whatever is wrapped in it."""
        text = text.strip()
        if "&lt;" in text:
            text = html.unescape(text)
        self.read += len(text)
        if not wrapping.wraps(text) or layer > _LAYERS or self.read > _READ:
            self.heard.say(text, layer)
            return
        for piece in wrapping.apart(text):
            self.take_piece(piece.kind, piece.content, layer + piece.deeper)

    def take_piece(self, kind: PieceKind, content: Any, layer: int) -> None:
        """One piece of a text."""
        if kind is PieceKind.WORDS:
            self.heard.say(content, layer)
        elif kind is PieceKind.VALUE:
            self.walk(content, layer)
        elif kind is PieceKind.REST:
            self.absorb(content, layer)
        elif kind is PieceKind.PAGE:
            self.absorb_page(content, layer)
        elif kind is PieceKind.EVENTS:
            self.absorb_stream(content, layer, whole=True)
        elif kind is PieceKind.LOOSE:
            self.absorb_loose(content, layer)
        else:
            self.absorb_listed(content, layer)

    def absorb_message(self, text: str, layer: int) -> None:
        """Take in a message; once something has failed, an error in it is one that somebody hands on."""
        before, self.quoted = self.quoted, self.quoted or self.heard.failed
        self.absorb(text, layer)
        self.quoted = before

    def absorb_loose(self, text: str, layer: int) -> None:
        """An object that does not parse: a Python repr, or JSON that stops early."""
        found = dict(parsing.fields(text))
        self.take_pairs(found, layer + 1)
        if not any(fields.tells(key.lower()) for key in found) or parsing.is_html(text):
            self.heard.say(text, layer)
        elif "error" in text[:20]:
            self.heard.fail()
        elif "code" in found and "message" in found:
            self.heard.fail()
            self.heard.shapes.add(Shape.JSON)

    def absorb_listed(self, text: str, layer: int) -> None:
        """An object as PHP prints it, or as lines of `key: value`."""
        found = {key.lower(): value for key, value in parsing.listed(text).items()}
        self.take_pairs(found, layer + 1)
        if "error" in text[:60].lower() or envelopes.fails(found, "", self.heard):
            self.heard.fail()
            self.heard.shapes.add(Shape.JSON)
        if not any(fields.tells(key) for key in found):
            self.heard.say(text, layer)

    def take_pairs(self, found: Mapping[str, str | int], layer: int) -> None:
        """Keys and values that stand in a text."""
        self.heard.named += named(found, "", layer)
        for key, value in found.items():
            self.take(key.lower(), value, layer)

    def absorb_page(self, text: str, layer: int) -> None:
        """An HTML page: its words, and its head for markers that are not words."""
        self.heard.shapes.add(Shape.HTML)
        markup = text[:_MARKUP].lower()
        self.markup = self.markup or markup
        self.heard.say(parsing.page_words(markup), layer)

    def absorb_stream(self, text: str, layer: int, *, whole: bool) -> None:
        """An event stream: error events, and the content of all deltas in one."""
        self.heard.shapes.add(Shape.STREAM)
        events = streams.stream(text)
        if events.failed:
            self.heard.fail()
        for payload in events.payloads:
            value = parsing.parse(payload)
            if value is None:
                self.absorb_broken_event(payload, layer + 1)
            else:
                self.walk(value, layer + 1)
        self.speech.over = self.speech.over or events.ended
        if whole and not events.ended and not self.heard.failed:
            self.heard.shapes.add(Shape.PENDING if events.going and not self.speech.asked else Shape.CUT)

    def absorb_broken_event(self, payload: str, layer: int) -> None:
        """An event that stops early, or that is no JSON at all."""
        if not payload.startswith("{"):
            self.advancing = self.advancing or _PART_DONE.search(payload) is not None
            self.speech.prose.append(payload)
            return
        for key, value in parsing.fields(payload):
            if key in fields.CONTENT and isinstance(value, str):
                self.speech.prose.append(value)
            else:
                self.take(key, value, layer)

    # Structure

    def walk(self, value: Any, layer: int, key: str = "") -> None:
        """Go through a parsed value."""
        self.nodes += 1
        self.heard.shapes.add(Shape.JSON)
        if self.nodes > _NODES or layer > 2 * _LAYERS:
            return
        if isinstance(value, dict):
            thrown = not self.heard.quoting and key in fields.TOP and envelopes.operation(value)
            self.walk_object({"error": value} if thrown else value, layer, key)
        elif isinstance(value, list):
            for item in envelopes.latest(value):
                self.walk(item, layer + (1 if isinstance(item, dict | list) else 0), key)
        elif isinstance(value, str):
            self.take(key or "message", value, layer)

    def walk_object(self, value: Mapping[str, Any], layer: int, key: str) -> None:
        """An object: whether it failed, then its parts by name, so that their order does not matter."""
        lower = {name.lower()[:40]: item for name, item in value.items()}
        if lower.get("object") == "list" and not lower.get("error"):
            return
        inner = envelopes.alone(value) if key in fields.TOP else None
        if inner is not None:
            self.walk(inner, layer + 1)
            return
        if spoken_by_model(lower):
            self.speech.take(value)
            return
        if envelopes.fails(lower, key, self.heard):
            self.heard.fail()
            if self.quoted:
                self.heard.shapes.add(Shape.NESTED)
        self.heard.named += named(value, key, layer)
        self.done = self.done or (lower.get("done") is True and ("name" in lower or "response" in lower))
        for name in sorted(value):
            if value[name] is not None:
                self.walk_named(name.lower()[:40], value[name], layer, key)

    def walk_named(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object, unless it repeats what we sent; a sentence on a parameter refuses it."""
        refused = not self.fine and name in fields.PARAMETERS and envelopes.refusals(item)
        if refused:
            self.heard.code(fields.MEANING["param"])
        if refused or name not in fields.SKIPPED or envelopes.form_errors(inside, item):
            self.walk_part(name, item, layer, inside)

    def walk_part(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object that stands under the key `inside`."""
        if name in fields.SUCCESS and complaints.success_denied(item):
            self.heard.fail()
        elif name in fields.FLAGS and complaints.held_back(name, item):
            self.heard.code("rai_filtered")
        elif isinstance(item, bool):
            self.take_flag(name, layer, on=item)
        elif isinstance(item, str | int | float):
            self.take(name, item, layer, inside)
        elif name in fields.CHOICES:
            self.walk_choices(item, layer)
        else:
            if item and name in fields.MEANING:
                self.heard.code(fields.MEANING[name])
            self.walk(item, layer + 1, name)

    def take_flag(self, name: str, layer: int, *, on: bool) -> None:
        """A flag says that all is well, or, by its name, what is wrong."""
        if not on and name in fields.OVER:
            self.heard.shapes.add(Shape.PENDING)
        elif name in fields.TAKEN_ON if on else name in denials.FAILED:
            self.heard.shapes.add(Shape.WELL)
        elif on and name in denials.ENDED:
            self.heard.fail()
        elif on:
            self.heard.named.append(Named(name, Field.STATUS, layer, ""))

    def walk_choices(self, choices: Any, layer: int) -> None:
        """What a model, or a gateway in its name, wrote."""
        for choice in choices if isinstance(choices, list) else ():
            if not isinstance(choice, dict):
                continue
            self.speech.take(choice)
            for name, item in choice.items():
                folded = name.lower()
                if folded == "error" and item:
                    self.heard.fail()
                    self.walk(item, layer + 1, folded)
                elif isinstance(item, str) and folded not in fields.SPOKEN and fields.codes(folded):
                    self.take(folded, item, layer)

    def take(self, key: str, item: str | float, layer: int, inside: str = "") -> None:
        """One scalar under its key."""
        if key in fields.UPSTREAM_STATUSES:
            self.take_upstream(key, item, layer, inside)
        elif isinstance(item, str):
            self.take_text(key, item, layer, inside)
        elif fields.codes(key):
            self.heard.take_number(int(item) if abs(item) < 1e9 else 0, layer, rpc=inside in fields.ERRORS)
        elif key in fields.FILTERED_COUNTS and item > 0:
            self.heard.code("rai_filtered")
        elif key in fields.PROGRESS:
            self.advancing = self.advancing or 0 < item < _WHOLE

    def take_upstream(self, key: str, item: str | float, layer: int, inside: str) -> None:
        """What a gateway says that its upstream answered: an HTTP status, or a code in words."""
        if str(item).strip().lower() in _UNASKED:
            return
        self.heard.code("~behind")
        if not isinstance(item, str):
            self.heard.name_status(int(item) if abs(item) < _STATUSES else 0, layer + 1)
        elif item.isdecimal():
            self.heard.name_status(int(item) if len(item) == 3 else 0, layer + 1)
        else:
            self.take_code(key, item.strip(), layer, inside)

    def take_text(self, key: str, item: str, layer: int, inside: str) -> None:
        """A string: a message, a code, a link, or something that says nothing."""
        if key in fields.FILTERED_REASONS:
            self.heard.code("rai_filtered")
        if fields.tells(key):
            self.absorb_message(item, layer + 1)
        elif fields.codes(key):
            self.take_code(key, item.strip(), layer, inside)
        elif key == "param" and item.isdecimal() and len(item) == 3:
            self.heard.name_status(int(item), layer + 1)
        elif key in fields.MEANING and item.lower() not in fields.NO_INPUT:
            self.heard.code(fields.MEANING[key])
            self.take_sentence(item)
        elif key in fields.LINKS and item:
            self.take_link(item)
        elif key == "result" and complaints.word(item.strip().lower()[:LEAF]):
            self.heard.fail()
        else:
            self.take_other(key, item, layer, inside)

    def take_link(self, item: str) -> None:
        """What stands where a link belongs."""
        if not (links.placeholder(item) or links.leads_away(item[:LEAF])):
            self.heard.shapes.add(Shape.MEDIA)

    def take_sentence(self, item: str) -> None:
        """A sentence where the name of a parameter belongs."""
        if item.count(" ") > _NAMES or not item.isascii():
            self.left.append(plain(item[:LEAF]))

    def take_other(self, key: str, item: str, layer: int, inside: str) -> None:
        """A string under a key of theirs: what was wrong with it, or an answer inside the answer."""
        if inside in fields.ERRORS and " " in item.strip():
            self.absorb(item, layer + 1)
            return
        value = envelopes.answer(item)
        alone = complaints.alone(item)
        if value is not None:
            self.walk(value, layer + 1)
        elif alone is not None:
            self.take_alone(alone, inside)
        elif (blamed := blame.attributed(key, item)) is not None:
            self.heard.code(blamed)
        elif _IDENTIFIER.fullmatch(item):
            self.heard.named.append(Named(item, Field.STATUS, layer, ""))
            self.heard.name(item)
            self.left.append(plain(item))
        elif len(self.left) < _LEFT and len(item.strip()) > 1:
            self.left.append(plain(item[:LEAF]))

    def take_alone(self, told: StateWord, inside: str) -> None:
        """A single word that says how a job is, under a key that means nothing to us."""
        if told is not StateWord.LOST:
            self.heard.shapes.add(Shape.PENDING if told is StateWord.UNDER_WAY else Shape.WELL)
        elif inside not in fields.PARTS:
            self.lost = True

    def take_code(self, key: str, item: str, layer: int, inside: str) -> None:
        """A code as text. Some put sentences there, some put numbers."""
        if item.removeprefix("-").isdecimal():
            self.heard.take_digits(item, layer, rpc=inside in fields.ERRORS)
            return
        if key in fields.BLOCKED and not item.lower().endswith("unspecified"):
            self.heard.code("prompt_blocked")
        if key in fields.FINISHED:
            self.heard.code(f"finish:{item.lower()[:LEAF]}")
            if item.lower() in complaints.FAILED_STATES:
                self.heard.fail()
        if " " in item or not item.isascii():
            self.absorb(item, layer + 1)
        self.heard.take_code(key, item, job=inside not in fields.PARTS)
