"""What the shipped Alertmanager configuration makes of alerts: who is told of what, in how many notifications.

Inhibition, routing and grouping as Alertmanager has them, on a grid of minutes; repetitions are left out, since a
pager and a ticket system take them for the same incident.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import yaml

from bench.backfill import Alert
from bench.recording import STEP
from exporter.settings import parse_duration
from tests.rules.rulebook import ALERTMANAGER

_MATCHER: Final = re.compile(r'(\w+)(=~|!~|!=|=)"(.*)"')
Labels = Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """One alert that somebody was told of; `at` in minutes after the start."""

    alert: Alert
    at: float


@dataclass
class Notification:
    """One incident at a pager, or one ticket: opened once, added to while it is open."""

    receiver: str
    told: list[Told] = field(default_factory=list)

    @property
    def at(self) -> float:
        return self.told[0].at


@dataclass(frozen=True)
class Route:
    """Where alerts of some labels go. Times in minutes."""

    receiver: str
    group_by: tuple[str, ...]
    wait: float
    interval: float


def notifications(alerts: Sequence[Alert]) -> list[Notification]:
    """What is sent, in order of time."""
    grouped: dict[tuple[Route, tuple[str, ...]], list[Alert]] = {}
    for alert in alerts:
        route = route_of(alert.labels)
        key = tuple(alert.labels.get(name, "") for name in route.group_by)
        grouped.setdefault((route, key), []).append(alert)
    sent = [one for (route, _), group in grouped.items() for one in _told(route, group, alerts)]
    return sorted(sent, key=lambda one: one.at)


def _told(route: Route, group: Sequence[Alert], alerts: Sequence[Alert]) -> Iterator[Notification]:
    """The notifications of one group: it is open from its first audible alert until none of it fires."""
    for together in _overlapping(group):
        notification = Notification(route.receiver)
        for alert in together:
            heard = _heard(alert, alerts)
            if heard is not None:
                notification.told.append(Told(alert, heard + route.wait))
        if notification.told:
            notification.told.sort(key=lambda one: one.at)
            first = notification.at
            notification.told = [Told(one.alert, _flush(one.at, first, route)) for one in notification.told]
            yield notification


def _flush(at: float, first: float, route: Route) -> float:
    """A group that was told of waits out its interval before it adds anything."""
    if at == first:
        return at
    return first + route.interval * -(-(at - route.wait - first) // route.interval)


def _overlapping(group: Sequence[Alert]) -> Iterator[list[Alert]]:
    together: list[Alert] = []
    for alert in sorted(group, key=lambda one: one.start):
        if together and alert.start >= max(one.end for one in together):
            yield together
            together = []
        together.append(alert)
    yield together


def _heard(alert: Alert, alerts: Sequence[Alert]) -> int | None:
    """The first minute in which nothing inhibits an alert; None where that never comes."""
    muting = sorted((one.start, one.end) for one in alerts if inhibits(one, alert))
    minute = alert.start
    for start, end in muting:
        if start <= minute < end:
            minute = end
    return minute if minute < alert.end else None


def inhibits(source: Alert, alert: Alert) -> bool:
    """One alert mutes another while it fires."""
    return any(
        _all(rule["source_matchers"], source.labels)
        and _all(rule["target_matchers"], alert.labels)
        and not _all(rule["target_matchers"], source.labels)
        and all(source.labels.get(name, "") == alert.labels.get(name, "") for name in rule["equal"])
        for rule in _config()["inhibit_rules"]
    )


def route_of(labels: Labels) -> Route:
    """The route of an alert: the first that matches, at every level of the tree."""
    node = dict(_config()["route"])
    while (child := _child(node, labels)) is not None:
        node = {**{key: value for key, value in node.items() if key != "routes"}, **child}
    return Route(
        node["receiver"],
        tuple(node["group_by"]),
        parse_duration(node["group_wait"]) / STEP,
        parse_duration(node["group_interval"]) / STEP,
    )


def _child(node: Mapping[str, Any], labels: Labels) -> dict[str, Any] | None:
    return next((one for one in node.get("routes", []) if _all(one["matchers"], labels)), None)


def _all(matchers: Iterable[str], labels: Labels) -> bool:
    return all(_holds(matcher, labels) for matcher in matchers)


def _holds(matcher: str, labels: Labels) -> bool:
    name, op, value = _parsed(matcher)
    if op in {"=", "!="}:
        return (labels.get(name, "") == value) is (op == "=")
    return bool(re.fullmatch(value, labels.get(name, ""))) is (op == "=~")


@cache
def _parsed(matcher: str) -> tuple[str, str, str]:
    found = _MATCHER.fullmatch(matcher)
    assert found is not None, matcher
    return found[1], found[2], found[3]


@cache
def _config() -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load((ALERTMANAGER / "alertmanager.yml").read_text())
    return config
