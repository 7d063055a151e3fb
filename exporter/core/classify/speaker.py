"""Who speaks: the API itself, or something in front of it (hosting, CDN, firewall, proxy).

Such a stranger knows nothing of our key, our balance, our path or the life of a model. What it may say is
that it takes us for a robot, that what stood behind it has been stopped, or that something behind it fails.
So its words on the other matters are not believed, and neither is its status alone.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.lexicon import away, said
from exporter.core.classify.matching import Table, spoken
from exporter.core.classify.parsing import page_words
from exporter.core.classify.rule import Shape, rule
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import GROUP_OF, Reason, State

_OWN_ANSWERS: Final = ("awselb", "akamaighost", "cloudfront", "varnish", "squid", "bigip")
"""Servers that name themselves only in answers of their own; in others the origin's name stands there."""
_IN_FRONT: Final = (
    *_OWN_ANSWERS, "cloudflare", "nginx", "openresty", "tengine", "apache", "caddy", "envoy", "istio",
    "traefik", "haproxy", "vercel", "fly/", "gws", "gse", "google frontend", "microsoft-azure", "ddos-guard",
    "sucuri", "railway", "netlify", "imperva", "bunnycdn", "keycdn", "tencent", "esa",
    "yunjiasu", "dosarrest", "litespeed", "iis", "heroku",
)  # fmt: skip
_PASSED: Final = (
    "cf-", "x-amz-cf-", "x-vercel-", "x-served-by", "x-azure-", "x-akamai", "x-cdn", "x-iinfo",
    "x-sucuri", "x-envoy-", "x-cache", "fly-", "x-railway-", "x-nf-", "x-render-", "x-varnish",
    "via", "x-amzn-waf-",
)  # fmt: skip
"""Beginnings of headers that something in front of the API adds."""
_FELL_BACK: Final = "x-railway-fallback"
"""Railway's, of a deployment that is not there and, under a 5xx, of one that did not answer."""
_STOPPED_HEADERS: Final = (
    (_FELL_BACK, ""),
    ("x-vercel-error", "deployment_"),
    ("x-render-routing", "suspend"),
    ("x-render-routing", "no-deploy"),
)
"""Headers, and the beginning of their values, of hosts whose deployment does not run."""
_STOPPED: Final = re.compile(
    r"deployment_(?:paused|disabled|not_found|deleted)"
    r"|\bicp\b[^\n]{0,20}\bfiling|备案"
    r"|(?:deployment|site|service|app|application|space|project|website|account|web app|workspace)"
    r" (?:has been |is |was |you have attempted to reach (?:is|has been) )?(?:currently |temporarily )?"
    r"(?:suspended|paused|stopped|disabled|taken down|sleeping|unpublished|deactivated|archived)"
)
"""Words of hosts for a deployment that was stopped, is paused, not permitted, or no longer there."""
_WALL: Final = re.compile(
    r"\bwaf\b|\brobot\b|mod_?security|wordfence|ddos|\bimperva\b|incapsula|akamai|sucuri|datadome|perimeterx"
    r"|kasada|radware|fortiguard|fortiweb|edgesuite\.net"
)
"""Words of a wall against robots; on a page of something in front of the API."""
_SCRIPTED: Final = re.compile(
    r"\bwaf\b|aliyun_waf|errors\.aliyun\.com|acw_sc__v2|x5secdata|/punish|captcha|_incapsula_|geetest|turnstile|datadome"
    r"|js_?validator|js_?challenge|__jsl_clearance|__qrator|\$_ts=|jschl|probe_?js|bot_?check|verify_?human|slide_?verify|__test="
)
"""Addresses and names of walls in the scripts of a page that says nothing to a reader."""
_NO_WORDS: Final = 40
_FEW_WORDS: Final = 160
_WALLED: Final = frozenset({403, 429, 503})
"""With these a page whose scripts ask for a captcha needs no silence."""
_WALL_HEADER: Final = re.compile(r"mitigat|waf|wall|shield|\bbot\b|challenge|captcha|ddos|block")
_WALL_ACTIONS: Final = (
    ("captcha", Reason.CAPTCHA),
    ("challenge", Reason.CLOUDFLARE_CHALLENGE),
    ("block", Reason.CLOUDFLARE_BLOCK),
    ("den", Reason.CLOUDFLARE_BLOCK),
)
"""What a wall says in its header that it did: `cf-mitigated`, `x-amzn-waf-action`, `x-vercel-mitigated`."""
_PLACE: Final = re.compile(
    r"(?:block|bann|restrict|disabl|not available|unavailable|denied)[^\n]{0,60}"
    r"\b(?:your (?:country|region|location)|country or region)"
)
"""Words of a wall that keeps whole countries out."""
_PHRASES: Final = re.compile(
    r"(?:[^a-z\u0080-\uffff]|\b(?:error|http|status|code|the|server|nginx|openresty|apache|cloudflare|envoy"
    r"|caddy|html|title|gone|forbidden|unauthorized|authorization|required|payment|not|found|method|allowed"
    r"|access|denied|bad|request"
    r"|too|many|requests|temporarily|unavailable|moved|permanently|page|acceptable|conflict|teapot|ray|id|host"
    r"|varnish|tengine|traefik|iis|web|site|resource|this|is|was|sorry|you|are|to|on|a|an|permission|have|don't"
    r"|do|url|requested|document|here|port|at|for|of|be|could|can|t|s)\b)*+"
)
"""A status told in words: its reason phrase, the server's name, nothing beside."""
_UNBELIEVED: Final = frozenset(
    {
        Reason.INVALID_KEY,
        Reason.INSUFFICIENT_QUOTA,
        Reason.PERMISSION_DENIED,
        Reason.OWN_RATE_LIMIT,
        Reason.MODEL_NOT_FOUND,
        Reason.ENDPOINT_NOT_SUPPORTED,
        Reason.INVALID_REQUEST,
        Reason.CONTENT_POLICY,
        Reason.NO_CHANNEL,
        Reason.CHANNEL_DISABLED,
        Reason.ACCOUNT_POOL_EXHAUSTED,
        Reason.ACCOUNT_BANNED,
        Reason.ACCOUNT_EXPIRED,
        Reason.CONCURRENCY_LIMITED,
        Reason.RATE_LIMITED,
    }
)
"""What only the API can know."""
_TOO_LARGE: Final = frozenset({413, 414, 431, 494})
"""Whoever refuses a request for its size has seen it."""
_PLAIN_ON_TLS: Final = re.compile("plain http request was sent to https port")
_NO_ROUTE: Final = re.compile(
    r"\bcannot (?:get|post|put|delete) /\S|no route matches|no route found for|whitelabel error page"
    r"|using the urlconf defined in|the route \S+ could not be found"
)
"""What frameworks write on a page, and no web server in front of them: the API itself knows no such path."""
_SAID: Final = {
    reason: Table((rule(str(reason), reason, "pages in ten languages", phrases=said(lexicon)),))
    for reason, lexicon in (
        (Reason.REGION_BLOCKED, away.PLACE),
        (Reason.SERVICE_PAUSED, away.STOPPED),
        (Reason.CLOUDFLARE_BLOCK, away.WALL),
        (Reason.ENDPOINT_NOT_SUPPORTED, {}),
    )
}
"""What people say for it; beside these stand the marks that are no words of a language."""
_MARKS: Final = (
    ("speaker.place", Reason.REGION_BLOCKED, _PLACE),
    ("speaker.stopped", Reason.SERVICE_PAUSED, _STOPPED),
    ("speaker.wall", Reason.CLOUDFLARE_BLOCK, _WALL),
    ("speaker.plain_on_tls", Reason.ENDPOINT_NOT_SUPPORTED, _PLAIN_ON_TLS),
    ("speaker.no_route", Reason.ENDPOINT_NOT_SUPPORTED, _NO_ROUTE),
)
_FAILED: Final = frozenset(range(500, 600)) - {566, 567}
"""Under these a wall speaks of what stands behind it; the two are those of EdgeOne's own refusals."""
_REFUSED: Final = range(300, 500)
_PROXY: Final = 407
_GONE: Final = 410
"""Without a word it says no more than that of a web server, whoever says it."""
_PACE: Final = 429
EDGE: Final = "edge."
"""How the names of the rules for such answers begin."""


