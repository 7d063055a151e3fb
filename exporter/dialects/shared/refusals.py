"""Reading the answer to a request that must be refused: is the missing field named, in whatever form?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from exporter.core.answer import Transport
from exporter.core.classify.complaints import business, object_error, success_denied
from exporter.core.vocabulary import Phase, Reason
from exporter.core.wire.jobs import read_job
from exporter.core.wire.payload import parse, parse_object, read_refusal
from exporter.dialects.base import Doubt, Reading
from exporter.dialects.shared.outcomes import decided, left_to_classifier, unusable
from exporter.dialects.shared.started_jobs import started_job
from exporter.transport import Exchange

_BEFORE: Final = 80
_AFTER: Final = 100
"""Characters around the field's name in which it is said; Spring puts a line of codes in between."""
_NAMED: Final = ("path", "field", "loc", "param", "source", "property", "propertyPath")
"""Where forms name the field that their words are about."""
_WORDS: Final = ("message", "msg", "detail", "error", "description", "title", "reason")
_FIELDS: Final = 40
_DEEPEST: Final = 6
_ANY_ERRORS: Final = "message"
"""Every error has one; the field of a chat is `messages`."""
_PLACES: Final = 12
"""Mentions of the field that are looked at."""
_LONGEST: Final = 8_000
_ABSENT: Final = re.compile(
    r"(?:can ?not|can't|must not|may not|should not|shouldn't|not allowed to) be"
    r" (?:empty|blank|null|none|nil|missing|omitted)"
    r"|must be (?:provided|specified|supplied|set|present|a non-?empty|non-?empty|a string|an array)"
    r"|(?:please|you must|you need to) (?:provide|specify|supply|include|enter|set)|non-?empty|not empty"
    r"|needs to be (?:provided|specified|supplied|set)|\bis needed\b|length must be (?:between|at least)"
    r"|undefined \(reading|'nonetype' object has no attribute|incomplete value|invalid value$"
    r"|\b(?:is|are|was|were|field|any\.)\s?(?:required|missing|empty|blank|mandatory|absent|undefined)\b"
    r"|\brequired (?:fields?|param\w*|propert\w+|argument|positional|key|value|tag|input)\b"
    r"|'required' tag|['\"]required['\"]|\brequired\b['\"\s.)\]}]*$|is a required|required:"
    r"|\bmissing\b|\bnot (?:provided|specified|supplied|present|given|found in (?:the )?(?:body|request))\b"
    r"|\bno (?:prompt|messages)['\".]*$"
    r"|\bno (?:prompt|messages|input|instances|contents) (?:provided|given|specified|found|supplied)"
    r"|(?:received|got|value) (?:an? )?(?:undefined|null|none|empty|nil)\b|['\"]undefined['\"]"
    r"|rejected value \[(?:null)?\]|notblank|notnull|notempty|value_error\.missing|too_small|too_short"
    r"|at least (?:one|1) |is too short|empty (?:array|list|string|prompt|messages?)|keyerror"
    r"|minimum number of items|minitems|minlength|expected an? \w+, (?:received|got) (?:undefined|null)"
    r"|不能为 ?(?:null|none)|请(?:输入|提供|填写|传入|指定)"
    r"|不能为空|不可为空|不得为空|不允许为空|为空|必填|必须填写|必须提供|缺少|缺失|未提供|未填写|不能為空"
    r"|값이 없|가 없습니다|필요합니다|がありません|が必要|требуется|необходим|benötigt|muss angegeben"
    r"|\bnecessári|\bnecesari|\bnécessaire"
    r"|必須|指定してください|入力してください|空にできません|필수|비어|누락|입력해|\brequerid|\bobligatori|\bvací|\bfalta\b"
    r"|обязател|не может быть пуст|не указан|отсутству|erforderlich|\bfehlt\b|darf nicht leer|\bpflichtfeld"
    r"|\bobligatoire|\brequise?\b|\bmanquante?\b|\bvide\b|\bobrigat|\bvazi[oa]\b|\bausente\b"
    r"|bắt buộc|không được để trống|thiếu",
    re.IGNORECASE | re.MULTILINE,
)
_SCRIPTS: Final = re.compile(r"(?<=[A-Za-z0-9_])(?=[\u2e80-\uffff])|(?<=[\u2e80-\uffff])(?=[A-Za-z0-9_])")
_NAME_ALONE: Final = re.compile(r"\s*(?:keyerror\(?)?[:\s]*['\"]\w{1,40}['\"]\)?\s*", re.IGNORECASE)
"""How Python tells of a key that is not there: `'prompt'`."""


def apart(text: str) -> str:
    """A text with a space between letters and characters: Chinese puts none around a field's name."""
    return text if text.isascii() else _SCRIPTS.sub(" ", text)


