"""Headers and the rate limit in the web configuration, in exporter-toolkit's words."""

import re
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field

from exporter.settings import FrozenModel

_UNITS: Final = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ns": 1e-9}
_PIECE: Final = re.compile(r"([0-9]{1,12}(?:\.[0-9]{0,12})?|\.[0-9]{1,12})(h|ms|m|s|us|µs|μs|ns)", re.ASCII)
_LONGEST: Final = 366 * 86400.0
_VALUE: Final = re.compile(r"[\x20-\x7e]*", re.ASCII)


def _go_duration(value: object) -> float:
    """Seconds of a duration as Go writes it: `1s`, `250ms`, `1m30s`, `1.5s`, or `0`."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if text == "0":
        return 0.0
    pieces = _PIECE.findall(text)
    if not pieces or "".join(number + unit for number, unit in pieces) != text:
        raise ValueError("expected a duration such as 1s, 250ms or 1m30s, or 0")
    seconds = sum(float(number) * _UNITS[unit] for number, unit in pieces)
    if seconds > _LONGEST:
        raise ValueError("is longer than a year")
    return seconds


def _header(value: Any) -> Any:
    """Blank is unset, as exporter-toolkit documents it."""
    if value == "":
        return None
    if isinstance(value, str) and not _VALUE.fullmatch(value):
        raise ValueError("may hold printable ASCII only")
    return value


def _one_of(*words: str) -> AfterValidator:
    def check(value: str | None) -> str | None:
        if value is not None and value not in words:
            raise ValueError(f"expected {' or '.join(words)}")
        return value

    return AfterValidator(check)


def _no_http2(http2: bool) -> bool:
    if http2:
        raise ValueError("HTTP/2 cannot be had here; say false, or leave the key out")
    return http2


Header = Annotated[str | None, BeforeValidator(_header)]


class Headers(FrozenModel):
    """The headers that may be set, each on every answer; None: the exporter's own choice."""

    content_security_policy: Header = Field(default=None, alias="Content-Security-Policy")
    x_frame_options: Annotated[Header, _one_of("deny", "sameorigin")] = Field(
        default=None, alias="X-Frame-Options"
    )
    x_content_type_options: Annotated[Header, _one_of("nosniff")] = Field(
        default=None, alias="X-Content-Type-Options"
    )
    x_xss_protection: Header = Field(default=None, alias="X-XSS-Protection")
    strict_transport_security: Header = Field(default=None, alias="Strict-Transport-Security")

    @property
    def given(self) -> dict[str, str]:
        """What is set, by its name on the wire in lower case."""
        return {name.lower(): value for name, value in self.model_dump(by_alias=True).items() if value}


class HttpServer(FrozenModel):
    """How to speak HTTP."""

    http2: Annotated[bool, AfterValidator(_no_http2)] = False
    headers: Headers = Field(default_factory=Headers)


class WebRateLimit(FrozenModel):
    """A token bucket for all requests together."""

    interval: Annotated[float, BeforeValidator(_go_duration)]
    """Seconds after which one more request is let in; 0 lets all in."""
    burst: Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)]
    """Requests at once."""
