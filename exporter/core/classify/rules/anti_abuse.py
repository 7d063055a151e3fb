"""Phrases of anti-abuse: captchas, suspicion, blocked addresses."""

from typing import Final

from exporter.core.classify.lexicon import robots, said
from exporter.core.classify.rule import NOT_OFFICIAL, REVERSE, rule
from exporter.core.vocabulary import Reason

ADDRESS: Final = (
    rule(
        "abuse.address_blocked",
        Reason.UNUSUAL_ACTIVITY,
        "reverse gateways: the vendor blocks the address the pool works from; youssefvdel/qwengate issue 82",
        on=NOT_OFFICIAL,
        phrases="""
            prevent abuse | abuse prevention | api abuse | suspected abuse
            blocked (due to | for) abuse | blocked by waf | (banned | blocked | blacklisted) (ip | address)
            防火墙拦截
            (ip | ip address | ip地址) … (blocklist | denylist | blacklist | not welcome | reputation |
                blocked | banned | flagged | 被封 | 封禁 | 被限制 | 拉黑 | 차단 | ブロック)
            (waf | web application firewall) … (challenge | blocked | block page | 拦截)
        """,
    ),
)
"""Before whatever a client makes of it: an address is put into timeout, too."""

TABLE: Final = (
    rule(
        "abuse.captcha",
        Reason.CAPTCHA,
        "flow2api issues 72, 99, 170: `reCAPTCHA evaluation failed` under 403 and 500; youssefvdel/qwengate "
        "issue 17: Alibaba's slider behind `FAIL_SYS_USER_VALIDATE`",
        codes="fail_sys_user_validate",
        phrases=f"""
            turnstile (token | verification | blocked | challenge | failed) | arkose | capsolver | capmonster
            fail_sys_user_validate | rgv587_error | _tmd_____/punish | x5secdata
            {said(robots.CAPTCHA)}
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
        phrases="shark not pass | shark reject | shark check | shark block",
    ),
    rule(
        "abuse.unusual_activity",
        Reason.UNUSUAL_ACTIVITY,
        "ChatGPT web 403 `detected unusual activity`; jimeng 4013; grok2api issue 562",
        phrases=f"""
            (unapproved | unofficial) (channel | client | app | source)
            {said(robots.SUSPECTED)}
        """,
    ),
    *ADDRESS,
)
