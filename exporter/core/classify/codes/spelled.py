"""What the words of an identifier say that no table has: `render_quota_exceeded`, `videoRateLimit`."""

import re
from functools import cache
from typing import Final

from exporter.core.classify.codes.table import Family, Meaning, folded
from exporter.core.classify.rule import Rule, Speaker, words
from exporter.core.vocabulary import Channel, Reason

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_WORDS: Final = (
    # Each line: a meaning, and words that must all be there; alternatives stand between bars.
    ("maintenance_window", "maintenance"),
    ("captcha", "captcha|recaptcha|turnstile|hcaptcha"),
    ("content_policy", "moderation|moderated|nsfw|sensitive|unsafe|copyright|csam|profanity"),
    (
        "content_policy",
        "content|prompt blocked|violation|violated|filter|filtered|rejected|flagged",
    ),
    ("concurrency_limited", "concurrency|concurrent limit|limited|exceeded|reached|many"),
    ("rate_limited", "rate limit|limited|limits|exceeded|limiting"),
    ("rate_limited", "too many requests"),
    ("rate_limited", "throttling|throttled|ratelimit|ratelimited|rpm|tpm|qps"),
    ("insufficient_quota", "quota exceeded|exhausted|insufficient|reached|enough"),
    ("insufficient_quota", "balance|credit|credits|funds insufficient|enough|low|exhausted|no|out|depleted"),
    ("insufficient_quota", "payment|subscription|billing required|inactive|expired|overdue|disabled"),
    ("insufficient_quota", "arrears|arrearage|overdue"),
    (
        "invalid_key",
        "key|token|credentials|credential|signature|apikey invalid|expired|missing|revoked|wrong",
    ),
    ("invalid_key", "unauthenticated|unauthorized"),
    ("invalid_key", "auth|authentication failed|failure|required|invalid|error"),
    ("permission_denied", "permission|access denied|forbidden|insufficient|required"),
    ("region_blocked", "region|country|location unsupported|blocked|restricted|supported"),
    ("model_deprecated", "model deprecated|retired|sunset|decommissioned"),
    ("model_not_found", "model|deployment not|unknown|invalid|unsupported"),
    ("timeout", "timeout|timedout"),
    ("timeout", "timed out"),
    ("timeout", "deadline exceeded"),
    ("overloaded", "overloaded|overload|busy|congested|congestion"),
    ("overloaded", "capacity exceeded|exhausted|insufficient|no"),
    ("overloaded", "service|server|model|system unavailable"),
    ("invalid_request", "job|task|video|file|asset|image|generation not found|exist"),
    (
        "invalid_request",
        "missing|invalid|unsupported|bad|unknown parameter|param|params|argument|field|prompt|value",
    ),
    ("endpoint_not_supported", "endpoint|route|path|method|url not|unknown|unsupported|invalid"),
    ("endpoint_not_supported", "not found"),
    ("generation_failed", "generation|render|rendering|inference|task|job failed|failure|error"),
    ("upstream_5xx", "internal|server|system|unexpected|unknown error|failure|exception"),
)
_POOLED: Final = frozenset({Reason.INSUFFICIENT_QUOTA, Reason.INVALID_KEY, Reason.PERMISSION_DENIED})
_UNSAID: Final = words("error errors failed failure invalidrequesterror")


@cache
def _meanings() -> tuple[tuple[tuple[frozenset[str], ...], tuple[Meaning, ...]], ...]:
    found = []
    for meaning, needed in _WORDS:
        table = f"{meaning}: x"
        family = Family(name="spelled", source="the words of the code", speaker=Speaker.VENDOR, table=table)
        found.append(
            (tuple(words(group.replace("|", " ")) for group in needed.split()), family.meanings["x"])
        )
    return tuple(found)


def split(code: str) -> frozenset[str]:
    """The words of a code in lower case: snake, camel, dotted, kebab or all capitals."""
    return frozenset(word.lower() for word in _WORD.findall(code))


def rule(code: str, channel: Channel | None) -> Rule | None:
    """What the words of a code say, or None. On reverse channels they are too little for money and keys."""
    if code.isdecimal() or " " in code or folded(code) in _UNSAID:
        return None
    found = split(code)
    for groups, meanings in _meanings():
        if all(not group.isdisjoint(found) for group in groups):
            said = next(each.rule for each in meanings if not each.rule.on or channel in each.rule.on)
            return None if said.reason in _POOLED and channel is Channel.REVERSE else said
    return None
