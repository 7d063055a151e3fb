"""The simulated host in process: real exceptions, timed streams, clients' limits, all in virtual time."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Callable, Coroutine

import httpx2
import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.core.vocabulary import Reason, Source, State
from exporter.simulator.script import Step
from exporter.simulator.transport import SimulatorTransport
from exporter.simulator.world import World
from tests.support.sim_targets import EPOCH, KINDS, failing

G = Source.GENERATION
Ask = Callable[[httpx2.AsyncClient], Coroutine[None, None, object]]


def played(kind: str, *steps: Step, ask: Ask, timeout: float | None = None) -> object:
    """What a client sees of one target, and the virtual seconds it took."""

    async def main() -> object:
        world = World(LoopClock(EPOCH), 1)
        known = KINDS[kind].target
        world.add(
            type(known)(known.name, known.api, known.upstream, known.channel, known.model, timeline=steps)
        )
        transport = SimulatorTransport(world)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://sim.test", timeout=timeout
        ) as client:
            return await ask(client)

    return run_virtual(main())


async def catalog(client: httpx2.AsyncClient) -> httpx2.Response:
    return await client.get("/u/vendor-videos/v1/models/sora-2")


@pytest.mark.parametrize(
    ("reason", "error", "cause"),
    [
        (Reason.CONNECTION_REFUSED, httpx2.ConnectError, ConnectionRefusedError),
        (Reason.DNS, httpx2.ConnectError, socket.gaierror),
        (Reason.TLS, httpx2.ConnectError, ssl.SSLCertVerificationError),
        (Reason.RESET, httpx2.ReadError, ConnectionResetError),
        (Reason.PROXY, httpx2.ProxyError, OSError),
        (Reason.NETWORK, httpx2.ConnectError, OSError),
    ],
)
def test_broken_connections_raise_what_the_real_stack_raises(
    reason: Reason, error: type[Exception], cause: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        played("vendor-videos", failing(reason), ask=catalog)
    assert type(caught.value) is error
    assert isinstance(caught.value.__cause__, cause)


def test_a_network_cut_looks_like_lost_names() -> None:
    async def cut(client: httpx2.AsyncClient) -> None:
        client._transport._world.network_down(0.0, 10.0)  # type: ignore[attr-defined]
        with pytest.raises(httpx2.ConnectError) as caught:
            await client.get("https://www.gstatic.com/generate_204")
        assert caught.value.__cause__.errno == socket.EAI_AGAIN
        await asyncio.sleep(10)
        assert (await client.get("https://www.gstatic.com/generate_204")).status_code == 204

    played("vendor-videos", ask=cut)


def test_an_answer_takes_its_time_and_a_client_its_own() -> None:
    async def timed(client: httpx2.AsyncClient) -> tuple[float, int]:
        loop = asyncio.get_running_loop()
        began = loop.time()
        answer = await catalog(client)
        return loop.time() - began, answer.status_code

    seconds, status = played("vendor-videos", ask=timed)
    assert status == 200
    assert 0.15 <= seconds <= 0.45
    slow = Step.of(0.0, State.DEGRADED, 1.0, latency=100.0)

    async def cut_off(client: httpx2.AsyncClient) -> float:
        began = asyncio.get_running_loop().time()
        with pytest.raises(httpx2.ReadTimeout):
            await catalog(client)
        return asyncio.get_running_loop().time() - began

    assert played("vendor-videos", slow, ask=cut_off, timeout=5.0) == 5.0


def test_a_front_door_that_times_out_takes_the_clients_patience_to_connect() -> None:
    step = Step(0.0, State.SUSPENDED, 0.0, front_door=True)

    async def knock(client: httpx2.AsyncClient) -> float:
        with pytest.raises(httpx2.ConnectTimeout):
            await catalog(client)
        return asyncio.get_running_loop().time()

    assert played("vendor-videos", step, ask=knock, timeout=7.0) == 7.0


async def stream(client: httpx2.AsyncClient) -> list[tuple[float, str]]:
    wanted = KINDS["gateway-tokens"].request(G)
    assert wanted is not None
    told: list[tuple[float, str]] = []
    async with client.stream(
        "POST", wanted.path, content=wanted.body, headers=dict(wanted.headers)
    ) as answer:
        async for text in answer.aiter_text():
            told.append((asyncio.get_running_loop().time(), text))  # noqa: PERF401
    return told


def test_a_stream_comes_in_pieces_at_their_times() -> None:
    told = played("gateway-tokens", ask=stream)
    assert isinstance(told, list)
    times = [at for at, _ in told]
    assert times == sorted(times)
    assert 60 <= times[-1] - times[0] <= 200
    assert len({round(at, 3) for at in times}) >= 5
    assert told[-1][1] == "data: [DONE]\n\n"


def test_a_cut_stream_and_a_silent_one() -> None:
    with pytest.raises(httpx2.RemoteProtocolError, match="incomplete chunked read"):
        played("gateway-tokens", failing(Reason.TRUNCATED), ask=stream)
    with pytest.raises(httpx2.ReadTimeout):
        played("gateway-tokens", failing(Reason.QUEUE_STUCK), ask=stream, timeout=30.0)


def test_a_cut_body_says_how_much_is_missing() -> None:
    async def picture(client: httpx2.AsyncClient) -> None:
        wanted = KINDS["vendor-images"].request(G)
        assert wanted is not None
        await client.post(wanted.path, content=wanted.body, headers=dict(wanted.headers))

    with pytest.raises(httpx2.RemoteProtocolError, match=r"received \d+ bytes, expected \d+"):
        played("vendor-images", failing(Reason.TRUNCATED), ask=picture)


def test_addresses_in_answers_lead_back_to_where_the_client_asked() -> None:
    async def made(client: httpx2.AsyncClient) -> bytes:
        text = "".join(piece for _, piece in await stream(client))
        url = text.split("](")[1].split(")")[0]
        assert url.startswith("http://sim.test/u/gateway-tokens/files/")
        return (await client.get(url)).content[4:8]

    assert played("gateway-tokens", ask=made) == b"ftyp"


def test_refusals_have_the_causes_that_systems_give() -> None:
    for reason, number in ((Reason.CONNECTION_REFUSED, errno.ECONNREFUSED), (Reason.RESET, errno.ECONNRESET)):
        with pytest.raises(httpx2.TransportError) as caught:
            played("vendor-videos", failing(reason), ask=catalog)
        assert caught.value.__cause__.errno == number  # type: ignore[union-attr]


def test_a_world_can_be_asked_without_any_client() -> None:
    async def main() -> tuple[int | None, float]:
        world = World(LoopClock(EPOCH), 1)
        world.add(KINDS["vendor-videos"].target)
        answer = await world.handle(KINDS["vendor-videos"].catalog)
        return answer.status, asyncio.get_running_loop().time()

    status, seconds = run_virtual(main())
    assert status == 200
    assert 0.15 <= seconds <= 0.45
