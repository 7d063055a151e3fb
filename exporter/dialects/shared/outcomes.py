"""The few ways in which a probe's answer becomes a reading, and what a create without a job may cost."""

from dataclasses import replace
from typing import Final

from exporter.core.answer import Answer, DecidedBy, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Reason
from exporter.dialects.base import AcceptedJob, Charge, Finished, Reading
from exporter.transport import Exchange

SHOWN: Final = 2000
"""Characters of a body full of base64 that are kept."""


def left_to_classifier(exchange: Exchange) -> Reading:
    """The answer speaks for itself."""
    return Reading(exchange.answer, (exchange,))


def unusable(exchange: Exchange, rule: str, otherwise: Reason = Reason.BAD_RESPONSE) -> Reading:
    """Not what the dialect can use; the classifier may know better why."""
    return Reading(exchange.answer, (exchange,), otherwise=otherwise, rule=rule)


def decided(exchange: Exchange, reason: Reason, rule: str, *, reached: bool = False) -> Reading:
    """The structure of the answer decides."""
    return Reading(exchange.answer, (exchange,), reason=reason, rule=rule, reached=reached)


def task(exchange: Exchange, rule: str, otherwise: Reason) -> Reading:
    """A job that failed: the classifier reads the job object."""
    answer = replace(exchange.answer, transport=Transport.TASK)
    return Reading(answer, (exchange,), otherwise=otherwise, rule=rule)


def shortened(reading: Reading) -> Reading:
    """Without the megabytes of base64 that say nothing to a classifier and nothing to people."""
    body = reading.answer.body
    if len(body) <= SHOWN * 10:
        return reading
    answer = replace(reading.answer, body=f"{body[:SHOWN]}…")
    exchanges = tuple(replace(each, answer=answer) for each in reading.exchanges)
    return replace(reading, answer=answer, exchanges=exchanges)


def done_in_call(ticket: AcceptedJob) -> Finished:
    """The end of a job in a shape that has none: the answer that named it was already the work."""
    answer = Answer(Transport.TASK, exception=f"{ticket.job} was done in the call that began it")
    return Finished(Reading(answer, (), reason=Reason.OK, rule="job.done_in_call"), Charge.CHARGED)


NEVER_STARTED: Final = CREDENTIAL_REASONS | {
    Reason.NO_CHANNEL,
    Reason.CHANNEL_DISABLED,
    Reason.SERVICE_PAUSED,
    Reason.ACCOUNT_POOL_EXHAUSTED,
    Reason.MAINTENANCE_WINDOW,
    Reason.MODEL_DEPRECATED,
    Reason.MODEL_REMOVED,
    Reason.ENDPOINT_REMOVED,
    Reason.MODEL_NOT_FOUND,
    Reason.ENDPOINT_NOT_SUPPORTED,
    Reason.INVALID_REQUEST,
}
"""Said in so many words, whatever the status: nobody has begun to work."""
_UNCLEAR: Final = frozenset({408, 499})
"""4xx that say nothing on whether the request was taken up."""


def billing_of_create(exchange: Exchange, channel: Channel) -> Charge:
    """FREE where it is certain that no job exists, AMBIGUOUS otherwise."""
    return billing_of_answer(exchange.answer, channel) if exchange.sent else Charge.FREE


def billing_of_answer(answer: Answer, channel: Channel) -> Charge:
    """The same for the answer to a create that had left."""
    if answer.transport is Transport.EXCEPTION or answer.status is None:
        return Charge.AMBIGUOUS
    if answer.status // 100 == 4 and answer.status not in _UNCLEAR:
        return Charge.FREE
    verdict = classify(answer, channel)
    understood = verdict.stage is not DecidedBy.FALLBACK  # what is only guessed is no certainty
    return Charge.FREE if understood and verdict.reason in NEVER_STARTED else Charge.AMBIGUOUS
