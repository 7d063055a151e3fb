"""The failover scoreboard: what four ways to ask for a video deliver, and what they are billed.

Run as `make bench-failover` or `python -m bench.failover [CONTENDER]...`: real sockets, every fault once for
each way. The official channel takes $0.40 for a video, the reverse one $0.12. A contender that has not
answered after `LIMIT` seconds is killed, and counted as hanging.
"""

import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from bench.failover_faults import FAULTS, Fault
from tests.full.litellm_proxy import FOLDER, installed
from tests.support.faulty_server import refused_port
from tests.support.paid_server import CLIP, PaidServer, paid_server

ROOT = Path(__file__).parents[1]
LIMIT = 25.0
"""Seconds for one video; each takes a fraction of one where nothing is wrong."""
TITLES = {
    "loop": "plain loop: official, then reverse, on any exception",
    "sdk": "openai SDK with its defaults, official only",
    "litellm": "LiteLLM Router with a fallback",
    "ours": "sora_exporter.Videos",
}
PRICES = (0.40, 0.12)
"""Dollars for a video, official and reverse."""


@dataclass
class Score:
    """What became of one request for a video."""

    delivered: bool
    bills: int
    usd: float
    seconds: float
    error: str | None
    hung: bool

    def wrong(self, fault: Fault) -> bool:
        """It says what is not so, or withholds what could be had."""
        if self.hung or (self.error is None) is not self.delivered:
            return True
        return fault.video and not self.delivered

    def overpaid(self, fault: Fault) -> int:
        """Bills beyond what is right."""
        return max(0, self.bills - fault.bills)


class Contender:
    """A process that asks, started anew where it hangs."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def warm_up(self) -> None:
        """Let it start, import, and ask once where nothing is wrong; unless it runs."""
        if self._process is None:
            with _stage(FAULTS[0]) as (_, _, case):
                self.ask(case, 120.0)

    def ask(self, case: dict[str, Any], limit: float = LIMIT) -> tuple[str | None, bool]:
        """The error it tells, and whether it hung."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(case) + "\n")
        process.stdin.flush()
        if select.select([process.stdout], [], [], limit)[0]:
            error: str | None = json.loads(process.stdout.readline())["error"]
            return error, False
        self._end()
        return "(hangs)", True

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            python = sys.executable
            if self._name == "litellm":
                installed()
                python = str(FOLDER / "bin" / "python")
            env = {**os.environ, "PYTHONPATH": str(ROOT), "LITELLM_LOCAL_MODEL_COST_MAP": "True"}
            self._process = subprocess.Popen(
                [python, "-W", "ignore", str(ROOT / "bench" / "failover_contenders.py"), self._name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env=env,
            )
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@contextmanager
def _stage(fault: Fault) -> Iterator[tuple[PaidServer, PaidServer, dict[str, Any]]]:
    """Both channels with the fault set up, and what a contender is told of them."""
    with ExitStack() as stack:
        official, reverse = (stack.enter_context(paid_server()) for _ in PRICES)
        for server in (official, reverse):
            # A real job is not done at the first look.
            server.looks.append("queued")
        fault.set_up(official)
        if fault.everywhere:
            fault.set_up(reverse)
        urls = {
            None: official.url,
            "refused": f"http://127.0.0.1:{refused_port()}/v1",
            "tls": official.url.replace("http://", "https://"),
        }
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield (
            official,
            reverse,
            {
                "official": urls.get(fault.url, fault.url),
                "reverse": reverse.url,
                "path": str(folder / "clip.mp4"),
                "budget_usd": fault.budget_usd,
                "exporter": f"http://127.0.0.1:{refused_port()}" if fault.exporter else None,
            },
        )


def score(contender: Contender, fault: Fault) -> Score:
    """Let a contender ask for one video."""
    contender.warm_up()
    with _stage(fault) as (official, reverse, case):
        began = time.monotonic()
        error, hung = contender.ask(case)
        seconds = time.monotonic() - began
        file = Path(case["path"])
        delivered = file.exists() and file.read_bytes() == CLIP
        bills = [len(official.bills), len(reverse.bills)]
        if fault.refunded:
            bills[0] = 0
        usd = sum(count * price for count, price in zip(bills, PRICES, strict=True))
        return Score(delivered, sum(bills), usd, seconds, error, hung)


@dataclass
class Board:
    """Everybody's scores, in the order of the faults."""

    names: Sequence[str]
    scores: dict[str, list[Score]] = field(default_factory=dict)

    def totals(self) -> str:
        """The table for the README."""
        lines = [
            "| way | videos delivered | videos billed | billed in vain or twice | dollars | seconds | wrong errors |",
            "|---|---|---|---|---|---|---|",
        ]
        for name in self.names:
            found = list(zip(self.scores[name], FAULTS, strict=True))
            cells = (
                f"{_had(self.scores[name])} of {sum(fault.video for fault in FAULTS)}",
                str(sum(one.bills for one, _ in found)),
                str(sum(one.overpaid(fault) for one, fault in found)),
                f"{sum(one.usd for one, _ in found):.2f}",
                f"{sum(one.seconds for one, _ in found):.0f}",
                str(sum(one.wrong(fault) for one, fault in found)),
            )
            lines.append(f"| {TITLES[name]} | {' | '.join(cells)} |")
        return "\n".join(lines)

    def details(self) -> str:
        """Fault by fault: video or none, bills, seconds, and `!` where it was wrong."""
        lines = ["| fault | right | " + " | ".join(self.names) + " |", "|---" * (2 + len(self.names)) + "|"]
        for i, fault in enumerate(FAULTS):
            right = (
                f"{'video' if fault.video else 'error'}, {fault.bills} bill{'' if fault.bills == 1 else 's'}"
            )
            cells = [_cell(self.scores[name][i], fault) for name in self.names]
            lines.append(f"| {fault.name} | {right} | {' | '.join(cells)} |")
        return "\n".join(lines)


def _had(scores: Sequence[Score]) -> int:
    """Videos delivered where one could be had."""
    return sum(one.delivered and fault.video for one, fault in zip(scores, FAULTS, strict=True))


def _cell(one: Score, fault: Fault) -> str:
    said = "video" if one.delivered else "hangs" if one.hung else "error"
    bills = f"{one.bills} billed"
    bills = f"**{bills}**" if one.overpaid(fault) else bills
    return f"{said}{' !' if one.wrong(fault) else ''}, {bills}, {one.seconds:.1f} s"


def run(names: Sequence[str]) -> Board:
    """Every fault for each of these contenders."""
    board = Board(names)
    for name in names:
        with Contender(name) as contender:
            board.scores[name] = []
            for fault in FAULTS:
                one = score(contender, fault)
                board.scores[name].append(one)
                print(
                    f"{name:8} {fault.name:36} {_cell(one, fault):40} {one.error or ''}"[:180],
                    file=sys.stderr,
                )
    return board


def main() -> int:
    """Print both tables; 1 where ours has overpaid or delivered less than another."""
    names = sys.argv[1:] or list(TITLES)
    board = run(names)
    print(board.totals(), board.details(), sep="\n\n")
    if "ours" not in names:
        return 0
    ours = board.scores["ours"]
    overpaid = sum(one.overpaid(fault) for one, fault in zip(ours, FAULTS, strict=True))
    delivered = {name: _had(board.scores[name]) for name in names}
    return int(overpaid > 0 or delivered["ours"] < max(delivered.values()))


if __name__ == "__main__":
    sys.exit(main())
