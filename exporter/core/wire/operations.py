"""What the response of a Google video operation holds, wherever relays put it."""

from typing import Any, Final

from exporter.core.wire.payload import objects_at, text_at

_LISTS: Final = ("generatedSamples", "generatedVideos", "generated_videos", "videos")
_KEYS: Final = ("uri", "url", "gcsUri", "bytesBase64Encoded", "encodedVideo")
_RAI: Final = ("raiMediaFilteredReasons", "raiMediaFilteredCount", "raiFilteredReason")


def clips(response: Any) -> list[dict[str, Any]]:
    """The clips in the response of an operation that is done: each with an address or with its bytes."""
    found = [item for place in _places(response) for key in _LISTS for item in objects_at(place, key)]
    inner = [item["video"] if isinstance(item.get("video"), dict) else item for item in found]
    return [clip for clip in inner if any(text_at(clip, key) for key in _KEYS)]


def is_filtered(response: Any) -> bool:
    """Whether the response says that a clip was held back for its content."""
    return any(place.get(key) for place in _places(response) for key in _RAI)


def _places(response: Any) -> list[dict[str, Any]]:
    # The Gemini API wraps the response once more; relays put either form anywhere.
    nested = response.get("generateVideoResponse") if isinstance(response, dict) else None
    return [place for place in (nested, response) if isinstance(place, dict)]
