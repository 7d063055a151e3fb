"""Scenario files (contract, section 7): what is true of every target and when, and what else happens."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any, Final, TypeVar

from exporter.config.document import Document, Loc, compose, read, understanding
from exporter.config.validation import read_part, suggestion
from exporter.errors import ConfigError
from exporter.settings import FrozenModel
from exporter.simulator.pages.page import SimPage
from exporter.simulator.script import Noise, Quirks, Step
from exporter.simulator.sections import (
    ClientEntry,
    Head,
    NoiseEntry,
    OfTarget,
    PageEntry,
    QuirksEntry,
    StretchEntry,
    TimelineEntry,
    TrafficEntry,
    WorkEntry,
)

M = TypeVar("M", bound=FrozenModel)
E = TypeVar("E", bound=OfTarget)
T = TypeVar("T")
_KEYS: Final = (
    "name", "duration", "seed", "global", "targets", "timeline", "noise", "traffic",
    "status_pages", "maintenance", "network", "clients", "simulator",
)  # fmt: skip
_MOST_UNKNOWN: Final = 1000
_LISTS: Final = (
    "targets",
    "timeline",
    "noise",
    "traffic",
    "status_pages",
    "maintenance",
    "network",
    "clients",
)


@dataclass(frozen=True, slots=True)
class Client:
    """A client whose requests fail whatever the truth is. Times in seconds after the start."""

    target: str
    reporter: str
    at: float
    until: float
    per_hour: float
    noise: Noise


@dataclass(frozen=True, slots=True)
class ScenarioPage:
    """A status page: its script, and the keys that the configuration has for it."""

    script: SimPage
    config: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Work:
    """Announced maintenance. Times in seconds after the start."""

    targets: tuple[str, ...]
    start: float
    end: float
    note: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario. Times in seconds after the start; `targets` and `general` as in the configuration."""

    name: str
    duration: float
    seed: int
    targets: tuple[Mapping[str, Any], ...]
    """Raw, without addresses and keys: whoever plays the scenario knows them."""
    general: Mapping[str, Any] = field(default_factory=dict)
    """The `global` section, raw."""
    timeline: Mapping[str, tuple[Step, ...]] = field(default_factory=dict)
    """Steps by target."""
    noise: Mapping[str, tuple[Noise, ...]] = field(default_factory=dict)
    traffic: Mapping[str, float] = field(default_factory=dict)
    """Requests per hour by target, all its entries together."""
    pages: tuple[ScenarioPage, ...] = ()
    maintenance: tuple[Work, ...] = ()
    network: tuple[tuple[float, float], ...] = ()
    """Stretches without network."""
    clients: tuple[Client, ...] = ()
    quirks: Mapping[str, Quirks] = field(default_factory=dict)


def load(path: Path) -> Scenario:
    """The scenario in a file.

    Raises:
        ConfigError: with every problem of the file, each as `file:line: path: sentence`.
    """
    document = read(path)
    with understanding(document):
        return _scenario(document)


def parse(text: str, name: str = "scenario.yml") -> Scenario:
    """The scenario in a text, as `load`."""
    document = compose(text, name)
    with understanding(document):
        return _scenario(document)


def _scenario(document: Document) -> Scenario:
    data = document.data
    if not isinstance(data, dict):
        if not document.problems:
            said = "expected a mapping with name, duration and targets"
            document.problems.append(document.problem((), said))
        raise ConfigError(document.render(document.problems))
    reading = _ScenarioReader(document, {key: value for key, value in data.items() if value is not None})
    scenario = reading.scenario()
    if scenario is None or document.problems:
        raise ConfigError(document.render(document.problems))
    return scenario


