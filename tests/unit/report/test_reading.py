"""What the calls of a program say of its targets."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from exporter.clock import run_virtual
from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Reason
from exporter.report.calls import WatchedCall, WatchedRequest
from exporter.report.reading import Reader
from exporter.web.observation_body import parse

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOW = 1_790_000_000.0
PROMPT = "A lonely lighthouse keeper paints the sea"


def fixture(name: str) -> Any:
    """The body of a recorded answer."""
    value = json.loads((FIXTURES / f"{name}.json").read_text())
    return value.get("body", value) if isinstance(value, dict) and "status_code" in value else value


def post(path: str = "/v1/videos", **fields: object) -> WatchedRequest:
    body = json.dumps({"model": "sora-2", "prompt": PROMPT} | fields).encode()
    return WatchedRequest("POST", path, {"authorization": "Bearer sk-proj-0123456789abcdefghij"}, body)


def get(path: str) -> WatchedRequest:
    return WatchedRequest("GET", path, {}, None)


def answered(
    asked: WatchedRequest, body: object, status: int = 200, at: float = 0.0, **more: Any
) -> WatchedCall:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"content-type": "application/json"} | more.pop("headers", {})
    return WatchedCall(asked, NOW + at, more.pop("seconds", 1.5), status, headers, raw, **more)


def read(*calls: WatchedCall, target: str | None = "t") -> list[dict[str, Any]]:
    """The observations, each of them one that the exporter takes."""
    reader = Reader("app")
    made = [one for call in calls for one in reader.read(call, lambda _model: target)]
    body = json.dumps({"observations": made}).encode()
    assert len(run_virtual(parse(body, {"t"}, NOW + 1000))) == len(made)
    assert "lighthouse" not in body.decode()
    return made


VIDEO = {"id": "video_1", "object": "video", "model": "sora-2", "created_at": NOW, "seconds": "4"}
LOOK = get("/v1/videos/video_1")


def look(status: str, at: float = 60.0, **more: object) -> WatchedCall:
    return answered(LOOK, VIDEO | {"status": status} | more, at=at)


def test_a_job_reports_its_end_once_with_its_whole_time():
    created = answered(post(), VIDEO | {"status": "queued"})
    looks = [look("queued", 1), look("in_progress", 30), look("completed", 61.5), look("completed", 70)]
    assert read(created) == read(created, *looks[:2]) == []
    (one,) = read(created, *looks)
    assert one == {
        "target": "t",
        "reporter": "app",
        "time": "2026-09-21T14:14:21.500+00:00",
        "latency_seconds": 63.0,
        "outcome": "operational",
    }
    assert datetime.fromisoformat(one["time"]).timestamp() == NOW + 61.5


def test_a_failed_job_tells_why_and_not_of_what():
    error = {"code": "moderation_blocked", "message": f"Blocked: {PROMPT}"}
    created = answered(post(), VIDEO | {"status": "queued"})
    (one,) = read(created, look("failed", error=error, url="https://cdn.example/x"), look("failed"))
    assert (one["transport"], one["status"]) == ("task", 200)
    told = json.loads(one["body"])
    assert told == {
        "object": "video",
        "status": "failed",
        "error": {"code": "moderation_blocked", "message": "Blocked: <prompt>"},
    }


@pytest.mark.parametrize(
    "call",
    [
        look("in_progress"),
        answered(LOOK, {"error": {"message": "bad gateway"}}, 502),
        WatchedCall(LOOK, NOW, 1.0, error=TimeoutError("timed out")),
        answered(post("/v1/files"), {"id": "file-1", "object": "file"}),
        answered(post("/v1/embeddings"), {"data": []}),
        answered(post("/v1/moderations"), {"error": {"message": "no"}}, 500),
        answered(post("/v1/videos/video_1/cancel"), {"id": "video_1"}),
        answered(post("/v1beta/models/veo:countTokens"), {"totalTokens": 3}),
        answered(get("/v1/models"), {"data": [{"id": "sora-2"}]}),
        answered(get("/v1/models/sora-2"), {"id": "sora-2"}),
        answered(get("/v1/videos"), {"data": [VIDEO | {"status": "completed"}]}),
        answered(get("/v1/videos/video_1/content"), b"\0\0\0\x18ftyp", headers={"content-type": "video/mp4"}),
        answered(WatchedRequest("DELETE", "/v1/videos/video_1", {}, None), {"deleted": True}),
        look("completed", created_at=NOW - 86400, completed_at=NOW - 80000),
    ],
)
def test_what_is_no_evidence_is_not_reported(call: WatchedCall):
    assert read(call) == []


def test_the_end_of_a_job_that_another_process_started_is_reported_too():
    (one,) = read(look("completed", 100, created_at=NOW + 10), look("completed", 101, created_at=NOW + 10))
    assert (one["outcome"], one["latency_seconds"]) == ("operational", 90.0)


@pytest.mark.parametrize(
    ("create", "path", "running", "done"),
    [
        ("openai_video_create_queued", None, "openai_video_in_progress", "openai_video_completed"),
        ("newapi_create_ok", None, "newapi_task_in_progress", "newapi_task_completed"),
        (
            "newapi_generations_create_ok",
            None,
            "newapi_generations_in_progress",
            "newapi_generations_success",
        ),
        ("veo_create", None, "veo_op_pending", "veo_op_done"),
        ("apiyi_reverse_submitted", None, "apiyi_reverse_in_progress", "apiyi_reverse_completed"),
    ],
)
def test_jobs_of_every_gateway_are_followed(create: str, path: str, running: str, done: str):
    started = fixture(create)
    name = started.get("name") or started.get("id") or started.get("task_id")
    asked = get(f"/v1/videos/{name}")
    calls = [
        answered(post(), started),
        answered(asked, fixture(running), at=5),
        answered(asked, fixture(done), at=9),
    ]
    assert read(*calls[:2]) == []
    (one,) = read(*calls)
    assert (one["outcome"], one["latency_seconds"]) == ("operational", 10.5)


@pytest.mark.parametrize(
    "body",
    [
        {"code": 0, "data": {"task_id": "abc-123", "status": "submitted"}},
        {"code": "success", "data": "task_0123456789"},
        {"data": [{"task_id": "abc-123", "status": "submitted"}]},
        {"request_id": "r-1", "output": {"task_id": "abc-123", "task_status": "PENDING"}},
    ],
)
def test_what_only_starts_a_job_is_no_success(body: object):
    assert read(answered(post(), body)) == []


@pytest.mark.parametrize(
    ("failed", "status"), [("openai_video_failed_internal", "failed"), ("newapi_task_failed", "failed")]
)
def test_failed_jobs_of_every_gateway_are_told(failed: str, status: str):
    body = fixture(failed)
    name = body.get("id") or body.get("task_id") or body["data"]["task_id"]
    (one,) = read(
        answered(post(), {"id": name, "status": "queued"}), answered(get(f"/v1/videos/{name}"), body, at=5)
    )
    assert one["transport"] == "task"


CHAT = post("/v1/chat/completions", messages=[{"role": "user", "content": PROMPT}])
STREAM = {"content-type": "text/event-stream"}


@pytest.mark.parametrize(
    "call",
    [
        answered(CHAT, fixture("reverse_chat_video_nonstream")),
        answered(post("/v1/images/generations"), fixture("openai_image_ok")),
        answered(CHAT, b'data: {"choices":[{"delta":{"content":"![v](https://cdn.example/v.mp4)"},'
                       b'"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n', headers=STREAM),
        answered(post("/v1/images/generations"), b'{"data": [{"b64_json": "AAAA', whole=False),
    ],
)  # fmt: skip
def test_a_call_that_is_the_whole_work_reports_its_success(call: WatchedCall):
    (one,) = read(call)
    assert one["outcome"] == "operational"
    assert "cdn" not in json.dumps(one)


def test_a_refusal_is_told_with_what_a_client_should_heed():
    body = {"error": {"message": f"Rate limit reached for: {PROMPT}", "code": "rate_limit_exceeded"}}
    headers = {"retry-after": "20", "set-cookie": "session=1", "openai-organization": "my-company"}
    (one,) = read(answered(post(), body, 429, headers=headers))
    assert one["headers"] == {"content-type": "application/json", "retry-after": "20"}
    assert json.loads(one["body"])["error"]["message"] == "Rate limit reached for: <prompt>"


def test_a_failure_in_the_words_of_a_chat_is_told_by_the_words_that_decide():
    said = {"choices": [{"delta": {"content": f"{PROMPT}\nNo available models for video generation"}}]}
    stream = f"data: {json.dumps(said)}\n\ndata: [DONE]\n\n".encode()
    (one,) = read(answered(CHAT, stream, headers=STREAM))
    assert one["transport"] == "sse"
    told = classify(Answer(Transport.SSE, 200, one["headers"], one["body"]), Channel.REVERSE)
    assert told.reason is Reason.ACCOUNT_POOL_EXHAUSTED


def test_what_was_thrown_is_told_as_text_with_its_cause():
    try:
        try:
            raise ConnectionResetError("peer")
        except ConnectionResetError as cause:
            raise TimeoutError(f"https://api.example/v1?key=123456 about {PROMPT}") from cause
    except TimeoutError as error:
        thrown = error
    (one,) = read(WatchedCall(post(), NOW, 30.0, error=thrown))
    assert one["transport"] == "exception"
    said = "TimeoutError: https://api.example/v1 about <prompt> <- ConnectionResetError: peer"
    assert (one["exception"], one["latency_seconds"]) == (said, 30.0)


def test_a_body_that_broke_off_is_a_failure():
    (one,) = read(answered(CHAT, b'data: {"cho', headers=STREAM, whole=False, error=OSError("broken")))
    assert one["exception"] == "OSError: broken"


def test_the_target_goes_by_the_models_name_on_the_wire():
    reader, names = Reader("app"), {"sora-2": "a", "veo-3.1": "b"}
    bad = {"error": {"message": "no"}}
    form = WatchedRequest("POST", "/v1/videos", {}, None, [("model", "sora-2"), ("prompt", PROMPT)])
    veo = WatchedRequest("POST", "/v1beta/models/veo-3.1:predictLongRunning", {}, b'{"instances": []}')
    calls = [answered(form, bad, 500), answered(veo, bad, 500), answered(post(model="gpt-9"), bad, 500)]
    told = [reader.read(call, lambda model: names.get(model or "")) for call in calls]
    assert [[one["target"] for one in each] for each in told] == [["a"], ["b"], []]


def test_of_a_job_whose_prompt_is_not_known_only_codes_are_told():
    error = {"code": "moderation_blocked", "message": f"Blocked: {PROMPT}"}
    (one,) = read(look("failed", error=error, created_at=NOW))
    assert json.loads(one["body"])["error"] == {"code": "moderation_blocked", "message": ""}
    created = answered(post(prompt=f"{PROMPT} " + "and on " * 5000), VIDEO | {"status": "queued"})
    (one,) = read(created, look("failed", error=error))
    assert json.loads(one["body"])["error"] == {"code": "moderation_blocked", "message": ""}


def test_what_is_known_of_jobs_is_bounded():
    reader = Reader("app")
    for i in range(5010):
        reader.read(answered(post(), {"id": f"video_{i}", "status": "queued"}), lambda _: "t")
    assert len(reader._jobs) == 5000
