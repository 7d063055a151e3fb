"""What is known of the lengths and sizes that a target can make, before anything is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exporter.core.route_words import RouteReason, RouteWord
from exporter.core.vocabulary import Api, Upstream

SIZE: Final = re.compile(r"([1-9]\d{1,4})x([1-9]\d{1,4})")
"""How a size is written: width, `x`, height, in pixels."""
LONGEST: Final = 120
"""Seconds of the longest clip that can be asked about."""
_FIXED: Final = re.compile(r"[-_](\d{1,2})s(?:$|[-_])")
_SHAPED: Final = re.compile(r"[-_](landscape|portrait)(?:$|[-_])")


@dataclass(frozen=True, slots=True)
class _ClipFamily:
    """What the vendor of some models makes, and the longest clip that anybody makes with them."""

    names: re.Pattern[str]
    seconds: tuple[int, ...]
    longest: int
    sizes: tuple[str, ...] = ()
    """None listed: not known."""


_HD: Final = ("720x1280", "1280x720")
_FAMILIES: Final = (
    _ClipFamily(
        re.compile(r"sora-2-pro(-\d{4}-\d\d-\d\d)?"),
        (4, 8, 12, 16, 20),
        25,
        (*_HD, "1024x1792", "1792x1024", "1080x1920", "1920x1080"),
    ),
    _ClipFamily(re.compile(r"sora-2(-\d{4}-\d\d-\d\d)?"), (4, 8, 12, 16, 20), 25, _HD),
    _ClipFamily(re.compile(r"veo-3.*"), (4, 6, 8), 8),
    _ClipFamily(re.compile(r"veo-2.*"), (5, 6, 7, 8), 8),
)


@dataclass(frozen=True, slots=True)
class Maker:
    """Who would make the clip."""

    api: Api
    upstream: Upstream
    model: str
    """Its name on the wire."""


def cannot(maker: Maker, seconds: int | None, size: str | None) -> RouteReason | None:
    """RouteReason it certainly cannot make a clip of that length (seconds) and size; None where it may."""
    if maker.api is Api.OPENAI_IMAGES:
        return None
    return next(_named(maker.model, seconds, size), None) or next(_refused(maker, seconds, size), None)


def may_refuse(maker: Maker, seconds: int | None, size: str | None) -> tuple[RouteReason, ...]:
    """What the vendor would refuse; a gateway before it may ask it for something else."""
    family = _family(maker)
    return () if family is None or _exact(maker) else tuple(_vendor(family, seconds, size, doubt=True))


def _refused(maker: Maker, seconds: int | None, size: str | None) -> Iterator[RouteReason]:
    family = _family(maker)
    if family is None:
        return
    if _exact(maker):
        yield from _vendor(family, seconds, size, doubt=False)
    elif seconds is not None and seconds > family.longest:
        yield RouteReason(RouteWord.LONGEST, asked=str(seconds), known=str(family.longest))


def _named(model: str, seconds: int | None, size: str | None) -> Iterator[RouteReason]:
    """What the model's own name fixes, such as `sora2-landscape-15s`."""
    fixed, shaped = _FIXED.search(model), _SHAPED.search(model)
    if fixed is not None and seconds is not None and seconds != int(fixed[1]):
        yield RouteReason(RouteWord.SECONDS, asked=str(seconds), known=fixed[1])
    measures = SIZE.fullmatch(size or "")
    if shaped is not None and measures is not None:
        wide = int(measures[1]) > int(measures[2])
        if wide != (shaped[1] == "landscape"):
            yield RouteReason(RouteWord.SHAPE, asked=size or "", known=shaped[1])


def _vendor(
    family: _ClipFamily, seconds: int | None, size: str | None, *, doubt: bool
) -> Iterator[RouteReason]:
    if seconds is not None and seconds not in family.seconds:
        word = RouteWord.DOUBTFUL_SECONDS if doubt else RouteWord.SECONDS
        yield RouteReason(word, asked=str(seconds), known=_listed(map(str, family.seconds)))
    if size is not None and family.sizes and size not in family.sizes:
        word = RouteWord.DOUBTFUL_SIZE if doubt else RouteWord.SIZE
        yield RouteReason(word, asked=size, known=_listed(family.sizes))


def _listed(known: Iterator[str] | tuple[str, ...]) -> str:
    *others, last = known
    return f"{', '.join(others)} or {last}" if others else last


def _family(maker: Maker) -> _ClipFamily | None:
    if maker.api not in (Api.OPENAI_VIDEOS, Api.GEMINI_VIDEO):
        return None
    return next((family for family in _FAMILIES if family.names.fullmatch(maker.model)), None)


def _exact(maker: Maker) -> bool:
    """The vendor itself answers."""
    return maker.upstream is Upstream.VENDOR
