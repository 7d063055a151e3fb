"""Single checks on their way to the store: which are worth keeping, and without secrets.

A failure says more than a success, and the first answers more than the thousandth that says the same. So a
change is always kept, then the first answers of a failure that repeats itself, then fewer. Where there are
very many probes, all of this is spread wider: what is written in a second stays the same.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from exporter.core.answer import Answer
from exporter.core.board import Run
from exporter.core.thresholds import HOUR
from exporter.core.unrecognised import without_addresses
from exporter.core.vocabulary import Fault, Reason, Source, State
from exporter.store.rows import CheckRow

FIRST: Final = 20
"""Answers of a failure that repeats itself that are all kept: those that decide what state it is."""
CLOSELY: Final = 30.0
"""Seconds between two that are kept in its first hour."""
SELDOM: Final = 300.0
"""Seconds between two that are kept after that, and between two successes."""
CROWD: Final = 2000
"""Probes up to which that holds; with twice as many, half as much of each is kept."""
MOST_A_MINUTE: Final = 1500
"""Checks that are kept in one minute, whatever they say; what has no room is told by the next of its kind."""
AT_ONCE: Final = 50
"""Checks that are masked between two other uses of the store."""
MOST_WAITING: Final = 20_000
"""Checks that wait for a store that cannot be written; then the oldest are lost."""
LONGEST: Final = 400
"""Characters of what an upstream said that are kept."""
_EXCERPT: Final = 800
"""Characters that are looked at for it: to mask a page of megabytes would take seconds."""
_CUT: Final = "…"
_QUERY: Final = re.compile(r"(https?:(?:\\?/){2}[^\s\"'?<>]{1,300})\?[^\s\"'<>)\]]+")
"""Of an address in an answer: what is signed in it opens what lies there, for whoever reads it."""
_MINUTE: Final = 60.0


def said(detail: str, answer: Answer) -> str:
    """What an answer said, shortened and not masked yet: its status and its text, and what decided.

    Whoever makes a claim with it wants more than the few words that a rule has matched.
    """
    text = " ".join((answer.exception or _cut(answer.body.strip(), 4 * _EXCERPT)).split())
    status = "" if answer.status is None else f"HTTP {answer.status}: "
    told = f"{status}{text}"
    return told if detail in told[:LONGEST] else f"{detail}; {told}"


@dataclass(slots=True)
class _Streak:
    """Answers of one probe that say the same, one after the other."""

    reason: Reason | None
    """None for success."""
    began: float
    kept: float
    """When the last one that was kept had ended."""
    count: int = 1


@dataclass(slots=True)
class CheckLog:
    """Takes every check, and hands out those to be written."""

    conceal: Callable[[str], str]
    _waiting: deque[CheckRow] = field(default_factory=lambda: deque(maxlen=MOST_WAITING))
    _masked: deque[CheckRow] = field(default_factory=lambda: deque(maxlen=MOST_WAITING))
    """Those before them, ready to be written: each is masked once, however often the store refuses."""
    _streaks: dict[tuple[str, Source], _Streak] = field(default_factory=dict)
    _minute: tuple[int, int] = (0, 0)
    """The minute since 1970, and how many were kept in it."""

    def __len__(self) -> int:
        return len(self._masked) + len(self._waiting)

    def note(
        self, target: str, run: Run, fault: Fault | None, answer: Answer | None = None, *, timed: bool
    ) -> None:
        """One check has ended with this answer; not `timed`, its duration is not known."""
        if self._tells(target, run):
            if not self._has_room(run.at):
                self._streaks[target, run.source].kept = 0.0
                return
            latency = run.latency if timed else None
            # Whole milliseconds: what is told is read back as the same moment.
            at = round(run.at, 3)
            detail = run.detail
            if answer is not None and run.outcome is not State.OPERATIONAL:
                detail = said(detail, answer)
            row = CheckRow(target, at, run.source, run.outcome, run.reason, fault, latency, run.rule, detail)
            self._waiting.append(row)

    @property
    def unmasked(self) -> bool:
        """Some are not masked yet."""
        return bool(self._waiting)

    def mask_some(self) -> None:
        """Mask the oldest that are not yet. Takes a while: for the store's thread; the loop notes others."""
        known: dict[str, str] = {"": ""}
        for _ in range(AT_ONCE):
            if not self._waiting:
                return
            row = self._waiting.popleft()
            if row.detail not in known:
                known[row.detail] = self._masked_text(row.detail)
            self._masked.append(row._replace(detail=known[row.detail]))

    def _masked_text(self, detail: str) -> str:
        told = _QUERY.sub(rf"\1?{_CUT}", _cut(detail, _EXCERPT))
        return _cut(without_addresses(self.conceal(told)), LONGEST)

    def ready(self) -> list[CheckRow]:
        """Those that may lie on a disk, oldest first."""
        return list(self._masked)

    def written(self, rows: Iterable[CheckRow]) -> None:
        """These are on the disk."""
        for row in rows:
            if self._masked and self._masked[0] is row:
                self._masked.popleft()

    def _tells(self, target: str, run: Run) -> bool:
        """Whether a check says what is not known from the ones before."""
        reason = None if run.outcome is State.OPERATIONAL else run.reason
        known = self._streaks.get((target, run.source))
        if known is None or known.reason is not reason or run.at < known.began:
            self._streaks[target, run.source] = _Streak(reason, run.at, run.at)
            return True
        known.count += 1
        crowd = max(1.0, len(self._streaks) / CROWD)
        early = reason is not None and run.at - known.began < HOUR
        pause = (CLOSELY if early else SELDOM) * crowd
        if (reason is not None and known.count <= FIRST / crowd) or run.at - known.kept >= pause:
            known.kept = run.at
            return True
        return False

    def _has_room(self, at: float) -> bool:
        minute, count = self._minute
        now = int(at // _MINUTE)
        self._minute = (now, 1 if now != minute else count + 1)
        return self._minute[1] <= MOST_A_MINUTE


def _cut(text: str, length: int) -> str:
    # The mark tells that a secret may have been cut, too: its beginning is masked as well.
    return text if len(text) <= length else f"{text[:length]}{_CUT}"
