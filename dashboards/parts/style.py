"""Colours, words and thresholds: a state looks the same on every panel and on the exporter's own page."""

from collections.abc import Mapping, Sequence
from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from exporter.core.colours import COLOURS
from exporter.core.words import Channel, State

GOOD: Final = COLOURS[State.OPERATIONAL]
FAIR: Final = "#b8c93c"
POOR: Final = COLOURS[State.DEGRADED]
WORSE: Final = COLOURS[State.RISK_CONTROL]
BAD: Final = COLOURS[State.SUSPENDED]
CALM: Final = COLOURS[State.MAINTENANCE]
DULL: Final = COLOURS[State.UNKNOWN]
PALE: Final = "rgba(45, 164, 78, 0.4)"
"""Operational at two fifths, as the exporter's page draws what is not verified."""

UNVERIFIED: Final = "reachable, not verified"
CHANNELS: Final = {Channel.OFFICIAL: "#218bff", Channel.REVERSE: "#a475f9"}

ValueMapping = model.ValueMapping
Steps = Sequence[tuple[float | None, str]]
"""Lower bounds and the colours from there on; the first bound is None."""


def word(state: State) -> str:
    """A state's icon and name, as people read it."""
    return f"{state.icon} {state.value.replace('_', ' ')}"


def values(words: Mapping[str, tuple[str, str]]) -> model.ValueMap:
    """Values, what to show for them, and in which colour."""
    return model.ValueMap(
        options={
            value: model.ValueMappingResult(text=text, color=colour, index=index)
            for index, (value, (text, colour)) in enumerate(words.items())
        }
    )


def texts(words: Mapping[str, str]) -> model.ValueMap:
    """Values and what to show for them, without a colour of their own."""
    return model.ValueMap(
        options={
            value: model.ValueMappingResult(text=text, index=index)
            for index, (value, text) in enumerate(words.items())
        }
    )


def _shown() -> Mapping[str, tuple[str, str]]:
    found = {}
    for state in State:
        found[str(10 * state.code)] = (word(state), COLOURS[state])
        if state.up:
            prefix = "" if state is State.OPERATIONAL else f"{state.value}, "
            found[str(10 * state.code + 1)] = (f"❔ {prefix}{UNVERIFIED}", PALE)
    return found


SHOWN: Final = (values(_shown()),)
"""For `queries.shown`: ten times the code of the state, one more where it is up and not verified."""
BY_NAME: Final = (values({state.value: (word(state), COLOURS[state]) for state in State}),)
"""For label values that name a state."""
YES: Final = (values({"0": ("no", BAD), "1": ("yes", GOOD)}),)
RUNNING: Final = (values({"0": ("down", BAD), "1": ("up", GOOD)}),)
COMPONENTS: Final = (
    values(
        {
            "operational": ("operational", GOOD),
            "degraded_performance": ("degraded performance", POOR),
            "partial_outage": ("partial outage", WORSE),
            "major_outage": ("major outage", BAD),
            "under_maintenance": ("under maintenance", CALM),
            "absent": ("absent", DULL),
        }
    ),
)
IMPACTS: Final = (
    values(
        {
            "none": ("none", DULL),
            "minor": ("minor", POOR),
            "major": ("major", WORSE),
            "critical": ("critical", BAD),
            "maintenance": ("maintenance", CALM),
        }
    ),
)
SEVERITIES: Final = (values({"critical": ("critical", BAD), "warning": ("warning", POOR)}),)

AVAILABILITY: Final[Steps] = ((None, BAD), (0.5, POOR), (0.95, FAIR), (0.995, GOOD))
"""The steps of the exporter's own page."""
COVERAGE: Final[Steps] = ((None, BAD), (0.5, POOR), (0.9, GOOD))
BUDGET_LEFT: Final[Steps] = ((None, BAD), (0.0, WORSE), (0.25, POOR), (0.5, GOOD))
BUDGET_USED: Final[Steps] = ((None, GOOD), (0.8, POOR), (1.0, BAD))
BURN: Final[Steps] = ((None, GOOD), (1.0, POOR), (3.0, BAD))
NONE_IS_GOOD: Final[Steps] = ((None, GOOD), (1.0, WORSE))
NONE_IS_WELL: Final[Steps] = ((None, GOOD), (1.0, POOR))
NEUTRAL: Final[Steps] = ((None, CALM),)


def thresholds(steps: Steps) -> model.ThresholdsConfig:
    """Absolute thresholds."""
    return model.ThresholdsConfig(
        mode=model.ThresholdsMode.ABSOLUTE,
        steps=[model.Threshold(value=value, color=colour) for value, colour in steps],
    )
