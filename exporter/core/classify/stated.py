"""What a single word says of a job, or of an answer: that it failed, goes on, or that all is well.

In many languages, in any spelling (`in_progress`, `InProgress`), with or without the name of its type.
"""

import re
from enum import Enum
from typing import Final

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
    " retrying initialising rendering uploading downloading in_review validating not_started"
    " 排队中 处理中 生成中 等待中 进行中"
)
_WELL: Final = re.compile(
    r"(?:ok|success(?:ful(?:ly)?)?|succeed(?:ed)?|accepted|created|.{0,4}成功)[.!。！]?"
)
"""What is said where all is well, whatever the number beside it."""
_WORD: Final = re.compile(
    r"(?<!no)(?<!no[_ -])(?:fail(?:ed|ure)?|error(?:ed)?)(?:$|[_ -](?!retry|free))"
    r"|(?:^|[_ -])(?:unsuccessful|rejected|cancell?ed|aborted|dead|killed|blocked|denied|expired|timed?_?out"
    r"|terminated|interrupted|crashed|faulted|declined|refused|moderated|abnormal|broken|invalid|banned|lost"
    r"|oom|stalled|stuck|gave_up|given_up|dead_?letter(?:ed)?|defunct|stopped|unfinished|refunded|deleted"
    r"|not_approved|unapproved|not_found|risk|violation|violated|(?:ip|nsfw|copyright|logo|brand)_detected"
    r"|abandoned|halted|withheld|discarded"
    r"|dropped|quarantined|suppressed|errored|void|voided|ko|ng|nok)$"
    r"|(?:^|[_ -])(?:rejected|cancell?ed|aborted|killed|terminated|stopped|blocked|denied|disabled)"
    r"[_ -]by[_ -]\w+$"
    r"|^(?:invalid|illegal|unauthorized)[_-]|[_-](?:update|upgrade|login|verification|captcha)[_-]required$"
    r"|[_ -]with[_ -](?:errors?|failures?)$"
    r"|^(?:no|empty)[_ -]?(?:output|result|video|image|media)s?$"
    r"|^(?:down|offline|unavailable|unhealthy|degraded|disabled|suspended|out[_ -]of[_ -]service)$"
    r"|失败|失敗|실패|已取消|异常"
)
_OF_JOBS: Final = words(
    "poisoned zombie vanished evicted preempted orphaned lapsed ineligible disapproved revoked invalidated"
    " bounced malformed err exception unhandled fatal abended unrecoverable exhausted removed purged trashed"
    " hung reverted rolled_back refunding unsupported bad_request undeliverable nothing_generated internal"
    " none_generated unprocessable unreachable overdue internal_error server_error no_face quarantine"
)
"""What is said of a job that failed, and means something else anywhere else."""
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
    r"(?:[a-z0-9]+_){0,6}(?:is|are|still|yet)_(?:running|queued|queueing|pending|processing|in_progress"
    r"|in_queue"
    r"|generating|waiting)"
)
"""The same as an identifier that is a sentence: `APIKEY_TASK_IS_RUNNING`."""
_IN_WORDS: Final = re.compile(
    r"(?:(?:the |your |this )?(?:task|job|video|image|generation|request|prediction|render|result|audio"
    r"|workflow)"
    r" )?(?:is |are )?(?:still |currently |now )?(?:being )?(?:running|queued|pending|process(?:ing|ed)"
    r"|generat(?:ing|ed)"
    r"|render(?:ing|ed)|in (?:the )?queue|in[ -]progress|waiting in (?:the )?queue)"
    r"|(?:您的|该|当前)?(?:任务|视频|作品|图片|作业|音频|请求)?(?:仍|还|正)?(?:在(?:排队|运行|处理|生成|渲染|执行|制作|等待)中?"
    r"|(?:排队|运行|处理|生成|渲染|执行|制作|等待)中)"
    r"|(?:작업|영상|비디오|이미지|요청)(?:이|가|은|는)? ?(?:아직 )?"
    r"(?:대기|처리|생성|진행|실행) ?중(?:입니다|이에요)?"
    r"|(?:タスク|動画|画像|ジョブ|リクエスト)(?:は|が)?(?:まだ|現在)?(?:待機|処理|生成|実行)中(?:です)?"
    r"|(?:la |su |tu |el )?(?:tarea|vídeo|video|imagen|solicitud) (?:aún )?(?:está "
    r"|sigue )?(?:en (?:proceso|cola|curso)"
    r"|procesándose|generándose)"
    r"|(?:задача|видео|задание|изображение|запрос) (?:ещё |еще )?(?:в очереди|в обработке|обрабатывается"
    r"|выполняется"
    r"|генерируется|создаётся|создается)"
    r"|(?:der |die |das |ihr )?(?:auftrag|video|aufgabe|bild|anfrage) (?:ist "
    r"|wird )?(?:noch )?(?:in (?:bearbeitung"
    r"|der warteschlange)|(?:verarbeitet|generiert|erstellt|gerendert)|läuft(?: noch)?)"
    r"|(?:la |votre |le )?(?:tâche|vidéo|image|demande) est (?:encore "
    r"|toujours )?(?:en (?:cours(?: de \w+)?|file d'attente"
    r"|attente))"
    r"|(?:a |sua |o )?(?:tarefa|vídeo|imagem|solicitação) (?:ainda )?está (?:em (?:andamento|processamento"
    r"|fila)|na fila"
    r"|sendo (?:processad|gerad)[oa])"
    r"|(?:tác vụ|video|yêu cầu) (?:vẫn )?(?:đang (?:được )?(?:xử lý|chờ|tạo|chạy)|trong hàng đợi)"
)
"""A short sentence: a job is queued or runs."""
_COURTESY: Final = re.compile(
    r"(?:[,;.!。,!…]|\.{3})*(?: ?(?:please (?:wait|be patient|try again later|check (?:back )?later"
    r"|query later)"
    r"|请(?:稍后|稍候|耐心等待|稍等)(?:查询|再查|再试|重试)?|잠시만 기다려 ?주세요|しばらくお待ちください"
    r"|(?:por favor )?espere|aguarde|подождите|пожалуйста,? подождите|bitte warten"
    r"|veuillez patienter))?[.!。!…]*$"
)
_UNDONE: Final = re.compile(
    r"(?:无法|不能|未能|没能|没有)(?:被)?(?:成功|提交|创建|完成|处理|生成)"
    r"|(?:\bnot|n't|\bnever|\bcannot|\bunable to)(?: be| been| get)?"
    r" (?:success|submit|creat|accept|complet|finish|process|start|generat|render)"
    r"|unsuccessful|완료(?:하지|되지) (?:못|않)|(?:完了|処理|生成)できません"
)
"""Good news, denied: `任务无法完成`."""
_LONGEST_SAID: Final = 80
_AWAITED: Final = ("pending_", "awaiting_", "waiting_for_")
_TYPED: Final = re.compile(r"^(?:[a-z]{1,24}[_.]){0,3}(?:[a-z]{0,16})(?:state|status|phase)[_.](?=[a-z])")
_ING: Final = ("ing", "queued", "_progress", "_queue")
_LONGEST_WORD: Final = 24
_TYPES: Final = ("Failure", "Error", "Exception", "Problem")
"""Ends of the names of types of errors: `"__typename": "JobFailure"`."""
_JOINED: Final = str.maketrans("", "", " -_.")
_PENDING: Final = frozenset(state.translate(_JOINED) for state in PENDING_STATES)


