"""Where a simulated provider takes orders, keeps its jobs, and charges for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.words import Api, Channel, Reason, Upstream
from exporter.simulator.books import Books, Line, utc_day
from exporter.simulator.chance import Chance
from exporter.simulator.jobs import SLOWNESS, Job, end_of
from exporter.simulator.pace import Pace
from exporter.simulator.script import Charge, SimTarget

KEPT: Final = 86400.0
"""Seconds for which an ended job can still be asked for."""
_TIDY_ABOVE: Final = 64
_MANNERS: Final = 12
"""Ways of failing are numbered up to here; whoever has fewer takes the remainder."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a create asks for. `seconds` is the clip's length, empty for images."""

    prompt: str
    seconds: str = ""
    size: str = ""
    job_id: str = ""
    """The public id, where the family forms its own."""
    accident: bool = False
    """A validation that the upstream took for an order."""


class Desk:
    """One target's jobs and books."""

    def __init__(self, target: SimTarget, chance: Chance, pace: Pace, now: Callable[[], float]) -> None:
        self.books = Books()
        self._target = target
        self._chance = chance
        self._pace = pace
        self._now = now
        self._charged = charge_of(target)
        self._jobs: dict[str, Job] = {}

    def accept(self, order: Order, fate: Reason | None, latency: float) -> Job:
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
        job = Job(
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

    def _enter(self, job: Job) -> None:
        self._jobs[job.id] = job
        self.books.jobs += 1
        self.books.open_jobs += 1
        self.books.accidents += job.accident
        if self._charged is not Charge.COMPLETED:
            self._charge(job, job.usd)

    def find(self, job_id: str) -> Job | None:
        """A job by its public id, unless it was deleted or is long over."""
        job = self._jobs.get(job_id)
        return None if job is None or job.deleted else job

    def jobs(self) -> Sequence[Job]:
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

    def _close(self, job: Job) -> None:
        job.settled = True
        self.books.open_jobs -= 1
        if self._charged is Charge.COMPLETED and job.delivers:
            self._charge(job, job.usd)
        if self._charged is Charge.REFUNDED and not job.delivers:
            self._charge(job, -job.usd)

    def _charge(self, job: Job, usd: float) -> None:
        if usd:
            self.books.lines.append(Line(utc_day(job.created), job.id, usd))


def charge_of(target: SimTarget) -> Charge:
    """When this target's provider charges, unless its quirks say otherwise.

    Vendors and sora2api take money for what they deliver; gateways take it at the create and give it
    back for failed tasks, but keep it for a stream that ended in an apology.
    """
    if target.quirks.charge is not Charge.USUAL:
        return target.quirks.charge
    if target.upstream is not Upstream.GATEWAY:
        return Charge.COMPLETED
    if target.api is Api.OPENAI_CHAT and target.channel is Channel.REVERSE:
        return Charge.CREATED
    return Charge.REFUNDED
