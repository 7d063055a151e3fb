"""Job objects of every gateway, read as one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.vocabulary import Phase
from exporter.core.wire.jobs import STATUSES, End, read_job, read_ratio
from tests.support.in_process_http import fixture

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
PAYLOADS: list[tuple[str, Phase | End | None, float | None, bool]] = [
    ("openai_video_create_queued", Phase.QUEUE, 0.0, False),
    ("openai_video_in_progress", Phase.RENDER, 0.45, False),
    ("openai_video_completed", End.DONE, 1.0, False),
    ("openai_video_failed_internal", End.FAILED, 0.62, True),
    ("openai_video_failed_moderation", End.FAILED, 0.0, True),
    ("newapi_create_ok", Phase.QUEUE, 0.0, False),
    ("newapi_task_in_progress", Phase.RENDER, 0.45, False),
    ("newapi_task_completed", End.DONE, 1.0, False),
    ("newapi_task_failed", End.FAILED, 0.0, True),
    ("newapi_task_raw_upstream_error_200", None, None, True),
    ("newapi_veo_task_completed", End.DONE, 1.0, False),
    ("newapi_generations_create_ok", Phase.QUEUE, 0.0, False),
    ("newapi_generations_in_progress", Phase.RENDER, 0.3, False),
    ("newapi_generations_success", End.DONE, 1.0, False),
    ("newapi_generations_timeout", End.FAILED, 1.0, True),
    ("apiyi_reverse_submitted", Phase.QUEUE, 0.0, False),
    ("apiyi_reverse_in_progress", Phase.RENDER, 0.45, False),
    ("apiyi_reverse_completed", End.DONE, 1.0, False),
    ("apiyi_reverse_failed_string_error", End.FAILED, 0.0, True),
]


@pytest.mark.parametrize(("name", "standing", "ratio", "failed"), PAYLOADS)
def test_a_documented_job_is_read(
    name: str, standing: Phase | End | None, ratio: float | None, failed: bool
) -> None:
    job = read_job(fixture(name))
    assert job is not None
    assert job.id
    assert (job.standing, job.ratio, job.failed) == (standing, ratio, failed)


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("NOT_START", Phase.QUEUE),
        ("SUBMITTED", Phase.QUEUE),
        ("unknown", Phase.QUEUE),
        ("UNKNOWN", Phase.QUEUE),
        ("pending", Phase.QUEUE),
        ("In-Progress", Phase.RENDER),
        ("processing", Phase.RENDER),
        ("SUCCESS", End.DONE),
        ("succeeded", End.DONE),
        ("FAILURE", End.FAILED),
        ("cancelled", End.DROPPED),
        ("expired", End.DROPPED),
        ("on_hold", None),
        ("completed!", None),
    ],
)
def test_foreign_status_words_are_told_apart_from_unknown_ones(
    word: str, standing: Phase | End | None
) -> None:
    job = read_job({"id": "1", "status": word})
    assert job is not None
    assert (job.status, job.standing) == (word, standing)


@pytest.mark.parametrize(
    "value", [None, [], {}, "queued", 7, {"object": "list", "data": []}, {"success": True}, {"data": {}}]
)
def test_what_is_no_job_is_none(value: Any) -> None:
    assert read_job(value) is None


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("apiyi_reverse_completed", "https://api.apiyi.com/v1/videos/video_abc123def456/content"),
        ("openai_video_completed", None),
        (
            "newapi_veo_task_completed",
            "https://gateway.example/v1/videos/task_Xq2mVw7k1R9sT4bN8cLdYpHf3aZeUjGo/content",
        ),
        (
            "newapi_generations_success",
            "https://gateway.example/v1/videos/task_Xq2mVw7k1R9sT4bN8cLdYpHf3aZeUjGo/content",
        ),
    ],
)
def test_the_address_of_the_video_is_found_where_gateways_put_it(name: str, url: str | None) -> None:
    job = read_job(fixture(name))
    assert job is not None
    assert job.url == url


@pytest.mark.parametrize(
    ("progress", "ratio"),
    [
        (0, 0.0),
        (45, 0.45),
        (1, 0.01),
        (0.45, 0.45),
        (45.0, 0.45),
        ("30%", 0.3),
        (" 45 ", 0.45),
        (100, 1.0),
        (250, 1.0),
        (10**400, 1.0),
        (-(10**400), 0.0),
        ("1e999", 1.0),
    ],
)
def test_progress_is_read_however_it_is_written(progress: Any, ratio: float) -> None:
    assert read_ratio(progress) == pytest.approx(ratio)


def test_progress_that_is_no_number_is_nothing() -> None:
    assert [read_ratio(value) for value in (float("nan"), "nan", "soon", True, None, [])] == [None] * 6


def test_an_id_can_always_be_sent_and_stored() -> None:
    job = read_job({"id": "job\ud800", "status": "queued"})
    assert job is not None
    assert job.id == "job?"


@given(value=JSON)
def test_progress_is_a_ratio_or_nothing(value: Any) -> None:
    ratio = read_ratio(value)
    assert ratio is None or 0.0 <= ratio <= 1.0


@given(value=JSON)
def test_reading_a_job_never_fails(value: Any) -> None:
    job = read_job(
        {"id": "1", "status": value, "progress": value, "error": value, "metadata": value, "url": value}
    )
    assert job is not None
    assert job.id == "1"


def test_every_known_word_is_written_as_it_is_looked_up() -> None:
    assert [word for word in STATUSES if word != word.lower() or " " in word or "-" in word] == []
