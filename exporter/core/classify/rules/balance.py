"""Money and allowances: nothing left on the account, a plan or a day used up."""

from typing import Final

from exporter.core.classify.lexicon import allowances, money, plans, said
from exporter.core.classify.rule import NOT_REVERSE, rule
from exporter.core.vocabulary import Reason

SHARPER_THAN_CODES: Final = (
    rule(
        "allowance.per_minute",
        Reason.RATE_LIMITED,
        "can1357/oh-my-pi issue 8496: DashScope dresses its limit per minute as `insufficient_quota`; the "
        "anchor of the link tells",
        on=NOT_REVERSE,
        codes="throttling.allocationquota throttling.burstrate throttling.ratequota limit_requests",
        phrases="""
            error-code#token-limit | error-code#rate-limit | allocated quota exceeded, please
            usage allocated quota exceeded
        """,
    ),
    rule(
        "allowance.own_limit",
        Reason.INSUFFICIENT_QUOTA,
        "volcengine/MineContext issue 328: `the model service has been paused`, by a limit that we set",
        on=NOT_REVERSE,
        codes="setlimitexceeded",
        phrases="""
            reached the set inference limit | safe experience mode
            安心体验模式
        """,
    ),
)

EMPTY: Final = (
    rule(
        "balance.empty",
        Reason.INSUFFICIENT_QUOTA,
        "OpenAI, OpenRouter, kie.ai, fal-ai/fal issue 1112, Kling 1102, resellers in ten languages",
        phrases=f"""
            exceeded your current quota | no credits left | out of credits
            exhausted … credits | insufficient usd | exhausted balance | top up your | insufficient quota
            quota is insufficient | quota insufficient | billing limit | billing details
            billing account … disabled | requires billing | payment required | overdue balance
            overdue payment | arrears | budget has been exceeded | budget exceeded | exceeded budget
            (run out of | ran out of | running out of) …
                (credits | units | minutes | tokens | generations | points)
            (your | 您的 | 你的) … (storage | 存储空间) … (full | exceeded | exhausted | 不足 | 已满)
            over budget | payment is overdue | payment overdue | only accessible to billed
            limit exceeded … openrouter.ai/settings/credits | in good standing | resource pack … depleted
            resource pack … expired | free quota … used up | free quota … exhausted
            free allocated quota exceeded | spending limit | spend limit | spending cap | spend cap
            monthly limit | daily usage limit | weekly usage limit | monthly usage limit
            used all available credits | no active subscription | subscription has expired | billed users
            usage cap reached | usage cap exceeded | usage cap of | usage cap for | yetersiz bakiye
            usage cap … (␣has been | ␣was | ␣is)
            billing (enabled | is not enabled | not enabled | not configured | not set up | is required)
            (enable | activate | set up | add | update | renew | reactivate) …
                (billing | payment method | payment details | your subscription)
            billing … (limit reached | limit has been | hard limit | not active | disabled | hit its)
            {said(money.OUT_OF_BALANCE)}
        """,
    ),
    rule(
        "balance.computing_power",
        Reason.INSUFFICIENT_QUOTA,
        "resellers sell 算力 as points, Tencent TDH -101001 lacks machines: a refused customer lacks points",
        statuses="400-403",
        phrases="算力 … (不足 | 不够 | 用完 | 用尽 | 耗尽)",
    ),
    rule(
        "balance.payment_required",
        Reason.INSUFFICIENT_QUOTA,
        "lemondata docs: `usage limit reached` under 402 is money, whatever the words sound like",
        statuses="402",
    ),
)

USED_UP: Final = (
    rule(
        "allowance.used_up",
        Reason.INSUFFICIENT_QUOTA,
        "Kimi `usage limit for this billing cycle`, Bedrock `Too many tokens per day`, MiniMax 2056 `5-hour "
        "usage limit reached for Token Plan`; bigmodel.cn 1304, 1308-1311; OpenRouter 402",
        on=NOT_REVERSE,
        phrases=f"""
            free allocated quota
            plan … has expired | plan does not include | plan doesn't include | plan does not support
            not included in your plan | not available on your plan | not available in your plan
            upgrade your plan | upgrade to a paid | higher plan | free tier … exhausted | free trial … expired
            free trial … ended | tokens per day | (rpd) | (tpd) | total request limit | total requests limit
            request quota limit | daily … limit … reached | daily … limit … exceeded
            weekly … limit … reached | monthly … limit … reached | models-per-day | requests_per_model_per_day
            per_day … limit: 0 | free_tier … limit: 0 | free_tier_requests | -freetier | perdayper
            套餐暂未开放
            (usage limit | 5-hour limit | hourly limit | daily limit | weekly limit | monthly limit |
             token plan | daily quota | monthly quota | daily request) …
                (reached | exceeded | exhausted | used up | resets at)
            (reached your | exceeded your | hit your | exceeded its | reached its) …
                (usage limit | daily limit | weekly limit | monthly limit | plan limit | spending |
                 billing cycle)
            (limit | quota | allowance | cap) … (billing cycle | billing period | subscription period)
            (每日 | 今日 | 当日 | 本日 | 每周 | 本周 | 每月 | 本月) … (限额 | 上限 | 额度已 | 用完 | 用尽)
            (已达 | 达到) … (使用上限 | 用量上限 | 调用上限 | 调用次数限额)
            {said(allowances.USED_UP)}
            {said(plans.PLAN)}
        """,
    ),
)
