"""Whether an answer that says it is done has anything to show for it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from exporter.core.classify import fields, parsing
from exporter.core.classify.rule import words

_DONE: Final = words("succeeded succeed completed complete finished done success")
_PRODUCTS: Final = words(
    "output outputs video videos images videourl videourls imageurl imageurls url urls uri uris resulturl"
    " resulturls resultjson downloadurl fileurl mediaurl creations generations artifacts assets"
    " generatedvideos generatedsamples b64json fileid"
)
"""Where a product stands, without underscores. Not `image`: that may be the one that we sent."""
_RESULTS: Final = words("result results data")
"""Where a product stands too, unless the whole only acknowledges: `{"status":"success","data":null}`."""
_ACKNOWLEDGED: Final = words("success done")
_AROUND: Final = words("data result results response taskresult metadata content")
"""What a product may stand in."""
_LINKS: Final = ("url", "urls", "uri", "uris", "fileid", "videoid", "mediaid")
_NO_PRODUCT: Final = (
    "callback", "webhook", "notify", "input", "reference", "status", "cancel", "thumbnail", "cover", "poll",
)  # fmt: skip
"""Beginnings of the names of links that lead to something else."""
_NOTHING: Final = frozenset({"", "none", "null"})
_DEEPEST: Final = 6


def empty(value: Mapping[str, Any]) -> bool:
    """An answer that has room for a result, and nothing in it."""
    if value.get("object") == "chat.completion.chunk":
        return False
    return ("created" in value and value.get("data") == []) or [] in (
        value.get("candidates"),
        value.get("choices"),
    )


def delivered(value: Mapping[str, Any]) -> bool | None:
    """Whether a job that says it is done shows a product; its names are in lower case.

    None where it does not say so, or has no place for a product: OpenAI's videos are fetched separately.
    """
    if value.get("object") == "video":
        return None
    word = next((str(value[name]).lower() for name in fields.STATES if name in value), "")
    if word not in _DONE:
        return None
    shown = list(_products(value, 0 if word in _ACKNOWLEDGED else 1))
    return any(shown) if shown else None


def _products(value: Mapping[str, Any], results: int, depth: int = 0) -> Iterator[bool]:
    """For every place of a product whether something is there; `results`: whether those are places too."""
    for name, item in value.items():
        folded = str(name).lower().replace("_", "")
        if folded in _AROUND and isinstance(item, dict) and item and depth < _DEEPEST:
            yield from _products(item, results, depth + 1)
        elif folded in _PRODUCTS or (results and folded in _RESULTS):
            yield _filled(item, depth)
        elif folded.endswith(_LINKS) and not folded.startswith(_NO_PRODUCT) and _filled(item, depth):
            yield True


def _filled(item: Any, depth: int) -> bool:
    if isinstance(item, str):
        text = item.strip().lower()
        if text[:1] in ("{", "[") and (parsed := parsing.parse(item)) is not None:
            return _filled(parsed, depth + 1)
        return text not in _NOTHING
    if depth > _DEEPEST:
        return True
    if isinstance(item, list):
        return any(_filled(part, depth + 1) for part in item)
    if isinstance(item, dict):
        inside = list(_products(item, 1, depth + 1))
        return any(inside) if inside else any(_filled(part, depth + 1) for part in item.values())
    return bool(item)
