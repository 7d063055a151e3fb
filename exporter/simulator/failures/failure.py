"""One failing answer, and the envelopes it can travel in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.wire import HTML, JSON, Headers, encode

MODEL: Final = "%MODEL%"
"""Stands for the model's name on the wire."""
REQUEST: Final = "%REQUEST%"
"""Stands for a new-api request id."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failing answer, before it is put into anybody's envelope."""

    status: int
    message: str
    code: str | None = None
    type: str = "invalid_request_error"
    param: str | None = None
    headers: Headers = ()
    raw: str | None = None
    """The whole body where it is not an OpenAI envelope."""
    kind: Headers = JSON
    """Content type of `raw`."""

    def about(self, model: str, request_id: str = "") -> "Failure":
        """The same about a model, in answer to a request."""
        filled = (
            None if text is None else text.replace(MODEL, model).replace(REQUEST, request_id)
            for text in (self.message, self.raw)
        )
        message, raw = filled
        return replace(self, message=message or "", raw=raw)

    def openai(self) -> bytes:
        """As an OpenAI-like upstream sends it."""
        if self.raw is not None:
            return self.raw.encode()
        error = {"message": self.message, "type": self.type, "param": self.param, "code": self.code}
        return encode({"error": error})


Table = Mapping[Reason, tuple[Failure, ...]]
"""The ways to fail for a reason, each a real one."""


def page(status: int, message: str, html: str, headers: Headers = ()) -> Failure:
    """A failure whose body is a page for people."""
    return Failure(status, message, headers=headers, raw=html, kind=HTML)


def raw(status: int, message: str, value: object, headers: Headers = ()) -> Failure:
    """A failure whose body is some other JSON."""
    return Failure(status, message, headers=headers, raw=encode(value).decode())
