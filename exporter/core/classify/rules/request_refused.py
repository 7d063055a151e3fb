"""What was asked: parameters not taken, models not known, files that cannot be fetched or are gone."""

from typing import Final

from exporter.core.classify.lexicon import asked, beyond, fetched, limits, misasked, params, said, wanting
from exporter.core.classify.rule import NOT_OFFICIAL, NOT_REVERSE, rule, words
from exporter.core.vocabulary import Reason, State

_ASSETS: Final = words("""
    content asset assets file files link url job task result artifact media image video download resource
""")
"""What is made, and kept for a while."""


ASSETS: Final = (
    rule(
        "assets.too_slow",
        Reason.TIMEOUT,
        "clients and gateways: `timed out (still running on Google)`: whoever waited has given up",
        phrases="""
            (timed out | timeout | took too long | gave up waiting | stopped waiting | waited too long |
             giving up | given up | cancelled by | canceled by | aborted by | killed by | written off) ↔
                (still running | still processing | still in progress | still being | still generating |
                 still queued | still pending | not ready | not finished yet)
            (超时 | 超過時間 | 逾时) ↔ (仍在 | 还在 | 尚未完成 | 未完成 | 处理中)
            (시간 초과 | 시간이 초과 | 타임아웃) ↔ (아직 | 처리 중 | 생성 중 | 진행 중)
            (タイムアウト | 時間切れ) ↔ (まだ | 処理中 | 生成中 | 実行中)
        """,
    ),
    rule(
        "assets.not_ready",
        Reason.OK,
        "ArcReel/ArcReel pull 241: `The video is not ready yet`: a look that came too early",
        statuses="2xx 400 404 409 412 425",
        codes="video_not_ready task_not_ready job_not_ready result_not_ready not_ready content_not_ready",
        phrases=said(asked.NOT_READY),
    ),
    rule(
        "assets.gone",
        Reason.INVALID_REQUEST,
        "OpenAI's videos after `expires_at`, resellers' links: what was made is kept for a while only",
        outcome=State.OPERATIONAL,
        statuses="404 410",
        codes=" ".join(
            f"{asset}_{end}" for asset in _ASSETS for end in ("expired", "deleted", "purged", "has_expired")
        ),
        phrases=f"""
            (content | asset | assets | file | files | link | url | job | task | result | artifact | media |
             image | video | download | resource) … expired
            (content | asset | assets | file | files | link | url | job | task | result | artifact | media |
             image | video | download) (was removed | has been deleted | has been removed | is deleted |
                                        has been purged | has been permanently deleted | no longer exists |
                                        was purged | was deleted | has been moved | was moved |
                                        has been replaced | was replaced | is gone)
            (content | asset | file | link | artifact | result) (is no longer available | no longer available)
            (this | the | generated | requested) video is no longer available
            不存在或已过期
            {said(asked.KEPT_NO_LONGER)}
        """,
    ),
)

BEFORE_RETIREMENT: Final = (
    rule(
        "request.client_outdated",
        Reason.BAD_RESPONSE,
        "Wei-Shaw/sub2api issues 2076, 2315, wisdgod/cursor-api issue 25: the vendor turns the imitated "
        "client away, no model gone",
        on=NOT_OFFICIAL,
        phrases="""
            page is out of date | command is outdated | (клиент | версия клиента) устарел
            (this version of | client version | app version | cli version | your version | 版本过低 |
             客户端版本) …
                (no longer supported | not supported | outdated | too old | please upgrade | 升级 | 更新 |
                 不支持)
            (please update | please upgrade | must update | need to update) … to the latest version
            (请更新 | 请升级 | 更新到 | 升级到) … 最新版
        """,
    ),
    rule(
        "request.deployment",
        Reason.MODEL_NOT_FOUND,
        "MicrosoftLearning/mslearn-ai-vision issue 81, terricain/aioboto3 issue 352: our own deployment",
        codes="deploymentnotfound",
        phrases="""
            api deployment … does not exist | deployment for this resource does not exist
            on-demand throughput isn't supported | provided model identifier is invalid
        """,
    ),
)

BEFORE_REFERENCES: Final = (
    rule(
        "request.model_unknown_behind",
        Reason.NO_CHANNEL,
        "songquanpeng/one-api issue 90: the reseller's upstream does not know the model",
        on=NOT_OFFICIAL,
        shapes="behind",
        phrases="""
            does not exist or you do not have access | is not found for api version
            publisher model … was not found | model … does not exist | model … not found
            requested entity was not found
        """,
    ),
    rule(
        "request.project",
        Reason.PERMISSION_DENIED,
        "googleapis/java-genai issue 570 and yym68686/uni-api issue 41: our project, not our parameters",
        codes="resource_project_invalid",
        phrases="invalid resource field value | is not allowed to use publisher model",
    ),
)

