"""Phrases for too much at once: no capacity, too many jobs, too many requests."""

from typing import Final

from exporter.core.classify.lexicon import concurrent, down, load, pace, said
from exporter.core.classify.rule import REVERSE, UNTOLD, rule
from exporter.core.vocabulary import Reason

_TOO_OFTEN: Final = f"""
    rate limit | rate-limit | ratelimit | too many requests | frequent operation
    operation frequent | requests per min | requests per day | request limit reached
    call frequency | throttl | resource has been exhausted | quota exceeded for | exhausted your capacity
    quota will reset | usage limit
    {said(pace.RATE_LIMITED)}
"""

_NO_CAPACITY: Final = f"""
    overload | over capacity | at capacity | out of capacity | insufficient capacity | no capacity available
    high demand | high traffic | heavy traffic | heavy load | high load | too busy | server is busy
    servers are busy | server busy | system is busy | system busy | service is busy | engine is busy
    temporarily exhausted | resource exhausted. please try again | queue full
    too many pending | failed to acquire | concurrency limit exceeded | unable to handle additional requests
    waiting room
    {said(load.OVERLOADED)}
"""

BEFORE_REQUEST: Final = (
    rule(
        "load.refused_by_load",
        Reason.OVERLOADED,
        "pollinations/pollinations issue 6260: `high demand … exceeds the maximum usage size allowed during "
        "peak load`",
        statuses="429 503 529",
        phrases=f"{_NO_CAPACITY} | 排队等待 | 排队等候 | 正在排队",
    ),
    rule(
        "load.machines",
        Reason.OVERLOADED,
        "RunPod, ComfyUI and others' services in ten languages: no GPU, no worker is free",
        phrases=said(down.NO_MACHINES),
    ),
)

TABLE: Final = (
    rule(
        "load.capacity",
        Reason.OVERLOADED,
        "Gemini 503, OpenAI 400 and 503, Veo code 8, Sora web heavy load, resellers' 负载过高",
        phrases=_NO_CAPACITY,
    ),
    rule(
        "load.account_concurrency",
        Reason.CONCURRENCY_LIMITED,
        "reverse gateways that name the vendor's limit on one pooled account",
        phrases="concurrent … on this account | concurrency limit reached",
    ),
    rule(
        "load.concurrency_reverse",
        Reason.OVERLOADED,
        "TheSmallHanCat/sora2api issue 46: three tasks an account; the pool is too small, nobody is punished",
        on=REVERSE,
        codes="too_many_concurrent_tasks concurrent_limit_exceeded concurrency_limit_exceeded",
        phrases=f"""
            {said(concurrent.CONCURRENT)}
            too many concurrent | too many running | concurrent tasks | concurrent generations
            concurrent requests | in progress. please wait | generations in progress
            (maximum | limit | too many | more than | at most | only) … (at once | at the same time |
                in parallel)
            并发 | 同時生成 | 同時実行
            동시 생성
        """,
    ),
    rule(
        "load.our_concurrency_envelope",
        Reason.OWN_RATE_LIMIT,
        "gateways' own {code, message} under 429: their limit on our key, as with requests per minute",
        on=UNTOLD,
        shapes="envelope",
        statuses="429",
        phrases="""
            concurren
            并发 | 同時
            동시
        """,
    ),
    rule(
        "load.concurrency",
        Reason.CONCURRENCY_LIMITED,
        "Azure 429 Too many running tasks; Kling 1303 parallel task over resource pack limit",
        codes="too_many_concurrent_tasks concurrent_limit_exceeded concurrency_limit_exceeded",
        phrases=f"""
            {said(concurrent.CONCURRENT)}
            too many running tasks | too many concurrent | concurrent tasks | concurrent requests
            concurrent generations | concurrency limit | parallel task over | account concurrency
            并发数 | 并发限制 | 并发上限 | 同時実行数
            동시 요청
        """,
    ),
    rule(
        "load.our_pace_envelope",
        Reason.OWN_RATE_LIMIT,
        "aigptimage and listenhub docs: in a {code,msg} envelope the limit is the reseller's, on our key",
        on=UNTOLD,
        shapes="envelope",
        phrases=_TOO_OFTEN,
    ),
    rule(
        "load.rate",
        Reason.RATE_LIMITED,
        "OpenAI, Gemini and xAI 429 texts; DashScope Throttling; MiniMax 1002",
        phrases=_TOO_OFTEN,
    ),
)
