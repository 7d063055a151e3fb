"""What came back from an upstream, and what was made of it."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from exporter.core.records import dataclass
from exporter.core.vocabulary import Fault, Reason, State


class Transport(StrEnum):
    """How the answer reached us."""

    HTTP = "http"
    EXCEPTION = "exception"
    TASK = "task"
    SSE = "sse"


class Cause(StrEnum):
    """Why no whole answer came, as the transport that asked knows it."""

    DNS = "dns"
    """The name has no address, or nobody told it."""
    UNREACHABLE = "unreachable"
    """There is no way from this machine to the address."""
    LOCAL = "local"
    """This machine has nothing left to connect with, or does not let us: descriptors, ports, threads."""
    REFUSED = "refused"
    CONNECT_TIMEOUT = "connect_timeout"
    """The connection, or its TLS, did not come about in time."""
    FIRST_BYTE_TIMEOUT = "first_byte_timeout"
    """The request left, and nothing came back in time."""
    BODY_TIMEOUT = "body_timeout"
    """The answer began, and did not end in time."""
    RESET = "reset"
    """The other side broke the connection off, or ended it before the head of an answer."""
    CUT = "cut"
    """The other side ended the connection inside the answer, or what came cannot be unpacked."""
    PROTOCOL = "protocol"
    """What came is no HTTP."""
    FLOOD = "flood"
    """More, or in more pieces, than any service sends."""
    TLS = "tls"
    """The certificate is not for this name or not valid, or the two sides do not agree on the encryption."""
    TLS_EXPIRED = "tls_expired"
    """The certificate has run out."""
    TRUST_STORE = "trust_store"
    """The trust store that our environment names: it cannot be read, or does not know the issuer."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """An issuer that the system's own trust store does not know; whose fault that is others must tell."""
    PROXY = "proxy"
    """The proxy that our environment prescribes: not there, not usable, or it gives no connection."""
    UNSENDABLE = "unsendable"
    """The request cannot be sent at all: its address, its headers."""
    INTERNAL = "internal"
    """A mistake of the exporter's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as raw as it came. Upstream text lives here and in logs, never in a label."""

    transport: Transport = Transport.HTTP
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Header names in lower case."""
    body: str = ""
    """The body as text; for `sse` the whole stream, for `task` the job object's JSON."""
    exception: str | None = None
    """For `exception`: `module.ClassName: message`, causes appended with ` <- `."""
    cause: Cause | None = None
    """For `exception`: what the transport knows of it; None for those of others, where the text is all."""


class DecidedBy(StrEnum):
    """Which part of the classifier decided."""

    OPERATOR = "operator"
    """A phrase of the configuration."""
    CAUSE = "cause"
    """What our own transport knows of a failure."""
    SPEAKER = "speaker"
    """Not the API answered, but something in front of it."""
    DELIVERY = "delivery"
    """A product, a job under way, or the lack of what was said to be done."""
    CODE = "code"
    PHRASE = "phrase"
    STATUS = "status"
    """An HTTP status, or the shape of an answer, with no words beside it."""
    FALLBACK = "fallback"
    """Nothing: there were words, and none was understood."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one answer says about the service."""

    outcome: State
    reason: Reason
    fault: Fault | None
    retryable: bool
    rule: str
    """Name of the rule that decided, for explanations."""
    detail: str = ""
    """The few words of the answer that the rule matched; for people only."""
    stage: DecidedBy | None = None
    """What decided; None where it was not the classifier."""
    unread: str = ""
    """What the answer said, where nothing was understood; raw, so it is masked before anybody sees it."""

    @property
    def success(self) -> bool:
        """The service answered as designed."""
        return self.outcome is State.OPERATIONAL

    @property
    def ours(self) -> bool:
        """The failure says nothing about the service."""
        return self.fault is Fault.OURS


OK = Verdict(State.OPERATIONAL, Reason.OK, None, retryable=False, rule="ok", stage=DecidedBy.DELIVERY)


@dataclass(frozen=True, slots=True)
class ObservationIn:
    """A validated observation, not yet classified."""

    target: str
    reporter: str
    at: float
    """Unix seconds."""
    latency: float | None = None
    """Seconds."""
    answer: Answer | None = None
    """What the client got; None when it says that the request succeeded."""
    billed: bool | None = None
    """Money was taken, as far as the client knows."""
    delivered: bool | None = None
    """A video or image came, as far as the client knows."""
