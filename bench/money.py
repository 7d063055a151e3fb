"""What money buys: dollars and minutes of several ways to watch three channels for a virtual month.

Run as `make bench-money` or `python -m bench.money [seeds]`. The engine is the real one, in virtual time.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Any

from bench import loop
from bench.month import (
    BROKEN,
    CONTROLLED,
    DOOR,
    EMPTY,
    FAILING,
    MONTH,
    NO_CHANNEL,
    NOISE,
    RETIRED,
    SLOW,
    Channel,
    Seen,
    month,
    scenario,
    seen,
)
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import State
from exporter.log import configure
from exporter.replay.run import course_of, replay
from exporter.replay.score import Course, ScoredChange
from exporter.simulator.script import SimTarget
from tests.support.sim_targets import KINDS

SEEDS = 5
WORKERS = 2
FREE: Mapping[str, Any] = {"catalog": {"interval": "10m"}, "validation": {"interval": "2m"}}
SETTLING = 5 * loop.EVERY


@dataclass(frozen=True, slots=True)
class Way:
    """One way of watching; None as probes is the usual loop."""

    title: str
    probes: Mapping[str, Any] | None = field(default_factory=dict)
    per_hour: float = 0.0
    only: str | None = None
    """Only at this channel."""


def _every(interval: str) -> dict[str, Any]:
    return {**FREE, "generation": {"interval": interval, "seconds": 4}}


WAYS = (
    Way("a create every 5 min, by substring", None),
    Way("free probes only", FREE),
    Way(
        "free, `reach: upstream`",
        {**FREE, "validation": {"interval": "5m", "reach": "upstream"}},
        only="gateway-official",
    ),
    Way("free + generation every 12 h", _every("12h")),
    Way("free + generation every 6 h", _every("6h")),
    Way("free + generation every 1 h", _every("1h")),
    Way("free + generation every 10 min", _every("10m")),
    Way("free + 10 real requests an hour", FREE, 10.0),
)


def _target(kind: str, **keys: Any) -> dict[str, Any]:
    known = KINDS[kind].target
    return {
        "name": kind,
        "provider": "p",
        "channel": str(known.channel),
        "model": "sora-2",
        "upstream_model": known.model,
        "api": str(known.api),
        "upstream": str(known.upstream),
        "budget": {"usd_per_day": 1000},
        **keys,
    }


_PER_SECOND = {"price": {"usd_per_second": 0.10}}
_PER_CALL = {"price": {"usd_per_call": 0.12}}
CHANNELS = (
    Channel(
        "Direct vendor, $0.40 a job",
        _target("vendor-videos", **_PER_SECOND),
        0.40,
        (DOOR, BROKEN, CONTROLLED, FAILING, SLOW, RETIRED),
    ),
    Channel(
        "Official forwarding at a gateway, $0.40 a job",
        _target("gateway-official", **_PER_SECOND),
        0.40,
        (DOOR, BROKEN, NO_CHANNEL, CONTROLLED, FAILING, SLOW, RETIRED),
    ),
    Channel(
        "Reverse gateway, $0.12 a call",
        _target("gateway-tokens", **_PER_CALL),
        0.12,
        (DOOR, BROKEN, NO_CHANNEL, CONTROLLED, EMPTY, FAILING, SLOW, RETIRED),
    ),
)


def measure(channel: Channel, way: Way, seed: int) -> Seen:
    """One month of one channel, watched in one way."""
    return _usual(channel, seed) if way.probes is None else _ours(channel, way, way.probes, seed)


def _usual(channel: Channel, seed: int) -> Seen:
    kind, incidents = KINDS[channel.name], month(channel, seed)
    known = kind.target
    upstream = SimTarget(
        known.name,
        known.api,
        known.upstream,
        known.channel,
        known.model,
        timeline=incidents.steps(),
        noise=NOISE,
        usd_per_call=channel.usd,
    )
    assert kind.generation is not None
    watched = loop.watch(upstream, kind.generation, seed)
    truth = [ScoredChange(step.at, step.state) for step in incidents.steps()]
    course = Course(truth, watched.shown, MONTH, lambda _: SETTLING, lambda _: True)
    # What it cannot classify it calls unknown; whoever watches it takes that for an alarm.
    return seen(incidents, course, watched.usd, {State.OPERATIONAL})


def _ours(channel: Channel, way: Way, probes: Mapping[str, Any], seed: int) -> Seen:
    replayed = replay(scenario(channel, seed, probes, {}, way.per_hour))
    taken = replayed.targets[channel.name]
    usd = sum(taken.entry.cost_usd.values())
    fine = {State.OPERATIONAL, State.UNKNOWN}
    return seen(month(channel, seed), course_of(taken, MONTH), usd, fine)


def _job(job: tuple[int, int, int]) -> Seen:
    channel, way, seed = job
    return measure(CHANNELS[channel], WAYS[way], seed)


def _quietly() -> None:
    os.nice(10)
    configure("error")


def main() -> None:
    seeds = range(1, 1 + (int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS))
    jobs = [
        (c, w, seed)
        for c, channel in enumerate(CHANNELS)
        for w, way in enumerate(WAYS)
        if way.only in (None, channel.name)
        for seed in seeds
    ]
    found = {}
    with ProcessPoolExecutor(WORKERS, initializer=_quietly) as pool:
        for job, made in zip(jobs, pool.map(_job, jobs), strict=True):
            found[job] = made
            print(f"\r{len(found)} of {len(jobs)} months", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for c, channel in enumerate(CHANNELS):
        rows = {w: [found[c, w, s] for s in seeds] for w in range(len(WAYS)) if (c, w, seeds[0]) in found}
        print("\n".join(_table(channel, rows)), end="\n\n")


def _table(channel: Channel, rows: Mapping[int, list[Seen]]) -> Iterator[str]:
    names = [kind.name for kind in channel.kinds]
    yield f"**{channel.title}**"
    yield ""
    yield "| " + " | ".join(["watched by", "$ a month", *names, "right", "false alarms"]) + " |"
    yield "|---|" + "--:|" * (len(names) + 3)
    usual = mean(one.usd for one in rows[0])
    for w, ones in rows.items():
        usd = mean(one.usd for one in ones)
        cells = [WAYS[w].title, _dollars(usd, usual), *(_cell(ones, name) for name in names)]
        trouble, calm = (100 * mean(one.right[i] for one in ones) for i in (0, 1))
        right = f"{trouble:.0f} / {calm:.0f} %"
        alarms = f"{mean(one.false_alarms for one in ones):.2g}"
        yield "| " + " | ".join([*cells, right, alarms]) + " |"


def _dollars(usd: float, usual: float) -> str:
    share = "" if usd in (0.0, usual) else f" ({100 * usd / usual:.2g} %)"
    return f"{usd:,.0f}{share}"


def _cell(ones: list[Seen], kind: str) -> str:
    """The median time to notice a kind, and, where some were missed, how many were not."""
    after = [seconds for one in ones for name, seconds in one.after if name == kind]
    known = [seconds for seconds in after if seconds is not None]
    if not after:
        return "–"
    middle = median(float("inf") if seconds is None else seconds for seconds in after)
    if middle == float("inf"):
        return f"never{_of(known, after)}" if known else "never"
    return _time(middle) + ("" if len(known) == len(after) else _of(known, after))


def _of(known: list[float], after: list[float | None]) -> str:
    return f" ({len(known)}/{len(after)})"


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / HOUR:.1f} h" if seconds < 2 * DAY else f"{seconds / DAY:.1f} d"


if __name__ == "__main__":
    main()
