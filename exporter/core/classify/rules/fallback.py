"""The last resort for faults of ours: codes and words of money, keys and rights, nothing sharper matching."""

from typing import Final

from exporter.core.classify.rule import NOT_REVERSE, REVERSE, UNTOLD, Rule, Shape, pairs, words
from exporter.core.vocabulary import Fault, Reason, State

OWN_CODES: Final = (
    Rule(
        name="own.code_content",
        reason=Reason.CONTENT_POLICY,
        codes=words("~content"),
        seen="codes nobody listed: PROMPT_MODERATED, OutputVideoSensitive, video.copyright_detected",
    ),
    Rule(
        name="own.code_limit",
        reason=Reason.OWN_RATE_LIMIT,
        on=UNTOLD,
        codes=words("~our_limit"),
        seen="new-api types/error.go: token_concurrency_limit_reached; others: user_rate_limit, key_limit",
    ),
    Rule(
        name="own.code_money",
        reason=Reason.INSUFFICIENT_QUOTA,
        on=NOT_REVERSE,
        codes=words("~money"),
        seen="pureframe docs: QUOTA_EXCEEDED, BILLING_NOT_CONFIGURED, PAYMENT_METHOD_REQUIRED",
    ),
    Rule(
        name="own.code_key",
        reason=Reason.INVALID_KEY,
        on=NOT_REVERSE,
        codes=words("~key"),
        seen="resellers' own names for a refused key: KEY_DEACTIVATED, auth.invalid, TokenSignatureMismatch",
    ),
    Rule(
        name="own.code_rights",
        reason=Reason.PERMISSION_DENIED,
        on=NOT_REVERSE,
        codes=words("~rights"),
        seen="videopilot docs: ACCESS_DENIED, INSUFFICIENT_PERMISSIONS; others say FORBIDDEN_SCOPE",
    ),
)
"""For the words that a code is put together from (`core/codewords.py`)."""

OWN_WORDS: Final = (
    Rule(
        name="own.refunded",
        reason=Reason.GENERATION_FAILED,
        phrases=("refund", "退还", "返还", "退回", "返金", "환불"),
        seen="a failed job that gives the credits back speaks of money, but failed for a reason of theirs",
    ),
    Rule(
        name="own.their_service",
        reason=Reason.UPSTREAM_5XX,
        statuses=frozenset(range(500, 600)),
        phrases=(
            *pairs(
                "failed to|unable to|could not|error",
                "check|deduct|load|verify|refresh|query|fetch|validate|process|renew",
            ),
            "service unavailable",
            "service error",
            "service is down",
            "internal authentication",
            "服务异常",
            "查询失败",
            "扣费失败",
        ),
        seen="a server that cannot ask its own ledger or gatekeeper speaks of keys and credits too",
    ),
    Rule(
        name="own.money",
        reason=Reason.INSUFFICIENT_QUOTA,
        on=NOT_REVERSE,
        phrases=(
            "quota",
            "balance",
            "credits",
            "billing",
            "payment",
            "subscription",
            "recharge",
            "top up",
            "top-up",
            "prepaid",
            "wallet",
            "no remaining",
            "upgrade to ",
            "upgrade your",
            "trial has",
            "trial period",
            "free trial",
            "card declined",
            "card was declined",
            "not subscribed",
            "次数不足",
            "次数已用",
            "次数用",
            "プラン",
            "アップグレード",
            "요금제",
            "업그레이드",
            "unpaid",
            "your plan",
            "current plan",
            "余额",
            "充值",
            "欠费",
            "额度",
            "积分",
            "套餐",
            "付费",
            "订阅",
            "会员",
            "残高",
            "クレジット",
            "課金",
            "支払",
            "チャージ",
            "잔액",
            "크레딧",
            "결제",
            "충전",
            "구독",
            "할당량",
        ),
        seen="messages that speak of our money in whatever words",
    ),
    Rule(
        name="own.key",
        reason=Reason.INVALID_KEY,
        on=NOT_REVERSE,
        phrases=(
            "api key",
            "apikey",
            "api-key",
            "credential",
            "unauthorized",
            "unauthenticated",
            "authenticat",
            *pairs("api token", "deleted|disabled|not found|wrong|has been"),
            "key revoked",
            "been revoked",
            "key disabled",
            "key deleted",
            "not authorized",
            *pairs(
                "token|signature|secret id|secretid|certificate",
                "invalid|illegal|expired|missing|empty|incorrect|wrong|error|revoked|not provided|not found",
            ),
            *pairs("illegal|invalid|expired|missing|wrong|incorrect|empty", "token|signature|secret"),
            "key has expired",
            "key expired",
            "key is expired",
            "签名",
            "署名",
            "서명",
            "密钥",
            "令牌",
            "鉴权",
            "认证",
            "授权",
            "認証",
            "apiキー",
            "api 키",
            "인증",
        ),
        seen="binary-husky/gpt_academic issue 1394: a refusal of the key in words of its own",
    ),
    Rule(
        name="own.rights",
        reason=Reason.PERMISSION_DENIED,
        on=NOT_REVERSE,
        phrases=(
            "permission",
            "forbidden",
            "not allowed",
            "not entitled",
            "no access to",
            "requires approval",
            "require approval",
            "access requires",
            "accept the terms",
            "agree to the terms",
            "verify your",
            "权限",
            "无权",
            "権限",
            "許可されて",
            "권한",
            "requires verification",
            "verification required",
            "real-name",
            "实名",
            *pairs(
                "account|user|账户|账号|用户", "not exist|does not exist|not found|不存在|inactive|not active"
            ),
            *pairs("your account|your organization|your project|your team|your workspace", " not |cannot"),
        ),
        seen="refusals of our rights that no vendor's own phrase covers",
    ),
)
"""For messages; they come before the status, which says less."""


