"""How far a request goes, and the answer as far as it came in, decoded as its charset says."""

import asyncio
import codecs
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from itertools import islice
from typing import Final

import httpx2

from exporter.transport.reply import StreamedReply

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


FREE_LIMIT: Final = 1024 * 1024
"""Bytes of an answer that are read where nobody asks for more."""
_HEADERS: Final = 100
_LONGEST_NAME: Final = 100
_LONGEST_VALUE: Final = 8192
"""Characters; signed addresses to redirect to take thousands."""
_CODINGS: Final = 2
"""Layers of compression that are taken off."""


@dataclass(frozen=True, slots=True)
class ResponseLimits:
    """How long one request may take and how much of its answer is read."""

    deadline: float
    """Seconds for the whole request, name resolution and body included."""
    limit: int = FREE_LIMIT
    """Bytes of the decoded body; what is beyond is left unread."""
    idle: float | None = None
    """Seconds that a body may pause."""
    sink: Callable[[str], None] | None = None
    """Told the text of the body as it comes in."""
    text_limit: int | None = None
    """Bytes of the body that are also wanted as text; None for all."""


class Alarm:
    """The deadline of a request, moved along with the body so that it also rings when nothing comes."""

    __slots__ = ("_last", "_reach", "_timeout")

    def __init__(self, reach: ResponseLimits, timeout: asyncio.Timeout) -> None:
        self._reach = reach
        self._timeout = timeout
        self._last = timeout.when() or 0.0

    def heard(self) -> None:
        """Something came: the pause begins anew."""
        if self._reach.idle is not None:
            now = asyncio.get_running_loop().time()
            self._timeout.reschedule(min(self._last, now + self._reach.idle))


class ResponseReader:
    """Status, headers and body of one answer, as far as they came in."""

    __slots__ = ("_decoder", "_pieces", "_reach", "_size", "headers", "status")

    def __init__(self, reach: ResponseLimits) -> None:
        self._reach = reach
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._pieces: list[bytes] = []
        self._size = 0
        self.status: int | None = None
        self.headers: dict[str, str] = {}

    def head(self, reply: StreamedReply) -> None:
        """Keep status and headers; cookies are the upstream's secrets."""
        self.status = reply.status
        self.headers = readable(reply.headers)
        self.headers.pop("set-cookie", None)

    async def body(self, reply: StreamedReply, alarm: Alarm) -> None:
        """Read the body up to the limit."""
        alarm.heard()
        async with aclosing(self._chunks(reply)) as chunks:
            async for chunk in chunks:
                alarm.heard()
                piece = chunk[: self._reach.limit - self._size]
                self._pieces.append(piece)
                self._size += len(piece)
                if self._reach.sink is not None:
                    self._reach.sink(self._decoder.decode(piece))
                if self._size >= self._reach.limit:
                    break

    @property
    def data(self) -> bytes:
        """The body, decompressed."""
        return b"".join(self._pieces)

    def text(self) -> str:
        """The body as text; what cannot be decoded is replaced."""
        return decoded(self.data[: self._reach.text_limit], self.headers.get("content-type", ""))

    def _chunks(self, reply: StreamedReply) -> AsyncGenerator[bytes, None]:
        if not 0 < len(codings(self.headers)) <= _CODINGS:
            return reply.pieces()
        packed = {"content-encoding": self.headers["content-encoding"]}
        return httpx2.Response(reply.status, headers=packed, stream=_Packed(reply)).aiter_bytes()


class _Packed(httpx2.AsyncByteStream):
    """A body that httpx2 decompresses, in pieces of bounded size."""

    def __init__(self, reply: StreamedReply) -> None:
        self._reply = reply

    def __aiter__(self) -> AsyncGenerator[bytes, None]:
        return self._reply.pieces()


def codings(headers: Mapping[str, str]) -> list[str]:
    """The layers of compression that an answer claims."""
    return [coding for coding in headers.get("content-encoding", "").split(",") if coding.strip()]


def readable(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers as printable text of sane size, names in lower case; the last of a name counts."""
    return {
        _text(name[:_LONGEST_NAME]).lower(): _text(value[:_LONGEST_VALUE])
        for name, value in islice(raw, _HEADERS)
    }


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)
