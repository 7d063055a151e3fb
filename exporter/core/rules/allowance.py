"""Phrases about what we bought, or capped ourselves, at a vendor: plans, windows of usage, own limits."""

from typing import Final

from exporter.core.rules.base import NOT_REVERSE, Rule, pairs, words
from exporter.core.words import Reason

FIRST: Final = (
    Rule(
        name="allowance.per_minute",
        reason=Reason.RATE_LIMITED,
        on=NOT_REVERSE,
        codes=words("throttling.allocationquota throttling.burstrate throttling.ratequota limit_requests"),
        phrases=(
            "error-code#token-limit",
            "error-code#rate-limit",
            "allocated quota exceeded, please",
            "usage allocated quota exceeded",
        ),
        seen=(
            "can1357/oh-my-pi issue 8496: DashScope dresses its limit per minute as `insufficient_quota`;"
            " the anchor of the link tells"
        ),
    ),
    Rule(
        name="allowance.own_limit",
        reason=Reason.INSUFFICIENT_QUOTA,
        on=NOT_REVERSE,
        codes=words("setlimitexceeded"),
        phrases=("reached the set inference limit", "safe experience mode", "安心体验模式"),
        seen=(
            "volcengine/MineContext issue 328: `the model service has been paused`, by a limit that we set"
        ),
    ),
)
"""Tried before the codes: the words are sharper than the code beside them."""

TABLE: Final = (
    Rule(
        name="allowance.used_up",
        reason=Reason.INSUFFICIENT_QUOTA,
        on=NOT_REVERSE,
        phrases=(
            "plan…has expired",
            "plan has expired",
            "plan does not include",
            "plan doesn't include",
            "plan does not support",
            "not included in your plan",
            "not available on your plan",
            "not available in your plan",
            "upgrade your plan",
            "upgrade to a paid",
            "higher plan",
            "free tier…exhausted",
            "free trial…expired",
            "free trial…ended",
            "套餐已到期",
            "套餐已过期",
            "订阅已到期",
            "订阅已过期",
            "套餐暂未开放",
            "套餐…不支持",
            *pairs(
                "usage limit|5-hour limit|hourly limit|daily limit|weekly limit|monthly limit|token plan|"
                "daily quota|monthly quota|daily request",
                "reached|exceeded|exhausted|used up|resets at",
            ),
            *pairs(
                "reached your|exceeded your|hit your|exceeded its|reached its",
                "usage limit|daily limit|weekly limit|monthly limit|plan limit|spending|billing cycle",
            ),
            *pairs("limit|quota|allowance|cap", "billing cycle|billing period|subscription period"),
            "tokens per day",
            "(rpd)",
            "(tpd)",
            "total request limit",
            "total requests limit",
            "request quota limit",
            "daily…limit…reached",
            "daily…limit…exceeded",
            "weekly…limit…reached",
            "monthly…limit…reached",
            "models-per-day",
            "requests_per_model_per_day",
            "per_day…limit: 0",
            "free_tier…limit: 0",
            "free_tier_requests",
            "-freetier",
            "perdayper",
            *pairs("每日|今日|当日|本日|每周|本周|每月|本月", "限额|上限|额度已|用完|用尽"),
            *pairs("已达到|已达|达到", "使用上限|用量上限|调用上限|调用次数限额"),
        ),
        seen=(
            "Kimi `usage limit for this billing cycle`, Bedrock `Too many tokens per day`, MiniMax 2056"
            " `5-hour usage limit reached for Token Plan`; bigmodel.cn 1304, 1308-1311;"
            " OpenRouter 402"
        ),
    ),
)
