"""What single answers mean: the channel, the operator's phrases, and the usual verdict of every reason."""

import json

import pytest

from exporter.core.answer import OK, Answer, Transport
from exporter.core.classify.classify import PhraseRule, classify, verdict_of
from exporter.core.vocabulary import CREDENTIAL_REASONS, GROUP_OF, Channel, Fault, Reason, State

CHANNELS: tuple[Channel | None, ...] = (None, Channel.OFFICIAL, Channel.REVERSE)


def refusal(status: int, message: str = "", **error: object) -> Answer:
    """An error object in the shape of OpenAI."""
    return Answer(
        status=status,
        headers={"content-type": "application/json"},
        body=json.dumps({"error": {"message": message, **error}}, ensure_ascii=False),
    )


# Healthy answers


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    "body",
    [
        '{"object": "list", "data": [{"id": "sora-2", "object": "model"}]}',
        '{"id": "video_1", "object": "video", "status": "completed", "progress": 100, "error": null}',
        '{"choices": [{"message": {"content": "https://cdn.example.com/v.mp4"}}]}',
        '{"code": 0, "message": "SUCCEED", "data": {"task_id": "1", "task_status": "submitted"}}',
        "[]",
    ],
)
def test_a_plain_2xx_is_healthy(body: str, channel: Channel | None) -> None:
    verdict = classify(Answer(status=200, body=body), channel)
    assert (verdict.outcome, verdict.reason, verdict.fault) == (OK.outcome, OK.reason, None)


def test_nothing_to_say_is_healthy_where_204_says_so() -> None:
    assert classify(Answer(status=204), None) == OK
    assert classify(Answer(status=200), None).outcome is State.DEGRADED


def test_a_notice_of_maintenance_in_a_header_is_no_failure() -> None:
    answer = Answer(status=200, headers={"x-maintenance-notice": "true"}, body='{"data": []}')
    verdict = classify(answer, None)
    assert (verdict.outcome, verdict.reason) == (State.OPERATIONAL, Reason.MAINTENANCE_ANNOUNCED)


def test_a_waiting_job_is_healthy() -> None:
    answer = Answer(Transport.TASK, 200, body='{"id": "video_1", "object": "video", "status": "queued"}')
    assert classify(answer, Channel.OFFICIAL).success


# The channel decides


@pytest.mark.parametrize(
    ("answer", "official", "reverse"),
    [
        (refusal(429, "Too many requests"), State.DEGRADED, State.RISK_CONTROL),
        (refusal(403), State.UNKNOWN, State.RISK_CONTROL),
        (refusal(403, "PERMISSION_DENIED"), State.UNKNOWN, State.RISK_CONTROL),
        (refusal(401, "token_expired"), State.UNKNOWN, State.DEGRADED),
        (refusal(403, "Your account has been deactivated"), State.UNKNOWN, State.RISK_CONTROL),
        (refusal(429, "You exceeded your current quota", code="insufficient_quota"), State.UNKNOWN, None),
    ],
)
def test_the_same_refusal_means_another_thing_on_a_reverse_channel(
    answer: Answer, official: State, reverse: State | None
) -> None:
    assert classify(answer, Channel.OFFICIAL).outcome is official
    if reverse is not None:
        assert classify(answer, Channel.REVERSE).outcome is reverse


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_channel_of_a_gateway_is_never_a_retired_model(channel: Channel | None) -> None:
    message = "No available channel for model sora-2 under group default (distributor)"
    answer = refusal(503, message, code="model_not_found", type="new_api_error")
    verdict = classify(answer, channel)
    assert (verdict.outcome, verdict.reason) == (State.SUSPENDED, Reason.NO_CHANNEL)


def test_a_bare_not_found_of_a_listed_model_is_its_retirement_only_on_the_vendors_own_word() -> None:
    answer = refusal(404, "The model `dall-e-3` does not exist", code="model_not_found")
    assert classify(answer, Channel.OFFICIAL).outcome is State.RETIRED
    assert classify(answer, Channel.REVERSE).outcome is not State.RETIRED


