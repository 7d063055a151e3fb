"""The file behind `--web.config.file`, in the format of Prometheus's exporter-toolkit.

Every key of that format is applied or refused by name; none is accepted and ignored.
"""

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from exporter.config.document import Document, read
from exporter.config.validation import read_part
from exporter.config.webhttp import Headers, HttpServer, WebRateLimit
from exporter.config.webtls import ClientAuth, TlsServer, TlsVersion, check
from exporter.errors import ConfigError
from exporter.settings import FrozenModel

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
    http_server_config: HttpServer = Field(default_factory=HttpServer)
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
