"""A service that has too much to do, or is not there to do it: pace, load, maintenance, pause, no channel."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

RATE_LIMITED: Final[Lexicon] = {
    "en": """
        too many (calls | attempts | messages) | too (fast | quickly | frequent | often)
        (requests | calls | messages) … (too fast | too often | too frequent | in a short time | slow down)
    """,
    "zh": """
        频率 | 频繁 | 限流 | 请求次数 | 次数限制 | 次数已达 | 速率限制 | 太快 | 过快
        (请求 | 调用 | 访问 | 操作) … (过快 | 太快 | 过多 | 太多)
        (每分钟 | 每秒 | 短时间内) … (请求 | 调用 | 访问)
    """,
    "ko": """
        많은 요청
        (속도 | 요청 | 호출) 제한 | (분당 | 초당 | 시간당) … (초과 | 제한) | 너무 (자주 | 빨리 | 빠르)
        (요청 | 호출) ↔ (너무 많 | 너무 잦 | 너무 빠 | 너무 높 | 잦습니다 | 한도 | 횟수 | 빈도 | 과도하)
    """,
    "ja": """
        頻繁 | 速すぎ
        (レート | リクエスト | 回数 | 利用)制限 | 回数 … (上限 | 制限)
        (リクエスト | 要求 | 呼び出し | 送信) ↔ (多すぎ | 頻繁 | 頻度 | 速すぎ | 上限 | 短時間 | 制限に達)
    """,
    "es": """
        (demasiado | tan | muy) (rápido | frecuente) | exceso de (solicitudes | peticiones | llamadas)
        demasiad(as | os) (solicitudes | peticiones | llamadas | consultas | intentos)
        límite de (velocidad | tasa | frecuencia | solicitudes | peticiones | llamadas)
        (solicitudes | peticiones | llamadas | consultas) ↔
            (por minuto | por segundo | por hora | con tanta frecuencia | rápid | en poco tiempo)
        frecuencia ↔ (solicitudes | peticiones | llamadas)
    """,
    "ru": """
        превышен … количеств … запрос
        слишком (часто | быстро) | запрос … (за минуту | за секунду)
        (запрос | обращени | вызов) ↔ (слишком много | слишком част | лимит | в минуту | в секунду | частот)
    """,
    "de": """
        ratenlimit | ratenbegrenzung | anfragelimit | abruflimit | verlangsamen
        zu (schnell | häufig)
        (anfragen | anforderungen | aufrufe | requests) ↔
            (zu viele | zu schnell | zu häufig | pro minute | pro sekunde | pro stunde | limit |
             in kurzer zeit)
        (pro minute | pro sekunde | pro stunde) … (überschritten | maximal | erlaubt | begrenzt)
    """,
    "fr": """
        (limite | limitation) de (débit | fréquence) | trop (vite | rapidement | souvent | fréquemment)
        trop d'(appels | appel) | excès de (requêtes | demandes)
        (requêtes | demandes | appels) ↔
            (trop de | trop rapid | trop fréquen | par minute | par seconde | par heure | limite | fréquence |
             peu de temps)
    """,
    "pt": """
        limite de (taxa | velocidade | frequência)
        (requisições | solicitações | pedidos | chamadas) ↔
            (muitas | muitos | demais | por minuto | por segundo | por hora | limite | rápido | frequên |
             frequentes | pouco tempo)
        (rápido demais | muito rápido | com muita frequência)
        excesso de (requisições | solicitações | pedidos | chamadas)
    """,
    "vi": """
        giới hạn tốc độ | thao tác quá nhanh
        quá (nhanh | thường xuyên)
        yêu cầu ↔
            (quá nhiều | quá nhanh | quá thường xuyên | mỗi phút | mỗi giây | giới hạn | liên tục | tần suất |
             thời gian ngắn)
    """,
    "it": "troppe richieste",
    "tr": "çok fazla istek",
    "pl": "zbyt wiele (żądań | zapytań)",
    "id": "terlalu banyak permintaan",
}
"""Our pace, or that of an account of theirs."""

OVERLOADED: Final[Lexicon] = {
    "en": "capacity reached | capacity exhausted | out of resources | congested",
    "zh": """
        过载 | 拥挤 | 高峰期 | 网络繁忙 | 当前繁忙 | 繁忙,请 | 服务器忙 | 排队人数 | 队列已满 | 任务过多
        人数过多 | 当前请求人数
        负载(过高 | 过大 | 较高 | 已满 | 高)
        (算力 | 资源 | 机器) … 紧张 | 排队 … (较多 | 过多 | 过长 | 已满)
        (较多 | 过多) … 排队
        (服务器 | 服务 | 系统 | 模型 | 集群 | 平台 | 通道) …
            (压力 | 拥堵 | 繁忙 | 忙碌 | 满载 | 爆满 | 高负荷)
        (访问量 | 流量 | 访问人数 | 用户) … (过大 | 过高 | 过多 | 激增)
    """,
    "ko": """
        과부하 | 혼잡 | 부하가 높 | 바쁩니다 | 대기열이 가득
        (접속자 | 이용자 | 사용자)가 많 | (이용자 | 사용자 | 접속자)가 몰 | 대기 … (길어 | 초과)
        (요청 | 접속 | 이용자 | 사용자 | 트래픽)이 몰
        (서버 | 시스템 | 서비스 | 모델 | 트래픽) … (부하 | 바쁘 | 바쁩 | 폭주 | 몰려 | 몰리 | 포화)
    """,
    "ja": """
        混雑 | 混み合 | 負荷 | アクセスが集中 | アクセス集中 | 順番待ち | 逼迫 | 満員 | 殺到 | 満杯 | 定員
        リソース … (不足 | 枯渇)
        (サーバー | サーバ | システム | モデル) … (ビジー | 処理能力 | 余裕)
    """,
    "es": """
        sobrecarg | saturad | saturación | mucho tráfico | tráfico elevado | demasiados usuarios
        (alta | gran | elevada) demanda | demanda (alta | elevada)
        (servidor | sistema | servicio | modelo) … (ocupad | congestion | sin capacidad | colapsad)
        capacidad … (agotad | máxima | insuficiente | alcanzad)
        (servidor | servidores | sistema) … (llen | al límite)
        (alta carga | carga alta | carga elevada | alto volumen | alto tráfico)
    """,
    "ru": """
        перегруж | перегрузк | нет свободных мощностей | недостаточно мощностей | очередь переполнен
        слишком много пользователей
        (высок | больш | повышенн) … нагрузк
        (сервер | систем | сервис | модел) … (занят | нагружен | не справля)
        (мощности | ресурсы | слоты | серверы) … (заняты | исчерпан | переполнен)
    """,
    "de": """
        überlast | ausgelastet | auslastung | kapazitätsgrenze | stark belastet | starke belastung
        (hohe | hoher) (last | nachfrage) | zu viele (nutzer | benutzer)
        (server | system | dienst | modell) … (beschäftigt | überfüllt | keine kapazität)
        kapazität … (belegt | erschöpft | ausgeschöpft | erreicht)
    """,
    "fr": """
        surcharg | saturé | saturation | affluence | très sollicité | trop d'utilisateurs
        (forte | haute) demande | demande (élevée | forte) | trafic (élevé | important | intense)
        (forte | haute) charge | charge (élevée | trop)
        (serveur | système | service | modèle) … (occupé | débordé | encombré)
        capacité … (atteinte | maximale | insuffisante | épuisée)
    """,
    "pt": """
        sobrecarreg | saturad | tráfego intenso | muitos usuários
        (alta | grande | elevada) demanda | demanda (alta | elevada)
        (servidor | sistema | serviço | modelo) … (ocupad | congestionad | sem capacidade | lotad)
        capacidade … (esgotad | máxima | insuficiente | atingid)
        (servidor | servidores | sistema) … (chei | no limite)
        (alta carga | carga alta | carga elevada | alto volume | alta procura)
    """,
    "vi": """
        quá tải | tắc nghẽn | nhu cầu cao | hết công suất | quá nhiều người dùng
        lưu lượng … (cao | lớn) | (máy chủ | hệ thống) … đầy
        (hệ thống | máy chủ | dịch vụ | mô hình) … (bận | nghẽn | quá đông | tải cao)
    """,
    "it": "sovraccaric",
    "tr": "sunucu … (meşgul | yoğun)",
    "pl": "przeciążon",
    "id": "server … (sibuk | penuh)",
}
"""No capacity for anybody's request."""

