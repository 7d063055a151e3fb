"""Which keys mean what, over all vendors, and which of them say that something failed. All lower case."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from exporter.core.classify import links, parsing
from exporter.core.classify.rule import words

MESSAGES: Final = words(
    "message msg error errmsg err_msg error_msg errormsg error_message errormessage err"
    " errors _errors detail details title"
    " description error_description desc fail_reason failreason failmsg fail_msg"
    " failure_reason failure status_msg"
    " statusmessage status_message task_status_msg long_message raifilteredreason"
    " raimediafilteredreasons cause hint"
    " fail_starling_message blockreasonmessage data response body exception raw"
)
_TELLING: Final = ("reason", "msg", "message", "detail", "desc", "info", "text")
CODES: Final = words(
    "code type status reason err_code errcode errorcode error_code errno error_type kind"
    " errortype statuscode status_code"
    " ret finishreason finish_reason blockreason block_reason quotaid fail_code failcode task_status"
    " state failurecode failure_code bizcode err_type"
    " base_code"
)
BLOCKED: Final = frozenset({"blockreason", "block_reason"})
"""Whatever Gemini gives as its reason: the prompt was refused."""
FINISHED: Final = frozenset({"finishreason", "finish_reason"})
STATES: Final = frozenset({"status", "task_status", "state"})
ERRORS: Final = frozenset({"error", "errors", "details", "detail", "violations", "err"})
PARTS: Final = ERRORS - {"detail"}
"""Under these a status is never that of a job."""
TOP: Final = words("data message msg detail header result body payload output response") | {""}
"""Under these an object may be a whole answer again."""
MEANING: Final = {
    "param": "~input",
    "fieldviolations": "~input",
    "loc": "~input",
    "captcha_key": "captcha_required",
    "cf-mitigated": "cf_challenge",
    "upstreamhost": "~behind",
    "provider_name": "~behind",
    "upstreambody": "~behind",
    "upstream_body": "~behind",
    "upstream_error": "~behind",
    "upstream_response": "~behind",
}
"""What it means, as a code, that something stands under a key: OpenAI's `param` names what was refused."""
NO_INPUT: Final = frozenset({"", "none", "null", "model", "api_key", "authorization"})
"""Names under `param` that are not of what was put in: a refused model or key is another matter."""
LINKS: Final = words(
    "url video_url result_url uri gcsuri b64_json bytesbase64encoded fileuri download_url image_url"
)
UPSTREAM_STATUSES: Final = words(
    "upstreamstatus upstream_status upstreamstatuscode upstream_status_code upstreamcode upstream_code"
)
"""Under these a gateway tells the HTTP status that its own upstream gave."""
CHOICES: Final = frozenset({"choices", "candidates"})
SPOKEN: Final = frozenset({"message", "delta", "content", "parts"})
CONTENT: Final = frozenset({"content", "reasoning_content", "text"})
SKIPPED: Final = words(
    "prompt negative_prompt input inputs instances request usage model id object created created_at"
    " log_id logid trace_id request_id requestid headers help links tools tool_usage"
)
"""What says nothing about the outcome, or repeats what we sent."""
SUCCESS: Final = words(
    "success issuccess ok is_success issuccessful is_successful succ successful is_ok isok"
)
FILTERED_COUNTS: Final = frozenset({"raimediafilteredcount", "rai_media_filtered_count"})
FILTERED_REASONS: Final = frozenset({"raifilteredreason", "raimediafilteredreasons"})
_HELD_BACK: Final = words(
    "moderated is_moderated ismoderated image_moderated video_moderated content_filtered contentfiltered"
    " is_content_filtered safety_filtered nsfw_detected nsfw_content_detected has_nsfw_concepts"
    " blocked_by_moderation moderation_blocked content_blocked"
)
_PASSED: Final = words(
    "respect_moderation respectmoderation respects_moderation moderation_passed moderationpassed"
    " passed_moderation passes_moderation safety_passed safety_check_passed content_safe"
)
FLAGS: Final = _HELD_BACK | _PASSED
"""Names of flags of moderation."""

