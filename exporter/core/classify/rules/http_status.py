"""What is left when words fail: HTTP statuses, and the shapes of answers."""

from typing import Final

from exporter.core.classify.rule import NOT_REVERSE, REVERSE, Rule, Shape
from exporter.core.vocabulary import Reason, State


def _status(*numbers: int) -> frozenset[int]:
    return frozenset(numbers)


NESTED: Final = (
    Rule(
        name="nested.session_reverse",
        reason=Reason.ACCOUNT_EXPIRED,
        on=REVERSE,
        statuses=_status(401),
        seen="sora2api: the 401 inside the 500 is the pooled account's, not ours",
    ),
    Rule(
        name="nested.forbidden_reverse",
        reason=Reason.UNUSUAL_ACTIVITY,
        on=REVERSE,
        statuses=_status(403),
        seen="grok2api issue 562: `upstream returned 403` while the anti-bot rules reject",
    ),
    Rule(
        name="nested.credential",
        reason=Reason.CHANNEL_DISABLED,
        statuses=_status(401, 402, 403),
        seen="new-api ShouldDisableChannel: the reseller's own key or balance was refused",
    ),
    Rule(
        name="nested.rate",
        reason=Reason.RATE_LIMITED,
        statuses=_status(429),
        seen="gateways that wrap a 429 in a 500",
    ),
    Rule(
        name="nested.timeout",
        reason=Reason.TIMEOUT,
        statuses=_status(408, 504, 522, 524),
        seen="gateways behind a second edge",
    ),
    Rule(
        name="nested.server",
        reason=Reason.UPSTREAM_5XX,
        statuses=frozenset(range(500, 600)),
        seen="`upstream returned 500` inside a 502",
    ),
    Rule(
        name="nested.other",
        reason=Reason.BAD_RESPONSE,
        statuses=frozenset(range(300, 500)),
        seen="songquanpeng/one-api issue 1086: bad_response_status_code with 307",
    ),
)

SHAPES: Final = (
    Rule(
        name="shape.unknown_status",
        reason=Reason.UNKNOWN_STATUS,
        outcome=State.UNKNOWN,
        shapes=frozenset({Shape.UNKNOWN_STATUS}),
        seen="QuantumNous/new-api issue 5045: `unknown` means just submitted",
    ),
)

