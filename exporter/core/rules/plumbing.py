"""What resellers say of their own plumbing: prices never set, slow channels, routes they do not have."""

from typing import Final

from exporter.core.rules.base import NOT_OFFICIAL, Rule, pairs, words
from exporter.core.words import Reason

TABLE: Final = (
    Rule(
        name="plumbing.misconfigured",
        reason=Reason.CHANNEL_DISABLED,
        codes=words(
            "model_price_error channel:param_override_invalid channel:header_override_invalid"
            " channel:model_mapped_error invalid_api_platform invalid_api_type"
            " channel:aws_client_error price_not_configured model_price_not_configured pricing_not_configured"
            " provider_rate_card_not_configured"
        ),
        phrases=(
            "倍率或价格未配置",
            "ratio or price not set",
            "倍率または価格が設定されていません",
            "цена модели…не настроены",
            "giá mô hình…chưa được cấu hình",
            *pairs("no price|no pricing", "configured|is set|available for"),
            *pairs("price|pricing|rate card", "not configured|is not set|has not been set|is missing"),
            *pairs("价格|倍率|费率|计费", "未配置|未设置|没有配置"),
        ),
        seen=(
            "new-api types/error.go, d-crewshop docs: the operator never priced or mapped the model, every"
            " call is refused"
        ),
    ),
    Rule(
        name="plumbing.upstream_balance",
        reason=Reason.CHANNEL_DISABLED,
        phrases=(
            "上游余额不足",
            "上游账户余额",
            "上游额度不足",
            "渠道余额不足",
            "upstream balance",
            "upstream account…insufficient",
            "upstream…insufficient balance",
            "upstream…insufficient credit",
            "upstream…quota exhausted",
            *pairs("upstream", "balance too low|balance is|balance has|billing issue|in arrears"),
            *pairs("上游|供应商", "余额不足|额度不足|额度耗尽|额度用完|额度已用|欠费|积分不足|余额耗尽"),
        ),
        seen="QuantumNous/new-api issue 6306: the reseller's own account is empty",
    ),
    Rule(
        name="plumbing.upstream_key",
        reason=Reason.CHANNEL_DISABLED,
        on=NOT_OFFICIAL,
        statuses=frozenset(range(500, 600)),
        phrases=pairs(
            "upstream|channel|上游|渠道",
            "api key|apikey|credential|密钥|key invalid|invalid key|key is invalid",
        ),
        seen="gateways that tell with a 5xx that the key of their own channel was refused",
    ),
    Rule(
        name="plumbing.balancer",
        reason=Reason.OVERLOADED,
        statuses=frozenset(range(500, 600)),
        phrases=("balancer",),
        seen="Kong: `failure to get a peer from the ring-balancer`: no word of a balance",
    ),
    Rule(
        name="plumbing.slow_channel",
        reason=Reason.TIMEOUT,
        codes=words("channel:response_time_exceeded"),
        phrases=(
            "応答時間…しきい値",
            "响应时间…阈值",
            "response time…exceeds",
            "response time…threshold",
            "응답 시간…임계",
            "phản hồi…vượt quá ngưỡng",
        ),
        seen="new-api types/error.go: slower than the operator's threshold",
    ),
    Rule(
        name="plumbing.no_route",
        reason=Reason.ENDPOINT_NOT_SUPPORTED,
        codes=words("api_not_implemented api_not_found"),
        phrases=(
            "api not implemented",
            "invalid url (",
            "bad response status code 405",
            "method not allowed",
            *pairs("unsupported", "openapi method|api method|http method|request method"),
            "cannot be accessed through",
            "must be accessed through",
            "not a chat model",
            "requires an image model",
            "requires a video model",
            "is not an image model",
            "is not a video model",
            "不是图片模型",
            "不是视频模型",
            "only supported in v1/",
            "not supported in the v1/",
            "only supported on /v",
            *pairs("path /|route /|endpoint /", "not found|does not exist"),
            "application…not found",
            "app not found",
        ),
        seen=(
            "one-api controller/relay.go RelayNotFound and RelayNotImplemented: too old for the route,"
            " or a wrong path"
        ),
    ),
    Rule(
        name="plumbing.no_route_behind",
        reason=Reason.ENDPOINT_NOT_SUPPORTED,
        codes=words("framework:no_route"),
        statuses=frozenset({404, 405}),
        seen=(
            "QuantumNous/new-api issue 2830: fail_to_fetch_task with FastAPI's `Not Found`: a chat channel"
            " behind the video route"
        ),
    ),
    Rule(
        name="plumbing.unrecognized",
        reason=Reason.BAD_RESPONSE,
        phrases=("upstream returned unrecognized message",),
        seen="QuantumNous/new-api issue 5045: chained gateways break each other's tasks",
    ),
)
