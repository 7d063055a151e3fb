"""What a reply to a create is taken for, over the captured answers of vendors, gateways and edges."""

import json
from pathlib import Path
from typing import Any

import pytest
from openai import OpenAI

from exporter.core.vocabulary import Reason
from exporter.failover.apis import DIALECTS
from exporter.failover.apis.base import Status
from exporter.failover.attempts import AttemptVerdict
from exporter.failover.outcome import BOT_WALL, DEFINITE, ELSEWHERE, REQUEST, judge
from exporter.failover.state import GRACE, JobState
from exporter.failover.steps import Reply
from exporter.failover.targets import Target, Wanted

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLIENT = OpenAI(base_url="http://127.0.0.1:9/v1", api_key="sk-test")


def target(api: str = "openai_videos", **options: Any) -> Target:
    return Target("t", client=CLIENT, model="sora-2", api=api, **options)


def reply(status: int, body: Any, **headers: str) -> Reply:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Reply(status, {"content-type": "application/json", **headers}, text)


def captured(name: str) -> Any:
    return json.loads((FIXTURES / f"{name}.json").read_text())


def test_no_reason_is_of_two_minds() -> None:
    groups = [DEFINITE, BOT_WALL, ELSEWHERE, REQUEST]
    assert sum(map(len, groups)) == len(frozenset().union(*groups))


@pytest.mark.parametrize(
    ("status", "name", "verdict"),
    [
        (401, "openai_error_invalid_key", AttemptVerdict.REFUSED),
        (429, "openai_error_insufficient_quota", AttemptVerdict.REFUSED),
        (429, "openai_error_rate_limit", AttemptVerdict.REFUSED),
        (403, "openai_error_unverified_org", AttemptVerdict.REFUSED),
        (404, "openai_error_model_not_found_404", AttemptVerdict.REFUSED),
        (400, "openai_error_retired_model_400", AttemptVerdict.REFUSED),
        (410, "azure_error_410_gone", AttemptVerdict.REFUSED),
        (503, "newapi_error_no_channel_503", AttemptVerdict.REFUSED),
        (503, "newapi_error_no_channel_503_zh", AttemptVerdict.REFUSED),
        (403, "newapi_error_insufficient_quota", AttemptVerdict.REFUSED),
        (401, "newapi_error_invalid_token_401", AttemptVerdict.REFUSED),
        (429, "newapi_error_429", AttemptVerdict.REFUSED),
        (400, "google_error_400_api_key", AttemptVerdict.REFUSED),
        (429, "google_error_429", AttemptVerdict.REFUSED),
        (400, "openai_error_moderation_at_create", AttemptVerdict.REQUEST_REFUSED),
        (400, "openai_error_invalid_seconds", AttemptVerdict.REQUEST_REFUSED),
        (400, "newapi_error_invalid_size", AttemptVerdict.REQUEST_REFUSED),
        (400, "google_error_400_bad_param", AttemptVerdict.REQUEST_REFUSED),
        (500, "openai_error_500", AttemptVerdict.UNKNOWN),
        (503, "openai_error_overloaded_503", AttemptVerdict.UNKNOWN),
        (503, "google_error_503", AttemptVerdict.UNKNOWN),
        (500, "newapi_error_chat_nested_500", AttemptVerdict.UNKNOWN),
        (500, "sora2api_error_invalid_model_500", AttemptVerdict.UNKNOWN),
        (408, "openai_error_rate_limit", AttemptVerdict.UNKNOWN),
        (499, "openai_error_invalid_key", AttemptVerdict.UNKNOWN),
        (200, "newapi_create_ok", AttemptVerdict.ACCEPTED),
        (200, "newapi_generations_create_ok", AttemptVerdict.ACCEPTED),
        (200, "openai_video_create_queued", AttemptVerdict.ACCEPTED),
        (200, "apiyi_reverse_submitted", AttemptVerdict.ACCEPTED),
        (200, "newapi_model_unknown_200", AttemptVerdict.UNKNOWN),
    ],
)
def test_captured_answers(status: int, name: str, verdict: AttemptVerdict) -> None:
    assert judge(reply(status, captured(name)), target()).verdict is verdict


@pytest.mark.parametrize("reason", [*DEFINITE, *BOT_WALL])
def test_a_definite_reason_needs_a_status_that_is_one(reason: Reason) -> None:
    """The contract's table, by reason: with a 4xx or 503 it is a refusal, with any other status nobody knows."""
    body = {"error": {"message": WORDS[reason], "type": "error", "code": None}}
    for status in (400, 403, 503):
        judged = judge(reply(status, body), target(channel="reverse" if reason in POOLED else None))
        assert (judged.reason, judged.verdict) == (reason, AttemptVerdict.REFUSED), status
    for status in (408, 499, 500, 502, 504, 520, 524):
        assert judge(reply(status, body), target()).verdict is AttemptVerdict.UNKNOWN, status


