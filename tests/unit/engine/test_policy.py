"""Probing policy: what a target that is watched passively, or not at all, is asked and told."""

import pytest

from exporter.core.answer import ObservationIn
from exporter.core.vocabulary import Probing, Reason, State
from tests.support.virtual_engine import config_of, paid, virtual, watching, world_of


@pytest.mark.parametrize(
    ("policy", "state"), [(Probing.PASSIVE, State.OPERATIONAL), (Probing.OFF, State.UNKNOWN)]
)
def test_what_is_not_probed_is_never_asked_and_only_a_passive_target_believes_its_clients(
    policy: Probing, state: State
) -> None:
    @virtual
    async def run() -> None:
        config = config_of(paid(probing=str(policy)))
        async with watching(config, world_of(config)) as house:
            for _ in range(60):
                await house.exporter.observe([ObservationIn("one", "app", house.clock.time())])
                await house.pass_time(60.0)
            assert house.entry().health.state is state
            assert house.entry().observations[State.OPERATIONAL, Reason.OK] == 60
            assert not house.world.books["one"].requests
            assert {beat.disabled for beat in house.entry().beats.values()} == {"policy"}
            assert house.store.pending_observations() == []

    run()


@virtual
async def test_an_active_target_is_asked_by_every_probe_it_has() -> None:
    config = config_of(paid())
    async with watching(config, world_of(config)) as house:
        await house.pass_time(3600.0)
        asked = house.world.books["one"]
        assert all(asked.count(kind) for kind in ("catalog", "validation", "generation"))
