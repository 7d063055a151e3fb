"""What has been gathered from an answer so far, and what follows from all its layers together."""

from dataclasses import dataclass, field
from typing import Final

from exporter.core.classify import links, parsing
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.heard import LEAF, LOST, Collected
from exporter.core.classify.rule import Shape
from exporter.core.classify.speech import Speech

_MARKUP: Final = 8_000
"""Characters of a page that are read."""

_UNDELIVERED: Final = (Delivery.HOLLOW, Delivery.NAMELESS)


@dataclass(slots=True)
class Gathered:
    """What a `Gatherer` has found; `conclude` draws the conclusions."""

    heard: Collected = field(default_factory=Collected)
    speech: Speech = field(default_factory=Speech)
    markup: str = ""
    done: bool = False
    """A long-running operation says that it is over."""
    lost: bool = False
    """A word of failure stands alone under a key that means nothing to us."""
    advancing: bool = False
    """Some of the work is done, and not all."""
    job: bool = False
    """The answer is known to be about a job."""
    fine: bool = True
    """Its status is that of a success, or none."""
    delivery: Delivery | None = None
    """What the whole body shows of one."""
    left: list[str] = field(default_factory=list)
    """Texts under keys that mean nothing to us: read once nothing else is understood."""

    def take_page(self, text: str, layer: int) -> None:
        """An HTML page: its words, and its head for markers that are not words."""
        self.heard.shapes.add(Shape.HTML)
        markup = text[:_MARKUP].lower()
        self.markup = self.markup or markup
        self.heard.say(parsing.page_words(markup), layer)

    def conclude(self) -> str:
        """Draw the conclusions. Words of a model that are still to be read are handed back."""
        self.heard.settle()
        self._conclude_state()
        shapes = self.heard.shapes
        filtered = "rai_filtered" in self.heard.codes
        explained = self.heard.failed and bool(self.heard.lines)
        if self.done and not (explained or filtered or Shape.MEDIA in shapes):
            shapes.add(Shape.HOLLOW)
        if self.delivery is Delivery.NAMELESS:
            shapes.discard(Shape.PENDING)
        undelivered = self.delivery in _UNDELIVERED and shapes.isdisjoint({Shape.MEDIA, Shape.PENDING})
        if (undelivered or self.speech.silent) and not (self.heard.failed or filtered):
            shapes.add(Shape.HOLLOW)
        return self._conclude_speech(explained=explained)

    def _conclude_state(self) -> None:
        """Whether a job failed, or goes on, by what stands under keys that mean nothing to us."""
        shapes = self.heard.shapes
        if self.lost and Shape.PENDING not in shapes:
            self.heard.fail()
        if LOST in self.heard.codes:
            shapes.discard(Shape.UNKNOWN_STATUS)
        if self.advancing and not self.heard.failed:
            shapes.add(Shape.PENDING)
        if Shape.PENDING in shapes and not self.speech.asked:
            shapes.discard(Shape.CUT)

    def _conclude_speech(self, *, explained: bool) -> str:
        """What a model said: a link to a product, or something else, which is handed back."""
        shapes, prose = self.heard.shapes, "".join(self.speech.prose)
        if prose and parsing.has_media(prose) and not links.leads_away(prose[: 2 * LEAF]):
            shapes.add(Shape.MEDIA)
            shapes.discard(Shape.CUT)
        elif prose and not (explained or (Shape.PENDING in shapes and not self.speech.asked)):
            shapes.add(Shape.PROSE)
            return prose[-2 * LEAF :]
        return ""