def told_of_fields(value: Any, depth: int = 0) -> Iterator[str]:
    """What an answer says of each field, as `field: words`: by a name beside the words, or as their key."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        named = next((value[key] for key in _NAMED if value.get(key)), None)
        name = " ".join(map(str, named)) if isinstance(named, list) else named
        for key, item in islice(value.items(), _FIELDS):
            words = [text for text in (item if isinstance(item, list) else [item]) if isinstance(text, str)]
            subject = name if key.lower().endswith(_WORDS) else key
            yield from (f"{subject}: {text}" for text in words[:_FIELDS])
    for item in islice(value.values() if isinstance(value, dict) else value, _FIELDS):
        if isinstance(item, dict | list):
            yield from told_of_fields(item, depth + 1)


def says_missing(text: str, named: re.Pattern[str]) -> bool:
    """Whether it says near one of the first mentions of the field `named` that there is none.

    Linear in the length of the text, of which the beginning is read.
    """
    text = apart(text[:_LONGEST])
    if _NAME_ALONE.fullmatch(text[:_AFTER]) and len(text) < _AFTER:
        return named.search(text) is not None
    return any(
        _ABSENT.search(text[max(0, found.start() - _BEFORE) : found.end() + _AFTER])
        for found in islice(named.finditer(text), _PLACES)
        if found[0].lower() != _ANY_ERRORS
    )


_NOT_THE_REQUEST: Final = frozenset({401, 403, 407, 408, 429})
"""Refusals of the caller or of the pace, whatever words they use."""
_MODEL: Final = "model"
_UNKNOWN: Final = frozenset({303, 408, 504, 524})
"""What came of it stands elsewhere; or a gateway has not waited for its upstream, which may be at work."""


def read_awaited_refusal(exchange: Exchange, named: re.Pattern[str], *, reached: bool) -> Reading:
    """The refusal is the awaited one when it names what was wrong on purpose.

    `named` matches that parameter in whole names and in messages; `reached` says that only the upstream
    itself refuses it.
    """
    status = exchange.answer.status
    if exchange.answer.transport is Transport.EXCEPTION or status is None:
        return doubted(exchange, left_to_classifier(exchange))
    body = exchange.answer.body
    refused = _refusing(status, body, named)
    if refused and _names(body, named):
        reading = decided(exchange, Reason.REJECTED_AS_EXPECTED, "validation.refused", reached=reached)
        return replace(reading, awaited=True)
    if refused:
        return left_to_classifier(exchange)
    if status // 100 == 2:
        return _read_accepted(exchange)
    return doubted(exchange, left_to_classifier(exchange))


def doubted(exchange: Exchange, reading: Reading) -> Reading:
    """A reading that names no job and is not the awaited one, with what may have happened all the same.

    A refusal, an error of the server and a request that never left start nothing. A page is not the API, a
    timeout of somebody in between is no answer of it, and half an answer may be one of any kind: what came
    of the request is not known.
    """
    status = exchange.answer.status
    doubt = None
    if status is None or status in _UNKNOWN:
        doubt = Doubt.UNANSWERED if exchange.sent else None
    elif status // 100 == 2:
        page = exchange.answer.body.lstrip("\ufeff \r\n\t").startswith("<")
        cut = exchange.answer.transport is Transport.EXCEPTION
        doubt = Doubt.UNANSWERED if page or cut else Doubt.ACCEPTED
    return replace(reading, doubt=doubt)


def started(exchange: Exchange, job: str) -> Reading:
    """A request that must be refused has started a job: the service works, and not as it was asked to."""
    reading = decided(exchange, Reason.BAD_RESPONSE, "validation.accident")
    return replace(reading, accident=job)


def _refusing(status: int, body: str, named: re.Pattern[str]) -> bool:
    """Whether the answer refuses: by its status, or by words where the status is of somebody around it."""
    if status in _NOT_THE_REQUEST:
        return False
    if status // 100 == 4:
        return True
    return (status // 100 == 5 or _fails(status, body)) and _missing(body, named)


def _fails(status: int, body: str) -> bool:
    """Some put their own 4xx, or an error, into a 200."""
    value = parse_object(body) if status == 200 else None
    if value is None:
        return False
    code = value.get("code")
    if isinstance(code, int) and code in _NOT_THE_REQUEST:
        return False
    lower = {key.lower(): item for key, item in value.items()}
    denied = any(name in lower and success_denied(lower[name]) for name in ("success", "ok"))
    return denied or object_error(lower) or business(lower)


def _names(body: str, named: re.Pattern[str]) -> bool:
    """Whether what was wrong on purpose is named: as a parameter, in a message, or as what is missing."""
    refusal = read_refusal(body)
    if _MODEL in refusal.params:
        return False
    if any(map(named.search, refusal.params)):
        return True
    # A page that is not the API's own, and names of fields, hold such words by chance.
    raw = body.lstrip()[:1] in ("<", "{", "[")
    loose = [message for message in refusal.messages if not (raw and message == body)]
    return any(named.search(apart(message)) for message in loose) or _missing(body, named)


def _missing(body: str, named: re.Pattern[str]) -> bool:
    """Whether the answer says that the field is missing, in a message or in the form of its parts."""
    refusal, value = read_refusal(body), parse(body)
    told = told_of_fields(value) if isinstance(value, dict | list) else ()
    texts = (*(text for text in refusal.messages if text != body or value is None), *told)
    return _MODEL not in refusal.params and any(says_missing(text, named) for text in texts)


def _read_accepted(exchange: Exchange) -> Reading:
    job = started_job(exchange)
    if job is not None:
        return started(exchange, job)
    rule, status = "validation.not_refused", read_job(parse(exchange.answer.body))
    if status is not None and isinstance(status.standing, Phase):
        # Whatever else it says: a queue that is long, a limit that is near.
        return doubted(exchange, decided(exchange, Reason.BAD_RESPONSE, rule))
    return doubted(exchange, unusable(exchange, rule))
