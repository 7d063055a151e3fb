"""Takes an answer apart, however it is wrapped, and hands what it says to `heard`.

Texts are opened (`wrapping`), objects are gone through by name, single values are taken by the meaning of
their key (`values`). What has been found, and what follows from it, is `gathered`.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from exporter.core.classify import (
    complaints,
    delivery,
    envelopes,
    fields,
    links,
    parsing,
    streamed,
    streams,
    values,
    wrapping,
)
from exporter.core.classify.codes.named import named
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.gathered import Gathered
from exporter.core.classify.matching import begun
from exporter.core.classify.rule import Shape
from exporter.core.classify.speech import spoken_by_model
from exporter.core.classify.wrapping import PieceKind

_LAYERS: Final = 24
"""How deep texts inside texts are opened."""
_NODES: Final = 250
_READ: Final = 100_000
"""Characters that are read over all layers together."""
_SETTLED: Final = frozenset({Delivery.PRODUCT, Delivery.RUNNING})
"""With these nothing that stands elsewhere in the answer counts."""
_PART_DONE: Final = re.compile(
    r"(?<![\d.])(?:\d{1,2}(?:\.\d+)? ?%|(\d{1,4}) ?(?:/|of|von|de|из|sur|di|van)(?! ?\1\b) ?\d{1,4}\b)"
)
"""How much of some work is done, and not all: `44 of 96`, `71 %`."""


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
        for line in self.left:
            begun(line, self.heard.begun)

    # Texts

    def absorb_body(self, body: str, *, whole: bool) -> None:
        """Take in the body of an answer; `whole` is false where its middle was left out."""
        self.heard.quoting = True
        if streams.is_stream(body):
            self.absorb_events(body, whole=whole)
            return
        value = wrapping.value(body)
        if value == "":
            self.heard.shapes.add(Shape.EMPTY)
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

    def absorb_events(self, body: str, *, whole: bool) -> None:
        """Take in a body that is an event stream."""
        stream = streams.stream(body)
        events = stream.events()
        self.delivery = streamed.looked_at(events, ended=stream.ended) if self.fine else None
        if self.delivery is not Delivery.PRODUCT:
            self.absorb_stream(stream, events, 0, whole=whole)
        if self.delivery is Delivery.HOLLOW:
            self.heard.shapes -= {Shape.PENDING, Shape.MEDIA}  # that it ran is past, and so are its previews
            self.advancing = False

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
        elif kind is PieceKind.MESSAGE:
            self.absorb_message(content, layer)
        elif kind is PieceKind.PAGE:
            self.take_page(content, layer)
        elif kind is PieceKind.EVENTS:
            stream = streams.stream(content)
            self.absorb_stream(stream, stream.events(), layer, whole=True)
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

    def absorb_stream(
        self, stream: streams.Stream, events: Sequence[Any], layer: int, *, whole: bool
    ) -> None:
        """An event stream: error events, and the content of all deltas in one."""
        self.heard.shapes.add(Shape.STREAM)
        if stream.failed:
            self.heard.fail()
        for payload, value in zip(stream.payloads, events, strict=True):
            if value is None:
                self.absorb_broken_event(payload, layer + 1)
            else:
                self.walk(value, layer + 1)
        self.speech.over = self.speech.over or stream.ended
        if whole and not stream.ended and not self.heard.failed:
            self.heard.shapes.add(Shape.PENDING if stream.going and not self.speech.asked else Shape.CUT)

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
        if not self.walk_speech(value, lower, layer):
            self.walk_parts(value, lower, layer, key)

    def walk_speech(self, value: Mapping[str, Any], lower: Mapping[str, Any], layer: int) -> bool:
        """An object that is what a model said, whole or in part; whether it is one."""
        if self.speech.take_event(lower):
            self.heard.shapes.add(Shape.WELL)  # an answer in words, to whoever may have asked for some
            return True
        if spoken_by_model(lower):
            self.walk_choices([value], layer)
            return True
        return False

    def walk_parts(self, value: Mapping[str, Any], lower: Mapping[str, Any], layer: int, key: str) -> None:
        """Any other object: whether it failed, then its parts."""
        if envelopes.fails(lower, key, self.heard):
            self.heard.fail()
            if self.quoted:
                self.heard.shapes.add(Shape.NESTED)
        self.heard.named += named(value, key, layer)
        self.done = self.done or (lower.get("done") is True and ("name" in lower or "response" in lower))
        ordered = any(map(fields.customers, lower))
        for name in sorted(value):
            if value[name] is not None and not (ordered and name == "text"):
                self.walk_named(name.lower()[:40], value[name], layer, key)

    def walk_named(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object, unless it repeats what we sent; a sentence on a parameter refuses it."""
        if self.fine and fields.ordered(name):
            return
        refused = not self.fine and name in fields.PARAMETERS and envelopes.refusals(item)
        if refused:
            self.heard.code(fields.MEANING["param"])
        if refused or not fields.says_nothing(name, item) or envelopes.form_errors(inside, item):
            self.walk_part(name, item, layer, inside)

    def walk_part(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object that stands under the key `inside`."""
        if name in fields.SUCCESS and complaints.success_denied(item):
            self.heard.fail()
        elif name in fields.FLAGS and complaints.held_back(name, item):
            self.heard.code("rai_filtered")
        elif isinstance(item, bool):
            values.take_flag(self, name, layer, on=item)
        elif isinstance(item, str | int | float):
            self.take(name, item, layer, inside)
        elif name in fields.CHOICES:
            self.walk_choices(item, layer)
        else:
            if item and name in fields.MEANING:
                self.heard.code(fields.MEANING[name])
            self.walk(item, layer + 1, name)

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
        """One value under its key, in an object that stands under `inside`."""
        piece = values.take(self, key, item, layer, inside)
        if piece is not None:
            self.take_piece(piece.kind, piece.content, layer + piece.deeper)
