"""Why a request failed, told from the exceptions themselves: classes, numbers and the step it had come to."""

import errno
import os
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2

from exporter.core.answer import Cause
from exporter.transport.wire import Flood

OUR_STORE: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_EXPIRED: Final = 10
"""OpenSSL's code for a certificate that has run out, its issuer's included."""
_UNKNOWN_ISSUER: Final = frozenset({2, 18, 19, 20, 21})
"""OpenSSL's codes for a chain that does not end in the trust store."""
_HASHED: Final = re.compile(r"[0-9a-f]{8}\.\d+")
_UNSENDABLE: Final = (
    httpx2.InvalidURL,
    httpx2.UnsupportedProtocol,
    httpx2.LocalProtocolError,
    httpx2.PoolTimeout,
    UnicodeError,
)
_UNREACHABLE: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})
_LOCAL: Final = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.EADDRNOTAVAIL, errno.EAGAIN, errno.ENOBUFS, errno.EACCES, errno.EPERM}
)
_TIMEOUTS: Final = (TimeoutError, httpx2.TimeoutException)
_ENDS: Final = (httpx2.NetworkError, httpx2.RemoteProtocolError, ssl.SSLError, ConnectionError)
_PARSERS: Final = frozenset({"h11", "httptools"})
"""The packages whose exceptions say that what came is no HTTP."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a request had come when it failed."""

    sent: bool
    """It had begun to leave."""
    head: bool
    """The head of the answer had come."""
    late: bool = False
    """Our own deadline has ended it."""


def cause_of(links: Sequence[BaseException], reached: Reached, tls: ssl.SSLContext | None) -> Cause | None:
    """What a failure is, from its chain of exceptions; None where they do not tell.

    `tls` is what certificates were checked with.
    """
    if reached.late:
        return _too_late(reached)
    if any(isinstance(link, _UNSENDABLE) for link in links):
        return Cause.UNSENDABLE
    if any(isinstance(link, Flood) for link in links):
        return Cause.FLOOD
    if any(isinstance(link, socket.gaierror) for link in links):
        return Cause.DNS
    return _tls(links, tls) or _socket(links, reached)


def _too_late(reached: Reached) -> Cause:
    if reached.head:
        return Cause.BODY_TIMEOUT
    return Cause.FIRST_BYTE_TIMEOUT if reached.sent else Cause.CONNECT_TIMEOUT


def _tls(links: Sequence[BaseException], tls: ssl.SSLContext | None) -> Cause | None:
    refused = [link for link in links if isinstance(link, ssl.SSLCertVerificationError)]
    if refused:
        codes = {getattr(link, "verify_code", None) for link in refused}
        if not codes.isdisjoint(_UNKNOWN_ISSUER):
            return Cause.TRUST_STORE if tls is None or _is_ours(tls) else Cause.UNKNOWN_ISSUER
        return Cause.TLS_EXPIRED if _EXPIRED in codes else Cause.TLS
    broken = [link for link in links if isinstance(link, ssl.SSLError)]
    if any(
        isinstance(link, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError) for link in broken
    ):
        return None  # the connection ended; how far it had come tells the rest
    return Cause.TLS if broken else None


def _socket(links: Sequence[BaseException], reached: Reached) -> Cause | None:
    """What became of the connection. Of several addresses, one that answered in any way tells most."""
    numbers = {link.errno for link in links if isinstance(link, OSError)}
    if errno.ECONNREFUSED in numbers:
        return Cause.REFUSED
    if _LOCAL & numbers:
        return Cause.LOCAL
    if errno.ETIMEDOUT in numbers or any(isinstance(link, _TIMEOUTS) for link in links):
        return _too_late(reached)
    return Cause.UNREACHABLE if _UNREACHABLE & numbers else _ended(links, reached)


def _ended(links: Sequence[BaseException], reached: Reached) -> Cause | None:
    """The connection stood, and ended before the answer did."""
    if any(isinstance(link, ConnectionResetError) for link in links):
        return Cause.RESET
    if reached.head:
        return Cause.CUT
    if any(type(link).__module__.partition(".")[0] in _PARSERS for link in links):
        return Cause.PROTOCOL
    return Cause.RESET if any(isinstance(link, _ENDS) for link in links) else None


def _is_ours(tls: ssl.SSLContext) -> bool:
    """The trust store was chosen by the operator, or is empty: either way it is not the usual one."""
    if any(os.environ.get(name) for name in OUR_STORE):  # noqa: TID251 - OpenSSL's variables, as it reads them
        return True
    return tls.cert_store_stats()["x509_ca"] == 0 and not _looked_up()


def _looked_up() -> bool:
    """Whether there is a folder of certificates; OpenSSL counts those only once it has needed them."""
    folder = ssl.get_default_verify_paths().capath
    try:
        return bool(folder) and any(_HASHED.fullmatch(entry.name) for entry in Path(folder).iterdir())
    except OSError:
        return False
