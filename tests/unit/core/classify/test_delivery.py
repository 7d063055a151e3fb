"""Answers that say they are done and have nothing to show, and those that only look so."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State

CHANNELS = (None, *Channel)


def event(delta: dict[str, Any], finish: str | None = None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return f"data: {json.dumps({'object': 'chat.completion.chunk', 'choices': [choice]})}\n\n"


def message(finish: str | None = "stop", **parts: Any) -> dict[str, Any]:
    choice = {
        "index": 0,
        "message": {"role": "assistant", **parts},
        "logprobs": None,
        "finish_reason": finish,
    }
    return {"id": "chatcmpl-1", "object": "chat.completion", "choices": [choice]}


DONE = "data: [DONE]\n\n"
STARTED = event({"role": "assistant", "content": ""})
EMPTY_STREAMS = {
    "stopped": STARTED + event({}) + event({"content": ""}, "stop") + DONE,
    "ended without a reason": STARTED + DONE,
    "words": STARTED + event({"content": "Here it is"}) + event({}, "stop") + DONE,
    "blanks": STARTED + event({"content": "\n"}) + event({"content": " "}, "stop") + DONE,
}
STREAMS_THAT_SAID_SOMETHING = {
    "a call of a tool": STARTED + event({"tool_calls": [{"id": "1"}]}, "tool_calls") + DONE,
    "cut by the limit": STARTED + event({}, "length") + DONE,
    "a picture": STARTED + event({"images": [{"image_url": {"url": "data:image/png;base64,AA"}}]}) + DONE,
}
EMPTY: list[dict[str, Any]] = [
    message(content=""),
    message(content=None),
    message(None, content=""),
    message(content="", reasoning_content="thinking"),
    {"output": None, "request_id": "r"},
    {"images": [], "seed": 1},
    {"video": {}, "timings": {}},
    {"code": 0, "message": "ok", "data": {"outputs": []}},
    {"role": "assistant", "content": [{"type": "text", "text": "A cat."}], "stop_reason": "end_turn"},
    {
        "object": "response",
        "status": "completed",
        "output": [{"role": "assistant", "content": [{"text": "A cat."}]}],
    },
    message(content=[{"type": "text", "text": ""}]),
    {"candidates": [{"content": {"parts": [{"text": ""}], "role": "model"}, "finishReason": "STOP"}]},
    {"status": "succeeded", "output": None},
    {"status": "completed", "output": []},
    {"status": "completed", "video_url": None, "url": ""},
    {"status": "completed", "output": {"video": None, "task_id": "t"}},
    {"status": "completed", "result": None},
    {"status": "succeeded", "content": {"video_url": ""}},
    {"status": "SUCCESS", "data": {"url": ""}},
    {"state": "completed", "assets": {"video": None, "image": ""}},
    {"state": "success", "creations": []},
    {"code": 200, "msg": "success", "data": {"state": "success", "resultJson": '{"resultUrls":[]}'}},
    {"code": 0, "data": {"task_status": "succeed", "task_result": {"videos": []}}},
    {"output": {"task_id": "t", "task_status": "SUCCEEDED", "results": []}},
    {"status": "completed", "video_url": "", "callback_url": "https://ours.example/hook"},
    {"status": "completed", "image": None},
    {"id": "t", "status": "SUCCEEDED"},
    {"code": 0, "message": "success", "data": {"task_id": "t", "task_status": "succeed"}},
    {"output": {"task_id": "t", "task_status": "SUCCEEDED", "end_time": "2026-09-01"}},
    {"name": "operations/1", "done": True, "response": {"generateVideoResponse": {}}},
]
FULL: list[dict[str, Any]] = [
    message(content="", images=[{"type": "image_url", "image_url": {"url": "data:image/png;base64,AA"}}]),
    message("tool_calls", content=None, tool_calls=[{"id": "1", "type": "function"}]),
    message("length", content=""),
    {"candidates": [{"content": {"parts": [{"inlineData": {"data": "AA"}}]}, "finishReason": "STOP"}]},
    {"id": "v", "object": "video", "status": "completed", "progress": 100, "error": None},
    {"id": "v", "object": "video", "status": "completed", "video_url": None, "url": ""},
    {"status": "COMPLETED", "response_url": "https://queue.example/1", "logs": None},
    {"status": "completed", "output": None, "video": {"id": "abc"}},
    {"status": "completed", "url": None, "metadata": {"result_url": "https://cdn.example/1.mp4"}},
    {"status": "completed", "video_url": None, "file_id": "file-1"},
    {"status": "completed", "output": {"image_url": "", "video_url": "https://cdn.example/1.mp4"}},
    {"status": "completed", "steps": [{"status": "completed", "output": None}], "url": "https://x.example/v"},
    {"status": "processing", "output": None},
    {"id": "p", "output": None},
    {"code": 0, "data": {"task_id": "1", "video_url": None}},
    {"status": "completed", "output": [{"type": "image_generation_call", "result": "iVBORw0KGgo"}]},
    {"status": "queued", "video_url": None},
]


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("body", EMPTY, ids=json.dumps)
def test_an_answer_that_is_done_without_a_product_is_a_bad_one(
    body: dict[str, Any], channel: Channel | None
) -> None:
    for transport, status in ((Transport.HTTP, 200), (Transport.TASK, 200), (Transport.TASK, None)):
        verdict = classify(Answer(transport, status, body=json.dumps(body)), channel)
        assert (verdict.outcome, verdict.reason) == (State.DEGRADED, Reason.BAD_RESPONSE)
        assert verdict.fault is Fault.UPSTREAM


@pytest.mark.parametrize("body", FULL, ids=json.dumps)
def test_what_has_a_product_or_no_place_for_one_stays_healthy(body: dict[str, Any]) -> None:
    for transport in (Transport.HTTP, Transport.TASK):
        assert classify(Answer(transport, 200, body=json.dumps(body)), None).success


@pytest.mark.parametrize(
    "body",
    [
        {"status": "success", "data": None},
        {"success": True, "data": None},
        {"code": 0, "msg": "success", "data": {}},
        {"code": 200, "message": "操作成功", "data": "", "timestamp": 1_760_000_000},
        {"result": None},
    ],
    ids=json.dumps,
)
def test_an_envelope_with_nothing_in_it_gives_nothing(body: dict[str, Any]) -> None:
    for transport in (Transport.HTTP, Transport.TASK):
        verdict = classify(Answer(transport, 200, body=json.dumps(body)), None)
        assert (verdict.outcome, verdict.reason) == (State.DEGRADED, Reason.BAD_RESPONSE)


@pytest.mark.parametrize(
    "body",
    [
        {"success": True},
        {"success": True, "data": None, "balance": 12},
        {"success": True, "data": None, "task_id": "abc"},
        {"success": True, "data": None, "message": "Task queued, position 4"},
        {"object": "list", "data": []},
        {"data": []},
    ],
    ids=json.dumps,
)
def test_an_envelope_that_gives_something_else_is_fine(body: dict[str, Any]) -> None:
    assert classify(Answer(status=200, body=json.dumps(body)), None).success


@pytest.mark.parametrize("name", EMPTY_STREAMS)
def test_a_stream_that_ends_without_a_word_is_a_bad_answer(name: str) -> None:
    verdict = classify(Answer(Transport.SSE, 200, body=EMPTY_STREAMS[name]), Channel.REVERSE)
    assert (verdict.outcome, verdict.reason) == (State.DEGRADED, Reason.BAD_RESPONSE)


@pytest.mark.parametrize("name", STREAMS_THAT_SAID_SOMETHING)
def test_a_stream_that_said_something_stays_healthy(name: str) -> None:
    answer = Answer(Transport.SSE, 200, body=STREAMS_THAT_SAID_SOMETHING[name])
    assert classify(answer, Channel.REVERSE).success


def test_a_failure_that_explains_itself_outweighs_the_missing_product() -> None:
    body = {"status": "completed", "output": None, "error": {"message": "Content policy violation"}}
    assert classify(Answer(Transport.TASK, 200, body=json.dumps(body)), None).reason is Reason.CONTENT_POLICY