def stranger(signals: Signals) -> bool:
    """Whether the answer was not given by the API: a page, or text from something that stands in front."""
    if signals.transport is not Transport.HTTP or signals.form is Form.MEDIA:
        return False
    if signals.form is Form.PAGE or Shape.HTML in signals.shapes:
        return True  # a page in a message is that of something behind whoever hands it on
    if signals.form is Form.STRUCTURE:
        return False
    server = signals.headers.get("server", "").lower()
    if server.startswith(_OWN_ANSWERS):
        return True
    if signals.form is Form.EMPTY:
        return False
    return server.startswith(_IN_FRONT) or any(name.startswith(_PASSED) for name in signals.headers)


def by_mark(signals: Signals, found: Finding | None) -> Finding | None:
    """What the marks of hosts and walls say of an answer by a stranger; `found` is what the tables say."""
    for name, begins in _STOPPED_HEADERS:
        told = signals.headers.get(name)
        fell = name == _FELL_BACK and signals.status in _FAILED
        if told is not None and told.lower().startswith(begins) and not fell:
            return Finding(DecidedBy.SPEAKER, "speaker.stopped", Reason.SERVICE_PAUSED, detail=name)
    walled = _by_wall(signals)
    if walled is not None:
        return walled
    quoted = Shape.HTML in signals.shapes  # in the text of an exception, or of a failed job
    if not (quoted or stranger(signals)) or (found is not None and found.reason is Reason.MAINTENANCE_WINDOW):
        return None
    worded = found is not None and found.stage is DecidedBy.PHRASE
    if signals.form is Form.TEXT and found is not None and worded and believed(signals, found):
        return None
    scripted = _by_script(signals)
    if scripted is not None:
        return scripted
    return _by_words(signals, failed=signals.status in _FAILED and signals.form is not Form.STRUCTURE)


