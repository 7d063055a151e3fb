"""Times, money and shares as people read them, in one language."""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import floor

from exporter.core.vocabulary import Channel, Reason, Source, State
from exporter.wording import Translations

_SECONDS = (86400, 3600, 60, 1)
_TWO_UNITS_BELOW = 10
"""A second unit is told only beside so few of the first: `2 d 4 h`, but `23 d`."""


@dataclass(frozen=True, slots=True)
class Formatting:
    """A language and a moment to speak from (unix seconds)."""

    table: Translations
    now: float

    def text(self, key: str, **values: object) -> str:
        """A text of the page."""
        return self.table.texts[key].format_map(values)

    def state(self, state: State) -> str:
        """The word for a state."""
        return self.table.states[state]

    def reason(self, reason: Reason) -> str:
        """A reason in a few words."""
        return self.table.reasons[reason]

    def channel(self, channel: Channel) -> str:
        """The name of a channel."""
        return self.table.channels[channel]

    def source(self, source: Source) -> str:
        """The name of a probe."""
        return self.table.sources[source]

    def duration(self, seconds: float) -> str:
        """A length of time in its one or two largest units."""
        rest = max(0, round(seconds))
        for i, (unit, word) in enumerate(zip(_SECONDS, self.table.units, strict=True)):
            count, left = divmod(rest, unit)
            if not count:
                continue
            told = word.format(count)
            if count < _TWO_UNITS_BELOW and i + 1 < len(_SECONDS):
                second = left // _SECONDS[i + 1]
                told += f" {self.table.units[i + 1].format(second)}" if second else ""
            return told
        return self.table.units[-1].format(0)

    def ago(self, at: float) -> str:
        """How long ago a moment was."""
        return (
            self.text("ago", duration=self.duration(self.now - at))
            if self.now - at >= 1
            else self.text("now")
        )

    def ahead(self, at: float) -> str:
        """How long until a moment."""
        return (
            self.text("in", duration=self.duration(at - self.now)) if at - self.now >= 1 else self.text("now")
        )

    def moment(self, at: float) -> str:
        """Day and time, to the minute, in UTC."""
        return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC"

    def second(self, at: float) -> str:
        """Day and time, to the second, in UTC."""
        return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} UTC"

    def share(self, ratio: float | None) -> str:
        """A ratio in percent, never rounded up to a better one."""
        return percent(ratio)

    def whole_share(self, ratio: float | None) -> str:
        """A ratio in whole percent, rounded down."""
        return "0 %" if ratio is None else f"{floor(ratio * 100 + 1e-6)} %"

    def usd(self, dollars: float) -> str:
        """Money: to the cent, finer below a dime."""
        return f"${dollars:,.2f}" if dollars == 0 or dollars >= 0.1 else f"${dollars:.4f}".rstrip("0")

    def latency(self, seconds: float) -> str:
        """A short time, to the millisecond below ten seconds."""
        return self.table.units[-1].format(f"{seconds:.3f}" if seconds < 10 else f"{seconds:.1f}")


def percent(ratio: float | None) -> str:
    """A ratio in percent, to the hundredth, never rounded up to a better one."""
    if ratio is None:
        return "–"
    return f"{floor(ratio * 10000 + 1e-6) / 100:.2f}".rstrip("0").rstrip(".") + " %"


def day(at: float) -> str:
    """A day in UTC."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d}"
