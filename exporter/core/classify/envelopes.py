"""Objects around a whole answer, and texts that are one: what to open, and what says that it failed."""

from collections.abc import Mapping
from typing import Any, Final

from exporter.core.classify import complaints, delivery, denials, fields, parsing, stated
from exporter.core.classify.heard import Collected
from exporter.core.classify.rule import Shape, words

_ANSWERS: Final = (
    fields.ERRORS
    | fields.SUCCESS
    | fields.CHOICES
    | fields.STATES
    | frozenset(fields.BUSINESS_CODES)
    | frozenset(fields.BUSINESS_TEXTS)
    | words("done base_resp promptfeedback response gen_status captcha_key")
)
"""An object with one of these is a whole answer."""
_NAMED: Final = (
    fields.SKIPPED
    | fields.ERRORS
    | fields.CHOICES
    | fields.SUCCESS
    | fields.MEANING.keys()
    | fields.UPSTREAM_STATUSES
    | {"base_resp", "resp"}
)
"""What stands under these has a meaning by its name."""
_OPERATION: Final = words("code message details status")
_PIXVERSE: Final = {7: "moderation_blocked", 8: "generation_failed"}
"""How a job ended, in the numbers of https://docs.platform.pixverse.ai; 1 is a video, 5 goes on."""
_PAIR: Final = 2
_RPC_CODES: Final = 17


def alone(value: Mapping[str, Any]) -> Mapping[str, Any] | list[Any] | None:
    """What an object with a single key has in it, if it is an object, or a text that is one or a list."""
    if len(value) != 1:
        return None
    name, item = next(iter(value.items()))
    if name.lower() in _NAMED:
        return None
    if isinstance(item, dict):
        return item
    return _opened(item) if isinstance(item, str) else None


def answer(text: str) -> Mapping[str, Any] | list[Any] | None:
    """The whole answer that a text is."""
    value = _opened(text)
    found = value[0] if isinstance(value, list) and value else value
    if isinstance(found, dict) and any(name.lower() in _ANSWERS for name in found):
        return value
    return None


def operation(value: Mapping[str, Any]) -> bool:
    """A client throws the error of a long-running operation as it came: a code of gRPC and a message."""
    code = value.get("code")
    return (
        _OPERATION >= value.keys() >= {"code", "message"} and isinstance(code, int) and 0 < code < _RPC_CODES
    )


def latest(value: list[Any]) -> list[Any]:
    """A list without the states that a job has left behind: of single words in a row the last one counts."""
    if len(value) < _PAIR or not isinstance(value[-1], str) or stated.alone(value[-1]) is None:
        return value
    earlier = (item for item in value[:-1] if not isinstance(item, str) or stated.alone(item) is None)
    return [*earlier, value[-1]]


def _opened(text: str) -> dict[str, Any] | list[Any] | None:
    start = text.lstrip()[:1]
    value = parsing.parse(text) if start and start in "{[" else None
    return value if isinstance(value, dict | list) else None


def form_errors(key: str, item: Any) -> bool:
    """Whether these are messages on a field of a form, whatever the field's name: `errors.prompt[]`."""
    return key == "errors" and isinstance(item, list)


def refusals(item: Any) -> bool:
    """Whether these are sentences on a parameter: `{"duration": ["This field is required."]}`."""
    said = item if isinstance(item, list) else [item]
    return bool(said) and all(isinstance(part, str) and " " in part.strip() for part in said)


def fails(lower: Mapping[str, Any], key: str, heard: Collected) -> bool:
    """Whether an object, its names in lower case, says of itself that something failed."""
    if complaints.object_error(lower):
        # An error object inside somebody's envelope is not that somebody's own word.
        heard.shapes.discard(Shape.ENVELOPE)
        return True
    if key == "base_resp":
        code = lower.get("status_code")
        heard.code(f"base_resp:{str(code)[:8]}")
        return bool(code)
    numbered = lower.get("status") if key == "resp" else None
    if isinstance(numbered, int) and numbered in _PIXVERSE:
        heard.code(_PIXVERSE[numbered])
        return True
    if delivery.empty(lower):
        heard.shapes.add(Shape.HOLLOW)
    if (key in fields.TOP or (key == "errors" and complaints.own_word(lower))) and complaints.business(lower):
        heard.shapes.add(Shape.ENVELOPE)
        return True
    if key in fields.TOP and complaints.fine(lower):
        heard.shapes.add(Shape.WELL)
    if key in fields.TOP and denials.denies(lower):
        return True
    return key not in fields.PARTS and (complaints.told(lower) or denials.negative(lower))
