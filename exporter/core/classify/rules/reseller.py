"""What resellers say of their own channels and of their own set-up: new-api and one-api in ten languages."""

from typing import Final

from exporter.core.classify.rule import NOT_OFFICIAL, OFFICIAL, REVERSE, Rule, pairs, words
from exporter.core.vocabulary import Reason

INTERNALS: Final = (
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


_SATURATED: Final = (
    "负载已饱和",
    "负载饱和",
    "load is saturated",
    "アップストリーム負荷が飽和",
    "アップストリームは最大負荷",
    "グループは最大負荷に達して",
    "업스트림 부하가 포화",
    "нагрузка вышестоящ…насыщен",
    "charge amont…saturée",
    "carga upstream…saturada",
    "tải…đã bão hòa",
)

CHANNELS: Final = (
    Rule(
        name="gateway.account_blocked_ours",
        reason=Reason.PERMISSION_DENIED,
        on=OFFICIAL,
        phrases=("resource has been temporarily blocked", "blocked because we detected behavior"),
        seen="Azure OpenAI blocks a whole resource and quotes its content policy: our own resource",
    ),
    Rule(
        name="gateway.account_blocked",
        reason=Reason.CHANNEL_DISABLED,
        on=NOT_OFFICIAL,
        phrases=("resource has been temporarily blocked", "blocked because we detected behavior"),
        seen=(
            "pollinations/pollinations issue 12446: an account-level block passed on as if the prompt"
            " were at fault"
        ),
    ),
    Rule(
        name="gateway.pool_throttled",
        reason=Reason.RATE_LIMITED,
        phrases=(
            "all accounts are currently limited",
            "all accounts are rate limited",
            "all accounts are rate-limited",
        ),
        seen="lbjlaq/Antigravity-Manager issue 1052: every pooled account is throttled for some seconds",
    ),
    Rule(
        name="gateway.saturated_rate",
        reason=Reason.RATE_LIMITED,
        on=REVERSE,
        also=words("rate_limit_exceeded rate_limit_error too_many_requests"),
        phrases=_SATURATED,
        seen="one-api controller/relay.go rewrites the message of every 429 and keeps the code",
    ),
    Rule(
        name="gateway.saturated_quota",
        reason=Reason.RATE_LIMITED,
        on=OFFICIAL,
        statuses=frozenset({429}),
        phrases=_SATURATED,
        seen="new-api relay.go rewrites every 429 of the vendor: on official channels usually our quota",
    ),
    Rule(
        name="gateway.saturated",
        reason=Reason.OVERLOADED,
        phrases=_SATURATED,
        seen="new-api i18n channel.upstream_saturated in ten languages; hides any 429 of the upstream",
    ),
    Rule(
        name="gateway.get_channel_failed",
        reason=Reason.UPSTREAM_5XX,
        phrases=(
            "(distributor):",
            "(distributor) :",
            "(ディストリビューター):",
            "(bộ phân phối):",
            "(retry):",
            "(重试):",
            "(再試行):",
            "(thử lại):",
            "failed to get available channel",
            "可用渠道失败",
            "可用管道失败",
            "数据库一致性",
            "database consistency",
            "사용 가능한 채널을 가져오지 못",
            "falha ao obter canal",
            "falha ao obter canais",
            "không thể lấy kênh",
            "échec de la récupération des canaux",
        ),
        seen=(
            "new-api i18n distributor.get_channel_failed: the marker is followed by a colon and the"
            " gateway's own error"
        ),
    ),
    Rule(
        name="gateway.no_key",
        reason=Reason.ACCOUNT_POOL_EXHAUSTED,
        codes=words("channel:no_available_key"),
        phrases=(
            "没有可用的渠道密钥",
            "没有可用的管道密钥",
            "no available channel key",
            "no keys available",
            "利用可能なチャンネルキーがありません",
            "사용 가능한 채널 키가 없",
            "нет доступных ключей канала",
            "aucune clé de canal disponible",
            "não há chaves de canal",
            "nenhuma chave de canal",
            "không có khóa kênh",
        ),
        seen="new-api i18n channel.no_available_key: every key of a multi-key channel is disabled",
    ),
    Rule(
        name="gateway.no_channel",
        reason=Reason.NO_CHANNEL,
        codes=words(
            "no_available_channel no_channel no_provider_available no_deployments_available"
            " endpoint_not_configured ~channel"
        ),
        phrases=(
            "(distributor)",
            "(ディストリビューター)",
            "(bộ phân phối)",
            "无可用渠道",
            "无可用管道",
            "无可用通道",
            "没有可用渠道",
            "没有可用的渠道",
            "没有可用通道",
            "没有可用的通道",
            "可用渠道不存在",
            "无有效上游",
            "没有可用的上游",
            "no available channel",
            "no channel available",
            "no channels available",
            "no valid upstream channel",
            "no available upstream",
            "no upstream available",
            "no available provider",
            "no provider available",
            "no providers available",
            "no allowed providers",
            "no endpoints found",
            "no deployments available",
            "no healthy deployment",
            "利用可能なチャンネルがありません",
            "利用可能なチャネルが存在しません",
            "有効なアップストリームチャンネルがありません",
            "사용 가능한 채널이 없",
            "유효한 업스트림 채널이 없",
            "нет доступного канала",
            "нет действительного вышестоящего",
            "нет доступных каналов",
            "aucun canal disponible",
            "aucun canal amont",
            "nenhum canal",
            "canal disponible para el modelo",
            "không có kênh khả dụng",
            "không có kênh upstream",
            *pairs(
                "没有可用|无可用|暂无可用|没有找到可用|找不到可用|未找到可用",
                "provider|供应商|服务商|渠道|管道|通道|上游服务|线路|节点",
            ),
            *pairs(
                "no available|no active|no enabled|no eligible|no suitable|no working|no usable",
                "provider|channel|upstream|deployment|route|endpoint",
            ),
            *pairs(
                "no provider|no channel|no upstream|no backend",
                "can serve|can handle|could serve|could handle|supported|supports",
            ),
            "is not offered here",
        ),
        seen=(
            "new-api i18n distributor.no_available_channel, one-api, rix-api, coai, LiteLLM: no"
            " enabled channel for the model"
        ),
    ),
    Rule(
        name="gateway.panic",
        reason=Reason.UPSTREAM_5XX,
        codes=words("new_api_panic one_api_panic"),
        phrases=("panic detected", "goroutine panic"),
        seen="one-api middleware/recover.go: `Panic detected, error: …`: the gateway trips, not our client",
    ),
    Rule(
        name="gateway.group_retired",
        reason=Reason.CHANNEL_DISABLED,
        phrases=(
            "分组…已被弃用",
            "分组…已弃用",
            "分组…已废弃",
            "分组…已下线",
            "group…is deprecated",
            "group…has been deprecated",
            "グループ…は廃止されました",
            "그룹…더 이상 사용",
            "그룹…폐기",
            "nhóm…đã ngừng sử dụng",
            "группа…устарела",
            "groupe…obsolète",
            "grupo…obsoleto",
        ),
        seen="new-api i18n auth.group_deprecated: the price group is gone, not the model",
    ),
    Rule(
        name="gateway.channel_disabled",
        reason=Reason.CHANNEL_DISABLED,
        codes=words("task_channel_disable channel_disabled channel:invalid_key"),
        phrases=(
            "渠道已被禁用",
            "渠道密钥无效",
            "渠道密钥已失效",
            "渠道已禁用",
            "管道已被禁用",
            "通道已关闭",
            "渠道已关闭",
            "channel has been disabled",
            "channel is disabled",
            "channel of the origin task is disabled",
            "channel disabled",
            "チャンネルは無効化",
            "チャネルが無効化",
            "채널은 비활성화",
            "채널이 비활성화",
            "канал отключ",
            "canal a été désactivé",
            "canal foi desativado",
            "canal foi desabilitado",
            "canal selecionado…foi desativado",
            "canal selecionado…foi desabilitado",
            "kênh…đã bị vô hiệu hóa",
            "已全部禁用",
        ),
        seen=(
            "new-api i18n distributor.channel_disabled; flow2api load_balancer: the feature is"
            " switched off for all accounts"
        ),
    ),
)
