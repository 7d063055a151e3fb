"""The story of one probe, for people and for machines. Upstream text is cut short, secrets are not in it."""

from collections.abc import Iterator
from typing import Any

from exporter.cli.parts.bench import Trial
from exporter.config import Target
from exporter.core.printable import is_binary
from exporter.core.words import Source
from exporter.transport import Exchange

_SHOWN = 1500
_WHY_SKIPPED = {
    "budget": "today's budget does not allow it, or the storage cannot be written",
}


def as_json(target: Target, source: Source, trial: Trial) -> dict[str, Any]:
    """The whole story as plain values; seconds and dollars."""
    story: dict[str, Any] = {
        "target": target.name,
        "provider": target.provider,
        "channel": target.channel,
        "model": target.model,
        "api": target.api,
        "upstream": target.upstream,
        "probe": source,
        "exchanges": [_exchange(e) for e in trial.exchanges],
    }
    if trial.result is None:
        return story | {"skipped": trial.skipped}
    run, verdict = trial.result.run, trial.result.verdict
    return story | {
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "rule": verdict.rule,
        "detail": verdict.detail,
        "fault": verdict.fault,
        "retryable": verdict.retryable,
        "verified": trial.result.evidence.verified,
        "latency_seconds": run.latency,
        "cost_usd": run.cost_usd,
    }


def as_text(target: Target, source: Source, trial: Trial) -> str:
    """The whole story, as blackbox_exporter's debug page tells it."""
    cost = "paid" if source.paid else "free"
    lines = [
        f"target   {target.name} ({target.channel}, {target.provider}, {target.model})",
        f"probe    {source}, {cost}, {target.api} at a {target.upstream}",
        "",
    ]
    for number, exchange in enumerate(trial.exchanges, start=1):
        lines.extend(_told(number, exchange))
    lines.extend(_verdict(trial))
    return "\n".join(lines)


def _told(number: int, e: Exchange) -> Iterator[str]:
    phases = ", ".join(f"{name} {_ms(seconds)}" for name, seconds in e.phases.items())
    yield f"{number}. {e.method} {e.url}   {_ms(e.seconds)}" + (f" ({phases})" if phases else "")
    yield from (f"   > {name}: {value}" for name, value in e.request_headers.items())
    if e.request_body:
        yield from (f"   > {line}" for line in e.request_body.splitlines())
    answer = e.answer
    yield f"   < {answer.exception or answer.status}"
    if answer.headers:
        yield from (f"   < {name}: {value}" for name, value in answer.headers.items())
    if answer.body:
        yield from (f"   < {line}" for line in _shown(answer.body).splitlines())
    yield ""


def _verdict(trial: Trial) -> Iterator[str]:
    if trial.result is None:
        why = _WHY_SKIPPED.get(str(trial.skipped), "")
        yield f"skipped  {trial.skipped}: {why}"
        return
    run, verdict = trial.result.run, trial.result.verdict
    yield f"outcome  {verdict.outcome.icon} {verdict.outcome}"
    yield f"reason   {verdict.reason}"
    yield f"rule     {verdict.rule}" + (f": {verdict.detail}" if verdict.detail else "")
    yield f"fault    {verdict.fault or 'none'}" + (", worth retrying" if verdict.retryable else "")
    yield "verified " + ("yes" if trial.result.evidence.verified else "no: the upstream itself was not asked")
    yield f"latency  {_ms(run.latency)}"
    yield f"cost     ${run.cost_usd:.4f}"


def _exchange(e: Exchange) -> dict[str, Any]:
    return {
        "method": e.method,
        "url": e.url,
        "request_headers": dict(e.request_headers),
        "request_body": e.request_body,
        "status": e.answer.status,
        "headers": dict(e.answer.headers),
        "body": _shown(e.answer.body),
        "exception": e.answer.exception,
        "seconds": e.seconds,
        "phases": dict(e.phases),
    }


def _shown(body: str) -> str:
    return f"(binary, {len(body)} characters)" if is_binary(body) else _cut(body)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.1f} s"
