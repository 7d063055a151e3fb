"""What an object, its names in lower case, says of itself: that something failed, or that all is well."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final

from exporter.core.classify import fields, links, parsing
from exporter.core.classify.rule import words


def _spaced(text: str) -> frozenset[str]:
    """A set of words in which underscores are spaces."""
    return frozenset(word.replace("_", " ") for word in text.split())


FAILED_STATES: Final = words(
    "failed failure fail error cancelled canceled expired rejected timeout timed_out aborted"
    " media_generation_status_failed task_status_failed incomplete budget_exceeded"
)
PENDING_STATES: Final = words(
    "queued queueing queuing in_queue pending submitted in_progress processing running not_start"
    " starting created preparing"
    " generating waiting accepted throttled dreaming queued_for_generation media_generation_status_pending"
    " media_generation_status_active preprocessing postprocessing scheduled enqueued started initializing"
    " initialising rendering uploading downloading in_review validating not_started"
    " 排队中 处理中 生成中 等待中 进行中"
)
_TEXTS: Final = frozenset(fields.BUSINESS_TEXTS)
_CODES: Final = frozenset(fields.BUSINESS_CODES)
_ERROR_TEXTS: Final = ("errmsg", "err_msg", "error_msg")
_SUCCESS: Final = frozenset({"0", "200", "success", "ok", "1", "true", "", "succeeded", "200000", "10000"})
_EITHER: Final = frozenset({"1", "10000"})
"""Success with some, failure with others: with nothing to show for it, the message tells."""
_NOUGHTS: Final = re.compile(r"[A-Z]?0+|2\d\d(?:00)?")
_WELL: Final = re.compile(
    r"(?:ok|success(?:ful(?:ly)?)?|succeed(?:ed)?|accepted|created|.{0,4}成功)[.!。！]?"
)
"""What is said where all is well, whatever the number beside it."""
_ILL: Final = re.compile(
    r"(?:[^\s,;:。]{0,8}(?:失败|失敗|실패|出错|错误)(?:了|しました|했습니다)?"
    r"|(?:\w+ ){0,3}(?:failed|failure|error))[.!。！]?"
)
"""The same where all is not."""
_SUBMITTED: Final = ("success", "成功", "submitted", "created", "完成", "已提交")
_WORD: Final = re.compile(
    r"(?<!no)(?<!no[_ -])(?:fail(?:ed|ure)?|error(?:ed)?)(?:$|[_ -](?!retry|free))"
    r"|(?:^|[_ -])(?:unsuccessful|rejected|cancell?ed|aborted|dead|killed|blocked|denied|expired|timed?_?out"
    r"|terminated|interrupted|crashed|faulted|declined|refused|moderated|abnormal|broken|invalid|banned|lost"
    r"|oom|stalled|stuck|gave_up|given_up|dead_?letter(?:ed)?|defunct|stopped|unfinished|refunded|deleted|not_approved|unapproved|not_found|risk|abandoned|halted|withheld|discarded"
    r"|dropped|quarantined|suppressed|errored|void|voided|ko|ng|nok)$"
    r"|(?:^|[_ -])(?:rejected|cancell?ed|aborted|killed|terminated|stopped|blocked|denied|disabled)"
    r"[_ -]by[_ -]\w+$"
    r"|[_ -]with[_ -](?:errors?|failures?)$"
    r"|^(?:down|offline|unavailable|unhealthy|degraded|disabled|suspended|out[_ -]of[_ -]service)$"
    r"|失败|失敗|실패|已取消|异常"
)
_CRY: Final = re.compile(
    r"\s*(?:\w{0,40}(?:Error|Exception)\b ?[:(]|traceback \(|fatal ?:|panic ?:|(?:生成|任务|处理)失败)",
    re.IGNORECASE,
)
_LONGEST_STATE: Final = 60
_FOREIGN: Final = _spaced(
    "已失败 生成失败 任务失败 处理失败 出错 错误 已拒绝 已终止 已作废 拒绝 失敗しました エラー 中止"
    " 실패함 오류 거부됨 취소됨 거절 거절됨 중단됨 반려 拒否 却下 中断 差し戻し 失败 未执行 退回"
    " 退单 not_run refus refusé parada detenida rota wstrzymane rechazo recusa отказ"
    " fallido fallida falló erróneo rechazado rechazada cancelado cancelada falhou erro recusado rejeitado"
    " échec échoué échouée erreur refusé refusée annulé annulée fehlgeschlagen fehler abgelehnt abgebrochen"
    " ошибка провал неудача отклонено отменено thất_bại lỗi bị_từ_chối"
    " that_bai bi_tu_choi gagal ditolak dibatalkan başarısız"
    " hata"
    " reddedildi fallito fallita errore rifiutato niepowodzenie błąd odrzucono ล้มเหลว فشل خطأ"
)
"""Words of failure for a job in other languages; spaces as underscores."""
_AT_WORK: Final = _spaced(
    "排队 处理 生成 进行 运行中 制作中 渲染中 已提交 已受理 대기중 처리중 생성중 진행중 処理中 生成中 待機中"
    " en_proceso en_cola procesando generando pendiente en_cours en_attente in_bearbeitung wartend läuft"
    " processando gerando na_fila pendente em_andamento обработка обрабатывается выполняется ожидание"
    " в_очереди đang_xử_lý đang_tạo đang_chờ diproses menunggu sedang_diproses işleniyor bekliyor"
    " dang_cho dang_xu_ly dang_tao cho_xu_ly in_corso in_coda w_trakcie oczekuje"
)
"""The same for one that is queued or runs."""
_WAITING: Final = re.compile(
    r"(?!.*(?:停|维护|故障|禁用|异常|中止|失败|중단|정지))"
    r"(?:.{1,8}[^其当途]中|.{0,4}待ち|等待.{0,10}|.{0,2}排队.{0,6}|.{0,3}대기.{0,3}|.{1,6} ?중)"
)
"""Chinese, Japanese and Korean words for something that waits or goes on."""
_GOES_ON: Final = re.compile(
    r"(?:[a-z0-9]+_){0,6}(?:is|are|still|yet)_(?:running|queued|queueing|pending|processing|in_progress|in_queue"
    r"|generating|waiting)"
)
"""The same as an identifier that is a sentence: `APIKEY_TASK_IS_RUNNING`."""
_TYPED: Final = re.compile(r"^(?:[a-z]{1,24}[_.]){0,3}(?:[a-z]{0,16})(?:state|status|phase)[_.](?=[a-z])")
_ING: Final = ("ing", "queued", "_progress", "_queue")
_LONGEST_WORD: Final = 24
_TYPES: Final = ("Failure", "Error", "Exception", "Problem")
"""Ends of the names of types of errors: `"__typename": "JobFailure"`."""
_TOLD: Final = words(
    "errormessage errormsg errordetail errorreason failmsg failmessage failreason failurereason"
    " failuremessage"
)
"""Names, without underscores, under which there are words only where something failed."""
_TOLD_IN_CODE: Final = words("errorcode errcode failcode failurecode")
"""The same for codes, which are words there and not the number of a success."""
_WORDED: Final = _TOLD | _TOLD_IN_CODE
_HOW: Final = fields.STATES | {"successflag"}
_JOINED: Final = str.maketrans("", "", " -_.")
_PENDING: Final = frozenset(state.translate(_JOINED) for state in PENDING_STATES)
_NOTHING: Final = words("none null success succeeded ok")
_DONE: Final = words("success succeeded succeed completed complete done finished 1")
NO_ERROR: Final = words("0 200 success succeeded ok none null false no_error")
_ASSETS: Final = words("output outputs videos images video urls result_urls resulturls videourl imageurl")
_FALSE: Final = words("false no 0 fail failed")


def held_back(key: str, item: Any) -> bool:
    """A flag, or one for each product, says that what was made was taken back for its content."""
    if key not in fields.FLAGS:
        return False
    flags = item if isinstance(item, list) else [item]
    return any(flag is (key in fields.HELD_BACK) for flag in flags)


def bare(state: str) -> str:
    """A state, in lower case, without the name of its type: `job_state_running`, `batchstatus.done`."""
    return _TYPED.sub("", state)


def pending(state: str) -> bool:
    """The status word of a job that is queued or runs: `in_progress`, `InProgress`, `PRE-PROCESSING`."""
    state = bare(state)
    if state in PENDING_STATES or state.translate(_JOINED) in _PENDING or state.replace("_", " ") in _AT_WORK:
        return True
    if state.isascii():
        return goes_on(state)
    return len(state) <= _LONGEST_WORD and _WAITING.fullmatch(state) is not None


def goes_on(text: str) -> bool:
    """An identifier in lower case says that a job is queued or runs."""
    return text.endswith(_ING) and _GOES_ON.fullmatch(text) is not None


def word(state: str) -> bool:
    """The status word of a job is one of failure: `failed`, `GENERATION_STATUS_FAILED`."""
    return (
        state in FAILED_STATES
        or state in _FOREIGN
        or (len(state) < _LONGEST_STATE and _WORD.search(state) is not None)
    )


class StateWord(Enum):
    """What a word that stands alone says, whatever its key is."""

    LOST = "lost"
    """A job failed: `DEAD`, `失败`, `JobFailure`."""
    UNDER_WAY = "under way"
    """It is queued or runs."""
    WELL = "well"


def alone(item: str) -> StateWord | None:
    """What a word says that stands alone under any key; None for any other text."""
    text = item.strip()
    if not 1 < len(text) <= _LONGEST_WORD:
        return None
    folded = text.lower()
    if pending(folded):
        return StateWord.UNDER_WAY
    if well_said(folded):
        return StateWord.WELL
    lost = folded in _FOREIGN or (" " not in text and (word(folded) or text.endswith(_TYPES)))
    return StateWord.LOST if lost else None


def cried(text: str) -> bool:
    """Whether a text begins as what a program prints when it fails: `Error: …`, `Traceback …`."""
    return _CRY.match(text) is not None


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
    if goes_on(text):
        return False
    if str(code) in _EITHER and not value.get("data"):
        return bool(text) and text != "ok" and not any(done in text for done in _SUBMITTED)
    if str(code) == "200" and not value.get("data") and "code" not in value:
        # Under these names a sentence is an error's: `{"errno": 200, "errmsg": "...", "data": ""}`.
        told_off = next((value[name] for name in _ERROR_TEXTS if isinstance(value.get(name), str)), "")
        return bool(told_off.strip()) and _WELL.fullmatch(told_off.strip().lower()) is None
    if _ILL.fullmatch(text) and not value.get("data"):
        return True
    return not well(code) and _WELL.fullmatch(text) is None


def fine(value: Mapping[str, Any]) -> bool:
    """An envelope, a code and a message, that says twice that all is well."""
    told = _envelope(value)
    return told is not None and well(told[0]) and well_said(told[1])


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
