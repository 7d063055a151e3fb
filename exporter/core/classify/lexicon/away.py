"""Who is kept away, and what is not there: places, walls against robots, stopped hosts, used up keys."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

PLACE: Final[Lexicon] = {
    "en": """
        (your country | your region | your location | your territory | country or region) …
            (not supported | not available | unsupported | unavailable | restricted | blocked | denied)
        (denied | blocked | restricted | unavailable) … (your country | your region | your location)
        (isn't | is not | aren't | not yet | not currently) (available | supported | offered | served |
            accessible) in your (region | country | area | territory)
        (isn't | is not | not) offered (where you are | in your)
        (geographic | geographical) restriction | geo(-restrict | -block | restrict | block)
        access from (your | this) (location | region | country) … (not allowed | not permitted | blocked |
            denied)
    """,
    "zh": """
        (地区 | 区域 | 国家 | 地域 | 用户位置 | 所在位置 | 地理位置) …
            (不支持 | 不可用 | 受限 | 限制使用 | 未开放 | 不被支持 | 无法使用 | 不提供)
        (更换 | 切换 | 改用)(为 | 到 | 成) … (内地 | 大陆 | 国内 | 海外 | 境外 | 其他地区)(ip | 节点 | 网络)
        (不支持 | 尚未支持 | 暂不支持) … (用户位置 | 所在位置 | 您的位置 | 地理位置 | 所在国家 | 您的国家)
        (地域 | 地区 | 区域 | 国家)(限制 | 受限 | 不支持) | (不支持 | 受限 | 未开放 | 受限制)的(地区 | 区域 |
            国家) | (暂不 | 不)(向 | 对)(您 | 你)所在的(国家 | 地区) | 该(国家 | 地区)(不支持 | 不可用)
        (您 | 你)所在的(国家 | 地区 | 区域) … (暂不 | 不 | 无法 | 未) | (不受支持 | 未受支持 | 未开放 |
            不支持)的(国家 | 地区 | 区域)
    """,
    "ko": """
        (지역 | 국가 | 사용자 위치) … (지원하지 | 지원되지 | 제한 | 차단 | 사용할 수 없 | 이용할 수 없)
        (국가 | 지역 | 나라)에서(는 | ␣) … (제공하지 | 제공되지 | 이용 불가 | 사용 불가 | 서비스하지) |
            (해외 | 국외 | 외국) (ip | 접속 | 아이피) … (제한 | 차단 | 불가)
            지원하지 않는 (국가 | 지역)
    """,
    "ja": """
        (地域 | お住まい | 国では | ユーザーの場所 | ユーザーの所在地 | 現在地) …
            (利用できません | 対象外 | サポートされてい | 対応していません | 制限されて)
        (この | お住まいの | ご利用の | 貴方の)(国 | 地域 | 国・地域)(では | から | は | での) … (提供して |
            ご利用 | 利用でき | 許可 | 対象外 | 対応して | 禁止)
        (日本 | 中国 | 海外 | 国外 | 特定地域 | 特定の国)から(の | は)(アクセス | 接続 | 利用) …
            (許可されて | できません | 禁止 | 制限 | 拒否) | 地域制限
        (お客様 | ご利用 | お住まい | あなた)の(国 | 地域)(では | から | は) | (対応していない |
            サポート外の | サポートされていない | 未対応の)(国 | 地域)
    """,
    "es": """
        (tu país | su país | tu región | su región | esta región | este país | ubicación) ↔
            (no está disponible | no disponible | no es compatible | no compatible | no admitid |
             no se admite | restringid | bloquead | no está permitid)
        no se (ofrece | presta) en (su | tu)
        (restriccion | bloqueo | restricción)(es geográficas | ␣geográfico | ␣geográfica) | (desde tu |
            desde su) (ubicación | país | región) | en (tu | su) (país | región) ↔ (no se ofrece |
            no se presta | no disponible)
        no (ofrecemos | operamos | prestamos) … en (este | tu | su) (país | región)
        región … (no está soportad | no soportad | no admitid)
        en (tu | su) zona … no | no … en (tu | su) zona | restringid(o | a) por (país | región)
    """,
    "ru": """
        (ваш регион | ваша страна | вашей стран | вашего регион | вашем регион | этой стран | этом регион |
            местоположени) ↔ (недоступ | не поддержива | запрещ | ограничен | заблокир)
        (вашей стран | вашем регион | вашего регион | этой стран | россии | рф)(е␣ | ы␣ | а␣ | ␣) …
            (не работа | не обслуж | не предоставл | недоступ | запрещ | заблокир | не поддерж) | (регион |
            страна) не поддержива | (не обслуживаем | не работаем | запрещён | запрещен | закрыт) …
            (вашей страны | вашего региона | в вашей стране | из вашей)
        (неподдерживаем | запрещ | недоступн)(ого␣ | ом␣ | ённого␣ | енного␣)регион | недоступ(ен | на |
            но) (для | в) (вашей | вашем | этой | этом | данной | данном) (стран | регион)
    """,
    "de": """
        (ihr land | ihre region | ihrem land | deinem land | ihrer region | deiner region | diesem land |
            dieser region | standort) ↔ (nicht verfügbar | nicht unterstützt | gesperrt | blockiert |
            eingeschränkt)
        geografisch(e | er | en) (beschränk | einschränk | sperr)
        in (ihrer | deiner) region nicht
        in (diesem | ihrem | deinem) land … nicht | region … nicht unterstützt
        (ihrem | deinem) (gebiet | standort) … (nicht | keinen | kein) | nach land (eingeschränkt |
            beschränkt | gesperrt)
    """,
    "fr": """
        (votre pays | ton pays | votre région | ce pays | cette région | emplacement | localisation) ↔
            (pas disponible | indisponible | pas pris en charge | non pris en charge | bloqué | restreint |
             pas autorisé)
        (restrictions | restriction | blocage) géographique | depuis votre (emplacement | pays | région)
        pas (proposé | offert | disponible) dans (ta | ton | votre)
        ne (proposons | servons | couvrons) pas … (ce pays | votre pays | votre région | cette région)
        région … pas prise en charge
        (votre zone | votre territoire) … (pas | non) | ne desservons pas | restreint (selon |
            par) (le pays | pays | région)
    """,
    "pt": """
        (seu país | sua região | este país | esta região | localização) ↔
            (não está disponível | indisponível | não é compatível | não compatível | não suportad |
             não é suportad | bloquead | restrit)
        (restrições | restrição | bloqueio) geográfic | (a partir da | da) sua localização
        (na sua região | no seu país) ↔ não (é oferecid | é suportad | está disponível | disponível)
        não (oferecemos | operamos | prestamos) … (neste país | no seu país | nesta região |
            na sua região) | região … (não é suportad | não suportad | não é atendid)
        (na sua área | na sua zona) … não | restrit(o | a) por (país | região)
    """,
    "vi": """
        (quốc gia | khu vực | vùng | vị trí) …
            (không được hỗ trợ | không hỗ trợ | không khả dụng | bị chặn | bị hạn chế | chưa được hỗ trợ)
        (không hỗ trợ | không khả dụng) …
            (quốc gia của bạn | khu vực của bạn | vị trí người dùng | vị trí của bạn)
        (nước bạn | quốc gia của bạn | nước của bạn | khu vực này | vùng của bạn) … (không | chưa |
            bị chặn) | (không hỗ trợ | chưa hỗ trợ | chặn) … (từ nước | từ quốc gia | khu vực của |
            nước bạn) | giới hạn (theo | về) (khu vực | vùng | địa lý)
        (chưa | không) hỗ trợ (quốc gia | khu vực | nước | vùng) (của bạn | này | bạn) | (khu vực |
            quốc gia | vùng) không được hỗ trợ
    """,
    "it": """
        (nel tuo paese | nella tua regione | nel suo paese)
        non … disponibil … (tuo paese | tua regione | questo paese | questa regione)
    """,
    "pl": """
        w (twoim | państwa) (kraju | regionie)
        niedostępn … (kraju | regionie) | nie jest dostępn … (kraju | regionie)
    """,
    "tr": """
        (ülkenizde | bölgenizde)
        (ülkenizde | bölgenizde) … (kullanılam | mevcut değil | desteklenm)
    """,
    "id": """
        di (negara | wilayah) anda
        tidak tersedia … (negara | wilayah)
    """,
    "uk": "(недоступ | не доступ) … (країн | регіон)",
    "ar": "(غير متاح | غير متوفر) … (بلدك | منطقتك | دولتك)",
}
"""A country, ours or the gateway's, that is not served."""

WALL: Final[Lexicon] = {
    "en": """
        firewall | are you a human | are you human | not a robot | captcha | security check | blocked by
        security challenge | support id | pardon our interruption | web page blocked | incident id
        access to this page has been denied
        bot (detection | protection | management)
        (request | access | connection) (was | has been | is) (blocked | rejected | intercepted)
        you (have been | were | are) (blocked | rejected)
        (automated | suspicious | unusual) (access | queries | requests | traffic | activity)
        (blocked | denied | rejected) ↔ (security rules | security reasons | security policy)
        denied by (security | policy | rule | a security | a policy | a rule)
        not a bot | checking that you
        javascript and cookies
    """,
    "zh": """
        防火墙 | 安全(验证 | 检测 | 狗 | 策略 | 威胁) | 拦截 | 阻断 | 黑客攻击 | 云防护 | 人机验证 | 网站卫士
        疑似攻击 | (访问 | 请求) … 被拒绝
    """,
    "ko": "방화벽 | 로봇 | 보안 확인 | 보안 정책 | 접근이 차단 | 접속이 차단 | 비정상적인 접근",
    "ja": "ファイアウォール | ロボット | セキュリティチェック | アクセスがブロック | アクセスは拒否",
    "es": """
        cortafuegos | no soy un robot | no eres un robot | verificación de seguridad | tráfico inusual
        (acceso | solicitud | petición) … (bloquead | denegad)
        distinguirle de un | active javascript y
    """,
    "ru": """
        брандмауэр | не робот | проверка безопасности | подозрительн … (трафик | активность)
        (доступ | запрос) … (заблокирован | запрещён | запрещен)
    """,
    "de": """
        kein roboter | sicherheitsüberprüfung | sicherheitsprüfung | ungewöhnlicher datenverkehr
        (zugriff | anfrage) … (blockiert | gesperrt | verweigert)
    """,
    "fr": """
        pare-feu | pas un robot | vérification de sécurité | trafic inhabituel
        (accès | requête) … (bloqué | refusé)
    """,
    "pt": """
        não sou um robô | verificação de segurança | tráfego incomum
        (acesso | solicitação | pedido) … (bloquead | negad)
    """,
    "vi": "tường lửa | không phải robot | kiểm tra bảo mật | (truy cập | yêu cầu) … bị (chặn | từ chối)",
}
"""A wall against robots, on a page of something in front of the API."""

STOPPED: Final[Lexicon] = {
    "en": """
        deployment could not be found | isn't a github pages site | run this repl | no active service
        no such app | project not found | your space is (in error | paused | sleeping)
        space (paused | is in error) | there's nothing here, yet | there is nothing here, yet
        over its serving quota | bandwidth limit exceeded | account suspended
        (site | app | application | deployment | space) not found
        domain (is for sale | is parked | is expired | has expired | may be for sale)
    """,
    "zh": """
        (站点 | 网站 | 服务 | 应用 | 域名 | 项目) …
            (已暂停 | 被暂停 | 已停止 | 停止运行 | 停止访问 | 停止服务 | 已关闭 | 被关闭 | 已停用 | 被停用 |
             已过期 | 已经过期)
        未备案 | 没有找到站点 | 欠费
    """,
    "ko": "(사이트 | 서비스 | 앱) … (중지 | 정지 | 일시 중단)",
    "ja": "(サイト | サービス | アプリ) … (停止 | 休止)",
    "es": "(sitio | sitio web | servicio | aplicación) … (suspendid | desactivad | en pausa | detenid)",
    "ru": "(сайт | сервис | приложение) … (приостановлен | отключен | отключён | заблокирован хостинг)",
    "de": """
        (website | webseite | seite | dienst | anwendung) … (gesperrt | deaktiviert | ausgesetzt | pausiert)
    """,
    "fr": "(site | service | application) … (suspendu | désactivé | en pause)",
    "pt": "(site | serviço | aplicação | aplicativo) … (suspens | desativad | pausad)",
    "vi": "(trang web | dịch vụ | ứng dụng) … (tạm ngưng | tạm ngừng | đã dừng | bị đình chỉ)",
}
"""A deployment that was stopped, is paused, or is no longer there; on a page of its host."""

NONE_LEFT: Final[Lexicon] = {
    "en": """
        (all keys | all api keys | all credentials | every key | every api key | all your keys) …
            (failed | unavailable | exhausted | cooling | unhealthy)
    """,
    "zh": """
        (所有 | 全部) … (密钥 | 账号 | 账户 | ␣key) … (失败 | 失效 | 不可用 | 耗尽 | 用尽 | 冷却 | 禁用)
    """,
    "ko": "모든 … (키 | 계정) … (실패 | 소진 | 만료 | 사용할 수 없)",
    "ja": """
        (すべての | 全ての | 全) … (キー | アカウント) … (失敗 | 利用できません | 使用できません | 枯渇)
    """,
    "es": "todas las … (claves | cuentas) … (fall | agotad | no están disponibles)",
    "ru": "все … (ключи | аккаунты | учётные записи) … (недоступн | исчерпан | не сработал | отказал)",
    "de": "alle … (schlüssel | konten) … (fehlgeschlagen | erschöpft | nicht verfügbar)",
    "fr": "toutes les … (clés | comptes) … (échoué | épuisé | indisponibles)",
    "pt": "todas as … (chaves | contas) … (falh | esgotad | indisponíveis)",
    "vi": "tất cả … (khóa | khoá | tài khoản) … (thất bại | đã hết | lỗi | không khả dụng)",
}
"""A gateway has tried every key or account that it has. Channels and providers that failed say less."""
