"""Phrases for nothing to serve with: a paused product, announced work, a model that is not sold."""

from typing import Final

from exporter.core.classify.rule import REVERSE, UNTOLD, rule
from exporter.core.vocabulary import Reason

TABLE: Final = (
    rule(
        "supply.unmaintained",
        Reason.ENDPOINT_REMOVED,
        "resellers' notices: not maintained any more is not under maintenance",
        phrases="""
            no longer maintained
            停止维护 | 不再维护
            メンテナンスを終了 | メンテナンスは終了
        """,
    ),
    rule(
        "supply.maintenance_or_load",
        Reason.OVERLOADED,
        "Apache's and Werkzeug's 503, BFL docs: a stock sentence that names both announces nothing",
        phrases="""
            maintenance downtime or capacity problems | maintenance or capacity
            (overload | capacity | busy | high load) …
                (or maintenance | or down for maintenance | or under maintenance)
        """,
    ),
    rule(
        "supply.maintenance",
        Reason.MAINTENANCE_WINDOW,
        "new-api middleware/maintenance.go, Gin and Django maintenance modes, RFC 7807 title MAINTENANCE",
        phrases="""
            under maintenance | undergoing maintenance | maintenance mode | maintenance in progress
            due to maintenance | scheduled maintenance | planned maintenance | system maintenance
            site maintenance | server maintenance | performing maintenance | performing some maintenance
            for maintenance | currently upgrading | system is being upgraded | we'll be back soon
            will be back soon | we'll be right back | api is temporarily unavailable … check back
            site is temporarily unavailable … check back | platform is temporarily unavailable … check back
            en maintenance | en mantenimiento
            系统维护 | 正在维护 | 维护中 | 停机维护 | 例行维护 | 升级维护 | 系统升级 | 服务升级中 | 模型升级中
            渠道升级 | 通道升级 | 正在升级 | 服务维护 | 平台维护 | 停服维护 | 接口维护 | 渠道维护 | 通道维护
            模型维护 | 网站维护 | 站点维护 | 上游维护 | 官方维护 | 处于维护 | 进行维护 | 临时维护 | 紧急维护
            维护状态
            점검 중 | 점검중 | 시스템 점검 | 서비스 점검 | 정기 점검 | 유지보수 중 | 유지 보수 중
            유지관리 중
            メンテナンス | 保守作業
            техническ … работ
            em manutenção | đang bảo trì
            维护 … (预计 | 恢复 | 期间 | 公告 | 升级)
            升级 … 中,请稍后
            점검 … (으로 | 예정 | 시간 | 안내 | 진행)
            (예정된 | 긴급 | 임시) … 점검
            upgrade … (in progress | is underway)
        """,
    ),
    rule(
        "supply.maintenance_title",
        Reason.MAINTENANCE_WINDOW,
        "a bare `Maintenance` under 503 is an announcement of the operator",
        statuses="503",
        phrases="maintenance",
    ),
    rule(
        "supply.task_unavailable",
        Reason.UPSTREAM_5XX,
        "mikuapi: a poll that works again a moment later; a job is no product",
        phrases="task is temporarily unavailable | job is temporarily unavailable",
    ),
    rule(
        "supply.paused",
        Reason.SERVICE_PAUSED,
        "APIYI on sora_image, kie.ai on Sora 2, JoggAI: an operator or vendor switched one product off for "
        "now",
        phrases="""
            sora … temporarily unavailable | veo … temporarily unavailable | video … temporarily unavailable
            generation … temporarily unavailable | product … temporarily unavailable
            model … temporarily unavailable | model is temporarily | model disabled
            feature … temporarily unavailable | temporarily paused | temporarily suspended
            temporarily disabled | temporarily closed | temporarily offline | currently paused | is paused
            has been paused | service paused | service has been suspended | service is suspended
            suspended this service | currently disabled | currently closed or temporarily unavailable
            暂停服务 | 服务暂停 | 已暂停 | 暂停使用 | 暂停提供 | 暂停调用 | 暂停生成 | 暂时关闭 | 暂时下线
            暂时停用 | 临时关闭 | 临时下线 | 停止服务通知 | 日后恢复 | 恢复时间另行通知
            일시 중단 | 일시 중지 | 일시중단 | 일시적으로 중단 | 서비스가 중단 | 서비스 중단
            一時停止 | 一時的に停止 | 一時的に利用できません … 再開 | 提供を一時 | サービスを停止し
            (模型 | 通道 | 功能 | sora | veo) …
                (已停用 | 暂停 | 停用 | 已关闭 | 暂不可用 | 暂时不可用 | 被禁用 | 已禁用 | 被管理员禁用 |
                 维修)
            (model | channel | product | feature) …
                (is disabled | has been disabled | paused by | has been suspended | is suspended |
                 turned off | switched off)
            (모델 | 기능) … (중지 | 중단 | 비활성화 | 사용할 수 없 | 이용할 수 없)
            서비스 … (중지되 | 중단되)
            (モデル | 機能) … (停止 | 無効 | 利用できません | 利用不可 | 一時的に)
            サービス … (停止中 | 休止 | 中断し)
            (モデル | 機能 | サービス) … ご利用いただけ
            管理员 … (已关闭 | 已停用 | 已禁用 | 已下架)
            (渠道 | 线路) … (暂不可用 | 暂时不可用)
        """,
    ),
    rule(
        "supply.model_off_reverse",
        Reason.NO_CHANNEL,
        "gemini-2.5-flash-image gone from CLI logins, Wei-Shaw/sub2api issue 6889: off on this channel only",
        on=REVERSE,
        phrases="""
            requested entity was not found | model is not supported when using | is not found for api version
            model … is not supported with | model … not available for your plan | model ' … ' unavailable
        """,
    ),
    rule(
        "supply.not_sold",
        Reason.NO_CHANNEL,
        "aigptimage 422, blockrun 500: a reseller dropped the model",
        on=UNTOLD,
        phrases="""
            not found or not active | model is not supported | model not supported | model is not available
            model not available | model is unavailable | model unavailable | model is currently unavailable
            model is offline | unsupported model | model … is not active | model … is not enabled
            不支持该模型 | 模型不支持 | 不支持的模型
            지원하지 않는 모델
            対応していないモデル
        """,
    ),
    rule(
        "supply.not_sold_envelope",
        Reason.NO_CHANNEL,
        "resellers' {code,msg,data} envelopes: the name is not on their list, which says nothing of the "
        "vendor",
        on=UNTOLD,
        shapes="envelope",
        phrases="""
            model … not found | model … does not exist
            模型 … 不存在
        """,
    ),
)
