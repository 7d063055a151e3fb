"""Logging: one renderer for our records and the libraries', no secrets in either, and what is said seldom."""

import logging
import re
import sys
from collections import Counter
from collections.abc import MutableMapping
from math import inf
from typing import Any, Final, TextIO

import structlog
from structlog.typing import Processor

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

_concealer = Concealer()


def conceal_with(concealer: Concealer) -> None:
    """From now on blot out what this one knows; it may learn more."""
    global _concealer
    _concealer = concealer


def configure(level: str = "info", style: str = "logfmt", stream: TextIO | None = None) -> None:
    """Set up logging of the whole process. `stream` defaults to standard error.

    Libraries' records pass from `warning` upwards: below it they name URLs.

    Raises:
        ValueError: for a level or style that does not exist.
    """
    if style not in FORMATS:
        raise ValueError(f"log format must be one of {', '.join(FORMATS)}")
    number = _level(level)
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.format_exc_info,
        structlog.processors.EventRenamer("msg"),
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(style)],
            foreign_pre_chain=shared,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(number)
    for name in _LIBRARIES:
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(max(number, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _level(name: str) -> int:
    wanted = {"warn": "warning"}.get(name.lower(), name.lower())
    if wanted not in LEVELS:
        raise ValueError(f"log level must be one of {', '.join(LEVELS)}")
    return logging.getLevelNamesMapping()[wanted.upper()]


def _renderer(style: str) -> Processor:
    render: Processor = (
        structlog.processors.JSONRenderer(sort_keys=False)
        if style == "json"
        else structlog.processors.LogfmtRenderer(key_order=["time", "level", "msg"], drop_missing=True)
    )

    def concealed(logger: Any, method: str, event: MutableMapping[str, Any]) -> str:
        # Before rendering: afterwards a secret may be escaped in as many ways as it is deep.
        return str(render(logger, method, _concealed(_ordered(event), 0)))

    return concealed


def _ordered(event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Time, level and message first; names that logfmt could not spell get underscores."""
    first = {key: event[key] for key in ("time", "level", "msg") if key in event}
    return first | {re.sub(r"[\s=\"]+", "_", str(key)): value for key, value in event.items()}


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