BUSINESS_CODES: Final = (
    "code",
    "ret",
    "errno",
    "err_code",
    "errcode",
    "error_code",
    "status_code",
    "statuscode",
    "retcode",
    "ret_code",
    "resultcode",
    "result_code",
    "responsecode",
    "response_code",
    "biz_code",
    "bizcode",
    "returncode",
    "return_code",
)
BUSINESS_TEXTS: Final = (
    "msg",
    "message",
    "errmsg",
    "err_msg",
    "error_msg",
    "status_message",
    "status_msg",
    "statusmessage",
    "retmsg",
    "ret_msg",
    "resultmsg",
    "result_msg",
    "resultmessage",
    "result_message",
    "responsemessage",
    "response_message",
    "biz_msg",
    "bizmsg",
    "returnmsg",
    "return_msg",
)
_ERROR_TEXTS: Final = ("errmsg", "err_msg", "error_msg")
BUSINESS_SUCCESS: Final = frozenset(
    {"0", "200", "success", "ok", "1", "true", "", "succeeded", "200000", "10000"}
)
BUSINESS_EITHER: Final = frozenset({"1", "10000"})
"""Success with some, failure with others: with nothing to show for it, the message tells."""
_NOUGHTS: Final = re.compile(r"[A-Z]?0+|2\d\d(?:00)?")
_WELL: Final = re.compile(
    r"(?:ok|success(?:ful(?:ly)?)?|succeed(?:ed)?|accepted|created|.{0,4}成功)[.!。！]?"
)
"""What is said where all is well, whatever the number beside it."""
BUSINESS_DONE: Final = ("success", "成功", "submitted", "created", "完成", "已提交")

BEHIND: Final = words(
    "upstream_error bad_response_status_code fail_to_fetch_task do_request_failed openai_error claude_error"
    " gemini_error upstream_http_error bad_response bad_response_body provider_error provider_api_error"
    " upstreamapiexception"
)
"""Codes of gateways for `this is what my upstream said`."""

FAILED_STATES: Final = words(
    "failed failure fail error cancelled canceled expired rejected timeout timed_out aborted"
    " media_generation_status_failed task_status_failed incomplete budget_exceeded"
)
PENDING_STATES: Final = words(
    "queued queueing in_queue pending submitted in_progress processing running not_start"
    " starting created preparing"
    " generating waiting accepted throttled dreaming queued_for_generation media_generation_status_pending"
    " media_generation_status_active preprocessing postprocessing scheduled enqueued started initializing"
    " initialising rendering uploading downloading in_review validating not_started"
    " 排队中 处理中 生成中 等待中 进行中"
)


def codes(key: str) -> bool:
    """Whether a code stands under a key: one of `CODES`, or one put together like `errCodeExt`."""
    return key in CODES or ("code" in key and ("err" in key or "fail" in key))


def tells(key: str) -> bool:
    """Whether words stand under a key: one of `MESSAGES`, or one put together like `errorReason`."""
    if key in MESSAGES:
        return True
    if key.endswith(("message", "msg")) or key.startswith("msg"):
        return not codes(key) and "code" not in key
    return ("err" in key or "fail" in key) and key.endswith(_TELLING) and key not in CODES


_WORD: Final = re.compile(
    r"(?<!no)(?<!no[_ -])(?:fail(?:ed|ure)?|error(?:ed)?)(?:$|[_ -](?!retry|free))"
    r"|(?:^|[_ -])(?:unsuccessful|rejected|cancell?ed|aborted|dead|killed|blocked|denied|expired|timed?_?out"
    r"|terminated|interrupted|crashed|faulted|declined|refused|moderated|abnormal|broken|invalid|banned|lost"
    r"|oom|stopped|unfinished|refunded|deleted|not_approved|unapproved|not_found|risk)$"
    r"|失败|失敗|실패|已取消|异常"
)
_LONGEST_STATE: Final = 60
_TOLD: Final = words(
    "errormessage errormsg errordetail errorreason failmsg failmessage failreason failurereason"
    " failuremessage"
)
"""Names, without underscores, under which there are words only where something failed."""
_TOLD_IN_CODE: Final = words("errorcode errcode failcode failurecode")
"""The same for codes, which are words there and not the number of a success."""
_CUSTOMERS: Final = words("caption captions subtitle subtitles lyrics script alt alt_text")
_JOINED: Final = str.maketrans("", "", " -_.")
_PENDING: Final = frozenset(state.translate(_JOINED) for state in PENDING_STATES)
_NOTHING: Final = words("none null success succeeded ok")
_DONE: Final = words("success succeeded succeed completed complete done finished 1")
_NO_ERROR: Final = words("0 200 success succeeded ok none null false no_error")
_ASSETS: Final = words("output outputs videos images video urls result_urls resulturls videourl imageurl")
_FALSE: Final = words("false no 0 fail failed")


