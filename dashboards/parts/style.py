"""Colours, words and thresholds: a state looks the same on every panel and on the exporter's own page."""

from collections.abc import Mapping, Sequence
from typing import Final

from grafana_foundation_sdk.models import dashboard as model

from exporter.core.vocabulary import COLOURS, Channel, State

GOOD: Final = COLOURS[State.OPERATIONAL]
FAIR: Final = "#9dc25b"
POOR: Final = COLOURS[State.DEGRADED]
WORSE: Final = COLOURS[State.RISK_CONTROL]
BAD: Final = COLOURS[State.SUSPENDED]
CALM: Final = COLOURS[State.MAINTENANCE]
DULL: Final = COLOURS[State.UNKNOWN]
AMBER: Final = "#b08800"
"""`POOR` for letters and lines, which yellow would hide on a white ground."""
QUIET: Final = "#7d858e"
"""Nothing, none and zero; legible on both themes, and no state's colour."""
PALE: Final = "#8fd19e"
"""Operational, but not verified: the paler green of the exporter's page, without its transparency."""
FILLS: Final = {
    State.OPERATIONAL: "#1a7f37",
    State.DEGRADED: "#eac54f",
    State.MAINTENANCE: "#0969da",
    State.RETIRED: COLOURS[State.RETIRED],
    State.UNKNOWN: COLOURS[State.UNKNOWN],
    State.RISK_CONTROL: "#bc4c00",
    State.SUSPENDED: COLOURS[State.SUSPENDED],
}
"""The states' colours behind letters: so dark or so light that what Grafana writes on them can be read."""
PALE_FILL: Final = "#b7e4c2"
NONE_FILL: Final = "#646c75"
"""`QUIET` behind letters."""

UNVERIFIED: Final = "reachable, not verified"
SHADES: Final = ("#218bff", "#b08800", "#a475f9")
"""Three lines of one measure, such as percentiles: the later ones are dashed, too."""
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


def nothing(text: str, colour: str) -> model.SpecialValueMap:
    """What to show where there is no value: in grey, because the colours are verdicts."""
    result = model.ValueMappingResult(text=text, color=colour)
    match = model.SpecialValueMatch.NULL_AND_NAN
    return model.SpecialValueMap(options=model.DashboardSpecialValueMapOptions(match=match, result=result))


QUIET_ZERO: Final = values({"0": ("0", QUIET)})
"""Nothing to count is nothing to look at."""


def _shown(icons: str, colours: Mapping[State, str], pale: str) -> Mapping[str, tuple[str, str]]:
    found = {}
    for state in State:
        name = state.value.replace("_", " ")
        found[str(10 * state.code)] = (f"{state.icon} {name}" if icons else name, colours[state])
        if state.up:
            prefix = "" if state is State.OPERATIONAL else f"{name}, "
            found[str(10 * state.code + 1)] = (f"{icons}{prefix}{UNVERIFIED}", pale)
    return found


SHOWN: Final = (values(_shown("❔ ", COLOURS, PALE)),)
"""For `queries.shown`: ten times the code of the state, one more where it is up and not verified."""
FILLED: Final = (values(_shown("", FILLS, PALE_FILL)),)
"""The same for cells and tiles that the colour fills: it stands for the icon there."""
BY_NAME: Final = (values({state.value: (word(state), COLOURS[state]) for state in State}),)
"""For label values that name a state."""
YES: Final = (values({"0": ("no", BAD), "1": ("yes", GOOD)}),)
RUNNING: Final = (values({"0": ("down", BAD), "1": ("up", GOOD)}),)
COMPONENTS: Final = (
    values(
        {
            "operational": ("operational", FILLS[State.OPERATIONAL]),
            "degraded_performance": ("degraded performance", FILLS[State.DEGRADED]),
            "partial_outage": ("partial outage", FILLS[State.RISK_CONTROL]),
            "major_outage": ("major outage", FILLS[State.SUSPENDED]),
            "under_maintenance": ("under maintenance", FILLS[State.MAINTENANCE]),
            "absent": ("absent", FILLS[State.UNKNOWN]),
        }
    ),
)
IMPACTS: Final = (
    values(
        {
            "none": ("none", QUIET),
            "minor": ("minor", AMBER),
            "major": ("major", WORSE),
            "critical": ("critical", BAD),
            "maintenance": ("maintenance", CALM),
        }
    ),
)
SEVERITIES: Final = (
    values({"critical": ("page", FILLS[State.SUSPENDED]), "warning": ("ticket", FILLS[State.DEGRADED])}),
)

DAY: Final[Steps] = ((None, BAD), (0.8, WORSE), (0.95, POOR), (0.99, FAIR), (0.999, GOOD))
"""Of one day: a minute in a thousand may be lost before it pales."""
UP: Final[Steps] = ((None, BAD), (0.5, WORSE), (0.8, AMBER), (1.0, GOOD))
"""Of the targets of a channel, now."""
SUCCESS: Final[Steps] = ((None, BAD), (0.5, WORSE), (0.8, AMBER), (0.95, GOOD))
COVERAGE: Final[Steps] = ((None, BAD), (0.5, AMBER), (0.9, GOOD))
BUDGET_LEFT: Final[Steps] = ((None, BAD), (0.0, WORSE), (0.25, AMBER), (0.5, GOOD))
"""Below nothing the promise is broken."""
BUDGET_USED: Final[Steps] = ((None, GOOD), (0.8, AMBER), (1.0, BAD))
BURN: Final[Steps] = ((None, GOOD), (1.0, AMBER), (3.0, BAD))
PAGES: Final[Steps] = ((None, QUIET), (1.0, BAD))
TICKETS: Final[Steps] = ((None, QUIET), (1.0, AMBER))
NEUTRAL: Final[Steps] = ((None, "text"),)
"""A figure that nobody judges, in the colour of letters."""


def thresholds(steps: Steps) -> model.ThresholdsConfig:
    """Absolute thresholds."""
    return model.ThresholdsConfig(
        mode=model.ThresholdsMode.ABSOLUTE,
        steps=[model.Threshold(value=value, color=colour) for value, colour in steps],
    )
