"""Refusals of a request that say what was wrong with it: a measure, a choice of values, a parameter's name.

Whoever measured what was put in has read it, and works. Numbers with units and names of parameters are the
same in every language, so they are told without knowing the words between them. Waits, paces and prices are
numbers too, and no measures.
"""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Transport
from exporter.core.classify import blame
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import Reason, State

_REFUSED: Final = frozenset({400, 413, 422})
_FINE: Final = 200
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
_WAIT: Final = re.compile(
    r"\b(?:retry|again|wait\w*|available|resets?|resum\w+|cool ?down|back|next|every|last"
    r"|within|after|in|for)"
    r"[^\n.;,\d]{0,16}\d+(?:\.\d+)? ?(?:s|sec\w*|seconds?|ms|m|min\w*|minutes?|h|hours?|days?)\b"
    r"|\d+ ?(?:秒|分钟?|小时|초|분|時間|분간)(?:后|以后|之后|内|후|後|마다|ごと)"
)
"""When to come again."""
_NO_MEASURE: Final = re.compile(
    r"\bper (?:min|sec|hour|day|month)|/ ?(?:min|sec|hour|day|s\b)"
    r"|\b(?:timed? ?out|deadline|elapsed|took|balance|credits?|quota|tokens left|upstream|provider|server"
    r"|internal|download\w*|fetch\w*|reach\w*|accessib\w+|load|retriev\w+)\b|\brpm\b"
    r"|余额|额度|积分|超时|每(?:分钟|秒|天|小时)|上游|下载|无法访问|获取失败|잔액|残高|баланс|\bsaldo\b"
)
_TOLD: Final = re.compile(
    r"(?<![a-z])(?:json|urls?|uris?|gif|heic|bmp|avif|uploaded|frames?|presets?|camera_control|loop"
    r"|description)(?![a-z])"
    r"|地址|文件|入参|画面|描述|字段|(?:첫|마지막) 프레임|주소|파일|フレーム|ファイル|アドレス"
    r"|\b(?:fotograma|archivo|fichero|descripci[óo]n|avatars?|voices?|gui[oó]n|voz|voces|voix|stimme|quadro|arquivo|descri[çc][ãa]o|кадр\w*|файл\w*|адрес\w*"
    r"|описани\w*|ролик\w*|datei|startbild|beschreibung|adresse|fichier|cadre|tệp|khung|mô tả)\b"
)
"""What may be put in, besides what `blame` knows."""
_GENERAL: Final = re.compile(r"\b(?:invalid )?(?:arguments?|parameters?|params?|fields?|values?)\b|参数|字段")
"""Words that say no more than that a request was refused."""
_OTHER: Final = re.compile(
    r"\b(?:api[ -]?keys?|keys?|accounts?|plan|tier|organi[sz]ation|project|permissions?|access|purchase\w*"
    r"|subscri\w+|(?<!alpha )channels?|fail\w*|crash\w*|offline|expired?|no longer|deleted|removed|gone"
    r"|stored?|saved?|columns?|default value|refresh|reload|third-party|out ?dated|up ?to ?date|upgrade"
    r"|(?:error|problem) (?:while|occur\w*|when)|open|read|registered|region|country)\b"
    r"|\bmodels?\b.*\b(?:unknown|not found|exist)|\b(?:could not|couldn't|unable to|cannot|can't)"
    r" (?:generate|create|render|process|complete|finish)|失败|异常|出错|过期|失效|删除|无法生成|未能"
    r"|실패|오류|만료|삭제|수 없|失敗|エラー|期限|期间|削除|できません|ошибк|ист[её]к|удал[её]н|не удалось"
    r"|\b(?:caduc|expir|abgelaufen|périm|supprim|no se pudo|no fue posible|não foi possível|konnte|n'a pas pu"
    r"|impossible)|hết hạn|không thể"
    r"|密钥|令牌|账号|账户|套餐|渠道|分组|权限|获取|读取|打开|키|계정|채널|권한|キー|アカウント|チャンネル|権限"
    r"|\b(?:clave|cuenta|canal|chave|conta|ключ\w*|аккаунт\w*|канал\w*|schlüssel|konto|kanal|clé|compte)\b"
)
"""What else a request is refused for."""
_VAGUE: Final = ("status.refused", "weak.refused", "weak.generation_refused", "code.")
"""Beginnings of the names of rules that say no more than that a request was refused."""


def specific(signals: Signals) -> bool:
    """Whether the words of an answer say which part of a request was wrong, and are of nothing else."""
    text = _WAIT.sub("", signals.text)
    told = _MEASURE.search(text) or _NAME.search(text)
    return told is not None and _NO_MEASURE.search(text) is None


def _of_what_was_put_in(signals: Signals) -> bool:
    """The sentence speaks of what was put in, and of nothing else that it may have been refused for."""
    if signals.transport is Transport.EXCEPTION:
        return False
    text = _GENERAL.sub("", _WAIT.sub("", signals.text))
    if _NO_MEASURE.search(text) is not None or _OTHER.search(text) is not None:
        return False
    return blame.of_a_request(text) or (_TOLD.search(text) is not None and not blame.theirs(text))


def sharpened(signals: Signals, decision: Finding) -> Finding:
    """What was decided; a refusal that says what was wrong with the request is an answer as designed."""
    if signals.transport is Transport.TASK or decision.outcome not in (None, State.UNKNOWN):
        return decision
    vague = decision.reason is Reason.INVALID_REQUEST and decision.name.startswith(_VAGUE)
    if signals.status in _REFUSED and vague:
        told = specific(signals) or _of_what_was_put_in(signals)
    elif signals.status == _FINE and decision.name == "blame.our_input":
        told = _of_what_was_put_in(signals)
    elif signals.status == _FINE and decision.name == "weak.refused_untold_words":
        told = signals.transport is Transport.HTTP and _of_what_was_put_in(signals)
    elif signals.status == _FINE and decision.name == "status.failed":
        told = specific(signals) and _of_what_was_put_in(signals)
    else:
        return decision
    if not told:
        return decision
    name = f"{decision.name}, measured"
    return replace(decision, name=name, reason=Reason.INVALID_REQUEST, outcome=State.OPERATIONAL, fault=None)
