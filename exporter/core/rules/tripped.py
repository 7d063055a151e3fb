"""What a server says of its own insides: exceptions of its language, answers it could not read, retries."""

from typing import Final

from exporter.core.rules.base import REVERSE, Rule, pairs
from exporter.core.words import Reason

TABLE: Final = (
    Rule(
        name="tripped.language",
        reason=Reason.UPSTREAM_5XX,
        statuses=frozenset(range(200, 600)),
        phrases=(
            "index out of range",
            "out of bounds",
            "object has no attribute",
            "object is not subscriptable",
            "object is not iterable",
            "cannot read propert",
            "undefined is not",
            "nil pointer dereference",
            "invalid memory address",
            "nullpointerexception",
            "unboundlocalerror",
            "interface conversion:",
            "no space left on device",
            "database is locked",
        ),
        seen="chenyme/grok2api issue 68: `list index out of range`: nothing of ours was out of its range",
    ),
    Rule(
        name="tripped.vendor_objects_reverse",
        reason=Reason.BAD_RESPONSE,
        on=REVERSE,
        phrases=("unknown application", "unknown integration", "unknown interaction", "unknown guild"),
        seen="UrielCh/midjourney-client issue 6: Discord replaced what the wrapper calls, we never name it",
    ),
    Rule(
        name="tripped.answer_unreadable",
        reason=Reason.BAD_RESPONSE,
        phrases=(
            *pairs(
                "响应|返回数据|返回结果|返回内容|返回值",
                "格式错误|格式不正确|格式异常|无法解析|解析失败|解析错误",
            ),
            "返回格式",
            *pairs("invalid|malformed", "response:|response from"),
            *pairs("missing", "in response|from response|in the response|from the response"),
            "レスポンスの形式",
            "응답 형식",
        ),
        seen=(
            "rohitaryal/imageFX-api issue 16: `Invalid session response: missing required fields`:"
            " theirs lack them, not ours"
        ),
    ),
    Rule(
        name="tripped.too_long",
        reason=Reason.OVERLOADED,
        phrases=(
            *pairs("queue|wait time|waiting time|response time", "is too long"),
            *pairs("队列|排队|等待时间|响应时间", "过长|太长|已满"),
        ),
        seen="what is too long is the line before them, not our prompt",
    ),
    Rule(
        name="tripped.gave_up",
        reason=Reason.UPSTREAM_5XX,
        statuses=frozenset(range(500, 600)),
        phrases=(
            *pairs("maximum|max", "retries|retry attempts|number of attempts"),
            *pairs("重试", "次数|上限|失败|用尽"),
            "all retries failed",
            "retries exhausted",
        ),
        seen="CloudWaddie/LMArenaBridge issue 172 and tbphp/gpt-load MAX_RETRIES_EXCEEDED",
    ),
    Rule(
        name="tripped.not_ours",
        reason=Reason.UPSTREAM_5XX,
        statuses=frozenset(range(500, 600)),
        phrases=(
            "格式错误",
            "格式不正确",
            "is too long",
            "exceeds the maximum",
            "out of range",
            "invalid input from",
            *pairs("unmarshal|decode|parse", "response|task result"),
            *pairs("upstream|上游", "cannot be empty|不能为空|为空|invalid input|invalid value"),
        ),
        seen="under a 5xx these speak of what a server itself handles; new-api marks its refusals with codes",
    ),
)
"""Tried before the parameters, of which they use the words."""
