"""TLS in memory: bytes of the wire in, bytes of the peer out, and the other way round; no socket."""

import ssl
from typing import Final

_RECORD: Final = 16 * 1024
"""Bytes of one record at most."""


class Tls:
    """The client's side of one TLS connection.

    `asyncio`'s own does the same with a buffer of 256 KiB for each connection, which is most of the memory
    of an exporter with many targets.
    """

    __slots__ = ("_in", "_object", "_out", "ended", "ready")

    def __init__(self, context: ssl.SSLContext, name: str) -> None:
        self._in = ssl.MemoryBIO()
        self._out = ssl.MemoryBIO()
        self._object = context.wrap_bio(self._in, self._out, server_hostname=name)
        self.ready = False
        """The handshake is done."""
        self.ended = False
        """The peer has said that nothing follows."""

    def shake(self) -> None:
        """Go on with the handshake, as far as what came allows.

        Raises:
            ssl.SSLError: the peer cannot be agreed with, or its certificate is not good.
        """
        try:
            self._object.do_handshake()
        except ssl.SSLWantReadError:
            return
        self.ready = True

    def take(self, data: memoryview) -> bytes:
        """What `data` of the wire holds; empty where more is needed.

        Raises:
            ssl.SSLError: it is no TLS, or an alert.
        """
        self._in.write(data)
        if not self.ready:
            self.shake()
        if not self.ready:
            return b""
        pieces: list[bytes] = []
        try:
            while piece := self._object.read(_RECORD):
                pieces.append(piece)
            self.ended = True
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLZeroReturnError:
            self.ended = True
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def seal(self, data: bytes) -> None:
        """Encrypt `data`; `outgoing` has it then."""
        self._object.write(data)

    def outgoing(self) -> bytes:
        """What is to be sent by now."""
        return self._out.read()
