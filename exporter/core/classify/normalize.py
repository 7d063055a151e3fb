"""What an answer says once everything is unwrapped: codes, statuses and words, ready to be matched.

Theory of operation. `Gatherer` walks once over an answer, through JSON in text, event streams, HTML pages and
Python's reprs, however deep they are wrapped in each other, and collects what it says (`Collected`): texts,
codes, statuses, finish reasons, whether a product is there and whether something failed. `Signals` is the
result: flat, lower case, one spelling for each wording, ready for the tables of rules.

What holds always: the walk is bounded in depth and in size, so it is linear in the answer; the order of keys,
their case and the indentation change nothing; what a customer wrote (prompts, titles) is no error.

What it does not do: it knows no phrase and gives no verdict (rules/ and classify.py do).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify import codewords, delivery, fields, parsing
from exporter.core.classify.codes.named import Named, in_text, named
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Shape, beginnings, words


@dataclass(frozen=True, slots=True)
class Signals:
    """An answer after unwrapping."""

    transport: Transport
    status: int | None
    """The HTTP status that counts: the outer one, or the one that the text names where there is none."""
    nested: int | None
    """The status that a gateway says its own upstream gave, where that differs from `status`."""
    headers: Mapping[str, str]
    codes: frozenset[str]
    """Machine words in lower case: `error.code`, `error.type`, Google reasons, snake_case words in texts."""
    text: str
    """The messages for people, folded by `plain`, one per line."""
    markup: str
    """The head of an HTML body in lower case, tags and all; empty otherwise."""
    named: tuple[Named, ...]
    """The codes that objects give under keys for codes."""
    shapes: frozenset[Shape]
    request_ids: int
    """How many `(request id: …)` suffixes the messages carry: one per gateway that passed them on."""
    beginnings: frozenset[str] = field(init=False, repr=False)
    """How whatever stands in the text can begin: most phrases are ruled out by that alone."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "beginnings", beginnings(self.text))


_DEEPEST: Final = 24
_FRAME: Final = words(
    "index role object name id type finish_reason finishreason native_finish_reason stop_reason logprobs"
    " avglogprobs tokencount safetyratings content_filter_results"
)
"""What stands around the words, whether there are any or not."""
_STOPPED: Final = words("stop end_turn finished completed finish_reason_stop")


@dataclass(slots=True)
class Speech:
    """The choices of an answer, all events of a stream together."""

    prose: list[str] = field(default_factory=list)
    """The texts, in order."""
    asked: bool = False
    """There were choices."""
    over: bool = False
    """The last word was said."""
    interrupted: bool = False
    """It ended for another reason than that all had been said: a filter, a limit, a call of a tool."""
    said: bool = False
    """There was something, be it words, a picture or a call of a tool."""

    @property
    def silent(self) -> bool:
        """It was said to the end, and nothing was said."""
        return self.asked and self.over and not (self.said or self.interrupted)

    def take(self, choice: Mapping[str, Any]) -> None:
        """Take one choice in."""
        self.asked = True
        self.said = self.said or _said(choice)
        reason = next(
            (str(item).lower() for name, item in choice.items() if name.lower() in fields.FINISHED and item),
            "",
        )
        if reason and reason not in _STOPPED:
            self.interrupted = True
        elif reason or "delta" not in choice:
            self.over = True
        for name, item in choice.items():
            if name.lower() in fields.SPOKEN:
                self.prose.extend(_spoken(item))


def _said(item: Any, depth: int = 0) -> bool:
    """Whether there is anything in it but its frame."""
    if isinstance(item, str):
        return bool(item.strip())
    if depth > _DEEPEST:
        return True
    if isinstance(item, list):
        return any(_said(part, depth + 1) for part in item)
    if isinstance(item, dict):
        return any(_said(part, depth + 1) for name, part in item.items() if name.lower() not in _FRAME)
    return False


def _spoken(item: Any, depth: int = 0) -> Iterable[str]:
    """The texts of a message, a delta, or Gemini's parts."""
    if isinstance(item, str):
        yield item
    elif isinstance(item, list) and depth < _DEEPEST:
        for part in item:
            yield from _spoken(part, depth + 1)
    elif isinstance(item, dict) and depth < _DEEPEST:
        for name in sorted(item):
            if name in fields.CONTENT or name in fields.SPOKEN:
                yield from _spoken(item[name], depth + 1)


