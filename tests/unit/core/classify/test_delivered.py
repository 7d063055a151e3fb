"""What was delivered counts, whatever stands in prompts, titles, captions and revised prompts."""

import json
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.rules import order
from exporter.core.vocabulary import Channel, Fault, Reason, State

CHANNELS = (None, *Channel)
VIDEO = "https://cdn.example/a.mp4"
PHRASES = sorted(
    {
        phrase.replace("…", " ")
        for table in (order.EXCEPTIONS, order.NESTED, order.HTTP, order.LAST)
        for rule in table.rules
        for phrase in (*rule.phrases, *rule.codes)
    }
)
"""Everything that a rule knows, in all its languages."""
WRITTEN = 8
"""Words of the lexicon in one text of a customer."""
TEXTS = [" ".join(PHRASES[start::49][:WRITTEN]) for start in range(49)] + PHRASES[::23]

PRODUCTS: dict[str, Callable[[str], Any]] = {
    "openai video": lambda w: {
        "id": "v", "object": "video", "status": "completed", "prompt": w, "title": w, "error": None,
    },
    "openai image": lambda w: {"created": 1, "data": [{"url": VIDEO, "revised_prompt": w}]},
    "openai image in bytes": lambda w: {"created": 1, "data": [{"b64_json": "aGVsbG8=", "revised_prompt": w}]},
    "replicate": lambda w: {
        "status": "succeeded", "input": {"prompt": w}, "output": [VIDEO], "error": None, "logs": w,
    },
    "fal": lambda w: {"video": {"url": VIDEO, "content_type": "video/mp4"}, "seed": 1, "prompt": w, "caption": w},
    "kling": lambda w: {
        "code": 0, "message": "SUCCEED", "data": {
            "task_id": "1", "task_status": "succeed", "task_status_msg": "", "title": w,
            "task_result": {"videos": [{"id": "1", "url": VIDEO, "description": w}]},
        },
    },
    "luma": lambda w: {
        "state": "completed", "failure_reason": None, "assets": {"video": VIDEO}, "request": {"prompt": w},
    },
    "new-api": lambda w: {
        "code": "success", "message": "", "data": {
            "status": "SUCCESS", "fail_reason": "", "progress": "100%", "data": {"video_url": VIDEO, "text": w},
        },
    },
    "kie": lambda w: {
        "code": 200, "msg": "success", "data": {
            "state": "success", "param": json.dumps({"input": {"prompt": w}}), "failMsg": "",
            "resultJson": json.dumps({"resultUrls": [VIDEO]}),
        },
    },
    "veo": lambda w: {
        "name": "o", "done": True, "metadata": {"prompt": w},
        "response": {"generateVideoResponse": {"generatedSamples": [{"video": {"uri": VIDEO}}]}},
    },
    "gemini image": lambda w: {
        "candidates": [{"content": {"parts": [{"text": w}, {"inlineData": {"data": "aGk="}}]}, "finishReason": "STOP"}],
    },
    "chat": lambda w: {"choices": [{"message": {"content": f"{w}\n![v]({VIDEO})"}, "finish_reason": "stop"}]},
    "suno": lambda w: {
        "status": "complete", "title": w, "lyrics": w, "video_url": VIDEO, "message": w, "error_message": None,
    },
}  # fmt: skip
RUNNING: dict[str, Callable[[str], Any]] = {
    "openai video": lambda w: {"object": "video", "status": "in_progress", "prompt": w, "error": None},
    "bedrock": lambda w: {"status": "InProgress", "title": w},
    "kling": lambda w: {"code": 0, "message": "SUCCEED", "data": {"task_status": "processing", "title": w}},
    "fal": lambda w: {"status": "IN_QUEUE", "queue_position": 3, "logs": [{"message": w}]},
    "new-api": lambda w: {
        "code": "success",
        "data": {"status": "QUEUED", "data": {"status": "queued", "title": w}},
    },
}
FAILED: dict[str, Any] = {
    "an error beside the product": {
        "status": "completed",
        "output": [VIDEO],
        "error": {"message": "server error"},
    },
    "a failed word": {"status": "failed", "output": [VIDEO]},
    "success denied": {"success": False, "message": "server error", "data": {"url": VIDEO}},
    "a business code": {"code": 500, "message": "server error", "data": {"video_url": VIDEO}},
    "a failing end": {"state": "fail", "failMsg": "internal error", "resultJson": ""},
}
WRAPPED: dict[str, Callable[[Any], Any]] = {
    "as it is": lambda value: value,
    "in data": lambda value: {"code": 200, "message": "ok", "data": value},
    "in a list": lambda value: [value],
    "as text": lambda value: {"result": json.dumps(value)},
    "nine deep": lambda value: nested(value, 9),
}


