"""One piece of work that was stopped is no model that was, whatever language says so."""

import json
from collections.abc import Iterator

import pytest

from exporter.core.answer import Answer
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State

FOR_WHAT_IT_SHOWS = (
    "부적절한 콘텐츠로 판단되어 생성을 중단했습니다",
    "저작권 문제로 영상 생성이 중지되었습니다",
    "检测到未成年人形象，已终止生成",
    "画面涉嫌色情，任务已终止",
    "Обнаружен недопустимый контент, генерация остановлена",
    "Из-за нарушения правил генерация видео приостановлена",
    "Generation halted: the prompt mentions a real person",
    "La génération a été suspendue car le prompt enfreint nos règles",
    "A geração foi suspensa por violar as políticas",
    "Việc tạo video bị tạm dừng vì vi phạm chính sách",
)
FOR_NO_REASON = (
    "任务已终止",
    "任务已下线",
    "视频已下架",
    "连接已终止",
    "The job has been discontinued",
    "The request was terminated",
)
OFF = (
    ("该模型已下架", State.RETIRED),
    ("The model has been discontinued", State.RETIRED),
    ("视频生成服务已暂停", State.SUSPENDED),
    ("Image generation of people is paused until further notice", State.SUSPENDED),
    ("The model is suspended because of unsafe content", State.SUSPENDED),
    ("모델 서비스가 안전 문제로 일시 중단되었습니다", State.SUSPENDED),
)


def carried(message: str) -> Iterator[Answer]:
    yield Answer(status=400, body=json.dumps({"error": {"message": message}}))
    yield Answer(status=200, body=json.dumps({"code": -1, "msg": message}))
    yield Answer(status=200, body=json.dumps({"task_id": "1", "status": "failed", "error": message}))


@pytest.mark.parametrize("message", FOR_WHAT_IT_SHOWS)
def test_work_that_is_stopped_for_what_it_shows_is_refused_content(message: str) -> None:
    verdicts = {(v.outcome, v.fault) for v in (classify(each, None) for each in carried(message))}
    assert verdicts == {(State.OPERATIONAL, Fault.OURS)}


@pytest.mark.parametrize("message", FOR_NO_REASON)
def test_work_that_is_stopped_closes_nothing(message: str) -> None:
    outcomes = {classify(each, None).outcome for each in carried(message)}
    assert outcomes.isdisjoint({State.RETIRED, State.SUSPENDED, State.MAINTENANCE})


@pytest.mark.parametrize(("message", "state"), OFF)
def test_a_model_or_a_service_that_is_off_is_off_whatever_the_reason(message: str, state: State) -> None:
    assert {classify(each, None).outcome for each in carried(message)} == {state}
