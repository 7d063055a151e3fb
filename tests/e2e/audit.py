"""Looks at pages in Chromium with axe-core, at several widths: `audit(url, paths, widths)`."""

import asyncio
import contextlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import httpx2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

ROOT = Path(__file__).parents[2]
AXE = ROOT / ".venv/axe/node_modules/axe-core/axe.min.js"
FLAGS = (
    *(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ),
    *("--disable-background-networking", "--disable-component-update", "--window-size=2700,1000"),
)
DARK = "--blink-settings=preferredColorScheme=0"
PATIENCE = 120.0


def axe() -> Path:
    """The program that looks at a page; installed if it is not there yet."""
    if not AXE.exists():
        subprocess.run([ROOT / ".ci/axe"], check=True)
    return AXE


async def audit(url: str, paths: list[str], widths: list[int], *, dark: bool = False) -> list[dict[str, Any]]:
    """What is found on each page of the exporter at `url` at each width, in pixels.

    The pages come through a server of the test that leaves out their policy, which lets no other script run.
    """
    told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    async def results(request: Request) -> Response:
        told.set_result(json.loads(await request.body()))
        return PlainTextResponse("")

    async def page(request: Request) -> Response:
        async with httpx2.AsyncClient(base_url=url, timeout=PATIENCE) as web:
            answer = await web.get(f"{request.url.path}?{request.url.query}")
        assert answer.status_code == 200, request.url
        return HTMLResponse(answer.text)

    script = (Path(__file__).with_name("audit.js")).read_text()
    app = Starlette(
        routes=[
            Route("/harness", lambda _: HTMLResponse(f"<!doctype html><body><script>{script}</script>")),
            Route("/axe.js", lambda _: Response(axe().read_bytes(), media_type="text/javascript")),
            Route("/work.json", lambda _: JSONResponse({"paths": paths, "widths": widths})),
            Route("/favicon.ico", lambda _: Response(status_code=204)),
            Route("/results", results, methods=["POST"]),
            Route("/{path:path}", page),
        ]
    )
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            "chromium",
            *FLAGS,
            *((DARK,) if dark else ()),
            f"--user-data-dir={profile}",
            f"http://127.0.0.1:{port}/harness",
            stderr=subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(PATIENCE):
                found = await told
        finally:
            with contextlib.suppress(ProcessLookupError):
                browser.kill()
            await browser.wait()
            server.should_exit = True
            await serving
    assert isinstance(found, list), found
    return found
