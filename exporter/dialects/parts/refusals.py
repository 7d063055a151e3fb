"""Reading the answer to a request that must be refused."""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Transport
from exporter.core.words import Reason
from exporter.dialects.base import Reading
from exporter.dialects.parts.payload import Refusal, parse_object, read_refusal, text_at
from exporter.dialects.parts.readings import decided, left_to_classifier, unusable
from exporter.transport import Exchange

_NOT_THE_REQUEST: Final = frozenset({401, 403, 407, 408, 429})
"""Refusals of the caller or of the pace, whatever words they use."""
_MISSING: Final = re.compile(r"field ['\"]?(\w+)['\"]? is required", re.IGNORECASE)
"""new-api's own check of a chat request answers so with 500."""
_MODEL: Final = "model"


def read_awaited_refusal(exchange: Exchange, named: re.Pattern[str], *, reached: bool) -> Reading:
    """The refusal is the awaited one when it names what was wrong on purpose.

    `named` matches that parameter in whole names and in messages; `reached` says that only the upstream
    itself refuses it.
    """
    status = exchange.answer.status
    if exchange.answer.transport is Transport.EXCEPTION or status is None:
        return left_to_classifier(exchange)
    body = exchange.answer.body
    refused = _refusing(status, body)
    if refused and _names(read_refusal(body), named):
        return decided(exchange, Reason.REJECTED_AS_EXPECTED, "validation.refused", reached=reached)
    if not refused and status // 100 == 2:
        return _read_accepted(exchange)
    return left_to_classifier(exchange)


def job_in(body: str) -> str | None:
    """The id of a job that an answer says it has started, or of the work it has done; else None."""
    value = parse_object(body)
    if value is None or value.get("error"):
        return None
    name = text_at(value, "name") or ""
    if "/operations/" in name:
        return name
    if isinstance(value.get("data"), list) and value["data"]:
        return text_at(value, "created") or "images"
    ids = (text_at(value, "id"), text_at(value, "task_id"), text_at(value, "data", "task_id"))
    return next(filter(None, ids), None)


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
    job = job_in(exchange.answer.body)
    if job is None:
        return unusable(exchange, "validation.not_refused")
    return replace(decided(exchange, Reason.OK, "validation.accident"), accident=job)
