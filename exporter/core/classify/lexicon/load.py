"""A service that has too much to do."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

OVERLOADED: Final[Lexicon] = {
    "en": """
        capacity reached | capacity exhausted | out of resources | congested
        too many (jobs | tasks | users | people) … (platform | system | queue | online | waiting)
        (in-flight | in flight) (full | limit | slots)
        capacity (exceeded | temporarily exceeded | has been exceeded | is exceeded | limit reached |
            unavailable | shortage)
        peak usage | traffic spike | load shedding | being shed | shed load
            backpressure | back-pressure | swamped | snowed under | overwhelmed | slammed
        too many (people | users | jobs | requests from everyone) (are | at | on | in | trying | generating |
            using) | (under | high | heavy) (pressure | volume | strain | usage) | full capacity | maxed out
        (line | queue | wait) (is | are | got | has become) (too | very | extremely | unusually) (long |
            full | deep) | (no | not a single) (gpu | worker | machine | node | slot) (slot | is free |
            was free | became free | free | picked | available)
        surge in (demand | traffic | requests)
            (receiving | getting | seeing) (too many | a lot of | lots of | unusually many) (requests |
            traffic | jobs)
        (demand | traffic | usage) is (unusually | very | extremely | exceptionally | too) high
        (all | every) … (nodes | workers | machines | gpus | servers | slots) … (busy | in use | occupied |
            taken) | queue (is | was | are) … full
        (can't | cannot) keep up (with | : | right | at) | thousands of (jobs | tasks | requests |
            videos) … (waiting | queue) | (tasks | jobs) (are waiting | waiting in line) ahead
        (lots of | so many | a lot of) people (are using | using | are trying) | (demand | usage) (peak |
            spike | surge) | (cannot | can't) (accept | take) (more | any more) (jobs | tasks | work)
        cluster is (full | saturated | at capacity)
    """,
    "zh": """
        过载 | 拥挤 | 高峰期 | 网络繁忙 | 当前繁忙 | 繁忙,请 | 服务器忙 | 排队人数
        当前请求人数
        负载(过高 | 过大 | 较高 | 已满 | 高)
        (算力 | 资源 | 机器) … 紧张 | 排队 … (较多 | 过多 | 过长 | 已满)
        (较多 | 过多) … 排队
        (服务器 | 服务 | 系统 | 模型 | 集群 | 平台 | 通道) …
            (压力 | 拥堵 | 繁忙 | 忙碌 | 满载 | 爆满 | 高负荷)
        (访问量 | 流量 | 访问人数 | 用户) … (过大 | 过高 | 过多 | 激增)
        暂不受理 | 优先保障
        负载(超过 | 超出 | 达到 | 超限) | 并发(超过 | 超出 | 已满 | 超限 | 达到)
        (人数 | 用户 | 请求量 | 任务量 | 任务 | 排队)(太多 | 过多 | 爆满 | 激增 | 较多 | 很多) | 开小差 |
            火爆 | 正忙 | 忙不过来 | 挤爆 | 爆满 | 算力(不足 | 紧缺 | 吃紧) | 资源紧缺
        (队列 | 排队)(已满 | 已经满 | 满了)
        (算力 | 显卡 | 机器 | 节点)(全部 | 都)(忙 | 占用)
        (没有 | 无 | 暂无)(空闲的 | 空闲 | 空余的 | 空余 | 可用的 | 可用 | 剩余的 | 剩余)(gpu | 显卡 | 算力 |
            机器 | 服务器 | 实例)
        (实例 | 节点 | 后端 | 集群 | 服务器 | gpu)(均 | 都 | 已 | 全部)(满载 | 已满 | 满负荷 | 打满) |
            容量(不足 | 已满 | 超限 | 不够)
        (需求 | 访问 | 请求)(激增 | 暴增 | 猛增) | 应接不暇 | (资源已 | 资源已经 | 资源)(耗尽 | 用尽 |
            占满) | 排队(任务 | 的任务 | 请求) | (没有空闲的 | 没有空闲)(工作节点 | 工作进程 | worker |
            机器 | 显卡)
    """,
    "ko": """
        과부하 | 혼잡 | 부하가 높 | 바쁩니다
        (이용자 | 사용자 | 접속자)가 몰 | 대기 … (길어 | 초과)
        (요청 | 접속 | 이용자 | 사용자 | 트래픽)이 몰
        (서버 | 시스템 | 서비스 | 모델 | 트래픽) … (부하 | 바쁘 | 바쁩 | 폭주 | 몰려 | 몰리 | 포화)
        (모두 | 전부) (사용 중 | 사용중 | 작업 중) | 폭주 | 과부하 | (요청 | 트래픽 | 사용량)(이 | 가) (많아 |
            많습니다 | 폭증 | 급증) | 대기열 … (가득 | 길)
        (대기열 | 큐)(이 | 가) … (가득 | 꽉) | (처리 용량 | 처리량)(을 | 이) … (초과 | 부족)
        (접속자 | 사용자 | 이용자)(가 | 이) … (많 | 몰려)
        모든 (노드 | 서버 | gpu | 작업자)(가 | 이) … (사용 중 | 바쁩)
        (gpu | 서버 | 노드 | 워커 | 슬롯)(가 | 이 | 의)(␣모두 | ␣남아 | ␣여유 | ␣부족)
        (사용 가능한 | 이용 가능한 | 남은 | 빈 | 유휴) (gpu | 슬롯 | 서버 | 워커 | 노드)(가 | 이) (없 | 부족)
        대기 (인원 | 순번 | 작업 | 줄)(이 | 가) … (많 | 길 | 초과 | 가득) | 대기자가 (많 | 너무)
        (처리 용량 | 서버 용량 | 처리 능력 | 수용 인원 | 수용량)(이 | 을 | ␣) … (부족 | 초과 | 한계)
        용량 부족으로 | (접속 | 이용)이 (어렵 | 원활하지)
        붐비 | (수요 | 주문 | 이용)(가 | 이) … (급증 | 폭증 | 몰려 | 감당) | 대기 (시간 | 시간이) … (깁니다 |
            길어 | 매우) | (자원 | 리소스)(이 | 가) … (고갈 | 부족 | 소진) | (사용자 | 이용자 | 접속자)(가 |
            이) 너무 많
    """,
    "ja": """
        混雑 | 混み合 | 負荷 | アクセス集中 | 順番待ち | 逼迫 | 満員 | 殺到 | 満杯 | 定員
        リソース … (不足 | 枯渇)
        (サーバー | サーバ | システム | モデル) … (ビジー | 処理能力 | 余裕)
        (利用者 | ユーザー | リクエスト | アクセス | 待ち行列 | 待ち人数)(が | 数が) … (多すぎ | 多く | 急増 |
            殺到 | 長すぎ | いっぱい) | 高負荷 | 過負荷
        (待ち行列 | キュー | 順番待ち)(が | は) … (いっぱい | 満杯 | 上限)
        (処理能力 | 処理容量 | 容量)の(上限 | 限界)
        すべての(ノード | サーバー | gpu) … (使用中 | 稼働中)
        (待機人数 | 待ち人数 | 待機列 | 順番待ち | 待ち行列) … (上限 | 多い | 多く | 満 | いっぱい)
        (利用者 | ユーザー | リクエスト | アクセス | 利用)が … (集中 | 集まっ)
        (キャパシティを | キャパシティが | キャパシティの | キャパシティに | キャパシティ | キャパを |
            キャパが | キャパの | キャパに | キャパ | 処理能力を | 処理能力が | 処理能力の | 処理能力に |
            処理能力 | 計算能力を | 計算能力が | 計算能力の | 計算能力に | 計算能力)(超過 | 超え | 不足 |
            足り | 余裕 | 限界)
        (gpu | サーバー | マシン | ノード | ワーカー | スロット)(に | の | が)(空き | 余裕)(が |
            は)(ありません | ない | なし)
        空き(gpu | スロット | サーバー | ワーカー)(が | は)(ありません | ない) | パンク(気味 | 状態 | 寸前 |
            して) | 手一杯
        (込み合 | 立て込) | (需要 | 待ち | 生成待ち | 利用)が … (急増 | 多く | 増えて | 高まって) | (資源 |
            リソース)が … (枯渇 | 不足 | 足りま) | 対応しきれ | 捌ききれ | (空いている | 空いた |
            待機中の)(ワーカー | gpu | サーバー | スロット)が(ありません | いません | ない)
    """,
    "es": """
        sobrecarg | saturad | saturación | tráfico elevado | demasiados usuarios
        demanda (alta | elevada)
        (servidor | sistema | servicio | modelo) … (ocupad | congestion | sin capacidad | colapsad)
        capacidad … (agotad | máxima | insuficiente | alcanzad)
        (servidor | servidores | sistema) … (llen | al límite)
        (alta carga | carga alta | carga elevada | alto volumen | alto tráfico)
        (muchas | demasiadas) (solicitudes | peticiones) (en este momento | ahora | a la vez) | al máximo |
            (cola | lista de espera) … (llena | larga) | (recibiendo | tenemos) (muchas | demasiadas)
        (demanda | tráfico) … (muy alt | demasiad | mucho)
        (mucho | demasiad | mucha | gran) … (tráfico | demanda)
        todos los (nodos | servidores | equipos) … ocupad
        demanda ↔ (muy alta | altísima | muy elevada) | (no damos | no dan) abasto
        miles de (tareas | trabajos | peticiones)
        (no queda | no hay | sin) … (capacidad de gpu | capacidad disponible | gpu disponible |
            gpus disponibles | gpu libre)
        (al límite de | ha alcanzado) su capacidad | recursos … (de cómputo |
            computacionales) … insuficientes
        mucha gente (usando | utilizando | conectada) | (servidor | servidores | sistema) … a tope
        tiempo de espera en la cola | pico de (demanda | tráfico | uso) | aceptar más (trabajos | tareas)
        (gpu | gpus | tarjetas gráficas | máquinas) … (ocupad | en uso) | carga (muy alta | altísima |
            excesiva | máxima) | demasiad(as | os) (tareas | trabajos) | (clúster | cluster) … (llen |
            saturad)
        tráfico (excesivo | intenso | muy alto) | (trabajadores | workers | nodos | servidores) libres
        (estamos | está | están) (desbordad | colapsad) | sin (trabajadores | workers | nodos)
        muy cargad(o | a | os) | afluencia (de usuarios | masiva) | gran afluencia
    """,
    "ru": """
        перегруж | перегрузк | недостаточно мощностей
        (высок | больш | повышенн) … нагрузк
        (сервер | систем | сервис | модел) … (занят | нагружен | не справля)
        (мощности | ресурсы | слоты | серверы) … (заняты | исчерпан | переполнен)
        (слишком) … (большая очередь | длинная очередь | много задач) | очередь … (большая | длинная |
            заполнен | переполн) | (нет | все) … (видеокарт | gpu | воркер) … (занят | свободн)
        (все | каждый) (узл | серверы | машины | gpu) … занят
        (высок | больш | сильн) … (трафик | спрос | наплыв)
        (большая | огромная | длинная) очередь | (много | наплыв) (желающих | пользовател | заявок | заказов)
        (пропускн | вычислительн)(ая␣ | ой␣ | ую␣ | ые␣) … (превыш | исчерпан | не хватает | недостаточно |
            занят)
        (превышен | исчерпан | достигн) … пропускн | не справля(ем | ют) | (все мощности | все ресурсы) …
            (занят | загружен)
        (нет | не осталось | ищем) (свободн | незанят)(ых | ого) (gpu | видеокарт | сервер | мест | слот |
            воркер | мощност | узл)
        (много | слишком много) (задач | заданий | заявок) (в очереди | в работе | на сервер) | (свободных |
            незанятых) (воркер | узл | сервер | слот | gpu | видеокарт | мест)(ов | ␣ | ов␣) … (нет |
            не осталось) | (ресурс | мощност)(ы | и | ов) … (исчерпан | закончил | не хватает | заняты) |
            не успева(ют | ем | ет) | (большую | сильную | повышенную) нагрузку
    """,
    "de": """
        überlast | ausgelastet | auslastung | kapazitätsgrenze | stark belastet | starke belastung
        (hohe | hoher) (last | nachfrage) | zu viele (nutzer | benutzer)
        (server | system | dienst | modell) … (beschäftigt | überfüllt | keine kapazität)
        kapazität … (belegt | erschöpft | ausgeschöpft | erreicht)
        (warteschlange) … (lang | voll) | (alle) … (plätze | grafikkarten | server) … (belegt | voll) |
            am limit | überrannt | andrang
        warteschlange … (voll | überfüllt) | alle (knoten | server | rechner | gpus) … (belegt | beschäftigt |
            ausgelastet)
        (sehr viel | hoher | starker | hohes) … (verkehr | andrang | verkehrsaufkommen)
        (nachfrage | andrang) … (zu hoch | sehr hoch | zu groß)
        nachfrage … (sehr hoch | zu hoch | enorm | riesig) | kommen nicht (hinterher | nach)
        tausende (aufträge | anfragen)
        (keine | kein) … (gpu-kapazität | gpu-kapazitäten | kapazität verfügbar | kapazität frei |
            kapazitäten frei | gpu verfügbar | gpu frei)
        nicht (genügend | genug | ausreichend) … (rechenressourcen | rechenleistung | rechenkapazität)
        (sehr | zu | so) viele (leute | menschen | nutzer) … (nutzen | benutzen | verwenden)
        bricht unter … (anfragen | last) | (server | servers) (voll | ist voll | sind voll)
        wartezeit … (zu lang | sehr lang)
        unzureichende (kapazität | rechenleistung) | lastspitze | keine weiteren (aufträge |
            aufgaben) annehmen
        (gpus | grafikkarten | maschinen) … (belegt | ausgelastet) | (sehr hoher | zu hoher |
            extremer) last | zu viele (aufträge | aufgaben | jobs) | cluster … (voll | überlastet)
        zu viel (verkehr | last | andrang) | (freie | freien) (worker | knoten) | von anfragen (überrollt |
            überflutet | überschwemmt)
        (ansturm | riesiger andrang)
    """,
    "fr": """
        surcharg | saturé | saturation | affluence | très sollicité | trop d'utilisateurs
        (forte | haute) demande | demande (élevée | forte) | trafic (élevé | important | intense)
        (forte | haute) charge | charge (élevée | trop)
        (serveur | système | service | modèle) … (occupé | débordé | encombré)
        capacité … (atteinte | maximale | insuffisante | épuisée)
        (file d'attente) … (longue | pleine | saturée) | débord | au maximum de leur capacité |
            trop de monde | afflux
        file d'attente … (pleine | saturée) | tous les (nœuds | noeuds | serveurs) … (occupé | saturé)
        (fort | forte | gros | énorme) (trafic | demande | affluence)
        (demande | affluence) … (trop forte | très forte | élevée)
        (demande | affluence) … (très forte | énorme | exceptionnelle) | milliers de (tâches | demandes |
            requêtes)
        (plus aucune | plus de | aucune | pas de) … (capacité gpu | capacité disponible | gpu disponible |
            gpu libre)
        ressources … de calcul … insuffisantes
        beaucoup de monde | croule sous | (serveur | serveurs) (plein | pleins | est plein | sont pleins)
        attente dans la file | pic de (demande | trafic | charge) | accepter d'autres (tâches | demandes)
        (gpu | cartes graphiques | machines) … (occupé | utilisé) | charge (très élevée | trop élevée |
            trop forte | maximale) | trop de tâches | cluster … (plein | saturé)
        trafic excessif | (worker | workers | nœud | serveur) libre | (sommes | est) (submergé | saturé |
            débordé)
        très chargé
    """,
    "pt": """
        sobrecarreg | saturad | tráfego intenso | muitos usuários
        (alta | grande | elevada) demanda | demanda (alta | elevada)
        (servidor | sistema | serviço | modelo) … (ocupad | congestionad | sem capacidade | lotad)
        capacidade … (esgotad | máxima | insuficiente | atingid)
        (servidor | servidores | sistema) … (chei | no limite)
        (alta carga | carga alta | carga elevada | alto volume | alta procura)
        (fila) … (cheia | longa | lotada) | (recebendo | temos) (muitas | muitos) | (no |
            ao) limite da capacidade | congestionad
        fila … (cheia | lotada) | todos os (nós | servidores) … (ocupad | em uso)
        (muito | alto | grande) (tráfego | volume | fluxo) | demanda … (muito alta | alta demais | elevada)
        (muita | muito alta) demanda | muita procura
        procura … (muito alta | muito elevada | enorme) | (não estamos | não estão) dando conta
        milhares de (tarefas | pedidos)
        (usuários | utilizadores | gente) demais | demasiados utilizadores
        (não há | não resta | sem) … (capacidade de gpu | capacidade disponível | gpu disponível |
            gpus disponíveis | gpu livre)
        recursos … (de computação | computacionais) … insuficientes
        muita gente (está | usando | utilizando) | tempo de espera na fila | pico de (demanda | tráfego |
            uso | procura) | aceitar mais (tarefas | trabalhos) | (servidor | servidores) … lotad
        (gpu | gpus | placas | máquinas) … (ocupad | em uso) | carga (muito alta | altíssima | excessiva |
            máxima) | (tarefas | trabalhos) demais | demasiadas tarefas | cluster … (chei | saturad | lotad)
        tráfego (excessivo | muito alto) | (workers | trabalhadores | nós | servidores) livres | (estamos |
            está | estão) (lotad | atolad)
        muito carregad(o | a | os) | (grande fluxo | grande afluxo) de (usuários | pedidos)
    """,
    "vi": """
        quá tải | tắc nghẽn | nhu cầu cao | hết công suất | quá nhiều người dùng
        lưu lượng … (cao | lớn) | (máy chủ | hệ thống) … đầy
        (hệ thống | máy chủ | dịch vụ | mô hình) … (bận | nghẽn | quá đông | tải cao)
        (hàng đợi | hàng chờ) … (đầy | dài) | đông (người dùng | người) | đang (rất bận | bận)
        hàng đợi … (đầy | kín) | (tất cả | mọi) … (nút | máy chủ | gpu) … (bận | đang dùng)
        (lưu lượng | nhu cầu) … (rất cao | quá cao | tăng cao)
        (không còn | hết | không có) (gpu | máy chủ | máy) (trống | rảnh | khả dụng | nào trống | nào rảnh |
            nào sẵn)
        (truy cập | lượng truy cập | nhu cầu | lượt truy cập) … (tăng đột biến | tăng vọt | quá lớn |
            quá đông)
        (server | máy chủ | hệ thống) … (nghẽn | kẹt | hết chỗ | sử dụng hết | dùng hết) | (năng lực |
            công suất) … (tối đa | đạt ngưỡng | đã đầy | cạn | hết)
        (quá nhiều | nhiều) (tác vụ | yêu cầu | người) … (hàng đợi | hàng chờ | đang chờ) | (chịu |
            đang) tải (lớn | cao | nặng) | tài nguyên … (cạn | hết | không đủ | thiếu) | không (đáp ứng |
            xử lý) kịp
    """,
    "it": """
        sovraccaric
        (servizio | server | sistema | modello) … (occupat | congestion | intasat) | (traffico |
            carico) … elevat | (elevata | alta) richiesta
        satur(o | a | i)
        traffico (molto elevato | elevato | intenso) | (server | sistema) … al completo
    """,
    "tr": """
        (sunucu | servis | sistem | hizmet | model) … (meşgul | yoğun | aşırı yük | dolu) |
            yoğun (talep | trafik | istek) | yoğunluk
        aşırı yüklü
        kapasite (dolu | doldu | aşıldı) | sunucular (meşgul | dolu)
    """,
    "pl": """
        przeciążon
        (serwer | usług | system | model) … zajęt | duży ruch
        (system | serwer | serwery) … (zajęt | obciążon)
        (duże | wysokie | ogromne) obciążenie
    """,
    "id": """
        server … (sibuk | penuh)
        (layanan | sistem | perkhidmatan | model) … (sibuk | penuh | padat | kelebihan beban) |
            kelebihan beban | lalu lintas tinggi
        kelebihan beban
        lalu lintas (sangat | terlalu) tinggi | kapasitas penuh
    """,
    "nl": """
        overbelast
        (server | dienst | service | systeem) … (bezet | te druk) | grote drukte
    """,
    "uk": """
        перевантажен
        (сервер | сервіс | система | модель) … зайнят | (високе | велике) навантаження
    """,
    "ar": """
        (مشغول | ضغط كبير | مثقل)
        (مشغولة | مزدحم | تحت ضغط | ازدحام | الضغط الكبير)
    """,
    "th": "(เซิร์ฟเวอร์ | ระบบ) … (ไม่ว่าง | หนาแน่น)",
    "cs": """
        přetížen
        (služba | server | systém | model) … (zaneprázdněn | vytížen)
    """,
    "sv": "överbelast",
    "nb": "overbelast",
    "da": "overbelast",
    "fi": "ylikuormit",
    "he": """
        עומס
        עמוס
    """,
    "hi": "(भीड़ | व्यस्त | अतिभार)",
    "hu": "túlterhel",
    "ro": "supraîncărc",
    "el": "υπερφόρτ",
}
"""No capacity for anybody's request."""
