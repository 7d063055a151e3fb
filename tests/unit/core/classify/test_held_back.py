"""What the nineteenth and twentieth batch showed: flags of moderation, whose key an identifier names, waits given up."""

import json

import pytest

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream
from tests.support.meanings import BROKEN, FINE, OURS, REFUSED, SHUT


def told(
    status: int | None, body: object, channel: Channel | None = None, upstream: Upstream | None = None
) -> Verdict:
    return classify(
        Answer(Transport.HTTP, status, {"content-type": "application/json"}, json.dumps(body), None),
        channel,
        upstream=upstream,
    )


def thrown(text: str) -> Verdict:
    return classify(Answer(Transport.EXCEPTION, None, {}, "", text), None)


def judged(verdict: Verdict) -> tuple[State, Fault | None]:
    return verdict.outcome, verdict.fault


HELD_BACK = (
    {"data": [{"respect_moderation": False}]},
    {"data": [{"url": "", "respect_moderation": False}]},
    {"video": {"url": None, "respect_moderation": False}},
    {"status": "done", "video": {"respect_moderation": False}},
    {"images": [{"moderated": True}]},
    {"status": "completed", "output": [], "moderated": True},
    {"data": {"state": "success", "videoUrl": "", "isModerated": True}},
    {"images": [], "has_nsfw_concepts": [True]},
    {"output": {"nsfw_detected": True, "video_url": ""}},
    {"status": "succeeded", "output": None, "content_filtered": True},
    {"data": [{"b64_json": "", "moderation_passed": False}]},
    {"result": {"safety_check_passed": False, "videos": []}},
)
NOT_HELD_BACK = (
    {"data": [{"url": "https://cdn.example/a.mp4", "respect_moderation": True}]},
    {"images": [{"url": "https://cdn.example/a.png"}], "has_nsfw_concepts": [False]},
    {"data": [{"url": "https://cdn.example/a.mp4", "moderated": False}]},
    {"id": "job-1", "status": "processing", "moderated": False},
    {"id": "job-1", "status": "queued", "nsfw": True},
)


@pytest.mark.parametrize("body", HELD_BACK, ids=json.dumps)
def test_what_was_taken_back_by_moderation_is_refused_content(body: object) -> None:
    assert judged(told(200, body)) == REFUSED


@pytest.mark.parametrize("body", NOT_HELD_BACK, ids=json.dumps)
def test_a_flag_that_is_down_takes_nothing_back(body: object) -> None:
    assert judged(told(200, body)) == FINE


THEIR_KEYS = (
    "upstream_auth_failed",
    "UPSTREAM_AUTH_ERROR",
    "provider_auth_failed",
    "provider_unauthorized",
    "providerAuthenticationError",
    "vendor_key_invalid",
    "backend_credentials_rejected",
    "UPSTREAM_CREDENTIALS_EXPIRED",
    "supplier_key_revoked",
    "provider_permission_denied",
    "upstream_balance_exhausted",
    "PROVIDER_INSUFFICIENT_CREDITS",
)
OUR_KEYS = (
    "MISSING_PROVIDER_KEY",
    "provider_key_required",
    "auth_failed",
    "api_key_expired",
    "USER_KEY_REVOKED",
    "insufficient_permissions",
)


@pytest.mark.parametrize("channel", [None, *Channel])
@pytest.mark.parametrize("status", [401, 403, 500, 502, 503])
@pytest.mark.parametrize("code", THEIR_KEYS)
def test_an_identifier_that_names_whose_key_it_is_is_believed(
    code: str, status: int, channel: Channel | None
) -> None:
    assert judged(told(status, {"error": {"code": code}}, channel, Upstream.GATEWAY)) == SHUT


@pytest.mark.parametrize("code", THEIR_KEYS)
def test_a_vendor_asked_directly_has_no_upstream_whose_key_it_were(code: str) -> None:
    verdict = told(403, {"error": {"code": code}}, Channel.OFFICIAL, Upstream.VENDOR)
    assert judged(verdict) == OURS


