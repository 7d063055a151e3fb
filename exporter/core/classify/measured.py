"""Refusals of a request that say what was wrong with it: a measure, a choice of values, a parameter's name.

Whoever measured what was put in has read it, and works. Numbers with units and names of parameters are the
same in every language, so they are told without knowing the words between them. Waits, paces and prices are
numbers too, and no measures.
"""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Transport
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import Reason, State

_REFUSED: Final = frozenset({400, 413, 422})
_MEASURE: Final = re.compile(
    r"(?<![\d.])\d{1,5}(?:[.,]\d+)? ?(?:[x×*:]|by) ?\d{1,5}(?![\d.:])"
    r"|\d(?:\.\d+)? ?(?:px|pixels?|[kmg]i?b|fps|hz|chars?|characters?|letters|words|frames?|images?|bytes"
    r"|p(?![a-z])|k(?![a-z])"
    r"|s(?![a-z])|sec(?![a-z])|seconds?|ms(?![a-z])|像素|字符|个?字|张|秒|帧|枚|文字|ピクセル|픽셀|초|자\b"
    r"|장\b|글자|секунд|сек\b|символ|пиксел"
    r"|segundos?|caracteres|píxeles|secondes?|caractères|sekund|saniye|karakter|zeichen|detik|secondi"
    r"|seconden|tekens"
    r"|giây|ký tự|วินาที|ثوان|ثانية|सेकंड|शब्द)"
    r"|[\[(]\s*['\"]?[\w.:-]{1,20}['\"]?(?:\s*[,|/]\s*['\"]?[\w.:-]{1,20}['\"]?)+\s*[\])]"
    r"|(?:[<>]=?|≤|≥) ?\d"
)
_NAME: Final = re.compile(
    r"(?<![\w/.-])(?:duration|resolution|aspect[_ -]?ratio|fps|frame[_ ]?rate|num[_ ]frames|seconds|seed"
    r"|guidance[_ ]scale"
    r"|(?:first|last|end|start|tail)[_ ](?:frame|image)(?:_url)?|(?:image|video|audio|mask|callback"
    r"|webhook)_url"
    r"|negative[_ ]prompt|reference[_ ]images?|content[_ -]type|width|height|num_outputs"
    r"|output_format)(?![\w/.-])"
)
_NO_MEASURE: Final = re.compile(
    r"\bper (?:min|sec|hour|day|month)|/ ?(?:min|sec|hour|day|s\b)|\b(?:retry|try again|wait|later|resets?"
    r"|resum\w+|cooldown"
    r"|timed? ?out|deadline|elapsed|took|balance|credits?|quota|tokens left|\brpm\b|upstream|provider|server"
    r"|internal)"
    r"|稍后|稍候|等待|重试|余额|额度|积分|超时|每(?:分钟|秒|天|小时)|上游|잠시|다시 시도|잔액|しばらく|残高"
    r"|позже|баланс|más tarde|saldo"
)


def specific(signals: Signals) -> bool:
    """Whether the words of an answer say which part of a request was wrong, and are of nothing else."""
    text = signals.text
    told = _MEASURE.search(text) or _NAME.search(text)
    return told is not None and _NO_MEASURE.search(text) is None


def sharpened(signals: Signals, decision: Finding) -> Finding:
    """What was decided; a refusal of the request that says what was wrong with it is an answer as"
    " designed."""
    refused = signals.status in _REFUSED and signals.transport is not Transport.TASK
    vague = decision.reason is Reason.INVALID_REQUEST and decision.outcome is None
    # That a picture of ours could not be fetched says nothing of the service, whatever it is called.
    vague = vague and not decision.name.startswith("reference.")
    if not (refused and vague and specific(signals)):
        return decision
    return replace(decision, name=f"{decision.name}, measured", outcome=State.OPERATIONAL)
