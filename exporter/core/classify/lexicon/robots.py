"""Who is taken for a robot, or for a thief, and the questions whether there is a person."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

CAPTCHA: Final[Lexicon] = {
    "en": """
        captcha | human verification | not a robot | are human | are a human
        (verify | prove | confirm) (it's you | that it's you | you're human | you're not | you aren't a)
        (not | aren't) a bot
    """,
    "zh": """
        输入验证码 | 需要验证码 | 请完成验证 | 安全验证 | 打码 | 行为验证
        (需要 | 请 | 完成 | 通过) … 验证码
        (不是 | 并非 | 非)机器人
        (人机 | 滑块 | 滑动 | 拼图 | 图形) … (验证 | 校验 | 认证)
        完成下方验证 | 请完成 … 验证 | (完成 | 通过)验证后(继续 | 重试)
    """,
    "ko": """
        캡차 | 캡챠 | 보안 문자 | 보안문자 | 로봇이 아 | 자동 입력 방지 | 사람인지 확인 | 사람임을 확인
        순서대로 (클릭 | 선택 | 눌러)
    """,
    "ja": """
        キャプチャ認証 | 画像認証 | ロボットではな | ロボットでな | 人間であること | パズル認証
        検証が必要 | (順番に | 画像内の | 文字を)(タップ | クリック | 選択) | 文字を順番
    """,
    "es": """
        verificación humana
        (no eres | no soy | no es | no sea) un robot | (eres | es) humano
        distinguirle de un (programa | robot | bot)
    """,
    "ru": "капч | не робот | вы человек",
    "de": "kein roboter | ein mensch sind | menschliche verifizierung",
    "fr": "pas un robot | êtes humain | un être humain | vérification humaine",
    "pt": """
        é humano | verificação humana
        (não é | não sou | não seja) um robô
    """,
    "vi": """
        là con người | xác minh con người
        không phải (robot | là robot | người máy | là người máy)
    """,
}
"""A check for a person; `captcha` is the same word in most languages."""

SUSPECTED: Final[Lexicon] = {
    "en": """
        (unusual | suspicious | strange | abnormal | irregular) (activity | traffic | sign-in | login |
            access pattern)
        (unusual | strange | abnormal | irregular) (behavior | behaviour)
        automated (queries | traffic | behavior | behaviour | use | requests | access | activity)
        bot abuse | bot detection | bot detected | anti-bot | antibot | anti-abuse | bot-like | bot traffic
        (risk | fraud | abuse | bot) (check | control | score | engine | assessment) … (failed |
            did not pass |
            triggered | rejected | flagged | too high | not passed | blocked | denied)
        (suspected | detected) … (automation | bot activity | scripted)
        doesn't look right with (this | your) account | verify your age | (taken | mistaken) for a (bot |
            robot)
        press and hold | confirm … (a person | over 18) | (script | scripted) (behavior | behaviour) detected
        asked for a (passkey | phone | code | verification)
        (device | environment | login | ip | behavior | behaviour | fingerprint) risk | risk (level | score |
            rating) (is | high | too) | security check (failed | not passed | rejected | did not pass)
    """,
    "zh": """
        异常行为 | 行为异常 | 异常活动 | 异常流量 | 触发风控 | 被风控 | 风控拦截 | 风控中 | 风控限制
        风控策略 | 账号风控 | 风险控制 | 环境异常 | 机器操作 | 脚本操作 | 非人工操作
        (触发 | 命中 | 触碰) … 风控 | (平台 | 官方)风控 | 风控(拒绝 | 校验 | 检测 | 审核) | 需要(滑块 |
            人工验证)
        (异常请求 | 可疑请求 | 异常访问 | 异常登录) … (检测 | 拦截)
        检测到 … (异常请求 | 可疑 | 自动化 | 机器人 | 风险)
        自动化 … (检测 | 疑 | 禁止)
        (官方 | 平台)要求 … 验证 | 短信验证 | 操作存在风险 | 异常访问
        当成(了 | )机器人 | 当作机器人 | 认为是机器人
        身份核验 | 脚本行为 | 重新验证(邮箱 | 手机 | 身份)
        (网络环境 | 操作 | 登录环境)存在风险 | 需滑块
        (设备 | 登录 | 环境 | 指纹)(风险 | 异常) | 风险等级
    """,
    "ko": """
        비정상적인 (활동 | 접근 | 요청) | 의심스러운 활동 | 리스크 관리 중
        자동화 … (의심 | 감지 | 차단) | 비정상 … (감지 | 차단)
    """,
    "ja": """
        不審なアクティビティ | 異常なアクティビティ | 通常と異なるトラフィック | リスク管理中
        自動化 … (検出 | 疑) | (不審な | 異常な)(アクセス | 操作 | 動作) | ボット … (検出 | 疑い)
    """,
    "es": "(actividad | tráfico | comportamiento) (inusual | sospechos | anómal) | uso automatizado",
    "ru": """
        (подозрительн | необычн | аномальн) … (активност | трафик | поведени) | автоматизированн … запрос
    """,
    "de": """
        (verdächtige | ungewöhnliche | auffällige) (aktivität | zugriffe | anmeldung)
        automatisierte zugriffe
    """,
    "fr": "(activité | trafic | comportement) (suspect | inhabituel | anormal) | utilisation automatisée",
    "pt": "(atividade | tráfego | comportamento) (suspeit | incomu | anormal) | uso automatizado",
    "vi": "(hoạt động | truy cập | lưu lượng) (đáng ngờ | bất thường) | truy cập tự động",
}
"""Somebody is taken for a robot, or for a thief."""
