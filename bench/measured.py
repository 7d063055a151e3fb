"""Processes under measurement: one on its core, everything else on the others; their CPU and memory."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

_TICKS = os.sysconf("SC_CLK_TCK")
_PATIENCE = 120.0
"""Seconds for a process to answer."""
CORES = sorted(os.sched_getaffinity(0))
UNDER_TEST = frozenset(CORES[:1])
OTHERS = frozenset(CORES[1:])


class Unfit(Exception):
    """Nothing can be measured here; the message says what to do."""


def prepare() -> None:
    """Move this process off the core under test; what it starts ends with it, by SIGTERM too.

    Raises:
        Unfit: there is one core only.
    """
    if not OTHERS:
        raise Unfit("measuring needs two cores: one for what is measured, one for everything else")
    os.sched_setaffinity(0, OTHERS)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


@dataclass(frozen=True, slots=True)
class Process:
    """A running process. `url` is where it answers."""

    popen: "subprocess.Popen[bytes]"
    url: str
    log: Path

    def cpu(self) -> float:
        """Seconds of user and system time of all its threads."""
        return cpu_seconds(Path(f"/proc/{self.popen.pid}/stat").read_text())

    def memory(self) -> int:
        """Resident bytes."""
        text = Path(f"/proc/{self.popen.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("VmRSS:"))

    def wait_for(self, path: str, within: float = _PATIENCE) -> float:
        """Seconds until it answers 200."""
        began = time.monotonic()
        while time.monotonic() - began < within:
            if self.popen.poll() is not None:
                raise Unfit(f"{self.popen.args!r} ended: {self.log.read_text()[-2000:]}")
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                fetch(self.url + path)
                return time.monotonic() - began
            # Asking costs the process time: the longer it takes, the less often.
            time.sleep(0.02 + min(1.0, (time.monotonic() - began) / 20))
        raise Unfit(f"{self.url}{path} did not answer within {within:g} s")


def cpu_seconds(stat: str) -> float:
    """User and system time in the text of /proc/PID/stat; the name in it may hold anything."""
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def fetch(url: str, *, encoding: str = "identity", data: bytes | None = None) -> bytes:
    """What an address answers, as it came over the wire.

    Raises:
        Unfit: no answer, however long one waits.
        URLError: nothing listens there, or it refuses.
    """
    request = urllib.request.Request(url, data, {"accept-encoding": encoding})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            body: bytes = answer.read()
    except TimeoutError as error:
        raise Unfit(f"{url} did not answer within {_PATIENCE:g} s") from error
    return body


@contextlib.contextmanager
def started(
    command: Sequence[str],
    folder: Path,
    port: int,
    *,
    cores: frozenset[int] = OTHERS,
    environment: Mapping[str, str] | None = None,
    files: int | None = None,
) -> Iterator[Process]:
    """A process on these cores; it is ended afterwards, by force after ten seconds.

    `files` is its soft limit of descriptors, which it may raise.
    """

    def prepared() -> None:
        os.sched_setaffinity(0, cores)
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (files or hard, hard))

    handle, name = tempfile.mkstemp(prefix=f"{Path(command[0]).name}-", suffix=".log", dir=folder)
    popen = subprocess.Popen(
        command,
        stdout=handle,
        stderr=handle,
        env={**os.environ, **(environment or {})},
        preexec_fn=prepared,
    )
    os.close(handle)
    try:
        yield Process(popen, f"http://127.0.0.1:{port}", Path(name))
    finally:
        popen.terminate()
        try:
            popen.wait(10)
        except subprocess.TimeoutExpired:
            popen.kill()
            popen.wait()


def exporter(config: Path, storage: Path, port: int, *more: str, turns: Path | None = None) -> list[str]:
    """The command of an exporter; into the file `turns` it writes how long those of its event loop take."""
    module = ["exporter"] if turns is None else ["bench.turns", str(turns)]
    command = [sys.executable, "-m", *module, "serve", f"--config.file={config}", *more]
    return [*command, f"--web.listen-address=127.0.0.1:{port}", f"--storage.path={storage}"]


def samples(text: str, name: str) -> list[tuple[dict[str, str], float]]:
    """Labels and value of the samples of one name. Only the lines with that name are read."""
    lines = "\n".join(line for line in text.splitlines() if line.startswith((f"{name}{{", f"{name} "))) + "\n"
    return [(s.labels, s.value) for f in text_string_to_metric_families(lines) for s in f.samples]


def total(text: str, name: str) -> float:
    """The sum over all series of one name; 0 where there is none."""
    return sum(value for _, value in samples(text, name))
