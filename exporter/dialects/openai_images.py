"""The shape of OpenAI's `/images/generations`: one synchronous call, the image in it or an address of it."""

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Final

from exporter.core.vocabulary import Reason
from exporter.core.wire.media import inline_media, is_inline
from exporter.core.wire.payload import objects_at, parse_object, text_at
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Watch
from exporter.dialects.shared.artifacts import measure_inline
from exporter.dialects.shared.base import OpenAI
from exporter.dialects.shared.outcomes import (
    billing_of_create,
    decided,
    done_in_call,
    left_to_classifier,
    shortened,
    unusable,
)
from exporter.transport import Call, Exchange, Media, ResponseLimits

if TYPE_CHECKING:
    from openai import AsyncOpenAI

LIMIT: Final = 16 * 1024 * 1024
"""Bytes: base64 of a large image is 3 MB."""
BAD_SIZE: Final = "123x456"
SMALLEST: Final = "1024x1024"
_PATH: Final = "/images/generations"
_SIZE: Final = re.compile(r"\bsize\b", re.IGNORECASE)
_PROMPT: Final = re.compile(r"\bprompt\b|提示词", re.IGNORECASE)
_QUALITIES: Final = re.compile(r"^(?:gpt-image|chatgpt-image)")
"""Models that know `quality: low`; others refuse the word."""


class OpenAIImages(OpenAI):
    """`/images/generations` at a vendor or a gateway."""

    wanted: ClassVar[tuple[Media, ...]] = (Media.IMAGE,)

    def refused_call(self) -> Call:
        fields: dict[str, Any] = {"model": self.spec.model, "n": 1}
        if self.spec.asks_vendor:
            fields |= {"prompt": "validation", "size": BAD_SIZE}
        return self.post_json(_PATH, json.dumps(fields).encode())

    @property
    def refused_name(self) -> re.Pattern[str]:
        return _SIZE if self.spec.asks_vendor else _PROMPT

    async def create(self, order: GenerationRequest, watch: Watch) -> Finished:
        """See `Dialect.create`: the call itself is the job."""
        del watch
        reach = ResponseLimits(self.spec.generation_deadline, LIMIT)
        exchange = await self.http.send(await self.create_call(order), reach)
        if not exchange.ok:
            return Finished(
                shortened(left_to_classifier(exchange)), billing_of_create(exchange, self.spec.channel)
            )
        return self._read(exchange)

    async def poll(self, ticket: AcceptedJob) -> Finished:
        """See `Dialect.poll`: what is done is done in the create itself."""
        return done_in_call(ticket)

    def _read(self, exchange: Exchange) -> Finished:
        image = next(iter(objects_at(parse_object(exchange.answer.body), "data")), {})
        encoded = text_at(image, "b64_json") or inline_media(text_at(image, "url") or "")
        address = text_at(image, "url")
        if encoded is not None:
            valid = is_inline(encoded, self.wanted)
            reason, rule = (
                (Reason.OK, "image.inline") if valid else (Reason.ARTIFACT_INVALID, "artifact.first_bytes")
            )
            reading = shortened(decided(exchange, reason, rule, reached=True))
            return Finished(replace(reading, delivered=measure_inline(encoded)), Charge.CHARGED)
        if address is not None:
            return Finished(
                decided(exchange, Reason.OK, "image.address", reached=True), Charge.CHARGED, address
            )
        reading = shortened(unusable(exchange, "create.no_image"))
        return Finished(reading, billing_of_create(exchange, self.spec.channel))

    def ordered_size(self, size: str | None) -> str:
        """See `Dialect.ordered_size`."""
        return size or SMALLEST

    async def create_call(self, order: GenerationRequest) -> Call:
        async def ask(sdk: "AsyncOpenAI") -> object:
            images: Any = sdk.images.with_raw_response
            optional = {"quality": "low"} if _QUALITIES.match(self.spec.model) else {}
            size = self.ordered_size(order.size)
            return await images.generate(
                model=self.spec.model, prompt=order.prompt, n=1, size=size, **optional
            )

        return await self.composer.compose(order, ask)
