"""Which models make videos or images, and by which API a gateway or vendor lets one ask for them.

Known from their names and, where a gateway tells (`supported_endpoint_types`), from that. A name says more:
gateways list an endpoint for every model of a group.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from exporter.core.vocabulary import Api, Channel, Upstream

VIDEO: Final = "video"
IMAGE: Final = "image"
_VIDEOS: Final = "openai-video"
_IMAGES: Final = "image-generation"
_OPERATIONS: Final = "predictLongRunning"
_VARIANTS: Final = r"(?:[-_](?:landscape|portrait|hd|fast|fl|\d{1,2}s))*"


@dataclass(frozen=True, slots=True)
class ListedModel:
    """One entry of a list of models."""

    name: str
    """Its id, without `models/` before it."""
    methods: frozenset[str] = frozenset()
    """What the list says it can be asked by."""


@dataclass(frozen=True, slots=True)
class KnownModel:
    """What is known of a model that makes videos or images."""

    makes: str
    """`video` or `image`."""
    product: str
    """What official and reverse are alternatives of."""
    api: Api
    channel: Channel | None = None
    """Where the name belongs to one channel only."""


@dataclass(frozen=True, slots=True)
class _ModelFamily:
    names: re.Pattern[str]
    makes: str
    product: str = ""
    """Empty: the model's own name."""
    chat: bool = False
    """Asked for by a chat, as reverse gateways do."""


_FAMILIES: Final = (
    _ModelFamily(
        re.compile(rf"sora_video2{_VARIANTS}|sora2{_VARIANTS}|sora-2-all"), VIDEO, "sora-2", chat=True
    ),
    _ModelFamily(re.compile(rf"sora2pro{_VARIANTS}|sora-2-pro-all"), VIDEO, "sora-2-pro", chat=True),
    _ModelFamily(re.compile(r"sora[-_]image.*|gpt-4o-image.*"), IMAGE, "sora-image", chat=True),
    _ModelFamily(re.compile(r"sora-2-pro(-\d{4}-\d\d-\d\d)?"), VIDEO, "sora-2-pro"),
    _ModelFamily(re.compile(r"sora-2(-\d{4}-\d\d-\d\d)?"), VIDEO, "sora-2"),
    _ModelFamily(re.compile(r"veo-?[23].*"), VIDEO),
    _ModelFamily(re.compile(r"gemini-omni.*"), VIDEO, "gemini-omni"),
    _ModelFamily(re.compile(r"gpt-image.*|chatgpt-image.*|dall-e-\d"), IMAGE),
    _ModelFamily(
        re.compile(
            r"(kling|hailuo|minimax-hailuo|seedance|doubao-seedance|wan-?\d|vidu|jimeng-video|runway|luma|pika).*"
        ),
        VIDEO,
    ),
    _ModelFamily(
        re.compile(
            r"(imagen|flux|seedream|doubao-seedream|jimeng|midjourney|ideogram|recraft|stable-diffusion).*"
        ),
        IMAGE,
    ),
)
_OF_OTHERS: Final = 8
"""Families from here on are asked for as the list says, or not at all."""
_NO_PICTURES: Final = re.compile(
    r"(gpt-\d|gpt-4o|o\d|chatgpt|claude|gemini|gemma|deepseek|qwen|glm|kimi|moonshot|llama|mistral|grok-\d|text-|tts|whisper"
    r"|bge|rerank|ernie|hunyuan-\d|omni-moderation|davinci|babbage).*"
)
"""Families of text, speech and vectors: whatever a list says of their endpoints."""


def known_by_operations(model: ListedModel) -> KnownModel | None:
    """What is known of a model that is listed by Google's own API, or where a gateway imitates it."""
    veo = re.fullmatch(r"veo-.*", model.name.lower()) is not None
    if _OPERATIONS in model.methods or (veo and not model.methods):
        return KnownModel(VIDEO, _product(model.name), Api.GEMINI_VIDEO)
    return None


def known(model: ListedModel, upstream: Upstream, channel: Channel | None = None) -> KnownModel | None:
    """What is known of a listed model; None where it makes neither videos nor images, or nobody knows how."""
    name = model.name.lower()
    for place, family in enumerate(_FAMILIES):
        if family.names.fullmatch(name):
            api = _api(model, family, upstream, channel, by_name=place < _OF_OTHERS)
            return None if api is None else _known(model, family, api)
    if _NO_PICTURES.fullmatch(name):
        return None
    if _VIDEOS in model.methods:
        return KnownModel(VIDEO, model.name, Api.OPENAI_VIDEOS)
    return KnownModel(IMAGE, model.name, Api.OPENAI_IMAGES) if _IMAGES in model.methods else None


def is_sora2api(models: Collection[ListedModel]) -> bool:
    """Whether a list is that of a project of the sora2api family: length and shape stand in its names."""
    return any(re.fullmatch(r"sora2(pro(-hd)?)?-(landscape|portrait)-\d+s", m.name) for m in models)


def _known(model: ListedModel, family: _ModelFamily, api: Api) -> KnownModel:
    channel = Channel.REVERSE if family.chat and api is Api.OPENAI_CHAT else None
    return KnownModel(family.makes, family.product or _product(model.name), api, channel)


def _product(name: str) -> str:
    """What a name stands for: for Veo its version, whatever a reseller adds."""
    veo = re.match(r"veo-?(\d(?:\.\d)?)(-fast|-lite)?", name.lower())
    return name if veo is None else f"veo-{veo[1]}{veo[2] or ''}"


def _api(
    model: ListedModel, family: _ModelFamily, upstream: Upstream, channel: Channel | None, *, by_name: bool
) -> Api | None:
    if upstream is Upstream.SORA2API:
        return Api.OPENAI_CHAT
    if family.makes == IMAGE:
        return _image_api(model, family, channel, by_name=by_name)
    imitated = channel is Channel.REVERSE and upstream is Upstream.GATEWAY and by_name
    if _VIDEOS not in model.methods and (family.chat or imitated):
        return Api.OPENAI_CHAT
    return Api.OPENAI_VIDEOS if by_name or _VIDEOS in model.methods else None


def _image_api(
    model: ListedModel, family: _ModelFamily, channel: Channel | None, *, by_name: bool
) -> Api | None:
    if family.chat and _IMAGES not in model.methods and channel is not Channel.OFFICIAL:
        return Api.OPENAI_CHAT
    return Api.OPENAI_IMAGES if by_name or _IMAGES in model.methods else None
