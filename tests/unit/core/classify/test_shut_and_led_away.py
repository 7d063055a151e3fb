"""Successes that are none, failures that look like somebody else's: notices, walls as products, pages thrown."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream
from tests.support.meanings import BROKEN, FINE, OURS, WALLED

VIDEO = "https://cdn.example/v.mp4"

MAINTENANCE = (
    "Service is stopping by maintenance.",
    "系统维护中",
    "서비스 점검 중입니다",
    "メンテナンス中です",
    "Servicio en mantenimiento",
    "Сервис на техническом обслуживании",
    "Das System ist in Wartung",
    "Le service est en maintenance",
    "Serviço em manutenção",
    "Hệ thống đang bảo trì",
)
AWAY = (
    "https://x.example/_____tmd_____/punish?x5secdata=1",
    "https://x.example/captcha?next=/v.mp4",
    "https://x.example/login?redirect=/v",
    "https://x.example/error.html",
    "https://x.example/404",
    "https://x.example/cdn-cgi/challenge-platform/x",
)
LOST = (
    "This temporary video job expired. Submit a new job explicitly to retry.",
    "The job got lost",
    "We could not confirm whether the job was submitted. Your quota was released.",
    "本次任务提交状态无法确认，额度已释放，请重新生成。",
    "任务状态未知，已释放额度",
    "작업이 유실되었습니다. 크레딧이 반환되었습니다",
    "ジョブが失われました。クレジットは返却されました",
    "La tarea se perdió, créditos reembolsados",
    "Задача потеряна, кредиты возвращены",
    "Der Auftrag ging verloren, Guthaben erstattet",
    "La tâche a été perdue, crédits remboursés",
    "Tác vụ bị mất, đã hoàn lại tín dụng",
)
PARSER = "invalid character '<' looking for beginning of value"
PRINTED = """stdClass Object
(
    [error] => stdClass Object
        (
            [message] => x
            [param] =>
            [code] => insufficient_quota
        )

)"""


def meaning(answer: Answer, channel: Channel | None = None) -> tuple[State, Fault | None]:
    verdict = classify(answer, channel, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


def job(**body: Any) -> Answer:
    return Answer(Transport.TASK, 200, body=json.dumps(body))


@pytest.mark.parametrize("text", MAINTENANCE)
@pytest.mark.parametrize(
    "envelope",
    [
        '{"code": 0, "message": %s}',
        '{"Resp": {"RequestId": "r", "Param": %s, "ResultCode": "0"}}',
        '{"success": true, "message": %s, "data": null}',
        '[{"msg": %s}]',
    ],
)
def test_a_success_that_only_announces_maintenance_is_maintenance(text: str, envelope: str) -> None:
    body = envelope % json.dumps(text)
    assert meaning(Answer(status=200, body=body)) == (State.MAINTENANCE, Fault.UPSTREAM)


@pytest.mark.parametrize(
    "body", ['[{"msg": "api is suspended. please contact admin"}]', '{"code": 0, "msg": "服务暂停"}']
)
@pytest.mark.parametrize("status", [None, 200])
def test_a_success_that_only_says_that_it_is_suspended_is_suspended(body: str, status: int | None) -> None:
    assert meaning(Answer(status=status, body=body)) == (State.SUSPENDED, Fault.UPSTREAM)


@pytest.mark.parametrize(
    "body",
    [
        {"code": 0, "message": "ok", "data": {"task_id": "t", "tip": "system maintenance on Sunday"}},
        {"status": "ok", "message": "No maintenance scheduled"},
        {"status": "completed", "video_url": VIDEO, "message": "The system is under maintenance"},
        {"id": "task_1", "status": "queued", "message": "maintenance scheduled for Sunday"},
        {"errno": 200, "errmsg": "ok", "data": "task-1"},
        {"errno": 200, "errmsg": "请求成功", "data": {"task_id": "1"}},
    ],
)
def test_what_is_handed_over_or_still_to_come_is_no_closed_service(body: dict[str, Any]) -> None:
    assert meaning(Answer(status=200, body=json.dumps(body))) == FINE


@pytest.mark.parametrize("url", AWAY)
def test_an_address_of_a_wall_or_a_login_is_no_product(url: str) -> None:
    spoken = [f"<video>\n{url}\n</video>", f"![video]({url})"]
    chats = [{"choices": [{"message": {"role": "assistant", "content": said}}]} for said in spoken]
    answers = [Answer(status=200, body=json.dumps(chat)) for chat in chats]
    answers += [job(status="succeeded", video_url=url), job(status="completed", output=[url])]
    answers += [job(task_status="succeed", task_result={"videos": [{"url": url}]})]
    assert {meaning(answer, Channel.REVERSE) for answer in answers} <= {BROKEN, WALLED}


@pytest.mark.parametrize("word", ["about:blank", "null", "N/A", "undefined", "error", ""])
def test_a_word_for_nothing_in_the_place_of_a_product_is_none(word: str) -> None:
    assert meaning(job(status="completed", video_url=word)) == BROKEN
    assert meaning(job(status="completed", output=[word])) == BROKEN


@pytest.mark.parametrize(
    "name", ["login-tutorial.mp4", "a/404.mp4", "verify/123/video.mp4", "error/v.mp4?x=1", "signin.png"]
)
def test_a_video_about_a_login_is_a_product(name: str) -> None:
    assert meaning(job(status="completed", url=f"https://cdn.example/{name}")) == FINE


@pytest.mark.parametrize(
    "error", [{"code": 0, "message": "string"}, {"code": "0"}, {"code": "success", "message": "x"}]
)
def test_an_error_that_is_nought_beside_a_product_is_none(error: dict[str, Any]) -> None:
    assert meaning(job(status="completed", url=VIDEO, error=error)) == FINE
    assert meaning(job(status="succeeded", output={"video_url": VIDEO}, error=error)) == FINE
    assert meaning(job(status="failed", url="", error={**error, "message": "render failed"})) == BROKEN
    assert meaning(job(status="completed", url="", error={**error, "message": "render failed"})) == BROKEN


@pytest.mark.parametrize("name", ["errno", "errcode", "error_code"])
def test_an_error_number_of_200_with_a_sentence_and_nothing_else_is_no_success(name: str) -> None:
    assert (
        meaning(Answer(status=200, body=json.dumps({name: 200, "errmsg": "reject concurrency", "data": ""})))
        != FINE
    )


@pytest.mark.parametrize("text", LOST)
def test_a_job_that_got_lost_is_their_failure_whatever_is_given_back(text: str) -> None:
    assert meaning(job(status="failed", message=text)) == BROKEN
    assert meaning(job(status="failed", error={"code": "x", "message": text})) == BROKEN


@pytest.mark.parametrize(
    "text",
    [
        f"error, status code: 504, message: {PARSER}",
        f"Kling returned 503: {PARSER}",
        "HTTP 503: SyntaxError: Unexpected token '<', \"<html><h\"... is not valid JSON",
        "got 502 from gateway: <!doctypehtml><title>502</title>bad gateway",
    ],
)
def test_a_status_outranks_what_a_parser_complains_of(text: str) -> None:
    assert meaning(Answer(Transport.EXCEPTION, exception=text), Channel.OFFICIAL) == BROKEN


@pytest.mark.parametrize(
    "page",
    [
        '<!doctypehtml><html><meta name="data-spm"><title>405</title><img src="https://errors.aliyun.com/x.png">',
        "<!DOCTYPE html><html><title>Just a moment...</title><body>Enable JavaScript and cookies to continue",
        '<html><head><script src="/captcha/x.js"></script></head><body></body></html>',
    ],
)
def test_the_page_of_a_wall_in_an_exception_is_that_page(page: str) -> None:
    for text in (f"上游错误: {page}", f"submit of the job failed (403): {page}"):
        assert meaning(Answer(Transport.EXCEPTION, 403, exception=text), Channel.REVERSE) in (WALLED, BROKEN)


@pytest.mark.parametrize(
    "text",
    [
        PRINTED,
        "code: insufficient_quota\nmessage: x",
        "error:\n  code: insufficient_quota\n  message: see docs",
    ],
)
def test_codes_in_what_is_printed_line_by_line_are_codes(text: str) -> None:
    headers = {"content-type": "text/html" if "=>" in text else "application/yaml"}
    for answer in (Answer(headers=headers, body=text), Answer(Transport.EXCEPTION, exception=text)):
        verdict = classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR)
        assert (verdict.outcome, verdict.fault) == OURS


@pytest.mark.parametrize("text", ["Error: {}", "Request failed ({})", "APIError(code='{}', message='x')"])
@pytest.mark.parametrize(
    "code", ["billing_hard_limit_reached", "AuthorizationFailed", "VirtualNetworkBlocked"]
)
def test_published_codes_are_codes_in_sentences(code: str, text: str) -> None:
    said = text.format(code)
    for answer in (Answer(body=said), Answer(Transport.EXCEPTION, exception=said)):
        verdict = classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR)
        assert (verdict.outcome, verdict.fault) == OURS


@pytest.mark.parametrize(
    "body",
    [
        {"status": "0", "message": "NOTOK", "result": "Invalid API Key"},
        {"Error Message": "Invalid API key"},
        {"message": "Invalid API key"},
        {"code": 0, "message": "Insufficient balance"},
    ],
)
def test_a_success_that_only_refuses_us_is_none(body: dict[str, Any]) -> None:
    assert meaning(Answer(status=200, body=json.dumps(body))) == OURS
