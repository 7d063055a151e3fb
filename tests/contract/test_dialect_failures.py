"""Every dialect against every scripted failure, over real sockets."""

import json
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import trustme

from exporter.clock import SystemClock
from exporter.core.vocabulary import Channel, Reason, Source, Upstream
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Progress, Reading, Spec
from exporter.dialects.gemini_video import GeminiVideo
from exporter.dialects.http import PlainHttp
from exporter.dialects.judge import judge
from exporter.dialects.openai_chat import OpenAIChat
from exporter.dialects.openai_images import OpenAIImages
from exporter.dialects.openai_videos import OpenAIVideos
from exporter.transport import Fetcher, Http, Key, shared_tls
from tests.support.in_process_http import KEY, fixture, stream_of
from tests.support.scripted import Cut, Script, chunk, head, said, scripted

SHORT, LONG = 0.3, 30.0
"""Deadlines in seconds. What hangs hangs for ever, so only the patience of the tests depends on the short one."""


@dataclass(frozen=True)
class Subject:
    """A dialect as it is tested here."""

    kind: Any
    channel: Channel
    upstream: Upstream
    order: GenerationRequest

    @property
    def probes(self) -> tuple[Source, ...]:
        if self.kind is PlainHttp:
            return (Source.CATALOG,)
        return (Source.CATALOG, Source.VALIDATION, Source.GENERATION)


SUBJECTS = {
    "openai_videos": Subject(
        OpenAIVideos, Channel.OFFICIAL, Upstream.VENDOR, GenerationRequest("p", 4, None)
    ),
    "openai_chat": Subject(OpenAIChat, Channel.REVERSE, Upstream.GATEWAY, GenerationRequest("p", 4, None)),
    "openai_images": Subject(
        OpenAIImages, Channel.OFFICIAL, Upstream.GATEWAY, GenerationRequest("p", 0, None)
    ),
    "gemini_video": Subject(GeminiVideo, Channel.OFFICIAL, Upstream.VENDOR, GenerationRequest("p", 4, None)),
    "http": Subject(PlainHttp, Channel.OFFICIAL, Upstream.VENDOR, GenerationRequest("p", 4, None)),
}


@dataclass(frozen=True)
class Failure:
    """What a server does, and what each probe makes of it: the reason, or one by `dialect` or `dialect/probe`."""

    script: Script
    reason: Reason
    but: Mapping[str, Reason] = field(default_factory=dict)

    def expected(self, dialect: str, probe: Source) -> Reason:
        for name in (f"{dialect}/{probe}", dialect, str(probe)):
            if name in self.but:
                return self.but[name]
        return self.reason


def error(status: int, name: str) -> Script:
    return (said(status, json.dumps(fixture(name))),)


HTML = "<!doctype html><html><head><title>New API</title></head><body><div id=root></div></body></html>"
CHALLENGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
    '<body><script src="/cdn-cgi/challenge-platform/h/b/orchestrate"></script></body></html>'
)
NO_MODEL = json.dumps({"error": {"message": "The model `m-1` does not exist", "code": "model_not_found"}})
ON_HOLD = json.dumps({"id": "job-1", "object": "video", "status": "on_hold"})
FAILED_TEXT = json.dumps({"code": 500, "msg": "generate task failed", "data": None})
EVENT = b'data: {"choices":[{"index":0,"delta":{"content":"> queued"},"finish_reason":null}]}\n\n'
EVENTS = "text/event-stream"
PLAIN_OK = {"http": Reason.OK}

