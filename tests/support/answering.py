"""A real HTTP server in a thread that answers as a test says, and remembers what it was asked."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

RESET = "reset"
"""In the place of an answer."""


@dataclass
class Request:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def value(self) -> Any:
        return json.loads(self.body)


Answer = tuple[int, dict[str, str], bytes | list[bytes]]
"""Status, headers, and the body, in pieces for a stream."""


@dataclass
class Answering:
    """The server; `answer` may be replaced at any time."""

    answer: Callable[[Request], Answer | str]
    requests: list[Request] = field(default_factory=list)
    url: str = ""

    @property
    def observations(self) -> list[dict[str, Any]]:
        """Everything that was reported."""
        return [one for asked in self.requests for one in asked.value["observations"]]


def accepting(asked: Request) -> Answer:
    """As an exporter that takes everything."""
    return 200, {}, json.dumps({"accepted": len(asked.value["observations"])}).encode()


@contextmanager
def answering(answer: Callable[[Request], Answer | str], port: int = 0) -> Iterator[Answering]:
    """Serve on 127.0.0.1 until the end of the block."""
    it = Answering(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:
                self.close_connection = True

        def respond(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            if self.headers.get("transfer-encoding") == "chunked":
                body = b""
                while size := int(self.rfile.readline(), 16):
                    body += self.rfile.read(size + 2)[:size]
                self.rfile.readline()
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Request(self.command, self.path, headers, body)
            it.requests.append(asked)
            said = it.answer(asked)
            if isinstance(said, str):
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.connection.close()
                self.close_connection = True
                return
            status, more, content = said
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            if isinstance(content, bytes):
                if "content-length" not in more:
                    self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                self.close_connection |= "content-length" in more
                return
            self.send_header("transfer-encoding", "chunked")
            self.end_headers()
            for piece in content:
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")

        do_GET = do_POST = do_DELETE = respond  # noqa: N815 - named by the library

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    it.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield it
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
