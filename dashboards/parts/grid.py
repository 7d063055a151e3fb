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
    """Strips under a titled row, or under none; repeated for every value of a variable if one is named."""

    title: str
    strips: Sequence[Strip]
    repeat: str | None = None
    collapsed: bool = False


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
        row = _row(section, y, numbers) if section.title else None
        y += 0 if row is None else 1
        under = list(_under(section, y, numbers))
        if row is not None:
            placed.append(row)
        if row is not None and section.collapsed:
            row.panels = under
        else:
            placed += under
            y += sum(one.height for one in section.strips)
    return placed


def _row(section: Section, y: int, numbers: Mapping[str, int]) -> model.RowPanel:
    return model.RowPanel(
        title=section.title,
        grid_pos=model.GridPos(h=1, w=WIDTH, x=0, y=y),
        id_val=_number(section.title, numbers),
        panels=[],
        repeat=section.repeat,
        collapsed=section.collapsed,
    )


def _under(section: Section, y: int, numbers: Mapping[str, int]) -> Iterator[model.Panel]:
    for one in section.strips:
        for panel in _beside(one, y):
            panel.id_val = _number(panel.title or "", numbers)
            yield panel
        y += one.height


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
