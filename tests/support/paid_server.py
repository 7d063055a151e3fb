"""Video APIs over real sockets that count what they bill, and fail as they are told to."""

import json
import re
import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

CLIP = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(range(256)) * 400
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
NGINX = (
    b"<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center>"
    b"<hr><center>nginx</center></body></html>"
)


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of a form or of a JSON object."""
        kind = self.headers.get("content-type", "")
        if kind.startswith("application/json"):
            found: dict[str, Any] = json.loads(self.body)
            return found
        form = BytesParser().parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + self.body)
        parts = form.get_payload()
        assert isinstance(parts, list)
        return {
            str(part.get_param("name", header="content-disposition")): part.get_payload(decode=True).decode(
                "latin-1"
            )
            for part in parts
        }  # type: ignore[union-attr]


@dataclass
class Answer:
    """What to answer. `bill`: a job is begun and billed, whatever is answered."""

    status: int = 200
    body: bytes | str | dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    bill: bool = False
    reset: bool = False
    """Reset the connection instead of answering."""
    cut: int | None = None
    """Announce the whole body and send so many bytes of it."""
    delay: float = 0.0
    drip: float = 0.0
    """Seconds between two comments of a stream that never ends."""
    page: bool = False


ACCEPT = Answer(bill=True)


def error(status: int, message: str, code: str | None = None, **headers: str) -> Answer:
    """An error of the API, in OpenAI's envelope."""
    body = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    return Answer(status, body, {name.replace("_", "-"): value for name, value in headers.items()})


