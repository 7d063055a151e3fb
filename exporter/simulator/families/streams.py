"""Event streams as the chat families write them: chunks, progress, pings and ends."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exporter.simulator.wire import NEVER, Chunk

DONE: Final = b"data: [DONE]\n\n"
PING: Final = b": ping\n\n"
_SILENCE: Final = 45.0
"""Seconds of silence after which some servers send a comment."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The fields that every chunk of one stream repeats."""

    id: str
    model: str
    created: int

    def event(self, delta: dict[str, object], finish: str | None = None, usage: bool = False) -> bytes:
        """One chunk of a chat completion."""
        value: dict[str, object] = {
            "id": self.id,
            "object": "chat.completion.chunk",
            "created": self.created,
            "model": self.model,
            "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
        }
        if usage:
            value["usage"] = {"prompt_tokens": 14, "completion_tokens": 240, "total_tokens": 254}
        return event(value)


def event(value: object) -> bytes:
    """One event of a stream."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def waiting(pieces: list[tuple[float, bytes]]) -> tuple[Chunk, ...]:
    """Pieces at their times (seconds from the first) as chunks, with comments in long silences."""
    chunks: list[Chunk] = []
    last = 0.0
    for at, data in pieces:
        chunks.extend(_pings(at - last))
        chunks.append(Chunk(data, (at - last) - _SILENCE * ((at - last) // _SILENCE)))
        last = at
    return tuple(chunks)


def _pings(silence: float) -> Iterator[Chunk]:
    for _ in range(int(silence // _SILENCE)):
        yield Chunk(PING, _SILENCE)


def endless() -> tuple[Chunk, ...]:
    """Comments for longer than anybody listens."""
    return tuple(_pings(NEVER))
