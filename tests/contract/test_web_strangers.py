"""Strangers at the door, over real sockets: wrong passwords, idle connections, clients that do not go on."""

import asyncio
import signal
import socket
import ssl
import time
from collections import Counter
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import bcrypt
import httpx2
import pytest
import trustme

from tests.support.served import PATIENCE, served, until

DEAR = bcrypt.hashpw(b"secret", bcrypt.gensalt(8)).decode()
RIGHT = ("prometheus", "secret")


def client(
    url: str, source: str = "127.0.0.1", verify: ssl.SSLContext | bool = True, **options: Any
) -> httpx2.AsyncClient:
    """A client at an address of this machine."""
    transport = httpx2.AsyncHTTPTransport(local_address=source, verify=verify)
    return httpx2.AsyncClient(base_url=url, transport=transport, **options)


def port_of(url: str) -> int:
    return int(url.rsplit(":", 1)[1])


async def test_a_flood_of_wrong_passwords_does_not_touch_those_who_are_right(tmp_path: Path) -> None:
    (tmp_path / "web.yml").write_text(f"basic_auth_users: {{prometheus: {DEAR}}}")
    seen: Counter[int] = Counter()

    async def wrong(strangers: httpx2.AsyncClient, i: int) -> None:
        user = "prometheus" if i % 2 else f"nobody-{i}"
        seen[(await strangers.get("/metrics", auth=(user, f"wrong-{i}"))).status_code] += 1

    async with (
        served(tmp_path) as it,
        client(it.url, auth=RIGHT, timeout=PATIENCE) as here,
        client(it.url, "127.0.0.7", auth=RIGHT, timeout=PATIENCE) as elsewhere,
        client(it.url, timeout=60, limits=httpx2.Limits(max_connections=40)) as strangers,
    ):
        assert (await here.get("/metrics")).status_code == 200
        async with asyncio.TaskGroup() as tasks:
            for i in range(400):
                tasks.create_task(wrong(strangers, i))
            await until(lambda: seen[429] > 100)
            it.process.send_signal(signal.SIGHUP)
            await until(lambda: "reloaded" in it.log)
            for _ in range(3):
                assert (await here.get("/metrics")).status_code == 200, "who is known, at the flood's address"
                assert (await elsewhere.get("/metrics")).status_code == 200, "who comes from another address"
    assert seen[429] + seen[401] == 400
    assert seen[401] < 60


GREETINGS = (
    b"",
    b"GET /metrics HTTP/1.1\r\nHost: x\r\nX-Slow: ",
    b"GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n",
)


@pytest.mark.parametrize("tls", [False, True])
async def test_idle_strangers_do_not_lock_scrapes_out(tmp_path: Path, tls: bool) -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    if tls:
        certificate = authority.issue_cert("127.0.0.1")
        certificate.private_key_and_cert_chain_pem.write_to_path(tmp_path / "both.pem")
        (tmp_path / "web.yml").write_text("tls_server_config: {cert_file: both.pem, key_file: both.pem}")
    async with served(tmp_path, descriptors=256) as it:
        for greeting in GREETINGS:
            with ExitStack() as stack:
                for _ in range(300):
                    stranger = stack.enter_context(socket.create_connection(("127.0.0.1", port_of(it.url))))
                    stranger.sendall(greeting)
                for source in ("127.0.0.1", "127.0.0.7"):
                    async with client(it.url, source, verify=trusting, timeout=PATIENCE) as web:
                        for _ in range(3):
                            answer = await web.get("/metrics")
                            assert answer.status_code == 200
                (line,) = (one for one in answer.text.splitlines() if one.startswith("process_open_fds "))
                assert float(line.split()[1]) < 128
        it.process.terminate()
        output = (await it.process.stderr.read()).decode()
    assert output.count("too many connections") == 1, output
    assert "Traceback" not in output, output


async def test_without_a_descriptor_left_strangers_go_and_scrapes_come_in(tmp_path: Path) -> None:
    async with served(tmp_path, descriptors=26) as it:
        with ExitStack() as stack:
            for _ in range(60):
                stranger = stack.enter_context(socket.create_connection(("127.0.0.1", port_of(it.url))))
                stranger.sendall(b"no HTTP at all\r\n\r\n")
                stack.enter_context(socket.create_connection(("127.0.0.1", port_of(it.url))))
            async with client(it.url, timeout=PATIENCE) as web:
                assert (await web.get("/metrics")).status_code == 200
        it.process.terminate()
        output = (await it.process.stderr.read()).decode()
    assert output.count("\n") < 6, output
    assert "Traceback" not in output, output


async def test_who_does_not_go_on_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "patience").write_text("0.2")
    token = b"Authorization: Bearer observer-token-0123456789\r\n"
    async with served(tmp_path) as it:
        for sent in (
            *GREETINGS[:2],
            b"GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\nGET /-/healthy HTTP/1.1\r\nHost",
            b"POST /api/v1/observations HTTP/1.1\r\nHost: x\r\n" + token + b"Content-Length: 1000\r\n\r\n{",
            b"POST /-/healthy HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
        ):
            reader, writer = await asyncio.open_connection("127.0.0.1", port_of(it.url))
            writer.write(sent)
            async with asyncio.timeout(PATIENCE):
                with suppress(ConnectionResetError):
                    while await reader.read(1 << 16):
                        pass
            writer.close()
        async with client(it.url) as web:
            assert (await web.get("/-/healthy")).status_code == 200


async def test_a_body_without_end_is_cut_off(tmp_path: Path) -> None:
    async with served(tmp_path) as it:
        _, writer = await asyncio.open_connection("127.0.0.1", port_of(it.url))
        writer.write(b"POST /-/healthy HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        with pytest.raises(ConnectionError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    writer.write(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")
                    await writer.drain()


async def test_who_asks_and_does_not_read_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "patience").write_text("0.2")
    async with served(tmp_path) as it:
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.connect(("127.0.0.1", port_of(it.url)))
            deaf.setblocking(False)
            loop, began = asyncio.get_running_loop(), time.monotonic()
            with pytest.raises(ConnectionError):
                while time.monotonic() - began < PATIENCE:
                    await loop.sock_sendall(deaf, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 50)
                    await asyncio.sleep(0.05)


async def test_slow_lookups_hold_up_neither_pages_nor_scrapes_nor_passwords(tmp_path: Path) -> None:
    (tmp_path / "lookups").touch()
    (tmp_path / "web.yml").write_text(f"basic_auth_users: {{prometheus: {DEAR}}}")
    async with served(tmp_path) as it, client(it.url, auth=RIGHT, timeout=PATIENCE) as web:
        for path in ("/metrics", "/", "/targets/sora-2-official", "/api/v1/targets"):
            assert (await web.get(path)).status_code == 200
        (tmp_path / "web.yml").write_text("{}")
        assert (await web.post("/-/reload")).status_code == 200
        assert (await web.get("/metrics", auth=None)).status_code == 200
