"""What a call says of its target: an observation, or nothing yet, or nothing at all.

A create that was refused, or that came to nothing, is reported at once. One that started a job is not: the
job's end is, whoever looks at it, and once only. Looks at a job that goes on, looks that fail, downloads,
lists and deletes are no evidence of what the target makes.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import unquote

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.wire.jobs import End, read_job
from exporter.core.wire.started_jobs import job_started
from exporter.report.calls import WatchedCall, described
from exporter.report.masking import Mask, mask_of, safe_body, safe_headers

TargetOf = Callable[[str | None], str | None]
"""The target that a model's name on the wire belongs to; None where it is not reported."""
_JOB_PATH: Final = re.compile(r".*/(?:videos|generations?|tasks?|jobs?|operations|predictions)/[^/]+")
_LOOKED_AT: Final = ":fetchPredictOperation"
_ASIDE: Final = re.compile(
    r".*/(files|uploads|embeddings|moderations|audio|batches|fine_tuning|vector_stores|assistants|threads"
    r"|containers|evals|realtime|conversations|tokens?|login)(/.*)?|.*[/:](cancel|count_?tokens)",
    re.IGNORECASE,
)
"""What a program posts that makes neither a video nor an image."""
_JOBS: Final = 5000
_LONGEST: Final = 20_000
"""Characters of a job's prompts that are kept."""
_NEWS: Final = 3600.0
"""Seconds after which the end of a job that somebody else has started is no news."""
_CREATES: Final = frozenset({"POST", "PUT"})


@dataclass(frozen=True, slots=True)
class _WatchedJob:
    """One that goes on."""

    target: str
    ordered: float
    """Unix seconds."""
    prompts: tuple[str, ...] | None
    """What to blot out where its end is told; None where that is not known, or too long to be kept."""
    keys: tuple[str, ...]

    @property
    def mask(self) -> Mask:
        """Made when it is needed: most jobs end well."""
        return mask_of(self.prompts, self.keys)


