"""An upstream that lists one model whatever it is asked, as fast as it can."""

import asyncio

from tests.support.scripted import said

MODEL = "m"
_MODELS = said(200, f'{{"object":"list","data":[{{"id":"{MODEL}","object":"model"}}]}}')


class ListingUpstream(asyncio.Protocol):
    """For `create_server`: one answer for each head of a request, however many come at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._transport.write(_MODELS * data.count(b"\r\n\r\n"))