REFERENCES: Final = (
    rule(
        "reference.file",
        Reason.INVALID_REQUEST,
        "OpenAI 400 `Error while downloading file`: the host of our reference image refused the vendor",
        codes="""
            failed_to_download_image invalid_image_url image_file_not_found asset.invalid image_inaccessible
            image_not_accessible image_unreachable image_download_failed image_download_failure
            imagedownloadfailure source_unreachable url_unreachable image_url_unreachable
        """,
        phrases=f"""
            (image_url | image url | video_url | audio_url | url) is (not reachable | not accessible |
                invalid)
            (fetch | download | access | retrieve) (reference | the reference | the input | the source)
            error while downloading file | error while downloading http | failed to download image
            failed to fetch the image
            image url … not accessible | image download failure
            error while downloading:
            图片下载失败 | url 资源失败 | url资源失败
            (image | reference | input file | source file) … (downloading failed | download error)
            (image | reference | source) … (inaccessible | unreachable | could not be accessed)
            (image_url | image url | video_url | reference image | reference video | input image | 参考图 |
             参考视频) …
                (fetch failed | download failed | failed to fetch | failed to download |
                 could not be downloaded | 下载失败 | 下载超时 | 无法访问 | 无法下载)
            (reference material | reference file | reference audio) … (download failed | downloading failed)
            (素材 | 参考图 | 图片url | 图片链接 | 输入图片) … (获取失败 | 无法获取 | 读取失败 | 无法读取)
            {said(fetched.UNFETCHED)}
        """,
    ),
    rule(
        "reference.named",
        Reason.INVALID_REQUEST,
        "lobehub/lobehub issue 13881: `param: 'video_url'` and a connection refused: the address is ours",
        outcome=State.OPERATIONAL,
        also="~input invalid_parameter",
        phrases="""
            connection refused | no such host | dial tcp | could not resolve | error while connecting
            failed to download | unable to download
        """,
    ),
    rule(
        "reference.refused",
        Reason.INVALID_REQUEST,
        "agentscope-ai/agentscope-java issue 2700: under 400 it is our file that could not be fetched; what "
        "they deliver comes later",
        on=NOT_REVERSE,
        statuses="400 422",
        phrases="""
            failed to download | download failed | unable to download | cannot download | could not download
            failed to fetch | unable to fetch | error while downloading | error while fetching
            timeout while downloading | while fetching resource | timeout while fetching
            下载失败
        """,
    ),
)

REQUEST: Final = (
    rule(
        "request.model_unknown",
        Reason.MODEL_NOT_FOUND,
        "OpenAI 404 model_not_found, Gemini and Vertex 404: a wrong name, place or base URL as often as "
        "anything else",
        codes="invalid_model model_invalid unknown_model",
        phrases=f"""
            does not exist or you do not have access | is not found for api version
            specified resource … not found | specified resource … does not exist | model … is not supported
            not a valid model | requested entity was not found | resourcenotfoundexception
            (script | node | plugin | extension | workflow | template | lora | checkpoint | sampler | avatar |
             preset | embedding) … (not found | does not exist | not installed)
            {said(asked.MODEL_NOT_FOUND)}
        """,
    ),
    rule(
        "request.not_there",
        Reason.MODEL_NOT_FOUND,
        "DashScope 404 InvalidParameter: under 404 it is not the shape of what we asked",
        statuses="404",
        codes="invalidparameter invalid_parameter invalid_params",
    ),
    rule(
        "request.parameter_code",
        Reason.INVALID_REQUEST,
        "OpenAI Videos 400 invalid_value: the vendor read the request and answered before billing",
        outcome=State.OPERATIONAL,
        codes="""
            invalid_value invalid_type missing_required_parameter invalid_parameter invalidparameter
            missingparameter invalid_parameters unknown_parameter unsupported_parameter unsupported_value
            invalid_size missing_model invalid_json string_above_max_length cameo_permission_denied
            value_error literal_error video_not_found context_length_exceeded base_resp:2013
            invalid_prompt_length parse_request_failed invalid_aspect_ratio invalid_duration
            invalid_resolution missing_prompt invalid_params image_dimension_mismatch invalid_state
            idempotency_conflict convert_request_failed
        """,
    ),
    rule(
        "request.parameter",
        Reason.INVALID_REQUEST,
        "OpenAI, Ark, FastAPI, new-api and sora2api refusals that name the parameter: alive, nothing billed",
        outcome=State.OPERATIONAL,
        phrases=f"""
            {said(limits.PARAMETER)}
            {said(params.WRONG)}
            {said(wanting.REQUIRED)}
            {said(beyond.NOT_DONE)}
        """,
    ),
    rule(
        "request.no_page",
        Reason.ENDPOINT_NOT_SUPPORTED,
        "lobehub/lobe-chat locales/*/error.json: what people are told of a 404 and a 405",
        phrases=said(misasked.NO_PAGE),
    ),
)

_INPUTS: Final = words("""
    image images video videos audio duration seconds aspect_ratio ratio resolution size width height quality
    style voice voice_id content inputs field fields format mode seed fps dimensions file media
    reference source messages webhook callback_url generation_type uri filename
""")
_FAULTS: Final = words("too_large too_small too_long too_short required out_of_range not_supported")
_CODES: Final = " ".join(
    (
        *(
            f"{fault}_{name}"
            for fault in ("invalid", "missing", "unsupported", "too_many")
            for name in _INPUTS
        ),
        *(f"{name}_{fault}" for name in (*_INPUTS, "prompt") for fault in _FAULTS),
    )
)

INPUTS: Final = (
    rule(
        "inputs.named",
        Reason.INVALID_REQUEST,
        "kiara, hoox, beeble and runblob tables: invalid_<input>, missing_<input>, <input>_too_large",
        outcome=State.OPERATIONAL,
        codes=_CODES,
    ),
    rule(
        "inputs.too_large",
        Reason.INVALID_REQUEST,
        "cokeapi and seedance2api docs: an API, not its edge, measured our body",
        outcome=State.OPERATIONAL,
        shapes="json",
        statuses="413",
        phrases="""
            too large | larger than | too big | too long | exceed
            过大 | 过长 | 超过 | 超出
        """,
    ),
    rule(
        "request.not_understood",
        Reason.INVALID_REQUEST,
        "the same, of a 400, a 413 and a 415",
        phrases=said(misasked.NOT_UNDERSTOOD),
    ),
)
