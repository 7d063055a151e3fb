"""Running the operator's own commands: in bounded time, in bounded memory, and leaving nothing behind."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence


def run(argv: Sequence[str], environment: Mapping[str, str], timeout: float, most: int) -> tuple[int, bytes]:
    """Exit status and standard output, of which no more than one byte over `most` is read. Seconds.

    Raises:
        TimeoutError: it was not done in time. It and all that it has started are ended.
        OSError, ValueError: it cannot be run.
    """
    late = threading.Event()
    with subprocess.Popen(  # noqa: S603 - the operator's own command, without a shell
        argv,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None  # noqa: S101 - it is a pipe

        def end() -> None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        def too_late() -> None:
            late.set()
            end()

        timer = threading.Timer(timeout, too_late)
        timer.start()
        try:
            printed = process.stdout.read(most + 1)
            if len(printed) > most:
                end()
            status = process.wait()
        except BaseException:
            end()
            raise
        finally:
            timer.cancel()
    if late.is_set():
        raise TimeoutError
    return status, printed
