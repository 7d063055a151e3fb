"""Google's long-running operations in all the forms they come in."""

from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.clock import run_virtual
from exporter.core.answer import Transport
from exporter.core.vocabulary import Reason
from exporter.dialects.gemini_video import Operation, read_operation
from exporter.transport import Exchange, ResponseLimits
from tests.support.in_process_http import InProcess, fixture, http_over

MP4 = "AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE="
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(["generateVideoResponse", "generatedSamples", "videos", "video", "uri"]), inner
        )
    ),
)


def look(answer: Any) -> Operation | None:
    async def main() -> Exchange:
        http = http_over(InProcess().on("GET /v1/op", answer))
        return await http.send(http.call("GET", "/op"), ResponseLimits(5.0))

    return read_operation(run_virtual(main()))


def done(response: Any) -> dict[str, Any]:
    return {"name": "models/m/operations/1", "done": True, "response": response}


@pytest.mark.parametrize("name", ["veo_op_pending", "vertex_veo_fetch_pending"])
def test_an_operation_without_done_is_running(name: str) -> None:
    operation = look(fixture(name))
    assert operation is not None
    assert not operation.done


@pytest.mark.parametrize(
    ("answer", "address"),
    [
        (
            fixture("veo_op_done"),
            "https://generativelanguage.googleapis.com/v1beta/files/xyz123:download?alt=media",
        ),
        (fixture("vertex_veo_fetch_done"), None),
        (done({"generatedVideos": [{"video": {"uri": "https://h/v"}}]}), "https://h/v"),
        (done({"videos": [{"uri": "https://h/v"}]}), "https://h/v"),
        (done({"generateVideoResponse": {"generatedSamples": [{"uri": "https://h/v"}]}}), "https://h/v"),
        (done({"videos": [{"bytesBase64Encoded": MP4, "mimeType": "video/mp4"}]}), None),
        (done({"raiMediaFilteredCount": 1, "videos": [{"uri": "https://h/v"}]}), "https://h/v"),
    ],
)
def test_a_clip_is_found_wherever_it_stands(answer: Any, address: str | None) -> None:
    operation = look(answer)
    assert operation is not None
    assert (operation.done, operation.delivered, operation.reading.reason) == (True, True, Reason.OK)
    assert operation.address == address


@pytest.mark.parametrize(
    "answer",
    [
        fixture("veo_op_rai_filtered"),
        fixture("vertex_veo_fetch_filtered"),
        done({"raiMediaFilteredCount": 1}),
        done({"raiFilteredReason": "Support codes: 56562880"}),
    ],
)
def test_a_filtered_clip_is_content_policy_in_both_nestings(answer: Any) -> None:
    operation = look(answer)
    assert operation is not None
    assert (operation.delivered, operation.reading.reason) == (False, Reason.CONTENT_POLICY)


@pytest.mark.parametrize(
    "response", [None, {}, {"videos": []}, {"raiMediaFilteredCount": 0}, {"generatedSamples": [{}]}]
)
def test_done_without_a_clip_is_a_failed_generation(response: Any) -> None:
    operation = look(done(response))
    assert operation is not None
    assert (operation.delivered, operation.reading.otherwise) == (False, Reason.GENERATION_FAILED)


def test_a_clip_that_is_no_video_is_an_invalid_artifact() -> None:
    operation = look(done({"videos": [{"bytesBase64Encoded": "PGh0bWw+PGJvZHk+bm90IGEgdmlkZW8="}]}))
    assert operation is not None
    assert (operation.delivered, operation.reading.reason) == (True, Reason.ARTIFACT_INVALID)


@pytest.mark.parametrize(
    ("code", "otherwise"),
    [
        (3, Reason.GENERATION_FAILED),
        (4, Reason.TIMEOUT),
        (8, Reason.OVERLOADED),
        (13, Reason.UPSTREAM_5XX),
        (14, Reason.OVERLOADED),
        (99, Reason.GENERATION_FAILED),
    ],
)
def test_an_error_goes_to_the_classifier_with_its_code_to_fall_back_on(code: int, otherwise: Reason) -> None:
    operation = look({"name": "o", "done": True, "error": {"code": code, "message": "words nobody knows"}})
    assert operation is not None
    assert (operation.delivered, operation.reading.otherwise) == (False, otherwise)
    assert operation.reading.answer.transport is Transport.TASK


@pytest.mark.parametrize(
    "answer",
    [{}, [], {"error": {}}, httpx2.Response(200, text="<html>"), httpx2.Response(500, json={"name": "o"})],
)
def test_what_is_no_operation_is_none(answer: Any) -> None:
    assert look(answer) is None


@given(response=JSON)
def test_reading_any_response_never_fails(response: Any) -> None:
    assert look(done(response)) is not None
