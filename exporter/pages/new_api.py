"""A new-api gateway's own word: its announcements, its notice, and the uptime board it embeds.

Often the only word on reverse channels, and to be taken with care:

- A monitor's `status` is the first beat of the list that its board (Uptime Kuma) returns, which is the
  oldest one, hours old. It is read only where there is no uptime, and tells nothing but trouble that is old.
- `uptime` is the share of good beats in the last 24 hours. A component's state is therefore how the day was,
  not how it is now: from 95 % operational, from 50 % degraded, below a partial outage, and at 0 with
  a failing beat a major one. Such components are advisory: they announce nothing and disagree with nobody.
- `uptime` is 0 for every monitor where the board's version no longer has that figure: no published uptime.
- A board that cannot be reached is `success: true` with `monitors: []`: its components are absent.
- Announcements and the notice are free text (`free_text`). They concern the components that they name;
  maintenance of the whole gateway concerns all of them, anything else nobody in particular.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exporter.core.board import Notice
from exporter.core.printable import one_line
from exporter.core.thresholds import DAY
from exporter.pages.client import PageClient
from exporter.pages.free_text import notices, understand
from exporter.pages.reading import (
    LONGEST_TITLE,
    PageReading,
    PageSettings,
    PageUnreadable,
    Row,
    Told,
    Watched,
    find,
    moment,
    row,
    rows,
    text,
)

_STATUS: Final = "/api/status"
_UPTIME: Final = "/api/uptime/status"
_NOTICE: Final = "/api/notice"
_FAILING: Final = 0
_GOOD_DAY: Final = 0.95
_HALF_A_DAY: Final = 0.5
_GOOD_NEWS: Final = "success"


@dataclass(frozen=True, slots=True)
class NewApiPayloads:
    """The answers of one gateway, as they came; what it lacks is None."""

    status: object
    uptime: object = None
    notice: object = None


async def read(client: PageClient, settings: PageSettings, now: float) -> PageReading:
    """Read the gateway's public routes; they need no key.

    Raises:
        PageUnreadable: as `PageClient.get`, or `/api/status` is not a new-api gateway's.
    """
    status = await client.get(_STATUS)
    if row(status).get("success") is not True:
        raise PageUnreadable(f"{_STATUS}: not a new-api gateway's")
    notice = await client.get(_NOTICE)
    # Last, because the gateway asks its board only now, and waits for it.
    uptime = await client.optional(_UPTIME)
    return parse(NewApiPayloads(status, uptime, notice), settings.components, now)


def parse(payloads: NewApiPayloads, watched: Sequence[Watched], now: float) -> PageReading:
    """What the answers say of the watched components at `now`, unix seconds."""
    monitors = [m for group in rows(payloads.uptime, "data") for m in rows(group, "monitors")]
    told = [_told(m) for m in monitors]
    return PageReading(find(watched, told, advisory=True), tuple(_notices(payloads, watched, now)))


def _told(monitor: Row) -> Told:
    name, uptime = text(monitor, "name"), monitor.get("uptime")
    oldest_fails = monitor.get("status") == _FAILING
    if not isinstance(uptime, int | float) or not 0.0 < uptime <= 1.0:
        return Told(name, name, "major_outage" if oldest_fails else "operational")
    if uptime >= _GOOD_DAY:
        return Told(name, name, "operational", float(uptime), DAY)
    state = "degraded_performance" if uptime >= _HALF_A_DAY else "partial_outage"
    return Told(name, name, state, float(uptime), DAY)


def _notices(payloads: NewApiPayloads, watched: Sequence[Watched], now: float) -> Iterator[Notice]:
    for entry in rows(row(row(payloads.status).get("data")), "announcements"):
        if text(entry, "type") != _GOOD_NEWS:
            words = f"{text(entry, 'content')}\n{text(entry, 'extra')}"
            yield from _told_by(words, moment(entry, "publishDate"), watched, now)
    yield from _told_by(text(row(payloads.notice), "data"), None, watched, now)


def _told_by(words: str, published: float | None, watched: Sequence[Watched], now: float) -> Iterator[Notice]:
    for part in notices(words):
        yield from _notice(part, published, watched, now)


def _notice(words: str, published: float | None, watched: Sequence[Watched], now: float) -> Iterator[Notice]:
    gist = understand(words, published, now)
    if gist is None:
        return
    concerned = [one for one in watched if gist.names(one.name)]
    if not concerned and gist.impact == "maintenance" and gist.everything:
        concerned = list(watched)
    yield Notice(
        title=one_line(gist.words, LONGEST_TITLE),
        impact=gist.impact,
        start=gist.start,
        end=gist.end,
        targets=tuple(dict.fromkeys(target for one in concerned for target in one.targets)),
        begun=gist.start is None or gist.start <= now,
        published=published,
    )
