"""Scripts and chance: what holds when, how often it fails, and that it does so again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.vocabulary import Reason, Source, State
from exporter.simulator.rng import Rng
from exporter.simulator.script import Noise, Step, TruthTimeline
from exporter.simulator.wire import Breakage, SimRequest, SimResponse
from exporter.simulator.world import World
from tests.support.sim_targets import EPOCH, KINDS, SetClock, ask, failing, request, value, whole, world_of

G, C, V = Source.GENERATION, Source.CATALOG, Source.VALIDATION


@pytest.mark.parametrize(
    ("state", "share"),
    [
        (State.OPERATIONAL, 1.0),
        (State.DEGRADED, 0.8),
        (State.RISK_CONTROL, 0.0),
        (State.SUSPENDED, 0.0),
        (State.MAINTENANCE, 0.0),
        (State.RETIRED, 0.0),
        (State.UNKNOWN, 0.0),
    ],
)
def test_a_step_has_the_usual_success_rate_and_reason_unless_told(state: State, share: float) -> None:
    assert Step.of(0.0, state).success_rate == share
    assert Step.of(0.0, state).reasons == (Reason.UPSTREAM_5XX,)
    assert Step.of(0.0, state, 0.4, 2.5, [Reason.CAPTCHA]) == Step(0.0, state, 0.4, 2.5, (Reason.CAPTCHA,))


def test_a_timeline_holds_each_step_until_the_next() -> None:
    steps = (Step.of(10.0, State.SUSPENDED), Step.of(5.0, State.RISK_CONTROL), Step.of(20.0, State.SUSPENDED))
    line = TruthTimeline(steps)
    assert [line.at(at).state.value for at in (0, 4.9, 5, 9.9, 10, 1e9)] == [
        "operational",
        "operational",
        "risk_control",
        "risk_control",
        "suspended",
        "suspended",
    ]
    assert line.truth() == [(0.0, State.OPERATIONAL), (5.0, State.RISK_CONTROL), (10.0, State.SUSPENDED)]


def test_a_change_now_drops_what_was_planned() -> None:
    clock = SetClock()
    world = world_of("vendor-videos", Step.of(100.0, State.SUSPENDED), clock=clock)
    clock.now += 50
    world.change("vendor-videos", Step.of(world.offset, State.RISK_CONTROL, reasons=[Reason.CAPTCHA]))
    assert ask(world, "vendor-videos", C).status == 403
    clock.now += 100
    assert ask(world, "vendor-videos", C).status == 403
    assert world.truth("vendor-videos") == [(0.0, State.OPERATIONAL), (50.0, State.RISK_CONTROL)]


def outcomes(world: World, kind: str, source: Source, number: int) -> list[tuple[object, ...]]:
    answers = [ask(world, kind, source) for _ in range(number)]
    return [(answer.status, answer.delay, answer.breakage) for answer in answers]


def test_the_success_rate_is_drawn_for_every_request_that_reaches_the_upstream() -> None:
    step = failing(Reason.UPSTREAM_5XX, Reason.CAPTCHA, success_rate=0.4)
    for source, good in ((C, 200), (V, 400), (G, 200)):
        told = [
            status
            for status, _, _ in outcomes(world_of("vendor-videos", step), "vendor-videos", source, 2000)
        ]
        assert told.count(good) / 2000 == pytest.approx(0.4, abs=0.04)
        assert told.count(500) / 2000 == pytest.approx(0.3, abs=0.04)
        assert told.count(403) / 2000 == pytest.approx(0.3, abs=0.04)
    told = [
        status for status, _, _ in outcomes(world_of("gateway-official", step), "gateway-official", V, 300)
    ]
    assert set(told) == {400}


def test_polls_fetches_and_deletes_never_fail_by_chance() -> None:
    clock = SetClock()
    world = world_of("vendor-videos", clock=clock, noise=(Noise(1.0),))
    calm = world_of("vendor-videos", clock=clock)
    assert ask(world, "vendor-videos", G).status == 500
    job = value(ask(calm, "vendor-videos", G))["id"]
    calm.change("vendor-videos", failing(Reason.CONNECTION_REFUSED))
    clock.now += 400
    for method, tail in (("GET", ""), ("GET", "/content"), ("DELETE", "")):
        answer = calm.answer(request(method, f"/u/vendor-videos/v1/videos/{job}{tail}"))
        assert (answer.status, answer.breakage) == (200, None)


def test_noise_hits_what_could_see_it() -> None:
    noise = (Noise(0.2, (Reason.UPSTREAM_5XX, Reason.OVERLOADED)),)
    vendor = world_of("vendor-videos", noise=noise)
    for source, good in ((C, 200), (V, 400), (G, 200)):
        told = [status for status, _, _ in outcomes(vendor, "vendor-videos", source, 2000)]
        assert told.count(good) / 2000 == pytest.approx(0.8, abs=0.03)
    gateway = world_of("gateway-official", noise=noise)
    assert {status for status, _, _ in outcomes(gateway, "gateway-official", C, 200)} == {200}
    told = [status for status, _, _ in outcomes(gateway, "gateway-official", G, 1000)]
    assert told.count(200) / 1000 == pytest.approx(0.8, abs=0.05)


def twice(kind: str, step: Step) -> tuple[World, World]:
    return world_of(kind, step, seed=7), world_of(kind, step, seed=7)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_tells_the_same_story(kind: str) -> None:
    step = failing(Reason.CAPTCHA, Reason.TIMEOUT, Reason.NO_CHANNEL, success_rate=0.5)
    for source in (C, V, G):
        if KINDS[kind].request(source) is None:
            continue
        first, again = (
            [(answer.status, answer.delay, whole(answer)) for answer in five]
            for five in ([ask(world, kind, source) for _ in range(5)] for world in twice(kind, step))
        )
        assert first == again
    stories = {
        str([ask(world, kind, C).delay for _ in range(3)])
        for world in (world_of(kind, step, seed=seed) for seed in range(5))
    }
    assert len(stories) == 5


def test_a_further_probe_or_target_does_not_shift_what_the_others_get() -> None:
    step = failing(Reason.CAPTCHA, Reason.UPSTREAM_5XX, success_rate=0.5)
    alone = outcomes(world_of("vendor-videos", step), "vendor-videos", G, 20)
    world = world_of("vendor-videos", step)
    world.add(KINDS["gateway-official"].target)
    mixed = []
    for _ in range(20):
        outcomes(world, "vendor-videos", C, 2)
        outcomes(world, "gateway-official", G, 1)
        mixed += outcomes(world, "vendor-videos", G, 1)
    assert [(status, breakage) for status, _, breakage in mixed] == [
        (status, breakage) for status, _, breakage in alone
    ]


@given(st.integers(), st.text(max_size=8), st.text(min_size=1, max_size=8), st.integers(0, 50))
def test_a_stream_of_chance_depends_on_nothing_but_its_names(
    seed: int, target: str, name: str, elsewhere: int
) -> None:
    one, other = Rng(seed, target), Rng(seed, target)
    for _ in range(elsewhere):
        other.share(name + "x")
    assert [one.share(name) for _ in range(5)] == [other.share(name) for _ in range(5)]


def test_latency_multiplies_what_the_upstream_takes() -> None:
    normal = [ask(world_of("vendor-videos", seed=seed), "vendor-videos", C).delay for seed in range(50)]
    slow = Step.of(0.0, State.OPERATIONAL, latency=4.0)
    slowed = [ask(world_of("vendor-videos", slow, seed=seed), "vendor-videos", C).delay for seed in range(50)]
    assert [one * 4 for one in normal] == pytest.approx(slowed)


def test_a_network_cut_takes_everything_with_it() -> None:
    clock = SetClock()
    world = world_of("vendor-videos", clock=clock)
    world.network_down(10.0, 20.0)
    control = SimRequest("GET", "/generate_204")
    asked = (control, KINDS["vendor-videos"].catalog)
    assert [world.answer(one).status for one in asked] == [204, 200]
    clock.now = EPOCH + 10
    assert [world.answer(one).breakage for one in asked] == [Breakage.NO_NAMES] * 2
    assert world.network_is_down
    clock.now = EPOCH + 20
    assert [world.answer(one).status for one in asked] == [204, 200]


def test_a_closed_front_door_times_out_for_everybody() -> None:
    step = Step(0.0, State.SUSPENDED, 0.0, front_door=True, reasons=(Reason.MAINTENANCE_WINDOW,))
    for source in (C, V, G):
        answer = ask(world_of("gateway-official", step), "gateway-official", source)
        assert (answer.status, answer.breakage) == (None, Breakage.CONNECT_TIMEOUT)


def test_addresses_lead_where_configurations_point() -> None:
    world = world_of("vendor-videos")
    for name in ("vendor-gemini", "vendor-vertex", "vendor-http"):
        world.add(KINDS[name].target)
    origin = "http://127.0.0.1:9"
    assert world.base_url_of("vendor-videos", origin) == f"{origin}/u/vendor-videos/v1"
    assert world.base_url_of("vendor-gemini", origin) == f"{origin}/u/vendor-gemini/v1beta"
    assert world.base_url_of("vendor-vertex", origin).endswith("/publishers/google")
    assert world.base_url_of("vendor-http", origin) == f"{origin}/u/vendor-http"
    nowhere: list[SimResponse] = [
        world.answer(SimRequest("GET", path)) for path in ("/", "/u/no/v1", "/page/no")
    ]
    assert [answer.status for answer in nowhere] == [404, 404, 404]
