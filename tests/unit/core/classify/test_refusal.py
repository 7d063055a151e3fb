"""Whose refusal: what a vendor says of its customer is ours where we asked it, the gateway's where it is relayed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream

Body = dict[str, Any]


def openai(message: str, code: str | None = None) -> Body:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}


def google(code: int, message: str, status: str, reason: str) -> Body:
    return {"error": {"code": code, "message": message, "status": status, "details": [{"reason": reason}]}}


VENDORS: dict[str, tuple[int, Body]] = {
    "openai's key": (401, openai("Incorrect API key provided: sk-ab***yz. You can find your API key at https://platform.openai.com/account/api-keys.", "invalid_api_key")),
    "openai's quota": (429, openai("You exceeded your current quota, please check your plan and billing details.", "insufficient_quota")),
    "openai's limit": (400, openai("Billing hard limit has been reached", "billing_hard_limit_reached")),
    "openai's organization": (403, openai("Your organization must be verified to use the model `sora-2`. Please go to: https://platform.openai.com/settings/organization/general")),
    "openai's region": (403, openai("Country, region, or territory not supported", "unsupported_country_region_territory")),
    "openai's account": (401, openai("The OpenAI account associated with this API key has been deactivated.", "account_deactivated")),
    "google's key": (400, google(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT", "API_KEY_INVALID")),
    "google's consumer": (403, google(403, "Permission denied: Consumer 'api_key:AIza' has been suspended.", "PERMISSION_DENIED", "CONSUMER_SUSPENDED")),
    "google's place": (400, google(400, "User location is not supported for the API use.", "FAILED_PRECONDITION", "LOCATION")),
    "google's billing": (403, google(403, "This API method requires billing to be enabled. Please enable billing on project #123", "PERMISSION_DENIED", "BILLING_DISABLED")),
    "anthropic's balance": (400, {"type": "error", "error": {"type": "invalid_request_error", "message": "Your credit balance is too low to access the Anthropic API."}}),
    "xai's credits": (403, {"code": "The caller does not have permission to execute the specified operation", "error": "Your team has either used all available credits or reached its monthly spending limit."}),
    "minimax's balance": (200, {"base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}}),
    "ark's account": (403, {"error": {"code": "AccountOverdueError", "message": "The request failed because your account has an overdue balance. Request id: 0217", "type": "Forbidden"}}),
    "dashscope's account": (400, {"code": "Arrearage", "message": "Access denied, please make sure your account is in good standing.", "request_id": "x"}),
    "fal's balance": (403, {"detail": "User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing."}),
    "replicate's credit": (402, {"title": "Insufficient credit", "detail": "You have insufficient credit to run this model. Go to https://replicate.com/account/billing", "status": 402}),
    "azure's key": (401, {"error": {"code": "401", "message": "Access denied due to invalid subscription key or wrong API endpoint."}}),
}  # fmt: skip


def words(body: Body) -> str:
    """What the body says."""
    error = body.get("error")
    if isinstance(error, dict):
        return str(error["message"])
    return str(error or body.get("message") or body.get("detail") or body["base_resp"]["status_msg"])


def told(status: int, body: Any, **headers: str) -> Answer:
    return Answer(
        status=status, headers={k.replace("_", "-"): v for k, v in headers.items()}, body=json.dumps(body)
    )


RELAYS: dict[str, Callable[[int, Body], Answer]] = {
    "new-api, quoted": lambda s, b: told(s, {"error": {"message": f"{json.dumps(b)} (request id: 2026060112)", "type": "upstream_error", "code": "bad_response_status_code"}}),
    "new-api, twice": lambda s, b: told(s, {"error": {"message": f"{words(b)} (request id: 2026060112) (request id: 2026060113)", "type": "new_api_error", "code": "x"}}),
    "new-api, in words": lambda s, b: told(s, {"error": {"message": f"{words(b)} (request id: 2026060112)", "type": "upstream_error", "code": "x"}}),
    "one-api": lambda s, b: told(s, {"error": {"message": f"relay error: {words(b)}", "type": "one_api_error"}}),
    "litellm": lambda s, b: told(s, {"error": {"message": f"litellm.AuthenticationError: OpenAIException - {words(b)}. Received Model Group=sora-2", "code": str(s)}}),
    "litellm, quoted": lambda s, b: told(s, {"error": {"message": f"litellm.BadRequestError: VertexAIException BadRequestError - {json.dumps(b)}", "code": str(s)}}),
    "sub2api": lambda s, b: told(502, {"error": {"type": "upstream_error", "message": f"Upstream request failed: {s} {json.dumps(b)}"}}),
    "sub2api, the last": lambda s, b: told(502, {"type": "error", "error": {"type": "upstream_error", "message": f"All accounts failed, last error: {words(b)}"}}),
    "a text": lambda s, b: told(s, {"error": f"upstream returned {s}: {json.dumps(b)}"}),
    "in Chinese": lambda s, b: told(500, {"code": 500, "message": f"上游返回错误: {s} {json.dumps(b)}", "data": None}),
    "a client's words": lambda s, b: told(500, {"error": {"message": f"API request failed: {s} - {json.dumps(b)}"}}),
}  # fmt: skip
"""Ways that show by themselves that somebody hands it on."""
FROM_A_GATEWAY: dict[str, Callable[[int, Body], Answer]] = {
    **RELAYS,
    "as it came": told,
    "portkey": lambda s, b: told(s, {"error": {"message": f"openai error: {words(b)}"}, "provider": "openai"}, x_portkey_provider="openai"),
    "openrouter": lambda s, b: told(s, {"error": {"message": "Provider returned error", "code": s, "metadata": {"raw": json.dumps(b), "provider_name": "OpenAI"}}}),
    "a cause": lambda s, b: told(500, {"success": False, "error": {"message": "x", "cause": b, "upstreamStatus": s}}),
    "litellm's headers": lambda s, b: told(s, b, llm_provider_x_request_id="1"),
    "a failed job": lambda s, b: Answer(Transport.TASK, 200, body=json.dumps({"status": "failed", "error": {"message": words(b)}})),
}  # fmt: skip


@pytest.mark.parametrize("vendor", VENDORS)
def test_what_a_vendor_refuses_us_directly_is_ours(vendor: str) -> None:
    status, body = VENDORS[vendor]
    for channel in (None, Channel.OFFICIAL):
        verdict = classify(told(status, body), channel, upstream=Upstream.VENDOR)
        assert (verdict.outcome, verdict.fault) == (State.UNKNOWN, Fault.OURS)


@pytest.mark.parametrize("relay", FROM_A_GATEWAY)
@pytest.mark.parametrize("vendor", VENDORS)
def test_what_a_vendor_refuses_the_gateway_is_the_gateways_in_whatever_way_it_is_relayed(
    vendor: str, relay: str
) -> None:
    answer = FROM_A_GATEWAY[relay](*VENDORS[vendor])
    for channel in (None, *Channel):
        for upstream in (Upstream.GATEWAY, Upstream.SORA2API, *([None] if relay in RELAYS else [])):
            verdict = classify(answer, channel, upstream=upstream)
            assert verdict.fault is Fault.UPSTREAM, (channel, upstream, verdict)
            assert verdict.outcome in (State.SUSPENDED, State.RISK_CONTROL, State.DEGRADED)


@pytest.mark.parametrize(("said", "fault"), [("upstream", Fault.UPSTREAM), ("user", Fault.OURS)])
def test_a_header_that_says_whose_error_it_was_is_believed(said: str, fault: Fault) -> None:
    answer = told(
        401, {"error": "unauthorised", "description": "Authentication failed"}, x_error_attribution=said
    )
    assert classify(answer, None, upstream=Upstream.GATEWAY).fault is fault
