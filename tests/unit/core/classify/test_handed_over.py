"""What an answer hands over in shapes that nobody published, and answers that hand nothing over."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import BROKEN, FINE, SHUT

FILM = "https://cdn.example/a.mp4"


def meaning(answer: Answer) -> tuple[State, Fault | None]:
    verdict = classify(answer, None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


def streamed(*events: str) -> tuple[State, Fault | None]:
    body = "".join(f"{event}\n\n" for event in events)
    return meaning(Answer(Transport.SSE, 200, {"content-type": "text/event-stream"}, body))


@pytest.mark.parametrize(
    "body",
    [
        "Location: /jobs/5521\nRetry-After: 15\n\naccepted, poll me",
        '{"订单": "SP-0931", "排位": 17, "提示": "高峰期较慢，请勿重复提交，否则可能被限流"}',
        '{"note": "the server is overloaded, this will take a while"}',
        "",
    ],
)
def test_a_202_took_the_order_whatever_it_says_beside(body: str) -> None:
    assert meaning(Answer(status=202, body=body)) == FINE


def test_a_202_that_says_that_it_failed_did_not() -> None:
    assert meaning(Answer(status=202, body='{"error": {"message": "server error"}}')) == BROKEN


@pytest.mark.parametrize(
    "address", [FILM, "https://img.example/p/a%20banned%20bridge?seed=4", "gs://b/o.mp4"]
)
def test_an_address_and_nothing_else_is_a_product(address: str) -> None:
    assert meaning(Answer(status=200, body=address)) == FINE


@pytest.mark.parametrize("address", ["https://a.example/login", "https://a.example/errors/500.html"])
def test_that_of_a_login_is_none(address: str) -> None:
    assert meaning(Answer(status=200, body=address)) == BROKEN


def test_a_picture_beside_the_words_of_a_model_is_one() -> None:
    picture = {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}
    message = {"role": "assistant", "content": "I cannot add the logo you asked for.", "images": [picture]}
    assert meaning(Answer(status=200, body=json.dumps({"choices": [{"message": message}]}))) == FINE


@pytest.mark.parametrize(
    "body",
    [
        {"status": "ok", "images": [None, None]},
        {"status": "ok", "videos": []},
        {"detail": "client disabled"},
        {"detail": "OPENAI_DECLINED"},
        {"code": "no_lane"},
        {"message": "The vendor returned an odd envelope"},
    ],
)
def test_a_success_that_hands_nothing_over_and_has_a_refusal_alone_is_none(body: dict[str, Any]) -> None:
    assert meaning(Answer(status=200, body=json.dumps(body)))[0] is not State.OPERATIONAL


@pytest.mark.parametrize(
    "body",
    [
        {"code": "NO_ERROR"},
        {"code": "TASK_CREATED"},
        {"detail": "ok"},
        {"detail": "queued"},
        {"message": "Video generation task submitted, please poll"},
        {"message": "任务已提交，请稍后查询"},
        {"status": "ok", "message": "No maintenance scheduled"},
    ],
)
def test_good_news_are_no_refusal(body: dict[str, Any]) -> None:
    assert meaning(Answer(status=200, body=json.dumps(body))) == FINE


@pytest.mark.parametrize("flag", ["finished", "over", "closed", "is_done"])
@pytest.mark.parametrize(("clip", "expected"), [(None, BROKEN), (FILM, FINE)])
def test_a_look_that_says_that_it_is_over_hands_over_or_failed(
    flag: str, clip: str | None, expected: tuple[State, Fault | None]
) -> None:
    body = json.dumps({"seat": "a", flag: True, "video_url": clip})
    assert meaning(Answer(Transport.TASK, 200, body=body)) == expected


@pytest.mark.parametrize(
    "event",
    [
        'data: {"msg":"process_starts"}',
        'data: {"msg":"estimation","rank":3}',
        'data: {"type":"progress","data":{"value":12,"max":20}}',
        'data: {"type":"executing","data":{"node":"3"}}',
        "event: heartbeat\ndata: {}",
        "data: laufend, Bild 44 von 96",
        "data: 71 %",
    ],
)
def test_a_stream_that_stops_at_a_step_on_the_way_is_not_cut(event: str) -> None:
    assert streamed('data: {"n": 1}', event) == FINE


@pytest.mark.parametrize("event", ["data: bild 96 von 96", 'data: {"delta": "a"}', 'data: {"n": 2}'])
def test_one_that_stops_anywhere_else_is(event: str) -> None:
    assert streamed('data: {"n": 1}', event) == BROKEN


@pytest.mark.parametrize("name", ["fatal", "job.failed", "panic", "task_rejected", "render-cancelled"])
def test_an_event_called_a_failure_is_one(name: str) -> None:
    assert streamed('data: {"n": 1}', f"event: {name}\ndata: {{}}") == BROKEN


def test_the_words_of_an_event_called_fatal_count() -> None:
    assert streamed('event: fatal\ndata: {"problem": "no available channel for this model"}') == SHUT


@pytest.mark.parametrize(
    "events",
    [
        ('data: {"role":"tool","content":[{"type":"video","uri":"https://m.example/7.mp4"}]}',),
        ('data: {"type":"executed","output":{"gifs":[{"filename":"probe_00003.mp4","type":"output"}]}}',),
        ('event: message\ndata: {"url":"https://m.example/7.webm"}', "event: close\ndata: {}"),
        ('data: {"result":{"progress":100,"moderated":false,"videoUrl":"users/1a/c1/generated_video.mp4"}}',),
    ],
)
def test_a_film_in_an_event_is_a_product(events: tuple[str, ...]) -> None:
    assert streamed(*events) == FINE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INFO render.poll: job 8812 done after 3 polls (2 x 502 on the way), saved 8812.mp4 (4.1 MB)", FINE),
        ("DEBUG poll -> {'status': 'RUNNING', 'error': None} (attempt 4/60)", FINE),
        ("Prediction(id='u', status='succeeded', error=None, output=['https://r.example/out-0.png'])", FINE),
        ("[完成] 第 2 次才成功，文件已落盘 a1.mp4，5 秒", FINE),
        ("INFO poll: status=failed, saved nothing", BROKEN),
        ("Prediction(id='u', status='succeeded', error='CUDA error: out of memory')", BROKEN),
        ("RuntimeError: poll limit reached, last state = processing", BROKEN),
    ],
)
def test_a_report_of_a_success_is_no_exception(text: str, expected: tuple[State, Fault | None]) -> None:
    assert meaning(Answer(Transport.EXCEPTION, exception=text)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"code": 0, "msg": "success", "data": {"task_id": ""}}, BROKEN),
        ({"code": 0, "msg": "success", "data": {"task_id": "t-1"}}, FINE),
        ({"status": False, "message": "Something broke"}, BROKEN),
        ({"status": True, "message": "Something works"}, FINE),
        ({"head": {"code": "500", "msg": "server"}, "body": {}}, BROKEN),
        ({"head": {"code": "0", "msg": "success"}, "body": {"task_id": "t-1"}}, FINE),
        ({"data": [{"url": FILM}, {"error": {"message": "server error"}}]}, FINE),
        ({"data": [{"error": {"message": "server error"}}, {"error": {"message": "server error"}}]}, BROKEN),
    ],
)
def test_how_an_order_went(body: dict[str, Any], expected: tuple[State, Fault | None]) -> None:
    assert meaning(Answer(status=200, body=json.dumps(body))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"status": "COMPLETED", "output": {"message": "Error: CUDA out of memory"}}, BROKEN),
        ({"status": "COMPLETED", "output": {"message": "done", "path": "s3/a.mp4"}}, FINE),
        ({"status": "stalled"}, BROKEN),
        ({"status": "dead_letter"}, BROKEN),
        ({"id": "1", "state": "REJECTED_BY_WORKER"}, BROKEN),
        ({"id": "1", "state": "CANCELED_BY_USER"}, (State.UNKNOWN, Fault.OURS)),
        ({"a": {"status": {"status_str": "error", "completed": False}, "outputs": {}}}, BROKEN),
        (
            {
                "a": {
                    "status": {"status_str": "success"},
                    "outputs": {"9": {"images": [{"filename": "a.png"}]}},
                }
            },
            FINE,
        ),
        ({"status": "completed", "videos": [{"status": "failed", "url": None}, {"url": FILM}]}, FINE),
        ({"status": "completed", "videos": [{"status": "failed", "url": None}, {"url": None}]}, BROKEN),
        (
            {"status": "succeeded", "output": [FILM], "nsfw_content_detected": [True]},
            (State.OPERATIONAL, Fault.OURS),
        ),
        ({"status": "succeeded", "output": [FILM, FILM], "nsfw_content_detected": [True, False]}, FINE),
    ],
)
def test_how_a_job_ended(body: dict[str, Any], expected: tuple[State, Fault | None]) -> None:
    assert meaning(Answer(Transport.TASK, 200, body=json.dumps(body))) == expected
