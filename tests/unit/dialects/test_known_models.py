"""Which listed models make videos or images, and by which API they are asked for."""

import pytest

from exporter.core.vocabulary import Api, Channel, Upstream
from exporter.dialects.shared.known_models import ListedModel, is_sora2api, known, known_by_operations

GATEWAY, VENDOR, SORA2API = Upstream.GATEWAY, Upstream.VENDOR, Upstream.SORA2API
VIDEOS, CHAT, IMAGES, GEMINI = Api.OPENAI_VIDEOS, Api.OPENAI_CHAT, Api.OPENAI_IMAGES, Api.GEMINI_VIDEO


@pytest.mark.parametrize(
    ("name", "methods", "upstream", "product", "api", "channel"),
    [
        ("sora-2", ["openai-video"], GATEWAY, "sora-2", VIDEOS, None),
        ("sora-2-pro-2025-10-06", [], VENDOR, "sora-2-pro", VIDEOS, None),
        ("sora_video2-landscape-15s", ["openai"], GATEWAY, "sora-2", CHAT, Channel.REVERSE),
        ("sora-2-pro-all", ["openai"], GATEWAY, "sora-2-pro", CHAT, Channel.REVERSE),
        ("sora2-portrait-10s", [], SORA2API, "sora-2", CHAT, Channel.REVERSE),
        ("sora2pro-hd-landscape-25s", [], SORA2API, "sora-2-pro", CHAT, Channel.REVERSE),
        ("veo-3.1-generate-preview", ["openai-video"], GATEWAY, "veo-3.1", VIDEOS, None),
        ("veo3.1-fast-fl", ["openai-video"], GATEWAY, "veo-3.1-fast", VIDEOS, None),
        ("gemini-omni-1.2-flash", [], GATEWAY, "gemini-omni", VIDEOS, None),
        ("gpt-image-2", ["openai"], GATEWAY, "gpt-image-2", IMAGES, None),
        ("dall-e-3", [], VENDOR, "dall-e-3", IMAGES, None),
        ("sora_image", ["openai"], GATEWAY, "sora-image", CHAT, Channel.REVERSE),
        ("kling-v2", ["openai-video"], GATEWAY, "kling-v2", VIDEOS, None),
        ("flux-pro", ["image-generation"], GATEWAY, "flux-pro", IMAGES, None),
        ("something-new", ["openai-video"], GATEWAY, "something-new", VIDEOS, None),
    ],
)
def test_names_and_methods_tell(
    name: str, methods: list[str], upstream: Upstream, product: str, api: Api, channel: Channel | None
) -> None:
    model = known(ListedModel(name, frozenset(methods)), upstream)
    assert model is not None
    assert (model.product, model.api, model.channel) == (product, api, channel)


@pytest.mark.parametrize(
    ("name", "methods"),
    [
        *[
            (name, ["openai-video", "image-generation"])
            for name in ("gpt-5.2", "claude-opus-5", "gemini-3-pro", "qwen3-max")
        ],
        *[
            (name, [])
            for name in (
                "kling-v2",
                "flux-pro",
                "something-new",
                "sora2-extension-10s",
                "prompt-enhance-long",
            )
        ],
        ("text-embedding-3-large", ["embeddings"]),
    ],
)
def test_what_makes_no_pictures_or_cannot_be_asked_is_not_known(name: str, methods: list[str]) -> None:
    assert known(ListedModel(name, frozenset(methods)), GATEWAY) is None


def test_where_google_s_api_is_spoken_only_videos_by_operations_can_be_asked_for() -> None:
    operations = ["predictLongRunning"]
    for name, methods, product in (
        ("veo-3.1-generate-preview", operations, "veo-3.1"),
        ("veo-3.1-lite", [], "veo-3.1-lite"),
        ("next", operations, "next"),
    ):
        model = known_by_operations(ListedModel(name, frozenset(methods)))
        assert model is not None
        assert (model.product, model.api) == (product, GEMINI)
    for name, methods in (
        ("gemini-3-pro", ["generateContent"]),
        ("veo-old", ["generateContent"]),
        ("gpt-image-2", []),
    ):
        assert known_by_operations(ListedModel(name, frozenset(methods))) is None


def test_a_reverse_channel_is_asked_by_chat_unless_the_list_says_otherwise() -> None:
    for methods, api in ((["openai"], CHAT), ([], CHAT), (["openai-video"], VIDEOS)):
        model = known(ListedModel("veo-3.1-fast", frozenset(methods)), GATEWAY, Channel.REVERSE)
        assert model is not None
        assert model.api is api


def test_a_sora2api_is_known_by_its_list() -> None:
    assert is_sora2api([ListedModel("gpt-image"), ListedModel("sora2-landscape-10s")])
    assert not is_sora2api([ListedModel("sora-2"), ListedModel("sora_video2-landscape-15s")])
