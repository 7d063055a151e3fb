"""Answering for a status page, whoever runs it."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from exporter.simulator.failures.edge import CHALLENGE, NGINX_502
from exporter.simulator.pages import google_cloud, incident_io, new_api, statuspage
from exporter.simulator.pages.page import PageView, Says, SimPage, SimPageKind
from exporter.simulator.wire import HTML, JSON, SimResponse, encode

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
