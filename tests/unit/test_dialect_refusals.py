"""The refusal that a validation waits for, and everything that only looks like it."""

import re
from typing import Any

import httpx2
import pytest

from exporter.clock import run_virtual
from exporter.core.vocabulary import Reason
from exporter.core.wire.payload import parse, read_refusal, text_at
from exporter.core.wire.started_jobs import job_named
from exporter.dialects.base import Reading
from exporter.dialects.openai_videos import LENGTH_OR_SIZE, PROMPT
from exporter.dialects.shared.refusals import read_awaited_refusal
from exporter.transport import Exchange, ResponseLimits
from tests.support.in_process_http import InProcess, fixture, http_over

MESSAGES = re.compile(r"\bmessages?\b", re.IGNORECASE)


def exchange_of(answer: Any) -> Exchange:
    async def main() -> Exchange:
        http = http_over(InProcess().on("POST /v1/videos", answer))
        return await http.send(http.call("POST", "/videos"), ResponseLimits(5.0))

    return run_virtual(main())


def read(status: int, body: Any, named: re.Pattern[str], *, reached: bool = False) -> Reading:
    answer = (
        httpx2.Response(status, text=body) if isinstance(body, str) else httpx2.Response(status, json=body)
    )
    return read_awaited_refusal(exchange_of(answer), named, reached=reached)


@pytest.mark.parametrize(
    ("status", "name", "named"),
    [
        (400, "openai_error_invalid_seconds", LENGTH_OR_SIZE),
        (400, "openai_error_seconds_integer", LENGTH_OR_SIZE),
        (400, "openai_image_bad_size", LENGTH_OR_SIZE),
        (400, "openai_error_missing_prompt", PROMPT),
        (400, "newapi_error_prompt_required", PROMPT),
        (400, "apiyi_error_missing_prompt", PROMPT),
        (400, "newapi_error_invalid_size", LENGTH_OR_SIZE),
    ],
)
def test_a_documented_refusal_is_the_awaited_one(status: int, name: str, named: re.Pattern[str]) -> None:
    reading = read(status, fixture(name), named, reached=True)
    assert (reading.reason, reading.reached) == (Reason.REJECTED_AS_EXPECTED, True)


@pytest.mark.parametrize(
    ("status", "body", "named"),
    [
        (422, {"detail": [{"loc": ["body", "prompt"], "msg": "Field required", "type": "missing"}]}, PROMPT),
        (400, {"error": "prompt is required"}, PROMPT),
        (400, {"error": {"message": "参数错误：提示词不能为空"}}, PROMPT),
        (500, {"error": {"message": "field messages is required (request id: 1)"}}, MESSAGES),
        (400, {"error": {"message": "Invalid 'messages': empty array.", "param": "messages"}}, MESSAGES),
        (200, {"code": 400, "msg": "prompt is required", "data": None}, PROMPT),
        (
            400,
            {
                "code": "fail_to_fetch_task",
                "message": '{"error":{"message":"Invalid value","param":"seconds"}}',
            },
            LENGTH_OR_SIZE,
        ),
        (
            400,
            {"error": {"message": "Invalid value: '5'. Supported values are: '4', '8', and '12'."}},
            LENGTH_OR_SIZE,
        ),
        (400, "prompt is required", PROMPT),
    ],
)
def test_the_refusal_is_found_in_every_envelope(status: int, body: Any, named: re.Pattern[str]) -> None:
    assert read(status, body, named).reason is Reason.REJECTED_AS_EXPECTED


@pytest.mark.parametrize(
    ("status", "body", "named"),
    [
        (400, fixture("openai_error_retired_model_400"), LENGTH_OR_SIZE),
        (400, {"error": {"message": "model sora-2 needs a prompt", "param": "model"}}, PROMPT),
        (400, fixture("google_error_400_api_key"), LENGTH_OR_SIZE),
        (400, fixture("openai_error_unable_to_process"), LENGTH_OR_SIZE),
        (401, fixture("openai_error_invalid_key"), PROMPT),
        (401, {"error": "send a prompt and a key"}, PROMPT),
        (403, {"error": "your prompt budget is used up"}, PROMPT),
        (429, {"error": "Please try again in 20 seconds"}, LENGTH_OR_SIZE),
        (400, {"error": "Please try again in 20 seconds"}, LENGTH_OR_SIZE),
        (404, fixture("openai_error_invalid_url_404"), PROMPT),
        (500, fixture("openai_error_500"), PROMPT),
        (500, {"error": "the prompt crashed us"}, PROMPT),
        (503, fixture("newapi_error_no_channel_503"), PROMPT),
        (302, "", PROMPT),
    ],
)
def test_other_failures_are_left_to_the_classifier(status: int, body: Any, named: re.Pattern[str]) -> None:
    reading = read(status, body, named, reached=True)
    assert (reading.reason, reading.otherwise, reading.reached) == (None, None, False)


@pytest.mark.parametrize(
    ("body", "job"),
    [
        (fixture("newapi_create_ok"), "task_Xq2mVw7k1R9sT4bN8cLdYpHf3aZeUjGo"),
        (fixture("openai_video_create_queued"), "video_69b131ea03548190925a6a06febf993b"),
        (fixture("veo_create"), "models/veo-3.1-generate-preview/operations/abc123def456"),
        (fixture("openai_image_ok"), "1795349000"),
        ({"code": "success", "data": {"task_id": "t1"}}, "t1"),
    ],
)
def test_a_job_that_was_started_by_mistake_is_an_accident(body: Any, job: str) -> None:
    reading = read(200, body, PROMPT)
    assert (reading.accident, reading.rule) == (job, "validation.accident")


@pytest.mark.parametrize(
    "body", [{}, [], "<html>SPA</html>", "", {"error": {"message": "no"}, "id": "task_1"}]
)
def test_a_200_without_a_job_is_no_success(body: Any) -> None:
    reading = read(200, body, PROMPT)
    assert (reading.reason, reading.otherwise, reading.accident) == (None, Reason.BAD_RESPONSE, None)


def test_a_connection_error_is_left_to_the_classifier() -> None:
    reading = read_awaited_refusal(exchange_of(httpx2.ReadError("prompt")), PROMPT, reached=True)
    assert (reading.reason, reading.reached) == (None, False)


def test_deep_nesting_ends() -> None:
    body = '{"error":' * 900 + "1" + "}" * 900
    assert read_refusal(body).params == set()
    assert job_named(parse(body)) is None


@pytest.mark.parametrize("text", ["", "null", "[1", '{"a":', "\ufeff{}", "nan"])
def test_parsing_is_lenient(text: str) -> None:
    assert text_at(parse(text), "a") is None
