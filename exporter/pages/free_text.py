"""Notices that a reseller writes for people, in Chinese or English: is there trouble, and when?

A notice is read as a whole, because its times often stand in a line of their own. It tells of maintenance
or of trouble by the words below; where a later word says that it is over, it is none. What it says is never
more than a hint: only times told in full announce anything, and no word of it becomes a label.
"""

import re
from dataclasses import dataclass
from typing import Final

from exporter.core.thresholds import DAY
from exporter.pages.dates import stretch

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
