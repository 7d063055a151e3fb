"""Answers of which no stage could tell: healthy if they look like a success and complain of nothing."""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import blame, fallback, links, stated
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Channel, Reason

_FORMS: Final = frozenset({Shape.JSON, Shape.MEDIA, Shape.PROSE})
_NO_CONTENT: Final = 204
_SENTENCE: Final = re.compile(r"\w+[,;:]? \w+[,;:]? \w+ \w+|[\u3040-\u9fff\uac00-\ud7af]{6}")
_FINE: Final = frozenset({"ok", "success", "healthy", "up"})
_WORDS: Final = re.compile(r"[^\W\d_]{2,}[,;:]? [^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7af]{4}")
_GOOD_NEWS: Final = re.compile(
    r"success|succeed|\bok\b|submitted|created|accepted|queued|started|received|processing|in progress"
    r"|generating"
    r"|rendering|welcome|running|\bready\b|complete|finished|healthy|thank|hello|成功|提交|创建|已接|排队"
    r"|处理中|生成中|完成|欢迎"
    r"|성공|완료|접수|처리 ?중|생성 ?중|受付|受け付|処理中|生成中|成功|éxito|enviad|creado|criad|sucesso"
    r"|succès|créé"
    r"|erfolg|gestartet|успешно|создан|принят|thành công"
)
"""What is said of something that goes on, or went well."""
_LINK: Final = re.compile(
    r"https?://(?![^\s)]*(?:help|support|docs|polic|terms|billing|pricing|login|status|forms|discord))"
)
"""A link that may lead to what was asked for."""


def judged(signals: Signals, channel: Channel | None) -> Finding:
    """No stage could tell: an answer without any complaint is healthy if it has the form of one."""
    fine = signals.status is None or 200 <= signals.status < 300
    if signals.transport is Transport.EXCEPTION or not fine:
        return fallback.unrecognised(signals)
    if signals.shapes.isdisjoint(_FORMS) and signals.status != _NO_CONTENT:
        return fallback.unrecognised(signals)
    cried = signals.form is Form.STRUCTURE and stated.word(signals.text) and " " not in signals.text
    if cried or (signals.status is None and signals.text):
        return fallback.unrecognised(signals)
    look = signals.transport is Transport.TASK and any(map(_SENTENCE.search, signals.left))
    if signals.doubtful and (look or (signals.delivery is None and _only_words(signals))):
        # Neither a job that is said to run, or done, nor anything else but words.
        return blame.found(signals, channel) or fallback.unrecognised(signals)
    away = links.leads_away(signals.text)
    if (
        Shape.PROSE in signals.shapes
        and Shape.WELL not in signals.shapes
        and (away or not _LINK.search(signals.text))
    ):
        # Words are no video: whoever was asked for one has said something else.
        return fallback.unrecognised(signals)
    return Finding(DecidedBy.DELIVERY, "ok", Reason.OK)


def _only_words(signals: Signals) -> bool:
    """Words stand in the place of messages, and do not say that something was begun or done."""
    words = _WORDS if _FINE.isdisjoint(signals.codes) else _SENTENCE
    good = _GOOD_NEWS.search(signals.text) is not None and not stated.undone(signals.text)
    return words.search(signals.text) is not None and not good
