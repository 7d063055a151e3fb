"""The HTTP statuses that a sentence names: after a word for one, before its phrase, or at its end."""

import re
from collections.abc import Iterator
from typing import Final

_STATUS: Final = re.compile(
    r"(?:failed|(?:http|client|server|api) error|http|status|code|returned|upstream|api|bizcode|got|received"
    r"|respond(?:ed|s)(?: with)?|answered(?: with)?)"
    r"""[ :=_(#"',-]{1,4}(?:http )?([1-5]\d\d)(?!\d)"""
    r"|(?:状态码|错误码)[ :(]{1,3}([1-5]\d\d)(?!\d)"
    r"|(?:(?:status|response|error) code (?:of|is|was)|状态码为|狀態碼|响应码|ステータス"
    r"(?:コード)?"
    r"|(?:상태|응답) ?코드|código(?: de (?:estado|status|erro|error))?|code (?:d'état|de statut|http)"
    r"|код(?: (?:состояния|статуса|ответа|ошибки))?|mã (?:trạng thái|lỗi|phản hồi)|statuscode|fehlercode)"
    r"[ :(=\[]{0,3}([45]\d\d)(?!\d)"
    r"|(?:返回了?|响应)[ :(]{0,3}([45]\d\d)(?!\d)"
    r"""|http/\d(?:\.\d)?"? ([1-5]\d\d)(?!\d)"""
    r"|(?:^|\(|(?:error|exception|precondition|denied|argument|exhausted|unavailable|found): ?"
    r"|(?:ました|错误|失败|오류): ?)([45]\d\d)(?=[ :,)-]|$)"
    r"|(?<![\w.])([45]\d\d)[ :-]{1,3}(?:bad request|unauthorized|payment required|forbidden|not found"
    r"|unprocessable|too many requests|internal server error|bad gateway|service unavailable|gateway time"
    r"|payload too large|request entity too large)"
    r"|returned error: ([1-5]\d\d)(?!\d)|\berror ([45]\d\d)(?=: )"
)
_NUMBER: Final = re.compile(r"[1-5]\d\d(?!\d)")
_BEFORE: Final = 60
_AFTER: Final = 40
"""So many characters around its number a status is named with, at most."""
_PHRASES: Final = {
    "bad request": 400, "unauthorized": 401, "payment required": 402, "forbidden": 403, "not found": 404,
    "method not allowed": 405, "unprocessable entity": 422, "unprocessable content": 422,
    "too many requests": 429, "internal server error": 500, "bad gateway": 502, "service unavailable": 503,
    "gateway timeout": 504, "gateway time-out": 504,
}  # fmt: skip
_PHRASE_AT_END: Final = re.compile(rf"[:(-] ?({'|'.join(_PHRASES)})[).]{{0,2}}$")
"""A reason phrase of HTTP as the last word of a complaint: `Failed to call model: Bad Request`."""
_AT_END: Final = re.compile(r"[ :,(#[](40[0-5]|40[89]|410|413|42[2-59]|451|50[0-4]|52\d|530|599)[)\].]{0,2}$")
_FELL: Final = (
    "fail",
    "error",
    "invalid",
    "unable",
    "could not",
    "失败",
    "错误",
    "异常",
    "无效",
    "실패",
    "오류",
)
"""A status as the last word of a complaint: `Failed to get user info:429`."""


def named(line: str, *, numbers_alone: bool) -> Iterator[int]:
    """The statuses in a line, folded; `numbers_alone`: no phrase counts for the number it stands for."""
    for start, end in _stretches(line):
        for match in _STATUS.finditer(line, start, end):
            yield int(match[match.lastindex or 1])
    ended = _ending(line, numbers_alone=numbers_alone)
    if ended is not None and any(word in line for word in _FELL):
        yield ended


def _stretches(line: str) -> Iterator[tuple[int, int]]:
    """Where there are numbers: of a long text little has to be searched."""
    start = end = -1
    for number in _NUMBER.finditer(line):
        if end >= 0 and number.start() - end > _BEFORE + _AFTER:
            yield start, end + _AFTER
            end = -1
        start = start if end >= 0 else max(0, number.start() - _BEFORE)
        end = number.end()
    if end >= 0:
        yield start, end + _AFTER


def _ending(line: str, *, numbers_alone: bool) -> int | None:
    """The HTTP status with which a sentence ends, as a number or as a reason phrase."""
    last = _AT_END.search(line[-8:])
    if last is not None:
        return int(last[1])
    phrase = None if numbers_alone else _PHRASE_AT_END.search(line[-30:])
    return None if phrase is None else _PHRASES[phrase[1]]
