"""What the later batches of unseen answers showed: identifiers, empty hands, empty pools, walls in scripts."""

import json
from typing import Any

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.codes import spelled
from exporter.core.classify.codes.lookup import FAMILIES
from exporter.core.classify.codes.table import lines
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, State, Upstream
from tests.support.meanings import BROKEN, OURS, REFUSED, SHUT

IDENTIFIERS = {
    "VIDEO_DURATION_TOO_LONG": REFUSED,
    "image_format_not_supported": REFUSED,
    "PROMPT_EMPTY": REFUSED,
    "rendering_worker_crashed": BROKEN,
    "VideoEncodeFailure": BROKEN,
    "thumbnail_generation_failed": BROKEN,
    "SUBSCRIPTION_EXPIRED": OURS,
    "monthly_video_limit_reached": OURS,
    "apiKeyRevoked": OURS,
    "PLAN_UPGRADE_REQUIRED": OURS,
}
EMPTY_HANDED = {
    "en": "The job completed but returned no video url",
    "zh": "任务已经成功，但没有找到视频地址",
    "ko": "작업이 완료되었지만 영상 주소를 찾을 수 없습니다",
    "ja": "生成は完了しましたが、動画が見つかりません",
    "es": "La tarea se ha completado, pero falta la URL del vídeo",
    "ru": "Задача завершена, но ссылка на видео отсутствует",
    "de": "Die Aufgabe ist abgeschlossen, aber es fehlt das Video",
    "fr": "La tâche est terminée, mais aucune vidéo n'est disponible",
    "pt": "A tarefa foi concluída, mas não há URL do vídeo",
    "vi": "Tác vụ đã hoàn thành nhưng thiếu đường dẫn video",
}
NOTHING_BACK = {
    "en": "The video service returned an unexpected payload",
    "zh": "视频接口返回的内容为空",
    "ko": "영상 서비스의 응답이 비어 있습니다",
    "ja": "動画サービスのレスポンスが空です",
    "es": "La respuesta del servicio está vacía",
    "ru": "Ответ сервиса пуст",
    "de": "Die Antwort des Dienstes ist leer",
    "fr": "La réponse du service est vide",
    "pt": "A resposta do serviço está vazia",
    "vi": "Phản hồi của dịch vụ trống",
}
UNREACHABLE = {
    "en": "The video backend is not responding",
    "zh": "上游服务器没有响应",
    "ko": "영상 서버에 연결할 수 없습니다",
    "ja": "動画サーバーに接続できません",
    "es": "El servidor de vídeo no responde",
    "ru": "Сервер видео не отвечает",
    "de": "Der Videodienst ist nicht erreichbar",
}
NOT_BOUGHT = {
    "en": "Your plan does not include video generation",
    "zh": "当前订阅不包含该功能",
    "ko": "현재 요금제에서는 이용할 수 없습니다",
    "ja": "ご契約のプランではこの機能を利用できません",
    "es": "Tu suscripción no incluye esta función",
    "ru": "Функция недоступна на вашем тарифе",
    "de": "Diese Funktion ist in Ihrem Tarif nicht enthalten",
    "fr": "Votre forfait ne comprend pas cette fonction",
    "pt": "Sua assinatura não permite esta função",
    "vi": "Gói cước hiện tại không bao gồm tính năng này",
}
NOT_SIGNED_IN = {
    "en": "You need to log in first",
    "zh": "尚未登录",
    "ko": "로그인 후 이용해 주세요",
    "ja": "ログインが必要です",
    "es": "Inicie sesión para continuar",
    "ru": "Необходимо авторизоваться",
    "de": "Anmeldung erforderlich",
    "fr": "Vous devez être connecté",
    "pt": "É necessário fazer login",
    "vi": "Bạn cần đăng nhập",
}
TOO_LATE = {
    "en": "The render took too long",
    "zh": "生成耗时过长",
    "ko": "생성이 너무 오래 걸립니다",
    "ja": "処理に時間がかかりすぎています",
    "es": "Se agotó el tiempo de espera",
    "ru": "Время ожидания истекло",
    "de": "Das Zeitlimit wurde überschritten",
    "fr": "Le délai est écoulé",
    "pt": "A geração demorou demais",
    "vi": "Đã quá thời gian xử lý",
}
NO_MACHINES = {
    "en": "Not enough GPU capacity",
    "zh": "GPU 资源已用尽",
    "ko": "서버 리소스가 부족합니다",
    "ja": "GPU リソースが足りません",
    "es": "La capacidad de GPU está agotada",
    "ru": "Нет свободных GPU",
    "de": "Derzeit ist keine freie GPU vorhanden",
    "fr": "Capacité GPU insuffisante",
    "pt": "Recursos de GPU esgotados",
    "vi": "Hiện đang thiếu GPU",
}
NOT_TAKEN = {
    "en": "Unsupported file type",
    "zh": "提示词过长",
    "ko": "프롬프트가 너무 깁니다",
    "ja": "画像が大きすぎます",
    "es": "Formato no admitido",
    "ru": "Формат не поддерживается",
    "de": "Der Text ist zu lang",
    "fr": "La durée doit être de 4 à 12 secondes",
    "pt": "A resolução deve ser 720p",
    "vi": "Ảnh quá lớn",
}
TOO_SLOW = {
    "en": "video took too long",
    "zh": "视频生成时间过长",
    "ko": "영상 생성이 너무 오래 걸립니다",
    "ja": "動画の生成時間が長すぎます",
    "es": "La imagen tardó demasiado",
    "ru": "Генерация изображения занимает слишком долго",
    "de": "Das Video dauert zu lange",
    "fr": "La vidéo a pris trop de temps",
    "pt": "A geração demorou muito",
    "vi": "Tạo ảnh mất quá lâu",
}
POOLS = (
    ("No active accounts in the pool", "overloaded_error"),
    ("暂无可用账号，请稍后再试", "rate_limit_error"),
    ("无空闲会话", "server_error"),
    ("all cookies are expired", "invalid_request_error"),
)
NEUTRAL = ("something happened", "操作未完成", "see the log", "code 7")
"""Of these nobody can say whose fault they are."""
THEIR_WORK = ("postprocessing pipeline crashed", "the worker exited", "渲染节点崩溃")
"""What only a service has, and something is the matter with it."""


