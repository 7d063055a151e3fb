"""Any word of keys, money, rights and paces of whoever asks, read where nothing sharper was found."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

KEYS: Final[Lexicon] = {
    "en": """
        (key | token | bearer | signature | service account) … (wrong | unknown | unrecognized |
            unrecognised | not recognized | not recognised | not supplied | was supplied | rotated |
            withdrawn |
            no longer exists | mismatch | not known)
        (bad | wrong | unknown | unrecognized | unrecognised) (key | token | api key | api token)
        (don't | do not | does not) (know | recognise | recognize) (this | that | the | your) (key | token)
        no token | no key | disabled your key | token (was | has been) (rejected | refused | declined)
    """,
    "zh": """
        (key | 密钥 | 令牌 | token | 凭证 | 签名)(␣不对 | 不对 | 不存在 | 已被撤销 | 已被删除)
        key 已被
        (未携带 | 没有携带 | 未带 | 没带)(token | 令牌 | 密钥 | key | 凭证 | 有效) | 身份凭证
    """,
    "ko": """
        (키 | 토큰 | 서명)(가 | 이 | 은 | 는) … (없습니다 | 잘못 | 만료 | 틀 |
            유효기간 | 유효 기간 | 기한) | 등록되지 않은 키
        (키 | 토큰) (유효기간 | 유효 기간 | 사용 기간)
    """,
    "ja": "(キー | トークン | 署名)(が | は | の) … (ありません | 無効 | 違い | 切れ | 失効 | 登録されて)",
    "es": """
        (clave | token | firma) … (no sirve | no es válid | inválid | no reconoc | desconocid | caduc |
            expir | incorrect | erróne | revoc) | (falta el | reconoce su | reconoce tu) (token | clave)
    """,
    "ru": """
        (ключ | токен | подпис) ↔ (недействител | неверн | просроч | истёк | истек | не подош | не передан |
            удалён | удален | не знает | неизвест | отозван | кривой)
    """,
    "de": "(schlüssel | token | signatur) ↔ (fehlt | ungültig | nicht gültig | kennt | falsch | abgelaufen)",
    "fr": """
        (clé | jeton | signature) ↔ (manquant | valable | invalide | valide |
            connaît pas | inconnu | incorrect | erroné | expiré)
    """,
    "pt": """
        (chave | token) … (ausente | não é válid | inválid | desconhecid | expir | revog | incorret | errad)
        não reconhece (esta | a | sua) chave
    """,
    "vi": "(key | khóa | token | chữ ký) … (không đúng | hết hạn | không hợp lệ | sai) | thiếu token",
    "uk": "(ключ | токен) … (невірн | недійсн)",
}
"""A key, a token or a signature is wrong, or not there."""

MONEY: Final[Lexicon] = {
    "en": """
        in debt | outstanding (invoice | balance) | charge your card | have to be bought | insufficient units
        enough money | subscribe to a plan
        (insufficient | not enough | lack of | short of | low on | exceeds | exceeded | over | beyond |
            above) … (
            spending limit | spend limit | spending cap | cost limit | cost cap | price limit | price cap |
            daily budget | monthly budget | weekly budget | your budget | user budget | team budget
            key budget |
            buzz | gems | kudos | sparks | diamonds | stars)
        insufficient … budget | budget … (exhausted | exceeded | used up | spent |
            reached)
        (used up | spent | consumed | exhausted | exceeded) … (allotment | allowance | entitlement |
            free tier)
        (allotment | allowance | entitlement) … (used up | spent | consumed | exhausted | exceeded | reached)
        (add | attach | update | link | set up) (a | your) (payment | card | credit card | billing | bank)
        (buy | purchase | order) (more | additional | a | another) (pack | package | minutes | seconds |
            videos |
            generations | plan | tokens | units)
        (can't | cannot | can not) afford | (cost | price) … (more than you | than your | higher than your)
        outstanding (payment | bill | debt | amount) | in arrears
        (paid | paying) (plan | tier | subscription |
            users | customers | members | accounts)
    """,
    "zh": "流量包 | 欠款 | 保证金 | 可用金额 | 点数",
    "ko": "예치금 | 포인트 | 무료 체험",
    "ja": "デポジット | ポイントを購入 | 残金",
    "es": "no te queda | su (depósito | saldo) | más créditos | generaciones gratuitas",
    "ru": "на балансе | депозит | пополнить | денег",
    "de": "guthaben | kostenpflichtig | (ein | kein) abo",
    "fr": "votre (solde | dépôt | crédit) | souscrire",
    "pt": "seu (saldo | depósito) | mais créditos | assine um plano | gerações grátis",
    "vi": "số dư | tiền đặt cọc | nạp tiền",
}
"""Money, or what is bought for it, of whoever asks."""

RIGHTS: Final[Lexicon] = {
    "en": """
        (restricted | limited | only available | available) to (enterprise | paying | verified | business |
            selected | approved) (customers | users | accounts)
        only (pro | paid | verified | enterprise | plus) (users | customers | accounts | members)
        free accounts cannot | no rights for | not accepted for this account | not on the list
        available on the (business | pro | enterprise | team | scale | growth) (tier | plan)
        your account (is | was) closed | on our allowlist | license has expired
        requires (acceptance | consent | approval | whitelisting | allowlisting | allow-listing |
            an invitation |
            an invite | activation | enrollment | enrolment | onboarding | a license | opting in | opt-in |
            early access | special access | additional access)
        not (activated | enrolled | entitled | eligible | whitelisted | allowlisted | onboarded | opted in |
            provisioned | granted) … (model | feature | account | project | organization | key | api
            service)
        (early access | private beta | closed beta | private preview | limited preview | limited access |
            invite only | invite-only | waitlist | waiting list | gated) (program | model | feature | only
            is | for |
            customers | users | api)
    """,
    "zh": """
        试用期 | 不允许访问 | 未加白 | (已禁用 | 已停用 | 已封禁)您的账号 | (用户组 | 分组)不允许 | 不在名单
        (您 | 你)的(账号 | 账户) … 没有开通 | ip不允许
    """,
    "ko": "체험 기간 | 명단에 없 | 비공개 테스트",
    "ja": "試用期間 | 限定テスト | お使いのアカウントでは | アカウントのみ",
    "es": "periodo de prueba | pruebas cerradas | no está en la lista | bloqueado su",
    "ru": "пробный период | закрытом тестировании | нет в списке | только на тарифе",
    "de": """
        testzeitraum | geschlossener erprobung | nicht auf der liste | keinen zugriff
        (darfst | dürfen) … nicht nutzen | sie müssen sich anmelden | melde dich an
    """,
    "fr": "période d'essai | test fermé | pas sur la liste | souscrire un abonnement",
    "pt": "período de teste | teste fechado | não está na lista | não pode usar | organização foi bloqueada",
    "vi": "thời gian dùng thử | thử nghiệm kín | không có trong danh sách | không được phép dùng",
}
"""What whoever asks may not do."""

PACE: Final[Lexicon] = {
    "en": """
        your account may (run | submit | start) | may run (two | three | 2 | 3) jobs
        you already have … (running | in progress | in the queue | queued)
    """,
    "zh": "(您 | 你)(最多 | 同时)(只能 | 可以) … (任务 | 生成)",
    "ko": "(회원님 | 고객님)은 … (까지 | 동시)",
    "ja": "お客様が同時に",
    "es": "ya tiene (1 | 2 | 3 | 4 | 5) | solo puede ejecutar",
    "ru": "вы (можете запускать | исчерпали) | у вас уже",
    "de": """
        sie (haben bereits | können nur) … (aufträge | generierungen | gleichzeitig)
        hast (bereits | schon) … (aufträge | generierungen | aufgaben | videos) | haben (bereits |
            schon) … (laufende | offene) … (aufträge | generierungen)
    """,
    "fr": """
        vous (avez déjà | ne pouvez lancer)
        tu as déjà … (en cours | en attente)
    """,
    "pt": "você (já tem | só pode executar)",
    "vi": "bạn (chỉ được chạy | đã có)",
}
"""How much at once whoever asks may do."""

TERMS: Final[Lexicon] = {
    "en": """
        (terms | terms of service | terms of use | license | licence | agreement | policy) … (acceptance |
            must be accepted | not been accepted | not accepted | need to be accepted | has to be accepted)
        (accept | agree to | sign | acknowledge) … (terms | license | licence | agreement | addendum)
    """,
    "zh": """
        (请先 | 请 | 需要 | 需先 | 必须 | 尚未 | 未)(同意 | 接受 | 签署) … (协议 | 条款 | 声明)
        (协议 | 条款)(未 | 尚未 | 没有)(同意 | 接受 | 签署)
    """,
    "ko": "(약관 | 이용약관 | 동의서)(에 | 을 | 를) … (동의하 | 동의해 | 동의가 | 수락)",
    "ja": "(規約 | 利用規約 | 同意書)(に | への) … (同意して | 同意が | 承諾)",
    "es": "(acepta | aceptar | acepte) … (términos | condiciones | acuerdo)",
    "ru": "(примите | принять | подтвердите) … (условия | соглашени | правила использования)",
    "de": """
        (nutzungsbedingungen | bedingungen | vereinbarung) … (zustimmen | akzeptieren | zugestimmt |
            akzeptiert)
    """,
    "fr": "(acceptez | accepter) … (conditions | accord)",
    "pt": "(aceite | aceitar) … (termos | condições | acordo)",
    "vi": "(chấp nhận | đồng ý) … (điều khoản | thỏa thuận)",
}
"""Terms that whoever asks has to accept before anything else."""
