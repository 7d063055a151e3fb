"""What the first batches of unseen answers showed: walls that hide, identifiers, generic codes, translations."""

import html
import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State, Upstream

V, G = Upstream.VENDOR, Upstream.GATEWAY
DECLINED = {
    "en": "I'm sorry, I can't help with that.",
    "zh": "抱歉，我无法协助您完成这个请求。",
    "ko": "죄송하지만 그런 영상은 만들 수 없습니다.",
    "ja": "申し訳ありませんが、そのような動画は生成できません。",
    "es": "Lo siento, no puedo ayudarte con esa solicitud.",
    "ru": "Извините, я не могу помочь с этим запросом.",
    "de": "Dabei kann ich dir leider nicht helfen.",
    "fr": "Désolé, je ne peux pas créer cette vidéo.",
    "pt": "Desculpe, não posso ajudar com isso.",
    "vi": "Xin lỗi, tôi không thể tạo video này.",
}
PAGES = {
    State.RISK_CONTROL: (
        "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>",
        "<html><body>Your request was blocked by our firewall. Incident ID 42</body></html>",
        "<!doctype html><html><title>Access Denied</title>Reference #18.1 https://errors.edgesuite.net/18</html>",
    ),
    State.DEGRADED: (
        "<html><head><title>502 Bad Gateway</title></head><body><hr><center>nginx</center></body></html>",
    ),
}
PASSED_ON = [(page, outcome) for outcome, pages in PAGES.items() for page in pages]
REFUSED_CONTENT: list[dict[str, Any]] = [
    {
        "code": "The caller does not have permission to execute the specified operation",
        "error": "Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_CSAM",
    },
    {
        "error": {
            "code": 403,
            "status": "PERMISSION_DENIED",
            "message": "The prompt violates our usage guidelines.",
        }
    },
    {"error": {"code": "Forbidden", "message": "Access denied: the content was filtered due to policy"}},
    {"__type": "AccessDeniedException", "message": "Content violates the policy: explicit content"},
]
IDENTIFIERS = {
    "NEED_USER_LOGIN": (State.UNKNOWN, Fault.OURS),
    "USER_NOT_LOGIN": (State.UNKNOWN, Fault.OURS),
    "IMAGE_FORMAT_UNSUPPORTED": (State.OPERATIONAL, Fault.OURS),
    "ERR_NON_VIDEO": (State.OPERATIONAL, Fault.OURS),
    "RUNTIME_ERROR": (State.DEGRADED, Fault.UPSTREAM),
    "WORKER_STARTUP_FAILURE": (State.DEGRADED, Fault.UPSTREAM),
    "UNDER_MAINTENANCE": (State.MAINTENANCE, Fault.UPSTREAM),
}
RELAYED: list[tuple[int, dict[str, Any]]] = [
    (401, {"type": "error", "error": {"type": "authentication_error", "message": "invalid x-api-key"}}),
    (429, {"code": 1102, "message": "Account balance not enough", "request_id": "r"}),
    (401, {"code": 1000, "message": "Authentication failed", "request_id": "r"}),
    (200, {"base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}}),
    (401, {"code": "InvalidApiKey", "message": "Invalid API-key provided.", "request_id": "r"}),
]


@pytest.mark.parametrize("language", DECLINED)
def test_what_a_model_declines_is_refused_content(language: str) -> None:
    choice = {"message": {"role": "assistant", "content": DECLINED[language]}, "finish_reason": "stop"}
    answer = Answer(status=200, body=json.dumps({"object": "chat.completion", "choices": [choice]}))
    assert classify(answer, Channel.REVERSE, upstream=G).reason is Reason.CONTENT_POLICY


@pytest.mark.parametrize(("page", "outcome"), PASSED_ON)
def test_a_page_is_read_wherever_it_is_passed_on(page: str, outcome: State) -> None:
    message = {"message": page, "type": "upstream_error", "code": "bad_response_status_code"}
    for answer in (
        Answer(status=500, body=json.dumps({"error": message})),
        Answer(status=403, body=json.dumps({"detail": page})),
        Answer(
            status=200,
            body=json.dumps({"errors": [{"message": f"Unexpected token < : {page}"}], "data": None}),
        ),
        Answer(status=502, body=json.dumps({"error": {"message": html.escape(page)}})),
        Answer(Transport.EXCEPTION, exception=f"APIStatusError: upstream returned {page}"),
        Answer(Transport.EXCEPTION, exception=f"Error: {json.dumps({'error': {'message': page}})}"),
    ):
        verdict = classify(answer, None, upstream=G)
        assert (verdict.outcome, verdict.fault) == (outcome, Fault.UPSTREAM)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("cf-mitigated", "challenge", Reason.CLOUDFLARE_CHALLENGE),
        ("x-amzn-waf-action", "captcha", Reason.CAPTCHA),
        ("x-amzn-waf-action", "challenge", Reason.CLOUDFLARE_CHALLENGE),
        ("x-vercel-mitigated", "deny", Reason.CLOUDFLARE_BLOCK),
        ("x-cachewall-action", "challenge", Reason.CLOUDFLARE_CHALLENGE),
        ("x-bot-action", "Blocked", Reason.CLOUDFLARE_BLOCK),
        ("llm_provider-cf-mitigated", "challenge", Reason.CLOUDFLARE_CHALLENGE),
    ],
)
@pytest.mark.parametrize("status", [200, 202, 403, 503])
def test_a_wall_that_names_itself_in_a_header_is_one(
    name: str, value: str, reason: Reason, status: int
) -> None:
    for body in ("", "<html></html>", '{"message": "Forbidden"}'):
        assert classify(Answer(status=status, headers={name: value}, body=body), None).reason is reason


