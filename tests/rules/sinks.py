"""Real sockets on which notifications arrive: one for HTTP, one for mail."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Generic, TypeVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds after which what has not arrived will not."""


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, for servers that cannot choose one themselves."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@dataclass
class Arrivals(Generic[T]):
    """What has arrived, in order; other threads may wait for it."""

    items: list[T] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def add(self, item: T) -> None:
        with self._changed:
            self.items.append(item)
            self._changed.notify_all()

    def first(self, wanted: Callable[[T], bool]) -> T:
        """The first that is wanted, as soon as it is there.

        Raises:
            TimeoutError: when it does not come; it tells what came.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: any(map(wanted, self.items)), PATIENCE):
                raise TimeoutError(f"not among the {len(self.items)} that arrived: {self.items}")
            return next(filter(wanted, self.items))


@dataclass(frozen=True)
class Post:
    """One HTTP request."""

    path: str
    headers: dict[str, str]
    body: Any


@contextmanager
def http_sink() -> Iterator[tuple[str, Arrivals[Post]]]:
    """A server that takes every POST of JSON; yields its URL and what arrives."""
    arrivals: Arrivals[Post] = Arrivals()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            arrivals.add(Post(self.path, dict(self.headers), json.loads(body)))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"ok")  # Slack's word for success

        def log_message(self, *_: object) -> None:
            """Keep the output of the tests clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", arrivals
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Mailbox:
    def __init__(self, arrivals: Arrivals[EmailMessage]) -> None:
        self._arrivals = arrivals

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self._arrivals.add(message)
        return "250 OK"


@contextmanager
def mail_sink() -> Iterator[tuple[str, Arrivals[EmailMessage]]]:
    """A mail server that lets everybody in; yields its HOST:PORT and what arrives."""
    arrivals: Arrivals[EmailMessage] = Arrivals()
    controller = Controller(
        _Mailbox(arrivals),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=lambda *_: AuthResult(success=True),
        auth_require_tls=False,
        auth_exclude_mechanism=["LOGIN"],
    )
    controller.start()
    try:
        yield f"127.0.0.1:{controller.port}", arrivals
    finally:
        controller.stop()
