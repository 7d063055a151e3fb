"""TLS of the exporter's own address at a reload, over real sockets: what was taken back does not let in any more."""

import asyncio
import signal
import ssl
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest
import trustme

from tests.support.served import PATIENCE, Served, served, until

SERVER = trustme.CA()
SERVERS = SERVER.issue_cert("127.0.0.1")


def pem(*blobs: trustme.Blob) -> str:
    return b"".join(blob.bytes() for blob in blobs).decode()


def indented(text: str) -> str:
    return "|\n" + "".join(f"    {line}\n" for line in text.splitlines())


def inline(*lines: str) -> str:
    """A web configuration with certificate and key in it."""
    cert, key = pem(*SERVERS.cert_chain_pems), pem(SERVERS.private_key_pem)
    head = f"tls_server_config:\n  cert: {indented(cert)}  key: {indented(key)}"
    return head + "".join(f"  {line}\n" for line in lines)


def clients_of(authority: trustme.CA, *lines: str) -> str:
    ca = indented(pem(authority.cert_pem))
    return inline("client_auth_type: RequireAndVerifyClientCert", *lines) + f"  client_ca: {ca}"


def trusting(*, certificate: trustme.LeafCert | None = None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    SERVER.configure_trust(context)
    if certificate is not None:
        certificate.configure_cert(context)
    return context


async def comes_in(it: Served, context: ssl.SSLContext, path: str = "/metrics") -> bool:
    """Whether a new connection gets an answer."""
    url = it.url.replace("http://", "https://") + path
    async with httpx2.AsyncClient(verify=context, timeout=PATIENCE) as web:
        with suppress(httpx2.TransportError):
            return (await web.get(url)).status_code == 200
    return False


async def eventually(it: Served, context: ssl.SSLContext, expected: bool) -> None:
    async with asyncio.timeout(PATIENCE):
        while await comes_in(it, context) is not expected:  # noqa: ASYNC110 - it is another process\'s doing
            await asyncio.sleep(0.02)


async def by_signal(it: Served, change: Callable[[], None]) -> None:
    before = it.log.count("reloaded")
    change()
    it.process.send_signal(signal.SIGHUP)
    await until(lambda: it.log.count("reloaded") > before)


async def test_the_replaced_authority_lets_nobody_in_any_more(tmp_path: Path) -> None:
    first, second, third = (trustme.CA() for _ in range(3))
    firsts, seconds, thirds = (
        trusting(certificate=authority.issue_cert("client.example")) for authority in (first, second, third)
    )
    file = tmp_path / "web.yml"
    file.write_text(clients_of(first))
    async with served(tmp_path) as it:
        assert await comes_in(it, firsts)
        assert not await comes_in(it, seconds)
        await by_signal(it, lambda: file.write_text(clients_of(second)))
        assert not await comes_in(it, firsts)
        assert await comes_in(it, seconds)
        file.write_text(clients_of(third))
        await eventually(it, seconds, False)
        assert await comes_in(it, thirds)


async def test_certificates_are_replaced_in_their_files_alone(tmp_path: Path) -> None:
    old, new = trustme.CA(), trustme.CA()
    olds, news = (trusting(certificate=ca.issue_cert("client.example")) for ca in (old, new))
    (tmp_path / "ca.pem").write_text(pem(old.cert_pem))
    (tmp_path / "web.yml").write_text(
        inline("client_auth_type: RequireAndVerifyClientCert", "client_ca_file: ca.pem")
    )
    async with served(tmp_path) as it:
        assert await comes_in(it, olds)
        (tmp_path / "ca.new").write_text(pem(new.cert_pem))
        (tmp_path / "ca.new").rename(tmp_path / "ca.pem")
        await eventually(it, olds, False)
        assert await comes_in(it, news)


async def test_what_is_asked_for_is_asked_from_now_on_also_of_who_is_connected(tmp_path: Path) -> None:
    authority = trustme.CA()
    old = trusting(certificate=authority.issue_cert("client.example"))
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    file = tmp_path / "web.yml"
    file.write_text(inline())
    async with served(tmp_path) as it:
        async with httpx2.AsyncClient(verify=trusting(), timeout=PATIENCE) as connected:
            assert (await connected.get(f"{it.url}/metrics")).status_code == 200
            await by_signal(it, lambda: file.write_text(clients_of(authority)))
            with pytest.raises(httpx2.TransportError):
                await connected.get(f"{it.url}/metrics")
        assert not await comes_in(it, trusting())
        assert await comes_in(it, old)
        file.write_text(clients_of(authority, "min_version: TLS13"))
        await eventually(it, old, False)
        old.maximum_version = ssl.TLSVersion.TLSv1_3
        assert await comes_in(it, old)


async def test_a_handshake_that_began_under_other_settings_does_not_come_in(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text(inline())
    async with served(tmp_path) as it:
        host, port = it.url.removeprefix("https://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        assert await comes_in(it, trusting())
        await by_signal(it, lambda: file.write_text(clients_of(trustme.CA())))
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionResetError):
                assert await reader.read() == b""
        writer.close()


async def test_tls_is_switched_on_and_off(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text("{}")
    async with served(tmp_path) as it, httpx2.AsyncClient(timeout=PATIENCE) as plain:
        assert (await plain.get(f"{it.url}/metrics")).status_code == 200
        file.write_text(inline())
        await eventually(it, trusting(), True)
        with pytest.raises(httpx2.TransportError):
            await plain.get(f"{it.url}/metrics")
        file.write_text("{}")
        await eventually(it, trusting(), False)
        assert (await plain.get(f"{it.url}/metrics")).status_code == 200


async def test_only_certificates_with_an_allowed_name_come_in(tmp_path: Path) -> None:
    authority = trustme.CA()
    allowed = "client_allowed_sans: [prometheus.example, '2001:0db8:0:0::7', 10.0.0.7, me@team.example]"
    (tmp_path / "web.yml").write_text(clients_of(authority, allowed))
    async with served(tmp_path) as it:
        for names, answered in (
            (["prometheus.example"], True),
            (["other.example", "prometheus.example"], True),
            (["other.example"], False),
            (["sub.prometheus.example"], False),
            (["*.example"], False),
            (["2001:db8::7"], True),
            (["10.0.0.7"], True),
            (["10.0.0.8"], False),
            (["me@team.example"], True),
        ):
            context = trusting(certificate=authority.issue_cert(*names))
            assert await comes_in(it, context) is answered, names
            context.maximum_version = ssl.TLSVersion.TLSv1_2
            assert await comes_in(it, context) is answered, names


async def test_suites_and_curve_are_those_that_are_named(tmp_path: Path) -> None:
    suites = "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]"
    (tmp_path / "web.yml").write_text(inline(suites, "curve_preferences: [CurveP256]"))
    async with served(tmp_path) as it:
        for cipher, answered in (("AES256-GCM-SHA384", True), ("AES128-GCM-SHA256", False)):
            context = trusting()
            context.maximum_version = ssl.TLSVersion.TLSv1_2
            context.set_ciphers(f"ECDHE-ECDSA-{cipher}")
            assert await comes_in(it, context) is answered, cipher
        for curve, answered in (("prime256v1", True), ("secp384r1", False)):
            context = trusting()
            context.set_ecdh_curve(curve)
            assert await comes_in(it, context) is answered, curve


async def test_a_key_with_a_passphrase_is_told_and_nobody_is_asked_for_it(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization as s

    key = s.load_pem_private_key(SERVERS.private_key_pem.bytes(), None)
    locked = key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.BestAvailableEncryption(b"secret"))
    (tmp_path / "key.pem").write_bytes(locked)
    cert = indented(pem(*SERVERS.cert_chain_pems))
    (tmp_path / "web.yml").write_text(f"tls_server_config:\n  cert: {cert}  key_file: key.pem\n")
    async with served(tmp_path) as it:
        assert await it.end() == 2
        told = await it.process.stderr.read()
    assert (
        b"web.yml:2: tls_server_config.cert: not a certificate with its key (the key needs a passphrase"
        in told
    )
