"""What does not go together and what is doubtful: of a target, and of names that mean something elsewhere."""

import ipaddress
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from exporter.config.connection import AUTHENTICATING, is_secretive
from exporter.config.document import Document, Loc, Problem
from exporter.config.model import Config, Global, Maintenance
from exporter.config.target import KEY_SOURCES, FreeProbe, Reach, TargetConfig
from exporter.config.validation import suggestion
from exporter.core.money import SPARE_JOBS, limit_micros, runs_per_day, to_micros, to_usd
from exporter.core.vocabulary import Api, Channel, Probing, Source, Upstream
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
    find: Callable[[TargetConfig, Global], Iterator[Finding]]


def check(target: TargetConfig, general: Global, broken: frozenset[str]) -> Iterator[Finding]:
    """Everything that does not go together in a filled-in target, apart from its `broken` keys."""
    for each in CHECKS:
        if not broken or not each.keys & broken:
            yield from each.find(target, general)


def _one_key_source(target: TargetConfig, _: Global) -> Iterator[Finding]:
    given = [source for source in KEY_SOURCES if getattr(target, source) is not None]
    for source in given[1:]:
        yield (source,), f"only one source of the key, and there is already {given[0]}"


def _some_probe(target: TargetConfig, _: Global) -> Iterator[Finding]:
    if target.probing is Probing.ACTIVE and not target.probes.kinds:
        yield ("probes",), "names no probe; leave it out for the free ones, or say probing: passive"


def _timeouts(target: TargetConfig, _: Global) -> Iterator[Finding]:
    for kind in target.probes.kinds:
        probe = target.probes.get(kind)
        if not isinstance(probe, FreeProbe) or probe.timeout <= probe.interval:
            continue
        own = "timeout" in probe.model_fields_set
        loc: Loc = ("probes", kind.value, "timeout") if own else ("timeout",)
        yield loc, f"may not exceed the free probe's interval, which is {format_duration(probe.interval)}"


def _paid_probe(target: TargetConfig, general: Global) -> Iterator[Finding]:
    if target.probes.generation is None:
        return
    here: Loc = ("probes", "generation")
    if target.price is None:
        yield here, "costs money and needs the target's price: {usd_per_second: ...} or {usd_per_call: ...}"
    if target.budget is None and general.budget is None:
        yield here, "costs money and needs a budget, the target's or in global: {usd_per_day: ...}"


def _reach(target: TargetConfig, _: Global) -> Iterator[Finding]:
    validation = target.probes.validation
    if validation is None or validation.reach is not Reach.UPSTREAM:
        return
    here: Loc = ("probes", "validation", "reach")
    if target.channel is Channel.REVERSE:
        yield here, "upstream is refused for reverse channels: it could start a paid job"
    elif target.upstream is not Upstream.GATEWAY:
        yield here, f"upstream is for gateways only, and this upstream is {target.upstream}"


def _http_has_catalog_only(target: TargetConfig, _: Global) -> Iterator[Finding]:
    if target.api is Api.HTTP:
        for kind in target.probes.kinds:
            if kind is not Source.CATALOG:
                yield ("probes", kind.value), "the http api has only the catalog probe"


def _images_have_no_length(target: TargetConfig, _: Global) -> Iterator[Finding]:
    generation = target.probes.generation
    if target.api is not Api.OPENAI_IMAGES or generation is None:
        return
    if "seconds" in generation.model_fields_set:
        yield ("probes", "generation", "seconds"), "an image has no length"
    if target.price is not None and target.price.usd_per_call is None:
        yield ("price",), "an image is paid per call: usd_per_call"


def _sora2api_is_reverse(target: TargetConfig, _: Global) -> Iterator[Finding]:
    if target.upstream is Upstream.SORA2API and target.channel is not Channel.REVERSE:
        yield ("channel",), "a sora2api upstream is a reverse channel"


def _labels(target: TargetConfig, general: Global) -> Iterator[Finding]:
    reserved = RESERVED_LABELS if general.vantage is None else RESERVED_LABELS | {"vantage"}
    for name in target.labels:
        if name in reserved:
            yield ("labels", name), "is the name of a label that is there already"


