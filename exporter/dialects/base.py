"""What every dialect is told and offers: three probes over one wire shape."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from exporter.core.answer import Answer
from exporter.core.vocabulary import Channel, Phase, Reason, Upstream
from exporter.core.wire.measures import Measures
from exporter.transport import Exchange


@dataclass(frozen=True, slots=True)
class Spec:
    """One target, as far as its wire shape is concerned. Deadlines in seconds."""

    model: str
    """Its name on the wire."""
    channel: Channel
    upstream: Upstream
    reach_upstream: bool = False
    """`validation` at a gateway goes on to the vendor."""
    catalog_deadline: float = 20.0
    validation_deadline: float = 20.0
    generation_deadline: float = 900.0
    own_dialect: bool = True
    """If the vendor itself answers: the dialect is its own API."""

    @property
    def at_vendor(self) -> bool:
        """The vendor itself answers, in its own dialect."""
        return self.upstream is Upstream.VENDOR and self.own_dialect

    @property
    def asks_vendor(self) -> bool:
        """`validation` is refused by the vendor and not by somebody before it."""
        return self.at_vendor or (self.reach_upstream and self.channel is Channel.OFFICIAL)


class Doubt(StrEnum):
    """What leaves open whether a request that must be refused has started a job."""

    ACCEPTED = "accepted"
    """An answer of success."""
    UNANSWERED = "unanswered"
    """The request had left, and no answer of the API came."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one probe read off the upstream. `dialects.judge` makes a verdict of it.

    `reason` is the dialect's own judgement where the structure of the exchange decides it (a listed
    model is `ok`, the awaited refusal `rejected_as_expected`); None leaves the answer to the classifier.
    `rule` names what decided.
    """

    answer: Answer
    exchanges: tuple[Exchange, ...]
    reason: Reason | None = None
    otherwise: Reason | None = None
    """What it is if the classifier finds nothing wrong with an answer that the dialect cannot use, such
    as `{}` with 200 (`bad_response`). Only where `reason` is None."""
    rule: str = ""
    reached: bool = False
    """The answer was given by the upstream itself, so a success is verified."""
    look: bool = False
    """A look at a job, or a fetch of what it made, that was refused: whoever limits looks limits us."""
    accident: str | None = None
    """Id of a job that a `validation` started by mistake; it costs money."""
    awaited: bool = False
    """A `validation` was answered in the way that starts nothing."""
    doubt: Doubt | None = None
    """Why a `validation` may have started a job all the same, although none is named."""
    delivered: Measures | None = None
    """How long or large a checked artifact is, as far as it says."""
    retires_at: float | None = None
    """Unix seconds of a shutdown that the model itself announces."""

    @property
    def seconds(self) -> float:
        """Latency: the time of all its requests together."""
        return sum(exchange.seconds for exchange in self.exchanges)


@dataclass(frozen=True, slots=True)
class Credential:
    """What a gateway tells of our key; None where it has no limit, or does not tell."""

    balance_usd: float | None = None
    expires_at: float | None = None
    """Unix seconds."""


class Charge(StrEnum):
    """What a failed or finished job costs at this provider."""

    FREE = "free"
    CHARGED = "charged"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """What a `generation` asks for. `seconds` is the clip's length; 0 for images."""

    prompt: str
    seconds: int
    size: str | None


@dataclass(frozen=True, slots=True)
class AcceptedJob:
    """An accepted job: how to ask for it again. It survives restarts, so it holds plain text only."""

    job: str
    created: float
    """Unix seconds."""
    poll_after: float | None = None
    """Seconds the upstream asks to wait before the first look."""

    def moved(self, by: float) -> "AcceptedJob":
        """The same ticket where the clock was set by so many seconds since."""
        return replace(self, created=self.created + by) if by else self


@dataclass(frozen=True, slots=True)
class Progress:
    """One look at a running job."""

    phase: Phase | None
    """None when the look did not tell: the job is in the phase it was in."""
    ratio: float | None = None
    """0 to 1, where the upstream tells."""
    poll_after: float | None = None
    """Seconds the upstream asks to wait before the next look."""
    unknown_status: str | None = None
    """A status word that is not in the dialect's tables."""
    failed: Reading | None = None
    """Why the look failed, when it did; the job itself may be well."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a job: the reading that decides and what it costs."""

    reading: Reading
    billing: Charge
    artifact: str | None = None
    """Where the artifact is, for `verify`: an address or a path; None when there is none left to check."""


Step = AcceptedJob | Progress | Finished
Watch = Callable[[Progress], None]
"""Told of progress while a single long call runs."""


class Dialect(ABC):
    """One target's upstream in one wire shape. Built once per target; holds no state of a run.

    No method logs or counts. Every request has a deadline of its own: the timeout of its probe, for a
    `generation` that of the whole job. Foreign exceptions come back as the answer of a `Reading`
    (transport `exception`); only cancellation passes through.
    """

    @abstractmethod
    async def catalog(self) -> Reading:
        """Is the model listed? Free."""

    @abstractmethod
    async def validation(self) -> Reading:
        """Is a request that must be refused refused in the awaited way? Free."""

    @abstractmethod
    async def prepare(self, order: GenerationRequest) -> None:
        """Do what takes time and asks nobody: little is to lie between a booking and its request."""

    @abstractmethod
    async def create(self, order: GenerationRequest, watch: Watch) -> AcceptedJob | Finished:
        """Start a paid job, once. Shapes that answer in one call finish here, telling `watch` of progress."""

    @abstractmethod
    async def poll(self, ticket: AcceptedJob) -> Progress | Finished:
        """Look at a job. A failed look is `Progress` without a phase, or `Finished` where it decides."""

    @abstractmethod
    async def verify(self, artifact: str) -> Reading:
        """Fetch the first bytes of what `Finished.artifact` names and check that it is a video or image."""

    def ordered_size(self, size: str | None) -> str | None:
        """What is ordered where the configuration says `size`; None where that is left to the upstream."""
        return size

    @abstractmethod
    async def delete(self, ticket: AcceptedJob) -> None:
        """Remove the artifact where the API can; otherwise do nothing. A refusal is no error."""

    async def credential(self) -> Credential | None:
        """What the gateway tells of our key, free of charge; None where it tells nothing."""
        return None

    @abstractmethod
    async def aclose(self) -> None:
        """Close the connections."""
