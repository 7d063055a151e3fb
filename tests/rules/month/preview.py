"""A Prometheus for looking at the dashboards: `python -m tests.rules.month.preview [SCENE]`. Ctrl-C ends it.

It listens on loopback, holds the simulated month with the shipped rules recorded over it, and goes on from there with
an exporter that stands still. Give its address to any Grafana as a data source.
"""

import argparse
import os
import signal
import tempfile
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from exporter.core.board import Board
from exporter.core.vocabulary import Reason, State
from tests.rules.alertmanager import until
from tests.rules.dashboards import QUERIES, parsable
from tests.rules.month import backfill, crowd, live
from tests.rules.month.samples import last_board
from tests.rules.month.truth import SUBJECTS, Episode, Month, month
from tests.rules.prometheus import PATIENCE, Prometheus, running
from tests.rules.promql import parse, selectors

SCENES = {
    "month": "eight targets, of which some are amiss",
    "calm": "the same with nothing amiss in the whole month",
    "storm": "the same, and all of them fail since three hours",
    "crowd": "three hundred targets without a past",
    "empty": "no data at all",
}
PACE = "15s"
"""Between scrapes and evaluations."""


def truth(scene: str, end: int) -> Month:
    """The month of a scene."""
    if scene == "calm":
        well = [replace(one, episodes=(), verified=True, retires_in_days=None) for one in SUBJECTS]
        return month(end, well)
    if scene == "storm":
        outage = Episode(3.0, 0.0, State.SUSPENDED, Reason.NO_CHANNEL)
        ended = [[e for e in one.episodes if e.ended > outage.began] for one in SUBJECTS]
        ill = [replace(one, episodes=(*e, outage)) for one, e in zip(SUBJECTS, ended, strict=True)]
        return month(end, ill)
    return month(end)


def _board(scene: str, home: Path, tools: backfill.Tools) -> Board:
    """What the exporter says from now on; its past lies in the folder then."""
    if scene == "crowd":
        return crowd.board()
    made = truth(scene, int(time.time()) // 60 * 60)
    wanted = {one.name for asked in QUERIES for one in selectors(parse(parsable(asked.expr)))}
    backfill.load(made, wanted, home, tools)
    board = last_board(made)
    if scene == "calm":
        crowd.mend(board)
    return board


def _say(server: Prometheus) -> None:
    print(f"Prometheus, as a data source for Grafana: {server.url}", flush=True)
    print("Scrape interval to give it there: 4m, as the month has it. Ctrl-C ends this.", flush=True)
    threading.Event().wait()


def _evaluated(server: Prometheus) -> bool:
    return bool(server.query('ALERTS{alertname="AIVideoWatchdog"}', time.time()))


def main() -> None:
    """Load, serve, and wait to be ended; whatever ends it, nothing is left behind."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _run(_asked())


def _asked() -> argparse.Namespace:
    told = "\n".join(f"  {name:8}{about}" for name, about in SCENES.items())
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, epilog=f"scenes:\n{told}", formatter_class=form)
    parser.add_argument("scene", nargs="?", default="month", choices=SCENES, metavar="SCENE")
    parser.add_argument("--port", type=int, default=0, help="a free one unless given")
    return parser.parse_args()


def _run(given: argparse.Namespace) -> None:
    tools = backfill.Tools(os.environ.get("PROMTOOL", "promtool"), os.environ.get("PROMETHEUS", "prometheus"))
    with tempfile.TemporaryDirectory(prefix="sora-exporter-preview-") as folder:
        home = Path(folder)
        data = home / "data"
        if given.scene == "empty":
            with running(data, {}, tools.prometheus, port=given.port) as server:
                _say(server)
            return
        print("Loading; a month takes about a minute.", flush=True)
        board = _board(given.scene, home, tools)
        with live.watched(board, data, tools.prometheus, port=given.port, pace=PACE) as server:
            until(lambda: _evaluated(server), PATIENCE)
            _say(server)


if __name__ == "__main__":
    main()
