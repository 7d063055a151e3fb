"""The OpenAPI 3.1 document of everything under `/api/`, written from the models of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from exporter import __version__
from exporter.core.capability import LONGEST, SIZE
from exporter.core.route import SCENARIOS
from exporter.core.vocabulary import PROBES, Channel, State
from exporter.web import api_models as models

_REFERENCE: Final = "#/components/schemas/{model}"
_PROBLEM: Final = "application/problem+json"
_BEARER: Final = "observations"


@dataclass(frozen=True, slots=True)
class _Parameter:
    """One parameter of a query or a path; `schema` as JSON Schema."""

    name: str
    schema: dict[str, Any]
    what: str
    place: str = "query"
    required: bool = False

    def document(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "in": self.place,
            "description": self.what,
            "required": self.required or self.place == "path",
            "schema": self.schema,
        }


@dataclass(frozen=True, slots=True)
class _ApiOperation:
    """What one method of one route does."""

    path: str
    what: str
    answer: type[BaseModel] | None
    """None is plain text."""
    parameters: Sequence[_Parameter] = ()
    problems: Sequence[int] = ()
    body: type[BaseModel] | None = None
    refusal: type[BaseModel] | None = None
    """What a 422 says."""

    @property
    def method(self) -> str:
        return "post" if self.body is not None or self.answer is None else "get"


def _text(**more: Any) -> dict[str, Any]:
    return {"type": "string", **more}


def _one_of(values: Sequence[str]) -> dict[str, Any]:
    return _text(enum=[str(value) for value in values])


_DURATION: Final = _text(pattern="^[0-9]{1,4}(ms|s|m|h|d)$", examples=["24h"])
"""The usual durations; compounds such as `1h30m` are read as well."""
_MOMENT: Final = {"anyOf": [_DURATION, _text(format="date-time")], "default": "24h"}
_MOMENT_OR_NOW: Final = {"anyOf": [_DURATION, _text(format="date-time")]}
_SOME: Final = _text(minLength=1)
_NAME: Final = _Parameter("name", _SOME, "The target's name.", place="path")
_SINCE: Final = _Parameter("since", _MOMENT, "A duration before now, or a time as RFC 3339.")
_CHANNEL: Final = _one_of(list(Channel))
_OPERATIONS: Final = (
    _ApiOperation(
        "/api/v1/targets",
        "Every target, its state and its figures.",
        models.Targets,
        (
            _Parameter("channel", _CHANNEL, "Only targets of this channel."),
            _Parameter("provider", _text(), "Only targets of this provider."),
            _Parameter("model", _text(), "Only targets of this model."),
            _Parameter("state", _one_of(list(State)), "Only targets in this state."),
            _Parameter("limit", {"type": "integer", "minimum": 1, "maximum": 1000}, "So many at most."),
            _Parameter("after", _text(), "Go on after the target of this name: the `next` of a page."),
        ),
        (400, 404),
    ),
    _ApiOperation(
        "/api/v1/targets/{name}",
        "One target, its state and figures, and why it is so.",
        models.TargetInFull,
        (
            _NAME,
            _Parameter("window", _text(pattern="^[1-9][0-9]{0,3}(s|m|h|d)$"), "Availability over it, too."),
        ),
        (400, 404),
    ),
    _ApiOperation(
        "/api/v1/targets/{name}/history",
        "The episodes of a target, oldest first.",
        models.TargetHistory,
        (_NAME, _SINCE),
        (400, 404, 503),
    ),
    _ApiOperation(
        "/api/v1/targets/{name}/checks",
        "Single checks of a target, newest first: what each probe was answered.",
        models.TargetChecks,
        (
            _NAME,
            _SINCE,
            _Parameter(
                "until", _MOMENT_OR_NOW, "Only those before it: a duration, a time, or the last `next`."
            ),
            _Parameter(
                "limit", {"type": "integer", "minimum": 1, "maximum": 1000}, "At most; 200 unless given."
            ),
        ),
        (400, 404, 503),
    ),
    _ApiOperation(
        "/api/v1/events",
        "Changes of state of all targets, newest last.",
        models.Events,
        (
            _Parameter("since", _MOMENT, "A duration before now, a time as RFC 3339, or the last `next`."),
            _Parameter("limit", {"type": "integer", "minimum": 1, "maximum": 1000}, "At most."),
            _Parameter("target", _text(), "Only of this target."),
            _Parameter("model", _text(), "Only of targets of this model."),
            _Parameter("channel", _CHANNEL, "Only of targets of this channel."),
        ),
        (400, 503),
    ),
    _ApiOperation(
        "/api/v1/route",
        "The order in which to try the targets of a model, and why.",
        models.RouteOut,
        (
            _Parameter("model", _SOME, "The model.", required=True),
            _Parameter("prefer", _CHANNEL, "A channel that comes first while it has a target that is up."),
            _Parameter("scenario", _one_of(SCENARIOS), "What the video is for."),
            _Parameter("seconds", {"type": "integer", "minimum": 1, "maximum": LONGEST}, "Its length."),
            _Parameter("size", _text(pattern=f"^{SIZE.pattern}$"), "Its size, such as `1280x720`."),
            _Parameter("all", _one_of(("true", "false")), "Rank those left out last."),
        ),
        (400, 404),
    ),
    _ApiOperation(
        "/api/v1/pages",
        "What the vendors' own status pages say, beside what was seen here.",
        models.Pages,
        problems=(400, 503),
    ),
    _ApiOperation(
        "/api/v1/unrecognised",
        "Answers that no rule, code or structure decided.",
        models.UnrecognisedAnswers,
        problems=(400,),
    ),
    _ApiOperation("/api/v1/budget", "What probing may cost this UTC day and what is booked.", models.Budgets),
    _ApiOperation(
        "/api/v1/observations",
        "Report outcomes of real traffic.",
        models.Accepted,
        problems=(400, 401, 404, 413, 429, 503),
        body=models.ObservationsIn,
        refusal=models.RefusedObservations,
    ),
    _ApiOperation(
        "/api/v1/targets/{name}/clear",
        "Let a probe run again that an accident turned off; only with `--web.enable-lifecycle`.",
        None,
        (_NAME, _Parameter("probe", _one_of([str(p) for p in PROBES]), "The probe.", required=True)),
        (400, 403, 404, 503),
    ),
)
PATHS: Final = tuple((operation.method.upper(), operation.path) for operation in _OPERATIONS)
"""Methods and paths that the document describes."""


def document() -> dict[str, Any]:
    """The document."""
    used = {m for o in _OPERATIONS for m in (o.answer, o.body, o.refusal) if m is not None} | {
        models.ProblemDetails
    }
    ordered = sorted(used, key=lambda model: model.__name__)
    _, schemas = models_json_schema(
        [(model, "validation") for model in ordered], by_alias=True, ref_template=_REFERENCE
    )
    paths: dict[str, dict[str, Any]] = {}
    for operation in _OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "sora-exporter",
            "version": __version__,
            "summary": "Whether AI video APIs can be used right now, and over which channel.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {_BEARER: {"type": "http", "scheme": "bearer"}},
        },
    }


def _described(operation: _ApiOperation) -> dict[str, Any]:
    name = operation.path.removeprefix("/api/v1/").translate({ord("/"): "_", ord("{"): None, ord("}"): None})
    answers = {"200": _answer(operation)}
    if operation.method == "get":
        answers["304"] = {"description": "It is what the client has (`If-None-Match`)."}
    if operation.refusal is not None:
        answers["422"] = {"description": "Nothing was accepted.", "content": _content(operation.refusal)}
    for status in operation.problems:
        kind = _PROBLEM if operation.answer is not None else "text/plain"
        answers[str(status)] = {
            "description": "What is wrong.",
            "content": _content(models.ProblemDetails, kind),
        }
    described: dict[str, Any] = {
        "operationId": f"{operation.method}_{name}",
        "summary": operation.what,
        "parameters": [parameter.document() for parameter in operation.parameters],
        "responses": answers,
    }
    if operation.body is not None:
        described["requestBody"] = {"required": True, "content": _content(operation.body)}
        described["security"] = [{_BEARER: []}]
    return described


def _answer(operation: _ApiOperation) -> dict[str, Any]:
    if operation.answer is None:
        return {"description": operation.what, "content": {"text/plain": {"schema": _text()}}}
    return {"description": (operation.answer.__doc__ or "").strip(), "content": _content(operation.answer)}


def _content(model: type[BaseModel], media_type: str = "application/json") -> dict[str, Any]:
    if media_type == "text/plain":
        return {media_type: {"schema": _text()}}
    return {media_type: {"schema": {"$ref": _REFERENCE.format(model=model.__name__)}}}
