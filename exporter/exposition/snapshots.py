"""Answers to scrapes, prepared in slices so that they do not falsify the latencies measured beside them."""

import asyncio
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from exporter.core.board import Board
from exporter.exposition.render import Renderer, tail

_WRITTEN_AT_ONCE = 20
"""Changed targets whose lines are written between two pauses: about two milliseconds ..."""
_TURNS = 50
"""... and more where there would be more pauses than these: in each, everybody else is waited for."""
_CHUNK = 1 << 20
"""Characters that are compressed at a time, in a thread."""
_GZIP = zlib.MAX_WBITS | 16


class _Packer(Protocol):
    """What zlib's compressor offers and `_Plain` imitates."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...

    def copy(self) -> "_Packer": ...


class _Plain:
    """Passes bytes through, for clients that take no gzip."""

    def compress(self, data: bytes, /) -> bytes:
        return data

    def flush(self) -> bytes:
        return b""

    def copy(self) -> "_Plain":
        return self


def _packer(*, gzip: bool) -> _Packer:
    # Level 1 costs an eighth of level 9 and writes a fifth more: on a scrape, time is dearer.
    return zlib.compressobj(1, zlib.DEFLATED, _GZIP) if gzip else _Plain()


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """An exposition up to the process's metrics, and the compressor in the state after it."""

    board: Board
    version: int
    parts: tuple[bytes, ...]
    packer: _Packer


class Snapshots:
    """The board's exposition, prepared at most once for each of its versions.

    Only the process's metrics are read anew for every scrape and packed behind the prepared part.
    """

    def __init__(self) -> None:
        self._renderer = Renderer()
        self._lock = asyncio.Lock()
        self._kept: dict[tuple[bool, bool], _Snapshot] = {}
        # Not asyncio's own: slow lookups of names can fill that, and scrapes would wait for them.
        self._packers = ThreadPoolExecutor(1, thread_name_prefix="scrapes")

    async def parts(self, board: Board, *, openmetrics: bool, gzip: bool) -> list[bytes]:
        """The body of an answer to a scrape, in pieces of about a megabyte of text each."""
        snapshot = await self._fresh(board, openmetrics=openmetrics, gzip=gzip)
        packer = snapshot.packer.copy()
        end = packer.compress(tail(openmetrics=openmetrics).encode()) + packer.flush()
        return [*snapshot.parts, end]

    async def _fresh(self, board: Board, *, openmetrics: bool, gzip: bool) -> _Snapshot:
        key = (openmetrics, gzip)
        async with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept.board is not board or kept.version != board.version:
                kept = self._kept[key] = await self._prepare(board, openmetrics=openmetrics, gzip=gzip)
            return kept

    async def _prepare(self, board: Board, *, openmetrics: bool, gzip: bool) -> _Snapshot:
        await self._write_most(board)
        self._renderer.write(board, self._renderer.stale(board))
        version = board.version
        packer = _packer(gzip=gzip)
        parts: list[bytes] = []
        pending: list[str] = []
        size = 0
        for chunk in self._renderer.chunks(board, openmetrics=openmetrics):
            pending.append(chunk)
            size += len(chunk)
            if size >= _CHUNK:
                parts.append(await self._pack(packer, pending))
                pending, size = [], 0
        parts.append(await self._pack(packer, pending))
        return _Snapshot(board, version, tuple(parts), packer)

    async def _pack(self, packer: _Packer, texts: list[str]) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self._packers, _pack, packer, texts)

    async def _write_most(self, board: Board) -> None:
        """Write what has changed, with pauses, until little is left that changed during the pauses."""
        while len(stale := self._renderer.stale(board)) > _WRITTEN_AT_ONCE:
            at_once = max(_WRITTEN_AT_ONCE, len(stale) // _TURNS)
            for start in range(0, len(stale), at_once):
                self._renderer.write(board, stale[start : start + at_once])
                await asyncio.sleep(0)


def _pack(packer: _Packer, texts: list[str]) -> bytes:
    return packer.compress("".join(texts).encode())
