"""Changes of state: what they are for programs, and in words for feeds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid5

from exporter.core.vocabulary import Channel
from exporter.settings import parse_duration
from exporter.store import EventQuery, EventRow
from exporter.web.context import WebContext, stamp
from exporter.web.formatting import Formatting
from exporter.web.query import Readers, one_of

FILTERS: Final[Readers] = {"target": str, "model": str, "channel": one_of(tuple(Channel))}
"""What changes can be chosen by."""
_SPACE: Final = UUID("6f1b3c1e-5c3b-5b0a-9d53-6f2f3c0c2a10")
"""Names of changes are made in this space: the same change has the same name in every feed, for ever."""


def selection(asked: Mapping[str, Any], after: float, limit: int, *, newest: bool = False) -> EventQuery:
    """The changes that a query asks for, the first of them or the newest."""
    channel = asked.get("channel")
    return EventQuery(
        after=after,
        limit=limit,
        target=asked.get("target"),
        model=asked.get("model"),
        channel=None if channel is None else Channel(channel),
        newest=newest,
    )


def moment(now: float) -> Callable[[str], float]:
    """A duration before `now`, or a time as RFC 3339, as unix seconds."""

    def read(value: str) -> float:
        try:
            return now - parse_duration(value)
        except ValueError:
            pass
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            expected = "a duration such as 24h, or a time such as 2026-01-28T14:00:00Z"
            raise ValueError(expected) from None
        return at.replace(tzinfo=at.tzinfo or UTC).timestamp()

    return read


def exact(at: float) -> str:
    """Unix seconds as RFC 3339 to the microsecond: what `since` reads back as the same moment."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def as_json(change: EventRow) -> dict[str, Any]:
    """A change as the api gives it."""
    return {
        "target": change.target,
        "channel": change.channel,
        "model": change.model,
        "at": stamp(change.at),
        "since": stamp(change.since),
        "old": change.old,
        "new": change.new,
        "reason": change.reason,
    }


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A change as an entry of a feed."""

    id: str
    title: str
    text: str
    at: float
    target: str


def entry(change: EventRow, site: WebContext, speech: Formatting) -> FeedEntry:
    """A change in words."""
    watched = site.entry(change.target)
    title = change.target if watched is None else watched.facts.title
    words = {
        "target": title,
        "channel": speech.channel(change.channel),
        "old": speech.state(change.old),
        "new": speech.state(change.new),
        "reason": speech.reason(change.reason),
        "since": speech.second(change.since),
    }
    return FeedEntry(
        id=f"urn:uuid:{uuid5(_SPACE, f'{change.target} {change.at:.6f} {change.new}')}",
        title=speech.text("change_title", **words),
        text=speech.text("change_text", **words),
        at=change.at,
        target=change.target,
    )