POOLED = {Reason.ACCOUNT_POOL_EXHAUSTED, Reason.CONCURRENCY_LIMITED}
WORDS = {
    Reason.NO_CHANNEL: "No available channel for model sora-2 under group default",
    Reason.CHANNEL_DISABLED: "litellm.AuthenticationError: OpenAIException - Incorrect API key provided: sk-x",
    Reason.SERVICE_PAUSED: "This service is temporarily paused",
    Reason.ACCOUNT_POOL_EXHAUSTED: "No available tokens for video generation",
    Reason.MODEL_DEPRECATED: "The model `sora-2` has been deprecated",
    Reason.MODEL_REMOVED: "This model models/x is no longer available. Please update your code to use models/y",
    Reason.ENDPOINT_REMOVED: "This endpoint has been removed",
    Reason.INVALID_KEY: "Incorrect API key provided: sk-x",
    Reason.INSUFFICIENT_QUOTA: "You exceeded your current quota, please check your plan and billing details",
    Reason.PERMISSION_DENIED: "Your organization must be verified to use the model `sora-2`",
    Reason.REGION_BLOCKED: "Country, region, or territory not supported",
    Reason.RATE_LIMITED: "Rate limit reached for sora-2",
    Reason.OWN_RATE_LIMIT: "您已达到请求数限制",
    Reason.CONCURRENCY_LIMITED: "concurrency limit reached on this account",
    Reason.CAPTCHA: "captcha required",
    Reason.CLOUDFLARE_CHALLENGE: "Just a moment... Checking your browser before accessing",
    Reason.CLOUDFLARE_BLOCK: "Sorry, you have been blocked",
}


def looked(
    *bodies: Any, api: str = "openai_videos", age: float = 0.0, channel: str | None = None
) -> JobState:
    there = target(api, channel=channel)
    state = JobState.of("call", there, Wanted("a pebble", "4"), None)
    state.id, state.began = "task_1", state.began - age
    for body in bodies:
        status, value = body if isinstance(body, tuple) else (200, body)
        state.heard(DIALECTS[there.dialect].look(reply(status, value), there))
    return state


@pytest.mark.parametrize("word", ["completed", "succeeded", "SUCCESS", "Finished", "TASK_STATUS_DONE"])
def test_words_for_a_good_end(word: str) -> None:
    assert looked({"id": "x", "status": word}).status is Status.COMPLETED


@pytest.mark.parametrize("word", ["failed", "FAILURE", "error", "cancelled", "expired", "timed-out"])
def test_words_for_a_bad_end(word: str) -> None:
    state = looked({"id": "x", "status": word, "error": {"message": "crashed"}}, channel="official")
    assert state.status is Status.FAILED
    assert state.billed is (None if word in ("cancelled", "expired") else False)


@pytest.mark.parametrize("word", ["queued", "percolating", "审核中", "unknown", "in review", ""])
def test_any_other_word_is_a_job_that_runs(word: str) -> None:
    assert not looked({"id": "x", "status": word, "progress": 12}).ended


@pytest.mark.parametrize(
    "name",
    [
        "newapi_generations_success",
        "openai_video_completed",
        "apiyi_reverse_completed",
        "newapi_task_completed",
    ],
)
def test_captured_good_ends(name: str) -> None:
    assert looked(captured(name)).status is Status.COMPLETED


@pytest.mark.parametrize("name", ["openai_video_failed_moderation", "apiyi_reverse_failed_string_error"])
def test_captured_refusals_of_the_content(name: str) -> None:
    state = looked(captured(name))
    assert (state.status, state.reason) == (Status.FAILED, "content_policy")


def test_an_error_without_a_status_counts_when_it_stays() -> None:
    """A gateway hands on what its own look was told; the job may be well."""
    body = captured("newapi_task_raw_upstream_error_200")
    assert not looked(body, body).ended
    assert not looked(body, body, {"id": "x", "status": "in_progress"}, body).ended
    assert looked(body, body, body).status is Status.FAILED


def test_a_lost_job_counts_when_it_stays_lost_and_is_not_young() -> None:
    lost = (400, {"code": "task_not_exist", "message": "task_not_exist", "data": None})
    assert not looked(lost, lost, lost, lost).ended
    assert not looked(lost, lost, age=2 * GRACE).ended
    state = looked(lost, lost, lost, age=2 * GRACE)
    assert (state.status, state.billed) == (Status.FAILED, None)


@pytest.mark.parametrize(
    "answer",
    [
        (401, {"error": {"code": "invalid_api_key", "message": "no"}}),
        (500, b"<html>"),
        (200, b"<html>"),
        (429, b""),
    ],
)
def test_a_look_that_shows_no_job_changes_nothing(answer: Any) -> None:
    assert not looked(*[answer] * 10, age=1000).ended


@pytest.mark.parametrize(
    ("name", "status", "reason"),
    [
        ("veo_op_pending", Status.IN_PROGRESS, None),
        ("veo_op_done", Status.COMPLETED, None),
        ("veo_op_error_high_load", Status.FAILED, "overloaded"),
        ("veo_op_rai_filtered", Status.FAILED, "content_policy"),
        ("vertex_veo_fetch_done", Status.COMPLETED, None),
        ("vertex_veo_fetch_filtered", Status.FAILED, "content_policy"),
    ],
)
def test_operations(name: str, status: Status, reason: str | None) -> None:
    state = looked(captured(name), api="gemini_video")
    assert (state.status, state.reason) == (status, reason)


def test_a_dump_is_json_and_comes_back() -> None:
    state = looked(captured("openai_video_completed"), channel="reverse")
    saved = json.loads(json.dumps(state.dump()))
    assert JobState.load(saved) == state
    assert "pebble" not in json.dumps(saved)


@pytest.mark.parametrize("saved", [{}, {"version": 2}, {"version": 1}, {"version": 1, "attempts": None}])
def test_what_is_no_dump_is_refused(saved: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="saved"):
        JobState.load(saved)
