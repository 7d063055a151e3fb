"""How long upstreams normally take, in seconds, before a script multiplies it."""

from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import Api, Channel, Upstream
from exporter.simulator.script import Bounds, SimTarget


@dataclass(frozen=True, slots=True)
class RateLimit:
    """The lowest and highest normal time of each kind of waiting."""

    queue: Bounds
    render: Bounds
    free: Bounds = (0.15, 0.45)
    create: Bounds = (0.6, 2.0)
    look: Bounds = (0.08, 0.25)
    fetch: Bounds = (0.3, 1.2)


_VIDEO: Final = RateLimit(queue=(2.0, 20.0), render=(58.0, 160.0))
_PRO: Final = RateLimit(queue=(5.0, 40.0), render=(175.0, 560.0))
_REVERSE: Final = RateLimit(queue=(5.0, 60.0), render=(110.0, 240.0))
_VEO: Final = RateLimit(queue=(1.0, 10.0), render=(30.0, 150.0))
_IMAGE: Final = RateLimit(queue=(0.0, 0.0), render=(5.0, 60.0))
_STREAM: Final = RateLimit(queue=(5.0, 40.0), render=(55.0, 160.0))


def pace_of(target: SimTarget) -> RateLimit:
    """The normal pace of a target, its own quirks first."""
    usual = _usual(target)
    quirks = target.quirks
    return RateLimit(
        queue=quirks.queue or usual.queue,
        render=quirks.render or usual.render,
        free=quirks.free or usual.free,
        create=quirks.free or usual.create,
        look=usual.look if quirks.free is None else (0.0, min(quirks.free)),
        fetch=quirks.free or usual.fetch,
    )


def _usual(target: SimTarget) -> RateLimit:
    if target.api is Api.OPENAI_IMAGES or "image" in target.model:
        return _IMAGE
    if target.api is Api.OPENAI_CHAT:
        return _STREAM
    if target.api is Api.GEMINI_VIDEO or target.model.startswith("veo"):
        return _VEO
    if "pro" in target.model.split("-"):
        return _PRO
    reverse = target.channel is Channel.REVERSE and target.upstream is Upstream.GATEWAY
    return _REVERSE if reverse else _VIDEO
