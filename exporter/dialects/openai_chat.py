"""Video and images by `/chat/completions`: what reverse gateways speak, in one long streamed call."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from exporter.core.answer import Transport
from exporter.core.vocabulary import Phase, Reason, Upstream
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Reading, Watch
from exporter.dialects.shared.artifacts import inline_media, is_inline, media_link, tells_failure
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
from exporter.dialects.shared.payload import objects_at, parse_object
from exporter.dialects.shared.refusals import doubted, started
from exporter.dialects.shared.started_jobs import started_job
from exporter.transport import Call, Exchange, Media, ResponseLimits

_QUEUED: Final = re.compile(r"排队|队列中|queue|Process Begins|Initializing|waiting", re.IGNORECASE)
_RUNNING: Final = re.compile(
    r"生成中|进度|in progress|Progress\*\*|processing|generating|rendering", re.IGNORECASE
)
_RATIO: Final = re.compile(r"进度[^0-9]{0,4}([0-9.]+)|([0-9]{1,3}(?:\.[0-9]+)?)\s*%")
_TAIL: Final = 160
"""Characters before a new piece in which a progress line may have begun."""


class ChatStream:
    """Takes the text of a stream piece by piece; afterwards it knows what was said."""

    def __init__(self, watch: Callable[[Progress], None]) -> None:
        self._watch = watch
        self._line: list[str] = []
        """The line that is not complete yet, in pieces: some hold a whole picture."""
        self._told: tuple[Phase, float | None] | None = None
        self.text = ""
        """Everything said to people, reasoning included."""
        self.events = 0
        """Events that could be read."""
        self.ended = False
        """It came to an end of its own: `[DONE]` or a finish reason."""
        self.failed = False
        """It carries an error event."""

    def feed(self, piece: str) -> None:
        """Take the next piece, wherever it was cut."""
        *ends, rest = piece.split("\n")
        for end in ends:
            self._take("".join((*self._line, end)).rstrip("\r"))
            self._line = []
        self._line.append(rest)

    def close(self) -> None:
        """There is no more."""
        self._take("".join(self._line))
        self._line = []

    def _take(self, line: str) -> None:
        if not line.startswith("data:"):
            return
        payload = line[5:].strip()
        # Some end with the letters `[DONE]\n\n`, backslashes and all.
        if payload.startswith("[DONE]"):
            self.ended = True
            return
        try:
            event = json.loads(payload)
        except (ValueError, RecursionError):
            return
        if isinstance(event, dict):
            self.events += 1
            self._read(event)

    def _read(self, event: dict[str, Any]) -> None:
        if event.get("error"):
            self.failed = True
        for choice in objects_at(event, "choices"):
            said = said_in(choice.get("delta") or choice.get("message"))
            if said:
                self._hear(said)
            if choice.get("finish_reason"):
                self.ended = True

    def _hear(self, said: str) -> None:
        recent = self.text[-_TAIL:] + said
        self.text += said
        line = recent[recent.rstrip().rfind("\n") + 1 :]
        phase = Phase.QUEUE if _QUEUED.search(line) else Phase.RENDER if _RUNNING.search(line) else None
        ratio = _ratio(line)
        if ratio is not None:
            phase = Phase.RENDER
        if phase is not None and (phase, ratio) != self._told:
            self._told = (phase, ratio)
            self._watch(Progress(phase, ratio))


def said_in(message: Any) -> str:
    """What a message or a piece of one says: content, reasoning, and addresses that stand beside them."""
    if not isinstance(message, dict):
        return ""
    said = [message.get("reasoning_content"), _content(message.get("content"))]
    said += [f"[output]({item['url']})" for item in objects_at(message, "output") if item.get("url")]
    return "".join(part for part in said if isinstance(part, str))


def _content(content: Any) -> str:
    if not isinstance(content, list):
        return content if isinstance(content, str) else ""
    parts = []
    for part in content:
        if isinstance(part, dict):
            address = part.get("image_url") or part.get("video_url") or {}
            parts.append(str(part.get("text") or ""))
            parts.append(
                f"[media]({address['url']})" if isinstance(address, dict) and address.get("url") else ""
            )
    return "".join(parts)


def _ratio(line: str) -> float | None:
    found = _RATIO.findall(line)
    if not found:
        return None
    text = "".join(found[-1]).rstrip(".").split("..")[-1]
    try:
        return min(float(text) / 100, 1.0)
    except ValueError:
        return None


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
        exchange = await self.http.send(self._refused, self.validation_reach)
        return _read_pool(exchange)

    async def create(self, order: GenerationRequest, watch: Watch) -> Finished:
        """See `Dialect.create`: the stream itself is the job."""
        stream = ChatStream(watch)
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
