"""What the front page costs with many targets: CPU, bytes, and how long the event loop is held.

Each figure is the median of some rounds; the last one is the longest that a timer was late during a page.

Run as `python -m bench.front [targets]`.
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from time import process_time

from bench.scrape import ticks
from exporter.core.availability import Timeline
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, State
from exporter.web.context import WebContext
from tests.support.boards import NOW, entry, facts
from tests.support.fake_engine import client, site

ROUNDS = 15
MODELS = 20


def fill(of: WebContext, count: int) -> None:
    """So many targets, each watched for 90 days with a trouble every other day."""
    entries = of.facade.board.entries
    entries.clear()
    for i in range(count):
        channel = Channel.OFFICIAL if i % 2 else Channel.REVERSE
        made = entry(
            facts(
                f"target-{i:05}",
                provider=f"provider-{i % 17}",
                model=f"model-{i % MODELS}",
                title=f"Target {i}",
                channel=channel,
                usd_per_second=0.1,
            )
        )
        made.timeline = Timeline(
            [
                (NOW - (90 - day) * DAY + (i % 7) * 900 + part, state, True)
                for day in range(0, 90, 2)
                for part, state in (
                    (0, State.OPERATIONAL),
                    (3600, State.DEGRADED),
                    (5400, State.RISK_CONTROL),
                )
            ]
            + [(NOW - DAY, State.OPERATIONAL, True)]
        )
        made.watched_since = NOW - 90 * DAY
        entries[made.facts.target] = made


async def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        of = site(Path(folder))
        fill(of, count)
        async with client(of) as web:
            for path in ("/", "/?view=table", "/?group=model", "/?sort=availability", "/prices"):
                answer = await web.get(path)  # templates are compiled once
                took, held = [], []
                for _ in range(ROUNDS):
                    began = process_time()
                    answer = await web.get(path)
                    took.append(process_time() - began)
                    late: list[float] = []
                    ticking = asyncio.create_task(ticks(late))
                    await web.get(path)
                    ticking.cancel()
                    held.append(max(late, default=0.0))
                if answer.status_code == 200:
                    size = len(answer.content) / 1000
                    middle = sorted(took)[ROUNDS // 2] * 1e3
                    print(
                        f"{path:20} CPU {middle:6.1f} ms  {size:6.1f} kB  "
                        f"loop held {sorted(held)[ROUNDS // 2] * 1e3:5.1f} ms"
                    )


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
