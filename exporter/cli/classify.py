"""`sora-exporter classify`: judges answers given as JSON lines on standard input."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

import click

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import PhraseRule, classify
from exporter.core.printable import printable
from exporter.core.vocabulary import Channel, Upstream

_CHANNELS: Final[Mapping[str, Channel | None]] = {
    **{str(channel): channel for channel in Channel},
    "any": None,
}


class BadLine(ValueError):
    """A line of input that is not an answer; the message says what is wrong with it."""


@click.command("classify")
@click.option(
    "--format", "form", type=click.Choice(["json"]), default="json", help="The only format: JSON lines."
)
@click.option(
    "--config.file",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the operator's phrases (classifier.rules) from this configuration.",
)
def command(form: str, config_file: Path | None) -> None:
    """Read answers as JSON lines and say what each means for the service.

    Each line is {"id", "channel", "upstream", "transport", "status", "headers", "body", "exception"}; only
    `channel` (official, reverse or any) is needed. `upstream` says what answered (vendor, gateway, sora2api):
    a vendor refuses our key, a gateway may also tell that its own is refused. Each answer becomes one line
    {"id", "outcome", "reason", "fault", "retryable"}, in order. A line that cannot be read is reported on
    standard error with its number, becomes {"id", "error"} on standard output, and makes the exit status 1.
    """
    del form
    extra = _phrases(config_file) if config_file is not None else ()
    # utf-8-sig: files written on Windows begin with a mark of their encoding, and so may any joined to them.
    lines = (line.decode("utf-8-sig", "replace") for line in sys.stdin.buffer)
    if not run(lines, sys.stdout, sys.stderr, extra):
        raise SystemExit(1)


def run(lines: Iterable[str], out: TextIO, err: TextIO, extra: Sequence[PhraseRule] = ()) -> bool:
    """Judge every line that is not blank. False when a line could not be read."""
    fine = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        name: Any = None
        try:
            record = _record(line)
            name = record.get("id")
            answer, channel, upstream = _answer(record), _channel(record), _upstream(record)
        except BadLine as problem:
            fine = False
            err.write(printable(f"line {number}: {problem}\n"))
            _write(out, {"id": name, "error": str(problem)})
            continue
        _write(out, {"id": name, **_judged(classify(answer, channel, extra, upstream=upstream))})
    return fine


def _write(out: TextIO, record: Mapping[str, Any]) -> None:
    out.write(json.dumps(record) + "\n")


def _judged(verdict: Verdict) -> dict[str, Any]:
    return {
        "outcome": str(verdict.outcome),
        "reason": str(verdict.reason),
        "fault": None if verdict.fault is None else str(verdict.fault),
        "retryable": verdict.retryable,
    }


def _record(line: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise BadLine("not a JSON object")
    return record


def _channel(record: Mapping[str, Any]) -> Channel | None:
    channel = record.get("channel", "any")
    if not isinstance(channel, str) or channel not in _CHANNELS:
        raise BadLine(f"channel must be one of {', '.join(_CHANNELS)}")
    return _CHANNELS[channel]


def _upstream(record: Mapping[str, Any]) -> Upstream | None:
    """What answered; None where the line does not say."""
    value = record.get("upstream")
    if value is None:
        return None
    try:
        return Upstream(value)
    except ValueError:
        raise BadLine(f"upstream must be one of {', '.join(Upstream)}, or absent") from None


def _answer(record: Mapping[str, Any]) -> Answer:
    return Answer(
        transport=_transport(record.get("transport")),
        status=_status(record.get("status")),
        headers=_headers(record.get("headers")),
        body=_text(record, "body") or "",
        exception=_text(record, "exception"),
    )


def _transport(value: Any) -> Transport:
    if value is None:
        return Transport.HTTP
    try:
        return Transport(value)
    except ValueError:
        raise BadLine(f"transport must be one of {', '.join(Transport)}") from None


def _status(value: Any) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise BadLine("status must be a whole number or null")


def _headers(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadLine("headers must be an object")
    return {name.lower(): text if isinstance(text, str) else json.dumps(text) for name, text in value.items()}


def _text(record: Mapping[str, Any], name: str) -> str | None:
    """A text; a body given as JSON instead of as text is taken as its JSON."""
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    if name == "body":
        return json.dumps(value)
    raise BadLine(f"{name} must be text or null")


def _phrases(path: Path) -> tuple[PhraseRule, ...]:
    # Imported here: the configuration brings pydantic, which judging alone does not need.
    from exporter.config import load

    rules = load(path, only=()).classifier.rules
    return tuple(PhraseRule(rule.phrase, rule.reason, rule.channel) for rule in rules)
