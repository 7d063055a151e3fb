"""The sections of a scenario file as they stand in it. Times are durations after the start."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from exporter.config.validation import Name, Text
from exporter.core.vocabulary import Reason, State
from exporter.settings import Dollars, Duration, FrozenModel
from exporter.simulator.pages.page import PageEvent, Says, SimPageKind, Style
from exporter.simulator.script import BillingRoutes, ChargePolicy, Flavor, Lenience, Noise, Quirks, Step

Share = Annotated[float, Field(ge=0, le=1)]
Factor = Annotated[float, Field(gt=0, le=1000)]
Reasons = tuple[Reason, ...]
Between = tuple[Duration, Duration]
_FOREVER = float("inf")


class OfTarget(FrozenModel):
    """Something about one target, by its name."""

    target: Text


class TimelineEntry(OfTarget):
    """One true state, from `at` on."""

    at: Duration
    state: State
    success_rate: Share | None = None
    latency: Factor = 1.0
    reasons: Reasons = ()
    front_door: bool = False

    def step(self) -> Step:
        """The step of the target's script."""
        usual = Step.of(self.at, self.state, self.success_rate, self.latency, self.reasons)
        return Step(usual.at, usual.state, usual.success_rate, usual.latency, usual.reasons, self.front_door)


class NoiseEntry(OfTarget):
    """Random failures of one target, all the time."""

    error_rate: Share
    reasons: Reasons = (Reason.UPSTREAM_5XX,)

    def noise(self) -> Noise:
        """The noise of the target's script."""
        return Noise(self.error_rate, self.reasons or (Reason.UPSTREAM_5XX,))


class StretchEntry(FrozenModel):
    """A time that begins and ends."""

    at: Duration = 0.0
    until: Duration = _FOREVER

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until <= self.at:
            raise ValueError("until is not after at")
        return self


class TrafficEntry(OfTarget):
    """Real requests of two clients."""

    per_hour: Annotated[float, Field(gt=0, le=100_000)]


class ClientEntry(StretchEntry, OfTarget):
    """A third client, whose requests fail whatever the truth is: its own fault, or its bad luck."""

    reporter: Text = "broken-client"
    per_hour: Annotated[float, Field(gt=0, le=100_000)] = 60.0
    error_rate: Share = 1.0
    reasons: Reasons = (Reason.TIMEOUT,)


class WorkEntry(FrozenModel):
    """Maintenance that the operator announced, as in the configuration but in offsets."""

    targets: tuple[str, ...] = Field(min_length=1)
    start: Duration
    end: Duration
    note: Text = "announced maintenance"


class SaysEntry(StretchEntry):
    """One thing that a page says; exactly one of the first keys names it."""

    component: Text | None = None
    absent: Text | None = None
    incident: Text | None = None
    maintenance: Text | None = None
    notice: str | None = None
    monitor: Text | None = None
    board_lost: bool = False
    down: bool = False
    challenged: bool = False
    status: Text = "major_outage"
    impact: Text = "minor"
    about: Text = ""
    announced: Duration = 0.0

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if len(self._said()) != 1:
            raise ValueError(f"expected exactly one of {', '.join(says.value for says in Says)}")
        return self

    def _said(self) -> list[Says]:
        return [says for says in Says if getattr(self, says.value)]

    def event(self) -> PageEvent:
        """The event of the page's script."""
        says = self._said()[0]
        name = getattr(self, says.value)
        return PageEvent(
            says,
            self.at,
            self.until,
            name if isinstance(name, str) else "",
            status=self.status,
            impact=self.impact,
            component=self.about,
            announced=self.announced,
        )


class PageEntry(FrozenModel):
    """A status page: what the configuration knows of it, and what it says when."""

    name: Name
    kind: SimPageKind = SimPageKind.STATUSPAGE
    interval: Text | None = None
    components: tuple[dict[str, Any], ...] = ()
    """As in the configuration."""
    style: Style = Style.INCIDENT_IO
    shows: tuple[Text, ...] = ("Sora",)
    """Components (for new_api: monitors) that the page has of its own."""
    says: tuple[SaysEntry, ...] = ()


class QuirksEntry(FrozenModel):
    """How one simulated upstream behaves."""

    flavor: Flavor = Flavor.USUAL
    lang: Annotated[str, Field(pattern="^(zh|en)$")] = "zh"
    lenient: Lenience = Lenience.NONE
    charge: ChargePolicy = ChargePolicy.USUAL
    rewrite_429: bool = False
    lag: Duration = 15.0
    content_delay: Duration = 3.0
    free: Between | None = None
    queue: Between | None = None
    render: Between | None = None
    image_bytes: Annotated[int, Field(ge=0, le=20_000_000)] = 0
    shutdown_date: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    unpriced: bool = False
    forbidden: bool = False
    requests_per_minute: Annotated[int, Field(ge=0)] = 0
    billing: BillingRoutes = BillingRoutes.NEW_API
    granted_usd: Dollars = 1000.0

    def quirks(self) -> Quirks:
        """The quirks of the target's script."""
        return Quirks(**dict(self))


class Head(FrozenModel):
    """The keys of a scenario that are not lists."""

    name: Text
    duration: Annotated[Duration, Field(gt=0)]
    seed: int = 0
