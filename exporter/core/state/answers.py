"""The answers of a window, packed: thousands of targets keep sixty of them each.

As objects they take 190 bytes each, and every garbage collection looks at them; packed they take 25 bytes, in
a few objects for all of them. Most answers of a target are the same word for word, their times apart.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from math import isnan, nan
from struct import Struct
from typing import Final, TypeVar, overload

from exporter.core.records import dataclass
from exporter.core.state.evidence import Evidence

T = TypeVar("T")
_TIMES: Final = Struct("3d")
"""Began, at, and latency or NaN: an answer's numbers, as `array` has them too."""
_WIDTH: Final = _TIMES.size
GOOD: Final = "1"
BAD: Final = "0"
_FEW: Final = 8
Row = tuple[Evidence, float, float, float]
"""An answer without making it: its kind (whose own times mean nothing), began, at, and latency or NaN."""


def _marked(kinds: tuple[Evidence, ...]) -> tuple[tuple[Evidence, ...], str]:
    """The kinds and their marks; the same objects for all windows whose answers are of the same few kinds."""
    return _shared(kinds) if len(kinds) <= _FEW else (kinds, _marks(kinds))


@lru_cache(maxsize=1024)
def _shared(kinds: tuple[Evidence, ...]) -> tuple[tuple[Evidence, ...], str]:
    return kinds, _marks(kinds)


def _marks(kinds: tuple[Evidence, ...]) -> str:
    return "".join(GOOD if kind.success else BAD for kind in kinds)


