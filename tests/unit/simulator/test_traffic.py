"""Real traffic: Poisson in time, true in outcome, and told by two reporters."""

from collections import Counter
from itertools import pairwise

import pytest
import yaml

from exporter import config
from exporter.core.answer import ObservationIn, Transport
from exporter.core.vocabulary import Api, Reason
from exporter.simulator import scenario
from exporter.simulator.setup import ENVIRONMENT, build_world, config_data
from exporter.simulator.traffic import REPORTERS, traffic_events
from exporter.simulator.visibility import SHOWABLE
from exporter.simulator.world import World
from tests.support.sim_targets import EPOCH, ORIGIN, SetClock

TARGETS = {
    "openai_videos/vendor": ("official", "sora-2"),
    "openai_videos/gateway": ("reverse", "sora-2"),
    "openai_chat/gateway": ("reverse", "sora_video2"),
    "openai_chat/sora2api": ("reverse", "sora2-landscape-10s"),
    "openai_images/vendor": ("official", "gpt-image-2"),
    "gemini_video/vendor": ("official", "veo-3.1-generate-preview"),
    "gemini_video/gateway": ("official", "veo-3.1-generate-preview"),
    "http/vendor": ("official", "page"),
}


def played(kind: str, extra: str = "", seed: int = 1, hours: int = 10) -> tuple[World, list[ObservationIn]]:
    api, upstream = kind.split("/")
    channel, model = TARGETS[kind]
    text = (
        f"name: t\nduration: {hours}h\ntargets:\n  - {{name: t, provider: p, channel: {channel}, model: {model}, "
        f"api: {api}, upstream: {upstream}}}\ntraffic: [{{target: t, per_hour: 60}}]\n{extra}"
    )
    found = scenario.parse(text)
    loaded = config.parse(yaml.safe_dump(config_data(found, ORIGIN, EPOCH)), env=ENVIRONMENT)
    world = build_world(found, loaded.targets, SetClock(), seed=seed)
    return world, list(traffic_events(world, found))


def step(state: str, rest: str, at: str = "0s") -> str:
    return f"timeline: [{{target: t, at: {at}, state: {state}, {rest}}}]\n"


def test_traffic_is_poisson_over_the_whole_time_and_costs_us_nothing() -> None:
    world, told = played("openai_chat/gateway", hours=50)
    assert len(told) == pytest.approx(3000, rel=0.06)
    times = [each.at for each in told]
    assert times == sorted(times)
    assert EPOCH < times[0] < times[-1] < EPOCH + 180_000
    gaps = [later - before for before, later in pairwise(times)]
    long = sum(gap > 60 for gap in gaps) / len(gaps)
    assert long == pytest.approx(0.368, abs=0.03)
    share = Counter(each.reporter for each in told)
    assert set(share) == set(REPORTERS)
    assert min(share.values()) > 1350
    assert world.books["t"].usd() == 0.0
    assert not world.books["t"].requests


@pytest.mark.parametrize("kind", TARGETS)
def test_a_working_upstream_is_reported_as_working(kind: str) -> None:
    _, told = played(kind)
    assert {each.answer for each in told} == {None}
    assert all(each.latency is not None and each.latency > 0 for each in told)


@pytest.mark.parametrize("kind", TARGETS)
def test_the_truth_of_the_moment_decides(kind: str) -> None:
    share = step("risk_control", "success_rate: 0.4, reasons: [rate_limited, upstream_5xx]", at="5h")
    _, told = played(kind, share)
    before = [each for each in told if each.at < EPOCH + 18000]
    after = [each for each in told if each.at >= EPOCH + 18000]
    assert all(each.answer is None for each in before)
    good = sum(each.answer is None for each in after) / len(after)
    assert good == pytest.approx(1.0 if kind == "http/gateway" else 0.4, abs=0.08)


@pytest.mark.parametrize("kind", [kind for kind in TARGETS if not kind.startswith("http")])
def test_every_reason_can_be_reported(kind: str) -> None:
    # A client that gets less than it ordered has its video all the same.
    for reason in SHOWABLE - {Reason.SLOW, Reason.ARTIFACT_MISMATCH}:
        _, told = played(kind, step("suspended", f"reasons: [{reason.value}]"), hours=1)
        assert told
        for each in told[:5]:
            assert each.answer is not None, reason
            if each.answer.transport is Transport.EXCEPTION:
                assert each.answer.exception
            else:
                assert each.answer.body or each.answer.status != 200


def test_a_failed_job_is_reported_as_a_task() -> None:
    _, told = played(
        "openai_videos/vendor", step("degraded", "success_rate: 0, reasons: [generation_failed]")
    )
    answers = [each.answer for each in told]
    assert all(answer is not None and answer.transport is Transport.TASK for answer in answers)
    assert all('"status":"failed"' in answer.body for answer in answers if answer is not None)


def test_noise_is_part_of_the_traffic() -> None:
    noise = "noise: [{target: t, error_rate: 0.1, reasons: [upstream_5xx]}]\n"
    _, told = played("openai_videos/vendor", noise, hours=50)
    bad = sum(each.answer is not None for each in told) / len(told)
    assert bad == pytest.approx(0.1, abs=0.02)


def test_a_broken_client_fails_whatever_is_true() -> None:
    client = "clients: [{target: t, reporter: c, at: 2h, until: 4h, per_hour: 60, reasons: [invalid_key]}]\n"
    _, told = played("openai_videos/vendor", client)
    broken = [each for each in told if each.reporter == "c"]
    assert len(broken) == pytest.approx(120, rel=0.3)
    assert all(EPOCH + 7200 <= each.at < EPOCH + 14400 for each in broken)
    assert {each.answer.status for each in broken if each.answer is not None} == {401}
    assert all(each.answer is None for each in told if each.reporter != "c")
    assert [each.at for each in told] == sorted(each.at for each in told)


def test_the_same_seed_tells_the_same_traffic() -> None:
    share = step("risk_control", "success_rate: 0.5, reasons: [captcha, timeout]")
    assert played("openai_chat/gateway", share)[1] == played("openai_chat/gateway", share)[1]
    assert played("openai_chat/gateway", share)[1] != played("openai_chat/gateway", share, seed=2)[1]


def test_every_api_has_traffic() -> None:
    assert {kind.split("/")[0] for kind in TARGETS} == {api.value for api in Api}
