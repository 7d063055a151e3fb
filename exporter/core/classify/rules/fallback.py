"""The last resort for faults of ours: codes and words of money, keys and rights, nothing sharper matching."""

from typing import Final

from exporter.core.classify.lexicon import machinery, own_words, said
from exporter.core.classify.rule import NOT_REVERSE, REVERSE, UNTOLD, Speaker, rule
from exporter.core.vocabulary import Fault, Reason, State

OWN_CODES: Final = (
    rule(
        "own.code_content",
        Reason.CONTENT_POLICY,
        "codes nobody listed: PROMPT_MODERATED, OutputVideoSensitive, video.copyright_detected",
        codes="~content",
    ),
    rule(
        "own.code_limit",
        Reason.OWN_RATE_LIMIT,
        "new-api types/error.go: token_concurrency_limit_reached; others: user_rate_limit, key_limit",
        on=UNTOLD,
        codes="~our_limit",
    ),
    rule(
        "own.code_upstreams",
        Reason.CHANNEL_DISABLED,
        "gateways: upstream_auth_failed, PROVIDER_BALANCE_EXHAUSTED: they say whose key or money it is",
        codes="~upstreams_account",
    ),
    rule(
        "own.code_money",
        Reason.INSUFFICIENT_QUOTA,
        "pureframe docs: QUOTA_EXCEEDED, BILLING_NOT_CONFIGURED, PAYMENT_METHOD_REQUIRED",
        on=NOT_REVERSE,
        codes="~money",
    ),
    rule(
        "own.code_key",
        Reason.INVALID_KEY,
        "resellers' own names for a refused key: KEY_DEACTIVATED, auth.invalid, TokenSignatureMismatch",
        on=NOT_REVERSE,
        codes="~key",
    ),
    rule(
        "own.code_rights",
        Reason.PERMISSION_DENIED,
        "videopilot docs: ACCESS_DENIED, INSUFFICIENT_PERMISSIONS; others say FORBIDDEN_SCOPE",
        on=NOT_REVERSE,
        codes="~rights",
    ),
)

WEAK: Final = (
    rule(
        "weak.upstream_forbids_reverse",
        Reason.UNUSUAL_ACTIVITY,
        "aisandbox-pa PERMISSION_DENIED and flowkit API_403: images pass, videos do not, at concurrency one",
        on=REVERSE,
        codes="permission_denied rpc:7 api_403",
        phrases="permission denied",
    ),
    rule(
        "weak.key",
        Reason.INVALID_KEY,
        "Google UNAUTHENTICATED, Anthropic authentication_error",
        codes="unauthenticated unauthorized authentication_error invalid_key rpc:16",
    ),
    rule(
        "weak.permission",
        Reason.PERMISSION_DENIED,
        "Google PERMISSION_DENIED, Anthropic permission_error, new-api access_denied",
        on=NOT_REVERSE,
        codes="permission_denied permission_error access_denied accessdenied rpc:7",
        phrases="""
            permission denied | access denied
            拒绝访问 | 禁止访问 | 无权访问
        """,
    ),
    rule(
        "weak.our_pace",
        Reason.OWN_RATE_LIMIT,
        "a reseller's own envelope with 429: its limit on our key",
        on=UNTOLD,
        shapes="envelope",
        statuses="429",
    ),
    rule(
        "weak.rate",
        Reason.RATE_LIMITED,
        "OpenAI, Anthropic, Google RESOURCE_EXHAUSTED, DashScope Throttling.*",
        codes="""
            rate_limit_exceeded ratelimitexceeded rate_limit_error rate_limit too_many_requests
            resource_exhausted throttling quota:minute rpc:8 rate_limited toomanyrequests limitexceeded
        """,
    ),
    rule(
        "weak.timeout",
        Reason.TIMEOUT,
        "Google DEADLINE_EXCEEDED, evolink generation_timeout",
        codes="deadline_exceeded timeout gateway_timeout generation_timeout rpc:4 request_timeout timed_out",
    ),
    rule(
        "weak.pool_after_all",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "Antigravity-Manager, sub2api: the prefix counts only where no inner error explains it",
        phrases="""
            all accounts limited
            (accounts | tokens | credentials) … exhausted
        """,
    ),
    rule(
        "weak.unavailable",
        Reason.OVERLOADED,
        "Google UNAVAILABLE; a model that is there, and not now, has a code for one that is not",
        phrases="model … is currently unavailable",
        codes="unavailable service_unavailable service_unavailable_error rpc:14",
    ),
    rule(
        "weak.model_reverse",
        Reason.NO_CHANNEL,
        "reverse gateways: a model that they do not serve now",
        on=REVERSE,
        codes="model_not_found modelnotfound",
    ),
    rule(
        "weak.model_gateway",
        Reason.NO_CHANNEL,
        "new-api: model_not_found in an error of its own is no channel, in whatever language",
        shapes="gateway",
        codes="model_not_found",
    ),
    rule(
        "weak.model",
        Reason.MODEL_NOT_FOUND,
        "OpenAI model_not_found without its sentence",
        codes="model_not_found modelnotfound invalid_model model_not_available model_not_supported rpc:5",
    ),
    rule(
        "weak.request_gateway",
        Reason.INVALID_REQUEST,
        "QuantumNous/new-api issue 6773: its own validation, answered with 500 until it was mended",
        outcome=State.OPERATIONAL,
        shapes="gateway",
        codes="invalid_request",
    ),
    rule(
        "weak.accounts_reverse",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "gateways over pools of logins: a 503 that speaks of accounts says that none can be used",
        on=REVERSE,
        statuses="503",
        phrases="""
            accounts | logins | cookies | sessions
            账号 | 小号 | 号池 | 계정 | アカウント
            cuentas | аккаунт | konten | comptes | contas | tài khoản
        """,
    ),
    rule(
        "weak.channels_after_all",
        Reason.NO_CHANNEL,
        "routers that tried every channel; what the last one said counts for more",
        phrases="""
            (所有渠道 | 全部渠道 | 所有通道 | 所有线路) … (不可用 | 失效 | 异常 | 禁用)
            (all channels | all providers | all upstreams | all upstream providers | all routes |
                all endpoints | all backends) …
                (unavailable | exhausted | disabled | are down | unhealthy)
        """,
    ),
)

