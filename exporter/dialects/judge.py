"""The verdict on a reading: the dialect's word where it has one, the classifier's where it has not."""

from collections.abc import Sequence

from exporter.core.answer import Verdict
from exporter.core.classify.classify import PhraseRule, classify, verdict_of
from exporter.core.state.evidence import counted
from exporter.core.vocabulary import Channel, Reason, Upstream
from exporter.dialects.base import Reading

UNLISTED = "catalog.unlisted"


def judge(
    reading: Reading,
    channel: Channel,
    extra_rules: Sequence[PhraseRule] = (),
    *,
    upstream: Upstream | None = None,
    ever_worked: bool,
) -> Verdict:
    """What a reading says about the service.

    `extra_rules` are the operator's phrases; `upstream` is what answers at the base URL. A model missing from
    a list is `no_channel` only for a target that has ever worked; otherwise it is `model_not_found`, our own
    mistake.
    """
    if reading.reason is not None:
        unlisted = reading.rule == UNLISTED and not ever_worked
        reason = Reason.MODEL_NOT_FOUND if unlisted else reading.reason
        return verdict_of(reason, channel, reading.rule)
    verdict = classify(reading.answer, channel, extra_rules, upstream=upstream, look=reading.look)
    if reading.otherwise is not None and verdict.reason is Reason.OK:
        return verdict_of(reading.otherwise, channel, reading.rule)
    return counted(verdict)
