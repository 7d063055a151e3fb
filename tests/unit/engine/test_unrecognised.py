"""What is kept of answers that nothing understood: masked, twenty of a target, and a lesson for each."""

import json

import pytest
import yaml

from exporter.core.answer import Answer, DecidedBy, Transport
from exporter.core.classify.classify import PhraseRule, classify
from exporter.core.unrecognised import MOST, Notebook, Unrecognised, masked, phrase
from exporter.core.vocabulary import Fault, Reason, Source, State


def seen(text: str, at: float = 1.0) -> Unrecognised:
    return Unrecognised(at, Source.CATALOG, State.DEGRADED, Reason.UPSTREAM_5XX, text)


def test_answers_that_differ_in_numbers_alone_are_one_kind() -> None:
    notebook = Notebook()
    for number in range(3):
        notebook.note(seen(f"frob {number} is zorgled", float(number)))
    (kept,) = notebook.kept
    assert (kept.count, kept.at) == (3, 2.0)


def test_of_many_kinds_the_latest_are_kept() -> None:
    notebook = Notebook()
    for number in range(MOST + 5):
        notebook.note(seen("x" * (number + 5)))
    assert len(notebook.kept) == MOST
    assert notebook.kept[0].text == "x" * (MOST + 9)


@pytest.mark.parametrize(
    "secret",
    [
        "sk-abcdefghijklmnop1234",
        "jo.doe+x@mail.example.com",
        "203.0.113.9",
        "req_0123456789abcdef0123",
        "Bearer abcdef123",
    ],
)
def test_keys_ids_and_addresses_are_masked(secret: str) -> None:
    assert secret not in masked(f"the frob of {secret} is zorgled")
    assert "zorgled" in masked(f"the frob of {secret} is zorgled")


@pytest.mark.parametrize(
    "text",
    [
        "Zorgle wibbled the frobnicator at node 4711",
        'frob "x": the quux is out of zorgle (7)',
        "工人不见了",
        "??",
        "code 12, code 13",
    ],
)
@pytest.mark.parametrize("status", [500, 400, None])
def test_the_two_lines_teach_the_answer_they_stand_beside(text: str, status: int | None) -> None:
    body = json.dumps({"error": {"message": text}})
    answer = Answer(Transport.HTTP, status, body=body)
    verdict = classify(answer, None)
    assert verdict.stage is DecidedBy.FALLBACK
    kept = Unrecognised(1.0, Source.CATALOG, verdict.outcome, verdict.reason, masked(verdict.unread))
    assert kept.lesson.count("\n") == 1
    (rule,) = yaml.safe_load(kept.lesson)
    taught = classify(answer, None, [PhraseRule(rule["phrase"], Reason.NO_CHANNEL)])
    assert (taught.reason, taught.stage) == (Reason.NO_CHANNEL, DecidedBy.OPERATOR)
    assert taught.unread == ""


def test_a_phrase_is_the_longest_stretch_that_stays_the_same() -> None:
    assert (
        phrase("error 4711: the frobnicator is out of zorgle, node 12")
        == "the frobnicator is out of zorgle, node"
    )


def test_an_exception_that_nobody_understands_is_no_evidence_against_the_service() -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception="ZorgleError: the frob is quux"), None)
    assert (verdict.outcome, verdict.fault, verdict.stage) == (State.UNKNOWN, Fault.OURS, DecidedBy.FALLBACK)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (502, ""),
        (401, ""),
        (503, "<html><title>503 Service Unavailable</title></html>"),
        (200, '{"status": "queued"}'),
        (401, '{"error": {"code": "invalid_api_key", "message": "frob"}}'),
    ],
)
def test_what_a_status_a_structure_or_a_code_decides_is_no_fallback(status: int, body: str) -> None:
    verdict = classify(Answer(status=status, body=body), None)
    assert verdict.stage is not DecidedBy.FALLBACK
    assert verdict.unread == ""


@pytest.mark.parametrize("transport", [Transport.HTTP, Transport.TASK])
def test_a_failure_is_never_an_answer_as_designed_because_our_request_was_a_bad_one(
    transport: Transport,
) -> None:
    for message in ("invalid parameter: seconds", "prompt is required", "size must be one of 1280x720"):
        body = json.dumps({"status": "failed", "error": {"message": message, "code": "invalid_request"}})
        status = 500 if transport is Transport.HTTP else 200
        verdict = classify(Answer(transport, status, body=body), None)
        assert verdict.outcome is not State.OPERATIONAL
