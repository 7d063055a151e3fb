"""The body of an answer as text: charsets by a list of what servers use, in linear time.

Python knows codecs that are no charsets (`punycode`, which is quadratic, `idna`, `undefined`, `rot13`), and
remembers every name that it was ever asked for. So no name from an answer reaches it.
"""

import codecs
import re
from typing import Final

LEGACY_LIMIT: Final = 64 * 1024
"""Bytes that are decoded of a body in another charset than UTF-8: those are pages, and JSON is UTF-8."""
_DECLARED: Final = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)
_HEADER: Final = 256
"""Characters of a content type in which a charset may stand; bytes of a body that are looked at."""
_WIDE: Final = ("utf_16", "utf_32")
_OPENING: Final = (b"{", b"[", b"<")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
"""Byte order marks; that of UTF-32 begins with that of UTF-16."""

_LABELS: Final = {
    "utf_16": "utf-16 unicode ucs-2 iso-10646-ucs-2",
    "utf_16_le": "utf-16le",
    "utf_16_be": "utf-16be",
    "utf_32": "utf-32 ucs-4",
    "utf_32_le": "utf-32le",
    "utf_32_be": "utf-32be",
    "cp1252": "iso-8859-1 iso8859-1 latin1 latin-1 l1 cp819 windows-1252 cp1252 x-cp1252",
    "gb18030": "gb18030 gbk x-gbk gb2312 gb-2312 gb2312-80 cp936 windows-936 ms936 chinese iso-ir-58 euc-cn",
    "big5hkscs": "big5 big5-hkscs big-5 x-x-big5 cn-big5 cp950 windows-950",
    "cp932": "shift-jis sjis x-sjis ms-kanji windows-31j cp932 ms932",
    "euc_jp": "euc-jp eucjp x-euc-jp",
    "cp949": "euc-kr euckr korean ks-c-5601-1987 ksc5601 cp949 uhc windows-949",
    "koi8_r": "koi8-r koi8 koi",
    "koi8_u": "koi8-u",
    "cp874": "windows-874 tis-620 iso-8859-11 cp874",
    "cp866": "ibm866 cp866",
    "mac_roman": "macintosh mac x-mac-roman",
    **{f"cp125{n}": f"windows-125{n} cp125{n} x-cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"iso8859_{n}": f"iso-8859-{n} iso8859-{n} latin{n}" for n in (2, 3, 4)},
    **{f"iso8859_{n}": f"iso-8859-{n} iso8859-{n}" for n in (5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso8859_9": "iso-8859-9 iso8859-9 latin5",
}
_CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}


def codec_of(content_type: str) -> str:
    """Python's name of the charset that a content type declares; `utf-8` for none and for unknown ones."""
    declared = _DECLARED.search(content_type[:_HEADER])
    return "utf-8" if declared is None else _CODECS.get(declared[1].lower().replace("_", "-"), "utf-8")


def decoded(data: bytes, content_type: str) -> str:
    """A body as text; what cannot be decoded is replaced."""
    codec = _marked(data) or _declared(data, content_type)
    if codec == "utf-8":
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return data[:LEGACY_LIMIT].decode(codec, "replace")


def _marked(data: bytes) -> str | None:
    """The charset that a byte order mark tells, which counts more than any declaration."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    # Two broken bytes at the beginning are no mark: ASCII in a wide charset has zeros.
    return codec if codec == "utf-8" or b"\0" in data[:_HEADER] else None


def _declared(data: bytes, content_type: str) -> str:
    codec = codec_of(content_type)
    # JSON and HTML in a wide charset have zeros beside their brackets.
    wrong = codec.startswith(_WIDE) and data[:1] in _OPENING and b"\0" not in data[:_HEADER]
    return "utf-8" if wrong else codec
