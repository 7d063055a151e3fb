"""Looks at jobs that did not show the job."""

import re
from typing import Final

from exporter.core.answer import Transport
from exporter.core.words import Reason
from exporter.dialects.base import Billing, Finished, Progress, Ticket
from exporter.dialects.parts.readings import decided, left_to_classifier
from exporter.transport import Exchange

GRACE: Final = 60.0
"""Seconds after a create in which a gateway may not know the job yet."""
_GONE: Final = frozenset({400, 404, 410})
_LOST: Final = re.compile(r"task_not_exist|not[ _]exist|not[ _]found|no such", re.IGNORECASE)
_DIGITS: Final = 9
_PACES: Final = (("openai-poll-after-ms", 0.001), ("retry-after-ms", 0.001), ("retry-after", 1.0))


def answered(exchange: Exchange) -> bool:
    """A whole answer came, whatever it says."""
    return exchange.answer.transport is Transport.HTTP


def read_failed_look(exchange: Exchange, ticket: Ticket, now: float) -> Progress | Finished:
    """A look without a 2xx: the job is lost where the upstream says so; otherwise it may be well."""
    said_lost = exchange.answer.status in _GONE and _LOST.search(exchange.answer.body) is not None
    if answered(exchange) and said_lost and now - ticket.created > GRACE:
        return Finished(decided(exchange, Reason.GENERATION_FAILED, "job.lost"), Billing.AMBIGUOUS)
    return Progress(None, poll_after=poll_after(exchange), failed=left_to_classifier(exchange))


def poll_after(exchange: Exchange) -> float | None:
    """Seconds that the upstream asks to wait before the next look."""
    for name, unit in _PACES:
        value = exchange.answer.headers.get(name, "")
        if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
            return int(value) * unit
    return None
