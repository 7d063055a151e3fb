"""What an answer says once everything is unwrapped: codes, statuses and words, ready to be matched.

Theory of operation. `unwrap` is called by `classify` with every answer, and gives `Signals`: flat, in lower
case, one spelling for each wording.

1. A body that parses is first looked at for what it delivers (`delivery`). A product, or a job under way,
   settles the answer: no word of it is read.
2. Otherwise `Gatherer` walks over it once, through JSON in text, event streams, HTML pages and Python's
   reprs, however deep they are wrapped in each other. Each key has a meaning or none (`fields`): under some
   stand messages, under some codes, under some what we sent. What is found goes to `Collected` (`heard`),
   with the layer it stood in: of two statuses the innermost is the cause.
3. Texts under keys without a meaning are kept apart (`left`), for answers of which nothing else is
   understood.
4. What follows from all layers together (a finished operation without a result, words in the place of a
   video) is concluded at the end.

What holds always: the walk is bounded in depth and in size, so it is linear in the answer; the order of keys,
their case and the indentation change nothing; what a customer wrote is no error; the text of an exception is
read only where no cause comes with it.

What it does not do: it knows no phrase and gives no verdict (`rules/` and `classify` do).
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify import codewords, delivery, denials, fields, links, parsing
from exporter.core.classify.codes.named import named
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.heard import LEAF, Collected
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Shape, words
from exporter.core.classify.signals import Form, Signals
from exporter.core.classify.speech import Speech, spoken_by_model

_ANSWERS: Final = (
    fields.ERRORS
    | fields.SUCCESS
    | fields.CHOICES
    | fields.STATES
    | frozenset(fields.BUSINESS_CODES)
    | frozenset(fields.BUSINESS_TEXTS)
    | words("done base_resp promptfeedback response gen_status captcha_key")
)
"""An object with one of these is a whole answer."""
_NAMED: Final = (
    fields.SKIPPED
    | fields.ERRORS
    | fields.CHOICES
    | fields.SUCCESS
    | fields.MEANING.keys()
    | fields.UPSTREAM_STATUSES
    | {"base_resp"}
)
"""What stands under these has a meaning by its name."""


def alone(value: Mapping[str, Any]) -> Mapping[str, Any] | list[Any] | None:
    """What an object with a single key has in it, if it is an object, or a text that is one or a list."""
    if len(value) != 1:
        return None
    name, item = next(iter(value.items()))
    if name.lower() in _NAMED:
        return None
    if isinstance(item, dict):
        return item
    return _opened(item) if isinstance(item, str) else None


def answer(text: str) -> Mapping[str, Any] | list[Any] | None:
    """The whole answer that a text is."""
    value = _opened(text)
    found = value[0] if isinstance(value, list) and value else value
    if isinstance(found, dict) and any(name.lower() in _ANSWERS for name in found):
        return value
    return None


def _of_an_operation(value: Mapping[str, Any]) -> bool:
    """A client throws the error of a long-running operation as it came: a code of gRPC and a message."""
    code = value.get("code")
    return (
        _OPERATION >= value.keys() >= {"code", "message"} and isinstance(code, int) and 0 < code < _RPC_CODES
    )


def _opened(text: str) -> dict[str, Any] | list[Any] | None:
    start = text.lstrip()[:1]
    value = parsing.parse(text) if start and start in "{[" else None
    return value if isinstance(value, dict | list) else None


def _of_a_form(key: str, item: Any) -> bool:
    """Whether these are messages on a field of a form, whatever the field's name: `errors.prompt[]`."""
    return key == "errors" and isinstance(item, list)