WEAK: Final = (
    Rule(
        name="weak.upstream_forbids_reverse",
        reason=Reason.UNUSUAL_ACTIVITY,
        on=REVERSE,
        codes=words("permission_denied rpc:7 api_403"),
        phrases=("permission denied",),
        seen=(
            "aisandbox-pa PERMISSION_DENIED and flowkit API_403: images pass, videos do not, at"
            " concurrency one"
        ),
    ),
    Rule(
        name="weak.key",
        reason=Reason.INVALID_KEY,
        codes=words("unauthenticated unauthorized authentication_error invalid_key rpc:16"),
        seen="Google UNAUTHENTICATED, Anthropic authentication_error",
    ),
    Rule(
        name="weak.permission",
        reason=Reason.PERMISSION_DENIED,
        on=NOT_REVERSE,
        codes=words("permission_denied permission_error access_denied accessdenied rpc:7"),
        phrases=("permission denied", "access denied", "拒绝访问", "禁止访问", "无权访问"),
        seen="Google PERMISSION_DENIED, Anthropic permission_error, new-api access_denied",
    ),
    Rule(
        name="weak.our_pace",
        reason=Reason.OWN_RATE_LIMIT,
        on=UNTOLD,
        shapes=frozenset({Shape.ENVELOPE}),
        statuses=frozenset({429}),
        seen="a reseller's own envelope with 429: its limit on our key",
    ),
    Rule(
        name="weak.rate",
        reason=Reason.RATE_LIMITED,
        codes=words(
            "rate_limit_exceeded ratelimitexceeded rate_limit_error rate_limit too_many_requests"
            " resource_exhausted"
            " throttling quota:minute rpc:8 rate_limited toomanyrequests limitexceeded"
        ),
        seen="OpenAI, Anthropic, Google RESOURCE_EXHAUSTED, DashScope Throttling.*",
    ),
    Rule(
        name="weak.timeout",
        reason=Reason.TIMEOUT,
        codes=words(
            "deadline_exceeded timeout gateway_timeout generation_timeout rpc:4 request_timeout timed_out"
        ),
        seen="Google DEADLINE_EXCEEDED, evolink generation_timeout",
    ),
    Rule(
        name="weak.pool_after_all",
        reason=Reason.ACCOUNT_POOL_EXHAUSTED,
        phrases=(
            "all accounts exhausted",
            "all accounts limited",
            "all available accounts exhausted",
            *pairs("accounts|tokens|credentials", "exhausted"),
        ),
        seen="Antigravity-Manager, sub2api: the prefix counts only where no inner error explains it",
    ),
    Rule(
        name="weak.unavailable",
        reason=Reason.OVERLOADED,
        codes=words("unavailable service_unavailable service_unavailable_error rpc:14"),
        seen="Google UNAVAILABLE",
    ),
    Rule(
        name="weak.model_reverse",
        reason=Reason.NO_CHANNEL,
        on=REVERSE,
        codes=words("model_not_found modelnotfound"),
        seen="reverse gateways: a model that they do not serve now",
    ),
    Rule(
        name="weak.model_gateway",
        reason=Reason.NO_CHANNEL,
        shapes=frozenset({Shape.GATEWAY}),
        codes=words("model_not_found"),
        seen="new-api: model_not_found in an error of its own is no channel, in whatever language",
    ),
    Rule(
        name="weak.model",
        reason=Reason.MODEL_NOT_FOUND,
        codes=words(
            "model_not_found modelnotfound invalid_model model_not_available model_not_supported rpc:5"
        ),
        seen="OpenAI model_not_found without its sentence",
    ),
    Rule(
        name="weak.request_gateway",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        shapes=frozenset({Shape.GATEWAY}),
        codes=words("invalid_request"),
        seen="QuantumNous/new-api issue 6773: its own validation, answered with 500 until it was mended",
    ),
    Rule(
        name="weak.channels_after_all",
        reason=Reason.NO_CHANNEL,
        phrases=(
            *pairs("所有渠道|全部渠道|所有通道|所有线路", "不可用|失效|异常|禁用"),
            *pairs(
                "all channels|all providers|all upstreams|all routes|all endpoints|all backends",
                "unavailable|exhausted|disabled|are down|unhealthy",
            ),
        ),
        seen="routers that tried every channel; what the last one said counts for more",
    ),
)

