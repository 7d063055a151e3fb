"""Pools of accounts behind a reverse gateway: accounts banned, signed out or used up, the pool empty."""

from typing import Final

from exporter.core.classify.lexicon import allowances, away, banned, pool, pooled, said, sessions
from exporter.core.classify.rule import NOT_REVERSE, REVERSE, rule
from exporter.core.vocabulary import Reason, State

BANNED: Final = (
    rule(
        "accounts.account_banned",
        Reason.ACCOUNT_BANNED,
        "Wei-Shaw/sub2api issue 1809: 403 of a pooled account; chenyme/grok2api issue 397; "
        "Fly143/deepseek-free-api pull 32: `user is muted` in a 200",
        phrases="""
            account may be suspended | user is blocked | pending mod message
            pending moderation message | blocked from using | banned from using | temporarily banned
            (you have been | you've been | you are | you were | account has been) (temporarily blocked |
                permanently blocked | blocked | suspended | restricted | banned | locked) from
            upstream access forbidden | access forbidden (403) | blocked-user | wke=account
            browser verification required | user is muted
            账号异常
            (账号 | 账户 | 帐号 | 用户) … 禁言
            (账号 | 账户 | 帐号) … (需要浏览器验证 | 需要验证 | 需要人工验证 | 需要手机 | 待验证)
        """,
    ),
    rule(
        "accounts.account_banned_reverse",
        Reason.ACCOUNT_BANNED,
        "CLIProxyAPI issues 266, 1374, 1814: Google and OpenAI ban accounts behind reverse gateways",
        on=REVERSE,
        phrases=f"""
            account associated with … deactivated | has been suspended
            disabled in this account for violation | violation of terms of service | violated our terms
            手机验证 | 手机号验证 | 绑定手机 | shadowban
            verify your account | account verification required | phone number … required | phone verification
            organization has been disabled | your account is not authorized | caller does not have permission
            denied on resource | project has been denied access | account is not eligible
            has not been used in project | permission denied: consumer | consumer … has been suspended
            (too many | multiple) … (free accounts | free trial accounts | trial accounts)
            {said(banned.BANNED)}
            {said(pooled.AWAY)}
        """,
    ),
    rule(
        "accounts.account_banned_ours",
        Reason.PERMISSION_DENIED,
        "OpenAI 403 `account has been deactivated`, resellers' `账号已被封禁`: without a pool it is ours",
        on=NOT_REVERSE,
        phrases=said(banned.BANNED),
    ),
    rule(
        "accounts.session_invalidated",
        Reason.ACCOUNT_EXPIRED,
        "sora.chatgpt.com and codex back ends: the vendor ended a pooled session",
        phrases="""
            authentication token has been invalidated | session has been invalidated | invalidated oauth token
            refresh token has already been used | wke=unauthenticated
            令牌已失效,请重新登录
        """,
    ),
    rule(
        "accounts.vendor_quota_throttled_reverse",
        Reason.RATE_LIMITED,
        "su-kaka/gcli2api issue 185: the vendor's quota sentence with RATE_LIMIT_EXCEEDED, about the pooled "
        "account",
        on=REVERSE,
        also="rate_limit_exceeded",
        phrases="exceeded your current quota",
    ),
    rule(
        "accounts.vendor_quota_reverse",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "reverse channels: the vendor's sentence can only be about the pooled account, a gateway has its "
        "own words",
        on=REVERSE,
        phrases="exceeded your current quota | hit your usage limit | usage limit has been reached",
    ),
    rule(
        "accounts.session_revoked_code",
        Reason.ACCOUNT_EXPIRED,
        "OAuth refresh of a pooled Google account refused",
        on=REVERSE,
        codes="invalid_grant",
        phrases="token has been revoked",
    ),
)

EMPTY: Final = (
    rule(
        "pool.maintenance",
        Reason.MAINTENANCE_WINDOW,
        "new-api forks answer a failed upstream with a text of the operator: `休息一下，号池维护中`",
        phrases="(号池 | account pool | token pool) … (维护中 | 升级中 | maintenance)",
    ),
    rule(
        "pool.empty",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "sora2api, flow2api, sub2api issues 593 and 7140, chatgpt2api, Antigravity-Manager issue 1835, "
        "tbphp/gpt-load NO_ACTIVE_KEYS",
        codes="~pool no_account no_accounts",
        phrases=f"""
            {said(pool.EMPTY)}
            {said(away.NONE_LEFT)}
        """,
    ),
    rule(
        "pool.account_away_reverse",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "yukkcat/gemini-business2api issue 65: `Account … temporarily unavailable`, one of the pool",
        on=REVERSE,
        codes="account_unavailable session_account_unavailable account_not_available",
        phrases="account … (temporarily unavailable | is unavailable | is not available | is cooling)",
    ),
    rule(
        "pool.cooling",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "sub2api: this sentence in an api_error means no schedulable account for the model",
        statuses="503",
        also="api_error",
        phrases="service temporarily unavailable",
    ),
    rule(
        "pool.plan_reverse",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "su-kaka/gcli2api issue 401: the vendor closed a login for private accounts, all of the pool",
        on=REVERSE,
        codes="subscription_required license_required plan_required paid_plan_required",
    ),
    rule(
        "pool.quota_today_reverse",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "reverse gateways: the pool's day is used up, it comes back at midnight",
        on=REVERSE,
        phrases="""
            (今日额度 | 当日额度 | 每日额度 | daily quota | daily limit) …
                (用完 | 用尽 | 已满 | 耗尽 | exhausted | reached | used up | exceeded)
            (exceeded | reached | hit) …
                (daily limit | daily quota | plan limit | message limit | generation limit | image limit |
                 video limit)
        """,
    ),
    rule(
        "pool.account_quota_reverse",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "jimeng and flow front ends: the pooled account's own allowance is gone",
        on=REVERSE,
        phrases=f"""
            (账号 | 帐号 | 号池 | cookie | account's | pooled account) …
                (额度不足 | 额度已用 | 额度用尽 | 额度耗尽 | 积分不足 | 积分已用 | 次数不足 | 次数已用 |
                 没有额度 | quota exceeded | out of credits)
            {said(allowances.USED_UP)}
            {said(pooled.NO_PLAN)}
        """,
    ),
)

SIGNED_OUT: Final = (
    rule(
        "accounts.session_expired_reverse",
        Reason.ACCOUNT_EXPIRED,
        "sora2api: `Could not parse your authentication token`, maintainer: the account ran out; new "
        "accounts heal it",
        outcome=State.DEGRADED,
        on=REVERSE,
        phrases=f"""
            could not parse your authentication token | a user is required to access | cookie … invalid
            please sign in again | please log in again | not logged in | are you signed in | login error
            login required | failed to refresh | oauth 401 | expected oauth 2
            at无效 | at已失效 | st已失效 | 刷新失败 | 未登录
            로그인이 필요
            ログインが必要
            (sso token | session token) … (invalid | expired)
            (session | sso) … (失效 | 已过期)
            {said(sessions.SESSION_EXPIRED)}
        """,
    ),
    rule(
        "accounts.session_words",
        Reason.ACCOUNT_EXPIRED,
        "ChatGPT web back ends: nobody signs in with an API key, so this is a pooled session",
        phrases="try signing in again",
    ),
)
