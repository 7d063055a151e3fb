"""TLS in the web configuration, in exporter-toolkit's words: what is understood, what is refused, and why."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator, Field

from exporter.settings import FrozenModel


class ClientAuth(StrEnum):
    """Whether clients show a certificate."""

    NONE = "NoClientCert"
    IF_GIVEN = "VerifyClientCertIfGiven"
    REQUIRED = "RequireAndVerifyClientCert"


class TlsVersion(StrEnum):
    """The versions that are still safe."""

    TLS12 = "TLS12"
    TLS13 = "TLS13"


CIPHERS: Final = {
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA": "ECDHE-ECDSA-AES128-SHA",
    "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA": "ECDHE-ECDSA-AES256-SHA",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA": "ECDHE-RSA-AES128-SHA",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA": "ECDHE-RSA-AES256-SHA",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256": "ECDHE-ECDSA-AES128-GCM-SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384": "ECDHE-ECDSA-AES256-GCM-SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256": "ECDHE-RSA-AES128-GCM-SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384": "ECDHE-RSA-AES256-GCM-SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256": "ECDHE-RSA-CHACHA20-POLY1305",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256": "ECDHE-ECDSA-CHACHA20-POLY1305",
}
"""OpenSSL's names of the suites of TLS 1.2, by Go's: those of `tls.CipherSuites()`."""
CURVES: Final = {
    "CurveP256": "prime256v1",
    "CurveP384": "secp384r1",
    "CurveP521": "secp521r1",
    "X25519": "X25519",
}
"""OpenSSL's names of the curves, by Go's."""

_CANNOT_ASK: Final = (
    "{0} cannot be had: a certificate that is asked for is always verified here; use "
    "VerifyClientCertIfGiven or RequireAndVerifyClientCert"
)
_REFUSED_AUTH: Final = {
    name: _CANNOT_ASK.format(name)
    for name in ("RequestClientCert", "RequireAnyClientCert", "RequireClientCert")
}
_REFUSED_VERSIONS: Final = {
    name: f"{name} is broken and not spoken; use TLS12 or TLS13" for name in ("SSL30", "TLS10", "TLS11")
}
_ALWAYS_THERE: Final = (
    "{0} is of TLS 1.3, whose suites cannot be chosen; leave it out, and say max_version: TLS12 to do without"
)
_REFUSED_CIPHERS: Final = {
    name: _ALWAYS_THERE.format(name)
    for name in ("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256")
}


def _refusing(refused: Mapping[str, str]) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, str) and value in refused:
            raise ValueError(refused[value])
        return value

    return BeforeValidator(check)


def _cipher(name: str) -> str:
    if name not in CIPHERS:
        raise ValueError(f"is no safe suite of TLS 1.2 by Go's names; there are {', '.join(CIPHERS)}")
    return name


def _curve(name: str) -> str:
    if name not in CURVES:
        raise ValueError(f"expected one of {', '.join(CURVES)}")
    return name


def _one_curve(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) > 1:
        raise ValueError(
            "more than one curve cannot be had here; name one, or leave the key out for all safe ones"
        )
    return names


def _unset_if_blank(value: Any) -> Any:
    return ClientAuth.NONE if value == "" else value


Version = Annotated[TlsVersion, _refusing(_REFUSED_VERSIONS)]


class TlsServer(FrozenModel):
    """How to speak TLS. Paths are absolute once loaded."""

    cert: str | None = None
    cert_file: Path | None = None
    key: str | None = Field(default=None, repr=False)
    key_file: Path | None = None
    client_ca: str | None = None
    client_ca_file: Path | None = None
    client_auth_type: Annotated[ClientAuth, BeforeValidator(_unset_if_blank), _refusing(_REFUSED_AUTH)] = (
        ClientAuth.NONE
    )
    client_allowed_sans: tuple[Annotated[str, Field(min_length=1)], ...] | None = None
    """Clients need one of these names in their certificate; None: any name."""
    min_version: Version = TlsVersion.TLS12
    max_version: Version = TlsVersion.TLS13
    cipher_suites: tuple[Annotated[str, AfterValidator(_cipher), _refusing(_REFUSED_CIPHERS)], ...] = ()
    """Go's names; empty for OpenSSL's own choice."""
    prefer_server_cipher_suites: bool = True
    curve_preferences: Annotated[
        tuple[Annotated[str, AfterValidator(_curve)], ...], AfterValidator(_one_curve)
    ] = ()

    @property
    def files(self) -> dict[str, Path]:
        """The files by their key."""
        named = {
            "cert_file": self.cert_file,
            "key_file": self.key_file,
            "client_ca_file": self.client_ca_file,
        }
        return {key: path for key, path in named.items() if path is not None}


def check(tls: TlsServer) -> Iterator[tuple[str, str]]:
    """What does not go together: the key that it is about, and a sentence."""
    yield from _material(tls)
    yield from _clients(tls)
    if tls.min_version > tls.max_version:
        yield "min_version", "is above max_version"
    elif tls.cipher_suites and tls.min_version is TlsVersion.TLS13:
        yield "cipher_suites", "are of TLS 1.2, which min_version excludes; leave them out"


def _material(tls: TlsServer) -> Iterator[tuple[str, str]]:
    for inline, file in (("cert", "cert_file"), ("key", "key_file"), ("client_ca", "client_ca_file")):
        given = [name for name in (inline, file) if getattr(tls, name) is not None]
        if len(given) > 1:
            yield inline, f"only one of {inline} and {file}"
        elif not given and inline != "client_ca":
            yield file, "is missing"


def _clients(tls: TlsServer) -> Iterator[tuple[str, str]]:
    authority = "client_ca" if tls.client_ca is not None else "client_ca_file"
    given = getattr(tls, authority) is not None
    if tls.client_auth_type is not ClientAuth.NONE and not given:
        yield "client_auth_type", "needs a client_ca_file or a client_ca"
    if given and tls.client_auth_type is ClientAuth.NONE:
        yield authority, "without a client_auth_type would check nobody"
    if tls.client_allowed_sans is None:
        return
    if not tls.client_allowed_sans:
        yield (
            "client_allowed_sans",
            "is empty, so that nobody could come in; leave it out to allow every name",
        )
    elif tls.client_auth_type is not ClientAuth.REQUIRED:
        yield "client_allowed_sans", f"needs client_auth_type: {ClientAuth.REQUIRED}"
