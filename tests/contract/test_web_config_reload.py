"""The web configuration at work and at a reload: headers, limits, passwords, and files that cannot be used."""

import asyncio
import signal
from pathlib import Path

import bcrypt
import httpx2

from tests.support.served import PATIENCE, served, until

HASH = bcrypt.hashpw(b"secret", bcrypt.gensalt(4)).decode()
USERS = f"basic_auth_users: {{prometheus: {HASH}}}\n"
RIGHT = ("prometheus", "secret")
GOOD = "sora_exporter_config_last_reload_successful 1\n"
BAD = "sora_exporter_config_last_reload_successful 0\n"


async def until_status(web: httpx2.AsyncClient, url: str, status: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await web.get(url)).status_code != status:  # noqa: ASYNC110 - it is another process\'s doing
            await asyncio.sleep(0.02)


async def until_text(web: httpx2.AsyncClient, url: str, text: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while text not in (await web.get(url)).text:  # noqa: ASYNC110 - it is another process\'s doing
            await asyncio.sleep(0.02)


async def test_the_headers_are_on_every_answer_and_change_with_the_file(tmp_path: Path) -> None:
    wanted = {
        "Content-Security-Policy": "default-src 'self'",
        "X-Frame-Options": "sameorigin",
        "X-Content-Type-Options": "nosniff",
        "X-XSS-Protection": "0",
        "Strict-Transport-Security": "max-age=31536000",
    }
    lines = "".join(f'    {name}: "{value}"\n' for name, value in wanted.items())
    file = tmp_path / "web.yml"
    file.write_text(f"http_server_config:\n  http2: false\n  headers:\n{lines}{USERS}")
    async with served(tmp_path) as it, httpx2.AsyncClient(base_url=it.url) as web:
        for path, auth, status in (
            ("/", RIGHT, 200),
            ("/metrics", RIGHT, 200),
            ("/-/healthy", None, 200),
            ("/nothing", RIGHT, 404),
            ("/metrics", None, 401),
        ):
            answer = await web.get(path, auth=auth)
            assert answer.status_code == status
            assert {name: answer.headers.get_list(name) for name in wanted} == {
                name: [value] for name, value in wanted.items()
            }
        file.write_text(USERS)
        async with asyncio.timeout(PATIENCE):
            while "x-xss-protection" in (await web.get("/metrics")).headers:  # noqa: ASYNC110 - it is another process\'s doing
                await asyncio.sleep(0.02)
        assert (await web.get("/metrics")).headers["x-frame-options"] == "DENY"


async def test_so_many_requests_come_in_and_no_more(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text("rate_limit: {interval: 1h, burst: 3}")
    async with served(tmp_path) as it, httpx2.AsyncClient(base_url=it.url) as web:
        answers = [(await web.get("/sd")) for _ in range(5)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
        assert int(answers[-1].headers["retry-after"]) > 3000
        assert (await web.get("/-/healthy")).status_code == 200
        it.process.send_signal(signal.SIGHUP)
        await until(lambda: "reloaded" in it.log)
        assert (await web.get("/sd")).status_code == 429
        file.write_text("rate_limit: {interval: 0, burst: 3}")
        await until_status(web, "/sd", 200)


async def test_a_password_is_asked_for_from_now_on(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text("{}")
    async with served(tmp_path) as it, httpx2.AsyncClient(base_url=it.url) as web:
        assert (await web.get("/metrics")).status_code == 200
        file.write_text(USERS)
        assert (await web.post("/-/reload")).status_code == 200
        assert (await web.get("/metrics")).status_code == 401
        assert (await web.get("/metrics", auth=RIGHT)).status_code == 200
        file.write_text("{}")
        await until_status(web, "/metrics", 200)


async def test_a_refused_web_configuration_changes_nothing_and_shows(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text(USERS)
    async with served(tmp_path) as it, httpx2.AsyncClient(base_url=it.url, auth=RIGHT) as web:
        file.write_text(USERS + "rate_limit: {interval: 1s}\nbasic_auth_user: {}\n")
        refused = await web.post("/-/reload")
        assert refused.status_code == 500
        assert refused.text.splitlines() == [
            f"{file}:2: rate_limit.burst: is missing",
            f"{file}:3: basic_auth_user: is not a known key; did you mean basic_auth_users?",
        ]
        assert BAD in (await web.get("/metrics")).text
        assert (await web.get("/metrics", auth=None)).status_code == 401
        it.process.send_signal(signal.SIGHUP)
        await asyncio.sleep(0.3)
        assert it.log == ["runs"], "the engine reads nothing anew while the web configuration is refused"
        file.write_text(USERS)
        await until(lambda: "reloaded" in it.log)
        await until_text(web, "/metrics", GOOD)
    assert it.log.count("reloaded") == 1


async def test_a_file_that_goes_bad_by_itself_shows_and_gets_well_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text(USERS)
    async with served(tmp_path) as it, httpx2.AsyncClient(base_url=it.url, auth=RIGHT) as web:
        file.unlink()
        await until_text(web, "/metrics", BAD)
        file.write_text("[")
        await asyncio.sleep(0.3)
        assert BAD in (await web.get("/metrics")).text
        file.write_text(USERS)
        await until_text(web, "/metrics", GOOD)
        it.process.terminate()
        output = (await it.process.stderr.read()).decode()
    assert output.count("web configuration not reloaded") == 2
    assert it.log == ["runs", "ended"]


async def test_where_the_engine_refuses_its_file_the_web_keeps_its_own(tmp_path: Path) -> None:
    file = tmp_path / "web.yml"
    file.write_text("{}")
    async with served(tmp_path) as it, httpx2.AsyncClient(base_url=it.url) as web:
        (tmp_path / "bad").touch()
        file.write_text(USERS)
        assert (await web.post("/-/reload")).status_code in {401, 500}
        if "bad reload" in it.log:  # otherwise the change was seen and taken before the reload was asked for
            await asyncio.sleep(0.5)
            assert (await web.get("/metrics")).status_code == 200


async def test_an_open_address_without_a_guard_is_warned_of(tmp_path: Path) -> None:
    said = b"everybody who can reach this address can read everything and reload"
    file = tmp_path / "web.yml"
    file.write_text(USERS)
    async with served(tmp_path, ":0") as it, httpx2.AsyncClient(base_url=it.url, auth=RIGHT) as web:
        file.write_text("{}")
        await web.post("/-/reload")
        it.process.terminate()
        assert (await it.process.stderr.read()).count(said) == 1
    file.unlink()
    (tmp_path / "url").unlink()
    async with served(tmp_path, "0.0.0.0:0") as it:
        it.process.terminate()
        assert (await it.process.stderr.read()).count(said) == 1