def _by_script(signals: Signals) -> Finding | None:
    """A page without words whose scripts name the wall that sends them."""
    longest = _FEW_WORDS if signals.status in _WALLED else _NO_WORDS
    silent = len(signals.text) < longest or (
        signals.transport is Transport.EXCEPTION and len(page_words(signals.markup).strip()) < _NO_WORDS
    )
    scripted = _SCRIPTED.search(signals.markup) if silent else None
    if scripted is None:
        return None
    reason = Reason.CAPTCHA if "captcha" in scripted[0] else Reason.CLOUDFLARE_CHALLENGE
    return Finding(DecidedBy.SPEAKER, "speaker.wall_script", reason, detail=scripted[0])


def _by_words(signals: Signals, *, failed: bool) -> Finding | None:
    """What the text of such an answer says; `failed` where a wall speaks of what stands behind it."""
    for name, reason, words in _MARKS:
        found_mark = words.search(signals.text)
        mark = found_mark[0] if found_mark else spoken(_SAID[reason], signals.text, signals.begun)
        if mark is not None and not (words is _WALL and failed):
            captcha = words is _WALL and "captcha" in mark
            return Finding(DecidedBy.SPEAKER, name, Reason.CAPTCHA if captcha else reason, detail=mark)
    return None


def _by_wall(signals: Signals) -> Finding | None:
    """A header in which a wall says what it did to the request, whatever the status is."""
    for name, value in signals.headers.items():
        if _WALL_HEADER.search(name):
            action = value.strip().lower()
            for begins, reason in _WALL_ACTIONS:
                if action.startswith(begins):
                    return Finding(DecidedBy.SPEAKER, "speaker.wall_header", reason, detail=name)
    return None


def believed(signals: Signals, decision: Finding) -> bool:
    """Whether what was read off the words of an answer counts, given who said it."""
    if decision.stage is DecidedBy.SPEAKER or decision.name.startswith(EDGE) or not stranger(signals):
        return True
    if signals.form is Form.STRUCTURE and decision.detail and decision.detail not in signals.markup:
        return True  # not the page said it, but whoever hands it on
    if signals.form is Form.TEXT:
        # Text may be the API's own behind something in front of it: words count, a status in words does not.
        return _PHRASES.fullmatch(signals.text) is None
    return decision.reason not in _UNBELIEVED and GROUP_OF[decision.reason] is not State.RETIRED


def by_status(signals: Signals) -> Finding | None:
    """What the status of a stranger's answer says; None where it means the same from everybody."""
    status = signals.status
    gone = status == _GONE and signals.form is Form.EMPTY and _PHRASES.fullmatch(signals.text) is not None
    if status not in _REFUSED or status == _PROXY or not (gone or stranger(signals)):
        return None
    if status in _TOO_LARGE:
        return Finding(DecidedBy.SPEAKER, "speaker.too_large", Reason.INVALID_REQUEST)
    reason = Reason.RATE_LIMITED if status == _PACE else Reason.BAD_RESPONSE
    return Finding(DecidedBy.SPEAKER, "speaker.status", reason, State.DEGRADED)