_MONEY: Final = """
    quota | balance | credits | billing | payment | subscription | recharge | top up | top-up
    prepaid | wallet | no remaining | upgrade to | upgrade your | trial has | trial period
    free trial | card declined | card was declined | not subscribed | unpaid | your plan
    current plan
    次数不足 | 次数已用 | 次数用 | 余额 | 充值 | 欠费 | 额度 | 积分 | 套餐 | 付费 | 订阅 | 会员 | 残高
    요금제 | 업그레이드 | 잔액 | 크레딧 | 결제 | 충전 | 구독 | 할당량
    プラン | アップグレード | クレジット | 課金 | 支払 | チャージ
"""
_KEY: Final = """
    jwt (is | verification | issuer | has) | in jwt are
    api key | apikey | api-key | credential | unauthorized | authenticat | key revoked | been revoked
    key disabled | key deleted | not authorized | key has expired | virtualmankey | key expired
    key is expired
    签名 | 署名 | 密钥 | 令牌 | 鉴权 | 认证 | 授权
    서명 | api 키 | 인증
    認証 | apiキー
    api token … (deleted | disabled | has been)
    (token | signature | secret id | secretid | certificate) …
        (invalid | illegal | expired | missing | empty | incorrect | wrong | error | revoked |
         not provided | not found)
    (illegal | invalid | expired | missing | wrong | incorrect | empty) … (token | signature | secret)
"""

ASKED: Final = (
    rule(
        "own.money_asked",
        Reason.INSUFFICIENT_QUOTA,
        "`Billing must be enabled`, `余额必须大于1元`: a 400 about money, in words of limits",
        on=NOT_REVERSE,
        statuses="400 422",
        phrases=_MONEY,
    ),
    rule(
        "own.key_asked",
        Reason.INVALID_KEY,
        "`signature mismatch`, `密钥不匹配`: a 400 about a key, in words of limits",
        on=NOT_REVERSE,
        statuses="400 422",
        phrases=_KEY,
    ),
    rule(
        "own.terms_asked",
        Reason.PERMISSION_DENIED,
        "Groq model_terms_required: a 400 about terms that nobody has accepted, in words of limits",
        on=NOT_REVERSE,
        statuses="400 422",
        phrases=said(own_words.TERMS),
    ),
)

