"""What is known of one call: from before its request leaves until its job has ended."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Self

from exporter.core.vocabulary import Channel, Reason
from exporter.failover import clock
from exporter.failover.apis.base import Look, Status
from exporter.failover.attempts import CreateAttempt
from exporter.failover.targets import Target, Wanted

VERSION: Final = 1
GRACE: Final = 60.0
"""Seconds after a create in which an upstream may not know the job yet."""
_CONVINCED: Final = 3
"""Looks in a row that must tell of a lost job, or of an error without a status, before it counts."""


@dataclass(slots=True)
class JobState:
    """One call. Without an `id` nobody knows whether there is a job."""

    call: str
    """Our own name of it, for the budget and the journal."""
    target: str
    channel: Channel | None
    model: str
    began: float
    """Unix seconds at which the create was sent."""
    prompt_sha256: str = ""
    seconds: str | None = None
    size: str | None = None
    usd: float | None = None
    id: str = ""
    in_call: bool = False
    """The create itself was the work: there is nothing to look at."""
    status: Status = Status.QUEUED
    progress: int = 0
    url: str | None = None
    inline: str | None = None
    reason: str | None = None
    detail: str = ""
    billed: bool | None = None
    attempts: tuple[CreateAttempt, ...] = ()
    misses: int = field(default=0, compare=False)
    """Looks in a row that showed no job."""
    errors: int = field(default=0, compare=False)
    """Looks in a row that showed an error and no status, or that there is no such job."""

    @classmethod
    def of(cls, call: str, target: Target, wanted: Wanted, usd: float | None) -> Self:
        """The state before the request leaves."""
        return cls(
            call=call,
            target=target.name,
            channel=target.over,
            model=target.model,
            began=clock.wall(),
            prompt_sha256=digest(wanted.prompt),
            seconds=wanted.seconds,
            size=wanted.size,
            usd=usd,
        )

    @property
    def ended(self) -> bool:
        """There is nothing left to wait for."""
        return self.status in (Status.COMPLETED, Status.FAILED)

    def accepted(self, look: Look) -> None:
        """The create was answered with a job."""
        self.id = look.id or self.call
        self.in_call = look.in_call
        self.heard(look)

    def heard(self, look: Look) -> bool:
        """Take what one look tells; whether the job has ended.

        A word that nobody knows, and no word at all, leave the job running.
        """
        if look.told_error or look.lost:
            self.errors += 1
            self._doubt(look)
            return self.ended
        if look.status is None:
            self.misses += 1
            return self.ended
        self.misses = self.errors = 0
        self.status = look.status
        self.progress = self.progress if look.progress is None else look.progress
        self.url, self.inline = look.url or self.url, look.inline or self.inline
        if look.status is Status.FAILED:
            self.reason, self.detail, self.billed = look.reason, look.detail, look.billed
        return self.ended

    def _doubt(self, look: Look) -> None:
        refused = look.told_error and look.reason == Reason.CONTENT_POLICY
        young = look.lost and clock.wall() - self.began < GRACE
        if refused or (self.errors >= _CONVINCED and not young):
            self.status = Status.FAILED
            self.reason = Reason.GENERATION_FAILED if look.lost else look.reason
            self.detail = "the upstream does not know the job any more" if look.lost else look.detail

    def dump(self) -> dict[str, Any]:
        """As JSON knows it."""
        saved = {item.name: getattr(self, item.name) for item in fields(self) if item.compare}
        return {"version": VERSION, **saved, "attempts": [attempt.dump() for attempt in self.attempts]}

    @classmethod
    def load(cls, saved: Mapping[str, Any]) -> Self:
        """The state that `dump` saved.

        Raises:
            ValueError: what was given is no such dump.
        """
        try:
            if saved["version"] != VERSION:
                message = f"saved: version {saved['version']!r} is not known; this one writes {VERSION}"
                raise ValueError(message)
            known = {item.name: saved[item.name] for item in fields(cls) if item.compare}
            known["attempts"] = tuple(CreateAttempt.load(each) for each in saved["attempts"])
            known["status"] = Status(known["status"])
            known["channel"] = None if known["channel"] is None else Channel(known["channel"])
        except (KeyError, TypeError, AttributeError) as error:
            message = f"saved: not what dump() gives: {error!r}"
            raise ValueError(message) from error
        return cls(**known)


def digest(prompt: str) -> str:
    """A prompt as it is saved: it can be compared and not be read."""
    return hashlib.sha256(prompt.encode("utf-8", "replace")).hexdigest()
