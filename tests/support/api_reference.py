"""The reference of the API as Markdown, written from its OpenAPI document."""

from collections.abc import Iterator
from typing import Any

from exporter.web.openapi import document


def api_reference() -> str:
    """Every operation with its parameters and answers, then every object."""
    api = document()
    lines: list[str] = []
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            lines += [f"## {method.upper()} {path}", "", operation["summary"], ""]
            lines += _parameters(operation["parameters"])
            lines += [f"- {status}: {_said(answer)}" for status, answer in operation["responses"].items()]
            if "requestBody" in operation:
                lines.append(f"- body: {_link(_schema_of(operation['requestBody']))}")
            lines.append("")
    lines += ["## Objects", ""]
    for name, schema in sorted(api["components"]["schemas"].items()):
        lines += [f"### {name}", "", *_object(schema), ""]
    return "\n".join(lines).rstrip() + "\n"


def _parameters(parameters: list[dict[str, Any]]) -> list[str]:
    if not parameters:
        return []
    rows = [
        f"| `{p['name']}` | {_type(p['schema'])} | {p['description']}{' Required.' if p['required'] else ''} |"
        for p in parameters
    ]
    return ["| parameter | value | meaning |", "|---|---|---|", *rows, ""]


def _said(answer: dict[str, Any]) -> str:
    content = answer.get("content")
    return (
        answer["description"] if content is None else f"{answer['description']} {_link(_schema_of(answer))}"
    )


def _schema_of(answer: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = next(iter(answer["content"].values()))["schema"]
    return schema


def _link(schema: dict[str, Any]) -> str:
    if "$ref" not in schema:
        return "(text)"
    name = schema["$ref"].rpartition("/")[2]
    return f"([{name}](#{name.lower()}))"


def _object(schema: dict[str, Any]) -> Iterator[str]:
    if schema.get("description"):
        yield from (" ".join(schema["description"].split()), "")
    if "enum" in schema:
        yield "One of " + ", ".join(f"`{value}`" for value in schema["enum"]) + "."
        return
    yield from ("| field | value | meaning |", "|---|---|---|")
    for name, field in schema.get("properties", {}).items():
        yield f"| `{name}` | {_type(field)} | {' '.join(field.get('description', '').split())} |"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_type(one) for one in schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        return ", ".join(f"`{value}`" for value in schema.get("enum", [schema.get("const")]))
    kind = schema.get("type", "anything")
    if kind == "array":
        return f"list of {_type(schema['items'])}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"by name: {_type(schema['additionalProperties'])}"
    if schema.get("format"):
        return {"date-time": "time (RFC 3339)", "date": "day"}.get(schema["format"], kind)
    bounds = [schema.get("minimum"), schema.get("maximum")]
    if bounds == [0, 1] or bounds == [0.0, 1.0]:
        return "ratio"
    return str(kind)
