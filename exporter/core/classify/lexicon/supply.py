"""A service that is not there to do the work: maintenance, pause, nothing in stock, no channel."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

MAINTENANCE: Final[Lexicon] = {
    "en": """
        (under | undergoing | due to | performing | doing | some | scheduled | planned | routine |
            emergency |
            urgent | system | systems | server | site | platform | database | backend | network |
            infrastructure | brief | ongoing | regular | weekly | for | down for | during | in) maintenance
        maintenance (mode | window | break | work | works | in progress | period | underway | is underway |
            until | notice | ongoing | started | has started)
        (planned | scheduled) (downtime | outage | work | works | upgrade | update | interruption)
        (down | offline | closed | unavailable) for (upgrades | an upgrade | updates | an update |
            an upgrade)
        (upgrading | updating | migrating | maintaining) (our | the) … (server | system | platform |
            infrastructure | service | database | cluster)
        (is | are) (being | currently being) (upgraded | migrated | maintained | serviced)
        migration (in progress | is in progress | underway)
        (stop | stopping | stopped | halted | closed | suspended | unavailable | offline) …
            (by maintenance | for maintenance | by system maintenance | during maintenance)
        (cut-over | cutover | migration) to (the | a) new | closed for upgrade | for upgrade, back
        (planned | scheduled) (switch | move | migration | restart | reboot | window)
        (tonight | this night | from 0 | between 0) … (database | server | cluster | datacenter |
            data center | data centre) (
            move | switch | upgrade | migration)
        (moving | move) (our | the | to) … (servers | datacenter | data center | cluster)
        (closed | offline | down | unavailable) from (0 | 1 | 2) | closed for (stocktaking | planned |
            scheduled)
        (system | database | server | platform | infrastructure | infra | cluster | datacenter) (upgrade |
            upgrades | update | updates | outage window | downtime)
        (scheduled | planned) (outage | downtime | reboot | restart | upgrades | updates)
        (service | site | platform | server | servers | system | cluster | database | gateway | backend |
            api) ( is | are) being (updated | upgraded | migrated | serviced | maintained | patched | moved)
        (deploying | rolling out | installing | releasing) (a | an | our | the) (new version | new release |
            update | upgrade | hotfix)
        (down | offline | closed | unavailable | away | paused) (for | during | due to) … (upgrade |
            maintenance | migration | servicing | redeploy | patching)
        (migration | redeployment | servicing | upgrade in progress) … (expected back | back at | back in |
            back soon | be back)
        under (construction | repair | reconstruction)
    """,
    "zh": """
        维护中 | 维护状态 | 升级 … 中,请稍后
        维护 … (预计 | 恢复 | 期间 | 公告 | 升级) | (服务 | 模型)升级中
        (系统 | 渠道 | 通道 | 正在 | 服务器 | 平台 | 机房 | 数据库 | 网络)(升级 | 割接 | 迁移)
        (系统 | 服务 | 服务器 | 平台 | 本站 | 网站 | 站点 | 接口 | 模型 | 渠道 | 通道 | 上游 | 官方 | 升级 |
            停机 | 停服 | 例行 | 定期 | 计划 | 临时 | 紧急 | 正在 | 处于 | 进行)维护
        停机公告 | 检修 | 升级(到 | 至)(新 | 最新)版本 | (今晚 | 凌晨 | 今夜) … (机房 | 服务器 | 数据库 |
            升级 | 切换 | 不开放)
        (系统 | 服务 | 服务器 | 平台 | 网站 | 接口 | 模型 | 渠道 | 机房)(正在 | 正)(升级 | 更新 | 维护 |
            迁移 | 调整 | 重启)中
        (升级 | 更新 | 维护 | 迁移)(公告 | 通知 | 中,预计 | 期间 | 完成后)
        停服(升级 | 维护 | 更新) | 停机升级 | 服务升级 | (升级 | 维护 | 更新)窗口
    """,
    "ko": """
        점검중 | 유지보수 | 유지 보수 | 유지관리
        (시스템 | 서비스 | 서버 | 정기) 점검 | (예정된 | 긴급 | 임시) … 점검
        (서버 | 시스템 | 서비스 | 플랫폼) (업데이트 | 업그레이드 | 이전) (작업 | 중)
        점검 … (중 | 작업 | 시간 | 예정 | 안내 | 진행 | 으로)
        (오늘 밤 | 새벽) … (서버 | 이전 | 교체 | 작업)
        (업데이트 | 업그레이드 | 이전 | 점검 | 교체)(가 | 이 | 를 | 을 | ␣) … (진행 중 | 진행중 | 예정 |
            완료 후 | 끝나)
    """,
    "ja": """
        メンテナンス | 保守作業 | 保守のため | 保守中
        (システム | サーバー | 定期 | 計画)保守 | (アップデート | 更新 | 移行)作業
        (システム | サーバー)の(保守 | 更新 | 移行) | 保守を行
        (今夜 | 深夜) … (作業 | 移行 | 更新 | 停止)
        (設備 | 機器 | サーバー)の(入れ替え | 交換 | 更新)
        (更新 | 移行 | 保守 | アップデート | アップグレード | 入れ替え)(作業 | 中の | のため | により |
            中です)
    """,
    "es": """
        mantenimiento
        (actualizando | actualización de) … (plataforma | servidor | sistema | servicio)
        (plataforma | servidor | sistema) … (en actualización | se está actualizando | actualizándose)
        (esta noche | programad) … (migración | cambio de servidor | actualización)
        (actualización | migración | trabajos) … (programad | en curso | en marcha) | (por | durante) (una |
            la | trabajos de) (actualización | migración)
    """,
    "ru": """
        (сервер | сервис | система | платформа) (обновляется | обновляются)
        (идёт | идет | ведётся | ведется) обновление
        на обслуживании
        (техническ | планов | профилактическ) … (работ | обслуживани)
        (переезд | перенос) … сервер | плановы … (работ | перезапуск)
        (обновлен | переезд | миграци | регламентн) … (сервер | систем | сервис | работ) | (ведутся |
            проводятся | идут) … работ
    """,
    "de": """
        wartungsarbeiten | wartungsmodus | wartungsfenster
        (in | wegen | eine | geplante | zur | der | unter) wartung
        (dienst | server | plattform | system | seite) … gewartet
        (dienst | server | plattform | system) (wird | werden) … aktualisiert
        (heute nacht | geplanter) … (umzug | wechsel | neustart | umstellung)
        (wartung | aktualisierung | umstellung | migration | update) … (läuft | bis | geplant |
            abgeschlossen) | wegen (eines updates | einer aktualisierung | wartung | umbau)
    """,
    "fr": """
        (en | de | pour | une) maintenance | maintenance … (en cours | jusqu)
        mise à jour (du serveur | du système | de la plateforme | des serveurs)
        maintenance (planifiée | programmée | prévue | en cours)
        (cette nuit | ce soir) … (serveur | migration | bascule)
        (mise à jour | migration | travaux | opération de maintenance) … (en cours | programmé | planifi |
            prévu)
    """,
    "pt": """
        manutenção
        (sistema | servidor | plataforma) … (sendo atualizad | em atualização)
        atualizando (o | a | os | as | nosso | nossa | nossos) (sistema | servidor | plataforma)
        (atualização | migração | manutenção) … (programad | em andamento | em curso | prevista)
    """,
    "vi": """
        bảo trì | nâng cấp hệ thống
        (hệ thống | máy chủ | nền tảng) đang (được nâng cấp | nâng cấp | được cập nhật | cập nhật)
        (chuyển | di chuyển) máy chủ | tối nay từ
        (đang | sẽ) (bảo trì | nâng cấp | cập nhật hệ thống | di chuyển)
    """,
    "it": """
        manutenzione
        intervento programmato | aggiornamento in corso
    """,
    "tr": """
        bakım(da | dadır | çalışması | modunda) | bakım nedeniyle
        (planlı | sistem | sunucu) bakım
    """,
    "pl": """
        przerwa techniczna | prace (konserwacyjne | serwisowe)
        nową wersję | prace techniczne | planowana przerwa
    """,
    "id": "pemeliharaan",
    "nl": "onderhoud",
    "uk": "технічн(і | их) (роботи | робіт)",
    "ar": "صيانة",
    "th": "ปิดปรับปรุง | บำรุงรักษา",
    "hi": "रखरखाव",
    "cs": "údržb",
    "sv": "underhåll",
    "nb": "(vedlikehold | driftstopp | planlagt oppgradering)",
    "da": "vedligehold",
    "fi": "huolto",
    "he": "תחזוקה",
    "hu": "karbantart",
    "ro": "mentenanț",
    "el": "συντήρησ",
}
"""Announced work."""

PAUSED: Final[Lexicon] = {
    "en": """
        (generation | model | service | feature | product | channel | sora | veo | kling | runway |
            seedance) …
            (paused | temporarily closed | temporarily suspended | suspended until | switched off |
             turned off | taken offline | taken down | on hold | halted | out of service |
             temporarily removed | temporarily stopped | temporarily withdrawn | for the time being)
        (temporarily | provisionally) (halted | stopped | suspended | withdrawn | taken offline |
            turned off |
            switched off | removed)
        turned (this | the) (model | feature | service | channel) off
        taken (this | the) (model | feature | service | channel) offline
        has (disabled | paused | suspended | closed) (this | the) … (model | feature | channel)
        (sora | veo | kling | runway | seedance | model) … (is switched off | is offline | are offline)
        channel (closed | is closed | has been closed) | until further notice
        (api | apis | endpoint | platform | site) (is | are | was | has been | have been) (
            suspended | disabled | closed | stopped | paused | offline | turned off |
            switched off | shut down)
        (endpoint | video | videos | models | provider | supplier) … (switched off | turned off |
            taken offline)
        (is | are) off (for now | right now | until | at the moment | temporarily | since)
        (model | models | channel | provider | feature | service | endpoint | video) … disabled by (
            admin | the admin | an admin | operator | the operator | server admin | the server admin | our)
        (nobody | no one | no supplier) (sells | offers | serves | supplies)
        (contract | agreement | licence | license) … (lapsed | ended | terminated | expired) … (models |
            off |
            unavailable)
        (cut | stopped | withdrawn | closed) by (the | our) (supplier | vendor | provider | upstream)
        (operator | admin | administrator | ops team) … (disabled every | disabled all | disabled video |
            disabled the model | disabled this model | switched off | turned off | halted)
        (contract | agreement) (ended | lapsed | terminated) | pulled the plug
        (provider | channel | backend) (registry | list | table) is empty
        (turned | switched) the (api | service | model) off
        (pulled | withdrawn | parked | shelved | frozen | put on hold | taken down | mothballed) … (model |
            service | feature | channel | for now | temporarily | until)
        temporarily (pulled | parked | shelved | frozen | retired from | not offered | not on offer |
            removed from)
        (stopped | paused | suspended | halted | ceased) (offering | serving | selling | accepting |
            providing | supporting) … (for now | for the moment | temporarily | until | at the moment |
            at present | for the time being)
        (operator | admin | administrator | owner | we | vendor | provider) (has | have) (taken | switched |
            turned | shut | closed | disabled | paused | suspended) … (offline | off | down | model |
            channel | service)
        (provider | channel | model | upstream | backend | vendor | supplier) (disabled | paused | suspended |
            switched off | turned off | deactivated | is off | on hold)
        (not enabled | disabled | switched off | turned off) (on | in) this (deployment | server | instance |
            gateway | installation | site)
        (sora | veo | kling | runway | luma | hailuo | seedance | wan | pika | vidu) … (offline | on hold |
            paused | suspended | disabled | switched off)
    """,
    "zh": """
        已暂停 | 停止服务通知 | 日后恢复 | 恢复时间另行通知
        暂停(服务 | 使用 | 提供 | 调用 | 生成 | 接单 | 了服务)
        官方(暂停 | 关闭 | 停用 | 关停了) | (暂时 | 临时)(关闭 | 下线 | 停用)
        (模型 | 服务 | 功能 | 接口 | 产品 | 通道 | sora | veo) …
            (暂停 | 停用 | 已关闭 | 维修 | 被禁用 | 已禁用 | 被管理员禁用)
        (模型 | 功能 | 通道 | 渠道 | 线路 | sora | veo) … (暂不可用 | 暂时不可用)
        管理员 … (已关闭 | 已停用 | 已禁用 | 被禁用 | 已下架)
        (暂时 | 临时)(下架 | 停售) | 恢复上架 | 通道关闭
        (模型 | 功能 | 通道 | sora | veo) … (暂未开放 | 尚未开放 | 暂未上线 | 暂不开放 | 暂未接入)
        管理员 … (关停 | 手动关闭 | 停掉) | (线路 | 通道 | 接口)(已 | 被 | 已被) … (关停 | 停掉)
        管理员(隐藏 | 下线 | 停止)
        停卖 | 暂停销售 | 停售
        全线关停 | 关停整顿
        (已 | 已被 | 被)(管理员 | 站长 | 运营 | 后台)(下架 | 停用 | 关闭 | 禁用 | 下线 | 暂停 | 关停 | 隐藏)
        (渠道 | 通道 | 线路 | 供应商)(已 | 被 | 已被 | 暂时)(停用 | 关闭 | 禁用 | 下线 | 暂停 | 关停)
        (暂不 | 暂停)(对外 | 开放 | 售卖 | 销售 | 提供 | 支持该模型) | 恢复时间(未定 | 待定 | 不定)
        (线路 | 通道 | 渠道 | 分组)(已 | 已经)(停止服务 | 停止使用 | 停用 | 关闭)
    """,
    "ko": """
        서비스 중단 | 서비스가 중단 | 일시중단
        (모델 | 기능 | 서비스 | 생성) … (중단되 | 중단됩 | 중지되 | 중지됩 | 비활성화 | 일시 정지)
        (일시 | 일시적으로 | 잠정 | 당분간) … (중단 | 중지)
        (모델 | 기능) … (중단 | 중지 | 사용할 수 없 | 이용할 수 없)
        (모델 | 서비스 | 기능 | 채널) … (사용 중지 | 일시 중지 | 일시중지 | 비활성화 | 꺼져 | 내려 |
            운영자가 | 관리자가)
    """,
    "ja": """
        一時停止 | 一時的に停止 | 提供を一時 | 見合わせ | 一時的に利用できません … 再開
        (モデル | 機能 | サービス)は(現在 | ただいま | 一時的に | 当面) … ご利用いただけ
        (動画生成 | 画像生成) … (停止し | 停止中 | 休止)
        (モデル | 機能 | サービス | 提供) … (停止し | 停止中 | 休止 | 中断し | 一時停止 | 一時中断)
        (モデル | 機能) … (停止 | 無効 | 利用不可 | 一時的に | 現在ご利用 | 現在利用)
        (モデル | サービス | 機能 | チャンネル) … (停止中 | 一時停止 | 無効化 | 休止 | 提供を停止 | 停止して |
            オフ)
    """,
    "es": """
        (temporalmente | provisionalmente | hasta nuevo aviso) ↔
            (suspendid | deshabilitad | desactivad | cerrad | detenid | interrumpid)
        (servicio | modelo | función | generación | producto) … (pausad | en pausa | suspendid)
        (modelo | función | generación | producto | sora | veo) …
            (temporalmente no disponible | no disponible temporalmente | fuera de servicio | fuera de línea |
             apagad | deshabilitad | desactivad)
        hasta (nueva orden | nuevo aviso)
        (modelo | servicio | canal | función) (desactivad | deshabilitad | suspendid | pausad | apagad |
            retirad) … (administrador | temporalmente | de momento | por ahora | nosotros)
        (desactivad | deshabilitad | suspendid) por (el administrador | el operador | nosotros)
    """,
    "ru": """
        на паузу | на паузе
        (модел | функци | генераци) … временно недоступн
        (временно | до дальнейшего уведомления) ↔ (приостановлен | отключен | отключён | закрыт | остановлен)
        (сервис | модел | функци | генераци | услуг | sora | veo) …
            (приостановлен | на паузе | временно не работа | временно отключ)
        (приём | прием) (заказов | задач | заявок) … (закрыт | приостановлен) | до дальнейшего уведомления
        (отключен | отключён | выключен | приостановлен | деактивирован)(а | о | ы | ␣) … (администратор |
            оператор | до | временно | пока)
        (модель | модели | сервис | канал | функция) (отключен | отключён | выключен | приостановлен)
    """,
    "de": """
        (vorübergehend | temporär | bis auf weiteres) ↔
            (ausgesetzt | eingestellt | deaktiviert | abgeschaltet | geschlossen | gestoppt | pausiert)
        (dienst | modell | funktion | generierung | produkt) … (pausiert | ausgesetzt)
        (modell | funktion | generierung | produkt | sora | veo) …
            (vorübergehend nicht verfügbar | abgeschaltet | außer betrieb | deaktiviert)
        bis auf weiteres | (vom | der) betreiber … (abgeschaltet | deaktiviert)
        (deaktiviert | abgeschaltet | gesperrt | ausgesetzt | pausiert) … (vom administrator | vom betreiber |
            durch den | bis auf weiteres | vorübergehend | derzeit)
        (vom administrator | vom betreiber) … (deaktiviert | abgeschaltet | gesperrt | ausgesetzt | pausiert)
    """,
    "fr": """
        (temporairement | provisoirement | jusqu'à nouvel ordre) ↔
            (suspendu | désactivé | fermé | arrêté | interrompu)
        (service | modèle | fonction | génération | produit) … (en pause | suspendu)
        (modèle | fonction | génération | produit | sora | veo) …
            (temporairement indisponible | hors service | désactivé)
        jusqu'à nouvel ordre
        (désactivé | suspendu | coupé | fermé | retiré)(e | s | ␣) … (par l'administrateur | par l'opérateur |
            temporairement | pour le moment | jusqu'à)
    """,
    "pt": """
        (temporariamente | provisoriamente | até novo aviso) ↔
            (suspens | desativad | desabilitad | fechad | interrompid)
        (serviço | modelo | função | geração | produto | recurso) … (pausad | em pausa | suspens)
        (modelo | função | geração | produto | recurso | sora | veo) …
            (temporariamente indisponível | fora do ar | fora de serviço | desativad)
        até (segunda ordem | novo aviso)
        (desativad | desabilitad | suspens | pausad | desligad)(o | a) … (pelo administrador | pelo operador |
            temporariamente | por enquanto | até)
    """,
    "vi": """
        tạm dừng | tạm ngưng | tạm ngừng
        tạm thời ↔ (bị tắt | đóng | vô hiệu | ngừng)
        (sora | veo | mô hình | tính năng) … (ngừng hoạt động | đã bị tắt)
        (kênh | mô hình | tính năng) … (đã bị tắt | bị tắt | đã tắt) | cho đến khi có thông báo
        (bị quản trị viên | quản trị viên đã) (tắt | vô hiệu | khóa | đóng) | (mô hình | kênh | dịch vụ) …
            (đã tắt | bị tắt | tạm đóng | tạm khóa | đang tạm)
    """,
    "it": """
        (modello | servizio | funzione) … (ferm | sospes | disattivat | disabilitat) | fino a nuovo avviso
    """,
    "tr": "(geçici olarak | şimdilik) … (kapalı | durduruldu | devre dışı) | ikinci bir duyuruya",
    "pl": "(tymczasowo | do odwołania) … (wyłączon | wstrzyman | zawieszon)",
    "id": "(sementara | untuk sementara) … (dinonaktifkan | ditutup | dihentikan)",
    "th": "ปิดอยู่ | ปิดใช้งาน | ระงับชั่วคราว",
    "nl": "(tijdelijk | voorlopig) … (uitgeschakeld | stopgezet | gepauzeerd)",
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
        (no provider | no channel | no upstream | no backend | no route) … (available | could be found |
            online)
        no (channel | channels | upstream | backend) (for | can | is | configured | registered | under |
            supports | serves | left)
        no (provider | providers | vendor) (for | can | at the moment | to serve | left)
        no route to (provider | a provider | upstream | any provider)
        none of (the | our) (channels | providers | upstreams | routes)
        find (a | an | any) (channel | upstream | working channel | usable channel)
        no (healthy | live | online | operational | valid | free | ready) (channel | provider | route)
        none of our … (routes | channels | providers | upstreams)
        (nobody | no one | none) … (roster | offers this | offers it) | nobody on our | roster is empty
        nowhere to send
        (channel | provider | upstream | supplier) list is empty
        no healthy upstream for
        none of (our | the) (suppliers | vendors | resellers | partners | backends | channels) … (serve |
            offer | support | carry | sell | can)
        no (route | routes | channel | upstream | backend | supplier | vendor | provider) (found | exists |
            available | left | set up | enabled | assigned | matches | matched | supports | serves | is) …
            (model | for | this | request | configured | available)
        no (route | channel | supplier | vendor) (found | available | left)
        (has | have | with | found | are) (0 | zero) (enabled | active | available | healthy | usable | live |
            matching) (channel | channels | provider | providers | upstreams | backends | routes) | (channel |
            provider | upstream | supplier | route)(: none | list: none | left: 0) | none left … channel |
            channel: none
        no (service | services | target | targets) (available | found | left | configured) … (model | request)
    """,
    "zh": """
        可用渠道不存在 | 无有效上游 | 没有可用的上游
        (没有 | 暂无 | 缺少)(可以使用 | 能用 | 可使用 | 上线 | 在线) … (渠道 | 通道 | 线路 | 上游)
        (没有 | 暂无 | 暂时没有)(上游 | 渠道 | 通道 | 线路) … (能 | 可以 | 支持 | 提供 | 使用)
        (渠道 | 通道 | 线路 | 上游) … (全部下线 | 都挂 | 全挂 | 全部失效 | 都不可用 | 全部关闭 | 都下线)
        (暂无可用 | 没有可用 | 无可用)(模型 | 的模型)
        (没有可用 | 无可用 | 没有找到可用 | 找不到可用 | 未找到可用) …
            (provider | 供应商 | 服务商 | 渠道 | 管道 | 通道 | 上游服务 | 线路 | 节点)
        (找不到 | 未找到 | 没有找到) … (可用 | 有效) … (渠道 | 通道 | 管道 | 线路 | 节点 | 供应商)
        (没有 | 未)(配置 | 设置 | 找到 | 开通)支持 … (渠道 | 通道 | 线路)
        (供货商 | 供应商 | 货源 | 节点) … (一个都没有 | 都没有 | 没有了) | (没有 | 无)(可供调度 | 可调度 |
            能调度)
        (渠道 | 通道 | 供应商)列表为空 | 无处可发 | (渠道 | 通道) … 一个都没有
        没有任何(渠道 | 通道 | 上游 | 供应商)
        (无 | 没有 | 暂无 | 缺少)可用(上游 | 渠道 | 通道 | 线路 | 供应商 | 货源) | (模型 | 当前 | 该)(无 |
            没有 | 暂无)(渠道 | 通道 | 上游 | 线路)
        (没有 | 无 | 暂无)(渠道 | 通道 | 上游 | 线路)(可用 | 支持 | 提供 | 能)
        (没有 | 暂无 | 无)(可以用 | 可用 | 能用 | 可使用)的(线路 | 渠道 | 通道 | 上游 | 供应商 | 节点)
    """,
    "ko": """
        (채널 | 공급자 | 제공업체) … (없습니다 | 없음 | 이 없 | 찾을 수 없 | 존재하지 않 | 하나도)
        (공급처 | 공급사 | 제공처)(가 | 이) … (없 | 빠져 | 비어) | 보낼 곳이 없
        (사용 가능한 | 활성화된 | 연결 가능한) (채널 | 경로 | 공급사)(이 | 가) 없
    """,
    "ja": """
        (チャンネル | チャネル | プロバイダー)(が | は) … (ありません | 見つかりません | 存在しません |
            見当たりません)
        (供給元 | 提供元) … (ありません | いません | 空です)
        (利用可能な | 有効な | 使える)(チャンネル | チャネル | 経路 | 上流)(が | は) … (ありません | ない |
            見つかりません)
    """,
    "es": """
        canal disponible
        canal … (no disponible | no encontrado) | sin (canal | canales | proveedor | proveedores)
        (ningún | no hay | no existe | no se encontró | no se encontraron) … (canal | proveedor)
    """,
    "ru": """
        нет действительного вышестоящего
        (нет␣ | не найден) … (канал | провайдер) | канал … (не найден | отсутств | недоступ)
        (не удалось найти | не найдено | отсутств) … канал
        (поставщика | поставщиков) … (нет | не осталось)
    """,
    "de": """
        kanal … (nicht gefunden | nicht verfügbar)
        (kein␣ | keine␣ | keinen␣) … (kanal | kanäle | anbieter)
        (keinen | kein) … lieferant
    """,
    "fr": """
        canal … (introuvable | indisponible)
        (aucun | pas de) … (canal | canaux | fournisseur)
    """,
    "pt": """
        canal … (não encontrado | indisponível) | sem (canal | canais | provedor)
        (nenhum | não há | não existe | não foi encontrado) … (canal | canais)
        (nenhum | não há | não existe) provedor
    """,
    "vi": """
        kênh khả dụng
        kênh … (không khả dụng | không tồn tại)
        (không có | không tìm thấy | không còn) (kênh | bất kỳ kênh | nhà cung cấp)
    """,
    "it": "(nessun | nessuna) … (canale | fornitore)",
    "tr": "(kanal | sağlayıcı) … (yok | bulunamadı)",
    "pl": "(brak | żaden) … (kanał | dostawc)",
    "id": "tidak ada … (kanal | saluran | penyedia)",
    "nl": "geen … (kanaal | aanbieder)",
    "uk": "(немає | не знайдено) … (канал | провайдер)",
}
"""A gateway that has nobody to ask for a model."""
