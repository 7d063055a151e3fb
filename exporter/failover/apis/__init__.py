"""The shapes that targets speak: how each is asked, and what its answers tell."""

from typing import Final

from exporter.core.vocabulary import Api
from exporter.failover.apis.base import Dialect
from exporter.failover.apis.gemini_video import GeminiVideo
from exporter.failover.apis.openai_chat import OpenAIChat
from exporter.failover.apis.openai_images import OpenAIImages
from exporter.failover.apis.openai_videos import OpenAIVideos

DIALECTS: Final[dict[Api, Dialect]] = {
    Api.OPENAI_VIDEOS: OpenAIVideos(),
    Api.OPENAI_CHAT: OpenAIChat(),
    Api.GEMINI_VIDEO: GeminiVideo(),
    Api.OPENAI_IMAGES: OpenAIImages(),
}