FAILURES = {
    "slow headers": Failure((Cut.HANG,), Reason.TIMEOUT),
    "slow body": Failure((head(length=100), b'{"data"', Cut.HANG), Reason.TIMEOUT),
    "stalled stream": Failure((head(EVENTS), chunk(EVENT), Cut.HANG), Reason.TIMEOUT),
    "reset": Failure((Cut.RESET,), Reason.RESET),
    "closed without an answer": Failure((Cut.CLOSE,), Reason.RESET),
    "reset in the body": Failure((head(length=100), b'{"data"', Cut.RESET), Reason.RESET),
    "truncated": Failure((head(length=100), b'{"data"', Cut.CLOSE), Reason.TRUNCATED),
    "truncated stream": Failure((head(EVENTS), chunk(EVENT), Cut.CLOSE), Reason.TRUNCATED),
    "malformed": Failure((b"SSH-2.0-OpenSSH_9.6\r\n\r\n", Cut.CLOSE), Reason.ENDPOINT_NOT_SUPPORTED),
    "401": Failure(error(401, "openai_error_invalid_key"), Reason.INVALID_KEY),
    "403": Failure(error(403, "openai_error_unverified_org"), Reason.PERMISSION_DENIED),
    "404": Failure((said(404, NO_MODEL),), Reason.MODEL_NOT_FOUND),
    "429": Failure(error(429, "openai_error_rate_limit"), Reason.RATE_LIMITED),
    "500": Failure(error(500, "openai_error_500"), Reason.UPSTREAM_5XX),
    "503": Failure(error(503, "openai_error_overloaded_503"), Reason.OVERLOADED),
    "HTML with 200": Failure((said(200, HTML, "text/html"),), Reason.ENDPOINT_NOT_SUPPORTED, PLAIN_OK),
    "a challenge with 200": Failure(
        (said(200, CHALLENGE, "text/html", server="cloudflare"),), Reason.CLOUDFLARE_CHALLENGE, PLAIN_OK
    ),
    "{} with 200": Failure((said(200, "{}"),), Reason.BAD_RESPONSE, PLAIN_OK),
    "nothing with 200": Failure((said(200, ""),), Reason.BAD_RESPONSE, PLAIN_OK),
    "foreign status": Failure(
        (said(200, ON_HOLD),),
        Reason.BAD_RESPONSE,
        {**PLAIN_OK, "openai_videos/generation": Reason.UNKNOWN_STATUS},
    ),
    "failure text in 200": Failure((said(200, FAILED_TEXT),), Reason.UPSTREAM_5XX, PLAIN_OK),
    "failure text in a stream": Failure(
        (said(200, stream_of("reverse_chat_sora_video2_failure_sse"), EVENTS),),
        Reason.CONTENT_POLICY,
        {**PLAIN_OK, "validation": Reason.BAD_RESPONSE},  # an order was taken where none was placed
    ),
}
CASES = [
    pytest.param(dialect, probe, name, id=f"{dialect}-{probe}-{name}")
    for dialect, subject in SUBJECTS.items()
    for probe in subject.probes
    for name in FAILURES
]


def connect(subject: Subject, base: str, tls: ssl.SSLContext | None = None, deadline: float = LONG) -> Any:
    http = Http(
        base, clock=SystemClock(), key=Key.bearer(lambda: KEY), tls=shared_tls if tls is None else lambda: tls
    )
    spec = Spec("m-1", subject.channel, subject.upstream, False, deadline, deadline, deadline)
    return subject.kind(spec, http, Fetcher(http))


async def run(dialect: Any, subject: Subject, probe: Source) -> Reading | Progress | Finished:
    if probe is Source.CATALOG:
        return await dialect.catalog()
    if probe is Source.VALIDATION:
        return await dialect.validation()
    await dialect.prepare(subject.order)  # what a library takes to be loaded is no part of a deadline
    step = await dialect.create(subject.order, lambda progress: None)
    return await dialect.poll(step) if isinstance(step, AcceptedJob) else step


def reason_of(step: Reading | Progress | Finished, subject: Subject) -> Reason:
    if isinstance(step, Progress) and step.unknown_status is not None:
        return Reason.UNKNOWN_STATUS
    reading = (
        step.failed if isinstance(step, Progress) else step.reading if isinstance(step, Finished) else step
    )
    assert reading is not None
    return judge(reading, subject.channel, ever_worked=True).reason


