"""Phrases for too much at once: no capacity, too many jobs, too many requests."""

from typing import Final

from exporter.core.classify.rule import REVERSE, UNTOLD, Rule, Shape
from exporter.core.vocabulary import Reason

_TOO_OFTEN: Final = (
    "rate limit",
    "rate-limit",
    "ratelimit",
    "too many requests",
    "too quickly",
    "too frequent",
    "frequent operation",
    "operation frequent",
    "too fast",
    "requests per min",
    "requests per day",
    "request limit reached",
    "call frequency",
    "throttl",
    "resource has been exhausted",
    "quota exceeded for",
    "exhausted your capacity",
    "quota will reset",
    "usage limit",
    "频率",
    "频繁",
    "请求过多",
    "请求数过多",
    "请求次数",
    "限流",
    "速率限制",
    "次数限制",
    "次数已达",
    "レート制限",
    "リクエストが多すぎ",
    "リクエスト数が多すぎ",
    "リクエスト制限",
    "回数制限",
    "利用制限",
    "속도 제한",
    "요청이 너무 많",
    "너무 많은 요청",
    "요청 한도",
    "요청 제한",
    "요청 횟수",
)

_NO_CAPACITY: Final = (
    "overload",
    "over capacity",
    "at capacity",
    "out of capacity",
    "insufficient capacity",
    "no capacity available",
    "high demand",
    "high traffic",
    "heavy traffic",
    "heavy load",
    "high load",
    "too busy",
    "server is busy",
    "servers are busy",
    "server busy",
    "system is busy",
    "system busy",
    "service is busy",
    "engine is busy",
    "temporarily exhausted",
    "resource exhausted. please try again",
    "queue is full",
    "queue full",
    "too many pending",
    "failed to acquire",
    "concurrency limit exceeded",
    "unable to handle additional requests",
    "负载过高",
    "负载较高",
    "负载已满",
    "负载高",
    "系统繁忙",
    "服务繁忙",
    "服务器繁忙",
    "服务器忙",
    "网络繁忙",
    "当前繁忙",
    "繁忙,请",
    "过载",
    "拥挤",
    "排队人数",
    "队列已满",
    "waiting room",
    "任务过多",
    "使用人数过多",
    "当前请求人数",
    "高峰期",
    "混雑",
    "混み合って",
    "過負荷",
    "負荷が高",
    "과부하",
    "혼잡",
    "부하가 높",
    "바쁩니다",
    "перегруж",
)

BEFORE_REQUEST: Final = (
    Rule(
        name="load.refused_by_load",
        reason=Reason.OVERLOADED,
        statuses=frozenset({429, 503, 529}),
        phrases=_NO_CAPACITY,
        seen=(
            "pollinations/pollinations issue 6260: `high demand … exceeds the maximum usage size allowed"
            " during peak load`"
        ),
    ),
)
"""Tried before the parameters: under these statuses, what sounds like one is a measure of the load."""

TABLE: Final = (
    Rule(
        name="load.capacity",
        reason=Reason.OVERLOADED,
        phrases=_NO_CAPACITY,
        seen="Gemini 503, OpenAI 400 and 503, Veo code 8, Sora web heavy load, resellers' 负载过高",
    ),
    Rule(
        name="load.account_concurrency",
        reason=Reason.CONCURRENCY_LIMITED,
        phrases=("concurrent…on this account", "concurrency limit reached"),
        seen="reverse gateways that name the vendor's limit on one pooled account",
    ),
    Rule(
        name="load.concurrency_reverse",
        reason=Reason.OVERLOADED,
        on=REVERSE,
        codes=frozenset(
            {"too_many_concurrent_tasks", "concurrent_limit_exceeded", "concurrency_limit_exceeded"}
        ),
        phrases=(
            "too many concurrent",
            "too many running",
            "concurrent tasks",
            "concurrent generations",
            "concurrent requests",
            "in progress. please wait",
            "generations in progress",
            "并发",
            "동시 생성",
            "同時生成",
            "同時実行",
        ),
        seen=(
            "TheSmallHanCat/sora2api issue 46: three tasks an account; the pool is too small, nobody"
            " is punished"
        ),
    ),
    Rule(
        name="load.our_concurrency_envelope",
        reason=Reason.OWN_RATE_LIMIT,
        on=UNTOLD,
        shapes=frozenset({Shape.ENVELOPE}),
        statuses=frozenset({429}),
        phrases=("concurren", "并发", "並發", "동시", "同時"),
        seen="gateways' own {code, message} under 429: their limit on our key, as with requests per minute",
    ),
    Rule(
        name="load.concurrency",
        reason=Reason.CONCURRENCY_LIMITED,
        codes=frozenset(
            {
                "too_many_concurrent_tasks",
                "concurrent_limit_exceeded",
                "concurrency_limit_exceeded",
            }
        ),
        phrases=(
            "too many running tasks",
            "too many concurrent",
            "concurrent tasks",
            "concurrent requests",
            "concurrent generations",
            "concurrency limit",
            "parallel task over",
            "account concurrency",
            "并发数",
            "并发限制",
            "并发上限",
            "同時実行数",
            "동시 요청",
        ),
        seen="Azure 429 Too many running tasks; Kling 1303 parallel task over resource pack limit",
    ),
    Rule(
        name="load.our_pace_envelope",
        reason=Reason.OWN_RATE_LIMIT,
        on=UNTOLD,
        shapes=frozenset({Shape.ENVELOPE}),
        phrases=_TOO_OFTEN,
        seen=(
            "aigptimage and listenhub docs: in a {code,msg} envelope the limit is the reseller's, on our key"
        ),
    ),
    Rule(
        name="load.rate",
        reason=Reason.RATE_LIMITED,
        phrases=_TOO_OFTEN,
        seen="OpenAI, Gemini and xAI 429 texts; DashScope Throttling; MiniMax 1002",
    ),
)
