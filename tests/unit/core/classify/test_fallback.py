"""What the classifier makes of answers in words and shapes that it was never shown."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State

OURS = (
    "Your wallet is empty, please add funds",
    "You have no remaining generations this month",
    "Please upgrade to Pro to use this model",
    "Your trial has ended",
    "Key revoked by owner",
    "No payment method on file",
    "You are not subscribed to this API",
    "Model access requires approval",
    "Please verify your email",
    "剩余次数不足",
    "请开通会员后使用",
    "签名错误",
    "请先完成实名认证",
    "プランをアップグレードしてください",
    "このモデルを使用する権限がありません",
    "요금제를 업그레이드하세요",
)
THEIRS = (
    "Generation failed, credits refunded",
    "模型服务异常,积分已退还",
    "worker crashed",
    "GPU out of memory",
    "video rendering failed",
    "서버 오류가 발생했습니다",
)
WAYS: dict[str, Any] = {
    "thrown": lambda words: Answer(Transport.EXCEPTION, exception=f"Exception: {words}"),
    "enveloped": lambda words: Answer(status=200, body=json.dumps({"code": 7, "msg": words})),
    "a failed job": lambda words: Answer(
        Transport.TASK, 200, body=json.dumps({"status": "failed", "error": words})
    ),
    "a server's error": lambda words: Answer(status=500, body=json.dumps({"error": {"message": words}})),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("channel", [None, Channel.OFFICIAL])
@pytest.mark.parametrize("words", OURS)
def test_our_money_keys_and_rights_are_ours_in_whatever_words(
    words: str, channel: Channel | None, way: str
) -> None:
    verdict = classify(WAYS[way](words), channel)
    assert (verdict.outcome, verdict.fault) == (State.UNKNOWN, Fault.OURS)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("words", THEIRS)
def test_what_broke_at_their_end_is_theirs_even_if_it_speaks_of_money(words: str, way: str) -> None:
    assert classify(WAYS[way](words), None).fault is Fault.UPSTREAM


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("PLAN_LIMIT_EXCEEDED", Reason.INSUFFICIENT_QUOTA),
        ("WalletTooLow", Reason.INSUFFICIENT_QUOTA),
        ("auth.key_deactivated", Reason.INVALID_KEY),
        ("ScopePermissionMissing", Reason.PERMISSION_DENIED),
        ("user_rate_capped", Reason.OWN_RATE_LIMIT),
        ("PROMPT_MODERATED", Reason.CONTENT_POLICY),
        ("CREDIT_DEDUCTION_FAILED", Reason.UPSTREAM_5XX),
    ],
)
def test_a_code_that_nobody_listed_says_by_its_words_what_it_is_about(code: str, reason: Reason) -> None:
    body = json.dumps({"error": {"code": code, "message": "x"}})
    assert classify(Answer(status=500, body=body), None).reason is reason


@pytest.mark.parametrize(
    "body",
    [
        {"generations": [{"status": "GENERATION_STATUS_FAILED"}]},
        {"task": {"state": "TASK_STATE_FAILED"}},
        {"Error": "boom"},
        {"result": "error"},
        {"success": 0, "msg": "no"},
        {"success": "false"},
        {"retcode": -1, "message": "x"},
        {"responseCode": "E001", "responseMessage": "x"},
        {"data": {"successFlag": 2, "errorMessage": "x"}},
        {"created": 1, "data": []},
        {"candidates": []},
        {"choices": []},
        {"code": 1, "msg": "could not do it"},
        {"message": "Not Found"},
    ],
    ids=json.dumps,
)
def test_a_failure_inside_a_200_is_never_an_answer_as_designed(body: dict[str, Any]) -> None:
    for transport in (Transport.HTTP, Transport.TASK):
        verdict = classify(Answer(transport, 200, body=json.dumps(body)), None)
        assert verdict.outcome is not State.OPERATIONAL


@pytest.mark.parametrize(
    "body",
    [
        {"code": 1, "msg": "submitted successfully"},
        {"code": 1, "msg": "x", "data": {"task_id": "t"}},
        {"status": "SUCCESS", "fail_reason": "https://cdn.example/v.mp4"},
        {"status": "succeeded", "errorMessage": "x", "output": ["https://cdn.example/v.mp4"]},
        {"object": "list", "data": []},
        {"success": True, "errorMessage": ""},
    ],
    ids=json.dumps,
)
def test_a_success_with_room_for_an_error_stays_one(body: dict[str, Any]) -> None:
    assert classify(Answer(status=200, body=json.dumps(body)), None).success


def test_an_apology_in_the_place_of_a_video_is_a_failure() -> None:
    body = json.dumps({"choices": [{"message": {"content": "Oops! Our servers need a break."}}]})
    assert classify(Answer(status=200, body=body), Channel.REVERSE).outcome is State.DEGRADED


PROSE = (
    "出错了",
    "生成出错",
    "服务器开小差了",
    "系统开小差了，请稍候",
    "出了点问题",
    "出現問題了",
    "遇到了一些问题",
    "视频没有生成成功",
    "未能生成视频",
    "无法生成视频",
    "生成任务被取消",
    "服务器崩溃了",
    "Error generating video",
    "I encountered an issue",
    "There was a problem with your video",
    "The generation was unsuccessful",
    "動画を作成できませんでした",
    "문제가 발생했습니다",
    "동영상을 만들 수 없어요",
)
HEALTHY_PROSE = (
    "视频生成完成",
    "排队中，预计等待 30 秒",
    "Your video is ready",
    "生成中 35%",
    "動画が完成しました",
)


def spoken(words: str) -> tuple[Answer, Answer]:
    """Words in the place of a video, in one piece and as a stream."""
    whole = {"choices": [{"message": {"content": words}, "finish_reason": "stop"}]}
    halves = [{"choices": [{"delta": {"content": part}}]} for part in (words[:2], words[2:])]
    stream = "".join(f"data: {json.dumps(half)}\n\n" for half in halves) + "data: [DONE]\n\n"
    return Answer(status=200, body=json.dumps(whole)), Answer(Transport.SSE, 200, body=stream)


@pytest.mark.parametrize("channel", [None, *Channel])
@pytest.mark.parametrize("words", PROSE)
def test_prose_that_says_that_something_went_wrong_is_a_failure(words: str, channel: Channel | None) -> None:
    for answer in spoken(words):
        verdict = classify(answer, channel)
        assert (verdict.outcome, verdict.fault) == (State.DEGRADED, Fault.UPSTREAM)


@pytest.mark.parametrize("words", HEALTHY_PROSE)
def test_prose_that_says_that_all_is_well_is_none(words: str) -> None:
    assert all(classify(answer, None).success for answer in spoken(words))


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize(
    "error",
    [
        {"message": "Video content has expired"},
        {"message": "Asset expired"},
        {"message": "The generated video is no longer available"},
        {"message": "The file was deleted", "type": "invalid_request_error"},
        {"message": "Content has been permanently deleted"},
        {"message": "x", "code": "CONTENT_EXPIRED"},
        {"message": "视频已过期"},
    ],
    ids=json.dumps,
)
def test_what_was_made_and_is_no_longer_kept_says_nothing_of_the_service(
    error: dict[str, str], status: int
) -> None:
    for channel in (None, *Channel):
        verdict = classify(Answer(status=status, body=json.dumps({"error": error})), channel)
        assert (verdict.outcome, verdict.fault) == (State.OPERATIONAL, Fault.OURS)


@pytest.mark.parametrize(
    ("body", "retired"),
    [
        ("", False),
        ("<html><head><title>410 Gone</title></head></html>", False),
        ('{"title": "Gone", "status": 410}', True),
        ('{"error": {"message": "Video generation API is no longer available"}}', True),
        ('{"error": {"message": "The video model has been removed"}}', True),
        ('{"error": {"message": "该接口已下线"}}', True),
        ('{"error": {"message": "Operation not found"}}', False),
        ('{"error": {"message": "The upload cannot be continued"}}', False),
    ],
)
def test_410_is_the_end_of_a_service_only_if_its_words_do_not_speak_of_something_else(
    body: str, retired: bool
) -> None:
    assert (classify(Answer(status=410, body=body), None).outcome is State.RETIRED) is retired


@pytest.mark.parametrize(
    ("exception", "reason"),
    [
        ("openai.NotFoundError: x", Reason.ENDPOINT_NOT_SUPPORTED),
        ("litellm.ServiceUnavailableError: x", Reason.OVERLOADED),
        ("g4f.errors.MissingAuthError: x", Reason.INVALID_KEY),
        ("ValueError: OPENAI_API_KEY is not set", Reason.INVALID_KEY),
    ],
)
def test_the_class_of_an_exception_speaks_where_its_text_does_not(exception: str, reason: Reason) -> None:
    assert classify(Answer(Transport.EXCEPTION, exception=exception), None).reason is reason


def test_what_an_exception_quotes_counts_for_more_than_its_own_words() -> None:
    quoted = '{"error": {"code": "insufficient_quota", "message": "x"}}'
    answer = Answer(Transport.EXCEPTION, exception=f"ConnectionError: request timed out? {quoted}")
    assert classify(answer, Channel.OFFICIAL).reason is Reason.INSUFFICIENT_QUOTA


def test_an_input_with_a_name_was_refused_by_somebody_who_read_the_request() -> None:
    body = {"error": {"message": "x", "type": "invalid_request_error", "param": "seconds"}}
    assert classify(Answer(status=400, body=json.dumps(body)), None).outcome is State.OPERATIONAL
    body["error"]["param"] = "model"
    assert classify(Answer(status=400, body=json.dumps(body)), None).outcome is State.UNKNOWN


def test_five_digits_that_begin_with_a_status_are_of_its_family() -> None:
    body = json.dumps({"code": 40301, "msg": "x"})
    assert classify(Answer(status=200, body=body), None).reason is Reason.PERMISSION_DENIED
