"""An answer taken apart, and what a stage of the classifier decides: the words that the stages share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.codes.named import Named
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.matching import Begun, begun
from exporter.core.classify.rule import Rule, Shape, Speaker
from exporter.core.vocabulary import Fault, Reason, State

_REASSURING: Final = frozenset({Shape.WELL, Shape.PENDING, Shape.MEDIA, Shape.PROSE, Shape.STREAM})


class Form(Enum):
    """What a body is by itself, before anything is unwrapped."""

    EMPTY = "empty"
    STRUCTURE = "structure"
    """JSON, whole or not, or a stream of events."""
    PAGE = "page"
    TEXT = "text"
    MEDIA = "media"
    """The bytes of a video or an image."""


@dataclass(frozen=True, slots=True)
class Signals:
    """An answer after unwrapping."""

    transport: Transport
    status: int | None
    """The HTTP status that counts: the outer one, or the one that the text names where there is none."""
    outer: int | None
    """The HTTP status that the answer came with."""
    nested: int | None
    """The status that a gateway says its own upstream gave, where that differs from `status`."""
    headers: Mapping[str, str]
    codes: frozenset[str]
    """Machine words in lower case: `error.code`, `error.type`, Google reasons, snake_case words in texts."""
    text: str
    """The messages for people, folded by `plain`, one per line."""
    markup: str
    """The head of an HTML body in lower case, tags and all; empty otherwise."""
    named: tuple[Named, ...]
    """The codes that objects give under keys for codes."""
    shapes: frozenset[Shape]
    request_ids: int
    """How many `(request id: …)` suffixes the messages carry: one per gateway that passed them on."""
    form: Form = Form.EMPTY
    delivery: Delivery | None = None
    """What it shows of a job; None under a status that is no success."""
    names: tuple[str, ...] = ()
    """Identifiers as they came."""
    left: tuple[str, ...] = ()
    """Texts under keys without a meaning; they are read where nothing else was understood."""
    begun: Begun = field(default_factory=dict, repr=False)
    """The phrases that may stand in the text, or in what is left: most are ruled out at once."""

    @property
    def succeeded(self) -> bool:
        """Its status is that of a success, or none, and nothing in it says that something failed."""
        return (self.status is None or 200 <= self.status < 300) and Shape.FAILED not in self.shapes

    @property
    def doubtful(self) -> bool:
        """A success in form, in which nothing says that all is well, and which hands nothing over."""
        ordered = self.delivery is Delivery.ORDER and self.transport is not Transport.TASK
        given = ordered or not _REASSURING.isdisjoint(self.shapes)
        return self.succeeded and self.form is Form.STRUCTURE and not given

    def saying(self, text: str, codes: frozenset[str]) -> "Signals":
        """The same answer with other words and codes."""
        return replace(self, text=text, codes=codes, left=(), begun=begun(text))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a stage makes of an answer, before it is clear whom it is about."""

    stage: DecidedBy
    name: str
    """For explanations: the rule, or the mark, that decided."""
    reason: Reason
    outcome: State | None = None
    """Where it differs from the usual outcome of the reason."""
    fault: Fault | None = None
    """Where it differs from the usual fault of the reason."""
    detail: str = ""
    """The few words of the answer that decided."""
    speaker: Speaker = Speaker.VENDOR
    """Whose words they are."""

    @classmethod
    def by_rule(cls, stage: DecidedBy, rule: Rule, detail: str) -> "Finding":
        """What a rule of the tables says."""
        return cls(stage, rule.name, rule.reason, rule.outcome, rule.fault, detail, rule.speaker)
