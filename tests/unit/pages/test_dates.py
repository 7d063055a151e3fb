"""Times that people write into notices."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.pages.free_text import DateRange, stretch

NEAR = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()


def utc(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("11月23日 02:00-04:00", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("2026年11月23日02:00至04:00维护", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("2026-11-23 02:00 ~ 2026-11-23 04:00 维护", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("11/23 凌晨2点到4点30分", "2026-11-22T18:00", "2026-11-22T20:30"),
        ("11月23日 23：00—01：00", "2026-11-23T15:00", "2026-11-23T17:00"),
        ("11月23日 22:00-24:00", "2026-11-23T14:00", "2026-11-23T16:00"),
        ("11月30日 23:00 至 12月1日 03:00", "2026-11-30T15:00", "2026-11-30T19:00"),
        ("维护时间 (UTC) 11月23日 02:00-04:00", "2026-11-23T02:00", "2026-11-23T04:00"),
        ("Nov 23, 02:00 to 04:00 UTC", "2026-11-23T02:00", "2026-11-23T04:00"),
        ("November 23rd, 2027 at 02:00 UTC until 04:00 UTC", "2027-11-23T02:00", "2027-11-23T04:00"),
        ("2026-11-23T02:00:00Z - 2026-11-23T04:00:00Z", "2026-11-23T02:00", "2026-11-23T04:00"),
        ("2026-11-23 02:00 (UTC+8) - 04:00 (UTC+8)", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("2026-11-23 02:00-04:00 GMT-05:30", "2026-11-23T07:30", "2026-11-23T09:30"),
        ("2026-11-23 02:00-04:00 Beijing time", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("メンテナンス 11月23日 02:00-04:00 JST", "2026-11-22T17:00", "2026-11-22T19:00"),
        ("12月31日 23:00-23:30", "2026-12-31T15:00", "2026-12-31T15:30"),
        ("1月1日 10:00-11:00", "2027-01-01T02:00", "2027-01-01T03:00"),
    ],
)
def test_a_stretch_told_in_full_is_read(words: str, start: str, end: str) -> None:
    assert stretch(words, NEAR) == DateRange(utc(start), utc(end))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "今晚维护",
        "11月23日 02:00",
        "02:00-04:00",
        "11月23日-11月24日",
        "Nov 23, 02:00 to 04:00",
        "Nov 23, 2:00 to 4:00 PM UTC",
        "11月23日 下午2:00-4:00",
        "13月23日 02:00-04:00",
        "2月30日 02:00-04:00",
        "2026-11-23 25:00-26:00 UTC",
        "2026-11-23 02:00-04:00 UTC+99",
        "11月23日 02:00 至 12月23日 04:00",
        "11月23日 02:00 至 11月22日 04:00",
        "メンテナンス 11月23日 02:00-04:00",
        "점검 11月23日 02:00-04:00",
    ],
)
def test_anything_else_has_no_times(words: str) -> None:
    assert stretch(words, NEAR) is None


@given(st.text(alphabet="0123456789-/.:：年月日至 UTC+ampNov,（)", max_size=60))
def test_any_text_has_a_short_stretch_or_none(words: str) -> None:
    found = stretch(words, NEAR)
    assert found is None or 0 < found.end - found.start <= 7 * 86400
