"""Phrases about what was asked: parameters that are not taken, models that are not known."""

from typing import Final

from exporter.core.classify.rule import NOT_OFFICIAL, NOT_REVERSE, Rule, Shape, pairs, words
from exporter.core.vocabulary import Reason, State

BEFORE_RETIREMENT: Final = (
    Rule(
        name="request.client_outdated",
        reason=Reason.BAD_RESPONSE,
        on=NOT_OFFICIAL,
        phrases=(
            *pairs(
                "this version of|client version|app version|cli version|your version|版本过低|客户端版本",
                "no longer supported|not supported|outdated|too old|please upgrade|升级|更新|不支持",
            ),
            *pairs("please update|please upgrade|must update|need to update", "to the latest version"),
            *pairs("请更新|请升级|更新到|升级到", "最新版"),
            "page is out of date",
        ),
        seen=(
            "Wei-Shaw/sub2api issues 2076, 2315, wisdgod/cursor-api issue 25: the vendor turns the imitated"
            " client away, no model gone"
        ),
    ),
    Rule(
        name="request.deployment",
        reason=Reason.MODEL_NOT_FOUND,
        codes=words("deploymentnotfound"),
        phrases=("api deployment…does not exist", "deployment for this resource does not exist"),
        seen="MicrosoftLearning/mslearn-ai-vision issue 81: our Azure deployment, not a retirement",
    ),
)

BEFORE_REFERENCES: Final = (
    Rule(
        name="request.model_unknown_behind",
        reason=Reason.NO_CHANNEL,
        on=NOT_OFFICIAL,
        shapes=frozenset({Shape.BEHIND}),
        phrases=(
            "does not exist or you do not have access",
            "is not found for api version",
            "publisher model…was not found",
            "model…does not exist",
            "model…not found",
            "requested entity was not found",
        ),
        seen="songquanpeng/one-api issue 90: the reseller's upstream does not know the model",
    ),
    Rule(
        name="request.project",
        reason=Reason.PERMISSION_DENIED,
        codes=words("resource_project_invalid"),
        phrases=("invalid resource field value", "is not allowed to use publisher model"),
        seen="googleapis/java-genai issue 570 and yym68686/uni-api issue 41: our project, not our parameters",
    ),
)

