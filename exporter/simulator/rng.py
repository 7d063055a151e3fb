"""Chance that can be repeated: one independent stream of numbers for every use."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Rng:
    """The streams of one target. A stream's numbers depend on the seed, the target and its own name only.

    So a further probe, or one more draw somewhere, does not shift what anybody else gets.
    """

    def __init__(self, seed: int, target: str) -> None:
        self._prefix = f"{seed}/{target}/"
        self._streams: dict[str, Random] = {}

    def stream(self, name: str) -> Random:
        """The stream of that name, where it stands."""
        found = self._streams.get(name)
        if found is None:
            found = self._streams[name] = Random(self._prefix + name)  # noqa: S311  scripted, not secret
        return found

    def share(self, name: str) -> float:
        """A number from 0 up to 1."""
        return self.stream(name).random()

    def between(self, name: str, bounds: tuple[float, float]) -> float:
        """A number between two bounds."""
        low, high = bounds
        return low + (high - low) * self.stream(name).random()

    def one_of(self, name: str, options: Sequence[T]) -> T:
        """One of the options, each as likely."""
        return options[int(self.stream(name).random() * len(options))]

    def hexadecimal(self, name: str, digits: int) -> str:
        """An identifier of so many hexadecimal digits."""
        return f"{self.stream(name).getrandbits(4 * digits):0{digits}x}"

    def letters(self, name: str, count: int) -> str:
        """An identifier of so many letters and digits."""
        return "".join(self.stream(name).choices(_ALPHABET, k=count))


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
