"""Exceptions of clients: those about their own side, and those about somebody's work."""

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream
from tests.support.meanings import BROKEN, OURS

AT_HOME = """
    failed to read image file /tmp/x.png
    Failed to open video file: /home/u/in.mp4
    Failed to save video to disk
    failed to encode image to base64
    Failed to extract last frame from video with ffmpeg
    FFmpeg merge failed
    sqlite3.OperationalError: database is locked
    failed to insert job into database
    redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.
    Invalid configuration: provider must be one of kling, veo
    generation was interrupted by user
    保存文件失败
    写入数据库失败
    任务已被用户终止
    파일 저장 실패
    ファイルの保存に失敗しました
    No se pudo guardar el archivo
    Не удалось сохранить файл
    Datei konnte nicht gespeichert werden
    Erreur de base de données
    Falha ao salvar o arquivo
    Không thể lưu tệp
    Falta la clave API
    API ключ не задан
    API-Schlüssel fehlt
    Clé API manquante
    Chave da API ausente
    APIキーが設定されていません
    unknown provider 'foo'
    No video provider is configured
    A task is already running
    task 123 does not exist
"""
ABOUT_THEIR_WORK = """
    poll failed
    Polling error
    Submit failed
    Error creating the task
    status: failed
    Invalid response
    empty reply
    max polling attempts reached
    All attempts failed
    Gave up after 5 retries
    Still processing after 10 minutes
    Video URL missing
    Downloaded file is empty
    Download error: 403
    Failed to save video: HTTP 404
    WebSocket closed with code 1006
    torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 9.40 GiB
    CUDA error: device-side assert triggered
    Task failed: ffmpeg exited with code 1
    Video service unavailable (Redis offline)
    the server's database is unreachable
    Server failed to read file from storage
    Failed to extract frames from generated video
    Job was cancelled by the server
    Kling returned an error
    Seedance failed
    minimax: no file id
    unexpected html
    Unknown status: expired
    Time limit exceeded
    403 while downloading video
    moov atom not found
    {'code': 13, 'message': 'x'}
    重试次数过多，放弃
    最大リトライ回数に達しました
    최대 재시도 횟수를 초과했습니다
    Se superó el número máximo de reintentos
    Превышено количество попыток
    Maximale Anzahl an Versuchen erreicht
    Nombre maximal de tentatives atteint
    Número máximo de tentativas atingido
    Đã vượt quá số lần thử lại
"""
COMPUTING_POWER = (
    (200, "算力不足", BROKEN),
    (200, "服务器算力不足，请稍后再试", BROKEN),
    (503, "算力不足", BROKEN),
    (402, "算力不足", OURS),
    (400, "算力不足", OURS),
    (200, "您的算力不足", OURS),
    (200, "算力不足，请充值", OURS),
    (200, "剩余算力不足", OURS),
)
"""Some sell it as points, others lack it."""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def judged(answer: Answer, channel: Channel | None = None, upstream: Upstream | None = None) -> object:
    verdict = classify(answer, channel, upstream=upstream)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("words", lines(AT_HOME))
def test_an_exception_about_our_own_side_is_ours_whatever_failed(words: str) -> None:
    assert judged(Answer(Transport.EXCEPTION, exception=words)) == OURS


@pytest.mark.parametrize(
    "words", ["database is locked", "failed to open output file", "ffmpeg exited with 1"]
)
def test_the_same_from_a_server_is_theirs(words: str) -> None:
    assert judged(Answer(status=500, body=f'{{"error": "{words}"}}')) == BROKEN
    assert judged(Answer(Transport.TASK, 200, body=f'{{"status": "failed", "error": "{words}"}}')) == BROKEN
    assert judged(Answer(Transport.EXCEPTION, exception=f"HTTP 500: {words}")) == BROKEN


@pytest.mark.parametrize("words", lines(ABOUT_THEIR_WORK))
def test_an_exception_about_a_job_or_an_answer_is_theirs(words: str) -> None:
    assert judged(Answer(Transport.EXCEPTION, exception=words)) == BROKEN


@pytest.mark.parametrize(("code", "meant"), [(7, OURS), (16, OURS), (14, BROKEN)])
def test_the_error_of_an_operation_is_read_as_one_when_it_is_thrown(code: int, meant: object) -> None:
    thrown = Answer(Transport.EXCEPTION, exception=f"{{'code': {code}, 'message': 'x'}}")
    assert judged(thrown, Channel.OFFICIAL) == meant


@pytest.mark.parametrize(("status", "words", "meant"), COMPUTING_POWER)
def test_computing_power_is_money_where_a_customer_lacks_it(status: int, words: str, meant: object) -> None:
    assert judged(Answer(status=status, body=f'{{"code": 1002, "msg": "{words}"}}')) == meant


@pytest.mark.parametrize(
    "words",
    [
        "You do not have permission to view this task",
        "영상 상태를 확인할 권한이 없습니다",
        "没有权限查看该任务",
        "この動画を閲覧する権限がありません",
    ],
)
def test_a_refused_look_is_ours_in_a_gateways_failed_job_too(words: str) -> None:
    failed = Answer(Transport.TASK, 200, body=f'{{"status": "failed", "error": "{words}"}}')
    assert judged(failed, Channel.OFFICIAL, Upstream.GATEWAY) == OURS


def test_a_refused_model_in_a_gateways_failed_job_is_the_gateways() -> None:
    failed = Answer(Transport.TASK, 200, body='{"status": "failed", "error": "没有权限使用该模型"}')
    assert judged(failed, Channel.OFFICIAL, Upstream.GATEWAY) == (State.SUSPENDED, Fault.UPSTREAM)