@asynccontextmanager
async def upstream_of(script: Script, subject: Subject) -> AsyncIterator[Any]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(scripted(lambda asked: script))
        deadline = SHORT if Cut.HANG in script else LONG
        dialect = connect(subject, f"http://127.0.0.1:{server.port}/v1", deadline=deadline)
        stack.push_async_callback(dialect.aclose)
        yield dialect


@pytest.mark.parametrize(("dialect", "probe", "failure"), CASES)
async def test_every_dialect_names_every_failure(dialect: str, probe: Source, failure: str) -> None:
    subject, scripted_failure = SUBJECTS[dialect], FAILURES[failure]
    async with upstream_of(scripted_failure.script, subject) as wired:
        step = await run(wired, subject, probe)
    assert reason_of(step, subject) is scripted_failure.expected(dialect, probe)
    if isinstance(step, Finished):
        assert step.billing is not Charge.CHARGED
    assert KEY not in repr(step)


@pytest.mark.parametrize("dialect", SUBJECTS)
async def test_every_dialect_names_a_refused_connection(dialect: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        for probe in SUBJECTS[dialect].probes:
            wired = connect(SUBJECTS[dialect], f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
            step = await run(wired, SUBJECTS[dialect], probe)
            assert reason_of(step, SUBJECTS[dialect]) is Reason.CONNECTION_REFUSED
            await wired.aclose()


@pytest.mark.parametrize("dialect", SUBJECTS)
async def test_every_dialect_names_a_host_that_does_not_exist(
    dialect: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for probe in SUBJECTS[dialect].probes:
        wired = connect(SUBJECTS[dialect], "http://nowhere.invalid/v1")
        assert reason_of(await run(wired, SUBJECTS[dialect], probe), SUBJECTS[dialect]) is Reason.DNS
        await wired.aclose()


def certificates(*, known: bool, expired: bool) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = trustme.CA()
    ended = datetime.now(UTC) - timedelta(days=1) if expired else None
    serving, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("127.0.0.1", not_after=ended).configure_cert(serving)
    if known:
        authority.configure_trust(trusting)
    return serving, trusting


@pytest.mark.parametrize(("known", "expired"), [(False, False), (True, True)])
@pytest.mark.parametrize("dialect", SUBJECTS)
async def test_every_dialect_names_a_bad_certificate(dialect: str, known: bool, expired: bool) -> None:
    serving, trusting = certificates(known=known, expired=expired)
    subject = SUBJECTS[dialect]
    async with scripted(lambda asked: (said(200, "{}"),), serving) as server:
        for probe in subject.probes:
            wired = connect(subject, f"https://127.0.0.1:{server.port}/v1", trusting)
            step = await run(wired, subject, probe)
            assert reason_of(step, subject) is Reason.TLS
            await wired.aclose()
    assert server.asked == []


@pytest.mark.parametrize(
    ("failure", "billing"),
    [
        ("slow headers", Charge.AMBIGUOUS),
        ("reset", Charge.AMBIGUOUS),
        ("truncated", Charge.AMBIGUOUS),
        ("401", Charge.FREE),
        ("429", Charge.FREE),
        ("500", Charge.AMBIGUOUS),
        ("503", Charge.AMBIGUOUS),
        ("{} with 200", Charge.AMBIGUOUS),
    ],
)
@pytest.mark.parametrize("dialect", ["openai_videos", "openai_chat", "openai_images", "gemini_video"])
async def test_a_create_that_failed_is_free_only_where_that_is_certain(
    dialect: str, failure: str, billing: Charge
) -> None:
    subject = SUBJECTS[dialect]
    async with upstream_of(FAILURES[failure].script, subject) as wired:
        step = await run(wired, subject, Source.GENERATION)
    assert isinstance(step, Finished)
    assert step.billing is billing
