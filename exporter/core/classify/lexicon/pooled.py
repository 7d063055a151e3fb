"""What is wrong with one account of a gateway's pool: the vendor's measures against it, a plan it lacks."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

AWAY: Final[Lexicon] = {
    "en": """
        account (was | has been | got) (flagged | shadowbanned | muted | limited | challenged | banned)
        (our account | the account | this account | pooled account | one account) …
            (locked out | flagged | banned | restricted by | limited by | challenged | kicked)
        account temporarily (limited | restricted | locked | blocked)
        account (is | still) (under | in) (review | investigation | appeal) | account under review |
            accountunderreview | login … (banned | suspended | locked) by
        (user | account | member) (is | was | has been | got) (punished | penalized | penalised | restricted |
            jailed) | (action | actions | generation | generations) (has been | have been | is |
            are) restricted
        (account | user | member | login) (punish | penalty) | (account | user | login) … (under punishment |
            in timeout | on probation)
        (needs | requires | asks for | waiting for) (device | phone | identity | email | sms | age |
            id) (verification | confirmation | approval)
    """,
    "zh": """
        (的号 | 个号 | 账号 | 账户 | 帐号)被(封 | 官方封 | 平台封 | 风控 | 限制 | 冻结 | 禁言 | 标记 |
            官方限制)
        (账号 | 账户 | 帐号) … (存在风险 | 有风险 | 风险较高 | 异常登录 | 被标记)
        封号 | 号被封
        (账号 | 账户 | 帐号)(审核中 | 正在审核 | 复核中 | 被审查 | 待审核)
        (账号 | 账户 | 帐号 | 用户)(处罚 | 被处罚 | 惩罚 | 被惩罚)
    """,
    "ko": "계정이 (정지 | 차단 | 제재 | 제한)(되 | 됐 | 당)",
    "ja": "アカウントが(停止 | 凍結 | 制限 | ban)され",
    "es": "(la cuenta | nuestra cuenta) (fue | ha sido) (bloquead | marcad | restringid | limitad)",
    "ru": "(аккаунт | аккаунт был) (забанен | заблокирован | ограничен)",
    "de": "(das konto | unser konto) wurde (gesperrt | markiert | eingeschränkt)",
    "fr": "(le compte | notre compte) a été (bloqué | signalé | restreint | limité)",
    "pt": "(a conta | nossa conta) foi (bloquead | marcad | restringid | limitad)",
    "vi": "tài khoản (đã bị | bị) (chặn | gắn cờ | giới hạn | khóa)",
}
"""The vendor has turned against an account of a gateway's."""

NO_PLAN: Final[Lexicon] = {
    "en": """
        (supergrok | plus | pro | ultra | premium | team) (trial | plan | subscription | seat |
            membership) … (is over | is up | ended | lapsed | expired | was cancelled | was canceled)
        (pooled | pool | shared) (login | account | seat | session) has no (pro | plus | premium | paid |
            ultra | active)
        (subscription | plan | membership | trial) (on | of | for) (account | seat | profile | login |
            pooled | the account | this account | that account) … (ended | expired | lapsed | over |
            cancelled | canceled | ran out)
        (requires | require | needs | need) (a | an) … (subscription | membership | ultra plan | pro plan |
            plus plan | paid plan | premium plan)
        account (tier | plan | level | type) … (does not | doesn't | not support | too low | cannot |
            can't | lacks)
    """,
    "zh": """
        (账号 | 账户 | 帐号)(未 | 没有)(订阅 | 开通 | 购买) … (supergrok | plus | pro | 会员 | 高级 | vip |
            ultra)
        (会员 | 订阅 | 套餐)(已 | 已经)(到期 | 过期 | 失效)
        (账号 | 账户 | 帐号) … (需要 | 需 | 必须是) … (supergrok | plus | pro | ultra | 会员 | 订阅)
    """,
    "ko": "계정 … (구독 | 멤버십 | 요금제) … (만료 | 종료 | 없 | 끝)",
    "ja": "アカウント … (サブスク | プラン | 会員) … (期限切れ | 終了 | ありません | 未加入)",
    "es": "(suscripción | plan) (de la cuenta | en la cuenta) … (expir | caduc | vencid | terminad)",
    "ru": "(подписка | тариф) … (на аккаунте | аккаунта) … (законч | истек | истёк | отсутств)",
    "de": "(abo | tarif | abonnement) (von | des) (konto | kontos) … (abgelaufen | beendet | gekündigt)",
    "fr": "(abonnement | forfait) du compte … (expiré | terminé | résilié)",
    "pt": "(assinatura | plano) da conta … (expir | venc | encerrad)",
    "vi": "(gói | đăng ký) của tài khoản … (hết hạn | đã hết)",
}
"""An account of a pool has not, or no longer, bought what the work needs; only where there is a pool."""
