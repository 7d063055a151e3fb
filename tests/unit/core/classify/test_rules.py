"""The classifier's tables: every row can decide, and says where it was seen."""

import json
from collections.abc import Iterator

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify, verdict_of
from exporter.core.classify.matching import Table, begun, first
from exporter.core.classify.rule import REVERSE, Rule, Shape, rule
from exporter.core.classify.rules import order
from exporter.core.vocabulary import Channel, Reason

TABLES = (order.EXCEPTIONS, order.NESTED, order.HTTP, order.LAST)
ROWS = [rule for table in TABLES for rule in table.rules]
CHANNELS: tuple[Channel | None, ...] = (None, Channel.OFFICIAL, Channel.REVERSE)
LAST = {rule.name for rule in order.LAST.rules}
NESTED = {rule.name for rule in order.NESTED.rules}
BARE = {
    Shape.UNKNOWN_STATUS: '{"status": "unknown"}',
    Shape.HOLLOW: '{"name": "operations/1", "done": true, "response": {}}',
    Shape.BROKEN: '{"id": "video_1", "sta',
    Shape.CUT: 'data: {"id": "chatcmpl-1"}\n\n',
    Shape.PENDING: '{"status": "queued"}',
    Shape.FAILED: '{"status": "failed"}',
    Shape.HTML: "<html><body>Hello</body></html>",
    Shape.EMPTY: "",
}


def by_name(rule: Rule) -> str:
    return rule.name


def status_of(rule: Rule) -> int:
    if rule.statuses:
        return min(rule.statuses)
    if rule.reason is Reason.INVALID_REQUEST and rule.name not in LAST:
        return 400
    return 200 if rule.name in LAST or rule.shapes & BARE.keys() else 500


def body_of(rule: Rule, words: str, code: str | None) -> str:
    """A body that fulfils the conditions of a rule, with some words or a code in it."""
    if rule.name in NESTED:
        nested = f"upstream returned {min(rule.statuses)}"
        return json.dumps({"error": {"message": nested, "type": "upstream_error"}})
    if rule.markup or Shape.HTML in rule.shapes:
        return f"<html><body>{words}</body></html>" if rule.markup else f"<html><p>{words}</p></html>"
    if Shape.STREAM in rule.shapes:
        return f"data: {json.dumps({'choices': [{'delta': {'content': words}}]})}\n\ndata: [DONE]\n\n"
    if Shape.PROSE in rule.shapes:
        return json.dumps({"choices": [{"message": {"content": words}}]})
    if Shape.ENVELOPE in rule.shapes:
        return json.dumps({"code": status_of(rule), "message": words or "?"})
    if not words and not code:
        return next((BARE[shape] for shape in rule.shapes if shape in BARE), "")
    error = {"message": words, "code": code or (min(rule.also) if rule.also else None)}
    if Shape.GATEWAY in rule.shapes:
        error["type"] = "new_api_error"
    if Shape.BEHIND in rule.shapes:
        error["type"] = "upstream_error"
    return json.dumps({"error": error})


def answer_to(rule: Rule, words: str, code: str | None = None) -> Answer:
    """An answer that a rule is about."""
    if rule.name.startswith("exception."):
        return Answer(Transport.EXCEPTION, exception=words)
    status = 502 if rule.name in NESTED else status_of(rule)
    headers = dict([rule.header]) if rule.header else {}
    return Answer(status=status, headers=headers, body=body_of(rule, words, code))


def examples(rule: Rule) -> Iterator[Answer]:
    """Answers that a rule should decide, one for each of its words and codes."""
    for phrase in rule.phrases:
        yield answer_to(rule, phrase.replace("…", " x "))
    for code in sorted(rule.codes):
        yield answer_to(rule, "", code)
    if not rule.phrases and not rule.codes:
        yield answer_to(rule, "")


def deciding(answer: Answer, channel: Channel | None) -> str:
    """The name of the rule that decides."""
    return classify(answer, channel).rule.partition(",")[0]


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in ROWS}) == len(ROWS)


@pytest.mark.parametrize("rule", ROWS, ids=by_name)
def test_every_rule_says_in_one_line_where_it_was_seen(rule: Rule) -> None:
    assert rule.seen.strip() == rule.seen
    assert rule.seen
    assert "\n" not in rule.seen


@pytest.mark.parametrize("rule", ROWS, ids=by_name)
def test_every_rule_is_about_something(rule: Rule) -> None:
    assert rule.phrases or rule.codes or rule.statuses or rule.shapes or rule.header


@pytest.mark.parametrize("rule", ROWS, ids=by_name)
def test_every_rule_decides_some_answer(rule: Rule) -> None:
    channels = rule.on or CHANNELS
    assert any(deciding(answer, channel) == rule.name for answer in examples(rule) for channel in channels)


@pytest.mark.parametrize("rule", [rule for rule in ROWS if rule.phrases], ids=by_name)
def test_no_earlier_rule_takes_a_phrase_away_on_every_channel(rule: Rule) -> None:
    def agrees(answer: Answer, channel: Channel | None) -> bool:
        usual = verdict_of(rule.reason, channel, rule.name)
        verdict = classify(answer, channel)
        if verdict.rule == f"{rule.name}, measured":
            return True
        return (verdict.outcome, verdict.fault) == (rule.outcome or usual.outcome, rule.fault or usual.fault)

    channels = rule.on or CHANNELS
    dead = [
        phrase
        for phrase in rule.phrases
        if not any(agrees(answer_to(rule, phrase.replace("…", " x ")), channel) for channel in channels)
    ]
    assert dead == []


@pytest.mark.parametrize("rule", ROWS, ids=by_name)
def test_phrases_are_long_enough_to_mean_something(rule: Rule) -> None:
    short = [phrase for phrase in rule.phrases if phrase.isascii() and len(phrase) < 4]
    assert short == []


def test_the_index_leaves_out_only_what_cannot_match() -> None:
    codes = rule("codes", Reason.OVERLOADED, "seen", codes="busy")
    short = rule("short", Reason.OVERLOADED, "seen", phrases="繁忙 | ❌ | 504")
    long = rule("long", Reason.OVERLOADED, "seen", phrases="at capacity … now", on=REVERSE)
    status = rule("status", Reason.OVERLOADED, "seen", statuses="503")
    table = Table((codes, short, long, status))

    def candidates(text: str, channel: Channel | None = None, *signs: object) -> list[Rule]:
        return [row for row, _ in table.candidates({*signs}, begun(text), channel)]

    assert candidates("") == []
    assert candidates("", None, 503) == [status]
    assert candidates("", None, "busy", 503) == [codes, status]
    assert candidates("we are at capacity now", Channel.REVERSE) == [long]
    assert candidates("we are at capacity now", Channel.OFFICIAL) == []
    assert candidates("we are at capacity", Channel.REVERSE) == []
    for text in ("系统繁忙", "❌", "504", "a 504 b"):
        assert candidates(text) == [short]


def test_what_stands_in_many_phrases_is_looked_for_by_what_follows_on_it() -> None:
    ends = ("not found", "overloaded", "retired", "paused")
    table = Table(rule(end, Reason.OVERLOADED, "seen", phrases=f"model … {end}") for end in ends)
    for text, expected in (
        ("the model is overloaded", ["overloaded"]),
        ("a model", []),
        ("retired model", []),
    ):
        found = table.candidates(frozenset(), begun(text), None)
        assert [row.name for row, at in found if first(text, row.fragments, at)] == expected


def test_every_rule_has_a_sign_or_a_word_to_be_found_by() -> None:
    assert [row.name for row in ROWS if not (row.fragments or row.codes or row.statuses or row.shapes)] == []
