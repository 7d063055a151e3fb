"""A first configuration is written from what is listed; `check` takes it, and the key is nowhere in it."""

import asyncio
import json
import os
import pty
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from exporter.cli.main import group
from exporter.config import parse
from exporter.simulator.setup import KEY as KEY_OF_SIMULATOR
from tests.support.processes import ROOT, run, simulator

KEY = "plain.value.that.no.shape.gives.away.88"
SIMULATED = "SIMULATOR_KEY"
SCENARIO = {
    "targets": [
        {
            "name": "official",
            "provider": "p",
            "channel": "official",
            "model": "sora-2",
            "api": "openai_videos",
            "upstream": "gateway",
        },
        {
            "name": "reverse",
            "provider": "p",
            "channel": "reverse",
            "model": "sora-2",
            "upstream_model": "sora_video2",
            "api": "openai_chat",
            "upstream": "gateway",
        },
        {
            "name": "own",
            "provider": "self",
            "channel": "reverse",
            "model": "sora-2",
            "upstream_model": "sora2-landscape-10s",
            "api": "openai_chat",
            "upstream": "sora2api",
        },
        {
            "name": "google",
            "provider": "p",
            "channel": "official",
            "model": "veo-3.1",
            "upstream_model": "veo-3.1-generate-preview",
            "api": "gemini_video",
            "upstream": "vendor",
        },
        {
            "name": "relay",
            "provider": "p",
            "channel": "official",
            "model": "veo-3.1",
            "upstream_model": "veo-3.1-generate-preview",
            "api": "gemini_video",
            "upstream": "gateway",
        },
    ],
    "timeline": [
        {"target": name, "at": "0s", "state": "operational"}
        for name in ("official", "reverse", "own", "google", "relay")
    ],
}


