"""Whose refusal: whom it is about, us at the gateway, or the gateway at its own upstream.

A refused key, balance, right, place or pace is about a customer, and behind a gateway there are two: we are
the gateway's customer, and the gateway is somebody's. The words alone do not tell them apart (`Incorrect API
key` is both), so who said them to whom is read off how they came:

1. A vendor that we ask directly can only mean us.
2. Marks of relaying mean the gateway: an exception of the gateway's own client, an error inside an error, a
   second request id, headers taken over from the vendor, a failed job (the order itself was accepted).
3. A gateway's own sentence to its customer means us, unless a second gateway relays it.
4. A vendor's own sentence from what is known to be a gateway means the gateway.

Every text is read once more, in linear time.
"""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import Transport
from exporter.core.classify import parties
from exporter.core.classify.matching import Sought
from exporter.core.classify.rule import Shape, Speaker
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Fault, Reason, Upstream

_POOLED: Final = {
    Reason.INVALID_KEY: Reason.ACCOUNT_EXPIRED,
    Reason.PERMISSION_DENIED: Reason.ACCOUNT_BANNED,
    Reason.INSUFFICIENT_QUOTA: Reason.ACCOUNT_POOL_EXHAUSTED,
}
"""What a refused credential means where the gateway has a pool of accounts instead of a key."""
_OURS: Final = {
    Reason.ACCOUNT_EXPIRED: Reason.INVALID_KEY,
    Reason.ACCOUNT_BANNED: Reason.PERMISSION_DENIED,
}
_OUR_OWN: Final = {
    "plumbing.upstream_balance": Reason.INSUFFICIENT_QUOTA,
    "plumbing.upstream_key": Reason.INVALID_KEY,
    "plumbing.upstream_refused": Reason.INVALID_KEY,
    "own.code_upstreams": Reason.INVALID_KEY,
    "gateway.account_blocked": Reason.PERMISSION_DENIED,
    "gateway.group_retired": Reason.PERMISSION_DENIED,
    "accounts.vendor_quota_reverse": Reason.INSUFFICIENT_QUOTA,
    "pool.plan_reverse": Reason.INSUFFICIENT_QUOTA,
    "pool.quota_today_reverse": Reason.INSUFFICIENT_QUOTA,
    "pool.account_quota_reverse": Reason.INSUFFICIENT_QUOTA,
    "code.pool_quota": Reason.INSUFFICIENT_QUOTA,
}
"""What rules, and reasons, about a gateway's account mean where there is no gateway."""
_SAME: Final = {Reason.OWN_RATE_LIMIT: Reason.RATE_LIMITED, Reason.CLOUDFLARE_BLOCK: Reason.CLOUDFLARE_BLOCK}
"""What is no credential keeps its meaning and changes its owner."""
_REFUSALS: Final = frozenset({401, 402, 403})
_RIGHTS: Final = frozenset({400, 401, 402, 403, 409})
"""With these rights are refused."""
_OFF: Final = frozenset({Reason.SERVICE_PAUSED, Reason.CHANNEL_DISABLED, Reason.NO_CHANNEL})
_GATEWAYS: Final = (Speaker.GATEWAY, Speaker.PLATFORM)
_UNPAID: Final = 402
_FELL: Final = 500
_RELAYED: Final = Sought(
    "exception | model group | relay error",
    r"[a-z_]exception(?: [a-z]{1,40}error)? - |(?:received |litellm: )model group|\brelay error\b",
)
"""LiteLLM names the client that failed (`OpenAIException - `) and what it routed to; one-api its relay."""
_CLIENTS: Final = re.compile(r"[a-z_]exception(?: [a-z]{1,40}error)? - ")
_LITELLM: Final = re.compile(r"\blitellm\.[a-z_.]{1,60}(?:error|exception)\b")
_CLIENTS_WORD: Final = re.compile(r"\berror code: [45]\d\d -")
"""How OpenAI's client tells of a refusal."""
_OWN_STATUS: Final = re.compile(r"(?m)^([45]\d\d): ")
"""A framework's own refusal, told once more by a handler around it: `401: Invalid password` in a 500."""
_LOOKED: Final = re.compile(
    r"\b(?:view|check|see|access|retrieve|query|read|download|delete|cancel)\b[^\n]{0,20}"
    r"\b(?:task|job|video|status|result|generation|workflow|file|asset|operation)|\bbelong|\bnot the owner"
    r"|(?:查看|查询|访问)[^\n]{0,6}(?:任务|视频|作品|状态|结果)|不属于|(?:상태|영상|작업"
    r"|결과)[^\n]{0,10}(?:확인|조회|접근)"
    r"|(?:动画|タスク|结果|状态)[^\n]{0,10}(?:閲覧|确认|参照|アクセス)|(?:ver|consultar|acceder a) (?:este"
    r"|el|la|esta|o|a) "
    r"(?:v[ií]deo|tarea|estado|tarefa|status)|просм[оа]тр|(?:voir|consulter) (?:cette|la|le|ce) (?:vidéo"
    r"|tâche|statut)"
    r"|(?:anzusehen|abzurufen|einzusehen)|xem (?:video|tác vụ|trạng thái)"
)
"""A right to look at something that was made, or belongs to somebody."""
_TO_A_CUSTOMER: Final = re.compile(
    r"\byou (?:ran|have run) out\b|\badd \d+ more\b|\bcredits? to start\b"
    r"|\buser'?s? (?:spend\w*|credits?|balance|quota|wallet|account|limit|plan)\b"
    r"|\b(?:freeze|reserve|deduct|pre-?deduct|pre-?consume|hold|debit) (?:the )?"
    r"(?:points|credits?|balance|quota)\b|(?:冻结|预扣|扣除)(?:积分|余额|额度|费用)"
    r"|\b(?:cliente|usuario|usuário|customer)'?s?\b"
    r"|用户(?:的)?(?:余额|额度|账户|账号|积分|配额)"
    r"|您|商户|고객님|귀하의|お客様"
)
"""Words of a gateway to, or of, its own customer; a vendor's sentence that is handed on has none of them."""
_YOURS: Final = re.compile(r"\byour\b|你的?|귀하|\b(?:votre|vos|ihre?n?|ваш\w*|seu|sua)\b|của bạn")
_MISSING: Final = re.compile(
    r"\b(?:missing|required|unset|not (?:set|configured|provided|found|defined|available)|is empty"
    r"|no api key)\b"
    r"|(?:未|没有)(?:设置|配置|填写)|缺少|缺失|설정되지|누락|未设定|设定されていません|no configurad"
    r"|не (?:задан|настроен|указан)"
    r"|не установлен|отсутству|nicht (?:gesetzt|konfiguriert)|fehlt|non (?:configur|défini)|manquant"
    r"|não (?:configurad|definid)|ausente|chưa (?:được )?(?:cấu hình|thiết lập)|thiếu"
)
_HOW_TO_SEND: Final = re.compile(
    r"\bx-?api-?key\b|\bheader\b|\bbearer\b|[?&](?:api_?)?key=|query (?:param|string)"
    r"|\bplease\b|\byour\b|请求头|请在|您的|你的|헤더|ヘッダ|cabecera|encabezado|заголов|en-tête|cabeçalho"
    r"|tiêu đề"
)
"""How a customer is told to send his key."""
_UPSTREAMS_ACCOUNT: Final = "~upstreams_account"
HANDED_ON: Final = "llm_provider-"
"""LiteLLM hands on the headers of whoever it asked, so named; what it refuses by itself has none."""
_ROUTED: Final = ("x-portkey-provider",)
_VENDORS_WORD: Final = re.compile(
    r"\b(?:platform\.)?openai\.com|googleapis\.com|aistudio\.google|cloud\.google|anthropic\.com|\bx\.ai\b"
    r"|your organization(?!'s? (?:\w+ )?(?:polic|admin|owner|budget|setting|plan))"
    r"|the openai account|check your plan and billing details"
    r"|country, region, or territory not supported|user location is not supported|consumer '"
    r"|no such organization|organization tied to the api key|openai-organization"
    r"|not from a valid issuer|allowed to sample from this model|exceeded your current quota"
    r"|please pass a valid api key|billing hard limit|project `proj_|\bfal\.ai\b|\breplicate\.com\b"
    r"|anthropic api|subscription key or wrong api endpoint|security token included in the request"
    r"|\byour team has\b|(?<!\()request id: 0\d{3}|\bvolcengine(?!_)|\baliyun\.com|\bbigmodel\.cn"
    r"|klingai(?!_)|\bminimax(?!_)|\brunwayml\.com"
    r"|\bxi-api-key\b|\binvalid x-api-key$|\bx-key header|\bak/sk\b|access ?key ?id\b|\bsecret ?id\b"
)
"""Names of vendors, sentences that only they say, and kinds of credentials that we send to no gateway."""
_VENDORS_CODES: Final = frozenset(
    {
        "unsupported_country_region_territory",
        "billing_hard_limit_reached",
        "consumer_suspended",
        "consumer_invalid",
        "service_disabled",
        "billing_disabled",
        "account_deactivated",
        "invalid_organization",
        "mismatched_organization",
        "invalid_issuer",
        "accountoverdueerror",
        "arrearage",
        "unrecognizedclientexception",
        "base_resp:1004",
        "base_resp:1008",
        "base_resp:2049",
    }
)
"""What a vendor says to its customers, and a gateway to nobody: it has a page of its own to send them to."""


