"""Whether those on call were told what was true: every outage once, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bench.backfill import Alert
from bench.notify import Notification
from bench.recording import STEP
from exporter.core.state.aggregate import TRAFFIC_INTERVAL
from exporter.core.vocabulary import DOWN, Channel, Source, State
from exporter.replay.stage import Stage, Truth

LONG: Final = 600.0
"""Seconds from which on an official outage must be told."""
OFTEN: Final = 60.0
"""Seconds between probes up to which there is a goal for how soon."""
INTERVALS: Final = 2
MORE: Final = 240.0
"""A page within two intervals and so many seconds."""
_TOGETHER: Final = 300.0
"""Seconds after its end for which a cut of our network may still be told."""
_OURS: Final = frozenset(
    {"invalid_key", "insufficient_quota", "own_rate_limit", "permission_denied", "region_blocked"}
)


@dataclass(frozen=True)
class Outage:
    """An official target truly down, and what was told of it. Seconds after the start."""

    target: str
    start: float
    end: float
    interval: float | None
    """Seconds between two probes that can see it; None where none can."""
    paged: float | None
    """Seconds from its start to the page; None where there was none."""

    @property
    def long(self) -> bool:
        return self.end - self.start >= LONG

    @property
    def missed(self) -> bool:
        return self.long and self.interval is not None and self.paged is None

    @property
    def late(self) -> bool:
        """Later than the goal, where there is one."""
        if not self.long or self.interval is None or self.interval > OFTEN or self.paged is None:
            return False
        return self.paged > INTERVALS * self.interval + MORE


@dataclass(frozen=True)
class Verdict:
    """A scenario as those on call lived through it."""

    pages: int
    tickets: int
    outages: list[Outage]
    false: list[str]
    """Pages without a cause, as text."""


def judge(stage: Stage, sent: Sequence[Notification]) -> Verdict:
    """Hold what was sent against what was true."""
    pages = [one for one in sent if one.receiver == "page"]
    return Verdict(
        pages=len(pages),
        tickets=sum(one.receiver == "ticket" for one in sent),
        outages=[one for truth in stage.truths.values() for one in _outages(truth, pages)],
        false=[_text(page) for page in pages if not any(_justified(stage, t.alert) for t in page.told)],
    )


def _text(page: Notification) -> str:
    first = page.told[0].alert
    subject = first.labels.get("target") or first.labels.get("model") or ""
    return f"{first.name} {subject} at {page.at:.0f} min"


def _outages(truth: Truth, pages: Sequence[Notification]) -> Iterator[Outage]:
    if truth.target.channel is not Channel.OFFICIAL:
        return
    for first, start, end in _stretches(truth, DOWN):
        paged = _paged(truth, pages, start, end + truth.settling(first, {}))
        yield Outage(truth.target.name, start, end, _interval(truth, first), paged)


def _stretches(truth: Truth, states: frozenset[State]) -> Iterator[tuple[int, float, float]]:
    """Index of the first change, start and end of each time spent in these states without a break."""
    changes = [(change.at, change.state) for change in truth.changes]
    begun: tuple[int, float] | None = None
    for index, (at, state) in enumerate(changes):
        if state in states and begun is None:
            begun = (index, at)
        elif state not in states and begun is not None:
            yield *begun, at
            begun = None
    if begun is not None:
        yield *begun, float("inf")


def _interval(truth: Truth, index: int) -> float | None:
    seen = [_every(truth, source) for source in truth.seen_by(index)]
    return min(seen, default=None)


def _every(truth: Truth, source: Source) -> float:
    if source is Source.OBSERVATION:
        return max(truth.target.interval, TRAFFIC_INTERVAL)
    return truth.target.probes.settings(source).interval


def _paged(truth: Truth, pages: Sequence[Notification], start: float, end: float) -> float | None:
    """Seconds until somebody was told of this target; one who had been told already was told at once."""
    heard = [
        max(told.at * STEP - start, 0.0)
        for page in pages
        for told in page.told
        if _about(told.alert, truth) and told.alert.end * STEP > start and told.at * STEP < end
    ]
    return min(heard, default=None)


def _about(alert: Alert, truth: Truth) -> bool:
    if "target" in alert.labels:
        return alert.labels["target"] == truth.target.name
    return alert.labels.get("model", truth.target.model) == truth.target.model


def _justified(stage: Stage, alert: Alert) -> bool:
    """Something was the matter of which this alert speaks, when it began or shortly before."""
    at = alert.start * STEP
    truths = stage.truths
    match alert.name.removeprefix("AIVideo"):
        case "OfficialSuspended" | "OfficialRiskControl":
            return _was(truths[alert.labels["target"]], at, DOWN)
        case "OfficialRetired":
            return _was(truths[alert.labels["target"]], at, frozenset({State.RETIRED}))
        case "OfficialCredentialRefused":
            return _ours(stage, alert.labels["target"], at)
        case "ModelDown":
            return all(_was(t, at, DOWN) for t in truths.values() if t.target.model == alert.labels["model"])
        case "MassOutage":
            return sum(_was(t, at, DOWN) for t in truths.values()) * 2 > len(truths)
        case "OwnNetworkDown":
            return any(cut <= at < end + _TOGETHER for cut, end in stage.scenario.network)
        case _:
            return False


def _was(truth: Truth, at: float, states: frozenset[State]) -> bool:
    """In one of these states now, or within the settling time before."""
    changes = truth.changes
    ends = [change.at for change in changes[1:]] + [float("inf")]
    for index, (change, end) in enumerate(zip(changes, ends, strict=True)):
        settled = end + truth.settling(min(index + 1, len(changes) - 1), {})
        if change.state in states and change.at <= at < settled:
            return True
    return False


def _ours(stage: Stage, target: str, at: float) -> bool:
    truth = stage.truths[target]
    steps = [*stage.scenario.timeline[target]]
    for step, following in pairwise([*steps, None]):
        assert step is not None
        end = following.at if following is not None else float("inf")
        if step.at <= at < end + truth.settling(0, {}) and _OURS & {str(reason) for reason in step.reasons}:
            return True
    return False
