"""Phrases of anti-abuse: captchas, suspicion, blocked addresses."""

from typing import Final

from exporter.core.classify.lexicon import access, said
from exporter.core.classify.rule import NOT_OFFICIAL, REVERSE, rule
from exporter.core.vocabulary import Reason

TABLE: Final = (
    rule(
        "abuse.captcha",
        Reason.CAPTCHA,
        "flow2api issues 72, 99, 170: `reCAPTCHA evaluation failed` under 403 and 500; youssefvdel/qwengate "
        "issue 17: Alibaba's slider behind `FAIL_SYS_USER_VALIDATE`",
        phrases=f"""
            turnstile token | turnstile verification | arkose | capsolver | capmonster
            fail_sys_user_validate | rgv587_error | _tmd_____/punish | x5secdata
            {said(access.CAPTCHA)}
        """,
    ),
    rule(
        "abuse.captcha_token_reverse",
        Reason.CAPTCHA,
        "gcui-art/suno-api: 422 where the hCaptcha token is missing",
        on=REVERSE,
        statuses="400 403 422",
        phrases="token validation failed | token verification failed | challenge token",
    ),
    rule(
        "abuse.sentinel",
        Reason.SENTINEL_BLOCK,
        "TheSmallHanCat/sora2api issues 59, 78, 90; help.apiyi.com on invalid_request of 2026-01-13",
        phrases="""
            something didn't look right with your request | unable to process request | proof of work
            proof-of-work | sentinel
            pow未通过
        """,
    ),
    rule(
        "abuse.shark",
        Reason.UNUSUAL_ACTIVITY,
        "iptag/jimeng-api issues 95, 101, 143: ByteDance's anti-abuse is called shark",
        phrases="shark not pass | shark reject | shark check",
    ),
    rule(
        "abuse.unusual_activity",
        Reason.UNUSUAL_ACTIVITY,
        "ChatGPT web 403 `detected unusual activity`; jimeng 4013; grok2api issue 562",
        phrases="""
            unusual activity | suspicious activity | unusual traffic | automated queries | automated traffic
            automated behavior | bot abuse | bot detection | bot detected | anti-bot | antibot | anti-abuse
            异常行为 | 行为异常 | 异常活动 | 异常流量 | 触发风控 | 被风控 | 风控拦截 | 风控中 | 风控限制
            风控策略 | 账号风控 | 风险控制 | 环境异常
            비정상적인 활동 | 비정상적인 접근 | 의심스러운 활동 | 리스크 관리 중
            不審なアクティビティ | 異常なアクティビティ | 通常と異なるトラフィック | リスク管理中
            (自動化 | 자동화) … (検出 | 检测 | 疑 | 의심 | 감지 | 禁止)
            (异常请求 | 可疑请求 | 异常访问 | 异常登录 | 비정상) … (检测 | 拦截 | 감지 | 차단)
            检测到 … (异常请求 | 可疑 | 自动化 | 机器人 | 风险)
        """,
    ),
    rule(
        "abuse.address_blocked",
        Reason.UNUSUAL_ACTIVITY,
        "reverse gateways: the vendor blocks the address the pool works from; youssefvdel/qwengate issue 82",
        on=NOT_OFFICIAL,
        phrases="""
            prevent abuse | api abuse | suspected abuse | blocked due to abuse | blocked for abuse
            blocked by waf
            防火墙拦截
            (ip | ip address | ip地址) … (blocked | banned | 被封 | 封禁 | 被限制 | 拉黑 | 차단 | ブロック)
            (waf | web application firewall) … (challenge | blocked | block page | 拦截)
        """,
    ),
)
