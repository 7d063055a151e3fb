"""What holds for every answer: the classifier is total, and wrapping changes nothing."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import PhraseRule, classify
from exporter.core.classify.normalize import LONGEST, unwrap
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import GAP, find
from exporter.core.vocabulary import Channel, Reason
from tests.support.corpus_rows import Row, rows

CHANNELS: st.SearchStrategy[Channel | None] = st.sampled_from((None, *Channel))
ROWS = [row for name in ("errors.jsonl", "more.jsonl") for row in rows(name)]

# Anything at all

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=40))
FIELD_NAMES = st.sampled_from(
    (
        "error",
        "message",
        "code",
        "type",
        "status",
        "detail",
        "data",
        "choices",
        "delta",
        "content",
        "done",
        "response",
        "base_resp",
        "success",
        "candidates",
        "errors",
        "url",
        "fail_reason",
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(FIELD_NAMES, st.text(max_size=8)), inner, max_size=5),
        inner.map(lambda value: json.dumps(value, default=str)),
        inner.map(repr),
    ),
    max_leaves=25,
)
BODIES = st.one_of(
    st.text(max_size=300),
    st.binary(max_size=300).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    VALUES.map(json.dumps),
    VALUES.map(repr),
    st.lists(VALUES, max_size=4).map(lambda events: "".join(f"data: {json.dumps(e)}\n\n" for e in events)),
    st.tuples(VALUES.map(json.dumps), st.integers(0, 200)).map(lambda cut: cut[0][: cut[1]]),
    st.text(max_size=60).map(lambda words: f"<html><body>{words}"),
)
ANSWERS = st.builds(
    Answer,
    transport=st.sampled_from(Transport),
    status=st.one_of(st.none(), st.integers(-1, 700)),
    headers=st.dictionaries(
        st.sampled_from(("cf-mitigated", "content-type", "server", "x-maintenance-notice")),
        st.text(max_size=12),
    ),
    body=BODIES,
    exception=st.one_of(st.none(), st.text(max_size=80), VALUES.map(repr)),
)


@given(ANSWERS, CHANNELS, st.text(max_size=12))
def test_every_answer_has_a_verdict_that_can_be_written_down(
    answer: Answer, channel: Channel | None, phrase: str
) -> None:
    verdict = classify(answer, channel, [PhraseRule(phrase, Reason.NO_CHANNEL)])
    assert isinstance(verdict, Verdict)
    assert verdict.rule
    assert len(verdict.detail.encode("utf-8")) <= 4 * 120


@given(ANSWERS, CHANNELS)
def test_the_same_answer_always_means_the_same(answer: Answer, channel: Channel | None) -> None:
    assert classify(answer, channel) == classify(answer, channel)


DEEP = 60_000


HOSTILE = (
    "[" * DEEP,
    '{"error":' * DEEP,
    '{"a":[' * DEEP,
    "<html>" + "<" * DEEP,
    '{"message":"' + "\\" * DEEP,
    '{"error":{"message":"' + "model " * DEEP,
    "x {" * DEEP,
    "'" * DEEP,
    "data:\n" * DEEP,
    "data: {" * DEEP,
    "{" + " " * DEEP,
    "(request id: " * DEEP,
    "\ud800" * DEEP,
    "维护" * DEEP,
    json.dumps({"k": [{"message": f"m{i}"} for i in range(5000)]}),
    "{'error': '" + "a\\'" * DEEP,
)
"""Bodies made to be slow."""


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: body[:12])
@pytest.mark.parametrize("transport", Transport)
def test_hostile_bodies_are_bounded_and_never_raise(transport: Transport, body: str) -> None:
    for status in (None, 200, 500):
        answer = Answer(transport, status, body=body, exception=body)
        assert classify(answer, Channel.REVERSE).rule
    assert len(unwrap(Answer(transport, 200, body=body)).text) < LONGEST


def test_matching_needs_no_more_steps_in_a_long_text_than_its_places_allow() -> None:
    text = "model " * 10_000
    assert find(text, "model", (("nowhere",),)) is None


@given(st.text(max_size=40), st.text(max_size=40), st.text("xyz \n", max_size=2 * GAP))
def test_a_gap_stays_in_its_line_and_has_an_end(head: str, tail: str, between: str) -> None:
    head, tail = "<" + plain(head) + ">", "<" + plain(tail) + "!"
    text = head + between + tail
    found = find(text, head, ((tail,),))
    if "\n" in between or len(between) > GAP:
        assert found is None or "\n" not in found
    else:
        assert found is not None


# Wrapping


def reordered(value: Any) -> Any:
    """The same JSON with the keys of every object turned round."""
    if isinstance(value, dict):
        return {key: reordered(item) for key, item in reversed(value.items())}
    return [reordered(item) for item in value] if isinstance(value, list) else value


def parsed(row: Row) -> Any:
    """The object that a row's body is, or None."""
    try:
        value = json.loads(row.answer.body)
    except ValueError:
        return None
    return value if isinstance(value, dict | list) else None


