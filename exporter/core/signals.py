"""What an answer says once everything is unwrapped: codes, statuses and words, ready to be matched."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exporter.core.answer import Transport
from exporter.core.rules.base import Shape, beginnings


@dataclass(frozen=True, slots=True)
class Signals:
    """An answer after unwrapping."""

    transport: Transport
    status: int | None
    """The HTTP status that counts: the outer one, or the one that the text names where there is none."""
    nested: int | None
    """The status that a gateway says its own upstream gave, where that differs from `status`."""
    headers: Mapping[str, str]
    codes: frozenset[str]
    """Machine words in lower case: `error.code`, `error.type`, Google reasons, snake_case words in texts."""
    text: str
    """The messages for people, folded by `plain`, one per line."""
    markup: str
    """The head of an HTML body in lower case, tags and all; empty otherwise."""
    shapes: frozenset[Shape]
    request_ids: int
    """How many `(request id: …)` suffixes the messages carry: one per gateway that passed them on."""
    beginnings: frozenset[str] = field(init=False, repr=False)
    """How whatever stands in the text can begin: most phrases are ruled out by that alone."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "beginnings", beginnings(self.text))