def _headers(target: TargetConfig, _: Global) -> Iterator[Finding]:
    key = next((source for source in KEY_SOURCES if getattr(target, source) is not None), None)
    for name in target.headers:
        if key is not None and name in AUTHENTICATING:
            yield ("headers", name), f"would stand beside the key of {key}; leave one of the two out"


def _tls_keys(target: TargetConfig, _: Global) -> Iterator[Finding]:
    if urlsplit(target.base_url).scheme != "https":
        for key in ("ca_file", "tls_server_name"):
            if getattr(target, key) is not None:
                yield (key,), "is for TLS, and base_url begins with http://"


CHECKS: Final = (
    Check(frozenset(KEY_SOURCES), _one_key_source),
    Check(frozenset({"probes", "probing", "global.probing"}), _some_probe),
    Check(frozenset({"probes", "interval", "timeout", "global.interval", "global.timeout"}), _timeouts),
    Check(frozenset({"probes", "price", "budget", "global.budget"}), _paid_probe),
    Check(frozenset({"probes", "channel", "upstream", "base_url"}), _reach),
    Check(frozenset({"probes", "api"}), _http_has_catalog_only),
    Check(frozenset({"probes", "api", "price"}), _images_have_no_length),
    Check(frozenset({"channel", "upstream"}), _sora2api_is_reverse),
    Check(frozenset({"labels", "global.vantage"}), _labels),
    Check(frozenset({*KEY_SOURCES, "headers"}), _headers),
    Check(frozenset({"base_url", "ca_file", "tls_server_name"}), _tls_keys),
)


def advice(document: Document, config: Config, now: float) -> Iterator[Problem]:
    """Everything doubtful at `now` (unix seconds)."""
    for place, target in enumerate(config.targets):
        for loc, said in _about(target, config, now):
            yield document.problem(("targets", place, *loc), said)
    yield from _about_global_budget(document, config)
    for place, work in enumerate(config.maintenance):
        for loc, said in _about_maintenance(work, config, now):
            yield document.problem(("maintenance", place, *loc), said)


def _day_of_jobs(target: TargetConfig) -> int:
    """Millionths of a dollar of a day's scheduled paid probes and the spare ones; 0 without paid probes."""
    generation = target.probes.generation
    if generation is None or target.price is None or target.probing is not Probing.ACTIVE:
        return 0
    order = to_micros(target.price.of(generation.seconds))
    return order * (runs_per_day(generation.interval) + SPARE_JOBS)


def _about(target: TargetConfig, config: Config, now: float) -> Iterator[tuple[Loc, str]]:
    need = _day_of_jobs(target)
    if target.budget is not None and need > limit_micros(target.budget.usd_per_day):
        said = f"does not cover a day's schedule and {SPARE_JOBS} further jobs, {to_usd(need):.2f} USD"
        yield ("budget", "usd_per_day"), said
    if target.retires_at is not None and target.retires_at <= now:
        yield ("retires_on",), "is in the past: is the target still worth probing?"
    if _sends_key_in_the_clear(target):
        yield ("base_url",), "sends the key unencrypted to another machine; use https"
    yield from _secrets_in_the_file(target)
    if target.api is Api.GEMINI_VIDEO and _is_vertex_root(target):
        yield ("base_url",), "of Vertex ends in /projects/.../locations/.../publishers/google"
    if target.upstream is Upstream.VENDOR and target.channel is Channel.REVERSE:
        yield ("channel",), "is reverse, although the vendor itself answers at this base URL"
    if target.probing is Probing.PASSIVE and config.global_.observations is None:
        yield ("probing",), "is passive, but global.observations is not set, so nothing will ever be known"


def _secrets_in_the_file(target: TargetConfig) -> Iterator[tuple[Loc, str]]:
    for name, header in target.headers.items():
        if header.value is not None and is_secretive(name):
            yield ("headers", name, "value"), "looks like a secret in the file; use env or file"


