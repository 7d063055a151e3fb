"""Answers whose keys nobody knows: states, flags, sentences, films, forms, numbers of named vendors."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import BROKEN, FINE, MAINTAINED, OURS, REFUSED

GATEWAY, VENDOR = Upstream.GATEWAY, Upstream.VENDOR


def meaning(answer: Answer, upstream: Upstream | None = GATEWAY) -> tuple[State, Fault | None]:
    verdict = classify(answer, None, upstream=upstream)
    return verdict.outcome, verdict.fault


def told(body: Any, status: int = 200) -> tuple[State, Fault | None]:
    return meaning(Answer(status=status, body=body if isinstance(body, str) else json.dumps(body)))


@pytest.mark.parametrize(
    "word", ["DEAD", "FALLIDO", "ERREUR", "失败", "실패", "failed", "JobFailure", "fehlgeschlagen", "gagal"]
)
@pytest.mark.parametrize(
    "body",
    [
        '{"job": {"ref": "j-1", "zustand": "%s", "pct": 63}}',
        '{"data": {"render": {"__typename": "%s", "title": "a hiccup"}}}',
        '{"结果": "%s", "原因": "不明"}',
        '[{"outcome_word": "%s", "n": 3}]',
    ],
)
def test_a_word_of_failure_that_stands_alone_is_one_under_any_key(body: str, word: str) -> None:
    assert told(body % word) == BROKEN


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"任务": "1", "状态": "失败", "原因": "画面含有未成年人"}, REFUSED),
        ({"estado": "fallido", "causa": "saldo insuficiente"}, OURS),
        ({"phase": "error", "why": "all GPUs are busy"}, BROKEN),
        ({"tip": "too fast, one call every 3 seconds please"}, BROKEN),
        ({"infos": ["The service is under maintenance"]}, MAINTAINED),
        ({"note": "prompt rejected by our content policy"}, REFUSED),
    ],
)
def test_a_sentence_under_any_key_says_what_was_wrong(body: dict[str, Any], expected: object) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        {"accepted": True, "disclaimer": "Renders that break the content policy are cancelled."},
        {"ok": True, "result": {"phase": "rendering", "warn": "prior attempt: 429 rate limited"}},
        {"task_id": "t", "tip": "too many requests lead to a ban"},
        {"code": 0, "msg": "ok", "notice": "系统维护于周日"},
        {"job": {"stage_name": "RENDERING", "last": "worker lost, rescheduled"}},
        {"isError": False, "text": "Daily quota left: 0 after this one. insufficient balance next"},
        {"clip": {"lifecycle": "ready", "film": "https://a.example/c.mp4?x=1", "note": "blocked words"}},
        {"status": "in_progress", "progress": 71, "error": {"message": "token 401, switched to token 12"}},
        {"Code": "OK", "Data": {"JobId": "9", "JobState": "SUBMITTED"}, "Msg": "如提示余额不足请充值"},
    ],
)
def test_such_words_say_nothing_where_an_order_was_taken(body: dict[str, Any]) -> None:
    assert told(body) == FINE


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ({"maintenance": True, "until": "2030-01-01"}, 503, MAINTAINED),
        ({"rate_limited": True, "retry": 3}, 403, BROKEN),
        ({"error": {"quota_exceeded": True}}, 400, OURS),
    ],
)
def test_a_flag_that_is_on_says_by_its_name_what_is_wrong(body: Any, status: int, expected: object) -> None:
    assert told(body, status) == expected


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        ("status=error&code=401&message=Invalid+API+key", 200, OURS),
        ("result=fail&reason=%E4%BD%99%E9%A2%9D%E4%B8%8D%E8%B6%B3", 200, OURS),
        ("code=6001&desc=&orderid=", 200, BROKEN),
        ("success=false&error=server+is+overloaded", 200, BROKEN),
        ("error=invalid_token&error_description=The+access+token+has+expired", 401, OURS),
        ("status=success&task_id=abc", 200, FINE),
        ("task_id=abc&state=queued", 200, FINE),
    ],
)
def test_the_fields_of_a_form_are_those_of_an_object(body: str, status: int, expected: object) -> None:
    assert told(body, status) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minimax create failed => status_code 1008", OURS),
        ("bigmodel.cn code 1301, task not created", REFUSED),
        ("KlingApiException{code=1102, httpStatus=429, requestId=CjH}", OURS),
        ("hailuo: base_resp status_code=1026", REFUSED),
        ("可灵 返回错误码:1303", BROKEN),
    ],
)
@pytest.mark.parametrize("thrown", [True, False])
def test_the_number_of_a_vendor_that_is_named_is_its_code(text: str, expected: object, thrown: bool) -> None:
    if thrown:
        answer = Answer(Transport.EXCEPTION, exception=text)
    else:
        answer = Answer(Transport.TASK, 200, body=json.dumps({"status": "failed", "error": text}))
    assert meaning(answer, VENDOR) == expected


def test_the_same_number_without_a_vendor_is_nobodys_code() -> None:
    assert meaning(Answer(status=400, body="job 1301 of queue (1008): no"), VENDOR) == OURS
