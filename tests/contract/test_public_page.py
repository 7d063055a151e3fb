"""The public page of a real exporter: nothing else is reachable there, and nothing on it is only ours."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import yaml

from exporter.simulator.setup import KEY
from tests.support.processes import PATIENCE, QUICK, Exporter, exporter, free_port, simulator, until

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
SCENARIO = {
    "targets": [
        {
            "name": "rev",
            "provider": "p",
            "channel": "reverse",
            "model": "sora-2",
            "api": "openai_chat",
            "upstream": "gateway",
            "interval": "1s",
            "timeout": "1s",
            "price": {"usd_per_call": 0.37},
            "budget": {"usd_per_day": 91.5},
            "probes": {"catalog": {}, "validation": {}},
        }
    ],
    "timeline": [{"target": "rev", "at": "0s", "state": "suspended", "reasons": ["no_channel"]}],
    "simulator": {"rev": QUICK},
}
PAGES = (
    "/",
    "/?view=table",
    "/targets/rev",
    "/history",
    "/feed.atom",
    "/feed.json",
    "/badge/rev.svg",
    "/badge/rev.json",
)
CLOSED = (
    *("/metrics", "/probe?target=rev", "/sd", "/prices", "/config", "/-/reload", "/-/healthy", "/-/ready"),
    *(
        "/api/v1/targets",
        "/api/v1/targets/rev",
        "/api/v1/events",
        "/api/v1/route?model=sora-2",
        "/api/v1/pages",
    ),
    *("/api/v1/budget", "/api/v1/unrecognised", "/api/openapi.json", "/api/v1/targets/rev/history"),
)


class Place:
    """An exporter with a public page."""

    def __init__(self, it: Exporter, config: Path, port: int) -> None:
        self.it = it
        self.config = config
        self.url = f"http://127.0.0.1:{port}"
        self.whole: dict[str, Any] = yaml.safe_load(config.read_text())

    async def reload(self, page: dict[str, Any] | None) -> None:
        """Another `page:`, taken by a reload."""
        self.config.write_text(yaml.safe_dump({k: v for k, v in {**self.whole, "page": page}.items() if v}))
        assert self.it.process is not None
        self.it.process.send_signal(signal.SIGHUP)


async def answers(url: str) -> bool:
    with suppress(httpx2.TransportError):
        async with httpx2.AsyncClient(timeout=PATIENCE) as web:
            return (await web.get(url)).status_code == 200
    return False


async def silent(url: str) -> bool:
    return not await answers(url)


@asynccontextmanager
async def public(folder: Path, **more: Any) -> AsyncIterator[Place]:
    (folder / "logo.svg").write_text(LOGO)
    async with simulator(folder, SCENARIO) as upstream:
        config = await upstream.configuration(folder)
        port = free_port()
        page = {"listen_address": f"127.0.0.1:{port}", "title": "Our channels", "logo": "logo.svg", **more}
        config.write_text(yaml.safe_dump({**yaml.safe_load(config.read_text()), "page": page}))
        async with exporter(config, folder / "store", "--web.enable-lifecycle") as it:
            await it.up()
            place = Place(it, config, port)
            await until(lambda: answers(place.url))
            yield place


async def test_only_pages_feeds_and_badges_are_there_and_nothing_of_ours_is_on_them(tmp_path):
    links = [{"text": "Help", "url": "https://help.example/"}]
    async with public(tmp_path, links=links) as place:

        async def suspended() -> bool:
            told = (await place.it.web.get("/api/v1/targets/rev")).json()
            return bool(told["state"] == "suspended")

        await until(suspended)
        story = (await place.it.web.get("/api/v1/targets/rev")).json()["explanation"]
        details = {said["detail"] for depth in story["evidence"] for said in depth["last"]} - {""}
        assert details, "the upstream has said nothing that could be on a page"
        guarded = (await place.it.web.get("/targets/rev")).text
        assert "0.37" in guarded
        async with httpx2.AsyncClient(base_url=place.url, timeout=PATIENCE) as web:
            for path in PAGES:
                answer = await web.get(path)
                assert answer.status_code == 200, path
                assert not re.search(r"\$\s?\d|0\.37|91\.5|usd", answer.text), path
                for secret in (
                    KEY,
                    *details,
                    "/v1",
                    "/config",
                    "/metrics",
                    "/api/",
                    "openai_chat",
                    "Probe budget",
                ):
                    assert secret not in answer.text, (path, secret)
            front = (await web.get("/")).text
            assert "Our channels" in front
            assert 'href="https://help.example/"' in front
            assert (await web.get("/logo")).content == LOGO.encode()
            for path in CLOSED:
                for method in ("GET", "POST", "PUT", "DELETE"):
                    assert (await web.request(method, path)).status_code == 404, path
            for path in PAGES:
                assert (await web.post(path)).status_code == 405, path
        assert (await place.it.web.get("/metrics")).status_code == 200


async def test_a_reload_changes_moves_and_closes_it_and_a_taken_address_leaves_it(tmp_path):
    async with public(tmp_path) as place:
        page = {"listen_address": place.url.removeprefix("http://")}
        told = {"text": "We move on Monday", "level": "warning"}

        async def announced() -> bool:
            async with httpx2.AsyncClient(timeout=PATIENCE) as web:
                return "We move on Monday" in (await web.get(f"{place.url}/history?days=1")).text

        await place.reload({**page, "announcement": told})
        await until(announced)
        moved = free_port()
        await place.reload({"listen_address": f"127.0.0.1:{moved}"})
        await until(lambda: answers(f"http://127.0.0.1:{moved}"))
        assert await silent(place.url)
        server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0)
        async with server:
            taken = server.sockets[0].getsockname()[1]
            await place.reload({"listen_address": f"127.0.0.1:{taken}"})
            await until(lambda: "public page not moved" in place.it.log.read_text())
            await until(lambda: answers(f"http://127.0.0.1:{moved}"))
        await place.reload(None)
        await until(lambda: silent(f"http://127.0.0.1:{moved}"))
        assert await place.it.watching()
