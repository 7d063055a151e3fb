"""The server as a process: its engine's life and death, signals, TLS and passwords, over real sockets."""

import asyncio
import signal
import socket
import ssl
from pathlib import Path

import bcrypt
import httpx2
import pytest
import trustme

from tests.support.served import served, until

HASH = bcrypt.hashpw(b"secret", bcrypt.gensalt(4)).decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_engine_first_and_then_the_process_well(tmp_path, number):
    (tmp_path / "linger").write_text("0.3")
    async with served(tmp_path) as it, httpx2.AsyncClient() as web:
        assert (await web.get(f"{it.url}/-/healthy")).status_code == 200
        it.process.send_signal(number)
        assert await it.end() == 0
    assert it.log == ["runs", "ended"]


async def test_an_engine_that_does_not_end_is_not_waited_for_ever(tmp_path):
    (tmp_path / "linger").write_text("3600")
    async with served(tmp_path) as it:
        it.process.terminate()
        assert await it.end() == 0
        output = await it.process.stderr.read()
    assert b"engine did not end in time" in output


async def test_a_dead_engine_ends_the_process_with_1(tmp_path):
    async with served(tmp_path) as it:
        (tmp_path / "die").touch()
        assert await it.end() == 1
        output = await it.process.stderr.read()
    assert b"engine died" in output
    assert b"a bug" in output


def listens(url: str) -> bool:
    host, port = url.removeprefix("http://").split(":")
    with socket.socket() as sock:
        return sock.connect_ex((host, int(port))) == 0


@pytest.mark.parametrize("also", ["signal", "death"])
async def test_asked_twice_or_dying_on_the_way_it_ends_without_a_word_too_many(tmp_path, also):
    (tmp_path / "slow").touch()
    async with served(tmp_path) as it, httpx2.AsyncClient() as web:
        page = asyncio.create_task(web.get(f"{it.url}/targets/sora-2-reverse"))
        await until(lambda: "page written" in it.log)
        it.process.terminate()
        await until(lambda: not listens(it.url))
        if also == "signal":
            it.process.terminate()
        else:
            (tmp_path / "die").touch()
            await until(lambda: "ended" in it.log)
            (tmp_path / "slow").unlink()
        assert await it.end() == (also == "death")
        output = (await it.process.stderr.read()).decode()
        assert (await page).status_code == (200 if also == "death" else 503)
    assert it.log[-1] == "ended"
    assert ("Traceback" in output) == (also == "death"), output
    assert "CancelledError" not in output, output


async def test_told_to_end_while_it_is_loading_it_answers_who_waits_and_ends_well(tmp_path):
    (tmp_path / "loading").touch()
    async with served(tmp_path) as it, httpx2.AsyncClient() as web:
        page = asyncio.create_task(web.get(f"{it.url}/targets/sora-2-reverse"))
        assert (await web.get(f"{it.url}/metrics")).status_code == 200  # asked later, answered first
        it.process.terminate()
        await until(lambda: not listens(it.url))
        (tmp_path / "loading").unlink()
        assert (await page).status_code == 200
        assert await it.end() == 0
        assert await it.process.stderr.read() == b""
    assert it.log == ["runs", "page written", "ended"]


async def test_sighup_reloads_and_a_bad_file_changes_nothing(tmp_path):
    async with served(tmp_path) as it, httpx2.AsyncClient() as web:
        it.process.send_signal(signal.SIGHUP)
        await until(lambda: "reloaded" in it.log)
        (tmp_path / "bad").touch()
        it.process.send_signal(signal.SIGHUP)
        await until(lambda: "bad reload" in it.log)
        (tmp_path / "bad").unlink()
        assert (await web.post(f"{it.url}/-/reload")).status_code == 200
    assert it.log.count("reloaded") == 2


async def test_a_client_that_holds_its_connection_does_not_hold_up_the_end(tmp_path):
    async with served(tmp_path) as it:
        host, port = it.url.removeprefix("http://").split(":")
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /metrics HTTP/1.1\r\nHost: x\r\n")
        await writer.drain()
        it.process.terminate()
        assert await it.end() == 0
        writer.close()


