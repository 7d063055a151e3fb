"""The simulator over real sockets: the same answers, what can be shown of broken connections, and control."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx2
import pytest
import trustme
import uvicorn

from exporter.clock import SystemClock
from exporter.core.vocabulary import Reason, Source
from exporter.simulator.asgi import asgi_app
from exporter.simulator.script import Quirks, Step
from exporter.simulator.wire import mp4
from exporter.simulator.world import World
from tests.support.faulty_server import ConnectionFault, faulty_server, refused_port
from tests.support.sim_targets import KEY, KINDS, failing

QUICK = Quirks(free=(0.0, 0.01), queue=(0.05, 0.1), render=(0.2, 0.4), lag=0.05, content_delay=0.0)


@asynccontextmanager
async def served(
    *names: str, steps: tuple[Step, ...] = ()
) -> AsyncIterator[tuple[World, httpx2.AsyncClient]]:
    world = World(SystemClock(), 1)
    for name in names:
        known = KINDS[name].target
        quirks = replace(QUICK, flavor=known.quirks.flavor)
        world.add(replace(known, timeline=steps, quirks=quirks))
    config = uvicorn.Config(
        asgi_app(world), host="127.0.0.1", port=0, log_level="critical", server_header=False
    )
    server = uvicorn.Server(config)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(server.serve())
        while not server.started:  # noqa: ASYNC110  the server has no event for it
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        limits = httpx2.Timeout(5.0)
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=limits) as client:
            yield world, client
        server.should_exit = True
        await task


async def ask(client: httpx2.AsyncClient, name: str, source: Source) -> httpx2.Response:
    wanted = KINDS[name].request(source)
    assert wanted is not None
    return await client.request(wanted.method, wanted.path, content=wanted.body, headers=dict(wanted.headers))


async def until(client: httpx2.AsyncClient, path: str, status: str) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {KEY}"}
    found: dict[str, Any] = {}
    while found.get("status") != status:
        found = (await client.get(path, headers=headers)).json()
    return found


@pytest.mark.parametrize("name", ["vendor-videos", "gateway-official", "gateway-async", "gateway-veo"])
async def test_a_job_runs_from_create_to_a_real_video(name: str) -> None:
    async with served(name) as (world, client):
        created = (await ask(client, name, Source.GENERATION)).json()
        path = f"/u/{name}/v1/videos/{created['id']}"
        async with asyncio.timeout(5):
            await until(client, path, "completed")
        content = await client.get(f"{path}/content", headers={"authorization": f"Bearer {KEY}"})
        assert content.content[-4096:] == mp4()[-4096:]
        assert world.books[name].open_jobs == 0


async def test_a_stream_arrives_and_its_address_can_be_followed() -> None:
    async with served("gateway-tokens") as (_, client):
        answer = await ask(client, "gateway-tokens", Source.GENERATION)
        url = re.search(r"http://127\.0\.0\.1:\d+/u/gateway-tokens/files/\S+?\.mp4", answer.text)
        assert url is not None
        assert (await client.get(url[0])).content[-4096:] == mp4()[-4096:]


async def test_a_cut_body_and_a_reset_are_real() -> None:
    async with served("gateway-tokens", steps=(failing(Reason.TRUNCATED),)) as (_, client):
        with pytest.raises(httpx2.RemoteProtocolError):
            await ask(client, "gateway-tokens", Source.GENERATION)
    async with served("vendor-videos", steps=(failing(Reason.RESET),)) as (_, client):
        with pytest.raises((httpx2.ReadError, httpx2.RemoteProtocolError)):
            await ask(client, "vendor-videos", Source.CATALOG)


@pytest.mark.parametrize(
    ("reason", "status"), [(Reason.CONNECTION_REFUSED, 521), (Reason.DNS, 530), (Reason.TLS, 526)]
)
async def test_what_one_socket_cannot_show_a_proxy_in_front_tells(reason: Reason, status: int) -> None:
    async with served("gateway-official", steps=(failing(reason),)) as (_, client):
        answer = await ask(client, "gateway-official", Source.CATALOG)
        assert answer.status_code == status
        assert answer.headers["server"] == "cloudflare"
        assert f"Error code {status}" in answer.text


async def test_a_client_that_hangs_up_is_not_waited_for() -> None:
    step = Step.of(0.0, failing(Reason.TIMEOUT).state, 0.0, reasons=[Reason.TIMEOUT])
    async with served("vendor-videos", steps=(step,)) as (_, client):
        with pytest.raises(httpx2.ReadTimeout):
            await client.get("/u/vendor-videos/v1/models/sora-2", timeout=0.2)


async def test_a_game_day_by_the_control_route() -> None:
    async with served("vendor-videos", "gateway-official") as (world, client):
        assert (await ask(client, "vendor-videos", Source.CATALOG)).status_code == 200
        change = {"state": "risk_control", "success_rate": 0.0, "reasons": ["captcha"], "latency": 0.5}
        changed = await client.post("/control/targets/vendor-videos", json=change)
        told = changed.json()["targets"]["vendor-videos"]
        assert (told["state"], told["reasons"], told["latency"]) == ("risk_control", ["captcha"], 0.5)
        assert (await ask(client, "vendor-videos", Source.CATALOG)).status_code == 403
        books = (await client.get("/control")).json()["targets"]["vendor-videos"]
        assert books["requests"] == {"GET /v1/models/{model} catalog": 2}
        down = await client.post("/control/network", json={"down": True})
        assert down.json()["network"] == "down"
        assert (await ask(client, "gateway-official", Source.CATALOG)).status_code == 523
        up = await client.post("/control/network", json={"down": False})
        assert up.json()["network"] == "up"
        assert (await ask(client, "gateway-official", Source.CATALOG)).status_code == 200
        assert world.truth("vendor-videos")[-1][1].value == "risk_control"


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("targets/nobody", {"state": "suspended"}, 400),
        ("targets/vendor-videos", {"state": "broken"}, 400),
        ("targets/vendor-videos", {"state": "suspended", "reasons": ["bad luck"]}, 400),
        ("targets/vendor-videos", {"state": "suspended", "reasons": "captcha"}, 400),
        ("targets/vendor-videos", {"state": "suspended", "success_rate": 2}, 400),
        ("targets/vendor-videos", {"state": "suspended", "rate": 1}, 400),
        ("targets/vendor-videos", [], 400),
        ("weather", {}, 404),
    ],
)
async def test_a_bad_control_request_changes_nothing(path: str, body: object, status: int) -> None:
    async with served("vendor-videos") as (world, client):
        answer = await client.post(f"/control/{path}", json=body)
        assert answer.status_code == status
        assert answer.json()["error"]
        assert world.truth("vendor-videos") == [(0.0, world.sites["vendor-videos"].step.state)]


async def get(url: str, **options: Any) -> httpx2.Response:
    async with httpx2.AsyncClient(timeout=httpx2.Timeout(0.4), **options) as client:
        return await client.get(url)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (ConnectionFault.SILENT, httpx2.ReadTimeout),
        (ConnectionFault.DEAF, httpx2.ReadTimeout),
        (ConnectionFault.STALLED_STREAM, httpx2.ReadTimeout),
        (ConnectionFault.RESET, httpx2.ReadError),
        (ConnectionFault.RESET_IN_BODY, httpx2.ReadError),
        (ConnectionFault.CLOSED, httpx2.RemoteProtocolError),
        (ConnectionFault.TRUNCATED, httpx2.RemoteProtocolError),
        (ConnectionFault.TRUNCATED_CHUNKS, httpx2.RemoteProtocolError),
        (ConnectionFault.MALFORMED, httpx2.RemoteProtocolError),
    ],
)
async def test_misbehaviour_below_http_is_real(fault: ConnectionFault, error: type[Exception]) -> None:
    async with faulty_server(fault) as server:
        with pytest.raises(error):
            await get(server.url)
        assert server.connections == 1


@pytest.mark.parametrize("fault", [ConnectionFault.SLOW_HEADERS, ConnectionFault.SLOW_BODY])
async def test_a_drip_never_ends(fault: ConnectionFault) -> None:
    async with faulty_server(fault, drip=0.02) as server:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.8):
                await get(server.url)


async def test_good_http_with_bad_content() -> None:
    for fault, text in (
        (ConnectionFault.HTML, "Welcome"),
        (ConnectionFault.EMPTY_OBJECT, "{}"),
        (ConnectionFault.NOTHING, ""),
    ):
        async with faulty_server(fault) as server:
            assert text in (await get(server.url)).text


async def test_tls_troubles_are_real() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    async with faulty_server(ConnectionFault.EMPTY_OBJECT, tls=context) as server:
        with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            await get(server.url)
        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        assert (await get(server.url, verify=trusting)).status_code == 200
    async with faulty_server(ConnectionFault.EMPTY_OBJECT) as server:
        with pytest.raises(httpx2.ConnectError, match="SSL"):
            await get(server.url.replace("http:", "https:"))
    with pytest.raises(httpx2.ConnectError):
        await get(f"http://127.0.0.1:{refused_port()}/")
