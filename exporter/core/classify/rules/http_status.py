"""What is left when words fail: HTTP statuses, and the shapes of answers."""

from typing import Final

from exporter.core.classify.rule import NOT_REVERSE, REVERSE, rule
from exporter.core.vocabulary import Reason, State

SHAPES: Final = (
    rule(
        "shape.unknown_status",
        Reason.UNKNOWN_STATUS,
        "QuantumNous/new-api issue 5045: `unknown` means just submitted",
        outcome=State.UNKNOWN,
        shapes="unknown_status",
    ),
)

NESTED: Final = (
    rule(
        "nested.session_reverse",
        Reason.ACCOUNT_EXPIRED,
        "sora2api: the 401 inside the 500 is the pooled account's, not ours",
        on=REVERSE,
        statuses="401",
    ),
    rule(
        "nested.forbidden_reverse",
        Reason.UNUSUAL_ACTIVITY,
        "grok2api issue 562: `upstream returned 403` while the anti-bot rules reject",
        on=REVERSE,
        statuses="403",
    ),
    rule(
        "nested.credential",
        Reason.CHANNEL_DISABLED,
        "new-api ShouldDisableChannel: the reseller's own key or balance was refused",
        statuses="401 402 403",
    ),
    rule("nested.rate", Reason.RATE_LIMITED, "gateways that wrap a 429 in a 500", statuses="429"),
    rule("nested.timeout", Reason.TIMEOUT, "gateways behind a second edge", statuses="408 504 522 524"),
    rule("nested.server", Reason.UPSTREAM_5XX, "`upstream returned 500` inside a 502", statuses="5xx"),
    rule(
        "nested.other",
        Reason.BAD_RESPONSE,
        "songquanpeng/one-api issue 1086: bad_response_status_code with 307",
        statuses="3xx 4xx",
    ),
)

HTTP: Final = (
    rule(
        "status.vendor_session_reverse",
        Reason.ACCOUNT_EXPIRED,
        "chenyme/grok2api issue 369: 401 of wss://grok.com itself, to which we have no key",
        on=REVERSE,
        statuses="401",
        codes="vendor:host",
    ),
    rule(
        "status.vendor_turned_reverse",
        Reason.BAD_RESPONSE,
        "qjc1024join/midjourney-bot-api issue 3: the vendor's pages changed, not what we asked",
        on=REVERSE,
        statuses="400 404 405 410",
        codes="vendor:called",
    ),
    rule(
        "status.business_failed",
        Reason.GENERATION_FAILED,
        "kie.ai: 501 is its own code for a failed generation",
        shapes="envelope",
        statuses="501",
    ),
    rule(
        "status.key",
        Reason.INVALID_KEY,
        "a bare 401 of the front door is about our key, on reverse channels too",
        statuses="401",
    ),
    rule(
        "status.forbidden_reverse",
        Reason.UNUSUAL_ACTIVITY,
        "reverse channels: a bare 403 is the vendor's web edge far more often than our key",
        on=REVERSE,
        statuses="403",
    ),
    rule(
        "status.forbidden",
        Reason.PERMISSION_DENIED,
        "a bare 403 on an API with keys",
        on=NOT_REVERSE,
        statuses="403",
    ),
    rule("status.proxy", Reason.PROXY, "407 comes from our own proxy", statuses="407"),
    rule(
        "status.timeout",
        Reason.TIMEOUT,
        "nginx 504; Cloudflare 522 and 524: alive, but slower than the edge allows",
        statuses="408 460 499 504 522 524 598 599",
    ),
    rule(
        "status.gone",
        Reason.ENDPOINT_REMOVED,
        "problem details titled `Gone`, and vendors' words; others are about something smaller",
        statuses="410",
        phrases="""
            gone | removed | deprecated | no longer | retired | discontinued | sunset | shut down | shutdown
            turned off | closed | obsolete | moved | migrated | relocated | replaced | superseded
            下线 | 下架 | 停止 | 停用 | 关闭 | 弃用 | 废弃 | 移除 | 迁移 | 不再 | 廃止 | 終了
            종료 | 폐기 | 중단 | 더 이상
        """,
    ),
    rule(
        "status.no_route",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "nginx 404 and FastAPI `Not Found`: a wrong base URL, path or method",
        statuses="301 302 303 307 308 404 405 406 415 421 426 501 505",
    ),
    rule("status.legal", Reason.REGION_BLOCKED, "RFC 7725", statuses="451"),
    rule("status.our_pace", Reason.RATE_LIMITED, "a 429 without a word", statuses="429"),
    rule(
        "status.origin_down",
        Reason.CONNECTION_REFUSED,
        "Cloudflare 521, 523, 525, 526 and 530: the origin does not take connections",
        statuses="521 523 525 526 530",
    ),
    rule(
        "status.overloaded",
        Reason.OVERLOADED,
        "nginx 503 has the same bytes for limit_req and for no live server; Anthropic 529",
        statuses="503 529",
    ),
    rule(
        "status.server",
        Reason.UPSTREAM_5XX,
        "any other 5xx; 424 is what a gateway or a model server says of whatever it depends on",
        statuses="424 5xx",
    ),
    rule("status.refused", Reason.INVALID_REQUEST, "any other 4xx: we asked wrongly", statuses="4xx"),
    rule(
        "status.no_route_told",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "a framework's `Not Found` passed on under 200 by a proxy",
        statuses="2xx",
        codes="framework:no_route",
    ),
    rule(
        "status.single_page",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "new-api answers stray paths with 200 and its single page: the base URL is wrong",
        markup=True,
        shapes="html",
        phrases="""
            id="root" | id='root' | id=root | id="app" | id=app | id="__next" | type="module"
            enable javascript to run this app | /assets/index- | /static/js/main. | <title>new api
            <title>one api
        """,
    ),
    rule(
        "status.hollow",
        Reason.BAD_RESPONSE,
        "Veo: done, no error, no samples, nothing filtered",
        shapes="hollow",
    ),
    rule("status.page", Reason.BAD_RESPONSE, "a page where JSON belongs", shapes="html"),
    rule("status.broken", Reason.TRUNCATED, "a 200 whose JSON stops early", shapes="broken"),
    rule(
        "status.failed",
        Reason.GENERATION_FAILED,
        "grok2api: a failed task object inside a 200",
        shapes="failed",
    ),
    rule(
        "status.cut",
        Reason.TRUNCATED,
        "TheSmallHanCat/sora2api issue 90: a stream without its end",
        shapes="cut",
    ),
    rule("status.empty", Reason.BAD_RESPONSE, "an empty 200", shapes="empty", statuses="200"),
)
