"""Running the dialects' probes against the simulator, to the end of a paid job."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2

from exporter.clock import Clock
from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.vocabulary import Api, Reason, Source, Upstream
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Reading, Spec
from exporter.dialects.gemini_video import is_vertex
from exporter.dialects.judge import judge
from exporter.dialects.registry import DIALECTS
from exporter.simulator.script import SimTarget
from exporter.transport import Fetcher, Http, Key
from tests.support.in_process_http import resolve_public
from tests.support.sim_targets import KEY, PROMPT

GIVE_UP = 900.0
"""Seconds for a whole job."""
AWAITED = {
    Source.CATALOG: Reason.OK,
    Source.VALIDATION: Reason.REJECTED_AS_EXPECTED,
    Source.GENERATION: Reason.OK,
}


@dataclass(frozen=True)
class Outcome:
    """What one probe came to."""

    reading: Reading
    verdict: Verdict
    billing: Charge | None = None
    told: tuple[Progress, ...] = ()


def expected_when_healthy(target: SimTarget, source: Source) -> Reason:
    chat = target.api is Api.OPENAI_CHAT
    pool = chat and source is Source.VALIDATION and target.upstream is Upstream.SORA2API
    return Reason.OK if pool else AWAITED[source]


def dialect_for(
    target: SimTarget,
    base_url: str,
    clock: Clock,
    transport: httpx2.AsyncBaseTransport | None,
    reach_upstream: bool = False,
) -> Any:
    """The target's dialect; without a transport over real sockets."""
    google = target.api is Api.GEMINI_VIDEO and not is_vertex(base_url)
    key = Key(lambda: KEY, (("x-goog-api-key", "{}") if google else ("authorization", "Bearer {}"),))
    http = Http(base_url, clock=clock, key=key, transport=transport)
    spec = Spec(target.model, target.channel, target.upstream, reach_upstream, generation_deadline=GIVE_UP)
    return DIALECTS[target.api](spec, http, Fetcher(http, resolve=resolve_public))


async def probe(dialect: Any, target: SimTarget, source: Source, pause: float) -> Outcome:
    """One probe, judged. `pause` is the time between looks at a job, in seconds."""
    told: list[Progress] = []
    billing = None
    if source is Source.CATALOG:
        reading = await dialect.catalog()
    elif source is Source.VALIDATION:
        reading = await dialect.validation()
    else:
        finished = await _generate(dialect, target, told.append, pause)
        reading, billing = finished.reading, finished.billing
    verdict = judge(reading, target.channel, ever_worked=True)
    return Outcome(reading, verdict, billing, tuple(told))


async def _generate(
    dialect: Any, target: SimTarget, watch: Callable[[Progress], None], pause: float
) -> Finished:
    order = GenerationRequest(PROMPT, 0 if target.api is Api.OPENAI_IMAGES else 4, None)
    try:
        async with asyncio.timeout(GIVE_UP):
            step = await dialect.create(order, watch)
            ticket = step if isinstance(step, AcceptedJob) else None
            finished = step if ticket is None else await _follow(dialect, ticket, watch, pause)
            if finished.artifact is not None:
                finished = Finished(await dialect.verify(finished.artifact), finished.billing)
            if ticket is not None:
                await dialect.delete(ticket)
            return finished
    except TimeoutError:
        late = Answer(Transport.EXCEPTION, exception="TimeoutError")
        return Finished(Reading(late, (), reason=Reason.QUEUE_STUCK, rule="deadline"), Charge.AMBIGUOUS)


async def _follow(
    dialect: Any, ticket: AcceptedJob, watch: Callable[[Progress], None], pause: float
) -> Finished:
    while not isinstance(look := await dialect.poll(ticket), Finished):
        watch(look)
        if look.unknown_status is not None:
            strange = Answer(Transport.TASK, body=look.unknown_status)
            reading = Reading(strange, (), reason=Reason.UNKNOWN_STATUS, rule="job.unknown_status")
            return Finished(reading, Charge.AMBIGUOUS)
        await asyncio.sleep(pause)
    return look
