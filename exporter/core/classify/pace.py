"""Whose pace a gateway speaks of under a 429: its customer's, or what everybody shares."""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import refusal
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Channel, Reason, Upstream

_PACE: Final = 429
_RELAYING: Final = frozenset({Shape.BEHIND, Shape.NESTED})
_AT_ONCE: Final = re.compile(
    r"\b(?:running|in progress|at once|at a time|concurren\w+|parallel\w*|simultan\w+|en cours|en curso"
    r"|em andamento|gleichzeitig\w*|laufende\w*|одновременн\w*|đang chạy|đồng thời)\b"
    r"|进行中|同时|并发|동시|进行|実行中"
)
"""Words of what goes on side by side: its number is no measure of an input."""
_LIMIT: Final = re.compile(r"(?i)(?:limit|max|maximum|many)(?:s|ed|_?(?:reached|exceeded))?$")
"""How a code ends that tells of a limit: `video_generation_limit`."""
_YOUR_PACE: Final = re.compile(
    r"\b(?:you|your|you've|yours)\b|\b(?:this|per|the|each|user'?s?|sub-?|api|customer)[ -]?(?:api )?(?:key"
    r"|token|account|user|ip|customer|tenant)\b"
    r"|您|你的?|用户|该令牌|此令牌|当前令牌|该密钥|账户|고객님|귀하|お客様|\btu\b|\bsu\b|\bvotre\b|\bvous\b"
    r"|\bihr\b|\bsie\b|\bваш|\bвы\b|\bvocê\b"
    r"|\bsua?\b|của bạn|\bbạn\b"
)
"""Words to, or of, a customer."""
_ANYBODYS_PACE: Final = re.compile(
    r"\b(?:upstream|providers?|suppliers?|vendors?|shared|pool|lane|everyone|capacity|overload\w*|busy"
    r"|high (?:load|demand|traffic)"
    r"|not you|not about your|google|openai|bytedance|kling|runway|model (?:is|has)|add your own|server"
    r"|system)\b"
    r"|上游|渠道|负载|繁忙|饱和|供应商|号池|系统|服务器|高峰|서버|サーバ|混雑|сервер|перегруж|servidor"
    r"|serveur"
)
"""Words of something that all customers share."""


def put_right(signals: Signals, decision: Finding) -> Finding:
    """What was decided; with a 429 what sounds like the measure of an input is one of a pace."""
    if signals.status != _PACE or decision.reason is not Reason.INVALID_REQUEST:
        return decision
    spelled = decision.stage is DecidedBy.CODE and _LIMIT.search(decision.detail) is not None
    if not spelled and (decision.stage is not DecidedBy.PHRASE or _AT_ONCE.search(signals.text) is None):
        return decision
    return replace(decision, reason=Reason.RATE_LIMITED, outcome=None, fault=None)


def ours(signals: Signals, channel: Channel | None, upstream: Upstream | None) -> bool:
    """A gateway tells its customer that he, and nobody else, asks too often."""
    told = upstream is Upstream.GATEWAY and channel is not Channel.REVERSE and signals.status == _PACE
    if not told or signals.form is Form.PAGE or signals.transport is not Transport.HTTP:
        return False
    if refusal.relayed(signals) or signals.request_ids > 1 or not _RELAYING.isdisjoint(signals.shapes):
        return False
    said = "\n".join((signals.text, *signals.left))
    return _YOUR_PACE.search(said) is not None and _ANYBODYS_PACE.search(said) is None
