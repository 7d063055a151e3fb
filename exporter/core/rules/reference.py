"""Phrases about media of ours that they could not fetch: the vendor read the request, our host refused it."""

from typing import Final

from exporter.core.rules.base import NOT_REVERSE, Rule, pairs, words
from exporter.core.words import Reason

TABLE: Final = (
    Rule(
        name="reference.file",
        reason=Reason.INVALID_REQUEST,
        codes=words(
            "failed_to_download_image invalid_image_url image_file_not_found asset.invalid image_inaccessible"
            " image_not_accessible image_unreachable image_download_failed image_download_failure"
            " imagedownloadfailure source_unreachable url_unreachable image_url_unreachable"
        ),
        phrases=(
            "error while downloading file",
            "error while downloading http",
            "failed to download image",
            *pairs("image|reference|input file|source file", "downloading failed|download error"),
            "could not download the image",
            "unable to download the image",
            "failed to fetch the image",
            "image url…not accessible",
            *pairs("image|reference|source", "inaccessible|unreachable|could not be accessed"),
            "image download failure",
            "unable to access the provided",
            "cannot access the provided",
            "could not access the provided",
            "error while downloading:",
            *pairs(
                "image_url|image url|video_url|reference image|reference video|input image|参考图|参考视频",
                "fetch failed|download failed|failed to fetch|failed to download|could not be downloaded|"
                "下载失败|下载超时|无法访问|无法下载",
            ),
            "图片下载失败",
            *pairs("素材|参考图|图片url|图片链接|输入图片", "获取失败|无法获取|读取失败|无法读取"),
            "url 资源失败",
            "url资源失败",
        ),
        seen="OpenAI 400 `Error while downloading file`: the host of our reference image refused the vendor",
    ),
    Rule(
        name="reference.refused",
        reason=Reason.INVALID_REQUEST,
        on=NOT_REVERSE,
        statuses=frozenset({400, 422}),
        phrases=(
            "failed to download",
            "download failed",
            "unable to download",
            "cannot download",
            "could not download",
            "failed to fetch",
            "unable to fetch",
            "error while downloading",
            "error while fetching",
            "timeout while downloading",
            "while fetching resource",
            "timeout while fetching",
            "下载失败",
        ),
        seen=(
            "agentscope-ai/agentscope-java issue 2700: under 400 it is our file that could not be fetched;"
            " what they deliver comes later"
        ),
    ),
)
