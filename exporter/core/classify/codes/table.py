"""How a table of codes is written, and read when it is first needed.

Each line is `meaning: code code ...`; a line that begins with a blank goes on with the one before. A meaning
is a reason (`rate_limited`), or `parameter`: the service read the request and refused a part of it, which
proves that it works. `meaning@reverse` is for reverse channels only, `meaning@official` for all others.
`meaning?` is what a code says only where the words beside it say nothing.

Codes are compared by their letters and digits alone: `insufficient_user_quota`, `InsufficientUserQuota` and
`INSUFFICIENT_USER_QUOTA` are one. A code with dots stands for all that go on after another dot.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, NamedTuple

from exporter.core.classify.rule import ALONE, NOT_REVERSE, REVERSE, Rule, Speaker
from exporter.core.vocabulary import Channel, Reason, State

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")
_PARAMETER: Final = "parameter"
CHANNELS: Final[Mapping[str, frozenset[Channel | None]]] = {
    "": frozenset(),
    "reverse": REVERSE,
    "official": NOT_REVERSE,
}
_LOUD: Final = frozenset(
    {
        Reason.INVALID_KEY,
        Reason.PERMISSION_DENIED,
        Reason.INSUFFICIENT_QUOTA,
        Reason.RATE_LIMITED,
        Reason.CONCURRENCY_LIMITED,
        Reason.OWN_RATE_LIMIT,
        Reason.REGION_BLOCKED,
        Reason.CONTENT_POLICY,
        Reason.CAPTCHA,
        Reason.UNUSUAL_ACTIVITY,
        Reason.ACCOUNT_BANNED,
        Reason.ACCOUNT_POOL_EXHAUSTED,
        Reason.NO_CHANNEL,
        Reason.CHANNEL_DISABLED,
        Reason.SERVICE_PAUSED,
        Reason.MODEL_DEPRECATED,
        Reason.ENDPOINT_REMOVED,
    }
)
"""Reasons that say all: the words beside them add nothing. Beside the others the words may say more."""


def folded(code: str) -> str:
    """The letters and digits of a code."""
    code = code.lower()
    return code if code.isascii() and code.isalnum() else _NO_LETTER.sub("", code)


def stems(code: str) -> Iterator[tuple[str, str]]:
    """A code and its beginnings, `A.B.C`, `A.B`, `A`, each as it came and folded. Colons are dots too."""
    while code:
        yield code, folded(code)
        code = code[: max(code.rfind("."), code.rfind(":"), 0)]


class Meaning(NamedTuple):
    """What a family says by a code."""

    rule: Rule
    loud: bool
    """The code alone decides; otherwise the words of the answer are heard first."""
    common: bool
    """Of a family whose words everybody uses."""

    @property
    def elsewhere(self) -> Rule:
        """The rule where nothing but the word tells the family: gateways say it to their customers too."""
        alone = self.rule.speaker in ALONE
        return replace(self.rule, speaker=Speaker.VENDOR) if alone else self.rule


Meanings = Mapping[str, tuple[Meaning, ...]]


@dataclass(frozen=True, kw_only=True)
class Family:
    """Who publishes codes, where, and which."""

    name: str
    source: str
    """The document, or the file of a repository."""
    speaker: Speaker
    """Whose words these are where they are about a customer."""
    table: str
    shaped: bool = False
    """Its codes mean nothing in an answer of another shape. Numbers never do."""
    common: bool = False
    """Everybody uses the same words: they count less than those that only one family has."""

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The codes as they were published."""
        return frozenset(code for _, _, codes in lines(self.table) for code in codes)

    @cached_property
    def meanings(self) -> Meanings:
        """By folded code, those for one kind of channel first."""
        found: dict[str, tuple[Meaning, ...]] = {}
        for meaning, channels, codes in _turned(self.table):
            said = self._meaning(meaning, CHANNELS[channels])
            for code in codes:
                others = found.get(folded(code), ())
                found[folded(code)] = (said, *others) if channels else (*others, said)
        return found

    def _meaning(self, word: str, channels: frozenset[Channel | None]) -> Meaning:
        quiet, word = word.endswith("?"), word.removesuffix("?")
        accepted = word == _PARAMETER
        reason = Reason.INVALID_REQUEST if accepted else Reason(word)
        rule = Rule(
            name=f"code.{self.name}.{word}",
            reason=reason,
            outcome=State.OPERATIONAL if accepted else None,
            on=channels,
            speaker=self.speaker,
            seen=self.source,
        )
        alone = self.speaker in ALONE
        return Meaning(rule, reason in _LOUD and alone and not quiet, self.common)


def _turned(table: str) -> Iterator[tuple[str, str, list[str]]]:
    """The lines, and for each unknown model that on reverse channels nobody serves it."""
    for meaning, channels, codes in lines(table):
        yield meaning, channels, codes
        if meaning == Reason.MODEL_NOT_FOUND and not channels:
            yield Reason.NO_CHANNEL, "reverse", codes


def lines(table: str) -> Iterator[tuple[str, str, list[str]]]:
    """Every line of a table: its meaning, its channel, its codes."""
    whole: list[str] = []
    for line in filter(None, table.splitlines()):
        if line[:1].isspace() and whole:
            whole[-1] += line
        else:
            whole.append(line)
    for line in whole:
        head, _, codes = line.partition(":")
        meaning, _, channels = head.partition("@")
        yield meaning, channels, codes.split()
