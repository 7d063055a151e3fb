"""The kinds of text that may stand in a configuration, and the sentence for each thing that is wrong."""

import copy
import ipaddress
import re
import typing
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated, Any, Final, Generic, TypeVar
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BaseModel, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from exporter.config.document import Document, Loc
from exporter.core.records import dataclass

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,119}", re.ASCII)
_LONGEST_URL: Final = 2000
_LONGEST_LABEL: Final = 60
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError("a name has letters, digits and . _ : + -, and begins with a letter or digit")
    return text


def _plain(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line of text")
    return text


def _short_label(text: str) -> str:
    if not text or not text.isprintable() or text != text.strip() or len(text) > _LONGEST_LABEL:
        raise ValueError(
            f"expected at most {_LONGEST_LABEL} printable characters, without spaces at the ends"
        )
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is not a regular expression ({error.msg})") from error
    except (OverflowError, RecursionError) as error:
        raise ValueError("is a regular expression that asks for too much") from error
    return text


def _variable(text: str) -> str:
    # The text is not repeated: people put the key itself here by mistake.
    if not _VARIABLE.fullmatch(text):
        raise ValueError("is not the name of an environment variable")
    return text


def _split(text: str) -> SplitResult:
    if not text.isprintable() or " " in text:
        raise ValueError("a URL has neither spaces nor control characters")
    try:
        url = urlsplit(text)
        port_is_fine = url.port is None or url.port > 0
    except ValueError as error:
        raise ValueError("is not a URL") from error
    if url.scheme not in {"http", "https"} or not url.hostname or not port_is_fine:
        raise ValueError("expected a URL that begins with http:// or https:// and a host")
    if len(text) > _LONGEST_URL or not _is_host(url.hostname):
        raise ValueError("expected a URL with a host name or an address that exists")
    if url.username is not None or url.password is not None:
        raise ValueError("a URL here has no user or password in it")
    return url


def _is_host(host: str) -> bool:
    """Whether a client could ask there; what it refuses would show only when it is built."""
    if ":" in host or host.replace(".", "").isdecimal():
        try:
            ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return False
        return True
    return host.isascii() or all(c.isalnum() or c in "-." for c in host)


def _url(text: str) -> str:
    _split(text)
    return text


@lru_cache(maxsize=1024)
def _base_url(text: str) -> str:
    """Thousands of targets are at a few gateways."""
    url = _split(text)
    if url.query or url.fragment or "?" in text or "#" in text:
        raise ValueError("a base URL has no query and no fragment")
    return text.rstrip("/")


Name = Annotated[str, AfterValidator(_name)]
"""A name that is used in addresses: of a target, of a status page."""
Text = Annotated[str, StringConstraints(max_length=200), AfterValidator(_plain)]
"""One line for people, or a label's value."""
ShortLabel = Annotated[str, AfterValidator(_short_label)]
"""A label's value on many series."""
Pattern = Annotated[str, StringConstraints(max_length=500), AfterValidator(_pattern)]
"""A regular expression, searched for."""
Variable = Annotated[str, AfterValidator(_variable)]
Url = Annotated[str, AfterValidator(_url)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]
"""A URL that paths are appended to; without a slash at its end."""


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


M = TypeVar("M", bound=BaseModel)
_MOST_ERRORS: Final = 1000
"""Errors of one piece that are put into words; who makes more has made the same one over and over."""


@dataclass(frozen=True, slots=True)
class Part(Generic[M]):
    """One piece. What stands in for its `broken` keys is only good for looking at the other keys."""

    loc: Loc
    value: M
    broken: frozenset[str]


def read_part(
    document: Document, model: type[M], data: Any, loc: Loc, stand_ins: Mapping[str, Any] | None = None
) -> Part[M] | None:
    """The piece at `loc`; its problems are added to the document. None where nothing can be made of it.

    `stand_ins` are values for required keys that are missing or unusable.
    """
    try:
        return Part(loc, model.model_validate(data), frozenset())
    except ValidationError as error:
        errors = errors_of(error)
    except Exception as error:  # noqa: BLE001 - whatever stands in a file, reading it ends in a problem
        document.problems.append(document.problem(loc, f"cannot be understood ({type(error).__name__})"))
        return None
    for each in errors[:_MOST_ERRORS]:
        place = tuple(step for step in each["loc"] if step != "[key]")
        document.problems.append(document.problem((*loc, *place), sentence(model, each)))
    if not isinstance(data, dict):
        return None
    data, broken = _without(data, errors)
    data |= {key: value for key, value in (stand_ins or {}).items() if key in broken}
    try:
        return Part(loc, model.model_validate(data), broken)
    except Exception:  # noqa: BLE001 - the problem is told already
        return None


def _without(data: dict[str, Any], errors: list[ErrorDetails]) -> tuple[dict[str, Any], frozenset[str]]:
    """A copy that lacks what is wrong, and the top keys that it therefore lacks.

    Of an unknown key nothing else depends, so only that key goes.
    """
    data, broken = copy.deepcopy(data), set()
    for error in errors:
        place = error["loc"]
        if error["type"] == "extra_forbidden":
            around: Any = data
            for step in place[:-1]:
                around = around[step]
            around.pop(place[-1])
        elif place:
            broken.add(str(place[0]))
    return {key: value for key, value in data.items() if key not in broken}, frozenset(broken)
