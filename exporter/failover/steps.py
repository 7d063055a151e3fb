"""What the flows of this package ask for, and what they get back.

A flow is a generator: it decides what happens next and does no input or output. It yields a `Send` or a
`Sleep`, and whoever drives it (`drive`) carries that out, in a thread or on an event loop, and hands in the
`Reply`. So the methods of `Videos` and of `AsyncVideos` are the same code.
"""

import asyncio
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from exporter.core.answer import Answer, Transport
from exporter.core.redact import conceal
from exporter.core.wire.payload import parse

if TYPE_CHECKING:
    from exporter.failover.targets import Target

T = TypeVar("T")
Sink = Callable[[int, Mapping[str, str]], Callable[[bytes], None] | None]
"""Told status and headers of an answer of success; gives what is told the body, or None to have it kept."""
BODY_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of a body that are kept in memory: an image, or a clip inside an operation, in base64."""
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Send:
    """One request."""

    method: str
    url: str
    """A path below the target's base address, or a whole address."""
    target: "Target | None" = None
    """Whose client carries it, with its key; None for one without any key."""
    fields: Mapping[str, Any] | None = None
    form: bool = False
    """The fields travel as a form, not as JSON."""
    file: tuple[str, tuple[str, bytes, str]] | None = None
    """A field of the form with its file's name, content and type."""
    headers: Mapping[str, Any] = field(default_factory=dict)
    patience: float | None = None
    """Seconds in which nothing may come; the client's own limit where that is less."""
    deadline: float | None = None
    """Monotonic seconds at which the whole request is given up."""
    sink: Sink | None = None


@dataclass(frozen=True, slots=True)
class Sleep:
    """A pause."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request; of a `Sleep` an empty one."""

    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""
    error: Exception | None = None
    """What the client raised: for a status of 300 and more, too."""
    sent: bool = True
    """The request may have reached the other side."""
    whole: bool = True
    """The answer came to its end."""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """A whole answer of success."""
        return self.whole and self.status is not None and self.status // 100 == 2

    @property
    def text(self) -> str:
        """The body; what cannot be decoded is replaced."""
        return self.body.decode("utf-8-sig", "replace")

    @property
    def value(self) -> Any:
        """The body as JSON; None where it is none."""
        return parse(self.text)

    def answer(self, transport: Transport | None = None) -> Answer:
        """For the classifier."""
        if self.status is not None and self.whole:
            return Answer(transport or Transport.HTTP, self.status, self.headers, self.text)
        return Answer(
            Transport.EXCEPTION, self.status, self.headers, self.text, exception=describe(self.error)
        )


Flow = Generator[Send | Sleep, Reply, T]


def describe(error: BaseException | None) -> str:
    """`module.ClassName: message`, causes appended with ` <- `, as the classifier reads it."""
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    parts = []
    # A deadline of asyncio is a cancellation of its own.
    for link in (each for each in chain if not isinstance(each, asyncio.CancelledError)):
        module = type(link).__module__.partition("._")[0]
        name = type(link).__qualname__ if module == "builtins" else f"{module}.{type(link).__qualname__}"
        message = conceal(" ".join(str(link)[:_LONGEST].split()))
        parts.append(f"{name}: {message}" if message else name)
    return " <- ".join(dict.fromkeys(parts)) or "exporter.failover: the answer broke off"
