"""What resellers say of their own channels and set-up, and to their customer, us; in ten languages."""

from typing import Final

from exporter.core.classify.lexicon import (
    allowances,
    beyond,
    customers,
    not_set_up,
    pool,
    said,
    supply,
    upstreams,
)
from exporter.core.classify.rule import NOT_OFFICIAL, OFFICIAL, REVERSE, UNTOLD, Speaker, rule
from exporter.core.vocabulary import Fault, Reason, State

_SATURATED: Final = """
    load is saturated | carga upstream … saturada
    负载已饱和 | 负载饱和
    업스트림 부하가 포화
    アップストリーム負荷が飽和 | アップストリームは最大負荷 | グループは最大負荷に達して
    нагрузка вышестоящ … насыщен
    charge amont … saturée | tải … đã bão hòa
"""

CHANNELS: Final = (
    rule(
        "gateway.account_blocked_ours",
        Reason.PERMISSION_DENIED,
        "Azure OpenAI blocks a whole resource and quotes its content policy: our own resource",
        on=OFFICIAL,
        phrases="resource has been temporarily blocked | blocked because we detected behavior",
    ),
    rule(
        "gateway.account_blocked",
        Reason.CHANNEL_DISABLED,
        "pollinations/pollinations issue 12446: an account-level block passed on as if the prompt were at "
        "fault",
        on=NOT_OFFICIAL,
        phrases="resource has been temporarily blocked | blocked because we detected behavior",
    ),
    rule(
        "gateway.pool_throttled",
        Reason.RATE_LIMITED,
        "lbjlaq/Antigravity-Manager issue 1052: every pooled account is throttled for some seconds",
        phrases=said(pool.THROTTLED),
    ),
    rule(
        "gateway.saturated_rate",
        Reason.RATE_LIMITED,
        "one-api controller/relay.go rewrites the message of every 429 and keeps the code",
        on=REVERSE,
        also="rate_limit_exceeded rate_limit_error too_many_requests",
        phrases=_SATURATED,
    ),
    rule(
        "gateway.saturated_quota",
        Reason.RATE_LIMITED,
        "new-api relay.go rewrites every 429 of the vendor: on official channels usually our quota",
        on=OFFICIAL,
        statuses="429",
        phrases=_SATURATED,
    ),
    rule(
        "gateway.saturated",
        Reason.OVERLOADED,
        "new-api i18n channel.upstream_saturated in ten languages; hides any 429 of the upstream",
        phrases=_SATURATED,
    ),
    rule(
        "gateway.get_channel_failed",
        Reason.UPSTREAM_5XX,
        "new-api i18n distributor.get_channel_failed: the marker is followed by a colon and the gateway's "
        "own error",
        phrases="""
            (distributor): | (distributor) : | (retry): | failed to get available channel
            database consistency | error 1040 | sqlstate | driver: bad connection | too many clients
            server has gone away | sqlite_busy | falha ao obter canal | falha ao obter canais
            (重试): | (再試行): | 可用渠道失败 | 可用管道失败 | 数据库一致性
            사용 가능한 채널을 가져오지 못
            (ディストリビューター):
            (bộ phân phối): | (thử lại): | không thể lấy kênh | échec de la récupération des canaux
        """,
    ),
    rule(
        "gateway.no_key",
        Reason.ACCOUNT_POOL_EXHAUSTED,
        "new-api i18n channel.no_available_key: every key of a multi-key channel is disabled",
        codes="channel:no_available_key",
        phrases="""
            no available channel key | no keys available | nenhuma chave de canal
            没有可用的渠道密钥 | 没有可用的管道密钥
            사용 가능한 채널 키가 없
            利用可能なチャンネルキーがありません
            нет доступных ключей канала
            aucune clé de canal disponible | não há chaves de canal | không có khóa kênh
        """,
    ),
    rule(
        "gateway.no_channel_for_it",
        Reason.INVALID_REQUEST,
        "a relay of Seedance: `没有渠道支持当前请求参数` is about the length that we asked for",
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        phrases=said(beyond.NO_CHANNEL_FOR_IT),
    ),
    rule(
        "gateway.no_channel",
        Reason.NO_CHANNEL,
        "new-api i18n distributor.no_available_channel, one-api, rix-api, coai, LiteLLM: no enabled channel "
        "for the model",
        codes="""
            no_available_channel no_channel no_provider_available no_deployments_available
            endpoint_not_configured ~channel
        """,
        phrases=f"""
            (distributor) | no valid upstream channel | no allowed providers
            no endpoints found (for | matching | at | with | available | that support the requested)
            no deployments available | no healthy deployment | is not offered here
            (ディストリビューター)
            (bộ phân phối)
            (no available | no active | no enabled | no eligible | no suitable | no working | no usable) …
                (provider | channel | upstream | deployment | route | endpoint)
            (no provider | no channel | no upstream | no backend) …
                (can serve | can handle | could serve | could handle | supported | supports)
            {said(supply.NO_CHANNEL)}
            {said(supply.OUT_OF_STOCK)}
        """,
    ),
    rule(
        "gateway.panic",
        Reason.UPSTREAM_5XX,
        "one-api middleware/recover.go: `Panic detected, error: …`: the gateway trips, not our client",
        codes="new_api_panic one_api_panic",
        phrases="panic detected | goroutine panic",
    ),
    rule(
        "gateway.group_retired",
        Reason.CHANNEL_DISABLED,
        "new-api i18n auth.group_deprecated: the price group is gone, not the model",
        phrases="""
            分组(不存在 | 已停用 | 已禁用 | 已被禁用 | 已关闭)
            group … is deprecated | group … has been deprecated | grupo … obsoleto
            分组 … 已被弃用 | 分组 … 已弃用 | 分组 … 已废弃 | 分组 … 已下线
            그룹 … 더 이상 사용 | 그룹 … 폐기
            グループ … は廃止されました
            группа … устарела
            nhóm … đã ngừng sử dụng | groupe … obsolète
        """,
    ),
    rule(
        "gateway.channel_disabled",
        Reason.CHANNEL_DISABLED,
        "new-api i18n distributor.channel_disabled; flow2api load_balancer: the feature is switched off for "
        "all accounts",
        codes="task_channel_disable channel_disabled channel:invalid_key",
        phrases="""
            channel has been disabled | channel is disabled | channel of the origin task is disabled
            channel disabled | canal foi desativado | canal foi desabilitado
            canal selecionado … foi desativado | canal selecionado … foi desabilitado
            渠道已被禁用 | 渠道密钥无效 | 渠道密钥已失效 | 渠道已禁用 | 管道已被禁用 | 通道已关闭 | 渠道已关闭
            已全部禁用
            채널은 비활성화 | 채널이 비활성화
            チャンネルは無効化 | チャネルが無効化
            канал отключ
            canal a été désactivé | kênh … đã bị vô hiệu hóa
        """,
    ),
)