MAINTENANCE: Final[Lexicon] = {
    "en": """
        down for maintenance | scheduled upgrade | planned upgrade
        (stop | stopping | stopped | halted | closed | suspended | unavailable | offline) …
            (by maintenance | for maintenance | by system maintenance | during maintenance)
    """,
    "zh": """
        维护中 | 维护状态 | 升级 … 中,请稍后
        维护 … (预计 | 恢复 | 期间 | 公告 | 升级) | (系统 | 渠道 | 通道 | 正在)升级 | (服务 | 模型)升级中
        (系统 | 服务 | 服务器 | 平台 | 本站 | 网站 | 站点 | 接口 | 模型 | 渠道 | 通道 | 上游 | 官方 | 升级 |
         停机 | 停服 | 例行 | 定期 | 计划 | 临时 | 紧急 | 正在 | 处于 | 进行)维护
    """,
    "ko": """
        점검중 | 유지보수 | 유지 보수 | 유지관리
        (시스템 | 서비스 | 서버 | 정기) 점검 | (예정된 | 긴급 | 임시) … 점검
        점검 … (중 | 작업 | 시간 | 예정 | 안내 | 진행 | 으로)
    """,
    "ja": """
        メンテナンス | 保守作業 | 保守のため | 保守中
        (システム | サーバー | 定期 | 計画)保守
    """,
    "es": "mantenimiento",
    "ru": """
        на обслуживании
        (техническ | планов | профилактическ) … (работ | обслуживани)
    """,
    "de": """
        wartungsarbeiten | wartungsmodus | wartungsfenster
        (in | wegen | eine | geplante | zur | der | unter) wartung
        (dienst | server | plattform | system | seite) … gewartet
    """,
    "fr": """
        (en | de | pour | une) maintenance | maintenance … (en cours | jusqu)
        maintenance (planifiée | programmée | prévue | en cours)
    """,
    "pt": "manutenção",
    "vi": "bảo trì | nâng cấp hệ thống",
    "it": "manutenzione",
    "tr": "bakım(da | dadır | çalışması | modunda) | bakım nedeniyle",
    "pl": "przerwa techniczna | prace (konserwacyjne | serwisowe)",
    "id": "pemeliharaan",
}
"""Announced work."""

