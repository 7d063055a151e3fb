"""A served exporter whose engine is a double, for tests that need a real process: `python -m tests.support.web_process FOLDER`.

The double's engine dies when the file `die` appears in the folder, appends to `log` what happens to it,
takes as long to end as `linger` says, and fills asyncio's own threads if there is a file `lookups`. It is not
loaded while there is a file `loading`, and answers no page while there is one `slow`. Clients have as many
seconds for anything as `patience` says.
"""

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from exporter import log
from exporter.clock import SystemClock
from exporter.errors import ConfigError, ExporterError
from exporter.web import acceptor, connection
from exporter.web.front import Early, Make
from exporter.web.server import Serving, serve
from tests.support.boards import panel
from tests.support.fake_engine import Double, Episode, load_config


class Engine(Double):
    """Writes down what happens to it."""

    folder: Path

    async def run(self) -> None:
        self.note("runs")
        if (self.folder / "lookups").exists():
            loop = asyncio.get_running_loop()
            self.held = [loop.run_in_executor(None, threading.Event().wait, 60.0) for _ in range(100)]
        try:
            while not (self.folder / "die").exists():  # noqa: ASYNC110 - it is another process's doing
                await asyncio.sleep(0.01)
            raise ValueError("a bug")
        finally:
            linger = self.folder / "linger"
            if linger.exists():
                await asyncio.sleep(float(linger.read_text()))
            self.note("ended")

    async def reload(self) -> None:
        bad = (self.folder / "bad").exists()
        self.note("bad reload" if bad else "reloaded")
        if bad:
            raise ConfigError(["config.yml:1: bad"])

    async def history(self, target: str, since: float) -> list[Episode]:
        self.note("page written")
        while (self.folder / "slow").exists():  # noqa: ASYNC110 - the test removes it
            await asyncio.sleep(0.01)
        return await super().history(target, since)

    def note(self, what: str) -> None:
        with (self.folder / "log").open("a") as file:
            file.write(f"{what}\n")


def main() -> int:
    folder, address = Path(sys.argv[1]), sys.argv[2]
    web = folder / "web.yml"
    log.configure()

    patience = folder / "patience"
    if patience.exists():
        seconds = float(patience.read_text())
        acceptor.HEAD_SECONDS = connection.HEAD_SECONDS = connection.STALL_SECONDS = seconds
        acceptor._SWEEP_SECONDS = 0.05
        connection._SECONDS = {"head": seconds, "body": seconds}

    engine = Engine(load_config(folder), panel())
    engine.folder = folder

    def build(on_open: Callable[[], None]) -> Engine:
        asyncio.get_running_loop().call_soon(on_open)
        return engine

    def prepare() -> Make:
        while (folder / "loading").exists():
            time.sleep(0.01)
        return build

    def listening(url: str) -> None:
        (folder / "url.part").write_text(url)
        (folder / "url.part").rename(folder / "url")

    serving = Serving(
        (address,),
        web if web.exists() else None,
        lifecycle=True,
        play_money=False,
        on_listening=listening,
        look_seconds=0.1,
    )
    try:
        return serve(Early(engine.board, engine.config, prepare), SystemClock(), serving)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    except ExporterError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
