"""Puts panels on Grafana's grid of 24 columns, each with its number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from grafana_foundation_sdk.models import dashboard as model

WIDTH: Final = 24
Slot = tuple[int, model.Panel]
"""Width and panel."""


@dataclass(frozen=True)
class Strip:
    """Panels of one height, side by side."""

    height: int
    slots: Sequence[Slot]


@dataclass(frozen=True)
class Section:
    """A titled row of strips; repeated for every value of a variable if one is named."""

    title: str
    strips: Sequence[Strip]
    repeat: str | None = None


def strip(height: int, *slots: Slot) -> Strip:
    """Panels of one height that fill the width.

    Raises:
        ValueError: where they do not.
    """
    if sum(width for width, _ in slots) != WIDTH:
        raise ValueError([panel.title for _, panel in slots])
    return Strip(height, slots)


def place(sections: Sequence[Section], numbers: Mapping[str, int]) -> list[model.Panel | model.RowPanel]:
    """Every row and panel with its place and the number of its title, from the top.

    Raises:
        ValueError: where a title has no number.
    """
    placed: list[model.Panel | model.RowPanel] = []
    y = 0
    for section in sections:
        at = model.GridPos(h=1, w=WIDTH, x=0, y=y)
        number = _number(section.title, numbers)
        placed.append(
            model.RowPanel(title=section.title, grid_pos=at, id_val=number, panels=[], repeat=section.repeat)
        )
        y += 1
        for one in section.strips:
            for panel in _beside(one, y):
                panel.id_val = _number(panel.title or "", numbers)
                placed.append(panel)
            y += one.height
    return placed


def _beside(one: Strip, y: int) -> Iterator[model.Panel]:
    x = 0
    for width, panel in one.slots:
        panel.grid_pos = model.GridPos(h=one.height, w=width, x=x, y=y)
        yield panel
        x += width


def _number(title: str, numbers: Mapping[str, int]) -> int:
    if title not in numbers:
        raise ValueError(f"{title!r} has no number; the next one is {max(numbers.values(), default=0) + 1}")
    return numbers[title]
