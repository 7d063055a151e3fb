"""The shape of OpenAI's `/images/generations`: one call, the image in its answer or an address of it."""

from typing import Any, ClassVar

from exporter.core.wire.media import Media, inline_media
from exporter.core.wire.payload import objects_at, parse_object, text_at
from exporter.failover.apis.base import ClientDialect, Look, Status
from exporter.failover.steps import Reply, Send
from exporter.failover.targets import Target, Wanted


class ImagesDialect(ClientDialect):
    """One image for one call."""

    media: ClassVar[tuple[Media, ...]] = (Media.IMAGE,)

    def create(self, target: Target, wanted: Wanted) -> Send:
        """See `ClientDialect.create`."""
        fields: dict[str, Any] = {"model": target.model, "prompt": wanted.prompt, "n": 1}
        fields |= {} if wanted.size is None else {"size": wanted.size}
        return Send("POST", "/images/generations", target, fields)

    def created(self, reply: Reply, target: Target) -> Look | None:
        """See `ClientDialect.created`."""
        value = parse_object(reply.text)
        image = next(iter(objects_at(value, "data")), {})
        url = text_at(image, "url")
        inline = text_at(image, "b64_json") or inline_media(url or "")
        if inline is None and url is None:
            return None
        name = text_at(value, "id") or text_at(value, "created") or ""
        return Look(Status.COMPLETED, name, 100, None if inline else url, inline, in_call=True)
