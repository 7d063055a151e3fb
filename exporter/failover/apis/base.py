"""What a dialect is, and what its answers have in common."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final

from exporter.core.answer import Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Reason
from exporter.core.wire.media import Media
from exporter.failover.steps import Reply, Send
from exporter.failover.targets import Target, Wanted

_GONE: Final = frozenset({400, 404, 410})
_LOST: Final = re.compile(r"task_not_exist|not[ _]exist|not[ _]found|no such", re.IGNORECASE)
_SECONDS: Final = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_PACES: Final = (("openai-poll-after-ms", 0.001), ("retry-after-ms", 0.001), ("retry-after", 1.0))


class Status(StrEnum):
    """Where a job stands, in the words of OpenAI's API; what others say is put into these."""

    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Look:
    """What one answer tells of a job."""

    status: Status | None = None
    """None: the answer shows no job; it may be well."""
    id: str = ""
    progress: int | None = None
    """Percent."""
    url: str | None = None
    inline: str | None = None
    """The result itself, in base64."""
    reason: str | None = None
    """Why it failed, or why it was not shown."""
    detail: str = ""
    billed: bool | None = None
    lost: bool = False
    """The upstream says that there is no such job."""
    told_error: bool = False
    """An error stood where the job should be, and no status beside it."""
    in_call: bool = False
    """The create itself was the work: there is nothing to look at later."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One job of a target's list."""

    id: str
    created: float | None
    """Unix seconds."""
    model: str | None
    prompt: str | None
    seconds: str | None
    size: str | None


class ClientDialect(ABC):
    """How one kind of target is asked."""

    media: ClassVar[tuple[Media, ...]] = (Media.VIDEO,)
    """What a result may be."""

    @abstractmethod
    def create(self, target: Target, wanted: Wanted) -> Send:
        """The request that costs money."""

    @abstractmethod
    def created(self, reply: Reply, target: Target) -> Look | None:
        """The job that an answer with a 2xx tells of; None where it tells of none."""

    def poll(self, target: Target, job: str) -> Send | None:
        """The request that looks at a job; None where the create itself was the work."""
        return None

    def look(self, reply: Reply, target: Target) -> Look:
        """What the answer to a `poll` tells."""
        return Look(reason=Reason.INTERNAL)

    def content(self, job: str) -> str | None:
        """The path at which a result lies, where the job names no address."""
        return None

    def key_headers(self, target: Target) -> Mapping[str, Any]:
        """Headers for the target's own host, beside what its client adds."""
        return {}

    def listing(self, target: Target) -> Send | None:
        """The request for the newest jobs; None where there is no list."""
        return None

    def listed(self, reply: Reply) -> list[Listed] | None:
        """The jobs of a list; None where the answer is none."""
        return None


def failed_look(reply: Reply, target: Target) -> Look:
    """A look that was answered with no job."""
    verdict = classify(reply.answer(), target.over, upstream=target.answers, look=True)
    said_lost = reply.whole and reply.status in _GONE and _LOST.search(reply.text) is not None
    return Look(reason=verdict.reason, detail=verdict.detail, lost=said_lost)


def failed_job(reply: Reply, target: Target, *, dropped: bool = False, **more: Any) -> Look:
    """A job that has ended without a result. Official channels do not bill those; of others nobody knows."""
    verdict = classify(reply.answer(Transport.TASK), target.over, upstream=target.answers)
    reason = Reason.GENERATION_FAILED if verdict.reason is Reason.OK else verdict.reason
    billed = _billed(reply.value)
    if billed is None and target.over is Channel.OFFICIAL and not dropped:
        billed = False
    return Look(Status.FAILED, reason=reason, detail=verdict.detail, billed=billed, **more)


def _billed(value: Any) -> bool | None:
    """What a job says of its bill in so many words."""
    if not isinstance(value, dict):
        return None
    inner = value.get("data")
    for place in (value, inner if isinstance(inner, dict) else {}):
        for name, meaning in (("billed", True), ("charged", True), ("refunded", False)):
            if isinstance(place.get(name), bool):
                return bool(place[name]) is meaning
    return None


def asked_pause(reply: Reply) -> float | None:
    """Seconds that an answer asks to wait; None for none, and for dates, which gateways get wrong."""
    for name, unit in _PACES:
        value = reply.headers.get(name, "").strip()
        if _SECONDS.fullmatch(value):
            return float(value) * unit
    return None
