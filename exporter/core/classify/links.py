"""What stands in the place of a link to a product: a product, a wall, a login, an error page, or nothing."""

import re
from typing import Final

from exporter.core.classify.rule import words

_ADDRESS: Final = re.compile(r"https?://[^\s()<>\"'\]]+")
_ELSEWHERE: Final = re.compile(
    r"/punish\b|x5secdata|captcha|/cdn-cgi/challenge|/(?:log[_-]?in|sign[_-]?in|auth/login|blocked|forbidden"
    r"|verify|challenge)(?:[/?#.]|$)|/(?:errors?|40[1345]|50[023])(?:\.html?|[/?#]|$)"
)
"""Paths and parameters of walls, logins and error pages ..."""
_FILES: Final = (".mp4", ".webm", ".mov", ".m3u8", ".gif", ".png", ".jpg", ".jpeg", ".webp")
"""... unless the path ends as a file does."""
_LOG: Final = re.compile(r"\.log$|(?:^|/)(?:stderr|stdout|error|errors|log|logs)\.txt$")
_WALL: Final = re.compile(r"captcha|/cdn-cgi/challenge|/punish\b|x5secdata|geetest|turnstile")
_GUARDED: Final = re.compile(r"https?://[\w.-]*captcha[\w.-]*(?:[/?:]|$)")
"""A host that does nothing but ask whether there is a person."""
_NOTHING: Final = re.compile(
    r"/(?:error|blocked|failed|failure|placeholder|moderated|censored|unavailable|not[_-]?found|no[_-]?(?:image|video)"
    r"|404|empty|null|undefined|none|nan)(?:\.\w{2,4})?$"
    r"|//googleusercontent\.com/\w+/\d+$"
)
"""What an address ends with where a page, or a picture, of nothing stands; Gemini numbers such places."""
_UNNAMED: Final = re.compile(r"/(?:null|undefined|none|nan)\.\w{2,4}$")
_SCHEMES: Final = ("http://", "https://", "gs://", "s3://", "oss://")
_BYTES: Final = re.compile(r";base64,[\w+/]")
_INLINE: Final = ("data:video/", "data:image/")
_LONGEST: Final = 4_000
_FILMS: Final = (".mp4", ".webm", ".mov", ".m3u8")
_PLACEHOLDERS: Final = words("none null nil undefined nan n/a na - false error failed about:blank [] {}") | {
    ""
}


def leads_away(text: str) -> bool:
    """Whether every address in a text is a wall, a login, an error page, or empty: none is a product."""
    addresses = _ADDRESS.findall(text.lower())
    if not addresses:
        return ";base64," in text and _BYTES.search(text) is None
    return all(map(_no_product, addresses))


def _no_product(address: str) -> bool:
    path = _path(address)
    if _UNNAMED.search(path) or (_NOTHING.search(path) and not path.endswith(_FILMS)):
        return True
    return _ELSEWHERE.search(address) is not None and not path.endswith(_FILES)


def walled(text: str) -> bool:
    """Whether a text is the address of a wall against robots."""
    return _ADDRESS.match(text) is not None and _WALL.search(text.lower()) is not None


def guarded(text: str) -> bool:
    """The same by the name of its host, which no product has."""
    return _GUARDED.match(text.lower()) is not None


def alone(text: str) -> bool:
    """Whether a text is the address of something, or its bytes, and nothing else."""
    if not text.startswith(_SCHEMES) or any(map(str.isspace, text[:_LONGEST])):
        return text.startswith(_INLINE) and not placeholder(text[:_LONGEST])
    return len(text) < _LONGEST and not leads_away(text)


def address(text: str) -> bool:
    """Whether a text may be where something is, or is its bytes: no word of a state, and no sentence."""
    text = text.strip()
    if text[:1] in ("{", "[", '"'):
        return True
    whole = not any(map(str.isspace, text)) and not text.endswith(("://", ".", "。"))
    return whole and ("/" in text or "." in text)


def film(text: str) -> bool:
    """Whether a text is the address of a file that only a video is."""
    return text.startswith(_SCHEMES) and " " not in text and _path(text).endswith(_FILMS)


def film_file(text: str) -> bool:
    """Whether a text is the name of a file that only a video is, and no address."""
    return text.lower().endswith(_FILMS) and "://" not in text and len(text) > len(_FILMS[0])


def log(text: str) -> bool:
    """Whether a text names what a program wrote of its work: `error.log`, `stderr.txt`."""
    return len(text) < _LONGEST and " " not in text and _LOG.search(_path(text)) is not None


def file(text: str) -> bool:
    """The same for a picture too."""
    return text.startswith(_SCHEMES) and " " not in text and _path(text).endswith(_FILES)


def _path(address: str) -> str:
    return address.partition("?")[0].partition("#")[0].lower()


def placeholder(text: str) -> bool:
    """What stands in a place that nothing was put into."""
    text = text.strip().lower()
    return text in _PLACEHOLDERS or text.endswith(";base64,")