def about_a_customer(decision: Finding) -> bool:
    """Whether what was decided is said of a customer: of a key, a balance, rights, a place, a pace."""
    if decision.reason is Reason.CLOUDFLARE_BLOCK:
        return decision.fault is Fault.OURS
    return decision.reason in CREDENTIAL_REASONS or decision.reason is Reason.OWN_RATE_LIMIT


def about_the_gateway(
    decision: Finding, signals: Signals, channel: Channel | None, upstream: Upstream | None
) -> bool:
    """The customer is the gateway, or an account of its pool, and not we. `upstream` is None where untold."""
    return upstream is not Upstream.VENDOR and _handed_on(
        decision, signals, channel, known=upstream is not None
    )


def _handed_on(decision: Finding, signals: Signals, channel: Channel | None, *, known: bool) -> bool:
    """The same where somebody may stand between; `known`: it was said who does."""
    alone = decision.speaker is Speaker.VENDOR_ALONE and (known or channel is Channel.REVERSE)
    nested = known and Shape.NESTED in signals.shapes
    if alone or nested or signals.request_ids > 1 or relayed(signals):
        return True
    if decision.speaker in _GATEWAYS:
        return signals.nested in _REFUSALS and not _own_status(signals)
    thrown = signals.transport is Transport.EXCEPTION and signals.status is None
    said = "\n".join((signals.text, *signals.left))
    operators = known and (
        (not thrown and _operators_key(decision, signals)) or _own_dealings(decision, signals, said)
    )
    if operators or Shape.BEHIND in signals.shapes or _clients_word(signals, known=known):
        return True
    ours = known and (_our_look(decision, signals) or _TO_A_CUSTOMER.search(said) is not None)
    job = signals.transport is Transport.TASK and not ours
    if known and (job or (_vendors_word(signals) and not _to_a_customer(decision, signals, said))):
        return True
    # A gateway refuses us with a 4xx; what it tells with a 5xx befell itself, or an account of its pool.
    if channel is Channel.REVERSE:
        return signals.status is not None and signals.status >= _FELL
    fell = signals.outer is not None and signals.outer >= _FELL
    return known and fell and not ours and _YOURS.search(said) is None


