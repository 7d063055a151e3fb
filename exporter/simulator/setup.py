"""Setting a scenario on stage: the configuration that points at the simulated host, and the host itself."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from exporter.clock import Clock
from exporter.config.target import Reach, TargetConfig, default_upstream
from exporter.simulator.scenario import Scenario
from exporter.simulator.script import Quirks, SimTarget
from exporter.simulator.world import World, base_url, page_url

KEY_VARIABLE: Final = "SIMULATOR_KEY"
KEY: Final = "sk-simulated-0123456789"
ENVIRONMENT: Final[Mapping[str, str]] = {KEY_VARIABLE: KEY}
"""What the configuration expects to find in the environment."""
_KEY_SOURCES: Final = ("api_key_env", "api_key_file", "api_key_command")


def config_data(scenario: Scenario, origin: str, epoch: float) -> dict[str, Any]:
    """The whole configuration of a scenario, addresses, keys and times filled in, as plain data.

    `epoch` is the scenario's start in unix seconds, `origin` the simulated host (`http://host:port`).
    """
    data: dict[str, Any] = {
        "global": dict(scenario.general),
        "targets": [_target_data(scenario, raw, origin) for raw in scenario.targets],
    }
    if scenario.pages:
        data["status_pages"] = [
            {**page.config, "url": page_url(page.script.name, origin)} for page in scenario.pages
        ]
    if scenario.maintenance:
        data["maintenance"] = [
            {
                "targets": list(work.targets),
                "start": datetime.fromtimestamp(epoch + work.start, UTC),
                "end": datetime.fromtimestamp(epoch + work.end, UTC),
                "note": work.note,
            }
            for work in scenario.maintenance
        ]
    return data


def _target_data(scenario: Scenario, raw: Mapping[str, Any], origin: str) -> dict[str, Any]:
    kept = {key: value for key, value in raw.items() if key not in _KEY_SOURCES}
    if "base_url" in raw:
        kept.setdefault("upstream", default_upstream(str(raw["base_url"])).value)
    name = str(raw["name"])
    flavor = scenario.quirks.get(name, Quirks()).flavor
    kept["base_url"] = base_url(name, str(raw.get("api", "")), flavor, origin)
    kept["api_key_env"] = KEY_VARIABLE
    return kept


def sim_target(target: TargetConfig, scenario: Scenario) -> SimTarget:
    """The scripted upstream of a configured target."""
    price, validation = target.price, target.probes.validation
    return SimTarget(
        name=target.name,
        api=target.api,
        upstream=target.upstream,
        channel=target.channel,
        model=target.upstream_model,
        key=None if target.api_key is None else target.api_key.reveal(),
        timeline=scenario.timeline.get(target.name, ()),
        noise=scenario.noise.get(target.name, ()),
        usd_per_second=(price and price.usd_per_second) or 0.0,
        usd_per_call=(price and price.usd_per_call) or 0.0,
        reaches_upstream=validation is not None and validation.reach is Reach.UPSTREAM,
        quirks=scenario.quirks.get(target.name, Quirks()),
    )


def build_world(
    scenario: Scenario, targets: Iterable[TargetConfig], clock: Clock, *, seed: int | None = None
) -> World:
    """The world of a scenario, starting now; `targets` as the configuration loaded them."""
    world = World(clock, scenario.seed if seed is None else seed)
    for target in targets:
        world.add(sim_target(target, scenario))
    for page in scenario.pages:
        world.add_page(page.script)
    for start, end in scenario.network:
        world.network_down(start, end)
    return world
