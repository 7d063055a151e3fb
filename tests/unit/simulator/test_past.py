"""The demo's past: every share of time as declared, the same for the same seed, and a health that goes on from it."""

from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from exporter.cli.demo import make_up
from exporter.config import parse
from exporter.core.state.machine import Situation
from exporter.core.thresholds import DAY, Policy
from exporter.core.vocabulary import Channel, State
from exporter.simulator.demo import demo
from exporter.simulator.past import MONTH, PastEpisode, health, past
from exporter.simulator.setup import ENVIRONMENT, config_data
from exporter.store import Store

NOW = 1_796_000_000.0
BEGIN = NOW - 30 * DAY


def lasted(episodes: list[PastEpisode], end: float) -> dict[State, float]:
    """Seconds in each state."""
    found = dict.fromkeys(State, 0.0)
    ends = [*(e.start for e in episodes[1:]), end]
    for episode, until in zip(episodes, ends, strict=True):
        found[episode.state] += until - episode.start
    return found


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    ("target", "last", "available"),
    [
        ("sora-2-official", State.OPERATIONAL, 0.9984),
        ("sora-2-pro-official", State.OPERATIONAL, 0.9984),
        ("sora-image-official", State.OPERATIONAL, 0.9984),
        ("sora-2-reverse", State.RISK_CONTROL, 0.85),
        ("sora-2-pro-reverse", State.SUSPENDED, 0.70),
        ("veo-3.1-reverse", State.OPERATIONAL, 0.95),
    ],
)
def test_the_month_is_as_available_as_the_panel_says(
    target: str, last: State, available: float, seed: int
) -> None:
    episodes = past(target, BEGIN, NOW, seed=seed, last=last)
    times = lasted(episodes, NOW)
    up = sum(seconds for state, seconds in times.items() if state.up)
    down = sum(seconds for state, seconds in times.items() if state.down)
    assert up / (up + down) == pytest.approx(available, abs=1e-4)
    assert sum(times.values()) == pytest.approx(NOW - BEGIN)
    assert episodes[0].start == BEGIN
    assert all(a.start < b.start and a.state is not b.state for a, b in pairwise(episodes))
    assert episodes[-1].state is last
    assert episodes == past(target, BEGIN, NOW, seed=seed, last=last)


@pytest.mark.parametrize("target", MONTH)
@pytest.mark.parametrize("last", [State.OPERATIONAL, State.RISK_CONTROL, State.SUSPENDED])
def test_what_is_known_at_the_end_goes_on_from_it(target: str, last: State) -> None:
    episodes = past(target, BEGIN, NOW, seed=7, last=last)
    known = health(episodes, Situation(Channel.REVERSE, Policy()), 4.0, NOW)
    assert (known.state, known.since) == (episodes[-1].state, episodes[-1].start)
    assert known.verified


def test_an_hour_has_no_room_for_troubles_of_a_week() -> None:
    begin = NOW - 3600.0
    assert [e.state for e in past("sora-2-official", begin, NOW, seed=7, last=State.OPERATIONAL)] == [
        State.OPERATIONAL
    ]


def test_a_storage_that_knows_its_targets_is_left_as_it_is(tmp_path: Path) -> None:
    scenario = demo()
    config = parse(
        yaml.safe_dump(config_data(scenario, "http://simulator.internal", NOW)), "demo.yml", ENVIRONMENT
    )
    with closing(Store.open(tmp_path)) as store:
        make_up(store, config, scenario, NOW, 30 * DAY)
        told = store.episodes("sora-2-reverse", BEGIN, NOW)
        make_up(store, config, scenario, NOW + DAY, 30 * DAY)
        assert store.episodes("sora-2-reverse", BEGIN, NOW) == told
    assert len(told) > 20
