"""Exceptions about answers that a client could not read, and about things of its own that it waited for."""

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import BROKEN, OURS


def meaning(text: str) -> tuple[State, Fault | None]:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize(
    "text",
    [
        "pydantic.ValidationError: 1 validation error for VideoJob\nid\n  Field required [type=missing, "
        "input_value={'message': 'ok'}, input_type=dict]",
        "pydantic_core._pydantic_core.ValidationError: 2 validation errors for TaskResponse\ndata.task_id\n"
        "  Input should be a valid string [type=string_type, input_value=None, input_type=NoneType]",
        "serde_json::Error: missing field `id` at line 1 column 42",
        'Error("invalid type: null, expected a string", line: 1, column: 20)',
        "json: cannot unmarshal string into Go struct field VideoResp.data of type relay.Task",
        "kotlinx.serialization.MissingFieldException: Field 'id' is required for type with serial name "
        "'com.acme.VideoResponse', but it was missing at path: $",
        "com.fasterxml.jackson.databind.exc.MismatchedInputException: No content to map due to end-of-input",
        "com.google.gson.JsonSyntaxException: Expected BEGIN_OBJECT but was STRING at line 1 column 1 path $",
        "System.Text.Json.JsonException: The JSON value could not be converted to Acme.VideoJob. Path: $.status",
        'DecodingError.keyNotFound: No value associated with key CodingKeys(stringValue: "video_url")',
        'ZodError: [{"code":"invalid_type","expected":"string","received":"undefined","path":["data","id"],'
        '"message":"Required"}]',
        "jsonschema.exceptions.ValidationError: 'video_url' is a required property in response",
    ],
)
def test_an_answer_that_cannot_be_read_is_broken(text: str) -> None:
    assert meaning(text) == BROKEN


@pytest.mark.parametrize(
    "text",
    [
        "pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings\napi_key\n"
        "  Field required [type=missing, input_value={}, input_type=dict]",
        "jsonschema.exceptions.ValidationError: 'seconds' is a required property in request",
        "json: cannot unmarshal number into Go struct field CreateRequest.seconds of type string",
    ],
)
def test_what_we_give_or_set_up_is_no_answer(text: str) -> None:
    assert meaning(text)[1] is Fault.OURS


@pytest.mark.parametrize(
    "text",
    [
        "asyncio.TimeoutError: no free slot in the local render semaphore (max 4) for 120 s",
        "TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00",
        "Timeout waiting for file lock /tmp/x.lock",
        "Error: ffmpeg timed out after 120000 ms",
        "Prompt for user confirmation timed out",
        "Job was never submitted: local queue full",
        "System.UriFormatException: Invalid URI: The URI scheme is not valid. (VIDEO_API_BASE)",
        "java.net.MalformedURLException: no protocol: api.example.com/v1",
    ],
)
def test_what_is_our_own_is_ours_even_if_time_ran_out(text: str) -> None:
    assert meaning(text) == OURS


@pytest.mark.parametrize(
    "text",
    [
        "TimeoutError: Timed out waiting for job 77 after 600s",
        "Timed out waiting for a worker to pick up the task",
        "lock timeout on the upstream job queue",
        "ValueError: no video in response",
        "their box spits out 500s",
        "getting 502s since noon",
    ],
)
def test_what_is_theirs_is_theirs(text: str) -> None:
    assert meaning(text) == BROKEN


@pytest.mark.parametrize("status", [400, 401, 403, 500])
@pytest.mark.parametrize("written", ["timeout: 0,", "timeout: 60000,", "timeout: 0\n"])
def test_a_client_s_settings_beside_its_error_are_no_reason(status: int, written: str) -> None:
    """As axios prints them: how long it would have waited says nothing of what happened."""
    said = f"Error: Request failed with status code {status}"
    printed = f"{said}\n    at createError (/x/axios/lib/core/createError.js:16:15) {{\n  config: {{\n    {written}\n    xsrfCookieName: 'XSRF-TOKEN'\n  }}\n}}"
    verdicts = [
        classify(Answer(transport=Transport.EXCEPTION, status=status, exception=text), None)
        for text in (said, printed)
    ]
    assert verdicts[0].reason is verdicts[1].reason
    assert verdicts[0].fault is verdicts[1].fault
