"""What an object says of itself without a message: `{"code": -1, "data": null}`, `{"failed": true}`.

Nobody hands a job over in such words, so an answer that has nothing else is no success, whatever its status.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from exporter.core.classify import complaints, fields, stated
from exporter.core.classify.rule import words

FAILED: Final = words("iserror is_error haserror has_error failed isfailed is_failed faulted")
"""Questions to which yes is the bad answer."""
ENDED: Final = words(
    "terminated aborted rejected crashed cancelled canceled blocked denied banned errored timed_out timedout"
)
"""Flags that say how a job ended."""
_CLOSED: Final = words(
    "maintenance under_maintenance undermaintenance in_maintenance is_maintenance maintenance_mode"
    " challenge_required paused is_paused"
    " suspended is_suspended disabled is_disabled service_disabled"
)
"""Flags that say that the service is shut, or wants to see a person."""
_SOLVED: Final = ("solved", "passed", "verified", "ok", "enabled", "supported")
_ERRORS: Final = words("errcode err_code errorcode error_code errno err_no err_num errornum")
"""Numbers that are nought as long as all is well."""
_STATES: Final = words("stat resultcode result_code resultstatus result_status httpstatus http_status code")
_TEXTS: Final = words("err faultstring fault_string")
_CODES: Final = frozenset(fields.BUSINESS_CODES) | words(
    "status returncode return_code rtn httpstatus http http_code httpcode"
)
_COMPLAINT: Final = re.compile(
    r"insufficient|not_?enough|invalid|expired|denied|exceeded|unauth|forbidden|unavailable|busy|violation"
    r"|unsupported|exhausted|overdue|not_?found|too_?many|too_?large|no_?permission|required|missing|offline|reject|arrears|overload|crash|timeout|banned|suspended|disabled|illegal|blocked"
)
"""What a code in words complains of."""
_HANDED: Final = fields.TOP | fields.LINKS | words("id task_id taskid job_id jobid video_id videoid url urls")
"""Where something is handed over."""
_WELL: Final = words("none null false success succeeded ok success! 0") | {""}
_ANSWERED: Final = words("message msg response result outcome answer")
_NOT_WELL: Final = words("notok not_ok nok ng ko nack error fail failed failure rejected denied")
"""Single words in the place of a message that say no."""
_NO: Final = words("n f no false fail failed")
"""What a flag says that is no boolean: `"resultFlag": "N"`."""
_ILL_FLAGS: Final = (2, 3)
"""Of https://docs.kie.ai: a task that could not be set up, and one that failed."""
_HTTP: Final = words("statuscode status_code httpstatus http_status httpcode http_code")
_NUMBERS: Final = words("statuscode status_code errcode err_code errorcode error_code failcode fail_code")
_FAILED: Final = range(400, 600)
_REFUSED: Final = 400
_REFUSALS: Final = words("detail code error_code errorcode error_type errortype err_code errcode reason")
_BAD: Final = (None, stated.StateWord.LOST)
_GOOD: Final = (
    "success",
    "submitted",
    "created",
    "accepted",
    "queued",
    "started",
    "成功",
    "提交",
    "排队",
    "完成",
)


def negative(value: Mapping[str, Any]) -> bool:
    """Whether the number of an outcome, wherever its object stands, is none of a success."""
    numbers = (value[name] for name in _NUMBERS & value.keys())
    return any(
        isinstance(item, int) and not isinstance(item, bool) and (item < 0 or item in _FAILED)
        for item in numbers
    )


def closed(name: str) -> bool:
    """Whether a flag of this name says that the service is shut, or wants to see a person."""
    return name in _CLOSED or ("captcha" in name and not name.endswith(_SOLVED))


def denies(value: Mapping[str, Any]) -> bool:
    """Whether an object, its names in lower case, says that something failed, and needs no message for it."""
    if any(stated.goes_on(str(value[name]).lower()) for name in _ANSWERED & value.keys()):
        return False
    return _alone(value) or any(_says_no(name, item, value) for name, item in value.items())


def _alone(value: Mapping[str, Any]) -> bool:
    """Nothing but what frameworks give a refusal: `{"detail": "client disabled"}`, `{"code": "no_lane"}`.

    Beside flags, `{"wall": true, "reason": "sign_in_required"}`, its words have to be those of a complaint.
    """
    told = [(name, item) for name, item in value.items() if not isinstance(item, bool)]
    if len(told) != 1:
        return False
    name, item = told[0]
    if name not in _REFUSALS or not isinstance(item, str) or item.isdecimal():
        return False
    text = item.strip().lower()
    if len(value) == 1:
        return bad_news(text)
    well = any(value[flag] is True for flag in fields.SUCCESS & value.keys())
    return not well and " " not in text and _COMPLAINT.search(text) is not None


def bad_news(text: str) -> bool:
    """Whether words, folded, are neither of something that is well nor of something that was begun."""
    return (
        text not in _WELL | complaints.NO_ERROR
        and not stated.well_said(text)
        and stated.alone(text) in _BAD
        and (not any(good in text for good in _GOOD))
    )


def _says_no(name: str, item: Any, value: Mapping[str, Any]) -> bool:
    if isinstance(item, bool):
        return (item and name in FAILED) or (not item and name == "status" and _worded(value))
    if isinstance(item, str):
        return _in_words(name, item.strip().lower(), value)
    if isinstance(item, list):
        return name == "ret" and any(str(part).startswith("FAIL") for part in item)
    return isinstance(item, int) and _in_numbers(name, item, value)


def _worded(value: Mapping[str, Any]) -> bool:
    """There is a message that does not say that all is well."""
    texts = (value[name] for name in _ANSWERED & value.keys() if isinstance(value[name], str))
    return any(text.strip() and not stated.well_said(text.strip().lower()) for text in texts)


def _in_words(name: str, item: str, value: Mapping[str, Any]) -> bool:
    if name in _TEXTS:
        return item not in _WELL
    if name in _ANSWERED:
        return item in _NOT_WELL and not complaints.done(value)
    if name.endswith("flag"):
        return item in _NO
    return name in _STATES and (
        stated.word(item) or (" " not in item and _COMPLAINT.search(item) is not None)
    )


def _in_numbers(name: str, item: int, value: Mapping[str, Any]) -> bool:
    if name in _ERRORS:
        return not complaints.well(item)
    if name == "successflag":
        return item in _ILL_FLAGS
    if name not in _CODES or complaints.well(item):
        return False
    if name in _HTTP and item in _FAILED:
        return True
    return (item >= _REFUSED or name != "status") and not _hands_over(value)


def _hands_over(value: Mapping[str, Any]) -> bool:
    """Whether there is anything that a success would give."""
    return any(
        item and item is not True and (name in _HANDED or isinstance(item, dict | list))
        for name, item in value.items()
    )
