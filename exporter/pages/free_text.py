"""Notices that a reseller writes for people, in Chinese or English: is there trouble, and when?

A notice is read as a whole, because its times often stand in a line of their own. It tells of maintenance
or of trouble by the words below; where a later word says that it is over, it is none. What it says is never
more than a hint: only times told in full announce anything, and no word of it becomes a label.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from exporter.core.thresholds import DAY

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST_WORK: Final = timedelta(days=7)
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
    if not timedelta() < end - start <= _LONGEST_WORK:
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


_MAINTENANCE: Final = re.compile(
    r"维护|維護|停机|系统升级|升级公告|점검|メンテナンス"
    r"|\bmaintenance\b|\bscheduled (?:work|upgrade|downtime)\b",
    re.IGNORECASE,
)
_TROUBLE: Final = re.compile(
    r"暂停|暫停|下线|下架|停用|停止服务|不可用|无法使用|故障|异常|中断|掉线|风控"
    r"|\bsuspend(?:ed|s)?\b|\bpaused?\b|\bunavailable\b|\boutage\b|\bdegraded\b|\bdiscontinued\b"
    r"|\btemporarily (?:disabled|closed|offline)\b|\brisk control\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"已(?:经|全部|全面|陆续)*(?:恢复|修复|解决|完成|结束|上线)|维护(?:完成|结束)(?![后後前时])"
    r"|\b(?:has|have) (?:now )?been (?:resolved|restored|completed|fixed)\b"
    r"|\b(?:is|are) (?:now )?(?:back|restored|resolved|fixed)\b|\bback to normal\b",
    re.IGNORECASE,
)
_MARKED_OVER: Final = re.compile(
    r"\s*[\[【(（]?\s*(?:resolved|completed|已恢复|已解决|已完成|已结束)", re.IGNORECASE
)
_PAST: Final = re.compile(
    r"(?:之前|此前|先前|昨[天日])的?(?:故障|异常|中断|维护)"
    r"|\b(?:after|from|earlier|previous|yesterday's)(?: the| this)? (?:outage|maintenance)\b",
    re.IGNORECASE,
)
_EVERYTHING: Final = re.compile(
    r"全站|全部|所有|平台|系统|服务器|网关|本站|全线"
    r"|\ball (?:models|services|channels|apis)\b|\b(?:platform|gateway|site|servers?|systems?)\b",
    re.IGNORECASE,
)
_PRODUCT: Final = re.compile(r"(?!utc|gmt|am\b|pm\b)[a-z]{2,}", re.IGNORECASE)
_MARKUP: Final = re.compile(r"<[^>]{0,200}>|[*_`#>|]+")
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")
_LONGEST: Final = 8_000
_FORGOTTEN: Final = 30 * DAY
"""A dated notice without times says nothing any more after this, seconds."""


@dataclass(frozen=True, slots=True)
class Gist:
    """What a notice tells. `impact` as in `board.IMPACTS`; times are unix seconds, None where it has none."""

    words: str
    impact: str
    start: float | None
    end: float | None

    def names(self, component: str) -> bool:
        """Whether it names a component; `sora` is named by `sora-2` too, but not by `resorat`."""
        found = re.search(rf"(?<![a-z0-9]){re.escape(component)}(?![a-z])", self.words, re.IGNORECASE)
        return found is not None

    @property
    def everything(self) -> bool:
        """Whether it means the whole gateway: it says so, or names no product at all."""
        return _EVERYTHING.search(self.words) is not None or _PRODUCT.search(self.words) is None


def notices(words: str) -> list[str]:
    """The notices in a text: a paragraph that tells of no trouble belongs to the one before it."""
    parts: list[str] = []
    for paragraph in _PARAGRAPHS.split(_MARKUP.sub(" ", words[:_LONGEST])):
        if parts and not (_MAINTENANCE.search(paragraph) or _TROUBLE.search(paragraph)):
            parts[-1] += f"\n{paragraph}"
        else:
            parts.append(paragraph)
    return parts


def understand(words: str, published: float | None, now: float) -> Gist | None:
    """What a notice tells that matters now; None where it tells of no trouble, or of trouble that is over."""
    impact = _impact(words)
    if impact is None:
        return None
    times = stretch(words, now if published is None else published)
    if times is not None:
        return Gist(words, impact, times.start, times.end) if now < times.end else None
    if published is not None and now - published > _FORGOTTEN:
        return None
    return Gist(words, impact, None, None)


def _impact(words: str) -> str | None:
    words = _PAST.sub(" ", words)
    work, trouble = _last(_MAINTENANCE, words), _last(_TROUBLE, words)
    if _MARKED_OVER.match(words) or _last(_OVER, words) >= max(work, trouble, 1):
        return None
    if work:
        return "maintenance"
    return "major" if trouble else None


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last match ends; 0 without any."""
    return max((found.end() for found in pattern.finditer(words)), default=0)
