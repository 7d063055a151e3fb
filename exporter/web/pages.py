"""Pages for people: the status panel, a page for each target, and badges."""

import asyncio
import base64
import hashlib
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from exporter.core.colours import COLOURS
from exporter.core.words import State
from exporter.web.badge import badge
from exporter.web.cards import card, price
from exporter.web.detail import HISTORY, detail
from exporter.web.panel import legend, panel
from exporter.web.site import Site, refuse_plainly
from exporter.web.speech import Speech
from exporter.web.words import LANGUAGES, choose

_FOLDER: Final = Path(__file__).parent / "templates"
_ANY_SITE = {"cross-origin-resource-policy": "cross-origin", "cache-control": "max-age=30"}
REFRESH_SECONDS = 15


class Pages:
    """The routes for people."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._sheets = Sheets()

    async def front(self, request: Request) -> Response:
        """The status panel."""
        speech = self._speech(request)
        shown = await panel(self._site, speech)
        return await self._sheets.answer(
            "panel.html", speech, shown.worst, panel=shown, legend=legend(speech)
        )

    async def target(self, request: Request) -> Response:
        """One target."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse_plainly(404, "no target of that name is configured")
        speech = self._speech(request)
        name = entry.facts.target
        episodes = await self._site.facade.history(name, speech.now - HISTORY)
        story = self._site.facade.explain(name)
        return await self._sheets.answer(
            "target.html",
            speech,
            entry.health.state,
            card=card(entry, list(self._site.facade.board.pages.values()), speech),
            facts=entry.facts,
            price=price(entry.facts, speech),
            channel=speech.channel(entry.facts.channel),
            detail=detail(entry, story, episodes, speech, self._site.conceal),
        )

    async def badge(self, request: Request) -> Response:
        """One target's badge."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse_plainly(404, "no target of that name is configured")
        speech = self._speech(request)
        picture = badge(entry.facts.title, entry.health.state, speech.state(entry.health.state))
        return Response(picture, headers=_ANY_SITE, media_type="image/svg+xml")

    def _speech(self, request: Request) -> Speech:
        table = choose(request.query_params.get("lang"), request.headers.get("accept-language", ""))
        return Speech(table, self._site.clock.time())


class Sheets:
    """The templates, and the policy that lets only their own style and script run."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        style, script = _asset("style.css"), _asset("refresh.js")
        self._templates.globals |= {
            "style": Markup(style),  # noqa: S704 - our own file
            "script": Markup(script),  # noqa: S704 - our own file
            "languages": tuple(LANGUAGES.values()),
            "refresh_seconds": REFRESH_SECONDS,
        }
        self._headers = {
            "content-security-policy": (
                f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
                "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
                "frame-ancestors 'none'"
            ),
            "vary": "accept-language",
        }

    async def answer(self, name: str, speech: Speech, worst: State, **values: Any) -> Response:
        """A page. It is written in a thread: a board of a thousand targets would keep the probes waiting."""
        html = await asyncio.to_thread(self._write, name, speech, worst, values)
        return HTMLResponse(html, headers=self._headers | {"content-language": speech.table.code})

    def _write(self, name: str, speech: Speech, worst: State, values: dict[str, Any]) -> str:
        template: Template = self._templates.get_template(name)
        return template.render(
            t=speech.text,
            lang=speech.table.code,
            written=speech.second(speech.now),
            favicon=_favicon(worst),
            worst=worst,
            **values,
        )


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _favicon(state: State) -> str:
    dot = f'<circle cx="8" cy="8" r="7" fill="{COLOURS[state]}"/>'
    return "data:image/svg+xml," + quote(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{dot}</svg>'
    )


def routes(site: Site) -> list[Route]:
    """The routes for people."""
    pages = Pages(site)
    return [
        Route("/", pages.front, methods=["GET"]),
        Route("/targets/{name}", pages.target, methods=["GET"]),
        Route("/badge/{name}.svg", pages.badge, methods=["GET"]),
    ]
