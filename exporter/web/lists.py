"""Lists of thousands of targets in pieces: sorted in a thread, and written as JSON a little at a time."""

import heapq
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

T = TypeVar("T")
_SORTED_AT_ONCE: Final = 1000
PIECE: Final = 1 << 16
"""Characters of an answer that are encoded, hashed and sent at a time."""


def in_order(items: Sequence[T], key: Callable[[T], Any]) -> list[T]:
    """The same as `sorted`, for a thread: while thousands are sorted at once nobody else can run."""
    parts = [items[i : i + _SORTED_AT_ONCE] for i in range(0, len(items), _SORTED_AT_ONCE)]
    return list(heapq.merge(*(sorted(part, key=key) for part in parts), key=key))


def used_up(items: list[T]) -> Iterator[T]:
    """These items in their order; each leaves the list: to free thousands at once takes milliseconds."""
    items.reverse()
    while items:
        yield items.pop()


json_text: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
"""A value as JSON without spaces."""


class LongText:
    """A text of thousands of parts, in pieces of some 64 kB."""

    def __init__(self) -> None:
        self._done: list[bytes] = []
        self._pending: list[str] = []
        self._size = 0

    def put(self, text: str) -> None:
        """The next part."""
        self._pending.append(text)
        self._size += len(text)
        if self._size >= PIECE:
            self._flush()

    def end(self, text: str = "") -> list[bytes]:
        """All of it, ended by a text."""
        self.put(text)
        if self._pending:
            self._flush()
        return self._done

    def _flush(self) -> None:
        self._done.append("".join(self._pending).encode())
        self._pending, self._size = [], 0


class Rows(LongText):
    """JSON of lists and objects with thousands of members."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.begin(text)

    def begin(self, text: str) -> None:
        """What stands before the first member."""
        self.put(text)
        self._before = ""

    def add(self, member: object, name: str | None = None) -> None:
        """Another member; of an object with its name."""
        key = "" if name is None else f"{json_text(name)}:"
        self.put(f"{self._before}{key}{json_text(member)}")
        self._before = ","