@pytest.mark.parametrize("code", OUR_KEYS)
def test_a_key_that_is_ours_to_send_stays_ours(code: str) -> None:
    assert judged(told(401, {"error": {"code": code}}, None, Upstream.GATEWAY)) == OURS


def test_the_class_of_a_client_names_its_own_key() -> None:
    assert judged(thrown("ProviderAuthError: invalid credentials")) == OURS


GIVEN_UP = (
    "Video generation timed out (still running on Google). Try again later.",
    "Timed out after 600s, the task is still processing",
    "Timeout: job still in progress",
    "The video is still being generated; we gave up waiting",
    "Generation took too long and is still running in the background",
    "Polling timed out while the video is still queued",
    "We stopped waiting: the render is still pending",
    "The job is still generating after the timeout",
    "等待超时,任务仍在处理中",
    "任务尚未完成,轮询超时",
    "시간 초과: 영상이 아직 생성 중입니다",
    "タイムアウトしました。動画はまだ生成中です",
)
TOO_EARLY = (
    "The video is not ready yet",
    "The task is still processing, please try again later",
    "任务尚未完成,请稍后再试",
)


@pytest.mark.parametrize("text", GIVEN_UP)
def test_whoever_has_given_up_waiting_for_a_job_that_still_runs_was_let_down(text: str) -> None:
    assert judged(told(200, {"ok": False, "error": text, "task": "video"})) == BROKEN
    assert judged(thrown(text)) == BROKEN


@pytest.mark.parametrize("text", TOO_EARLY)
def test_a_look_that_came_too_early_is_still_none(text: str) -> None:
    assert judged(told(400, {"error": {"message": text}})) == FINE


RELAYED = (
    "`allowed_function_names` should only be specified for ANY mode.",
    "allowed_function_names should only be set when mode is ANY",
    "`thinking_budget` may only be set together with thinking",
    "last_frame can only be used with image",
    "`person_generation` is only applicable to text-to-video",
    "tool_choice is only valid with tools",
    "`seed` must only be given once",
    "camera_control only applies to image-to-video",
    "enhance_prompt is not supported for this mode",
    "negative_prompt cannot be combined with reference images",
    "`tools[0].name` must match the pattern",
    "function name is invalid: generate video",
)


@pytest.mark.parametrize("text", RELAYED)
def test_a_parameter_refused_inside_a_relayed_error_is_ours(text: str) -> None:
    body = {"error": {"code": 400, "message": f"Provider API error: {text}", "status": "gemini_error"}}
    assert judged(told(400, body, None, Upstream.GATEWAY)) in (REFUSED, OURS)


@pytest.mark.parametrize(
    "code", ["provider_type_unavailable", "MODEL_TYPE_UNAVAILABLE", "videoModeUnavailable"]
)
def test_a_kind_that_is_not_to_be_had_is_a_parameter(code: str) -> None:
    assert judged(told(400, {"error": {"code": code}})) == REFUSED


@pytest.mark.parametrize("code", ["provider_unavailable", "gpu_type_unavailable", "model_unavailable"])
def test_a_service_that_is_not_to_be_had_is_none(code: str) -> None:
    assert told(503, {"error": {"code": code}}).fault is Fault.UPSTREAM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ERR_NGROK_3800: Could not reach the AI provider. The upstream request failed.", BROKEN),
        ("ERR_NGROK_3801: The upstream provider returned an error.", BROKEN),
        ("ERR_NGROK_3200: The endpoint is offline.", SHUT),
        ("ERR_NGROK_8012: failed to establish a connection to the upstream web service", SHUT),
        ("ERR_NGROK_334: the endpoint is already online", SHUT),
    ],
)
def test_a_tunnel_that_is_down_is_not_a_gateway_that_runs(text: str, expected: tuple[State, Fault]) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, 502, {}, "", text), None, upstream=Upstream.GATEWAY)
    assert judged(verdict) == expected
