"""What a target may not combine. Each check says which keys it looks at, so that it can be left out."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from exporter.config.document import Loc
from exporter.config.model import Global
from exporter.config.target import KEY_SOURCES, FreeProbe, Reach, Target
from exporter.core.words import Api, Channel, Probing, Source, Upstream
from exporter.settings import format_duration

Finding = tuple[Loc, str]
"""Where in the target, and what."""
RESERVED_LABELS: Final = frozenset(
    {
        *("target", "provider", "channel", "model", "title", "api", "upstream", "upstream_model"),
        *("job", "instance", "le", "quantile"),
    }
)
"""Labels that `service_info` has anyway, and Prometheus's own."""


class Check(NamedTuple):
    """`find` looks at the target's `keys` (those of `global` as `global.key`) only."""

    keys: frozenset[str]
    find: Callable[[Target, Global], Iterator[Finding]]


def check(target: Target, general: Global, broken: frozenset[str]) -> Iterator[Finding]:
    """Everything that does not go together in a filled-in target, apart from its `broken` keys."""
    for each in CHECKS:
        if not each.keys & broken:
            yield from each.find(target, general)


def _one_key_source(target: Target, _: Global) -> Iterator[Finding]:
    given = [source for source in KEY_SOURCES if getattr(target, source) is not None]
    for source in given[1:]:
        yield (source,), f"only one source of the key, and there is already {given[0]}"


def _some_probe(target: Target, _: Global) -> Iterator[Finding]:
    if target.probing is Probing.ACTIVE and not target.probes.kinds:
        yield ("probes",), "names no probe; leave it out for the free ones, or say probing: passive"


def _timeouts(target: Target, _: Global) -> Iterator[Finding]:
    for kind in target.probes.kinds:
        probe = target.probes.get(kind)
        if not isinstance(probe, FreeProbe) or probe.timeout <= probe.interval:
            continue
        own = "timeout" in probe.model_fields_set
        loc: Loc = ("probes", kind.value, "timeout") if own else ("timeout",)
        yield loc, f"may not exceed the free probe's interval, which is {format_duration(probe.interval)}"


def _paid_probe(target: Target, general: Global) -> Iterator[Finding]:
    if target.probes.generation is None:
        return
    here: Loc = ("probes", "generation")
    if target.price is None:
        yield here, "costs money and needs the target's price: {usd_per_second: ...} or {usd_per_call: ...}"
    if target.budget is None and general.budget is None:
        yield here, "costs money and needs a budget, the target's or in global: {usd_per_day: ...}"


def _reach(target: Target, _: Global) -> Iterator[Finding]:
    validation = target.probes.validation
    if validation is None or validation.reach is not Reach.UPSTREAM:
        return
    here: Loc = ("probes", "validation", "reach")
    if target.channel is Channel.REVERSE:
        yield here, "upstream is refused for reverse channels: it could start a paid job"
    elif target.upstream is not Upstream.GATEWAY:
        yield here, f"upstream is for gateways only, and this upstream is {target.upstream}"


def _http_has_catalog_only(target: Target, _: Global) -> Iterator[Finding]:
    if target.api is Api.HTTP:
        for kind in target.probes.kinds:
            if kind is not Source.CATALOG:
                yield ("probes", kind.value), "the http api has only the catalog probe"


def _images_have_no_length(target: Target, _: Global) -> Iterator[Finding]:
    generation = target.probes.generation
    if target.api is not Api.OPENAI_IMAGES or generation is None:
        return
    if "seconds" in generation.model_fields_set:
        yield ("probes", "generation", "seconds"), "an image has no length"
    if target.price is not None and target.price.usd_per_call is None:
        yield ("price",), "an image is paid per call: usd_per_call"


def _sora2api_is_reverse(target: Target, _: Global) -> Iterator[Finding]:
    if target.upstream is Upstream.SORA2API and target.channel is not Channel.REVERSE:
        yield ("channel",), "a sora2api upstream is a reverse channel"


def _labels(target: Target, _: Global) -> Iterator[Finding]:
    for name in target.labels:
        if name in RESERVED_LABELS:
            yield ("labels", name), "is the name of a label that is there already"


CHECKS: Final = (
    Check(frozenset(KEY_SOURCES), _one_key_source),
    Check(frozenset({"probes", "probing", "global.probing"}), _some_probe),
    Check(frozenset({"probes", "interval", "timeout", "global.interval", "global.timeout"}), _timeouts),
    Check(frozenset({"probes", "price", "budget", "global.budget"}), _paid_probe),
    Check(frozenset({"probes", "channel", "upstream", "base_url"}), _reach),
    Check(frozenset({"probes", "api"}), _http_has_catalog_only),
    Check(frozenset({"probes", "api", "price"}), _images_have_no_length),
    Check(frozenset({"channel", "upstream"}), _sora2api_is_reverse),
    Check(frozenset({"labels"}), _labels),
)
