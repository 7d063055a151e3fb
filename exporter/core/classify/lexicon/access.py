"""Keys and logins that are refused."""

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
