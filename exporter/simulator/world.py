"""All simulated upstreams and status pages behind one host, over one clock and one seed."""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final
from urllib.parse import quote, unquote

from exporter.clock import Clock
from exporter.core.vocabulary import Api, Reason, Source, State
from exporter.simulator.call import Family, SimCall
from exporter.simulator.failures.failure import CHALLENGE, NGINX_502
from exporter.simulator.jobs import Invoices
from exporter.simulator.pages import google_cloud, incident_io, new_api, statuspage
from exporter.simulator.pages.page import PageView, Says, SimPage, SimPageKind
from exporter.simulator.rng import Rng
from exporter.simulator.script import Flavor, SimTarget, Step
from exporter.simulator.site import Site
from exporter.simulator.upstreams.registry import family_of, files
from exporter.simulator.visibility import sees
from exporter.simulator.wire import HTML, JSON, Breakage, SimRequest, SimResponse, broken, encode

_DELAY: Final = 0.12
_PROXIED: Final = re.compile(r"^proxy/[^/]+/")
"""incident.io's own feeds stand below the page's host."""
_ROUTES: Final[Mapping[SimPageKind, Mapping[str, Callable[[PageView], object]]]] = {
    SimPageKind.STATUSPAGE: {**statuspage.ROUTES, **incident_io.ROUTES},
    SimPageKind.GOOGLE_CLOUD: google_cloud.ROUTES,
    SimPageKind.NEW_API: new_api.ROUTES,
}


def serve(page: SimPage, path: str, now: float, epoch: float) -> SimResponse:
    """One GET below the page's address; unknown paths get a page for people."""
    if page.saying(Says.DOWN, now):
        return SimResponse(502, HTML, (NGINX_502.raw or "").encode(), delay=_DELAY)
    if page.saying(Says.CHALLENGED, now):
        return SimResponse(405, (*HTML, *CHALLENGE.headers), (CHALLENGE.raw or "").encode(), delay=_DELAY)
    route = _ROUTES[page.kind].get(_PROXIED.sub("proxy/", path.strip("/")))
    if route is None:
        return SimResponse(200, HTML, b"<!doctype html><html><title>Status</title></html>", delay=_DELAY)
    return SimResponse(200, JSON, encode(route(PageView(page, now, epoch))), delay=_DELAY)


_VERTEX_ROOT: Final = "v1/projects/example/locations/us-central1/publishers/google"
_NO_CONTENT: Final = "/generate_204"


class World:
    """Everything that can be asked. Script times count in seconds from `epoch`, by default the start."""

    def __init__(self, clock: Clock, seed: int = 0, epoch: float | None = None) -> None:
        self.clock = clock
        self.seed = seed
        self.epoch = clock.time() if epoch is None else epoch
        self.sites: dict[str, Site] = {}
        self.pages: dict[str, SimPage] = {}
        self.cuts: list[tuple[float, float]] = []
        """Stretches without network, seconds after the epoch."""
        self._families: dict[str, Family] = {}

    def add(self, target: SimTarget) -> Site:
        """Put up one upstream; its address is `base_url_of`."""
        site = Site(target, Rng(self.seed, target.name), self.epoch, self.clock.time)
        self.sites[target.name] = site
        self._families[target.name] = family_of(target)
        return site

    def add_page(self, page: SimPage) -> None:
        """Put up one status page below `/page/NAME`."""
        self.pages[page.name] = page

    def network_down(self, start: float, end: float) -> None:
        """Cut the whole network between two moments, in seconds after the epoch."""
        self.cuts.append((start, end))

    def change(self, target: str, step: Step) -> None:
        """From the step's moment on only it holds; what the script had planned later is dropped.

        Raises:
            KeyError: without such a target.
        """
        self.sites[target].timeline.change(step)

    @property
    def offset(self) -> float:
        """Seconds since the epoch."""
        return self.clock.time() - self.epoch

    @property
    def network_is_down(self) -> bool:
        """The network is cut at this moment."""
        now = self.offset
        return any(start <= now < end for start, end in self.cuts)

    @property
    def books(self) -> Mapping[str, Invoices]:
        """Every target's books, brought up to now."""
        for site in self.sites.values():
            site.queue.settle()
        return {name: site.queue.books for name, site in self.sites.items()}

    def visible(self, target: str, source: Source, reason: Reason) -> bool:
        """Whether evidence of this kind can show this reason at this target (contract, section 4)."""
        known = self.sites[target].target
        return sees(known.upstream, source, reason, reaches_upstream=known.reaches_upstream)

    def truth(self, target: str) -> Sequence[tuple[float, State]]:
        """When the target truly entered which state, in seconds after the epoch."""
        return self.sites[target].timeline.truth()

    def base_url_of(self, target: str, origin: str) -> str:
        """What a configuration gives as the target's `base_url`."""
        known = self.sites[target].target
        return base_url(target, known.api, known.quirks.flavor, origin)

    async def handle(self, request: SimRequest) -> SimResponse:
        """Answer after the time it takes; chunks keep their own delays for whoever sends them."""
        response = self.answer(request)
        if response.delay > 0:
            await asyncio.sleep(response.delay)
        return response

    def answer(self, request: SimRequest) -> SimResponse:
        """Decide the answer at the moment the request arrives; `delay` says how long it takes."""
        if self.network_is_down:
            return broken(Breakage.NO_NAMES, 0.01)
        kind, _, rest = request.path.lstrip("/").partition("/")
        if kind == "u":
            return self._at_site(request, rest)
        if kind == "page":
            return self._at_page(request, rest)
        if request.path.endswith(_NO_CONTENT):
            return SimResponse(204, (), delay=0.03)
        return _nothing_here()

    def _at_site(self, request: SimRequest, rest: str) -> SimResponse:
        name, _, path = rest.partition("/")
        site = self.sites.get(unquote(name))
        if site is None:
            return _nothing_here()
        parts = tuple(part for part in path.split("/") if part)
        call = SimCall(site, request, parts)
        if parts and parts[0] == "files":
            return files(call)
        return self._families[site.target.name](call)

    def _at_page(self, request: SimRequest, rest: str) -> SimResponse:
        name, _, path = rest.partition("/")
        page = self.pages.get(unquote(name))
        return _nothing_here() if page is None else serve(page, path, self.offset, self.epoch)


def base_url(target: str, api: str, flavor: Flavor, origin: str) -> str:
    """The address of a target's upstream; `origin` is the simulated host (`http://host:port`)."""
    root = "v1"
    if api == Api.HTTP:
        root = ""
    elif api == Api.GEMINI_VIDEO:
        root = _VERTEX_ROOT if flavor is Flavor.VERTEX else "v1beta"
    return f"{origin}/u/{quote(target)}/{root}".rstrip("/")


def page_url(page: str, origin: str) -> str:
    """The address of a status page."""
    return f"{origin}/page/{quote(page)}"


def _nothing_here() -> SimResponse:
    return SimResponse(404, HTML, b"<html><body><h1>404 Not Found</h1></body></html>", delay=0.01)
