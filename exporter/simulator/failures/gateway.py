"""What a new-api-like gateway says of its own: before and beside the upstream."""

from collections.abc import Mapping
from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.failures.failure import MODEL, REQUEST, Failure, Table, raw

_PLACE: Final = "region_not_allowed"
_ID: Final = f" (request id: {REQUEST})"


def _own(status: int, message: str, code: str = "") -> Failure:
    """The envelope of the gateway's front: the request id at the end, no param."""
    error = {"code": code, "message": message + _ID, "type": "new_api_error"}
    return raw(status, message, {"error": error})


def task(status: int, code: str, message: str) -> Failure:
    """The envelope of the gateway's task routes."""
    return raw(status, message, {"code": code, "message": message, "data": None})


def _maintenance(message: str) -> Failure:
    notice = {"title": message, "end_at": 0, "start_at": 0}
    value = {"success": False, "message": message, "data": notice}
    return raw(503, message, value, (("retry-after", "30"),))


INVALID_TOKEN: Final = {"en": _own(401, "Invalid token"), "zh": _own(401, "无效的令牌")}
NO_TOKEN: Final = {"en": _own(401, "No token provided"), "zh": _own(401, "未提供令牌")}
NO_MODEL_NAME: Final = {
    "en": _own(400, "Model name not specified, model name cannot be empty"),
    "zh": _own(400, "未指定模型名称，模型名称不能为空"),
}
FORBIDDEN: Final = {
    "en": _own(403, f"This token has no access to model {MODEL}"),
    "zh": _own(403, f"该令牌无权访问模型 {MODEL}"),
}
NO_CHANNEL: Final = {
    "en": _own(
        503, f"No available channel for model {MODEL} under group default (distributor)", "model_not_found"
    ),
    "zh": _own(503, f"分组 default 下模型 {MODEL} 无可用渠道（distributor）", "model_not_found"),
}
UNPRICED: Final = {
    "en": task(
        400, "model_price_error", f"Model {MODEL} ratio or price not set, please contact the administrator"
    ),
    "zh": task(400, "model_price_error", f"模型 {MODEL} 倍率或价格未配置，请联系管理员设置"),
}
SATURATED: Final = {
    "en": "The upstream load of the current group is saturated, please try again later",
    "zh": "当前分组上游负载已饱和，请稍后再试",
}
PROMPT_REQUIRED: Final = task(400, "invalid_request", "prompt is required")
MESSAGES_REQUIRED: Final = raw(
    500,
    "field messages is required",
    {
        "error": {
            "message": "field messages is required" + _ID,
            "type": "new_api_error",
            "param": "",
            "code": "invalid_request",
        }
    },
)
IMAGE_PROMPT_REQUIRED: Final = raw(
    400,
    "prompt is required",
    {
        "error": {
            "message": "prompt is required" + _ID,
            "type": "new_api_error",
            "param": "",
            "code": "invalid_request",
        }
    },
)
INVALID_SIZE: Final = task(400, "invalid_size", f"{MODEL} size is invalid")
INVALID_JSON: Final = task(400, "invalid_json", "invalid character '<' looking for beginning of value")
TASK_NOT_EXIST: Final = task(400, "task_not_exist", "task_not_exist")

_ENGLISH: Final[Table] = {
    Reason.INVALID_KEY: (INVALID_TOKEN["en"],),
    Reason.NO_CHANNEL: (NO_CHANNEL["en"],),
    Reason.CHANNEL_DISABLED: (_own(403, "This channel has been disabled"),),
    Reason.SERVICE_PAUSED: (
        raw(
            500,
            "This interface is temporarily paused",
            {"code": 500, "msg": "This interface is temporarily paused", "data": None},
        ),
    ),
    Reason.MAINTENANCE_WINDOW: (_maintenance("The system is under maintenance, please try again later"),),
    Reason.INSUFFICIENT_QUOTA: (
        task(403, "insufficient_user_quota", "Insufficient user quota, remaining quota: ＄0.020000"),
    ),
    Reason.PERMISSION_DENIED: (FORBIDDEN["en"],),
    Reason.OWN_RATE_LIMIT: (
        _own(429, "You have reached the request limit: at most 4 requests in 1 minutes"),
    ),
    Reason.REGION_BLOCKED: (_own(403, "This service is not available in your region", _PLACE),),
    Reason.MODEL_NOT_FOUND: (NO_CHANNEL["en"],),
}
_CHINESE: Final[Table] = {
    Reason.INVALID_KEY: (INVALID_TOKEN["zh"],),
    Reason.NO_CHANNEL: (NO_CHANNEL["zh"],),
    Reason.CHANNEL_DISABLED: (_own(403, "该渠道已被禁用"),),
    Reason.SERVICE_PAUSED: (
        raw(
            503,
            "该接口已暂停服务，恢复时间另行通知",
            {"code": 503, "msg": "该接口已暂停服务，恢复时间另行通知", "data": None},
        ),
    ),
    Reason.MAINTENANCE_WINDOW: (_maintenance("系统正在维护，请稍后再试"),),
    Reason.INSUFFICIENT_QUOTA: (task(403, "insufficient_user_quota", "用户额度不足, 剩余额度: ＄0.020000"),),
    Reason.PERMISSION_DENIED: (FORBIDDEN["zh"],),
    Reason.OWN_RATE_LIMIT: (_own(429, "您已达到请求数限制：1分钟内最多请求4次"),),
    Reason.REGION_BLOCKED: (_own(403, "您所在地区不支持访问", _PLACE),),
    Reason.MODEL_NOT_FOUND: (NO_CHANNEL["zh"],),
}
GATEWAY: Final[Mapping[str, Table]] = {"en": _ENGLISH, "zh": _CHINESE}
"""The gateway's own words by language."""
