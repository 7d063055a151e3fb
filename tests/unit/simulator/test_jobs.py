"""Jobs and money: what is counted, what is billed, when, and on which day."""

from dataclasses import replace

import pytest

from exporter.core.vocabulary import Reason, Source, State
from exporter.simulator.jobs import JobQueue, SimJob, SimPhase, charge_of
from exporter.simulator.script import ChargePolicy, Quirks, Step
from tests.support.sim_targets import (
    EPOCH,
    KINDS,
    PROMPT,
    SetClock,
    ask,
    failing,
    form,
    request,
    value,
    world_of,
)

G, C, V = Source.GENERATION, Source.CATALOG, Source.VALIDATION
BILLS = {
    ChargePolicy.COMPLETED: ((0.0, 0.4), (0.0, 0.0)),
    ChargePolicy.REFUNDED: ((0.4, 0.4), (0.4, 0.0)),
    ChargePolicy.CREATED: ((0.4, 0.4), (0.4, 0.4)),
}
"""What is on the bill right after the create and after the end, of a good job and of a failed one."""


@pytest.mark.parametrize("charge", BILLS)
@pytest.mark.parametrize("good", [True, False])
def test_a_job_is_billed_as_its_provider_bills(charge: ChargePolicy, good: bool) -> None:
    clock = SetClock()
    steps = () if good else (failing(Reason.GENERATION_FAILED),)
    world = world_of("gateway-official", *steps, clock=clock, usd_per_second=0.1, quirks={"charge": charge})
    assert ask(world, "gateway-official", G).status == 200
    books = world.books["gateway-official"]
    assert (books.jobs, books.open_jobs, books.creates) == (1, 1, 1)
    after_create = books.usd()
    clock.now += 1000
    books = world.books["gateway-official"]
    assert books.open_jobs == 0
    assert (after_create, books.usd()) == BILLS[charge][0 if good else 1]


def test_what_was_refused_and_what_was_free_costs_nothing() -> None:
    for kind in ("vendor-videos", "gateway-official", "gateway-tokens", "sora2api", "vendor-images"):
        world = world_of(kind, failing(Reason.INSUFFICIENT_QUOTA), usd_per_call=1.0)
        for source in (C, V, G):
            ask(world, kind, source)
        books = world.books[kind]
        assert (books.usd(), books.jobs) == (0.0, 0 if kind != "sora2api" else books.jobs)
        assert (books.count("catalog"), books.count("validation"), books.creates) == (1, 1, 1)


def test_a_stuck_job_stays_open_for_ever() -> None:
    clock = SetClock()
    world = world_of("vendor-videos", failing(Reason.QUEUE_STUCK), clock=clock, usd_per_second=0.1)
    job = value(ask(world, "vendor-videos", G))["id"]
    clock.now += 50_000
    assert value(world.answer(request("GET", f"/u/vendor-videos/v1/videos/{job}")))["status"] == "queued"
    assert (world.books["vendor-videos"].open_jobs, world.books["vendor-videos"].usd()) == (1, 0.0)


def test_the_bill_belongs_to_the_day_of_the_order() -> None:
    clock = SetClock(EPOCH + 86390)
    world = world_of("vendor-videos", clock=clock, usd_per_second=0.1)
    ask(world, "vendor-videos", G)
    clock.now += 1000
    ask(world, "vendor-videos", G)
    clock.now += 1000
    books = world.books["vendor-videos"]
    assert books.by_day() == {"2026-01-01": 0.4, "2026-01-02": 0.4}
    assert (books.usd(), books.usd("2026-01-01")) == (0.8, 0.4)


def test_who_hangs_up_pays_all_the_same() -> None:
    world = world_of("gateway-tokens", usd_per_call=0.12)
    ask(world, "gateway-tokens", G)
    assert world.books["gateway-tokens"].usd() == 0.12


