"""A service that is not there because somebody works on it, as announced."""

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
        (service | site | platform | server | servers | system | cluster | database | gateway | backend |
            api) ( is | are) being (updated | upgraded | migrated | serviced | maintained | patched | moved)
        (deploying | rolling out | installing | releasing) (a | an | our | the) (new version | new release |
            update | upgrade | hotfix)
        (down | offline | closed | unavailable | away | paused) (for a | for the | for our |
            for system | for urgent | for some | for emergency | for scheduled | for planned |
            for routine | during | due to) … (upgrade | maintenance | migration | servicing | redeploy |
            patching)
        (migration | redeployment | servicing | upgrade in progress) … (expected back | back at | back in |
            back soon | be back)
        under (construction | repair | reconstruction)
        (tonight | overnight | this night | this evening) … (service resumes | resumes at | back at |
            back by | will be back)
        (swapping | replacing | exchanging) (disks | drives | hardware | servers | routers | switches |
            storage | the storage | cables)
        (migration | upgrade | upgrades | works | switch | move) (tonight | overnight | this evening |
            this weekend)
        service (returns | resumes | will resume | will return) at
        (planned | scheduled) (shutdown | technical) | (while | as) we (update | upgrade | maintain |
            service | migrate) (the | our) (server | system | platform | infra | database)
        back soon … (improving | upgrading | updating)
        (new version | update) is being (installed | deployed | rolled out) | closed for (an update |
            updates | an upgrade)
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
        维护(到 | 至) | 搬机房 | (机房 | 服务器)(搬迁 | 搬家)
        (今晚 | 凌晨 | 今夜) … (更换 | 恢复服务 | 割接)
        正在(更新 | 升级 | 迁移)(系统 | 服务 | 服务器 | 平台 | 数据库 | 机房)
        (技术 | 日常 | 全面 | 线上 | 版本 | 在线 | 后台 | 设备 | 停服)维护
        (版本 | 系统 | 应用)(更新 | 升级)中 | (数据库 | 机房 | 服务器 | 系统)(迁移 | 搬迁 | 升级 | 切换)中
        (服务器 | 系统 | 机房 | 平台 | 集群)(扩容 | 升级改造 | 改造 | 调整)(中 | ,)
    """,
    "ko": """
        업그레이드 중 | 업데이트 중 | 유지보수 | 유지 보수 | 유지관리
        (시스템 | 서비스 | 서버 | 정기) 점검 | (예정된 | 긴급 | 임시) … 점검
        (서버 | 시스템 | 서비스 | 플랫폼) (업데이트 | 업그레이드 | 이전) (작업 | 중)
        점검 … (중 | 작업 | 시간 | 예정 | 안내 | 진행 | 으로)
        (오늘 밤 | 새벽) … (서버 | 이전 | 교체 | 작업)
        (업데이트 | 업그레이드 | 이전 | 점검 | 교체)(가 | 이 | 를 | 을 | ␣) … (진행 중 | 진행중 | 예정 |
            완료 후 | 끝나)
        (업데이트 | 업그레이드 | 점검 | 이전 | 교체)(로 | 으로 | 때문에 | ␣때문에 | 을␣위해 |
            를␣위해) … (중단 | 중지 | 닫)
        (시스템 | 서버 | 서비스 | 플랫폼)(을 | 를) … (업데이트하고 | 업그레이드하고 | 점검하고 | 이전하고)
        (시스템 | 서버 | 서비스 | 기능) (개선 | 개편 | 이관 | 교체 | 증설) 작업 | (데이터베이스 | db | 서버 |
            시스템 | 데이터센터) (이전 | 이관 | 교체) (작업 | 중)
        (개선 | 이전 | 점검 | 업데이트 | 패치) 작업(이 | 중 | 으로) … (진행 | 이므로 | 이라 | 중단)
        (시스템 | 서버 | 서비스)(을 | 를) (개선 | 개편 | 증설 | 교체 | 정비)하고 있 | (시까지 | 분까지 |
            일까지) … 점검 | (서버 | 시스템) (증설 | 교체 | 정비) 작업
    """,
    "ja": """
        メンテナンス | 保守中
        (システム | サーバー | 定期 | 計画)保守
        (システム | サーバー)の(保守 | 更新 | 移行) | 保守を行
        (今夜 | 深夜) … (作業 | 移行 | 更新 | 停止)
        (設備 | 機器 | サーバー)の(入れ替え | 交換 | 更新)
        (更新 | 移行 | 保守 | アップデート | アップグレード | 入れ替え)(作業 | 中の | のため | により |
            中です)
        (今夜 | 深夜) … (交換 | 再開)
        (システム | サーバー | サービス | 基盤)を(更新 | 移行 | アップデート | アップグレード)(し | 中 | して)
        (定期 | 設備 | システム | サーバー | 緊急 | 計画)点検 | 点検(中 | のため | 作業 | を実施 | により)
        (バージョンアップ作業 | バージョンアップ対応 | バージョンアップ | アップデート作業 |
            アップデート対応 | アップデート | アップグレード作業 | アップグレード対応 | アップグレード |
            更新作業 | 更新対応 | 更新 | 移行作業 | 移行対応 | 移行 | 改修作業 | 改修対応 | 改修 |
            リニューアル作業 | リニューアル対応 | リニューアル)(に伴い | のため | により | 中) | メンテ中 |
            メンテのため
        (データベース | db | サーバー | システム | 基盤 | データセンター)の(移行 | 改修 | 更新 | 入替 |
            切替)(作業 | 中 | のため)
        (システム | サーバー | サービス | 設備)(を | の)(改修 | 増強 | 増設 | 強化)(し |
            作業 | 中 | を)
    """,
    "es": """
        mantenimiento
        (actualizando | actualización de) … (plataforma | servidor | sistema | servicio)
        (plataforma | servidor | sistema | servicio) … (en actualización | se está actualizando |
            actualizándose)
        (esta noche | programad) … (migración | cambio de servidor | actualización)
        (actualización | migración | trabajos) … (programad | en curso | en marcha) | (por | durante) (una |
            la | trabajos de) (actualización | migración)
        esta noche … (cambiamos | volvemos | reanud)
        (estamos | seguimos) … (actualizando | migrando | mejorando) (el | la | los | nuestro | nuestra |
            nuestros)
        (corte | parada | interrupción | pausa)(␣ | ␣técnica␣ | ␣técnico␣ | ␣de servicio␣)(programad |
            planificad | previst) | mientras (actualizamos | mejoramos | migramos)
        (está | estamos | sitio) en obras | instalando (una | la) (nueva versión | actualización)
        (cerrad | parad | detenid)(o | a) por (actualización | mejoras | obras)
        mejoras en la infraestructura
        trabajos técnicos | tareas técnicas
        (regresamos | volvemos | estaremos de vuelta) … (tras | después de) … (actualización | mejora |
            obra) | (servidor | sistema | plataforma) … siendo mejorad
    """,
    "ru": """
        (сервер | сервис | система | платформа) (обновляется | обновляются)
        (идёт | идет | ведётся | ведется) обновление
        на обслуживании
        (техническ | планов | профилактическ) … (работ | обслуживани)
        (переезд | перенос) … сервер | плановы … (работ | перезапуск)
        (обновлен | переезд | миграци | регламентн) … (сервер | систем | сервис | работ) | (ведутся |
            проводятся | идут) … работ
        (ночью | сегодня вечером) … (меняем | заработа | вернёмся | вернемся | переносим)
        (обновляем | переносим | обслуживаем) (сервер | систем | сервис | платформ | наш)
        (перенос | миграц)(ия␣ | ␣ | им␣ | ии␣)(базы данных | баз данных | данных | серверов | на нов) |
            (закрыт | остановлен | отключен | недоступен) (на | для | из-за) (обслуживани | обновлени |
            профилактик | ремонт | техработ)
        (улучшаем | дорабатываем | модернизируем | чиним) … (скоро | вернёмся | вернемся | заработа) |
            техработ
        техобслуживани | техническ(ое | ого | ом) обслуживани | работы (завершатся | закончатся | продлятся |
            продолжатся) | (обновляем | модернизируем) (систем | сервис | сервер | платформ)
    """,
    "de": """
        wartungsarbeiten | wartungsmodus | wartungsfenster
        (in | wegen | eine | geplante | zur | der | unter) wartung
        (dienst | server | plattform | system | seite) … gewartet
        (dienst | server | plattform | system) (wird | werden) … aktualisiert
        (heute nacht | geplanter) … (umzug | wechsel | neustart | umstellung)
        (wartung | aktualisierung | umstellung | migration | update) … (läuft | bis | geplant |
            abgeschlossen) | wegen (eines updates | einer aktualisierung | wartung | umbau)
        heute nacht … (tauschen | geht es weiter | wieder da | zurück)
        (aktualisieren | migrieren | warten) (gerade | derzeit | zurzeit | unsere | das | die)
        (bot | netzwerk | modell | anbieter) … gewartet
        geplante (abschaltung | unterbrechung | technische | auszeit | downtime)
        während der (aktualisierung | umstellung | modernisierung) (unserer | der server | des systems |
            der plattform)
        (verbessern | modernisieren) (die | unsere) (plattform | server | seite | website)
        während wir … (aktualisieren | umstellen | migrieren)
        baustelle | neue version … (eingespielt | installiert | ausgerollt) | wir sind gleich (zurück |
            wieder)
        (technische | technischer | technischen) arbeiten
        nach (einem update | einer aktualisierung | der wartung | dem update) (zurück | wieder | weiter)
        (server | system | plattform) wird … verbessert
        (server | system | plattform) wird … (überarbeitet | erneuert)
    """,
    "fr": """
        (en | de | pour | une) maintenance | maintenance … (en cours | jusqu)
        mise à jour (du serveur | du système | de la plateforme | des serveurs)
        maintenance (planifiée | programmée | prévue | en cours)
        (cette nuit | ce soir) … (serveur | migration | bascule)
        (mise à jour | migration | travaux | opération de maintenance) … (en cours | programmé | planifi |
            prévu)
        (système | serveur | plateforme | service | site) (en cours de | en | est en | sont en) (mise à jour |
            migration | maintenance)
        cette nuit … (changeons | reprise | remplaç | retour)
        (mettons | met) à jour (nos | le | la | les | notre)
        (coupure | arrêt | interruption | pause)(␣ | ␣technique␣ | ␣de service␣)(programmé | planifié |
            prévu) | pendant la (mise à niveau | mise à jour | migration) d
        retour bientôt … (amélior | mise | mett) | (améliorons | modernisons) (la plateforme | le service |
            le site | notre)
        en travaux | nouvelle version … (installation | déploiement) | fermé(␣ | e␣)pour (mise à jour |
            travaux) | améliorons l'infrastructure
        travaux techniques
        (de retour | reprise) … après … (mise à jour | travaux | amélioration) | (serveur | système |
            plateforme) … en cours d'amélioration
    """,
    "pt": """
        manutenção
        (sistema | servidor | plataforma | serviço) … (sendo atualizad | em atualização)
        atualizando (o | a | os | as | nosso | nossa | nossos) (sistema | servidor | plataforma)
        (atualização | migração | manutenção) … (programad | em andamento | em curso | prevista)
        esta noite … (trocamos | voltamos | retorna)
        (estamos | seguimos) … (atualizando | migrando | fazendo melhorias)
        (corte | parada | paragem | interrupção | pausa)(␣ | ␣técnica␣ | ␣técnico␣ |
            ␣de serviço␣)(programad | planejad | planead | previst) | enquanto (atualizamos | melhoramos |
            migramos)
        voltamos (logo | já | em breve) … (melhor | atualiz)
        (está | estamos | site) em obras | instalando (uma | a) (nova versão | atualização) | (fechad |
            parad)(o | a) para (atualização | melhorias) | melhorias na infraestrutura
        trabalhos técnicos
        (retornamos | voltamos | estaremos de volta) … (após | depois de) … (atualização | melhoria)
        (servidor | sistema | plataforma) … sendo melhorad
    """,
    "vi": """
        bảo trì | nâng cấp hệ thống
        (hệ thống | máy chủ | nền tảng | dịch vụ) đang (được nâng cấp | nâng cấp | được cập nhật | cập nhật)
        (chuyển | di chuyển) máy chủ | tối nay từ
        (đang | sẽ) (bảo trì | nâng cấp | cập nhật hệ thống | di chuyển)
        (tối nay | đêm nay) … (thay | hoạt động lại | trở lại)
        (đang | sẽ) (cải thiện | bảo dưỡng | sửa chữa | di chuyển | nâng cấp) (hệ thống | máy chủ |
            cơ sở dữ liệu | dịch vụ) | bảo dưỡng (định kỳ | hệ thống) | (di chuyển |
            chuyển đổi) cơ sở dữ liệu
    """,
    "it": """
        manutenzione
        intervento programmato | aggiornamento in corso
        interventi tecnici | lavori (programmati | tecnici | in corso)
    """,
    "tr": """
        bakım(da | dadır | çalışması | modunda) | bakım nedeniyle
        (planlı | sistem | sunucu) bakım
        bakım(a alın | aşamasında | modu | çalışmaları)
    """,
    "pl": """
        prace (konserwacyjne | serwisowe)
        nową wersję | prace techniczne | planowana przerwa
        konserwacj
        prac(e | ami) konserwacyjn | przerw(a | y) techniczn | konserwacj
    """,
    "id": """
        pemeliharaan
        (dalam | sedang) (perbaikan | perawatan) | perbaikan (sistem | server)
        (server | sistem | layanan | situs) sedang (ditingkatkan | diperbarui | dalam perawatan)
    """,
    "nl": "onderhoud",
    "uk": """
        технічн(і | их) (роботи | робіт)
        на обслуговуванні | технічн … обслуговуван | ведуться роботи
    """,
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

OR_LOAD: Final[Lexicon] = {
    "en": """
        maintenance downtime or capacity problems | maintenance or capacity
        (overload | capacity | busy | high load) …
            (or maintenance | or down for maintenance | or under maintenance)
    """,
    "zh": "(过载 | 超载)或 … 维护",
    "ko": "과부하 또는",
    "ja": "(過負荷 | オーバーロード)(または | か)メンテナンス",
    "es": "sobrecarga o (mantenimiento | por)",
    "ru": "перегрузк … или техн",
    "de": "überlastung oder … wartung",
    "fr": "surcharge ou … maintenance",
    "pt": "sobrecarga ou … manutenção",
    "vi": "quá tải hoặc … bảo trì",
}
"""A stock sentence that names both: it announces nothing."""
