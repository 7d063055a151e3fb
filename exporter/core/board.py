"""What is known of all targets right now: the engine writes it, everybody else reads it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import field

from exporter.core.availability import Timeline
from exporter.core.recent import RecentTraffic
from exporter.core.records import dataclass
from exporter.core.shards import WHOLE, Shard
from exporter.core.state.machine import Health
from exporter.core.unrecognised import Notebook
from exporter.core.vocabulary import PROBES, Api, Channel, Off, Phase, Reason, Skip, Source, State, Upstream
from exporter.core.wire.measures import Measures


@dataclass(slots=True)
class Histogram:
    """Counts of values: `counts[i]` of those in (bounds[i-1], bounds[i]], the last of those beyond."""

    bounds: tuple[float, ...]
    counts: list[int] = field(default_factory=list)
    sum: float = 0.0

    def __post_init__(self) -> None:
        if not self.counts:
            self.counts = [0] * (len(self.bounds) + 1)

    def observe(self, value: float) -> None:
        """Count one value, in seconds."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.sum += value


PROBE_BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of `service_probe_duration_seconds`, seconds."""
GENERATION_BOUNDS = (5.0, 15.0, 30.0, 60.0, 120.0, 180.0, 300.0, 600.0, 1200.0, 1800.0)
"""Upper bounds of `video_generation_seconds`, seconds."""
LAG_BOUNDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0)
"""Upper bounds of `sora_exporter_probe_lag_seconds`, seconds."""
STALL_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Upper bounds of `sora_exporter_loop_stall_seconds`, seconds."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the configuration says of a target and people want to see; nothing here is secret."""

    target: str
    provider: str
    channel: Channel
    model: str
    title: str
    api: Api
    upstream: Upstream
    upstream_model: str
    labels: Mapping[str, str]
    probes: tuple[Source, ...]
    """The probes this target has, cheapest first."""
    slo_ratio: float | None = None
    retires_at: float | None = None
    """Unix seconds, configured or announced."""
    usd_per_second: float | None = None
    usd_per_call: float | None = None
    vantage: str | None = None
    """From where the exporter looks, if the configuration says it."""


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of one probe. Times are unix seconds, latency seconds."""

    source: Source
    began: float
    at: float
    latency: float
    outcome: State
    reason: Reason
    rule: str
    detail: str
    unread: str = ""
    """What was said and not understood; raw."""
    cost_usd: float = 0.0
    evidence: bool = True
    """False where it says nothing of the service: looks at its job were refused for our own pace."""


@dataclass(slots=True)
class Beat:
    """When a probe runs next, and how often it does now (backing off included)."""

    interval: float
    next_run: float
    disabled: Off | None = None
    """Why the probe is off, while it is; changed by `turn`."""
    held_until: float = 0.0
    """The upstream has asked for quiet until then, unix seconds."""
    been_off: tuple[Off, ...] = ()
    """Every reason for which it is or was off."""

    def __post_init__(self) -> None:
        self.turn(self.disabled)

    def turn(self, disabled: Off | None) -> None:
        """Turn the probe off for a reason, or on again."""
        self.disabled = disabled
        if disabled is not None and disabled not in self.been_off:
            self.been_off = (*self.been_off, disabled)


@dataclass(slots=True)
class Money:
    """A budget's day: dollars, settled and reserved, since UTC midnight."""

    limit_usd: float | None = None
    spent_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Announcement:
    """Work that is announced for a target, from `start` to `end` (unix seconds; infinity without an end)."""

    start: float
    end: float
    source: str
    """`operator`, or the name of the status page."""
    text: str
    """The note or the notice's title; for people only."""


