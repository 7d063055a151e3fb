"""Who asks too often."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

RATE_LIMITED: Final[Lexicon] = {
    "en": """
        too many (calls | attempts | messages) | too (fast | quickly | frequent | often)
        (requests | calls | messages) … (too fast | too often | too frequent | in a short time | slow down)
        (rpm | tpm | qps | rps) (limit | exceeded | reached | hit) | burst (limit | rate) | back off for
        flood_wait | floodwait | a wait of … seconds is required
        speed limit | (calls | requests | queries) (are | is) allowed (each | per | every | a) (minute |
            second | hour)
        only … (calls | requests | queries) (each | per | a | every) (minute | second | hour)
        too many (ai | video | image | generation | simultaneous | active) (requests | generations)
        (only | just) … (one | 1 | 2 | 3 | two | three) (generation | video | image | task | job) every
        excessive (requests | calls)
        (calls | requests) … (limited | throttled) … (overuse | excessive use) | (wait |
            waiting) … seconds (before | until) (trying | retrying | another | the next)
        not so fast
    """,
    "zh": """
        频繁 | 限流 | 流控 | 请求次数 | 次数限制 | 次数已达 | 太快 | 过快
        (请求 | 调用 | 访问 | 操作) … (过快 | 太快 | 过多 | 太多)
        (每分钟 | 每秒 | 短时间内) … (请求 | 调用 | 访问)
        qps(超限 | 限制 | 超出 | 超过 | 超) | (频次 | 频率 | 速率 | 限速 | 限频)
        (每分钟 | 每秒 | 每小时) … (次 | 请求 | 调用)
        (降低 | 减少 | 控制) … (频次 | 频率 | 速率 | 请求数 | 请求速度) | 歇(会 | 一会 | 会儿)(再 | 儿)
        (提交 | 请求 | 调用 | 访问 | 操作)(间隔 | 的间隔)(太短 | 过短) | (间隔 | 隔) … 秒(再 | 后再)(试 |
            提交 | 请求)
    """,
    "ko": """
        많은 요청 | 요청 과다
        (속도 | 요청 | 호출) 제한 | (분당 | 초당 | 시간당) … (초과 | 제한) | 너무 (자주 | 빨리 | 빠르)
        (요청 | 호출) ↔ (너무 많 | 너무 잦 | 너무 빠 | 너무 높 | 잦습니다 | 한도 | 횟수 | 빈도 | 과도하)
        (분당 | 초당 | 시간당) … (호출 | 요청 | 횟수)
        간격을 (두고 | 두어)
        과도한 (요청 | 호출 | 접속 | 트래픽) | (요청 | 호출)(이 | 수가 | 횟수가) … (과도 | 초과 | 너무 많)
        (1분 | 1초 | 1시간 | 분 | 초 | 시간)(에 | 에␣최대 | 당 | 당␣최대) … (번까지 | 회까지 | 번만 | 회만 |
            건까지)
        (요청 | 호출) (간격이 | 주기가) | 연속(된 | ␣) … (요청 | 호출)(은 | 이 | 을)
        (짧은 시간 | 단시간 | 단기간)(에 | ␣내 | ␣동안) … (요청 | 호출 | 접속)
        (조금만 | 조금 더) 천천히 | 속도를 (줄여 | 늦춰)
        (접속 | 요청 | 호출 | 전송 | 사용) (빈도 | 속도 | 간격 | 주기) … (제한 | 넘 | 초과 | 높 | 짧 | 빠) |
            너무 (서두르 | 급하 | 연속)
    """,
    "ja": """
        頻繁 | 速すぎ | レートリミット | リクエスト過多
        (レート | リクエスト | 回数 | 利用)制限 | 回数 … (上限 | 制限)
        (リクエスト | 要求 | 呼び出し | 送信) ↔ (多すぎ | 頻繁 | 頻度 | 速すぎ | 上限 | 短時間 | 制限に達)
        (1分 | 1秒 | 1時間 | 毎分 | 毎秒)(あたり | 間に | に) … (呼び出し | リクエスト | 回)
        間隔を(あけ | 空け | おい)
        利用上限
        (連続での | 連続で | 連続にの | 連続に | 連続の | 連続 | 短時間での | 短時間で | 短時間にの |
            短時間に | 短時間の | 短時間)(連続 | 大量の | 多数の | 過度な)(アクセス | リクエスト | 投稿 |
            送信 | 操作 | 呼び出し)
        連続(投稿 | 送信 | アクセス | リクエスト | 呼び出し | 操作)(は | を | が)
        (リクエスト数 | 呼び出し数 | 呼び出し回数 | アクセス数)(が | の | を) … (制限 | 上限 | 超え | 超過 |
            減らし | 抑え)
        (ペース | スピード | 速度 | 操作)が(速 | 早)
        (毎秒 | 毎分 | 1分間 | 1秒間)の(リクエスト | 呼び出し | アクセス)
        (リクエスト | アクセス | 呼び出し | 送信)(が | の)(過剰 | 過多 | 過度) | 過剰な(リクエスト |
            アクセス)
        もう少し(ゆっくり | 間隔) | スロットリング | スロットル
        (アクセス | リクエスト | 呼び出し | 送信 | 投稿 | 操作)(頻度 | 間隔 | 速度 | ペース | の頻度 |
            の間隔 | のペース) … (超え | 高 | 短 | 速 | 早 | 制限 | 超過)
    """,
    "es": """
        (demasiado | tan | muy) (rápido | frecuente) | exceso de (solicitudes | peticiones | llamadas)
        demasiad(as | os) (solicitudes | peticiones | llamadas | consultas | intentos)
        límite de (velocidad | tasa | frecuencia | solicitudes | peticiones | llamadas)
        (solicitudes | peticiones | llamadas | consultas) ↔
            (por minuto | por segundo | por hora | con tanta frecuencia | rápid | en poco tiempo)
        frecuencia ↔ (solicitudes | peticiones | llamadas)
        (llamadas | solicitudes | peticiones) (por | cada) (minuto | segundo | hora)
        demasiad(os | as) (mensajes | generaciones | envíos) | estás enviando demasiad | (va |
            vas) demasiado deprisa
        (generación | imagen | vídeo | video | tarea | petición | solicitud) cada … (segundos | minuto)
        (espera | espere | aguarda | aguarde) … segundos (antes de | para) (volver | reintentar | otro |
            intentarlo | enviar)
        (llamadas | solicitudes | peticiones) … (limitad | restringid) … (exceso | excesiv)
        no tan (deprisa | rápido)
        demasiada frecuencia
        (umbral | tope) de (peticiones | solicitudes | llamadas) | (muchas | tantas) (solicitudes |
            peticiones | llamadas) (seguidas | en tan | tan) | (vas | estás | va) por encima del límite
    """,
    "ru": """
        превышен … количеств … запрос
        лимит скорости | слишком (часто | быстро) | запрос … (за минуту | за секунду)
        (запрос | обращени | вызов) ↔ (слишком много | слишком част | лимит | в минуту | в секунду | частот)
        (вызов | запрос | обращени) … в (минуту | секунду | час)
        (количество | число) (вызов | запрос | обращени) … (превыша | превышен | допустим | за единицу |
            лимит)
        (превышени | превышен) … (rpm | qps | tpm | rps) | (rpm | qps) … (превыш | лимит)
        (чересчур | чрезмерно) (част | быстр | много) | не так (быстро | часто) | помедленнее | сбавьте
        (слишком | очень) (много | частые) (запрос | обращени | вызов | попыток) | частота (запрос |
            обращени | вызов)
        (запрос | вызов | обращени) … (плотно | часто | быстро | подряд | густо) | (за | в) (час | минуту |
            секунду) … (не больше | не более | максимум | только | лишь) … (запрос | вызов | обращени) |
            (темп | частот | скорость) … (превыс | превыш | снизьте | уменьш) | (превысили | превышен) …
            (темп | частот | скорость) | притормозите
    """,
    "de": """
        ratenlimit | ratenbegrenzung | anfragelimit | abruflimit | verlangsamen
        zu (schnell | häufig)
        (anfragen | anforderungen | aufrufe | requests) ↔
            (zu viele | zu schnell | zu häufig | pro minute | pro sekunde | pro stunde | limit |
             in kurzer zeit)
        (pro minute | pro sekunde | pro stunde) … (überschritten | maximal | erlaubt | begrenzt)
        (aufrufe | anfragen) (pro | je) (minute | sekunde | stunde)
        zu viele (nachrichten | generierungen | aufrufe) | (generierung | bild | video | auftrag |
            anfrage) alle … (sekunden | minuten)
        (warten sie | warte | bitte) … sekunden (bis | vor) (zum nächsten | zur nächsten | dem nächsten |
            der nächsten)
        übermäßig viele (anfragen | aufrufe) | (anfragen | aufrufe) … gedrosselt
        nicht so schnell
        zu oft (aufgerufen | angefragt | hintereinander)
        (schwelle | obergrenze | höchstzahl) (für | an | von) (anfragen | aufrufe | aufrufen) | (anfragen |
            aufrufe) … hintereinander | (du liegst | sie liegen) über dem limit
    """,
    "fr": """
        (limite | limitation) de (débit | fréquence) | trop (vite | rapidement | souvent | fréquemment)
        trop d'(appels | appel) | excès de (requêtes | demandes)
        (requêtes | demandes | appels) ↔
            (trop de | trop rapid | trop fréquen | par minute | par seconde | par heure | limite |
                fréquence |
             peu de temps)
        trop de (messages | générations) | (génération | image | vidéo | tâche |
            requête) … toutes les … (secondes | minutes)
        (patientez | attendez | veuillez attendre) … secondes avant (une nouvelle | de réessayer |
            de recommencer | la prochaine)
        (nombre | volume) excessif (de requêtes | d'appels | de demandes) | (appels |
            requêtes) … limité … (excessi | excès)
        pas si vite
        fréquence (trop élevée | excessive)
        (seuil | plafond) de (requêtes | demandes | d'appels) | (requêtes | demandes) d'affilée
        (vous êtes | tu es) au-dessus de la limite
    """,
    "pt": """
        limite de (taxa | velocidade | frequência)
        (requisições | solicitações | pedidos | chamadas) ↔
            (muitas | muitos | demais | por minuto | por segundo | por hora | limite | rápido | frequên |
             frequentes | pouco tempo)
        (rápido demais | muito rápido | com muita frequência)
        excesso de (requisições | solicitações | pedidos | chamadas)
        (mensagens | gerações | envios) demais | (muitas | demasiadas) (mensagens | gerações) | (rápido |
            depressa) demais
        (geração | imagem | vídeo | tarefa | pedido | solicitação) a cada … (segundos | minuto)
        (aguarde | espere) … segundos (antes de | para) (tentar | reenviar | nova | outr | enviar)
        (chamadas | requisições | solicitações | pedidos) … (limitad | restring) … (excesso | excessiv)
        não tão (depressa | rápido)
        frequência (excessiva | demasiada) | muita frequência
        teto de (requisições | solicitações | pedidos | chamadas) | (muitas | tantas) (solicitações |
            requisições) seguidas | (você está | está) acima do limite
    """,
    "vi": """
        giới hạn tốc độ | quá nhiều request
        quá (nhanh | thường xuyên)
        yêu cầu ↔
            (quá nhiều | quá nhanh | quá thường xuyên | mỗi phút | mỗi giây | giới hạn | liên tục |
                tần suất |
             thời gian ngắn)
        (lượt gọi | lượt | lần gọi | yêu cầu) (mỗi | trên | một) (phút | giây | giờ)
        (tần suất | tốc độ) (gọi | truy cập | yêu cầu | gửi) … (cao | nhanh | giới hạn | vượt) | (vượt |
            quá | giới hạn | hạn chế) … tần suất
        yêu cầu/(phút | giây | giờ) | request/(phút | giây)
        (chậm lại | từ từ) (chút | một chút | thôi | nhé | đã) | quá nhiều (yêu cầu | lượt gọi | lần gọi |
            lần thử)
        (gửi | gọi) … (liên tục | dồn dập) … (thời gian ngắn | hạn chế | giới hạn)
        (mỗi | một | trong) (giờ | phút | giây) … (chỉ | tối đa) … (yêu cầu | lượt | lần) | (số lần |
            số lượt | lượng) (gọi | yêu cầu | truy cập) … (vượt | quá | giới hạn | ngưỡng) | (thao tác |
            gửi | gọi) … (dồn dập | liên tục | quá nhanh)
    """,
    "it": """
        (limite | troppe) … richieste | richieste al (minuto | secondo)
        limite di (frequenza | velocità | richieste) | troppo (velocemente | spesso)
    """,
    "tr": """
        istek (sınırı | limiti) | (dakikalık | saniyelik | dakikada) … istek
        (istek | hız | sorgu) (limiti | sınırı) … (doldu | aşıldı) | fazla istek
        çok (sık | hızlı) istek | hız sınırı
    """,
    "pl": """
        zbyt wiele (żądań | zapytań)
        limit (zapytań | żądań) | (zapytań | żądań) na (minutę | sekundę)
        przekroczono limit (zapytań | żądań | generowania | wywołań) | limit zapytań … przekroczon
        zbyt (często | szybko)
    """,
    "id": """
        terlalu banyak permintaan
        batas (permintaan | laju) | permintaan per (menit | detik)
        limite di (richieste | chiamate) … (raggiunt | superat)
        batas (permintaan | laju) … (habis | tercapai | terlampaui)
        terlalu (cepat | sering)
    """,
    "nl": "te veel verzoeken",
    "uk": """
        забагато запитів
        ліміт запитів … перевищен
    """,
    "ar": """
        (طلبات كثيرة | عدد كبير من الطلبات)
        تم تجاوز (الحد | حد)
    """,
    "th": "คำขอมากเกินไป",
    "cs": "příliš mnoho požadavků",
    "sv": "för många förfrågningar",
    "nb": "for mange forespørsler",
    "da": "for mange anmodninger",
    "fi": "liian monta pyyntö",
    "he": "יותר מדי בקשות",
    "hi": "बहुत अधिक अनुरोध",
    "hu": "túl sok kérés",
    "ro": "prea multe cereri",
    "el": "πάρα πολλά αιτήματα",
}
"""Our pace, or that of an account of theirs."""
