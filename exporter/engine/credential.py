"""What a gateway tells of our key, read at a slow beat: money before it is empty, a key before it expires."""

import asyncio
import contextlib
from typing import Final

from exporter.core.board import Board, Entry
from exporter.dialects.base import Credential, Dialect

EVERY: Final = 600.0
"""Seconds between two readings: a burn of three hours is seen in eighteen of them."""
_FIRST: Final = 5.0
_RARELY: Final = 6 * 3600.0
"""Seconds until a gateway that tells nothing is asked again."""
_PATIENCE: Final = 3
"""Readings in a row that may fail before what was told last is forgotten."""


class CredentialWatch:
    """Reads it for one target, for as long as its task lives. No probe: its failures are no evidence."""

    def __init__(self, dialect: Dialect, entry: Entry, board: Board) -> None:
        self._dialect = dialect
        self._entry = entry
        self._board = board

    async def run(self, measured: asyncio.Event) -> None:
        """Begin once the free probes have had their turn, but do not wait long for rare ones."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(measured.wait(), _FIRST)
        failed = 0
        while True:
            told = await self._dialect.credential()
            failed = 0 if told is not None else failed + 1
            if told is not None or failed >= _PATIENCE:
                self._note(told or Credential())
            known = self._entry.credential_told
            await asyncio.sleep(EVERY if told is not None or known else _RARELY)

    def _note(self, told: Credential) -> None:
        entry = self._entry
        if (entry.balance_usd, entry.credential_expires_at) != (told.balance_usd, told.expires_at):
            entry.balance_usd, entry.credential_expires_at = told.balance_usd, told.expires_at
            self._board.touch(entry.facts.target)
