"""What a target takes over from the global settings, and its probes from the target."""

from typing import Any, TypeVar, cast

from exporter.config.model import Global
from exporter.config.target import FreeProbe, Generation, Probes, Target, Validation
from exporter.core.words import Api
from exporter.settings import FrozenModel

M = TypeVar("M", bound=FrozenModel)
P = TypeVar("P", bound=FreeProbe)


def fill_in(target: Target, general: Global) -> Target:
    """The target with every default in its place. A timeout that is not its own is cut to the interval.

    What the file gave can still be told from what was filled in, by `model_fields_set`.
    """
    given = target.model_fields_set
    interval = target.interval if "interval" in given else general.interval
    filled = _filled(
        target,
        interval=interval,
        timeout=target.timeout if "timeout" in given else min(general.timeout, interval),
        probing=target.probing if "probing" in given else general.probing,
        thresholds=target.thresholds.over(general.thresholds),
    )
    probes = target.probes if "probes" in given else _free_probes(target.api)
    return _filled(filled, probes=_filled_probes(probes, filled))


def _filled(model: M, **values: Any) -> M:
    return cast("M", type(model).model_construct(model.model_fields_set, **dict(model) | values))


def _free_probes(api: Api) -> Probes:
    """What a target without `probes` gets."""
    if api is Api.HTTP:
        return Probes(catalog=FreeProbe())
    return Probes(catalog=FreeProbe(), validation=Validation())


def _filled_probes(probes: Probes, target: Target) -> Probes:
    return _filled(
        probes,
        catalog=probes.catalog and _filled_free(probes.catalog, target),
        validation=probes.validation and _filled_free(probes.validation, target),
        generation=probes.generation and _filled_generation(probes.generation, target.api),
    )


def _filled_free(probe: P, target: Target) -> P:
    given = probe.model_fields_set
    interval = probe.interval if "interval" in given else target.interval
    # The target's timeout belongs to the target's interval: only beside another one it is cut.
    inherited = min(target.timeout, interval) if "interval" in given else target.timeout
    return _filled(probe, interval=interval, timeout=probe.timeout if "timeout" in given else inherited)


def _filled_generation(probe: Generation, api: Api) -> Generation:
    return _filled(probe, seconds=0) if api is Api.OPENAI_IMAGES else probe