def test_families_take_their_money_in_their_own_ways() -> None:
    ways = {name: charge_of(kind.target) for name, kind in KINDS.items()}
    assert ways["vendor-videos"] is ways["vendor-gemini"] is ways["sora2api"] is ChargePolicy.COMPLETED
    assert ways["gateway-official"] is ways["gateway-async"] is ChargePolicy.REFUNDED
    assert ways["gateway-tokens"] is ChargePolicy.CREATED
    told = replace(KINDS["sora2api"].target, quirks=Quirks(charge=ChargePolicy.CREATED))
    assert charge_of(told) is ChargePolicy.CREATED


def test_requests_are_counted_by_method_route_and_kind() -> None:
    world = world_of("vendor-videos")
    ask(world, "vendor-videos", C)
    ask(world, "vendor-videos", V)
    job = value(ask(world, "vendor-videos", G))["id"]
    for _ in range(3):
        world.answer(request("GET", f"/u/vendor-videos/v1/videos/{job}"))
    assert dict(world.books["vendor-videos"].requests) == {
        ("GET", "/v1/models/{model}", "catalog"): 1,
        ("POST", "/v1/videos", "validation"): 1,
        ("POST", "/v1/videos", "generation"): 1,
        ("GET", "/v1/videos/{id}", "poll"): 3,
    }


def job(fate: Reason | None = None) -> SimJob:
    return SimJob("video_1", "video_1", "sora-2", PROMPT, "4", "720x1280", 100.0, 110.0, 210.0, fate)


def test_a_job_waits_works_stalls_at_99_and_ends() -> None:
    told = [(at, job().phase(at).value, job().progress(at)) for at in (100, 109, 110, 160, 200, 209, 210)]
    assert told == [
        (100, "queued", 0),
        (109, "queued", 0),
        (110, "running", 0),
        (160, "running", 58),
        (200, "running", 99),
        (209, "running", 99),
        (210, "completed", 100),
    ]
    progress = [job().progress(at / 10) for at in range(1000, 2200)]
    assert progress == sorted(progress)


@pytest.mark.parametrize(
    ("fate", "end"),
    [
        (None, SimPhase.COMPLETED),
        (Reason.SLOW, SimPhase.COMPLETED),
        (Reason.ARTIFACT_INVALID, SimPhase.COMPLETED),
        (Reason.TRUNCATED, SimPhase.COMPLETED),
        (Reason.QUEUE_STUCK, SimPhase.QUEUED),
        (Reason.UNKNOWN_STATUS, SimPhase.RUNNING),
        (Reason.CONTENT_POLICY, SimPhase.FAILED),
        (Reason.GENERATION_FAILED, SimPhase.FAILED),
        (Reason.CAPTCHA, SimPhase.FAILED),
    ],
)
def test_a_fate_decides_how_a_job_ends(fate: Reason | None, end: SimPhase) -> None:
    assert job(fate).phase(1e9) is end


def test_job_times_follow_the_model_and_the_script() -> None:
    def length(kind: str, latency: float = 1.0, **changes: object) -> list[float]:
        found = []
        for seed in range(40):
            step = Step.of(0.0, State.OPERATIONAL, latency=latency)
            world = world_of(kind, step, seed=seed, **changes)
            model = world.sites[kind].target.model
            asked = form(f"/u/{kind}/v1/videos", model=model, prompt=PROMPT)
            world.answer(asked)
            made = world.sites[kind].queue.jobs()[0]
            found.append(made.ends - made.created)
        return found

    plain, pro = length("vendor-videos"), length("vendor-videos", model="sora-2-pro")
    assert 60 <= min(plain) < max(plain) <= 180
    assert 180 <= min(pro) < max(pro) <= 600
    assert length("vendor-videos", latency=2.0) == pytest.approx([2 * one for one in plain])


def test_old_jobs_are_forgotten() -> None:
    clock = SetClock()
    world = world_of("vendor-videos", clock=clock)
    old = value(ask(world, "vendor-videos", G))["id"]
    clock.now += 2 * 86400
    for _ in range(70):
        ask(world, "vendor-videos", G)
    assert world.answer(request("GET", f"/u/vendor-videos/v1/videos/{old}")).status == 404
    queue: JobQueue = world.sites["vendor-videos"].queue
    assert len(queue.jobs()) == 70
