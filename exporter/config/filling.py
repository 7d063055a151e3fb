"""Defaults: what a target does not say itself, from the global settings and from its other keys."""

from typing import Any, Final, TypeVar, cast

from exporter.config.model import Global
from exporter.config.target import FreeProbe, Generation, Probes, TargetConfig, Validation
from exporter.core.vocabulary import Api
from exporter.settings import FrozenModel

Filled = TypeVar("Filled", bound=FrozenModel)
P = TypeVar("P", bound=FreeProbe)


class Filler:
    """Puts every default in its place. What thousands of targets have in common is one object for all."""

    def __init__(self, general: Global) -> None:
        self._general = general
        self._same: dict[object, Any] = {}

    def fill_in(self, target: TargetConfig) -> TargetConfig:
        """The same target, with every default in its place: for one that nobody has yet.

        A timeout that is not its own is cut to the interval.

        What the file gave can still be told from what was filled in, by `model_fields_set`.
        """
        self._share_fields(target)
        given, general = target.model_fields_set, self._general
        interval = target.interval if "interval" in given else general.interval
        timeout = target.timeout if "timeout" in given else min(general.timeout, interval)
        own = "thresholds" in given
        target.__dict__.update(
            interval=interval,
            timeout=timeout,
            probing=target.probing if "probing" in given else general.probing,
            thresholds=target.thresholds.over(general.thresholds) if own else general.thresholds,
            **{name: self._shared(getattr(target, name)) for name in _OFTEN_EQUAL},
        )
        said = target.probes.model_dump_json(exclude_unset=True) if "probes" in given else None
        key = (said, target.api, interval, timeout)
        probes = self._same.get(key)
        if probes is None:
            probes = target.probes if said is not None else _free_probes(target.api)
            probes = self._same[key] = _filled_probes(probes, target)
        target.__dict__["probes"] = probes
        return target

    def _share_fields(self, target: TargetConfig) -> None:
        """Give it the set of given fields of the first target of which the same were given."""
        given = target.model_fields_set
        object.__setattr__(target, "__pydantic_fields_set__", self._same.setdefault(frozenset(given), given))

    def _shared(self, text: str) -> str:
        return cast("str", self._same.setdefault(text, text))


_OFTEN_EQUAL: Final = ("provider", "model", "upstream_model", "base_url")


def _filled(model: Filled, /, **values: Any) -> Filled:
    # Not `model_copy(update=...)`, which would take what is filled in for given. Checked are values already.
    filled = model.twin()
    filled.__dict__.update(values)
    return filled


def _free_probes(api: Api) -> Probes:
    """What a target without `probes` gets."""
    if api is Api.HTTP:
        return Probes.model_construct(catalog=FreeProbe.model_construct())
    return Probes.model_construct(
        catalog=FreeProbe.model_construct(), validation=Validation.model_construct()
    )


def _filled_probes(probes: Probes, target: TargetConfig) -> Probes:
    return _filled(
        probes,
        catalog=probes.catalog and _filled_free(probes.catalog, target),
        validation=probes.validation and _filled_free(probes.validation, target),
        generation=probes.generation and _filled_generation(probes.generation, target.api),
    )


def _filled_free(probe: P, target: TargetConfig) -> P:
    given = probe.model_fields_set
    interval = probe.interval if "interval" in given else target.interval
    # The target's timeout belongs to the target's interval: only beside another one it is cut.
    inherited = min(target.timeout, interval) if "interval" in given else target.timeout
    return _filled(probe, interval=interval, timeout=probe.timeout if "timeout" in given else inherited)


def _filled_generation(probe: Generation, api: Api) -> Generation:
    return _filled(probe, seconds=0) if api is Api.OPENAI_IMAGES else probe