def test_a_wall_that_let_us_through_says_nothing() -> None:
    headers = {
        "x-waf-action": "allow",
        "x-bot-score": "1",
        "content-security-policy": "block-all-mixed-content",
    }
    assert classify(Answer(status=200, headers=headers, body='{"id": "v", "status": "queued"}'), None).success


@pytest.mark.parametrize("word", IDENTIFIERS)
def test_an_identifier_says_what_its_words_say(word: str) -> None:
    for body in ({"code": 602, "message": word, "data": None}, {"success": False, "code": word}):
        verdict = classify(Answer(status=200, body=json.dumps(body)), Channel.OFFICIAL, upstream=V)
        assert (verdict.outcome, verdict.fault) == IDENTIFIERS[word]
    thrown = classify(Answer(Transport.EXCEPTION, exception=f"ValueError: state: {word}"), Channel.OFFICIAL)
    assert (thrown.outcome, thrown.fault) == IDENTIFIERS[word]


@pytest.mark.parametrize("body", REFUSED_CONTENT)
def test_content_is_refused_behind_a_code_of_permission(body: dict[str, Any]) -> None:
    verdict = classify(Answer(status=403, body=json.dumps(body)), Channel.OFFICIAL, upstream=V)
    assert verdict.reason is Reason.CONTENT_POLICY


def test_a_code_of_permission_stays_one_without_a_word_of_content() -> None:
    body = {**REFUSED_CONTENT[0], "error": "Your team has no access to this model"}
    verdict = classify(Answer(status=403, body=json.dumps(body)), Channel.OFFICIAL, upstream=V)
    assert verdict.reason is Reason.PERMISSION_DENIED


@pytest.mark.parametrize(
    "text",
    [
        "所有API密钥都失败了", "all API keys failed", "Todas las claves han fallado", "Все ключи исчерпаны",
        "すべてのキーが失敗しました", "모든 키가 실패했습니다", "Alle Schlüssel fehlgeschlagen",
    ],
)  # fmt: skip
def test_keys_that_have_all_failed_are_those_of_the_gateway(text: str) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=f"Error: {text}"), None, upstream=G)
    assert (verdict.outcome, verdict.fault) == (State.SUSPENDED, Fault.UPSTREAM)


@pytest.mark.parametrize(
    "text",
    [
        "replicate.exceptions.ModelError: 'x'",
        "fal_client.client.WorkerError: boom",
        "modal.exception.TaskFailedError: y",
        "PredictionException: list index out of range",
    ],
)
def test_an_exception_named_after_their_work_is_theirs(text: str) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), Channel.OFFICIAL, upstream=V)
    assert (verdict.outcome, verdict.fault) == (State.DEGRADED, Fault.UPSTREAM)


@pytest.mark.parametrize("gap", ["\n", " ", "\n  "])
def test_a_line_break_inside_a_word_hides_it_from_nobody(gap: str) -> None:
    answer = Answer(status=400, body=json.dumps({"error": {"message": f"内容违{gap}规，请修改后重试"}}))
    assert classify(answer, None).reason is Reason.CONTENT_POLICY


@pytest.mark.parametrize(("status", "body"), RELAYED)
def test_a_vendors_refusal_through_a_gateway_is_about_the_gateway(status: int, body: dict[str, Any]) -> None:
    answer = Answer(status=status, body=json.dumps(body))
    assert classify(answer, Channel.OFFICIAL, upstream=G).reason is Reason.CHANNEL_DISABLED
    assert classify(answer, Channel.OFFICIAL, upstream=V).ours
