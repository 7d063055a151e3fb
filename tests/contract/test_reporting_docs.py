"""Every way to report that docs/reporting.md shows, run as it stands there against a simulator and an exporter."""

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from exporter.simulator.setup import KEY
from tests.support.processes import (
    QUICK,
    ROOT,
    TOKEN,
    Exporter,
    Simulator,
    exporter,
    free_port,
    simulator,
    until,
)

TARGET: dict[str, Any] = {
    "name": "sora-2-official", "provider": "p", "channel": "official", "model": "sora-2", "api": "openai_videos",
    "upstream": "vendor", "price": {"usd_per_second": 0.1}, "interval": "10m", "timeout": "5s",
}  # fmt: skip
REVERSE = TARGET | {
    "name": "sora-2-reverse", "provider": "r", "channel": "reverse", "api": "openai_chat", "upstream": "gateway",
}  # fmt: skip
SCENARIO: dict[str, Any] = {
    "targets": [TARGET, REVERSE],
    "simulator": dict.fromkeys(("sora-2-official", "sora-2-reverse"), QUICK),
}
TEXT = (ROOT / "docs" / "reporting.md").read_text()
CALLER = """
const began = Date.now(), prompt = "A grey pebble.";
for (const key of [process.env.VIDEO_KEY, "wrong"]) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ model: "sora-2", prompt, seconds: "4" })) form.set(name, value);
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${process.env.VIDEO_API}/videos`, { method: "POST", body: form, headers });
  report("sora-2-official", began, answer, await answer.text(), prompt);
}
await fetch(process.env.NOBODY).catch((error) => report("sora-2-official", began, error));
"""


def blocks(language: str) -> list[str]:
    """The code of one language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def plain_javascript(code: str) -> str:
    """Without its types, of which there are few: the node of Debian 12 does not take them off."""
    code = re.sub(r"\((\w+) as \w+\)", r"\1", code)
    return re.sub(r"(\w|\)): (string|number|unknown|void)\b", r"\1", code)


async def ran(*command: str, code: str, it: Exporter, upstream: Simulator, folder: Path) -> None:
    """Run code that reads its addresses from the environment and ends well."""
    environment = os.environ | {
        "VIDEO_API": f"{upstream.url}/u/sora-2-official/v1",
        "CHAT_API": f"{upstream.url}/u/sora-2-reverse/v1",
        "VIDEO_KEY": KEY,
        "OBSERVATIONS_TOKEN": TOKEN,
        "NOBODY": f"http://127.0.0.1:{free_port()}/",
        "PYTHONPATH": str(ROOT),
    }
    file = folder / "code.mjs"
    file.write_text(code.replace("http://127.0.0.1:9847", it.url))
    process = await asyncio.create_subprocess_exec(
        *command, str(file), cwd=folder, env=environment, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        _, err = await process.communicate()
    assert process.returncode == 0, err.decode()


async def seen(it: Exporter, target: str, **labels: str) -> float:
    return await it.metric("observations_total", target=target, **labels)


async def test_every_way_that_is_documented_reports(tmp_path: Path) -> None:
    async with simulator(tmp_path, SCENARIO) as upstream:
        config = await upstream.configuration(tmp_path, observations={"token_file": "token"})
        async with exporter(config, tmp_path / "data") as it:
            await it.up()
            around = {"it": it, "upstream": upstream, "folder": tmp_path}
            first, calls, stream, hook = blocks("python")
            await ran(sys.executable, "-W", "ignore", code=f"{first}\n{calls}\n{stream}", **around)
            assert await seen(it, "sora-2-official", outcome="operational") == 1
            assert await seen(it, "sora-2-reverse", outcome="operational") == 1
            compile(hook, "reporting.py", "exec")  # run in the environment of LiteLLM by the full tests
            await ran("sh", "-eu", code=blocks("sh")[0], **around)
            assert await seen(it, "sora-2-official", outcome="operational") == 2
            await upstream.change("sora-2-official", state="suspended", reasons=["upstream_5xx"])
            await ran("sh", "-eu", code=blocks("sh")[0], **around)
            assert await seen(it, "sora-2-official", reason="upstream_5xx") == 1
            await upstream.change("sora-2-official", state="operational")
            await _typescript(**around)


async def _typescript(it: Exporter, upstream: Simulator, folder: Path) -> None:
    assert shutil.which("node"), "node is missing: apt-get install nodejs"
    code = plain_javascript(blocks("typescript")[0]) + CALLER
    await ran("node", code=code, it=it, upstream=upstream, folder=folder)

    async def told() -> bool:
        good = await seen(it, "sora-2-official", outcome="operational") == 3
        ours = await seen(it, "sora-2-official", reason="invalid_key") == 1
        thrown = await seen(it, "sora-2-official", reason="connection_refused") == 1
        return good and ours and thrown

    await until(told)
