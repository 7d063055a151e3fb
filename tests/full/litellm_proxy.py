"""The LiteLLM proxy from PyPI in an environment of its own, with a fake vendor behind it."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from tests.full.fake_vendor import MODELS
from tests.support.processes import ROOT, free_port, until

VERSION = "1.108.7"
FOLDER = ROOT / ".venv-litellm"
PATIENCE = 120.0


def installed() -> Path:
    """LiteLLM's command; installed where it is not there yet, which takes minutes and 1 GB."""
    command, mark = FOLDER / "bin" / "litellm", FOLDER / f".made-{VERSION}"
    if not mark.exists():
        shutil.rmtree(FOLDER, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
        # The exact versions of this project are not LiteLLM's.
        env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("PIP_") or "INDEX" in name
        }
        pip = [
            str(FOLDER / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            f"litellm[proxy]=={VERSION}",
        ]
        subprocess.run(pip, check=True, env=env)
        mark.touch()
    return command


def _configuration(folder: Path, vendor: int, callback: str | None) -> Path:
    models = [
        {
            "model_name": f"sora-2-{kind}",
            "litellm_params": {
                "model": f"openai/sora-2-{kind}",
                "api_base": f"http://127.0.0.1:{vendor}/v1",
                "api_key": "sk-of-the-proxy",
            },
        }
        for kind in MODELS
    ]
    general = {"custom_auth": "litellm_hook.auth", "master_key": "sk-master-" + "0123456789abcdef" * 3}
    router = {"num_retries": 0, "disable_cooldowns": True}
    shutil.copy(Path(__file__).with_name("litellm_hook.py"), folder)
    file = folder / "litellm.yaml"
    config = {"model_list": models, "general_settings": general, "router_settings": router}
    if callback is not None:
        config["litellm_settings"] = {"callbacks": callback}
    file.write_text(json.dumps(config))
    return file


@contextmanager
def proxy(folder: Path, callback: str | None = None) -> Iterator[str]:
    """Both servers at work; the base URL of the proxy. `callback` names what a module in `folder` holds."""
    command, ports = installed(), (free_port(), free_port())
    config = _configuration(folder, ports[1], callback)
    env = {**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_TELEMETRY": "False"}
    env["PYTHONPATH"] = str(ROOT)  # in the place of an installed sora-exporter
    with (folder / "litellm.log").open("wb") as log:
        vendor = subprocess.Popen(
            [sys.executable, "-m", "tests.full.fake_vendor", str(ports[1])], cwd=ROOT, stderr=log
        )
        arguments = ["--config", str(config), "--host", "127.0.0.1", "--port", str(ports[0])]
        gateway = subprocess.Popen([str(command), *arguments], cwd=folder, env=env, stdout=log, stderr=log)
        try:
            asyncio.run(
                _up(f"http://127.0.0.1:{ports[0]}/health/liveliness", gateway, folder / "litellm.log")
            )
            yield f"http://127.0.0.1:{ports[0]}/v1"
        finally:
            for process in (gateway, vendor):
                process.terminate()
                try:
                    process.wait(10.0)
                except subprocess.TimeoutExpired:
                    process.kill()


async def _up(url: str, gateway: subprocess.Popen[bytes], log: Path) -> None:
    async with httpx2.AsyncClient() as web:

        async def alive() -> bool:
            assert gateway.poll() is None, f"the proxy has ended, see {log}"
            try:
                return (await web.get(url)).status_code == 200
            except httpx2.TransportError:
                return False

        await until(alive, PATIENCE)
