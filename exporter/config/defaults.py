"""What a target takes over from the global settings, and its probes from the target."""

from typing import TypeVar

from exporter.config.model import Global
from exporter.config.target import FreeProbe, Generation, Probes, Target, Validation
from exporter.core.words import Api

P = TypeVar("P", bound=FreeProbe)


def fill_in(target: Target, general: Global) -> Target:
    """The target with every default in its place. A timeout that is not its own is cut to the interval."""
    given = target.model_fields_set
    interval = target.interval if "interval" in given else general.interval
    timeout = target.timeout if "timeout" in given else min(general.timeout, interval)
    filled = target.model_copy(
        update={
            "interval": interval,
            "timeout": timeout,
            "probing": target.probing if "probing" in given else general.probing,
            "thresholds": target.thresholds.over(general.thresholds),
        }
    )
    probes = target.probes if "probes" in given else _free_probes(target.api)
    return filled.model_copy(update={"probes": _fill_in_probes(probes, filled)})


def _free_probes(api: Api) -> Probes:
    """What a target without `probes` gets."""
    return Probes(catalog=FreeProbe(), validation=None if api is Api.HTTP else Validation())


def _fill_in_probes(probes: Probes, target: Target) -> Probes:
    return Probes.model_construct(
        catalog=probes.catalog and _fill_in_free(probes.catalog, target),
        validation=probes.validation and _fill_in_free(probes.validation, target),
        generation=probes.generation and _fill_in_generation(probes.generation, target),
        _fields_set=probes.model_fields_set,
    )


def _fill_in_free(probe: P, target: Target) -> P:
    given = probe.model_fields_set
    if "interval" not in given:
        timeout = probe.timeout if "timeout" in given else target.timeout
        return probe.model_copy(update={"interval": target.interval, "timeout": timeout})
    return probe.model_copy(
        update={"timeout": probe.timeout if "timeout" in given else min(target.timeout, probe.interval)}
    )


def _fill_in_generation(probe: Generation, target: Target) -> Generation:
    return probe.model_copy(update={"seconds": 0}) if target.api is Api.OPENAI_IMAGES else probe