LEAF: Final = 1_200
"""Of longer messages only the head and the tail are matched against."""
_TEXT: Final = 2_400
_CODES: Final = 120
_HTTP: Final = range(300, 600)
_RPC: Final = range(1, 17)
_SHORT_DIGITS: Final = 9
_LONGEST_CODE: Final = 80
_REQUEST_ID: Final = re.compile(r"\((?:request[ _-]?id|traceid) ?: ?([^)\s]{4,64})")
_WORD: Final = re.compile(r"(?<![a-z0-9_])[a-z]++(?:_[a-z0-9]++)++")
_COMPOUND: Final = re.compile(r"\b[A-Z][a-z]++(?:[A-Z][a-z]++){2,}(?:\.[A-Z]\w*+)?")
"""Codes in sentences: `failed (400 InputImageSensitiveContentDetected.PrivacyInformation)`."""
_STATUS: Final = re.compile(
    r"(?:failed|(?:http|client|server|api) error|http|status|code|returned|upstream|api|bizcode|got|received"
    r"|respond(?:ed|s)(?: with)?|answered(?: with)?)"
    r"""[ :=_(#"',-]{1,4}(?:http )?([1-5]\d\d)(?!\d)"""
    r"|(?:状态码|错误码)[ :(]{1,3}([1-5]\d\d)(?!\d)"
    r"|(?:返回了?|响应)[ :(]{0,3}([45]\d\d)(?!\d)"
    r"""|http/\d(?:\.\d)?"? ([1-5]\d\d)(?!\d)"""
    r"|(?:^|\(|(?:error|exception|precondition|denied|argument|exhausted|unavailable|found): ?"
    r"|(?:ました|错误|失败|오류): ?)([45]\d\d)(?=[ :,)-]|$)"
    r"|(?<![\w.])([45]\d\d)[ :-]{1,3}(?:bad request|unauthorized|payment required|forbidden|not found"
    r"|unprocessable|too many requests|internal server error|bad gateway|service unavailable|gateway time"
    r"|payload too large|request entity too large)"
    r"|returned error: ([1-5]\d\d)(?!\d)|\berror ([45]\d\d)(?=: )"
)
_FAMILY: Final = re.compile(r"(40[0-49]|42[29]|50[0234])\d{2,3}")
_NO_ROUTE: Final = re.compile(
    r"(?:404 ?[:-]? ?)?(?:page |route |path |endpoint )?not found\.?|404 page not found|method not allowed"
    r"|cannot (?:get|post) /\S*"
)
"""What web frameworks say, and nothing else, where no route has been set up."""
_BEHIND: Final = re.compile(
    r"api request failed|http error|unexpected status(?: code)?:? ?\d|response body:"
    r"|upstream (?:error|returned|status|http|api|responded)"
    r"|provider http(?: error)? \d"
    r"|(?:gemini|openai|claude|vertex|azure|anthropic)[ _]error:|上游(?:返回|错误|报错|渠道)|bizcode"
)
_HOST: Final = re.compile(r"openai\.com|chatgpt\.com|anthropic\.com|googleapis\.com|\bx\.ai|grok\.com")
_CALLED: Final = re.compile(
    r"(?:from|for url:?|get|post|request to|calling|fetching) [(\"']?(?:http|ws)s?://[\w.-]*(?:openai|chatgpt|google"
    r"|googleapis|grok|discord|suno|capcut|jianying|klingai|hailuoai|doubao|qwen|runwayml|bing|adobe)\.(?:com|ai)"
)
"""A call to a vendor's own web back end, as a client that imitates its pages makes it."""
_VENDOR: Final = re.compile(
    r"openai\.com|googleapis\.com|aistudio\.google|cloud\.google|anthropic\.com|x\.ai|status code \d"
    r"|consumer '|your organization|type \w++, code \w++, message"
)
"""Words that a gateway would not use to its own customers."""
_GATEWAY_TYPE: Final = re.compile(r".[_-]api[_-]error$")


