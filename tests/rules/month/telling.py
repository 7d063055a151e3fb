"""The month as the exporter would have told it: the real exposition of a board that lives through the truth."""

from collections.abc import Iterator
from dataclasses import replace

from exporter.core.availability import Timeline
from exporter.core.board import Beat, Board, Component, Entry, Facts, Money, Notice, Page, Run
from exporter.core.state.machine import Health
from exporter.core.vocabulary import Phase, Reason, Skip, Source, State
from tests.rules.month.truth import DAY, HOUR, MINUTE, Answered, Month, Stretch, Subject

INTERVALS = {Source.CATALOG: 1800.0, Source.VALIDATION: 600.0, Source.GENERATION: 6600.0}
RESTARTS = (10 * DAY, 5 * HOUR)
"""Seconds before the end; counters begin anew."""
_PARTS = {Phase.ACCEPT: 0.02, Phase.QUEUE: 0.13, Phase.RENDER: 0.8, Phase.DOWNLOAD: 0.05}
_SOLD_OUT = 12 * HOUR
"""Before the end; the budget skips a probe then."""


def boards(month: Month, instants: list[int]) -> Iterator[tuple[int, Board]]:
    """The same board at each instant, in order of time."""
    teller = _Teller(month)
    for at in instants:
        yield at, teller.at(at)


class _Teller:
    def __init__(self, month: Month) -> None:
        self._month = month
        self._restarts = sorted(month.end - before for before in RESTARTS)
        self._subjects = {subject.name: subject for subject in month.subjects}
        self._answers = iter(month.answers)
        self._next = next(self._answers, None)
        self._board = self._fresh(month.start)
        self._money: dict[str, tuple[int, float]] = {}
        self._entered = {name: stretches[0].start for name, stretches in month.stretches.items()}

    def at(self, at: int) -> Board:
        """Live until an instant: everything up to it has happened, a restart at it has not."""
        while self._next is not None and self._next.at <= at:
            self._pass(self._next.at)
            self._hear(self._next)
            self._next = next(self._answers, None)
        self._pass(at)
        self._stand(at)
        return self._board

    def _pass(self, at: int) -> None:
        """Restarts before a moment, and the changes of state up to it."""
        while self._restarts and self._restarts[0] < at:
            self._board = self._fresh(self._restarts.pop(0))
        for name, entered in self._entered.items():
            for stretch in self._month.stretches[name]:
                if entered < stretch.start <= at:
                    self._enter(self._board.entries[name], stretch)
                    self._entered[name] = stretch.start

    def _fresh(self, started: int) -> Board:
        board = Board(started=started, reload_success_at=started + 1.0, ready=True)
        for name, subject in self._subjects.items():
            board.entries[name] = Entry(_facts(subject, self._month.end), Health(), Timeline())
        return board

    def _enter(self, entry: Entry, stretch: Stretch) -> None:
        entry.transitions[stretch.state] += 1
        if stretch.state is State.RISK_CONTROL:
            entry.risk_control_events[stretch.reason] += 1

    def _hear(self, answer: Answered) -> None:
        entry = self._board.entries[answer.subject]
        if answer.source is Source.OBSERVATION:
            entry.observations[answer.outcome, answer.reason] += 1
            return
        entry.results[answer.source, answer.outcome, answer.reason] += 1
        entry.durations[answer.source].observe(answer.seconds)
        began = answer.at - answer.seconds
        entry.runs[answer.source] = Run(
            answer.source, began, answer.at, answer.seconds, answer.outcome, answer.reason, "", ""
        )
        self._board.lag.observe(answer.seconds / 100)
        if answer.source is Source.GENERATION:
            self._pay(entry, answer)

    def _pay(self, entry: Entry, answer: Answered) -> None:
        entry.generation_seconds.observe(answer.seconds)
        entry.phases = {phase: part * answer.seconds for phase, part in _PARTS.items()}
        usd = self._subjects[answer.subject].usd_per_job
        entry.cost_usd[Source.GENERATION] += usd
        today, spent = self._money.get(answer.subject, (0, 0.0))
        day = answer.at // DAY
        self._money[answer.subject] = (day, usd + (spent if day == today else 0.0))
        if answer.seconds > 150:
            entry.late_results[answer.outcome] += 1

    def _stand(self, at: int) -> None:
        """What is not counted but stands."""
        total = 0.0
        for name, entry in self._board.entries.items():
            subject, stretch = self._subjects[name], self._month.state(name, at)
            entry.health = Health(
                state=stretch.state,
                reason=stretch.reason,
                since=stretch.start,
                changed=stretch.start,
                verified=subject.verified and not stretch.state.excluded,
                deepest=None if stretch.state is State.UNKNOWN else subject.probes[-1],
                ever_worked=True,
            )
            entry.last_available = at if stretch.state.up else stretch.start
            # It goes down by a few cents a minute, and is topped up once a week.
            entry.balance_usd = 500.0 - (at % (7 * DAY)) / MINUTE * 0.04
            entry.credential_valid = stretch.reason not in {Reason.INVALID_KEY, Reason.INSUFFICIENT_QUOTA}
            entry.beats = {
                probe: Beat(INTERVALS[probe], _due(at, INTERVALS[probe])) for probe in subject.probes
            }
            day, spent = self._money.get(name, (0, 0.0))
            entry.budget = Money(subject.budget, spent if day == at // DAY else 0.0)
            total += entry.budget.spent_usd
            entry.jobs_open = int(Source.GENERATION in subject.probes and at % (110 * MINUTE) < 4 * MINUTE)
            self._skip(entry, at)
        self._board.budget = Money(50.0, total)
        self._board.pages = {"openai": _page(at, self._month.end)}

    def _skip(self, entry: Entry, at: int) -> None:
        for probe in entry.facts.probes:
            entry.skipped[probe, Skip.OVERLAP] = (at - int(self._board.started)) // DAY
            if probe is Source.GENERATION and at >= self._month.end - _SOLD_OUT:
                entry.skipped[probe, Skip.BUDGET] = 1
        if entry.facts.target == "sora-image-official":
            entry.beats[Source.VALIDATION] = replace(entry.beats[Source.VALIDATION], disabled="accident")


def _due(at: int, interval: float) -> float:
    return at - at % interval + interval


def _facts(subject: Subject, end: int) -> Facts:
    return Facts(
        target=subject.name,
        provider=subject.provider,
        channel=subject.channel,
        model=subject.model,
        title=subject.name.replace("-", " ").title(),
        api=subject.api,
        upstream=subject.upstream,
        upstream_model=subject.model,
        labels={},
        probes=subject.probes,
        slo_ratio=subject.promise,
        retires_at=None if subject.retires_in_days is None else end + subject.retires_in_days * DAY,
        usd_per_second=subject.usd_per_second,
        usd_per_call=subject.usd_per_call,
    )


def _page(at: int, end: int) -> Page:
    """A page that tells of an outage in the last two hours, and could not be read for one before."""
    outage = at > end - 2 * HOUR
    target = "sora-2-openai"
    return Page(
        "openai",
        "https://status.openai.example",
        up=not end - 4 * HOUR < at < end - 3 * HOUR,
        components=(Component("sora", "partial_outage" if outage else "operational", (target,), 0.9984),),
        indicator="major" if outage else "none",
        notices=(Notice("Elevated errors", "major", at - HOUR, None, (target,)),) if outage else (),
        disagreeing=frozenset({target}) if outage else frozenset(),
    )
