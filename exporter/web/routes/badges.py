"""Badges: state, availability or latency of targets as a small picture, or as shields.io reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from exporter.core.board import Entry
from exporter.core.vocabulary import COLOURS, State
from exporter.turns import in_turns
from exporter.web.context import WebContext, refuse
from exporter.web.formatting import Formatting
from exporter.web.query import Readers, one_of, query
from exporter.web.serialize import WINDOWS
from exporter.wording import LANGUAGES, choose

_DARK_TEXT: Final = frozenset({State.DEGRADED, State.UNKNOWN})
_WIDTH, _WIDE = 6.6, 12.5
"""Pixels of a narrow and of a wide character at the badge's font size."""
_ANY_SITE: Final = {"cross-origin-resource-policy": "cross-origin", "cache-control": "max-age=30"}
_SHOWS: Final = ("state", "availability", "latency")
_ONE: Final = {"show": one_of(_SHOWS), "lang": one_of(LANGUAGES)}
_ALL: Final[Readers] = {"model": str, "lang": one_of(LANGUAGES)}
_STEPS: Final = ((0.99, State.OPERATIONAL), (0.95, State.DEGRADED), (0.8, State.RISK_CONTROL))
"""Lowest availability of a month that has a state's colour, where nothing is promised."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A label, what is said, and the state whose colour it has."""

    label: str
    said: str
    mood: State


class BadgeRoutes:
    """The routes of the badges."""

    def __init__(self, site: WebContext) -> None:
        self._site = site

    async def target(self, request: Request) -> Response:
        """One target's badge."""
        entry = self._site.entry(request.path_params["name"])
        if entry is None:
            return refuse(404, "no target of that name is configured")
        asked = query(request, _ONE)
        shown = _target(entry, asked.get("show", "state"), self._speech(request, asked))
        return _answer(shown, request)

    async def every(self, request: Request) -> Response:
        """How many of the targets, of all or of a model, are up."""
        asked = query(request, _ALL)
        model = asked.get("model")
        states = [
            entry.health.state
            async for entry in in_turns([*self._site.facade.board.entries.values()])
            if model in (None, entry.facts.model)
        ]
        if not states and model is not None:
            return refuse(404, "no target of that model is configured")
        return _answer(_every(states, model, self._speech(request, asked)), request)

    def _speech(self, request: Request, asked: dict[str, str]) -> Formatting:
        table = choose(asked.get("lang"), request.headers.get("accept-language", ""))
        return Formatting(table, self._site.clock.time())


def _target(entry: Entry, show: str, speech: Formatting) -> Badge:
    title, state = entry.facts.title, entry.health.state
    if show == "availability":
        ratio = entry.timeline.ratio(speech.now, WINDOWS["30d"]).availability
        return Badge(title, speech.share(ratio), _mood(ratio, entry.facts.slo_ratio))
    if show == "latency":
        last = max(entry.runs.values(), key=lambda run: run.at, default=None)
        return Badge(title, "–" if last is None else speech.latency(last.latency), state)
    return Badge(title, speech.state(state), state)


def _mood(ratio: float | None, promise: float | None) -> State:
    if ratio is None:
        return State.UNKNOWN
    if promise is not None and ratio >= promise:
        return State.OPERATIONAL
    return next((state for least, state in _STEPS if ratio >= least), State.SUSPENDED)


def _every(states: Sequence[State], model: str | None, speech: Formatting) -> Badge:
    """Retired targets and those in maintenance are expected not to serve: they are left out."""
    counted = [state for state in states if state not in (State.RETIRED, State.MAINTENANCE)]
    up = sum(state.up for state in counted)
    whole = bool(counted) and up == len(counted)
    mood = State.UNKNOWN if not counted else State.DEGRADED if up else State.SUSPENDED
    if whole:
        mood = State.OPERATIONAL
    elif not up and set(counted) == {State.UNKNOWN}:
        mood = State.UNKNOWN
    return Badge(model or "sora-exporter", speech.text("badge_up", up=up, all=len(counted)), mood)


def _answer(shown: Badge, request: Request) -> Response:
    if request.url.path.endswith(".json"):
        # https://shields.io/badges/endpoint-badge
        told = {
            "schemaVersion": 1,
            "label": shown.label,
            "message": shown.said,
            "color": COLOURS[shown.mood],
            "isError": shown.mood.down,
        }
        return JSONResponse(told, headers=_ANY_SITE)
    return Response(_svg(shown), headers=_ANY_SITE, media_type="image/svg+xml")


def _svg(shown: Badge) -> str:
    left, right = _measure(shown.label), _measure(shown.said)
    whole = left + right
    ink = "#24292f" if shown.mood in _DARK_TEXT else "#fff"
    label, said = escape(shown.label), escape(shown.said)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="20" role="img" '
        f'aria-label="{label}: {said}"><title>{label}: {said}</title>'
        f'<clipPath id="r"><rect width="{whole}" height="20" rx="4"/></clipPath><g clip-path="url(#r)">'
        f'<rect width="{left}" height="20" fill="#424a53"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{COLOURS[shown.mood]}"/></g>'
        f'<g font-family="system-ui,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{left / 2:g}" y="14" fill="#fff">{label}</text>'
        f'<text x="{left + right / 2:g}" y="14" fill="{ink}">{said}</text></g></svg>'
    )


def _measure(text: str) -> int:
    return round(sum(_WIDE if ord(letter) > 0x2E7F else _WIDTH for letter in text)) + 14


def routes(site: WebContext) -> list[Route]:
    """The routes of the badges."""
    badges = BadgeRoutes(site)
    return [
        Route("/badge.svg", badges.every, methods=["GET"]),
        Route("/badge.json", badges.every, methods=["GET"]),
        Route("/badge/{name}.svg", badges.target, methods=["GET"]),
        Route("/badge/{name}.json", badges.target, methods=["GET"]),
    ]
