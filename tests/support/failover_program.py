"""A program that asks for a video and fetches it, to be killed at any moment; run again, it goes on.

python failover_program.py URL FOLDER
"""

import sys
from pathlib import Path

import httpx2
from openai import OpenAI

from sora_exporter import OutcomeUnknown, Target, Videos


def main(url: str, folder: Path) -> None:
    """Everything that a careful program does, in twenty lines."""
    web = httpx2.Client(verify=False)
    client = OpenAI(base_url=url, api_key="sk-test-0123456789abcdef", http_client=web)
    target = Target("one", client=client, model="sora-2", channel="official", usd_per_call=0.4)
    options = {"journal": folder / "journal.sqlite3", "state": folder / "budget.sqlite3"}
    videos = Videos([target], budget_usd_per_day=100, poll_interval=0.02, **options)  # type: ignore[arg-type]
    job = None
    for saved in videos.unfinished():
        try:
            job = videos.resume(saved)
        except OutcomeUnknown as unknown:
            job = unknown.reconcile(timeout=1.0)
    if job is None:
        job = videos.create(f"a pebble, number {folder.name}")
    job.download(folder / "clip.mp4")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
