"""What a free probe tells of time is what the other side took, however late this process gets round to it.

Every bound here lies far from what a loop without the kernel's stamps tells, and far from the truth.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import Callable

import pytest
import trustme

from exporter.clock import SystemClock
from exporter.transport import Exchange, Http, ResponseLimits
from exporter.transport.egress import USUAL, Egress
from exporter.transport.lean import arrival
from tests.support.late_loop import TURN, late, run, timed
from tests.support.scripted import head, said

REACH = ResponseLimits(20.0)
DELAY = 0.1
HELD = 0.4
"""Seconds for which the loop is held once; the answer comes meanwhile."""
NEAR = 0.14
"""Seconds that a busy machine may add, and less than one turn of a late loop."""
WHOLE = said(200, "{}")


def client(base_url: str, tls: ssl.SSLContext | None = None, egress: Egress = USUAL) -> Http:
    context = tls or ssl.create_default_context()
    http = Http(base_url, clock=SystemClock(), tls=lambda: context, egress=egress)
    http._left = 100  # no connection is given up in a test
    return http


async def asked(http: Http) -> Exchange:
    exchange = await http.ask(http.call("GET", "/models"), REACH)
    assert exchange.first_byte or exchange.sent, exchange.answer.exception
    return exchange


async def held_once(port: int, after: float = DELAY / 2, held: float = HELD) -> tuple[Exchange, float]:
    """The second request, the loop held so long after its beginning; seconds on the wall, too."""
    http = client(f"http://127.0.0.1:{port}/v1")
    await asked(http)
    asyncio.get_running_loop().call_later(after, time.sleep, held)
    began = time.perf_counter()
    exchange = await asked(http)
    wall = time.perf_counter() - began
    await http.aclose()
    assert wall > after + held - 0.01
    return exchange, wall


@pytest.mark.parametrize("answer", [WHOLE, said(302, "", location="https://elsewhere.example/v1/models")])
def test_an_answer_that_waits_to_be_read_is_not_the_upstreams_time(answer: bytes) -> None:
    with timed((DELAY, answer)) as server:
        exchange, _ = run(held_once(server.port))
    assert server.took[-1] <= exchange.seconds < server.took[-1] + NEAR
    assert exchange.phases.keys() == {"first_byte", "transfer"}
    assert exchange.phases["first_byte"] < server.took[-1] + NEAR


async def of_everything(http: Http) -> tuple[Exchange, Exchange]:
    """Two requests, the first of them on a new connection, while the loop is late for everything."""
    first, second = await late(asked(http)), await late(asked(http))
    await http.aclose()
    return first, second


@pytest.mark.parametrize(
    ("version", "tunnel"),
    [
        (ssl.TLSVersion.TLSv1_2, False),
        (ssl.TLSVersion.TLSv1_3, False),
        (ssl.TLSVersion.TLSv1_3, True),
    ],
)
def test_a_new_connection_on_a_late_loop(version: ssl.TLSVersion, *, tunnel: bool) -> None:
    authority = trustme.CA()
    serving, trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    serving.maximum_version = serving.minimum_version = version
    authority.issue_cert("127.0.0.1").configure_cert(serving)
    authority.configure_trust(trusting)
    with timed((DELAY, WHOLE), tls=serving, tunnel=tunnel) as server:
        egress = Egress(proxy=f"http://127.0.0.1:{server.port}") if tunnel else USUAL
        http = client(f"https://127.0.0.1:{server.port}/v1", trusting, egress)
        first, second = run(of_everything(http))
    for told, truth in zip((first, second), server.took, strict=True):
        assert truth <= told.seconds < truth + NEAR
        # To be connected by a proxy is no phase of its own.
        assert told.seconds == pytest.approx(sum(told.phases.values()), abs=NEAR if tunnel else 1e-6)
    assert first.phases.keys() == {"connect", "tls", "first_byte", "transfer"}
    assert second.phases.keys() == {"first_byte", "transfer"}


def test_a_name_that_is_found_while_the_loop_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    find = socket.getaddrinfo

    def slowly(host: str, port: int, *how: int) -> object:
        time.sleep(DELAY)
        return find("127.0.0.1", port, *how)

    async def main(http: Http) -> Exchange:
        asyncio.get_running_loop().call_later(DELAY / 2, time.sleep, HELD)
        exchange = await asked(http)
        await http.aclose()
        return exchange

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    with timed((DELAY, WHOLE)) as server:
        exchange = run(main(client(f"http://api.test:{server.port}/v1")))
    assert DELAY <= exchange.phases["connect"] < DELAY + NEAR
    assert exchange.phases["connect"] + server.took[-1] <= exchange.seconds


PAUSE = 0.3
IN_TWO = ((DELAY, head(length=4)), (0.0, b"{ "), (PAUSE, b" }"))


@pytest.mark.parametrize("after", [DELAY / 2, DELAY + PAUSE / 2])
def test_a_body_ends_when_its_last_piece_has_come(after: float) -> None:
    with timed(*IN_TWO) as server:
        exchange, _ = run(held_once(server.port, after, DELAY + 2 * PAUSE))
    assert server.took[-1] <= exchange.seconds < server.took[-1] + NEAR
    if after > DELAY:
        assert exchange.phases["first_byte"] < DELAY + NEAR
        assert exchange.phases["transfer"] > PAUSE / 2


UNTIL_ITS_END = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n{}"


@pytest.mark.parametrize("answer", [UNTIL_ITS_END, b"HTTP/1.1 200 "])
def test_an_answer_that_the_end_of_the_connection_ends(answer: bytes) -> None:
    with timed((0.0, answer), (DELAY, b"")) as server:
        exchange, _ = run(held_once(server.port))
    assert exchange.ok == (answer is UNTIL_ITS_END)
    assert server.took[-1] - 0.02 < exchange.seconds < server.took[-1] + NEAR


def test_a_body_that_stops_is_waited_for_until_the_deadline() -> None:
    async def main() -> Exchange:
        http = client(f"http://127.0.0.1:{server.port}/v1")
        exchange = await http.ask(http.call("GET", "/models"), ResponseLimits(0.4))
        await http.aclose()
        return exchange

    with timed((0.0, head(length=4)), (0.6, b"{  }")) as server:
        exchange = run(main())
    assert "timed out after 0.4 s in the body" in (exchange.answer.exception or "")
    assert exchange.seconds > 0.3


def test_without_stamps_of_the_kernel_it_is_the_moment_of_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrival, "_STAMPED", 0x7FFF)  # no such option: it is refused
    with timed((DELAY, WHOLE)) as server:
        exchange, wall = run(held_once(server.port))
    assert HELD < exchange.seconds <= wall


@pytest.mark.parametrize("step", [-3600.0, 0.05])
def test_a_wall_clock_that_is_set_meanwhile_spoils_no_latency(
    step: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_by = 0.0

    def told(clock: int, real: Callable[[int], float] = time.clock_gettime) -> float:
        return real(clock) + set_by

    def hold(seconds: float, sleep: Callable[[float], None] = time.sleep) -> None:
        nonlocal set_by
        sleep(seconds)
        if seconds == HELD:
            set_by = step

    monkeypatch.setattr(arrival, "clock_gettime", told)
    with timed((DELAY, WHOLE)) as server:
        monkeypatch.setattr(time, "sleep", hold)
        exchange, wall = run(held_once(server.port))
    assert server.took[-1] <= exchange.seconds <= wall


def test_a_connection_that_was_asked_for_twice_took_both_times() -> None:
    """The round trip that the kernel tells begins at the last time."""

    async def main(listener: socket.socket) -> Exchange:
        http = client(f"http://127.0.0.1:{listener.getsockname()[1]}/v1")
        loop = asyncio.get_running_loop()
        asking = asyncio.create_task(asked(http))
        await asyncio.sleep(TURN)
        listener.setblocking(False)
        filling, _ = await loop.sock_accept(listener)
        connection, _ = await loop.sock_accept(listener)
        with filling, connection:
            assert await loop.sock_recv(connection, 65536)
            await loop.sock_sendall(connection, WHOLE)
            await asking
        await http.aclose()
        return asking.result()

    with (
        socket.create_server(("127.0.0.1", 0), backlog=0) as listener,
        socket.create_connection(listener.getsockname()),  # the queue is full
    ):
        exchange = run(main(listener))
    assert exchange.phases["connect"] > 0.5