OWN_WORDS: Final = (
    rule(
        "own.refunded",
        Reason.GENERATION_FAILED,
        "a failed job that gives the credits back speaks of money, but failed for a reason of theirs",
        phrases=said(machinery.NOT_CHARGED),
    ),
    rule(
        "own.their_service",
        Reason.UPSTREAM_5XX,
        "a server that cannot ask its own ledger or gatekeeper speaks of keys and credits too",
        statuses="5xx",
        phrases=f"""
            {said(machinery.LEDGER)}
            service unavailable | service error | service is down | internal authentication
            服务异常 | 查询失败 | 扣费失败
            (failed to | unable to | could not | error) …
                (check | deduct | load | verify | refresh | query | fetch | validate | process | renew |
                    reserve | charge)
        """,
    ),
    rule(
        "own.pace",
        Reason.OWN_RATE_LIMIT,
        "gateways in ten languages: how much at once a customer may do",
        on=NOT_REVERSE,
        phrases=said(own_words.PACE),
    ),
    rule(
        "own.money",
        Reason.INSUFFICIENT_QUOTA,
        "messages that speak of our money in whatever words",
        on=NOT_REVERSE,
        phrases=f"{_MONEY}\n{said(own_words.MONEY)}",
    ),
    rule(
        "own.key",
        Reason.INVALID_KEY,
        "binary-husky/gpt_academic issue 1394: a refusal of the key in words of its own",
        on=NOT_REVERSE,
        phrases=f"{_KEY}\n{said(own_words.KEYS)}",
    ),
    rule(
        "own.key_reverse",
        Reason.INVALID_KEY,
        "gateways over pools of logins: what has an API key there is their customer",
        on=REVERSE,
        statuses="401-403 429",
        speaker=Speaker.GATEWAY,
        phrases="""
            (api key | apikey | api-key | your key | this key | 该密钥 | 此密钥 | 您的密钥 | 你的密钥) …
                (disabled | expired | deleted | revoked | suspended | inactive | 禁用 | 停用 | 过期 | 删除 |
                    冻结)
            key (disabled | expired | revoked)
        """,
    ),
    rule(
        "own.rights",
        Reason.PERMISSION_DENIED,
        "refusals of our rights that no vendor's own phrase covers",
        on=NOT_REVERSE,
        phrases=f"""
            {said(own_words.RIGHTS)}
            {said(own_words.TERMS)}
            permission | forbidden | not allowed | not entitled | no access to
            require approval | access requires | verify your
            requires verification | verification required | real-name
            权限 | 无权 | 实名
            권한
            権限 | 許可されて
            (account | user | 账户 | 账号 | 用户) …
                (not exist | does not exist | not found | 不存在 | inactive | not active)
            (your account | your organization | your project | your team | your workspace) … (␣not | cannot)
        """,
    ),
)

AFTER_NESTED: Final = (
    rule(
        "weak.channels_failed",
        Reason.UPSTREAM_5XX,
        "routers whose every channel was asked and failed: there are channels, none of them works now",
        phrases="""
            (所有渠道 | 全部渠道 | 所有通道 | 所有线路 | 所有供应商) … 失败
            (all channels | all providers | all upstreams | all routes | all endpoints | all backends) …
                failed
        """,
    ),
    rule(
        "weak.generation_refused",
        Reason.INVALID_REQUEST,
        "flow2api puts generation_failed on everything; a 400 of its own is about what we asked",
        statuses="400 413 422",
        codes="invalid_request_error invalid_request",
    ),
    rule(
        "weak.generation_failed",
        Reason.GENERATION_FAILED,
        "grok2api and flow2api: failed jobs with nothing but this code",
        codes="generation_failed video_generation_failed image_generation_failed task_failed sora_error",
    ),
    rule(
        "weak.server",
        Reason.UPSTREAM_5XX,
        "Veo operations with code 13; `server_error` in event streams",
        shapes="failed",
        statuses="200 201 202 500-504",
        codes="""
            internal server_error internal_server_error internal_error rpc:13 rpc:2 api_error upstream_error
        """,
    ),
)

UNTOLD_STATUS: Final = (
    rule(
        "weak.refused_untold",
        Reason.INVALID_REQUEST,
        "error events of streams: the type says that we asked wrongly, and there is no status",
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        on=NOT_REVERSE,
        shapes="failed",
        codes="invalid_request_error",
    ),
    rule(
        "weak.refused_untold_words",
        Reason.INVALID_REQUEST,
        "jobs and streams that fail with the words of a refusal, and no status says more",
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        shapes="failed",
        phrases="""
            must be | must have | must contain | is required | are required | is not valid | not supported
            too long | too short
            invalid (image | audio | file | url) | unsupported (image | file | media | video | audio)
            (url | image) is invalid
            (no face | no faces | no person | no speech | no audio) … (detected | found)
            (未检测到 | 没有检测到 | 检测不到) … (人脸 | 人物 | 人像 | 人声)
            (download | fetch | load | read | open | decode | access) (the input | input | your |
                the uploaded)
            必须 | 不支持 | 不能为 | 過長 | 过长 | 必須
            지원하지 않 | 필요합니다
        """,
    ),
)
