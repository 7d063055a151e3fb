"""What one answer says about the service: outcome, reason, fault, and whether asking again helps.

Theory of operation. An answer is taken apart (`normalize`), then asked stage by stage; the first that can
tell decides, and `Verdict.stage` says which it was:

1. operator: a phrase of the configuration;
2. cause: what our own transport knows of a failure (`causes`), an exception that reports a success
   (`reported`), is about our own side (`at_home`) or an answer that the client could not read (`misread`);
3. speaker: a page of our own side of the network (`near_side`), a bot wall, a stopped deployment, or a page
   that is not the API (`speaker`);
4. delivery: a product, or a job under way (`delivery`);
5. code and phrase: the tables of `rules`, in the order of `rules/order.py`; identifiers are read as
   sentences, and short sentences as a noun and what is said of it (`terse`); what a
   stranger says of our key, our balance, our path or the life of a model is not believed;
6. status: an HTTP status, or the shape of an answer; where that only says that something failed, whether a
   short sentence refuses a request (`refused_short`);
7. fallback: there were words, and none was understood (`fallback`). They are handed on with the verdict.

What was decided is put right by what speaks against it: a field that says who is to blame (`blame`), words
of refusals that are said of machines (`machines`), for how long something is off (`lasting`); a refused
request that names a measure is one that was read (`measured`). Whose refusal (`refusal`, by the words that
`parties` knows) or pace (`pace`) it is, is decided last. An exception that quotes a whole answer is judged as
that answer (`quoted`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from exporter.core.answer import Answer, DecidedBy, Transport, Verdict
from exporter.core.classify import (
    at_home,
    blame,
    fallback,
    lasting,
    machines,
    measured,
    misread,
    near_side,
    pace,
    refusal,
    refused_short,
    reported,
    speaker,
    tables,
    terse,
    untold,
)
from exporter.core.classify.causes import by_cause
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.normalize import spelled_out, unwrap
from exporter.core.classify.parsing import plain
from exporter.core.classify.quoted import told_answer
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import CREDENTIAL_REASONS, GROUP_OF, Channel, Fault, Reason, State, Upstream

_THROTTLED: Final = frozenset({Reason.RATE_LIMITED, Reason.CONCURRENCY_LIMITED})
_HOPELESS: Final = CREDENTIAL_REASONS | {
    Reason.MODEL_DEPRECATED,
    Reason.MODEL_REMOVED,
    Reason.ENDPOINT_REMOVED,
    Reason.INVALID_REQUEST,
    Reason.ENDPOINT_NOT_SUPPORTED,
    Reason.MODEL_NOT_FOUND,
    Reason.CONTENT_POLICY,
    Reason.REJECTED_AS_EXPECTED,
    Reason.OK,
    Reason.MAINTENANCE_ANNOUNCED,
    Reason.CLOUDFLARE_BLOCK,
    Reason.CLOUDFLARE_CHALLENGE,
    Reason.TLS,
    Reason.INTERNAL,
}
"""Sending the same again would change nothing."""
_BLAMELESS: Final = frozenset({Reason.OK, Reason.REJECTED_AS_EXPECTED, Reason.NO_DATA})
_RELAYED: Final = frozenset({Shape.BEHIND, Shape.NESTED, Shape.ENVELOPE})
_ACCEPTED: Final = 202
"""Taken on, and not done yet: what is said beside it is said of what may come."""
_DETAIL: Final = 120
_UNREAD: Final = 600
"""Characters of what was not understood that are kept."""
_FELL: Final = 500
_OWN_CLASS: Final = re.compile(
    r"(?:[\w.]{1,40}\.)?(?:value|type|argument|assertion|validation)error\b|(?:[\w.]{1,40}\.)?illegalargumentexception\b"
)
"""Classes of exceptions with which a client refuses what it was given, before it asks anybody."""


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """An operator's addition: an answer with `phrase` in it, whatever its case or script, means `reason`.

    It is looked for in the messages once everything is unwrapped, and in the body and the exception as they
    came, of which long ones are read at their head and tail only.
    """

    phrase: str
    reason: Reason
    channel: Channel | None = None
    """Only on this channel; None is any."""


def classify(
    answer: Answer,
    channel: Channel | None,
    extra: Sequence[PhraseRule] = (),
    *,
    upstream: Upstream | None = None,
    look: bool = False,
) -> Verdict:
    """Judge an answer. Never raises; a few milliseconds at worst.

    `channel` and `upstream` (what answers at the base URL) are None where nobody said; the latter tells whose
    key, balance, place or pace a refusal is about. `look`: it answers a look at a job that is under way, or a
    download: their number is ours to choose.

    The operator's phrases come first, in their order, and decide with the usual outcome of their reason.
    """
    told = told_answer(answer)
    signals = unwrap(told or answer)
    if upstream is Upstream.VENDOR and not signals.shapes.isdisjoint(_RELAYED):
        # Nobody stands between us and the vendor, whatever the form of the answer.
        signals = replace(signals, shapes=signals.shapes - _RELAYED)
    said = f"{signals.text}\n{spelled_out(answer)}" if extra else ""
    for phrase in extra:
        wanted = plain(phrase.phrase)
        if wanted and phrase.channel in (None, channel) and wanted in said:
            verdict = verdict_of(phrase.reason, channel, "operator", _printable(phrase.phrase))
            return replace(verdict, stage=DecidedBy.OPERATOR)
    decision = blame.put_right(signals, _decide(answer, signals, channel))
    decision = measured.sharpened(signals, machines.put_right(signals, decision))
    decision = pace.put_right(signals, lasting.put_right(signals, decision))
    verdict = _verdict(decision, signals, _Asked(channel, upstream, look))
    if fallback.unread(signals, decision):
        return replace(verdict, stage=DecidedBy.FALLBACK, unread=_unread(answer, signals))
    return verdict


def _decide(answer: Answer, signals: Signals, channel: Channel | None) -> Finding:
    """The stages, one after the other; the first that can tell decides."""
    signals = tables.of_now(signals)
    found = (
        by_cause(answer, signals)
        or reported.found(answer)
        or at_home.found(signals)
        or misread.found(signals)
    )
    found = found or tables.by_words(signals, channel) or tables.by_the_rest(signals, channel)
    found = found or tables.by_names(signals, channel)
    if found is None or found.name.startswith(terse.VAGUER):
        found = terse.found(signals, channel) or found
    if found is not None and found.name.startswith(speaker.EDGE):
        return found
    found = (
        near_side.found(signals)
        or speaker.by_mark(signals, found)
        or _by_delivery(signals)
        or found
        or tables.announced(signals, channel)
    )
    if found is not None and speaker.believed(signals, found):
        return found
    found = speaker.by_status(signals) or tables.by_status(signals, channel)
    found = found or untold.judged(signals, channel)
    short = refused_short.found(signals) if found.name == refused_short.UNTOLD else None
    return short or found


def verdict_of(reason: Reason, channel: Channel | None, rule: str, detail: str = "") -> Verdict:
    """The usual outcome, fault and retryability of a reason on a channel."""
    outcome = GROUP_OF[reason]
    if reason in _THROTTLED and channel is not Channel.REVERSE:
        outcome = State.DEGRADED
    return Verdict(outcome, reason, _fault(reason, outcome), reason not in _HOPELESS, rule, detail)


def _fault(reason: Reason, outcome: State) -> Fault | None:
    if reason in _BLAMELESS:
        return None
    return Fault.OURS if outcome in (State.UNKNOWN, State.OPERATIONAL) else Fault.UPSTREAM


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and of whom."""

    channel: Channel | None
    upstream: Upstream | None
    look: bool