def bare(state: str) -> str:
    """A state, in lower case, without the name of its type: `job_state_running`, `batchstatus.done`."""
    return _TYPED.sub("", state)


def pending(state: str) -> bool:
    """The status word of a job that is queued or runs: `in_progress`, `InProgress`, `PRE-PROCESSING`."""
    state = bare(state)
    if state in PENDING_STATES or state.translate(_JOINED) in _PENDING or state.replace("_", " ") in _AT_WORK:
        return True
    if state.isascii():
        return state.endswith("_pending") or state.startswith(_AWAITED) or goes_on(state)
    return (len(state) <= _LONGEST_WORD and _WAITING.fullmatch(state) is not None) or goes_on(state)


def goes_on(text: str) -> bool:
    """An identifier, or a short sentence, in lower case says that a job is queued or runs."""
    if text.endswith(_ING) and _GOES_ON.fullmatch(text) is not None:
        return True
    if (" " not in text and text.isascii()) or len(text) > _LONGEST_SAID:
        return False
    found = _IN_WORDS.match(text)
    return found is not None and _COURTESY.match(text, found.end()) is not None


def word(state: str) -> bool:
    """The status word of a job is one of failure: `failed`, `GENERATION_STATUS_FAILED`."""
    return (
        state in FAILED_STATES
        or state in _FOREIGN
        or state in _OF_JOBS
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
    said = folded not in _OF_JOBS and word(folded)
    lost = folded in _FOREIGN or (" " not in text and (said or text.endswith(_TYPES)))
    return StateWord.LOST if lost else None


def undone(text: str) -> bool:
    """Whether a text, in lower case, says that what would be good news has not come about."""
    return _UNDONE.search(text) is not None


def cried(text: str) -> bool:
    """Whether a text begins as what a program prints when it fails: `Error: …`, `Traceback …`."""
    return _CRY.match(text) is not None


def well_said(text: str) -> bool:
    """What is said where all is well."""
    return _WELL.fullmatch(text) is not None
