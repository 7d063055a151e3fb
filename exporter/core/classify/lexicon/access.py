"""What is refused to a customer: keys, sessions, accounts."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

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
        用户 … (被禁用 | 被封 | 被停用 | 被冻结 | 被限制使用)
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
