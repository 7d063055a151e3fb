"""Who lacks what: a customer's key and a gateway's, a vendor asked directly, words that only look alike."""

import json

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State, Upstream
from tests.support.corpus_rows import rows
from tests.support.meanings import BROKEN, OURS, REFUSED, SHUT
from tests.unit.core.classify.test_corpus import FILES

MISSING = (
    "API key is required via x-api-key header",
    "Missing API key. Use ?key=XXX, Authorization: Bearer <key>, or X-API-Key header.",
    "Missing X-Api-Key",
    "Please provide your API key",
    "缺少 API 密钥，请在请求头中提供 Authorization",
    "API 키가 누락되었습니다. 헤더에 API 키를 포함하세요",
    "APIキーがありません。ヘッダーに指定してください",
    "Falta la clave API en el encabezado",
    "API-ключ не указан в заголовке",
    "API-Key fehlt im Header",
    "Clé API manquante dans l'en-tête",
    "Chave de API ausente no cabeçalho",
    "Thiếu API key trong tiêu đề",
)
OPERATORS = (
    "API Key for Veo is missing. Video generation is currently unavailable.",
    "OPENAI_API_KEY is not set",
    "Missing API key for provider",
    "server is missing its API key",
    "Upstream provider openai: Incorrect API key provided",
    "Provider account suspended",
    "provider balance insufficient",
    "上游密钥缺失",
    "OpenAI の APIキーが設定されていません",
    "API-ключ Veo не задан",
    "Der OpenAI API-Key ist nicht konfiguriert",
)
TO_A_CUSTOMER = (
    "insufficient balance (1008)",
    "invalid api key",
    "Your account has been suspended",
    "upstream account has insufficient balance",
    "Provider: kling  Error: HTTP 500: account balance not enough",
    "country, region, or territory not supported",
    "Your plan does not include this model",
    "token has been revoked",
    "账户余额不足",
    "upstream api key invalid",
    "quota exceeded for your account",
)
ABOUT_US = (
    "Your Google project doesn’t have access to the selected video model yet.",
    "This project has not been granted access to the model",
    "Policy Violation: this user has been blocked for a previous policy violation.",
    "Your account was flagged and suspended for policy violations",
    "Your access to the API has been suspended",
    "Your API access has been blocked because of repeated policy violations",
)
NOT_ALLOWED = {
    "en": "Your submission contains text that is not allowed",
    "zh": "您的提示词包含不允许的内容",
    "ko": "프롬프트에 허용되지 않는 단어가 있습니다",
    "ja": "許可されていない表現が使われています",
    "es": "El texto contiene palabras no permitidas",
    "ru": "Генерация не удалась из-за обнаружения неподходящего контента",
    "de": "Der Prompt enthält unerlaubte Wörter",
    "fr": "Le prompt contient des mots interdits",
    "pt": "O texto contém palavras não permitidas",
    "vi": "Nội dung không được phép",
}
INNOCENT = (
    "Submit a new job explicitly to retry.",
    "Frames are processed individually, exclusively and violently fast.",
    "The response is sensitively worded.",
    "The image was offensively bright.",
    "Immediately, eventually, occasionally, permanently, currently, recently.",
    "Explicitly, implicitly, safely, sensitively, inappropriately, illegally, invalidly, unexpectedly.",
    "Videos are generated automatically and delivered separately.",
    "This message was sent securely.",
    "We usually answer quickly and completely.",
    "Keyboard players and monkeys and donkeys.",
    "Policymakers met in the capital.",
    "The minority report and the minor scale.",
    "The quotation marks are quoted.",
    "The blockchain and the blockbuster.",
    "The restricted section was interestingly small.",
    "A captivating captain.",
)


def meaning(answer: Answer, upstream: Upstream, channel: Channel | None = None) -> tuple[State, Fault | None]:
    verdict = classify(answer, channel, upstream=upstream)
    return verdict.outcome, verdict.fault


def error(text: str, status: int | None) -> Answer:
    return Answer(status=status, body=json.dumps({"error": text}))


@pytest.mark.parametrize("status", [None, 400, 401, 403])
@pytest.mark.parametrize("text", MISSING)
def test_a_key_that_a_customer_has_not_sent_is_ours(text: str, status: int | None) -> None:
    assert meaning(error(text, status), Upstream.GATEWAY) == OURS


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("text", OPERATORS)
def test_a_key_or_money_that_a_gateway_lacks_is_theirs(text: str, status: int) -> None:
    assert meaning(error(text, status), Upstream.GATEWAY) in (SHUT, BROKEN)


