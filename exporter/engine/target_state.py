"""One target's row of the board: evidence goes in, transitions, counters and history come out."""

import asyncio
import logging
from dataclasses import replace
from typing import Final

from exporter.core.answer import Answer
from exporter.core.board import Entry, Run
from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Announced, Health, Situation, Transition, advance
from exporter.core.state.redating import moved, not_ahead
from exporter.core.thresholds import Policy
from exporter.core.unrecognised import Unrecognised
from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Fault, Reason, Source, State
from exporter.engine.context import EngineContext
from exporter.log import Log
from exporter.wording.explanation import rule_line

_log = Log("exporter.state")
_JUST_AFTER = 0.001
_NONE: Final[frozenset[State]] = frozenset()
_ANY: Final = frozenset(State)
_KNOWN: Final = {state: frozenset({state, State.UNKNOWN}) for state in State}
"""What is no change for a target that was in a state at the stop, until it has answered again."""
_A_GAP = 60.0
"""Seconds from which time that the wall clock left out is noted as not watched."""


class TargetState:
    """The only writer of one entry's state. Also awake when evidence expires or announced work begins."""

    def __init__(self, entry: Entry, policy: Policy, context: EngineContext) -> None:
        self.entry = entry
        self.announced: Announced | None = None
        self.policy = policy
        """The thresholds in force."""
        self._context = context
        self._timer: asyncio.TimerHandle | None = None
        self._stopped = False
        self._no_news = _NONE
        """States whose entry is no change that anybody has to hear of."""

    @property
    def name(self) -> str:
        """The target's name."""
        return self.entry.facts.target

    @property
    def channel(self) -> Channel:
        """The target's channel."""
        return self.entry.facts.channel

    @property
    def situation(self) -> Situation:
        """What is fixed about the target, and what is announced for it now."""
        return Situation(self.channel, self.policy, self.announced)

    @property
    def health(self) -> Health:
        """What is known of the target now."""
        return self.entry.health

    def start(self) -> None:
        """Begin with what is known: what has expired meanwhile is `unknown` at once.

        The first state of a target of which nothing is known is no change, nor is what a target was in before
        the exporter stopped and is in again. What a clock noted that was ahead of ours has no known age: it
        has expired, too.
        """
        self._stopped = False
        now, entry = self._context.clock.time(), self.entry
        entry.health = not_ahead(entry.health, now)
        if entry.last_available is not None:
            entry.last_available = min(entry.last_available, now)
        if entry.timeline.rewind(now):
            self._context.persistence.rewound(self.name, now)
        known = self.health.state is not State.UNKNOWN or any(t.ruling for t in self.health.tracks)
        before = self.health.state
        self._no_news = _KNOWN[before] if known else _ANY
        work = self.health.work
        if self.announced is None and work is not None and now < work[1]:
            # Until the announcements are read again, what was announced before goes on.
            self.announced = Announced(*work)
        if not self.health.changed:
            self.entry.health = replace(self.health, since=now, changed=now)
        if self.entry.timeline.begin is None:
            self.entry.timeline.enter(now, self.health.state, self.health.verified, now)
        self.tick()

    def redate(self, by: float) -> None:
        """The wall clock was set by so many seconds: what is known stays as old as it was; a `tick` follows.

        History stays as it was noted. Time that the clock left out is unknown; what it goes through again
        is noted anew.
        """
        entry, now = self.entry, self._context.clock.time()
        if by:
            entry.health = moved(entry.health, by)
            entry.runs = {
                s: replace(run, began=run.began + by, at=run.at + by) for s, run in entry.runs.items()
            }
            entry.unrecognised.redate(by)
            entry.traffic.redate(by)
            entry.last_available = None if entry.last_available is None else entry.last_available + by
            entry.watched_since = None if entry.watched_since is None else entry.watched_since + by
            self._context.persistence.dirty(self.name)
        if by >= _A_GAP:
            entry.timeline.gap(now - by, now)
            self._context.persistence.unwatched(self.name, now - by, now)
        elif by < 0:
            entry.timeline.rewind(now)
            self._context.persistence.rewound(self.name, now)

    def stop(self) -> None:
        """No timer after this."""
        self._stopped = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def announce(self, announced: Announced | None) -> None:
        """Work is announced for now, or no longer."""
        if announced != self.announced:
            self.announced = announced
            self.tick()

    def announced_retirement(self, at: float) -> None:
        """The model itself tells when it will be shut down (unix seconds); a configured date comes first."""
        if self.entry.facts.retires_at is None:
            self.entry.facts = replace(self.entry.facts, retires_at=at)

    def note(self, run: Run, fault: Fault | None, answer: Answer | None, *, timed: bool = True) -> None:
        """A probe has ended: counted, whatever it says about the state; not `timed`, its duration is not."""
        self._context.persistence.checked(self.name, run, fault, answer, timed=timed)
        entry = self.entry
        entry.runs[run.source] = run
        entry.results[run.source, run.outcome, run.reason] += 1
        self.not_understood(run.source, run.at, run.outcome, run.reason, run.unread)
        if timed:
            entry.durations[run.source].observe(run.latency)

    def not_understood(self, source: Source, at: float, outcome: State, reason: Reason, said: str) -> None:
        """Count and keep an answer that nothing understood; `said` is empty for all others."""
        if said:
            self.entry.fallbacks[source] += 1
            self.entry.unrecognised.note(Unrecognised(at, source, outcome, reason, said))

    def fold(self, evidence: Evidence) -> Transition | None:
        """Take one piece of evidence into the state."""
        return self._advance(evidence)

    def tick(self) -> None:
        """Let time pass."""
        self._advance(None)

    def _advance(self, evidence: Evidence | None) -> Transition | None:
        now, entry = self._context.clock.time(), self.entry
        before = entry.health
        entry.health, transition = advance(before, evidence, now, self.situation)
        if evidence is not None and before.state is not State.UNKNOWN:
            # Asked again while it was still known: what happens from now on is news. What expires before
            # tells of our start alone.
            self._no_news = _NONE
        if entry.health.state.up:
            entry.last_available = now
        if transition is not None:
            self._changed(transition, before)
        elif entry.health.verified != before.verified:
            entry.timeline.verify(now, entry.health.verified)
            self._context.persistence.verified(self.name, now, entry.health.verified)
        self._credentials(evidence)
        if evidence is not None or transition is not None:
            self._context.persistence.dirty(self.name)
        self._context.board.touch(self.name)
        self._wake_at(now)
        return transition

    def _changed(self, transition: Transition, before: Health) -> None:
        entry = self.entry
        entry.timeline.enter(transition.since, transition.new, entry.health.verified, transition.at)
        news = transition.new not in self._no_news
        if news:
            entry.transitions[transition.new] += 1
        if transition.new is not State.UNKNOWN:
            self._no_news = _NONE
        if before.state.up:
            entry.last_available = transition.since
        if transition.new is State.RISK_CONTROL:
            entry.risk_control_events[transition.reason] += 1
        self._context.persistence.transition(self.name, transition, entry.health, news=news)
        _log.log(
            self._level(transition),
            "state changed",
            target=self.name,
            old=str(transition.old),
            new=str(transition.new),
            reason=str(transition.reason),
            rule=rule_line(transition.why),
        )
        self._context.on_transition(self.name, transition)

    def _level(self, transition: Transition) -> int:
        """That a target is found well when the exporter starts is no news: one line tells of all."""
        if transition.new.down:
            return logging.WARNING
        found = transition.old is State.UNKNOWN and transition.new.up and not self._context.board.ready
        return logging.DEBUG if found else logging.INFO

    def _credentials(self, evidence: Evidence | None) -> None:
        if evidence is None:
            return
        if self.health.state is State.UNKNOWN and self.health.reason in CREDENTIAL_REASONS:
            # Whatever else succeeds: a catalog sees no balance.
            self.entry.credential_valid = False
        elif evidence.success and evidence.source is not Source.OBSERVATION:
            self.entry.credential_valid = True

    def _wake_at(self, now: float) -> None:
        moments = [
            m for t in self.health.tracks for m in (t.fresh_until(), t.success_until, t.verified_until)
        ]
        if self.announced is not None:
            limit = self.announced.start + self.policy.maintenance_limit
            moments += [self.announced.start, self.announced.end, limit]
        ahead = [m for m in moments if m >= now]
        if not ahead or self._stopped:
            return
        loop = asyncio.get_running_loop()
        due = loop.time() + min(ahead) - now + _JUST_AFTER
        if self._timer is not None:
            if _looks_in_time(self._timer, loop.time(), due):
                return
            self._timer.cancel()
        self._timer = loop.call_at(due, self._timed)

    def _timed(self) -> None:
        self._timer = None
        self.tick()


def _looks_in_time(timer: asyncio.TimerHandle, now: float, due: float) -> bool:
    """A timer that fires before `due` looks again itself."""
    return now <= timer.when() <= due
