"""Takes codes and class names apart: a name nobody listed still says what it is about."""

import re
from typing import Final

from exporter.core.classify.rule import words

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CLASS: Final = re.compile(r"\b[A-Z]\w{0,60}(?:Error|Exception)\b")

_ABOUT: Final = {
    "~money": words(
        "balance credit credits quota billing billed payment funds arrears arrearage overdue unpaid wallet"
        " subscription plan budget recharge paywall"
    ),
    "~key": words(
        "key apikey keys auth authentication authenticated unauthenticated unauthorized authorization"
        " signature credential credentials jwt bearer login"
    ),
    "~rights": words("permission permissions forbidden whitelist allowlist entitlement unentitled"),
    "~maintenance": words("maintenance"),
    "~content": words(
        "moderation moderated nsfw unsafe sensitive safety copyright copyrighted censored profanity csam"
    ),
}
_SHOWN: Final = words("content prompt policy output input audio")
_TURNED_AWAY: Final = words("filter filtered blocked violation violated rejected refused flagged")
_SHAPED: Final = words("type length size format schema token tokens")
_THEIRS: Final = words("deduction refund refunded unavailable unreachable offline timeout")
_BOOKS: Final = words("billing quota credit credits charge usage")
_FELL: Final = words("failed failure service")
"""What a service does, or fails to do, by itself: BILLING_FAILED is no want of credit."""
_READ: Final = words("get query fetch lookup retrieve load")
"""GET_USER_BALANCE_FAILED: it could not be looked up."""
_WHOSE: Final = words("user key apikey account customer tenant token client workspace")
_PACE: Final = words("concurrency concurrent parallel rate")
_ASKED: Final = words("upstream provider vendor backend supplier channel")
_HOUSES: Final = words(
    "openai google fal replicate kie openrouter runway heygen runware wavespeed muapi piapi minimax segmind"
    " novita stability elevenlabs anthropic aimlapi"
)
"""Whom a gateway asks, by name: `fal_out_of_balance`."""
_TIMES: Final = words("daily weekly monthly hourly minute day error limit limits")
_BARE: Final = words("auth authentication authorization account")
_SENT: Final = words("missing required no not need supported available")
"""What is not there may be ours to send: MISSING_PROVIDER_KEY."""
_WRONG: Final = words(
    "failed failure fail error invalid rejected refused denied expired revoked exhausted insufficient"
    " unauthorized unauthenticated forbidden suspended disabled banned exceeded unpaid overdue depleted empty"
    " inactive bad wrong incorrect declined locked low out"
)
_ACCOUNT: Final = words("~key ~rights ~money")
_FIT: Final = words(
    "available active healthy usable enabled free schedulable valid suitable matching eligible working"
)
_POOLED: Final = words(
    "key keys account accounts token tokens credential credentials cookie cookies session sessions"
)
_ROUTES: Final = words("channel channels provider providers upstream upstreams deployment deployments route")
_LINES: Final = words("channel channels deployment deployments")
"""What a gateway alone has: CHANNEL_UNAVAILABLE. A provider that is unavailable is there, and fails."""
_GIVEN: Final = words("response body content output reply answer result")
"""What may be empty without anything being used up: channel:empty_response."""
_LOGINS: Final = words("account accounts cookie cookies session sessions")
_DRAINED: Final = words("empty exhausted unavailable drained inactive")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS: Final = re.compile(r"[_.:/-]+")
_KINDS: Final = words("error exception err")
_DOWN: Final = words("down offline disabled")
_MACHINES: Final = words(
    "connection connections thread threads db database memory gpu gpus worker workers buffer"
)
"""Pools of these are no accounts."""
_NAMES: Final = {word: about for about, named in _ABOUT.items() for word in named}


