"""What of an answer may leave the program: what went wrong, and nothing that was asked for or made.

Kept of a JSON body are codes, states and the sentences of errors; of an event stream the events that hold
such; of a page or a plain text the beginning. Prompts and keys of the request are blotted out wherever they
stand. Headers are those that tell who answers and when to come back.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from exporter.core.redact import Concealer

HEADERS: Final = re.compile(
    r"content-type|retry-after(-ms)?|server|via|www-authenticate|x-powered-by|x-cache|x-should-retry"
    r"|cf-(mitigated|ray|cache-status)|x-amzn-(waf-action|errortype|requestid)|x-(maintenance|ratelimit|oneapi|new-api)-.*"
    r"|x-portkey-provider|llm_provider-(retry-after|server|cf-mitigated|x-ratelimit-.*)|x-litellm-(version|model-id)"
)
_SENTENCES: Final = re.compile(
    r".*(message|msg|msgtext|msgtitle|reason|details?|errors?|err)|title|description|hint|exception|cause"
)
"""Names, in lower case and without underscores, below which an error is put into words."""
_WORDS: Final = re.compile(
    r".*(code|status|state|type|success|successful|count)|param|ok|object|done|loc|field|domain|progress"
    r"|retryable|deprecated|quotaid|quotametric|retrydelay|raimediafilteredreasons|blocked"
)
"""Names below which a code, a state or a number stands."""
_AROUND: Final = re.compile(
    r"data|response|results?|task(result)?|job|body|info|metadata|baseresp|output|choices|candidates|promptfeedback"
    r"|violations|errorinfo|delta|inner|upstream|raw|header|value|eventdata|generatevideoresponse"
)
"""What may stand around an error; of what else it holds nothing is kept."""
_LONGEST: Final = 2000
"""Characters of one sentence, and of a page."""
_WORD: Final = 200
_ITEMS: Final = 20
_DEEPEST: Final = 8
_SHORT: Final = 6
"""Characters below which a prompt is looked for as a whole word only."""
_RUN: Final = 4
"""Words of a prompt in a row that are a quotation."""
_CODE: Final = re.compile(r"[\w.:-]{1,80}", re.ASCII)
_HIDDEN: Final = "<prompt>"

Mask = Callable[[str], str]


def mask_of(prompts: Collection[str] | None, keys: Collection[str]) -> Mask:
    """Takes the prompts and the keys of one request out of a text, also where a prompt is quoted in part.

    Where the prompts are not known, only single words are left, such as codes.
    """
    concealer = Concealer(keys)
    if prompts is None:
        return lambda text: concealer.conceal(text) if _CODE.fullmatch(text) else ""
    quoted = [_quotation(prompt) for prompt in prompts if prompt.strip()]

    def mask(text: str) -> str:
        for pattern in quoted:
            text = pattern.sub(_HIDDEN, text)
        return concealer.conceal(text)

    return mask


def _quotation(prompt: str) -> re.Pattern[str]:
    """Finds a prompt, and every run of its words, whatever stands between them and in either case."""
    words = re.findall(r"\w+", prompt)[:400]
    if not words:
        return re.compile(re.escape(prompt.strip()))
    if len(prompt.strip()) < _SHORT or len(words) < _RUN:
        whole = r"[\W_]+".join(map(re.escape, words))
        return re.compile(rf"(?<!\w){whole}(?!\w)", re.IGNORECASE)
    runs = dict.fromkeys(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    some = "|".join(r"[\W_]+".join(map(re.escape, run)) for run in runs)
    return re.compile(
        rf"(?:{some})(?:[\W_]+(?:{'|'.join(map(re.escape, set(words)))})(?!\w))*", re.IGNORECASE
    )


def safe_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers that may be told, names in lower case."""
    named = {name.lower(): value for name, value in headers.items()}
    return {name: value[:_WORD] for name, value in named.items() if HEADERS.fullmatch(name)}


def safe_body(text: str, mask: Mask) -> str:
    """What may be told of a body: a stream's events, JSON's errors, the beginning of anything else."""
    if text.lstrip()[:5] in ("data:", "event"):
        return "".join(f"data: {event}\n\n" for event in _events(text, mask))
    value = _parsed(text)
    if value is None:
        return mask(text)[:_LONGEST]
    kept = _kept(value, mask, 0)
    return json.dumps({} if kept is None else kept, ensure_ascii=False)


def _events(text: str, mask: Mask) -> Iterator[str]:
    for line in text.splitlines():
        said = line.removeprefix("data:").strip()
        if not line.startswith("data:"):
            continue
        value = _parsed(said)
        kept = None if value is None else _kept(value, mask, 0)
        if said == "[DONE]":
            yield said
        elif kept is not None and _tells(kept):
            yield json.dumps(kept, ensure_ascii=False)


def _tells(kept: Any) -> bool:
    """It holds more than what every event of a stream does."""
    return (
        not isinstance(kept, dict)
        or bool(kept.keys() - {"object", "choices"})
        or "finish" in json.dumps(kept)
    )


def _parsed(text: str) -> Any:
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _kept(value: Any, mask: Mask, depth: int) -> Any:
    """What is kept of a JSON value; None where nothing is."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        items = [kept for item in value[:_ITEMS] if (kept := _kept(item, mask, depth + 1)) is not None]
        return items or None
    if not isinstance(value, dict):
        return None
    entries = ((name, _entry(str(name).lower(), inner, mask, depth)) for name, inner in value.items())
    return {str(name)[:_WORD]: kept for name, kept in entries if kept is not None} or None


def _entry(name: str, value: Any, mask: Mask, depth: int) -> Any:
    name = name.replace("_", "")
    sentence, word = _SENTENCES.fullmatch(name) is not None, _WORDS.fullmatch(name) is not None
    around = _AROUND.fullmatch(name) is not None
    if isinstance(value, dict | list):
        return _container(value, mask, depth) if sentence or word or around else None
    if isinstance(value, str):
        if sentence:
            return _sentence(value, mask, depth)
        if word:
            return mask(value)[:_WORD]
        inner = _parsed(value) if around else None
        return None if inner is None else json.dumps(_kept(inner, mask, depth + 1) or {}, ensure_ascii=False)
    return value if sentence or word or (around and value is None) else None


def _container(value: dict[str, Any] | list[Any], mask: Mask, depth: int) -> Any:
    if isinstance(value, dict):
        return {} if not value else _kept(value, mask, depth + 1)
    texts = [_sentence(each, mask, depth) for each in value[:_ITEMS] if isinstance(each, str)]
    # An empty list where a result belongs says that there is none.
    return texts or ([] if not value else _kept(value, mask, depth + 1))


def _sentence(text: str, mask: Mask, depth: int) -> str:
    """A sentence; JSON in it is treated as JSON, or it would smuggle out the rest."""
    start = min((at for at in (text.find("{"), text.find("[{")) if at >= 0), default=-1)
    inner = _parsed(text[start:].strip()) if start >= 0 else None
    if inner is None:
        return mask(text)[:_LONGEST]
    return mask(text[:start])[:_LONGEST] + json.dumps(_kept(inner, mask, depth + 1) or {}, ensure_ascii=False)
