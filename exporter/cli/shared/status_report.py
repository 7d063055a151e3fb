"""The status report: its lines, and why each target is in its state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from rich.cells import cell_len, set_cell_size

from exporter.cli.shared.words import Words, words
from exporter.clock import SystemClock
from exporter.core.printable import one_line
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Channel, Reason, Source, State
from exporter.web.formatting import percent

_MONTH = 30 * DAY


@dataclass(frozen=True, slots=True)
class Line:
    """One target in the report."""

    target: str
    title: str
    provider: str
    channel: str
    model: str
    state: State
    reason: str
    verified: bool
    since: str | None = None
    explanation: dict[str, Any] | None = None
    """As `/api/v1/targets/NAME` gives it."""
    availability: tuple[str, str | None] | None = None
    """Of the month, as a running exporter tells it, and since when it was watched where that is later."""

    @property
    def fine(self) -> bool:
        """Operational and verified: nothing to explain."""
        return self.state is State.OPERATIONAL and self.verified

    def as_json(self) -> dict[str, Any]:
        """The same keys as the API has."""
        return {name: getattr(self, name) for name in _OF_THE_API}


_OF_THE_API = tuple(field.name for field in fields(Line) if field.name != "availability")


def from_api(answer: dict[str, Any]) -> list[Line]:
    """Lines of what `GET /api/v1/targets` answers, and of its rows with their explanations."""
    now = SystemClock().time()
    return [
        replace(
            Line(**{name: row.get(name) for name in _OF_THE_API}),
            state=State(row["state"]),
            availability=_availability(row, now),
        )
        for row in answer["targets"]
    ]


def _availability(row: Mapping[str, Any], now: float) -> tuple[str, str | None] | None:
    """What the API tells of 30 days, or since when it was watched where that is later."""
    if "30d" not in (row.get("availability") or {}):
        return None
    since = row.get("watched_since")
    short = since is not None and datetime.fromisoformat(since).timestamp() > now - _MONTH
    return percent(row["availability"]["30d"]), since if short else None


@dataclass(frozen=True, slots=True)
class ReportSpeech:
    """How the report speaks: in the words of the API, or with a language in those of people."""

    lang: str | None = None

    @property
    def words(self) -> Words:
        """Everything that is no word of the API."""
        return words(self.lang or "en", SystemClock().time())

    def state(self, state: str) -> str:
        """A state, or an outcome."""
        return state if self.lang is None else self.words.state(State(state))

    def reason(self, reason: str) -> str:
        """A reason; one that a newer exporter has invented stands as it is."""
        known = self.lang is not None and reason in set(Reason)
        return self.words.reason(Reason(reason)) if known else reason

    def source(self, source: str) -> str:
        """A probe."""
        return source if self.lang is None else self.words.source(Source(source))

    def channel(self, channel: str) -> str:
        """A channel."""
        return channel if self.lang is None else self.words.channel(Channel(channel))

    def heading(self, key: str) -> str:
        """The head of a column."""
        return key.upper() if self.lang is None else self.words.word(key)


_COLUMNS: Final = ("target", "channel", "model", "state", "reason", "since", "availability")


def table(lines: Sequence[Line], speech: ReportSpeech | None = None) -> str:
    """Aligned columns for a terminal."""
    speech = speech or ReportSpeech()
    rows = [("", *(speech.heading(key) for key in _COLUMNS)), *(_row(line, speech) for line in lines)]
    if not any(line.availability for line in lines):
        rows = [row[:-1] for row in rows]
    # A Chinese or Korean character takes two columns.
    widths = [max(cell_len(row[i]) for row in rows) for i in range(1, len(rows[0]))]
    return "\n".join(
        (row[0] or "  ")
        + " "
        + "  ".join(set_cell_size(c, width) for c, width in zip(row[1:], widths, strict=True)).rstrip()
        for row in rows
    )


def _row(line: Line, speech: ReportSpeech) -> tuple[str, ...]:
    unverified = line.state is State.OPERATIONAL and not line.verified
    reason = speech.words.text("unverified") if unverified else speech.reason(line.reason)
    told = ""
    if line.availability is not None:
        share, since = line.availability
        key, values = ("of_month", {}) if since is None else ("of_since", {"time": since})
        told = speech.words.word(key, share=share, **values)
    state, channel = speech.state(line.state), speech.channel(line.channel)
    return line.state.icon, line.target, channel, line.model, state, reason, line.since or "", told


_COLUMN: Final = 13
_LONGEST: Final = 160
"""Characters of upstream text shown; the API and the page have all of it."""
_shown = partial(one_line, longest=_LONGEST)


def explained(line: Line, speech: ReportSpeech | None = None) -> str:
    """State, since when, the rule that decided, the evidence per probe, and what would change it.

    What the API says in sentences stays as it says it.
    """
    speech = speech or ReportSpeech()
    say, story = speech.words.word, line.explanation
    verified = "" if line.verified else f", {speech.words.text('not_verified')}"
    title = f"{line.state.icon} {say('is', target=line.target, state=speech.state(line.state))}"
    title += f" ({speech.reason(line.reason)}{verified})"
    title += f" {say('is_since', time=line.since)}" if line.since else ""
    if story is None:
        return title
    told = [*_because(story, speech), *_announced(story.get("announcement"), speech)]
    for depth in story["evidence"]:
        told.extend(_depth(depth, speech))
    told.extend(_column(say("to_change"), story["changes"]))
    return "\n".join([title, *(f"   {one}" for one in told)])


def _because(story: dict[str, Any], speech: ReportSpeech) -> Iterator[str]:
    key = "decided" if story["decided_at"] else "decided_by"
    rule = speech.words.word(key, rule=story["rule"], time=story["decided_at"])
    yield from _column(speech.words.word("because"), [f"{story['because']} ({rule})"])


def _announced(work: dict[str, Any] | None, speech: ReportSpeech) -> Iterator[str]:
    """Announced maintenance, as it was announced; an exporter of an older version tells of none."""
    if work is None:
        return
    until = f"until {work['end']}" if work["end"] else "without an end"
    said = f"“{_shown(work['text'])}” by {_shown(work['source'])}, from {work['start']} {until}"
    yield from _column(speech.words.word("announced"), [said])


def _depth(depth: dict[str, Any], speech: ReportSpeech) -> Iterator[str]:
    say = speech.words.word
    says = speech.state(depth["says"]) if depth["says"] else say("no_verdict")
    reason = f" ({speech.reason(depth['reason'])})" if depth["reason"] else ""
    parts = [f"{says}{reason}: {depth['note']}"]
    if depth["answers"]:
        parts.append(say("good", part=depth["successes"], whole=depth["answers"]))
    if depth["fresh_until"]:
        parts.append(say("fresh_until", time=depth["fresh_until"]))
    lines = ["; ".join(parts), *(_said(one, speech) for one in depth["last"])]
    yield from _column(speech.source(depth["probe"]), lines)


def _said(said: dict[str, Any], speech: ReportSpeech) -> str:
    say = speech.words.word
    words = [said["time"], speech.state(said["outcome"]), speech.reason(said["reason"])]
    if said["latency_seconds"] is not None:
        words.append(f"{said['latency_seconds']:.3f} s")
    if said["fault"] == "ours":
        words.append(say("ours"))
    if said["reporter"]:
        words.append(say("reported_by", reporter=_shown(said["reporter"])))
    if said["rule"]:
        words.append(say("by", rule=said["rule"]))
    if said["detail"]:
        words.append(f"“{_shown(said['detail'])}”")
    return "  ".join(words)


def _column(name: str, lines: list[str]) -> Iterator[str]:
    width = max(_COLUMN, cell_len(name) + 1)
    for number, line in enumerate(lines):
        yield f"{set_cell_size('' if number else name, width)}{line}"
