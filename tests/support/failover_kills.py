"""Killing the program at every moment of a video, and letting it go on."""

import multiprocessing
import os
import random
import signal
import threading
import time
from pathlib import Path
from typing import Any

from tests.support.failover_program import main
from tests.support.paid_server import CLIP, Answer, Asked, PaidServer

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.support.failover_program"])
MOMENTS = (
    "create arrives",
    "create is answered",
    "a look arrives",
    "a download arrives",
    "half a download",
    "any",
)


def kill_and_go_on(paid: PaidServer, folder: Path, moment: str, chance: random.Random) -> None:
    """One video: the program is killed at `moment`, and run again until it has its file."""
    folder.mkdir()
    before = len(paid.bills)
    process = _start(paid, folder)
    killed = threading.Event()

    def kill() -> None:
        if not killed.is_set():
            killed.set()
            process.kill()

    def meet(asked: Asked) -> None:
        create, content = asked.method == "POST", asked.path.endswith("/content")
        look = not create and not content and asked.path != "/v1/videos"
        if (moment, True) in (
            ("create arrives", create),
            ("a look arrives", look),
            ("a download arrives", content),
        ):
            kill()
        if moment == "create is answered" and create:
            threading.Timer(chance.uniform(0, 0.03), kill).start()
        if moment == "half a download" and content and not killed.is_set():
            with paid.lock:
                paid.downloads.appendleft(Answer(cut=chance.randrange(len(CLIP))))
            threading.Timer(chance.uniform(0, 0.02), kill).start()

    paid.on_request = meet
    paid.looks.extend(["queued", "in_progress"])
    if moment == "any":
        time.sleep(chance.uniform(0.0, 0.4))
        kill()
    _ended(process)
    paid.on_request = lambda asked: None
    for _ in range(2):
        if not (folder / "clip.mp4").exists():
            assert _ended(_start(paid, folder)) == 0
    assert (folder / "clip.mp4").read_bytes() == CLIP
    assert len(paid.bills) == before + 1
    paid.looks.clear()
    paid.downloads.clear()


def _start(paid: PaidServer, folder: Path) -> Any:
    """The program, in a process that is forked where all is imported already: each would take a second."""
    process = FORKS.Process(target=main, args=(paid.url, folder))
    process.start()
    return process


def _ended(process: Any) -> int:
    process.join(30)
    code: int = process.exitcode
    return code


def interrupt(paid: PaidServer, folder: Path) -> None:
    """The same with Ctrl-C in the middle of the create."""
    folder.mkdir()
    process = _start(paid, folder)
    paid.creates.append(Answer(bill=True, delay=0.3))
    paid.on_request = lambda asked: os.kill(process.pid, signal.SIGINT) if asked.method == "POST" else None
    assert _ended(process) != 0
    paid.on_request = lambda asked: None
    assert _ended(_start(paid, folder)) == 0
    assert (folder / "clip.mp4").read_bytes() == CLIP