HTTP: Final = (
    Rule(
        name="status.vendor_session_reverse",
        reason=Reason.ACCOUNT_EXPIRED,
        on=REVERSE,
        codes=frozenset({"vendor:host"}),
        statuses=_status(401),
        seen="chenyme/grok2api issue 369: 401 of wss://grok.com itself, to which we have no key",
    ),
    Rule(
        name="status.vendor_turned_reverse",
        reason=Reason.BAD_RESPONSE,
        on=REVERSE,
        codes=frozenset({"vendor:called"}),
        statuses=_status(400, 404, 405, 410),
        seen="qjc1024join/midjourney-bot-api issue 3: the vendor's pages changed, not what we asked",
    ),
    Rule(
        name="status.business_failed",
        reason=Reason.GENERATION_FAILED,
        shapes=frozenset({Shape.ENVELOPE}),
        statuses=_status(501),
        seen="kie.ai: 501 is its own code for a failed generation",
    ),
    Rule(
        name="status.key",
        reason=Reason.INVALID_KEY,
        statuses=_status(401),
        seen="a bare 401 of the front door is about our key, on reverse channels too",
    ),
    Rule(
        name="status.forbidden_reverse",
        reason=Reason.UNUSUAL_ACTIVITY,
        on=REVERSE,
        statuses=_status(403),
        seen="reverse channels: a bare 403 is the vendor's web edge far more often than our key",
    ),
    Rule(
        name="status.forbidden",
        reason=Reason.PERMISSION_DENIED,
        on=NOT_REVERSE,
        statuses=_status(403),
        seen="a bare 403 on an API with keys",
    ),
    Rule(
        name="status.proxy",
        reason=Reason.PROXY,
        statuses=_status(407),
        seen="407 comes from our own proxy",
    ),
    Rule(
        name="status.timeout",
        reason=Reason.TIMEOUT,
        statuses=_status(408, 460, 499, 504, 522, 524, 598, 599),
        seen="nginx 504; Cloudflare 522 and 524: alive, but slower than the edge allows",
    ),
    Rule(
        name="status.gone",
        reason=Reason.ENDPOINT_REMOVED,
        statuses=_status(410),
        phrases=(
            "gone",
            "removed",
            "deprecated",
            "no longer",
            "retired",
            "discontinued",
            "sunset",
            "shut down",
            "shutdown",
            "turned off",
            "closed",
            "obsolete",
            "下线",
            "下架",
            "停止",
            "停用",
            "关闭",
            "弃用",
            "废弃",
            "移除",
            "不再",
            "廃止",
            "終了",
            "종료",
            "폐기",
            "중단",
            "더 이상",
        ),
        seen="problem details titled `Gone`, and vendors' words; others are about something smaller",
    ),
    Rule(
        name="status.no_route",
        reason=Reason.ENDPOINT_NOT_SUPPORTED,
        statuses=_status(301, 302, 303, 307, 308, 404, 405, 406, 415, 421, 426, 501, 505),
        seen="nginx 404 and FastAPI `Not Found`: a wrong base URL, path or method",
    ),
    Rule(
        name="status.legal",
        reason=Reason.REGION_BLOCKED,
        statuses=_status(451),
        seen="RFC 7725",
    ),
    Rule(
        name="status.our_pace",
        reason=Reason.RATE_LIMITED,
        statuses=_status(429),
        seen="a 429 without a word",
    ),
    Rule(
        name="status.origin_down",
        reason=Reason.CONNECTION_REFUSED,
        statuses=_status(521, 523, 525, 526, 530),
        seen="Cloudflare 521, 523, 525, 526 and 530: the origin does not take connections",
    ),
    Rule(
        name="status.overloaded",
        reason=Reason.OVERLOADED,
        statuses=_status(503, 529),
        seen="nginx 503 has the same bytes for limit_req and for no live server; Anthropic 529",
    ),
    Rule(
        name="status.server",
        reason=Reason.UPSTREAM_5XX,
        statuses=frozenset({424, *range(500, 600)}),
        seen="any other 5xx; 424 is what a gateway or a model server says of whatever it depends on",
    ),
    Rule(
        name="status.refused",
        reason=Reason.INVALID_REQUEST,
        statuses=frozenset(range(400, 500)),
        seen="any other 4xx: we asked wrongly",
    ),
    Rule(
        name="status.no_route_told",
        reason=Reason.ENDPOINT_NOT_SUPPORTED,
        statuses=frozenset(range(200, 300)),
        codes=frozenset({"framework:no_route"}),
        seen="a framework's `Not Found` passed on under 200 by a proxy",
    ),
    Rule(
        name="status.single_page",
        reason=Reason.ENDPOINT_NOT_SUPPORTED,
        shapes=frozenset({Shape.HTML}),
        markup=True,
        phrases=(
            'id="root"',
            "id='root'",
            "id=root",
            'id="app"',
            "id=app",
            'id="__next"',
            'type="module"',
            "enable javascript to run this app",
            "/assets/index-",
            "/static/js/main.",
            "<title>new api",
            "<title>one api",
        ),
        seen="new-api answers stray paths with 200 and its single page: the base URL is wrong",
    ),
    Rule(
        name="status.hollow",
        reason=Reason.BAD_RESPONSE,
        shapes=frozenset({Shape.HOLLOW}),
        seen="Veo: done, no error, no samples, nothing filtered",
    ),
    Rule(
        name="status.page",
        reason=Reason.BAD_RESPONSE,
        shapes=frozenset({Shape.HTML}),
        seen="a page where JSON belongs",
    ),
    Rule(
        name="status.broken",
        reason=Reason.TRUNCATED,
        shapes=frozenset({Shape.BROKEN}),
        seen="a 200 whose JSON stops early",
    ),
    Rule(
        name="status.failed",
        reason=Reason.GENERATION_FAILED,
        shapes=frozenset({Shape.FAILED}),
        seen="grok2api: a failed task object inside a 200",
    ),
    Rule(
        name="status.cut",
        reason=Reason.TRUNCATED,
        shapes=frozenset({Shape.CUT}),
        seen="TheSmallHanCat/sora2api issue 90: a stream without its end",
    ),
    Rule(
        name="status.empty",
        reason=Reason.BAD_RESPONSE,
        shapes=frozenset({Shape.EMPTY}),
        statuses=_status(200),
        seen="an empty 200",
    ),
)
