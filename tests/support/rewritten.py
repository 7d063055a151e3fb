"""The same answer in other forms: other keys' case, other envelopes, told by a client, quoted in a message."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from typing import Any

from exporter.core.answer import Answer, Transport
from tests.support.corpus_rows import Row, rows

FILES = ("errors.jsonl", "errors2.jsonl", "more.jsonl")
ENVELOPES = ("result", "data", "body", "payload", "output", "response")
Form = Callable[[str, Any], str]
"""Makes a body of a body and the value that it is."""


def all_rows() -> list[Row]:
    """Every row of the corpora."""
    return [row for name in FILES for row in rows(name)]


def parsed(row: Row) -> Any:
    """The object or list that a row's body is, or None."""
    try:
        value = json.loads(row.answer.body)
    except ValueError:
        return None
    return value if isinstance(value, dict | list) else None


def recased(value: Any, how: Callable[[str], str]) -> Any:
    """The same JSON with every key in another case."""
    if isinstance(value, dict):
        return {how(key): recased(item, how) for key, item in value.items()}
    return [recased(item, how) for item in value] if isinstance(value, list) else value


def resaid(value: Any, how: Callable[[str], str]) -> Any:
    """The same JSON with every sentence in another case."""
    if isinstance(value, dict):
        return {key: resaid(item, how) for key, item in value.items()}
    if isinstance(value, list):
        return [resaid(item, how) for item in value]
    plain = isinstance(value, str) and " " in value and not value.lstrip().startswith(("{", "[", "http"))
    return how(value) if plain else value


def reordered(value: Any) -> Any:
    """The same JSON with the keys of every object turned round."""
    if isinstance(value, dict):
        return {key: reordered(item) for key, item in reversed(value.items())}
    return [reordered(item) for item in value] if isinstance(value, list) else value


def nested(value: Any, layers: int) -> Any:
    """A value in so many envelopes."""
    return reduce(lambda inner, layer: {ENVELOPES[layer % len(ENVELOPES)]: inner}, range(layers), value)


FORMS: dict[str, Form] = {
    "reordered": lambda _, value: json.dumps(reordered(value)),
    "indented": lambda _, value: json.dumps(value, indent=3),
    "upper keys": lambda _, value: json.dumps(recased(value, str.upper)),
    "capital keys": lambda _, value: json.dumps(recased(value, str.capitalize)),
    "upper words": lambda _, value: json.dumps(resaid(value, str.upper)),
    "lower words": lambda _, value: json.dumps(resaid(value, str.lower)),
    **{
        f"{layers} deep": (lambda n: lambda _, value: json.dumps(nested(value, n)))(layers)
        for layers in (1, 4, 9)
    },
    "nine deep beside others": lambda _, value: json.dumps(
        reduce(lambda inner, layer: {"id": str(layer), "result": inner, "requestId": "r"}, range(9), value)
    ),
    "lists in lists": lambda _, value: json.dumps([[[nested(value, 6)]]]),
    "texts in texts": lambda body, _: json.dumps(
        {"data": json.dumps({"result": json.dumps({"body": body})})}
    ),
    "a good envelope": lambda _, value: json.dumps({"code": 0, "message": "success", "data": value}),
    "rpc": lambda _, value: json.dumps({"jsonrpc": "2.0", "id": 1, "result": value}),
}
QUOTED: dict[str, Form] = {
    "error": lambda body, _: json.dumps({"error": {"message": body}}),
    "detail": lambda body, _: json.dumps({"detail": body}),
    "new-api": lambda body, _: json.dumps(
        {"error": {"message": body, "type": "new_api_error", "code": "bad_response_status_code"}}
    ),
    "an envelope": lambda body, _: json.dumps({"code": 500, "message": body}),
}
_CLASSES = {
    400: "BadRequest",
    401: "Authentication",
    403: "PermissionDenied",
    404: "NotFound",
    409: "Conflict",
}
_CLASSES |= {422: "UnprocessableEntity", 429: "RateLimit"}
CLIENTS: dict[str, Callable[[int, str, Any], str]] = {
    "openai": lambda s, _, v: f"openai.{_CLASSES.get(s, 'InternalServer')}Error: Error code: {s} - {v!r}",
    "anthropic": lambda s, _, v: f"anthropic.{_CLASSES.get(s, 'InternalServer')}Error: Error code: {s} - {v!r}",
    "requests": lambda s, b, _: f"requests.exceptions.HTTPError: {s} Error for url: https://api.example.com/v1: {b}",
    "httpx": lambda s, b, _: f"httpx.HTTPStatusError: Client error '{s} X' for url 'https://a.example/v1'\nResponse: {b}",
    "node": lambda s, b, _: f"APIError: Request failed with status code {s}: {b}",
    "google": lambda s, _, v: f"google.genai.errors.ClientError: {s} X. {v!r}",
    "go": lambda s, b, _: f"error, status code: {s}, status: {s} X, body: {b}",
    "vercel": lambda s, b, _: f"AI_APICallError: X\n  statusCode: {s},\n  responseBody: '{b}'",
}  # fmt: skip


def told_by(client: str, row: Row) -> Answer:
    """The exception that a client raises for a refusal, as text."""
    said = CLIENTS[client](row.answer.status or 0, row.answer.body, parsed(row))
    return Answer(Transport.EXCEPTION, None, exception=said)


def rewritten(row: Row, form: Form) -> Answer:
    """A row's answer with its body in another form."""
    return replace(row.answer, body=form(row.answer.body, parsed(row)))
