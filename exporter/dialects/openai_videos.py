"""The shape of OpenAI's `/videos`, which nearly every gateway speaks too: create, poll, content."""

import re
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import quote

from exporter.core.vocabulary import Reason
from exporter.core.wire.jobs import End, JobStatus, read_job
from exporter.core.wire.payload import parse
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Watch
from exporter.dialects.shared.base import OpenAI
from exporter.dialects.shared.billing import billing_of_create
from exporter.dialects.shared.outcomes import decided, left_to_classifier, task, unusable
from exporter.dialects.shared.poll import failed_look, poll_after, read_failed_look, refuses_us
from exporter.dialects.shared.sdk_request import multipart
from exporter.dialects.shared.started_jobs import started_job
from exporter.transport import Call, Exchange

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types import VideoSeconds, VideoSize

BAD_SECONDS: Final = "5"
"""Between the lengths that the vendor makes."""
BAD_SIZE: Final = "1x1"
LENGTH_OR_SIZE: Final = re.compile(
    r"(?<![\d.] )\bseconds\b|\bsize\b|duration|Invalid value: '5'", re.IGNORECASE
)
PROMPT: Final = re.compile(r"\bprompt\b|提示词", re.IGNORECASE)


class OpenAIVideos(OpenAI):
    """`/videos` at a vendor or a gateway."""

    def refused_call(self) -> Call:
        fields = {"model": self.spec.model}
        if self.spec.asks_vendor:
            fields |= {"prompt": "validation", "seconds": BAD_SECONDS}
        if self.spec.at_vendor:
            # Twice wrong, so that a lenient vendor of this shape does not start a job. A gateway would
            # refuse the size itself and ask nobody.
            fields |= {"size": BAD_SIZE}
        content_type, body = multipart(fields)
        return self.http.call("POST", "/videos", headers={"content-type": content_type}, body=body)

    @property
    def refused_name(self) -> re.Pattern[str]:
        return LENGTH_OR_SIZE if self.spec.asks_vendor else PROMPT

    async def create(self, order: GenerationRequest, watch: Watch) -> AcceptedJob | Finished:
        """See `Dialect.create`."""
        del watch
        exchange = await self.http.send(await self.create_call(order), self.create_reach)
        if not exchange.ok:
            return Finished(left_to_classifier(exchange), billing_of_create(exchange, self.spec.channel))
        job = read_job(parse(exchange.answer.body))
        name = started_job(exchange) if job is None or job.id is None else job.id
        if name is None:
            reading = unusable(exchange, "create.no_job")
            return Finished(reading, billing_of_create(exchange, self.spec.channel))
        if job is not None and job.standing is End.FAILED:
            return Finished(task(exchange, "create.failed", Reason.GENERATION_FAILED), Charge.FREE)
        return AcceptedJob(name, self.http.clock.time(), poll_after(exchange))

    async def poll(self, ticket: AcceptedJob) -> Progress | Finished:
        """See `Dialect.poll`."""
        exchange = await self.http.send(self.http.call("GET", _path(ticket)), self.poll_reach)
        if not exchange.ok:
            return read_failed_look(exchange, ticket, self.http.clock.time())
        job = read_job(parse(exchange.answer.body))
        if job is None or (job.status is None and not job.failed):
            return failed_look(unusable(exchange, "poll.shape"))
        return self._read_look(exchange, job, ticket)

    async def delete(self, ticket: AcceptedJob) -> None:
        """See `Dialect.delete`; gateways have no such route."""
        if self.spec.at_vendor:
            await self.http.send(self.http.call("DELETE", _path(ticket)), self.poll_reach)

    def _read_look(self, exchange: Exchange, job: JobStatus, ticket: AcceptedJob) -> Progress | Finished:
        standing = job.standing
        if standing is End.DONE and not job.failed:
            reading = decided(exchange, Reason.OK, "job.completed", reached=True)
            address = self.address(job.url) if job.url else f"{_path(ticket)}/content"
            return Finished(reading, Charge.CHARGED, address)
        if standing is None and job.failed and refuses_us(exchange, self.spec):
            return failed_look(left_to_classifier(exchange))
        if isinstance(standing, End) or (job.failed and standing is None):
            # An error without a status is a gateway handing on what its upstream said to its own poll:
            # it has given the job up and refunded it.
            billing = Charge.AMBIGUOUS if standing is End.DROPPED else Charge.FREE
            return Finished(task(exchange, "job.failed", Reason.GENERATION_FAILED), billing)
        after = poll_after(exchange)
        if standing is None:
            return Progress(None, job.ratio, after, unknown_status=job.status)
        return Progress(standing, job.ratio, after)

    async def create_call(self, order: GenerationRequest) -> Call:
        async def ask(sdk: "AsyncOpenAI") -> object:
            from openai import omit

            return await sdk.videos.with_raw_response.create(
                model=self.spec.model,
                prompt=order.prompt,
                seconds=cast("VideoSeconds", str(order.seconds)),
                size=cast("VideoSize", order.size) if order.size else omit,
            )

        return await self.composer.compose(order, ask)


def _path(ticket: AcceptedJob) -> str:
    return f"/videos/{quote(ticket.job, safe='')}"
