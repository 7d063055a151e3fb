"""What a simulated target is and what happens to it: states and reasons over time, and its quirks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from exporter.core.vocabulary import Api, Channel, Reason, State, Upstream

Bounds = tuple[float, float]
"""Lowest and highest of something, in seconds."""

_USUAL_SHARE: Final = {State.OPERATIONAL: 1.0, State.DEGRADED: 0.8}


@dataclass(frozen=True, slots=True)
class Step:
    """From `at` on (seconds after the world's start) the target is in this state.

    `success_rate` (0 to 1) holds for every create and every call that reaches the upstream; failures
    draw evenly from `reasons`. `latency` multiplies every normal latency.
    """

    at: float
    state: State
    success_rate: float
    latency: float = 1.0
    reasons: tuple[Reason, ...] = (Reason.UPSTREAM_5XX,)
    front_door: bool = False
    """Failures are timeouts before the connection stands, whatever the reasons."""

    @classmethod
    def of(
        cls,
        at: float,
        state: State,
        success_rate: float | None = None,
        latency: float = 1.0,
        reasons: Sequence[Reason] = (),
    ) -> "Step":
        """A step with the usual success rate of its state and the usual reason, unless they are given."""
        share = _USUAL_SHARE.get(state, 0.0) if success_rate is None else success_rate
        return cls(at, state, share, latency, tuple(reasons) or (Reason.UPSTREAM_5XX,))


@dataclass(frozen=True, slots=True)
class Noise:
    """Random failures that are nobody's state: a share of creates and free probes, 0 to 1."""

    error_rate: float
    reasons: tuple[Reason, ...] = (Reason.UPSTREAM_5XX,)


class Flavor(StrEnum):
    """Which of several upstreams of one wire shape is played."""

    USUAL = "usual"
    NEWAPI = "newapi"
    """openai_videos at a gateway: the upstream's own body with the id replaced."""
    APIYI = "apiyi"
    """openai_videos at a gateway: the reverse asynchronous shape, `submitted` and string errors."""
    VEO = "veo"
    """openai_videos at a gateway: a task the gateway rebuilds, with `metadata.url`."""
    TOKENS = "tokens"
    """openai_chat at a gateway: the FakeOAI family's stream."""
    PIAPI = "piapi"
    """openai_chat at a gateway: the piapi family's stream."""
    VERTEX = "vertex"
    """gemini_video: Vertex in the place of the Gemini API."""


class ChargePolicy(StrEnum):
    """When a provider takes money for a job."""

    USUAL = "usual"
    COMPLETED = "completed"
    """Only for what was delivered."""
    REFUNDED = "refunded"
    """At the create, given back when the job fails."""
    CREATED = "created"
    """At the create, whatever becomes of it."""


class Lenience(StrEnum):
    """What an upstream takes that it should refuse: a validation then starts a job, by accident."""

    NONE = ""
    SECONDS = "seconds"
    """Any duration."""
    ALL = "all"
    """Any duration, and a request without a prompt."""


class BillingRoutes(StrEnum):
    """How a gateway tells what is left on a key."""

    NEW_API = "new_api"
    ONE_API = "one_api"
    LITELLM = "litellm"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quirks:
    """Behaviours of one upstream that a scenario or a test may ask for. Times in seconds."""

    flavor: Flavor = Flavor.USUAL
    lang: str = "zh"
    """Language of a gateway's own messages: `zh` or `en`."""
    lenient: Lenience = Lenience.NONE
    charge: ChargePolicy = ChargePolicy.USUAL
    rewrite_429: bool = False
    """The gateway replaces the message of every 429 by its own about saturation."""
    lag: float = 15.0
    """A new-api gateway refreshes what it knows of its jobs this often."""
    content_delay: float = 3.0
    """For so long after completion some gateways still refuse the content."""
    free: Bounds | None = None
    """Latency of free calls."""
    queue: Bounds | None = None
    """Time a job waits."""
    render: Bounds | None = None
    """Time a job is worked on; for images and streams, the length of the call."""
    image_bytes: int = 0
    """Images are at least this large."""
    shutdown_date: str | None = None
    """What the vendor's model object says, `YYYY-MM-DD`."""
    unpriced: bool = False
    """The gateway has no price for the model."""
    forbidden: bool = False
    """The token may not use the model (a gateway's fourth stage)."""
    requests_per_minute: int = 0
    """A gateway's own limit at the door; 0 for none."""
    billing: BillingRoutes = BillingRoutes.NEW_API
    granted_usd: float = 1000.0
    """What a gateway's key may spend."""


@dataclass(frozen=True, slots=True)
class SimTarget:
    """One scripted upstream. Prices in US dollars; without a `key` every key is good."""

    name: str
    api: Api
    upstream: Upstream
    channel: Channel
    model: str
    """The name on the wire."""
    key: str | None = None
    timeline: tuple[Step, ...] = ()
    noise: tuple[Noise, ...] = ()
    usd_per_second: float = 0.0
    usd_per_call: float = 0.0
    reaches_upstream: bool = False
    """The target's `validation` is configured with `reach: upstream`; used by `World.visible` only."""
    quirks: Quirks = field(default_factory=Quirks)

    def price(self, seconds: float) -> float:
        """What one job costs, in dollars."""
        return self.usd_per_call + self.usd_per_second * seconds


ALWAYS_UP: Final = Step.of(0.0, State.OPERATIONAL)


class TruthTimeline:
    """The steps of one target in the order of time; before the first one it is operational."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = sorted(steps, key=lambda step: step.at)
        if not self.steps or self.steps[0].at > 0:
            self.steps.insert(0, ALWAYS_UP)
        self._starts = [step.at for step in self.steps]

    def at(self, offset: float) -> Step:
        """What holds at a moment, in seconds after the start."""
        return self.steps[max(0, bisect_right(self._starts, offset) - 1)]

    def change(self, step: Step) -> None:
        """From the step's time on only the step holds: what the script had planned after it is dropped."""
        kept = [known for known in self.steps if known.at < step.at]
        self.steps = [*kept, step]
        self._starts = [known.at for known in self.steps]

    def truth(self) -> list[tuple[float, State]]:
        """When the target truly entered which state, equal neighbours merged."""
        entered: list[tuple[float, State]] = []
        for step in self.steps:
            if not entered or entered[-1][1] is not step.state:
                entered.append((step.at, step.state))
        return entered
