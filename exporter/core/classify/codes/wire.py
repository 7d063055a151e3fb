"""Finds transport codes in the texts of exceptions.

A number means something only behind the words of its family: `[Errno 61]`, `curl: (61)`. Names stand
anywhere.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from exporter.core.classify.codes import google, transport
from exporter.core.classify.codes.table import CHANNELS, Family, folded, lines
from exporter.core.classify.rule import Rule
from exporter.core.vocabulary import Channel, Fault, Reason, State

_EXPIRED: Final = "expired"
_PATTERNS: Final[Mapping[str, str]] = {
    "curl": r"curl(?:\.?error)?:? (?:error:? |code |errno |exit code )?\(?(\d{1,2})\)?\b"
    r"|\b(curle_[a-z0-9_]+)",
    "windows": r"\[winerror (\d{2,5})\]|\b(wsa[a-z_]{5,30}|error_winhttp_[a-z_]+)"
    r"|\b(?:0x)?(80072[ef][0-9a-f]{2})\b|(?:os error |errno |socketexception \()(1\d{4})\b",
    "apple": r"\bnsurlerror(?!domain)([a-z]{5,50})|nsurlerrordomain\D{0,20}(-\d{3,4})"
    r"|\bcode(?:=|: )(-\d{3,4})\b",
    "darwin": r"nsposixerrordomain\D{0,20}(\d{1,3})\b",
    "errno": r"(?:\[errno |errno[=:] ?|os error |error: \()(-?\d{1,3})\b",
    "rpc": r"\bstatuscode(?:\.|=\"?)([a-z_]{5,20})|rpc error: code = ([a-z]{5,20})"
    r"|status(?:runtime)?exception: ([a-z_]{5,20})\b"
    r"|\bcode: ([a-z]{5,20}), message|^status: ([a-z]{5,20}), message|(?:^|: )\d{1,2} ([a-z_]{5,20}):",
}
_HINTS: Final[Mapping[str, tuple[str, ...]]] = {
    "curl": ("curl",),
    "windows": ("80072", "winerror", "wsa", "winhttp", "os error ", "errno ", "socketexception ("),
    "apple": ("nsurlerror", "code=-", "code: -"),
    "darwin": ("nsposixerrordomain",),
    "errno": ("errno", "os error ", "error: ("),
    "rpc": ("statuscode", "code = ", ":"),
}
"""Without one of these there is nothing to look for."""
_VAGUE: Final = (
    "connection error|error sending request|fetch failed|failed to fetch|network error|connecterror"
    "|clientoserror|clientconnectorerror|connectionerror|urlopen error|readerror|writeerror|typeerror"
    "|remoteprotocolerror|protocolerror|all connection attempts failed|failed to connect to"
    r"|[.\\]?connectexception|sslerror|\[ssl:"
)
"""What clients say of any failure of a connection."""

_BARE: Final = re.compile(rf"(?:{_VAGUE}|curl: \(\d+\)|\[(?:errno|winerror) -?\d+\])?")
"""A phrase that is that, or a code, or nothing."""


def find(text: str, channel: Channel | None, found: tuple[Rule, str] | None) -> tuple[Rule, str] | None:
    """The rule for the first code in the folded text of an exception, unless words say more than it."""
    if found is not None and not _BARE.fullmatch(found[1]):
        return found
    for family, code in _codes(text):
        for rule in _rules()[family].get(_key(code), ()):
            if not rule.on or channel in rule.on:
                return rule, code
    return found


def _codes(text: str) -> Iterator[tuple[str, str]]:
    for family, pattern in _patterns().items():
        if not any(hint in text for hint in _HINTS[family]):
            continue
        for match in pattern.finditer(text):
            yield family, next(group for group in match.groups() if group)
    for name in _names():
        if name in text and re.search(rf"(?<![a-z0-9_]){name}(?![a-z0-9_])", text):
            yield "errno", name


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {family: re.compile(pattern) for family, pattern in _PATTERNS.items()}


@cache
def _names() -> tuple[str, ...]:
    """What stands in texts without any words around it, as the folded text has it; the longest first."""
    names = (code.lower() for code in transport.ERRNO.spellings if code[0].isalpha())
    return tuple(sorted(names, key=len, reverse=True))


@cache
def _rules() -> dict[str, dict[str, tuple[Rule, ...]]]:
    """By family the rules by code: numbers as they are, names folded."""
    read: dict[str, dict[str, tuple[Rule, ...]]] = {}
    for family in (*transport.FAMILIES, google.RPC):
        found = read.setdefault(family.name, {})
        for meaning, channels, codes in lines(family.table):
            rule = _rule(family, meaning, channels)
            for code in codes:
                found[_key(code)] = (*found.get(_key(code), ()), rule)
    return read


def _key(code: str) -> str:
    return code if code.lstrip("-").isdecimal() else folded(code)


def _rule(family: Family, meaning: str, channels: str) -> Rule:
    """`expired` is the only meaning here that is no reason."""
    expired = meaning == _EXPIRED
    return Rule(
        name=f"code.{family.name}.{meaning}",
        reason=Reason.TLS if expired else Reason(meaning),
        outcome=State.SUSPENDED if expired else None,
        fault=Fault.UPSTREAM if expired else None,
        on=CHANNELS[channels],
        seen=family.source,
    )