def held_back(key: str, item: Any) -> bool:
    """A flag, or one for each product, says that what was made was taken back for its content."""
    if key not in FLAGS:
        return False
    flags = item if isinstance(item, list) else [item]
    return any(flag is (key in _HELD_BACK) for flag in flags)


def customers(key: str) -> bool:
    """Under this key stands what a customer wrote, or what was made of it."""
    return key in _CUSTOMERS or ("prompt" in key and not key.startswith("promptfeedback"))


def pending(state: str) -> bool:
    """The status word of a job that is queued or runs: `in_progress`, `InProgress`, `PRE-PROCESSING`."""
    return state in PENDING_STATES or state.translate(_JOINED) in _PENDING


def word(state: str) -> bool:
    """The status word of a job is one of failure: `failed`, `GENERATION_STATUS_FAILED`."""
    return state in FAILED_STATES or (len(state) < _LONGEST_STATE and _WORD.search(state) is not None)


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
    return isinstance(code, str | int) and str(code).strip().lower() in _NO_ERROR


def _given(value: Mapping[str, Any]) -> bool:
    """A job that is done, and a link to what it made."""
    done = any(str(value.get(name)).lower() in _DONE for name in STATES)
    return done and any(
        isinstance(item, str)
        and item.startswith(("http://", "https://"))
        and not links.leads_away(item[:400])
        for name, item in _outermost(value)
        if name in LINKS or name in _ASSETS
    )


def _outermost(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names and values of an object and of those in it, and of the firsts of its lists."""
    for name, item in value.items():
        inner = item[0] if isinstance(item, list) and item else item
        yield name, inner
        if isinstance(inner, dict):
            yield from ((str(key).lower(), part) for key, part in inner.items())


def told(value: Mapping[str, Any]) -> bool:
    """Beside a job that is not done stand the words of an error."""
    if any(str(value.get(name)).lower() in _DONE for name in (*STATES, "successflag")):
        return False
    for name, item in value.items():
        if not isinstance(item, str):
            continue
        key = name.replace("_", "").replace(" ", "")
        text = item.strip().lower()
        if key in _TOLD and text and text not in _NOTHING and not text.startswith(("http://", "https://")):
            return True
        if key in _TOLD_IN_CODE and text not in _NOTHING and text[:1].isalpha():
            return True
    return False


def business(value: Mapping[str, Any]) -> bool:
    """A reseller's envelope, a code and a message without an error object, that tells of a failure."""
    said = [value[name] for name in BUSINESS_TEXTS if isinstance(value.get(name), str)]
    if not said:
        return False
    code = next((value[name] for name in BUSINESS_CODES if name in value), value.get("success"))
    if not isinstance(code, str | int):
        return False
    text = said[0].strip().lower()
    if str(code) in BUSINESS_EITHER and not value.get("data"):
        return bool(text) and text != "ok" and not any(done in text for done in BUSINESS_DONE)
    if str(code) == "200" and not value.get("data") and "code" not in value:
        # Under these names a sentence is an error's: `{"errno": 200, "errmsg": "...", "data": ""}`.
        told_off = next((value[name] for name in _ERROR_TEXTS if isinstance(value.get(name), str)), "")
        return bool(told_off.strip()) and _WELL.fullmatch(told_off.strip().lower()) is None
    return not well(code) and _WELL.fullmatch(text) is None


def well(code: str | int) -> bool:
    """The code of a success: one of `BUSINESS_SUCCESS`, noughts, or a status of HTTP."""
    return str(code).lower() in BUSINESS_SUCCESS or _NOUGHTS.fullmatch(str(code)) is not None


def well_said(text: str) -> bool:
    """What is said where all is well."""
    return _WELL.fullmatch(text) is not None


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
