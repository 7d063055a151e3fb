"""What a create that brought no job may cost all the same."""

from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Reason
from exporter.dialects.base import Charge
from exporter.transport import Exchange

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
    return Charge.FREE if classify(answer, channel).reason in NEVER_STARTED else Charge.AMBIGUOUS
