"""The exporter and the simulator as processes of their own, for tests over real sockets."""

import asyncio
import os
import re
import resource
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx2
import yaml

from exporter.simulator.setup import ENVIRONMENT

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
TOKEN = "observer-token-0123456789"
QUICK = {
    "free": ["5ms", "20ms"],
    "queue": ["50ms", "100ms"],
    "render": ["200ms", "600ms"],
    "content_delay": "0s",
}
"""Quirks of an upstream whose jobs take less than a second."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


async def until(condition: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Wait until something is true, or something awaited gives a true value; what it gave."""
    async with asyncio.timeout(patience):
        while True:
            found = condition()
            if asyncio.iscoroutine(found):
                found = await found
            if found:
                return found
            await asyncio.sleep(0.02)


class Simulator:
    """A running simulator."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.web = httpx2.AsyncClient(base_url=url, timeout=PATIENCE)

    async def books(self) -> dict[str, Any]:
        """Every target's books: requests, jobs, bill."""
        targets: dict[str, Any] = (await self.web.get("/control")).json()["targets"]
        return targets

    async def change(self, target: str, **fields: object) -> None:
        """Change a target from now on."""
        (await self.web.post(f"/control/targets/{target}", json=fields)).raise_for_status()

    async def configuration(self, folder: Path, **more: Any) -> Path:
        """An exporter's configuration that points here, with further `global` keys."""
        data = yaml.safe_load((await self.web.get("/control/config")).text)
        data["global"] = {**data.get("global", {}), **more}
        if "observations" in data["global"]:
            (folder / "token").write_text(TOKEN)
        file = folder / "config.yml"
        file.write_text(yaml.safe_dump(data, sort_keys=False))
        return file


@asynccontextmanager
async def simulator(folder: Path, scenario: Mapping[str, Any]) -> AsyncIterator[Simulator]:
    """A simulator that plays a scenario, as a process."""
    file = folder / "scenario.yml"
    file.write_text(yaml.safe_dump({"name": "test", "duration": "1h", **scenario}))
    command = ("simulate", "--web.listen-address=127.0.0.1:0", f"--scenario={file}")
    process = await _start(*command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE):
            line = (await process.stdout.readline()).decode()
        found = re.search(r"listens at (http://\S+)", line)
        assert found is not None, line
        running = Simulator(found[1])
        async with running.web:
            yield running
    finally:
        await _kill(process)


class Exporter:
    """An exporter that can be started and killed over and over, always at the same address."""

    def __init__(self, config: Path, storage: Path, *options: str) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.log = storage.with_suffix(".log")
        self._command = (
            "serve",
            f"--config.file={config}",
            f"--storage.path={storage}",
            f"--web.listen-address=127.0.0.1:{port}",
            *options,
        )
        self.environment: Mapping[str, str] = {}
        """Variables that the process gets beside those of this one."""
        self.module = "exporter"
        """What is run."""
        self.process: asyncio.subprocess.Process | None = None
        self.web = httpx2.AsyncClient(base_url=self.url, timeout=PATIENCE)

    async def start(self) -> None:
        """Start the process; it may not answer yet."""
        with self.log.open("ab") as log:
            self.process = await _start(
                *self._command, environment=self.environment, module=self.module, stderr=log
            )

    def limit_files(self, size: int) -> None:
        """From now on no file of the process can grow beyond so many bytes, as on a full disk."""
        assert self.process is not None
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    async def watching(self) -> bool:
        """Whether it answers and knows its targets; one that has ended fails the test."""
        assert self.process is not None
        assert self.process.returncode is None, self.log.read_text()
        with suppress(httpx2.TransportError):
            return bool((await self.web.get("/api/v1/targets")).json()["targets"])
        return False

    async def up(self) -> None:
        """Start, and wait until it watches."""
        await self.start()
        await until(self.watching)

    async def kill(self) -> None:
        """SIGKILL."""
        if self.process is not None:
            await _kill(self.process)

    async def target(self, name: str) -> dict[str, Any]:
        """One target, explained."""
        answer: dict[str, Any] = (await self.web.get(f"/api/v1/targets/{name}")).json()
        return answer

    async def episodes(self, name: str) -> list[dict[str, Any]]:
        """A target's history."""
        answer = (await self.web.get(f"/api/v1/targets/{name}/history?since=1h")).json()
        episodes: list[dict[str, Any]] = answer["episodes"]
        return episodes

    async def metrics(self) -> dict[str, float]:
        """Every sample, by its name and labels as they stand in the text."""
        text = (await self.web.get("/metrics")).text
        lines = [line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]
        return {name: float(value) for name, value in lines}

    async def metric(self, name: str, **labels: str) -> float:
        """The sum of the samples of a name that have these labels."""
        wanted = {f'{label}="{value}"' for label, value in labels.items()}
        samples = (await self.metrics()).items()
        found = [v for key, v in samples if key.split("{")[0] == name and all(w in key for w in wanted)]
        return sum(found)

    async def observe(self, *observations: Mapping[str, Any]) -> httpx2.Response:
        """Report real traffic."""
        headers = {"authorization": f"Bearer {TOKEN}"}
        return await self.web.post(
            "/api/v1/observations", json={"observations": list(observations)}, headers=headers
        )


@asynccontextmanager
async def exporter(config: Path, storage: Path, *options: str) -> AsyncIterator[Exporter]:
    """An exporter, not started yet; killed at the end."""
    running = Exporter(config, storage, *options)
    async with running.web:
        try:
            yield running
        finally:
            await running.kill()


async def run(*arguments: str, stderr: int = subprocess.PIPE) -> tuple[int, str, str]:
    """A command to its end: exit code, standard output, standard error unless it goes elsewhere."""
    process = await _start(*arguments, stdout=subprocess.PIPE, stderr=stderr)
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), (err or b"").decode()


async def _start(
    *arguments: str,
    environment: Mapping[str, str] = MappingProxyType({}),
    module: str = "exporter",
    **streams: Any,
) -> asyncio.subprocess.Process:
    env = {**os.environ, **ENVIRONMENT, "COLUMNS": "200", **environment}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, cwd=ROOT, env=env, **streams
    )


async def _kill(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