class _ScenarioReader:
    """One document on its way to a scenario; problems gather in the document."""

    def __init__(self, document: Document, data: dict[str, Any]) -> None:
        self._document = document
        self._data = data
        self._names: list[str] = []
        self._end = inf

    def scenario(self) -> Scenario | None:
        """The scenario; None where not even its head can be read."""
        self._check_keys()
        head = read_part(
            self._document, Head, {k: self._data[k] for k in Head.model_fields if k in self._data}, ()
        )
        self._end = inf if head is None else head.value.duration
        targets = tuple(self._targets())
        timeline = self._entries("timeline", TimelineEntry)
        noise = self._entries("noise", NoiseEntry)
        traffic = self._entries("traffic", TrafficEntry)
        clients = self._entries("clients", ClientEntry)
        pages = self._entries("status_pages", PageEntry)
        works = self._entries("maintenance", WorkEntry)
        cuts = self._entries("network", StretchEntry)
        quirks = dict(self._quirks())
        if head is None:
            return None
        return Scenario(
            name=head.value.name,
            duration=head.value.duration,
            seed=head.value.seed,
            targets=targets,
            general=self._general(),
            timeline=_by_target(timeline, TimelineEntry.step),
            noise=_by_target(noise, NoiseEntry.noise),
            traffic=_rates(traffic),
            pages=tuple(map(_page, pages)),
            maintenance=tuple(Work(work.targets, work.start, work.end, work.note) for work in works),
            network=tuple((cut.at, cut.until) for cut in cuts),
            clients=tuple(map(_client, clients)),
            quirks=quirks,
        )

    def _say(self, loc: Loc, sentence: str) -> None:
        self._document.problems.append(self._document.problem(loc, sentence))

    def _check_keys(self) -> None:
        for key in [key for key in self._data if key not in _KEYS][:_MOST_UNKNOWN]:
            self._say((key,), f"is not a known key{suggestion(key, _KEYS)}")
        for key in _LISTS:
            if not isinstance(self._data.get(key, []), list):
                self._say((key,), "expected a list")
                self._data[key] = []

    def _general(self) -> Mapping[str, Any]:
        general = self._data.get("global", {})
        if isinstance(general, dict):
            return general
        self._say(("global",), "expected a mapping of keys")
        return {}

    def _targets(self) -> Iterator[Mapping[str, Any]]:
        items = self._data.get("targets", [])
        if not items:
            self._say(("targets",), "expected at least one target")
        for place, item in enumerate(items):
            name = item.get("name") if isinstance(item, dict) else None
            if not isinstance(name, str):
                self._say(("targets", place), "expected a target with a name")
            elif name in self._names:
                self._say(("targets", place, "name"), "is given twice")
            else:
                self._names.append(name)
                yield item

    def _entries(self, key: str, model: type[M]) -> list[M]:
        found = []
        for place, item in enumerate(self._data.get(key, [])):
            part = read_part(self._document, model, item, (key, place))
            if part is not None:
                if isinstance(part.value, OfTarget):
                    self._check_target((key, place, "target"), part.value.target)
                if isinstance(part.value, TimelineEntry) and part.value.at >= self._end:
                    # It would be scored as an incident that nobody saw.
                    self._say((key, place, "at"), "is not before the scenario's end (duration)")
                found.append(part.value)
        return found

    def _check_target(self, loc: Loc, name: str) -> None:
        if name not in self._names:
            self._say(loc, f"no target is called {name}{suggestion(name, self._names)}")

    def _quirks(self) -> Iterator[tuple[str, Quirks]]:
        section = self._data.get("simulator", {})
        if not isinstance(section, dict):
            self._say(("simulator",), "expected a mapping of targets")
            return
        for name, item in section.items():
            self._check_target(("simulator", name), name)
            part = read_part(self._document, QuirksEntry, item, ("simulator", name))
            if part is not None:
                yield name, part.value.quirks()


def _by_target(entries: list[E], made: Callable[[E], T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for entry in entries:
        found[entry.target] = (*found.get(entry.target, ()), made(entry))
    return found


def _rates(entries: list[TrafficEntry]) -> dict[str, float]:
    """Requests per hour by target; entries of one target add up, as those of its noise do."""
    found: dict[str, float] = {}
    for entry in entries:
        found[entry.target] = found.get(entry.target, 0.0) + entry.per_hour
    return found


def _client(entry: ClientEntry) -> Client:
    noise = Noise(entry.error_rate, entry.reasons)
    return Client(entry.target, entry.reporter, entry.at, entry.until, entry.per_hour, noise)


def _page(entry: PageEntry) -> ScenarioPage:
    events = tuple(said.event() for said in entry.says)
    config: dict[str, Any] = {
        "name": entry.name,
        "kind": entry.kind.value,
        "components": list(entry.components),
    }
    if entry.interval is not None:
        config["interval"] = entry.interval
    return ScenarioPage(SimPage(entry.name, entry.kind, events, entry.shows, entry.style), config)
