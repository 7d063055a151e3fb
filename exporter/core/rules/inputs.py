"""Codes that name an input, and bodies that were measured: what was asked, not who may ask."""

from typing import Final

from exporter.core.rules.base import Rule, Shape, words
from exporter.core.words import Reason, State

_INPUTS: Final = words(
    "image images video videos audio duration seconds aspect_ratio ratio resolution size width height quality"
    " style voice voice_id content inputs field fields format mode seed fps dimensions file media"
    " reference source messages webhook callback_url generation_type uri filename"
)
_CODES: Final = frozenset(
    f"{head}_{name}" for head in ("invalid", "missing", "unsupported", "too_many") for name in _INPUTS
) | frozenset(
    f"{name}_{tail}"
    for name in _INPUTS | {"prompt"}
    for tail in (
        "too_large",
        "too_small",
        "too_long",
        "too_short",
        "required",
        "out_of_range",
        "not_supported",
    )
)

TABLE: Final = (
    Rule(
        name="inputs.named",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        codes=_CODES,
        seen="kiara, hoox, beeble and runblob tables: invalid_<input>, missing_<input>, <input>_too_large",
    ),
    Rule(
        name="inputs.too_large",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        statuses=frozenset({413}),
        shapes=frozenset({Shape.JSON}),
        phrases=("too large", "larger than", "too big", "too long", "exceed", "过大", "过长", "超过", "超出"),
        seen="cokeapi and seedance2api docs: an API, not its edge, measured our body",
    ),
)
