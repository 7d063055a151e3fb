"""What a trial installation consists of, and how its parts find each other."""

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import httpx2
from programs import Failed, Programs

HERE: Final = Path(__file__).parent
ALERTS: Final = HERE.parents[1] / "alerts"
_EXPORTER: Final = (sys.executable, "-m", "exporter")
_KEY: Final = "SIMULATOR_KEY=sk-simulated-0123456789"
_NEEDED: Final = {
    "prometheus": "prometheus",
    "promtool": "prometheus",
    "prometheus-alertmanager": "prometheus-alertmanager",
}
"""Programs, and the Debian packages that bring them."""
_ONE_BLOCK: Final = "--max-block-duration=1600h"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where everybody listens, each as HOST:PORT; the simulator only on a game day."""

    exporter: str
    prometheus: str
    alertmanager: str
    simulator: str | None

    def check(self) -> None:
        """Look whether everything that is needed is there.

        Raises:
            Failed: a program is not installed, or an address is taken.
        """
        for program, package in _NEEDED.items():
            if shutil.which(program) is None:
                raise Failed(f"{program} is not installed; on Debian: sudo apt-get install {package}")
        for name, address in asdict(self).items():
            if address is not None:
                _check(name, address)


def _check(name: str, address: str) -> None:
    host, _, port = address.rpartition(":")
    if not port.isdecimal():
        raise Failed(f"{address}: expected HOST:PORT")
    try:
        socket.create_server((host, int(port))).close()
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise Failed(f"{address}: {why}; choose another with --{name}=HOST:PORT") from None


class Installation:
    """Exporter, Alertmanager and Prometheus, and on a game day the simulator before them."""

    def __init__(self, at: Addresses, folder: Path, notifications: str) -> None:
        self._at = at
        self._folder = folder
        self._notifications = notifications
        self.programs = Programs(folder)

    async def start(self) -> None:
        """Start one after the other.

        Raises:
            Failed: one of them did not come to answer.
        """
        async with asyncio.TaskGroup() as tasks:
            if self._at.simulator is None:
                tasks.create_task(self._past())
                await self._exporter("demo")
            else:
                await self._simulator(self._at.simulator)
            await self._alertmanager()
        await self._prometheus()

    async def _past(self) -> None:
        """A month of the demo for Prometheus to begin with."""
        text = self._folder / "past.om"
        await self.programs.run("past", sys.executable, str(HERE / "past.py"), str(text))
        load = ("promtool", "tsdb", "create-blocks-from", _ONE_BLOCK, "openmetrics")
        await self.programs.run("promtool", *load, str(text), str(self._folder / "tsdb"))
        text.unlink()

    async def _simulator(self, at: str) -> None:
        scenario = f"--scenario={HERE / 'game-day.yml'}"
        url = f"http://{at}/control"
        listen = f"--web.listen-address={at}"
        await self.programs.start("simulator", url, *_EXPORTER, "simulate", scenario, listen)
        async with httpx2.AsyncClient(trust_env=False) as client:
            config = self._write("config.yml", (await client.get(f"{url}/config")).text)
        await self._exporter("serve", f"--config.file={config}", f"--storage.path={self._folder / 'storage'}")

    async def _exporter(self, *arguments: str) -> None:
        at = self._at.exporter
        command = ("/usr/bin/env", _KEY, *_EXPORTER, *arguments, f"--web.listen-address={at}")
        await self.programs.start("exporter", f"http://{at}/-/ready", *command)

    async def _alertmanager(self) -> None:
        replace = {
            "https://hooks.example.org": self._notifications,
            "/etc/alertmanager/secrets/webhook_token": str(self._write("token", "trial")),
        }
        config = _shipped("alertmanager/alertmanager-webhook.yml", replace)
        await self.programs.start(
            *("Alertmanager", f"http://{self._at.alertmanager}/-/ready", "prometheus-alertmanager"),
            f"--config.file={self._write('alertmanager.yml', config)}",
            f"--storage.path={self._folder / 'alertmanager'}",
            f"--web.listen-address={self._at.alertmanager}",
            "--cluster.listen-address=",
        )

    async def _prometheus(self) -> None:
        replace = {
            "rules/*.yml": str(ALERTS / "rules" / "*.yml"),
            "127.0.0.1:9847": self._at.exporter,
            "127.0.0.1:9093": self._at.alertmanager,
        }
        config = _shipped("prometheus.yml", replace)
        await self.programs.start(
            *("Prometheus", f"http://{self._at.prometheus}/-/ready", "prometheus"),
            f"--config.file={self._write('prometheus.yml', config)}",
            f"--storage.tsdb.path={self._folder / 'tsdb'}",
            "--storage.tsdb.retention.time=31d",
            f"--web.listen-address={self._at.prometheus}",
        )

    def _write(self, name: str, text: str) -> Path:
        path = self._folder / name
        path.write_text(text)
        return path


def _shipped(name: str, replace: Mapping[str, str]) -> str:
    text = (ALERTS / name).read_text()
    for old, new in replace.items():
        text = text.replace(old, new)
    return text