def brought(decision: Finding, signals: Signals) -> bool:
    """Whether what was refused elsewhere is a key, or an account, that we brought along ourselves."""
    elsewhere = decision.name in _OUR_OWN or decision.reason in _OURS
    return elsewhere and parties.of_a_customer(signals.text)


def directly(decision: Finding) -> Finding:
    """The same from a vendor that we ask directly: there is no gateway whose account it could be."""
    reason = _OUR_OWN.get(decision.name) or _OURS.get(decision.reason)
    return decision if reason is None else replace(decision, reason=reason, outcome=None, fault=None)


def turned_off(decision: Finding, signals: Signals) -> Finding:
    """What was turned off for a customer by his own people is a right that he lacks, or for want of money."""
    if decision.reason not in _OFF or signals.status not in _RIGHTS:
        return decision
    if (
        signals.outer == _UNPAID
        and decision.reason is Reason.SERVICE_PAUSED
        and signals.form is Form.STRUCTURE
    ):
        return replace(decision, reason=Reason.INSUFFICIENT_QUOTA, outcome=None, fault=None)
    if parties.customers_choice(signals.text) or parties.to_a_customer(signals.text):
        speaker = Speaker.GATEWAY
        return replace(decision, reason=Reason.PERMISSION_DENIED, outcome=None, fault=None, speaker=speaker)
    return decision


