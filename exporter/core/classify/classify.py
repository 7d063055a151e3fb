"""What one answer says about the service: outcome, reason, fault, and whether asking again helps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from exporter.core.answer import OK, Answer, Transport, Verdict
from exporter.core.classify import speaker
from exporter.core.classify.codes import lookup
from exporter.core.classify.normalize import Signals, spelled_out, unwrap
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Rule, Shape, Table, find
from exporter.core.classify.rules import order
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
_FORMS: Final = frozenset({Shape.JSON, Shape.MEDIA, Shape.PROSE})
_NO_CONTENT: Final = 204
_DETAIL: Final = 120


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
    signals = unwrap(answer)
    said = f"{signals.text}\n{spelled_out(answer)}" if extra else ""
    for phrase in extra:
        wanted = plain(phrase.phrase)
        if wanted and phrase.channel in (None, channel) and wanted in said:
            return verdict_of(phrase.reason, channel, "operator", _printable(phrase.phrase))
    found = _search(signals, channel)
    if found is None:
        return _silent(signals, channel)
    return _verdict(*found, signals, _Asked(channel, upstream, look))


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


def _search(signals: Signals, channel: Channel | None) -> tuple[Rule, str] | None:
    """The first rule that matches, and what it matched."""
    quoted = Shape.JSON in signals.shapes and Shape.FAILED in signals.shapes
    thrown = signals.transport is Transport.EXCEPTION
    words = order.QUOTED if thrown and quoted else order.EXCEPTIONS if thrown else order.ANSWERS
    found = lookup.loud(signals, channel) or _first(words, signals, signals.status, channel)
    found = lookup.documented(signals, channel, found)
    if found is None and (Shape.BEHIND in signals.shapes or (signals.nested and channel is Channel.REVERSE)):
        found = _first(order.NESTED, signals, signals.nested or signals.status, channel)
    found = found or lookup.common(signals, channel)
    if found is not None:
        return found
    last = (order.HTTP, order.LAST)
    for table in last if signals.status is not None and signals.status >= 300 else reversed(last):
        found = _first(table, signals, signals.status, channel)
        if found is not None:
            return found
    return None


def _first(
    table: Table, signals: Signals, status: int | None, channel: Channel | None
) -> tuple[Rule, str] | None:
    worded = bool(signals.text or signals.markup)
    for rule in table.lanes[channel, worded]:
        if rule.conditional and not _holds(rule, signals, status):
            continue
        matched = _matched(rule, signals)
        if matched is not None:
            return rule, matched
    return None


def _holds(rule: Rule, signals: Signals, status: int | None) -> bool:
    """The conditions of a rule beside its words. Headers that a gateway hands on say what they said."""
    if rule.statuses and status not in rule.statuses:
        return False
    if not rule.shapes <= signals.shapes:
        return False
    if rule.also and rule.also.isdisjoint(signals.codes):
        return False
    if rule.header is None:
        return True
    name, part = rule.header
    told = (signals.headers.get(said) for said in (name, f"{speaker.HANDED_ON}{name}"))
    return any(value is not None and part in value.lower() for value in told)


def _matched(rule: Rule, signals: Signals) -> str | None:
    """The code or the words of the answer that a rule is about; empty for a rule without either."""
    if rule.codes and not rule.codes.isdisjoint(signals.codes):
        return min(rule.codes & signals.codes)
    text = signals.markup if rule.markup else signals.text
    for begins, head, rests in rule.ascii_fragments if text.isascii() else rule.fragments:
        if (rule.markup or begins in signals.beginnings) and head in text:
            words = find(text, head, rests)
            if words is not None:
                return words
    return None if rule.codes or rule.fragments else ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and of whom."""

    channel: Channel | None
    upstream: Upstream | None
    look: bool


def _verdict(rule: Rule, detail: str, signals: Signals, asked: _Asked) -> Verdict:
    """The verdict of a rule, once it is clear whom its words are about."""
    channel, paced = asked.channel, asked.look and rule.reason in _THROTTLED
    if paced or speaker.about_a_customer(rule):
        theirs = speaker.about_the_gateway(rule, signals, channel, asked.upstream)
        if theirs and not paced:
            reason = speaker.gateways_reason(rule.reason, channel)
            return verdict_of(reason, channel, f"{rule.name}, behind a gateway", _printable(detail))
        if paced and not theirs:
            return verdict_of(Reason.OWN_RATE_LIMIT, channel, f"{rule.name}, of a look", _printable(detail))
    usual = verdict_of(rule.reason, channel, rule.name, _printable(detail))
    return replace(usual, outcome=rule.outcome or usual.outcome, fault=rule.fault or usual.fault)


def _silent(signals: Signals, channel: Channel | None) -> Verdict:
    """No rule matched: an answer without any complaint is healthy if it has the form of one."""
    fine = signals.status is None or 200 <= signals.status < 300
    if signals.transport is Transport.EXCEPTION or not fine:
        return verdict_of(Reason.BAD_RESPONSE, channel, "none")
    if signals.shapes.isdisjoint(_FORMS) and signals.status != _NO_CONTENT:
        return verdict_of(Reason.BAD_RESPONSE, channel, "none.form", _printable(signals.text))
    if signals.status is None and signals.text:
        return verdict_of(Reason.BAD_RESPONSE, channel, "none.status", _printable(signals.text))
    return OK


def _printable(text: str) -> str:
    return text[:_DETAIL].encode("utf-8", "replace").decode("utf-8")
