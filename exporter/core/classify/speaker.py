"""Who speaks: the API itself, or something in front of it (hosting, CDN, firewall, proxy).

Such a stranger knows nothing of our key, our balance, our path or the life of a model. What it may say is
that it takes us for a robot, that what stood behind it has been stopped, or that something behind it fails.
So its words on the other matters are not believed, and neither is its status alone.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.rule import Shape
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
_STOPPED_HEADERS: Final = (
    ("x-railway-fallback", ""),
    ("x-vercel-error", "deployment_"),
    ("x-render-routing", "suspend"),
    ("x-render-routing", "no-deploy"),
)
"""Headers, and the beginning of their values, of hosts whose deployment does not run."""
_STOPPED: Final = re.compile(
    r"deployment_(?:paused|disabled|not_found|deleted)|deployment could not be found"
    r"|(?:deployment|site|service|app|application|space|project|website|account|web app|workspace)"
    r" (?:has been |is |was |you have attempted to reach (?:is|has been) )?(?:currently |temporarily )?"
    r"(?:suspended|paused|stopped|disabled|taken down|sleeping|unpublished|deactivated|archived)"
    r"|your space is (?:in error|paused|sleeping)|space (?:paused|is in error)|no such app\b"
    r"|project not found"
    r"|there(?: i|')s nothing here, yet|isn't a github pages site|run this repl|no active service"
    r"|(?:site|app|application|deployment|space) not found|over its serving quota|bandwidth limit exceeded"
    r"|domain (?:is (?:for sale|parked|expired)|has expired|may be for sale)|account suspended"
    r"|(?:站点|网站|服务|应用|域名|项目)(?:已|被|已被|已经)[^\n]{0,12}(?:暂停|停止|关闭|停用|过期)"
    r"|(?:站点|网站|服务|应用)[^\n]{0,8}停止(?:运行|访问|服务)|未备案|没有找到站点|欠费"
    r"|(?:サイト|サービス|アプリ)[^\n]{0,6}(?:停止|一時停止)|(?:사이트|서비스|앱)[^\n]{0,6}(?:중지|정지)"
)
"""Words of hosts for a deployment that was stopped, is paused, or is no longer there."""
_WALL: Final = re.compile(
    r"\bwaf\b|firewall|\bbot (?:detection|protection|management)|\brobot\b|are you (?:a )?human|not a robot"
    r"|captcha|security check|(?:request|access|connection|you(?:r request)?) (?:was|has been|is|have been)"
    r" (?:blocked|rejected|intercepted)|blocked by|denied by (?:a )?(?:security|policy|rule)|support id"
    r"|pardon our interruption|automated (?:access|queries|requests|traffic)|suspicious (?:activity|traffic)"
    r"|unusual (?:traffic|activity)|access to this page has been denied|mod_?security|wordfence|ddos"
    r"|web page blocked|incident id|\bimperva\b|incapsula|akamai|sucuri|datadome|perimeterx|kasada|radware"
    r"|fortiguard|fortiweb"
    r"|防火墙|安全(?:验证|检测|狗|策略|威胁)|拦截|阻断|(?:访问|请求)[^\n]{0,10}被拒绝"
    r"|黑客攻击|云防护|人机验证|网站卫士"
    r"|ファイアウォール|ロボット|방화벽|로봇"
)
"""Words of a wall against robots; on a page of something in front of the API."""
_PLACE: Final = re.compile(
    r"(?:block|bann|restrict|disabl|not available|unavailable|denied)[^\n]{0,60}"
    r"\b(?:your (?:country|region|location)|country or region)"
    r"|\byour (?:country|region|location)\b[^\n]{0,40}"
    r"(?:block|bann|restrict|disabl|not (?:available|supported|allowed))"
)
"""Words of a wall that keeps whole countries out."""
_PHRASES: Final = re.compile(
    r"(?:[^a-z\u0080-\uffff]|\b(?:error|http|status|code|the|server|nginx|openresty|apache|cloudflare|envoy"
    r"|caddy|html|title|gone|forbidden|unauthorized|authorization|required|payment|not|found|method|allowed|access|denied|bad|request"
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
_TOO_LARGE: Final = frozenset({413, 414, 431})
"""Whoever refuses a request for its size has seen it."""
_MARKS: Final = (
    ("speaker.place", Reason.REGION_BLOCKED, _PLACE),
    ("speaker.stopped", Reason.SERVICE_PAUSED, _STOPPED),
    ("speaker.wall", Reason.CLOUDFLARE_BLOCK, _WALL),
    (
        "speaker.plain_on_tls",
        Reason.ENDPOINT_NOT_SUPPORTED,
        re.compile("plain http request was sent to https port"),
    ),
)
_FAILED: Final = range(500, 600)
"""Under these a wall speaks of what stands behind it."""
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
        if told is not None and told.lower().startswith(begins):
            return Finding(DecidedBy.SPEAKER, "speaker.stopped", Reason.SERVICE_PAUSED, detail=name)
    if not stranger(signals) or (found is not None and found.reason is Reason.MAINTENANCE_WINDOW):
        return None
    if signals.form is Form.TEXT and found is not None and believed(signals, found):
        return None
    for name, reason, words in _MARKS:
        mark = words.search(signals.text)
        if mark is not None and not (words is _WALL and signals.status in _FAILED):
            captcha = words is _WALL and "captcha" in mark[0]
            return Finding(DecidedBy.SPEAKER, name, Reason.CAPTCHA if captcha else reason, detail=mark[0])
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
    gone = status == _GONE and signals.form is Form.EMPTY
    if status not in _REFUSED or status == _PROXY or not (gone or stranger(signals)):
        return None
    if status in _TOO_LARGE:
        return Finding(DecidedBy.SPEAKER, "speaker.too_large", Reason.INVALID_REQUEST)
    reason = Reason.RATE_LIMITED if status == _PACE else Reason.BAD_RESPONSE
    return Finding(DecidedBy.SPEAKER, "speaker.status", reason, State.DEGRADED)