@pytest.mark.parametrize(
    ("status", "words", "meant"),
    [
        (
            502,
            "上游链路超时：TLS 握手超时。通常不是提示词或参数错误，必要时更换 API Key、账号或网络出口。",
            BROKEN,
        ),
        (500, "Something went wrong. If the problem persists, check your API key or plan.", BROKEN),
        (503, "The service is overloaded. Upgrade your plan for priority access.", BROKEN),
        (402, "Payment required. If the problem persists, contact support.", OURS),
    ],
)
def test_advice_for_whom_it_does_not_help_to_ask_again_says_nothing(
    status: int, words: str, meant: object
) -> None:
    assert judged(Answer(status=status, body=f'{{"error": "{words}"}}')) == meant


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "此 API Key 未绑定分组，无法调用接口"),
        (403, "This API key is not assigned to any group"),
        (403, "key disabled"),
        (403, "ip not allowed"),
        (429, "key quota exhausted"),
        (429, "concurrency limit for your key reached"),
    ],
)
def test_what_a_gateway_over_a_pool_says_of_a_key_is_ours(status: int, words: str) -> None:
    answer = Answer(status=status, body=f'{{"error": {{"message": "{words}"}}}}')
    assert judged(answer, Channel.REVERSE, Upstream.GATEWAY) == OURS


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("ServiceNotOpen: 模型服务不可用。请前往火山方舟控制台激活", OURS),
        ("Throttling.RateQuota: x", BROKEN),
        ("ModelNotFound: x", OURS),
        ("RuntimeError: x", OURS),
    ],
)
def test_a_code_before_a_colon_is_a_code_and_a_class_is_none(words: str, meant: object) -> None:
    assert judged(Answer(Transport.EXCEPTION, exception=words), Channel.OFFICIAL, Upstream.VENDOR) == meant


@pytest.mark.parametrize("words", ["content was refused", "prompt was declined", "rejected by moderation"])
def test_content_may_be_refused_in_any_word(words: str) -> None:
    failed = Answer(Transport.TASK, 200, body=f'{{"status": "failed", "error": "{words}"}}')
    assert judged(failed) == (State.OPERATIONAL, Fault.OURS)


@pytest.mark.parametrize(
    ("status", "words", "meant"),
    [
        (503, "The video model is temporarily at capacity", BROKEN),
        (503, "Video generation is temporarily unavailable due to high demand", BROKEN),
        (503, "Video generation is temporarily unavailable", (State.SUSPENDED, Fault.UPSTREAM)),
        (503, "Under maintenance. Admin only.", (State.MAINTENANCE, Fault.UPSTREAM)),
        (500, "content moderation timed out", BROKEN),
        (400, "content moderation failed", (State.OPERATIONAL, Fault.OURS)),
        (500, "Could not reserve credits, please retry", BROKEN),
        (402, "Could not reserve credits, please retry", OURS),
        (503, "Video provider is not configured", (State.SUSPENDED, Fault.UPSTREAM)),
        (502, "Provider rejected credentials", (State.SUSPENDED, Fault.UPSTREAM)),
        (500, "S3 AccessDenied", BROKEN),
        (429, "Free users can only create 3 videos per day", OURS),
        (400, "resolution 4k not available for this model", (State.OPERATIONAL, Fault.OURS)),
    ],
)
def test_the_cause_comes_before_what_it_closes(status: int, words: str, meant: object) -> None:
    assert judged(Answer(status=status, body=f'{{"error": "{words}"}}')) == meant


@pytest.mark.parametrize("code", ["NOT_ENOUGH_POINTS", "ACCESS_DENIED", "tooManyRequests"])
def test_a_code_that_complains_is_no_success_though_nothing_else_is_said(code: str) -> None:
    assert judged(Answer(status=200, body=f'{{"code": "{code}"}}')) != (State.OPERATIONAL, None)


@pytest.mark.parametrize("code", ["OK", "TASK_CREATED", "NO_ERROR", "SUCCESS"])
def test_a_code_that_complains_of_nothing_is_one(code: str) -> None:
    assert judged(Answer(status=200, body=f'{{"code": "{code}"}}')) == (State.OPERATIONAL, None)


def test_a_gateways_own_name_for_a_refused_key_is_no_word_of_google() -> None:
    answer = Answer(status=401, body='{"success": false, "errorCode": "API_KEY_INVALID"}')
    assert judged(answer, Channel.OFFICIAL, Upstream.GATEWAY) == OURS


@pytest.mark.parametrize(
    ("status", "words", "meant"),
    [
        (429, "Limit of 10 videos per month reached", OURS),
        (400, "Only mp4 files are allowed", (State.OPERATIONAL, Fault.OURS)),
        (400, "Max 3 images", (State.OPERATIONAL, Fault.OURS)),
        (402, "Not enough coins", OURS),
    ],
)
def test_small_limits_of_a_customer_are_read(status: int, words: str, meant: object) -> None:
    assert judged(Answer(status=status, body=f'{{"detail": "{words}"}}')) == meant


def test_a_gateway_that_names_a_vendor_and_his_refusal_hands_it_on() -> None:
    answer = Answer(status=502, body='{"detail": "Kling API error: 403 Forbidden"}')
    assert judged(answer, None, Upstream.GATEWAY) == (State.SUSPENDED, Fault.UPSTREAM)
