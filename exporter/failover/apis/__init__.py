"""The shapes that targets speak: how each is asked, and what its answers tell."""

from typing import Final

from exporter.core.vocabulary import Api
from exporter.failover.apis.base import ClientDialect
from exporter.failover.apis.gemini_video import GeminiDialect
from exporter.failover.apis.openai_chat import ChatDialect
from exporter.failover.apis.openai_images import ImagesDialect
from exporter.failover.apis.openai_videos import VideosDialect

DIALECTS: Final[dict[Api, ClientDialect]] = {
    Api.OPENAI_VIDEOS: VideosDialect(),
    Api.OPENAI_CHAT: ChatDialect(),
    Api.GEMINI_VIDEO: GeminiDialect(),
    Api.OPENAI_IMAGES: ImagesDialect(),
}
