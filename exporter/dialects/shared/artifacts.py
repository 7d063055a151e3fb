"""Finding the address of a video or an image in an answer, and checking that it is one."""

import base64
import binascii
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import CREDENTIAL_REASONS, Reason
from exporter.core.wire.measures import Measures, measure
from exporter.dialects.base import Reading, Spec
from exporter.dialects.shared.outcomes import SHOWN
from exporter.transport import Fetched, Media, sniff

_NEUTRAL: Final = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/mp4"})
_LARGEST: Final = 4 * 1024**3
"""Bytes; no clip that is worth a probe is larger."""
_WORDS: Final = ("text/", "application/json", "application/problem+json")
_ANYBODYS: Final = frozenset(
    {
        Reason.OWN_RATE_LIMIT,
        Reason.REGION_BLOCKED,
        Reason.CAPTCHA,
        Reason.CLOUDFLARE_CHALLENGE,
        Reason.CLOUDFLARE_BLOCK,
        Reason.MAINTENANCE_WINDOW,
    }
)
"""What any host may refuse a download for."""
_TELLING: Final = CREDENTIAL_REASONS | {
    Reason.RATE_LIMITED,
    Reason.CONCURRENCY_LIMITED,
    Reason.UNUSUAL_ACTIVITY,
    Reason.SENTINEL_BLOCK,
    Reason.ACCOUNT_BANNED,
    Reason.ACCOUNT_EXPIRED,
    Reason.ACCOUNT_POOL_EXHAUSTED,
    Reason.NO_CHANNEL,
    Reason.CHANNEL_DISABLED,
    Reason.SERVICE_PAUSED,
}
"""What the host that made it may."""
_PART: Final = 48 * 1024
"""Bytes that are decoded at a time to learn the measures."""
_READINGS: Final = 3


def read_artifact(fetched: Fetched, wanted: Collection[Media], spec: Spec) -> Reading:
    """A reading of the fetched beginning: `ok`, or `artifact_invalid` with the rule that it breaks.

    A refusal that says why (our key, our pace, a captcha) is no word on the artifact: it is left to the
    classifier.
    """
    if not fetched.exchanges:
        refusal = Answer(Transport.EXCEPTION, exception=f"exporter.transport.Refused: {fetched.refused}")
        return Reading(refusal, (), reason=Reason.ARTIFACT_INVALID, rule="artifact.refused")
    answer = fetched.exchanges[-1].answer
    if answer.transport is Transport.EXCEPTION and not fetched.foreign:
        # Our way to the base URL itself: that is for the network guard to judge.
        return Reading(
            answer, fetched.exchanges, otherwise=Reason.ARTIFACT_INVALID, rule="artifact.connection"
        )
    flaw = _flaw(fetched, wanted)
    if flaw is not None and _is_refusal(fetched, spec):
        refusal = replace(answer, body=answer.body[:SHOWN])
        return Reading(
            refusal, fetched.exchanges, otherwise=Reason.ARTIFACT_INVALID, rule="artifact.refusal", look=True
        )
    shown = replace(answer, body="" if fetched.data and flaw is None else answer.body[:SHOWN])
    reason = Reason.OK if flaw is None else Reason.ARTIFACT_INVALID
    return Reading(shown, fetched.exchanges, reason=reason, rule=flaw or "artifact.checked")


def measure_inline(text: str) -> Measures | None:
    """The measures of a file in base64; only those parts are decoded that say them."""
    found = measure(_decoded(text, 0))
    for _ in range(_READINGS):
        if not isinstance(found, int):
            break
        part = _decoded(text, found)
        found = measure(part, found) if part else None
    return None if isinstance(found, int) else found


def _decoded(text: str, begin: int) -> bytes:
    """At most `_PART` bytes of a file in base64, from byte `begin` on; empty where it is none."""
    first = begin // 3 * 4
    piece = text[first : first + _PART // 3 * 4]
    try:
        return base64.b64decode(piece[: len(piece) // 4 * 4], validate=True)[begin % 3 :]
    except (binascii.Error, ValueError):
        return b""


def _is_refusal(fetched: Fetched, spec: Spec) -> bool:
    """Whether words, or a status, came in the artifact's place that say why there is none."""
    exchange = fetched.exchanges[-1]
    kind = exchange.answer.headers.get("content-type", "").strip().lower()
    if fetched.refused is not None or (exchange.ok and not kind.startswith(_WORDS)):
        return False
    verdict = classify(exchange.answer, spec.channel, upstream=spec.upstream, look=True)
    if verdict.reason in _ANYBODYS:
        return True
    # Other hosts are not shown our key: what they refuse is the address that we were given.
    return not fetched.foreign and verdict.reason in _TELLING


def _flaw(fetched: Fetched, wanted: Collection[Media]) -> str | None:
    exchange = fetched.exchanges[-1]
    family = exchange.answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    found = sniff(fetched.data)
    checks = (
        (fetched.refused is not None, "artifact.refused"),
        (not exchange.ok, "artifact.not_served"),
        (family not in _NEUTRAL and family.partition("/")[0] not in wanted, "artifact.type"),
        (fetched.size is not None and not len(fetched.data) <= fetched.size <= _LARGEST, "artifact.size"),
        (found is None or found[0] not in wanted, "artifact.first_bytes"),
        (
            found is not None and family not in _NEUTRAL and found[0] != family.partition("/")[0],
            "artifact.type",
        ),
    )
    return next((rule for broken, rule in checks if broken), None)
