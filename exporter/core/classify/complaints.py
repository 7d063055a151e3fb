"""What an object, its names in lower case, says of itself: that something failed, or that all is well."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from exporter.core.classify import fields, links, parsing, stated
from exporter.core.classify.rule import words

_TEXTS: Final = frozenset(fields.BUSINESS_TEXTS)
_CODES: Final = frozenset(fields.BUSINESS_CODES)
_ERROR_TEXTS: Final = ("errmsg", "err_msg", "error_msg")
_SUCCESS: Final = frozenset({"0", "200", "success", "ok", "1", "true", "", "succeeded", "200000", "10000"})
_EITHER: Final = frozenset({"1", "10000"})
"""Success with some, failure with others: with nothing to show for it, the message tells."""
_NOUGHTS: Final = re.compile(r"[A-Z]?0+|2\d\d(?:00)?")
_ILL: Final = re.compile(
    r"(?:[^\s,;:。]{0,8}(?:失败|失敗|실패|出错|错误)(?:了|しました|했습니다)?"
    r"|(?:\w+ ){0,3}(?:failed|failure|error))[.!。！]?"
)
"""What is said where something failed, whatever the number beside it."""
_SUBMITTED: Final = ("success", "成功", "submitted", "created", "完成", "已提交")
_TOLD: Final = words(
    "errormessage errormsg errordetail errorreason failmsg failmessage failreason failurereason"
    " failuremessage"
)
"""Names, without underscores, under which there are words only where something failed."""
_TOLD_IN_CODE: Final = words("errorcode errcode failcode failurecode")
"""The same for codes, which are words there and not the number of a success."""
_WORDED: Final = _TOLD | _TOLD_IN_CODE
_HOW: Final = fields.STATES | {"successflag"}
_NOTHING: Final = words("none null success succeeded ok")
_DONE: Final = words("success succeeded succeed completed complete done finished 1")
NO_ERROR: Final = words("0 200 success succeeded ok none null false no_error")
_ASSETS: Final = words("output outputs videos images video urls result_urls resulturls videourl imageurl")
_FALSE: Final = words("false no 0 fail failed")
_LONGEST_WORD: Final = 20
_AUDITS: Final = ("approve", "audit", "moderation", "censor", "safety", "compliance")
_AUDITED_OUT: Final = words(
    "block blocked reject rejected refuse refused deny denied unsafe flagged not_pass notpass unpass"
    " non_compliant 不合规 违规 不通过 未通过 拒绝"
)


def held_back(key: str, item: Any) -> bool:
    """A flag, or one for each product, says that what was made was taken back for its content."""
    if key not in fields.FLAGS:
        return False
    flags = item if isinstance(item, list) else [item]
    return any(flag is (key in fields.HELD_BACK) for flag in flags)


def audited_out(key: str, item: Any) -> bool:
    """An audit of what was made came to no: `"img_approve_conclusion": "block"`."""
    if not isinstance(item, str) or len(item) > _LONGEST_WORD:
        return False
    return item.strip().lower() in _AUDITED_OUT and any(word in key for word in _AUDITS)


def success_denied(item: Any) -> bool:
    """What stands under `success` says no: false, 0, `"false"`."""
    return item is False or (isinstance(item, str | int) and str(item).lower() in _FALSE)


def object_error(value: Mapping[str, Any]) -> bool:
    """There is an error with something in it; beside a success and what it gives, a nought is none."""
    named = (
        (meaningful(value.get("error")) and not (_nought(value.get("error")) and _given(value)))
        or bool(value.get("errors"))
        or isinstance(value.get("fault"), dict)
    )
    return named or value.get("type") == "error"


def _nought(error: Any) -> bool:
    """An error member that says of itself that it is none: code 0, or `success`."""
    code = error.get("code", error.get("err_code")) if isinstance(error, dict) else error
    return isinstance(code, str | int) and str(code).strip().lower() in NO_ERROR


def _given(value: Mapping[str, Any]) -> bool:
    """A job that is done, and a link to what it made."""
    done = any(str(value[name]).lower() in _DONE for name in fields.STATES & value.keys()) or any(
        value[name] is True for name in fields.SUCCESS & value.keys()
    )
    return done and any(
        isinstance(item, str)
        and item.startswith(("http://", "https://"))
        and not links.leads_away(item[:400])
        for name, item in _outermost(value)
        if name in fields.LINKS or name in _ASSETS
    )


def _outermost(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names and values of an object and of those in it, and of the firsts of its lists."""
    for name, item in value.items():
        inner = item[0] if isinstance(item, list) and item else item
        yield name, inner
        if isinstance(inner, dict):
            yield from ((str(key).lower(), part) for key, part in inner.items())


