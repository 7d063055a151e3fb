"""A line between two programs that can be cut: what is sent over it is dropped, and nobody hears of it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Forwards TCP connections from a port of its own to another one.

    While it is cut, connections are taken and what arrives is dropped, as where a route has gone. Whoever was
    connected then is disconnected when it is mended.
    """

    def __init__(self, to: str) -> None:
        host, port = to.rsplit(":", 1)
        self._to = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._cut = threading.Event()
        self._lock = threading.Lock()
        self._cheated: set[socket.socket] = set()
        """Connections of which something was dropped."""
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Drop everything from now on."""
        self._cut.set()

    def mend(self) -> None:
        """Forward again."""
        self._cut.clear()
        with self._lock:
            cheated, self._cheated = self._cheated, set()
        for one in cheated:
            _close(one)

    def close(self) -> None:
        """Take no more connections."""
        _close(self._listener)
        self.mend()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        try:
            other = socket.create_connection(self._to, timeout=5)
        except OSError:
            _close(caller)
            return
        other.settimeout(None)
        threading.Thread(target=self._pump, args=(other, caller), daemon=True).start()
        self._pump(caller, other)

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if self._cut.is_set():
                    with self._lock:
                        self._cheated |= {source, sink}
                else:
                    sink.sendall(data)
        _close(source)
        _close(sink)


def _close(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def line(to: str) -> Iterator[Line]:
    """A line to an address, closed at the end."""
    made = Line(to)
    try:
        yield made
    finally:
        made.close()
