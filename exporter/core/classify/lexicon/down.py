"""What is said of a service that does not do its work: no machines, no answer, no end."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NO_MACHINES: Final[Lexicon] = {
    "en": """
        (no available | no free | no idle) (gpu | gpus | worker | workers | node | nodes | runtime | instance)
        (not enough | insufficient) (gpu | gpus | worker | workers | compute)
        (not enough | insufficient) (computing power | server capacity | server resources | vram)
        no (gpu available | gpus available | worker available | workers available)
        out of (gpu capacity | gpu memory | vram)
        gpu (shortage | unavailable | exhausted)
        cuda (out of memory | error) | outofmemoryerror | cudnn_
        worker ran out of memory
        (model | pipeline | weights | checkpoint) (is not | not | not yet | is not yet) loaded
        model (is loading | is still loading | is warming up)
        all … (gpus | workers | nodes | graphics cards) … (in use | busy | taken | occupied)
        no (worker | node | gpu | machine | server) (can | could) (take | accept | pick | run | handle)
        (model | server | system | service | cluster | upstream | gpu) load (is too high | too high | is high)
    """,
    "zh": """
        (gpu | 显卡 | 显存 | 计算资源 | 服务器资源 | 系统资源 | 机器 | 计算节点) …
            (不足 | 不够 | 耗尽 | 已满 | 用尽)
        算力 … (不足 | 不够 | 耗尽 | 已满)
        资源(不足 | 不够 | 耗尽 | 已满)
        (模型 | 服务器 | 系统 | 上游 | 集群)(负载 | 压力)(过高 | 过大 | 太高 | 太大 | 超限)
    """,
    "ko": """
        (gpu | 서버 | 컴퓨팅 | 연산) … (자원 | 리소스 | 용량) … (부족 | 이 없습니다 | 가 없습니다) | gpu 부족
    """,
    "ja": """
        (gpu | サーバー | サーバ | 計算) … (リソース | 資源 | 容量) … (不足 | 足りません | ありません)
        (モデル | サーバー)の負荷が高
    """,
    "es": "(recursos | capacidad) … (gpu | cómputo | servidor) … (insuficiente | agotad | no disponible)",
    "ru": """
        (недостаточно | не хватает | нет свободных) …
            (gpu | вычислительн | ресурсов сервера | видеопамят)
    """,
    "de": """
        (nicht genügend | nicht genug | unzureichende | keine freie) …
            (gpu | rechenkapazität | rechenleistung | serverkapazität | grafikspeicher)
        alle … (grafikkarten | gpus | rechner) … (belegt | ausgelastet) | kein … (platz | slot) frei
    """,
    "fr": "(ressources | capacité) … (gpu | calcul | serveur) … (insuffisant | épuisé | indisponible)",
    "pt": """
        (sem | falta de) … (gpu | capacidade de computação | recursos computacionais)
        (recursos | capacidade) … (gpu | computação | servidor) … (insuficient | esgotad | indispon)
    """,
    "vi": """
        (không đủ | thiếu | hết) … (gpu | tài nguyên máy chủ | tài nguyên tính toán | năng lực tính toán)
    """,
}
"""A service has not the machines for the work."""

UNREACHABLE: Final[Lexicon] = {
    "en": """
        (service | server | api | backend) is (unavailable | currently unavailable | temporarily unavailable |
            down)
        (server | servers | api | service | services | endpoint | upstream | backend | gateway | provider) …
            (unreachable | not reachable | cannot be reached | can't be reached | could not be reached |
             not responding | isn't responding | did not respond | does not respond | didn't respond)
    """,
    "zh": """
        (服务 | 服务器 | 接口) … (不可用 | 无法使用 | 暂不可用)
        (无法连接 | 连接不上 | 连不上 | 无法访问) … (服务 | 接口 | 上游)
        (服务 | 服务器 | 接口 | 上游) … (无法连接 | 连接不上 | 连不上 | 无法访问 | 没有响应 | 未响应 |
            无响应)
    """,
    "ko": """
        (서버 | 서비스) …
            (연결할 수 없 | 연결하지 못 | 응답하지 않 | 응답이 없 | 사용할 수 없 | 이용할 수 없)
    """,
    "ja": """
        (サーバー | サーバ | サービス) …
            (接続できません | 接続できない | 応答しません | 応答がありません | 利用できません | 利用できない)
    """,
    "es": """
        no se (pudo | puede) … conectar
        (servidor | servicio) ↔ (no responde | inaccesible | inalcanzable | no disponible |
            no está disponible)
    """,
    "ru": """
        не удалось (подключиться | соединиться) | (сервер | сервис | служба) … (не отвечает | недоступ)
        (нейросеть | модель | ии | провайдер | поставщик) … (не ответил | не отвечает)
    """,
    "de": """
        (server | dienst | schnittstelle) …
            (nicht erreichbar | nicht erreicht werden | antwortet nicht | reagiert nicht | nicht verfügbar)
        (sprachmodell | ki-modell | erzeugung | generierung) … (nicht erreichbar | nicht verfügbar)
    """,
    "fr": """
        impossible de (joindre | se connecter | contacter)
        (serveur | service) … (injoignable | inaccessible | ne répond pas | indisponible)
        (serveur | service) … (n'est pas disponible | n'est pas joignable | hors ligne)
    """,
    "pt": """
        não foi possível (conectar | acessar)
        (servidor | serviço) … (não responde | inacessível | indisponível)
        (servidor | serviço) … (não está disponível | não está respondendo | fora do ar)
    """,
    "vi": "không (kết nối được | thể kết nối) | (máy chủ | dịch vụ) … (không phản hồi | không khả dụng)",
    "it": """
        (servizio | server | sistema) … (non disponibil | non raggiungibil |
            non risponde | non funziona) | impossibile (contattare | connettersi | raggiungere)
        (servizio | server | sistema) … (non è disponibile | non è al momento disponibile |
            non è temporaneamente disponibile | non è attualmente disponibile)
    """,
    "tr": """
        (servis | sunucu | hizmet | sistem | sağlayıcı) … (kullanılamıyor | erişilemiyor |
            ulaşılamıyor | ulaşılamadı | bağlanılamadı | yanıt vermiyor | yanıt vermedi | çalışmıyor |
            kullanılamaz)
    """,
    "pl": """
        (usług | serwer | serwis | system | dostawc) … (niedostępn | nie odpowiada | nie odpowiedział |
            nieosiągaln | nie działa)
    """,
    "id": """
        (layanan | server | sistem | perkhidmatan) … (tidak tersedia | tidak dapat diakses |
            tidak dapat dihubungi | tidak merespons | bermasalah | gangguan | tidak bisa dihubungi) |
            gagal (menghubungi | terhubung)
    """,
    "uk": "(сервіс | сервер | служба | система) … (недоступн | не відповіда | не працює)",
    "ar": """
        (الخدمة | خدمة | الخادم | السيرفر | النظام | الموقع) … (غير متاح | غير متوفر | لا يستجيب |
            معطل | لا يعمل)
    """,
    "nl": """
        (server | dienst | service | systeem) … (niet beschikbaar | niet bereikbaar | onbereikbaar |
            reageert niet)
    """,
    "cs": "(služba | server | systém) … (nedostupn | neodpovíd)",
    "hr": "(usluga | server | servis | poslužitelj) … (nedostupn | ne odgovara)",
    "hi": "(सेवा | सर्वर) … (उपलब्ध नहीं | अनुपलब्ध)",
}
"""A server that gave no answer to whoever asked it."""

TOO_SLOW: Final[Lexicon] = {
    "en": """
        took too long | takes too long | taking too long | exceeded its deadline | took longer than
        taking longer than (expected | usual | normal)
        (job | task | execution | processing | running | run) (duration | time) … (exceed | limit | too long)
    """,
    "zh": """
        耗时过长 | 比(预期 | 平时 | 平常)(更久 | 慢) | 耗时超出预期
        (生成 | 处理 | 排队 | 渲染 | 等待 | 运行)时间(过长 | 太长)
        耗时过长 | (生成 | 处理 | 排队 | 渲染 | 等待 | 运行)时间(过长 | 太长)
    """,
    "ko": """
        너무 오래 걸 | 예상보다 (오래 | 시간이)
        너무 오래 걸
    """,
    "ja": """
        時間がかかりすぎ | (想定 | 予想 | 通常)より(時間 | 長) | (生成 | 処理 | 待ち)時間が長すぎ
        時間がかかりすぎ | (生成 | 処理 | 待ち)時間が長すぎ
    """,
    "es": """
        (tardó | tarda | demoró | demora) demasiado | tardando más de lo (esperado | normal | habitual)
        (tardó | tarda | demoró | demora) demasiado
        (tardando | tarda | tardó) demasiado
    """,
    "ru": """
        слишком долго | (дольше | больше времени) (ожидаемого | обычного | чем)
        слишком долго
    """,
    "de": """
        dauert länger als (erwartet | üblich | gewöhnlich)
        (dauert | dauerte) … zu lange
    """,
    "fr": """
        prend plus de temps que (prévu | d'habitude)
        (prend | a pris) … trop de temps
    """,
    "pt": """
        (demorou | demora) (muito | demais) | demorando mais (do que | que) o (esperado | normal)
        (demorou | demora) (muito | demais)
        (demorando | demora) (muito | demais)
    """,
    "vi": """
        quá lâu | lâu hơn (dự kiến | bình thường)
        quá lâu
    """,
    "tr": "çok uzun sür",
    "it": "troppo tempo",
    "pl": "zbyt długo",
    "id": "terlalu lama",
    "uk": "(надто | занадто) довго",
    "ar": "(وقتًا طويلاً | وقت طويل | وقتا طويلا)",
    "nl": "te lang geduurd | duurt te lang",
}
"""The work goes on for too long, which is no length that we asked for."""

TIMED_OUT: Final[Lexicon] = {
    "en": """
        timed out | timeout | time-out | time out | deadline (exceeded | reached | passed)
        deadline has elapsed | took too long
        time limit (exceeded | reached) | no progress for
        (did not | didn't) (answer | respond | reply) in time
    """,
    "zh": """
        超时 | 逾时 | 超過時間 | 耗时过长
        未(及时 | 按时 | 在规定时间内)(响应 | 返回 | 回复 | 完成)
    """,
    "ko": """
        시간이 초과 | 시간 초과 | 시간초과 | 너무 오래 걸
        제때 응답 | 시간 내에 (응답 | 완료)
    """,
    "ja": """
        タイムアウト | 時間切れ | 時間がかかりすぎ | 制限時間を超え
        時間内に(応答 | 完了 | 返答)
    """,
    "es": """
        tiempo de espera … (agotado | excedido | superado) | (agotó | superó | excedió) el tiempo
        (no respondió | sin respuesta) a tiempo
        (tardó | demoró) demasiado en responder
    """,
    "ru": """
        таймаут | тайм-аут | превышено время | превышен лимит времени
        время ожидания … (истек | истёк | превыш)
        (лимит | предел) ожидания | (не ответил | не ответила | не ответили) (вовремя | за)
    """,
    "de": """
        zeitüberschreitung | zeitlimit … (überschritten | erreicht) | dauert zu lange | dauerte zu lange
        nicht rechtzeitig geantwortet
        zu lange nicht geantwortet | maximale (laufzeit | wartezeit) überschritten
    """,
    "fr": """
        délai … (dépassé | écoulé | expiré) | temps d'attente … dépassé
        n'a pas répondu à temps
        (mis | pris) trop de temps | dépassé le temps (d'exécution | d'attente | limite)
        expiré en attendant
    """,
    "pt": """
        tempo (limite | de espera) … (excedido | esgotado | atingido) | tempo esgotado | demorou demais
        não respondeu a tempo
        (excedeu | ultrapassou) o tempo (limite | máximo de execução | de espera)
        expirou (enquanto | ao) aguard
    """,
    "vi": """
        hết thời gian | quá thời gian | quá lâu
        không phản hồi kịp
        kết nối quá hạn
    """,
    "it": "tempo (scaduto | esaurito) | tempo (di attesa | limite) … (scaduto | superato | esaurito)",
    "tr": "zaman aşımı | (süre | süresi) doldu | zamanında yanıt",
    "pl": """
        przekroczono (limit | czas) … czas | limit czasu | nie odpowiedział … na czas | upłynął (limit |
            czas)
    """,
    "id": "waktu (habis | tunggu) … (habis | terlampaui) | batas waktu … (habis | terlampaui | terlewati)",
    "uk": "(час | термін) очікування … (вичерпан | минув | сплив | перевищен) | тайм-аут",
    "ar": "(انتهت | انتهاء) (مهلة | المهلة) | تجاوز (المهلة | الوقت)",
    "nl": "time-out | duurde te lang | tijdslimiet … (overschreden | bereikt)",
}
"""Nobody waits any longer."""

CUT_OFF: Final[Lexicon] = {
    "en": """
        connection (dropped | was dropped | broke | was lost | was cut | interrupted | was interrupted |
            ended before)
        browser (disconnected | has disconnected | crashed | was closed | closed unexpectedly)
    """,
    "zh": "(连接 | 连线 | 链接)(已中断 | 中断 | 已断开 | 断开 | 被断开 | 丢失)",
    "ko": "연결이 (끊 | 중단 | 종료)",
    "ja": "(接続 | 通信)が(切れ | 切断 | 途切れ | 中断)",
    "es": """
        se (interrumpió | perdió | cortó | cerró) la conexión
        conexión (interrumpida | perdida | cortada | se interrumpió | se perdió | se cortó)
    """,
    "ru": "соединени … (прерван | разорван | потерян | оборвал) | обрыв (соединения | связи)",
    "de": "verbindung … (unterbrochen | abgebrochen | getrennt | verloren | abgerissen)",
    "fr": "connexion … (interrompu | perdu | coupé)",
    "pt": "conexão (foi interrompid | interrompid | foi perdid | perdid | caiu | foi encerrad)",
    "vi": """
        kết nối (bị ngắt | bị gián đoạn | bị mất | đã bị ngắt) | mất kết nối
        (đóng | ngắt) kết nối | ngắt giữa
    """,
    "it": """
        connessione (interrott | è stata interrott | persa | si è interrott)
        connessione (chiusa | caduta)
    """,
    "tr": "bağlantı (kesildi | koptu | kapandı)",
    "pl": "połączenie (przerwan | zostało przerwan | utracon | zostało utracon)",
    "id": "koneksi (terputus | terhenti)",
    "uk": "з'єднання … (перерван | розірван | втрачен)",
    "ar": "انقطع الاتصال",
}
"""The connection stood, and broke."""