def _about_global_budget(document: Document, config: Config) -> Iterator[Problem]:
    need = sum(map(_day_of_jobs, config.targets))
    limit = config.global_.budget
    if limit is not None and need > limit_micros(limit.usd_per_day):
        said = f"does not cover a day's schedules and {SPARE_JOBS} further jobs each, {to_usd(need):.2f} USD"
        yield document.problem(("global", "budget", "usd_per_day"), said)


def _about_maintenance(work: Maintenance, config: Config, now: float) -> Iterator[tuple[Loc, str]]:
    if work.end_at <= now:
        yield ("end",), "is in the past"
    limits = [config.target(name) for name in work.targets]
    longest = min((target.policy.maintenance_limit for target in limits if target), default=None)
    if longest is not None and work.end_at - work.start_at > longest:
        yield (
            ("end",),
            f"is more than {format_duration(longest)} after the start; it will hold no longer than that",
        )


def _sends_key_in_the_clear(target: TargetConfig) -> bool:
    url = urlsplit(target.base_url)
    has_key = any(getattr(target, source) is not None for source in KEY_SOURCES)
    return has_key and url.scheme == "http" and not _is_this_machine(url.hostname or "")


def _is_vertex_root(target: TargetConfig) -> bool:
    host = urlsplit(target.base_url).hostname or ""
    return host.endswith("aiplatform.googleapis.com") and "/publishers/" not in target.base_url


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


_WILD: Final = frozenset("*?[")
_MOST_SUGGESTED: Final = 100
"""Looking for the word that was meant takes milliseconds."""


def expand(patterns: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """The names that any of the patterns (`apiyi-*`) matches, in their own order."""
    wanted = tuple(patterns)
    exactly = {pattern for pattern in wanted if not _WILD.intersection(pattern)}
    wild = [pattern for pattern in wanted if pattern not in exactly]
    return tuple(
        name for name in names if name in exactly or any(fnmatchcase(name, pattern) for pattern in wild)
    )


def target_names(document: Document) -> tuple[str, ...]:
    """The names of all targets."""
    return tuple(name for _, name in _names(document.data, ("targets",)))


def references(document: Document) -> Iterator[Problem]:
    """Names that stand twice, and patterns that match no target."""
    data = document.data
    yield from _repeated(document, ("targets",))
    yield from _repeated(document, ("status_pages",))
    for page in range(len(_items(data, ("status_pages",)))):
        components: Loc = ("status_pages", page, "components")
        yield from _repeated(document, components)
        yield from _unmatched(document, components)
    yield from _unmatched(document, ("maintenance",))


def _repeated(document: Document, place: Loc) -> Iterator[Problem]:
    first: dict[str, Loc] = {}
    for loc, name in _names(document.data, place):
        if name in first:
            at, there = document.origin(first[name])
            line = f"in line {at.line(there)}"
            where = line if at is document.origin(loc)[0] else f"{line} of {at.name}"
            yield document.problem(loc, f"{name} is already the name of another one, {where}")
        first.setdefault(name, loc)


def _unmatched(document: Document, place: Loc) -> Iterator[Problem]:
    names = target_names(document)
    known, missing = set(names), 0
    for at in range(len(_items(document.data, place))):
        loc = (*place, at, "targets")
        for number, pattern in enumerate(_items(document.data, loc)):
            if isinstance(pattern, str) and pattern not in known and not expand([pattern], names):
                missing += 1
                close = suggestion(pattern, names) if missing <= _MOST_SUGGESTED else ""
                yield document.problem((*loc, number), f"matches no target{close}")


def _names(data: Any, place: Loc) -> Iterator[tuple[Loc, str]]:
    for at, item in enumerate(_items(data, place)):
        name = item.get("name") if isinstance(item, dict) else None
        if isinstance(name, str):
            yield (*place, at, "name"), name


def _items(data: Any, place: Loc) -> list[Any]:
    """The list at a place, empty where there is none."""
    for step in place:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return []
    return data if isinstance(data, list) else []
