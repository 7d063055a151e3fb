"""Walks through an answer and opens whatever is wrapped in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from exporter.core import failing, fragments, hollow, keys, wrapping
from exporter.core.collected import LEAF, Collected
from exporter.core.rules.base import Shape
from exporter.core.speech import Speech

_LAYERS: Final = 24
"""How deep texts inside texts are opened."""
_NODES: Final = 250
_READ: Final = 100_000
"""Characters that are read over all layers together."""
_MARKUP: Final = 8_000
_STATUSES: Final = 1_000
_UNASKED: Final = frozenset({"", "0", "-1", "none", "null", "unknown"})
"""What stands there for an upstream that was not asked, or gave nothing."""


@dataclass(slots=True)
class Gatherer:
    """Takes texts and parsed values in, hands what they say to `heard`; `settle` draws the conclusions."""

    heard: Collected = field(default_factory=Collected)
    speech: Speech = field(default_factory=Speech)
    markup: str = ""
    done: bool = False
    """A long-running operation says that it is over."""
    delivered: bool | None = None
    """A job that says it is done shows a product; None where none says so."""
    nodes: int = 0
    read: int = 0
    quoted: bool = False
    """What is read now is the message of an error."""

    # Texts

    def absorb_body(self, body: str, *, whole: bool) -> None:
        """Take in the body of an answer; `whole` is false where its middle was left out."""
        self.heard.quoting = True
        if fragments.is_stream(body):
            self.absorb_stream(body, 0, whole=whole)
            return
        self.absorb(body)
        if body[0] in "{[" and not self.nodes:
            self.heard.shapes.add(Shape.BROKEN if whole else Shape.JSON)

    def absorb(self, text: str, layer: int = 0) -> None:
        """Take in any text, opening whatever is wrapped in it."""
        text = text.strip()
        self.read += len(text)
        if not text or layer > _LAYERS or self.read > _READ:
            self.heard.say(text, layer)
        elif text[0] in '{["' and (value := fragments.parse(text)) is not None:
            self.walk(value, layer + 1)
        elif fragments.is_stream(text):
            self.absorb_stream(text, layer, whole=True)
        elif fragments.is_html(text):
            self.absorb_page(text, layer)
        elif (start := fragments.brace(text)) >= 0:
            self.absorb_mixed(text, start, layer)
        else:
            self.heard.say(text, layer)

    def absorb_message(self, text: str, layer: int) -> None:
        """Take in a message; once something has failed, an error in it is one that somebody hands on."""
        before, self.quoted = self.quoted, self.quoted or self.heard.failed
        self.absorb(text, layer)
        self.quoted = before

    def absorb_mixed(self, text: str, start: int, layer: int) -> None:
        """Words around an object: `API request failed: 400 - {...}`."""
        parsed = fragments.parse_at(text, start)
        if parsed is None and "'" in text[start : start + 4]:
            python = text[:start] + fragments.from_python(text[start:])
            parsed = fragments.parse_at(python, start)
            text = text if parsed is None else python
        if parsed is None and '\\"' in text:
            text = fragments.unescape(text)
            start = max(fragments.brace(text), 0)
            parsed = fragments.parse_at(text, start)
        self.heard.say(text[:start], layer)
        if parsed is not None and isinstance(parsed[0], dict | list):
            self.walk(parsed[0], layer + 1)
            self.absorb(text[parsed[1] :], layer + 1)
        else:
            self.absorb_loose(text[start:], layer)

    def absorb_loose(self, text: str, layer: int) -> None:
        """An object that does not parse: a Python repr, or JSON that stops early."""
        found = dict(fragments.fields(text))
        for key, value in found.items():
            self.take(key.lower(), value, layer + 1)
        if not found or fragments.is_html(text):
            self.heard.say(text, layer)
        elif "error" in text[:20]:
            self.heard.fail()

    def absorb_page(self, text: str, layer: int) -> None:
        """An HTML page: its words, and its head for markers that are not words."""
        self.heard.shapes.add(Shape.HTML)
        markup = text[:_MARKUP].lower()
        self.markup = self.markup or markup
        self.heard.say(fragments.page_words(markup), layer)

    def absorb_stream(self, text: str, layer: int, *, whole: bool) -> None:
        """An event stream: error events, and the content of all deltas in one."""
        events = fragments.stream(text)
        for payload in events.payloads:
            value = fragments.parse(payload)
            if value is None:
                self.absorb_broken_event(payload, layer + 1)
            else:
                self.walk(value, layer + 1)
        self.speech.over = self.speech.over or events.ended
        if whole and not events.ended and not self.heard.failed:
            self.heard.shapes.add(Shape.CUT)

    def absorb_broken_event(self, payload: str, layer: int) -> None:
        """An event that stops early, or that is no JSON at all."""
        if not payload.startswith("{"):
            self.speech.prose.append(payload)
            return
        for key, value in fragments.fields(payload):
            if key in keys.CONTENT and isinstance(value, str):
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
            self.walk_object(value, layer, key)
        elif isinstance(value, list):
            for item in value:
                self.walk(item, layer + (1 if isinstance(item, dict | list) else 0), key)
        elif isinstance(value, str):
            self.take(key or "message", value, layer)

    def walk_object(self, value: Mapping[str, Any], layer: int, key: str) -> None:
        """An object: whether it failed, then its parts by name, so that their order does not matter."""
        if value.get("object") == "list" and not value.get("error"):
            return
        inner = wrapping.alone(value) if key in keys.TOP else None
        if inner is not None:
            self.walk(inner, layer + 1)
            return
        if self.fails(value, key):
            self.heard.fail()
            if self.quoted:
                self.heard.shapes.add(Shape.NESTED)
        self.done = self.done or (value.get("done") is True and ("name" in value or "response" in value))
        for name in sorted(value):
            folded = name.lower()[:40]
            if folded not in keys.SKIPPED and value[name] is not None:
                self.walk_part(folded, value[name], layer, key)

    def walk_part(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object that stands under the key `inside`."""
        if name in keys.SUCCESS and failing.success_denied(item):
            self.heard.fail()
        elif isinstance(item, bool):
            return
        elif isinstance(item, str | int | float):
            self.take(name, item, layer, inside)
        elif name in keys.CHOICES:
            self.walk_choices(item, layer)
        else:
            if item and name in keys.MEANING:
                self.heard.code(keys.MEANING[name])
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
                elif isinstance(item, str) and folded not in keys.SPOKEN and keys.codes(folded):
                    self.take(folded, item, layer)

    def fails(self, value: Mapping[str, Any], key: str) -> bool:
        """Whether an object says of itself that something failed."""
        lower = {name.lower()[:40]: item for name, item in value.items()}
        if failing.object_error(lower):
            # An error object inside somebody's envelope is not that somebody's own word.
            self.heard.shapes.discard(Shape.ENVELOPE)
            return True
        if key == "base_resp":
            code = value.get("status_code")
            self.heard.code(f"base_resp:{str(code)[:8]}")
            return bool(code)
        if hollow.empty(lower):
            self.heard.shapes.add(Shape.HOLLOW)
        delivered = hollow.delivered(lower)
        if delivered is not None:
            self.delivered = delivered or bool(self.delivered)
        if (key in keys.TOP or (key == "errors" and failing.own_word(lower))) and failing.business(lower):
            self.heard.shapes.add(Shape.ENVELOPE)
            return True
        return key not in keys.PARTS and failing.told(lower)

    def take(self, key: str, item: str | float, layer: int, inside: str = "") -> None:
        """One scalar under its key."""
        if key in keys.UPSTREAM_STATUSES:
            self.take_upstream(key, item, layer, inside)
        elif isinstance(item, str):
            self.take_text(key, item, layer, inside)
        elif keys.codes(key):
            self.heard.take_number(int(item) if abs(item) < 1e9 else 0, layer, rpc=inside in keys.ERRORS)
        elif key in keys.FILTERED_COUNTS and item > 0:
            self.heard.code("rai_filtered")

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
        if key in keys.FILTERED_REASONS:
            self.heard.code("rai_filtered")
        if keys.tells(key):
            self.absorb_message(item, layer + 1)
        elif keys.codes(key):
            self.take_code(key, item.strip(), layer, inside)
        elif key == "param" and item.isdecimal() and len(item) == 3:
            self.heard.name_status(int(item), layer + 1)
        elif key in keys.MEANING and item.lower() not in keys.NO_INPUT:
            self.heard.code(keys.MEANING[key])
        elif key in keys.LINKS and item:
            self.heard.shapes.add(Shape.MEDIA)
        elif key == "result" and failing.word(item.strip().lower()[:LEAF]):
            self.heard.fail()
        else:
            self.take_other(item, layer, inside)

    def take_other(self, item: str, layer: int, inside: str) -> None:
        """A string under a key of theirs: what was wrong with it, or an answer inside the answer."""
        if inside in keys.ERRORS and " " in item.strip():
            self.absorb(item, layer + 1)
            return
        value = wrapping.answer(item)
        if value is not None:
            self.walk(value, layer + 1)

    def take_code(self, key: str, item: str, layer: int, inside: str) -> None:
        """A code as text. Some put sentences there, some put numbers."""
        if item.removeprefix("-").isdecimal():
            self.heard.take_digits(item, layer, rpc=inside in keys.ERRORS)
            return
        if key in keys.BLOCKED and not item.lower().endswith("unspecified"):
            self.heard.code("prompt_blocked")
        if key in keys.FINISHED:
            self.heard.code(f"finish:{item.lower()[:LEAF]}")
        if " " in item or not item.isascii():
            self.absorb(item, layer + 1)
        self.heard.take_code(key, item, job=inside not in keys.PARTS)

    # Conclusions

    def settle(self) -> None:
        """What follows from all layers together."""
        self.heard.settle()
        shapes = self.heard.shapes
        filtered = "rai_filtered" in self.heard.codes
        explained = self.heard.failed and bool(self.heard.lines)
        if self.done and not (explained or filtered or Shape.MEDIA in shapes):
            shapes.add(Shape.HOLLOW)
        undelivered = self.delivered is False and Shape.MEDIA not in shapes
        if (undelivered or self.speech.silent) and not (self.heard.failed or filtered):
            shapes.add(Shape.HOLLOW)
        prose = "".join(self.speech.prose)
        if prose and fragments.has_media(prose):
            shapes.add(Shape.MEDIA)
            shapes.discard(Shape.CUT)
        elif prose and not explained:
            shapes.add(Shape.PROSE)
            self.absorb(prose[-2 * LEAF :], 1)
