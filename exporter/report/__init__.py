"""Real traffic as evidence: one line makes an existing program report its calls to an exporter.

    from sora_exporter import report
    client = report.watch(OpenAI(...), "sora-2-official", exporter="http://127.0.0.1:9847", token="...")

Every call of that client then becomes an observation, sent in the background by one thread. The calls
themselves are neither delayed nor changed, and nothing that goes wrong here reaches them. Prompts, keys and
products never leave the program: see `exporter.report.masking`.
"""

import socket
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from exporter.report.calls import WatchedCall
from exporter.report.clients import Watched, watch_client
from exporter.report.reading import Reader
from exporter.report.sender import Counts, Observation, Sender

__all__ = ["Counts", "Observation", "Sender", "TrafficReporter", "watch"]
_LONGEST_NAME: Final = 128


class TrafficReporter:
    """Reports the calls of any number of clients to one exporter.

    Args:
        exporter: its address, such as `http://127.0.0.1:9847`.
        token: the bearer token of its `global.observations.token_file`.
        name: what the exporter calls this reporter; the machine's name unless given. Alone one reporter
            suspends no official target, two that agree do.
        capacity: observations that wait at most; the oldest make room.

    Raises:
        ValueError: the address or the token cannot be used.
    """

    def __init__(self, exporter: str, token: str, *, name: str | None = None, capacity: int = 1000) -> None:
        self.sender = Sender(exporter, token, capacity=capacity)
        self.name = (name or socket.gethostname())[:_LONGEST_NAME]
        self.reader = Reader(self.name)

    def watch(self, client: Watched, target: str | Mapping[str, str]) -> Watched:
        """Report every call of this client from now on; the same client.

        Args:
            client: a client or a transport of httpx2 or httpx, sync or async, or an OpenAI client.
            target: the name of the target that is called; or by the model's name on the wire, for a client
                that calls several. Calls of models that are not named are not reported.

        Raises:
            TypeError: it is none of these.
        """

        def target_of(model: str | None) -> str | None:
            return target if isinstance(target, str) else target.get(model or "")

        def note(call: WatchedCall) -> None:
            self.sender.put_off(lambda: self.reader.read(call, target_of))

        return watch_client(client, note)

    def flush(self, timeout: float = 2.0) -> bool:
        """Wait up to `timeout` seconds until everything is sent or dropped; whether it was."""
        return self.sender.flush(timeout)

    def close(self, timeout: float = 2.0) -> None:
        """Flush, then end the thread; a later call of a watched client starts it again."""
        self.sender.close(timeout)


def watch(
    client: Watched,
    target: str | Mapping[str, str],
    *,
    exporter: str,
    token: str,
    name: str | None = None,
) -> Watched:
    """Report every call of a client; see `TrafficReporter`. Clients of one exporter share a queue."""
    return _reporter(exporter, token, name).watch(client, target)


@lru_cache(maxsize=64)
def _reporter(exporter: str, token: str, name: str | None) -> TrafficReporter:
    return TrafficReporter(exporter, token, name=name)
