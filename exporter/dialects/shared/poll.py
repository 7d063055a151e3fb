"""Looks at a job that did not show it, and how long to wait for the next one."""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import CREDENTIAL_REASONS, Reason
from exporter.dialects.base import AcceptedJob, Charge, Finished, Progress, Reading, Spec
from exporter.dialects.shared.outcomes import decided, left_to_classifier
from exporter.transport import Exchange

OUR_REFUSALS: Final = CREDENTIAL_REASONS | {Reason.OWN_RATE_LIMIT}
GRACE: Final = 60.0
"""Seconds after a create in which a gateway may not know the job yet."""
_GONE: Final = frozenset({400, 404, 410})
_LOST: Final = re.compile(r"task_not_exist|not[ _]exist|not[ _]found|no such", re.IGNORECASE)
_SECONDS: Final = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_PACES: Final = (("openai-poll-after-ms", 0.001), ("retry-after-ms", 0.001), ("retry-after", 1.0))


def answered(exchange: Exchange) -> bool:
    """A whole answer came, whatever it says."""
    return exchange.answer.transport is Transport.HTTP


def read_failed_look(exchange: Exchange, ticket: AcceptedJob, now: float) -> Progress | Finished:
    """A look without a 2xx: the job is lost where the upstream says so; otherwise it may be well."""
    said_lost = exchange.answer.status in _GONE and _LOST.search(exchange.answer.body) is not None
    if answered(exchange) and said_lost and now - ticket.created > GRACE:
        return Finished(decided(exchange, Reason.GENERATION_FAILED, "job.lost"), Charge.AMBIGUOUS)
    return failed_look(left_to_classifier(exchange))


def failed_look(reading: Reading) -> Progress:
    """A look that showed no job, whatever was answered instead: the job may be well."""
    return Progress(None, poll_after=asked_pause(reading.answer), failed=replace(reading, look=True))


def refuses_us(exchange: Exchange, spec: Spec) -> bool:
    """An error where a job should be that is about our key, balance or pace, and not about the job."""
    verdict = classify(exchange.answer, spec.channel, upstream=spec.upstream, look=True)
    return verdict.ours and verdict.reason in OUR_REFUSALS


def poll_after(exchange: Exchange) -> float | None:
    """Seconds that the upstream asks to wait before the next look."""
    return asked_pause(exchange.answer)


def asked_pause(answer: Answer) -> float | None:
    """Seconds that an answer asks to wait; None for none, and for dates, which gateways get wrong."""
    for name, unit in _PACES:
        value = answer.headers.get(name, "").strip()
        if _SECONDS.fullmatch(value):
            return float(value) * unit
    return None
