"""TLS for the exporter's own address, from the web configuration."""

import ssl
from typing import Final

from exporter.config.webconfig import ClientAuth, TlsServer, TlsVersion
from exporter.errors import ConfigError

_VERSIONS: Final = {TlsVersion.TLS12: ssl.TLSVersion.TLSv1_2, TlsVersion.TLS13: ssl.TLSVersion.TLSv1_3}
_CLIENTS: Final = {
    ClientAuth.NONE: ssl.CERT_NONE,
    ClientAuth.IF_GIVEN: ssl.CERT_OPTIONAL,
    ClientAuth.REQUIRED: ssl.CERT_REQUIRED,
}


def context(settings: TlsServer) -> ssl.SSLContext:
    """What connections are spoken with.

    Raises:
        ConfigError: a file holds no certificate, no key, or not the key of its certificate.
    """
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = _VERSIONS[settings.min_version]
    made.maximum_version = _VERSIONS[settings.max_version]
    made.verify_mode = _CLIENTS[settings.client_auth_type]
    load(made, settings)
    return made


def load(into: ssl.SSLContext, settings: TlsServer) -> None:
    """Read the files again: connections from now on use what is in them.

    Raises:
        ConfigError: a file holds no certificate, no key, or not the key of its certificate.
    """
    try:
        into.load_cert_chain(settings.cert_file, settings.key_file)
    except (ssl.SSLError, OSError) as error:
        raise ConfigError(
            [f"{settings.cert_file}: not a certificate with its key ({_why(error)})"]
        ) from error
    if settings.client_ca_file is None:
        return
    try:
        into.load_verify_locations(settings.client_ca_file)
    except (ssl.SSLError, OSError) as error:
        raise ConfigError([f"{settings.client_ca_file}: holds no certificate ({_why(error)})"]) from error


def _why(error: OSError) -> str:
    return getattr(error, "reason", None) or error.strerror or "cannot be read"
