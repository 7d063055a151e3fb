"""What the classifier takes out of whatever an answer is wrapped in."""

import json

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.normalize import LONGEST, Signals, unwrap
from exporter.core.classify.rule import Shape
from exporter.core.vocabulary import Channel, Reason, State

INNER = {"error": {"message": "The model is overloaded", "type": "server_error", "code": "busy_now"}}
TEXT = "the model is overloaded"


def opened(body: str, status: int | None = 500, transport: Transport = Transport.HTTP) -> Signals:
    return unwrap(Answer(transport, status, body=body))


def wrapped(layers: int) -> str:
    """An error inside a text inside an error, and so on."""
    text = json.dumps(INNER)
    for _ in range(layers):
        text = json.dumps({"error": {"message": text}})
    return text


# Wrappings


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(INNER),
        json.dumps([INNER]),
        json.dumps(json.dumps(INNER)),
        json.dumps({"error": json.dumps(INNER)}),
        json.dumps({"code": 500, "message": json.dumps(INNER), "data": None}),
        json.dumps({"code": 500, "msg": json.dumps(INNER)}),
        json.dumps({"detail": INNER}),
        json.dumps({"detail": json.dumps(INNER)}),
        json.dumps({"success": False, "message": json.dumps(INNER)}),
        json.dumps({"error": repr(INNER)}),
        f"API request failed: 503 - {json.dumps(INNER)}",
        f"Error code: 503 - {INNER!r}",
        f"data: {json.dumps(INNER)}\n\ndata: [DONE]\n\n",
        f"event: error\ndata: {json.dumps(INNER)}\n\n",
        *(wrapped(layers) for layers in range(1, 6)),
    ],
)
def test_the_words_and_the_code_are_found_in_every_wrapping(body: str) -> None:
    signals = opened(body)
    assert TEXT in signals.text.split("\n")
    assert {"server_error", "busy_now"} <= signals.codes
    assert Shape.FAILED in signals.shapes


def test_an_error_that_is_only_text_is_an_error() -> None:
    signals = opened('{"error": "Model is overloaded"}')
    assert signals.text == "model is overloaded"
    assert Shape.FAILED in signals.shapes


def test_a_repr_keeps_its_quotes_and_its_constants() -> None:
    signals = opened(repr({"error": {"message": 'It\'s "over"', "code": None, "param": True, "type": "bad"}}))
    assert signals.text == 'it\'s "over"'
    assert "bad" in signals.codes


def test_json_that_stops_early_still_gives_up_its_words() -> None:
    signals = opened('{"error": {"message": "Service is overloaded", "type": "server_er')
    assert "service is overloaded" in signals.text
    assert {Shape.BROKEN, Shape.FAILED} <= signals.shapes


def test_an_error_object_with_nothing_in_it_is_no_error() -> None:
    for empty in ("null", '""', "{}", '{"code": null, "message": ""}'):
        assert Shape.FAILED not in opened(f'{{"id": "video_1", "error": {empty}}}', 200).shapes


# Statuses


def test_the_status_inside_a_gateways_words_is_kept_apart() -> None:
    signals = opened('{"error": {"message": "upstream returned 403", "type": "upstream_error"}}', 502)
    assert (signals.status, signals.nested) == (502, 403)
    assert Shape.BEHIND in signals.shapes


def test_a_failure_inside_a_200_has_the_status_that_it_names() -> None:
    assert opened('{"code": 524, "msg": "generate task timeout."}', 200).status == 524
    assert opened('{"code": 200, "msg": "success", "data": {}}', 200).status == 200


def test_an_exception_has_the_status_of_its_text() -> None:
    text = "openai.InternalServerError: Error code: 502 - {'error': {'message': 'x'}}"
    assert unwrap(Answer(Transport.EXCEPTION, exception=text)).status == 502


def test_the_innermost_status_counts() -> None:
    inner = {"error": {"code": 404, "message": "gone"}}
    signals = opened(json.dumps({"code": 500, "message": json.dumps(inner)}), 200)
    assert signals.status == 404


# Streams


def delta(content: str, name: str = "content") -> str:
    return f"data: {json.dumps({'choices': [{'delta': {name: content}}]})}\n\n"


def test_deltas_are_read_as_one_text() -> None:
    body = delta("Generation ") + delta("failed: no avail", "reasoning_content") + delta("able tokens")
    signals = opened(body + "data: [DONE]\n\n", 200, Transport.SSE)
    assert "no available tokens" in signals.text
    assert Shape.PROSE in signals.shapes
    assert Shape.CUT not in signals.shapes


def test_a_stream_without_an_end_was_cut() -> None:
    assert Shape.CUT in opened(delta("Starting"), 200, Transport.SSE).shapes
    assert classify(Answer(Transport.SSE, 200, body=delta("Starting")), None).reason is Reason.TRUNCATED


