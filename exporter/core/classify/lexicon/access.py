"""What is refused to a customer: keys, accounts, money."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

OUT_OF_BALANCE: Final[Lexicon] = {
    "en": """
        (balance | credits | points | funds | tokens left) …
            (insufficient | not enough | exhausted | depleted | used up | run out | too low | ran out)
        quota exceeded for your (account | plan | organization | organisation | subscription | project)
        (insufficient | not enough | have enough | run out of | ran out of | purchase more) …
            (balance | credit | points | funds | coins | gems | diamonds)
        (requires | need | needs | costs | cost) … (credits | points | coins) … (have | available |
            remaining | left)
        (exceeds | exceed | lower than | less than | more than | higher than | below | above) …
            (your balance | available balance | balance of | remaining balance | account balance |
                your credit)
        (daily | weekly | monthly) (generation | video | usage) (allowance | allotment | quota) …
            (spent | used | consumed | gone | exhausted | over)
        (allowance | allotment) (spent | consumed | used up | exhausted | is gone | is used)
        (add | buy | purchase | get) (funds | more credits | credits | more tokens | a plan | more funds |
            a subscription | balance) | invoice (past due | is past due | overdue | unpaid) | past due |
            (wallet | balance) is (empty | negative | zero)
        (subscribe | upgrade) to (use | unlock | access | continue | get)
        (credit | coin | token | wallet) (not enough | insufficient | is not enough | too low |
            balance too low)
    """,
    "zh": """
        欠费 | 请充值 | 请先充值 | 续费 | 购买积分 | 升级套餐 | 用量上限
        (余额 | 额度 | 限额 | 积分 | 点数 | 配额 | 套餐 | 金币 | 算力点 | 算力值 | 算力豆 | 算力币 |
            您的算力 | 你的算力) …
            (不足 | 不够 | 用完 | 用尽 | 耗尽 | 为0 | 为零 | 已用光)
        (剩余 | 账户 | 账号 | 用户 | 可用)算力 … (不足 | 不够)
        算力 … (不足 | 不够 | 用完) … (购买 | 充值 | 升级)
        (余额 | 额度 | 积分 | 点数) … (用光 | 花完 | 花光 | 不够)
        余额不够 | 储值 | 钱不够 | 没钱了
        (银行卡 | 信用卡 | 扣款 | 支付) … (被拒 | 拒绝 | 失败)
        (没有 | 无 | 暂无 | 未检测到 | 无剩余)(可用 | 剩余)(积分 | 额度 | 余额 | 点数 | 次数)
        (灵感值 | 点券 | 豆子 | 能量值 | 电量 | 星币 | 钻石 | 代币 | 点卡 | 次数 | 费用 | 信用点)(不足 |
            不够 | 已用完 | 耗尽 | 用尽) | (剩余次数 | 余额 | 可用次数)为0 | 资源包 … (用尽 | 耗尽 | 用完 |
            过期) | 未(购买 | 开通)(资源包 | 套餐 | 会员)
    """,
    "ko": """
        충전해 주세요 | 충전 후
        (금액 | 예치금 | 캐시) … 부족
        (잔액 | 크레딧 | 포인트 | 할당량 | 쿼터 | 잔고 | 코인) ↔
            (부족 | 소진 | 없습니다 | 모자라 | 모자랍 | 충분하지 | 다 사용 | 모두 사용)
        (카드 | 결제) … (거절 | 실패 | 승인되지)
        (포인트 | 코인 | 토큰 | 이용권)(가 | 이) (없 | 모자라 | 다 떨어) | 결제가 필요
    """,
    "ja": """
        チャージしてください | チャージが必要
        (残高 | クレジット | ポイント | クォータ | 利用枠 | コイン) ↔
            (不足 | ありません | 使い果た | 使い切 | 枯渇 | 足りません | 足りない | 足りず | 残っていません)
        (カード | 決済 | お支払い) … (拒否 | 失敗 | できません)
        (クレジット | ポイント | 残高 | チケット)(が | は)(ありません | 0です | なくなり | 切れ)
    """,
    "es": """
        sin (saldo | crédito | fondos) | recarga (tu | su) | (agotaron | agotó) … (crédito | saldo | fondos)
        (saldo | crédito | fondos | puntos) ↔ (suficient | agotad | no tiene | muy bajo | terminado | acabad)
        (tarjeta | pago) … (rechazad | denegad) | (agotó | acabó) … (bono | paquete)
        no (te | le | me) quedan (créditos | puntos | fondos | saldo) | (créditos | saldo) (agotados |
            agotado | a cero)
    """,
    "ru": """
        пополните
        (средств | баланс | кредит | на счёте | на счете | баллов) ↔
            (недостаточн | закончил | исчерпан | не хватает | слишком мал | нулев | израсходован | низк)
        (баланс | счёт | счет) … (нет денег | нет средств | пуст)
        (карта | карты | платёж | платеж) … (отклон | не прош)
        (кредиты | средства | деньги | баллы | токены) (закончились | кончились | исчерпаны)
    """,
    "de": """
        (kein | keine) (guthaben | credits)
        (guthaben | credits | kontostand | punkte) ↔
            (reicht nicht | nicht genügend | nicht genug | unzureichend | nicht ausreichend | aufgebraucht |
             erschöpft | zu niedrig | zu gering | verbraucht)
        (karte | zahlung) … (abgelehnt | verweigert)
        (keine | null) (credits | punkte | guthaben) (mehr | übrig)
    """,
    "fr": """
        rechargez | recharger votre
        (solde | crédit | fonds | points) ↔
            (insuffisant | épuisé | plus de | pas assez | trop faible | suffisamment | suffisants)
        (carte | paiement) … (refusé | rejeté)
        plus de (crédits | solde | points) | (crédits | solde) épuisé
    """,
    "pt": """
        recarregue
        sem (saldo | crédito | fundos)
        (saldo | crédito | fundos | pontos) ↔ (suficient | esgotad | acabou | acabaram | muito baixo)
        (cartão | pagamento) … (recusad | negad | rejeitad)
        não (te | lhe) restam créditos | não restam créditos | (créditos | saldo) (esgotados | zerado)
    """,
    "vi": """
        nạp (thêm | tiền) | không còn đủ (tiền | số dư | tín dụng | điểm)
        (số dư | tín dụng | credit | tiền) ↔ (không đủ | đã hết | quá thấp)
        (không đủ | hết) (điểm | xu | tiền | credit | tín dụng)
        (thẻ | thanh toán) … (bị từ chối | thất bại)
        (đã | sắp) hết (tín dụng | tiền | điểm | xu | credit)
    """,
    "it": """
        (credito | crediti | saldo) ↔ (insufficient | esaurit)
        (ricarica | ricaricare) (il | il tuo) (saldo | credito | account) | credito esaurito
    """,
    "tr": """
        (bakiye | bakiyeniz | kredi | krediniz) … (yetersiz | bitti)
        (bakiye yükle | kredi yükle) | (bakiye | kredi) bitti | yetersiz bakiye
    """,
    "pl": """
        (środków | środki | saldo | kredyt) ↔ (niewystarczając | brak)
        doładuj
        (karta | karty | opłaty | płatność) … (odrzucon | nie udało)
    """,
    "id": """
        (saldo | kredit) … (tidak cukup | habis)
        (isi ulang | top up) … (saldo | kredit)
    """,
    "nl": "(saldo | tegoed | credits) … (onvoldoende | op)",
    "uk": "(недостатньо | закінчил) … (коштів | кредит | балан)",
    "ar": "(الرصيد | رصيدك | رصيد) … (غير كاف | نفد | انتهى | كافي)",
    "th": "(เครดิต | ยอดเงิน) … (ไม่เพียงพอ | ไม่พอ | หมด)",
    "hi": "(शेष | क्रेडिट) … (अपर्याप्त | समाप्त)",
    "cs": "(kredit | zůstatek) … (nedostat | nestačí | vyčerpán)",
    "sv": "(saldo | krediter) … (otillräck | slut)",
    "nb": "(saldo | kreditt) … (utilstrekkelig | tom)",
    "da": "(saldo | kredit) … (utilstrækkelig | opbrugt)",
    "fi": "(saldo | krediit) … (riitä | loppu)",
    "he": "(יתרה | קרדיט) … (אין | מספיק | נגמר)",
    "hu": "(egyenleg | kredit) … (elégtelen | elfogyott)",
    "ro": "(sold | credit) insuficient",
    "el": "υπόλοιπο … ανεπαρκ",
}
"""Money, or what is bought for it, is used up."""

BAD_KEY: Final[Lexicon] = {
    "en": """
        (api key | apikey | api-key | access key | secret key) …
            (invalid | not valid | expired | missing | required | incorrect | not correct | wrong |
             not found | deactivated | disabled | malformed | not provided | unauthorized | unknown |
             rejected | recognised | recognized)
        (invalid | incorrect | missing | expired | wrong | unauthorized | malformed | bad | illegal) …
            (api key | apikey | api-key | access key | access token | bearer token | credentials)
        (provide | include | supply | pass | send | specify) … (api key | apikey | api-key | api_key)
        (api_key | api key) … (query parameter | parameter) is (required | missing)
        access token (has expired | expired | is expired | is invalid)
    """,
    "zh": """
        token不能为空 | token 不能为空 | key无效 | 未登录 | 请先登录 | 请登录 | 登录已过期 | 未授权
        access token … (无效 | 错误 | 过期 | 失效) | (无效 | 错误 | 过期 | 失效)的(api | 密钥 | 令牌)
        的 key … (过期 | 到期 | 无效 | 错误) | 缺少 … (密钥 | api-key | api key | apikey | 令牌)
        (api key | apikey | 密钥 | 令牌 | 鉴权 | 认证 | 身份验证 | 授权) …
            (无效 | 错误 | 失败 | 过期 | 到期 | 失效 | 不存在 | 不正确 | 有误 | 未提供 | 缺失 | 被删除 |
             未通过 | 不合法 | 不匹配 | 无法识别 | 吊销)
        (无效 | 错误 | 过期 | 失效)的 (api | key | 密钥 | 令牌 | 凭证)
        (ak/sk | aksk | 身份 | 签名 | token | 凭证 | 权限)(验证 | 校验)(失败 | 不通过 | 未通过 | 错误)
    """,
    "ko": """
        인증되지 않
        (유효하지 않은 | 잘못된) api | api 키 … (확인할 수 없 | 유효기간)
        (api 키 | api키 | 인증 | 토큰) ↔
            (유효하지 | 잘못 | 만료 | 실패 | 누락 | 올바르지 | 틀렸 | 틀린 | 일치하지 | 오류 | 비활성 |
                정지 |
             차단)
    """,
    "ja": """
        認証が必要 | (apiキー | api キー)(が | は) … (ありません | 必要です | 必須)
        (apiキー | api キー | 認証 | トークン) ↔
            (無効 | 失敗 | エラー | 期限 | 不正 | 見つかりません | 正しくありません | 正しくない | 間違 |
             違います | 一致しません | 誤り | 失効 | 停止)
    """,
    "es": """
        clave … (no reconocid | desconocid)
        (falta | ausente | requiere) … (clave api | clave de api | api key)
        (clave api | clave de api | clave de acceso | api key | token de acceso | credenciales |
            autenticación) ↔ (incorrect | inválid | no válid | no es válid | errón | equivocad | caduc |
            no existe | expir | reconoc | desconocid | error | fall | vencid | revocad | desactivad |
            bloquead | suspendid)
    """,
    "ru": """
        ключ ↔ (неизвест | не найден)
        (api-ключ | ключ api) ↔ (не указан | отсутств | не передан | требуется)
        (api-ключ | api ключ | ключ api | ключа api | ключ доступа | токен доступа | учётные данные |
            учетные данные | аутентификаци) ↔ (неверен | неверн | неправильн | недействител | недопустим |
            некорректн | не совпада | не подходит | не найден | ошибк | истёк | истек | просроч | неизвест |
            отозван | не распозна | не удалась | заблокирован | отключ | деактивир)
    """,
    "de": """
        schlüssel ↔ (unbekannt | nicht erkannt)
        (api-schlüssel | api-key) ↔ (fehlt | erforderlich | benötigt)
        (api-schlüssel | api schlüssel | api-key | api key | zugangsschlüssel | zugriffstoken | zugangstoken |
            anmeldedaten | zugangsdaten | authentifizierung) ↔ (falsch | ungültig | nicht gültig |
            nicht mehr gültig | nicht korrekt | inkorrekt | abgelaufen | stimmt nicht | unbekannt |
            nicht erkannt | fehlgeschlagen | nicht gefunden | widerrufen | gesperrt | deaktiviert)
    """,
    "fr": """
        clé … (non reconnu | inconnu) | (clé api | clé d'api) ↔ (manquant | requise | absente)
        (clé api | clé d'api | clé d'accès | jeton d'accès | identifiants | authentification) ↔
            (incorrect | invalide | non valide | pas valide | erroné | reconnu | expir | mauvais | inconnu |
             échec | échoué | périmé | révoqu | désactiv | bloqu | suspend)
    """,
    "pt": """
        chave … (não reconhecid | desconhecid)
        (chave de api | chave api | chave da api) ↔ (ausente | falta |
            obrigatóri)
        (chave api | chave de api | chave da api | chave de acesso | token de acesso | credenciais |
            autenticação) ↔ (incorret | inválid | não é válid | errad | expir | não encontrad | não existe |
            reconhecid | desconhecid | falh | vencid | revogad | desativad | bloquead | suspens)
    """,
    "vi": """
        khóa ↔ không tồn tại | (api key | khóa api) ↔ (thiếu | bắt buộc)
        (khóa api | khoá api | api key | mã truy cập | token truy cập | thông tin xác thực | xác thực) ↔
            (không đúng | không hợp lệ | không chính xác | sai | hết hạn | hết hiệu lực | quá hạn |
                thất bại |
             không tồn tại | bị thu hồi | vô hiệu | bị khóa | bị chặn)
    """,
    "it": "chiave api … (non valid | scadut | mancante | errat)",
    "tr": "api anahtarı … (geçersiz | hatalı | eksik) | geçersiz api",
    "pl": "klucz api ↔ (nieprawidłow | wygas | brak)",
    "id": "(kunci api | api key) … (tidak valid | tidak sah | kedaluwarsa | salah)",
    "nl": "(api-sleutel | api key) … (ongeldig | verlopen)",
    "uk": "(ключ api | api-ключ) … (недійсн | невірн | прострочен)",
    "ar": "(مفتاح | رمز) … (غير صالح | غير صحيح | منتهي)",
    "th": "(คีย์ | api key) … (ไม่ถูกต้อง | หมดอายุ)",
    "cs": "klíč … neplatn",
    "sv": "nyckel … ogiltig",
    "nb": "nøkkel … ugyldig",
    "da": "nøgle … ugyldig",
    "fi": "avain … virheelli",
    "he": "מפתח … (תקף | שגוי)",
    "hu": "kulcs … érvénytelen",
    "ro": "cheie … invalid",
    "el": "κλειδί … έγκυρο",
}
"""A key or a login is refused, or has run out."""

SESSION_EXPIRED: Final[Lexicon] = {
    "en": """
        (access token | cookie | cookies) … expired
        (session | session is | session has | token | token is | token has) expired
        session (is no longer valid | is invalid | invalid | not valid | has ended | was terminated |
            revoked | was revoked | was logged out) | (logged | signed) out (by | from | of)
        refresh token (rejected | invalid | is invalid | not accepted | failed) |
            (could not | failed to | unable to | cannot) refresh (the | access | session | token | cookie |
            login)
        (login | cookies | cookie | sso) (is | are | has been | was) (stale | dead | invalidated | lost |
            no longer valid | rejected | revoked)
    """,
    "zh": """
        (会话 | 登录 | 登录态 | 账号 | 访问令牌 | access token | token | cookie | 凭证 | 凭据) … (过期 |
            失效)
        重新(扫码 | 登录) | 要求 … 登录
        (登录 | 会话 | cookie | 登录状态)(无效 | 丢失 | 被踢 | 掉线 | 已掉线) | 刷新(token | 令牌 |
            cookie | 会话)(失败 | 出错)
    """,
    "ko": """
        계정이 만료
        (세션 | 로그인 | 액세스 토큰) … 만료
        (세션 | 로그인 | 쿠키)(이 | 가 | ␣) … (끊 | 무효 | 해제 | 유효하지)
    """,
    "ja": """
        (セッション | アクセストークン | ログイン) … (期限切れ | 期限が切れ | 失効)
        (セッション | ログイン | クッキー)(が | は) … (無効 | 切れ | 解除 | 失われ)
    """,
    "es": """
        (token de acceso | sesión) … (expir | caduc | vencid)
        (sesión | cookie) (no válida | inválida | cerrada | ya no es válida)
    """,
    "ru": """
        (токен доступа | токена доступа | сесси | сеанс) ↔ (истек | истёк | просроч | устарел)
        (сессия | сеанс | куки) (недействител | завершен | завершён | сброшен)
    """,
    "de": """
        (zugriffstoken | sitzung) … abgelaufen
        (sitzung | cookie) … (ungültig | beendet | nicht mehr gültig)
    """,
    "fr": """
        (jeton d'accès | session) … (expiré | périmé)
        (session | cookie) … (invalide | terminée | n'est plus valide)
    """,
    "pt": """
        (token de acesso | sessão) … (expir | vencid)
        (sessão | cookie) (inválid | encerrad | não é mais válid)
    """,
    "vi": """
        (token truy cập | phiên) … (hết hạn | hết hiệu lực)
        phiên … (không hợp lệ | không còn hiệu lực | đã kết thúc)
    """,
}
"""A login has run out, as an account of a gateway has one; the key of an API has none."""

BANNED: Final[Lexicon] = {
    "en": """
        account (has been | is | was | been) (banned | suspended | disabled | deactivated | terminated |
            locked | blocked | restricted)
        your access to … (has been | was | is) (suspended | blocked | revoked | disabled | restricted)
        your (api access | access) (has been | was | is) (banned | suspended | blocked | restricted |
            terminated)
        (this user | this organization | this customer | this project | this account | your account |
            your organization | your team | you have been) … (banned | suspended | blocked | restricted |
            terminated) (for | due | because | after)
        account (banned | suspended | disabled | deactivated | terminated | locked | blocked | restricted)
        (banned | suspended | disabled | deactivated | terminated | locked | restricted) your account
        account … (restricted | disabled) from (creating | generating | using)
        account (frozen | on hold | closed | is on hold | is frozen | has been frozen | has been closed |
            was frozen | permanently)
    """,
    "zh": """
        访问被限制 | 访问受限
        (账号 | 账户 | 帐号 | 帐户) … (封禁 | 被封 | 冻结 | 停用 | 禁用 | 锁定 | 注销)
        (账号 | 账户 | 帐号 | 帐户) … (停权 | 封锁 | 停封 | 封停 | 被停)
        (账号 | 账户 | 帐号 | 帐户) … (被限制 | 限制使用 | 限制登录 | 禁止使用 | 违规处罚 | 限制创作)
        (账号 | 账户 | 帐号 | 帐户)状态(异常 | 不正常)
    """,
    "ko": "계정 … (정지 | 차단 | 이 제한 | 제한되 | 잠겼 | 잠긴 | 비활성화 | 동결)",
    "ja": """
        アカウント … ロック
        アカウント … (停止 | 凍結 | ban | 制限され | ロックされ | 無効化 | 無効に)
    """,
    "es": """
        cuenta …
            (suspendid | bloquead | desactivad | deshabilitad | inhabilitad | cancelad | restringid | banead)
        (suspendido | bloqueado | desactivado | cancelado) (tu | su) cuenta
    """,
    "ru": """
        (аккаунт | учётная запись | учетная запись | учётной записи | учетной записи) …
            (заблокир | приостановл | отключ | забанен | деактивир | ограничен | заморожен)
        (заблокировали | приостановили | отключили) (ваш аккаунт | вашу учётную запись | вашу учетную запись)
    """,
    "de": "(konto | account) … (gesperrt | deaktiviert | suspendiert | gebannt | blockiert | eingeschränkt)",
    "fr": """
        compte … (suspendu | banni | désactivé | bloqué | restreint | verrouillé)
        (suspendu | banni | désactivé | bloqué | restreint) (votre | ce) compte
    """,
    "pt": """
        (sua conta | esta conta | a conta) …
            (suspens | banid | bloquead | desativad | desabilitad | restrit | encerrad)
        conta (suspens | banid | bloquead | desativad | desabilitad | restrit | encerrad)(a | as)
        (suspendemos | bloqueamos | desativamos | suspendeu | bloqueou) (sua | a sua) conta
    """,
    "vi": """
        tài khoản … (bị khóa | bị khoá | bị cấm | đình chỉ | vô hiệu | bị chặn | tạm ngưng | bị hạn chế)
        (đã khóa | đã khoá | đã chặn | đình chỉ | vô hiệu hóa) tài khoản
    """,
}
"""An account that its owner may use no longer."""
