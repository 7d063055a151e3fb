"""A sentence that gives a cause: the cause decides, and not what it brought about."""

import json

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import BROKEN, OURS, REFUSED, SHUT


def meaning(answer: Answer) -> tuple[State, Fault | None]:
    verdict = classify(answer, None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize(
    ("status", "message", "expected"),
    [
        (503, "Service unavailable because our account at Kling ran out of credits", SHUT),
        (429, "Too many requests: all keys of our vendor are exhausted", SHUT),
        (403, "Request rejected because your balance is too low", OURS),
        (403, "Request rejected because the prompt violates our content policy", REFUSED),
        (400, "无法创建任务：您的余额不足", OURS),
        (400, "This model has been disabled because the upstream provider suspended our account", SHUT),
        (500, "Upload failed due to network error", BROKEN),
        (401, "Unauthorized because the token has expired", OURS),
        (403, "Access denied due to region restrictions", OURS),
        (504, "Timed out because the upstream took too long", BROKEN),
        (400, "Rejected: image contains nudity", REFUSED),
        (429, "Rate limited because your plan allows 5 videos per day", OURS),
        (429, "Rate limited because the provider is overloaded", BROKEN),
        (429, "Rate limited because the provider's monthly quota is used up", SHUT),
        (402, "Payment required: trial ended", OURS),
        (402, "Payment required by upstream provider", SHUT),
        (403, "Your account has been suspended for unpaid invoices", OURS),
        (403, "账户已被冻结，请联系客服", OURS),
        (403, "Your API key was disabled because of abuse", OURS),
        (500, "Could not verify your API key because the auth service is down", BROKEN),
        (503, "Billing service unavailable, cannot check your balance", BROKEN),
        (500, "Failed to deduct credits: internal error", BROKEN),
    ],
)
def test_the_cause_of_a_refusal_decides(
    status: int, message: str, expected: tuple[State, Fault | None]
) -> None:
    assert meaning(Answer(status=status, body=json.dumps({"error": message}))) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Generation failed because the prompt contains a real person's name", REFUSED),
        ("Video generation failed due to content policy violation", REFUSED),
        ("Generation failed due to a GPU error", BROKEN),
        ("任务失败，因为服务器内部错误", BROKEN),
        ("任务失败，因为提示词包含敏感内容", REFUSED),
        ("任务失败，原因：图片格式不支持", OURS),
        ("任务失败，原因：上游账户余额不足", SHUT),
        ("Processing interrupted because of a deployment, please resubmit", BROKEN),
        ("Moderation service unavailable, generation aborted", BROKEN),
        ("Content check timed out", BROKEN),
        ("内容审核服务超时，请重试", BROKEN),
        ("Generation failed. Your credits have been refunded.", BROKEN),
        ("Vidéo non générée : le serveur a rencontré une erreur, vos crédits ont été rendus", BROKEN),
        ("Vídeo recusado: o conteúdo viola as políticas", REFUSED),
        ("動画を生成できませんでした：不適切なコンテンツが含まれています", REFUSED),
        ("動画を生成できませんでした：サーバーエラー", BROKEN),
        ("動画を生成できませんでした：画像の解像度が低すぎます", OURS),
    ],
)
def test_the_cause_of_a_failed_job_decides(message: str, expected: tuple[State, Fault | None]) -> None:
    body = json.dumps({"status": "failed", "error": message})
    assert meaning(Answer(Transport.TASK, 200, body=body)) == expected
