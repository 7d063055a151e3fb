"""Whose refusal it is: the gateway's where it is handed on, ours where we are told."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State, Upstream

OPENAI_KEY = "Incorrect API key provided: sk-proj-****abcd. You can find your API key at https://platform.openai.com/account/api-keys."
BALANCE = "You exceeded your current quota, please check your plan and billing details."
ORGANISATION = "Your organization must be verified to use the model `sora-2`. Please go to: https://platform.openai.com/settings"
PLACE = "Country, region, or territory not supported"
VENDORS = {
    "key": (401, OPENAI_KEY, "invalid_api_key", Reason.INVALID_KEY, Reason.ACCOUNT_EXPIRED),
    "balance": (429, BALANCE, "insufficient_quota", Reason.INSUFFICIENT_QUOTA, Reason.ACCOUNT_POOL_EXHAUSTED),
    "organisation": (403, ORGANISATION, None, Reason.PERMISSION_DENIED, Reason.ACCOUNT_BANNED),
    "place": (
        403,
        PLACE,
        "unsupported_country_region_territory",
        Reason.REGION_BLOCKED,
        Reason.CHANNEL_DISABLED,
    ),
}
"""What a vendor refuses: status, words, code, its reason said to us, and of an account of a pool."""


def error(message: str, code: Any = None, **more: Any) -> str:
    return json.dumps(
        {"error": {"message": message, "type": "invalid_request_error", "code": code, **more}},
        ensure_ascii=False,
    )


RELAYS = {
    "litellm": lambda message, code: error(f"litellm.AuthenticationError: AuthenticationError: OpenAIException - {message}"),
    "litellm with the whole object": lambda message, code: error(
        f"litellm.APIError: APIError: OpenAIException - {error(message, code)}\n\n"
        "LiteLLM: model group 'sora-2' failed with the error above. No fallback was attempted."
    ),
    "litellm of another vendor": lambda message, code: error(f"litellm.BadRequestError: Vertex_aiException BadRequestError - {message}"),
    "two gateways": lambda message, code: error(f"{message} (request id: 2026a1) (request id: 2026b2)", code),
    "a code for it": lambda message, code: error(message, "bad_response_status_code", type="upstream_error"),
    "one-api": lambda message, code: error(f"relay error: {message}", code),
    "an error in an error": lambda message, code: error(error(message, code), "fail"),
    "a client's exception": lambda message, code: json.dumps({"detail": f"Error code: 401 - {{'error': {{'message': {message!r}}}}}"}),
    "openrouter": lambda message, code: error("Provider returned error", 401, metadata={"raw": error(message, code), "provider_name": "OpenAI"}),
    "portkey": lambda message, code: error(f"openai error: {message}", code),
    "word for word": error,
}  # fmt: skip


def judged(
    status: int, body: str, upstream: Upstream | None, channel: Channel = Channel.OFFICIAL, **headers: str
) -> Verdict:
    answer = Answer(status=status, headers={"content-type": "application/json", **headers}, body=body)
    return classify(answer, channel, upstream=upstream)


@pytest.mark.parametrize("relay", RELAYS)
@pytest.mark.parametrize("kind", VENDORS)
def test_what_a_vendor_refuses_a_gateway_is_the_gateways(kind: str, relay: str) -> None:
    status, message, code, _, pooled = VENDORS[kind]
    body = RELAYS[relay](message, code)
    official = judged(status, body, Upstream.GATEWAY)
    assert (official.outcome, official.reason, official.fault) == (
        State.SUSPENDED, Reason.CHANNEL_DISABLED, Fault.UPSTREAM,
    )  # fmt: skip
    reverse = judged(status, body, Upstream.GATEWAY, Channel.REVERSE)
    assert (reverse.reason, reverse.fault) == (pooled, Fault.UPSTREAM)


@pytest.mark.parametrize("kind", VENDORS)
def test_what_a_vendor_refuses_us_is_ours(kind: str) -> None:
    status, message, code, reason, _ = VENDORS[kind]
    for upstream in (Upstream.VENDOR, None):
        verdict = judged(status, error(message, code), upstream)
        assert (verdict.outcome, verdict.reason, verdict.fault) == (State.UNKNOWN, reason, Fault.OURS)


@pytest.mark.parametrize("header", ["llm_provider-server", "x-portkey-provider"])
def test_headers_of_whoever_was_asked_tell_that_somebody_was_asked(header: str) -> None:
    verdict = judged(401, error("Invalid API key"), None, **{header: "openai"})
    assert (verdict.reason, verdict.fault) == (Reason.CHANNEL_DISABLED, Fault.UPSTREAM)


def test_a_vendors_bot_wall_is_the_gateways_however_much_of_it_is_handed_on() -> None:
    page = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/h"></script></body></html>'
    told = error(f"litellm.APIError: APIError: OpenAIException - {page}")
    for body, headers in (
        (told, {}),
        (error("litellm.APIError"), {"llm_provider-cf-mitigated": "challenge"}),
    ):
        verdict = judged(403, body, Upstream.GATEWAY, **headers)
        assert (verdict.reason, verdict.fault) == (Reason.CLOUDFLARE_CHALLENGE, Fault.UPSTREAM)


def test_an_error_in_the_message_of_an_error_is_handed_on() -> None:
    body = error(error("Invalid API key", "invalid_api_key"), "fail")
    assert judged(401, body, Upstream.GATEWAY).fault is Fault.UPSTREAM
    for upstream in (Upstream.VENDOR, None):
        assert judged(401, body, upstream).fault is Fault.OURS


def test_what_a_gateways_client_met_on_its_way_is_the_gateways() -> None:
    for message in (
        "litellm.InternalServerError: OpenAIException - Cannot connect to host api.openai.com:443 [Name or service not known]",
        "litellm.APIConnectionError: OpenAIException - [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
        "litellm.AuthenticationError: Missing Anthropic API Key",
        "litellm.APIError: OpenAIException - <html><body>Sorry, you have been blocked. You are unable to access api.openai.com</body></html>",
    ):
        assert judged(500, error(message), Upstream.GATEWAY).fault is Fault.UPSTREAM


ORGANISATIONS = (
    (401, "No such organization: org-x.", "invalid_organization"),
    (401, "You do not have access to the organization tied to the API key.", None),
    (401, "OpenAI-Organization header should match organization for API key", "mismatched_organization"),
    (403, "You are not allowed to sample from this model", None),
    (429, "You exceeded your current quota", "insufficient_quota"),
)


@pytest.mark.parametrize(("status", "message", "code"), ORGANISATIONS)
def test_a_vendors_own_words_from_a_gateway_are_about_the_gateway(
    status: int, message: str, code: str | None
) -> None:
    told = f"{message} (request id: 20260601120000123456789abcdefgh)"
    assert judged(status, error(told, code), Upstream.GATEWAY).reason is Reason.CHANNEL_DISABLED
    assert judged(status, error(message, code), Upstream.VENDOR).fault is Fault.OURS


OWN = (
    (401, "Authentication Error, Invalid proxy server token passed. Received API Key = sk-...1234", Reason.INVALID_KEY),
    (401, "Authentication Error, LiteLLM Virtual Key expected. Received=abc, expected to start with 'sk-'.", Reason.INVALID_KEY),
    (400, "Authentication Error - Expired Key. Key Expiry time 2026 and current time 2026", Reason.INVALID_KEY),
    (401, "Authentication Error, Key is blocked. Update via `/key/unblock` if you're admin.", Reason.INVALID_KEY),
    (400, "Budget has been exceeded! Current cost: 1.0, Max budget: 0.5", Reason.INSUFFICIENT_QUOTA),
    (429, "Budget has been exceeded! Team=t Current cost: 1.0, Max budget: 0.5", Reason.INSUFFICIENT_QUOTA),
    (401, "Authentication Error, ExceededTokenBudget: Current spend for token: 2.0", Reason.INSUFFICIENT_QUOTA),
    (429, "Rate limit exceeded for api_key: f0c9. Limit type: requests. Current limit: 2", Reason.OWN_RATE_LIMIT),
    (429, "litellm.RateLimitError: Rate limit exceeded for model_per_key: x. Limit type: requests", Reason.OWN_RATE_LIMIT),
    (429, "Rate limit exceeded for team: t. Limit type: tokens.", Reason.OWN_RATE_LIMIT),
    (429, "LiteLLM Rate Limit Handler for rate limit type = key. Crossed TPM / RPM / Max Parallel Request Limit.", Reason.OWN_RATE_LIMIT),
    (429, "Max parallel request limit reached", Reason.OWN_RATE_LIMIT),
    (403, "Authentication Error, Access forbidden: IP address not allowed.", Reason.PERMISSION_DENIED),
    (401, "key not allowed to access model. This key can only access models=['x']", Reason.PERMISSION_DENIED),
    (403, "Team not allowed to access model. This team can only access models=['x']", Reason.PERMISSION_DENIED),
)  # fmt: skip


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize(("status", "message", "reason"), OWN)
def test_what_a_gateway_refuses_its_customer_is_ours(
    status: int, message: str, reason: Reason, channel: Channel
) -> None:
    for upstream in (Upstream.GATEWAY, None):
        verdict = judged(
            status, error(message, str(status)), upstream, channel, **{"x-litellm-version": "1.108.7"}
        )
        assert (verdict.outcome, verdict.reason, verdict.fault) == (State.UNKNOWN, reason, Fault.OURS)


@pytest.mark.parametrize(("status", "message", "reason"), OWN)
def test_what_a_gateway_behind_the_gateway_refuses_it_is_theirs(
    status: int, message: str, reason: Reason
) -> None:
    verdict = judged(status, error(f"litellm.APIError: Litellm_proxyException - {message}"), Upstream.GATEWAY)
    assert verdict.fault is Fault.UPSTREAM
    expected = Reason.RATE_LIMITED if reason is Reason.OWN_RATE_LIMIT else Reason.CHANNEL_DISABLED
    assert verdict.reason is expected


def test_a_gateway_whose_deployments_cool_down_has_no_channel() -> None:
    message = "No deployments available for selected model, Try again in 5 seconds. Passed model=sora-2. pre-call-checks=False, cooldown_list=['a']"
    assert judged(429, error(message, "429"), Upstream.GATEWAY).reason is Reason.NO_CHANNEL


def test_our_own_client_may_be_litellms() -> None:
    once = (
        "litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided: sk-x"
    )
    twice = f"litellm.AuthenticationError: Litellm_proxyException - {once}"
    for text, fault in ((once, Fault.OURS), (twice, Fault.UPSTREAM)):
        answer = Answer(Transport.EXCEPTION, exception=text)
        assert classify(answer, Channel.OFFICIAL).fault is fault


def test_a_job_that_failed_for_a_key_failed_for_the_gateways() -> None:
    body = json.dumps({"id": "1", "status": "failed", "error": {"message": "Incorrect API key provided"}})
    answer = Answer(Transport.TASK, 200, body=body)
    assert classify(answer, Channel.OFFICIAL, upstream=Upstream.GATEWAY).fault is Fault.UPSTREAM
    assert classify(answer, Channel.OFFICIAL, upstream=Upstream.VENDOR).fault is Fault.OURS


def test_a_limit_on_looks_is_ours_unless_it_is_handed_on() -> None:
    bare, relayed = (
        error("Too many requests"),
        error("litellm.RateLimitError: OpenAIException - Too many requests"),
    )
    for body, fault in ((bare, Fault.OURS), (relayed, Fault.UPSTREAM)):
        verdict = classify(
            Answer(status=429, body=body), Channel.OFFICIAL, upstream=Upstream.GATEWAY, look=True
        )
        assert verdict.fault is fault
    assert (
        classify(Answer(status=429, body=bare), Channel.OFFICIAL, upstream=Upstream.GATEWAY).fault
        is Fault.UPSTREAM
    )


PASSWORDS = (
    "Incorrect password", "wrong password", "Invalid virtual key", "密码错误", "访问密码不正确", "虚拟密钥无效",
    "비밀번호가 틀렸습니다", "잘못된 비밀번호입니다", "パスワードが間違っています", "仮想キーが無効です",
    "Contraseña incorrecta", "Clave virtual no válida", "Неверный пароль", "Недействительный виртуальный ключ",
    "Falsches Passwort", "Ungültiger virtueller Schlüssel", "Mot de passe incorrect", "Clé virtuelle invalide",
    "Virtual key not found", "Virtual key has expired", "Password error", "密码验证失败", "凭证错误", "密碼不正確",
    "가상 키를 찾을 수 없습니다", "仮想キーが見つかりません", "La clave virtual no existe", "Ошибка пароля", "Пароль не подходит",
    "Passwort stimmt nicht", "Mauvais mot de passe", "Chave virtual não encontrada",
    "Senha incorreta", "Chave virtual inválida", "Mật khẩu không đúng", "Khóa ảo không hợp lệ",
)  # fmt: skip
KEYS = (
    "Invalid access token", "访问令牌无效", "액세스 토큰이 유효하지 않습니다", "アクセストークンが無効です", "Token de acceso no válido",
    "Недействительный токен доступа", "Ungültiges Zugriffstoken", "Jeton d'accès invalide", "Token de acesso inválido",
    "Mã truy cập không hợp lệ", "Insufficient scope", "权限范围不足", "권한 범위가 부족합니다", "スコープが不足しています",
    "Alcance insuficiente", "Недостаточная область доступа", "Unzureichender Geltungsbereich", "Portée insuffisante",
    "スコープが足りません", "Fehlende Berechtigung: Scope", "Escopo insuficiente", "Phạm vi không đủ",
)  # fmt: skip


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((t, s) for t in PASSWORDS for s in (400, 401, 403, 500)),
        *((t, s) for t in KEYS for s in (400, 401, 403)),
    ],
)
def test_a_refused_key_of_the_gateways_own_is_ours_in_every_language(
    text: str, status: int, channel: Channel
) -> None:
    for body in (json.dumps({"detail": text}), error(text), json.dumps({"code": status, "message": text})):
        verdict = judged(status, body, Upstream.GATEWAY, channel)
        assert (verdict.outcome, verdict.fault) == (State.UNKNOWN, Fault.OURS)
        assert verdict.reason in (Reason.INVALID_KEY, Reason.PERMISSION_DENIED)


def test_a_framework_that_tells_its_own_refusal_twice_still_refuses_us() -> None:
    assert judged(500, error("401: 密码错误"), Upstream.GATEWAY, Channel.REVERSE).fault is Fault.OURS


def test_an_account_that_a_gateway_cannot_sign_in_is_the_pools() -> None:
    verdict = judged(500, error("login failed: 账号或密码错误"), Upstream.GATEWAY, Channel.REVERSE)
    assert (verdict.reason, verdict.fault) == (Reason.ACCOUNT_EXPIRED, Fault.UPSTREAM)
