"""The file behind `--web.config.file`, in the format of Prometheus's exporter-toolkit.

Every key of that format is applied or refused by name; none is accepted and ignored.
"""

import re
import stat
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field

from exporter.config.document import Document, read
from exporter.config.validation import read_part
from exporter.config.webtls import ClientAuth, TlsServer, TlsVersion, check
from exporter.core.records import dataclass
from exporter.errors import ConfigError
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
        if not self.model_fields_set:
            return {}
        return {name.lower(): value for name, value in self.model_dump(by_alias=True).items() if value}


class HttpServer(FrozenModel):
    """How to speak HTTP."""

    http2: Annotated[bool, AfterValidator(_no_http2)] = False
    headers: Headers = Field(default_factory=Headers.model_construct)


class WebRateLimit(FrozenModel):
    """A token bucket for all requests together."""

    interval: Annotated[float, BeforeValidator(_go_duration)]
    """Seconds after which one more request is let in; 0 lets all in."""
    burst: Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)]
    """Requests at once."""


# The last letter of the salt has two bits only.
_BCRYPT: Final = re.compile(
    r"\$2[aby]\$(0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}", re.ASCII
)
_COSTLIEST: Final = 19
_LARGEST: Final = 1 << 20
"""Bytes of a file with certificates or a key."""
_TLS: Final = "tls_server_config"


def _bcrypt_hash(text: str) -> str:
    found = _BCRYPT.fullmatch(text)
    if not found:
        raise ValueError("expected a bcrypt hash, such as htpasswd -nBC 10 prints")
    if int(found[1]) > _COSTLIEST:
        raise ValueError(f"costs more than {_COSTLIEST}: every check would take minutes; use 10 to 12")
    return text


def _user(name: str) -> str:
    if ":" in name:
        raise ValueError("a user's name has no colon: it ends where the password begins")
    return name


class WebConfig(FrozenModel):
    """How the exporter's own pages are guarded."""

    tls_server_config: TlsServer | None = None
    http_server_config: HttpServer = Field(default_factory=HttpServer.model_construct)
    rate_limit: WebRateLimit | None = None
    basic_auth_users: dict[
        Annotated[str, AfterValidator(_user)], Annotated[str, AfterValidator(_bcrypt_hash)]
    ] = Field(default_factory=dict, repr=False)
    """Bcrypt hashes by user."""


@dataclass(frozen=True, slots=True)
class Material:
    """Certificates and key as PEM bytes, wherever they stood."""

    cert: bytes
    key: bytes = field(repr=False)
    client_ca: bytes | None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A web configuration with everything that it names, as of one moment."""

    config: WebConfig
    material: Material | None = None
    """None without TLS."""
    document: Document | None = field(default=None, repr=False)

    def error(self, key: str, sentence: str) -> ConfigError:
        """What is wrong with a key of `tls_server_config`, with file and line."""
        assert self.document is not None  # noqa: S101 - only what was read from a file can be wrong
        return ConfigError(self.document.render([self.document.problem((_TLS, key), sentence)]))


def load(path: Path) -> WebConfig:
    """The web configuration in a file; relative paths in it are relative to its folder.

    Raises:
        ConfigError: with every problem of the file.
    """
    return load_whole(path).config


def load_whole(path: Path) -> Loaded:
    """The web configuration in a file, and what is in the files that it names.

    Raises:
        ConfigError: with every problem of the file.
    """
    document = read(path)
    part = read_part(document, WebConfig, {} if document.data is None else document.data, ())
    config = part.value if part else WebConfig()
    material = None
    tls = config.tls_server_config
    if tls is not None:
        document.problems += [document.problem((_TLS, key), sentence) for key, sentence in check(tls)]
        tls, material = _anchored(document, tls, path.parent)
        config = config.model_copy(update={_TLS: tls})
    if document.problems:
        raise ConfigError(document.render(document.problems))
    return Loaded(config, material, document)


def _anchored(document: Document, tls: TlsServer, folder: Path) -> tuple[TlsServer, Material]:
    """With absolute paths, and with what the files hold; one that cannot be read is a problem."""
    files, held = {}, {}
    for key, path in tls.files.items():
        try:
            files[key] = (folder / path).absolute()
            held[key] = _content(files[key])
        except OSError as error:
            reason = error.strerror or "input error"
            document.problems.append(document.problem((_TLS, key), f"cannot be read ({reason})"))
        except ValueError as error:
            document.problems.append(document.problem((_TLS, key), str(error)))
    for key in ("cert", "key", "client_ca"):
        text = getattr(tls, key)
        if text is not None:
            held[f"{key}_file"] = text.encode(errors="replace")
    material = Material(held.get("cert_file", b""), held.get("key_file", b""), held.get("client_ca_file"))
    return tls.model_copy(update=files), material


def _content(path: Path) -> bytes:
    if "\0" in str(path):
        raise ValueError("is no path")
    known = path.stat()
    if not stat.S_ISREG(known.st_mode):
        raise ValueError("is no regular file")
    if known.st_size > _LARGEST:
        raise ValueError("is too large for certificates")
    with path.open("rb") as file:
        return file.read(_LARGEST)


__all__ = [
    "ClientAuth",
    "Headers",
    "Loaded",
    "Material",
    "TlsServer",
    "TlsVersion",
    "WebConfig",
    "load",
    "load_whole",
]
