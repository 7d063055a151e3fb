"""Whose a failure is that is told by its shape alone: fields that blame, cancelled jobs, who is spoken to."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import BROKEN, FINE, OURS


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


@pytest.mark.parametrize(
    "body",
    [
        {"words": "the log speaks of many errors", "done": False},
        {"words": "the log speaks of many errors", "percent": 40},
        {"words": "the log speaks of many errors", "step": "渲染中"},
        {"words": "the log speaks of many errors", "estado": "en_cola"},
        {"words": "the log speaks of many errors", "状況": "順番待ち"},
        {"words": "the log speaks of many errors", "entries": [{"src": "gs://a/f.mov"}]},
    ],
)
def test_a_job_that_goes_on_or_gave_a_film_is_well_whatever_stands_beside_it(body: dict[str, Any]) -> None:
    assert job(body) == FINE


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"state": "FAILED", "terminated": True}, BROKEN),
        ({"stage": 4, "terminated": True, "note": "compositor crashed twice"}, BROKEN),
        ({"accepted": True, "id": None}, BROKEN),
        ({"ok": True, "data": {"x": 1}, "job": None}, BROKEN),
        ({"taskRef": "1", "history": ["PENDING", "RUNNING", "FAILED"]}, BROKEN),
        ({"taskRef": "1", "history": ["FAILED", "RUNNING"], "note": "it fell over once before"}, FINE),
        ({"state": "failed", "why_so": "GPU_QUOTA_EXCEEDED"}, (State.SUSPENDED, Fault.UPSTREAM)),
        ({"state": "成功", "result": {"files": [], "count": 0}}, BROKEN),
        ({"status": "failed", "error": "you ran out of credits after we had queued this"}, OURS),
        ({"status": "failed", "error": "用户余额不足"}, OURS),
    ],
)
def test_how_a_job_ended_in_flags_lists_and_money(body: dict[str, Any], expected: object) -> None:
    assert job(body) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("policy rejected", (State.OPERATIONAL, Fault.OURS)),
        ("unsafe content", (State.OPERATIONAL, Fault.OURS)),
        ("image too small", OURS),
        ("unsupported codec", OURS),
        ("gpu out of memory", BROKEN),
        ("worker lost", BROKEN),
        ("storage write failed", BROKEN),
        ("unexpected eof", BROKEN),
        ("insufficient credits", (State.SUSPENDED, Fault.UPSTREAM)),
    ],
)
def test_a_few_words_are_read_as_an_identifier(words: str, expected: object) -> None:
    assert job({"status": "failed", "error": words}) == expected
    assert job({"status": "failed", "errorMessage": f"{words.capitalize()}."}) == expected


@pytest.mark.parametrize(
    "body",
    [
        'event: a.partial_succeeded\ndata: {"url":"..."}\n\nevent: a.completed\ndata: {"size":"1x1"}\n\n',
        'data: {"type":"item.added","status":"in_progress"}\n\ndata: {"type":"call.completed","result":"aW"}\n\n',
        'data: {"status":"processing","step":1}\n\ndata: {"status":"processing","step":2}\n\n',
        'event: done\ndata: {"media":[{"src":"https://m.example/s.webm"}],"note":"rate limits apply"}\n\n',
    ],
)
def test_a_stream_that_ends_or_runs_on_is_not_cut(body: str) -> None:
    verdict = classify(Answer(status=200, body=body), None, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.fault) == FINE


@pytest.mark.parametrize(
    "body",
    [
        'data: {"t":"hello","job":"s1"}\n\ndata: {"t":"frame","n":3}\n\n: closed by the server\n\n',
        'event: a.partial_image\ndata: {"type":"a.partial_image","b64_json":"P"}\n\n',
        'data: {"choices":[{"delta":{"content":"generating"}}]}\n\ndata: {"choices":[{"delta":{"content":" of"}}]}\n\n',
        'event: error\ndata: {"who":"node","why":"lost"}\n\n',
    ],
)
def test_one_that_stops_or_fails_is_broken(body: str) -> None:
    verdict = classify(Answer(status=200, body=body), None, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.fault) == BROKEN


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
        ({"ErrCode": 0, "ErrMsg": "success", "Resp": {"status": 8, "url": ""}}, BROKEN),
        ({"ErrCode": 0, "ErrMsg": "success", "Resp": {"status": 7}}, (State.OPERATIONAL, Fault.OURS)),
        ({"ErrCode": 0, "ErrMsg": "success", "Resp": {"status": 5, "url": ""}}, FINE),
        ({"id": "a", "status": "Ready", "result": {"sample": "https://a.example/s.jpeg?x=1"}}, FINE),
        ({"success": True, "data": [{"video": "https://a.example/1.mp4"}], "error": {"code": 0}}, FINE),
    ],
)
def test_flags_codes_and_empty_places(body: dict[str, Any], expected: object) -> None:
    assert job(body) == expected