REQUEST: Final = (
    Rule(
        name="request.model_unknown",
        reason=Reason.MODEL_NOT_FOUND,
        codes=words("invalid_model model_invalid unknown_model"),
        phrases=(
            "does not exist or you do not have access",
            "is not found for api version",
            "publisher model…was not found",
            "model…does not exist",
            "model…not found",
            "model…not exist",
            "model…not be found",
            "specified resource…not found",
            "specified resource…does not exist",
            "invalid model",
            "incorrect model",
            "unknown model",
            "no such model",
            "unsupported model",
            "model…is not supported",
            "not a valid model",
            "requested entity was not found",
            "模型不存在",
            "模型…不存在",
            "未找到模型",
            "找不到模型",
            "不支持的模型",
            *pairs("模型名称|模型名|模型id", "无效|不正确|错误|有误"),
            *pairs("モデル名", "正しくありません|間違"),
            *pairs("모델 이름|모델명", "유효하지|잘못"),
            "モデルが見つかりません",
            "モデルは存在しません",
            "モデルが存在しません",
            "모델을 찾을 수 없",
            "존재하지 않는 모델",
            "모델이 존재하지 않",
        ),
        seen=(
            "OpenAI 404 model_not_found, Gemini and Vertex 404: a wrong name, place or base URL as"
            " often as anything else"
        ),
    ),
    Rule(
        name="request.not_there",
        reason=Reason.MODEL_NOT_FOUND,
        statuses=frozenset({404}),
        codes=words("invalidparameter invalid_parameter invalid_params"),
        seen="DashScope 404 InvalidParameter: under 404 it is not the shape of what we asked",
    ),
    Rule(
        name="request.parameter_code",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        codes=words(
            "invalid_value invalid_type missing_required_parameter invalid_parameter"
            " invalidparameter missingparameter"
            " invalid_parameters unknown_parameter unsupported_parameter unsupported_value"
            " invalid_size missing_model"
            " invalid_json string_above_max_length cameo_permission_denied value_error"
            " literal_error video_not_found"
            " context_length_exceeded base_resp:2013 invalid_prompt_length parse_request_failed"
            " invalid_aspect_ratio"
            " invalid_duration invalid_resolution missing_prompt invalid_params image_dimension_mismatch"
            " invalid_state idempotency_conflict convert_request_failed"
        ),
        seen="OpenAI Videos 400 invalid_value: the vendor read the request and answered before billing",
    ),
    Rule(
        name="request.parameter",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        phrases=(
            "invalid type for '",
            "invalid value",
            "missing required",
            "missing one or multiple required",
            "required parameter",
            "required field",
            "field required",
            "unknown parameter",
            "unknown field",
            "unrecognized request argument",
            "unsupported value",
            "unsupported parameter",
            "isn't supported by this model",
            "is not supported by this model",
            "not supported for this model",
            "parameter is not supported",
            "does not support image",
            "doesn't support image",
            "not support image input",
            "supported values are",
            "supported sizes are",
            "supported durations are",
            "expected one of",
            "must be one of",
            "must be between",
            "must be either",
            "should be one of",
            "prompt is required",
            "messages is required",
            "is a required property",
            "cannot be empty",
            "can not be empty",
            "can't be empty",
            "must not be empty",
            "should not be empty",
            "no prompt provided",
            "invalid option",
            "invalid size",
            "size is invalid",
            "invalid duration",
            "invalid resolution",
            "invalid aspect ratio",
            "invalid parameter",
            "invalid request parameter",
            *pairs("parameter|parameters", "were rejected|was rejected|are rejected|is rejected"),
            "field is required",
            "invalid param",
            "parameter error",
            "parameters error",
            "param error",
            "params error",
            "参数取值",
            "invalid input",
            "bad input",
            "bad prompt",
            "bad parameter",
            "invalid field",
            "invalid json in",
            "invalid json body",
            "invalid json payload",
            "invalid json format",
            "body…invalid json",
            "cannot unmarshal",
            "failed to parse request",
            "input is empty",
            "prompt is empty",
            "messages is empty",
            "model is empty",
            *pairs(
                "param|argument|pixel|duration|resolution|ratio|size|format|seed|fps",
                "is invalid|are invalid|is not valid|is incorrect|is illegal",
            ),
            "parameters specified…not valid",
            "parameter…is not valid",
            "value '…' is invalid",
            "value…is not allowed",
            "parameter…not supported",
            "extra inputs are not permitted",
            "value is not a valid",
            *pairs(
                "longer than|larger than|shorter than|smaller than|more than", "not supported|not allowed"
            ),
            *pairs(
                "must provide|must upload|please provide|please upload|requires a|requires at least",
                "image|video|audio|prompt|reference|frame",
            ),
            *pairs(
                "必须提供|必须上传|请提供|请上传|需要提供|需要上传|缺少", "图|视频|音频|参考|提示词|首帧|尾帧"
            ),
            "input should be",
            "out of range",
            "is too long",
            "exceeds the maximum",
            "model name not specified",
            "not allowed to access one or more mentioned cameos",
            "参数错误",
            "参数无效",
            "参数不合法",
            "参数非法",
            "参数有误",
            "字符比例超限",
            "参数异常",
            "参数缺失",
            "参数不正确",
            "缺少参数",
            "缺少必要",
            "缺少必填",
            "无效的参数",
            "不能为空",
            "不可为空",
            "为必填",
            "未指定模型名称",
            "格式不正确",
            "格式错误",
            "仅支持",
            "無効なパラメータ",
            "パラメータが無効",
            "パラメータが不正",
            "は必須",
            "空にできません",
            "モデル名が指定されていません",
            "잘못된 매개변수",
            "잘못된 파라미터",
            "유효하지 않은 매개변수",
            "필수 항목",
            "필수입니다",
            "비워둘 수 없",
            "모델 이름이 지정되지",
            "не может быть пуст",
            "ne peut pas être vide",
            "não pode ficar vazi",
            "không được để trống",
        ),
        seen=(
            "OpenAI, Ark, FastAPI, new-api and sora2api refusals that name the parameter: alive,"
            " nothing billed"
        ),
    ),
)


