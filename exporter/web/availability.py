"""Availability in words: a window that reaches back before its target was watched says since when."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.core.availability import Measured, Ratio
from exporter.core.board import Entry
from exporter.core.thresholds import DAY
from exporter.web.formatting import Formatting
from exporter.web.serialize import WINDOWS, TargetView, watched_since

_SHOWN = ("24h", "7d", "30d")
_MONTH = 30 * DAY


@dataclass(frozen=True, slots=True)
class AvailabilityWindow:
    """Availability over one window."""

    label: str
    value: str
    coverage: str
    mood: str
    """` none` without a figure, ` short` below what is promised."""


@dataclass(frozen=True, slots=True)
class Month:
    """How the last 30 days of some targets were spent, and since when one of them at least was watched."""

    measured: Measured = field(default_factory=Measured)
    watched_since: float | None = None

    def __add__(self, other: "Month") -> "Month":
        known = [at for at in (self.watched_since, other.watched_since) if at is not None]
        return Month(self.measured + other.measured, min(known, default=None))

    def label(self, whole: str, speech: Formatting) -> str:
        """`whole` where it is of 30 days, otherwise since when."""
        return short_of(self.watched_since, _MONTH, speech) or whole


def month_of(entry: Entry, now: float) -> Month:
    """One target's last 30 days."""
    return Month(entry.timeline.measured(now - _MONTH, now), watched_since(entry))


def windows(seen: TargetView, speech: Formatting) -> Iterator[AvailabilityWindow]:
    """The windows that are shown. Of those that reach back before the target was watched only one is."""
    for name in _SHOWN:
        since = short_of(seen.watched_since, WINDOWS[name], speech)
        label = speech.text(f"window_{name}") if since is None else since
        yield window(label, seen.ratios[name], seen.facts.slo_ratio, speech)
        if since is not None:
            return


def short_of(watched_since: float | None, seconds: float, speech: Formatting) -> str | None:
    """Since when a window of so many seconds was watched, in words; None where it was watched whole."""
    if watched_since is None or watched_since <= speech.now - seconds:
        return None
    return speech.text("since_when", time=speech.moment(watched_since))


def window(label: str, ratio: Ratio, promise: float | None, speech: Formatting) -> AvailabilityWindow:
    """Availability over one window, in words."""
    found = ratio.availability
    short = found is not None and promise is not None and found < promise
    return AvailabilityWindow(
        label=label,
        value=speech.share(found),
        coverage=speech.text("coverage", share=speech.whole_share(ratio.coverage)),
        mood=" none" if found is None else " short" if short else "",
    )