SAME: dict[str, Callable[[str, Any], str]] = {
    "indented": lambda body, value: json.dumps(value, indent=4, ensure_ascii=False),
    "spaced": lambda body, value: f" \r\n\t{body} \n",
    "escaped": lambda body, value: json.dumps(value),
    "tight": lambda body, value: json.dumps(value, separators=(",", ":")),
    "reordered": lambda body, value: json.dumps(reordered(value)),
    "in a list": lambda body, value: json.dumps([value]),
    "as a string": lambda body, value: json.dumps(body),
    "as a string twice": lambda body, value: json.dumps(json.dumps(body)),
}


def under(name: str) -> Callable[[str, Any], str]:
    return lambda body, value: json.dumps({name: value})


def as_text_under(name: str) -> Callable[[str, Any], str]:
    return lambda body, value: json.dumps({name: body})


HELD: dict[str, Callable[[str, Any], str]] = {
    **{name: under(name) for name in ("result", "body", "payload", "output", "response", "whatever")},
    **{f"{name} as text": as_text_under(name) for name in ("text", "result", "output", "whatever")},
    "list as text": lambda body, value: json.dumps({"output": json.dumps([value])}),
    "beside others": lambda body, value: json.dumps({"id": "1", "result": value, "requestId": "2"}),
}
COMPLAINING: dict[str, Callable[[str, Any], str]] = {
    "error": lambda body, value: json.dumps({"error": body}),
    "error thrice": lambda body, value: json.dumps(
        {"error": json.dumps({"error": json.dumps({"error": body})})}
    ),
    "error message": lambda body, value: json.dumps({"error": {"message": body}}),
    "detail": lambda body, value: json.dumps({"detail": body}),
    "detail object": lambda body, value: json.dumps({"detail": value}),
    "repr": lambda body, value: json.dumps({"error": repr(value)}),
}
JSON_ROWS = [row for row in ROWS if row.answer.transport is not Transport.SSE and parsed(row) is not None]
HOLLOW = "status.hollow"
"""A success without a product: no failure in so many words, and none to be told on."""
FAILURES = [
    row
    for row in JSON_ROWS
    if not (row.judged().success and not row.judged().ours) and row.judged().rule != HOLLOW
]


def changed(corpus: list[Row], wrap: Callable[[str, Any], str]) -> list[str]:
    """The rows whose verdict is another one once their body is wrapped."""
    found = []
    for row in corpus:
        before = row.judged()
        after = classify(replace(row.answer, body=wrap(row.answer.body, parsed(row))), row.channel)
        if (after.outcome, after.reason) != (before.outcome, before.reason):
            found.append(row.name)
    return found


@pytest.mark.parametrize("name", SAME)
def test_another_way_to_write_the_same_json_changes_no_verdict(name: str) -> None:
    assert changed(JSON_ROWS, SAME[name]) == []