class PaidServer:
    """Speaks `/videos`, `/chat/completions`, `/images/generations` and Google's operations."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.creates: deque[Answer] = deque()
        """What the next creates are answered with; after them they are accepted."""
        self.always: Answer | None = None
        self.looks: deque[Answer | str] = deque()
        """What the next looks are answered with: an answer or a status word; after them `finally_`."""
        self.finally_: dict[str, Any] = {"status": "completed"}
        self.downloads: deque[Answer] = deque()
        self.content = CLIP
        self.ranges = True
        self.piece: int | None = None
        """The most bytes that a ranged answer gives, whatever was asked for."""
        self.etag: str | None = '"v1"'
        self.lists = True
        self.bills: list[str] = []
        self.jobs: dict[str, dict[str, Any]] = {}
        self.lock = threading.Lock()
        self.on_request: Callable[[Asked], None] = lambda asked: None
        outer = self

        class Handler(_Handler):
            server_for = outer

        self._http = _Server(("127.0.0.1", 0), Handler)
        self.port: int = self._http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.005,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def count(self, method: str, pattern: str) -> int:
        """Requests whose path matches."""
        return sum(each.method == method and re.search(pattern, each.path) is not None for each in self.asked)

    @property
    def created(self) -> int:
        """Creates that arrived."""
        return self.count("POST", r"/videos$|/chat/completions$|/images/generations$|:predictLongRunning$")

    def begin(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Begin a job, and bill it."""
        with self.lock:
            name = f"video_{self.port}_{len(self.jobs)}"
            self.bills.append(name)
            job = {
                "id": name,
                "object": "video",
                "status": "queued",
                "progress": 0,
                "created_at": int(time.time()),
            }
            job |= {key: fields[key] for key in ("model", "prompt", "seconds", "size") if key in fields}
            self.jobs[name] = job
            return dict(job)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients of these tests go away in the middle of things."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_for: PaidServer
    disable_nagle_algorithm = True
    """Head and body leave at once, not after the forty milliseconds of a delayed acknowledgement."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def do_POST(self) -> None:
        self._serve("POST")

    def do_GET(self) -> None:
        self._serve("GET")

    def _serve(self, method: str) -> None:
        paid = self.server_for
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        asked = Asked(method, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
        with paid.lock:
            paid.asked.append(asked)
        paid.on_request(asked)
        path = urlsplit(self.path).path
        if method == "POST" and not path.endswith(":fetchPredictOperation"):
            self._create(asked, path)
        elif path.endswith("/videos"):
            self._list()
        elif path.endswith("/content") or path.startswith("/files/"):
            self._download(asked)
        else:
            self._look(path)

    def _create(self, asked: Asked, path: str) -> None:
        paid = self.server_for
        with paid.lock:
            answer = paid.creates.popleft() if paid.creates else paid.always or ACCEPT
        job = paid.begin(asked.fields) if answer.bill else None
        if answer.body is None and job is not None:
            answer = Answer(**{**answer.__dict__, **self._accepted(job, path)})
        self._answer(answer)

    def _accepted(self, job: dict[str, Any], path: str) -> dict[str, Any]:
        link = f"http://127.0.0.1:{self.server_for.port}/files/{job['id']}.mp4"
        if path.endswith("/chat/completions"):
            lines = [
                {"delta": {"content": "> 进度：50.0%\n\n"}},
                {"delta": {"content": f"> ✅ [点击这里]({link})"}},
            ]
            events = [
                {"id": "chat-1", "choices": [{"index": 0, **line, "finish_reason": None}]} for line in lines
            ]
            events.append({"id": "chat-1", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
            text = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
            return {"body": text.encode(), "headers": {"content-type": "text/event-stream"}}
        if path.endswith("/images/generations"):
            return {"body": {"created": 1, "data": [{"url": link.replace(".mp4", ".png")}]}}
        if path.endswith(":predictLongRunning"):
            return {"body": {"name": f"models/veo/operations/{job['id']}"}}
        return {"body": job}

    def _look(self, path: str) -> None:
        paid = self.server_for
        name = path.rpartition("/")[2]
        with paid.lock:
            step = paid.looks.popleft() if paid.looks else None
            job = paid.jobs.get(name)
        if isinstance(step, Answer):
            self._answer(step)
        elif job is None:
            self._answer(error(404, f"No such video: {name}", "not_found"))
        elif "/operations/" in path:
            uri = f"http://127.0.0.1:{paid.port}/files/{name}.mp4"
            done = {
                "done": True,
                "response": {"generateVideoResponse": {"generatedSamples": [{"video": {"uri": uri}}]}},
            }
            self._answer(Answer(body={"name": path.removeprefix("/v1/"), **({} if step else done)}))
        else:
            shown = {**job, **({"status": step} if step else paid.finally_)}
            self._answer(Answer(body=shown))

    def _list(self) -> None:
        paid = self.server_for
        if not paid.lists:
            self._answer(error(404, "Invalid URL (GET /v1/videos)"))
            return
        query = parse_qs(urlsplit(self.path).query)
        assert query["order"] == ["desc"]
        with paid.lock:
            jobs = list(reversed(paid.jobs.values()))
        self._answer(Answer(body={"object": "list", "data": jobs, "has_more": False}))

    def _download(self, asked: Asked) -> None:
        paid = self.server_for
        with paid.lock:
            step = paid.downloads.popleft() if paid.downloads else Answer()
        if step.status // 100 != 2 or step.reset or step.page:
            self._answer(step)
            return
        data, headers, status = paid.content, {"content-type": "video/mp4", **step.headers}, 200
        if paid.etag is not None:
            headers["etag"] = paid.etag
        wanted = re.fullmatch(r"bytes=(\d+)-", asked.headers.get("range", ""))
        same = asked.headers.get("if-range") in (None, paid.etag)
        if wanted and paid.ranges and same:
            start = int(wanted[1])
            if start >= len(data):
                self._answer(Answer(416, b"", {"content-range": f"bytes */{len(data)}"}))
                return
            end = len(data) if paid.piece is None else min(len(data), start + paid.piece)
            headers["content-range"] = f"bytes {start}-{end - 1}/{len(data)}"
            data, status = data[start:end], 206
        self._answer(Answer(status, data, headers, cut=step.cut, delay=step.delay))

    def _answer(self, answer: Answer) -> None:
        time.sleep(answer.delay)
        if answer.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        body, kind = answer.body, "application/json"
        if isinstance(body, dict):
            body = json.dumps(body)
        elif isinstance(body, bytes):
            kind = "text/html"
        data = body.encode() if isinstance(body, str) else body or b""
        self.send_response(answer.status)
        headers = {"content-type": kind, **answer.headers}
        if headers.pop("unsized", None) is None:
            headers["content-length"] = str(len(data))
        else:
            headers["connection"] = "close"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        while answer.drip:
            self.wfile.write(b": ping\n\n")
            time.sleep(answer.drip)
        self.wfile.write(data if answer.cut is None else data[: answer.cut])
        self.wfile.flush()
        if answer.cut is not None or "connection" in headers:
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True


@contextmanager
def paid_server() -> Iterator[PaidServer]:
    """A server for the time of a test."""
    server = PaidServer()
    try:
        yield server
    finally:
        server.close()
