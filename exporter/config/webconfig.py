"""The file behind `--web.config.file`, in the format of Prometheus's exporter-toolkit: TLS and basic auth."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from exporter.config.document import Document, read
from exporter.config.parts import read_part
from exporter.errors import ConfigError
from exporter.settings import FrozenModel

_BCRYPT: Final = re.compile(r"\$2[aby]\$(0[4-9]|1[0-9])\$[./A-Za-z0-9]{53}", re.ASCII)


def _bcrypt_hash(text: str) -> str:
    if not _BCRYPT.fullmatch(text):
        raise ValueError("expected a bcrypt hash, such as htpasswd -nBC 10 prints")
    return text


class ClientAuth(StrEnum):
    """Whether clients show a certificate."""

    NONE = "NoClientCert"
    IF_GIVEN = "VerifyClientCertIfGiven"
    REQUIRED = "RequireAndVerifyClientCert"


class TlsVersion(StrEnum):
    """The versions that are still safe."""

    TLS12 = "TLS12"
    TLS13 = "TLS13"


class TlsServer(FrozenModel):
    """How to speak TLS. Paths are absolute once loaded."""

    cert_file: Path
    key_file: Path
    client_ca_file: Path | None = None
    client_auth_type: ClientAuth = ClientAuth.NONE
    min_version: TlsVersion = TlsVersion.TLS12
    max_version: TlsVersion = TlsVersion.TLS13

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        if self.client_auth_type is not ClientAuth.NONE and self.client_ca_file is None:
            raise ValueError("client_auth_type needs a client_ca_file")
        if self.client_ca_file is not None and self.client_auth_type is ClientAuth.NONE:
            raise ValueError("client_ca_file without a client_auth_type would check nobody")
        if self.min_version > self.max_version:
            raise ValueError("min_version is above max_version")
        return self

    @property
    def files(self) -> dict[str, Path]:
        """The files by their key."""
        named = {
            "cert_file": self.cert_file,
            "key_file": self.key_file,
            "client_ca_file": self.client_ca_file,
        }
        return {key: path for key, path in named.items() if path is not None}


class WebConfig(FrozenModel):
    """How the exporter's own pages are guarded."""

    tls_server_config: TlsServer | None = None
    basic_auth_users: dict[str, Annotated[str, AfterValidator(_bcrypt_hash)]] = Field(
        default_factory=dict, repr=False
    )
    """Bcrypt hashes by user."""


def load(path: Path) -> WebConfig:
    """The web configuration in a file; relative paths in it are relative to its folder.

    Raises:
        ConfigError: with every problem of the file.
    """
    document = read(path)
    part = read_part(document, WebConfig, {} if document.data is None else document.data, ())
    config = part.value if part else WebConfig()
    if config.tls_server_config is not None:
        config = config.model_copy(
            update={"tls_server_config": _anchored(document, config.tls_server_config, path.parent)}
        )
    if document.problems:
        raise ConfigError(document.render(document.problems))
    return config


def _anchored(document: Document, tls: TlsServer, folder: Path) -> TlsServer:
    """With absolute paths; a file that cannot be opened is a problem."""
    files = {key: (folder / path).absolute() for key, path in tls.files.items()}
    for key, path in files.items():
        try:
            path.open("rb").close()
        except OSError as error:
            reason = error.strerror or "input error"
            document.problems.append(
                document.problem(("tls_server_config", key), f"cannot be read ({reason})")
            )
    return tls.model_copy(update=files)
