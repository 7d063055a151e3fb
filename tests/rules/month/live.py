"""A real Prometheus that scrapes a board and evaluates the shipped rules, in a hurry."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from exporter.core.board import Board
from exporter.exposition.render import render
from exporter.exposition.text import TEXT_TYPE
from tests.rules.month.samples import INSTANCE
from tests.rules.prometheus import Prometheus, running
from tests.rules.rulebook import RULES

HURRY = "3s"
"""Between scrapes and evaluations, where tests wait for them."""


@contextmanager
def watched(
    board: Board, data: Path, binary: str, *, port: int = 0, pace: str = HURRY
) -> Iterator[Prometheus]:
    """Prometheus over a folder of blocks, going on from there with what the board says, once in each `pace`."""
    with served(board) as address:
        job = {
            "job_name": "sora-exporter",
            "static_configs": [{"targets": [address], "labels": {"instance": INSTANCE}}],
        }
        config: Mapping[str, Any] = {
            "global": {"scrape_interval": pace, "evaluation_interval": pace},
            "rule_files": [str(hasty_rules(data.parent, pace))],
            "scrape_configs": [job],
        }
        with running(data, config, binary, port=port) as server:
            yield server


@contextmanager
def served(board: Board) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", TEXT_TYPE)
            self.end_headers()
            self.wfile.write(render(board))

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def hasty_rules(home: Path, pace: str) -> Path:
    """A copy of the shipped rules that wait for nothing."""
    groups = []
    for path in sorted(RULES.glob("*.yml")):
        for group in yaml.safe_load(path.read_text())["groups"]:
            rules = [
                {key: value for key, value in one.items() if key not in _WAITS} for one in group["rules"]
            ]
            groups.append(group | {"interval": pace, "rules": rules})
    path = home / "rules.yml"
    path.write_text(yaml.safe_dump({"groups": groups}))
    return path


_WAITS = frozenset({"for", "keep_firing_for"})
