"""Answers to scrapes, prepared in slices so that they do not falsify the latencies measured beside them."""

import asyncio
import zlib
from collections.abc import Callable
from typing import Final, Protocol

from exporter.core.board import Board
from exporter.exposition.process import open_descriptors
from exporter.exposition.render import Renderer, tail
from exporter.turns import in_turns

_GZIP: Final = zlib.MAX_WBITS | 16


class _Packer(Protocol):
    """What a compressor offers and `_Plain` imitates."""

    def compress(self, data: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


class _Plain:
    """Passes bytes through, for clients that take no gzip."""

    def compress(self, data: bytes, /) -> bytes:
        return data

    def flush(self) -> bytes:
        return b""


def _gzip() -> Callable[[], _Packer]:
    """Makes compressors.

    ISA-L packs this text at 3 GB/s; zlib does 0.4 GB/s for the same size, and that takes as long as all the
    rest of a scrape. It is there for x86-64 and ARM64; elsewhere zlib does it.
    """
    try:
        from isal import isal_zlib
    except ImportError:
        return lambda: zlib.compressobj(1, zlib.DEFLATED, _GZIP)
    return lambda: isal_zlib.compressobj(1, isal_zlib.DEFLATED, _GZIP)


class Snapshots:
    """The board's exposition, each time as of now; what targets say is kept from one time to the next."""

    def __init__(self) -> None:
        self._renderers = {openmetrics: Renderer(openmetrics=openmetrics) for openmetrics in (False, True)}
        self._gzip = _gzip()
        # One at a time: of two that take turns each would last as long as both.
        self._lock = asyncio.Lock()

    async def parts(self, board: Board, *, openmetrics: bool, gzip: bool) -> list[bytes]:
        """The body of an answer to a scrape, in pieces of at most half a megabyte."""
        packer = self._gzip() if gzip else _Plain()
        async with self._lock:
            parts = await self._packed(board, self._renderers[openmetrics], packer)
        descriptors = None
        async for counted in in_turns(open_descriptors()):
            descriptors = counted
        end = tail(descriptors, openmetrics=openmetrics).encode()
        parts.append(packer.compress(end) + packer.flush())
        return parts

    async def _packed(self, board: Board, renderer: Renderer, packer: _Packer) -> list[bytes]:
        async for _ in in_turns(renderer.refresh(board)):
            pass
        return [packer.compress(chunk.encode()) async for chunk in in_turns(renderer.chunks(board)) if chunk]
