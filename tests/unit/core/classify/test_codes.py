"""Every published code, in the shape its family answers in and with nothing else said, means what is documented.

What is expected is written once more in `documented_codes`, from the documents and not from the tables under
test.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.codes.lookup import FAMILIES
from exporter.core.classify.codes.table import Family
from exporter.core.vocabulary import Channel, Fault, Reason, State, Upstream
from tests.support.code_shapes import (
    BROKEN,
    CONTENT,
    KEY,
    MONEY,
    PACE,
    PARAMETER,
    RIGHTS,
    Case,
    Meaning,
    pair,
)
from tests.support.documented_codes import CASES


def judged(answer: Answer, channel: Channel, upstream: Upstream) -> tuple[State, Fault | None]:
    verdict = classify(answer, channel, upstream=upstream)
    return verdict.outcome, verdict.fault


def named(case: Case) -> str:
    return f"{case.family}-{case.answer.status}-{case.code}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_code_means_what_its_family_documents(case: Case) -> None:
    found = Meaning(
        judged(case.answer, Channel.OFFICIAL, Upstream.VENDOR),  # type: ignore[arg-type]
        judged(case.answer, Channel.OFFICIAL, Upstream.GATEWAY),  # type: ignore[arg-type]
        judged(case.answer, Channel.REVERSE, Upstream.GATEWAY),  # type: ignore[arg-type]
    )
    assert found == case.meaning


# Elsewhere than in a body

AWS = "botocore.exceptions.ClientError: An error occurred ({}) when calling the StartAsyncInvoke operation: x"
TENCENT = "[TencentCloudSDKException] code:{} message:x requestId:r1"
THROWN = (
    (KEY, AWS, "UnrecognizedClientException ExpiredTokenException"),
    (RIGHTS, AWS, "AccessDeniedException"),
    (PACE, AWS, "ThrottlingException"),
    (MONEY, AWS, "ServiceQuotaExceededException"),
    (KEY, TENCENT, "AuthFailure.SignatureFailure AuthFailure.SecretIdNotFound"),
    (MONEY, TENCENT, "ResourceUnavailable.InArrears"),
    (CONTENT, TENCENT, "OperationDenied.TextIllegalDetected"),
    (CONTENT, "RuntimeError: task failed: {}", "SAFETY.INPUT.TEXT PUBLIC_ERROR_MINOR"),
    (BROKEN, "replicate.exceptions.ModelError: x ({})", "E1001 E6716"),
    (PARAMETER, "litellm.{}: x", "ContextWindowExceededError"),
)


@pytest.mark.parametrize(
    ("meaning", "text"),
    [(meaning, frame.format(code)) for meaning, frame, codes in THROWN for code in codes.split()],
)
def test_a_code_in_the_text_of_an_exception_means_the_same(meaning: Meaning, text: str) -> None:
    answer = Answer(Transport.EXCEPTION, exception=text)
    assert judged(answer, Channel.OFFICIAL, Upstream.VENDOR) == meaning.vendor


@pytest.mark.parametrize(
    ("meaning", "status", "header", "code"),
    [
        (KEY, 403, "x-amzn-errortype", "UnrecognizedClientException:http://internal.amazon.com/coral/"),
        (PARAMETER, 400, "x-amzn-errortype", "ValidationException"),
        (BROKEN, 503, "x-fal-error-type", "runner_scheduling_failure"),
    ],
)
def test_a_code_in_a_header_means_the_same(meaning: Meaning, status: int, header: str, code: str) -> None:
    answer = Answer(status=status, headers={header: code}, body='{"message": "x"}')
    assert judged(answer, Channel.OFFICIAL, Upstream.VENDOR) == meaning.vendor


# Whatever the code


def test_a_code_is_the_same_however_its_words_are_joined() -> None:
    spelled = (
        "insufficient_user_quota",
        "InsufficientUserQuota",
        "INSUFFICIENT_USER_QUOTA",
        "insufficient-user-quota",
        "insufficient.user.quota",
    )
    answers = [Answer(status=403, body=json.dumps(pair(code))) for code in spelled]
    assert {classify(answer, Channel.OFFICIAL).reason for answer in answers} == {Reason.INSUFFICIENT_QUOTA}


SPELLED = (
    (Reason.INSUFFICIENT_QUOTA, 400, "render_quota_exceeded RENDER_QUOTA_EXCEEDED renderQuotaExceeded"),
    (Reason.INSUFFICIENT_QUOTA, 400, "studio.balance_too_low NotEnoughCredits"),
    (Reason.RATE_LIMITED, 400, "studio_rate_limit_hit StudioRateLimited studio.too_many_requests"),
    (Reason.OVERLOADED, 400, "render_farm_overloaded RenderFarmBusy"),
    (Reason.TIMEOUT, 400, "render_timed_out RenderTimeout"),
    (Reason.CONTENT_POLICY, 400, "scene_moderation_hit PromptPolicyViolated"),
    (Reason.INVALID_KEY, 400, "studio_key_expired StudioTokenRevoked"),
    (Reason.ENDPOINT_NOT_SUPPORTED, 400, "studio_not_found"),
    (Reason.MODEL_DEPRECATED, 400, "studio_model_sunset"),
)
"""Codes that no table has: nothing but their words tells."""


@pytest.mark.parametrize(
    ("reason", "status", "code"),
    [(reason, status, code) for reason, status, codes in SPELLED for code in codes.split()],
)
def test_the_words_of_an_unknown_code_tell(reason: Reason, status: int, code: str) -> None:
    answer = Answer(status=status, body=json.dumps(pair(code)))
    assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).reason is reason


@pytest.mark.parametrize("code", ["zzz_qqq", "WeirdThing", "5417", "x", "E1234x"])
def test_a_code_that_says_nothing_leaves_the_word_to_the_status(code: str) -> None:
    for status, reason in ((500, Reason.UPSTREAM_5XX), (401, Reason.INVALID_KEY), (429, Reason.RATE_LIMITED)):
        answer = Answer(status=status, body=json.dumps(pair(code)))
        assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).reason is reason


def test_the_most_specific_field_tells() -> None:
    fields = {"status": "INVALID_ARGUMENT", "type": "server_error", "code": "DeploymentNotFound"}
    detail = {"reason": "API_KEY_INVALID", "domain": "googleapis.com"}

    def reason_of(**error: Any) -> Reason:
        body = json.dumps({"error": {"message": "x", **error}})
        return classify(Answer(status=400, body=body), Channel.OFFICIAL, upstream=Upstream.VENDOR).reason

    assert reason_of(**fields, details=[detail]) is Reason.INVALID_KEY
    assert reason_of(**fields) is Reason.MODEL_NOT_FOUND
    assert reason_of(status="UNAVAILABLE", type="ServiceQuotaExceededException") is Reason.INSUFFICIENT_QUOTA


def test_a_number_means_something_only_in_the_shape_of_its_family() -> None:
    for body in ({"code": 1102, "msg": "x"}, {"status_code": 1008, "message": "x"}):
        answer = Answer(status=500, body=json.dumps(body))
        assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).reason is Reason.UPSTREAM_5XX


def test_words_that_say_more_than_a_quiet_code_decide() -> None:
    error = {
        "code": "InvalidParameter",
        "message": "Error while downloading: https://x",
        "type": "BadRequest",
    }
    answer = Answer(status=400, body=json.dumps({"error": error}))
    assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).outcome is State.UNKNOWN


def upper(value: Any) -> Any:
    """The same with the keys of all objects in capitals."""
    if isinstance(value, dict):
        return {key.upper(): upper(item) for key, item in value.items()}
    return [upper(item) for item in value] if isinstance(value, list) else value


WRAPPINGS: Mapping[str, Callable[[Any], Any]] = {
    "in an envelope": lambda value: {"result": value},
    "as a text": lambda value: {"error": json.dumps(value)},
    "as a text in a message": lambda value: {"error": {"message": json.dumps(value)}},
    "in a list": lambda value: [value],
}


@pytest.mark.parametrize("name", WRAPPINGS)
def test_wrapping_changes_no_meaning(name: str) -> None:
    changed = []
    for case in CASES:
        wrapped = json.dumps(WRAPPINGS[name](json.loads(case.answer.body)))
        answer = Answer(Transport.HTTP, case.answer.status, {}, wrapped)
        if judged(answer, Channel.OFFICIAL, Upstream.VENDOR) != case.meaning.vendor:
            changed.append((case.family, case.code))
    assert changed == []


def test_the_case_of_keys_changes_no_meaning() -> None:
    changed = []
    for case in CASES:
        body = json.dumps(upper(json.loads(case.answer.body)))
        answer = Answer(Transport.HTTP, case.answer.status, {}, body)
        if judged(answer, Channel.OFFICIAL, Upstream.VENDOR) != case.meaning.vendor:
            changed.append((case.family, case.code))
    assert changed == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_table_reads_and_says_where_it_was_published(family: Family) -> None:
    assert family.meanings
    assert family.source