SET_UP: Final = (
    rule(
        "plumbing.misconfigured",
        Reason.CHANNEL_DISABLED,
        "new-api types/error.go, d-crewshop docs: the operator never priced or mapped the model, every call "
        "is refused",
        codes="""
            model_price_error channel:param_override_invalid channel:header_override_invalid
            channel:model_mapped_error invalid_api_platform invalid_api_type channel:aws_client_error
            price_not_configured model_price_not_configured pricing_not_configured
            provider_rate_card_not_configured mapping_not_configured
        """,
        phrases="""
            ratio or price not set
            倍率または価格が設定されていません
            цена модели … не настроены
            (model price | price of the model) not (set | configured)
            giá mô hình … chưa được cấu hình
            (no price | no pricing) … (configured | is set | available for)
            (price | pricing | rate card) … (not configured | is not set | has not been set | is missing)
            (价格 | 倍率 | 费率 | 计费) … (未配置 | 未设置 | 没有配置)
            (未配置 | 未设置 | 没有配置 | 尚未配置 | 暂无可用 | 暂无)(任务计价 | 价格 | 定价 | 计价 | 倍率)
            (цена | тариф) … (не задан | не указан | не установлен)
            (channel | upstream) (base url | base_url | endpoint | address | host | configuration) …
                (required | missing | is empty | invalid | not set | malformed)
            (渠道 | 上游 | 通道)(地址 | 配置 | 接口地址) … (为空 | 未填 | 缺失 | 错误 | 无效)
            (管理员 | 站长 | 运营 | 后台)(尚未 | 还未 | 还没有 | 未 | 没有)(配置 | 接入 | 添加)
            (admin | administrator | operator) has not (configured | set up | added)
            (结果 | 模型 | 字段 | 参数)映射 … (未配置 | 缺失) | 未配置 … 映射
        """,
    ),
    rule(
        "plumbing.upstream_balance",
        Reason.CHANNEL_DISABLED,
        "QuantumNous/new-api issue 6306: the reseller's own account is empty",
        phrases=f"{said(upstreams.MONEY)} | {said(allowances.EVERYBODYS)}",
    ),
    rule(
        "plumbing.upstream_key",
        Reason.CHANNEL_DISABLED,
        "gateways that tell with a 5xx, or of a failed job, that the key of their own channel was refused",
        on=NOT_OFFICIAL,
        statuses="200 5xx",
        phrases="""
            (suspended | disabled | banned) by (provider | the provider | upstream | the upstream | vendor)
            (upstream | provider | channel) … (key invalid | invalid key | key is invalid | key missing |
                missing key)
            (upstream | provider | channel | vendor | supplier) … (api key | apikey | credential) …
                (invalid | expired | revoked | rejected | refused | missing | disabled | unauthorized |
                    incorrect |
                 wrong | ␣not | fail | error)
            (upstream | provider | vendor) account … (suspended | banned | disabled | locked | blocked)
            (upstream | provider | channel | vendor | supplier) …
                (rejected | refused | invalid | incorrect | expired | missing | bad) …
                (api key | apikey | credential)
            (上游 | 渠道) … (key | 密钥 | apikey | api key | credential) …
                (无效 | 失效 | 错误 | 过期 | 不正确 | 失败 | 禁用 | 未 | 缺失 | invalid | expired)
            (上游 | 渠道) … (无效 | 失效 | 过期 | 缺少 | 拒绝) … (密钥 | api key | apikey | key)
            (上游 | 渠道 | 供应商)(账号 | 账户)(被封 | 封禁 | 被禁用 | 已被封)
            (上游 | 渠道 | 供应商)(被封 | 封禁)
        """,
    ),
    rule(
        "plumbing.upstream_pace",
        Reason.RATE_LIMITED,
        "gateways in ten languages: whoever they ask limits them",
        phrases=said(upstreams.PACE),
    ),
    rule(
        "plumbing.upstream_refused",
        Reason.CHANNEL_DISABLED,
        "gateways that say that it was their own key, whatever they tell it with",
        on=UNTOLD,
        phrases=said(upstreams.KEY),
    ),
    rule(
        "plumbing.not_set_up",
        Reason.CHANNEL_DISABLED,
        "gateways whose operator has given them no upstream: `Video generation not configured`",
        statuses="409 424 5xx",
        codes="not_configured",
        phrases=said(not_set_up.NOT_SET_UP),
    ),
    rule(
        "plumbing.slow_channel",
        Reason.TIMEOUT,
        "new-api types/error.go: slower than the operator's threshold",
        codes="channel:response_time_exceeded",
        phrases="""
            response time … exceeds | response time … threshold
            响应时间 … 阈值
            응답 시간 … 임계
            応答時間 … しきい値
            phản hồi … vượt quá ngưỡng
        """,
    ),
    rule(
        "plumbing.no_route",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "one-api controller/relay.go RelayNotFound and RelayNotImplemented: too old for the route, or a "
        "wrong path",
        codes="api_not_implemented api_not_found",
        phrases="""
            api not implemented | invalid url ( | bad response status code 405 | method not allowed
            cannot be accessed through | must be accessed through | not a chat model | requires an image model
            requires a video model | is not an image model | is not a video model | only supported in v1/
            not supported in the v1/ | only supported on /v | application … not found | app not found
            不是图片模型 | 不是视频模型 | 正确请求为 | no such endpoint | invalid endpoint
            unexpected endpoint | (unknown | unexpected | unrecognized) (endpoint | route | path) or method
            could not route to
            unsupported … (openapi method | api method | http method | request method)
            not found on this server | (path / | route / | endpoint /) … (not found | does not exist)
        """,
    ),
    rule(
        "plumbing.no_route_behind",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "QuantumNous/new-api issue 2830: fail_to_fetch_task with FastAPI's `Not Found`: a chat channel "
        "behind the video route",
        statuses="404 405",
        codes="framework:no_route",
    ),
    rule(
        "plumbing.unrecognized",
        Reason.BAD_RESPONSE,
        "QuantumNous/new-api issue 5045: chained gateways break each other's tasks",
        phrases="""
            upstream returned unrecognized message | 上游任务(不存在 | 丢失 | 已丢失)
            upstream (task | job) (not found | lost | is lost | was lost | does not exist | disappeared)
        """,
    ),
)

