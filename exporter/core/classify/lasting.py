"""What is off, and for how long: one piece of work, or a service, for good or for a while.

The words for it are much alike (`abgeschaltet`, `arrêté`). A status of 410 says that it is for good; a time
to begin and one to end say that it is work; and both are the same in every language.
"""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Reason

_GONE: Final = 410
_OFF: Final = 503
_AGAIN: Final = re.compile(
    r"\b(?:temporar\w+|paused?|until|again|resum\w+|back (?:at|on|in|soon)|maintenance)\b"
    r"|暂时|暂停|恢复|维护|일시|잠시|一时"
)
_TIME: Final = (
    r"\d{1,2}(?:[:.h]\d\d|:\d\d:\d\d)? ?(?:h\b|uhr|[ap]\.?m\b\.?|点|时|時|시|ч\b|час\w*|giờ|utc|gmt)?"
)
_CLOCK: Final = r"\d{1,2}(?::\d\d(?::\d\d)?|h\d\d| ?(?:h\b|uhr|[ap]\.?m\b\.?|点|时|時|시|ч\b|час\w*|giờ))"
_WINDOW: Final = re.compile(
    rf"(?<![\d.:]){_TIME} ?(?:-|–|—|~|〜|to|until|till|and|à|bis|und|a las|a|y|e|às|al|alle|до|по|и|至"
    rf"|到|から|에서|부터|đến) ?(?:次日|翌日)?(?:\d{{4}}-\d\d-\d\d[t ])?{_CLOCK}(?![\d:])"
)
"""From when to when."""
_NO_WORK: Final = re.compile(
    r"\b(?:peak|limit\w*|quota|per|rate|busy|overload\w*|requests?|hours of|business hours|open)\b"
    r"|高峰|限流|限制|配额|繁忙|营业|피크|ピーク|混雑|heures? de pointe|horas? pico|stoßzeit|час\w* пик"
)
_SERVICE: Final = re.compile(
    r"\b(?:models?|services?|features?|products?|api|endpoint|platform|channels?|sora|veo|kling|seedance"
    r"|runway|luma|hailuo|we have|we've|for everyone|all users|modelos?|servicio|serviço|función|recurso"
    r"|modell\w*|dienst\w*|funktion|modèles?|fonction|mô hình|dịch vụ|tính năng)\b"
    r"|модел|сервис|функци|模型|服务|功能|接口|渠道|通道|平台|モデル|サービス|機能|提供|모델|서비스|기능|채널"
)
_FOR_NOW: Final = re.compile(
    r"\b(?:temporar\w+|until|for now|further notice|maintenance|provisional\w*|provisoir\w*|jusqu|hasta|até"
    r"|vorübergehend|bis auf|tạm thời|cho đến)\b|временно|暂时|临时|日后|恢复|일시|잠정|당분간|一時|当面|再開"
)
_WORK: Final = re.compile(
    r"(?:任务|作业|请求|会话|连接|视频|图片|文件|素材)(?:已经?被?|被)"
    r"|\b(?:jobs?|tasks?|requests?|sessions?|connections?|predictions?)"
    r" (?:has been|have been|was|were|is|got)\b"
)
"""What is made or asked once, and something that was done to it."""


def of_one_job(text: str) -> bool:
    """Whether folded words of a stop are of no service, and of no time to come."""
    return _SERVICE.search(text) is None and _FOR_NOW.search(text) is None


def of_work(text: str) -> bool:
    """Whether such words name the piece of work that was stopped or taken away."""
    return _WORK.search(text) is not None


def put_right(signals: Signals, decision: Finding) -> Finding:
    """What was decided, for as long as the answer says."""
    if signals.transport is Transport.EXCEPTION or signals.form is Form.PAGE:
        return decision
    if decision.reason is Reason.SERVICE_PAUSED and signals.outer == _GONE:
        return decision if _AGAIN.search(signals.text) else replace(decision, reason=Reason.MODEL_REMOVED)
    untold = decision.stage is DecidedBy.STATUS and decision.reason is Reason.OVERLOADED
    if untold and signals.outer == _OFF and _from_to(signals.text):
        return replace(decision, name="lasting.window", reason=Reason.MAINTENANCE_WINDOW)
    return decision


def _from_to(text: str) -> bool:
    return _WINDOW.search(text) is not None and _NO_WORK.search(text) is None