UNTOLD_STATUS: Final = (
    Rule(
        name="weak.refused_untold",
        reason=Reason.INVALID_REQUEST,
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        on=NOT_REVERSE,
        shapes=frozenset({Shape.FAILED}),
        codes=words("invalid_request_error"),
        seen="error events of streams: the type says that we asked wrongly, and there is no status",
    ),
    Rule(
        name="weak.refused_untold_words",
        reason=Reason.INVALID_REQUEST,
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        shapes=frozenset({Shape.FAILED}),
        phrases=(
            "must be ",
            "must have ",
            "must contain",
            "is required",
            "are required",
            "is not valid",
            "not supported",
            "too long",
            "too short",
            "必须",
            "不支持",
            "不能为",
            "過長",
            "过长",
            "必須",
            "지원하지 않",
            "필요합니다",
        ),
        seen="jobs and streams that fail with the words of a refusal, and no status says more",
    ),
)
"""For words and codes where no status says more."""

AFTER_NESTED: Final = (
    Rule(
        name="weak.channels_failed",
        reason=Reason.UPSTREAM_5XX,
        phrases=(
            *pairs("所有渠道|全部渠道|所有通道|所有线路|所有供应商", "失败"),
            *pairs(
                "all channels|all providers|all upstreams|all routes|all endpoints|all backends", "failed"
            ),
        ),
        seen="routers whose every channel was asked and failed: there are channels, none of them works now",
    ),
    Rule(
        name="weak.generation_refused",
        reason=Reason.INVALID_REQUEST,
        statuses=frozenset({400, 413, 422}),
        codes=words("invalid_request_error invalid_request"),
        seen="flow2api puts generation_failed on everything; a 400 of its own is about what we asked",
    ),
    Rule(
        name="weak.generation_failed",
        reason=Reason.GENERATION_FAILED,
        codes=words("generation_failed video_generation_failed image_generation_failed task_failed"),
        seen="grok2api and flow2api: failed jobs with nothing but this code",
    ),
    Rule(
        name="weak.server",
        reason=Reason.UPSTREAM_5XX,
        codes=words(
            "internal server_error internal_server_error internal_error rpc:13 rpc:2 api_error upstream_error"
        ),
        shapes=frozenset({Shape.FAILED}),
        statuses=frozenset({200, 201, 202, 500, 501, 502, 503, 504}),
        seen="Veo operations with code 13; `server_error` in event streams",
    ),
)
