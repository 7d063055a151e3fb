"""Whom an answer means: the customer who asks too often, the gateway's own account, who a field blames."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, Upstream
from tests.support.meanings import BROKEN, OURS, REFUSED, RETIRED, SHUT, Meant


def meaning(
    body: Any,
    status: int,
    upstream: Upstream = Upstream.GATEWAY,
    *,
    transport: Transport = Transport.HTTP,
    channel: Channel | None = None,
) -> Meant:
    verdict = classify(Answer(transport, status, body=json.dumps(body)), channel, upstream=upstream)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize(
    "message",
    [
        "You asked 12 times in this minute, your contract says 10",
        "Muy rápido: tu clave admite 10 llamadas",
        "该令牌请求过快",
        "xyzzy, your sub-token has had its 30 for this hour",
    ],
)
def test_a_gateway_that_speaks_to_us_of_pace_means_ours(message: str) -> None:
    assert meaning({"error": {"message": message, "type": "rate_limit_error"}}, 429) == OURS


@pytest.mark.parametrize(
    "message",
    [
        "The lane, not you, is over its pace at ByteDance",
        "The upstream provider is busy, your request was not sent",
        "渠道繁忙，请您稍后再试",
        "too many requests",
    ],
)
def test_one_that_speaks_of_what_all_share_means_theirs(message: str) -> None:
    assert meaning({"error": {"message": message, "type": "rate_limit_error"}}, 429) == BROKEN


def test_a_vendor_means_nobody_else_and_its_pace_is_no_failure_of_our_key() -> None:
    body = {"error": {"message": "Rate limit reached for your organization", "type": "requests"}}
    assert meaning(body, 429, Upstream.VENDOR, channel=Channel.OFFICIAL) == BROKEN


@pytest.mark.parametrize(
    "message",
    [
        "insufficient balance",
        "余额已烧光",
        "invalid api key",
        "the account has no permission",
        "saldo insuficiente",
    ],
)
def test_what_a_gateway_tells_with_a_5xx_befell_itself(message: str) -> None:
    assert meaning({"error": {"message": message}}, 503) == SHUT
    assert meaning({"error": {"message": message}}, 403) == OURS


def test_a_number_of_its_own_is_no_5xx() -> None:
    assert meaning({"code": 50002, "message": "insufficient balance"}, 200) == OURS


def test_what_it_tells_its_customer_with_a_5xx_is_ours() -> None:
    assert meaning({"error": {"message": "Your API key is invalid"}}, 500) == OURS


@pytest.mark.parametrize("field", ["who", "blame", "caused_by", "attribution"])
def test_a_field_that_blames_the_caller_outweighs_words(field: str) -> None:
    assert meaning({"ok": False, field: "you", "text": "the channel is paused by its owner"}, 200) == OURS
    assert meaning({"ok": False, field: "customer", "text": "the server crashed"}, 500) == OURS


def test_one_that_blames_the_server_outweighs_a_status() -> None:
    assert meaning({"fault": "server", "text": "xyzzy"}, 400) == BROKEN


def test_one_that_blames_what_was_put_in_is_a_refusal_of_it() -> None:
    assert meaning({"fault": "prompt", "remark": "we cut off there"}, 400) == REFUSED


@pytest.mark.parametrize(
    "code", ["upstream_quota", "provider_daily_quota", "UPSTREAM_CREDITS", "vendor_balance"]
)
def test_money_of_whoever_is_asked_is_theirs(code: str) -> None:
    assert meaning({"error": {"message": "x", "type": code}}, 429) == SHUT


@pytest.mark.parametrize("reason", ["Your job action has been restricted.", "您的操作已被限制"])
def test_behind_a_pool_a_job_that_speaks_to_somebody_speaks_to_an_account(reason: str) -> None:
    body = {"id": "1", "status": "FAILURE", "failReason": reason}
    assert meaning(body, 200, transport=Transport.TASK, channel=Channel.REVERSE)[1] is Fault.UPSTREAM
    assert meaning(body, 200, transport=Transport.TASK)[1] is Fault.OURS


def test_what_is_gone_for_good_is_told_before_the_right_to_it() -> None:
    message = "The model doubao-seaweed-241128 has been shut down and is no longer served."
    body = {"error": {"code": "InvalidEndpointOrModel.ModelIDAccessDisabled", "message": message}}
    assert meaning(body, 404, Upstream.VENDOR, channel=Channel.OFFICIAL) == RETIRED


def test_an_allowance_that_is_used_up_is_told_before_the_pace() -> None:
    message = "Free allocated quota exceeded: your free trial has expired"
    body = {"code": "Throttling.AllocationQuota", "message": message, "request_id": "r"}
    verdict = classify(Answer(status=429, body=json.dumps(body)), Channel.OFFICIAL, upstream=Upstream.VENDOR)
    assert verdict.reason is Reason.INSUFFICIENT_QUOTA


@pytest.mark.parametrize("name", ["generations", "url", "task_id", "data"])
@pytest.mark.parametrize(
    "text",
    ["Cannot read properties of undefined (reading '%s') at Client.poll", "poll raised KeyError: '%s'"],
)
def test_a_client_that_trips_over_what_an_answer_lacks_was_answered_badly(text: str, name: str) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text % name), None)
    assert (verdict.outcome, verdict.fault) == BROKEN


@pytest.mark.parametrize(
    "text", ["KeyError: 'OPENAI_API_KEY'", "Cannot read properties of undefined (reading 'config')"]
)
def test_one_that_trips_over_what_is_its_own_was_not(text: str) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), None)
    assert (verdict.outcome, verdict.fault) == OURS


@pytest.mark.parametrize(
    "text",
    [
        "Timeout 30000ms exceeded while waiting for captcha to be solved",
        "captcha solver: connection reset by peer",
    ],
)
def test_a_captcha_is_told_before_the_wait_for_it(text: str) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), Channel.REVERSE)
    assert verdict.reason is Reason.CAPTCHA


@pytest.mark.parametrize("status", [405, 501, 505])
def test_a_number_of_a_job_is_no_method_that_was_refused(status: int) -> None:
    job = {"taskId": "t", "successFlag": 3, "errorCode": status, "errorMessage": "xyzzy"}
    body = {"code": 200, "msg": "success", "data": job}
    assert meaning(body, 200, transport=Transport.TASK) == BROKEN


def test_the_code_of_an_allowance_is_told_before_a_type_of_pace() -> None:
    error = {"code": "AccountQuotaExceeded", "message": "xyzzy", "type": "TooManyRequests"}
    assert meaning({"error": error}, 429, Upstream.VENDOR, channel=Channel.OFFICIAL) == OURS


@pytest.mark.parametrize(
    "message", ["our prepaid contract with them lapsed", "Payment required by upstream provider"]
)
def test_a_gateway_that_speaks_of_its_supplier_means_its_own_account(message: str) -> None:
    assert meaning({"problem": message, "error": {"message": message}}, 402) == SHUT