async def test_an_address_that_is_taken_is_told_before_the_engine_starts(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        async with served(tmp_path, f"127.0.0.1:{taken.getsockname()[1]}") as it:
            assert await it.end() == 1
            output = await it.process.stderr.read()
    assert b"cannot listen on 127.0.0.1" in output
    assert it.log == []


async def test_all_interfaces_are_served_without_a_host(tmp_path):
    async with served(tmp_path, ":0") as it, httpx2.AsyncClient() as web:
        port = it.url.rsplit(":", 1)[1]
        for host in ("127.0.0.1", "127.0.0.2"):
            assert (await web.get(f"http://{host}:{port}/-/healthy")).status_code == 200


async def until_metric(web: httpx2.AsyncClient, url: str, value: int) -> None:
    """Wait until the reload metric says so."""
    line = f"sora_exporter_config_last_reload_successful {value}\n"
    async with asyncio.timeout(15):
        while line not in (await web.get(url)).text:  # noqa: ASYNC110 - it is another process\'s doing
            await asyncio.sleep(0.02)


def write_tls(folder: Path, authority: trustme.CA, *, clients: bool, users: bool = False) -> None:
    server = authority.issue_cert("127.0.0.1")
    server.private_key_pem.write_to_path(folder / "key.pem")
    (folder / "cert.pem").write_bytes(b"".join(pem.bytes() for pem in server.cert_chain_pems))
    lines = ["tls_server_config:", "  cert_file: cert.pem", "  key_file: key.pem", "  min_version: TLS13"]
    if clients:
        authority.cert_pem.write_to_path(folder / "ca.pem")
        lines += ["  client_auth_type: RequireAndVerifyClientCert", "  client_ca_file: ca.pem"]
    if users:
        lines += ["basic_auth_users:", f"  prometheus: {HASH}"]
    (folder / "web.yml").write_text("\n".join(lines))


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


async def test_tls_and_passwords_guard_together(tmp_path):
    authority = trustme.CA()
    write_tls(tmp_path, authority, clients=False, users=True)
    async with served(tmp_path) as it, httpx2.AsyncClient(verify=trusting(authority)) as web:
        assert it.url.startswith("https://127.0.0.1:")
        assert (await web.get(f"{it.url}/metrics")).status_code == 401
        assert (await web.get(f"{it.url}/metrics", auth=("prometheus", "secret"))).status_code == 200
        with pytest.raises(httpx2.HTTPError):
            await web.get(f"{it.url}/metrics".replace("https", "http"))
        old = ssl.create_default_context()
        authority.configure_trust(old)
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        async with httpx2.AsyncClient(verify=old) as old_web:
            with pytest.raises(httpx2.ConnectError):
                await old_web.get(f"{it.url}/metrics")


async def test_without_a_certificate_of_their_own_clients_do_not_come_in(tmp_path):
    authority = trustme.CA()
    write_tls(tmp_path, authority, clients=True)
    known = trusting(authority)
    authority.issue_cert("client.example").configure_cert(known)
    stranger = trusting(authority)
    trustme.CA().issue_cert("client.example").configure_cert(stranger)
    async with served(tmp_path) as it:
        for context, comes_in in ((known, True), (trusting(authority), False), (stranger, False)):
            async with httpx2.AsyncClient(verify=context) as web:
                try:
                    answered = (await web.get(f"{it.url}/metrics")).status_code == 200
                except httpx2.HTTPError:
                    answered = False
            assert answered is comes_in


async def test_a_reload_takes_new_certificates_and_passwords(tmp_path):
    before, after = trustme.CA(), trustme.CA()
    write_tls(tmp_path, before, clients=False)
    async with served(tmp_path) as it:
        async with httpx2.AsyncClient(verify=trusting(before)) as web:
            assert (await web.get(f"{it.url}/metrics")).status_code == 200
        write_tls(tmp_path, after, clients=False, users=True)
        it.process.send_signal(signal.SIGHUP)
        await until(lambda: "reloaded" in it.log)
        async with httpx2.AsyncClient(verify=trusting(after)) as web:
            assert (await web.get(f"{it.url}/metrics")).status_code == 401
            assert (await web.get(f"{it.url}/metrics", auth=("prometheus", "secret"))).status_code == 200


async def test_a_web_configuration_that_cannot_be_used_is_kept_out(tmp_path):
    authority = trustme.CA()
    write_tls(tmp_path, authority, clients=False)
    async with served(tmp_path) as it:
        (tmp_path / "cert.pem").write_text("no certificate")
        it.process.send_signal(signal.SIGHUP)
        async with httpx2.AsyncClient(verify=trusting(authority)) as web:
            await until_metric(web, f"{it.url}/metrics", 0)
            assert (await web.get(f"{it.url}/metrics")).status_code == 200
    assert it.log == ["runs"]


async def test_a_web_configuration_that_cannot_be_used_at_the_start_is_wrong_use(tmp_path):
    write_tls(tmp_path, trustme.CA(), clients=False)
    (tmp_path / "cert.pem").write_text("no certificate")
    async with served(tmp_path) as it:
        assert await it.end() == 2
        assert b"not a certificate with its key" in await it.process.stderr.read()
    assert it.log == []
