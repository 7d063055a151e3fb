"""The status report's blocks: what is told of a target, and what a terminal never gets to see."""

from typing import Any

from exporter.cli.shared.status_report import Line, explained, from_api, table
from exporter.clock import SystemClock
from exporter.core.vocabulary import State
from exporter.web.context import stamp

SAID: dict[str, Any] = {
    "time": "2026-11-22T10:00:00.000Z",
    "outcome": "unknown",
    "reason": "invalid_key",
    "fault": "ours",
    "rule": "key.invalid",
    "detail": "wrong\x1b[2J key\r\n" + "x" * 500,
    "latency_seconds": 0.2134,
    "reporter": None,
}
DEPTH: dict[str, Any] = {
    "probe": "validation",
    "says": "unknown",
    "reason": "invalid_key",
    "counts": True,
    "note": "2 answers of validation in a row are our own fault",
    "answers": 2,
    "successes": 0,
    "fresh_until": "2026-11-22T10:03:00.000Z",
    "last": [SAID],
}
SILENT = DEPTH | {"probe": "generation", "says": None, "reason": None, "note": "has not answered yet"}
STORY: dict[str, Any] = {
    "decided_at": "2026-11-22T10:00:00.000Z",
    "rule": "ours",
    "because": "2 answers of validation in a row are our own fault",
    "evidence": [DEPTH, SILENT | {"answers": 0, "fresh_until": None, "last": []}],
    "changes": ["the first success of validation would end it", "and more"],
}


def line(story: dict[str, Any] | None) -> Line:
    since = "2026-11-22T09:59:00.000Z"
    return Line("one", "One", "p", "official", "m", State.UNKNOWN, "invalid_key", False, since, story)


def test_a_block_tells_state_rule_evidence_and_what_would_change_it() -> None:
    title, *told = explained(line(STORY)).splitlines()
    assert title == "⚪ one is unknown (invalid_key, not verified) since 2026-11-22T09:59:00.000Z"
    told[2], _, _ = told[2].partition("  “")
    assert told == [
        "   because      2 answers of validation in a row are our own fault "
        "(rule: ours, decided 2026-11-22T10:00:00.000Z)",
        "   validation   unknown (invalid_key): 2 answers of validation in a row are our own fault; "
        "0 of 2 answers good; fresh until 2026-11-22T10:03:00.000Z",
        "                2026-11-22T10:00:00.000Z  unknown  invalid_key  0.213 s  our own fault  by key.invalid",
        "   generation   no verdict: has not answered yet",
        "   to change    the first success of validation would end it",
        "                and more",
    ]


def test_what_upstreams_say_cannot_steer_a_terminal_and_is_cut_short() -> None:
    block = explained(line(STORY))
    assert "“wrong [2J key xxx" in block
    assert all(c.isprintable() or c == "\n" for c in block)
    assert "x" * 200 not in block


def test_a_target_that_went_away_meanwhile_has_a_title_only() -> None:
    assert len(explained(line(None)).splitlines()) == 1


WORK = {
    "source": "openai",
    "text": "Database\x1b[2J work",
    "start": "2026-11-22T09:00:00.000Z",
    "end": "2026-11-22T11:00:00.000Z",
}


def test_announced_work_is_told_as_it_was_announced() -> None:
    told = explained(line(STORY | {"announcement": WORK})).splitlines()[2]
    assert told == (
        "   announced    “Database [2J work” by openai, from 2026-11-22T09:00:00.000Z "
        "until 2026-11-22T11:00:00.000Z"
    )
    endless = explained(line(STORY | {"announcement": WORK | {"end": None}}))
    assert "from 2026-11-22T09:00:00.000Z without an end" in endless


def row(watched_for: float, **more: Any) -> dict[str, Any]:
    """A row as the API gives it, of a target that was watched for so many seconds."""
    since = stamp(SystemClock().time() - watched_for)
    return {
        "target": "one",
        "title": "One",
        "provider": "p",
        "channel": "official",
        "model": "m",
        "state": "operational",
        "reason": "ok",
        "verified": True,
        "since": since,
        "availability": {"30d": 0.99857},
        "watched_since": since,
    } | more


def test_the_table_tells_the_availability_and_of_which_time() -> None:
    short, long = row(20.0), row(31 * 86400.0)
    assert f"99.85 % since {short['watched_since']}" in table(from_api({"targets": [short]}))
    assert "99.85 % of 30 d" in table(from_api({"targets": [long]}))
    assert "– of 30 d" in table(from_api({"targets": [long | {"availability": {"30d": None}}]}))


def test_an_exporter_that_tells_no_availability_has_no_such_column() -> None:
    older = row(20.0)
    del older["availability"], older["watched_since"]
    assert "AVAILABILITY" not in table(from_api({"targets": [older]}))
