"""Which codes an answer names, where, and in which family's shape."""

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum
from itertools import islice
from typing import Any, Final, NamedTuple

from exporter.core.classify.rule import words


class Field(IntEnum):
    """Where a code stands; the lower, the more it says."""

    REASON = 0
    CODE = 1
    TYPE = 2
    STATUS = 3


_FIELDS: Final = {
    name: field
    for field, names in {
        Field.REASON: "reason errorreason failreason failurereason failurereasons blockreason detailcode"
        " errorreasoncode reasoncode",
        Field.CODE: "code errorcode errcode statuscode bizcode retcode ret errno failcode failurecode subcode"
        " basecode taskcode errorname failmsg",
        Field.TYPE: "type errortype errtype kind exception exceptiontype",
        Field.STATUS: "status state error detail message msg errormessage errormsg failure statusmessage",
    }.items()
    for name in words(names)
}
"""Names of keys without underscores. Some give a code where a message belongs."""
_SAID: Final = ("message", "msg", "reason", "error")
"""Ends of further names of what is said; some put a code there."""
_LONGEST: Final = 80
_MOST: Final = 60
_SOME: Final = 4
_BARE: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[_.:-][A-Za-z0-9]+)*")
_PROSE: Final = re.compile(r"[A-Z][a-z]+(?: [a-z]+){2,11}\.?")
"""A sentence as a code: xAI."""
_IN_TEXT: Final = re.compile(
    r"\b(PUBLIC_ERROR_[A-Z_]{3,60})|\b(E[1-9]\d{3})\b|\((\w{5,40}Exception)\)"
    r"|\bcode:(\w{4,40}(?:\.\w{2,40})+|[A-Z]\w{4,40}(?= message:))"
    r"|\b((?:SAFETY|INTERNAL|INPUT_PREPROCESSING|ASSET|THIRD_PARTY)\.[A-Z_.]{4,40})|\blitellm\.(\w{5,40}):"
)
"""Codes that stand in messages: of Google Flow, Replicate, AWS, Tencent, Runway, LiteLLM."""
_BEGUN: Final = re.compile(r"(?:Error: )?([A-Z][a-z]{1,30}(?:\.?[A-Z][A-Za-z]{1,30}){1,4})(?=: )")
"""A code with which a sentence begins, as an SDK prints it: `ServiceNotOpen: …`, not the name of a class."""
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,20}(?:_[A-Z0-9]{2,20}){1,6}\b")
_A_SHORT_CRY: Final = 8
"""Spaces in a text that is all capitals; in a longer one no word stands out by them."""
_SNAKE: Final = re.compile(
    r"(?<![a-zA-Z0-9_.])(?:(?:no|not|invalid|insufficient|unsupported|missing"
    r"|all)_(?:[a-z]{2,20}_){0,4}[a-z]{2,20}"
    r"|(?:[a-z]{2,20}_){1,5}(?:error|failed|failure|exceeded|exhausted|unavailable|denied|blocked|disabled"
    r"|expired"
    r"|insufficient|detected|violation|overloaded|busy|limited|reached|refused|rejected|timeout"
    r"|ready))(?![a-zA-Z0-9_])"
)
"""The same in small letters, where the words are those of a complaint: a parameter is named so too."""
_VENDORS: Final = {
    "kling": "kling", "可灵": "kling", "minimax": "minimax", "hailuo": "minimax", "海螺": "minimax",
    "base_resp": "minimax", "zhipu": "zhipu", "bigmodel": "zhipu", "智谱": "zhipu", "cogvideo": "zhipu",
}  # fmt: skip
"""Vendors whose codes are numbers, by what they are called."""
_NUMBER: Final = re.compile(
    r"(?:code|errno|error|failed|failure|status|错误码?|失败)[\"' :=(\[>#]{1,6}(\d{4,5})(?![\d.])"
    r"|(?:^|[(\[ ])(\d{4,5})(?=[)\]:,]| -)"
)
_DIGITS: Final = re.compile(r"\d{4}")
_HINTS: Final = (
    "PUBLIC_ERROR_", "E1", "E4", "E6", "E8", "E9", "Exception)", "code:", "SAFETY.", "INTERNAL.", "ASSET.",
    "THIRD_PARTY.", "PROCESSING.", "litellm.",
)  # fmt: skip
_OPENAI: Final = frozenset({"message", "type", "param", "code"})
_PAIR: Final = 2
"""A code and a message, nothing else."""
_KEYS: Final = (
    ("luma", {"failure_code", "failure_reason"}),
    ("bedrock", {"__type"}),
    ("fal", {"loc"}),
    ("fal", {"error_type", "detail"}),
)
_ARK: Final = words("BadRequest Unauthorized Forbidden NotFound TooManyRequests InternalServerError")
_TYPES: Final = {
    "new_api_error": "new_api",
    "one_api_error": "new_api",
    **dict.fromkeys(_ARK, "ark"),
}
_RPC: Final = range(1, 17)
_JSON_RPC: Final = range(-32_768, -32_599)
_KLING: Final = range(1000, 6000)
_MINIMAX: Final = range(1000, 3000)
_VISUAL: Final = range(50_000, 61_000)
_FREE_API: Final = range(-2010, -1999)


class Named(NamedTuple):
    """A code as it came."""

    code: str
    field: Field
    layer: int
    """How deep it stands; what stands deeper is the cause of what stands above."""
    family: str
    """The family that gives codes in this shape; empty where the shape tells none."""