def judged(answer: Answer, channel: Channel | None = None, **more: Any) -> tuple[State, Fault | None]:
    verdict = classify(answer, channel, **more)
    return verdict.outcome, verdict.fault


def thrown(words: str) -> Answer:
    return Answer(Transport.EXCEPTION, exception=words)


def failed_job(**fields: Any) -> Answer:
    return Answer(Transport.TASK, 200, body=json.dumps({"status": "failed", **fields}, ensure_ascii=False))


def http(status: int, /, **fields: Any) -> Answer:
    return Answer(status=status, body=json.dumps(fields, ensure_ascii=False))


@pytest.mark.parametrize(("code", "meant"), IDENTIFIERS.items())
def test_the_words_of_an_identifier_are_read(code: str, meant: tuple[State, Fault]) -> None:
    assert judged(http(400 if meant[1] is Fault.OURS else 200, code=code, message="x")) == meant


@pytest.mark.parametrize("words", EMPTY_HANDED.values(), ids=EMPTY_HANDED)
def test_finished_work_that_hands_nothing_over_is_a_bad_answer(words: str) -> None:
    assert judged(thrown(f"RuntimeError: {words}")) == BROKEN
    assert judged(http(502, detail=words)) == BROKEN


@pytest.mark.parametrize("words", NOTHING_BACK.values(), ids=NOTHING_BACK)
def test_an_answer_that_lacks_something_is_a_bad_answer(words: str) -> None:
    assert judged(thrown(f"ValueError: {words}")) == BROKEN


@pytest.mark.parametrize("words", UNREACHABLE.values(), ids=UNREACHABLE)
def test_a_service_that_nobody_reaches_is_broken(words: str) -> None:
    assert judged(http(502, error=words)) == BROKEN


@pytest.mark.parametrize("words", [*NOT_BOUGHT.values(), *NOT_SIGNED_IN.values()])
def test_what_a_customer_lacks_is_ours_however_it_is_told(words: str) -> None:
    told = (
        thrown(words),
        failed_job(error=words),
        http(500, error={"message": words}),
        http(403, error=words),
    )
    assert [judged(answer) for answer in told] == [OURS] * len(told)


@pytest.mark.parametrize("words", NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_what_cannot_be_taken_of_ours_is_our_parameter(words: str) -> None:
    assert judged(http(400, error=words)) == REFUSED
    assert judged(http(200, code=-1, message=words)) == REFUSED
    assert judged(thrown(words))[1] is Fault.OURS
    assert judged(failed_job(error=words)) == OURS


@pytest.mark.parametrize("words", TOO_SLOW.values(), ids=TOO_SLOW)
def test_work_that_takes_too_long_is_no_length_of_ours(words: str) -> None:
    told = (thrown(words), failed_job(error=words), http(200, code=-1, message=words))
    assert [judged(answer) for answer in told] == [BROKEN] * len(told)


@pytest.mark.parametrize("words", [*TOO_LATE.values(), *NO_MACHINES.values()])
def test_a_service_without_time_or_machines_is_degraded(words: str) -> None:
    told = (thrown(words), failed_job(error=words), http(500, error={"message": words}))
    assert [judged(answer) for answer in told] == [BROKEN] * len(told)


@pytest.mark.parametrize(("words", "code"), POOLS)
def test_an_empty_pool_in_words_beats_the_code_that_is_imitated(words: str, code: str) -> None:
    answer = http(503, error={"message": words, "type": code})
    assert judged(answer, Channel.REVERSE, upstream=Upstream.GATEWAY) == SHUT


@pytest.mark.parametrize("words", THEIR_WORK)
def test_a_complaint_about_what_only_a_service_has_is_theirs(words: str) -> None:
    assert judged(thrown(words)) == BROKEN


@pytest.mark.parametrize("words", NEUTRAL)
def test_words_that_say_nothing_stay_unknown(words: str) -> None:
    assert judged(thrown(words)) == OURS


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Failed to start the video job: 503", BROKEN),
        ("Error while polling: Service Unavailable", BROKEN),
        ("Kling request failed: 401", OURS),
        ("video error: Payment Required", OURS),
    ],
)
def test_a_complaint_may_end_in_a_status(words: str, meant: tuple[State, Fault]) -> None:
    assert judged(thrown(words)) == meant


