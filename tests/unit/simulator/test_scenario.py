"""Scenario files: what they may say, what is refused and how, and the world and configuration made of them."""

from datetime import UTC, datetime

import pytest
import yaml

from exporter import config
from exporter.core.vocabulary import Channel, Reason, Source, State, Upstream
from exporter.errors import ConfigError
from exporter.simulator import scenario
from exporter.simulator.pages.page import Says, SimPageKind
from exporter.simulator.scenario import Scenario
from exporter.simulator.script import Flavor, Lenience, Noise, Step
from exporter.simulator.setup import ENVIRONMENT, KEY, build_world, config_data
from exporter.simulator.wire import SimRequest
from tests.support.sim_targets import EPOCH, ORIGIN, SetClock

CRACKDOWN = """
name: evening-crackdown
duration: 24h
seed: 7
global: {}
targets:
  - {name: rev, provider: p, channel: reverse, model: sora-2, api: openai_chat, upstream: gateway, interval: 60s,
     price: {usd_per_call: 0.12}, budget: {usd_per_day: 20},
     probes: {catalog: {}, validation: {}, generation: {interval: 10m}}}
timeline:
  - {target: rev, at: 0s,  state: operational}
  - {target: rev, at: 6h,  state: risk_control, success_rate: 0.4, latency: 2.5, reasons: [captcha, rate_limited]}
  - {target: rev, at: 9h,  state: suspended, reasons: [no_channel]}
  - {target: rev, at: 12h, state: operational}
noise:
  - {target: rev, error_rate: 0.02, reasons: [upstream_5xx, timeout]}
traffic:
  - {target: rev, per_hour: 60}
"""
EVERYTHING = """
name: everything
duration: 2h
global: {connectivity: {url: "https://www.gstatic.com/generate_204"}}
targets:
  - {name: off, provider: p, channel: official, model: sora-2, api: openai_videos, upstream: gateway,
     price: {usd_per_second: 0.1}, budget: {usd_per_day: 5},
     probes: {validation: {reach: upstream}, generation: {}}}
  - {name: ven, provider: o, channel: official, model: sora-2, api: openai_videos,
     base_url: "https://api.openai.com/v1", api_key_env: OPENAI_API_KEY}
  - {name: veo, provider: g, channel: official, model: veo-3.1-generate-001, api: gemini_video, upstream: vendor}
status_pages:
  - name: openai
    kind: statuspage
    interval: 30s
    components: [{name: sora, match: "^Sora$", targets: [ven]}]
    says:
      - {at: 10m, until: 20m, component: Sora, status: partial_outage}
      - {at: 10m, until: 20m, incident: Elevated errors, impact: major, about: Sora}
      - {at: 1h, until: 90m, maintenance: Upgrade, about: Sora, announced: 30m}
  - {name: relay, kind: new_api, shows: [sora-2], says: [{at: 1h, notice: sora-2 暂停}, {down: true, at: 90m, until: 91m}]}
maintenance:
  - {targets: [off], start: 1h, end: 90m, note: database}
network:
  - {at: 30m, until: 35m}
clients:
  - {target: off, reporter: c, at: 10m, until: 50m, per_hour: 30, reasons: [invalid_key]}
simulator:
  off: {lang: en, lenient: seconds, rewrite_429: true, lag: 1s, render: [1s, 2s]}
  veo: {flavor: vertex}
"""


def test_the_contracts_scenario_is_read() -> None:
    found = scenario.parse(CRACKDOWN)
    assert (found.name, found.duration, found.seed) == ("evening-crackdown", 86400.0, 7)
    assert found.timeline["rev"] == (
        Step.of(0.0, State.OPERATIONAL),
        Step.of(21600.0, State.RISK_CONTROL, 0.4, 2.5, (Reason.CAPTCHA, Reason.RATE_LIMITED)),
        Step.of(32400.0, State.SUSPENDED, reasons=(Reason.NO_CHANNEL,)),
        Step.of(43200.0, State.OPERATIONAL),
    )
    assert found.noise == {"rev": (Noise(0.02, (Reason.UPSTREAM_5XX, Reason.TIMEOUT)),)}
    assert found.traffic == {"rev": 60.0}
    assert found.targets[0]["probes"] == {"catalog": {}, "validation": {}, "generation": {"interval": "10m"}}


def staged(text: str) -> tuple[Scenario, config.Config]:
    found = scenario.parse(text)
    data = yaml.safe_dump(config_data(found, ORIGIN, EPOCH))
    return found, config.parse(data, env=ENVIRONMENT)


def test_a_scenario_becomes_a_configuration_that_points_at_the_simulator() -> None:
    _, loaded = staged(EVERYTHING)
    off, ven, veo = loaded.targets
    assert (off.base_url, off.upstream) == (f"{ORIGIN}/u/off/v1", Upstream.GATEWAY)
    assert (ven.base_url, ven.upstream) == (f"{ORIGIN}/u/ven/v1", Upstream.VENDOR)
    assert veo.base_url == f"{ORIGIN}/u/veo/v1/projects/example/locations/us-central1/publishers/google"
    assert all(target.api_key is not None and target.api_key.reveal() == KEY for target in loaded.targets)
    assert [(page.name, page.url, page.interval) for page in loaded.status_pages] == [
        ("openai", f"{ORIGIN}/page/openai", 30.0),
        ("relay", f"{ORIGIN}/page/relay", 60.0),
    ]
    assert loaded.status_pages[0].components[0].targets == ("ven",)
    assert loaded.maintenance[0].start == datetime.fromtimestamp(EPOCH + 3600, UTC)
    assert loaded.maintenance[0].end_at == EPOCH + 5400