@pytest.mark.parametrize("channel", [None, Channel.OFFICIAL])
@pytest.mark.parametrize("status", [400, 401, 402, 403, 500, 503])
@pytest.mark.parametrize("text", TO_A_CUSTOMER)
def test_what_a_vendor_refuses_a_customer_is_ours_with_any_status(
    text: str, status: int, channel: Channel | None
) -> None:
    assert meaning(error(text, status), Upstream.VENDOR, channel) == OURS
    logged = Answer(
        Transport.EXCEPTION, exception=f"Failed [HTTP {status}]\n Provider: minimax\n Error: {text}"
    )
    assert meaning(logged, Upstream.VENDOR, channel) == OURS


@pytest.mark.parametrize("name", FILES)
def test_no_vendor_that_is_asked_directly_speaks_of_a_gateways_account(name: str) -> None:
    about_accounts = {Reason.ACCOUNT_BANNED, Reason.ACCOUNT_EXPIRED}
    verdicts = [classify(row.answer, row.channel, upstream=Upstream.VENDOR) for row in rows(name)]
    assert [v.rule for v in verdicts if v.reason in about_accounts or "behind a gateway" in v.rule] == []
    assert [
        v.rule
        for v in verdicts
        if v.rule in ("plumbing.upstream_balance", "plumbing.upstream_key") and not v.ours
    ] == []


@pytest.mark.parametrize("text", ABOUT_US)
def test_our_account_that_may_not_is_no_refused_content(text: str) -> None:
    for answer in (error(text, 403), Answer(Transport.EXCEPTION, exception=text)):
        assert meaning(answer, Upstream.VENDOR, Channel.OFFICIAL) == OURS


@pytest.mark.parametrize("text", NOT_ALLOWED.values(), ids=NOT_ALLOWED.keys())
def test_content_that_is_not_allowed_is_refused_in_every_language(text: str) -> None:
    for status in (400, 403):
        assert meaning(error(text, status), Upstream.GATEWAY) == REFUSED
    assert (
        meaning(Answer(status=200, body=json.dumps({"success": False, "error": text})), Upstream.GATEWAY)
        == REFUSED
    )


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_sentences_mean_nothing(text: str) -> None:
    for channel in (None, *Channel):
        verdict = classify(error(text, 400), channel, upstream=Upstream.GATEWAY)
        assert (verdict.reason, verdict.stage) in {
            (Reason.INVALID_REQUEST, "status"),
            (Reason.INVALID_REQUEST, "fallback"),
        }
        assert verdict.detail == ""


@pytest.mark.parametrize("status", [401, 403])
def test_a_revoked_token_is_a_customers_where_there_is_no_pool(status: int) -> None:
    body = json.dumps(
        {"error": {"message": "Token has been revoked. Please contact token owner.", "code": "TOKEN_REVOKED"}}
    )
    assert meaning(Answer(status=status, body=body), Upstream.GATEWAY) == OURS


@pytest.mark.parametrize(
    "code", ["channel_unavailable", "CHANNELS_EXHAUSTED", "NO_CHANNEL_FOR_PLAN", "internal"]
)
def test_a_plan_without_a_channel_lacks_the_channel(code: str) -> None:
    body = json.dumps({"error": {"code": code, "message": "No healthy channel for your plan right now."}})
    assert meaning(Answer(status=503, body=body), Upstream.GATEWAY) == SHUT


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (402, "Our subscription with the video provider has lapsed"),
        (401, "The provider's API key has been revoked"),
        (401, "One of our suppliers had its xAI key revoked"),
        (403, "our Kling account has been suspended"),
        (403, "403 from Kling: account not active"),
        (401, "OpenAI said: Incorrect API key provided"),
        (402, "el proveedor devolvió: saldo insuficiente"),
        (402, "провайдер вернул: недостаточно средств"),
        (402, "上游提示:余额不足"),
    ],
)
def test_what_a_gateway_says_of_its_supplier_is_theirs(status: int, text: str) -> None:
    verdict = classify(
        Answer(status=status, body=json.dumps({"error": {"message": text}})), None, upstream=Upstream.GATEWAY
    )
    assert (verdict.outcome, verdict.fault) == SHUT


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (402, "Your balance with us is too low. Top up your account"),
        (401, "The API key you sent is not one of ours"),
        (403, "Your plan does not include the provider kling"),
        (403, "Your account cannot use the provider Kling: upgrade your plan"),
        (403, "The vendor requires that your account is verified"),
    ],
)
def test_what_it_says_of_a_customer_is_ours_whoever_is_named(status: int, text: str) -> None:
    verdict = classify(
        Answer(status=status, body=json.dumps({"error": {"message": text}})), None, upstream=Upstream.GATEWAY
    )
    assert (verdict.outcome, verdict.fault) == OURS
