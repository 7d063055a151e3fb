"""The colours of the states: the same on the page, on badges and on dashboards."""

from typing import Final

from exporter.core.words import State

COLOURS: Final[dict[State, str]] = {
    State.OPERATIONAL: "#2da44e",
    State.DEGRADED: "#d4a72c",
    State.MAINTENANCE: "#218bff",
    State.RETIRED: "#424a53",
    State.UNKNOWN: "#afb8c1",
    State.RISK_CONTROL: "#e16f24",
    State.SUSPENDED: "#cf222e",
}
"""Hexadecimal RGB. They never stand alone: a word or an icon is always beside them."""
