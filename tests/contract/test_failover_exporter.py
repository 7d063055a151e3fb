"""The client library and an exporter: its order is followed, and it is told what happened, at nobody's expense."""

import asyncio
import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest

from exporter.failover import circuits, reporting, route
from exporter.web.observation_body import parse
from sora_exporter import Failed, NoChannel, OutcomeUnknown, Target, Videos
from tests.support.failing_over import KINDS, TRUST, asking, client, target
from tests.support.paid_server import Answer, PaidServer, error, paid_server

TOKEN = "observer-token-0123456789"
NO_CHANNEL = error(503, "No available channel for model sora-2 under group default", "model_not_found")


class Advising:
    """An exporter as far as the client library sees it."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.left_out: list[str] = []
        self.valid = 0.0
        self.status = 200
        self.asked: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.told: list[dict[str, Any]] = []
        self.tokens: set[str | None] = set()
        self.silent = False
        self.url = ""


@contextmanager
def advising() -> Iterator[Advising]:
    advisor = Advising()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: Any) -> None:
            pass

        def do_GET(self) -> None:
            advisor.paths.append(self.path)
            advisor.asked.append({name.lower(): value for name, value in self.headers.items()})
            if advisor.silent:
                time.sleep(0.5)
            rows = [{"target": name, "state": "operational", "why": ""} for name in advisor.order]
            out = [{"target": name, "state": "suspended", "why": ""} for name in advisor.left_out]
            self._answer(
                advisor.status,
                {"model": "sora-2", "valid_for_seconds": advisor.valid, "targets": rows, "left_out": out},
            )

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            advisor.tokens.add(self.headers["authorization"])
            if advisor.silent:
                time.sleep(0.5)
            if advisor.status == 200:
                advisor.told.extend(json.loads(body)["observations"])
                # What the real route refuses is refused here.
                asyncio.run(parse(body, ["official", "reverse"], time.time()))
            self._answer(advisor.status, {"accepted": 1})

        def _answer(self, status: int, value: Any) -> None:
            data = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(data)))
            self.send_header("etag", '"1"')
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *args: None  # type: ignore[method-assign]
    advisor.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield advisor
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def advisor() -> Iterator[Advising]:
    with advising() as found:
        yield found


@pytest.fixture
def paid() -> Iterator[PaidServer]:
    with paid_server() as server:
        yield server


def both(paid: PaidServer, kind: str) -> tuple[Target, Target]:
    return (
        target("official", paid.url, kind, channel="official"),
        target("reverse", paid.url, kind, channel="reverse"),
    )


@pytest.mark.parametrize("kind", KINDS)
async def test_the_exporters_order_is_followed(kind: str, paid: PaidServer, advisor: Advising) -> None:
    advisor.order = ["reverse", "official"]
    async with asking(kind, *both(paid, kind), exporter=advisor.url) as videos:
        assert (await videos.create(seconds=8, size="1280x720")).target == "reverse"
        assert advisor.paths == ["/api/v1/route?model=sora-2&seconds=8&size=1280x720"]
        advisor.order, advisor.left_out = ["reverse"], ["official"]
        assert (await videos.create(prefer="official")).target == "reverse"
        assert (await videos.create(prefer=["official"])).target == "official"
        assert "prefer=official" in advisor.paths[1]


@pytest.mark.parametrize("kind", KINDS)
async def test_an_order_is_kept_and_outlives_an_exporter_that_errs(
    kind: str, paid: PaidServer, advisor: Advising
) -> None:
    advisor.order, advisor.valid = ["reverse", "official"], 60
    async with asking(kind, *both(paid, kind), exporter=advisor.url) as videos:
        for _ in range(3):
            assert (await videos.create()).target == "reverse"
        assert len(advisor.paths) == 1
        advisor.status, kept = 500, videos.subject._session.route._kept
        for each in kept.values():
            each.until = 0.0
        for _ in range(3):
            assert (await videos.create()).target == "reverse"
        assert len(advisor.paths) == 2
        assert advisor.asked[1]["if-none-match"] == '"1"'


@pytest.mark.parametrize("kind", KINDS)
async def test_without_an_exporter_that_answers_the_given_order_holds(
    kind: str, paid: PaidServer, advisor: Advising, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "PATIENCE", 0.1)
    advisor.silent = True
    async with asking(kind, *both(paid, kind), exporter=advisor.url) as videos:
        assert (await videos.create()).target == "official"
    async with asking(kind, *both(paid, kind), exporter="http://127.0.0.1:9") as videos:
        assert (await videos.create()).target == "official"


@pytest.mark.parametrize("kind", KINDS)
async def test_every_attempt_is_told(kind: str, paid: PaidServer, advisor: Advising) -> None:
    prompt = 'a "secret" plan 秘密'
    paid.creates.extend([NO_CHANNEL, error(500, f"it broke on {prompt} with sk-test-0123456789abcdef")])
    async with asking(kind, *both(paid, kind), exporter=advisor.url, token=TOKEN, reporter="me") as videos:
        with pytest.raises(OutcomeUnknown):
            await videos.create(prompt)
        await videos.wait(await videos.create(prompt))
        paid.finally_ = {"status": "failed", "error": {"code": "internal_error", "message": "crashed"}}
        with pytest.raises(Failed):
            await videos.wait(await videos.create(prompt))
    told = [
        (each["target"], each.get("outcome") or each["transport"], each.get("status"))
        for each in advisor.told
    ]
    assert told == [
        ("official", "http", 503),
        ("reverse", "http", 500),
        ("reverse", "operational", None),
        ("reverse", "task", 200),
    ]
    assert advisor.tokens == {f"Bearer {TOKEN}"}
    text = json.dumps(advisor.told, ensure_ascii=False)
    assert "秘密" not in text
    assert "secret" not in text.replace("<secret>", "")
    assert "sk-test" not in text
    assert {each["reporter"] for each in advisor.told} == {"me"}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_prompt_that_a_stream_repeats_in_pieces_is_not_told(
    kind: str, paid: PaidServer, advisor: Advising
) -> None:
    prompt = 'a "secret" plan'
    quoted = json.dumps({"prompt": prompt})
    pieces = [f"```json\n{quoted[:17]}", f"{quoted[17:]}\n```\n\n", "> ❌ 生成失败: too many requests\n"]
    lines = [{"choices": [{"index": 0, "delta": {"content": piece}}]} for piece in pieces]
    body = "".join(f"data: {json.dumps(line)}\n\n" for line in lines) + "data: [DONE]\n\n"
    paid.creates.append(Answer(200, body.encode(), {"content-type": "text/event-stream"}))
    one = target("reverse", paid.url, kind, api="openai_chat", channel="reverse")
    async with asking(kind, one, exporter=advisor.url, token=TOKEN) as videos:
        with pytest.raises(Failed):
            await videos.wait(await videos.create(prompt))
    (told,) = advisor.told
    assert told["transport"] == "sse"
    assert "生成失败" in told["body"]
    assert "secret" not in told["body"]


@pytest.mark.parametrize("kind", KINDS)
async def test_an_exporter_that_hangs_delays_nobody(
    kind: str, paid: PaidServer, advisor: Advising, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a call nor, beyond its own limit, the end."""
    monkeypatch.setattr(reporting, "_PATIENCE", 0.2)
    async with asking(kind, *both(paid, kind), token=TOKEN, exporter=advisor.url) as videos:
        await videos.create()
        advisor.silent = True
        paid.creates.extend([error(401, "Incorrect API key provided", "invalid_api_key")] * 1)
        paid.creates.extend([Answer(reset=True)])
        with pytest.raises(OutcomeUnknown):
            await videos.create()
        reporter = videos.subject._session.reporter
        begun = time.monotonic()
        reporter.close(0.3)
        assert time.monotonic() - begun < 5
        advisor.silent = False
    assert len(reporter._waiting) <= reporting.MOST_WAITING