def test_a_scenario_becomes_a_world() -> None:
    found, loaded = staged(EVERYTHING)
    clock = SetClock()
    world = build_world(found, loaded.targets, clock)
    assert set(world.sites) == {"off", "ven", "veo"}
    off = world.sites["off"].target
    assert (off.usd_per_second, off.key, off.reaches_upstream) == (0.1, KEY, True)
    assert (off.quirks.lang, off.quirks.lenient, off.quirks.lag) == ("en", Lenience.SECONDS, 1.0)
    assert off.quirks.render == (1.0, 2.0)
    assert world.sites["veo"].target.quirks.flavor is Flavor.VERTEX
    assert world.sites["ven"].target.channel is Channel.OFFICIAL
    assert world.visible("off", Source.VALIDATION, Reason.RATE_LIMITED)
    clock.now = EPOCH + 31 * 60
    assert world.network_is_down
    clock.now = EPOCH + 36 * 60
    assert world.answer(SimRequest("GET", "/generate_204")).status == 204
    assert world.pages["openai"].statuses(15 * 60) == {"Sora": "partial_outage"}
    relay = world.pages["relay"]
    assert (relay.kind, relay.components) == (SimPageKind.NEW_API, ("sora-2",))
    assert [event.says for event in relay.events] == [Says.NOTICE, Says.DOWN]


def test_another_seed_makes_another_world() -> None:
    found, loaded = staged(CRACKDOWN)
    assert build_world(found, loaded.targets, SetClock()).seed == 7
    assert build_world(found, loaded.targets, SetClock(), seed=3).seed == 3


SMALL = """name: small
duration: 1h
targets:
  - {name: rev, provider: p, channel: reverse, model: m, api: openai_chat}
"""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- 1\n", "s.yml:1: (file): expected a mapping with name, duration and targets"),
        ("name: x\nduration: 1h\n", "s.yml:1: targets: expected at least one target"),
        (SMALL.replace("1h", "3600"), "s.yml:2: duration: expected a duration such as"),
        (SMALL.replace("1h", "0s"), "s.yml:2: duration: must be more than 0"),
        (SMALL + "timline: []\n", "s.yml:5: timline: is not a known key; did you mean timeline?"),
        (SMALL + "timeline: {}\n", "s.yml:5: timeline: expected a list"),
        (SMALL + "timeline:\n  - {target: rev, at: 0s}\n", "s.yml:6: timeline[0].state: is missing"),
        (
            SMALL + "timeline:\n  - {target: rev, at: 0s, state: broken}\n",
            "s.yml:6: timeline[0].state: expected",
        ),
        (
            SMALL + "timeline:\n  - {target: rve, at: 0s, state: suspended}\n",
            "s.yml:6: timeline[0].target: no target is called rve; did you mean rev?",
        ),
        (
            SMALL + "timeline:\n  - {target: rev, at: 0s, state: suspended, success_rate: 1.5}\n",
            "s.yml:6: timeline[0].success_rate: must be at most 1",
        ),
        (
            SMALL + "timeline:\n  - {target: rev, at: 0s, state: suspended, reasons: [bad_luck]}\n",
            "s.yml:6: timeline[0].reasons[0]: is not a known word",
        ),
        (
            SMALL + "timeline:\n  - {target: rev, at: 1h, state: suspended}\n",
            "s.yml:6: timeline[0].at: is not before the scenario's end (duration)",
        ),
        (SMALL + "noise:\n  - {target: rev}\n", "s.yml:6: noise[0].error_rate: is missing"),
        (SMALL + "network:\n  - {at: 2m, until: 1m}\n", "s.yml:6: network[0]: until is not after at"),
        (
            SMALL + "simulator:\n  rev: {flavour: apiyi}\n",
            "s.yml:6: simulator.rev.flavour: is not a known key; did",
        ),
        (SMALL + "simulator:\n  ver: {}\n", "s.yml:6: simulator.ver: no target is called ver"),
        (
            SMALL + "status_pages:\n  - {name: p, says: [{at: 1m, status: major_outage}]}\n",
            "s.yml:6: status_pages[0].says[0]: expected exactly one of component, absent",
        ),
        (SMALL + "  - {name: rev}\n", "s.yml:5: targets[1].name: is given twice"),
        (SMALL + "  - rev\n", "s.yml:5: targets[1]: expected a target with a name"),
        (SMALL + "global: 5\n", "s.yml:5: global: expected a mapping of keys"),
        ("name: [\n", "s.yml:2: (yaml):"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        scenario.parse(text, "s.yml")
    assert any(told.startswith(problem) for told in caught.value.problems), caught.value.problems


def test_a_step_may_come_up_to_the_end() -> None:
    text = SMALL + "timeline:\n  - {target: rev, at: 59m59s, state: suspended}\n"
    assert scenario.parse(text).timeline["rev"] == (Step.of(3599.0, State.SUSPENDED),)


def test_entries_of_traffic_for_one_target_add_up() -> None:
    text = SMALL + "traffic:\n  - {target: rev, per_hour: 60}\n  - {target: rev, per_hour: 120}\n"
    assert scenario.parse(text).traffic == {"rev": 180.0}


def test_all_problems_are_told_at_once() -> None:
    text = (
        SMALL
        + "timeline:\n  - {target: x, at: 0s, state: suspended}\n  - {target: rev, at: 1, state: nope}\n"
    )
    with pytest.raises(ConfigError) as caught:
        scenario.parse(text, "s.yml")
    assert [told.split(": ")[1] for told in caught.value.problems] == [
        "timeline[0].target",
        "timeline[1].at",
        "timeline[1].state",
    ]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: object) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        scenario.load(tmp_path / "none.yml")  # type: ignore[operator]
