"""How a target's requests travel, as it stands in the file: headers, trust store, proxy, name for TLS."""

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Any, Final, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PrivateAttr, model_validator

from exporter.config.validation import Variable
from exporter.core.redact import HIDDEN
from exporter.settings import FrozenModel, Secret

AUTHENTICATING: Final = frozenset({"authorization", "x-goog-api-key"})
"""Headers in which a key travels."""
_OURS: Final = {
    **dict.fromkeys(
        (
            *(
                "connection",
                "keep-alive",
                "proxy-connection",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade",
            ),
            *("proxy-authenticate", "proxy-authorization"),
        ),
        "belongs to one connection (hop by hop) and cannot be set",
    ),
    **dict.fromkeys(
        ("host", "content-length", "content-type", "content-encoding", "accept-encoding", "expect", "range"),
        "follows from the request itself and cannot be set",
    ),
}
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", re.ASCII)
_SECRETIVE: Final = re.compile(r"auth|key|token|secret|cookie|passw|credential|signature")
_LONGEST: Final = 4096
_USER: Final = re.compile(r"^(\w+://)?.*@")
_HOST: Final = re.compile(r"(?!-)[A-Za-z0-9._-]{1,253}", re.ASCII)
_CERTIFICATE: Final = re.compile(
    r"-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----.+?-----END (TRUSTED |X509 )?CERTIFICATE-----", re.DOTALL
)


def is_secretive(name: str) -> bool:
    """Whether a header of this name usually carries a credential."""
    return _SECRETIVE.search(name) is not None


def without_user(address: str) -> str:
    """A proxy's address with `<secret>` in the place of its user and password."""
    return _USER.sub(rf"\g<1>{HIDDEN}@", address)


def _header_name(name: str) -> str:
    if not _TOKEN.fullmatch(name):
        raise ValueError("is not the name of a header")
    if (why := _OURS.get(name.lower())) is not None:
        raise ValueError(why)
    return name.lower()


def _header_names(data: Any) -> Any:
    """Names that differ only in their case would silently replace one another."""
    if isinstance(data, dict):
        seen: set[str] = set()
        for name in data:
            if str(name).lower() in seen:
                raise ValueError(
                    f"{str(name)[:100]!r} stands twice: case does not matter in names of headers"
                )
            seen.add(str(name).lower())
    return data


class HeaderSource(FrozenModel):
    """Where the value of a header comes from; one of the three."""

    value: str | None = None
    env: Variable | None = None
    file: Path | None = None

    _secret: Secret | None = PrivateAttr(default=None)

    @model_validator(mode="before")
    @classmethod
    def _a_source(cls, data: Any) -> Any:
        # The text itself is not repeated: it may be a secret.
        if not isinstance(data, dict):
            raise ValueError("expected {value: ...}, {env: NAME} or {file: PATH}")  # noqa: TRY004 - pydantic's
        return data

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("give one of value, env and file")
        if self.value is not None and not (
            self.value.isascii() and self.value.isprintable() and 0 < len(self.value.strip()) <= _LONGEST
        ):
            raise ValueError("the value of a header is one line of printable ASCII")
        return self

    @property
    def secret(self) -> Secret | None:
        """The value from a variable or a file, if it could be read."""
        return self._secret

    @property
    def source(self) -> str:
        """The key that says where the value comes from."""
        return next(iter(self.model_fields_set))

    def with_secret(self, secret: Secret) -> "HeaderSource":
        """The same header with its value in hand."""
        copy = self.model_copy()
        copy._secret = secret  # noqa: SLF001 - its own class
        return copy


def _proxy_url(text: str) -> str:
    # Nothing of the text is repeated: a password may stand in it.
    try:
        url = urlsplit(text)
        usable = bool(url.hostname) and (url.port is None or url.port > 0)
    except ValueError as error:
        raise ValueError("is not a URL") from error
    if url.scheme not in {"http", "https"}:
        kind = url.scheme if url.scheme.startswith("socks") else ""
        raise ValueError(
            f"proxies of kind {kind} are not supported; give the URL of an HTTP proxy"
            if kind
            else "expected the URL of an HTTP proxy, such as http://proxy.example.com:3128"
        )
    if not usable or not text.isprintable() or " " in text:
        raise ValueError("expected the URL of an HTTP proxy with a host and, if any, a port that exists")
    if url.path not in {"", "/"} or url.query or url.fragment:
        raise ValueError("the URL of a proxy has no path, no query and no fragment")
    return text


def _split_hosts(data: Any) -> Any:
    """As Prometheus has it: one text with commas; a list will do as well."""
    return [part.strip() for part in data.split(",") if part.strip()] if isinstance(data, str) else data


def _exempt(host: str) -> str:
    name, colon, port = host.rpartition(":")
    if "/" in host:
        try:
            ipaddress.ip_network(host, strict=False)
        except ValueError as error:
            raise ValueError("expected a network such as 10.0.0.0/8") from error
        return host
    if host == "*" or _is_address(host):
        return host
    if colon and (not port.isascii() or not port.isdigit() or not 0 < int(port) <= 65535):
        raise ValueError("expected a port after the colon")
    if not _HOST.fullmatch((name if colon else host).removeprefix("*").removeprefix(".")):
        raise ValueError("expected host names, addresses and networks with commas between them, or *")
    return host


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return False
    return True


def _server_name(text: str) -> str:
    if not _HOST.fullmatch(text) or text.endswith("."):
        raise ValueError("expected a host name, without port and without scheme")
    return text


HeaderName = Annotated[str, AfterValidator(_header_name)]
"""In lower case."""
Headers = Annotated[dict[HeaderName, HeaderSource], BeforeValidator(_header_names)]
ProxyUrl = Annotated[
    str, AfterValidator(_proxy_url), PlainSerializer(without_user, return_type=str, when_used="json")
]
"""The URL of a proxy; a user and a password in it are not shown."""
NoProxy = Annotated[tuple[Annotated[str, AfterValidator(_exempt)], ...], BeforeValidator(_split_hosts)]
"""Hosts that are reached without a proxy."""
ServerName = Annotated[str, AfterValidator(_server_name)]


def certificates(text: str) -> str:
    """The certificates in a PEM file, without what else stands there.

    Raises:
        ValueError: there are none, or they cannot be read.
    """
    found = "\n".join(each[0] for each in _CERTIFICATE.finditer(text))
    if not found:
        raise ValueError("holds no certificate in PEM format")
    import ssl  # it loads OpenSSL, and few configurations name certificates

    try:
        ssl.create_default_context(cadata=found)
    except (ssl.SSLError, ValueError) as error:
        raise ValueError("holds a certificate that cannot be read") from error
    return found
