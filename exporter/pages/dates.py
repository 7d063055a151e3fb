"""Times that people write into notices: `11月23日 02:00-04:00`, `Nov 23, 02:00 to 04:00 UTC`.

Only a stretch that is told in full is read: a date, a beginning and an end. Chinese text without a zone is
Beijing time; text in any other language must name its zone. Anything else has no times, and so announces
nothing.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST: Final = timedelta(days=7)
_BEIJING: Final = 8.0
_FURTHEST: Final = 14.0
"""No zone is further from UTC, hours."""
_ZONES: Final = (("北京时间", 8.0), ("beijing", 8.0), ("utc", 0.0), ("gmt", 0.0), ("jst", 9.0), ("kst", 9.0))


def _date(part: str) -> str:
    numbers = (
        rf"(?:(?P<year{part}>20\d\d)\s*[-/.年]\s*)?(?P<month{part}>\d\d?)\s*[-/.月]\s*(?P<day{part}>\d\d?)"
    )
    name = rf"(?P<name{part}>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?P<named{part}>\d\d?)(?:st|nd|rd|th)?"
    return rf"(?<!\d)(?:{numbers}\s*[日号]?|{name}(?:,?\s+(?P<nameyear{part}>20\d\d))?)"


def _time(part: str) -> str:
    minutes = rf"[:：](?P<minute{part}>[0-5]\d)(?::[0-5]\d)?|[点時时](?P<past{part}>[0-5]\d)?分?"
    return rf"(?P<hour{part}>[01]?\d|2[0-4])(?:{minutes})"


_BEFORE_TIME: Final = r"[\s,，T]{0,3}(?:at\s+|from\s+|between\s+|凌晨|早上|上午)?"
_INLINE_ZONE: Final = r"(?:z|\s*[（(]?(?:utc|gmt)(?:[+-]\d\d?(?::?\d\d)?)?[)）]?)?"
_TO: Final = r"\s*(?:--?|–|—|~|～|至|到|to|until|till|and)\s*"
_STRETCH: Final = re.compile(
    f"{_date('1')}{_BEFORE_TIME}{_time('1')}{_INLINE_ZONE}{_TO}(?:{_date('2')}{_BEFORE_TIME})?{_time('2')}",
    re.IGNORECASE,
)
_OFFSET: Final = re.compile(
    r"(?:utc|gmt)\s*(?P<sign>[+-])(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?", re.IGNORECASE
)
_ZULU: Final = re.compile(r"\d\dZ\b")
_HALF_DAYS: Final = re.compile(r"\s*[ap]\.?m\b", re.IGNORECASE)
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_ELSEWHERE: Final = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
"""Kana and hangul: not everything in Chinese characters is Chinese."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """A stretch of time, unix seconds."""

    start: float
    end: float


def stretch(words: str, near: float) -> DateRange | None:
    """The first stretch of time that is told in full; a year left out is the one nearest to `near`."""
    found, zone = _STRETCH.search(words), _zone(words)
    if found is None or zone is None or _HALF_DAYS.match(words, found.end()):
        return None
    try:
        start = _moment(found, "1", _day(found, "1", zone, near))
        stated = found["month2"] or found["name2"]
        end = _moment(found, "2", _day(found, "2", zone, near) if stated else _day(found, "1", zone, near))
    except (ValueError, OverflowError):
        return None
    if not stated and end <= start:
        end += timedelta(days=1)
    if not timedelta() < end - start <= _LONGEST:
        return None
    return DateRange(start.timestamp(), end.timestamp())


def _zone(words: str) -> timezone | None:
    offset = _OFFSET.search(words)
    if offset is not None:
        size = int(offset["hours"]) + int(offset["minutes"] or 0) / 60
        return _offset(-size if offset["sign"] == "-" else size)
    lower = words.lower()
    named = next((hours for name, hours in _ZONES if name in lower), None)
    if named is None and _ZULU.search(words):
        named = 0.0
    if named is None and _CHINESE.search(words) and not _ELSEWHERE.search(words):
        named = _BEIJING
    return None if named is None else _offset(named)


def _offset(hours: float) -> timezone | None:
    return timezone(timedelta(hours=hours)) if abs(hours) <= _FURTHEST else None


def _day(found: re.Match[str], part: str, zone: timezone, near: float) -> datetime:
    name = found[f"name{part}"]
    month = _MONTHS.index(name.lower()) + 1 if name else int(found[f"month{part}"])
    day = int(found[f"named{part}"] or found[f"day{part}"])
    year = found[f"year{part}"] or found[f"nameyear{part}"]
    if year:
        return datetime(int(year), month, day, tzinfo=zone)
    this = datetime.fromtimestamp(near, zone)
    years = (datetime(this.year + step, month, day, tzinfo=zone) for step in (-1, 0, 1))
    return min(years, key=lambda one: abs(one - this))


def _moment(found: re.Match[str], part: str, day: datetime) -> datetime:
    minutes = found[f"minute{part}"] or found[f"past{part}"] or "0"
    return day + timedelta(hours=int(found[f"hour{part}"]), minutes=int(minutes))
