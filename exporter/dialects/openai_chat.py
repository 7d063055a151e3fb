"""Video and images by `/chat/completions`: what reverse gateways speak, in one long streamed call."""

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from exporter.core.answer import Transport
from exporter.core.vocabulary import Reason, Upstream
from exporter.core.wire.chat_stream import ChatStream, said_in
from exporter.core.wire.media import inline_media, is_inline, media_link, tells_failure
from exporter.core.wire.payload import objects_at, parse_object
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Reading, Watch
from exporter.dialects.shared.base import OpenAI
from exporter.dialects.shared.outcomes import (
    billing_of_answer,
    billing_of_create,
    decided,
    done_in_call,
    left_to_classifier,
    shortened,
    unusable,
)
from exporter.dialects.shared.refusals import doubted, started
from exporter.dialects.shared.started_jobs import started_job
from exporter.transport import Call, Exchange, Media, ResponseLimits

if TYPE_CHECKING:
    from openai import AsyncOpenAI

LIMIT: Final = 16 * 1024 * 1024
"""Bytes: some put an image as base64 into the text."""
IDLE: Final = 180.0
"""Seconds that a stream may be silent: reverse gateways say nothing for minutes while they render."""
_PATH: Final = "/chat/completions"
_MESSAGES: Final = re.compile(r"\bmessages?\b", re.IGNORECASE)
_AVAILABLE: Final = re.compile(r"\b(?:all )?tokens? available\b|available for (?:video|image)", re.IGNORECASE)
_EXHAUSTED: Final = re.compile(r"\bno available (?:models?|tokens?)\b|无可用", re.IGNORECASE)


class OpenAIChat(OpenAI):
    """`/chat/completions` at a gateway, a sora2api or a vendor."""

    wanted: ClassVar[tuple[Media, ...]] = (Media.VIDEO, Media.IMAGE)

    def refused_call(self) -> Call:
        messages = [{"role": "user", "content": "availability"}] if self._checks_pool else []
        fields = {"model": self.spec.model, "stream": False, "messages": messages}
        return self.post_json(_PATH, json.dumps(fields).encode())

    @property
    def refused_name(self) -> re.Pattern[str]:
        return _MESSAGES

    async def validation(self) -> Reading:
        """See `Dialect.validation`. Without `stream` a sora2api only tells whether its pool has accounts."""
        if not self._checks_pool:
            return await super().validation()
        exchange = await self.http.ask(self._refused, self.validation_reach)
        return _read_pool(exchange)

    async def create(self, order: GenerationRequest, watch: Watch) -> Finished:
        """See `Dialect.create`: the stream itself is the job."""
        stream = ChatStream(lambda phase, ratio: watch(Progress(phase, ratio)))
        reach = ResponseLimits(self.spec.generation_deadline, LIMIT, IDLE, stream.feed)
        exchange = await self.http.send(await self.create_call(order), reach)
        stream.close()
        if exchange.answer.status is None or exchange.answer.status // 100 != 2:
            return Finished(left_to_classifier(exchange), billing_of_create(exchange, self.spec.channel))
        if stream.events or exchange.answer.body.startswith("data:"):
            return self._read_stream(exchange, stream)
        return self._read_whole(exchange)

    async def poll(self, ticket: AcceptedJob) -> Finished:
        """See `Dialect.poll`: what is done is done in the create itself."""
        return done_in_call(ticket)

    @property
    def _checks_pool(self) -> bool:
        return self.spec.upstream is Upstream.SORA2API

    def _read_stream(self, exchange: Exchange, stream: ChatStream) -> Finished:
        made = self._made(exchange, stream.text)
        if made is not None:
            return made
        if exchange.answer.transport is Transport.EXCEPTION:
            return Finished(left_to_classifier(exchange), Charge.AMBIGUOUS)
        answer = replace(exchange.answer, transport=Transport.SSE)
        reason, rule = _unmade(stream)
        reading = Reading(answer, (exchange,), otherwise=reason, rule=rule)
        # The text of a failure may well have been charged; an error event may name why nothing began.
        billing = billing_of_answer(answer, self.spec.channel) if stream.failed else Charge.AMBIGUOUS
        return Finished(reading, billing)

    def _read_whole(self, exchange: Exchange) -> Finished:
        """Some answer a stream that was asked for with one object."""
        text = _message(exchange)
        made = self._made(exchange, text)
        if made is not None:
            return made
        otherwise = Reason.GENERATION_FAILED if text else Reason.BAD_RESPONSE
        reading = unusable(exchange, "chat.no_media" if text else "chat.shape", otherwise)
        if exchange.answer.transport is Transport.EXCEPTION:
            reading = left_to_classifier(exchange)
        return Finished(reading, billing_of_create(exchange, self.spec.channel))

    def _made(self, exchange: Exchange, text: str) -> Finished | None:
        """The end of a call that delivered, even if its stream was cut right afterwards."""
        address, encoded = media_link(text), inline_media(text)
        if address is None and encoded is None:
            return None
        if address is None and not is_inline(encoded or "", self.wanted):
            reading = decided(exchange, Reason.ARTIFACT_INVALID, "artifact.first_bytes")
        else:
            reading = decided(exchange, Reason.OK, "chat.media", reached=True)
        return Finished(shortened(reading), Charge.CHARGED, address)

    async def create_call(self, order: GenerationRequest) -> Call:
        async def ask(sdk: "AsyncOpenAI") -> object:
            chat: Any = sdk.chat.completions.with_raw_response
            messages = [{"role": "user", "content": order.prompt}]
            return await chat.create(model=self.spec.model, messages=messages, stream=True)

        return await self.composer.compose(order, ask)


def _unmade(stream: ChatStream) -> tuple[Reason, str]:
    """What a stream without a media address is, if its words tell nothing."""
    if not stream.ended and not stream.failed:
        return Reason.TRUNCATED, "chat.no_end"
    if stream.failed or tells_failure(stream.text):
        return Reason.GENERATION_FAILED, "chat.failure_text"
    return Reason.GENERATION_FAILED, "chat.no_media"


def _read_pool(exchange: Exchange) -> Reading:
    """What a sora2api says of its pool. It has no other answers: any other success may be work of one."""
    if not exchange.ok:
        return doubted(exchange, left_to_classifier(exchange))
    text = _message(exchange)
    if media_link(text) is not None or inline_media(text) is not None:
        return started(exchange, started_job(exchange) or "unnamed")
    if _EXHAUSTED.search(text):
        return replace(decided(exchange, Reason.ACCOUNT_POOL_EXHAUSTED, "pool.exhausted"), awaited=True)
    if _AVAILABLE.search(text):
        return replace(decided(exchange, Reason.OK, "pool.available"), awaited=True)
    job = None if text else started_job(exchange)
    return started(exchange, job) if job else doubted(exchange, unusable(exchange, "pool.shape"))


def _message(exchange: Exchange) -> str:
    """What the first choice of a whole answer says; empty where it is none."""
    choices = objects_at(parse_object(exchange.answer.body), "choices")
    return said_in(choices[0].get("message")) if choices else ""
