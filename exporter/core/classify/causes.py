"""What a failure of our own transport means: decided from its cause, without reading the exception's text.

Texts are read only of exceptions that others tell of, in observations, where no cause comes with them.
"""

from collections.abc import Mapping
from typing import Final

from exporter.core.answer import Answer, Cause, DecidedBy
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import Fault, Reason, State

_MEANT: Final[Mapping[Cause, Reason]] = {
    Cause.DNS: Reason.DNS,
    Cause.UNREACHABLE: Reason.NETWORK,
    Cause.LOCAL: Reason.NETWORK,
    Cause.REFUSED: Reason.CONNECTION_REFUSED,
    Cause.CONNECT_TIMEOUT: Reason.TIMEOUT,
    Cause.FIRST_BYTE_TIMEOUT: Reason.TIMEOUT,
    Cause.BODY_TIMEOUT: Reason.TIMEOUT,
    Cause.RESET: Reason.RESET,
    Cause.CUT: Reason.TRUNCATED,
    Cause.PROTOCOL: Reason.ENDPOINT_NOT_SUPPORTED,
    Cause.FLOOD: Reason.BAD_RESPONSE,
    Cause.TLS: Reason.TLS,
    Cause.TLS_EXPIRED: Reason.TLS,
    Cause.TRUST_STORE: Reason.TLS,
    Cause.UNKNOWN_ISSUER: Reason.TLS,
    Cause.PROXY: Reason.PROXY,
    Cause.UNSENDABLE: Reason.INTERNAL,
    Cause.INTERNAL: Reason.INTERNAL,
}
_INSIDE: Final = frozenset({Cause.CUT, Cause.BODY_TIMEOUT})
"""The answer had begun: what it says of an error counts for more than how it ended."""


def by_cause(answer: Answer, signals: Signals) -> Finding | None:
    """What the cause of a failure decides; None without one, and where half an answer says more."""
    cause = answer.cause
    if cause is None or (cause in _INSIDE and Shape.FAILED in signals.shapes and signals.text):
        return None
    expired = cause is Cause.TLS_EXPIRED
    return Finding(
        DecidedBy.CAUSE,
        f"cause.{cause}",
        _MEANT[cause],
        State.SUSPENDED if expired else None,
        Fault.UPSTREAM if expired else None,
    )