def test_a_thread_with_nothing_to_tell_ends(
    paid: PaidServer, advisor: Advising, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "_IDLE", 0.3)
    targets = both(paid, "sync")
    with Videos(targets, exporter=advisor.url, token=TOKEN) as videos:
        reporter = videos._session.reporter
        for number in (1, 2):
            reporter.success("official", 1.0)
            thread = reporter._thread
            assert thread is not None
            thread.join(10)
            assert not thread.is_alive()
            assert len(advisor.told) == number
    for each in targets:
        each.client.close()


def test_a_child_process_tells_its_own(paid: PaidServer, advisor: Advising, tmp_path: Path) -> None:
    """After a fork the thread is gone, and what waited is the parent's to tell."""
    targets = both(paid, "sync")
    with Videos(targets, exporter=advisor.url, token=TOKEN) as videos:
        reporter = videos._session.reporter
        reporter.success("official", 1.0)
        child = os.fork()
        if child == 0:
            try:
                reporter.success("reverse", 2.0)
                reporter.close(5.0)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
    for each in targets:
        each.client.close()
    assert sorted(each["target"] for each in advisor.told) == ["official", "reverse"]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_target_that_has_refused_rests(
    kind: str, paid: PaidServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = [0.0]
    real = circuits.clock.monotonic
    monkeypatch.setattr(circuits.clock, "monotonic", lambda: real() + passed[0])
    paid.creates.append(NO_CHANNEL)
    async with asking(kind, *both(paid, kind)) as videos:

        async def asked() -> list[str]:
            try:
                return [a.target for a in (await videos.create()).attempts]
            except NoChannel as nobody:
                return [a.target for a in nobody.attempts]

        assert await asked() == ["official", "reverse"]
        assert await asked() == ["reverse"]
        passed[0] += circuits.FIRST
        paid.creates.append(NO_CHANNEL)
        assert await asked() == ["official", "reverse"]
        passed[0] += circuits.FIRST
        assert await asked() == ["reverse"], "the second rest is longer"
        passed[0] += circuits.FIRST
        assert await asked() == ["official"]
        assert await asked() == ["official"]
        paid.creates.extend([NO_CHANNEL] * 2)
        assert await asked() == ["official", "reverse"]
        paid.creates.append(Answer(bill=True))
        assert len(await asked()) == 1, "all of them rest, and one is asked all the same"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_target_does_not_rest_for_what_is_ours(kind: str, paid: PaidServer) -> None:
    """All connections of our own pool are in use: nothing was sent, and nobody refused."""
    limits, timeout = httpx2.Limits(max_connections=1), httpx2.Timeout(5.0, pool=0.05)
    http = (httpx2.Client if kind == "sync" else httpx2.AsyncClient)(verify=TRUST, limits=limits)
    narrow = Target(
        "narrow", client=client(paid.url, kind, http_client=http, timeout=timeout), model="sora-2"
    )
    arrived, loop, release = asyncio.Event(), asyncio.get_running_loop(), threading.Event()

    def hold(asked: Any) -> None:
        loop.call_soon_threadsafe(arrived.set)
        if len(paid.asked) == 1:
            release.wait(10)

    paid.on_request = hold
    async with asking(kind, narrow, target("wide", paid.url, kind)) as videos, asyncio.TaskGroup() as group:
        first = group.create_task(videos.create())
        await arrived.wait()
        second = await videos.create()
        assert [(a.target, a.verdict) for a in second.attempts] == [
            ("narrow", "refused"),
            ("wide", "accepted"),
        ]
        release.set()
        assert (await first).target == "narrow"
        assert (await videos.create()).target == "narrow"


def test_only_one_tries_a_target_that_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    subject, now = circuits.Circuits(), [0.0]
    monkeypatch.setattr(circuits.clock, "monotonic", lambda: now[0])
    subject.refused("a", None)
    assert [subject.admits("a"), subject.state("a")] == [False, "open"]
    now[0] += circuits.FIRST
    assert [subject.admits("a") for _ in range(3)] == [True, False, False]
    subject.undecided("a")
    assert [subject.admits("a") for _ in range(2)] == [True, False]
    subject.refused("a", 600.0)
    now[0] += 599
    assert not subject.admits("a")
    now[0] += 1
    assert subject.admits("a")
    subject.answered("a")
    assert [subject.admits("a"), subject.state("a")] == [True, "closed"]


@pytest.mark.parametrize("kind", KINDS)
async def test_hooks_and_metrics(kind: str, paid: PaidServer) -> None:
    from prometheus_client import CollectorRegistry, generate_latest

    met: list[Any] = []

    def hook(attempt: Any) -> None:
        met.append(attempt)
        raise RuntimeError("a hook of bad manners")

    paid.creates.append(NO_CHANNEL)
    targets = (
        target("official", paid.url, kind, usd_per_call=0.4),
        target("reverse", paid.url, kind, usd_per_call=0.1),
    )
    async with asking(kind, *targets, on_attempt=hook) as videos:
        await videos.create()
        paid.creates.append(Answer(reset=True))
        with pytest.raises(OutcomeUnknown):
            await videos.create()
        registry = CollectorRegistry()
        registry.register(videos.subject.collector)
        text = generate_latest(registry).decode()
    assert [(a.target, a.verdict, a.usd) for a in met] == [
        ("official", "refused", 0.0),
        ("reverse", "accepted", 0.1),
        ("reverse", "unknown", 0.1),
    ]
    for line in (
        'failover_attempts_total{target="official",verdict="refused"} 1.0',
        'failover_attempts_total{target="reverse",verdict="unknown"} 1.0',
        "failover_fallbacks_total 1.0",
        "failover_unknown_outcomes_total 1.0",
        "failover_duplicates_avoided_total 1.0",
        'failover_usd_total{target="reverse"} 0.2',
        'failover_circuit_state{state="open",target="official"} 1.0',
    ):
        assert line in text, text


def test_many_threads_use_one(paid: PaidServer, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    targets = both(paid, "sync")
    with Videos(targets, poll_interval=0.01) as videos, ThreadPoolExecutor(8) as pool:

        def one(number: int) -> str:
            job = videos.create(f"number {number}")
            job.download(tmp_path / f"{number}.mp4")
            return job.id

        names = list(pool.map(one, range(24)))
    for each in targets:
        each.client.close()
    assert len(set(names)) == len(paid.bills) == 24
    assert sorted(names) == sorted(paid.bills)
