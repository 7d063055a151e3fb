"""Reading the answer to a request that must be refused."""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Transport
from exporter.core.words import Reason
from exporter.dialects.base import Doubt, Reading
from exporter.dialects.parts.payload import Refusal, parse_object, read_refusal
from exporter.dialects.parts.readings import decided, left_to_classifier, unusable
from exporter.dialects.parts.started import started_job
from exporter.transport import Exchange

_NOT_THE_REQUEST: Final = frozenset({401, 403, 407, 408, 429})
"""Refusals of the caller or of the pace, whatever words they use."""
_MISSING: Final = re.compile(r"field ['\"]?(\w+)['\"]? is required", re.IGNORECASE)
"""new-api's own check of a chat request answers so with 500."""
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
    refused = _refusing(status, body)
    if refused and _names(read_refusal(body), named):
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


def _refusing(status: int, body: str) -> bool:
    if status // 100 == 4:
        return status not in _NOT_THE_REQUEST
    if status == 500:
        return _MISSING.search(body) is not None
    value = parse_object(body) if status == 200 else None
    code = None if value is None else value.get("code")
    # Some gateways put their own 4xx into a 200.
    return isinstance(code, int) and code // 100 == 4 and code not in _NOT_THE_REQUEST


def _names(refusal: Refusal, named: re.Pattern[str]) -> bool:
    if _MODEL in refusal.params:
        return False
    return any(map(named.search, refusal.params)) or any(map(named.search, refusal.messages))


def _read_accepted(exchange: Exchange) -> Reading:
    job = started_job(exchange)
    if job is None:
        return doubted(exchange, unusable(exchange, "validation.not_refused"))
    return started(exchange, job)