def test_a_bare_not_found_of_any_other_model_is_our_mistake_at_first() -> None:
    verdict = classify(refusal(404, "The model `sora-9` does not exist"), Channel.OFFICIAL)
    assert (verdict.outcome, verdict.reason) == (State.UNKNOWN, Reason.MODEL_NOT_FOUND)
    assert verdict.ours


# Whose credential


def test_our_own_empty_balance_is_our_fault() -> None:
    verdict = classify(refusal(403, "用户额度不足 (request id: 2026)", code="insufficient_user_quota"), None)
    assert (verdict.reason, verdict.fault) == (Reason.INSUFFICIENT_QUOTA, Fault.OURS)


def test_two_request_ids_put_the_fault_behind_the_reseller() -> None:
    message = "用户额度不足 (request id: 20260716110047781) (request id: 20260716110048123)"
    verdict = classify(refusal(403, message, code="insufficient_user_quota"), None)
    assert (verdict.outcome, verdict.reason) == (State.SUSPENDED, Reason.CHANNEL_DISABLED)
    assert verdict.fault is Fault.UPSTREAM


def test_a_refused_key_behind_a_gateway_is_the_resellers() -> None:
    message = 'API request failed: 401 - {"error": {"message": "Incorrect API key provided: sk-***"}}'
    assert classify(refusal(500, message, type="upstream_error"), None).reason is Reason.CHANNEL_DISABLED
    assert classify(refusal(500, message), Channel.REVERSE).reason is Reason.ACCOUNT_EXPIRED
    assert classify(refusal(401, "Incorrect API key provided: sk-***"), None).reason is Reason.INVALID_KEY


# Exceptions


@pytest.mark.parametrize(
    ("text", "reason", "fault"),
    [
        ("httpx2.ConnectError: [Errno 111] Connection refused", Reason.CONNECTION_REFUSED, Fault.UPSTREAM),
        ("httpx2.ConnectError: [Errno -2] Name or service not known", Reason.DNS, Fault.OURS),
        ("httpx2.ReadTimeout: timed out", Reason.TIMEOUT, Fault.UPSTREAM),
        ("httpx2.ProxyError: 407 Proxy Authentication Required", Reason.PROXY, Fault.OURS),
        ("httpx2.PoolTimeout: timed out", Reason.INTERNAL, Fault.OURS),
        (
            "openai.APIConnectionError: Connection error. <- httpx2.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED]"
            " certificate verify failed: self-signed certificate",
            Reason.TLS,
            Fault.OURS,
        ),
        (
            "openai.APIConnectionError: Connection error. <- httpx2.ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED]"
            " certificate verify failed: certificate has expired",
            Reason.TLS,
            Fault.UPSTREAM,
        ),
        ("something that nobody has seen before", Reason.NO_DATA, Fault.OURS),
    ],
)
def test_an_exception_is_read_down_to_its_cause(text: str, reason: Reason, fault: Fault) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), Channel.OFFICIAL)
    assert (verdict.reason, verdict.fault) == (reason, fault)


# The operator's phrases


def test_an_operators_phrase_comes_before_every_rule() -> None:
    answer = refusal(429, "Too many requests: THE POOL IS ASLEEP")
    extra = [PhraseRule("the pool is asleep", Reason.ACCOUNT_POOL_EXHAUSTED)]
    verdict = classify(answer, Channel.REVERSE, extra)
    assert (verdict.outcome, verdict.reason) == (State.SUSPENDED, Reason.ACCOUNT_POOL_EXHAUSTED)
    assert (verdict.rule, verdict.detail) == ("operator", "the pool is asleep")


def test_the_first_operators_phrase_wins_and_only_on_its_channel() -> None:
    answer = refusal(500, "gone fishing")
    extra = [
        PhraseRule("fishing", Reason.MAINTENANCE_WINDOW, Channel.OFFICIAL),
        PhraseRule("gone", Reason.SERVICE_PAUSED),
        PhraseRule("gone fishing", Reason.NO_CHANNEL),
    ]
    assert classify(answer, Channel.OFFICIAL, extra).reason is Reason.MAINTENANCE_WINDOW
    assert classify(answer, Channel.REVERSE, extra).reason is Reason.SERVICE_PAUSED
    assert classify(answer, None, extra).reason is Reason.SERVICE_PAUSED


