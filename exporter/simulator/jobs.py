"""Jobs of a simulated upstream: ordered, queued, running at its pace, ended, billed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from exporter.core.vocabulary import Api, Channel, Reason, Upstream
from exporter.simulator.rng import Rng
from exporter.simulator.script import Bounds, ChargePolicy, SimTarget


@dataclass(frozen=True, slots=True)
class RateLimit:
    """The lowest and highest normal time of each kind of waiting."""

    queue: Bounds
    render: Bounds
    free: Bounds = (0.15, 0.45)
    create: Bounds = (0.6, 2.0)
    look: Bounds = (0.08, 0.25)
    fetch: Bounds = (0.3, 1.2)


_VIDEO: Final = RateLimit(queue=(2.0, 20.0), render=(58.0, 160.0))
_PRO: Final = RateLimit(queue=(5.0, 40.0), render=(175.0, 560.0))
_REVERSE: Final = RateLimit(queue=(5.0, 60.0), render=(110.0, 240.0))
_VEO: Final = RateLimit(queue=(1.0, 10.0), render=(30.0, 150.0))
_IMAGE: Final = RateLimit(queue=(0.0, 0.0), render=(5.0, 60.0))
_STREAM: Final = RateLimit(queue=(5.0, 40.0), render=(55.0, 160.0))


def pace_of(target: SimTarget) -> RateLimit:
    """The normal pace of a target, its own quirks first."""
    usual = _usual(target)
    quirks = target.quirks
    return RateLimit(
        queue=quirks.queue or usual.queue,
        render=quirks.render or usual.render,
        free=quirks.free or usual.free,
        create=quirks.free or usual.create,
        look=usual.look if quirks.free is None else (0.0, min(quirks.free)),
        fetch=quirks.free or usual.fetch,
    )


def _usual(target: SimTarget) -> RateLimit:
    if target.api is Api.OPENAI_IMAGES or "image" in target.model:
        return _IMAGE
    if target.api is Api.OPENAI_CHAT:
        return _STREAM
    if target.api is Api.GEMINI_VIDEO or target.model.startswith("veo"):
        return _VEO
    if "pro" in target.model.split("-"):
        return _PRO
    reverse = target.channel is Channel.REVERSE and target.upstream is Upstream.GATEWAY
    return _REVERSE if reverse else _VIDEO


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of the bill; a refund is negative. Dollars."""

    day: str
    """UTC day of the order, `YYYY-MM-DD`: a refund or a late completion belongs to its order's day."""
    job: str
    usd: float


@dataclass(slots=True)
class Invoices:
    """One target's books."""

    requests: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Number of requests by method, route and kind (`catalog`, `validation`, `generation`, `poll`, ...)."""
    jobs: int = 0
    """Jobs and paid calls ever accepted."""
    accidents: int = 0
    """Jobs that a validation started."""
    open_jobs: int = 0
    lines: list[InvoiceLine] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """Requests of one kind."""
        return sum(number for (_, _, known), number in self.requests.items() if known == kind)

    @property
    def creates(self) -> int:
        """Paid requests that arrived, accepted or not."""
        return self.count("generation")

    def usd(self, day: str | None = None) -> float:
        """What is on the bill, of one UTC day or altogether, refunds taken off."""
        return round(sum(line.usd for line in self.lines if day in (None, line.day)), 9)

    def by_day(self) -> dict[str, float]:
        """The bill of each UTC day."""
        return {day: self.usd(day) for day in sorted({line.day for line in self.lines})}


def utc_day(moment: float) -> str:
    """The UTC day of a moment in unix seconds."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")


_STALL: Final = 0.85
"""Share of the rendering after which progress stands at 99."""
_MODERATED_AT: Final = 0.1
"""Share of the rendering after which moderation ends a job."""
_REFUSED_AT: Final = 0.3
"""Share of the rendering after which trouble with accounts shows."""
_DELIVERED: Final = frozenset(
    {None, Reason.SLOW, Reason.ARTIFACT_INVALID, Reason.ARTIFACT_MISMATCH, Reason.TRUNCATED}
)
"""Fates under which the upstream calls the job completed."""
_ENDLESS: Final = frozenset({Reason.QUEUE_STUCK, Reason.UNKNOWN_STATUS})
SLOWNESS: Final = 4.0
"""How much longer a request takes whose fate is to be slow."""


