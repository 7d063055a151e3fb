"""What each probe was answered can be asked for later: over HTTP, from the storage, by Prometheus; never a secret."""

import csv
import json
import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import yaml

from tests.support.processes import Exporter, exporter, run, until

KEY = "plain.value.that.no.shape.gives.away.77"
ENCODED = b64encode(KEY.encode()).decode()
TARGET = "echo"


@contextmanager
def echoing() -> Iterator[str]:
    """A gateway that lists the model, and refuses every video while repeating the key it was shown."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.answer(200, {"data": [{"id": "sora-2"}]})

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            said = f"please complete the captcha; you sent {self.headers['authorization']}, that is {ENCODED}"
            self.answer(403, {"error": {"message": said}})

        def answer(self, status: int, body: object) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def configuration(folder: Path, url: str) -> Path:
    (folder / "key").write_text(KEY)
    target = {
        "name": TARGET,
        "provider": "p",
        "channel": "reverse",
        "model": "sora-2",
        "api": "openai_videos",
        "base_url": url,
        "upstream": "gateway",
        "api_key_file": "key",
        "interval": "1s",
        "timeout": "1s",
    }
    file = folder / "config.yml"
    file.write_text(yaml.safe_dump({"targets": [target]}))
    return file


async def checks(of: Exporter, query: str) -> dict:
    return (await of.web.get(f"/api/v1/targets/{TARGET}/checks?{query}")).json()


async def test_checks_are_told_kept_and_exported_without_the_key(tmp_path: Path) -> None:
    storage = tmp_path / "data"
    with echoing() as url:
        async with exporter(configuration(tmp_path, url), storage) as running:
            await running.up()

            async def enough() -> bool:
                told = (await checks(running, "since=1h"))["checks"]
                return sum(check["probe"] == "validation" for check in told) >= 3

            await until(enough)
            whole = await checks(running, "since=1h")
            page = await checks(running, "since=1h&limit=2")
            rest = await checks(running, f"since=1h&until={page['next']}")
            await running.kill()  # what was told is on the disk

    told = whole["checks"]
    assert [check["time"] for check in told] == sorted((c["time"] for c in told), reverse=True)
    failed = [check for check in told if check["probe"] == "validation"]
    assert {(c["outcome"], c["reason"], c["fault"]) for c in failed} == {
        ("risk_control", "captcha", "upstream")
    }
    assert all(
        "captcha" in c["detail"] and "<secret>" in c["detail"] and c["latency_seconds"] > 0 for c in failed
    )
    assert sum(check["probe"] == "catalog" for check in told) == 1
    newer = len(page["checks"])
    assert newer == 2
    assert rest["checks"][-1] == told[-1]
    assert not {c["time"] for c in page["checks"]} & {c["time"] for c in rest["checks"]}

    for file in storage.iterdir():
        for secret in (KEY, ENCODED):
            assert secret.encode() not in file.read_bytes(), file
    await exported(storage, tmp_path, told)


async def exported(storage: Path, folder: Path, told: list[dict]) -> None:
    what = ("export", f"--storage.path={storage}", "--what=checks", "--since=1h")
    code, out, err = await run(*what)
    assert code == 0, err
    rows = json.loads(out)
    assert KEY not in out
    assert {row["detail"] for row in rows} >= {check["detail"] for check in told}
    assert [row["time"] for row in rows] == sorted(row["time"] for row in rows)
    assert len(rows) >= len(told)
    assert {row["provider"] for row in rows} == {"p"}
    _, text, _ = await run(*what, "--format=csv")
    assert [row["detail"] for row in csv.DictReader(StringIO(text))] == [row["detail"] for row in rows]

    _, text, _ = await run(*what, "--format=openmetrics")
    (folder / "checks.om").write_text(text)
    lines = backfilled(folder)
    success = [line for line in lines if 'service_probe_success"' in line]
    assert sorted(int(line.split()[-1]) for line in success) == sorted(
        round(_seconds(row["time"]) * 1000) for row in rows
    )
    assert {line.split()[-2] for line in success if 'probe="validation"' in line} == {"0"}
    assert len([line for line in lines if 'probe_latency_seconds"' in line]) == len(rows)


def backfilled(folder: Path) -> list[str]:
    made = subprocess.run(
        ["promtool", "tsdb", "create-blocks-from", "openmetrics", folder / "checks.om", folder / "blocks"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    # A server would have one; the dump wants to see it.
    (folder / "blocks" / "wal").mkdir()
    dump = ["promtool", "tsdb", "dump", "--match={__name__=~'.+'}", folder / "blocks"]
    return subprocess.run(dump, capture_output=True, text=True, check=True).stdout.splitlines()


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
