"""What one answer says about the service: outcome, reason, fault, and whether asking again helps.

Theory of operation. An answer is taken apart (`normalize`), then asked stage by stage; the first that can
tell decides, and `Verdict.stage` says which it was:

1. operator: a phrase of the configuration;
2. cause: what our own transport knows of a failure (`causes`), an exception about our own side (`at_home`);
3. speaker: a bot wall, a stopped deployment, or a page that is not the API (`speaker`);
4. delivery: a product, or a job under way (`delivery`);
5. code and phrase: the tables of `rules`, in the order of `rules/order.py`; what a stranger says of our key,
   our balance, our path or the life of a model is not believed;
6. status: an HTTP status, or the shape of an answer;
7. fallback: there were words, and none was understood (`fallback`). They are handed on with the verdict.

Whose refusal it is (`refusal`) is decided last, for whatever stage has found one. An exception that quotes a
whole answer is judged as that answer (`quoted`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from exporter.core.answer import Answer, DecidedBy, Transport, Verdict
from exporter.core.classify import at_home, fallback, fields, links, refusal, speaker
from exporter.core.classify.causes import by_cause
from exporter.core.classify.codes import lookup
from exporter.core.classify.delivery import Delivery
from exporter.core.classify.matching import Table, find
from exporter.core.classify.normalize import spelled_out, unwrap
from exporter.core.classify.parsing import plain
from exporter.core.classify.quoted import told_answer
from exporter.core.classify.rule import Fragments, Rule, Shape
from exporter.core.classify.rules import order
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
_FORMS: Final = frozenset({Shape.JSON, Shape.MEDIA, Shape.PROSE})
_RELAYED: Final = frozenset({Shape.BEHIND, Shape.NESTED, Shape.ENVELOPE})
_NO_CONTENT: Final = 204
_DETAIL: Final = 120
_UNREAD: Final = 600
"""Characters of what was not understood that are kept."""
_FELL: Final = 500
_REDIRECTED: Final = 300
_GENERIC: Final = re.compile(r"permission|forbidden|access.?denied|not authorized")
_NOT_NOW: Final = re.compile(
    r"\b(?:will|on \w{3,6}day|upcoming|"
    r"scheduled (?:for|on|at)|planned for|no|not|without|after|complet\w+|finished|over"
    r"|ended|resumed|restored|next)\b|即将|将于|将在|预计于|已完成|结束|恢复正常|예정|완료|予定|完了|終了"
    r"|próxim|programad|futur|заверш|будет|запланиров|geplant"
    r"|wird|beendet|prévue?|terminée?|sera\b|será|concluíd|sẽ|hoàn (?:thành|tất)"
)
"""Work that is still to come, or is over."""
_LINK: Final = re.compile(
    r"https?://(?![^\s)]*(?:help|support|docs|polic|terms|billing|pricing|login|status|forms|discord))"
)
"""A link that may lead to what was asked for."""


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
    decision = _decide(answer, signals, channel)
    verdict = _verdict(decision, signals, _Asked(channel, upstream, look))
    if fallback.unread(signals, decision):
        return replace(verdict, stage=DecidedBy.FALLBACK, unread=_unread(answer, signals))
    return verdict


def _decide(answer: Answer, signals: Signals, channel: Channel | None) -> Finding:
    """The stages, one after the other; the first that can tell decides."""
    found = by_cause(answer, signals) or at_home.found(signals)
    found = found or _by_words(signals, channel) or _by_the_rest(signals, channel)
    if found is not None and found.name.startswith(speaker.EDGE):
        return found
    found = speaker.by_mark(signals, found) or _by_delivery(signals) or found or _announced(signals, channel)
    if found is not None and speaker.believed(signals, found):
        return found
    return speaker.by_status(signals) or _by_status(signals, channel) or _silent(signals)


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


def _by_words(signals: Signals, channel: Channel | None) -> Finding | None:
    """What the codes and the phrases of the tables say."""
    quoted = Shape.JSON in signals.shapes and Shape.FAILED in signals.shapes
    thrown = signals.transport is Transport.EXCEPTION
    words = order.QUOTED if thrown and quoted else order.EXCEPTIONS if thrown else order.ANSWERS
    found = lookup.loud(signals, channel) or _first(words, signals, signals.status, channel)
    if (
        found is not None
        and found[0].reason is Reason.PERMISSION_DENIED
        and _GENERIC.search(found[1].lower())
    ):
        # That something is not permitted is said of content as well.
        found = _first(order.CONTENT, signals, signals.status, channel) or found
    found = _telling(lookup.documented(signals, channel, found)) or found
    if found is not None and found[1]:
        return Finding.by_rule(_stage(*found), *found)
    if found is not None:
        # Without words it was the shape that decided: what a code spells out says more.
        spelled = _telling(lookup.common(signals, channel))
        return Finding.by_rule(*((DecidedBy.CODE, *spelled) if spelled else (_stage(*found), *found)))
    if Shape.BEHIND in signals.shapes or (signals.nested and channel is Channel.REVERSE):
        found = _first(order.NESTED, signals, signals.nested or signals.status, channel)
    if found is not None:
        return Finding.by_rule(DecidedBy.STATUS, *found)
    found = _telling(lookup.common(signals, channel))
    return None if found is None else Finding.by_rule(DecidedBy.CODE, *found)


def _telling(found: tuple[Rule, str] | None) -> tuple[Rule, str] | None:
    """A code that only says that somebody's upstream answered says less than whatever that was."""
    return None if found is None or found[1].lower() in fields.BEHIND else found