def nested(value: Any, layers: int) -> Any:
    """A value in so many envelopes."""
    for layer in range(layers):
        value = {("response", "result", "output", "body", "payload")[layer % 5]: value}
    return value


def said(value: Any, transport: Transport = Transport.TASK, channel: Channel | None = None) -> Any:
    """The verdict on a body."""
    return classify(Answer(transport, 200, body=json.dumps(value, ensure_ascii=False)), channel)


@pytest.mark.parametrize("wrapped", WRAPPED)
@pytest.mark.parametrize("name", PRODUCTS)
def test_a_product_is_one_whatever_words_stand_beside_it(name: str, wrapped: str) -> None:
    wrong = [
        text
        for text in islice(TEXTS, None if wrapped == "as it is" else 40)
        for transport in (Transport.HTTP, Transport.TASK)
        if said(WRAPPED[wrapped](PRODUCTS[name](text)), transport).reason is not Reason.OK
    ]
    assert wrong == []


@pytest.mark.parametrize("wrapped", WRAPPED)
@pytest.mark.parametrize("name", RUNNING)
def test_a_job_that_waits_or_runs_is_nobodys_fault(name: str, wrapped: str) -> None:
    for text in TEXTS[::7]:
        verdict = said(WRAPPED[wrapped](RUNNING[name](text)))
        assert (verdict.outcome, verdict.reason, verdict.fault) == (State.OPERATIONAL, Reason.OK, None)


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("name", FAILED)
def test_a_filled_error_counts_for_more_than_a_link(name: str, channel: Channel | None) -> None:
    for wrap in WRAPPED.values():
        verdict = said(wrap(FAILED[name]), channel=channel)
        assert (verdict.outcome, verdict.fault) == (State.DEGRADED, Fault.UPSTREAM)


@pytest.mark.parametrize("kind", ["video/mp4", "image/png", "video/webm; codecs=vp9", "IMAGE/JPEG"])
def test_the_bytes_of_a_video_or_an_image_are_a_product(kind: str) -> None:
    answer = Answer(status=200, headers={"content-type": kind}, body="\x00\x00 ftypisom captcha rate limit")
    assert classify(answer, None).reason is Reason.OK


@pytest.mark.parametrize("kind", ["video/mp4", "image/png"])
@pytest.mark.parametrize("words", ["Internal Server Error", "error: file expired", "文件已过期,请重新生成"])
def test_words_are_no_bytes_whatever_their_type_of_content_says(kind: str, words: str) -> None:
    answer = Answer(status=200, headers={"content-type": kind}, body=words)
    assert classify(answer, None).outcome is not State.OPERATIONAL


STREAMS: dict[str, Callable[[str], list[Any]]] = {
    "openai images": lambda w: [
        {"type": "image_generation.partial_image", "b64_json": "aGk="},
        {"type": "image_generation.completed", "b64_json": "aGVsbG8=", "revised_prompt": w},
    ],
    "responses": lambda w: [
        {"type": "response.created", "response": {"status": "in_progress", "title": w}},
        {
            "type": "response.completed",
            "response": {"status": "completed", "output": [{"type": "image", "url": VIDEO}], "title": w},
        },
    ],
    "a gateway's": lambda w: [
        {"type": "result", "videos": [{"type": "url", "url": VIDEO}], "warnings": [{"message": w}]}
    ],
}


def streamed(events: list[Any]) -> Answer:
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    return Answer(Transport.SSE, 200, body=body)


@pytest.mark.parametrize("name", STREAMS)
def test_a_product_in_an_event_is_one_whatever_words_stand_beside_it(name: str) -> None:
    for text in TEXTS[::5]:
        assert classify(streamed(STREAMS[name](text)), None).reason is Reason.OK


def test_a_preview_and_an_error_after_it_are_no_product() -> None:
    preview = {"type": "image_generation.partial_image", "b64_json": "aGk="}
    failed = {"type": "error", "error": {"message": "server error"}}
    assert classify(streamed([preview]), None).reason is Reason.TRUNCATED
    for events in ([preview, failed], [*STREAMS["a gateway's"]("x"), failed]):
        assert classify(streamed(events), None).outcome is State.DEGRADED


def test_a_product_under_a_status_of_failure_is_none() -> None:
    body = json.dumps(PRODUCTS["fal"]("x"))
    assert classify(Answer(status=502, body=body), None).outcome is State.DEGRADED


def test_an_answer_filtered_for_its_content_is_no_success_without_a_product() -> None:
    body = {
        "name": "o",
        "done": True,
        "response": {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": ["x"]},
    }
    for wrap in WRAPPED.values():
        assert said(wrap(body)).reason is Reason.CONTENT_POLICY
