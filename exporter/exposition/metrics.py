"""The list of every metric: the only place that spells their names."""

from enum import StrEnum
from typing import Final

from exporter.core.records import dataclass

IDENTITY: Final = ("target", "provider", "channel", "model")
"""Labels of every series that belongs to a target."""
VANTAGE: Final = "vantage"
"""A further one where `global.vantage` is set."""


class Kind(StrEnum):
    """Metric types that are used."""

    GAUGE = "gauge"
    COUNTER = "counter"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric family."""

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()
    """Further labels, beside the identity."""
    identity: bool = True
    """Whether its series carry the identity labels of a target."""

    @property
    def unit(self) -> str:
        """The unit that the name ends in, or nothing."""
        word = self.family.rsplit("_", 1)[-1]
        return word if word in {"seconds", "ratio", "usd"} else ""

    @property
    def family(self) -> str:
        """The name that OpenMetrics gives the family: a counter's without `_total`."""
        return self.name.removesuffix("_total") if self.kind is Kind.COUNTER else self.name

    @property
    def all_labels(self) -> tuple[str, ...]:
        """Every label of its series, without `le`."""
        return (*IDENTITY, *self.labels) if self.identity else self.labels


def _gauge(name: str, text: str, *labels: str) -> Metric:
    return Metric(name, Kind.GAUGE, text, labels)


def _counter(name: str, text: str, *labels: str) -> Metric:
    return Metric(name, Kind.COUNTER, text, labels)


def _histogram(name: str, text: str, *labels: str) -> Metric:
    return Metric(name, Kind.HISTOGRAM, text, labels)


def _general(name: str, kind: Kind, text: str, *labels: str) -> Metric:
    return Metric(name, kind, text, labels, identity=False)


STATE = _gauge("service_state", "1 for the target's current state, 0 for the other six.", "state")
STATE_LAST_CHANGE = _gauge(
    "service_state_last_change_timestamp_seconds",
    "When the exporter decided on the current state, Unix time; 0 until the first decision.",
)
STATE_TRANSITIONS = _counter("service_state_transitions_total", "Changes of state, by state entered.", "to")
STATE_REASON = _gauge("service_state_reason", "1 for the reason of the current state; one series.", "reason")
VERIFIED = _gauge("service_verified", "1 when the state rests on evidence that reaches the upstream.")
STATE_EVIDENCE = _gauge(
    "service_state_evidence", "1 for the source of the deepest fresh evidence, 0 for the others.", "probe"
)
LAST_AVAILABLE = _gauge(
    "service_last_available_timestamp_seconds", "When the target was last operational or degraded, Unix time."
)
INFO = _gauge(
    "service_info",
    "What the configuration says of the target, its own labels included; always 1.",
    "title",
    "api",
    "upstream",
    "upstream_model",
)
SLO_OBJECTIVE = _gauge("service_slo_objective_ratio", "Promised availability, from 0 to 1.")
RETIREMENT = _gauge(
    "service_retirement_timestamp_seconds", "Configured or announced end of the service, Unix time."
)
PRICE = _gauge("service_price_usd", "Configured price of one second of video or of one call.", "unit")
RISK_CONTROL_EVENTS = _counter(
    "risk_control_events_total", "Risk-control episodes begun, by the reason that opened them.", "reason"
)
PROBE_SUCCESS = _gauge(
    "service_probe_success",
    "1 when the last probe's outcome was operational; 0 until the first run.",
    "probe",
)
PROBE_LATENCY = _gauge("probe_latency_seconds", "Duration of the last probe; 0 until the first run.", "probe")
PROBE_DURATION = _histogram("service_probe_duration_seconds", "Durations of probes.", "probe")
PROBE_RESULTS = _counter("probe_results_total", "Probes by what they found.", "probe", "outcome", "reason")
PROBE_SKIPPED = _counter(
    "probe_skipped_total", "Probes that were due and did not run, or were cut short.", "probe", "reason"
)
PROBE_LAST_RUN = _gauge(
    "probe_last_run_timestamp_seconds", "End of the last probe, Unix time; 0 until the first run.", "probe"
)
PROBE_NEXT_RUN = _gauge("probe_next_run_timestamp_seconds", "When the next probe is due, Unix time.", "probe")
PROBE_INTERVAL = _gauge("probe_interval_seconds", "Interval in force, backing off included.", "probe")
PROBE_DISABLED = _gauge(
    "probe_disabled", "1 while the probe is off, after an accident or by policy.", "probe", "reason"
)
PROBE_COST = _counter("probe_cost_usd_total", "Money booked for probes.", "probe")
BUDGET_LIMIT = _gauge("probe_budget_limit_usd", "The target's budget of this UTC day; absent without one.")
BUDGET_SPENT = _gauge("probe_budget_spent_usd", "Settled and reserved for the target this UTC day.")
CREDENTIAL_VALID = _gauge(
    "credential_valid", "0 while the key or the balance is refused; absent until something was answered."
)
FALLBACKS = _counter(
    "classifier_fallback_total",
    "Answers that no rule, code or structure decided; what they said stands on the target's page.",
    "probe",
)
CREDENTIAL_BALANCE = _gauge(
    "credential_balance_usd", "What is left on our key; absent where the gateway tells no figure."
)
CREDENTIAL_EXPIRES = _gauge(
    "credential_expires_timestamp_seconds",
    "Until when our key holds, Unix time; absent where the gateway tells no end.",
)
OBSERVATIONS = _counter(
    "observations_total", "Observations of real traffic, by what they say.", "outcome", "reason"
)
BILLED_WITHOUT_VIDEO = _counter(
    "observations_billed_without_video_total", "Observations that say billed and not delivered."
)
GENERATION = _histogram("video_generation_seconds", "Whole jobs of generation probes, request to result.")
GENERATION_PHASE = _gauge("video_generation_phase_seconds", "Parts of the last generation job.", "phase")
JOBS_OPEN = _gauge("video_generation_jobs_open", "Accepted jobs that have not ended.")
LATE_RESULTS = _counter(
    "video_generation_late_results_total", "Jobs that ended after their deadline, by outcome.", "outcome"
)

