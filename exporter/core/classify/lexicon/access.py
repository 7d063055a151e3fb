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
        (authorization | authentication) hook
        (appid | app id | app_id | appkey | app key) … (blacklist | disabled | invalid | not found | expired |
            unauthorized | not exist)
        (api_key | api key) … (query parameter | parameter) is (required | missing)
        access token (has expired | expired | is expired | is invalid)
        (authorization | x-api-key | authorisation) … (missing | absent | not present | not set | is empty |
            must send | not sent)
        (must | need to | please) … (send | include | provide | add) … (authorization | x-api-key)
        (secret | key | token) … (match our records | in our records | on file | not registered)
        (iam | ak/sk | signature | identity) (certification | verification | authentication | check) (failed |
            failure | error)
    """,
    "zh": """
        (accesskey | access key | secretkey | secret key) … (无效 | 错误 | 过期 | 失效 | 禁用 | 不存在 | 停用)
        (appid | app id | appkey | 应用id) … (黑名单 | 禁用 | 停用 | 未授权 | 不存在 | 无效 | 未开通 | 过期)
        token不能为空 | token 不能为空 | key无效 | 未登录 | 请先登录 | 请登录 | 未授权
        access token … (无效 | 错误 | 过期 | 失效) | (无效 | 错误 | 过期 | 失效)的(api | 密钥 | 令牌)
        的 key … (过期 | 到期 | 无效 | 错误) | 缺少 … (密钥 | api-key | api key | apikey | 令牌)
        (api key | apikey | 密钥 | 令牌 | 鉴权 | 认证 | 身份验证 | 授权) …
            (无效 | 错误 | 失败 | 过期 | 到期 | 失效 | 不存在 | 不正确 | 有误 | 未提供 | 缺失 | 被删除 |
             未通过 | 不合法 | 不匹配 | 无法识别 | 吊销)
        (无效 | 错误 | 过期 | 失效)的 (api | key | 密钥 | 令牌 | 凭证)
        (ak/sk | aksk | 身份 | 签名 | token | 凭证 | 权限)(验证 | 校验)(失败 | 不通过 | 未通过 | 错误)
        (缺少 | 缺失 | 未提供 | 没有 | 未携带)(authorization | x-api-key)
        (authorization | x-api-key) … (缺失 | 为空 | 未提供 | 不能为空 | 缺少)
        (密钥 | 令牌 | api key)(未 | 没有 | 尚未 | 并未)(登记 | 注册 | 录入)
        拒绝了(你 | 您)的(登录 | 密钥 | 凭证 | api)
        签名(不匹配 | 错误 | 不一致 | 无效 | 有误 | 不正确 | 不符) | 请求头 … (携带 | 添加 | 带上 | 传入) …
            (key | 密钥 | 令牌 | token)
        (您的 | 你的 | 该 | 此)(key | ␣key | 密钥 | 令牌)(␣不对 | 不对 | 有问题 | 已超过 | 已失效 | 已于 |
            已过)
        (密钥 | 令牌 | key | 权杖 | 凭证)(已 | 已经 | ␣已) … (失效 | 到期 | 过期 | 有效期) | 存取(权杖 |
            令牌) | 权杖(无效 | 错误 | 失效 | 过期)
        (无法识别 | 不识别 | 不能识别) … (密钥 | key | 令牌 | token) | (核对您的 | 核对你的 | 核对 |
            核对一下 | 检查您的 | 检查你的 | 检查 | 检查一下 | 确认您的 | 确认你的 | 确认 |
            确认一下)(␣api key | api key | apikey | api密钥 | 密钥 | 令牌 | key) | (key | 密钥 | 令牌) …
            (被撤销 | 被吊销 | 被注销 | 已撤销 | 已吊销 | 已作废 | 有效期) | (没有 | 缺少 | 未携带 |
            无)(认证信息 | 鉴权信息 | 身份信息 | 授权信息)
    """,
    "ko": """
        인증되지 않
        (유효하지 않은 | 잘못된) api | api 키 … (확인할 수 없 | 유효기간)
        (api 키 | api키 | 인증 | 토큰) ↔
            (유효하지 | 잘못 | 만료 | 실패 | 누락 | 올바르지 | 틀렸 | 틀린 | 일치하지 | 오류 | 비활성 |
                정지 |
             차단)
        (authorization | x-api-key | 인증 헤더) … (없습니다 | 누락 | 필요 | 비어)
        등록되지 않은 (api 키 | 키 | 토큰)
        로그인을 거부 | (인증 정보 | 자격 증명)(가 | 이 | 을 | 를) (거부 | 승인되지)
        (api 키 | api키 | 인증 정보 | 자격 증명 | 시크릿 키 | 비밀 키 | 서명) … (형식이 | 넣어 | 포함해 |
            확인할 수 없 | 일치하지 | 지났 | 만료 | 맞지 않 | 존재하지 않)
        헤더에 … (api 키 | api키 | 토큰 | 인증) | 인증 정보(가 | 를 | 의)
        (키 | 토큰)(가 | 이 | 는 | 은 | 의 | 를) … (만료되 | 만료됐 | 기한이 | 기간이 | 유효 기간 |
            존재하지 않거나 | 비활성화된)
        (api 키 | api키 | 인증 키)(를 | 가 | 는 | ␣기한이 | 의) … (인식할 수 없 | 인식되지 | 폐기되 |
            취소되 | 확인해 | 다시 확인 | 지나 | 지났 | 끝났) | (인증 정보 | 인증 헤더 | 토큰)(가 | 이 |
            를) … (없습니다 | 일치하지)
    """,
    "ja": """
        認証が必要 | (apiキー | api キー)(が | は) … (ありません | 必要です | 必須)
        (apiキー | api キー | 認証 | トークン) ↔
            (無効 | 失敗 | エラー | 期限 | 不正 | 見つかりません | 正しくありません | 正しくない | 間違 |
             違います | 一致しません | 誤り | 失効 | 停止)
        (authorization | x-api-key) … (ありません | 必要 | 不足 | 欠落 | 指定されていません |
            含まれていません)
        (キー | トークン)(は | が) … (登録されていません | 登録がありません | 見つかりません)
        (apiキー | api キー | シークレットキー | アクセスキー | 秘密鍵 | 署名)(が | は | を) … (違い |
            一致しません | 設定してください | 含めて | 形式 | 失効 | 満了 | 期限)
        (キー | 鍵)(が | は) … (失効 | 期限切れ | 期限が | 無効 | 満了 | 存在しない) | (キー |
            トークン)の(形式 | 期限 | 有効期限 | 有効期間)
        (リクエストヘッダー | ヘッダー)に … (apiキー | トークン | キー | 認証)
        (apiキー | api キー | キー | トークン)(が | は) … (認識され | 認識でき | 取り消され | 無効化され |
            確認できま) | (apiキー | api キー | トークン)(を | の)(ご確認 | 確認して | 見直) | (キー |
            トークン | 認証)不正 | ヘッダーに … 認証 | 認証(情報 | キー | トークン)(が | の)(含まれて |
            ありません | 有効期間 | 期限)
    """,
    "es": """
        clave … (no reconocid | desconocid)
        (falta | ausente | requiere) … (clave api | clave de api | api key)
        (clave api | clave de api | clave de acceso | api key | token de acceso | credenciales |
            autenticación) ↔ (incorrect | inválid | no válid | no es válid | errón | equivocad | caduc |
            no existe | expir | reconoc | desconocid | error | fall | vencid | revocad | desactivad |
            bloquead | suspendid)
        (falta | ausente | no se envió | se requiere) … (authorization | x-api-key)
        (authorization | x-api-key) … (ausente | falta | requerid | no encontrad)
        (clave | token) … (no figura | no está registrad | no registrad | no consta | no coincide)
        (credencial | clave) … (no es válida | caducad | inválida | rechazad)
        no se (proporcionó | envió | recibió | indicó | incluyó | ha proporcionado |
            ha enviado) (ninguna clave | ninguna api key | ningún token | la clave | una clave | un token |
            clave | token)
        (clave | token | api key) … (no existe | fue eliminad | ha sido eliminad | no es correct |
            ya no es válid | ya no sirve | no sirve | ya no funciona)
        credenciales … (no son | errónea | equivocad) | (enviar | incluir | proporcionar | indicar |
            usar) … (token | clave | api key) … válid
        (token | clave | credencial | api key) … (venció | ha vencido | dejó de ser válid |
            deja de ser válid) | credencial caducad
        clave … (no la conocemos | no conocemos | desconocemos) | firma … (no coincide | no concuerda)
        no (has | ha) (incluido | enviado | indicado | proporcionado) … (clave | token | api key)
        (cabecera | encabezado) de autorización | clave … revocad | no (tienes | tiene) … (clave |
            token) válid | api key … incorrect
        autenticarse con | autentícate con
    """,
    "ru": """
        ключ ↔ (неизвест | не найден)
        (api-ключ | ключ api) ↔ (не указан | отсутств | не передан | требуется)
        (api-ключ | api ключ | ключ api | ключа api | ключ доступа | токен доступа | учётные данные |
            учетные данные | аутентификаци) ↔ (неверен | неверн | неправильн | недействител | недопустим |
            некорректн | не совпада | не подходит | не найден | ошибк | истёк | истек | просроч | неизвест |
            отозван | не распозна | не удалась | заблокирован | отключ | деактивир)
        (отсутству | нет | не передан | требуется) … (authorization | x-api-key)
        (authorization | x-api-key) … (отсутству | не передан | не указан | пуст)
        (ключ | токен) … (не зарегистрирован | не значится | не найден | больше не действ)
        (ключ | ключа | токен | токена) ↔ (истёк | истек | просроч | недействит | отозван |
            не существует или)
        (формат | срок действия | срок | срок годности) … (ключа | токена) … (неверн | неправильн |
            закончил | истёк | истек | вышел)
        (отсутствует | отсутствуют | не указан | не передан | нет) … (токен | ключ | подпис) (авториз |
            доступ | api)
        (передайте | укажите | добавьте | отправьте) … (api-ключ | ключ api | токен | ключ) | подпись …
            (не совпада | неверн | недействит)
        (проверка | верификация | валидация) (токена | ключа | подписи) … (не прошла | не пройден | не удал |
            провал)
        (api-ключ | api ключ | ключ api | api-ключа) … (закончил | вышел | больше не)
        (ключ | токен) … (не прош | не распозна | не опознан | отозван | аннулирован | устарел) |
            (проверьте | перепроверьте) … (api-ключ | ключ api | ключ | токен) |
            нет (данных для авторизации | учётных данных | учетных данных | api-ключа | токена)
    """,
    "de": """
        schlüssel ↔ (unbekannt | nicht erkannt)
        (api-schlüssel | api-key) ↔ (fehlt | erforderlich | benötigt)
        (api-schlüssel | api schlüssel | api-key | api key | zugangsschlüssel | zugriffstoken | zugangstoken |
            anmeldedaten | zugangsdaten | authentifizierung) ↔ (falsch | ungültig | nicht gültig |
            nicht mehr gültig | nicht korrekt | inkorrekt | abgelaufen | stimmt nicht | unbekannt |
            nicht erkannt | fehlgeschlagen | nicht gefunden | widerrufen | gesperrt | deaktiviert)
        (authorization | x-api-key) … (fehlt | fehlend | nicht gesetzt | erforderlich)
        (fehlender | fehlt der) … (authorization | x-api-key)
        (schlüssel | token) … (nicht registriert | nicht hinterlegt | nicht bekannt | nicht mehr gültig)
        (kein | keinen) (schlüssel | token | api-key | api-schlüssel) | (senden sie | sende |
            übermitteln sie | geben sie | verwenden sie) … gültig … (token | schlüssel | api-key)
        (schlüssel | token | api-key | api key) … (existiert nicht | gibt es nicht | wurde gelöscht |
            kennen wir nicht | gilt nicht | gelten nicht | ist falsch)
        schlüssel (prüfen | überprüfen) | (prüfen sie | überprüfen sie) … schlüssel
        signatur … (passt nicht | stimmt nicht) | authentifizierung gescheitert | (schlüssel | token |
            api-key) nicht (mitgeschickt | mitgesendet | angegeben | übermittelt | übergeben)
        (autorisierungs-header | autorisierungsheader) | (schlüssel | token) … widerrufen
        (keinen gültigen | kein gültiger | kein gültiges) (schlüssel | token | api-key)
        (schlüssel | token | api-key) (authentifizieren | anmelden)
    """,
    "fr": """
        clé … (non reconnu | inconnu) | (clé api | clé d'api) ↔ (manquant | requise | absente)
        (clé api | clé d'api | clé d'accès | jeton d'accès | identifiants | authentification) ↔
            (incorrect | invalide | non valide | pas valide | erroné | reconnu | expir | mauvais | inconnu |
             échec | échoué | périmé | révoqu | désactiv | bloqu | suspend)
        (authorization | x-api-key) … (manquant | absent | requis | vide)
        (manque | absence de) … (authorization | x-api-key)
        (clé | jeton) … (pas enregistré | pas reconnu | plus valide | plus valable)
        (aucune clé | aucun jeton | aucun token | aucune api key) | ne (reconnaissons | reconnaît |
            connaissons) … (clé | jeton) | mauvais(e clé | ␣jeton)
        (clé | jeton | token) … (n'existe pas | a été supprimé | plus valable | échéance |
            n'est pas correct) | (transmettre | envoyer | fournir | transmettez | envoyez |
            fournissez) … (jeton | clé | token) … valide
        (clé | jeton) … manque | identifiant expiré
        clé … inconnue | signature … ne correspond pas | (n'avez | n'as) pas (inclus | envoyé | fourni |
            indiqué) … (clé | jeton)
        en-tête d'autorisation | clé … révoqué | (n'avez | n'as) pas de (clé | jeton)
        vous authentifier
    """,
    "pt": """
        chave … (não reconhecid | desconhecid)
        (chave de api | chave api | chave da api) ↔ (ausente | falta |
            obrigatóri)
        (chave api | chave de api | chave da api | chave de acesso | token de acesso | credenciais |
            autenticação) ↔ (incorret | inválid | não é válid | errad | expir | não encontrad | não existe |
            reconhecid | desconhecid | falh | vencid | revogad | desativad | bloquead | suspens)
        (authorization | x-api-key) … (ausente | faltando | obrigatóri | não enviad)
        (falta | ausência d) … (authorization | x-api-key)
        (chave | token) … (não está registrad | não registrad | não consta | não é mais válid)
        (nenhuma chave | nenhum token | nenhuma api key) | (chave | token) … não foi (fornecid | enviad |
            informad | encontrad) | não reconhec(emos | e | eu) … (chave | token | api key)
        (chave | token | api key) … (não existe | foi excluíd | foi apagad | foi removid | errad |
            já não é válid | não serve | não é válid) | (falha ao | não foi possível) autenticar
        (enviar | incluir | fornecer | informar | envie | inclua) … (token | chave) … válid
        credenciais … (errad | não são)
        (token | chave | credencial | api key) … (venceu | deixou de ser válid) | credencial expirad
        chave … não conhecemos | assinatura … (não confere | não corresponde | não coincide)
        não (incluiu | enviou | informou | forneceu) … (chave | token)
        cabeçalho de autorização | chave … revogad | não tem … (chave | token) válid | api key … (incorret |
            errad)
        se autenticar com
    """,
    "vi": """
        khóa ↔ không tồn tại | (api key | khóa api) ↔ (thiếu | bắt buộc)
        (khóa api | khoá api | api key | mã truy cập | token truy cập | thông tin xác thực | xác thực) ↔
            (không đúng | không hợp lệ | không chính xác | sai | hết hạn | hết hiệu lực | quá hạn |
                thất bại |
             không tồn tại | bị thu hồi | vô hiệu | bị khóa | bị chặn)
        (thiếu | không có | chưa gửi) … (authorization | x-api-key)
        (authorization | x-api-key) … (bị thiếu | bắt buộc | trống)
        (khóa | khoá | token) … (chưa được đăng ký | chưa đăng ký | không có trong hệ thống |
            không còn hợp lệ | không còn hiệu lực)
        (thông tin đăng nhập | phiên đăng nhập) … (hết hạn | không còn)
        (lỗi | xác minh | kiểm tra) (xác thực | token | chữ ký | api key | khóa api) … (không thành công |
            thất bại | sai | lỗi) | lỗi xác thực
        (cung cấp | gửi | thêm | truyền | đặt) (api key | khóa api | token | khóa) | chữ ký … (không khớp |
            sai | không đúng | không hợp lệ)
        (khóa | khoá | key | token) … (quá hạn | hết hạn | hết hiệu lực | không còn hiệu lực |
            đã bị vô hiệu | bị thu hồi)
        (thời hạn | hạn sử dụng | hiệu lực) … (api key | khóa api | token | khóa) … (kết thúc | đã hết |
            hết) | không tìm thấy (token | khóa | api key)
        (api key | khóa api | token | khóa truy cập | khóa) … (không nhận dạng | không được nhận |
            bị thu hồi | đã bị hủy | hết thời hạn | quá hạn) | (kiểm tra | kiểm tra lại | xem lại) (api key |
            khóa api | token) | (không có | thiếu) thông tin xác thực
    """,
    "it": """
        (chiave api | chiave d'accesso | credenziali | autenticazione) ↔ (non valid | scadut | mancant |
            errat | fallit | rifiutat | revocat)
        (chiave | token) … (mancante | non valid | inesistente)
        chiave api … non è (valid | corrett) | autenticazione (non riuscita | fallita | richiesta)
        token … (scadut | non valid)
    """,
    "tr": """
        api anahtarı … (geçersiz | hatalı | eksik) | geçersiz api
        (api anahtarı | kimlik doğrulama | kimlik bilgileri) ↔ (geçersiz | hatalı | başarısız |
            reddedil | süresi dol | bulunamadı)
        (anahtar | token) … (geçersiz | süresi dol | bulunamadı) | kimlik doğrulama (başarısız | gerekli)
        yetkilendirme başlığı | yetkilendirme … (eksik | başarısız)
    """,
    "pl": """
        klucz api ↔ (nieprawidłow | wygas | brak)
        (klucza api | kluczem api | klucz dostępu | uwierzytelni) ↔ (nieprawidłow | nieważn | wygas |
            brak | odrzucon | błąd | nie powiodł)
        (klucz | token) … (nieważn | nieprawidłow | wygas) | brak (tokenu | klucza)
        autoryzac ↔ (problem | błąd | nieprawidłow | nie powiod)
        uwierzytelni(anie | enie) … (nie powiodło | niepowodzenie | nieudane)
    """,
    "id": """
        (kunci api | api key) … (tidak valid | tidak sah | kedaluwarsa | salah)
        (kunci api | api key | autentikasi) ↔ (gagal | kesalahan | ditolak | tidak ditemukan |
            diperlukan)
        (kunci | token) … (tidak ditemukan | tidak valid | kedaluwarsa)
        (kunci api | token) … hilang
    """,
    "nl": """
        (api-sleutel | api key) … (ongeldig | verlopen)
        (api-sleutel | inloggegevens | authenticatie) ↔ (ongeldig | verlopen | mislukt | geweigerd)
    """,
    "uk": """
        (ключ api | api-ключ | api ключ | автентифікаці | облікові дані) ↔ (недійсн | невірн |
            неправильн | прострочен | відхилен | не вдал)
    """,
    "ar": """
        (مفتاح | رمز) … (غير صالح | غير صحيح | منتهي)
        (رفض | رفضت) … (مفتاح | تسجيل دخولك | بيانات الاعتماد) | (مفتاح | بيانات الاعتماد) … (غير صالح |
            ملغى | غير صحيح)
    """,
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
        (session | login | sign-in) (has | is | was | ␣)timed out | (session | login | sign-in) timed out
        (web | account | browser | cookie | poe | google | discord | suno) (login | log-in |
            sign-in) failed | (cookie | cookies | session) … (invalid or expired | expired or invalid)
        session … inactivity
        login page (detected | shown | appeared | was shown) | redirected to … (login | sign-in |
            signin | accounts.google) | session (is | was) (gone | lost)
    """,
    "zh": """
        (会话 | 登录 | 登录态 | 账号 | 访问令牌 | access token | token | cookie | 凭证 | 凭据) … (过期 |
            失效)
        重新(扫码 | 登录) | 要求 … 登录
        (登录 | 会话 | cookie | 登录状态)(无效 | 丢失 | 被踢 | 掉线 | 已掉线) | 刷新(token | 令牌 |
            cookie | 会话)(失败 | 出错)
        (会话 | 登录)(已 | 已经 | ␣)超时 | (会话 | 登录)超时
        (登陆 | 登录 | 登入) … (失败 | 失效 | 过期)
        登入(已过期 | 过期 | 失效 | 已失效 | 状态 | 逾时 | 超时)
    """,
    "ko": """
        계정이 만료
        (세션 | 로그인 | 액세스 토큰) … 만료
        (세션 | 로그인 | 쿠키)(이 | 가 | ␣) … (끊 | 무효 | 해제 | 유효하지)
        (세션 | 로그인)(이 | 가 | ␣시간이) … 초과
        쿠키 … (만료 | 갱신)
        세션 (시간 | 유효 시간 | 만료) … (초과 | 지났)
        다시 로그인 | 재로그인 | 로그인(을 다시 | 이 풀 | 이 해제)
    """,
    "ja": """
        (セッション | アクセストークン | ログイン) … (期限切れ | 期限が切れ | 失効)
        (セッション | ログイン | クッキー)(が | は) … (無効 | 切れ | 解除 | 失われ)
        (セッション | ログイン)が … タイムアウト
        (クッキー | cookie) … (期限 | 失効 | 切れ)
        セッション(タイムアウト | 切れ | が切れ | の有効期間)
        再ログイン | (もう一度 | 再度 | 改めて)ログイン
    """,
    "es": """
        (token de acceso | sesión) … (expir | caduc | vencid)
        (sesión | cookie) (no válida | inválida | cerrada | ya no es válida)
        (sesión | inicio de sesión) … (tiempo agotado | caducó)
        (vuelva | vuelve) a (iniciar sesión | entrar | conectarte | conectarse) | sesión (de nuevo |
            otra vez | nuevamente) | sesión … (inactividad | terminó | finaliz | ya no es válid | se cerró |
            se ha cerrado)
        (cookie | cookies) … (expir | caduc | vencid)
    """,
    "ru": """
        (токен доступа | токена доступа | сесси | сеанс) ↔ (истек | истёк | просроч | устарел)
        (сессия | сеанс | куки) (недействител | завершен | завершён | сброшен)
        (время сесси | время сеанс | сесси | сеанс) … (вышло | истекло | закончил)
        (куки | cookie) ↔ (устарел | просроч | истек | истёк | недействит | протух | слетел | отсутств)
        (войдите | авторизуйтесь | залогиньтесь | выполните вход) (снова | заново | повторно | ещё раз |
            еще раз)
    """,
    "de": """
        (zugriffstoken | sitzung) … abgelaufen
        (sitzung | cookie) … (ungültig | beendet | nicht mehr gültig)
        (sitzung | anmeldung) … zeitüberschreitung
        (melden sie sich | melde dich | loggen sie sich | logge dich) (erneut | neu | wieder) (an | ein)
        bitte (erneut | neu | wieder | noch einmal) (anmelden | einloggen) | sitzung … (zu ende | inaktivität)
        (cookie | cookies) … (abgelaufen | veraltet)
    """,
    "fr": """
        (jeton d'accès | session) … (expiré | périmé)
        (session | cookie) … (invalide | terminée | n'est plus valide)
        (session | connexion) … (délai dépassé | arrivée à expiration)
        (vous reconnecter | reconnectez-vous | reconnecte-toi)
        session … (pris fin | inactivité | n'est plus valable | fermée)
        (cookie | cookies) … (expiré | périmé)
    """,
    "pt": """
        (token de acesso | sessão) … (expir | vencid)
        (sessão | cookie) (inválid | encerrad | não é mais válid)
        (sessão | login) … (tempo esgotado | encerrad)
        (faça login | inicie sessão) (novamente | de novo | outra vez)
        sessão … (terminou | inatividade | já não é válid | finalizad | caiu)
    """,
    "vi": """
        (token truy cập | phiên) … (hết hạn | hết hiệu lực)
        phiên … (không hợp lệ | không còn hiệu lực | đã kết thúc)
        (phiên | đăng nhập) … (hết thời gian | quá hạn)
        cookie … (thiếu | hỏng | không hợp lệ) | không lấy được … phiên | phiên … (hỏng | đăng xuất)
        cookie … (hết hạn | không hợp lệ)
        đăng nhập lại
    """,
    "it": "(sessione | accesso | cookie) … (scadut | non valid) | (token) … (scadut)",
    "tr": "(oturum | çerez) … (süresi doldu | geçersiz | sona erdi)",
    "pl": "(sesja | sesji | ciasteczk) … (wygas | nieważn)",
    "id": "(sesi | cookie) … (kedaluwarsa | berakhir | habis | tidak valid)",
    "uk": "(сесія | сеанс | токен доступу) … (закінчил | прострочен | недійсн)",
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
        your (api access | access) (has been | was | is) (revoked | withdrawn | cancelled | canceled |
            cut off | taken away)
        member (banned | is banned | has been banned | blocked) | (admin |
            administrator | moderator) has (blocked | banned | suspended) your
        (expelled | banned | excluded | kicked | barred) from (the | our | this) (platform | service |
            site | community) | account (cancelled | canceled | was cancelled | was canceled |
            has been cancelled | has been canceled)
        (user | account | you) … (blacklisted | on the blacklist | on a blacklist)
    """,
    "zh": """
        访问被限制 | 访问受限
        (账号 | 账户 | 帐号 | 帐户) … (封禁 | 被封 | 冻结 | 停用 | 禁用 | 锁定 | 注销)
        (账号 | 账户 | 帐号 | 帐户) … (停权 | 封锁 | 停封 | 封停 | 被停)
        (账号 | 账户 | 帐号 | 帐户) … (被限制 | 限制使用 | 限制登录 | 禁止使用 | 违规处罚 | 限制创作)
        (账号 | 账户 | 帐号 | 帐户)状态(异常 | 不正常)
        用户 … (被禁用 | 被封 | 被停用 | 被冻结 | 被限制使用)
        (访问权限 | 访问权 | 使用权限 | 权限) … (被取消 | 被撤销 | 被收回 | 已取消 | 已撤销)
        (你 | 您)(被 | 已被 | 已经被)(拉黑 | 封 | 封禁 | 封号 | 禁止使用 | 限制使用 | 踢出) | (您 |
            你)已被限制使用 | (账号 | 账户)(遭到 | 遭 | 遭受)(冻结 | 封锁 | 停权 | 封禁 | 停用)
        (账号 | 账户)(已 | 被 | 已被)(关闭 | 关停 | 销户) | (该 | 此)用户 … (禁止访问 | 禁止登录 | 已冻结)
    """,
    "ko": """
        계정 … (정지 | 차단 | 이 제한 | 제한되 | 잠겼 | 잠긴 | 비활성화 | 동결)
        (차단된 | 정지된 | 제한된) (사용자 | 계정 | 회원)
        (접근 | 이용 | 사용) (권한이 | 권한은) … (취소 | 박탈 | 회수 | 철회)
        (계정 | 회원)(이 | 은 | 을) … (삭제되 | 삭제했 | 영구 | 말소) | 회원 자격(이 | 을) … (정지 | 박탈 |
            상실) | (고객님 | 회원님 | 귀하)(은 | 는) … (차단 | 정지 | 이용이 제한)
        (사용자 | 회원)(가 | 이) … (비활성화되 | 차단되 | 정지되) | 계정 (정지 | 차단 | 동결 | 영구)
        계정(이 | 은) … (폐쇄 | 잠금 | 해지 | 제재) | (사용자 | 회원)(는 | 은 | 의) … (접근이 금지 |
            이용이 금지 | 접속이 차단)
    """,
    "ja": """
        アカウント … ロック
        アカウント … (停止 | 凍結 | ban | 制限され | ロックされ | 無効化 | 無効に)
        (ユーザー | アカウント | お客様)は … (利用を禁止 | 利用が制限 | 利用できなく | 停止されて)
        (アクセス権 | 利用権 | アクセス権限)(が | は) … (取り消 | 剥奪 | 失効)
        (アカウント | 会員資格 | 会員 | 利用権限 | 利用資格 | ご利用)(が | は | を)(停止 | 利用停止 | 剥奪 |
            凍結 | 永久停止 | 抹消 | 強制退会 | 削除され)
        (アカウントを削除しました | アカウントは削除され) | (あなた | お客様 | 貴方)は … (ブロック |
            利用停止 | 出禁 | ban) | アカウント … (利用停止 | 永久停止)
        (アクセス | ご利用 | 利用)が(禁止されて | 禁止となって | 制限されています)
        (ユーザー | アカウント)(は | が | の) … (アクセスを禁止 | 閉鎖され | 閉鎖となり | 無効化され |
            削除となり)
    """,
    "es": """
        cuenta …
            (suspendid | bloquead | desactivad | deshabilitad | inhabilitad | cancelad | restringid | banead)
        (suspendido | bloqueado | desactivado | cancelado) (tu | su) cuenta
        (revocado | retirado | cancelado) … (tu | su) acceso
        (tu | su) acceso … (revocado | cancelado | retirado)
        cuenta … congelad
        usuario (suspendid | bloquead | banead | inhabilitad | vetad | expulsad) | (este | tu |
            su) usuario (fue | ha sido | está | ha quedado) (suspendid | bloquead | banead | inhabilitad)
        (bloqueado | baneado | suspendido | vetado | expulsado) (a este | a tu | a su | tu | su |
            al) usuario | has sido (vetad | banead | expulsad | bloquead | suspendid) | te hemos (bloquead |
            banead | expulsad | vetad)
        (organización | equipo) (fue | ha sido | está | ha quedado) (suspendid | bloquead | inhabilitad)
        cuenta … (dada de baja | vetad)
        cuenta … cerrad(a de forma | a definitiva | a permanente) | (suspendido | bloqueado |
            cancelado) (tu | su) (acceso | perfil) | perfil … (bloquead | suspendid)
        cuenta (eliminad | borrad | ha sido cerrad | ha sido eliminad | fue cerrad | fue eliminad)
        en (la lista negra | lista negra) | cuenta … (penalizad | sancionad | vetad)
    """,
    "ru": """
        (аккаунт | учётная запись | учетная запись | учётной записи | учетной записи) …
            (заблокир | приостановл | отключ | забанен | деактивир | ограничен | заморожен)
        (заблокировали | приостановили | отключили) (ваш аккаунт | вашу учётную запись | вашу учетную запись)
        (ваш | вашего | ваши) (доступ | права) … (отозван | закрыт | аннулирован)
        (вы | вас) (забанен | заблокирован | забанили | заблокировали) | профиль (заблокирован | забанен |
            деактивирован | отключен | отключён | удалён | удален)
        (аккаунт | учётная запись | учетная запись | профиль) … (удален | удалён | закрыт навсегда) …
            (наруш | правил | навсегда) | (вам | вас) (закрыт | запрещён | запрещен | ограничен) (доступ |
            в доступе)
        (аккаунт | аккаунта | учётной записи) … (действие | доступ) … (приостановл | ограничен)
        (учётная запись | учетная запись | аккаунт | профиль)(␣был | ␣была | ␣) … (закрыт | заблокирован |
            удален | удалён) | (пользовател)(ю | ь) … (доступ запрещ | заблокирован | забанен)
    """,
    "de": """
        (konto | account) … (gesperrt | deaktiviert | suspendiert | gebannt | blockiert | eingeschränkt)
        (ihr | dein) (zugriff | zugang) … (entzogen | widerrufen | gesperrt) | (konto | account) … eingefroren
        (nutzer | benutzer | user) (gesperrt | blockiert | gebannt) | (dieser | ihr | dein) (nutzer |
            benutzer) (wurde | ist) … (gesperrt | blockiert | gebannt | ausgeschlossen)
        (wurdest | wurden) … (von der plattform | vom dienst) (ausgeschlossen | verbannt | gesperrt)
        organisation (wurde | ist) … (gesperrt | suspendiert | blockiert)
        (konto | account) … (stillgelegt | gekündigt) | (ihren | deinen) (benutzer | account |
            nutzer) … (blockiert | gesperrt | deaktiviert)
        konto wurde … (geschlossen | gelöscht) | (ihren | deinen) (zugang | zugriff) … (gesperrt |
            entzogen | blockiert) | profil … (gesperrt | blockiert)
        konto … gelöscht | konto geschlossen
        auf der schwarzen liste | konto … (sanktioniert | stillgelegt)
    """,
    "fr": """
        compte … (suspendu | banni | désactivé | bloqué | restreint | verrouillé)
        (suspendu | banni | désactivé | bloqué | restreint) (votre | ce) compte
        (votre | ton) accès … (révoqué | retiré | supprimé) | compte … gelé
        utilisateur (suspendu | bloqué | banni) | (cet | votre | ton) utilisateur (a été | est) (suspendu |
            bloqué) | (bloqué | banni | suspendu) (cet | votre | ton) utilisateur
        (avez | as) été (exclu | banni | bloqué | suspendu | expulsé) | organisation (a été |
            est) (suspendu | bloqué) | compte … (résilié | clôturé)
        compte (a été | est) (fermé | supprimé) | (suspendu | bloqué | coupé) (votre | ton) accès
        profil … (bloqué | suspendu)
        compte (supprimé | fermé)
        sur (liste noire | la liste noire) | compte … (sanctionné | pénalisé)
    """,
    "pt": """
        (sua conta | esta conta | a conta) …
            (suspens | banid | bloquead | desativad | desabilitad | restrit | encerrad)
        conta (suspens | banid | bloquead | desativad | desabilitad | restrit | encerrad)(a | as)
        (suspendemos | bloqueamos | desativamos | suspendeu | bloqueou) (sua | a sua) conta
        (seu | teu) acesso … (revogado | cancelado | retirado)
        conta … congelad
        (usuário | utilizador) (suspens | bloquead | banid | inabilitad) | (este | seu) (usuário |
            utilizador) (foi | está) (suspens | bloquead | banid)
        (bloqueamos | bloqueou | baniu | banimos | suspendeu) (este | o seu | seu | sua | a sua) (usuário |
            utilizador | conta | acesso) | (foi | foste) (banid | expuls | bloquead)o da
        organização (foi | está) (suspens | bloquead | inabilitad) | conta … inabilitad | conta (cancelad |
            foi cancelad | inabilitad)
        (suspendemos | bloqueamos | cancelamos) (seu | o seu) (acesso | perfil) | perfil … (bloquead |
            suspens)
        conta (excluíd | foi encerrad | foi excluíd | foi cancelad)
        na (lista negra) | conta … (penalizad | sancionad)
    """,
    "vi": """
        tài khoản … (bị khóa | bị khoá | bị cấm | đình chỉ | vô hiệu | bị chặn | tạm ngưng | bị hạn chế)
        (đã khóa | đã khoá | đã chặn | đình chỉ | vô hiệu hóa) tài khoản
        quyền (truy cập | sử dụng) … (bị thu hồi | bị hủy | bị tước) | tài khoản … đóng băng
        bạn (đã bị | bị) (cấm | chặn | khóa | vô hiệu | đình chỉ | hạn chế) | tài khoản … (bị xóa |
            đã bị xóa | không còn hoạt động | bị khóa vĩnh viễn | bị cấm vĩnh viễn)
        (người dùng này | tài khoản này | tài khoản của bạn | tài khoản) … (bị cấm truy cập | bị đóng |
            bị cấm)
    """,
    "it": """
        account … (sospes | bloccat | disattivat | bannat) | utente (bloccat | bannat | sospes)
    """,
    "pl": """
        konto … (zablokowan | zawieszon | wyłączon) | użytkownik (zablokowan | zbanowan)
    """,
    "tr": """
        hesab … (askıya | engellen | kapatıl | donduruldu | yasakland)
    """,
    "id": """
        akun … (diblokir | ditangguhkan | dinonaktifkan | dibekukan)
    """,
}
"""An account that its owner may use no longer."""