REFERENCE: Final = (
    Rule(
        name="reference.file",
        reason=Reason.INVALID_REQUEST,
        codes=words(
            "failed_to_download_image invalid_image_url image_file_not_found asset.invalid image_inaccessible"
            " image_not_accessible image_unreachable image_download_failed image_download_failure"
            " imagedownloadfailure source_unreachable url_unreachable image_url_unreachable"
        ),
        phrases=(
            "error while downloading file",
            "error while downloading http",
            "failed to download image",
            *pairs("image|reference|input file|source file", "downloading failed|download error"),
            "could not download the image",
            "unable to download the image",
            "failed to fetch the image",
            "image url…not accessible",
            *pairs("image|reference|source", "inaccessible|unreachable|could not be accessed"),
            "image download failure",
            "unable to access the provided",
            "cannot access the provided",
            "could not access the provided",
            "error while downloading:",
            *pairs(
                "image_url|image url|video_url|reference image|reference video|input image|参考图|参考视频",
                "fetch failed|download failed|failed to fetch|failed to download|could not be downloaded|"
                "下载失败|下载超时|无法访问|无法下载",
            ),
            "图片下载失败",
            *pairs("素材|参考图|图片url|图片链接|输入图片", "获取失败|无法获取|读取失败|无法读取"),
            "url 资源失败",
            "url资源失败",
        ),
        seen="OpenAI 400 `Error while downloading file`: the host of our reference image refused the vendor",
    ),
    Rule(
        name="reference.refused",
        reason=Reason.INVALID_REQUEST,
        on=NOT_REVERSE,
        statuses=frozenset({400, 422}),
        phrases=(
            "failed to download",
            "download failed",
            "unable to download",
            "cannot download",
            "could not download",
            "failed to fetch",
            "unable to fetch",
            "error while downloading",
            "error while fetching",
            "timeout while downloading",
            "while fetching resource",
            "timeout while fetching",
            "下载失败",
        ),
        seen=(
            "agentscope-ai/agentscope-java issue 2700: under 400 it is our file that could not be fetched;"
            " what they deliver comes later"
        ),
    ),
)


_INPUTS: Final = words(
    "image images video videos audio duration seconds aspect_ratio ratio resolution size width height quality"
    " style voice voice_id content inputs field fields format mode seed fps dimensions file media"
    " reference source messages webhook callback_url generation_type uri filename"
)
_CODES: Final = frozenset(
    f"{head}_{name}" for head in ("invalid", "missing", "unsupported", "too_many") for name in _INPUTS
) | frozenset(
    f"{name}_{tail}"
    for name in _INPUTS | {"prompt"}
    for tail in (
        "too_large",
        "too_small",
        "too_long",
        "too_short",
        "required",
        "out_of_range",
        "not_supported",
    )
)

INPUTS: Final = (
    Rule(
        name="inputs.named",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        codes=_CODES,
        seen="kiara, hoox, beeble and runblob tables: invalid_<input>, missing_<input>, <input>_too_large",
    ),
    Rule(
        name="inputs.too_large",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        statuses=frozenset({413}),
        shapes=frozenset({Shape.JSON}),
        phrases=("too large", "larger than", "too big", "too long", "exceed", "过大", "过长", "超过", "超出"),
        seen="cokeapi and seedance2api docs: an API, not its edge, measured our body",
    ),
)