GLOBAL_BUDGET_LIMIT = _general(
    "probe_global_budget_limit_usd", Kind.GAUGE, "Budget of all targets for this UTC day; absent without one."
)
GLOBAL_BUDGET_SPENT = _general(
    "probe_global_budget_spent_usd", Kind.GAUGE, "Settled and reserved for all targets this UTC day."
)
PAGE_UP = _general("status_page_up", Kind.GAUGE, "1 if the status page was read at the last attempt.", "page")
PAGE_INDICATOR = _general(
    "status_page_indicator",
    Kind.GAUGE,
    "1 for the page's own overall word.",
    "page",
    "indicator",
)
PAGE_UPTIME = _general(
    "status_page_component_uptime_ratio",
    Kind.GAUGE,
    "The uptime that the page itself publishes; absent where it publishes none.",
    "page",
    "component",
)
PAGE_COMPONENT = _general(
    "status_page_component_state",
    Kind.GAUGE,
    "1 for the current state of a configured component, 0 for the others.",
    "page",
    "component",
    "state",
)
PAGE_INCIDENTS = _general(
    "status_page_open_incidents",
    Kind.GAUGE,
    "Incidents and maintenance under way on a page.",
    "page",
    "impact",
)
PAGE_DISAGREEMENT = _gauge("status_page_disagreement", "1 while the page and the probes disagree.", "page")
BUILD_INFO = _general(
    "sora_exporter_build_info", Kind.GAUGE, "Version of the exporter; always 1.", "version", "python"
)
RELOAD_SUCCESSFUL = _general(
    "sora_exporter_config_last_reload_successful",
    Kind.GAUGE,
    "1 if the last load of the configuration worked.",
)
RELOAD_SUCCESS_AT = _general(
    "sora_exporter_config_last_reload_success_timestamp_seconds",
    Kind.GAUGE,
    "When the configuration in force was loaded, Unix time.",
)
PROBE_LAG = _general(
    "sora_exporter_probe_lag_seconds", Kind.HISTOGRAM, "How long after their appointed time probes began."
)
LOOP_STALL = _general(
    "sora_exporter_loop_stall_seconds",
    Kind.HISTOGRAM,
    "How long the event loop was held at a time; it is looked at every 50 ms.",
)
TARGETS = _general("sora_exporter_targets", Kind.GAUGE, "Configured targets.")
SHARD_INFO = _general(
    "sora_exporter_shard_info",
    Kind.GAUGE,
    "Which shard this is, and of how many; absent without.",
    "index",
    "total",
)
STORE_WRITABLE = _general(
    "sora_exporter_store_writable", Kind.GAUGE, "0 while the storage cannot be written; paid probes wait."
)
NETWORK_OK = _general(
    "sora_exporter_network_ok", Kind.GAUGE, "0 while failures are laid to the exporter's own network."
)

PER_TARGET: Final = (
    *(STATE, STATE_LAST_CHANGE, STATE_TRANSITIONS, STATE_REASON, VERIFIED, STATE_EVIDENCE, LAST_AVAILABLE),
    *(INFO, SLO_OBJECTIVE, RETIREMENT, PRICE, RISK_CONTROL_EVENTS),
    *(PROBE_SUCCESS, PROBE_LATENCY, PROBE_DURATION, PROBE_RESULTS, PROBE_SKIPPED),
    *(PROBE_LAST_RUN, PROBE_NEXT_RUN, PROBE_INTERVAL, PROBE_DISABLED, PROBE_COST),
    *(BUDGET_LIMIT, BUDGET_SPENT, CREDENTIAL_VALID, CREDENTIAL_BALANCE, CREDENTIAL_EXPIRES),
    *(OBSERVATIONS, BILLED_WITHOUT_VIDEO, FALLBACKS),
    *(GENERATION, GENERATION_PHASE, JOBS_OPEN, LATE_RESULTS),
)
"""Families that come from a target's row, in the order of the page."""
GENERAL: Final = (
    *(GLOBAL_BUDGET_LIMIT, GLOBAL_BUDGET_SPENT),
    *(PAGE_UP, PAGE_INDICATOR, PAGE_COMPONENT, PAGE_UPTIME, PAGE_INCIDENTS, PAGE_DISAGREEMENT),
    *(BUILD_INFO, RELOAD_SUCCESSFUL, RELOAD_SUCCESS_AT, PROBE_LAG, LOOP_STALL),
    *(TARGETS, SHARD_INFO, STORE_WRITABLE, NETWORK_OK),
)
"""Families that come from the rest of the board."""
METRICS: Final = (*PER_TARGET, *GENERAL)
"""Every metric of our own on /metrics; those of the process are `process.NAMES`."""

ON_DEMAND_SUCCESS = _gauge("probe_success", "1 when this probe's outcome was operational.")
ON_DEMAND_DURATION = _gauge("probe_duration_seconds", "Duration of this probe.")
ON_DEMAND: Final = (ON_DEMAND_SUCCESS, ON_DEMAND_DURATION, STATE)
"""Metrics on /probe. The first two are blackbox_exporter's names: on /metrics its alerts would catch them."""
