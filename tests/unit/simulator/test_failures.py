"""What the simulated upstreams say of their trouble is understood as that trouble."""

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import GROUP_OF, Channel, Reason, Source, State
from exporter.simulator.transport import error_of
from exporter.simulator.visibility import SHOWABLE, sees
from exporter.simulator.wire import NEVER, SimResponse
from exporter.transport.errors import describe
from tests.support.sim_targets import KINDS, ask, failing, seeds, whole, world_of

WORDLESS = {Reason.SLOW, Reason.BAD_RESPONSE, Reason.QUEUE_STUCK, Reason.UNKNOWN_STATUS}
AKIN = {
    Reason.PARTIAL_FAILURE: {Reason.UPSTREAM_5XX},
    Reason.ALL_FAILING: {Reason.UPSTREAM_5XX},
    Reason.GENERATION_FAILED: {Reason.UPSTREAM_5XX},
    Reason.MODEL_DEPRECATED: {Reason.MODEL_REMOVED},
    Reason.MODEL_REMOVED: {Reason.MODEL_DEPRECATED},
    Reason.MODEL_NOT_FOUND: {Reason.NO_CHANNEL, Reason.MODEL_REMOVED},
    Reason.ACCOUNT_EXPIRED: {Reason.INVALID_KEY},
    Reason.ACCOUNT_BANNED: {Reason.PERMISSION_DENIED},
}
"""Where the words alone do not tell two reasons apart; a vendor that is asked directly means our own key."""


def answer_of(response: SimResponse) -> Answer | None:
    """What a client has in hand right after a request; None where it has to wait or to look further."""
    if response.breakage is not None and response.status is None:
        return Answer(Transport.EXCEPTION, exception=describe(error_of(response.breakage)))
    long = sum(chunk.after for chunk in response.chunks) > NEVER / 2
    delivered = "http://" in whole(response) or (response.status == 200 and not response.chunks)
    if response.delay >= NEVER or long or delivered or response.breakage is not None:
        return None
    transport = Transport.SSE if response.chunks else Transport.HTTP
    return Answer(transport, response.status, dict(response.headers), whole(response))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", [Source.CATALOG, Source.VALIDATION, Source.GENERATION])
def test_a_reason_is_read_from_the_words(kind: str, source: Source) -> None:
    known = KINDS[kind].target
    if KINDS[kind].request(source) is None:
        assert kind.endswith("http")
        return
    for reason in SHOWABLE - WORDLESS:
        for seed in seeds(6 if sees(known.upstream, source, reason) else 0):
            answer = answer_of(ask(world_of(kind, failing(reason), seed=seed), kind, source))
            if answer is not None:
                found = classify(answer, known.channel, upstream=known.upstream)
                assert found.reason in {reason} | AKIN.get(reason, set()), (reason, answer, found)


@pytest.mark.parametrize(
    "kind", [name for name, kind in KINDS.items() if kind.target.channel is Channel.REVERSE]
)
def test_risk_control_on_a_reverse_channel_is_called_so(kind: str) -> None:
    known = KINDS[kind].target
    for reason in (reason for reason, state in GROUP_OF.items() if state is State.RISK_CONTROL):
        if reason is Reason.PARTIAL_FAILURE:
            continue
        for seed in seeds(8):
            answer = answer_of(ask(world_of(kind, failing(reason), seed=seed), kind, Source.GENERATION))
            if answer is not None:
                verdict = classify(answer, known.channel, upstream=known.upstream)
                assert verdict.outcome is State.RISK_CONTROL, (reason, answer)
