"""Threads for one kind of work: whatever holds up other kinds does not hold up this one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """A few threads of their own. They start with the first work and end with the process."""

    def __init__(self, kind: str, threads: int = 1) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=kind)

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `call` gives, in one of the threads. Cancelled, it does not begin if it has not begun."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(call, *args, **kwargs))

    def end(self) -> None:
        """Take no more work, and forget what has not begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)
