"""The diagram of the states, drawn by driving the machine: what each event makes of a target in each state."""

from collections.abc import Iterator

from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Announced, Health, Situation, advance
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, Source, State

INTERVAL = 60.0
R = Reason
INTO = {
    State.UNKNOWN: (),
    State.OPERATIONAL: (R.OK,) * 30,
    State.DEGRADED: (R.OK,) * 30 + (R.RATE_LIMITED,) * 6,
    State.RISK_CONTROL: (R.OK,) * 30 + (R.CAPTCHA,) * 3,
    State.SUSPENDED: (R.OK,) * 30 + (R.NO_CHANNEL,) * 3,
    State.MAINTENANCE: (R.OK,) * 30 + (R.MAINTENANCE_WINDOW,) * 3,
    State.RETIRED: (R.OK,) * 30 + (R.MODEL_DEPRECATED,) * 3,
}
"""Answers that bring an official target into each state."""
EVENTS = {
    "successes": (R.OK,) * 60,
    "captchas, challenges, bans": (R.CAPTCHA,) * 2,
    "no channel, paused, empty pool": (R.NO_CHANNEL,) * 2,
    "nearly all fail": (R.UPSTREAM_5XX,) * 30,
    "half fail, or 429 only": (R.UPSTREAM_5XX, R.OK) * 30,
    "it says maintenance": (R.MAINTENANCE_WINDOW,) * 2,
    "it says retired": (R.MODEL_DEPRECATED,) * 2,
    "our own fault": (R.INVALID_KEY,) * 2,
}


class Driven:
    """One official target that is given one answer a minute."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.health = Health()
        self.entered: list[State] = []

    def answer(self, reason: Reason) -> None:
        self.now += INTERVAL
        outcome = GROUP_OF[reason]
        faults = {State.OPERATIONAL: None, State.UNKNOWN: Fault.OURS}
        evidence = Evidence(
            source=Source.VALIDATION,
            began=self.now - 1,
            at=self.now,
            outcome=outcome,
            reason=reason,
            interval=INTERVAL,
            fault=faults.get(outcome, Fault.UPSTREAM),
            verified=True,
        )
        self.step(evidence)

    def step(self, evidence: Evidence | None, announced: Announced | None = None) -> None:
        situation = Situation(Channel.OFFICIAL, Policy(), announced)
        self.health, transition = advance(self.health, evidence, self.now, situation)
        if transition is not None:
            self.entered.append(transition.new)

    @classmethod
    def into(cls, state: State) -> "Driven":
        driven = cls()
        for reason in INTO[state]:
            driven.answer(reason)
        assert driven.health.state is state
        driven.entered.clear()
        return driven


def edges() -> Iterator[tuple[State, State, str]]:
    """From, to, and the event: the first change that each event makes."""
    for state in State:
        for event, reasons in EVENTS.items():
            driven = Driven.into(state)
            for reason in reasons:
                driven.answer(reason)
            if driven.entered:
                yield state, driven.entered[0], event
        yield from _of_time(state)


def _of_time(state: State) -> Iterator[tuple[State, State, str]]:
    driven = Driven.into(state)
    driven.now += 10 * INTERVAL
    driven.step(None)
    if driven.entered:
        yield state, driven.entered[0], "no fresh evidence"
    driven = Driven.into(state)
    driven.step(None, Announced(driven.now, driven.now + 3600))
    if driven.entered:
        yield state, driven.entered[0], "work announced"


def mermaid() -> str:
    """The diagram as docs/states.md shows it."""
    events: dict[tuple[State, State], list[str]] = {}
    for old, new, event in edges():
        events.setdefault((old, new), []).append(event)
    lines = [f"    {old} --> {new}: {'; '.join(names)}" for (old, new), names in events.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", "    [*] --> unknown", *lines, "```", ""])
