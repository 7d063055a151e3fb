"""The application: every route behind one door."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.types import ASGIApp

from exporter.web import api, discovery, manage, metrics, observations, pages, probing
from exporter.web.door import Door, Terms, Users
from exporter.web.site import Site

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def create_app(
    site: Site, users: Users | None = None, lifespan: Lifespan | None = None, terms: Terms | None = None
) -> ASGIApp:
    """The ASGI application, open to everybody without `users`. `lifespan` owns the engine.

    The door is outside everything else: also the answers to what went wrong inside go out through it.
    """
    parts = (metrics, manage, probing, discovery, api, observations, pages)
    inside = Starlette(routes=[route for part in parts for route in part.routes(site)], lifespan=lifespan)
    return Door(inside, Users({}) if users is None else users, Terms() if terms is None else terms)
