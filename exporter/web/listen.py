"""Where the exporter listens: `HOST:PORT`, with no host for all interfaces."""

import socket
from errno import EADDRINUSE
from ipaddress import ip_address

from exporter.core.records import dataclass
from exporter.errors import ConfigError, ExporterError

_BACKLOG = 511


class ListenError(ExporterError):
    """The address cannot be listened on."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host (empty for all interfaces) and a port (0 for any free one)."""

    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Only this machine can connect."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def parse(text: str) -> Address:
    """Read an address such as `127.0.0.1:9847`, `:9847` or `[::1]:9847`.

    Raises:
        ConfigError: it is none.
    """
    host, colon, port = text.rpartition(":")
    bracketed = host.startswith("[") and host.endswith("]")
    if (
        not colon
        or not port.isascii()
        or not port.isdigit()
        or int(port) > 65535
        or (":" in host and not bracketed)
    ):
        raise ConfigError([f"--web.listen-address: expected HOST:PORT or :PORT, not {text!r}"])
    return Address(host[1:-1] if bracketed else host, int(port))


def listen(address: Address) -> socket.socket:
    """A socket that listens there.

    Raises:
        ListenError: it is taken, or not ours.
    """
    try:
        return _everywhere(address.port) if not address.host else _at(address)
    except OSError as error:
        taken = "; choose another with --web.listen-address" if error.errno == EADDRINUSE else ""
        why = (error.strerror or str(error)).partition(" (while attempting")[0]
        raise ListenError(f"cannot listen on {address.host}:{address.port}: {why}{taken}") from error


def _at(address: Address) -> socket.socket:
    family, *_, place = socket.getaddrinfo(
        address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    return socket.create_server(place[:2], family=family, backlog=_BACKLOG)


def _everywhere(port: int) -> socket.socket:
    if socket.has_dualstack_ipv6():
        try:
            return socket.create_server(
                ("", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=_BACKLOG
            )
        except OSError:  # IPv6 is compiled in and switched off; if the port is taken, the next line says so
            pass
    return socket.create_server(("", port), backlog=_BACKLOG)


def is_loopback(sock: socket.socket) -> bool:
    """Only this machine can connect."""
    if sock.family == socket.AF_UNIX:
        return True
    return Address(sock.getsockname()[0], 0).loopback


def shown(sock: socket.socket) -> str:
    """Where it listens."""
    name = sock.getsockname()
    return str(name) if sock.family == socket.AF_UNIX else f"{name[0]}:{name[1]}"


def url(sock: socket.socket, *, tls: bool) -> str:
    """Where people find it."""
    scheme = "https" if tls else "http"
    if sock.family == socket.AF_UNIX:
        return f"{scheme}+unix://{shown(sock)}"
    host, port = sock.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        host = "localhost"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"
