"""A refusal that names a measure, a choice or a parameter is an answer as designed, in any language."""

import json

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream
from tests.support.meanings import OURS, REFUSED

MEASURED = (
    "duration: 12 is not one of [5, 10]",
    "aspect ratio 21:9 no está permitido para este modelo",
    "La duración máxima es de 10 segundos",
    "O parâmetro resolution deve ser 720p ou 1080p",
    "길이는 5초 또는 10초만 가능합니다",
    "解像度は720pのみ対応しています",
    "Durasi harus 5 atau 10 detik",
    "Süre 5 veya 10 saniye olmalıdır",
    "Długość musi wynosić 5 lub 10 sekund",
    "ความยาวต้องเป็น 5 หรือ 10 วินาที",
    "यह 10 सेकंड से कम होना चाहिए",
    "pituus enintään 500 merkkiä (1024x1024)",
)
UNMEASURED = (
    "xyzzy 40",
    "xyzzy in 30 s",
    "retry after 30 seconds",
    "30秒后再来",
    "10 per minute",
    "balance 5 s",
    "could not fetch image_url",
    "upstream said 1280x720",
)


def meaning(message: str, status: int, transport: Transport = Transport.HTTP) -> tuple[State, Fault | None]:
    body = json.dumps({"error": {"message": message}})
    verdict = classify(Answer(transport, status, body=body), None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("status", [400, 422])
@pytest.mark.parametrize("message", MEASURED)
def test_a_measure_shows_that_the_request_was_read(message: str, status: int) -> None:
    assert meaning(message, status) == REFUSED


@pytest.mark.parametrize("message", UNMEASURED)
def test_a_wait_a_pace_and_a_picture_out_of_reach_are_no_measures(message: str) -> None:
    assert meaning(message, 400) != REFUSED


@pytest.mark.parametrize("message", MEASURED)
def test_under_a_5xx_a_measure_is_no_answer_as_designed(message: str) -> None:
    assert meaning(message, 500) != REFUSED


@pytest.mark.parametrize(
    "body",
    [
        {"duration": ["This field is required."]},
        {"prompt": ["Ensure this field has no more than that many letters."]},
        {"fps": "only the usual ones"},
        {"errors": {"duration": ["The selected one will not do."]}},
    ],
)
def test_a_sentence_under_the_name_of_a_parameter_refuses_it(body: dict[str, object]) -> None:
    verdict = classify(Answer(status=422, body=json.dumps(body)), None, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.fault) == REFUSED


@pytest.mark.parametrize(
    "reason",
    [
        "The image must be at least 300 px wide",
        "图片过大，最大 10MB",
        "Only mp4 is supported",
        "La imagen debe tener al menos 300 píxeles",
        "参考视频帧率 120fps，超过 60fps 上限",
    ],
)
def test_a_failed_job_that_refuses_what_was_put_in_is_ours(reason: str) -> None:
    body = json.dumps({"status": "failed", "error": reason})
    verdict = classify(Answer(Transport.TASK, 200, body=body), None, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.fault) == OURS


@pytest.mark.parametrize(
    "reason",
    [
        "Job exceeded maximum runtime",
        "Node must be restarted",
        "Rendering exceeds time limit",
        "任务执行时间超过限制",
        "El trabajo excede el tiempo máximo",
        "shape mismatch: tensors must match at dimension 1",
        "dependency is missing: libcudnn",
        "artifact upload: signature does not match",
    ],
)
def test_the_same_words_of_a_machine_are_theirs(reason: str) -> None:
    body = json.dumps({"status": "failed", "error": reason})
    verdict = classify(Answer(Transport.TASK, 200, body=body), None, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.fault) == (State.DEGRADED, Fault.UPSTREAM)
