"""The closed vocabulary of the contract: every word that may become a label value."""

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """What is true of a target; also the `outcome` of a single answer."""

    OPERATIONAL = "operational"
    DEGRADED = "degraded"
    MAINTENANCE = "maintenance"
    RETIRED = "retired"
    UNKNOWN = "unknown"
    RISK_CONTROL = "risk_control"
    SUSPENDED = "suspended"

    @property
    def code(self) -> int:
        """Order for `max by`: a blind replica never hides a failing one."""
        return _CODES[self]

    @property
    def icon(self) -> str:
        """The coloured disc people know the state by."""
        return _ICONS[self]

    @property
    def up(self) -> bool:
        """Counts as available."""
        return self in UP

    @property
    def down(self) -> bool:
        """Counts as not available."""
        return self in DOWN

    @property
    def excluded(self) -> bool:
        """Counts neither way: the time is left out of availability."""
        return self not in UP and self not in DOWN


UP: Final = frozenset({State.OPERATIONAL, State.DEGRADED})
DOWN: Final = frozenset({State.RISK_CONTROL, State.SUSPENDED})
_CODES: Final = {state: code for code, state in enumerate(State, start=1)}
_ICONS: Final = dict(zip(State, "🟢🟡🔵⚫⚪🟠🔴", strict=True))


class Channel(StrEnum):
    """How the model is reached: the vendor's real API, or reverse-engineered web access."""

    OFFICIAL = "official"
    REVERSE = "reverse"


class Upstream(StrEnum):
    """What answers at the base URL."""

    VENDOR = "vendor"
    GATEWAY = "gateway"
    SORA2API = "sora2api"


class Api(StrEnum):
    """The wire shape spoken at the base URL; one dialect each."""

    OPENAI_VIDEOS = "openai_videos"
    OPENAI_CHAT = "openai_chat"
    OPENAI_IMAGES = "openai_images"
    GEMINI_VIDEO = "gemini_video"
    HTTP = "http"


class Probing(StrEnum):
    """Probing policy of a target."""

    ACTIVE = "active"
    PASSIVE = "passive"
    OFF = "off"


class Source(StrEnum):
    """Where evidence comes from: a probe kind, or an observation of real traffic."""

    CATALOG = "catalog"
    VALIDATION = "validation"
    GENERATION = "generation"
    OBSERVATION = "observation"

    @property
    def depth(self) -> int:
        """How far the evidence reaches: catalog < validation < generation = observation."""
        return _DEPTHS[self]

    @property
    def paid(self) -> bool:
        """Whether a run may cost money."""
        return self is Source.GENERATION


_DEPTHS: Final = {Source.CATALOG: 1, Source.VALIDATION: 2, Source.GENERATION: 3, Source.OBSERVATION: 3}
PROBES: Final = (Source.CATALOG, Source.VALIDATION, Source.GENERATION)
"""The probe kinds, cheapest first."""


class Fault(StrEnum):
    """Whose doing a failure is."""

    UPSTREAM = "upstream"
    OURS = "ours"


class Off(StrEnum):
    """Why a probe is off."""

    ACCIDENT = "accident"
    """It has started a paid job: until an operator clears it."""
    SUSPECTED = "suspected_accident"
    """It may have, more than once: until a later try is refused as it must be."""
    POLICY = "policy"
    """The configuration says so."""


class Skip(StrEnum):
    """Why a probe that was due did not run, or was cut short without becoming evidence."""

    BUDGET = "budget"
    MAINTENANCE = "maintenance"
    OVERLAP = "overlap"
    POLICY = "policy"
    TRAFFIC = "traffic"
    DEADLINE = "deadline"
    STALL = "stall"
    """Our own process was held up: what came of the probe is no evidence."""


class Phase(StrEnum):
    """The parts of a `generation` job."""

    ACCEPT = "accept"
    QUEUE = "queue"
    RENDER = "render"
    DOWNLOAD = "download"


