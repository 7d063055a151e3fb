"""Video and images by `/chat/completions`: one long streamed call whose text holds a link."""

import base64
from typing import Any, ClassVar

from exporter.core.answer import Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Reason
from exporter.core.wire.chat_stream import ChatStream, said_in
from exporter.core.wire.media import Media, inline_media, media_link
from exporter.core.wire.payload import objects_at, parse_object, text_at
from exporter.failover.apis.base import ClientDialect, Look, Status
from exporter.failover.steps import Reply, Send
from exporter.failover.targets import Target, Wanted


class ChatDialect(ClientDialect):
    """The stream is the work: when it has ended there is nothing left to ask for."""

    media: ClassVar[tuple[Media, ...]] = (Media.VIDEO, Media.IMAGE)

    def create(self, target: Target, wanted: Wanted) -> Send:
        """The length and the size are the model's; the prompt is all that is sent."""
        content: Any = wanted.prompt
        if wanted.reference is not None:
            data = base64.b64encode(wanted.reference.data).decode()
            url = f"data:{wanted.reference.media_type};base64,{data}"
            content = [
                {"type": "text", "text": wanted.prompt},
                {"type": "image_url", "image_url": {"url": url}},
            ]
        messages = [{"role": "user", "content": content}]
        return Send(
            "POST", "/chat/completions", target, {"model": target.model, "messages": messages, "stream": True}
        )

    def created(self, reply: Reply, target: Target) -> Look | None:
        """See `ClientDialect.created`. A stream that broke off without an end tells of nothing."""
        stream = ChatStream(lambda _phase, _ratio: None)
        stream.feed(reply.text)
        stream.close()
        whole = parse_object(reply.text) if not stream.events else None
        text, ended = stream.text, stream.ended or stream.failed
        name = _name(reply.text if whole is None else whole)
        if whole is not None:
            choices = objects_at(whole, "choices")
            text, ended = (said_in(choices[0].get("message")) if choices else ""), bool(choices)
        url, inline = media_link(text), inline_media(text)
        if url is not None or inline is not None:
            return Look(Status.COMPLETED, name, 100, url, inline, in_call=True)
        return _unmade(reply, target, name) if ended else None


def _unmade(reply: Reply, target: Target, name: str) -> Look:
    """A call that ended without a link: whether it was charged is not told."""
    streamed = reply.text.lstrip().startswith(("data:", ":", "event:"))
    answer = reply.answer(Transport.SSE if streamed else Transport.HTTP)
    verdict = classify(answer, target.over, upstream=target.answers)
    reason = Reason.GENERATION_FAILED if verdict.reason is Reason.OK else verdict.reason
    return Look(Status.FAILED, name, reason=reason, detail=verdict.detail, in_call=True)


def _name(said: Any) -> str:
    """The id of the completion; empty where there is none."""
    if isinstance(said, str):
        first = next((line[5:] for line in said.splitlines() if line.startswith("data:")), "")
        said = parse_object(first.strip())
    return text_at(said, "id") or ""