def _by_the_rest(signals: Signals, channel: Channel | None) -> Finding | None:
    """What every other text of an error says, where those in known places say nothing."""
    failed = Shape.FAILED in signals.shapes or (signals.status is not None and signals.status >= _REDIRECTED)
    if not signals.left or not failed:
        return None
    return _by_words(replace(signals, text="\n".join((*signals.text.split("\n"), *signals.left))), channel)


def _by_status(signals: Signals, channel: Channel | None) -> Finding | None:
    """What the status, or the shape alone, says, and words that say no more than that something failed."""
    last = (order.HTTP, order.LAST)
    for table in last if signals.status is not None and signals.status >= 300 else reversed(last):
        found = _first(table, signals, signals.status, channel)
        if found is not None:
            stage = _stage(*found) if found[1] else DecidedBy.STATUS
            return Finding.by_rule(stage, *found)
    return None


def _stage(rule: Rule, matched: str) -> DecidedBy:
    return DecidedBy.CODE if matched in rule.codes or not rule.fragments else DecidedBy.PHRASE


def _first(
    table: Table, signals: Signals, status: int | None, channel: Channel | None
) -> tuple[Rule, str] | None:
    for rule, phrases in table.candidates(signals.codes, signals.text, signals.pieces, channel):
        if rule.conditional and not _holds(rule, signals, status):
            continue
        matched = _matched(rule, phrases, signals)
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
    told = (signals.headers.get(said) for said in (name, f"{refusal.HANDED_ON}{name}"))
    return any(value is not None and part in value.lower() for value in told)


def _matched(rule: Rule, phrases: Fragments, signals: Signals) -> str | None:
    """The code or the words of the answer that a rule is about; empty for a rule without either.

    `phrases` are those of the rule that begin somewhere in the text.
    """
    if rule.codes and not rule.codes.isdisjoint(signals.codes):
        return min(rule.codes & signals.codes)
    text = signals.markup if rule.markup else signals.text
    for head, rests in rule.fragments if rule.markup else phrases:
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


def _verdict(decision: Finding, signals: Signals, asked: _Asked) -> Verdict:
    """The verdict on what was decided, once it is clear whom it is about."""
    if asked.upstream is Upstream.VENDOR:
        decision = refusal.directly(decision)
    channel, paced = asked.channel, asked.look and decision.reason in _THROTTLED
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
    if decision.reason is Reason.INVALID_REQUEST and _broke(signals):
        outcome = State.UNKNOWN
    return replace(usual, outcome=outcome, fault=decision.fault or usual.fault, stage=decision.stage)


def _broke(signals: Signals) -> bool:
    """A job, or a server, failed: that our request was a bad one does not make it an answer as designed."""
    failed = signals.status is not None and signals.status >= _FELL
    return failed or signals.transport is Transport.TASK


def _by_delivery(signals: Signals) -> Finding | None:
    """What was delivered, whatever the words are."""
    if signals.delivery in (Delivery.PRODUCT, Delivery.RUNNING):
        return Finding(DecidedBy.DELIVERY, f"delivery.{signals.delivery.value}", Reason.OK)
    if signals.form is Form.MEDIA and (signals.status is None or 200 <= signals.status < 300):
        return Finding(DecidedBy.DELIVERY, "delivery.media", Reason.OK)
    return None


def _silent(signals: Signals) -> Finding:
    """No stage could tell: an answer without any complaint is healthy if it has the form of one."""
    fine = signals.status is None or 200 <= signals.status < 300
    if signals.transport is Transport.EXCEPTION or not fine:
        return fallback.unrecognised(signals)
    if signals.shapes.isdisjoint(_FORMS) and signals.status != _NO_CONTENT:
        return fallback.unrecognised(signals)
    if signals.status is None and signals.text:
        return fallback.unrecognised(signals)
    away = links.leads_away(signals.text)
    if Shape.PROSE in signals.shapes and (away or not _LINK.search(signals.text)):
        # Words are no video: whoever was asked for one has said something else.
        return fallback.unrecognised(signals)
    return Finding(DecidedBy.DELIVERY, "ok", Reason.OK)


def _announced(signals: Signals, channel: Channel | None) -> Finding | None:
    """A success that says nothing but that the service is shut for now, whatever number stands beside it."""
    if signals.transport is Transport.EXCEPTION or signals.form is Form.PAGE or not signals.succeeded:
        return None
    said = [
        line for line in (*signals.text.split("\n"), *signals.left) if line and not fields.well_said(line)
    ]
    if len(said) != 1 or _NOT_NOW.search(said[0]):
        return None
    found = _first(
        order.ANNOUNCED, replace(signals, text=said[0], codes=frozenset()), signals.status, channel
    )
    return None if found is None else Finding.by_rule(_stage(*found), *found)


def _unread(answer: Answer, signals: Signals) -> str:
    """What was said and not understood, for people: the messages, or the answer as it came without any."""
    said = "\n".join(filter(None, (signals.text, *signals.left)))
    return _printable(said or answer.exception or answer.body, _UNREAD)


def _printable(text: str, longest: int = _DETAIL) -> str:
    return text[:longest].encode("utf-8", "replace").decode("utf-8")
