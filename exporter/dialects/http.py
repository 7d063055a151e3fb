"""Plain HTTP: whether an address answers 2xx. Nothing is known of models or jobs."""

from exporter.core.answer import Answer, Transport
from exporter.core.vocabulary import Reason, Upstream
from exporter.dialects.base import AcceptedJob, Charge, Finished, GenerationRequest, Reading, Spec, Watch
from exporter.dialects.shared.base import Wired
from exporter.dialects.shared.outcomes import decided, done_in_call, left_to_classifier
from exporter.transport import Fetcher, Http, ResponseLimits


class PlainHttp(Wired):
    """`GET` of the base address."""

    def __init__(self, spec: Spec, http: Http, fetcher: Fetcher) -> None:
        super().__init__(spec, http, fetcher)
        self._get = http.call("GET", "")

    async def catalog(self) -> Reading:
        """See `Dialect.catalog`."""
        return await self._look(self.catalog_reach, reached=False)

    async def validation(self) -> Reading:
        """See `Dialect.validation`. There is nothing to refuse: the same request as for `catalog`."""
        return await self._look(self.validation_reach, reached=self.spec.upstream is Upstream.VENDOR)

    async def create(self, order: GenerationRequest, watch: Watch) -> Finished:
        """See `Dialect.create`: nothing can be made here, so nothing is sent."""
        del order, watch
        answer = Answer(Transport.EXCEPTION, exception="plain HTTP has nothing to generate")
        reading = Reading(answer, (), reason=Reason.ENDPOINT_NOT_SUPPORTED, rule="http.no_generation")
        return Finished(reading, Charge.FREE)

    async def poll(self, ticket: AcceptedJob) -> Finished:
        """See `Dialect.poll`: what is done is done in the create itself."""
        return done_in_call(ticket)

    async def _look(self, reach: ResponseLimits, *, reached: bool) -> Reading:
        exchange = await self.http.ask(self._get, reach)
        if not exchange.ok:
            return left_to_classifier(exchange)
        return decided(exchange, Reason.OK, "http.answers", reached=reached)