@pytest.mark.parametrize("name", HELD)
def test_an_object_that_only_holds_an_answer_changes_no_verdict(name: str) -> None:
    assert changed(JSON_ROWS, HELD[name]) == []


@pytest.mark.parametrize("name", COMPLAINING)
def test_wrapping_a_failure_once_more_changes_no_verdict(name: str) -> None:
    assert changed(FAILURES, COMPLAINING[name]) == []


def in_words(row: Row) -> bool:
    """The code of the body is a word, as the codes of errors are."""
    value = parsed(row)
    return isinstance(value, dict) and isinstance(value.get("code"), str)


def test_a_list_of_errors_around_a_failure_changes_no_verdict() -> None:
    # But for pace with a code in words: among errors that is an error, and who complains of pace is open.
    # And the status `unknown` is no failure until it stands among errors.
    paced = {Reason.RATE_LIMITED, Reason.CONCURRENCY_LIMITED, Reason.OWN_RATE_LIMIT}
    corpus = [
        row
        for row in FAILURES
        if row.judged().reason is not Reason.UNKNOWN_STATUS
        and not (in_words(row) and row.judged().reason in paced)
    ]
    assert changed(corpus, lambda body, value: json.dumps({"errors": [value]})) == []
    assert changed(corpus, lambda body, value: json.dumps({"errors": [body]})) == []


@pytest.mark.parametrize("words", ["message", "msg"])
def test_a_gateways_envelope_around_a_failure_changes_no_verdict(words: str) -> None:
    # But for pace: an envelope that only speaks of pace without an error object is the reseller's own.
    paced = {Reason.RATE_LIMITED, Reason.CONCURRENCY_LIMITED, Reason.OWN_RATE_LIMIT}
    found = []
    for row in FAILURES:
        body = json.dumps({"code": row.answer.status, words: row.answer.body, "data": None})
        before, after = row.judged(), classify(replace(row.answer, body=body), row.channel)
        same = after.reason is before.reason and after.outcome is before.outcome
        if not same and not {before.reason, after.reason} <= paced:
            found.append(row.name)
    assert found == []


@settings(max_examples=60)
@given(
    st.sampled_from(FAILURES),
    st.lists(st.sampled_from(sorted(COMPLAINING | HELD)), min_size=1, max_size=2),
)
@example(FAILURES[0], ["repr", "error"])
@example(FAILURES[0], ["text as text", "output as text"])
def test_wrappings_may_be_nested_in_any_order(row: Row, names: list[str]) -> None:
    body = row.answer.body
    for name in names:
        body = (COMPLAINING | HELD)[name](body, json.loads(body))
    verdict = classify(replace(row.answer, body=body), row.channel)
    assert (verdict.outcome, verdict.reason) == (row.judged().outcome, row.judged().reason)


def as_the_sdk_tells_it(row: Row) -> Answer:
    """The exception that OpenAI's SDK raises for a refusal, as text."""
    classes = {400: "BadRequest", 401: "Authentication", 403: "PermissionDenied", 404: "NotFound"}
    status = row.answer.status
    kind = {**classes, 422: "UnprocessableEntity", 429: "RateLimit"}.get(status, "InternalServer")
    said = f"openai.{kind}Error: Error code: {status} - {parsed(row)!r}"
    return Answer(Transport.EXCEPTION, None, exception=said)


def test_a_refusal_told_by_an_sdk_means_what_it_meant() -> None:
    refusals = [
        row
        for row in FAILURES
        if row.answer.transport is Transport.HTTP and row.answer.status and row.answer.status >= 400
    ]
    told = [(row, row.judged(), classify(as_the_sdk_tells_it(row), row.channel)) for row in refusals]
    same = [
        row for row, before, after in told if (after.outcome, after.fault) == (before.outcome, before.fault)
    ]
    assert len(same) >= 0.99 * len(refusals)
    assert [row.name for row, before, after in told if after.success and not before.success] == []
    assert [row.name for row, before, after in told if before.ours and not after.ours] == []
