"""Phrases for nothing to serve with: a paused product, announced work, a model that is not sold."""

from typing import Final

from exporter.core.classify.lexicon import maintenance, paused, said
from exporter.core.classify.rule import REVERSE, UNTOLD, rule
from exporter.core.vocabulary import Reason

ANNOUNCED: Final = (
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
        phrases=said(maintenance.OR_LOAD),
    ),
    rule(
        "supply.maintenance",
        Reason.MAINTENANCE_WINDOW,
        "new-api middleware/maintenance.go, Gin and Django maintenance modes, RFC 7807 title MAINTENANCE",
        phrases=f"""
            currently upgrading | we'll be back soon | will be back soon | we'll be right back
            (api is | site is | platform is) temporarily unavailable … check back
            upgrade … (in progress | is underway)
            {said(maintenance.MAINTENANCE)}
        """,
    ),
)

TABLE: Final = (
    rule(
        "supply.loaded",
        Reason.OVERLOADED,
        "services that say why they cannot for now: it is the load, nobody has switched anything off",
        phrases="""
            temporarily … (at capacity | high demand | heavy load | high load | high traffic | overload)
            暂时 … (繁忙 | 过载 | 负载 | 排队)
            (混み合 | 混雑 | アクセス集中) ↔ 一時的 | (혼잡 | 몰려 | 과부하) ↔ 일시
            (alta demanda | sobrecarg | saturad) ↔ temporal | (перегруж | нагрузк) ↔ временно
            (überlast | ausgelastet | auslastung) ↔ vorübergehend | (surcharg | saturé) ↔ temporairement
            quá tải ↔ tạm
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
        phrases=f"""
            sora … temporarily unavailable | veo … temporarily unavailable | video … temporarily unavailable
            generation … temporarily unavailable | product … temporarily unavailable
            model … temporarily unavailable
            model is temporarily (unavailable | not available | disabled | paused | closed | offline | down)
            feature … temporarily unavailable | temporarily paused
            temporarily disabled | temporarily closed | temporarily offline | currently paused | is paused
            has been paused | service has been suspended | service is suspended | suspended this service
            currently disabled | currently closed or temporarily unavailable
            (model | channel | product | feature | generation) …
                (is disabled | disabled by | has been disabled | has been suspended | is suspended |
                    turned off |
                 switched off)
            {said(paused.PAUSED)}
        """,
    ),
    rule(
        "supply.model_off_reverse",
        Reason.NO_CHANNEL,
        "gemini-2.5-flash-image gone from CLI logins, Wei-Shaw/sub2api issue 6889: off on this channel only",
        on=REVERSE,
        statuses="4xx 5xx",
        phrases="""
            requested entity was not found | model is not supported when using | is not found for api version
            model … is not supported with | model ' … ' unavailable
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
            model is offline | unsupported model (: | id | name | ') | model … is not active
            model … is not enabled
            不支持该模型 | 不支持的模型
            지원하지 않는 모델
            対応していないモデル
        """,
    ),
)