def _verdict(decision: Finding, signals: Signals, asked: _Asked) -> Verdict:
    """The verdict on what was decided, once it is clear whom it is about."""
    if asked.upstream is Upstream.VENDOR or refusal.brought(decision, signals):
        decision = refusal.directly(decision)
    decision = refusal.turned_off(decision, signals)
    channel, paced = asked.channel, asked.look and decision.reason in _THROTTLED
    if decision.reason in _THROTTLED and pace.ours(signals, channel, asked.upstream):
        decision = replace(decision, reason=Reason.OWN_RATE_LIMIT, outcome=None, fault=None)
    detail = _printable(decision.detail)
    if paced or refusal.about_a_customer(decision):
        theirs = refusal.about_the_gateway(decision, signals, channel, asked.upstream)
        if theirs and not paced:
            reason = refusal.gateways_reason(decision.reason, channel)
            verdict = verdict_of(reason, channel, f"{decision.name}, behind a gateway", detail)
            return replace(verdict, stage=decision.stage)
        if paced and not theirs:
            verdict = verdict_of(Reason.OWN_RATE_LIMIT, channel, f"{decision.name}, of a look", detail)
            return replace(verdict, stage=decision.stage)
    usual = verdict_of(decision.reason, channel, decision.name, detail)
    outcome = decision.outcome or usual.outcome
    if decision.reason is Reason.INVALID_REQUEST and _broke(decision, signals):
        outcome = State.UNKNOWN
    return replace(usual, outcome=outcome, fault=decision.fault or usual.fault, stage=decision.stage)


def _broke(decision: Finding, signals: Signals) -> bool:
    """A job, a server or our client failed: that our request was a bad one makes it no answer as designed."""
    failed = signals.status is not None and signals.status >= _FELL
    thrown = signals.transport is Transport.EXCEPTION and signals.status is None
    own = thrown and decision.stage is DecidedBy.PHRASE and _OWN_CLASS.match(signals.text) is not None
    return failed or own or signals.transport is Transport.TASK


def _by_delivery(signals: Signals) -> Finding | None:
    """What was delivered, whatever the words are."""
    if signals.delivery in (Delivery.PRODUCT, Delivery.RUNNING):
        return Finding(DecidedBy.DELIVERY, f"delivery.{signals.delivery.value}", Reason.OK)
    thrown = signals.transport is Transport.EXCEPTION
    if signals.status == _ACCEPTED and signals.succeeded and signals.form is not Form.PAGE and not thrown:
        return Finding(DecidedBy.DELIVERY, "delivery.accepted", Reason.OK)
    if signals.form is Form.MEDIA and (signals.status is None or 200 <= signals.status < 300):
        return Finding(DecidedBy.DELIVERY, "delivery.media", Reason.OK)
    return None


def _unread(answer: Answer, signals: Signals) -> str:
    """What was said and not understood, for people: the messages, or the answer as it came without any."""
    said = "\n".join(filter(None, (signals.text, *signals.left)))
    return _printable(said or answer.exception or answer.body, _UNREAD)


def _printable(text: str, longest: int = _DETAIL) -> str:
    return text[:longest].encode("utf-8", "replace").decode("utf-8")
