"""The few ways in which a probe's answer becomes a reading."""

from dataclasses import replace
from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.vocabulary import Reason
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
