"""What reverse gateways say of the accounts they work with: none is left, or nobody takes them any longer."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

EMPTY: Final[Lexicon] = {
    "en": """
        no available model | no schedulable account | are cooling down | accounts failed or unhealthy
        all accounts are | all tokens are | all accounts failed
        all upstream accounts | all accounts have | no keys found
        no available … (image quota | video quota | generation quota)
        no (accounts | account | tokens | token | auth | cookies | sessions) (available | left | loaded |
            in pool | in the pool)
        no (api keys available | api keys left | accounts online)
        (no available | no active | no usable | no healthy | no working | no enabled | no free | no valid |
            no idle | no spare | no more | no remaining | no live | no alive | no eligible | no suitable) …
            (account | token | cookie | credential | session)
        (no available | no active | no usable | no healthy | no working | no enabled | no live | no alive) …
            (api key | keys | ␣key)
        no valid (api key | api keys | key | keys) (available | left | remaining)
        no more … keys available
        all keys … (cooldown | cooling | disabled | unavailable | invalid)
        (all accounts | all tokens | all cookies | all credentials | all keys | all sessions) …
            (disabled | unavailable | invalid | expired | cooling | banned | unhealthy | used up | dead |
             daily cap | logged out | locked out)
        (all tokens | all cookies | all credentials | all keys | all sessions) … (limited | exhausted |
            failed)
        (every account | each account | every token | every cookie | every session) …
            (disabled | invalid | expired | cooling | banned | limited | exhausted | used up | failed |
                busy |
             in use)
        none of (the | our) (accounts | tokens | cookies | sessions) … (available | usable | works | work |
            left)
        out of (accounts | cookies | sessions | usable accounts | working accounts | valid accounts)
        (0 accounts | zero accounts | 0 active accounts | 0 sessions) … (online | available | left | active)
        (model pool | key pool | upstream pool | provider pool | cookie pool | account pool | token pool |
            session pool | browser pool | accounts pool | pool of accounts) …
            (empty | exhausted | drained | depleted | dry | no free | nothing left)
        (there are | there is) no (accounts | account | sessions | session | cookies | cookie)
        no account … (capacity | became available | was available)
        (no free | no idle | 0 idle | no spare | no available) … (browser | seat | slot in the pool)
        (could not | couldn't | unable to | failed to) (lease | acquire | borrow | allocate) … (seat |
            account | browser | session | cookie)
        (failed to | could not | cannot | unable to) find (account | an account | any account | a session)
        (sora pool | veo pool | the pool | our pool) … (empty | dry | exhausted | drained)
        (every | all | each) (acc | accs | account | accounts | seat | seats) … daily (cap | limit | quota)
        no seat … (left | free | available)
        no (account | seat | session | cookie) could be (leased | found | obtained | acquired | allocated |
            used)
        (all | all six | every | both | none of the | none of our) (logins | login | seats | seat |
            profiles | profile | workers) … (
            resting | cooling | used up | banned | logged out | daily | exhausted | expired | dead)
        none of the … (logins | accounts | sessions | seats)
        (0 | no) (seats | accounts | logins) with (credits | quota)
        no (account | accounts | login | logins | seat | session | token | worker account) (can | could |
            is able to | was able to | is fit | available | free | ready | left | qualified | eligible |
            matched) … (take | serve | handle | run | do | used | job | request | left | now)
        (upstream | vendor | provider | pool | supplier) (keys | accounts | tokens | seats | logins) …
            (daily | cap | limit | quota | exhausted | used up | cooling | banned | expired | dead | spent)
        (tokenpool | accountpool | keypool | sessionpool | cookiepool)(exhausted | empty | error | depleted) |
            (noaccount | noavailableaccount | notoken | noavailabletoken)
        (every | each | both) (accounts | account | token | tokens | login | logins | key | keys | cookies) …
            (caps | cap | rate-limited | used up | spent | empty | out of credits | out of quota | resting |
            blocked | burned | burnt)
        out of gens | accounts (are all | all) (used | busy | spent | banned | cooling)
        pool (: | has | with | is at) (0 | zero) (active | available | healthy | free | ready | usable |
            live) | (0 active | 0 healthy | 0 available | 0 usable | zero usable) (/ | account | token | key |
            cookie | session)
        (exhausted | used up | spent | reached | limit) (for | on | across | in) (all | every | each |
            both) (token | account | key | cookie | session | login | seat)
        (every | each | all) (imported | configured | stored | loaded | registered | our) (cookie | account |
            token | session | key | login) … (spent | used | exhausted | expired | banned | dead | cooling |
            limit)
        account with (remaining | enough | sufficient | available | any) (ai | credit | quota | generation |
            video | capacity) | (no quota | no credits | nothing) left (on | in | across) … (pool | account |
            accounts)
        no (sora | veo | google | grok | kling | runway | jimeng | dreamina | chatgpt | gemini) (account |
            accounts) (with | left | available | for)
        (no other | no further | no spare | no second | no remaining) (account | accounts | session |
            login | seat | cookie)
        (none of | not one of) (our | the | these) … (accounts | logins | seats | sessions) (has | have |
            is | can | are | could | works | includes) | (no | not one) (account | login | seat |
            session) (in | of) … (rotation has | the pool has | our pool has | rotation is | rotation can |
            the pool can) | (every | each) (account | login | seat) (lacks | is missing | has lost)
    """,
    "zh": """
        号池 | 所有账号 | 所有账户 | 所有token均 | 所有 token 均 | 模型需要 … 账号
        (没有 | 无 | 未找到 | 找不到 | 暂无 | 暂时没有 | 无匹配 | 没有匹配)(可用 | 有效 | 空闲 |
            闲置 |
            正常 | 健康 | 存活 | 可以用 | 能用) …
            (账号 | 账户 | 帐号 | token | cookie | 凭证 | 会话 | 票据 | 令牌 | 密钥 | key)
        (无匹配 | 没有匹配) … (账号 | 账户 | 帐号 | token | cookie | 凭证 | 会话 | 令牌 | 密钥 | key)
        (没有 | 暂无 | 暂时没有)(账号 | 账户 | 帐号)(可以用 | 可用 | 能用 | 了)
        (没号了 | 没有号了 | 无号可用 | 缺号 | 补号 | 号不够)
        (所有cookie | 所有 cookie | 全部cookie | 所有会话 | 所有凭证 | 所有凭据 | 所有密钥 | 所有key |
            所有 key) … (失效 | 过期 | 不可用 | 耗尽 | 冷却 | 禁用)
        (所有令牌 | 全部令牌) … (暂无可用 | 不可用 | 失效 | 耗尽 | 冷却)
        (所有token | 全部账号 | 账号全部 | 账号都) …
            (耗尽 | 用完 | 不可用 | 失效 | 过期 | 冷却 | 封禁 | 限 | 被封 | 挂了)
        (资源池 | 账号池) … (耗尽 | 为空 | 用完 | 不足 | 空了 | 没有可用)
        (账号 | 帐号)(已经用完 | 已用完 | 用完了 | 耗尽 | 已耗尽 | 用光了)
        (上游账号 | 上游账户 | 渠道账号 | 可用账号 | 可用账户) …
            (耗尽 | 用完 | 不足 | 用尽 | 失效 | 异常 | 被封 | 封禁 | 冷却 | 等待恢复 | 不可用 | 限流 |
             受限 | 过期 | 未同步)
        (货源 | 渠道 | 通道 | 线路)(均 | 都 | 全部)(在冷却 | 处于冷却 | 冷却)
        (账号 | 席位)(全部 | 都)(用完 | 耗尽 | 冷却 | 失效)
        (账号 | 号)全(灭 | 挂 | 死 | 废 | 没) | 重新养号 | (未 | 没有 | 没能)(借到 | 拿到 | 获取到 |
            分配到)(账号 | 账户 | 帐号)
        (小号 | 老号 | 新号) … (没了 | 养 | 不让 | 封 | 挂) | 没有(号 | 账号)可用
        没有其他可用 | (强制退出 | 被踢下线) | (账号 | 号里)会员 … (到期 | 过期)
        (主力号 | 备用号 | 备号) … (被锁 | 没积分 | 用完 | 被封)
        (账号 | 账户 | 帐号 | token | cookie | 号)(池 | 库)(已 | 为)(空 | 耗尽 | 用尽 | 见底) | (没有 |
            无 | 暂无)可用的(token | cookie | 账号 | 账户 | 会话)
        (所有 | 全部 | 每个 | 所有可用 | 全部可用)(账号 | 账户 | 帐号 | token | cookie) … (上限 | 限额 |
            达到 | 已满 | 用光)
        (账号 | 账户 | 帐号)(实例为空 | 列表为空 | 为空)
        (没有 | 无)(其他 | 其它 | 备用 | 更多)账号
        (没有一个 | 没一个 | 无一)(账号 | 账户 | 帐号 | 号) | (账号 | 账户 | 帐号)(都没有 | 都没 | 均无 |
            均未)
        号(全 | 都 | 全都)(被封 | 封了 | 没了 | 限了 | 没额度) | (账号 | 号)(没 | 没有 | 无)(额度 | 积分 |
            次数)
    """,
    "ko": """
        계정 … (모두 사용 중 | 소진) | 계정 풀 … (비어 | 소진 | 없)
        (사용 가능한 | 사용할 수 있는 | 이용 가능한 | 쓸 수 있는 | 남은 | 남아 있는 | 유효한 | 활성) …
            (계정이 없 | 토큰이 없 | 키가 없 | 쿠키가 없 | 세션이 없 | 계정이 남)
        무가용 계정 | 가용 계정 … 없
        계정(이 | 을) … (남아 있지 않 | 더 이상 없 | 모두 소진 | 다 떨어) | 모든 계정이 … (한도 | 차단 |
            소진 | 만료)
        다른 (계정 | 세션)이 없
        계정이 하나도 (없 | 남) | 계정 중 … (없습니다 | 없음)
    """,
    "ja": """
        アカウント … (枯渇 | すべて利用できません) | アカウントプール … (空 | 枯渇)
        (利用可能な | 使用可能な | 使える | 利用できる | 有効な | 空いている | 残りの)(
            アカウント | トークン | キー | クッキー | セッション)(が | は) …
            (ありません | 残っていません | 見つかりません | ない | なくなり)
        アカウントが(残っていません | 足りません | 不足)
        (全 | すべての | 全ての)アカウントが … (上限 | 停止 | 使用中 | 枯渇 | 期限) | 空きアカウント
        (他の | 予備の | 別の)アカウントが(ありません | ない)
        アカウントが(一つも | 1つも | ひとつも) | いずれのアカウントも
    """,
    "es": """
        (no hay | no quedan | no queda | sin | ninguna | se acabaron las | se agotaron las) … cuentas
        (no hay | no queda | ninguna) … cuenta (disponible | libre | activa)
        todas las (claves | api keys | keys) … agotad
        todas las cuentas … (agotad | ocupad | bloquead | no disponibles | en uso | enfriamiento)
        (todos los accesos | todas las sesiones) … (plan | agotad | caducad)
        (no queda | no hay) (ninguna | ni una) cuenta | cuentas … (agotadas | sin créditos | caídas)
        no hay (otra | otras | más) (cuenta | cuentas)
    """,
    "ru": """
        (нет | не осталось | закончились) … (свободных | доступных | рабочих | активных | живых) (
            аккаунт | токен | сесси | учётных записей | учетных записей)
        (не осталось | закончились | кончились) (аккаунт | токен)
        аккаунты (закончились | кончились | исчерпан)
        все (аккаунты | сессии | токены) … (недоступ | исчерпан | заблокир | занят | истекл)
        (места | сессии | аккаунты) … (остыва | разлогин) | 0 рабочих
        (нет | не осталось | не нашлось) … (живых | живого | рабочих | рабочего | свободных | свободного |
            доступных | доступного | активных | активного) … (аккаунт | сесси | токен)
        (других | свободных | доступных | рабочих | запасных) аккаунтов … нет
        ни (у одного | один | одного) из (наших | этих) аккаунтов | ни у одного аккаунта | ни один аккаунт
        акки (кончились | закончились) | все акки
    """,
    "de": """
        (kein | keine | keinen) (freie | verfügbare | gültige | aktive | weitere) … (konten | konto |
            account)
        (kein | keine) (konten | konto | account | accounts) (verfügbar | frei | mehr)
        alle (konten | accounts) … (erschöpft | gesperrt | belegt | nicht verfügbar | aufgebraucht)
        kein … konto im pool | kein einziges konto
        (kein | keines) … (konto | konten) … kontingent
        (alle | sämtliche) (konten | accounts | zugänge) … (verbraucht | limit | gesperrt | leer)
        (kein anderes | kein weiteres | keine anderen | keine weiteren) (konto | konten | account |
            accounts)
        keines (unserer | der) konten | kein einziges unserer
        alle (konten | accounts) … (ausgelastet | beschäftigt | besetzt)
    """,
    "fr": """
        (aucun | pas de | plus de | plus aucun | plus de) … (compte disponible | comptes disponibles |
            compte libre | comptes libres | compte actif | compte utilisable)
        tous les comptes … (épuisé | bloqué | occupé | indisponible | en cours d'utilisation | suspendu)
        tous les comptes du pool
        (aucun | plus aucun) compte … (utilisable | disponible | libre | actif) | comptes … (épuisés | vides |
            bannis)
        (aucun autre | pas d'autre | plus d'autre) (compte | comptes)
        aucun (de nos | des) comptes
    """,
    "pt": """
        (não há | não restam | sem | nenhuma | acabaram as | esgotaram) … contas
        (não há | nenhuma) … conta (disponível | livre | ativa)
        todas as contas … (esgotad | ocupad | bloquead | indisponíveis | em uso)
        nenhuma conta … (disponível | livre | ativa | utilizável) | contas … (esgotadas | sem créditos |
            banidas)
        (não há | nenhuma) (outra | outras | mais) (conta | contas)
    """,
    "vi": """
        (không còn | không có | hết | đã hết) (tài khoản | cookie | phiên) (nào | khả dụng | trống |
            hoạt động)
        (hết tài khoản | không còn tài khoản)
        tất cả (tài khoản | các tài khoản) … (hết | bị khóa | bận | không khả dụng)
        toàn bộ tài khoản … (bận | hết | cạn) | hết slot
        (không còn | không có) tài khoản … (nào | trống | khả dụng | dùng được)
        không (còn | có) tài khoản (khác | dự phòng)
        không (tài khoản nào | có tài khoản nào)
        (tất cả | toàn bộ) tài khoản … (giới hạn | hạn chế)
        (chưa có | không có) tài khoản … (nào | đang bật | khả dụng) | chưa có phiên | mọi tài khoản …
            (hỏng | lỗi | hết)
    """,
    "it": "(nessun account | account esauriti)",
    "tr": """
        (hesap | hesaplar) … (tükendi | kalmadı)
        (hesap | hesaplar | hesapların) … (doldu | dolu | kısıtlı)
    """,
    "pl": """
        brak (wolnych | dostępnych | aktywnych | działających | ważnych | sprawnych) kont
        (żadne | żaden) z kont
    """,
    "id": "(stok | semua) akun … (habis | penuh | limit) | tidak ada akun",
    "nl": "geen … accounts",
    "uk": "(немає | закінчились) … (акаунт | облікових)",
}
"""A gateway has no account left that could do the work."""

THROTTLED: Final[Lexicon] = {
    "en": """
        all accounts are currently limited | all accounts limited. (wait | retry)
        (all accounts | all keys | all api keys | all credentials | all channels) (are | were |
            currently | are currently | are temporarily | are being) (rate limited | rate-limited | throttled)
        (every | each) (account | key | token | credential | channel) (is | was | is currently |
            is being) (rate limited | rate-limited | throttled)
        all accounts (rate limited | rate-limited)
    """,
    "zh": """
        (所有 | 全部)(账号 | 账户 | 帐号 | 密钥 | 令牌 | 渠道 | key)(被 | 均被 | 都被 | 已被 | 触发 | 均触发 |
            都触发 | 都在 | 正在 | 均处于 | 都处于)(限流 | 限速 | 上游限速 | 上游限流) …
            (稍后 | 稍候 | 等待 | 重试 | 秒)
        上游账号(被 | 已被 | 当前被 | 正被 | 触发)(限流 | 限速)
        号池(全部 | 全)(限流 | 限速 | 被限流)
    """,
    "ko": "(모든 | 전체) (계정 | 키 | 토큰)(이 | 가) … (속도 제한 | 요청 제한)",
    "ja": "(すべて | 全て | 全)の(アカウント | キー | トークン)(が | は) … (レート制限 | 速度制限)",
    "es": """
        todas las (cuentas | claves) … (limitadas por tasa | límite de velocidad | límite de solicitudes)
    """,
    "ru": "все (аккаунты | ключи) … (ограничены по частоте | лимит частоты | частоте запросов)",
    "de": "alle (konten | schlüssel | accounts) … (ratenbegrenzt | gedrosselt | rate-limit)",
    "fr": """
        (tous les comptes | toutes les clés) … (limités en débit | limitées en débit | limitation de débit)
    """,
    "pt": "todas as (contas | chaves) … (limite de taxa | limitadas por taxa | limite de requisições)",
    "vi": "tất cả (tài khoản | khóa) … (giới hạn tốc độ | giới hạn tần suất)",
}
"""Each account of a pool is throttled: it will serve again in seconds."""
