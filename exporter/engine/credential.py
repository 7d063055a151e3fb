"""What gateways tell of our keys, read at a slow beat: money before it is empty, a key before it expires.

Targets that show the same key to the same gateway share one reading: hundreds of models behind one key are
usual, and to ask for each of them would be more requests than their probes.
"""

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

from exporter.config import TargetConfig
from exporter.core.board import Board, Entry
from exporter.dialects.base import Credential, Dialect
from exporter.turns import in_turns

EVERY: Final = 600.0
"""Seconds between two readings: a burn of three hours is seen in eighteen of them."""
_FIRST: Final = 5.0
"""Seconds until the first one: the free probes have their turn first."""
_APART: Final = 0.05
"""Seconds between the first readings of keys that are new at the same time."""
_RARELY: Final = 6 * 3600.0
"""Seconds until a gateway that tells nothing is asked again."""
_PATIENCE: Final = 3
"""Readings in a row that may fail before what was told last is forgotten."""


@dataclass(frozen=True, slots=True, eq=False)
class Holder:
    """A target whose gateway may tell of its key. `key`: equal where the same is asked in the same way."""

    key: Hashable
    dialect: Dialect
    entry: Entry


def key_of(target: TargetConfig) -> Hashable:
    """Who is asked, with what, and how: equal for targets of which the same would be told."""
    way = (target.ca_file, target.proxy_url, target.no_proxy, target.tls_server_name)
    return (target.base_url, target.api, target.api_key, tuple(sorted(target.headers.items())), *way)


@dataclass(slots=True, eq=False)
class _Shared:
    """One key at one gateway."""

    holders: dict[Holder, None] = field(default_factory=dict)
    """In their order: the first one asks, for all. There may be thousands."""
    told: Credential | None = None
    failed: int = 0
    timer: asyncio.TimerHandle | None = None
    reading: "asyncio.Task[None] | None" = None


class CredentialWatch:
    """Reads them for as long as targets hold them. No probe: its failures are no evidence."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._shared: dict[Hashable, _Shared] = {}
        self._next = 0.0
        """When the next new key may be asked of, in the time of the loop."""

    def join(self, holder: Holder, tasks: asyncio.TaskGroup) -> None:
        """Show on this target's entry what is told of its key. Readings run in `tasks`."""
        shared = self._shared.get(holder.key)
        if shared is None:
            shared = self._shared[holder.key] = _Shared()
            self._next = max(self._next + _APART, asyncio.get_running_loop().time() + _FIRST)
            self._wait(shared, self._next, tasks)
        shared.holders[holder] = None
        if shared.told is not None:
            self._show(holder.entry, shared.told)

    def leave(self, holder: Holder, tasks: asyncio.TaskGroup) -> None:
        """This target is not asked for any more; another one goes on where it was."""
        shared = self._shared[holder.key]
        asked = next(iter(shared.holders)) is holder and shared.reading is not None
        del shared.holders[holder]
        if not shared.holders:
            del self._shared[holder.key]
            _stop(shared)
        elif asked:
            _stop(shared)
            self._wait(shared, asyncio.get_running_loop().time() + _FIRST, tasks)

    def stop(self) -> None:
        """Read nothing more."""
        for shared in self._shared.values():
            _stop(shared)

    def _wait(self, shared: _Shared, at: float, tasks: asyncio.TaskGroup) -> None:
        def due() -> None:
            shared.reading = tasks.create_task(self._read(shared, tasks), name="credential")

        shared.timer = asyncio.get_running_loop().call_at(at, due)

    async def _read(self, shared: _Shared, tasks: asyncio.TaskGroup) -> None:
        told = await next(iter(shared.holders)).dialect.credential()
        shared.failed = 0 if told is not None else shared.failed + 1
        if told is not None or shared.failed >= _PATIENCE:
            shared.told = told
            async for holder in in_turns([*shared.holders]):
                if holder in shared.holders:
                    self._show(holder.entry, told or Credential())
        shared.reading = None
        known = shared.told is not None and shared.told != Credential()
        pause = EVERY if told is not None or known else _RARELY
        self._wait(shared, asyncio.get_running_loop().time() + pause, tasks)

    def _show(self, entry: Entry, told: Credential) -> None:
        if (entry.balance_usd, entry.credential_expires_at) != (told.balance_usd, told.expires_at):
            entry.balance_usd, entry.credential_expires_at = told.balance_usd, told.expires_at
            self._board.touch(entry.facts.target)


def _stop(shared: _Shared) -> None:
    if shared.timer is not None:
        shared.timer.cancel()
    if shared.reading is not None:
        shared.reading.cancel()
        shared.reading = None
