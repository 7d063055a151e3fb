"""Whose a failure is that is told by its shape alone: fields that blame, cancelled jobs, who is spoken to."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream

OURS = (State.UNKNOWN, Fault.OURS)
BROKEN = (State.DEGRADED, Fault.UPSTREAM)
FINE = (State.OPERATIONAL, None)


def job(body: dict[str, Any]) -> tuple[State, Fault | None]:
    answer = Answer(Transport.TASK, 200, body=json.dumps(body))
    verdict = classify(answer, None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("field", ["origin", "blame", "fault", "error_source", "cancelledBy"])
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caller", OURS),
        ("client", OURS),
        ("you", OURS),
        ("provider", BROKEN),
        ("system", BROKEN),
        ("", BROKEN),
    ],
)
def test_a_field_that_blames_is_believed(field: str, word: str, expected: object) -> None:
    assert job({"state": "FAILED", field: word, "text": "xyz"}) == expected


@pytest.mark.parametrize("word", ["cancelled", "canceled", "CANCELLED"])
def test_a_job_that_was_cancelled_and_nobody_says_why_tells_nothing(word: str) -> None:
    assert job({"id": "1", "status": word}) == OURS


@pytest.mark.parametrize(
    "reason", ["node drained before the job was picked up", "preempted by a higher priority tenant"]
)
def test_one_that_says_why_is_theirs(reason: str) -> None:
    assert job({"id": "1", "status": "cancelled", "reason": reason}) == BROKEN


@pytest.mark.parametrize(
    "reason",
    [
        "the end frame and the first frame have different heights",
        "audio_url points to a podcast of three hours",
        "webhook resolves to a private network",
        "首帧链接打不开",
        "Solde du portefeuille : 0,40 €",
        "this key may make two more clips tomorrow",
    ],
)
def test_a_sentence_on_what_we_gave_is_no_evidence_against_the_service(reason: str) -> None:
    assert job({"state": "failed", "failure_reason": reason}) == OURS


@pytest.mark.parametrize(
    "reason",
    [
        "our worker lost your first frame",
        "your video was on a node that went away",
        "渲染节点打不开首帧",
        "handler boom",
        "",
    ],
)
def test_a_sentence_on_machines_is_theirs_whoever_is_spoken_to(reason: str) -> None:
    assert job({"state": "failed", "failure_reason": reason}) == BROKEN


def test_a_look_at_a_job_that_only_gives_words_is_no_success() -> None:
    assert job({"words": "the little programmer is mending the pipes"}) == BROKEN
    assert job({"words": "soon"}) == FINE


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"taskNo": "1", "resultFlag": "N", "resultDesc": ""}, BROKEN),
        ({"resultCode": "GPU_NODE_OFFLINE", "resultDesc": ""}, BROKEN),
        ({"rc": 30021, "rm": "queue is full", "rd": None}, BROKEN),
        ({"status": "ready", "output": {"video": "data:video/mp4;base64,"}}, BROKEN),
        ({"id": "a", "status": "Ready", "result": {"sample": ""}}, BROKEN),
        ({"id": "a", "status": "Ready", "result": {"sample": "https://a.example/s.jpeg?x=1"}}, FINE),
        ({"success": True, "data": [{"video": "https://a.example/1.mp4"}], "error": {"code": 0}}, FINE),
    ],
)
def test_flags_codes_and_empty_places(body: dict[str, Any], expected: object) -> None:
    assert job(body) == expected