class Reader:
    """Reads one program's calls, in the order in which they ended. Used by one thread."""

    def __init__(self, reporter: str) -> None:
        self._reporter = reporter
        self._jobs: OrderedDict[str, _WatchedJob | None] = OrderedDict()
        """By id; None once it has ended."""

    def read(self, call: WatchedCall, target_of: TargetOf) -> list[dict[str, Any]]:
        """The observations that a call gives: one or none."""
        if call.asked.method in _CREATES and not call.asked.path.endswith(_LOOKED_AT):
            said = self._create(call, target_of)
        elif call.asked.method in ("GET", "POST"):
            said = self._look(call, target_of)
        else:
            said = None
        return [] if said is None else [said]

    def _create(self, call: WatchedCall, target_of: TargetOf) -> dict[str, Any] | None:
        target = None if _ASIDE.fullmatch(call.asked.path) else target_of(call.asked.model())
        if target is None:
            return None
        prompts, keys = call.asked.prompts(), tuple(call.asked.keys())
        answer = _answer(call)
        if answer.exception is None and 200 <= (answer.status or 0) < 300:
            job = self._started(call, answer)
            if job is not None:
                short = prompts is not None and sum(map(len, prompts)) <= _LONGEST
                kept = tuple(prompts) if short and prompts is not None else None
                self._remember(job, _WatchedJob(target, call.ended - call.seconds, kept, keys))
                return None
            if not call.whole:
                # A body too large to be kept is a picture or a clip; one that broke off has an exception.
                return self._success(target, call, call.seconds)
        return self._judged(target, call, call.seconds, answer, lambda: mask_of(prompts, keys))

    def _started(self, call: WatchedCall, answer: Answer) -> str | None:
        """The id of the job that goes on after this answer; a stream is itself the work."""
        if answer.transport is Transport.SSE:
            return None
        value = call.value
        job = read_job(value)
        if isinstance(value, dict) and (_has_ended(value) or "choices" in value):
            return None
        if job is not None and job.failed and job.standing is None:
            return None
        if job is not None and job.id and job.status:
            return job.id
        name = job_started(answer)
        # What was made in the call itself has no name of its own.
        made = isinstance(value, dict) and name in ("unnamed", str(value.get("created")))
        return None if made else name

    def _look(self, call: WatchedCall, target_of: TargetOf) -> dict[str, Any] | None:
        value = call.value
        if call.error is not None or call.status != 200 or not isinstance(value, dict):
            return None
        name, known = self._job_of(call, value)
        if name is None or (known is None and name in self._jobs):
            return None
        if not _has_ended(value):
            return None
        if known is None:
            target = target_of(_model(value))
            if target is None or not _is_news(value, call.ended):
                return None
            # Of its prompt nothing is known here.
            known = _WatchedJob(target, _created(value) or call.ended, None, tuple(call.asked.keys()))
        self._remember(name, None)
        answer = Answer(Transport.TASK, call.status, safe_headers(call.headers), call.text)
        seconds = max(0.0, call.ended - known.ordered)
        return self._judged(known.target, call, seconds, answer, lambda: known.mask)

    def _job_of(self, call: WatchedCall, value: Mapping[str, Any]) -> tuple[str | None, _WatchedJob | None]:
        """The id of the job that was looked at, and what is known of it."""
        path = unquote(call.asked.path).rstrip("/")
        if path.endswith(_LOOKED_AT):
            asked = call.asked.value
            named = asked.get("operationName") if isinstance(asked, dict) else None
            return (named, self._jobs.get(named)) if isinstance(named, str) else (None, None)
        parts = path.split("/")
        for start in range(len(parts) - 1, 0, -1):
            name = "/".join(parts[start:])
            if name in self._jobs:
                return name, self._jobs[name]
        return (parts[-1], None) if _JOB_PATH.fullmatch(path) else (None, None)

    def _remember(self, job: str, known: _WatchedJob | None) -> None:
        self._jobs[job] = known
        self._jobs.move_to_end(job)
        if len(self._jobs) > _JOBS:
            self._jobs.popitem(last=False)

    def _judged(
        self, target: str, call: WatchedCall, seconds: float, answer: Answer, masking: Callable[[], Mask]
    ) -> dict[str, Any]:
        """A success, or what may be told of a failure."""
        verdict = classify(answer, None)
        if verdict.success and verdict.reason == "ok":
            return self._success(target, call, seconds)
        mask = masking()
        body = safe_body(answer.body, mask)
        told = Answer(answer.transport, answer.status, answer.headers, body, answer.exception)
        again = classify(told, None)
        if (again.outcome, again.reason) != (verdict.outcome, verdict.reason) and verdict.detail:
            # What decided was said where the product stands: no more of it than the words that did.
            body = _with_words(body, mask(verdict.detail), answer.transport)
        exception = None if answer.exception is None else mask(answer.exception)
        return self._common(target, call, seconds) | {
            "transport": answer.transport,
            "status": answer.status,
            "headers": dict(answer.headers),
            "body": body or None,
            "exception": exception,
        }

    def _success(self, target: str, call: WatchedCall, seconds: float) -> dict[str, Any]:
        return self._common(target, call, seconds) | {"outcome": "operational"}

    def _common(self, target: str, call: WatchedCall, seconds: float) -> dict[str, Any]:
        return {
            "target": target,
            "reporter": self._reporter,
            "time": datetime.fromtimestamp(call.ended, UTC).isoformat(timespec="milliseconds"),
            "latency_seconds": round(seconds, 3),
        }


def _answer(call: WatchedCall) -> Answer:
    """A body that broke off counts as what broke it; an answer that is an error as that answer."""
    headers = safe_headers(call.headers)
    if call.error is not None and (call.status is None or call.status < 400 or not call.body):
        return Answer(Transport.EXCEPTION, call.status, headers, "", described(call.error))
    stream = "event-stream" in headers.get("content-type", "")
    return Answer(Transport.SSE if stream else Transport.HTTP, call.status, headers, call.text)


def _has_ended(value: Mapping[str, Any]) -> bool:
    job = read_job(value)
    return value.get("done") is True or (job is not None and isinstance(job.standing, End))


def _model(value: Mapping[str, Any]) -> str | None:
    named = value.get("model")
    return named if isinstance(named, str) else None


def _created(value: Mapping[str, Any]) -> float | None:
    at = value.get("created_at")
    return float(at) if isinstance(at, int | float) and not isinstance(at, bool) else None


def _is_news(value: Mapping[str, Any], now: float) -> bool:
    """Nobody knows when it ended, or it was lately."""
    at = value.get("completed_at") or value.get("created_at")
    return not isinstance(at, int | float) or now - at < _NEWS


def _with_words(body: str, words: str, transport: Transport) -> str:
    error = {"error": {"message": words}}
    if transport is Transport.SSE:
        return f"data: {json.dumps(error, ensure_ascii=False)}\n\n{body}"
    try:
        value = json.loads(body)
    except ValueError:
        value = None
    return json.dumps((value if isinstance(value, dict) else {}) | error, ensure_ascii=False)
