"""Phrases for gone for good, and the vendors' own lists of models that were shut down."""

from dataclasses import dataclass
from typing import Final

from exporter.core.classify.lexicon import ended, said
from exporter.core.classify.rule import NOT_REVERSE, rule
from exporter.core.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Shutdown:
    """A model name (or its beginning) whose shutdown the vendor dated; the date has passed."""

    model: str
    date: str
    seen: str


SHUTDOWNS: Final = (
    Shutdown("dall-e-2", "2026-05-12", "OpenAI deprecations page"),
    Shutdown("dall-e-3", "2026-05-12", "OpenAI deprecations page; a captured answer of 2026-09-20"),
    Shutdown(
        "gpt-image-1`", "2026-10-23", "OpenAI deprecations page (the plain name, in the vendor's quotes)"
    ),
    Shutdown(
        "gpt-image-1'", "2026-10-23", "OpenAI deprecations page (the plain name, in the vendor's quotes)"
    ),
    Shutdown("veo-3.1-generate-preview", "2026-10-22", "Gemini API; on Vertex 2026-04-02"),
    Shutdown("veo-3.1-fast-generate-preview", "2026-10-22", "Gemini API; on Vertex 2026-04-02"),
    Shutdown("veo-3.1-lite-generate-preview", "2026-10-22", "Gemini API; on Vertex 2026-04-02"),
    Shutdown("veo-3.0-", "2026-06-30", "Google deprecations: Veo 3.0"),
    Shutdown("veo-2.0-", "2026-06-30", "Google deprecations: Veo 2"),
    Shutdown("imagen-4.0-", "2026-08-17", "Google deprecations: Imagen 4"),
    Shutdown("imagen-3.0-", "2025-11-10", "Google deprecations: Imagen 3"),
    Shutdown(
        "gemini-2.5-flash-image-preview", "2026-01-15", "Google deprecations: preview id of the image model"
    ),
    Shutdown("gemini-1.5-", "2025-09-24", "Google deprecations: Gemini 1.5"),
    Shutdown("gemini-1.0-", "2025-02-15", "Google deprecations: Gemini 1.0"),
    Shutdown("gemini-pro-vision", "2025-02-15", "Google deprecations: Gemini 1.0"),
)
_GONE: Final = "(does not exist | is not found | was not found | not found | 404 not found)"


FOR_GOOD: Final = (
    rule(
        "retirement.endpoint",
        Reason.ENDPOINT_REMOVED,
        "new-api i18n common.api_deprecated and vendors' 410 texts",
        phrases="""
            endpoint has been removed | endpoint is no longer available | endpoint … has been deprecated
            this api has been deprecated | this api is no longer available | api version … no longer supported
            接口已废弃 | 接口已下线
            このapiは廃止
        """,
    ),
    rule(
        "retirement.for_good",
        Reason.MODEL_REMOVED,
        "DashScope `has been taken offline. Please switch to wan2.6`: no pause has a successor",
        phrases=said(ended.FOR_GOOD),
    ),
)

TABLE: Final = (
    rule(
        "retirement.deprecated",
        Reason.MODEL_DEPRECATED,
        "OpenAI `has been deprecated, learn more here`, NVIDIA 410 `reached its end of life`",
        phrases="""
            models … have been deprecated | has been deprecated, learn more | end of life | end-of-life
            model … has been retired | has been sunset | is winding down | is archived | has been archived
            are winding down | fully deprecated | has been deprecated … no longer available
            has reached its shutdown date | (model | version | api) (deprecated | retired | sunset)
            (model | version | api | endpoint) …
                (has been deprecated | is deprecated | was deprecated | been retired | is retired |
                 was retired | end of its life | been sunset)
            (模型 | 接口 | 版本) … (已弃用 | 已废弃 | 停止维护 | 不再维护 | 停止支持 | 不再支持 | 已过时)
        """,
    ),
    rule(
        "retirement.removed",
        Reason.MODEL_REMOVED,
        "Google `is no longer available. Please update`, Groq, resellers' 已下架, notices of a shutdown",
        phrases=f"""
            models/ … is no longer available | is no longer available as of
            has been permanently | permanently shut down | permanently removed | has been shut down
            was shut down on | have been shut down | has been discontinued | is discontinued
            was discontinued | has been decommissioned | model … has been removed | model … was removed
            api will be deactivated | halt our operations | ceased operations
            {said(ended.RETIRED)}
        """,
    ),
    rule(
        "retirement.listed",
        Reason.MODEL_REMOVED,
        "the vendors' dated lists: a bare not-found of a model whose date has passed",
        on=NOT_REVERSE,
        phrases="|".join(f"{gone.model} … {_GONE}" for gone in SHUTDOWNS),
    ),
)
