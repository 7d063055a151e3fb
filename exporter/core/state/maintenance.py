"""Which announced work holds for a target: the operator's windows, and what status pages tell.

Both hold whatever the probes say meanwhile: work that is announced does not count, be it noticed or not. The
operator's word holds as it stands. What a page tells holds

- between the start and the end that it states, also while the page itself cannot be read: a reseller's
  page is often down for the same work;
- without a stated end, from its start, while the page is read and goes on telling it;
- for a component that is just called `under_maintenance`, from the first reading that said so, unless the
  page states times for that target, and while the page is read.

Nothing holds longer than the limit (8 h) from its start. Work that was published after it began counts
from the publication: what was suspended before a notice stays suspended. Free text without times announces
nothing.
"""

from collections.abc import Iterable, Iterator

from exporter.core.board import Announcement, Notice, Page
from exporter.core.records import dataclass
from exporter.core.thresholds import HOUR

LIMIT = 8 * HOUR
"""Longest time that announced work holds, seconds."""
OPERATOR = "operator"
"""Source of the windows in the configuration."""


@dataclass(frozen=True, slots=True)
class MaintenanceWindow:
    """Work that the operator announces. `targets` are names; times are unix seconds."""

    targets: frozenset[str]
    start: float
    end: float
    note: str


def announced(
    target: str, now: float, windows: Iterable[MaintenanceWindow], pages: Iterable[Page], limit: float = LIMIT
) -> Announcement | None:
    """The work that holds for a target at `now`, else the next to begin; None when none is ahead.

    The operator's word comes before a page's; of several that hold, the one that ends last. With a `limit` of
    infinity it is the work as it was announced, whether it still holds or not.
    """
    coming = [a for a in _all(target, windows, pages, limit) if now < a.end]
    holding = [a for a in coming if a.start <= now]
    if holding:
        return max(holding, key=lambda a: (a.source == OPERATOR, a.end))
    return min(coming, key=lambda a: (a.start, a.source != OPERATOR), default=None)


def _all(
    target: str, windows: Iterable[MaintenanceWindow], pages: Iterable[Page], limit: float
) -> Iterator[Announcement]:
    for window in windows:
        if target in window.targets:
            end = min(window.end, window.start + limit)
            yield Announcement(window.start, end, OPERATOR, window.note)
    for page in pages:
        stated = [n for n in page.notices if _works_on(target, n)]
        for notice in stated:
            yield from _stated(notice, page, limit)
        if not stated and page.up:
            yield from _just_called(target, page, limit)


def _works_on(target: str, notice: Notice) -> bool:
    return notice.impact == "maintenance" and notice.start is not None and target in notice.targets


def _stated(notice: Notice, page: Page, limit: float) -> Iterator[Announcement]:
    if notice.start is None or (notice.end is None and not page.up):
        return
    start = max(notice.start, notice.published or notice.start)
    longest = notice.start + limit
    end = longest if notice.end is None else min(notice.end, longest)
    if start < end:
        yield Announcement(start, end, page.name, notice.title)


def _just_called(target: str, page: Page, limit: float) -> Iterator[Announcement]:
    for component in page.components:
        if component.state == "under_maintenance" and target in component.targets and not component.advisory:
            end = component.since + limit
            yield Announcement(component.since, end, page.name, component.name)
