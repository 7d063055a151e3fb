"""Exceptions that are none: a line of a log, or an object as a language prints it, that tells of a success.

People report what their client printed last, and that may be a finished job, or one that still runs. It is
believed only where the whole text is such a line or object, says how the job is, and nothing in it complains.
"""

import re
from typing import Final

from exporter.core.answer import Answer, DecidedBy, Transport
from exporter.core.classify.signals import Finding
from exporter.core.vocabulary import Reason

_PRINTED: Final = re.compile(
    r"\s*(?:\[?[\d:.,TZ /+-]{8,40}\]?\s*[|:-]?\s*)?"
    r"(?:\[?(?:INFO|DEBUG|TRACE|NOTICE)\b|[A-Z]\w{2,40}\((?!['\"])|\{|\[(?:完成|成功|OK|DONE)\])"
)
"""How a line of a log begins, or a printed object: `Prediction(id=...`."""
_STATE: Final = re.compile(
    r"\bstat(?:us|e)['\"]?\s*(?:[=:]|->)\s*<?['\"]?(?:\w+\.)?(?:succeeded|completed?|success|finished|done|ready"
    r"|running|processing|queued|in_?progress|starting|pending)\b",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(
    r"\b(?:saved|wrote|written|downloaded|stored)\b|已保存|落盘|已下载|保存しました|저장"
)
_FILM: Final = re.compile(r"[\w-]\.(?:mp4|webm|mov)\b")
_COMPLAINT: Final = re.compile(
    r"fail(?!ed['\"]?\s*[=:]\s*(?:0|False|false))"
    r"|\berror(?!s?['\"]?\s*[=:]\s*(?:None|null|''|\"\"|\[\]|\{\}))"
    r"|exception|\btimed? ?out|refus|reject|den(?:y|ied)|invalid|expired|cancel|abort|crash|unauthor"
    r"|forbidden|exceeded|gave up|失败|错误|异常|拒绝|超时",
    re.IGNORECASE,
)
_READ: Final = 2_000


def found(answer: Answer) -> Finding | None:
    """A success that the text of an exception tells of."""
    text = answer.exception
    if answer.transport is not Transport.EXCEPTION or not text or answer.body or answer.cause is not None:
        return None
    text = text[:_READ]
    if _PRINTED.match(text) is None:
        return None
    if _STATE.search(text) is None and not (_FILM.search(text) and _KEPT.search(text)):
        return None
    if _COMPLAINT.search(text):
        return None
    return Finding(DecidedBy.DELIVERY, "delivery.reported", Reason.OK)
