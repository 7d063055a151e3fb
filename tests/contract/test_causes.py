"""What the transport hands to the classifier beside the text of a failure, over real sockets."""

import asyncio
import datetime
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import trustme

from exporter.clock import SystemClock
from exporter.core.answer import Cause
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State
from exporter.transport import Exchange, Http, Loop, ResponseLimits
from exporter.transport.causes import OUR_STORE
from tests.support.processes import free_port
from tests.support.scripted import Cut, Script, head, said, scripted

OURS, THEIRS = Fault.OURS, Fault.UPSTREAM


async def ask(url: str, tls: ssl.SSLContext | None = None, seconds: float = 20.0) -> Exchange:
    context = tls or ssl.create_default_context()
    http = Http(url, clock=SystemClock(), tls=lambda: context)
    try:
        return await http.send(http.call("GET", "models"), ResponseLimits(seconds))
    finally:
        await http.aclose()


def means(exchange: Exchange) -> tuple[Reason, Fault | None]:
    """What the classifier makes of it, whatever the text of the exception says."""
    for text in ("something nobody has seen", exchange.answer.exception):
        answer = exchange.answer
        verdict = classify(
            type(answer)(answer.transport, answer.status, answer.headers, answer.body, text, answer.cause),
            Channel.OFFICIAL,
        )
    return verdict.reason, verdict.fault


SCRIPTS: dict[str, tuple[Script, Cause, Reason]] = {
    "closed before the head": ((Cut.CLOSE,), Cause.RESET, Reason.RESET),
    "reset before the head": ((Cut.RESET,), Cause.RESET, Reason.RESET),
    "no byte in time": ((Cut.HANG,), Cause.FIRST_BYTE_TIMEOUT, Reason.TIMEOUT),
    "cut in the body": ((head(length=100), b"{", Cut.CLOSE), Cause.CUT, Reason.TRUNCATED),
    "reset in the body": ((head(length=100), b"{", Cut.RESET), Cause.RESET, Reason.RESET),
    "no end in time": ((head(length=100), b"{", Cut.HANG), Cause.BODY_TIMEOUT, Reason.TIMEOUT),
    "no http": ((b"SSH-2.0-OpenSSH_9.2\r\n\r\n", Cut.HANG), Cause.PROTOCOL, Reason.ENDPOINT_NOT_SUPPORTED),
}


@pytest.mark.parametrize("name", SCRIPTS)
async def test_how_an_answer_fails_to_come_is_told_by_a_cause(name: str) -> None:
    script, cause, reason = SCRIPTS[name]
    async with scripted(lambda _: script) as server:
        exchange = await ask(
            f"http://127.0.0.1:{server.port}/v1", seconds=1.0 if Cut.HANG in script else 20.0
        )
    assert exchange.answer.cause is cause
    assert means(exchange)[0] is reason


async def test_a_refused_connection_and_an_unknown_name_have_causes_of_their_own() -> None:
    refused = await ask(f"http://127.0.0.1:{free_port()}/v1")
    assert (refused.answer.cause, means(refused)) == (Cause.REFUSED, (Reason.CONNECTION_REFUSED, THEIRS))
    unsendable = await ask("http://127.0.0.1:1/v1")
    assert unsendable.answer.cause is Cause.REFUSED


def test_a_name_that_does_not_exist_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with asyncio.Runner(loop_factory=Loop) as runner:
        exchange = runner.run(ask("https://no-such-host.invalid/v1"))
    assert (exchange.answer.cause, means(exchange)) == (Cause.DNS, (Reason.DNS, OURS))


@asynccontextmanager
async def encrypted(authority: trustme.CA, *names: str, **options: object) -> AsyncIterator[str]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(*names, **options).configure_cert(context)  # type: ignore[arg-type]
    async with scripted(lambda _: (said(200, "{}"),), context) as server:
        yield f"https://127.0.0.1:{server.port}/v1"


async def test_certificates_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OUR_STORE:
        monkeypatch.delenv(name, raising=False)
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    async with encrypted(authority, "127.0.0.1", not_after=past) as url:
        expired = await ask(url, trusting)
    async with encrypted(authority, "elsewhere.example") as url:
        misnamed = await ask(url, trusting)
    async with encrypted(trustme.CA(), "127.0.0.1") as url:
        unknown = await ask(url)
    assert (expired.answer.cause, means(expired)) == (Cause.TLS_EXPIRED, (Reason.TLS, THEIRS))
    assert classify(expired.answer, Channel.OFFICIAL).outcome is State.SUSPENDED
    assert (misnamed.answer.cause, means(misnamed)) == (Cause.TLS, (Reason.TLS, OURS))
    assert (unknown.answer.cause, means(unknown)) == (Cause.UNKNOWN_ISSUER, (Reason.TLS, OURS))


async def test_half_an_error_says_more_than_how_it_ended() -> None:
    refusal = b'{"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}, "more": "'
    answer = (
        b"HTTP/1.1 401 X\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n",
        refusal,
        Cut.CLOSE,
    )
    async with scripted(lambda _: answer) as server:
        exchange = await ask(f"http://127.0.0.1:{server.port}/v1")
    assert exchange.answer.cause is Cause.CUT
    assert classify(exchange.answer, Channel.OFFICIAL).reason is Reason.INVALID_KEY
