"""Long work in short turns of the event loop: what is measured beside it must not wait for it."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Final, TypeVar

T = TypeVar("T")
_TURN: Final = 0.001
"""Seconds after which others get their turn; one item more is finished."""


async def in_turns(items: Iterable[T]) -> AsyncIterator[T]:
    """These items, with a pause after every millisecond of making them and of what is done with them.

    By the loop's clock: in virtual time, where nobody is kept waiting, there is no pause.
    """
    now = asyncio.get_running_loop().time
    until = now() + _TURN
    for item in items:
        yield item
        if now() >= until:
            await asyncio.sleep(0)
            until = now() + _TURN