@dataclass(slots=True)
class Collected:
    """Everything taken from an answer, layer by layer; the innermost layer is the cause of the others."""

    codes: set[str] = field(default_factory=set)
    named: list[Named] = field(default_factory=list)
    shapes: set[Shape] = field(default_factory=set)
    lines: dict[str, None] = field(default_factory=dict)
    """The messages, folded, in the order they were heard, none twice."""
    request_ids: set[str] = field(default_factory=set)
    own: int | None = None
    """The status that the innermost error object gives as its code."""
    nested: int | None = None
    """The status that the innermost message names."""
    quoting: bool = False
    """The words come from the other side, not from our client."""
    _own_layer: int = -1
    _nested_layer: int = -1
    _length: int = 0

    def text(self) -> str:
        """The messages, folded, one per line."""
        return "\n".join(self.lines)[:_TEXT]

    @property
    def failed(self) -> bool:
        """Something said that it failed."""
        return Shape.FAILED in self.shapes

    def fail(self) -> None:
        """Note that an error stands in plain sight."""
        self.shapes.add(Shape.FAILED)

    def say(self, text: str, layer: int) -> None:
        """Keep a message, and the machine words and statuses in it."""
        if len(text) > LEAF:
            text = text[: LEAF * 2 // 3] + " ... " + text[-LEAF // 3 :]
        line = plain(text)
        if not line or line in self.lines or self._length > _TEXT:
            return
        self.lines[line] = None
        self._length += len(line)
        self.named += in_text(text, layer)
        self.take_words(text, line)
        self.request_ids.update(_REQUEST_ID.findall(line)[:4])
        if _NO_ROUTE.fullmatch(line):
            self.code("framework:no_route")
        if not self.quoting:
            self.codes |= codewords.about_classes(text)
        elif _BEHIND.search(line):
            self.shapes.add(Shape.BEHIND)
        for match in _STATUS.finditer(line):
            self.name_status(int(match[match.lastindex or 1]), layer)

    def name_status(self, status: int, layer: int) -> None:
        """A text names an HTTP status; within one layer the highest counts."""
        if status in _HTTP and layer >= self._nested_layer:
            self.nested = max(status, self.nested or 0) if layer == self._nested_layer else status
            self._nested_layer = layer

    def code(self, code: str) -> None:
        """Keep a machine word."""
        if len(self.codes) < _CODES:
            self.codes.add(code)

    def take_words(self, text: str, line: str) -> None:
        """The machine words in a sentence, given as it came and folded; names of classes are none."""
        for word in _WORD.findall(line):
            self.code(word)
            if word in fields.BEHIND:
                self.shapes.add(Shape.BEHIND)
        for compound in _COMPOUND.findall(text):
            if not compound.endswith(("Error", "Exception")):
                self.code(compound.lower())
                self.code(compound.lower().partition(".")[0])
                self.codes |= codewords.about(compound) & {"~content", "~money"}

    def take_code(self, key: str, item: str, *, job: bool) -> None:
        """A code as text, under its key; `job` where it may be the status of a job."""
        folded = item.lower()[:_LONGEST_CODE]
        self.code(folded)
        if " " not in item:
            self.codes |= codewords.about(item[:_LONGEST_CODE])
        self.code(folded.partition(".")[0])
        if key == "quotaid":
            self.code("quota:day" if "perday" in folded or "freetier" in folded else "quota:minute")
        if folded in fields.BEHIND:
            self.shapes.add(Shape.BEHIND)
        elif _GATEWAY_TYPE.search(folded):
            self.shapes.add(Shape.GATEWAY)
        if job and key in fields.STATES:
            self.take_state(folded)

    def take_state(self, word: str) -> None:
        """The status word of a job."""
        if fields.word(word):
            self.fail()
        elif word in fields.PENDING_STATES:
            self.shapes.add(Shape.PENDING)
        elif word == "unknown":
            self.shapes.add(Shape.UNKNOWN_STATUS)

    def take_digits(self, digits: str, layer: int, *, rpc: bool) -> None:
        """A code as a number in text."""
        self.take_number(int(digits) if len(digits) <= _SHORT_DIGITS else 0, layer, rpc=rpc)

    def take_number(self, number: int, layer: int, *, rpc: bool) -> None:
        """A code as a number: an HTTP status, a gRPC code (`rpc`: in an error object), or somebody's own."""
        if number in _HTTP:
            if layer >= self._own_layer:
                self.own = max(number, self.own or 0) if layer == self._own_layer else number
                self._own_layer = layer
        elif rpc and number in _RPC:
            self.code(f"rpc:{number}")
        elif number:
            self.code(f"#{number}")
            family = _FAMILY.fullmatch(str(number))
            if family and self.own is None:
                self.own = int(family[1])

    def settle(self) -> None:
        """Whose words these are: a gateway that speaks of a vendor repeats what the vendor told it."""
        text = self.text()
        if _HOST.search(text):
            self.code("vendor:host")
        if _CALLED.search(text):
            self.code("vendor:called")
        if "~behind" in self.codes:
            self.shapes.add(Shape.BEHIND)
        if (Shape.GATEWAY in self.shapes or self.request_ids) and _VENDOR.search(text):
            self.shapes.add(Shape.BEHIND)


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


def _opened(text: str) -> dict[str, Any] | list[Any] | None:
    start = text.lstrip()[:1]
    value = parsing.parse(text) if start and start in "{[" else None
    return value if isinstance(value, dict | list) else None


LONGEST: Final = 16_000
"""Of longer bodies only the head and the tail are read: failures are short, artifacts are long."""
_HEAD: Final = 8_000
_FINE: Final = range(200, 300)


def unwrap(answer: Answer) -> Signals:
    """Everything an answer says, whatever it was wrapped in. Total; a few milliseconds at worst."""
    gathered = Gatherer()
    heard = gathered.heard
    if answer.exception:
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
    if status is None and answer.exception:
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
    )


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
        if parsing.is_stream(body):
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
        elif text[0] in '{["' and (value := parsing.parse(text)) is not None:
            self.walk(value, layer + 1)
        elif parsing.is_stream(text):
            self.absorb_stream(text, layer, whole=True)
        elif parsing.is_html(text):
            self.absorb_page(text, layer)
        elif (start := parsing.brace(text)) >= 0:
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
        if not found or parsing.is_html(text):
            self.heard.say(text, layer)
        elif "error" in text[:20]:
            self.heard.fail()

    def absorb_page(self, text: str, layer: int) -> None:
        """An HTML page: its words, and its head for markers that are not words."""
        self.heard.shapes.add(Shape.HTML)
        markup = text[:_MARKUP].lower()
        self.markup = self.markup or markup
        self.heard.say(parsing.page_words(markup), layer)

    def absorb_stream(self, text: str, layer: int, *, whole: bool) -> None:
        """An event stream: error events, and the content of all deltas in one."""
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
        inner = alone(value) if key in fields.TOP else None
        if inner is not None:
            self.walk(inner, layer + 1)
            return
        if self.fails(value, key):
            self.heard.fail()
            if self.quoted:
                self.heard.shapes.add(Shape.NESTED)
        self.heard.named += named(value, key, layer)
        self.done = self.done or (value.get("done") is True and ("name" in value or "response" in value))
        for name in sorted(value):
            folded = name.lower()[:40]
            if folded not in fields.SKIPPED and value[name] is not None:
                self.walk_part(folded, value[name], layer, key)

    def walk_part(self, name: str, item: Any, layer: int, inside: str) -> None:
        """One part of an object that stands under the key `inside`."""
        if name in fields.SUCCESS and fields.success_denied(item):
            self.heard.fail()
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

    def fails(self, value: Mapping[str, Any], key: str) -> bool:
        """Whether an object says of itself that something failed."""
        lower = {name.lower()[:40]: item for name, item in value.items()}
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
        delivered = delivery.delivered(lower)
        if delivered is not None:
            self.delivered = delivered or bool(self.delivered)
        if (key in fields.TOP or (key == "errors" and fields.own_word(lower))) and fields.business(lower):
            self.heard.shapes.add(Shape.ENVELOPE)
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
        elif key in fields.LINKS and item:
            self.heard.shapes.add(Shape.MEDIA)
        elif key == "result" and fields.word(item.strip().lower()[:LEAF]):
            self.heard.fail()
        else:
            self.take_other(item, layer, inside)

    def take_other(self, item: str, layer: int, inside: str) -> None:
        """A string under a key of theirs: what was wrong with it, or an answer inside the answer."""
        if inside in fields.ERRORS and " " in item.strip():
            self.absorb(item, layer + 1)
            return
        value = answer(item)
        if value is not None:
            self.walk(value, layer + 1)

    def take_code(self, key: str, item: str, layer: int, inside: str) -> None:
        """A code as text. Some put sentences there, some put numbers."""
        if item.removeprefix("-").isdecimal():
            self.heard.take_digits(item, layer, rpc=inside in fields.ERRORS)
            return
        if key in fields.BLOCKED and not item.lower().endswith("unspecified"):
            self.heard.code("prompt_blocked")
        if key in fields.FINISHED:
            self.heard.code(f"finish:{item.lower()[:LEAF]}")
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
        undelivered = self.delivered is False and Shape.MEDIA not in shapes
        if (undelivered or self.speech.silent) and not (self.heard.failed or filtered):
            shapes.add(Shape.HOLLOW)
        prose = "".join(self.speech.prose)
        if prose and parsing.has_media(prose):
            shapes.add(Shape.MEDIA)
            shapes.discard(Shape.CUT)
        elif prose and not explained:
            shapes.add(Shape.PROSE)
            self.absorb(prose[-2 * LEAF :], 1)
