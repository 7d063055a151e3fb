"""TLS for the exporter's own address, from the web configuration."""

import contextlib
import os
import ssl
from collections.abc import Callable, Collection, Iterator, Mapping
from ipaddress import ip_address
from typing import Any, Final

from exporter.config.webconfig import ClientAuth, Loaded, Material, TlsServer, TlsVersion
from exporter.config.webtls import CIPHERS, CURVES

_VERSIONS: Final = {TlsVersion.TLS12: ssl.TLSVersion.TLSv1_2, TlsVersion.TLS13: ssl.TLSVersion.TLSv1_3}
_CLIENTS: Final = {
    ClientAuth.NONE: ssl.CERT_NONE,
    ClientAuth.IF_GIVEN: ssl.CERT_OPTIONAL,
    ClientAuth.REQUIRED: ssl.CERT_REQUIRED,
}


def context(loaded: Loaded) -> ssl.SSLContext | None:
    """What connections are spoken with; None without TLS. It blocks: not for the event loop.

    A context is never changed afterwards: what an old one trusted, or its session tickets, would live on.

    Raises:
        ConfigError: a file holds no certificate, no key, or not the key of its certificate.
    """
    settings, material = loaded.config.tls_server_config, loaded.material
    if settings is None or material is None:
        return None
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = _VERSIONS[settings.min_version]
    made.maximum_version = _VERSIONS[settings.max_version]
    made.verify_mode = _CLIENTS[settings.client_auth_type]
    _choose(made, settings)
    cert, authority = _keys(settings)
    _try(loaded, cert, "not a certificate with its key", lambda: _load(made, material))
    if material.client_ca is not None:
        pem = material.client_ca
        _try(loaded, authority, "holds no certificate", lambda: _trust(made, pem))
    return made


def allowed(peer: Mapping[str, Any] | None, sans: Collection[str]) -> bool:
    """Whether a client's certificate, as `getpeercert` gives it, has one of these names."""
    names = [(kind, str(name)) for kind, name in (peer or {}).get("subjectAltName", ())]
    wanted = {_address(san) for san in sans}
    return any((_address(name) if kind == "IP Address" else name) in wanted for kind, name in names)


def _address(text: str) -> str:
    """An address in its shortest spelling; anything else as it is."""
    try:
        return str(ip_address(text))
    except ValueError:
        return text


def _choose(made: ssl.SSLContext, settings: TlsServer) -> None:
    if settings.cipher_suites:
        made.set_ciphers(":".join(CIPHERS[name] for name in settings.cipher_suites))
    for name in settings.curve_preferences:
        made.set_ecdh_curve(CURVES[name])
    if settings.prefer_server_cipher_suites:
        made.options |= ssl.OP_CIPHER_SERVER_PREFERENCE
    else:
        made.options &= ~ssl.OP_CIPHER_SERVER_PREFERENCE


def _keys(settings: TlsServer) -> tuple[str, str]:
    """The keys under which the certificate and the clients' authority stand."""
    return (
        "cert" if settings.cert is not None else "cert_file",
        "client_ca" if settings.client_ca is not None else "client_ca_file",
    )


def _load(into: ssl.SSLContext, material: Material) -> None:
    def no_passphrase() -> str:
        raise ValueError("the key needs a passphrase, which nobody is there to type")

    with _as_file(material.cert) as cert, _as_file(material.key) as key:
        into.load_cert_chain(cert, key, password=no_passphrase)


def _trust(into: ssl.SSLContext, pem: bytes) -> None:
    with _as_file(pem) as path:
        into.load_verify_locations(path)


def _try(loaded: Loaded, key: str, sentence: str, call: Callable[[], None]) -> None:
    try:
        call()
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        why = getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)
        raise loaded.error(key, f"{sentence} ({why})") from error


@contextlib.contextmanager
def _as_file(content: bytes) -> Iterator[str]:
    """A path to bytes that lie in memory: OpenSSL reads files only, and a key belongs on no disk."""
    descriptor = os.memfd_create("pem", os.MFD_CLOEXEC)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        yield f"/proc/self/fd/{descriptor}"