def named(value: Mapping[str, Any], key: str, layer: int) -> list[Named]:
    """The codes that one object names, which stands under `key`."""
    written = value
    value = {name.lower()[:_LONGEST]: item for name, item in value.items()}
    family = _family(value, key) or ("tencent" if "Code" in written and "Message" in written else "")
    found = [Named(code, field, layer, family) for code, field in _codes(value)]
    if family in ("rpc", "jsonrpc") and isinstance(value.get("code"), int):
        return [*found, Named(str(value["code"]), Field.STATUS, layer, family)]
    return found


def in_text(text: str, layer: int) -> list[Named]:
    """The codes that a message names, of the families that put them there."""
    said: list[str] = []
    if "_" in text:
        shouted = text.isupper() and text.count(" ") > _A_SHORT_CRY
        said = [] if shouted else [*islice(_CAPITALS.findall(text), _SOME)]
        said += islice(_SNAKE.findall(text), _SOME)
    found = [Named(word, Field.STATUS, layer, "") for word in said]
    begun = _BEGUN.match(text)
    if begun is not None and not begun[1].endswith(("Error", "Exception")):
        found.append(Named(begun[1], Field.CODE, layer, ""))
    if any(hint in text for hint in _HINTS):
        groups = islice((match.groups() for match in _IN_TEXT.finditer(text)), _SOME)
        found += [Named(next(filter(None, group)), Field.REASON, layer, "") for group in groups]
    return found


def numbered(line: str, layer: int) -> list[Named]:
    """The numbers that a folded sentence gives as the codes of a vendor it names, whose codes are numbers."""
    if _DIGITS.search(line) is None:
        return []
    family = next((family for name, family in _VENDORS.items() if name in line), None)
    if family is None:
        return []
    found = islice(_NUMBER.finditer(line), _SOME)
    return [Named(match[1] or match[2], Field.REASON, layer, family) for match in found]


def in_headers(headers: Mapping[str, str]) -> list[Named]:
    """The codes that headers name, lower-case names given."""
    return [
        Named(headers[name].partition(":")[0][:_LONGEST], Field.CODE, 0, family)
        for name, family in _HEADERS.items()
        if name in headers
    ]


_HEADERS: Final = {"x-amzn-errortype": "bedrock", "x-fal-error-type": "fal", "x-ms-error-code": "azure"}


def _codes(value: Mapping[str, Any]) -> Iterator[tuple[str, Field]]:
    for count, (name, item) in enumerate(value.items()):
        if count >= _MOST:
            return
        key = name.lower().replace("_", "")[:20]
        field = _FIELDS.get(key, Field.STATUS if key.endswith(_SAID) else None)
        if field is None:
            continue
        for part in item if isinstance(item, list) else (item,):
            if isinstance(part, str):
                text = part.strip()
                if 1 < len(text) <= _LONGEST and _fits(text, field):
                    yield text, field
            elif isinstance(part, int) and field is Field.CODE and (part > 1 or part in _FREE_API):
                yield str(part), field


def _fits(text: str, field: Field) -> bool:
    """It looks like a code: a word, or a number; as a code also a sentence."""
    if field is Field.CODE:
        return text.isdecimal() or " " not in text or _PROSE.fullmatch(text) is not None
    return _BARE.fullmatch(text) is not None


def _family(value: Mapping[str, Any], key: str) -> str:
    """The family of an object by its keys."""
    code = value.get("code")
    if key == "error":
        return _family_of_error(value, code)
    if key == "base_resp":
        return "minimax"
    for family, keys in _KEYS:
        if keys <= value.keys():
            return family
    return _family_of_answer(value, code)


def _family_of_answer(value: Mapping[str, Any], code: Any) -> str:
    """The family of an object that is an answer by itself."""
    whole = "request_id" in value and "message" in value
    if isinstance(code, int):
        return _family_of_whole(value, code)
    if not isinstance(code, str):
        return ""
    if (whole or "task_status" in value) and code[:1].isupper() and "_" not in code:
        return "dashscope"
    if isinstance(value.get("error"), str) and len(value) <= _PAIR + 1:
        return "xai"
    return "new_api" if "data" in value and value["data"] is None else ""


def _family_of_whole(value: Mapping[str, Any], code: int) -> str:
    """The family of an answer whose code is a number."""
    if code in _VISUAL and (value.get("status") == code or "time_elapsed" in value):
        return "visual"
    if code in _FREE_API and value.keys() >= {"message", "data"}:
        return "free_api"
    return "kling" if code in _KLING and value.keys() >= {"message", "request_id"} else ""


def _family_of_error(value: Mapping[str, Any], code: Any) -> str:
    """The family of an error object."""
    kind, number = value.get("type"), value.get("coden")
    if isinstance(kind, str) and kind in _TYPES:
        return _TYPES[kind]
    if isinstance(number, int) and number in _VISUAL:
        return "visual"
    status = isinstance(code, str) and code.isdecimal()
    if value.keys() >= _OPENAI:
        return "litellm" if status else "openai"
    if isinstance(code, int):
        return _family_of_number(value, code)
    return "zhipu" if status and len(value) <= _PAIR else ""


def _family_of_number(value: Mapping[str, Any], code: int) -> str:
    """The family of an error object whose code is a number."""
    if isinstance(value.get("status"), str):
        return "google"
    if code in _RPC:
        return "rpc"
    if code in _JSON_RPC:
        return "jsonrpc"
    return "minimax" if code in _MINIMAX and len(value) <= _PAIR else ""
