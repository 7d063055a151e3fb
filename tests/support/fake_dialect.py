"""A dialect that plays a script of looks at a job, and the engine's parts for paid jobs around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from exporter.clock import LoopClock
from exporter.core.answer import Answer, Transport
from exporter.core.availability import Timeline
from exporter.core.board import Beat, Board, Entry
from exporter.core.money import Limits
from exporter.core.state.machine import Health
from exporter.core.vocabulary import PROBES, Phase, Reason, State
from exporter.dialects.base import (
    AcceptedJob,
    Charge,
    Dialect,
    Finished,
    GenerationRequest,
    Progress,
    Reading,
    Watch,
)
from exporter.engine.billing import Billing, TargetBilling
from exporter.engine.facts import facts_of
from exporter.engine.generation import Generator
from exporter.engine.late_jobs import LateJobs
from exporter.engine.network_guard import NetworkGuard
from exporter.engine.persistence import StoreAccess
from exporter.engine.probing import Judge
from exporter.store import Store, StoreWriter
from tests.support.virtual_engine import EPOCH, config_of, paid

OK = Reading(Answer(Transport.TASK, 200, body='{"status": "completed"}'), (), Reason.OK, rule="job.completed")
DONE = Finished(OK, Charge.CHARGED, "/content")
FAILED = Finished(
    Reading(Answer(Transport.TASK, 200), (), Reason.GENERATION_FAILED, rule="job.failed"), Charge.FREE
)
RUNNING = Progress(Phase.RENDER)
STRANGE = Progress(None, unknown_status="on_hold")


class Scripted(Dialect):
    """Answers looks from a script, the last one for ever, and writes down when it was asked."""

    def __init__(self, clock: LoopClock, looks: Sequence[Progress | Finished], first: float | None) -> None:
        self._clock = clock
        self._looks = list(looks)
        self._first = first
        self.creates = 0
        self.refusal: Finished | None = None
        self.polled: list[float] = []
        self.deleted: list[str] = []

    async def catalog(self) -> Reading:
        raise NotImplementedError

    async def validation(self) -> Reading:
        raise NotImplementedError

    async def prepare(self, order: GenerationRequest) -> None:
        pass

    async def create(self, order: GenerationRequest, watch: Watch) -> AcceptedJob | Finished:
        self.creates += 1
        if self.refusal is not None:
            return self.refusal
        return AcceptedJob("job-1", self._clock.time(), self._first)

    async def poll(self, ticket: AcceptedJob) -> Progress | Finished:
        self.polled.append(self._clock.time())
        return self._looks.pop(0) if len(self._looks) > 1 else self._looks[0]

    async def verify(self, artifact: str) -> Reading:
        return OK

    async def delete(self, ticket: AcceptedJob) -> None:
        self.deleted.append(ticket.job)

    async def aclose(self) -> None:
        pass


@dataclass
class Shop:
    """A target's paid side, around a scripted dialect and a store in memory."""

    clock: LoopClock
    dialect: Scripted
    store: Store
    entry: Entry
    target_billing: TargetBilling
    generator: Generator
    jobs: LateJobs
    refused: list[Exception] = field(default_factory=list)


def shop(
    *looks: Progress | Finished,
    first: float | None = None,
    budget: float = 4.0,
    epoch: float = EPOCH,
    store: Store | None = None,
    timeout: str = "15m",
) -> Shop:
    """Everything a job passes through; its price is $0.40."""
    generation = {"interval": "1h", "timeout": timeout, "seconds": 4}
    target = config_of(paid(probes={"generation": generation}, budget={"usd_per_day": budget})).targets[0]
    clock = LoopClock(epoch)
    store = store or Store.open(None)
    access = StoreAccess(store, StoreWriter(store, inline=True))
    entry = Entry(facts_of(target), Health(), Timeline())
    entry.beats = {source: Beat(60.0, 0.0) for source in PROBES}
    board = Board(started=epoch, entries={target.name: entry})
    refused: list[Exception] = []
    billing = Billing(access, board, clock, refused.append)
    target_billing = TargetBilling(billing, target.name, 0.4, 0.5, Limits(budget, None))
    dialect = Scripted(clock, looks, first)
    judge = Judge(target, (), NetworkGuard(board, clock), clock)
    settings = target.probes.generation
    assert settings is not None
    generator = Generator(dialect, judge, target_billing, settings, clock)
    jobs = LateJobs(dialect, target_billing, _outcome, entry, board, clock)
    return Shop(clock, dialect, store, entry, target_billing, generator, jobs, refused)


def _outcome(reading: Reading) -> State:
    return State.OPERATIONAL if reading.reason is Reason.OK else State.DEGRADED
