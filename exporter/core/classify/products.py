"""Where a product stands in an answer, and whether anything is there: links, bytes, names of files."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from exporter.core.classify import fields, links, parsing
from exporter.core.classify.rule import words

NAMES: Final = words(
    "output outputs video videos images files samples sample videourl videourls imageurl imageurls"
    " resulturl resulturls resultjson downloadurl fileurl mediaurl"
    " file clip clips film movie mv creations generations artifacts assets generatedvideos generatedsamples"
    " b64json bytesbase64encoded inlinedata fileuri gcsuri fileid predictions"
)
"""Where a product stands, without underscores. Not `image`: that may be the one that we sent."""
LISTS: Final = NAMES | words("data result results")
"""Where several products stand."""
_LOOSE: Final = words("url urls uri uris result results data failreason")
"""Where a product stands too, beside the word that it is done."""
_BYTES: Final = words("b64json bytesbase64encoded inlinedata")
_MAGIC: Final = ("iVBORw0KGgo", "/9j/", "UklGR", "R0lGOD", "AAAAIGZ0eX", "AAAAHGZ0eX", "AAAAGGZ0eX", "GkXfo")
"""How bytes in base64 begin: PNG, JPEG, WebP, GIF, MP4, WebM."""
_OF_BYTES: Final = words("data bytes base64 b64 content url uri")
_OF_FILES: Final = words("filename file name path filepath key")
"""Names, without underscores, under which the name of a file stands among what was made."""
_SCHEMES: Final = ("http://", "https://", "data:video/", "data:image/", "s3://", "gs://")
_LINKS: Final = ("url", "urls", "uri", "uris", "fileid", "videoid", "mediaid")
_NO_PRODUCT: Final = (
    "callback", "webhook", "notify", "input", "reference", "status", "cancel", "thumbnail", "cover", "poll",
    "remix", "parent", "previous", "lastframe", "firstframe", "poster",
)  # fmt: skip
"""Beginnings of the names of links that lead to something else."""
_SENT: Final = (
    "source",
    "ref",
    "start",
    "first",
    "end",
    "last",
    "init",
    "driving",
    "upload",
    "original",
    "image",
)
"""Beginnings of the names of what we sent."""
_OF_JOBS: Final = fields.STATES | {"done"}
_COMPLAINT: Final = words("code message")
_SAID: Final = words(
    "message msg error errors detail details reason warning warnings info note text status_message"
)
"""Names of what is said of a product, and is none."""
_ABOUT: Final = words(
    "mimetype mime contenttype type kind format width height fps framerate duration size filesize bytes index"
    " seed codec ratio aspectratio resolution quality finishreason log logs createdat created purpose"
)
"""The same of what describes one."""
_SIZES: Final = words("size filesize bytes sizebytes filebytes bytesize contentlength")
_ADDRESSES: Final = ("url", "urls", "uri", "uris", "base64", "b64json", "bytesbase64encoded")
"""Ends of the names of what leads to a product, or is one; an id or a name without it leads nowhere."""
_URLS: Final = ("url", "urls", "uri", "uris", "failreason")
"""Ends of the names of addresses; new-api puts one where it has a reason of a failure otherwise."""
_READ: Final = 400
"""Characters of an address that are read."""
_DEEPEST: Final = 24


class ProductPlace(NamedTuple):
    """What was found under a key."""

    room: bool
    """Only a product has this place, filled or not."""
    filled: bool
    """There is anything in it."""
    linked: bool
    """There is a link or bytes in it."""


def place(name: str, item: Any) -> ProductPlace | None:
    """What may be the place of a product, its name without underscores; None for other keys."""
    if name in NAMES:
        named = isinstance(item, str) and links.film_file(item[:_READ])
        return ProductPlace(
            True, _filled_at(name, item), named or (name in _BYTES and _bytes(item)) or linked(item)
        )
    if name in _LOOSE:
        loose = not isinstance(item, dict) and _filled_at(name, item)
        film = isinstance(item, str) and (links.film(item[:_READ]) or item.startswith(_MAGIC))
        room = name.startswith("ur") or _bare(item)
        return ProductPlace(room, loose, film or (isinstance(item, list) and linked(item)))
    if name.endswith(_LINKS) and not name.startswith(_NO_PRODUCT):
        return ProductPlace(True, _filled_at(name, item), False)
    first = item[0] if isinstance(item, list) and item else item
    if isinstance(first, str) and "." in first and not name.startswith(_NO_PRODUCT + _SENT):
        film = links.film(first[:_READ])
        kept = name.endswith("files") and links.film_file(first[:_READ])
        return ProductPlace(film, film or kept or links.file(first[:_READ]), film)
    return None


def _bare(item: Any) -> bool:
    """Whether every part of a list is empty, or has nothing but words on what was asked for, or made."""
    return isinstance(item, list) and bool(item) and all(map(_bare_part, item))


def _bare_part(part: Any) -> bool:
    if isinstance(part, dict):
        return all(_describes(str(name).lower()) for name in part)
    return part is None or (isinstance(part, str) and not part.strip())


def pictureless(value: Mapping[str, Any]) -> bool:
    """Whether the place for a picture is empty, with nothing beside it but words about one."""
    empty = "image" in value and not filled(value["image"])
    return empty and all(name == "image" or _describes(name) for name in value)


def _describes(name: str) -> bool:
    """Whether something of this name is no product, but said of one, or by whoever wanted it."""
    return name in _SAID or name.replace("_", "") in _ABOUT or fields.customers(name)


def _bytes(item: Any) -> bool:
    """Whether there are bytes in their place, or in the object there, beside the word for their kind."""
    if isinstance(item, dict):
        return any(filled(part) for name, part in item.items() if str(name).lower() in _OF_BYTES)
    return filled(item)


def blank(value: Mapping[str, Any]) -> bool:
    """Whether what describes a product has an empty place for its address, or no size and none."""
    addresses, sizes, ids = [], [], []
    for key, item in value.items():
        name = str(key).lower().replace("_", "")
        if name in _SIZES:
            sizes.append(item)
        elif name.endswith("fileid"):
            ids.append(item)
        elif name.endswith(_ADDRESSES) and not name.startswith(_NO_PRODUCT):
            addresses.append((name, item))
    if any(isinstance(item, dict) or _filled_at(name, item) for name, item in addresses):
        return False
    if any(item in ("0", 0) and item is not False for item in sizes):
        return True
    return bool(addresses) and not any(ids)


def _filled_at(name: str, item: Any, depth: int = 0) -> bool:
    """Whether there is anything under a name without underscores; what is called an address has to be one."""
    if not name.endswith(_URLS):
        return filled(item, depth)
    if isinstance(item, list) and depth < _DEEPEST:
        return any(_filled_at(name, part, depth + 1) for part in item)
    return filled(item, depth) and (not isinstance(item, str) or links.address(item[:_READ]))


def filled(item: Any, depth: int = 0) -> bool:
    """Whether there is anything in the place of a product."""
    if isinstance(item, str):
        return _filled_text(item, depth)
    if isinstance(item, list) and depth < _DEEPEST:
        return any(filled(part, depth + 1) for part in item)
    if isinstance(item, dict) and depth < _DEEPEST:
        return _filled_object(item, depth)
    return bool(item) and item is not True


def _filled_text(item: str, depth: int) -> bool:
    text = item.strip()
    if text[:1] in ("{", "[", '"') and (opened := parsing.parse(text)) is not None:
        return filled(opened, depth + 1)
    if " " in text[:_READ] and "://" not in text[:_READ] and not text.startswith("data:"):
        return False  # a sentence
    away = text.startswith(_SCHEMES) and links.leads_away(text[:_READ])
    return not (away or links.placeholder(text) or links.log(text))


def _filled_object(item: Mapping[str, Any], depth: int) -> bool:
    if blank(item):
        return any(filled(part, depth + 1) for part in item.values() if isinstance(part, dict | list))
    inside = list(_places(item, depth + 1))
    names = {str(name).lower() for name in item}
    if inside or not _OF_JOBS.isdisjoint(names) or names >= _COMPLAINT:
        return any(inside)
    return any(filled(part, depth + 1) for name, part in item.items() if not _describes(str(name).lower()))


def _places(value: Mapping[str, Any], depth: int) -> Iterator[bool]:
    """For every place of a product inside one whether something is there."""
    for name, item in value.items():
        folded = str(name).lower().replace("_", "")
        if folded.endswith(_LINKS) and folded.startswith(_NO_PRODUCT):
            continue
        if folded in NAMES or folded in _LOOSE or folded.endswith(_LINKS):
            yield _filled_at(folded, item, depth)


def linked(item: Any, depth: int = 0) -> bool:
    """Whether there is a link, or bytes, in the place of a product."""
    if isinstance(item, str):
        there = item.lstrip().startswith(_SCHEMES) and not (links.leads_away(item[:_READ]) or links.log(item))
        return there and not links.placeholder(item[:_READ])
    if depth > _DEEPEST:
        return False
    if isinstance(item, list):
        return any(linked(part, depth + 1) for part in item)
    if not isinstance(item, dict):
        return False
    parts = (
        item.items() if not blank(item) else [pair for pair in item.items() if not isinstance(pair[1], str)]
    )
    return any(_linked_part(name, part, depth) for name, part in parts)


def _linked_part(name: str, part: Any, depth: int) -> bool:
    """Whether there is one in the part of an object that stands under a name."""
    folded = str(name).lower().replace("_", "")
    if folded in _BYTES and _bytes(part):
        return True
    if folded in _OF_FILES and isinstance(part, str) and links.film_file(part[:_READ]):
        return True
    return not folded.startswith(_NO_PRODUCT) and not fields.customers(folded) and linked(part, depth + 1)
