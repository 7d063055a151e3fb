"""One failing answer and its envelopes; the failures of what stands before every API, such as Cloudflare."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from exporter.core.vocabulary import Reason
from exporter.simulator.wire import HTML, JSON, Breakage, Headers, encode

MODEL: Final = "%MODEL%"
"""Stands for the model's name on the wire."""
REQUEST: Final = "%REQUEST%"
"""Stands for a new-api request id."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failing answer, before it is put into anybody's envelope."""

    status: int
    message: str
    code: str | None = None
    type: str = "invalid_request_error"
    param: str | None = None
    headers: Headers = ()
    raw: str | None = None
    """The whole body where it is not an OpenAI envelope."""
    kind: Headers = JSON
    """Content type of `raw`."""

    def about(self, model: str, request_id: str = "") -> "Failure":
        """The same about a model, in answer to a request."""
        filled = (
            None if text is None else text.replace(MODEL, model).replace(REQUEST, request_id)
            for text in (self.message, self.raw)
        )
        message, raw = filled
        return replace(self, message=message or "", raw=raw)

    def openai(self) -> bytes:
        """As an OpenAI-like upstream sends it."""
        if self.raw is not None:
            return self.raw.encode()
        error = {"message": self.message, "type": self.type, "param": self.param, "code": self.code}
        return encode({"error": error})


Table = Mapping[Reason, tuple[Failure, ...]]
"""The ways to fail for a reason, each a real one."""


def page(status: int, message: str, html: str, headers: Headers = ()) -> Failure:
    """A failure whose body is a page for people."""
    return Failure(status, message, headers=headers, raw=html, kind=HTML)


def raw(status: int, message: str, value: object, headers: Headers = ()) -> Failure:
    """A failure whose body is some other JSON."""
    return Failure(status, message, headers=headers, raw=encode(value).decode())


_CF: Final = (("server", "cloudflare"), ("cf-ray", "9eec497c49c0d76d-HKG"))


def _cloudflare(status: int, title: str) -> Failure:
    html = (
        '<!DOCTYPE html>\n<!--[if lt IE 7]> <html class="no-js ie6 oldie" lang="en-US"> <![endif]-->\n'
        f'<html class="no-js" lang="en-US"> <head>\n<title>api.example.com | {status}: {title}</title>\n'
        '</head><body><div id="cf-wrapper"><h1><span class="inline-block">'
        f'{title}</span> <span class="code-label">Error code {status}</span></h1></div></body></html>\n'
    )
    return page(status, f"Error code {status}: {title}", html, _CF)


CHALLENGE: Final = page(
    403,
    "Just a moment... Enable JavaScript and cookies to continue (Cloudflare challenge)",
    '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>'
    '<meta name="robots" content="noindex,nofollow"></head><body>'
    "<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={};</script>"
    '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>',
    (*_CF, ("cf-mitigated", "challenge")),
)
BLOCK: Final = page(
    403,
    "Sorry, you have been blocked (Cloudflare)",
    "<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body>"
    "<h1>Sorry, you have been blocked</h1><h2>You are unable to access this website</h2></body></html>",
    _CF,
)
LIMITED: Final = Failure(
    429, "error code: 1015", headers=(*_CF, ("retry-after", "10")), raw="error code: 1015", kind=HTML
)
NGINX_502: Final = page(
    502,
    "502 Bad Gateway",
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>"
    "</center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n",
    (("server", "nginx/1.22.1"),),
)
TIMED_OUT: Final = _cloudflare(524, "A timeout occurred")

FRONT_DOOR: Final[dict[Breakage, Failure]] = {
    Breakage.REFUSED: _cloudflare(521, "Web server is down"),
    Breakage.DNS: _cloudflare(530, "Origin DNS error"),
    Breakage.TLS: _cloudflare(526, "Invalid SSL certificate"),
    Breakage.PROXY: _cloudflare(502, "Bad gateway"),
    Breakage.UNREACHABLE: _cloudflare(523, "Origin is unreachable"),
    Breakage.NO_NAMES: _cloudflare(523, "Origin is unreachable"),
    Breakage.CONNECT_TIMEOUT: _cloudflare(522, "Connection timed out"),
}
"""What a proxy in front says when the connection behind it fails: all that can be shown of it where
several targets share one listening socket."""

BREAKAGES: Final = {
    Reason.CONNECTION_REFUSED: Breakage.REFUSED,
    Reason.DNS: Breakage.DNS,
    Reason.TLS: Breakage.TLS,
    Reason.RESET: Breakage.RESET,
    Reason.PROXY: Breakage.PROXY,
    Reason.NETWORK: Breakage.UNREACHABLE,
}
"""Reasons that no server words: the connection itself fails."""
