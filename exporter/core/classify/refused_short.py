"""Short sentences under a success that refuse what was asked: `text 与 file 只能二选一`, `voice required`.

Services with envelopes of their own refuse requests with 200 and a number. Words of limits and wants mean a
refusal there as they do under a 400, unless the sentence speaks of a failure, or of what serves or is made.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.heard import LOST
from exporter.core.classify.lexicon import limits, said
from exporter.core.classify.matching import Table, spoken
from exporter.core.classify.rule import Shape, rule
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Reason, State

UNTOLD: Final = "status.failed"
"""The rule that decides where nobody can tell more than that something failed."""
_LONGEST: Final = 60
_RELAYED: Final = frozenset({Shape.NESTED, Shape.BEHIND, Shape.HTML, Shape.PROSE})
_THEIRS: Final = re.compile(
    r"并发|频率|速率|流控|流量|qps|rpm|额度|配额|失败|失敗|异常|出错|错误|超时|繁忙|故障|崩溃|中断|丢失|上游|供应"
    r"|服务|系统|节点|引擎|接口|返回|响应|结果|输出|生成的|稍后"
    r"|fail|error|exception|time(?:d )?out|unavailable|crash|\blost\b|upstream|provider|server|service"
    r"|internal|engine|backend|worker|module|gpu|disk|storage|response|result|output|later|busy|unexpected"
    r"|실패|오류|서버|시스템|서비스|エラー|サーバ|システム|サービス|\bfall|servidor|servicio|serviço|ошибк|сбой|сервер"
    r"|сервис|fehler|dienst|erreur|serveur|échec|\berro\b|falh|\blỗi|máy chủ|dịch vụ"
)
"""What fails, serves or is made: nothing that was put in."""
_REFUSED: Final = Table(
    (rule("refused.short", Reason.INVALID_REQUEST, "the rules of 400 and 422", phrases=said(limits.LIMITS)),)
)


def found(signals: Signals) -> Finding | None:
    """The refusal that a short sentence is, where an envelope came with the status of a success."""
    fine = signals.status is not None and signals.status < 300
    if not fine or signals.transport is not Transport.HTTP or signals.form is not Form.STRUCTURE:
        return None
    if Shape.FAILED not in signals.shapes or not signals.shapes.isdisjoint(_RELAYED) or LOST in signals.codes:
        return None
    text = signals.text
    if not 0 < len(text) <= _LONGEST or _THEIRS.search(text):
        return None
    words = spoken(_REFUSED, text, signals.begun)
    if words is None:
        return None
    return Finding(DecidedBy.STATUS, "refused.short", Reason.INVALID_REQUEST, State.OPERATIONAL, detail=words)
