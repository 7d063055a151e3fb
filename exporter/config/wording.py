"""What pydantic found wrong, in a sentence that tells what to write instead. Values are never repeated."""

import typing
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from exporter.config.document import Loc

_SENTENCES: Final = {
    "missing": "is missing",
    "string_type": "expected text; put it in quotes",
    "string_too_short": "is too short",
    "string_too_long": "is too long",
    "model_type": "expected a mapping of keys",
    "dict_type": "expected a mapping of keys",
    "list_type": "expected a list",
    "tuple_type": "expected a list",
    "too_short": "expected at least one",
    "timezone_aware": "expected a time with its zone, such as 2026-12-01T02:00:00Z",
    "int_type": "expected a whole number",
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "finite_number": "expected a number",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "path_type": "expected a path",
}
_FAMILIES: Final = {
    "datetime": "expected a time such as 2026-12-01T02:00:00Z",
    "date": "expected a day such as 2026-09-24",
}
_LIMITS: Final = {
    "greater_than": ("gt", "must be more than"),
    "greater_than_equal": ("ge", "must be at least"),
    "less_than": ("lt", "must be less than"),
    "less_than_equal": ("le", "must be at most"),
}
_MOST_WORDS: Final = 10
KEY_IN_FILE: Final = "a key never stands in the file; use api_key_env, api_key_file or api_key_command"


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What was found, without what merely follows from it. Nothing of the input is in it."""
    found = error.errors(include_url=False, include_input=False)
    return [each for each in found if each["type"] != "default_factory_not_called"]


def sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    """The sentence for one error found in `model`."""
    kind = error["type"]
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(model, error["loc"])
    if kind == "value_error":
        return str(context["error"])
    if kind in {"enum", "literal_error"}:
        return _expected(context["expected"].replace("'", "").replace(" or ", ", ").split(", "))
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return f"{words} {context[name]:g}"
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    return _FAMILIES.get(kind.partition("_")[0], error["msg"][:1].lower() + error["msg"][1:])


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model as they stand in the file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def suggestion(word: str, known: Sequence[str]) -> str:
    """`; did you mean ...?` where a known word is close, otherwise nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean {close[0]}?" if close else ""


def _expected(words: Sequence[str]) -> str:
    if len(words) > _MOST_WORDS:
        return f"is not a known word; there are {', '.join(words[:3])} and others"
    return f"expected {', '.join(words[:-1])} or {words[-1]}"


def _unknown_key(model: type[BaseModel], loc: Loc) -> str:
    key = str(loc[-1])
    around = _model_at(model, loc[:-1])
    known = keys_of(around) if around else []
    if key == "api_key" and "api_key_env" in known:
        return KEY_IN_FILE
    return f"is not a known key{suggestion(key, known)}"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that describes what stands at `loc`; positions in lists do not matter."""
    for step in loc:
        if isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            inner = _model_in(fields[step].annotation) if step in fields else None
            if inner is None:
                return None
            model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)
