"""Which keys mean what, over all vendors: messages, codes, links, what we sent. All lower case."""

from typing import Final

from exporter.core.classify.rule import words

MESSAGES: Final = words(
    "message msg error errmsg err_msg error_msg errormsg error_message errormessage err"
    " errors _errors detail details title"
    " description error_description desc fail_reason failreason failmsg fail_msg"
    " failure_reason failure status_msg"
    " statusmessage status_message task_status_msg long_message raifilteredreason"
    " raimediafilteredreasons cause hint"
    " rm em fail_starling_message blockreasonmessage data response body exception raw"
)
_TELLING: Final = ("reason", "msg", "message", "detail", "desc", "info", "text")
STATES: Final = words(
    "status state phase lifecycle task_status taskstatus task_state taskstate job_status jobstatus job_state"
    " jobstate video_status videostatus generation_status generationstatus run_status runstatus"
    " render_status renderstatus process_status order_status gen_status statustext status_text statusname"
    " status_str statusstr"
    " current_status currentstatus execution_status executionstatus etat état estado"
    " zustand 状态 任务状态 상태"
    " trang_thai trạng_thái situacao situação statut stato durum статус состояние ステータス 状況"
)
CODES: Final = (
    words(
        "code type status reason err_code errcode errorcode error_code errno error_type kind"
        " errortype statuscode status_code"
        " ret finishreason finish_reason stopreason stop_reason blockreason block_reason quotaid"
        " fail_code failcode task_status state failurecode failure_code bizcode err_type"
        " base_code httpstatus http_status httpcode http_code http rc ec"
    )
    | STATES
)
BLOCKED: Final = frozenset({"blockreason", "block_reason"})
"""Whatever Gemini gives as its reason: the prompt was refused."""
FINISHED: Final = words("finishreason finish_reason stopreason stop_reason")
ERRORS: Final = frozenset({"error", "errors", "details", "detail", "violations", "err"})
PARTS: Final = ERRORS - {"detail"}
"""Under these a status is never that of a job."""
TOP: Final = words("data message msg detail head header meta result body payload output response") | {""}
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
PARAMETERS: Final = words(
    "prompt negative_prompt duration seconds fps frames size resolution ratio aspect_ratio aspectratio width"
    " height"
    " image image_url images first_frame last_frame first_frame_image end_image reference_images video_url"
    " audio_url mode quality style seed n voice voice_id num_frames guidance_scale callback_url webhook_url"
)
"""Names of what is put in: a sentence under one of them, in an answer that failed, is a refusal of it."""
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
_OF_OURS: Final = words("prompt negative_prompt input inputs instances request headers help links tools")
SUCCESS: Final = words(
    "success issuccess ok is_success issuccessful is_successful succ successful is_ok isok"
)
TAKEN_ON: Final = SUCCESS | words("accepted queued submitted created scheduled enqueued received")
"""Flags that say that all is well, or that an order was taken."""
OVER: Final = words(
    "done finished completed is_done isdone is_finished isfinished ended final over is_over closed terminal"
    " 是否结束 是否完成"
)
"""Flags that are off as long as a job goes on."""
PROGRESS: Final = words("progress percent pct percentage progress_percent progresspercent progress_pct")
FILTERED_COUNTS: Final = frozenset({"raimediafilteredcount", "rai_media_filtered_count"})
FILTERED_REASONS: Final = frozenset({"raifilteredreason", "raimediafilteredreasons"})
HELD_BACK: Final = words(
    "moderated is_moderated ismoderated image_moderated video_moderated content_filtered contentfiltered"
    " is_content_filtered safety_filtered nsfw_detected nsfw_content_detected has_nsfw_concepts"
    " blocked_by_moderation moderation_blocked content_blocked"
)
_PASSED: Final = words(
    "respect_moderation respectmoderation respects_moderation moderation_passed moderationpassed"
    " passed_moderation passes_moderation safety_passed safety_check_passed content_safe is_safe"
    " is_image_safe is_video_safe is_content_safe image_safe video_safe"
)
FLAGS: Final = HELD_BACK | _PASSED
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
    "rc",
    "ec",
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
    "rm",
    "em",
)

BEHIND: Final = words(
    "upstream_error bad_response_status_code fail_to_fetch_task do_request_failed openai_error claude_error"
    " gemini_error upstream_http_error bad_response bad_response_body provider_error provider_api_error"
    " upstreamapiexception"
)
"""Codes of gateways for `this is what my upstream said`."""


_NO_CODES: Final = (
    "language_code", "languagecode", "langcode", "country_code", "countrycode", "region_code", "regioncode",
    "encode", "decode", "transcode", "barcode", "qrcode", "qr_code", "postcode", "zipcode", "timecode",
    "promo_code", "promocode", "invite_code", "invitecode", "source_code", "sourcecode",
)  # fmt: skip
"""Ends of names of codes that tell of no outcome."""


def says_nothing(key: str, item: object) -> bool:
    """Whether what stands under a key is no word on the outcome: what we sent, or a plain id or time."""
    return key in SKIPPED and (key in _OF_OURS or not isinstance(item, dict))


def codes(key: str) -> bool:
    """Whether a code stands under a key: one of `CODES`, or one put together like `errCodeExt`."""
    if key in CODES or ("code" in key and ("err" in key or "fail" in key)):
        return True
    return key.endswith("code") and not key.endswith(_NO_CODES)


def tells(key: str) -> bool:
    """Whether words stand under a key: one of `MESSAGES`, or one put together like `errorReason`."""
    if key in MESSAGES:
        return True
    if key.endswith(("message", "msg")) or key.startswith("msg"):
        return not codes(key) and "code" not in key
    return ("err" in key or "fail" in key) and key.endswith(_TELLING) and key not in CODES


_ORDERED: Final = words("params parameters options settings config arguments args")
_CUSTOMERS: Final = words("caption captions subtitle subtitles lyrics script alt alt_text")


def customers(key: str) -> bool:
    """Under this key stands what a customer wrote, or what was made of it."""
    return key in _CUSTOMERS or ("prompt" in key and not key.startswith("promptfeedback"))


def ordered(key: str) -> bool:
    """Under this key stands once more what was ordered, in an answer that refuses none of it."""
    return key in _ORDERED or key in _CUSTOMERS or key.endswith("prompt")
