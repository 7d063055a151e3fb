"""The change from one set of targets to the next: all that is new is built beside what works."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from exporter.clock import Clock
from exporter.config import Config, TargetConfig, fingerprint
from exporter.core.board import Board, Entry, Facts
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Off
from exporter.dialects.base import Dialect
from exporter.dialects.registry import build
from exporter.engine.context import EngineContext
from exporter.engine.facts import facts_of
from exporter.engine.opening import entry_of
from exporter.engine.restore import Restored
from exporter.engine.target import Target, build_target
from exporter.errors import ConfigError

_BUILT_AT_ONCE = 20
"""Targets that are looked at between two pauses, in a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Change:
    """A configuration, and the new parts for every target that is not watched so already."""

    config: Config
    targets: dict[str, Target]
    fingerprints: dict[str, str]
    """Of the targets that begin anew."""
    restored: Restored


@dataclass(frozen=True, slots=True)
class Present:
    """What is watched now, and how. Nothing of it is changed here."""

    config: Config
    targets: Mapping[str, Target]
    fingerprints: Mapping[str, str]
    board: Board
    clock: Clock

    async def anew(self, changed: Sequence[TargetConfig]) -> list[str]:
        """Names of those targets that nothing now works for in the same way."""
        names = []
        for number, config in enumerate(changed, start=1):
            if self.fingerprints.get(config.name) != fingerprint(config):
                names.append(config.name)
            if number % _BUILT_AT_ONCE == 0:
                await asyncio.sleep(0)
        return names

    async def built(
        self, context: EngineContext, changed: Sequence[TargetConfig], restored: Restored
    ) -> Change:
        dialects: dict[str, Dialect] = {}
        marks: dict[str, str] = {}
        for number, config in enumerate(changed, start=1):
            marks[config.name] = fingerprint(config)
            with _watchable(context.config, config):
                dialects[config.name] = build(config, transport=context.transport(), clock=self.clock)
            if number % _BUILT_AT_ONCE == 0:
                await asyncio.sleep(0)
        change = Change(context.config, {}, {}, restored)
        # A target that begins anew under its old name goes on with what is known of it at the swap: last of
        # all, and without a pause.
        live = {c.name for c in changed if marks[c.name] != self.fingerprints.get(c.name, marks[c.name])}
        for number, config in enumerate(sorted(changed, key=lambda c: c.name in live), start=1):
            self._build(config, marks[config.name], dialects[config.name], context, change)
            if number % _BUILT_AT_ONCE == 0 and config.name not in live:
                await asyncio.sleep(0)
        return change

    def _build(
        self, config: TargetConfig, mark: str, dialect: Dialect, context: EngineContext, change: Change
    ) -> None:
        """Build a target's parts, for the change to come."""
        name, restored = config.name, change.restored
        old = self.targets.get(name) if self.fingerprints.get(name) == mark else None
        facts = facts_of(config, context.config.global_.vantage)
        entry = self._entry(facts, mark, restored) if old is None else self.board.entries[name]
        trust = restored.trust(name, mark) or Trust()
        ordered = restored.ordered(name) if old is None else {}
        with _watchable(context.config, config):
            target = build_target(config, entry, context, dialect, trust=trust, ordered=ordered, mark=mark)
        change.targets[name] = target
        if old is None:
            change.fingerprints[name] = mark
            self._keep_off(target, restored)

    def changed(self, config: Config) -> list[TargetConfig]:
        """The targets that are not watched so already."""
        ours = self.config
        shared = (config.global_, config.classifier) != (ours.global_, ours.classifier)
        now = {name: target.config for name, target in self.targets.items()}
        # A reading gives the same object where the file says the same; to compare thousands takes long.
        return [t for t in config.targets if shared or ((had := now.get(t.name)) is not t and had != t)]

    def _entry(self, facts: Facts, mark: str, restored: Restored) -> Entry:
        """The row of a target that begins anew, with what is known of it."""
        old = self.board.entries.get(facts.target)
        if old is not None and facts.target in self.fingerprints:
            known = {facts.target: (self.fingerprints[facts.target], old.health)}
            entry = Entry(facts, Restored(known).health_of(facts.target, mark), old.timeline)
            entry.last_available, entry.budget.spent_usd = old.last_available, old.budget.spent_usd
            entry.watched_since = old.watched_since
            return entry
        return entry_of(facts, mark, restored, self.clock.time())

    def _keep_off(self, target: Target, restored: Restored) -> None:
        """A probe that an accident has turned off stays off, whatever has changed."""
        name = target.config.name
        old = self.board.entries.get(name)
        for source, beat in target.loop.schedule.shown.items():
            was = None if old is None or source not in old.beats else old.beats[source].disabled
            if (name, source) in restored.disabled or was == Off.ACCIDENT:
                beat.turn(Off.ACCIDENT)


@contextmanager
def _watchable(config: Config, target: TargetConfig) -> Iterator[None]:
    """Whatever goes wrong in building a target's parts is told with the place of the target."""
    try:
        yield
    except Exception as error:
        said = config.concealer.conceal(f"cannot be watched ({type(error).__name__}: {error})")
        raise ConfigError([f"{config.place(target.name)}: {said}"]) from error