def about(code: str, *, told: bool = False) -> set[str]:
    """What the words of a code are about, as codes of our own: `INSUFFICIENT_BALANCE` is about `~money`.

    `told`: somebody answers with it, so a house that it names is not the one who says it.
    """
    found = [word.lower() for word in _WORD.findall(code)]
    if _nothing_left(found):
        return {"~pool"} if _POOLED.intersection(found) or "pool" in found else {"~channel"}
    if _THEIRS.intersection(found) or (_BOOKS.intersection(found) and _FELL.intersection(found)):
        return set()
    if _READ.intersection(found) and (_FELL.intersection(found) or "error" in found):
        return set()
    subjects = {_NAMES[word] for word in found if word in _NAMES}
    if _SHOWN.intersection(found) and _TURNED_AWAY.intersection(found) and not _SHAPED.intersection(found):
        subjects.add("~content")
    if _WHOSE.intersection(found) and _PACE.intersection(found):
        subjects.add("~our_limit")
    asked = _ASKED | _HOUSES if told else _ASKED
    if subjects & _ACCOUNT and asked.intersection(found) and _upstreams(found, asked):
        return {"~upstreams_account"}
    return subjects


def spaced(name: str) -> str:
    """An identifier as the short sentence that it is: `NO_FREE_ACCOUNTS`, `TokenPoolExhausted`."""
    parted = _SEPARATORS.sub(" ", _HUMP.sub(" ", name)).lower().split()
    return " ".join(word for word in parted if word not in _KINDS)


def _upstreams(found: list[str], asked: frozenset[str]) -> bool:
    """UPSTREAM_AUTH_FAILED: what is wrong is wrong with the key of whoever is asked."""
    bare = set(found) <= asked | _ABOUT["~money"] | _TIMES | _BARE
    return (bare or bool(_WRONG.intersection(found))) and not _SENT.intersection(found)


def _nothing_left(found: list[str]) -> bool:
    """NO_ACTIVE_KEYS and ALL_ACCOUNTS_INACTIVE: the service has nothing to serve with."""
    if "no" in found and _FIT.intersection(found):
        return bool((_POOLED | _ROUTES).intersection(found))
    if "no" in found and _LOGINS.union(_LINES).intersection(found[found.index("no") + 1 :][:1]):
        return True
    if _LINES.intersection(found) and _DRAINED.intersection(found) and _GIVEN.isdisjoint(found):
        return True
    if "all" in found and _ROUTES.intersection(found):
        return bool((_DRAINED | _DOWN).intersection(found))
    if "pool" in found and _DRAINED.intersection(found) and not _MACHINES.intersection(found):
        return True
    whole = "all" in found or "pool" in found
    return whole and bool(_DRAINED.intersection(found)) and bool(_POOLED.intersection(found))


def about_classes(text: str) -> set[str]:
    """The same for the names of exceptions in a text: `MissingAuthError` is about `~key`."""
    found = {subject for name in _CLASS.findall(text) if name != "KeyError" for subject in about(name)}
    # A client's own class: whoever it asks is its provider, and the key is ours.
    return {"~key"} | found - {"~upstreams_account"} if "~upstreams_account" in found else found


_STATUSES: Final = {
    "badrequest": 400,
    "authentication": 401,
    "permissiondenied": 403,
    "notfound": 404,
    "unprocessableentity": 422,
    "ratelimit": 429,
    "toomanyrequests": 429,
    "internalserver": 500,
    "server": 500,
    "apiserver": 500,
    "badgateway": 502,
    "gatewaytimeout": 504,
    "serviceunavailable": 503,
}
_ENDS: Final = 1_000
"""Characters of the beginning of a longer text, and of its end, where names of classes stand."""
_REFUSAL: Final = re.compile(r"\b(" + "|".join(_STATUSES) + r")(?:error|exception)\b", re.IGNORECASE)


def status_of_class(text: str) -> int | None:
    """The HTTP status that a client's class of exception stands for: `openai.NotFoundError` is a 404."""
    if len(text) > 2 * _ENDS:
        text = f"{text[:_ENDS]}\n{text[-_ENDS:]}"
    found = _REFUSAL.findall(text)
    return _STATUSES[found[-1].lower()] if found else None
