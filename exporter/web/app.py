"""The application: every route behind one door."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.middleware import Middleware

from exporter.web import api, discovery, manage, metrics, observations, pages, probing
from exporter.web.door import Door, Users
from exporter.web.site import Site

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def create_app(site: Site, users: Users | None = None, lifespan: Lifespan | None = None) -> Starlette:
    """The ASGI application, open to everybody without `users`. `lifespan` owns the engine."""
    parts = (metrics, manage, probing, discovery, api, observations, pages)
    return Starlette(
        routes=[route for part in parts for route in part.routes(site)],
        middleware=[Middleware(Door, users=Users({}) if users is None else users)],
        lifespan=lifespan,
    )
