"""Where notifications of a trial installation go: what Alertmanager sends is said on the terminal."""

import json
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from textwrap import indent, wrap
from typing import Any, Final

_WIDTH: Final = 100
_KINDS: Final = {"page": "📟 page  ", "ticket": "📮 ticket", "feed": "   feed  ", "chat": "   chat  "}
_MARGIN: Final = " " * 21
_STATES: Final = {
    "operational": "🟢",
    "degraded": "🟡",
    "maintenance": "🔵",
    "retired": "⚫",
    "risk_control": "🟠",
    "suspended": "🔴",
}

Say = Callable[[str], None]


def server(say: Say) -> ThreadingHTTPServer:
    """A server on a free port of loopback; it says what arrives once it is told to serve."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            text = told(self.path.strip("/"), body)
            if text:
                say(text)

        def log_message(self, *_: object) -> None:
            """The notifications themselves are what is said."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def told(receiver: str, body: dict[str, Any]) -> str:
    """One notification for a terminal; nothing for the watchdog's heartbeats."""
    if receiver not in _KINDS:
        return ""
    if receiver == "feed":
        return "\n".join(f"{_KINDS['feed']}  {_change(one['labels'])}" for one in body["alerts"])
    return "\n".join([f"{_KINDS[receiver]}  {_title(body)}", *_texts(body)])


def _change(labels: dict[str, str]) -> str:
    icon = _STATES.get(labels["state"], "⚪")
    return f"{icon} {labels['target']} is now {labels['state']}"


def _title(body: dict[str, Any]) -> str:
    labels, summary = body["commonLabels"], body["commonAnnotations"].get("summary", "AI video.")
    resolved = body["status"] == "resolved"
    icon = "✅ Resolved:" if resolved else "🔴" if labels.get("severity") == "critical" else "🟠"
    subject = labels.get("target") or labels.get("provider") or labels.get("model") or labels.get("instance")
    return f"{icon} {summary.removesuffix('.')}{f' · {subject}' if subject else ''}"


def _texts(body: dict[str, Any]) -> Iterable[str]:
    if body["status"] == "resolved":
        return
    for alert in body["alerts"]:
        said = alert["annotations"]
        yield indent("\n".join(wrap(said["description"], _WIDTH, break_on_hyphens=False)), _MARGIN)
        yield f"{_MARGIN}Runbook: alerts/runbooks.md#{said['runbook_url'].rpartition('#')[2]}"
