"""What the words and the codes of an answer say: the tables of `rules`, asked in their order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import at_home, blame, codewords, fields, lasting, refusal, stated
from exporter.core.classify.codes import lookup
from exporter.core.classify.matching import Table, first
from exporter.core.classify.rule import Rule, Shape
from exporter.core.classify.rules import order
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Reason

_GENERIC: Final = re.compile(r"permission|forbidden|access.?denied|not authorized(?! to perform)")
_NOT_NOW: Final = re.compile(
    r"\b(?:will|on \w{3,6}day|upcoming|"
    r"scheduled (?:for|on|at)|planned for|no|not|without|after|complet\w+|finished|over"
    r"|ended|resumed|restored|next)\b|即将|(?:周|星期)[一二三四五六日天]|将于|将在|预计于|已完成|结束|恢复正常|예정|완료|予定|完了|終了"
    r"|próxim|programad|futur|заверш|будет|запланиров|geplant"
    r"|wird|beendet|prévue?|terminée?|sera\b|será|concluíd|sẽ|hoàn (?:thành|tất)"
)
"""Work that is still to come, or is over."""
_MAY_COME: Final = re.compile(
    r"(?:\b(?:if|in case|should (?:it|the|your)|unless|whenever|otherwise)\b|如果|若|如有"
    r"|失败(?:后|时|则|将|会)|실패(?:하면| ?시)"
    r"|\b(?:falls|wenn|sollte|si|en caso|en cas|caso|если|в случае|nếu|jika|jeśli|eğer)\b)[^.;!?。\n]*"
)
"""What is said of something that may come."""
_FAILED: Final = "status.failed"
_UNTOLD: Final = "weak.refused_untold_words"
_SOMEHOW: Final = "breakage.somehow"
"""Any word for a failure; a success speaks of such as may come."""
_IN_WORDS: Final = "refused.in_words"
_VAGUE: Final = ("own.", "weak.", "shape.")
"""Beginnings of the names of rules by single words, which a success has too."""
_REDIRECTED: Final = 300
_FOR_A_CAUSE: Final = frozenset({Reason.PERMISSION_DENIED, Reason.MODEL_NOT_FOUND, Reason.REGION_BLOCKED})
_OFF: Final = frozenset({Reason.SERVICE_PAUSED, Reason.MODEL_REMOVED, Reason.MODEL_DEPRECATED})
_BUG: Final = "exception.our_bug"
_NO_METHOD: Final = (405, 501, 505)
_REFUSED: Final = 400
_FELL: Final = 500
_UNREACHED: Final = (502, 504)
_NEAR: Final = frozenset({Reason.INTERNAL, Reason.DNS, Reason.TLS, Reason.NETWORK, Reason.PROXY})
"""What befalls a client on its own side."""
_UNANSWERED: Final = frozenset({"fetch failed", "failed to fetch", "network error", "connection error"})
"""What a client says of any failure; where it names the status of an answer, there was one."""
_ANYBODYS: Final = frozenset(
    {
        Reason.TIMEOUT,
        Reason.BAD_RESPONSE,
        Reason.GENERATION_FAILED,
        Reason.UPSTREAM_5XX,
        Reason.INVALID_REQUEST,
    }
)
"""What the name of a class may say of our own side as well."""


def of_now(signals: Signals) -> Signals:
    """An answer without what a success says of what may come."""
    if not signals.succeeded or signals.form is not Form.STRUCTURE or Shape.PROSE in signals.shapes:
        return signals
    said = _MAY_COME.sub("", signals.text)
    return signals if said == signals.text else replace(signals, text=said)


def by_words(signals: Signals, channel: Channel | None) -> Finding | None:
    """What the codes and the phrases of the tables say."""
    found = _told(signals, channel)
    if found is not None and (_only_somehow(found[0], signals) or _of_their_side(*found, signals)):
        return None
    if found is not None and found[0].name == _SOMEHOW:
        sharper = _sharper(signals, channel)
        if sharper is not None:
            return sharper
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


def _of_their_side(rule: Rule, matched: str, signals: Signals) -> bool:
    """Words of a client's own side, or a code for a parameter, from whoever fails to ask somebody else."""
    if signals.transport is Transport.EXCEPTION and rule.reason in _NEAR:
        if rule.name == _BUG and at_home.of_a_job(signals):
            return True
        return signals.outer is not None and signals.outer >= _FELL
    if matched in _UNANSWERED and signals.transport is Transport.EXCEPTION:
        return signals.outer is not None and signals.outer >= _REFUSED
    return (
        signals.outer in _UNREACHED and rule.outcome is not None and _stage(rule, matched) is DecidedBy.CODE
    )


