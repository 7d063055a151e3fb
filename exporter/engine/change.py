"""The change from one set of targets to the next: all that is new is built beside what works."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from exporter.clock import Clock
from exporter.config import Config, TargetConfig, fingerprint
from exporter.core.availability import Timeline
from exporter.core.board import Board, Entry, Facts
from exporter.core.state.machine import Health
from exporter.core.suspicion import Trust
from exporter.core.vocabulary import Off
from exporter.engine.context import EngineContext
from exporter.engine.facts import facts_of
from exporter.engine.opening import entry_of
from exporter.engine.restore import Restored
from exporter.engine.target import Target, build_target
from exporter.errors import ConfigError
from exporter.turns import in_turns


@dataclass(frozen=True, slots=True)
class Change:
    """A configuration, and the new parts for every target that is not watched so already."""

    config: Config
    restored: Restored
    wanted: Mapping[str, None]
    """The names of all targets, in their order."""
    targets: dict[str, Target] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    """Of the targets that begin anew."""


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
        fingerprints = self.fingerprints
        return [
            config.name
            async for config in in_turns(changed)
            if fingerprints.get(config.name) != fingerprint(config)
        ]

    async def built(
        self, context: EngineContext, changed: Sequence[TargetConfig], restored: Restored
    ) -> Change:
        wanted = {config.name: None async for config in in_turns(context.config.targets)}
        change = Change(context.config, restored, wanted)
        async for config in in_turns(changed):
            self._build(config, context, change)
        return change

    def _build(self, config: TargetConfig, context: EngineContext, change: Change) -> None:
        """Build a target's parts, for the change to come."""
        name, mark, restored = config.name, fingerprint(config), change.restored
        old = self.targets.get(name) if self.fingerprints.get(name) == mark else None
        facts = facts_of(config, context.config.global_.vantage)
        entry = self._entry(facts, mark, restored) if old is None else self.board.entries[name]
        trust = restored.trust(name, mark) or Trust()
        ordered = restored.ordered(name) if old is None else {}
        with _watchable(context.config, config):
            target = build_target(config, entry, context, trust=trust, ordered=ordered, mark=mark)
        change.targets[name] = target
        if old is None:
            change.fingerprints[name] = mark
            self._keep_off(target, restored)

    async def changed(self, config: Config) -> list[TargetConfig]:
        """The targets that are not watched so already."""
        ours, found = self.config, []
        shared = (config.global_, config.classifier) != (ours.global_, ours.classifier)
        async for wanted in in_turns(config.targets):
            had = self.targets.get(wanted.name)
            # A reading gives the same object where the file says the same; to compare thousands takes long.
            if shared or had is None or (had.config is not wanted and had.config != wanted):
                found.append(wanted)
        return found

    def _entry(self, facts: Facts, mark: str, restored: Restored) -> Entry:
        """The row of a target that begins anew; one that is watched already hands over at the swap."""
        if facts.target in self.fingerprints:
            return Entry(facts, Health(), Timeline())
        return entry_of(facts, mark, restored, self.clock.time())

    def _keep_off(self, target: Target, restored: Restored) -> None:
        """A probe that an accident has turned off stays off, whatever has changed."""
        for source, beat in target.loop.schedule.shown.items():
            if (target.config.name, source) in restored.disabled:
                beat.turn(Off.ACCIDENT)


def inherit(target: Target, mark: str, old: Entry, had: str) -> None:
    """Let a target that begins anew under its old name go on with what is known of it by now.

    `mark` is its fingerprint, `had` the one before.
    """
    entry, name = target.row.entry, target.config.name
    entry.health = Restored({name: (had, old.health)}).health_of(name, mark)
    entry.timeline, entry.last_available, entry.watched_since = (
        old.timeline,
        old.last_available,
        old.watched_since,
    )
    entry.budget.spent_usd = old.budget.spent_usd
    for source, beat in target.loop.schedule.shown.items():
        if source in old.beats and old.beats[source].disabled is Off.ACCIDENT:
            beat.turn(Off.ACCIDENT)


def lots(names: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """So many of the names at a time."""
    for start in range(0, len(names), most):
        yield names[start : start + most]


@contextmanager
def _watchable(config: Config, target: TargetConfig) -> Iterator[None]:
    """Whatever goes wrong in building a target's parts is told with the place of the target."""
    try:
        yield
    except Exception as error:
        said = config.concealer.conceal(f"cannot be watched ({type(error).__name__}: {error})")
        raise ConfigError([f"{config.place(target.name)}: {said}"]) from error