@dataclass(slots=True)
class Entry:
    """One target's row."""

    facts: Facts
    health: Health
    timeline: Timeline
    runs: dict[Source, Run] = field(default_factory=dict)
    beats: dict[Source, Beat] = field(default_factory=dict)
    budget: Money = field(default_factory=Money)
    credential_valid: bool | None = None
    balance_usd: float | None = None
    """What is left on our key, where the gateway tells."""
    credential_expires_at: float | None = None
    """Until when our key holds, unix seconds, where the gateway tells."""
    last_available: float | None = None
    watched_since: float | None = None
    """When the target was watched for the first time, by this process or one before it; unix seconds."""
    announcement: Announcement | None = None
    """Work that is announced for now or next, as it was announced: whichever state rules."""
    results: Counter[tuple[Source, State, Reason]] = field(default_factory=Counter)
    skipped: Counter[tuple[Source, Skip]] = field(default_factory=Counter)
    transitions: Counter[State] = field(default_factory=Counter)
    risk_control_events: Counter[Reason] = field(default_factory=Counter)
    observations: Counter[tuple[State, Reason]] = field(default_factory=Counter)
    traffic: RecentTraffic = field(default_factory=RecentTraffic)
    cost_usd: dict[Source, float] = field(default_factory=dict)
    durations: dict[Source, Histogram] = field(default_factory=dict)
    generation_seconds: Histogram = field(default_factory=lambda: Histogram(GENERATION_BOUNDS))
    phases: dict[Phase, float] = field(default_factory=dict)
    delivered: Measures | None = None
    """What the last generation that delivered brought, as far as it says."""
    billed_without_video: int = 0
    """Observations that say so."""
    jobs_open: int = 0
    late_results: Counter[State] = field(default_factory=Counter)
    fallbacks: Counter[Source] = field(default_factory=Counter)
    """Verdicts on answers that nothing in the classifier understood."""
    unrecognised: Notebook = field(default_factory=Notebook)
    version: int = 0
    """The board's version at this row's last change; set by `Board.touch`."""

    @property
    def credential_told(self) -> bool:
        """The gateway has told something of our key."""
        return self.balance_usd is not None or self.credential_expires_at is not None

    def __post_init__(self) -> None:
        for probe in self.facts.probes:
            self.durations.setdefault(probe, Histogram(PROBE_BOUNDS))
            self.cost_usd.setdefault(probe, 0.0)


@dataclass(frozen=True, slots=True)
class Component:
    """One configured component of a status page, as last read."""

    name: str
    state: str
    """One of `COMPONENT_STATES`."""
    targets: tuple[str, ...]
    uptime_ratio: float | None = None
    """The vendor's own published uptime, where the page has one ..."""
    uptime_window: float | None = None
    """... and over how many seconds."""
    since: float = 0.0
    """When the page was first seen to say so, unix seconds; a larger or smaller outage is the same word."""
    advisory: bool = False
    """Says what was rather than what is (an average of a day), so it neither announces nor disagrees."""


COMPONENT_STATES = (
    "operational",
    "degraded_performance",
    "partial_outage",
    "major_outage",
    "under_maintenance",
    "absent",
)
IMPACTS = ("none", "minor", "major", "critical", "maintenance")
INDICATORS = IMPACTS
"""What a page says of everything on it in one word."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An incident or maintenance that a status page or the operator announces. Times are unix seconds."""

    title: str
    impact: str
    """One of `IMPACTS`."""
    start: float | None
    end: float | None
    targets: tuple[str, ...] = ()
    begun: bool = True
    """Under way; False while it is only scheduled. What has ended is no notice any more."""
    published: float | None = None
    """When it was announced, where the page tells."""


@dataclass(slots=True)
class Page:
    """One status page."""

    name: str
    url: str
    up: bool | None = None
    """None until it was read for the first time."""
    read_at: float | None = None
    components: tuple[Component, ...] = ()
    notices: tuple[Notice, ...] = ()
    indicator: str | None = None
    """The page's own overall word, one of `INDICATORS`; None where it has none."""
    past: tuple[Notice, ...] = ()
    """What it told in the last 90 days of watched components and is over."""
    disagreeing: frozenset[str] = frozenset()
    """Targets for which page and probes disagree now."""


@dataclass(slots=True)
class Board:
    """Everything that is shown."""

    started: float
    entries: dict[str, Entry] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    budget: Money = field(default_factory=Money)
    shard: Shard = WHOLE
    lag: Histogram = field(default_factory=lambda: Histogram(LAG_BOUNDS))
    stalls: Histogram = field(default_factory=lambda: Histogram(STALL_BOUNDS))
    network_ok: bool = True
    store_writable: bool = True
    reload_successful: bool = True
    web_reload_successful: bool = True
    """The same of the web configuration."""
    reload_success_at: float = 0.0
    ready: bool = False
    """Every target's first free probe has ended."""
    version: int = 0
    """Raised by every change that a scrape could see; see `touch`."""

    def touch(self, *targets: str) -> None:
        """Say that what a scrape shows has changed: of these targets, and of the board itself.

        Scrapes keep a target's formatted lines until its row is touched, so every change of an `Entry`
        ends with a touch that names it. A job of a target that was removed may still end.
        """
        self.version += 1
        for target in targets:
            if target in self.entries:
                self.entries[target].version = self.version


__all__ = ["PROBES", "Beat", "Board", "Component", "Entry", "Facts", "Money", "Notice", "Page", "Run"]
