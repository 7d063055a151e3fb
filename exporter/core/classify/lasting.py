"""For how long: a service that is off for good, for a while that is told, or until somebody turns it on.

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