CUSTOMER: Final = (
    rule(
        "customer.our_pace",
        Reason.OWN_RATE_LIMIT,
        "new-api i18n rate_limit.reached, LiteLLM `Rate limit exceeded for api_key: …. Limit type: tokens`: "
        "the gateway's limit on our user",
        speaker=Speaker.GATEWAY,
        phrases="""
            you have reached the request limit | you have reached the total request limit | atingiu o limite
            atteint la limite totale | limit exceeded for user | rate limit for this api key
            your api key has exceeded | api key rate limit | limit type: tokens | limit type: requests
            limit type: max_parallel
            您已达到请求数限制 | 您已达到总请求数限制
            요청 수 제한에 도달
            リクエスト制限に達しました:
            достигли лимита запросов | достигли общего лимита
            atteint la limite de requêtes | đạt giới hạn yêu cầu | đạt tổng giới hạn
            (令牌 | 您的密钥) … 过于频繁
            (your key | this key | your api key | your token) (has | allows | may | is limited to) … per (
                minute | second | hour)
        """,
    ),
    rule(
        "customer.our_pace_in_numbers",
        Reason.OWN_RATE_LIMIT,
        "resellers that tell what they allow a customer: `Maximum 10 renders per minute`",
        on=UNTOLD,
        phrases="maximum … (per minute. | per second. | requests per | renders per | generations per)",
    ),
    rule(
        "customer.our_jobs",
        Reason.OWN_RATE_LIMIT,
        "kiara-api docs: too many unfinished jobs of ours",
        phrases="""
            concurrency limit for (your | this) | concurrency limit of (your | this)
            queued under this key | jobs under this key | concurrent … for this key
            (too many | maximum | max | at most) … (tasks | jobs | generations | videos) … (your account |
                your key | your user)
            (회원님 | 고객님) … 동시 | ya (tienes | tiene) … (en proceso | en curso | en cola)
            у вас уже … (задач | видео | генерац) | concurrent … your api key
            your concurrency limit | your plan … concurrent
            当前用户 … 并发 | (您 | 你)的(并发 | 账户并发 | 账号并发) | (您 | 你) … 任务(太多 | 过多 | 数过多)
        """,
    ),
    rule(
        "customer.token_exhausted",
        Reason.INSUFFICIENT_QUOTA,
        "new-api model/token.go: 401, although it is money",
        speaker=Speaker.GATEWAY,
        phrases="""
            tokenstatusexhausted | this token quota is exhausted
            令牌额度已用尽 | 令牌可用额度已用尽
        """,
    ),
    rule(
        "customer.user_quota",
        Reason.INSUFFICIENT_QUOTA,
        "new-api service/pre_consume_quota.go and i18n quota.*: our balance at the reseller",
        speaker=Speaker.GATEWAY,
        codes="insufficient_user_quota pre_consume_token_quota_failed",
        phrases="""
            (key | user | customer | member | team | workspace) (quota | balance | credits | budget |
                allowance) …
                (exhausted | exceeded | used up | depleted | insufficient | reached)
            (your key | this key | your api key | your token) … (daily | monthly | weekly | hourly) (limit |
                quota | cap | budget)
            api key (daily | monthly | weekly | hourly | usage | spending) (limit | quota | cap | budget)
            (freeze | deduct | reserve | charge | consume) (points | credits | quota | balance | your) …
                (insufficient | not enough)
            user quota is not enough | token quota is not enough | quota insuffisant
            quota utilisateur insuffisant | cota insuficiente
            用户额度不足 | 用户剩余额度 | 预扣费额度失败 | 订阅额度不足 | 令牌额度不足
            사용자 할당량이 부족
            ユーザークォータが不足 | クォータの事前消費に失敗
            недостаточно квоты
            cota do usuário insuficiente | hạn mức người dùng không đủ
        """,
    ),
    rule(
        "customer.token_invalid",
        Reason.INVALID_KEY,
        "new-api i18n token.* in ten languages",
        speaker=Speaker.GATEWAY,
        phrases=said(customers.TOKEN),
    ),
    rule(
        "customer.no_access",
        Reason.PERMISSION_DENIED,
        "new-api i18n distributor.token_model_forbidden and auth.*; one-api middleware/auth.go subnets",
        speaker=Speaker.GATEWAY,
        codes="ip_not_allowed ip_not_authorized access_denied",
        phrases=said(customers.ACCESS),
    ),
    rule(
        "customer.user_banned",
        Reason.PERMISSION_DENIED,
        "new-api i18n auth.user_banned: our own account at the reseller",
        speaker=Speaker.GATEWAY,
        phrases=said(customers.BANNED),
    ),
    rule(
        "customer.we_left",
        Reason.INTERNAL,
        "TheSmallHanCat/flow2api issue 144: our client hung up, the gateway cancelled the job",
        phrases="""
            client disconnected | client closed request | client has disconnected | cancelled by client
            canceled by client
            客户端连接已断开 | 客户端已断开 | 客户端断开连接
        """,
    ),
    rule(
        "customer.task_unknown",
        Reason.INVALID_REQUEST,
        "new-api relay/relay_task.go: the task route answers, only our id is unknown",
        outcome=State.OPERATIONAL,
        codes="task_not_exist task_origin_not_exist task_not_found",
        phrases="""
            do not own this | not owned by your | isn't owned by your | does not belong to your
            task not found | task does not exist | no such task
            (task | job) id (not exist | does not exist | not found)
            任务不存在 | 작업을 찾을 수 없 | タスクが見つかりません | タスクが存在しません
            (tarea | tarefa | задача | aufgabe | tâche) (no encontrada | não encontrada | не найдена |
                                                        nicht gefunden | introuvable) | không tìm thấy tác vụ
            (invalid | unknown) … (task id | task_id | video id | video_id | job id | job_id)
        """,
    ),
)