class SimPhase(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(slots=True)
class SimJob:
    """One accepted job. Times are unix seconds."""

    id: str
    upstream_id: str
    """The id at the upstream behind a gateway."""
    model: str
    prompt: str
    seconds: str
    size: str
    created: float
    starts: float
    ends: float
    fate: Reason | None = None
    """What becomes of it; None: all is well."""
    manner: int = 0
    """Which of several ways of failing."""
    usd: float = 0.0
    accident: bool = False
    settled: bool = False
    deleted: bool = False

    @property
    def delivers(self) -> bool:
        """The upstream will call it completed."""
        return self.fate in _DELIVERED

    @property
    def endless(self) -> bool:
        """It will never end."""
        return self.fate in _ENDLESS

    def phase(self, now: float) -> SimPhase:
        """Where it stands."""
        if self.fate is Reason.QUEUE_STUCK or now < self.starts:
            return SimPhase.QUEUED
        if self.fate is Reason.UNKNOWN_STATUS or now < self.ends:
            return SimPhase.RUNNING
        return SimPhase.COMPLETED if self.delivers else SimPhase.FAILED

    def progress(self, now: float) -> int:
        """Percent, from 0 to 100; stands at 99 for the last part."""
        phase = self.phase(now)
        if phase is SimPhase.QUEUED:
            return 0
        if phase is SimPhase.COMPLETED:
            return 100
        share = (min(now, self.ends) - self.starts) / max(self.ends - self.starts, 1e-9)
        return min(99, int(99 * share / _STALL))


def end_of(starts: float, render: float, fate: Reason | None) -> float:
    """When a job ends: refusals are quicker than work."""
    if fate is Reason.CONTENT_POLICY:
        return starts + render * _MODERATED_AT
    worked = fate in _DELIVERED or fate in _ENDLESS or fate is Reason.GENERATION_FAILED
    return starts + render * (1.0 if worked else _REFUSED_AT)


KEPT: Final = 86400.0
"""Seconds for which an ended job can still be asked for."""
_TIDY_ABOVE: Final = 64
_MANNERS: Final = 12
"""Ways of failing are numbered up to here; whoever has fewer takes the remainder."""


@dataclass(frozen=True, slots=True)
class SimOrder:
    """What a create asks for. `seconds` is the clip's length, empty for images."""

    prompt: str
    seconds: str = ""
    size: str = ""
    job_id: str = ""
    """The public id, where the family forms its own."""
    accident: bool = False
    """A validation that the upstream took for an order."""


class JobQueue:
    """One target's jobs and books."""

    def __init__(self, target: SimTarget, chance: Rng, pace: RateLimit, now: Callable[[], float]) -> None:
        self.books = Invoices()
        self._target = target
        self._chance = chance
        self._pace = pace
        self._now = now
        self._charged = charge_of(target)
        self._jobs: dict[str, SimJob] = {}

    def accept(self, order: SimOrder, fate: Reason | None, latency: float) -> SimJob:
        """Take an order: from here on it costs what this provider takes, whoever listens.

        `latency` multiplies the normal times.
        """
        if len(self._jobs) > _TIDY_ABOVE:
            self.settle()
        now = self._now()
        slower = latency * (SLOWNESS if fate is Reason.SLOW else 1.0)
        starts = now + self._chance.between("wait/queue", self._pace.queue) * slower
        render = self._chance.between("wait/render", self._pace.render) * slower
        upstream_id = f"video_{self._chance.hexadecimal('id', 32)}"
        job = SimJob(
            id=order.job_id or upstream_id,
            upstream_id=upstream_id,
            model=self._target.model,
            prompt=order.prompt,
            seconds=order.seconds,
            size=order.size,
            created=now,
            starts=starts,
            ends=end_of(starts, render, fate),
            fate=fate,
            manner=int(self._chance.share("manner/job") * _MANNERS),
            usd=self._target.price(float(order.seconds or 0)),
            accident=order.accident,
        )
        self._enter(job)
        return job

    def _enter(self, job: SimJob) -> None:
        self._jobs[job.id] = job
        self.books.jobs += 1
        self.books.open_jobs += 1
        self.books.accidents += job.accident
        if self._charged is not ChargePolicy.COMPLETED:
            self._charge(job, job.usd)

    def find(self, job_id: str) -> SimJob | None:
        """A job by its public id, unless it was deleted or is long over."""
        job = self._jobs.get(job_id)
        return None if job is None or job.deleted else job

    def jobs(self) -> Sequence[SimJob]:
        """The jobs that can be asked for, newest first."""
        return [job for job in reversed(self._jobs.values()) if not job.deleted]

    def settle(self) -> None:
        """Bring the books up to now: charge and refund what has ended, forget what is long over."""
        now = self._now()
        for job in list(self._jobs.values()):
            if not job.settled and not job.endless and job.ends <= now:
                self._close(job)
            if job.settled and job.ends + KEPT < now:
                del self._jobs[job.id]

    def _close(self, job: SimJob) -> None:
        job.settled = True
        self.books.open_jobs -= 1
        if self._charged is ChargePolicy.COMPLETED and job.delivers:
            self._charge(job, job.usd)
        if self._charged is ChargePolicy.REFUNDED and not job.delivers:
            self._charge(job, -job.usd)

    def _charge(self, job: SimJob, usd: float) -> None:
        if usd:
            self.books.lines.append(InvoiceLine(utc_day(job.created), job.id, usd))


def charge_of(target: SimTarget) -> ChargePolicy:
    """When this target's provider charges, unless its quirks say otherwise.

    Vendors and sora2api take money for what they deliver; gateways take it at the create and give it
    back for failed tasks, but keep it for a stream that ended in an apology.
    """
    if target.quirks.charge is not ChargePolicy.USUAL:
        return target.quirks.charge
    if target.upstream is not Upstream.GATEWAY:
        return ChargePolicy.COMPLETED
    if target.api is Api.OPENAI_CHAT and target.channel is Channel.REVERSE:
        return ChargePolicy.CREATED
    return ChargePolicy.REFUNDED
