"""Under which path the exporter answers, and under which its users find it behind a reverse proxy.

Theory of operation. Requests arrive under `prefix`, links point below `base`; the two differ only where a
reverse proxy takes a path away. Inside, every path is as if there were no prefix: `Mounted` takes it off on
the way in and puts `base` before redirects on the way out, `rooted` puts it before the links of a page.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from exporter.core.records import dataclass
from exporter.errors import ConfigError

ALWAYS: Final = frozenset({"/-/healthy", "/-/ready"})
"""Paths that also answer without the prefix: whoever restarts what does not answer may not know it."""
TELEMETRY: Final = "/metrics"
OBSERVATIONS: Final = "/api/v1/observations"
"""Where reports of real traffic are taken."""
_TAKEN: Final = (
    "/api",
    "/-",
    "/targets",
    "/badge",
    "/config",
    "/sd",
    "/probe",
    "/feed",
    "/history",
    "/prices",
)
_PATH: Final = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_LINK: Final = re.compile(r'(?<=[\s])((?:href|src|action)=")/(?!/)')
_MOVED: Final = re.compile(r"(https?://[^/]+)?/(?!/)")
_NOWHERE: Final = "/-/nowhere"


def rooted(html: str, base: str) -> str:
    """A page whose links to the exporter are below `base`. In text from elsewhere quotes are escaped."""
    return _LINK.sub(rf"\g<1>{base}/", html) if base else html


@dataclass(frozen=True, slots=True)
class Paths:
    """Where everything is; a prefix is empty or begins with a slash and ends without one."""

    prefix: str = ""
    """Before the path of every request."""
    external: str | None = None
    """The URL under which users find the exporter, without a slash at its end; None: as they ask."""
    telemetry: str = TELEMETRY

    @property
    def base(self) -> str:
        """Before the path of every link."""
        return self.prefix if self.external is None else urlsplit(self.external).path

    def home(self, request: Request) -> str:
        """The URL of the first page; it ends with a slash."""
        if self.external is not None:
            return f"{self.external}/"
        return f"{request.url.scheme}://{request.url.netloc}{self.prefix}/"

    def here(self, request: Request) -> str:
        """The URL that was asked for."""
        query = f"?{request.url.query}" if request.url.query else ""
        return f"{self.home(request)}{request.url.path.lstrip('/')}{query}"

    def under(self, request: Request) -> str:
        """What stands before a path when it is asked for again at the host that the request names."""
        if self.external is None:
            return self.prefix
        return self.base if urlsplit(self.external).netloc == request.url.netloc else self.prefix


def paths(external_url: str | None, route_prefix: str | None, telemetry: str | None) -> Paths:
    """Read the flags. Without a prefix of its own it is the path of the external URL, as in Prometheus.

    Raises:
        ConfigError: one of them cannot be used.
    """
    external = None if external_url is None else _external(external_url)
    if route_prefix is not None:
        prefix = _path("--web.route-prefix", route_prefix)
    else:
        prefix = "" if external is None else urlsplit(external).path
    return Paths(prefix, external, TELEMETRY if telemetry is None else _telemetry(telemetry))


def _external(text: str) -> str:
    flag = "--web.external-url"
    no_url = ConfigError([f"{flag}: expected a URL such as https://example.com/sora, not {text!r}"])
    try:
        url = urlsplit(text)
        port_is_fine = url.port is None or url.port > 0
    except ValueError:
        raise no_url from None
    named = url.scheme in {"http", "https"} and bool(url.hostname) and port_is_fine
    if not named or not text.isprintable() or " " in text:
        raise no_url
    if url.username is not None or url.password is not None:
        raise ConfigError([f"{flag}: a URL here has no user or password in it"])
    if "?" in text or "#" in text:
        raise ConfigError([f"{flag}: the URL has no query and no fragment"])
    return f"{url.scheme}://{url.netloc}{_path(flag, url.path)}"


def _telemetry(text: str) -> str:
    flag = "--web.telemetry-path"
    path = _path(flag, text)
    if not path:
        raise ConfigError([f"{flag}: / is the first page; expected a path such as {TELEMETRY}"])
    if any(path == taken or path.startswith((f"{taken}/", f"{taken}.")) for taken in _TAKEN):
        raise ConfigError([f"{flag}: {path} is the path of something else; take one such as {TELEMETRY}"])
    return path


def _path(flag: str, text: str) -> str:
    path = f"/{text.strip('/')}".rstrip("/")
    if not _PATH.fullmatch(path) or {".", ".."} & set(path.split("/")):
        said = "expected a path such as /sora, of letters, digits and - . _ ~"
        raise ConfigError([f"{flag}: {said}, not {text!r}"])
    return path


class Mounted:
    """The application under its prefix."""

    def __init__(self, app: ASGIApp, where: Paths) -> None:
        self._app = app
        self._where = where

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        inside = {**scope, "path": self._inside(scope["path"])}
        await self._app(inside, receive, self._moved(send))

    def _inside(self, path: str) -> str:
        prefix = self._where.prefix
        if not prefix or path in ALWAYS:
            return path
        if path in {"/", prefix}:
            return ""  # leads to the first page
        return path.removeprefix(prefix) if path.startswith(f"{prefix}/") else _NOWHERE

    def _moved(self, send: Send) -> Send:
        base = self._where.base

        async def moved(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if _MOVED.match(location := headers.get("location", "")):
                    headers["location"] = _MOVED.sub(rf"\g<1>{base}/", location, count=1)
            await send(message)

        return moved if base else send