class Reason(StrEnum):
    """Why an answer counts as it does."""

    CAPTCHA = "captcha"
    CLOUDFLARE_CHALLENGE = "cloudflare_challenge"
    CLOUDFLARE_BLOCK = "cloudflare_block"
    UNUSUAL_ACTIVITY = "unusual_activity"
    SENTINEL_BLOCK = "sentinel_block"
    ACCOUNT_BANNED = "account_banned"
    ACCOUNT_EXPIRED = "account_expired"
    RATE_LIMITED = "rate_limited"
    CONCURRENCY_LIMITED = "concurrency_limited"
    PARTIAL_FAILURE = "partial_failure"

    NO_CHANNEL = "no_channel"
    CHANNEL_DISABLED = "channel_disabled"
    SERVICE_PAUSED = "service_paused"
    ACCOUNT_POOL_EXHAUSTED = "account_pool_exhausted"
    CONNECTION_REFUSED = "connection_refused"
    ALL_FAILING = "all_failing"

    UPSTREAM_5XX = "upstream_5xx"
    OVERLOADED = "overloaded"
    TIMEOUT = "timeout"
    SLOW = "slow"
    RESET = "reset"
    BAD_RESPONSE = "bad_response"
    TRUNCATED = "truncated"
    QUEUE_STUCK = "queue_stuck"
    GENERATION_FAILED = "generation_failed"
    ARTIFACT_INVALID = "artifact_invalid"
    ARTIFACT_MISMATCH = "artifact_mismatch"
    UNKNOWN_STATUS = "unknown_status"

    MAINTENANCE_WINDOW = "maintenance_window"
    MAINTENANCE_ANNOUNCED = "maintenance_announced"

    MODEL_DEPRECATED = "model_deprecated"
    MODEL_REMOVED = "model_removed"
    ENDPOINT_REMOVED = "endpoint_removed"

    INVALID_KEY = "invalid_key"
    INSUFFICIENT_QUOTA = "insufficient_quota"
    PERMISSION_DENIED = "permission_denied"
    OWN_RATE_LIMIT = "own_rate_limit"
    REGION_BLOCKED = "region_blocked"
    INVALID_REQUEST = "invalid_request"
    ENDPOINT_NOT_SUPPORTED = "endpoint_not_supported"
    MODEL_NOT_FOUND = "model_not_found"
    DNS = "dns"
    TLS = "tls"
    PROXY = "proxy"
    NETWORK = "network"
    INTERNAL = "internal"
    NO_DATA = "no_data"

    OK = "ok"
    CONTENT_POLICY = "content_policy"
    REJECTED_AS_EXPECTED = "rejected_as_expected"


GROUPS: Final[dict[State, tuple[Reason, ...]]] = {
    State.RISK_CONTROL: (
        Reason.CAPTCHA,
        Reason.CLOUDFLARE_CHALLENGE,
        Reason.CLOUDFLARE_BLOCK,
        Reason.UNUSUAL_ACTIVITY,
        Reason.SENTINEL_BLOCK,
        Reason.ACCOUNT_BANNED,
        Reason.ACCOUNT_EXPIRED,
        Reason.RATE_LIMITED,
        Reason.CONCURRENCY_LIMITED,
        Reason.PARTIAL_FAILURE,
    ),
    State.SUSPENDED: (
        Reason.NO_CHANNEL,
        Reason.CHANNEL_DISABLED,
        Reason.SERVICE_PAUSED,
        Reason.ACCOUNT_POOL_EXHAUSTED,
        Reason.CONNECTION_REFUSED,
        Reason.ALL_FAILING,
    ),
    State.DEGRADED: (
        Reason.UPSTREAM_5XX,
        Reason.OVERLOADED,
        Reason.TIMEOUT,
        Reason.SLOW,
        Reason.RESET,
        Reason.BAD_RESPONSE,
        Reason.TRUNCATED,
        Reason.QUEUE_STUCK,
        Reason.GENERATION_FAILED,
        Reason.ARTIFACT_INVALID,
        Reason.ARTIFACT_MISMATCH,
        Reason.UNKNOWN_STATUS,
    ),
    State.MAINTENANCE: (Reason.MAINTENANCE_WINDOW, Reason.MAINTENANCE_ANNOUNCED),
    State.RETIRED: (Reason.MODEL_DEPRECATED, Reason.MODEL_REMOVED, Reason.ENDPOINT_REMOVED),
    State.UNKNOWN: (
        Reason.INVALID_KEY,
        Reason.INSUFFICIENT_QUOTA,
        Reason.PERMISSION_DENIED,
        Reason.OWN_RATE_LIMIT,
        Reason.REGION_BLOCKED,
        Reason.INVALID_REQUEST,
        Reason.ENDPOINT_NOT_SUPPORTED,
        Reason.MODEL_NOT_FOUND,
        Reason.DNS,
        Reason.TLS,
        Reason.PROXY,
        Reason.NETWORK,
        Reason.INTERNAL,
        Reason.NO_DATA,
    ),
    State.OPERATIONAL: (Reason.OK, Reason.CONTENT_POLICY, Reason.REJECTED_AS_EXPECTED),
}
"""Where a single answer with a reason usually leads (contract, section 9)."""

GROUP_OF: Final[dict[Reason, State]] = {reason: state for state, group in GROUPS.items() for reason in group}
CREDENTIAL_REASONS: Final = frozenset(
    {Reason.INVALID_KEY, Reason.INSUFFICIENT_QUOTA, Reason.PERMISSION_DENIED, Reason.REGION_BLOCKED}
)
"""Refusals of our key, balance or place: `credential_valid` is 0 while one stands."""
NETWORK_REASONS: Final = frozenset(
    {Reason.DNS, Reason.TLS, Reason.PROXY, Reason.CONNECTION_REFUSED, Reason.RESET, Reason.TIMEOUT}
)
"""Connection-level reasons that are put to the network guard before they count."""


COLOURS: Final[dict[State, str]] = {
    State.OPERATIONAL: "#2da44e",
    State.DEGRADED: "#d4a72c",
    State.MAINTENANCE: "#218bff",
    State.RETIRED: "#424a53",
    State.UNKNOWN: "#afb8c1",
    State.RISK_CONTROL: "#e16f24",
    State.SUSPENDED: "#cf222e",
}
"""Hexadecimal RGB. They never stand alone: a word or an icon is always beside them."""
