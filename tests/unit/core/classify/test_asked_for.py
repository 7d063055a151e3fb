"""What was asked for or put in, said in short; jobs that go on, said as a sentence; codes of more than two parts."""

import json

import pytest

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream

MISSED = """
    Voice not found | avatar does not exist | Template not found. | The session has expired | unknown preset
    会话不存在 | 数智人形象已过期 | 音色不存在 | 该模板已删除 | 未找到素材
    음성을 찾을 수 없습니다 | 세션이 만료되었습니다 | アバターが見つかりません | セッションは期限切れです
    voz no encontrada | la plantilla no existe | голос не найден | шаблон не существует
    stimme nicht gefunden | vorlage existiert nicht | voix introuvable | avatar não encontrado | phiên không tồn tại
"""
UNFIT = """
    image format error | invalid parameters | Parameter error. | invalid aspect ratio
    参数编码错误 | 图片格式错误 | 请求参数非法 | 提示词过长 | 参考图无效
    파라미터 오류 | パラメータが不正です | parámetro inválido | параметр неверный | ungültige parameter
    paramètre invalide | parâmetro inválido | tham số không hợp lệ
"""
UNDER_WAY = """
    任务正在排队中 | 任务正在运行中 | 任务处理中,请稍后查询 | The task is still processing | job is queued
    Your video is being generated. Please wait. | 작업이 처리 중입니다 | タスクは処理中です | la tarea está en proceso
    задача выполняется | der auftrag ist in bearbeitung | la tâche est en cours | a tarefa está em andamento
    tác vụ đang được xử lý
"""
OVER = "任务运行失败 | task is terminated | 有任务正在处理中,请稍后再试 | 系统处理中断 | The queue is being drained"


def told(text: str) -> list[str]:
    return [part for line in text.strip().splitlines() for part in line.strip().split(" | ")]


def envelope(message: str, *, task: bool = False) -> Verdict:
    body = json.dumps({"code": 813, "msg": message, "data": None}, ensure_ascii=False)
    transport = Transport.TASK if task else Transport.HTTP
    return classify(Answer(transport, 200, body=body), Channel.OFFICIAL)


@pytest.mark.parametrize("message", told(MISSED))
def test_what_is_kept_at_a_service_is_not_there(message: str) -> None:
    verdict = envelope(message)
    assert verdict.outcome in (State.UNKNOWN, State.OPERATIONAL)
    assert verdict.fault is Fault.OURS


@pytest.mark.parametrize("message", told(UNFIT))
def test_what_was_put_in_is_not_fit(message: str) -> None:
    verdict = envelope(message)
    assert verdict.outcome in (State.UNKNOWN, State.OPERATIONAL)
    assert verdict.fault is Fault.OURS


@pytest.mark.parametrize("message", ["request body error", "json error", "callback url error"])
def test_a_server_that_falls_over_them_has_failed(message: str) -> None:
    fell = Answer(Transport.HTTP, 500, body=json.dumps({"message": message}))
    assert classify(fell, Channel.OFFICIAL).fault is Fault.UPSTREAM


@pytest.mark.parametrize("message", told(UNDER_WAY))
def test_a_sentence_says_that_a_job_goes_on(message: str) -> None:
    verdict = envelope(message, task=True)
    assert (verdict.outcome, verdict.fault) == (State.OPERATIONAL, None)


@pytest.mark.parametrize("message", told(OVER))
def test_other_sentences_of_jobs_are_failures(message: str) -> None:
    assert envelope(message, task=True).outcome is not State.OPERATIONAL


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("FailedOperation.ImageCheckNoBody", State.OPERATIONAL),
        ("FailedOperation.NoFaceDetected", State.OPERATIONAL),
        ("FailedOperation.ImagePixelExceed", State.OPERATIONAL),
        ("FailedOperation.BalanceInsufficient", State.UNKNOWN),
        ("FailedOperation.FuseMaterialNotExist", State.UNKNOWN),
        ("FailedOperation.DriverFailed", State.DEGRADED),
        ("FailedOperation.ModerationResponseError", State.DEGRADED),
        ("FailedOperation.ModerationConfigError", State.DEGRADED),
        ("InternalError.Algo.InvalidParameter", State.OPERATIONAL),
        ("InternalError.Algo", State.DEGRADED),
    ],
)
def test_of_a_dotted_code_the_last_part_says_most(code: str, outcome: State) -> None:
    body = json.dumps({"Response": {"Error": {"Code": code, "Message": "x"}, "RequestId": "1"}})
    assert classify(Answer(Transport.HTTP, 200, body=body), Channel.OFFICIAL).outcome is outcome


