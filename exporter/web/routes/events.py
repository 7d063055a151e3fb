"""Changes of state for programs (`/api/v1/events`) and for feed readers (`/feed.atom`, `/feed.json`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.thresholds import DAY
from exporter.store import EventRow
from exporter.turns import in_turns
from exporter.web.changes import FILTERS, FeedEntry, as_json, entry, exact, moment, selection
from exporter.web.context import WebContext, stamp
from exporter.web.etag import conditional
from exporter.web.formatting import Formatting
from exporter.web.paths import Paths
from exporter.web.query import one_of, query, whole
from exporter.wording import LANGUAGES, choose

_MOST: Final = 1000
_USUAL: Final = 500
_FEED_DAYS: Final = 30
_FEED_ENTRIES: Final = 100
_OF_FEEDS: Final = {**FILTERS, "lang": one_of(LANGUAGES)}
_ATOM: Final = "http://www.w3.org/2005/Atom"


class EventRoutes:
    """The routes that tell what has changed."""

    def __init__(self, site: WebContext) -> None:
        self._site = site

    async def events(self, request: Request) -> Response:
        """Changes after a moment, oldest first, and where to go on."""
        now = self._site.clock.time()
        asked = query(request, {"since": moment(now), "limit": whole(_MOST), **FILTERS})
        after = asked.get("since", now - DAY)
        changes = await self._site.facade.events(selection(asked, after, asked.get("limit", _USUAL)))
        last = changes[-1].at if changes else after
        return JSONResponse(
            {"events": [as_json(change) for change in changes], "next": exact(max(last, 0.0))}
        )

    async def atom(self, request: Request) -> Response:
        """The newest changes as an Atom feed."""
        return await self._feed(request, _atom, "application/atom+xml")

    async def json_feed(self, request: Request) -> Response:
        """The newest changes as a JSON feed."""
        return await self._feed(request, _json, "application/feed+json")

    async def _feed(self, request: Request, written: Any, media_type: str) -> Response:
        asked = query(request, _OF_FEEDS)
        now = self._site.clock.time()
        table = choose(asked.get("lang"), request.headers.get("accept-language", ""))
        changes = await self._newest(asked, now)
        speech = Formatting(table, now)
        entries = [entry(change, self._site, speech) async for change in in_turns(changes)]
        about = asked.get("target") or asked.get("model") or asked.get("channel") or ""
        title = speech.text("feed_title", about=f" · {about}" if about else "")
        body = written(title, table.code, entries, FeedPlace.of(self._site.paths, request))
        return Response(body, media_type=media_type, headers={"cache-control": "max-age=30"})

    async def _newest(self, asked: dict[str, Any], now: float) -> Sequence[EventRow]:
        wanted = selection(asked, now - _FEED_DAYS * DAY, _FEED_ENTRIES, newest=True)
        return list(reversed(await self._site.facade.events(wanted)))


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """Where a feed is, and where the pages are that it points to."""

    home: str
    here: str

    @classmethod
    def of(cls, paths: Paths, request: Request) -> "FeedPlace":
        """As the request and the flags say."""
        return cls(paths.home(request), paths.here(request))

    def page(self, one: FeedEntry) -> str:
        """The page of an entry's target."""
        return f"{self.home}targets/{quote(one.target)}"


def _atom(title: str, lang: str, entries: Sequence[FeedEntry], place: FeedPlace) -> bytes:
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    here = place.here
    _add(feed, "title", title)
    _add(feed, "id", here)
    _add(feed, "link", href=here, rel="self", type="application/atom+xml")
    _add(feed, "link", href=place.home, rel="alternate", type="text/html")
    _add(feed, "updated", stamp(entries[0].at if entries else 0.0) or "")
    _add(_add(feed, "author"), "name", "sora-exporter")
    for one in entries:
        told = _add(feed, "entry")
        _add(told, "title", one.title)
        _add(told, "id", one.id)
        _add(told, "updated", stamp(one.at) or "")
        _add(told, "link", href=place.page(one), rel="alternate", type="text/html")
        _add(told, "content", one.text, type="text")
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = None if text is None else "".join(c for c in text if c.isprintable())
    return child


def _json(title: str, lang: str, entries: Sequence[FeedEntry], place: FeedPlace) -> bytes:
    """A feed as https://www.jsonfeed.org/version/1.1/ describes it."""
    items = [
        {
            "id": one.id,
            "url": place.page(one),
            "title": one.title,
            "content_text": one.text,
            "date_published": stamp(one.at),
        }
        for one in entries
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": lang,
        "home_page_url": place.home,
        "feed_url": place.here,
        "items": items,
    }
    return bytes(JSONResponse(feed).body)


def routes(site: WebContext) -> list[Route]:
    """The routes that tell what has changed."""
    told = EventRoutes(site)
    return [
        Route("/api/v1/events", conditional(told.events), methods=["GET"]),
        Route("/feed.atom", told.atom, methods=["GET"]),
        Route("/feed.json", told.json_feed, methods=["GET"]),
    ]
