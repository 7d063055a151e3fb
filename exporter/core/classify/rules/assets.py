"""Phrases about what was made once and is no longer kept: who asks too late hears nothing of the service."""

from typing import Final

from exporter.core.classify.rule import Rule, pairs
from exporter.core.vocabulary import Reason, State

_ASSETS: Final = (
    "content", "asset", "assets", "file", "files", "link", "url", "job", "task", "result", "artifact",
    "media", "image", "video", "download",
)  # fmt: skip
"""What is made, and kept for a while."""

TABLE: Final = (
    Rule(
        name="assets.gone",
        reason=Reason.INVALID_REQUEST,
        outcome=State.OPERATIONAL,
        statuses=frozenset({404, 410}),
        codes=frozenset(
            f"{asset}_{end}"
            for asset in (*_ASSETS, "resource")
            for end in ("expired", "deleted", "purged", "has_expired")
        ),
        phrases=(
            *pairs("|".join((*_ASSETS, "resource")), "expired"),
            *(
                f"{asset}{end}"
                for asset in _ASSETS
                for end in (
                    " was deleted",
                    " was removed",
                    " has been deleted",
                    " has been removed",
                    " has been purged",
                    " has been permanently deleted",
                    " is deleted",
                    " no longer exists",
                )
            ),
            *(
                f"{asset} is no longer available"
                for asset in ("content", "asset", "file", "link", "artifact", "result")
            ),
            *(f"{which} video is no longer available" for which in ("this", "the", "generated", "requested")),
            *(
                f"{asset}{end}"
                for asset in ("视频", "资源", "文件", "链接", "素材", "内容", "任务", "图片", "结果", "作品")
                for end in ("已过期", "过期", "已失效", "已删除", "已被删除", "已清理", "已被清理")
            ),
            "不存在或已过期",
            *pairs("動画|ファイル|リンク|コンテンツ|画像|ジョブ", "期限|削除"),
            *pairs("동영상|파일|링크|콘텐츠|이미지|작업", "만료|삭제"),
        ),
        seen="OpenAI's videos after `expires_at`, resellers' links: what was made is kept for a while only",
    ),
)
"""Tried before retirement, of which they use the words."""