def _sharper(signals: Signals, channel: Channel | None) -> Finding | None:
    """What says more than that something failed: a code in its words, or who is spoken to."""
    said = _telling(lookup.common(signals, channel))
    if said is not None and said[0].reason in CREDENTIAL_REASONS | {Reason.CONTENT_POLICY}:
        return Finding.by_rule(DecidedBy.CODE, *said)
    return by_names(signals, channel) or blame.found(signals, channel)


def _told(signals: Signals, channel: Channel | None) -> tuple[Rule, str] | None:
    """What says most: a code that alone decides, the words, or the code of a family."""
    refused = signals.outer is not None and _REFUSED <= signals.outer < _FELL
    quoted = refused or (Shape.JSON in signals.shapes and Shape.FAILED in signals.shapes)
    thrown = signals.transport is Transport.EXCEPTION
    words = order.QUOTED if thrown and quoted else order.EXCEPTIONS if thrown else order.ANSWERS
    found = _by_loud_code(signals, channel) or _first(words, signals, signals.status, channel)
    if (
        found is not None
        and found[0].reason is Reason.PERMISSION_DENIED
        and _GENERIC.search(found[1].lower())
    ):
        # That something is not permitted is said of content as well.
        found = _first(order.CONTENT, signals, signals.status, channel) or found
    if found is not None and found[0].reason in _OFF and lasting.of_one_job(signals.text):
        # A generation is stopped, for what it shows or for no reason, in the words of a pause or an end.
        shown = _first(order.CONTENT, signals, signals.status, channel)
        found = shown or (None if lasting.of_work(signals.text) else found)
    found = _telling(lookup.documented(signals, channel, found)) or found
    if found is not None and (found[0].name == _IN_WORDS or found[0].reason is Reason.SERVICE_PAUSED):
        # Any of these words is said of keys, rights and accounts too, and a code tells them apart.
        said = lookup.common(signals, channel)
        found = said if said is not None and said[0].reason in CREDENTIAL_REASONS else found
    return found


def _by_loud_code(signals: Signals, channel: Channel | None) -> tuple[Rule, str] | None:
    """What a code says that alone decides, unless the words beside it give the cause."""
    found = lookup.loud(signals, channel)
    if found is None:
        return None
    cause = None
    if found[0].reason in _FOR_A_CAUSE:
        # Whoever asks for what was taken away is refused with a code of rights.
        cause = _first(order.FOR_GOOD, signals, signals.status, channel)
    elif found[0].reason is Reason.RATE_LIMITED and channel is not Channel.REVERSE:
        # An allowance that is used up is refused with a code of pace.
        cause = _first(order.SPENT, signals, signals.status, channel)
    return cause or found


def by_the_rest(signals: Signals, channel: Channel | None) -> Finding | None:
    """What every other text of an error says, where those in known places say nothing."""
    failed = Shape.FAILED in signals.shapes or (signals.status is not None and signals.status >= _REDIRECTED)
    if not signals.left or not (failed or signals.doubtful):
        return None
    found = by_words(replace(signals, text="\n".join((signals.text, *signals.left))), channel)
    vague = found is not None and not failed and found.name.startswith(_VAGUE)
    return None if vague else found