@dataclass(frozen=True, slots=True)
class Answers(Sequence[Evidence]):
    """A sequence of answers that never changes, like a tuple; `plus` gives a longer one."""

    kinds: tuple[Evidence, ...] = ()
    """Answers without their times and latency, each kind once ..."""
    marked: str = ""
    """... and whether it is a success: `GOOD` or `BAD`."""
    which: str = ""
    """A character for each answer: the place of its kind."""
    times: bytes = b""
    """`_TIMES` of each answer."""

    @classmethod
    def of(cls, answers: Iterable[Evidence]) -> "Answers":
        """These answers, packed."""
        packed = cls()
        for answer in answers:
            packed = packed.plus(answer)
        return packed

    @classmethod
    def of_columns(cls, kinds: Iterable[Evidence], which: Sequence[int], times: "array[float]") -> "Answers":
        """Answers of these kinds, by their places in `which`.

        `times` has when all began, then when all came, then all latencies.

        Raises:
            ValueError: the columns do not belong together.
        """
        known, count = tuple(kinds), len(which)
        if len(times) != 3 * count or (which and not 0 <= min(which) <= max(which) < len(known)):
            raise ValueError("not the columns of a window")
        rows = array("d", bytes(_WIDTH * count))
        for column in range(3):
            rows[column::3] = times[column * count : (column + 1) * count]
        return cls(*_marked(known), "".join(map(chr, which)), rows.tobytes())

    def columns(self) -> "tuple[list[int], array[float]]":
        """The places of the kinds, and the times as `of_columns` takes them."""
        rows = array("d", self.times)
        return [*map(ord, self.which)], rows[::3] + rows[1::3] + rows[2::3]

    def plus(self, e: Evidence) -> "Answers":
        """With one more answer at the end."""
        times = self.times + _TIMES.pack(e.began, e.at, nan if e.latency is None else e.latency)
        for place, kind in enumerate(self.kinds):
            if _same(kind, e):
                return Answers(self.kinds, self.marked, self.which + chr(place), times)
        used = sorted({*self.which})
        kinds = (*(self.kinds[ord(known)] for known in used), replace(e, began=0.0, at=0.0, latency=None))
        moved = {ord(known): place for place, known in enumerate(used)}
        return Answers(*_marked(kinds), self.which.translate(moved) + chr(len(used)), times)

    def __len__(self) -> int:
        return len(self.which)

    @overload
    def __getitem__(self, index: int) -> Evidence: ...

    @overload
    def __getitem__(self, index: slice) -> "Answers": ...

    def __getitem__(self, index: int | slice) -> "Evidence | Answers":
        if isinstance(index, int):
            kind = self.kinds[ord(self.which[index])]
            return _answer(kind, *_TIMES.unpack_from(self.times, index % len(self.which) * _WIDTH))
        start, stop, step = index.indices(len(self.which))
        if step != 1:
            return Answers.of([*self][index])
        return self._with(self.which[start:stop], self.times[start * _WIDTH : stop * _WIDTH])

    def _with(self, which: str, times: bytes) -> "Answers":
        """Others of the same kinds."""
        return Answers(self.kinds, self.marked, which, times)

    def __iter__(self) -> Iterator[Evidence]:
        return (_answer(*row) for row in self.rows())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Answers):
            return NotImplemented
        return self.times == other.times and self.of_kinds() == other.of_kinds()

    def __hash__(self) -> int:
        return hash(self.times)

    def __repr__(self) -> str:
        return f"Answers.of({[*self]!r})"

    def rows(self) -> Iterator[Row]:
        """Each answer without making it: for whoever looks at many."""
        numbers = iter(memoryview(self.times).cast("d"))
        return zip(map(self.kinds.__getitem__, map(ord, self.which)), numbers, numbers, numbers, strict=True)

    def of_kinds(self) -> list[Evidence]:
        """The kind of each answer: all of it but its times and latency."""
        return self.each(self.kinds)

    def each(self, of_kinds: Sequence[T]) -> list[T]:
        """For each answer what `of_kinds` says of its kind."""
        return [*map(of_kinds.__getitem__, map(ord, self.which))]

    def kind(self, index: int) -> Evidence:
        """The kind of one answer: all of it but its times and latency."""
        return self.kinds[ord(self.which[index])]

    def began(self, index: int) -> float:
        """When the request of one answer was made, unix seconds."""
        return float(memoryview(self.times).cast("d")[3 * index])

    def at(self, index: int) -> float:
        """When one answer came, unix seconds."""
        return float(memoryview(self.times).cast("d")[3 * (index % len(self.which)) + 1])

    def newest(self) -> float:
        """When the latest answer came, unix seconds; 0 without any."""
        return max(memoryview(self.times).cast("d")[1::3], default=0.0)

    def marks(self) -> str:
        """`GOOD` for each success and `BAD` for each failure."""
        return self.which.translate(self.marked)

    def successes(self) -> int:
        """How many are successes."""
        return self.marks().count(GOOD)

    def began_since(self, since: float) -> "Answers":
        """Those whose requests were made at `since` (unix seconds) or later."""
        return self._where(began >= since for began in memoryview(self.times).cast("d")[::3])

    def not_begun(self, start: float, end: float) -> "Answers":
        """Without those whose requests were made from `start` to `end` (unix seconds)."""
        return self._where(not start <= began < end for began in memoryview(self.times).cast("d")[::3])

    def answered_since(self, since: float) -> "Answers":
        """Those that came at `since` (unix seconds) or later."""
        return self._where(at >= since for at in memoryview(self.times).cast("d")[1::3])

    def _where(self, kept: Iterable[bool]) -> "Answers":
        chosen = [*kept]
        if all(chosen):
            return self
        rows = (self.times[i : i + _WIDTH] for i in range(0, len(self.times), _WIDTH))
        return self._with("".join(compress(self.which, chosen)), b"".join(compress(rows, chosen)))

    def moved(self, by: float) -> "Answers":
        """The same answers, `by` seconds later."""
        numbers = array("d", self.times)
        for column in range(2):
            numbers[column::3] = array("d", [at + by for at in numbers[column::3]])
        return self._with(self.which, numbers.tobytes())


NO_ANSWERS: Final = Answers()


def _same(kind: Evidence, e: Evidence) -> bool:
    return (
        kind.reason is e.reason
        and kind.outcome is e.outcome
        and kind.source is e.source
        and kind.interval == e.interval
        and kind.fault is e.fault
        and kind.verified == e.verified
        and kind.reporter == e.reporter
    )


def _answer(kind: Evidence, began: float, at: float, latency: float) -> Evidence:
    took = None if isnan(latency) else latency
    return Evidence(
        kind.source,
        began,
        at,
        kind.outcome,
        kind.reason,
        kind.interval,
        kind.fault,
        took,
        kind.verified,
        kind.reporter,
    )
