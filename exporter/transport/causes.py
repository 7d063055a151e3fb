"""What the transport knows about a failure that its text does not tell for sure: on whose side it lies."""

import os
import re
import ssl
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Final


class Cause(StrEnum):
    """Why a request failed. Absent where the text of the failure is all that is known."""

    PROXY = "proxy"
    """The proxy that we are told to use: not there, not usable, or it gives no connection."""
    TRUST_STORE = "trust_store"
    """The trust store that we are told to use: it cannot be read, or does not know the issuer."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """An issuer that the system's own trust store does not know; whose fault that is others must tell."""
    INTERNAL = "internal"
    """A mistake of the exporter's own."""


OUR_STORE: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_UNKNOWN_ISSUER: Final = frozenset({2, 18, 19, 20, 21})
"""OpenSSL's codes for a chain that does not end in the trust store; expiry and wrong names are others."""
_HASHED: Final = re.compile(r"[0-9a-f]{8}\.\d+")


def distrust(links: Iterable[BaseException], tls: ssl.SSLContext | None) -> Cause | None:
    """What a failure says of trust, from its chain of exceptions; None where it says nothing."""
    refused = [link for link in links if isinstance(link, ssl.SSLCertVerificationError)]
    codes = {getattr(link, "verify_code", None) for link in refused}
    if codes.isdisjoint(_UNKNOWN_ISSUER):
        return None
    return Cause.TRUST_STORE if tls is None or _is_ours(tls) else Cause.UNKNOWN_ISSUER


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
