"""Every dialect against every simulated upstream, in virtual time: what it sees, and what it must not see."""

from dataclasses import replace

import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.core.classify.classify import verdict_of
from exporter.core.vocabulary import Phase, Reason, Source, State, Upstream
from exporter.dialects.base import Charge
from exporter.simulator.jobs import Invoices
from exporter.simulator.script import Lenience, SimTarget
from exporter.simulator.transport import SimulatorTransport
from exporter.simulator.visibility import SHOWABLE, sees
from exporter.simulator.world import World
from tests.support.dialect_runs import Outcome, dialect_for, expected_when_healthy, probe
from tests.support.sim_targets import EPOCH, KINDS, ORIGIN, failing

FREE = (Source.CATALOG, Source.VALIDATION)
RUNS = [
    pytest.param(name, source, id=f"{name}-{source}")
    for name, kind in KINDS.items()
    for source in (*FREE, Source.GENERATION)
    if kind.request(source) is not None
]
CONCLUSIONS = frozenset(
    {
        # Named by a machine from many answers, not by one.
        Reason.PARTIAL_FAILURE,
        Reason.ALL_FAILING,
        Reason.SLOW,
        # What was ordered is compared with what came where the order is known, in the engine.
        Reason.ARTIFACT_MISMATCH,
        # A page in the place of an answer may be a wrong base URL of ours; the machine knows whether it ever worked.
        Reason.BAD_RESPONSE,
        # A bad request of ours shows that the service works; an unknown model is a gateway without a channel.
        Reason.INVALID_REQUEST,
        Reason.MODEL_NOT_FOUND,
    }
)
NAMED = sorted(SHOWABLE - CONCLUSIONS)


def target_of(name: str) -> SimTarget:
    known = KINDS[name].target
    # A gateway's list holds some well-known models whatever happens to their channels.
    return replace(known, model="gpt-image-9") if known.model == "gpt-image-2" else known


def run(
    target: SimTarget, source: Source, *, seed: int = 1, reach_upstream: bool = False
) -> tuple[Outcome, Invoices]:
    async def main() -> tuple[Outcome, Invoices]:
        world = World(LoopClock(EPOCH), seed)
        world.add(target)
        base = world.base_url_of(target.name, ORIGIN)
        dialect = dialect_for(target, base, world.clock, SimulatorTransport(world), reach_upstream)
        outcome = await probe(dialect, target, source, 5.0)
        return outcome, world.books[target.name]

    return run_virtual(main())


@pytest.mark.parametrize(("name", "source"), RUNS)
def test_a_healthy_upstream_is_healthy(name: str, source: Source) -> None:
    outcome, _ = run(target_of(name), source)
    assert outcome.verdict.reason is expected_when_healthy(target_of(name), source)
    assert outcome.reading.accident is None
    assert outcome.billing is (Charge.CHARGED if source is Source.GENERATION else None)


@pytest.mark.parametrize(("name", "source"), RUNS)
def test_of_the_free_probes_only_a_vendors_validation_verifies(name: str, source: Source) -> None:
    if not source.paid:
        verifies = source is Source.VALIDATION and target_of(name).upstream is Upstream.VENDOR
        assert run(target_of(name), source)[0].reading.reached is verifies


@pytest.mark.parametrize(("name", "source"), RUNS)
def test_a_probe_sees_what_the_contract_lets_it_see_and_nothing_else(name: str, source: Source) -> None:
    known = target_of(name)
    seen, expected = {}, {}
    for reason in NAMED:
        outcome, _ = run(replace(known, timeline=(failing(reason),)), source)
        visible = sees(known.upstream, source, reason)
        judged = verdict_of(reason if visible else expected_when_healthy(known, source), known.channel, "")
        seen[reason], expected[reason] = outcome.verdict.outcome, judged.outcome
    assert seen == expected


@pytest.mark.parametrize(
    "name", ["vendor-videos", "gateway-official", "gateway-async", "gateway-tokens", "sora2api"]
)
def test_progress_is_told_and_never_goes_backwards(name: str) -> None:
    outcome, _ = run(target_of(name), Source.GENERATION)
    ratios = [progress.ratio for progress in outcome.told if progress.ratio is not None]
    phases = [progress.phase for progress in outcome.told if progress.phase is not None]
    assert ratios == sorted(ratios)
    assert Phase.RENDER in phases
    assert phases == sorted(phases, key=[Phase.QUEUE, Phase.RENDER].index)


@pytest.mark.parametrize(("name", "source"), RUNS)
def test_no_probe_pays_for_more_than_it_was_told_to(name: str, source: Source) -> None:
    _, books = run(replace(target_of(name), usd_per_call=1.0), source)
    assert books.jobs == (source is Source.GENERATION)
    assert books.accidents == 0


@pytest.mark.parametrize(
    "reason", [Reason.GENERATION_FAILED, Reason.UPSTREAM_5XX, Reason.NO_CHANNEL, Reason.CAPTCHA]
)
@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.generation is not None])
def test_what_is_called_free_is_not_on_the_bill(name: str, reason: Reason) -> None:
    target = replace(target_of(name), usd_per_call=1.0, timeline=(failing(reason, state=State.SUSPENDED),))
    outcome, books = run(target, Source.GENERATION)
    if outcome.billing is Charge.FREE:
        assert books.usd() == 0.0


@pytest.mark.parametrize("name", ["gateway-official", "gateway-async", "gateway-images", "gateway-gemini"])
def test_a_lenient_upstream_makes_a_validation_an_accident(name: str) -> None:
    known = target_of(name)
    target = replace(known, quirks=replace(known.quirks, lenient=Lenience.ALL, queue=(0, 1), render=(2, 4)))
    outcome, books = run(target, Source.VALIDATION)
    assert books.accidents == 1
    assert outcome.reading.accident is not None


@pytest.mark.parametrize("name", ["gateway-official", "gateway-images", "gateway-gemini"])
@pytest.mark.parametrize("reason", [Reason.UPSTREAM_5XX, Reason.CAPTCHA])
def test_reaching_the_upstream_sees_what_a_vendors_validation_sees(name: str, reason: Reason) -> None:
    healthy, _ = run(target_of(name), Source.VALIDATION, reach_upstream=True)
    assert (healthy.verdict.reason, healthy.reading.reached) == (Reason.REJECTED_AS_EXPECTED, True)
    failed, _ = run(
        replace(target_of(name), timeline=(failing(reason),)), Source.VALIDATION, reach_upstream=True
    )
    assert not failed.verdict.success


def test_a_vendors_announced_shutdown_is_read_off_its_model() -> None:
    known = target_of("vendor-videos")
    target = replace(known, quirks=replace(known.quirks, shutdown_date="2026-09-24"))
    outcome, _ = run(target, Source.CATALOG)
    assert (outcome.verdict.reason, outcome.reading.retires_at) == (Reason.OK, 1790208000.0)
