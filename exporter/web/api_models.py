"""What the API answers, as models: the OpenAPI document is written from them, tests hold answers to them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from exporter.core.vocabulary import Api, Channel, Fault, Reason, Source, State

Ratio = Annotated[float, Field(ge=0, le=1)]
Usd = Annotated[float, Field(ge=0)]
Seconds = Annotated[float, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class ProblemDetails(_Model):
    """An error, as RFC 9457 describes it."""

    type: str
    title: str
    status: int
    detail: str
    """What is wrong and what would be right, in a sentence."""


class TargetPrice(_Model):
    """The configured price."""

    usd_per_second: Usd | None = None
    usd_per_call: Usd | None = None


class Windows(_Model):
    """A ratio over each window, and over one that was asked for; null where there is no figure."""

    model_config = ConfigDict(extra="allow")
    hour: Annotated[Ratio | None, Field(alias="1h")]
    day: Annotated[Ratio | None, Field(alias="24h")]
    week: Annotated[Ratio | None, Field(alias="7d")]
    month: Annotated[Ratio | None, Field(alias="30d")]


class LastProbe(_Model):
    """The last run of any probe."""

    probe: Source
    time: AwareDatetime
    outcome: State
    reason: Reason
    latency_seconds: Seconds


class TargetRow(_Model):
    """A target and its state."""

    target: str
    title: str
    provider: str
    channel: Channel
    model: str
    state: State
    reason: Reason
    since: AwareDatetime | None
    """Dated start of the state: its first decisive evidence."""
    verified: bool
    """The state rests on evidence that reaches the upstream."""
    evidence: Source | None
    """The deepest fresh evidence."""
    last_probe: LastProbe | None
    availability: Windows
    """Up time over up and down time that was verified; null where less than half of the time was."""
    coverage: Windows
    """The share of the time that was verified."""
    watched_since: AwareDatetime | None
    """Windows that reach back before it are of the time since."""
    promise: Ratio | None
    """The configured objective."""
    price: TargetPrice | None
    episodes_7d: Annotated[int, Field(ge=0)]
    """Episodes of risk control or suspension that began or lasted within seven days."""


class Targets(_Model):
    """Targets, in the order of the configuration."""

    targets: list[TargetRow]
    next: str | None = None
    """Where the next page begins (`after`); only with `limit`, null on the last page."""


class Answered(_Model):
    """One answer as evidence."""

    time: AwareDatetime
    outcome: State
    reason: Reason
    fault: Fault | None
    rule: str
    detail: str
    """What the upstream said, masked and shortened."""
    latency_seconds: Seconds | None
    reporter: str | None


class ProbeEvidence(_Model):
    """What one source of evidence says, judged for itself."""

    model_config = ConfigDict(extra="allow")
    probe: Source
    says: State | None
    reason: Reason | None
    counts: bool
    note: str
    answers: Annotated[int, Field(ge=0)]
    successes: Annotated[int, Field(ge=0)]
    fresh_until: AwareDatetime | None
    last: list[Answered]


class AnnouncedWork(_Model):
    """Announced maintenance."""

    source: str
    text: str
    start: AwareDatetime | None
    end: AwareDatetime | None


class StateExplanation(_Model):
    """StateExplanation a target is in its state, and what would change it."""

    model_config = ConfigDict(extra="allow")
    state: State
    reason: Reason
    verified: bool
    since: AwareDatetime | None
    decided_at: AwareDatetime | None
    rule: str
    because: str
    announcement: AnnouncedWork | None
    evidence: list[ProbeEvidence]
    changes: list[str]


class TargetInFull(TargetRow):
    """A target, its state, and why it is so."""

    explanation: StateExplanation


class EpisodeOut(_Model):
    """A time in one state."""

    state: State
    reason: Reason
    start: AwareDatetime
    end: AwareDatetime | None


class TargetHistory(_Model):
    """The episodes of a target, oldest first."""

    target: str
    since: AwareDatetime
    episodes: list[EpisodeOut]


class CheckOut(_Model):
    """What one probe was answered."""

    time: AwareDatetime
    """When it ended."""
    probe: Source
    outcome: State
    reason: Reason
    fault: Fault | None
    latency_seconds: Seconds | None
    """Null where the exporter itself was held up meanwhile."""
    rule: str
    detail: str
    """What the upstream said, masked and shortened."""


class TargetChecks(_Model):
    """Checks of a target, newest first: a part of the successes of two days, failures of a month."""

    target: str
    since: AwareDatetime
    checks: list[CheckOut]
    next: AwareDatetime | None
    """What to ask `until` next for older ones; null on the last page."""


class Event(_Model):
    """A change of state."""

    target: str
    channel: Channel
    model: str
    at: AwareDatetime
    """When the exporter decided it."""
    since: AwareDatetime
    """Dated start of the new state."""
    old: State
    new: State
    reason: Reason


class Events(_Model):
    """Changes of state, newest last."""

    events: list[Event]
    next: AwareDatetime
    """What to ask `since` next: nothing comes twice and nothing is left out."""


class RoutedTarget(_Model):
    """A target worth trying."""

    target: str
    channel: Channel
    provider: str
    api: Api
    base_url: str
    upstream_model: str
    state: State
    verified: bool
    success_ratio_1h: Ratio | None
    latency_seconds: Seconds | None
    price: TargetPrice | None
    cost_usd: Usd | None
    """Of that very video."""
    cost_per_success_usd: Usd | None
    retry_after_seconds: Seconds | None
    why: str


class LeftOut(_Model):
    """A target that is not worth a request."""

    target: str
    state: State
    why: str


class RouteOut(_Model):
    """The order in which to try the targets of a model."""

    model: str
    prefer: Channel | None
    scenario: str | None
    valid_for_seconds: Seconds
    targets: list[RoutedTarget]
    left_out: list[LeftOut]


class NotUnderstood(_Model):
    """An answer that nothing understood."""

    target: str
    probe: Source
    time: AwareDatetime
    count: Annotated[int, Field(ge=1)]
    """How many like it came."""
    outcome: State
    reason: Reason
    text: str
    """What it said, masked and shortened."""
    rules: str
    """The lines of `classifier.rules` that would teach it."""


class UnrecognisedAnswers(_Model):
    """Answers that no rule, code or structure decided, the latest of each target first."""

    unrecognised: list[NotUnderstood]


class ComponentOut(_Model):
    """A watched component of a status page."""

    component: str
    state: str
    since: AwareDatetime | None
    """When the page was first seen to say so."""
    targets: list[str]
    uptime_ratio: Ratio | None
    """The uptime that the page itself publishes."""
    uptime_window: str | None
    """What the published uptime is of, such as `90d`."""


class PageNotice(_Model):
    """An incident or maintenance that a page tells."""

    title: str
    impact: str
    start: AwareDatetime | None
    end: AwareDatetime | None
    published: AwareDatetime | None
    begun: bool
    targets: list[str]


class SeenHere(_Model):
    """A trouble as this exporter saw it."""

    state: State
    start: AwareDatetime
    end: AwareDatetime | None


class ComparedTrouble(_Model):
    """One trouble of a target: as it was seen here, as the page told it, or both."""

    target: str
    seen: SeenHere | None
    told: PageNotice | None
    lead_seconds: float | None
    """How long it was known here before the page told; negative where the page was first."""


class PageOut(_Model):
    """A status page, and what it says."""

    page: str
    url: str
    up: bool | None
    read_at: AwareDatetime | None
    indicator: str | None
    """The page's own overall word."""
    components: list[ComponentOut]
    notices: list[PageNotice]
    """Under way or ahead."""
    past: list[PageNotice]
    """Over, of the last 90 days, newest first."""
    compared: list[ComparedTrouble]
    """Of the last 90 days, oldest first."""


class Pages(_Model):
    """The status pages, in the order of the configuration."""

    pages: list[PageOut]


class BudgetOut(_Model):
    """Money of this UTC day."""

    limit_usd: Usd | None
    spent_usd: Usd


class Budgets(BudgetOut):
    """What probing may cost this UTC day and what is booked."""

    day: date
    targets: dict[str, BudgetOut]


class OneObservation(_Model):
    """The outcome of one request of real traffic: an outcome, or the answer itself."""

    target: str
    reporter: str
    time: AwareDatetime | None = None
    latency_seconds: Seconds | None = None
    outcome: Literal["operational"] | None = None
    transport: str | None = None
    status: int | None = None
    headers: dict[str, str] | None = None
    body: object = None
    exception: str | None = None


class ObservationsIn(_Model):
    """Outcomes of real traffic, all of a request or none."""

    observations: list[OneObservation]


class Accepted(_Model):
    """How many observations were accepted."""

    accepted: Annotated[int, Field(ge=0)]


class RefusedObservation(_Model):
    """What is wrong with one observation."""

    index: int | None
    field: str
    message: str


class RefusedObservations(_Model):
    """StateExplanation nothing was accepted."""

    errors: list[RefusedObservation]
