"""What each probe can see: the table of the contract's section 4, as data.

What a request does not see it cannot report, in reality and here alike; this table is the only judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import Reason, Source, Upstream

_FREE: Final = frozenset({Source.CATALOG, Source.VALIDATION})
_VALIDATION: Final = frozenset({Source.VALIDATION})
_NONE: Final[frozenset[Source]] = frozenset()


@dataclass(frozen=True, slots=True)
class VisibilityRow:
    """The free probes that see some reasons, at each kind of upstream."""

    reasons: tuple[Reason, ...]
    vendor: frozenset[Source]
    gateway: frozenset[Source]
    sora2api: frozenset[Source]


ROWS: Final = (
    VisibilityRow(
        (
            Reason.CONNECTION_REFUSED,
            Reason.DNS,
            Reason.TLS,
            Reason.RESET,
            Reason.PROXY,
            Reason.NETWORK,
            Reason.MAINTENANCE_WINDOW,
            Reason.INVALID_KEY,
        ),
        _FREE,
        _FREE,
        _FREE,
    ),
    VisibilityRow(
        (
            Reason.UPSTREAM_5XX,
            Reason.OVERLOADED,
            Reason.TIMEOUT,
            Reason.SLOW,
            Reason.RATE_LIMITED,
            Reason.BAD_RESPONSE,
            Reason.PARTIAL_FAILURE,
            Reason.ALL_FAILING,
        ),
        _FREE,
        _NONE,
        _NONE,
    ),
    VisibilityRow(
        (
            Reason.CAPTCHA,
            Reason.CLOUDFLARE_CHALLENGE,
            Reason.CLOUDFLARE_BLOCK,
            Reason.UNUSUAL_ACTIVITY,
            Reason.SENTINEL_BLOCK,
            Reason.ACCOUNT_BANNED,
            Reason.ACCOUNT_EXPIRED,
            Reason.CONCURRENCY_LIMITED,
        ),
        _FREE,
        _NONE,
        _NONE,
    ),
    # A gateway limits what costs something, not its list of models.
    VisibilityRow((Reason.OWN_RATE_LIMIT,), _FREE, _VALIDATION, _NONE),
    VisibilityRow((Reason.NO_CHANNEL, Reason.CHANNEL_DISABLED), _NONE, _FREE, _NONE),
    VisibilityRow((Reason.SERVICE_PAUSED,), _VALIDATION, _VALIDATION, _VALIDATION),
    VisibilityRow((Reason.ACCOUNT_POOL_EXHAUSTED,), _NONE, _NONE, _VALIDATION),
    VisibilityRow(
        (Reason.MODEL_DEPRECATED, Reason.MODEL_REMOVED, Reason.ENDPOINT_REMOVED), _FREE, _NONE, _NONE
    ),
    VisibilityRow(
        (Reason.INSUFFICIENT_QUOTA, Reason.PERMISSION_DENIED, Reason.REGION_BLOCKED),
        _VALIDATION,
        _NONE,
        _NONE,
    ),
    VisibilityRow(
        (
            Reason.CONTENT_POLICY,
            Reason.GENERATION_FAILED,
            Reason.QUEUE_STUCK,
            Reason.ARTIFACT_INVALID,
            Reason.ARTIFACT_MISMATCH,
            Reason.TRUNCATED,
            Reason.UNKNOWN_STATUS,
            Reason.INVALID_REQUEST,
        ),
        _NONE,
        _NONE,
        _NONE,
    ),
    VisibilityRow((Reason.MODEL_NOT_FOUND,), _FREE, _FREE, _FREE),
    VisibilityRow((Reason.ENDPOINT_NOT_SUPPORTED,), _FREE, _NONE, _NONE),
)
"""The contract's rows; reasons that it does not list stand where they belong by what they are."""

SHOWABLE: Final = frozenset(reason for row in ROWS for reason in row.reasons)
"""Reasons an upstream can show at all; the others are conclusions, or good news."""


def _column(upstream: Upstream) -> Mapping[Reason, frozenset[Source]]:
    return {reason: getattr(row, upstream.value) for row in ROWS for reason in row.reasons}


_SEEN: Final = {upstream: _column(upstream) for upstream in Upstream}
_REACHING: Final = {
    reason: _SEEN[Upstream.GATEWAY][reason] | (_SEEN[Upstream.VENDOR][reason] & _VALIDATION)
    for reason in SHOWABLE
}
"""At a gateway whose validation reaches the upstream: its own refusals, and the vendor's."""


def sees(upstream: Upstream, source: Source, reason: Reason, *, reaches_upstream: bool = False) -> bool:
    """Whether evidence of this kind can show this reason.

    `reaches_upstream`: a gateway's `validation` with `reach: upstream`.
    """
    if reason not in SHOWABLE:
        return False
    if source in (Source.GENERATION, Source.OBSERVATION):
        return True
    if reaches_upstream and upstream is Upstream.GATEWAY:
        return source in _REACHING[reason]
    return source in _SEEN[upstream][reason]