def test_an_operators_phrase_is_found_in_any_case_and_script() -> None:
    extra = [PhraseRule("通道維護", Reason.MAINTENANCE_WINDOW)]
    assert classify(refusal(500, "通道维护"), None, extra).reason is Reason.MAINTENANCE_WINDOW


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=200, body='{"note": "The Pool is ASLEEP", "data": {"task_id": "t"}}'),
        Answer(status=200, body=json.dumps({"warnings": ["😴 渠道休眠"], "data": {}})),
        Answer(status=200, body=json.dumps({"hint": 7, "tags": {"the pool\nis  asleep": 1}})),
        Answer(Transport.TASK, 200, body='{"status": "completed", "id": "渠道休眠"}'),
        Answer(status=503, body="<html><!-- the pool is asleep --><p>Back soon</p></html>"),
        Answer(Transport.EXCEPTION, exception=f"E: {'x' * 2000} the pool is asleep {'x' * 2000}"),
    ],
    ids=lambda answer: answer.body[:20],
)
def test_an_operators_phrase_is_found_wherever_it_stands_in_an_answer(answer: Answer) -> None:
    extra = [
        PhraseRule("the pool is asleep", Reason.SERVICE_PAUSED),
        PhraseRule("😴 渠道休眠", Reason.SERVICE_PAUSED),
        PhraseRule("渠道休眠", Reason.SERVICE_PAUSED),
    ]
    assert classify(answer, None, extra).reason is Reason.SERVICE_PAUSED


def test_of_a_long_answer_an_operators_phrase_is_looked_for_at_both_ends() -> None:
    extra = [PhraseRule("the pool is asleep", Reason.SERVICE_PAUSED)]
    for body in ("the pool is asleep" + "A" * 200_000, "A" * 200_000 + "the pool is asleep"):
        answer = Answer(status=200, body=json.dumps({"note": body}))
        assert classify(answer, None, extra).reason is Reason.SERVICE_PAUSED


def test_an_operators_phrase_may_call_an_answer_healthy() -> None:
    extra = [PhraseRule("all good", Reason.OK)]
    assert classify(refusal(500, "All good"), None, extra).success


def test_an_operators_phrase_without_a_visible_character_matches_nothing() -> None:
    extra = [PhraseRule(" \u200b ", Reason.NO_CHANNEL)]
    assert classify(Answer(status=200, body="{}"), None, extra) == OK


# The usual verdicts


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_usual_verdict(reason: Reason, channel: Channel | None) -> None:
    verdict = verdict_of(reason, channel, "test", "words")
    throttled = reason in {Reason.RATE_LIMITED, Reason.CONCURRENCY_LIMITED}
    expected = State.DEGRADED if throttled and channel is not Channel.REVERSE else GROUP_OF[reason]
    assert verdict.outcome is expected
    assert (verdict.reason, verdict.rule, verdict.detail) == (reason, "test", "words")


@pytest.mark.parametrize("reason", Reason)
def test_the_fault_of_a_failure_is_ours_exactly_where_the_state_is_unknown(reason: Reason) -> None:
    verdict = verdict_of(reason, Channel.OFFICIAL, "test")
    if verdict.outcome is State.UNKNOWN and reason is not Reason.NO_DATA:
        assert verdict.fault is Fault.OURS
    elif verdict.outcome is not State.OPERATIONAL and reason is not Reason.NO_DATA:
        assert verdict.fault is Fault.UPSTREAM


@pytest.mark.parametrize("reason", sorted(CREDENTIAL_REASONS))
def test_asking_again_with_the_same_key_is_no_use(reason: Reason) -> None:
    assert not verdict_of(reason, None, "test").retryable


def test_a_detail_is_short_and_can_be_written_anywhere() -> None:
    phrase = "lone " + "\ud800" + " surrogate" * 40
    verdict = classify(refusal(500, phrase), None, [PhraseRule(phrase, Reason.NO_CHANNEL)])
    assert len(verdict.detail) <= 120
    assert verdict.detail.encode("utf-8")