def test_points_are_read_in_no_endpoint() -> None:
    for message in ("엔드포인트가 없습니다", "エンドポイントがありません"):
        verdict = classify(Answer(Transport.HTTP, 404, body=json.dumps({"error": message})), Channel.OFFICIAL)
        assert str(verdict.reason) == "endpoint_not_supported"


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"wall": True, "reason": "sign_in_required"}, State.UNKNOWN),
        ({"allowed": False, "reason": "subscription_required"}, State.UNKNOWN),
        ({"flagged": False, "reason": "clean"}, State.OPERATIONAL),
        ({"ok": True, "reason": "not_required"}, State.OPERATIONAL),
    ],
)
def test_flags_and_a_reason_refuse(given: dict[str, object], outcome: State) -> None:
    body = json.dumps({"code": 0, "data": given})
    assert classify(Answer(Transport.HTTP, 200, body=body), None).outcome is outcome


UNDER_WAY_STATES = """
    booting leased dispatched moderating encoding upscaling finalising sampling provisioning cold_start backlogged
    intermediate-complete pending_moderation awaiting_approval waiting_for_gpu requeued throttled TEXT_SUCCESS WAIT RUN
"""
LOST_STATES = """
    poisoned zombie evicted preempted orphaned lapsed disapproved revoked invalidated bounced malformed err
    fatal unrecoverable exhausted removed purged trashed hung reverted rolled_back refunding undeliverable
    CREATE_TASK_FAILED GENERATE_AUDIO_FAILED PROCESS_FAILED deadline_exceeded
"""
REFUSED_STATES = "banned nsfw censored content_blocked SENSITIVE_WORD_ERROR moderation_failed"


def job(state: str) -> Verdict:
    body = json.dumps({"id": "t1", "status": state, "progress": 0, "video_url": None})
    return classify(Answer(Transport.TASK, 200, body=body), Channel.OFFICIAL)


@pytest.mark.parametrize("state", UNDER_WAY_STATES.split())
def test_a_job_in_this_state_goes_on(state: str) -> None:
    assert (job(state).outcome, job(state).fault) == (State.OPERATIONAL, None)


@pytest.mark.parametrize("state", LOST_STATES.split())
def test_a_job_in_this_state_has_failed(state: str) -> None:
    assert (job(state).outcome, job(state).fault) == (State.DEGRADED, Fault.UPSTREAM)


@pytest.mark.parametrize("state", REFUSED_STATES.split())
def test_a_job_in_this_state_was_refused_for_its_content(state: str) -> None:
    assert (job(state).outcome, job(state).fault) == (State.OPERATIONAL, Fault.OURS)


@pytest.mark.parametrize("word", ["unsupported", "removed", "exhausted", "unreachable"])
def test_what_is_said_of_jobs_says_nothing_elsewhere(word: str) -> None:
    body = json.dumps({"id": "t1", "status": "queued", "features": {"audio": word}})
    assert classify(Answer(Transport.TASK, 200, body=body), Channel.OFFICIAL).outcome is State.OPERATIONAL


