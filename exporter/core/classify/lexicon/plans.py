"""What a customer has not bought or may not do, or where nobody has signed in."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

PLAN: Final[Lexicon] = {
    "en": """
        (your plan | your subscription | your tier | your membership | current plan) …
            (does not include | doesn't include | does not allow | doesn't allow | does not cover |
             does not support | has expired | has ended)
        is a (pro | premium | paid | plus | business | enterprise | max | ultra) (feature | model | option |
            only) | (pro | premium | paid | enterprise | business) (only | users only | members only |
            subscribers only | plan only)
        free (plan | tier | account | users) (limit | allows | is limited | includes | only | quota) |
            upgrade (to continue | or wait | for more | now to) | (exceeded | reached | hit | used) (the |
            your) (weekly | daily | monthly | hourly | 5-hour) … (quota | limit | allowance)
        (need | needs | require | requires) (a | an) (pro | premium | paid | plus | business | enterprise |
            max | ultra | higher) … (plan | subscription | tier | account | license)
        (extra | additional | paid | pay-as-you-go) (usage | quota | credits) (is | must be) (required |
            needed | enabled) | (doesn't | does not) have a free | no free (tier | quota | plan) (for | of)
        (not available | unavailable | not offered | not included | not supported) (in | on | for | under |
            with) (the free | free | your current | the current) (tier | plan | users | accounts | trial)
    """,
    "zh": """
        (套餐 | 订阅 | 会员) … (不支持 | 不包含 | 已过期 | 已到期 | 不可用 | 无法使用)
        (仅限 | 仅支持 | 仅对) … vip
        (仅限 | 仅支持) … (会员 | 付费用户 | 订阅用户)
        免费(版 | 用户 | 套餐 | 计划 | 账号) … (限制 | 上限 | 每天 | 每日 | 仅 | 只) | 升级(后继续 | 以继续 |
            会员 | 套餐)
    """,
    "ko": """
        (유료 | 프리미엄) (회원 | 요금제 | 플랜 | 사용자 | 전용)
        (요금제 | 플랜 | 구독) … (지원하지 | 포함되 | 업그레이드 | 사용할 수 없 | 이용할 수 없 | 만료)
        무료 (플랜 | 요금제 | 사용자 | 계정) … (제한 | 한도 | 하루) | 업그레이드(하여 | 하면 | 하세요 | 해)
    """,
    "ja": """
        (有料 | プレミアム)(プラン | 会員 | ユーザー)(限定 | のみ | 専用 | だけ)
        (プラン | サブスクリプション | 契約) …
            (利用できません | 対応していません | 含まれ | アップグレード | 期限)
        無料(プラン | 版 | ユーザー) … (制限 | 上限 | 1日) | アップグレードして
    """,
    "es": """
        (plan | suscripción | tarifa) …
            (no incluye | no permite | no admite | no contempla | ha caducado | ha vencido | ha expirado)
        plan gratuito | (mejora | actualiza) (tu | su) plan | versión gratuita
        (exclusiv | reservad) … (plan | suscripción | suscriptores) | (solo | sólo |
            únicamente) para suscriptores | (mejora | actualiza | mejore) (tu | su) suscripción
    """,
    "ru": """
        (тариф | подписк) …
            (не включ | не входит | запрещ | недоступ | истёк | истек | не позволяет | закончил | не поддерж)
        (запрещ | недоступ | не поддерж) … (тариф | подписк)
        срок действия подписки
        бесплатн(ый | ом | ого | ая) (план | тариф | верси) | (оформите | купите) подписку
    """,
    "de": """
        (tarif | abo | abonnement | vertrag) … (nicht | abgelaufen | beendet)
        kostenlose(r | n | s) (tarif | plan | version | konto) | gratis-(tarif | version) |
            upgrade (durchführen | erforderlich)
        (pro | premium | plus | business)-(tarif | abo | plan) | nur für (zahlende | abonnenten | premium |
            pro-) | upgraden sie
    """,
    "fr": """
        (abonnement | forfait | formule) …
            (ne permet | n'inclut | ne comprend | ne couvre | ne donne | expiré | terminé)
        (offre | formule | version) gratuite | passez à (la | l'offre | un) … (pro | premium | payant |
            supérieur)
        réservé … (offre | abonnement | abonné | formule | forfait) | abonnement supérieur
    """,
    "pt": """
        (plano | assinatura) …
            (não inclui | não permite | não dá acesso | não contempla | não suporta | expirou | vencid |
             venceu)
        plano gratuito | (faça | fazer) upgrade | versão gratuita
        exclusiv … (plano | assinantes | assinatura) | (somente | apenas | só) para assinantes
        upgrade da assinatura
    """,
    "vi": """
        (gói của bạn | gói cước | gói dịch vụ | gói đăng ký) … (không hỗ trợ | không bao gồm | hết hạn)
        gói miễn phí | nâng cấp (để | gói | lên)
    """,
}
"""A plan that does not hold what is asked for, or has run out."""

SIGN_IN: Final[Lexicon] = {
    "en": """
        not (authorised | logged in)
        (please | must | need to | have to | required to) (sign in | log in | login)
        (sign in | log in) (first | to continue)
    """,
    "zh": "未经授权 | 请先登录 | 请登录 | 需要登录 | 未登录 | 尚未登录",
    "ko": "로그인(이 필요 | 해 주세요 | 해주세요 | 하세요) | 로그인 후",
    "ja": "ログイン(してください | が必要 | していません | し直して)",
    "es": """
        no autorizado | (debe | debes | necesita | necesitas | por favor) iniciar sesión
        (inicie | inicia) sesión
        no autenticad | (necesario | debes | debe | necesita | necesitas) autentic
    """,
    "ru": """
        (необходимо | нужно | требуется) (войти | авторизоваться | вход | авторизация)
        не авторизован | войдите в | авторизуйтесь
    """,
    "de": """
        nicht autorisiert | bitte (melden | loggen) sie sich
        bitte (anmelden | einloggen)
        bitte (zuerst | erst | vorher) (anmelden | einloggen) | melde dich an | nicht (angemeldet |
            eingeloggt) | (anmeldung | authentifizierung) (ist erforderlich | erforderlich | nötig)
    """,
    "fr": """
        non autorisé | veuillez vous connecter | connectez-vous | connexion requise
        vous devez (vous connecter | être connecté)
        identifiez-vous | non authentifié | authentification (est nécessaire | nécessaire | requise |
            obligatoire)
    """,
    "pt": """
        não autorizado | (faça | fazer) login | entre na sua conta | é necessário (entrar | autenticar)
        não autenticad | (necessário | precisa | deve) (se autenticar | autenticar)
    """,
    "vi": "chưa xác thực | (vui lòng | cần | phải | hãy) đăng nhập | chưa đăng nhập",
}
"""Whoever asks is to sign in first."""

NO_RIGHT: Final[Lexicon] = {
    "en": """
        (not permitted | no right) to
        (licc | license | licence) (failed | limit | expired | invalid | exceeded | not found | check failed)
        (project | organization | organisation | account | team | workspace | user | tenant | subscription) …
            (doesn't have | does not have | don't have | has not been granted | hasn't been granted |
             not been given | lacks) …
            (access yet | access to the | access to this | access to that | access to any | access to model |
             access to sora | access to veo)
        you (have not been | haven't been) granted
        your (workspace | organization | organisation | team) (admin | administrator | owner)
        (organization | organisation | workspace | team) restrict
        (organization | organisation | account | email | e-mail | phone | identity | business) (must |
            needs to | has to | should) be verified
        (must | need to | have to) verify (your | the | that) | please verify your | (accept | agree to |
            sign) the (terms | license | licence | agreement | eula)
        model must be (enabled | activated | requested) | (not available | unavailable) (for |
            to) your (account | organization | organisation | project | key | team)
        (limited | private | closed | early | invite-only) (preview | beta | access) | invite only |
            invitation only | wait list | is gated | gated (model | repo | access)
            request access
        (accept | agree to | acknowledge | consent to | sign) (the | our | its | their) (usage | content |
            acceptable | community | service | model | new | updated | data) … (polic | guidelines | terms |
            agreement | rules) | accept the (guidelines | rules | polic)
    """,
    "zh": """
        (没有 | 无)(访问权限 | 操作权限 | 使用权限) | 您无权 | 你无权
        绑定手机号 | 请先绑定 | 需要实名 | 请先实名
        (必须 | 需要 | 需)(完成 | 先完成 | 通过)(实名 | 身份 | 企业 | 手机)(认证 | 验证)
        (仅对 | 仅向 | 只对 | 仅面向) … (企业 | 会员 | 内测 | 白名单 | 付费 | 认证 | 指定) | (内测 | 灰度 |
            邀请制 | 定向邀测)
        (请 | 请先 | 需先 | 需要 | 未 | 尚未 | 必须 | 需)(同意 | 签署 | 接受) … (协议 | 条款 | 政策 | 须知 |
            规范)
        (用户 | 账号 | 账户 | 令牌 | 您 | 分组)(不允许 | 未被允许 | 不被允许 | 禁止)(访问 | 使用 | 调用) |
            不允许访问(这个 | 该 | 此)(api | 接口 |
            模型)
    """,
    "ko": """
        접근 권한 | 권한이 부족
        (베타 | 초대) (전용 | 테스트 | 사용자) | 신청(이 필요 | 해야)
        (약관 | 정책 | 동의서)에 (먼저 동의 | 동의)
    """,
    "ja": """
        アクセス権 | 許可がありません
        (招待制 | 限定公開 | クローズドベータ | 申請が必要)
        (規約 | ポリシー | 条件 | ガイドライン)に(ご同意 | 同意)
    """,
    "es": """
        acceso denegado | sin permiso
        no (tienes | tiene | posee) (permiso | permisos | acceso | autorización)
        no (está | estás) autorizad | acceso (anticipado | restringido | limitado)
        (acepte | acepta | aceptar | debe aceptar) … (términos | condiciones | política | normas)
        solicitud de acceso | organización (debe verificarse | debe estar verificad | no está verificad)
    """,
    "ru": """
        доступ запрещ | нет (доступа | прав | разрешения) | недостаточно прав | отказано в доступе
        (закрытый | ранний) (доступ | бета)
        (примите | принять | согласит) … (условия | соглашени | политик | правила)
    """,
    "de": """
        zugriff (verweigert | nicht erlaubt) | keine (berechtigung | zugriffsrechte) | fehlende berechtigung
        administrator (ihres | deines) | ihr administrator
        (geschlossene | eingeschränkte) (beta | vorschau) | nicht (berechtigt | freigeschaltet)
        (akzeptieren | zustimmen | bestätigen | stimmen) … (nutzungsbedingungen | bedingungen |
            richtlinien | agb)
        muss (erst | zuerst | vorher) (beantragt | freigeschaltet) | organisation muss verifiziert
        (gruppe | konto | schlüssel | organisation | team) hat keinen zugriff auf
    """,
    "fr": """
        accès (refusé | interdit) | (pas | aucun) (les droits | le droit | la permission | droit)
        n'avez pas accès | n'avez pas l'autorisation
        (n'êtes | n'est | n'es) pas autorisé | accès (anticipé | restreint | limité)
        (acceptez | accepter | veuillez accepter) … (conditions | politique | règles | charte)
        demande d'accès | organisation doit être vérifiée | (groupe | compte | clé | projet |
            organisation) n'a pas accès
    """,
    "pt": """
        acesso (negado | proibido) | sem permissão | não (tem | possui) (permissão | acesso)
        não (está | estás) autorizad | acesso (antecipado | restrito | limitado)
        (aceite | aceitar) … (termos | condições | política | regras)
        (solicitação prévia | solicitação) de acesso | organização (precisa ser | deve ser |
            não está) verificad
    """,
    "vi": """
        không có quyền | truy cập bị từ chối
        (đồng ý | chấp nhận) (với | các) … (điều khoản | chính sách)
    """,
    "it": "accesso negato | non autorizzato a | permesso negato",
    "tr": "(yetkiniz yok | erişim reddedildi | izniniz yok)",
    "pl": "(odmowa dostępu | brak uprawnień | brak dostępu)",
    "id": "(akses ditolak | tidak memiliki izin | tidak punya akses)",
    "nl": "(geen toegang | toegang geweigerd)",
    "uk": "(доступ заборонен | немає доступу | недостатньо прав)",
    "ar": "(ليس لديك صلاحية | غير مصرح)",
}
"""Somebody may not do what he asks for."""
