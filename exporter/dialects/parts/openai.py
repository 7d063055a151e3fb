"""What the OpenAI-shaped dialects share: model lists, the awaited refusal, requests by the SDK."""

import re
from abc import abstractmethod
from dataclasses import replace
from urllib.parse import quote

from exporter.dialects.base import Order, Reading
from exporter.dialects.parts.catalogs import LIST_LIMIT, read_list, read_model
from exporter.dialects.parts.composer import Composer
from exporter.dialects.parts.refusals import read_awaited_refusal
from exporter.dialects.parts.spec import Spec
from exporter.dialects.parts.wired import Wired
from exporter.transport import Call, Fetcher, Http


class OpenAI(Wired):
    """Catalog and validation of `/models` and a create that must be refused."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        super().__init__(spec, http, fetcher)
        self.composer = Composer(http, spec.generation_deadline)
        self._names = frozenset({spec.model})
        path = f"/models/{quote(spec.model, safe='')}" if spec.at_vendor else "/models"
        self._catalog = http.call("GET", path)
        self._refused = self.refused_call()
        self.catalog_reach = replace(self.catalog_reach, limit=LIST_LIMIT)

    @abstractmethod
    def refused_call(self) -> Call:
        """The create that must be refused, prepared once."""

    @property
    @abstractmethod
    def refused_name(self) -> re.Pattern[str]:
        """What the awaited refusal names."""

    @abstractmethod
    async def create_call(self, order: Order) -> Call:
        """The paid create."""

    async def prepare(self, order: Order) -> None:
        """See `Dialect.prepare`: the SDK's first request takes a second of imports."""
        await self.create_call(order)

    async def catalog(self) -> Reading:
        """See `Dialect.catalog`."""
        exchange = await self.http.send(self._catalog, self.catalog_reach)
        if self.spec.at_vendor:
            return read_model(exchange, self._names, self.http.clock.time())
        return read_list(exchange, self._names)

    async def validation(self) -> Reading:
        """See `Dialect.validation`."""
        exchange = await self.http.send(self._refused, self.validation_reach)
        return read_awaited_refusal(exchange, self.refused_name, reached=self.spec.asks_vendor)
