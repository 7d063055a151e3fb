"""The law of the contract's section 4: every probe of every family shows what it sees, and nothing else."""

import json
import re

import pytest

from exporter.core.vocabulary import Channel, Reason, Source, State, Upstream
from exporter.simulator.script import Step
from exporter.simulator.visibility import SHOWABLE, sees
from exporter.simulator.wire import NEVER, SimResponse
from tests.support.sim_targets import KINDS, PROMPT, ask, failing, form, seeds, whole, world_of

C, V = Source.CATALOG, Source.VALIDATION
CONNECTION = "connection_refused dns tls reset maintenance_window invalid_key"
CAPACITY = "upstream_5xx overloaded timeout slow rate_limited"
RISK = (
    "captcha cloudflare_challenge cloudflare_block unusual_activity sentinel_block account_banned "
    "account_expired concurrency_limited"
)
TABLE = (
    (CONNECTION, {C, V}, {C, V}, {C, V}),
    (CAPACITY, {C, V}, set(), set()),
    (RISK, {C, V}, set(), set()),
    ("no_channel channel_disabled", set(), {C, V}, set()),
    ("service_paused", {V}, {V}, {V}),
    ("account_pool_exhausted", set(), set(), {V}),
    ("model_deprecated model_removed endpoint_removed", {C, V}, set(), set()),
    ("insufficient_quota permission_denied region_blocked", {V}, set(), set()),
    ("content_policy generation_failed queue_stuck artifact_invalid truncated", set(), set(), set()),
)
"""Reasons, and the free probes that see them at a vendor, a gateway, and a sora2api: as the contract has it."""
COLUMNS = (Upstream.VENDOR, Upstream.GATEWAY, Upstream.SORA2API)
CASES = [
    (upstream, source, Reason(word), source in columns[place])
    for words, *columns in TABLE
    for word in words.split()
    for place, upstream in enumerate(COLUMNS)
    for source in (C, V)
]


def likeness(response: SimResponse) -> object:
    """What tells one answer from another, request ids and usual latencies left out."""
    text = re.sub(r"\d{18,}AbCdEfGh|req_\w+|chatcmpl-[\d.]+", "ID", whole(response))
    slow = response.delay > 0.5
    return response.status, response.breakage, text, slow


def healthy(kind: str, source: Source) -> object:
    return likeness(ask(world_of(kind), kind, source))


@pytest.mark.parametrize(("upstream", "source", "reason", "seen"), CASES)
def test_the_table_is_the_contracts(upstream: Upstream, source: Source, reason: Reason, seen: bool) -> None:
    assert sees(upstream, source, reason) is seen
    assert sees(upstream, Source.GENERATION, reason)
    assert sees(upstream, Source.OBSERVATION, reason)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", [C, V])
def test_free_probes_show_what_they_see_and_nothing_else(kind: str, source: Source) -> None:
    if KINDS[kind].request(source) is None:
        assert kind.endswith("http")
        return
    good = healthy(kind, source)
    for reason in SHOWABLE:
        expected = sees(KINDS[kind].target.upstream, source, reason)
        for seed in seeds(4):
            answer = ask(world_of(kind, failing(reason), seed=seed), kind, source)
            assert (likeness(answer) != good) is expected, (reason, whole(answer)[:200])


def test_a_validation_that_a_gateway_passes_on_sees_as_a_vendors_does() -> None:
    bad = form("/u/gateway-official/v1/videos", model="sora-2", prompt=PROMPT, seconds="5")
    good = likeness(world_of("gateway-official").answer(bad))
    assert "Invalid value" in str(good)
    for reason in SHOWABLE:
        seen = sees(Upstream.GATEWAY, V, reason) or sees(Upstream.VENDOR, V, reason)
        for seed in seeds(4):
            answer = world_of("gateway-official", failing(reason), seed=seed).answer(bad)
            assert (likeness(answer) != good) is seen, (reason, whole(answer))


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.generation is not None])
def test_every_reason_ends_a_generation_badly_somewhere(kind: str) -> None:
    """At the create, in the stream, in the job, or in the artifact."""
    for reason in SHOWABLE - {Reason.SLOW}:
        for seed in seeds(4):
            world = world_of(kind, failing(reason), seed=seed)
            answer = ask(world, kind, Source.GENERATION)
            refused = answer.status != 200 or answer.breakage is not None or answer.delay >= NEVER
            jobs = world.sites[kind].queue.jobs()
            spoiled = bool(jobs) and jobs[0].fate is reason
            nonsense = whole(answer) in ("{}", "") or whole(answer).startswith("<!doctype")
            told = "event-stream" in str(answer.headers) and "http://" not in whole(answer)
            assert refused or spoiled or nonsense or told, reason


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.validation is not None])
def test_a_world_tells_what_can_be_detected(kind: str) -> None:
    world = world_of(kind)
    known = KINDS[kind].target
    for reason in SHOWABLE:
        for source in Source:
            assert world.visible(kind, source, reason) is sees(known.upstream, source, reason)
    assert not world.visible(kind, Source.GENERATION, Reason.OK)


def test_a_target_that_reaches_its_upstream_sees_more() -> None:
    world = world_of("gateway-official", reaches_upstream=True)
    assert world.visible("gateway-official", V, Reason.RATE_LIMITED)
    assert world.visible("gateway-official", V, Reason.NO_CHANNEL)
    assert not world.visible("gateway-official", C, Reason.RATE_LIMITED)


def test_a_lost_channel_is_missing_from_the_list_and_named_at_the_create() -> None:
    world = world_of("gateway-async", failing(Reason.NO_CHANNEL))
    listed = json.loads(ask(world, "gateway-async", C).body)
    assert "sora-2" not in [model["id"] for model in listed["data"]]
    assert "无可用渠道" in whole(ask(world, "gateway-async", V))
    assert KINDS["gateway-async"].target.channel is Channel.REVERSE


@pytest.mark.parametrize("kind", KINDS)
def test_an_upstreams_slowness_shows_only_where_the_upstream_is_asked(kind: str) -> None:
    slow = Step.of(0.0, State.DEGRADED, 1.0, latency=20.0)
    for source in (C, V):
        if KINDS[kind].request(source) is not None:
            delay = ask(world_of(kind, slow), kind, source).delay
            assert (delay > 1.0) is sees(KINDS[kind].target.upstream, source, Reason.SLOW)
