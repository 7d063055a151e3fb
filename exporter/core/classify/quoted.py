"""The answer that a client's exception tells of: a status and the whole body, in the client's own words.

An SDK's exception instead of the answer changes no verdict, so the answer is put together again and judged
in its place. This is done only where the words around it are the client's frame: a class name, the status,
its reason phrase, the address. What says more (which deployment failed, whose account it was) is read as it
stands.
"""

import json
import re
from dataclasses import replace
from typing import Any, Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify import parsing
from exporter.core.classify.codewords import status_of_class

_LONGEST: Final = 16_000
_STATUS: Final = re.compile(r"(?<![\w.:/-])([45]\d\d)(?![\w/-]|\.\d)")
_FRAME: Final = re.compile(
    r"(?:https?://\S+|(?:[A-Za-z_]\w*\.)*_?[A-Z]\w*(?:Error|Exception)\b|\[\w{3,40} Error\]:?|"
    r"\b(?:error|err|code|status|statuscode|http|https|client|server|for|url|response|responsebody|body|request"
    r"|requests|failed|with|from|fetching|message|api|the|was|is|of|data|to|post|get|uncaught|unhandled|caused|by"
    r"|in|at|x|bad|unauthorized|payment|required|forbidden|not|found|conflict|unprocessable|entity|content|too"
    r"|many|internal|gateway|service|unavailable|timeout|time-out|returned|received|got|unexpected|exception"
    r"|invalid_argument|unauthenticated|permission_denied|not_found|resource_exhausted|internal|unavailable"
    r"|failed_precondition|deadline_exceeded|call|completed|detail|details)\b|[45]\d\d|[^A-Za-z0-9])*+",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(r"(?i)litellm|(?:azure|openai|anthropic|vertex|gemini)\w*exception\s*-")
"""Clients that say in their frame whom they have asked."""
_NOT_JSON: Final = re.compile(
    r"(?i)(?:after |while )?(?:pars\w+ (?:error|response|json|body)[: ]{0,2})?"
    r"(?:invalid character '<' looking for beginning of value"
    r"|unexpected token '?<'?(?:, [^\n]{0,40}is not valid json| in json at position \d+|))"
    r"(?:, body=)?|attempt to decode json with unexpected mimetype: text/html"
    r"|expecting value: line \d+ column \d+ \(char \d+\)"
)
"""What a parser says of a page where JSON was expected: the status beside it says what the page was for."""
_PARSERS: Final = ("invalid character", "unexpected token", "expecting value", "unexpected mimetype")
"""One of these is in each such complaint: cheaper to look for."""
_PAGE: Final = "<html></html>"
_REFUSED: Final = 400
_FELL: Final = 500


def told_answer(answer: Answer) -> Answer | None:
    """The HTTP answer that an exception quotes; None where it quotes none, or says more than it.

    An exception that is the complaint of a parser, and a status of 5xx, is handed back without the complaint.
    """
    text = answer.exception
    if answer.transport is not Transport.EXCEPTION or not text or answer.body or answer.cause is not None:
        return None
    if len(text) > _LONGEST:
        return None
    folded = text.lower()
    complaint = _NOT_JSON.search(text) if any(words in folded for words in _PARSERS) else None
    own = complaint is not None and "{" not in text[: complaint.start()]  # else it is quoted itself
    if complaint is not None and own and (told := _not_json(answer, text, complaint)) is not None:
        return told
    page = parsing.page_start(text)
    if page >= 0:
        return _put_together(answer, text[:page], text[page:])
    start = parsing.brace(text)
    value = _value(text, start) if start > 0 else None
    return None if value is None else _put_together(answer, text[:start], json.dumps(value))


def _not_json(answer: Answer, text: str, complaint: re.Match[str]) -> Answer | None:
    """What is left of an exception without what a parser complained of, if there is a status beside it."""
    page = "<" in complaint[0] and "<" not in text[complaint.end() :]
    told = _put_together(answer, text[: complaint.start()], _PAGE) if page else None
    if told is not None and told.status is not None and told.status >= _REFUSED:
        return told
    rest = text[: complaint.start()] + text[complaint.end() :]
    status = answer.status or max(map(int, _STATUS.findall(rest)), default=0)
    return replace(answer, exception=rest) if status >= _FELL else None


def _put_together(answer: Answer, frame: str, body: str) -> Answer | None:
    """The answer of a body, if the words before it are a frame that gives one status."""
    statuses = {int(found) for found in _STATUS.findall(frame)}
    status = answer.status if answer.status is not None else next(iter(statuses), status_of_class(frame))
    if status is None or statuses - {status} or _TELLING.search(frame) or not _FRAME.fullmatch(frame):
        return None
    return replace(answer, transport=Transport.HTTP, status=status, body=body, exception=None)


def _value(text: str, start: int) -> Any:
    """The object that a text ends with, as JSON or as Python writes it."""
    parsed = parsing.parse_at(text, start)
    if parsed is None and "'" in text[start : start + 4]:
        text = text[:start] + parsing.from_python(text[start:])
        parsed = parsing.parse_at(text, start)
    if (
        parsed is None
        or not isinstance(parsed[0], dict | list)
        or text[parsed[1] :].strip(" \t\r\n'\")]}.,;")
    ):
        return None
    return parsed[0]