@pytest.mark.parametrize(
    ("name", "word", "refused"),
    [
        ("img_approve_conclusion", "block", True),
        ("moderation_status", "rejected", True),
        ("audit_result", "不合规", True),
        ("moderation_status", "approved", False),
        ("camera_status", "blocked", False),
    ],
)
def test_an_audit_took_the_product_back(name: str, word: str, *, refused: bool) -> None:
    body = json.dumps({"id": "1", "status": "completed", "video_url": "", name: word}, ensure_ascii=False)
    verdict = classify(Answer(Transport.TASK, 200, body=body), Channel.OFFICIAL)
    assert (str(verdict.reason) == "content_policy") is refused


REACHABLE = """
    Please make sure the file exists and is accessible from the internet. | 请确保图片链接可公开访问
    이미지 URL이 공개되어 있는지 확인해 주세요 | 画像URLがアクセス可能か確認してください
    Verifique que la URL de la imagen sea accesible | Убедитесь, что ссылка на изображение доступна
    Bitte prüfen Sie, ob die Bild-URL öffentlich erreichbar ist | Vérifiez que l'URL de l'image est accessible
    Verifique se a URL da imagem está acessível | Vui lòng kiểm tra URL ảnh có truy cập được không
"""


@pytest.mark.parametrize("advice", told(REACHABLE))
def test_whoever_is_to_see_to_it_that_a_file_can_be_had_sent_it(advice: str) -> None:
    body = json.dumps({"id": "1", "status": "failed", "error": advice}, ensure_ascii=False)
    assert classify(Answer(Transport.TASK, 200, body=body), Channel.OFFICIAL).fault is Fault.OURS


@pytest.mark.parametrize(
    ("thrown", "fault"),
    [
        ("HTTPError: 404 Client Error: Not Found for url: https://cdn.klingai.com/bs2/x.mp4", Fault.UPSTREAM),
        ("HTTPError: 404 Client Error: Not Found for url: https://api.klingai.com/v1/videos", Fault.OURS),
        ("FalClientHTTPError: Runner disconnected before the request completed", Fault.UPSTREAM),
    ],
)
def test_what_was_made_and_what_makes_it_are_theirs(thrown: str, fault: Fault) -> None:
    assert classify(Answer(Transport.EXCEPTION, exception=thrown), Channel.OFFICIAL).fault is fault


REFUSED_SHORT = """
    请求无效 | text 与 file 只能二选一 | 无效的数字人 ID | 该数字人下已存在同名知识库
    请先创建形象 | 一次最多提交5个 | 数字人训练未完成 | voice is required | only one of image or video
    프롬프트를 입력해 주세요 | 対応していない形式です | debe tener al menos 3 caracteres | должно быть не более 10 секунд
    muss mindestens 3 Sekunden sein | doit être une image | deve ser menor que 10 | phải là ảnh
"""
FELL_SHORT = """
    算力不足 | 渲染机器离线 | 任务无法完成 | 无法生成该视频 | 任务被中止 | no worker available | renderer must be restarted
    maximum retries exceeded | required module is missing | render node missing | disk quota exceeded | 并发流控超限
"""


@pytest.mark.parametrize("message", told(REFUSED_SHORT))
def test_a_short_sentence_under_a_success_refuses_what_was_put_in(message: str) -> None:
    body = json.dumps({"code": 4001, "msg": message, "data": None}, ensure_ascii=False)
    verdict = classify(Answer(Transport.HTTP, 200, body=body), None)
    assert verdict.outcome in (State.OPERATIONAL, State.UNKNOWN)
    assert verdict.fault is Fault.OURS


@pytest.mark.parametrize("message", told(FELL_SHORT))
def test_what_fails_or_serves_is_nothing_that_was_put_in(message: str) -> None:
    body = json.dumps({"code": 1, "msg": message, "data": None}, ensure_ascii=False)
    verdict = classify(Answer(Transport.HTTP, 200, body=body), None, upstream=Upstream.GATEWAY)
    assert verdict.outcome is not State.OPERATIONAL


def test_a_client_and_a_job_are_judged_by_other_rules() -> None:
    job = Answer(
        Transport.TASK, 200, body=json.dumps({"id": "1", "status": "failed", "error": "voice required"})
    )
    assert classify(job, None).outcome is not State.OPERATIONAL