def test_a_number_at_the_end_of_a_sentence_that_complains_of_nothing_is_no_status() -> None:
    assert judged(thrown("width must be at most 500"))[1] is Fault.OURS


@pytest.mark.parametrize(
    ("thing", "meant"),
    [
        ("Error: { code: 'CONTENT_BLOCKED', message: 'prompt rejected' }", REFUSED),
        ("Error: { status: 500, message: 'boom', data: undefined }", BROKEN),
    ],
)
def test_an_object_as_node_prints_it_is_read(thing: str, meant: tuple[State, Fault]) -> None:
    assert judged(thrown(thing)) == meant


@pytest.mark.parametrize("words", ["VIDEO_TOO_LARGE", "failed: UNSUPPORTED_CODEC", "image_too_small"])
def test_a_code_in_the_place_of_a_message_is_read_as_one(words: str) -> None:
    assert judged(http(400, message=words)) == REFUSED
    assert judged(failed_job(message=words)) == OURS


@pytest.mark.parametrize(
    "fields",
    [
        {"code": "FAIL", "data": None},
        {"error_code": "render_crashed"},
        {"code": -1, "data": None},
        {"code": 500},
        {"status": 500, "data": None},
        {"errno": 17},
        {"isError": True},
        {"failed": True},
        {"succ": False},
        {"err": "boom"},
        {"ret": ["FAIL_SYS_SERVICE::x"]},
        {"resultCode": "FAILED", "resultDesc": "x"},
        {"returnCode": "9999", "returnMsg": "x"},
    ],
)
def test_a_code_that_complains_is_a_failure_without_a_word_beside_it(fields: dict[str, Any]) -> None:
    assert judged(http(200, **fields)) == BROKEN


@pytest.mark.parametrize(
    "fields",
    [
        {"code": "success", "data": {"id": "t"}},
        {"code": "TASK_CREATED", "data": {"id": "t"}},
        {"code": "0000", "msg": "success", "data": {"taskId": "t"}},
        {"code": "A0000", "msg": "成功"},
        {"code": 20000, "message": "success", "data": {"token": "x"}},
        {"code": 1000, "msg": "OK", "data": {"_id": "x", "video_status": 1}},
        {"code": 2000, "message": "操作成功"},
        {"code": 202, "message": "accepted", "data": {"id": "t"}},
        {"code": 0, "data": {"failed": False, "isError": False}},
        {"errcode": 0, "errmsg": "ok"},
        {"id": "t", "status": "queued", "error_code": 0, "errno": 0},
    ],
)
def test_an_envelope_that_complains_of_nothing_is_no_failure(fields: dict[str, Any]) -> None:
    assert judged(http(200, **fields)) == (State.OPERATIONAL, None)


def test_a_job_that_is_asked_for_too_early_is_no_failure() -> None:
    verdict = classify(http(400, code="VIDEO_NOT_READY", message="The video is still being processed"), None)
    assert (verdict.outcome, verdict.fault) == (State.OPERATIONAL, None)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("location.href='https://waf.example.com/block?u='", Reason.CLOUDFLARE_CHALLENGE),
        ("window.location='https://captcha.example.com/'", Reason.CAPTCHA),
    ],
)
def test_a_page_without_words_is_told_by_its_script(script: str, reason: Reason) -> None:
    page = f"<!DOCTYPE html><html><head><script>{script}</script></head></html>"
    answer = Answer(status=200, body=page, headers={"content-type": "text/html"})
    verdict = classify(answer, Channel.REVERSE, upstream=Upstream.GATEWAY)
    assert (verdict.outcome, verdict.reason) == (State.RISK_CONTROL, reason)


def test_most_published_codes_could_be_read_by_their_words_alone() -> None:
    """The words are the last resort for codes in no table; here they are asked about those that are in one."""
    told = right = 0
    for family in FAMILIES:
        for meaning, channel, codes in lines(family.table):
            reason = meaning.removesuffix("?")
            wanted = Reason.INVALID_REQUEST if reason == "parameter" else Reason(reason)
            for code in codes:
                found = None if channel or code.isdecimal() else spelled.rule(code, None)
                if found is not None:
                    told += 1
                    right += GROUP_OF[found.reason] is GROUP_OF[wanted]
    assert told > 500
    assert right / told > 0.9
