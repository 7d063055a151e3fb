"""One contender of the failover scoreboard as a process: asks for one video a line, and writes its file.

python bench/failover_contenders.py CONTENDER

A line on standard input is JSON with `official` and `reverse` (base URLs), `path`, `budget_usd` and
`exporter` (null where there is none); the answer is a line with `error` (null where the program is content).
Each contender is what its own documentation shows, with a timeout of a second and looks every 50 ms. It needs
nothing of this project but what it contends with: LiteLLM runs in an environment of its own.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROMPT = "A grey pebble lies on a white table."
KEY = "sk-bench-0123456789abcdef"
TIMEOUT = 1.0
LOOK = 0.05
PATIENCE = 12.0
"""Seconds that a contender which can wait for a job waits."""
Case = dict[str, Any]
_LOOP = asyncio.new_event_loop()


def _openai_once(url: str, path: str) -> None:
    """As the SDK's documentation shows it, with its defaults: two retries of every request."""
    from openai import OpenAI

    with OpenAI(base_url=url, api_key=KEY, timeout=TIMEOUT) as client:
        video = client.videos.create_and_poll(
            model="sora-2", prompt=PROMPT, seconds="4", poll_interval_ms=int(1000 * LOOK)
        )
        if video.status != "completed":
            raise RuntimeError(f"the job is {video.status}: {video.error}")
        client.videos.download_content(video.id).write_to_file(path)


def sdk(case: Case) -> None:
    """The openai SDK alone, at the official channel."""
    _openai_once(case["official"], case["path"])


def loop(case: Case) -> None:
    """The plain loop: official, then reverse, on any exception."""
    try:
        _openai_once(case["official"], case["path"])
    except Exception:  # noqa: BLE001 - that is the loop
        _openai_once(case["reverse"], case["path"])


def litellm(case: Case) -> None:
    """LiteLLM's Router with its defaults and a fallback from the official group to the reverse one."""
    # One event loop for all: LiteLLM keeps clients that belong to it.
    _LOOP.run_until_complete(_litellm(case))


async def _litellm(case: Case) -> None:
    from litellm import Router

    names = ("official", "reverse")
    deployments = [
        {
            "model_name": name,
            "litellm_params": {
                "model": "openai/sora-2",
                "api_base": case[name],
                "api_key": KEY,
                "timeout": TIMEOUT,
            },
            "model_info": {"id": name},
        }
        for name in names
    ]
    router = Router(model_list=deployments, fallbacks=[{"official": ["reverse"]}])
    video = await router.avideo_generation(model="official", prompt=PROMPT, seconds="4", timeout=TIMEOUT)
    # Which deployment has answered: that one is asked about the job.
    group = video._hidden_params.get("model_id") or "official"
    deadline = time.monotonic() + PATIENCE
    while video.status in ("queued", "in_progress", "processing"):
        if time.monotonic() > deadline:
            raise TimeoutError(f"the job is still {video.status}")
        await asyncio.sleep(LOOK)
        video = await router.avideo_status(model=group, video_id=video.id, timeout=TIMEOUT)
    if video.status != "completed":
        raise RuntimeError(f"the job is {video.status}: {video.error}")
    content = await router.avideo_content(model=group, video_id=video.id, timeout=TIMEOUT)
    await asyncio.to_thread(Path(case["path"]).write_bytes, content)


def ours(case: Case) -> None:
    """This project's client, as docs/failover.md shows it."""
    from openai import OpenAI

    from sora_exporter import Failed, OutcomeUnknown, Target, Videos

    clients = {
        name: OpenAI(base_url=case[name], api_key=KEY, timeout=TIMEOUT) for name in ("official", "reverse")
    }
    prices = {"official": 0.10, "reverse": 0.03}
    targets = [
        Target(name, client=client, model="sora-2", channel=name, usd_per_second=prices[name])
        for name, client in clients.items()
    ]
    folder = Path(case["path"]).parent
    options: dict[str, Any] = {"exporter": case["exporter"], "token": "t", "poll_interval": LOOK}
    if case["budget_usd"] is not None:
        options |= {"budget_usd_per_day": case["budget_usd"], "state": folder / "budget.sqlite3"}
    with Videos(targets, **options) as videos:
        try:
            job = videos.create(PROMPT, seconds="4")
        except OutcomeUnknown as unknown:
            # Nobody knows: look for it. Only where the target's list shows none it is asked for again.
            job = unknown.reconcile(timeout=1.0) or videos.create(PROMPT, seconds="4", prefer="reverse")
        try:
            job.wait(PATIENCE)
        except Failed as failed:
            if failed.billed is not False:
                raise
            job = videos.create(PROMPT, seconds="4", prefer="reverse")
        job.download(case["path"], timeout=PATIENCE)


CONTENDERS: dict[str, Callable[[Case], None]] = {
    "loop": loop,
    "sdk": sdk,
    "litellm": litellm,
    "ours": ours,
}


def main() -> None:
    """Serve one contender until standard input ends."""
    ask = CONTENDERS[sys.argv[1]]
    for line in sys.stdin:
        error = None
        try:
            ask(json.loads(line))
        except Exception as raised:  # noqa: BLE001 - whatever it tells is its answer
            error = f"{type(raised).__name__}: {raised}"
        sys.stdout.write(json.dumps({"error": error}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