PAUSED: Final[Lexicon] = {
    "en": """
        (generation | model | service | feature | product | channel) …
            (paused | temporarily closed | temporarily suspended | suspended until)
        (api | apis | endpoint | platform | site) (is | are | was | has been | have been) (
            suspended | disabled | closed | stopped | paused | offline | turned off |
            switched off | shut down)
    """,
    "zh": """
        已暂停 | 停止服务通知 | 日后恢复 | 恢复时间另行通知
        暂停(服务 | 使用 | 提供 | 调用 | 生成) | (暂时 | 临时)(关闭 | 下线 | 停用)
        (模型 | 服务 | 功能 | 接口 | 产品 | 通道 | sora | veo) …
            (暂停 | 停用 | 已关闭 | 维修 | 被禁用 | 已禁用 | 被管理员禁用)
        (模型 | 功能 | 通道 | 渠道 | 线路 | sora | veo) … (暂不可用 | 暂时不可用)
        管理员 … (已关闭 | 已停用 | 已禁用 | 被禁用 | 已下架)
    """,
    "ko": """
        서비스 중단 | 서비스가 중단 | 일시중단
        (모델 | 기능 | 서비스 | 생성) … (중단되 | 중단됩 | 중지되 | 중지됩 | 비활성화 | 일시 정지)
        (일시 | 일시적으로 | 잠정 | 당분간) … (중단 | 중지)
        (모델 | 기능) … (중단 | 중지 | 사용할 수 없 | 이용할 수 없)
    """,
    "ja": """
        一時停止 | 一時的に停止 | 提供を一時 | 一時的に利用できません … 再開
        (モデル | 機能 | サービス) … ご利用いただけ
        (動画生成 | 画像生成) … (停止し | 停止中 | 休止)
        (モデル | 機能 | サービス | 提供) … (停止し | 停止中 | 休止 | 中断し | 一時停止 | 一時中断)
        (モデル | 機能) … (停止 | 無効 | 利用不可 | 一時的に | 現在ご利用 | 現在利用)
    """,
    "es": """
        (temporalmente | provisionalmente | hasta nuevo aviso) ↔
            (suspendid | deshabilitad | desactivad | cerrad | detenid | interrumpid)
        (servicio | modelo | función | generación | producto) … (pausad | en pausa | suspendid)
        (modelo | función | generación | producto) …
            (temporalmente no disponible | no disponible temporalmente)
    """,
    "ru": """
        на паузу | на паузе
        (модел | функци | генераци) … временно недоступн
        (временно | до дальнейшего уведомления) ↔ (приостановлен | отключен | отключён | закрыт | остановлен)
        (сервис | модел | функци | генераци | услуг) … (приостановлен | на паузе)
    """,
    "de": """
        (vorübergehend | temporär | bis auf weiteres) ↔
            (ausgesetzt | eingestellt | deaktiviert | abgeschaltet | geschlossen | gestoppt | pausiert)
        (dienst | modell | funktion | generierung | produkt) … (pausiert | ausgesetzt)
        (modell | funktion | generierung | produkt) … vorübergehend nicht verfügbar
    """,
    "fr": """
        (temporairement | provisoirement | jusqu'à nouvel ordre) ↔
            (suspendu | désactivé | fermé | arrêté | interrompu)
        (service | modèle | fonction | génération | produit) … (en pause | suspendu)
        (modèle | fonction | génération | produit) … temporairement indisponible
    """,
    "pt": """
        (temporariamente | provisoriamente | até novo aviso) ↔
            (suspens | desativad | desabilitad | fechad | interrompid)
        (serviço | modelo | função | geração | produto | recurso) … (pausad | em pausa | suspens)
        (modelo | função | geração | produto | recurso) … temporariamente indisponível
    """,
    "vi": """
        tạm dừng | tạm ngưng | tạm ngừng
        tạm thời ↔ (bị tắt | đóng | vô hiệu)
    """,
}
"""A product that is switched off for now."""

