"""A trial installation on loopback: exporter, Prometheus, Alertmanager, with the shipped rules and routes.

It shows the demo; with --game-day a quiet simulator instead, whose services you break. Notifications are said
on the terminal. Ctrl-C ends everything and leaves nothing behind.
"""

import argparse
import asyncio
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from installation import Addresses, Installation
from programs import Failed
from sink import server


@contextmanager
def _sink() -> Iterator[str]:
    """Say what is sent to the yielded URL."""
    # Every notification has a thread of its own.
    speaking = threading.Lock()

    def say(text: str) -> None:
        with speaking:
            print(f"{datetime.now().astimezone():%H:%M:%S}  {text}", flush=True)

    with server(say) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}"
        finally:
            listening.shutdown()
            thread.join()


def _greeting(at: Addresses, installation: Installation) -> str:
    lines = [
        f"status page     http://{at.exporter}/",
        f"Prometheus      http://{at.prometheus}/alerts",
        f"Alertmanager    http://{at.alertmanager}/",
    ]
    if at.simulator is not None:
        control = f"http://{at.simulator}/control"
        pids = {program.name: program.process.pid for program in installation.programs.started}
        target, broken = f"{control}/targets/apiyi-sora-2", '"suspended", "reasons": ["no_channel"]'
        lines += [
            f"simulator       {control}",
            "",
            f"break a service   curl {target} -d '{{\"state\": {broken}}}'",
            f'mend it           curl {target} -d \'{{"state": "operational"}}\'',
            f"cut the network   kill -STOP {pids['simulator']}, later kill -CONT {pids['simulator']}",
            f"lose the exporter kill -STOP {pids['exporter']}, later kill -CONT {pids['exporter']}",
            "",
        ]
    return "\n".join([*lines, "Notifications appear below as they are sent. Ctrl-C ends everything."])


async def _run(at: Addresses, folder: Path, notifications: str) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    installation = Installation(at, folder, notifications)

    async def work() -> None:
        await installation.start()
        print(_greeting(at, installation), flush=True)
        async for end in installation.programs.ends():
            if at.simulator is None:
                raise Failed(end)
            print(end, flush=True)

    try:
        async with asyncio.TaskGroup() as tasks:
            working = tasks.create_task(work())
            stopping = tasks.create_task(stop.wait())
            await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
            working.cancel()
            stopping.cancel()
    finally:
        print("Ending everything.", flush=True)
        await installation.programs.end()
    return 0


def main() -> int:
    """Run the installation; 0 when it was ended by hand, 1 when it failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--game-day", action="store_true", help="services that you break yourself")
    ports = {"exporter": 9847, "prometheus": 9090, "alertmanager": 9093, "simulator": 9848}
    for name, port in ports.items():
        parser.add_argument(f"--{name}", default=f"127.0.0.1:{port}", metavar="HOST:PORT")
    given = parser.parse_args()
    simulator = given.simulator if given.game_day else None
    at = Addresses(given.exporter, given.prometheus, given.alertmanager, simulator)
    try:
        at.check()
        with tempfile.TemporaryDirectory(prefix="sora-exporter-stack-") as folder, _sink() as notifications:
            return asyncio.run(_run(at, Path(folder), notifications))
    except* Failed as failures:
        print(*failures.exceptions, sep="\n", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
