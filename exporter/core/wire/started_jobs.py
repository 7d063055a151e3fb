"""The job that an answer says it has started, under whatever name upstreams give it.

Vendors, gateways and relays each have their own word for it, and put it up to three envelopes deep. Every
dialect looks for its own words first and asks here for all the others.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from exporter.core.answer import Answer
from exporter.core.wire.jobs import End, meaning, tells_error
from exporter.core.wire.payload import identifier, parse

_NAMES: Final = (
    *("taskid", "taskids", "jobid", "jobids", "generationid", "videoid", "predictionid", "operationid"),
    *("operationname", "operation", "renderid", "runid", "invocationid", "videotaskid"),
)
"""Names that nothing but a job has; like all names here in lower case and without `_` and `-`."""
_COMMON: Final = ("id", "ids", "uuid", "requestid")
"""Names that other things have as well: only in an answer without failure, and only inside envelopes."""
_ADDRESSES: Final = ("pollingurl", "statusurl", "responseurl", "taskurl", "geturl", "get")
"""Where the job can be asked for; its last part names it."""
_PLAIN: Final = ("data", "result", "output", "task", "job")
"""Keys whose value may be the id itself."""
_MADE: Final = ("data", "images", "videos", "output")
"""Lists of what was made in the call itself."""
_ENVELOPES: Final = frozenset(
    {
        *("data", "result", "results", "output", "outputs", "response", "payload", "body", "object", "urls"),
        *("task", "tasks", "job", "jobs", "video", "videos", "generation", "generations", "operation"),
        *("prediction", "predictions", "item", "items", "records", "respdata"),
    }
)
_ASIDE: Final = frozenset(
    {"error", "errors", "usage", "user", "account", "input", "request", "params", "choices"}
)
"""What stands below these is about something else."""
_HEADERS: Final = ("operation-location", "azure-asyncoperation", "location", "content-location")
_DEPTH: Final = 3
_MOST: Final = 200
"""Objects, or events of a stream, that are looked at."""
_OPERATION: Final = re.compile(r"(?:.*/)?operations/[^/\s]+")
_LIKE_AN_ID: Final = re.compile(r"(?=.*[0-9A-Z_-])[\w.:=+/-]{4,}")
_IN_TEXT: Final = re.compile(r"\btask_[0-9A-Za-z]{6,}")
_SMALLEST: Final = 1000
"""A number below this, without a name of its own, is a code or a count."""
_FINE: Final = frozenset(
    {"", "0", "1", "22", "200", "201", "202", "10000", "20000", "ok", "success", "succeed", "succeeded"}
)
"""What `code` says of a request that was taken, in lower case; 1 and 22 are midjourney-proxy's."""


def job_started(answer: Answer) -> str | None:
    """The id of a job that a whole answer of success names, in its body or its headers; else None."""
    found = (job_named(value) for value in _values(answer))
    return next(filter(None, found), None) or _in_headers(answer)


def job_named(value: Any) -> str | None:
    """The id of the job that a JSON value tells of, or of the work that it brings; else None."""
    if not isinstance(value, dict | list):
        return _plain_id(value)
    if isinstance(value, dict) and _tells_failure(value):
        return None
    known = list(_objects(value))
    found = next(filter(None, (_first(one, _NAMES) or _operation(one) for one, _ in known)), None)
    if found is not None:
        return found
    if isinstance(value, dict) and str(value.get("code") or "").lower() not in _FINE:
        return None
    enveloped = [one for one, inside in known if inside]
    ways = (partial(_first, names=_COMMON), _plain, _addressed)
    told = (way(one) for way in ways for one in enveloped)
    return next(filter(None, told), None) or (_made(value) if isinstance(value, dict) else None)


def _values(answer: Answer) -> Iterator[Any]:
    whole = parse(answer.body)
    if whole is not None:
        yield whole
        return
    events = [line[5:].strip() for line in answer.body.splitlines()[: 2 * _MOST] if line.startswith("data:")]
    yield from filter(None, map(parse, events[:_MOST]))


def _objects(value: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every object within `_DEPTH`, the outermost first, and whether only envelopes are around it."""
    level = [(one, True) for one in (value if isinstance(value, list) else [value])]
    count = 0
    for _ in range(_DEPTH + 1):
        below: list[tuple[Any, bool]] = []
        for one, inside in level:
            if not isinstance(one, dict) or count >= _MOST:
                continue
            count += 1
            spelled = {key.replace("_", "").replace("-", "").lower(): inner for key, inner in one.items()}
            yield spelled, inside
            for key, inner in spelled.items():
                if key in _ASIDE:
                    continue
                opened = parse(inner) if isinstance(inner, str) and inner.startswith("{") else inner
                within = inside and key in _ENVELOPES
                below += [(each, within) for each in (opened if isinstance(opened, list) else [opened])]
        level = below


def _first(one: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = one.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if (found := identifier(value)) is not None:
            return found
    return None


def _operation(one: dict[str, Any]) -> str | None:
    name = identifier(one.get("name"))
    return name if name is not None and _OPERATION.fullmatch(name) else None


def _plain(one: dict[str, Any]) -> str | None:
    for key in _PLAIN:
        value = one.get(key)
        if (found := _plain_id(value[0] if isinstance(value, list) and value else value)) is not None:
            return found
    return None


def _plain_id(value: Any) -> str | None:
    """A value that has no name, if it looks like an id and not like a word or a count."""
    number = isinstance(value, int) and value >= _SMALLEST
    word = isinstance(value, str) and _LIKE_AN_ID.fullmatch(value) and meaning(value) is None
    return identifier(value) if number or word else None


def _addressed(one: dict[str, Any]) -> str | None:
    found = (_last_part(one[key]) for key in _ADDRESSES if isinstance(one.get(key), str))
    return next(filter(None, found), None)


def _made(value: dict[str, Any]) -> str | None:
    """The work itself, where it has no name."""
    spoken = _IN_TEXT.search(str(value["choices"])[:32_768]) if value.get("choices") else None
    if spoken is not None:
        return spoken[0]
    made = any(isinstance(value.get(key), list) and value[key] for key in _MADE)
    return (identifier(value.get("created")) or "unnamed") if made else None


def _tells_failure(value: dict[str, Any]) -> bool:
    word = next((value[key] for key in ("status", "state", "task_status") if value.get(key)), None)
    failed = isinstance(word, str) and meaning(word) is End.FAILED
    return (
        tells_error(value.get("error")) or value.get("success") is False or value.get("ok") is False or failed
    )


def _in_headers(answer: Answer) -> str | None:
    found = (_last_part(answer.headers[name]) for name in _HEADERS if name in answer.headers)
    return next(filter(None, found), None)


def _last_part(address: str) -> str | None:
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    return identifier(path.rstrip("/").rpartition("/")[2])
