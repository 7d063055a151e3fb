"""What a page's reader gives back, and finding one's way in JSON that may hold anything."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from exporter.core.board import COMPONENT_STATES, Component, Notice
from exporter.core.printable import one_line
from exporter.core.thresholds import DAY
from exporter.errors import ExporterError

Row = Mapping[str, object]
LONGEST_TITLE = 200
PAST: Final = 90 * DAY
"""How far back a page's own history is read, seconds."""


def row(value: object) -> Row:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object, key: str | None = None) -> list[Row]:
    """The objects in a list, or in the list under `key`; none where it was left out."""
    found = row(value).get(key) if key is not None else value
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def text(source: Row, *keys: str) -> str:
    """The first of the keys that holds text, otherwise an empty one."""
    return next((value for key in keys if isinstance(value := source.get(key), str) and value), "")


def title(source: Row, *keys: str) -> str:
    """Text for people, on one line and of sane length."""
    return one_line(text(source, *keys), LONGEST_TITLE)


def moment(source: Row, *keys: str) -> float | None:
    """The first of the keys that holds an ISO time, as unix seconds. Without an offset it is UTC."""
    return next((at for key in keys if (at := _unix(source.get(key))) is not None), None)


def _unix(value: object) -> float | None:
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
        return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None


class PageUnreadable(ExporterError):
    """The page did not answer, or not with what its kind answers."""


class NotJson(PageUnreadable):
    """HTML with 200: a challenge, or what a single-page application answers to any address."""


class Watched(Protocol):
    """A component as the configuration names it: `match` is found in its name, or fits its whole id."""

    @property
    def name(self) -> str: ...
    @property
    def match(self) -> str: ...
    @property
    def targets(self) -> tuple[str, ...]: ...


class PageSettings(Protocol):
    """What a reader needs of the configuration of a page."""

    @property
    def url(self) -> str: ...
    @property
    def components(self) -> Sequence[Watched]: ...


@dataclass(frozen=True, slots=True)
class PageReading:
    """One reading of a page: the configured components, each once, and what is open or ahead."""

    components: tuple[Component, ...]
    notices: tuple[Notice, ...]
    past: tuple[Notice, ...] = ()
    """What is over, of the last `PAST` seconds, where it concerned a watched component."""
    indicator: str | None = None
    """The page's own overall word, one of `INDICATORS`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One component as the page tells it. `uptime` is a ratio, 0 to 1, over `window` seconds."""

    id: str
    name: str
    state: str
    uptime: float | None = None
    window: float | None = None


_WORST_FIRST: Final = (
    "major_outage",
    "partial_outage",
    "degraded_performance",
    "under_maintenance",
    "operational",
    "absent",
)
_SYNONYMS: Final = {"full_outage": "major_outage", "maintenance": "under_maintenance"}


def component_state(word: str) -> str:
    """A page's word as one of `COMPONENT_STATES`; a word that nobody knows claims nothing: `absent`."""
    word = _SYNONYMS.get(word, word)
    return word if word in COMPONENT_STATES else "absent"


def concerns(watched: Watched, names: Iterable[tuple[str, str]]) -> bool:
    """Whether one of these (id, name) is the watched component."""
    # Of an id all must fit: a short pattern for names is found in many a random id.
    pattern = re.compile(watched.match)
    return any(pattern.search(name) or (known and pattern.fullmatch(known)) for known, name in names)


def ended(notice: Notice, now: float) -> bool:
    """Over, not longer ago than is asked for, and about a watched component."""
    return bool(notice.targets) and notice.end is not None and now - PAST <= notice.end <= now


def find(
    watched: Sequence[Watched], told: Sequence[Told], *, advisory: bool = False
) -> tuple[Component, ...]:
    """Each watched component once, the worst of all that match; `absent` where nothing does."""
    return tuple(
        _found(one, [t for t in told if concerns(one, [(t.id, t.name)])], advisory) for one in watched
    )


def targets_of(watched: Sequence[Watched], affected: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The targets behind the watched components that are among these (id, name)."""
    affected = list(affected)
    return tuple(
        dict.fromkeys(target for one in watched if concerns(one, affected) for target in one.targets)
    )


def _found(watched: Watched, told: Sequence[Told], advisory: bool) -> Component:
    states: Mapping[str, int] = {state: number for number, state in enumerate(_WORST_FIRST)}
    state = min((t.state for t in told), key=lambda s: states[s], default="absent")
    uptime, window = min(((t.uptime, t.window) for t in told if t.uptime is not None), default=(None, None))
    return Component(watched.name, state, tuple(watched.targets), uptime, window, advisory=advisory)