def by_names(signals: Signals, channel: Channel | None) -> Finding | None:
    """What the identifiers of an error say once they are read as what they are, short sentences."""
    thrown = signals.transport is Transport.EXCEPTION
    if not signals.names or (signals.succeeded and not (signals.doubtful or thrown)):
        return None
    said = "\n".join(codewords.spaced(name) for name in signals.names)
    found = _first(order.ANSWERS, signals.saying(said, frozenset()), signals.status, channel)
    if found is None or not found[1] or found[0].name.startswith(_VAGUE):
        return None
    return None if thrown and found[0].reason in _ANYBODYS else Finding.by_rule(DecidedBy.CODE, *found)


def by_status(signals: Signals, channel: Channel | None) -> Finding | None:
    """What the status, or the shape alone, says, and words that say no more than that something failed."""
    if signals.status in _NO_METHOD and signals.outer is not None and signals.outer < _REDIRECTED:
        signals = replace(signals, status=_FELL)  # a number of their own: no method was refused
    last = (order.HTTP, order.LAST)
    for table in last if signals.status is not None and signals.status >= 300 else reversed(last):
        found = _first(table, signals, signals.status, channel)
        if found is not None and not _only_somehow(found[0], signals):
            if found[0].name == _UNTOLD and blame.of_a_service(signals):
                continue  # `must be`, said of a machine
            mine = blame.found(signals, channel) if found[0].name == _FAILED else None
            if mine is not None:
                return mine
            stage = _stage(*found) if found[1] else DecidedBy.STATUS
            return Finding.by_rule(stage, *found)
    return None


def announced(signals: Signals, channel: Channel | None) -> Finding | None:
    """A success that says nothing but that the service is shut for now, whatever number stands beside it."""
    if signals.transport is Transport.EXCEPTION or signals.form is Form.PAGE or not signals.succeeded:
        return None
    said = [
        line for line in (*signals.text.split("\n"), *signals.left) if line and not stated.well_said(line)
    ]
    if len(said) != 1 or _NOT_NOW.search(said[0]):
        return None
    found = _first(order.ANNOUNCED, signals.saying(said[0], frozenset()), signals.status, channel)
    return None if found is None else Finding.by_rule(_stage(*found), *found)


def _telling(found: tuple[Rule, str] | None) -> tuple[Rule, str] | None:
    """A code that only says that somebody's upstream answered says less than whatever that was."""
    return None if found is None or found[1].lower() in fields.BEHIND else found


def _only_somehow(rule: Rule, signals: Signals) -> bool:
    """A success that says that all is well has a word for failures that may come."""
    return rule.name == _SOMEHOW and signals.succeeded and Shape.WELL in signals.shapes


def _stage(rule: Rule, matched: str) -> DecidedBy:
    return DecidedBy.CODE if matched in rule.codes or not rule.fragments else DecidedBy.PHRASE


def _first(
    table: Table, signals: Signals, status: int | None, channel: Channel | None
) -> tuple[Rule, str] | None:
    signs = signals.codes | signals.shapes | {status}
    for rule, places in table.candidates(signs, signals.begun, channel):
        if rule.conditional and not _holds(rule, signals, status):
            continue
        matched = _matched(rule, places, signals)
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


def _matched(rule: Rule, places: Sequence[int], signals: Signals) -> str | None:
    """The code or the words of the answer that a rule is about; empty for a rule without either.

    `places` are those of its phrases that may stand in the text.
    """
    if rule.codes and not rule.codes.isdisjoint(signals.codes):
        return min(rule.codes & signals.codes)
    if rule.markup:
        return first(signals.markup, rule.fragments, range(len(rule.fragments)))
    words = first(signals.text, rule.fragments, places)
    return "" if words is None and not (rule.codes or rule.fragments) else words
