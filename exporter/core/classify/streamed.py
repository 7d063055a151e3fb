"""What the events of a stream show together: a product, an empty place for one, or neither."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from exporter.core.classify import fields
from exporter.core.classify.delivery import DONE, Delivery, Shown
from exporter.core.classify.rule import words

_BEFORE: Final = ("partial", "progress", "delta", "created", "queued")
"""Parts of the types of events before the last."""
_SPEECH: Final = fields.CHOICES | words("delta content text message response item")


def looked_at(events: Sequence[Any], *, ended: bool) -> Delivery | None:
    """What the events of a stream show together; a preview is no product, and that a job ran is past.

    `ended`: it said that nothing more is to come.
    """
    shown = Shown()
    for event in events:
        if not _preview(event):
            shown.take(event)
    if shown.linked and not shown.failed and not shown.filtered:
        return Delivery.PRODUCT
    if shown.filled or shown.failed or not events or any(map(_speaks, events)):
        return None
    if ended and all(map(_on_the_way, events)):
        return Delivery.HOLLOW
    if not (ended or _ends(events[-1])):
        return None
    last = Shown()
    last.take(events[-1])
    return Delivery.HOLLOW if last.room else None


def _preview(event: Any) -> bool:
    """An event before the last one, by its type."""
    kind = str(event.get("type", "")) if isinstance(event, dict) else ""
    return any(part in kind for part in _BEFORE)


def _on_the_way(event: Mapping[str, Any]) -> bool:
    """An event that shows a part of a picture, or says how far the work is, and nothing else but words."""
    if "partial_image" in str(event.get("type", "")):
        return True
    given = any(isinstance(item, dict | list) for item in event.values())
    return not (given or fields.PROGRESS.isdisjoint(event))


def _ends(event: Mapping[str, Any]) -> bool:
    """An event that says of itself that all is done."""
    said = (event[name] for name in (*fields.STATES, "type", "event", "msg") if name in event)
    return any(str(word).strip().lower() in DONE for word in said)


def _speaks(event: Any) -> bool:
    """An event that brings words: what it brings is not seen here."""
    return not isinstance(event, dict) or not _SPEECH.isdisjoint(event)