@contextmanager
def answering(status: int, body: Any, path: str = "/v1/models") -> Iterator[str]:
    """A server that gives one answer below `path`, and repeats the key it was shown on every other."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            mine = self.path == path
            said = body if mine else {"error": f"not here, {self.headers['authorization']}"}
            data = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status if mine else 404)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def init(url: str, *options: str, variable: str = "INIT_KEY") -> tuple[int, str, str]:
    command = ["init", f"--base-url={url}", f"--api-key-env={variable}", *options]
    done = CliRunner().invoke(group, command, env={SIMULATED: KEY_OF_SIMULATOR, "COLUMNS": "200"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INIT_KEY", KEY)


def targets(text: str) -> dict[str, dict[str, Any]]:
    return {target["name"]: target for target in yaml.safe_load(text)["targets"]}


async def test_what_a_simulated_gateway_lists_becomes_a_file_that_check_and_status_take(
    tmp_path: Path,
) -> None:
    async with simulator(tmp_path, SCENARIO) as upstreams:
        told = yaml.safe_load((await upstreams.web.get("/control/config")).text)
        urls = {target["name"]: target["base_url"] for target in told["targets"]}
        for name, wanted in (
            ("official", ("sora-2", "openai_videos", "official", "gateway")),
            ("reverse", ("sora_video2", "openai_chat", "reverse", "gateway")),
            ("own", ("sora2-landscape-10s", "openai_chat", "reverse", "sora2api")),
            ("google", ("veo-3.1-generate-preview", "gemini_video", "official", "gateway")),
            ("relay", ("veo-3.1-generate-preview", "gemini_video", "official", "gateway")),
        ):
            file = tmp_path / f"{name}.yml"
            code, out, err = await asyncio.to_thread(
                init, urls[name], f"--out={file}", "--provider=p", variable=SIMULATED
            )
            assert code == 0, err
            found = {
                (t.get("upstream_model", t["model"]), t["api"], t["channel"], t["upstream"])
                for t in targets(file.read_text()).values()
            }
            assert wanted in found
            assert "gpt-5.2" not in {one[0] for one in found}
            assert "free requests" in out
            checked = CliRunner().invoke(group, ["check", str(file)])
            assert checked.exit_code == 0
            assert checked.stdout.splitlines()[1:] == out.splitlines()[1:]
        only = await asyncio.to_thread(init, urls["official"], "--model=sora-2", variable=SIMULATED)
        (tmp_path / "only.yml").write_text(only[1])
        _, report, _ = await run("status", f"--config.file={tmp_path / 'only.yml'}", "--format=json")
        assert [row["state"] for row in json.loads(report)["targets"]] == ["operational"]


HOSTILE = 'sora-2"\n  - {name: x} # \u0085\u2028 &a *b !c ${PATH} 验证码'
LISTED = {
    "object": "list",
    "data": [
        {"id": "sora-2", "shutdown_date": "2030-09-24"},
        {"id": "sora-2"},
        {"id": "on", "supported_endpoint_types": ["openai-video"]},
        {"id": "视频 模型: #1", "supported_endpoint_types": ["openai-video"]},
        {"id": "gpt-5.2", "supported_endpoint_types": ["openai"]},
        {"id": "text # with: [odd] {signs}"},
        {"id": HOSTILE, "supported_endpoint_types": ["openai-video"]},
        {"id": 7},
    ],
}


def test_whatever_names_are_listed_the_file_is_one_that_check_takes() -> None:
    with answering(200, LISTED) as url:
        code, text, err = init(f"{url}/v1", "--provider=a b: #c", "--channel=official")
    assert code == 0, err
    config = parse(text, env={"INIT_KEY": KEY})
    assert [target.upstream_model for target in config.targets] == ["sora-2", "on", "视频 模型: #1"]
    assert {target.provider for target in config.targets} == {"a b: #c"}
    assert str(config.targets[0].retires_on) == "2030-09-24"
    comment = text.partition("# Listed there")[2]
    assert "gpt-5.2" in comment
    assert "with: [odd]" in comment
    assert KEY not in text + err


def test_a_base_url_without_a_path_finds_the_api_below() -> None:
    with answering(200, LISTED) as url:
        code, text, err = init(url)
        assert code == 0, err
        assert {target["base_url"] for target in targets(text).values()} == {f"{url}/v1"}
    page = b"<!doctype html><title>New API</title>"
    with answering(200, page, "/models") as url:
        code, _, err = init(url)
    assert (code, "gives no list of models" in err) == (1, True)


def test_paid_probes_need_price_and_budget(tmp_path: Path) -> None:
    with answering(200, LISTED) as url:
        paid = (f"{url}/v1", "--model=sora-2", "--probes=catalog,generation")
        code, _, err = init(*paid)
        assert (code, "--budget and --usd-per-call or --usd-per-second" in err) == (2, True)
        code, text, err = init(*paid, "--usd-per-second=0.1", "--budget=4")
    assert code == 0
    (target,) = parse(text, env={"INIT_KEY": KEY}).targets
    assert target.probes.generation is not None
    assert target.probes.validation is None
    assert "that costs 1.60 USD a day, 48.00 USD in 30 days; the budget allows 4.00 USD a day" in err


def test_a_file_that_is_there_is_left_alone_without_force(tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    file.write_text("mine")
    with answering(200, LISTED) as url:
        code, _, err = init(f"{url}/v1", f"--out={file}")
        assert (code, file.read_text()) == (2, "mine")
        assert "--force" in err
        assert init(f"{url}/v1", f"--out={file}", "--force")[0] == 0
    assert targets(file.read_text())
    assert KEY not in file.read_text()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--api-key-env=NOT_THERE_AT_ALL",), 2, "NOT_THERE_AT_ALL is not set"),
        (("--api-key-env=sk-a-key-itself",), 2, "is not the name of an environment variable"),
        (("--base-url=ftp://host",), 2, "expected a URL that begins with http"),
        (("--base-url=https://user:pass@host/v1",), 2, "has no user or password"),
        (("--probes=free",), 2, "catalog, validation, generation"),
        (("--channel=fast",), 2, "'fast' is not one of"),
        (("--model=nothing-like-it",), 2, "there are: sora-2"),
        (("--model=gpt-5.2",), 1, "lists no model that is known to make videos or images: gpt-5.2"),
        (("--out=/nonexistent/config.yml",), 1, "cannot be written"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(options: tuple[str, ...], code: int, words: str) -> None:
    with answering(200, LISTED) as url:
        found, _, err = init(f"{url}/v1", *options)
    assert found == code, err
    assert words in " ".join(err.split())
    assert "sk-a-key-itself" not in err


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (401, {"error": {"message": f"bad key {KEY}"}}, "HTTP 401"),
        (200, b"<!doctype html>\x1b[31m", "\\u001b[31m"),
        (200, {"data": "none"}, "HTTP 200"),
        (200, {"data": []}, "none at all"),
        (500, b"", "an empty body"),
    ],
)
def test_an_answer_that_is_no_list_is_shown_without_the_key(status: int, body: Any, words: str) -> None:
    with answering(status, body) as url:
        code, out, err = init(f"{url}/v1")
    assert code == 1
    assert words in err
    assert KEY not in out + err
    assert "\x1b" not in err


async def test_on_a_terminal_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    file = tmp_path / "asked.yml"
    with answering(200, LISTED) as url:
        ours, theirs = pty.openpty()
        command = (
            "init",
            f"--base-url={url}/v1",
            "--api-key-env=INIT_KEY",
            "--model=sora-2",
            f"--out={file}",
        )
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "exporter", *command, cwd=ROOT, **streams
        )
        os.close(theirs)
        os.write(ours, b"official\ny\n0.4\n5\n")
        seen = await asyncio.to_thread(_read, ours)
        assert await process.wait() == 0, seen
    os.close(ours)
    (target,) = targets(file.read_text()).values()
    assert (target["channel"], target["price"]) == ("official", {"usd_per_call": 0.4})
    assert "generation" in target["probes"]
    assert "Channel" in seen
    assert "costs 1.60 USD a day" in seen


def _read(terminal: int) -> str:
    seen = b""
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # the other side is closed
            return seen.decode()
        if not data:
            return seen.decode()
        seen += data
