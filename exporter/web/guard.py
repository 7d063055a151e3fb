"""What `--web.config.file` asks for, ready to use, and read anew at a reload."""

import ssl
from pathlib import Path

from exporter.config import webconfig
from exporter.config.webconfig import ClientAuth, WebConfig
from exporter.errors import ConfigError
from exporter.web import tls
from exporter.web.door import Users


class Guard:
    """The users and the TLS of the exporter's own address; both empty without a file."""

    def __init__(self, path: Path | None) -> None:
        """Read the file.

        Raises:
            ConfigError: it cannot be used.
        """
        self._path = path
        self._config = WebConfig() if path is None else webconfig.load(path)
        settings = self._config.tls_server_config
        self.users = Users(self._config.basic_auth_users)
        self.context: ssl.SSLContext | None = None if settings is None else tls.context(settings)

    @property
    def guarded(self) -> bool:
        """Whether callers must show who they are."""
        settings = self._config.tls_server_config
        return self.users.known or (settings is not None and settings.client_auth_type is ClientAuth.REQUIRED)

    def reload(self) -> None:
        """Read users and certificates again. Whether there is TLS at all is decided at the start.

        Raises:
            ConfigError: the file cannot be used; nothing has changed.
        """
        if self._path is None:
            return
        config = webconfig.load(self._path)
        settings = config.tls_server_config
        if (settings is None) != (self.context is None):
            raise ConfigError([f"{self._path}: switching TLS on or off needs a restart"])
        if settings is not None and self.context is not None:
            tls.context(settings)  # files that do not fit are found before they replace those that do
            tls.load(self.context, settings)
        self.users.replace(config.basic_auth_users)