OUT_OF_STOCK: Final[Lexicon] = {
    "en": "out of stock | sold out | no stock",
    "zh": "没货 | 缺货 | 补货 | 无货 | 售罄 | 断货 | 售空 | 库存不足 | 无库存 | 没有库存",
    "ko": "재고(가 없 | 없음 | 부족) | 품절",
    "ja": "在庫(切れ | がありません | 不足) | 売り切れ | 品切れ",
    "es": "sin (existencias | stock) | fuera de stock",
    "ru": "нет в наличии | распродан",
    "de": "nicht (vorrätig | auf lager) | ausverkauft",
    "fr": "en rupture | rupture de stock",
    "pt": "sem estoque | fora de estoque",
    "vi": "hết hàng",
}
"""Resellers speak of models as of goods."""

NO_CHANNEL: Final[Lexicon] = {
    "en": """
        (no provider | no channel | no upstream | no backend | no route) … (available | could be found)
        no (healthy | live | online | operational | valid | free | ready) (channel | provider | route)
    """,
    "zh": """
        可用渠道不存在 | 无有效上游 | 没有可用的上游
        (暂无可用 | 没有可用 | 无可用)(模型 | 的模型)
        (没有可用 | 无可用 | 没有找到可用 | 找不到可用 | 未找到可用) …
            (provider | 供应商 | 服务商 | 渠道 | 管道 | 通道 | 上游服务 | 线路 | 节点)
        (找不到 | 未找到 | 没有找到) … (可用 | 有效) … (渠道 | 通道 | 管道 | 线路 | 节点 | 供应商)
    """,
    "ko": "(채널 | 공급자 | 제공업체) … (없습니다 | 없음 | 이 없 | 찾을 수 없 | 존재하지 않)",
    "ja": "(チャンネル | チャネル | プロバイダー) … (ありません | 見つかりません | 存在しません)",
    "es": """
        canal disponible
        canal … (no disponible | no encontrado) | sin (canal | canales | proveedor | proveedores)
        (ningún | no hay | no existe | no se encontró | no se encontraron) … (canal | proveedor)
    """,
    "ru": """
        нет действительного вышестоящего
        (нет␣ | не найден) … (канал | провайдер) | канал … (не найден | отсутств | недоступ)
        (не удалось найти | не найдено | отсутств) … канал
    """,
    "de": """
        kanal … (nicht gefunden | nicht verfügbar)
        (kein␣ | keine␣ | keinen␣) … (kanal | kanäle | anbieter)
    """,
    "fr": """
        canal … (introuvable | indisponible)
        (aucun | pas de) … (canal | canaux | fournisseur)
    """,
    "pt": """
        canal … (não encontrado | indisponível) | sem (canal | canais | provedor)
        (nenhum | não há | não existe | não foi encontrado) … (canal | canais | provedor)
    """,
    "vi": """
        kênh khả dụng
        kênh … (không khả dụng | không tồn tại)
        (không có | không tìm thấy | không còn) (kênh | bất kỳ kênh | nhà cung cấp)
    """,
}
"""A gateway that has nobody to ask for a model."""
