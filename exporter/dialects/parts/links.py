"""Finding the address of a video or an image in what a chat says."""

import re
from typing import Final

_SEARCHED: Final = 32_768
_EXTENSIONS: Final = r"(?i:mp4|webm|mov|m4v|png|jpe?g|webp|gif)"
_INSIDE: Final = r"[^\s\"'<>()\[\]\\`\u0080-\U0010ffff]"
"""What stands in an address; text in Chinese may follow it without a space. Never with IGNORECASE, for
which a few letters beyond ASCII are the same as `s` and `k`."""
_NAMED: Final = re.compile(
    rf"https?://{_INSIDE}{{1,2000}}?\.{_EXTENSIONS}(?:\?{_INSIDE}*)?(?!\.?[A-Za-z0-9_/])"
)
_MARKED: Final = re.compile(r"(?:\]\(|src=['\"]|href=['\"])(https?://[^\s\"'<>()\\]+)", re.IGNORECASE)
_INLINE: Final = re.compile(r"data:(?:image|video)/[\w.+-]+;base64,([A-Za-z0-9+/=]{16,})")
_FAILURE: Final = re.compile(
    r"失败|违反|错误|❌|\bfail|violat|polic(?:y|ies)|\berror\b|rejected", re.IGNORECASE
)


def media_link(text: str) -> str | None:
    """The last address of a media file; without one, the last link of a text that tells of no failure.

    Only the end of a long text is searched: that is where results stand, and a search of the whole could
    be made to take long.
    """
    text = text[-_SEARCHED:]
    named = _NAMED.findall(text)
    if named:
        return str(named[-1])
    marked = None if tells_failure(text) else _MARKED.findall(text)
    return str(marked[-1]) if marked else None


def inline_media(text: str) -> str | None:
    """The base64 of a `data:` address."""
    found = _INLINE.search(text)
    return None if found is None else found.group(1)


def tells_failure(text: str) -> bool:
    """Whether a text has words of failure."""
    return _FAILURE.search(text) is not None