def test_a_stream_that_brought_a_video_is_healthy_without_an_end() -> None:
    body = delta("![video](https://cdn.example.com/a.mp4)")
    assert classify(Answer(Transport.SSE, 200, body=body), Channel.REVERSE).success


def test_an_error_event_outweighs_the_prose_before_it() -> None:
    body = delta("✨ started") + f"data: {json.dumps(INNER)}\n\ndata: [DONE]\n\n"
    verdict = classify(Answer(Transport.SSE, 200, body=body), Channel.REVERSE)
    assert verdict.reason is Reason.OVERLOADED


def test_a_line_that_begins_with_a_cross_is_a_failure_in_prose() -> None:
    body = json.dumps({"choices": [{"message": {"content": "❌ 生成失败: reCAPTCHA evaluation failed"}}]})
    verdict = classify(Answer(status=200, body=body), Channel.REVERSE)
    assert (verdict.outcome, verdict.reason) == (State.RISK_CONTROL, Reason.CAPTCHA)


# Jobs


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"id": "v", "status": "failed", "error": {"code": "moderation_blocked"}}, Reason.CONTENT_POLICY),
        ({"status": "failed", "fail_reason": "server is busy"}, Reason.OVERLOADED),
        ({"code": "success", "data": {"status": "FAILURE", "fail_reason": "timeout"}}, Reason.TIMEOUT),
        ({"id": "v", "status": "failed"}, Reason.GENERATION_FAILED),
        ({"id": "v", "status": "unknown"}, Reason.UNKNOWN_STATUS),
        ({"name": "o", "done": True, "error": {"code": 8, "message": "high load"}}, Reason.OVERLOADED),
        ({"name": "o", "done": True, "error": {"code": 13}}, Reason.UPSTREAM_5XX),
        ({"name": "o", "done": True, "response": {}}, Reason.BAD_RESPONSE),
        ({"done": True, "name": "o", "response": {"raiMediaFilteredCount": 1}}, Reason.CONTENT_POLICY),
        (
            {
                "name": "o",
                "done": True,
                "response": {"generatedSamples": [{"video": {"uri": "https://x/v"}}]},
            },
            Reason.OK,
        ),
        ({"name": "o", "done": False}, Reason.OK),
        ({"candidates": [{"finishReason": "IMAGE_SAFETY"}]}, Reason.CONTENT_POLICY),
    ],
)
def test_jobs_and_operations_tell_how_they_ended(body: dict[str, object], reason: Reason) -> None:
    verdict = classify(Answer(Transport.TASK, 200, body=json.dumps(body)), Channel.OFFICIAL)
    assert verdict.reason is reason


# Pages


def test_of_a_page_the_words_that_a_reader_sees_are_matched() -> None:
    page = "<html><title>Busy</title><script>var overloaded</script><!-- maintenance --><p>Hello</p></html>"
    signals = opened(page)
    assert signals.text == "busy hello"
    assert "overloaded" in signals.markup


def test_a_challenge_is_seen_under_any_status() -> None:
    page = "<html><head><title>Just a moment...</title></head><script>window._cf_chl_opt={}</script></html>"
    for status in (200, 403, 503):
        verdict = classify(Answer(status=status, body=page), Channel.REVERSE)
        assert verdict.reason is Reason.CLOUDFLARE_CHALLENGE


def test_a_single_page_application_means_a_wrong_base_url() -> None:
    page = '<!doctype html><html><head><title>Shop</title></head><body><div id="root"></div></body></html>'
    verdict = classify(Answer(status=200, body=page), None)
    assert (verdict.reason, verdict.ours) == (Reason.ENDPOINT_NOT_SUPPORTED, True)
    other = classify(Answer(status=200, body="<html><body>Welcome</body></html>"), None)
    assert (other.outcome, other.reason) == (State.DEGRADED, Reason.BAD_RESPONSE)


# What we sent, and what is too long


def test_what_repeats_our_request_is_not_read() -> None:
    body = {"id": "v", "object": "video", "status": "completed", "prompt": "a captcha under maintenance"}
    assert classify(Answer(status=200, body=json.dumps(body)), Channel.REVERSE).success


def test_a_long_artifact_is_not_read_but_its_failure_is() -> None:
    long = json.dumps({"data": "A" * (3 * LONGEST), "error": {"message": "server is busy"}})
    assert classify(Answer(status=500, body=long), None).reason is Reason.OVERLOADED
    artifact = json.dumps({"data": [{"b64_json": "A" * (3 * LONGEST)}]})
    assert classify(Answer(status=200, body=artifact), None).success


def test_request_ids_are_counted_once_each() -> None:
    once = "x (request id: 20260101) (request id: 20260101)"
    assert opened(json.dumps({"error": {"message": once}})).request_ids == 1
    twice = "x (request id: 20260101) (request id: 20260102)"
    assert opened(json.dumps({"error": {"message": twice}})).request_ids == 2