_OPERATION: Final = words("code message details status")
_RPC_CODES: Final = 17
LONGEST: Final = 16_000
"""Of longer bodies only the head and the tail are read: failures are short, artifacts are long."""
_HEAD: Final = 8_000
_FINE: Final = range(200, 300)
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def unwrap(answer: Answer) -> Signals:
    """Everything an answer says, whatever it was wrapped in. Total; a few milliseconds at worst."""
    fine = answer.status is None or answer.status in _FINE
    gathered = Gatherer(job=answer.transport is Transport.TASK, fine=fine)
    heard = gathered.heard
    if answer.exception and answer.cause is None:
        gathered.absorb(_shortened(answer.exception))
    body = answer.body.strip("\ufeff \t\r\n")
    if body:
        gathered.absorb_body(_shortened(body), whole=len(body) <= LONGEST)
    elif not answer.exception:
        heard.shapes.add(Shape.EMPTY)
    gathered.settle()
    status = answer.status
    if status is None or (status in _FINE and heard.failed):
        # A failure inside a 2xx, or inside an exception, has the status that it names itself.
        status = heard.own or heard.nested or status
    if status is None and answer.exception and answer.cause is None:
        status = codewords.status_of_class(_shortened(answer.exception))
    return Signals(
        transport=answer.transport,
        status=status,
        nested=heard.nested if heard.nested != status else None,
        headers=answer.headers,
        codes=frozenset(heard.codes),
        named=tuple(heard.named),
        text=heard.text(),
        markup=gathered.markup,
        shapes=frozenset(heard.shapes),
        request_ids=len(heard.request_ids),
        form=_form(answer, body),
        delivery=gathered.delivery,
        left=tuple(gathered.left),
    )