def relayed(signals: Signals) -> bool:
    """There are marks that somebody hands on, whole, what his own upstream told him."""
    if any(name.startswith(HANDED_ON) for name in signals.headers):
        return True
    if signals.transport is Transport.EXCEPTION and signals.text.startswith("litellm"):
        # Our own client is LiteLLM's: the first name in the text is that of what we asked.
        return len(_CLIENTS.findall(signals.text)) > 1
    return _RELAYED.search(signals.text, signals.begun) is not None


def gateways_reason(reason: Reason, channel: Channel | None) -> Reason:
    """What a refusal of a customer is called where the customer is the gateway."""
    if reason in _SAME:
        return _SAME[reason]
    pooled = _POOLED.get(reason) if channel is Channel.REVERSE else None
    return pooled or Reason.CHANNEL_DISABLED


def _clients_word(signals: Signals, *, known: bool) -> bool:
    """Words that a client put around what it was told: in an answer the gateway's, in an exception ours."""
    if any(name in signals.headers for name in _ROUTED):
        return True
    if signals.transport is Transport.EXCEPTION:
        return False
    word = _CLIENTS_WORD.search(signals.text) if known else None
    return word is not None or _LITELLM.search(signals.text) is not None


def _vendors_word(signals: Signals) -> bool:
    return _VENDORS_WORD.search(signals.text) is not None or not _VENDORS_CODES.isdisjoint(signals.codes)


def _asks_for_a_key(decision: Finding, signals: Signals) -> bool:
    """A customer is told that his key is missing, and how to send it: `API key is required via x-api-key`."""
    if decision.reason is not Reason.INVALID_KEY or (signals.status or 0) >= _FELL:
        return False
    return _MISSING.search(signals.text) is not None and _HOW_TO_SEND.search(signals.text) is not None


def _to_a_customer(decision: Finding, signals: Signals, said: str) -> bool:
    return parties.to_a_customer(said) or _asks_for_a_key(decision, signals)


def _operators_key(decision: Finding, signals: Signals) -> bool:
    """A gateway lacks the key that it needs itself: it says so with a 5xx, or names whose key it is."""
    if (
        decision.reason is not Reason.INVALID_KEY
        or _MISSING.search(signals.text) is None
        or _HOW_TO_SEND.search(signals.text) is not None
    ):
        return False
    return (signals.status or 0) >= _FELL or parties.named_key(signals.text)


def _own_dealings(decision: Finding, signals: Signals, said: str) -> bool:
    """A gateway tells of what it has, or lacks, with whoever it asks: in a code, or in words."""
    if _UPSTREAMS_ACCOUNT in signals.codes and signals.transport is not Transport.EXCEPTION:
        return True
    thrown = signals.transport is Transport.EXCEPTION and signals.status is None
    theirs = parties.of_the_speaker(said, thrown=thrown) or (not thrown and parties.of_a_pool(said))
    return theirs and not _asks_for_a_key(decision, signals)


def _our_look(decision: Finding, signals: Signals) -> bool:
    """What failed is the look at a job, or the use of what is somebody else's: whoever looks is refused."""
    return decision.reason is Reason.PERMISSION_DENIED and _LOOKED.search(signals.text) is not None


def _own_status(signals: Signals) -> bool:
    told = _OWN_STATUS.search(signals.text)
    return told is not None and int(told[1]) == signals.nested
