"""Reading the answer to a request that must be refused."""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Transport
from exporter.core.failing import business, object_error, success_denied
from exporter.core.words import Reason
from exporter.dialects.base import Doubt, Reading
from exporter.dialects.parts.missing import apart, says_missing, told_of_fields
from exporter.dialects.parts.payload import parse, parse_object, read_refusal
from exporter.dialects.parts.readings import decided, left_to_classifier, unusable
from exporter.dialects.parts.started import started_job
from exporter.transport import Exchange

_NOT_THE_REQUEST: Final = frozenset({401, 403, 407, 408, 429})
"""Refusals of the caller or of the pace, whatever words they use."""
_MODEL: Final = "model"
_SEE_OTHER: Final = 303
"""The request was carried out; what came of it stands elsewhere."""


def read_awaited_refusal(exchange: Exchange, named: re.Pattern[str], *, reached: bool) -> Reading:
    """The refusal is the awaited one when it names what was wrong on purpose.

    `named` matches that parameter in whole names and in messages; `reached` says that only the upstream
    itself refuses it.
    """
    status = exchange.answer.status
    if exchange.answer.transport is Transport.EXCEPTION or status is None:
        return doubted(exchange, left_to_classifier(exchange))
    body = exchange.answer.body
    refused = _refusing(status, body, named)
    if refused and _names(body, named):
        reading = decided(exchange, Reason.REJECTED_AS_EXPECTED, "validation.refused", reached=reached)
        return replace(reading, awaited=True)
    if refused:
        return left_to_classifier(exchange)
    if status // 100 == 2:
        return _read_accepted(exchange)
    return doubted(exchange, left_to_classifier(exchange))


def doubted(exchange: Exchange, reading: Reading) -> Reading:
    """A reading that names no job and is not the awaited one, with what may have happened all the same.

    A refusal, an error of the server and a request that never left start nothing. A page is not the API:
    what that made of the request is not known.
    """
    status = exchange.answer.status
    doubt = None
    if status is None:
        doubt = Doubt.UNANSWERED if exchange.sent else None
    elif status // 100 == 2 or status == _SEE_OTHER:
        page = exchange.answer.body.lstrip("\ufeff \r\n\t").startswith("<")
        doubt = Doubt.UNANSWERED if page else Doubt.ACCEPTED
    return replace(reading, doubt=doubt)


def started(exchange: Exchange, job: str) -> Reading:
    """A request that must be refused has started a job: the service works, and not as it was asked to."""
    reading = decided(exchange, Reason.BAD_RESPONSE, "validation.accident")
    return replace(reading, accident=job)


def _refusing(status: int, body: str, named: re.Pattern[str]) -> bool:
    """Whether the answer refuses: by its status, or by words where the status is of somebody around it."""
    if status in _NOT_THE_REQUEST:
        return False
    if status // 100 == 4:
        return True
    return (status // 100 == 5 or _fails(status, body)) and _missing(body, named)


def _fails(status: int, body: str) -> bool:
    """Some put their own 4xx, or an error, into a 200."""
    value = parse_object(body) if status == 200 else None
    if value is None:
        return False
    code = value.get("code")
    if isinstance(code, int) and code in _NOT_THE_REQUEST:
        return False
    lower = {key.lower(): item for key, item in value.items()}
    denied = any(name in lower and success_denied(lower[name]) for name in ("success", "ok"))
    return denied or object_error(lower) or business(lower)


def _names(body: str, named: re.Pattern[str]) -> bool:
    """Whether what was wrong on purpose is named: as a parameter, in a message, or as what is missing."""
    refusal = read_refusal(body)
    if _MODEL in refusal.params:
        return False
    if any(map(named.search, refusal.params)):
        return True
    # A page that is not the API's own, and names of fields, hold such words by chance.
    raw = body.lstrip()[:1] in ("<", "{", "[")
    loose = [message for message in refusal.messages if not (raw and message == body)]
    return any(named.search(apart(message)) for message in loose) or _missing(body, named)


def _missing(body: str, named: re.Pattern[str]) -> bool:
    """Whether the answer says that the field is missing, in a message or in the form of its parts."""
    refusal, value = read_refusal(body), parse(body)
    told = told_of_fields(value) if isinstance(value, dict | list) else ()
    texts = (*(text for text in refusal.messages if text != body or value is None), *told)
    return _MODEL not in refusal.params and any(says_missing(text, named) for text in texts)


def _read_accepted(exchange: Exchange) -> Reading:
    job = started_job(exchange)
    if job is None:
        return doubted(exchange, unusable(exchange, "validation.not_refused"))
    return started(exchange, job)