def _form(answer: Answer, body: str) -> Form:
    """What the body is by itself, before anything is unwrapped."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not body:
        return Form.EMPTY
    if kind.startswith(("video/", "image/")) and not kind.endswith("xml") and body[0] not in "{[<":
        return Form.MEDIA
    if parsing.is_html(body) or (
        kind in _PAGES and body[0] not in '{["' and ("<" in body or "=>" not in body)
    ):
        return Form.PAGE
    if body[0] in '{["' or parsing.is_stream(body):
        return Form.STRUCTURE
    return Form.TEXT


def spelled_out(answer: Answer) -> str:
    """The body and the exception as they came, escapes spelled out, folded by `plain`, one per line."""
    parts = (answer.body, answer.exception or "")
    return "\n".join(plain(_whole(parsing.unescape(_shortened(part)))) for part in parts if part)


def _whole(text: str) -> str:
    """The halves of characters that JSON escapes in two put together again."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head, tail = text[:_HEAD], text[_HEAD - LONGEST :]
    if parsing.is_stream(text):
        head, tail = head.rpartition("\n")[0], tail.partition("\n")[2]
    return f"{head}\n{tail}"


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
    job: bool = False
    """The answer is known to be about a job."""
    fine: bool = True
    """Its status is that of a success, or none."""
    delivery: Delivery | None = None
    """What the whole body shows of one."""
    left: list[str] = field(default_factory=list)
    """Texts under keys that mean nothing to us: read once nothing else is understood."""
    nodes: int = 0
    read: int = 0
    quoted: bool = False
    """What is read now is the message of an error."""

    # Texts

    def absorb_body(self, body: str, *, whole: bool) -> None:
        """Take in the body of an answer; `whole` is false where its middle was left out."""
        self.heard.quoting = True
        if parsing.is_stream(body):
            events = [parsing.parse(payload) for payload in parsing.stream(body).payloads]
            self.delivery = delivery.streamed(events) if self.fine else None
            if self.delivery is None:
                self.absorb_stream(body, 0, whole=whole)
            return
        value = parsing.parse(body) if body[0] in '{["' else None
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
        if not text or layer > _LAYERS or self.read > _READ:
            self.heard.say(text, layer)
        elif text[0] in '{["' and (value := parsing.parse(text)) is not None:
            self.walk(value, layer + 1)
        elif parsing.is_stream(text):
            self.absorb_stream(text, layer, whole=True)
        elif parsing.is_html(text):
            self.absorb_page(text, layer)
        elif (start := parsing.page_start(text)) > 0 and "{" not in text[:start]:
            self.heard.say(text[:start], layer)
            self.absorb_page(text[start:], layer + 1)
        elif (start := parsing.brace(text)) >= 0:
            self.absorb_mixed(text, start, layer)
        else:
            self.absorb_lines(text, layer)

    def absorb_message(self, text: str, layer: int) -> None:
        """Take in a message; once something has failed, an error in it is one that somebody hands on."""
        before, self.quoted = self.quoted, self.quoted or self.heard.failed
        self.absorb(text, layer)
        self.quoted = before

    def absorb_mixed(self, text: str, start: int, layer: int) -> None:
        """Words around an object: `API request failed: 400 - {...}`."""
        parsed = parsing.parse_at(text, start)
        if parsed is None and "'" in text[start : start + 4]:
            python = text[:start] + parsing.from_python(text[start:])
            parsed = parsing.parse_at(python, start)
            text = text if parsed is None else python
        if parsed is None and '\\"' in text:
            text = parsing.unescape(text)
            start = max(parsing.brace(text), 0)
            parsed = parsing.parse_at(text, start)
        self.heard.say(text[:start], layer)
        if parsed is not None and isinstance(parsed[0], dict | list):
            self.walk(parsed[0], layer + 1)
            self.absorb(text[parsed[1] :], layer + 1)
        else:
            self.absorb_loose(text[start:], layer)

    def absorb_loose(self, text: str, layer: int) -> None:
        """An object that does not parse: a Python repr, or JSON that stops early."""
        found = dict(parsing.fields(text))
        self.heard.named += named(found, "", layer + 1)
        for key, value in found.items():
            self.take(key.lower(), value, layer + 1)
        if not any(fields.tells(key.lower()) for key in found) or parsing.is_html(text):
            self.heard.say(text, layer)
        elif "error" in text[:20]:
            self.heard.fail()
        elif "code" in found and "message" in found:
            self.heard.fail()
            self.heard.shapes.add(Shape.JSON)

    def absorb_lines(self, text: str, layer: int) -> None:
        """Words, or an object as PHP prints it, or as lines of `key: value`."""
        found = parsing.listed(text) if "\n" in text else {}
        if not found:
            self.heard.say(text, layer)
            return
        lower = {key.lower(): value for key, value in found.items()}
        self.heard.named += named(lower, "", layer + 1)
        for key, value in lower.items():
            self.take(key, value, layer + 1)
        if "error" in text[:60].lower() or self.fails(lower, ""):
            self.heard.fail()
            self.heard.shapes.add(Shape.JSON)
        if not any(fields.tells(key) for key in lower):
            self.heard.say(text, layer)

    def absorb_page(self, text: str, layer: int) -> None:
        """An HTML page: its words, and its head for markers that are not words."""
        self.heard.shapes.add(Shape.HTML)
        markup = text[:_MARKUP].lower()
        self.markup = self.markup or markup
        self.heard.say(parsing.page_words(markup), layer)

    def absorb_stream(self, text: str, layer: int, *, whole: bool) -> None:
        """An event stream: error events, and the content of all deltas in one."""
        self.heard.shapes.add(Shape.STREAM)
        events = parsing.stream(text)
        for payload in events.payloads:
            value = parsing.parse(payload)
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
            thrown = not self.heard.quoting and key in fields.TOP and _of_an_operation(value)
            self.walk_object({"error": value} if thrown else value, layer, key)
        elif isinstance(value, list):
            for item in value:
                self.walk(item, layer + (1 if isinstance(item, dict | list) else 0), key)
        elif isinstance(value, str):
            self.take(key or "message", value, layer)

    def walk_object(self, value: Mapping[str, Any], layer: int, key: str) -> None:
        """An object: whether it failed, then its parts by name, so that their order does not matter."""
        lower = {name.lower()[:40]: item for name, item in value.items()}
        if lower.get("object") == "list" and not lower.get("error"):
            return
        inner = alone(value) if key in fields.TOP else None
        if inner is not None:
            self.walk(inner, layer + 1)
            return
        if spoken_by_model(lower):
            self.speech.take(value)
            return
        if self.fails(lower, key):
            self.heard.fail()
            if self.quoted:
                self.heard.shapes.add(Shape.NESTED)
        self.heard.named += named(value, key, layer)
        self.done = self.done or (lower.get("done") is True and ("name" in lower or "response" in lower))
        for name in sorted(value):
            folded = name.lower()[:40]
            if value[name] is not None and (folded not in fields.SKIPPED or _of_a_form(key, value[name])):
                self.walk_part(folded, value[name], layer, key)

    def walk_part(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object that stands under the key `inside`."""
        if name in fields.SUCCESS and fields.success_denied(item):
            self.heard.fail()
        elif name in fields.FLAGS and fields.held_back(name, item):
            self.heard.code("rai_filtered")
        elif isinstance(item, bool):
            return
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

    def fails(self, lower: Mapping[str, Any], key: str) -> bool:
        """Whether an object, its names in lower case, says of itself that something failed."""
        if fields.object_error(lower):
            # An error object inside somebody's envelope is not that somebody's own word.
            self.heard.shapes.discard(Shape.ENVELOPE)
            return True
        if key == "base_resp":
            code = lower.get("status_code")
            self.heard.code(f"base_resp:{str(code)[:8]}")
            return bool(code)
        if delivery.empty(lower):
            self.heard.shapes.add(Shape.HOLLOW)
        if (key in fields.TOP or (key == "errors" and fields.own_word(lower))) and fields.business(lower):
            self.heard.shapes.add(Shape.ENVELOPE)
            return True
        if key in fields.TOP and denials.denies(lower):
            return True
        return key not in fields.PARTS and fields.told(lower)

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
        elif key == "result" and fields.word(item.strip().lower()[:LEAF]):
            self.heard.fail()
        else:
            self.take_other(item, layer, inside)

    def take_link(self, item: str) -> None:
        """What stands where a link belongs."""
        if not (links.placeholder(item) or links.leads_away(item[:LEAF])):
            self.heard.shapes.add(Shape.MEDIA)

    def take_sentence(self, item: str) -> None:
        """A sentence where the name of a parameter belongs."""
        if item.count(" ") > _NAMES or not item.isascii():
            self.left.append(plain(item[:LEAF]))

    def take_other(self, item: str, layer: int, inside: str) -> None:
        """A string under a key of theirs: what was wrong with it, or an answer inside the answer."""
        if inside in fields.ERRORS and " " in item.strip():
            self.absorb(item, layer + 1)
            return
        value = answer(item)
        if value is not None:
            self.walk(value, layer + 1)
        elif len(self.left) < _LEFT and len(item.strip()) > 1:
            self.left.append(plain(item[:LEAF]))

    def take_code(self, key: str, item: str, layer: int, inside: str) -> None:
        """A code as text. Some put sentences there, some put numbers."""
        if item.removeprefix("-").isdecimal():
            self.heard.take_digits(item, layer, rpc=inside in fields.ERRORS)
            return
        if key in fields.BLOCKED and not item.lower().endswith("unspecified"):
            self.heard.code("prompt_blocked")
        if key in fields.FINISHED:
            self.heard.code(f"finish:{item.lower()[:LEAF]}")
            if item.lower() in fields.FAILED_STATES:
                self.heard.fail()
        if " " in item or not item.isascii():
            self.absorb(item, layer + 1)
        self.heard.take_code(key, item, job=inside not in fields.PARTS)

    # Conclusions

    def settle(self) -> None:
        """What follows from all layers together."""
        self.heard.settle()
        shapes = self.heard.shapes
        filtered = "rai_filtered" in self.heard.codes
        explained = self.heard.failed and bool(self.heard.lines)
        if self.done and not (explained or filtered or Shape.MEDIA in shapes):
            shapes.add(Shape.HOLLOW)
        undelivered = self.delivery is Delivery.HOLLOW and Shape.MEDIA not in shapes
        if (undelivered or self.speech.silent) and not (self.heard.failed or filtered):
            shapes.add(Shape.HOLLOW)
        prose = "".join(self.speech.prose)
        if prose and parsing.has_media(prose) and not links.leads_away(prose[: 2 * LEAF]):
            shapes.add(Shape.MEDIA)
            shapes.discard(Shape.CUT)
        elif prose and not explained:
            shapes.add(Shape.PROSE)
            self.absorb(prose[-2 * LEAF :], 1)
