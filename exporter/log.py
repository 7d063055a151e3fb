"""Logging: one renderer for our records and the libraries', no secrets in either, and what is said seldom."""

import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from math import inf
from typing import Any, Final, TextIO

from exporter.core.printable import printable
from exporter.core.redact import Concealer

LEVELS: Final = ("debug", "info", "warning", "error")
FORMATS: Final = ("logfmt", "json")
_LIBRARIES: Final = (
    "asyncio",
    "httpcore2",
    "httpx2",
    "openai",
    "uvicorn",
    "uvicorn.access",
    "uvicorn.asgi",
    "uvicorn.error",
)

_DEEPEST: Final = 8
"""Levels of a value that are shown as such; what lies deeper is shown as text."""

_FIELDS: Final = "fields"
"""The attribute of a record of ours that holds what was said beside its message."""
_OF_EVERY_RECORD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "taskName", _FIELDS}
"""What a record of a library has anyway; whatever else it has was said by the library."""

_concealer = Concealer()


def conceal_with(concealer: Concealer) -> None:
    """From now on blot out what this one knows; it may learn more."""
    global _concealer
    _concealer = concealer


class Log:
    """Writes records of one name: a message that is always the same, and fields that tell of this time."""

    def __init__(self, name: str) -> None:
        self._to = logging.getLogger(name)

    def debug(self, msg: str, /, **fields: Any) -> None:
        self.log(logging.DEBUG, msg, **fields)

    def info(self, msg: str, /, **fields: Any) -> None:
        self.log(logging.INFO, msg, **fields)

    def warning(self, msg: str, /, **fields: Any) -> None:
        self.log(logging.WARNING, msg, **fields)

    def error(self, msg: str, /, **fields: Any) -> None:
        self.log(logging.ERROR, msg, **fields)

    def exception(self, msg: str, /, **fields: Any) -> None:
        """An error, with the traceback of what is being handled."""
        self.log(logging.ERROR, msg, exc_info=True, **fields)

    def critical(self, msg: str, /, exc_info: BaseException | None = None, **fields: Any) -> None:
        self.log(logging.CRITICAL, msg, exc_info=exc_info, **fields)

    def log(
        self, level: int, msg: str, /, exc_info: BaseException | bool | None = None, **fields: Any
    ) -> None:
        """A record of `logging`'s level; `exc_info` as `logging` takes it."""
        if self._to.isEnabledFor(level):
            self._to.log(level, msg, exc_info=exc_info, extra={_FIELDS: fields})


def configure(level: str = "info", style: str = "logfmt", stream: TextIO | None = None) -> None:
    """Set up logging of the whole process. `stream` defaults to standard error.

    Libraries' records pass from `warning` upwards: below it they name URLs.

    Raises:
        ValueError: for a level or style that does not exist.
    """
    if style not in FORMATS:
        raise ValueError(f"log format must be one of {', '.join(FORMATS)}")
    number = _level(level)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter(_json if style == "json" else _logfmt))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(number)
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(max(number, logging.WARNING))


def _level(name: str) -> int:
    wanted = {"warn": "warning"}.get(name.lower(), name.lower())
    if wanted not in LEVELS:
        raise ValueError(f"log level must be one of {', '.join(LEVELS)}")
    return logging.getLevelNamesMapping()[wanted.upper()]


class _Formatter(logging.Formatter):
    """One line for each record: time, level and message first."""

    def __init__(self, render: Callable[[Mapping[str, Any]], str]) -> None:
        super().__init__()
        self._render = render

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="microseconds")
        event: dict[str, Any] = {
            "time": time.replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "msg": record.getMessage(),
        }
        for name, value in _fields(record).items():
            event.setdefault(_BENT.sub("_", name), value)
        if record.exc_info:
            event["exception"] = self.formatException(record.exc_info)
        # Concealed before rendering: afterwards a secret may be escaped in as many ways as it is deep.
        return self._render(_concealed(event, 0))


_BENT: Final = re.compile(r"[\s=\"]+")
"""What the name of a field in logfmt cannot have."""


def _fields(record: logging.LogRecord) -> Mapping[str, Any]:
    """What was said beside the message."""
    ours: Mapping[str, Any] | None = getattr(record, _FIELDS, None)
    if isinstance(ours, dict):
        return ours
    return {name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD}


def _json(event: Mapping[str, Any]) -> str:
    return json.dumps(event, default=_text)


def _logfmt(event: Mapping[str, Any]) -> str:
    return " ".join(name if value is True else f"{name}={_word(value)}" for name, value in event.items())


def _word(value: Any) -> str:
    """A value as logfmt has it: in quotes where it would end too soon."""
    if value is None or value is False:
        return "" if value is None else "false"
    text = str(value).replace("\n", "\\n")
    if not any(char in text for char in ' ="'):
        return text
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _concealed(value: Any, depth: int) -> Any:
    """The value without secrets, in keys and values; whatever it is, writing a line of log does not fail."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth < _DEEPEST and isinstance(value, dict):
        return {_concealer.conceal(_text(key)): _concealed(inner, depth + 1) for key, inner in value.items()}
    if depth < _DEEPEST and isinstance(value, list | tuple):
        return [_concealed(inner, depth + 1) for inner in value]
    return printable(_concealer.conceal(_text(value)))


def _text(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - others' objects
        return f"<{type(value).__name__}>"


class Seldom:
    """Lets through the first of many like records, then one in so many seconds; each `kind` for itself.

    `pause`: seconds; infinite for what is said once in the process. Times are seconds of any clock
    that does not go back.
    """

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._next: dict[str, float] = {}
        self._left_out: Counter[str] = Counter()

    def due(self, now: float, kind: str = "") -> int | None:
        """None for a record that is left out; otherwise how many were left out since the last one."""
        if now < self._next.get(kind, -inf):
            self._left_out[kind] += 1
            return None
        self._next[kind] = now + self._pause
        return self._left_out.pop(kind, 0)