def done(value: Mapping[str, Any]) -> bool:
    """A job says of itself that it is done."""
    return any(str(value[name]).lower() in _DONE for name in _HOW & value.keys())


def told(value: Mapping[str, Any]) -> bool:
    """Beside a job that is not done stand the words of an error."""
    if done(value):
        return False
    for name, item in value.items():
        key = name.replace("_", "").replace(" ", "")
        if key not in _WORDED or not isinstance(item, str):
            continue
        text = item.strip().lower()
        if key in _TOLD and text and text not in _NOTHING and not text.startswith(("http://", "https://")):
            return True
        if key in _TOLD_IN_CODE and text not in _NOTHING and text[:1].isalpha():
            return True
    return False


def business(value: Mapping[str, Any]) -> bool:
    """A reseller's envelope, a code and a message without an error object, that tells of a failure."""
    told = _envelope(value)
    if told is None:
        return False
    code, text = told
    if stated.goes_on(text):
        return False
    if str(code) in _EITHER and not value.get("data"):
        return (
            bool(text)
            and text != "ok"
            and (stated.undone(text) or not any(done in text for done in _SUBMITTED))
        )
    if str(code) == "200" and not value.get("data") and "code" not in value:
        # Under these names a sentence is an error's: `{"errno": 200, "errmsg": "...", "data": ""}`.
        told_off = next((value[name] for name in _ERROR_TEXTS if isinstance(value.get(name), str)), "")
        return bool(told_off.strip()) and not stated.well_said(told_off.strip().lower())
    if _ILL.fullmatch(text) and not value.get("data"):
        return True
    return not well(code) and not stated.well_said(text)


def fine(value: Mapping[str, Any]) -> bool:
    """An envelope, a code and a message, that says twice that all is well."""
    told = _envelope(value)
    return told is not None and well(told[0]) and stated.well_said(told[1])


def _envelope(value: Mapping[str, Any]) -> tuple[str | int, str] | None:
    """The code and the folded message of an envelope."""
    texts = [name for name in _TEXTS & value.keys() if isinstance(value[name], str)]
    if not texts:
        return None
    said = texts[0] if len(texts) == 1 else next(name for name in fields.BUSINESS_TEXTS if name in texts)
    codes = _CODES & value.keys() or {"success"}
    told = next(iter(codes)) if len(codes) == 1 else next(n for n in fields.BUSINESS_CODES if n in codes)
    code = value.get(told)
    return (code, value[said].strip().lower()) if isinstance(code, str | int) else None


def well(code: str | int) -> bool:
    """The code of a success: one of `_SUCCESS`, noughts, or a status of HTTP."""
    return str(code).lower() in _SUCCESS or _NOUGHTS.fullmatch(str(code)) is not None


def own_word(value: Mapping[str, Any]) -> bool:
    """In a list of errors stands a reseller's whole envelope: errors have codes in words, and no `msg`."""
    code = value.get("code")
    return "success" in value or "msg" in value or (isinstance(code, int) and "status" not in value)


def meaningful(error: Any) -> bool:
    """An error object with nothing in it is no error; one that wraps a whole answer leaves the word to it."""
    if isinstance(error, dict):
        return any(error.values())
    if isinstance(error, str) and error.lstrip()[:1] in ("{", "[", '"'):
        return parsing.parse(error) is None
    return bool(error)
