"""What the words of an identifier say that no table has: `render_quota_exceeded`, `videoRateLimit`.

An identifier is a short sentence: something, and what is the matter with it. Each line has a meaning and
groups of words, of each of which one must be there; alternatives stand between bars, and `>` names a group
of `_NAMES`. The first line that fits decides, so what is said of a customer stands before what is said of a
service, and what is precise before what is vague.
"""

import re
from functools import cache, lru_cache
from typing import Final

from exporter.core.classify.codes.table import Family, Meaning, folded
from exporter.core.classify.rule import Rule, Speaker, words
from exporter.core.vocabulary import Channel, Reason

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NAMES: Final = {
    ">media": "image|images|picture|photo|video|videos|audio|media|file|files|frame|face|mask|voice|asset",
    ">input": "prompt|text|input|inputs|content|json|body|payload|parameter|parameters|param|params|argument"
    "|arguments|field|fields|value|values|data|schema|query|seconds|duration|seed|style|language|english"
    "|reference|person|garment|schema|url|header|string|sequence|array|integer|decimal|number"
    "|template|character|avatar|caption|script",
    ">measure": "size|length|duration|resolution|ratio|fps|dimension|dimensions|pixels|width|height|count"
    "|characters|codec|format|mode|type|context|value|bitrate",
    ">bad": "invalid|unsupported|malformed|illegal|bad|wrong|unknown|corrupt|corrupted|unreadable|undecodable"
    "|non|mismatch|incompatible|unprocessable|unexpected|unparsable|inaccessible|unreachable",
    ">none": "no|not|missing|empty|none|null|zero|without|blank",
    ">short": "insufficient|exceeded|exhausted|depleted|out|reached|enough|over|run|used|low|overdue|inactive"
    "|expired|unpaid|required|ended|negative|limit|exceed|no|zero|empty|lack|only",
    ">failed": "failed|failure|fail|error|exception|panic|crashed|crash|aborted|broken|lost|fault|refused"
    "|disconnected|interrupted|terminated|wrong|declined",
    ">away": "unavailable|down|offline|unhealthy|unreachable",
    ">money": "balance|credit|credits|funds|points|coins|wallet|fund",
    ">customer": "account|user|org|organization|organisation|project|consumer|tenant|team|workspace|customer"
    "|member|subscriber|subscription|ip|client|caller|merchant",
    ">route": "channel|channels|provider|providers|deployment|deployments|upstream|upstreams|backend"
    "|node|nodes|supplier|engine|engines",
    ">server": "service|server|model|system|engine|worker|workers|gpu|instance|deployment|capacity|resource"
    "|resources|cluster|machine|inference|runner|provider|upstream|backend",
    ">job": "job|jobs|task|tasks|prediction|generation|render|rendering|inference|workflow|request|video"
    "|image",
}
_LINES: Final = """
    maintenance_window: maintenance
    maintenance_window: update|upgrade|migration progress
    captcha: captcha|recaptcha|turnstile|hcaptcha
    captcha: challenge required|needed|failed|unsolved|missing|expired|page
    unusual_activity: unusual|suspicious|abnormal activity|behavior|behaviour|traffic
    region_blocked: region|country|location|geo|territory
        unsupported|blocked|restricted|supported|denied|available|policy|unavailable
    region_blocked: legal reasons
    permission_denied: location|org|organization|organisation|tax|security|network|tls|admin
        policy|restriction violated|violation
    upstream_5xx: moderation|moderator|safety|nsfw|guardrail|guardrails|inspection|screening
        >away|outage|overloaded
    content_policy: moderation|moderated|nsfw|sensitive|unsafe|copyright|copyrighted|csam|profanity|safety
        |violence|violent|sexual|nudity|hate|toxic|gore|guardrail|guardrails|spii|pii|celebrity|celebrities
        |likeness|recitation|dangerous|harmful|offensive|deceptive|trademark|infringement|prohibited|disallowed
        |inappropriate|photoreal|photorealistic|politician|political|minors
    content_policy: prominent|public|real|recognizable|famous|child|minor|minors
        people|person|figure|upload|face|safety|image|photo|input
    content_policy: risk|danger|illegal|inspection|policy|rule|rules|violation|blocklist|banned|forbidden
        text|image|images|prompt|input|output|content|audio|video|data|speech|words|word
    content_policy: policy violation|violated
    content_policy: prompt denied|refused|disallowed
    content_policy: audit|auditing|censor not|failed|fail|illegal|rejected|reject|refused|unpassed
    content_policy: content restricted
    content_policy: content|prompt|output|audio|image|text|input
        blocked|violation|violated|filter|filtered|rejected|flagged
    parameter: concurrency|concurrent|parallel|rate|requests invalid
    bad_response: upstream|provider|vendor|supplier bad|malformed|invalid|empty|unexpected|unparsable|odd
        payload|response|body|reply|json|data|answer|content|type|output|result
    concurrency_limited: concurrency|concurrent|parallel|inflight|simultaneous
        limit|limited|exceeded|reached|many|full|exceed|saturated|max|maximum
    concurrency_limited: many running|active|tasks|jobs|pending|inflight|flight|progress|generations
    parameter: range|bounds not|out|outside|beyond|invalid|exceeded|within
    parameter: size|length limit|exceeded|exceed
    rate_limited: rate|frequency|burst|flow|requests|calls|pace
        limit|limited|limits|exceeded|limiting|fast|frequent|high|exceed
    rate_limited: many|limit requests|calls|attempts|request
    rate_limited: flood|floodwait|throttling|throttled|ratelimit|ratelimited|rpm|tpm|qps|throttle
    rate_limited: slow down
    rate_limited: too fast|frequent|often|quickly
    bad_response: such key|bucket|object
    bad_response: response|output|result|reply|answer too large|big|small|short|long
    insufficient_quota: daily|weekly|monthly|hourly|yearly limit|cap|quota|allowance
    upstream_5xx: billing|quota|credits|credit|balance|deduction|deduct|consume|charge|usage|refund
        failed|failure|fail|unavailable|deduction|refund
    insufficient_quota: quota|allowance|entitlement|usage|spending|spend|budget|plan|trial|tier|package|pack
        |freetier|allocation|recharge
        >short
    insufficient_quota: >money >short
    insufficient_quota: payment|subscription|billing|invoice|bill
        required|inactive|expired|overdue|disabled|not|limit|error|hard|invalid|unpaid|no|missing
    rate_limited: resource exhausted
    insufficient_quota: arrears|arrearage|overdue|recharge|topup|paywall
    invalid_key: key|token|credentials|credential|signature|apikey|cookie|secret|jwt|bearer|authorization
        invalid|expired|missing|revoked|wrong|leaked|incomplete|mismatch|malformed|match|unknown|incorrect
        |deactivated|deleted|disabled|bad
    invalid_key: signature verification|check|failed|error
    invalid_key: unauthenticated|unauthorized|unauthorised
    invalid_key: auth|authentication failed|failure|required|invalid|error|missing
    invalid_key: valid authentication|credentials
    invalid_key: login|signin|sign|logged need|required|not|expired|please|first|must|missing|invalid
    permission_denied: >customer
        suspended|restricted|disabled|deactivated|blocked|terminated|banned|locked|frozen|denied|mismatched|problem
        |invalid|found|exist|unknown|inactive
    permission_denied: permission|permissions|access|scope|privilege|caller
        denied|forbidden|insufficient|required|missing|terminated|not|error
    permission_denied: operation denied
    permission_denied: forbidden|whitelist|blacklist|allowlist|unpurchased
    permission_denied: not|requires|required|need
        authorized|verified|allowed|whitelisted|activated|enabled|subscribed|opted|open|verify|verification
        |upgrade|plan|kyc|registered|purchased
    permission_denied: authorization failed|failure|required
    permission_denied: service|key disabled|blocked
    model_deprecated: model|version|models
        deprecated|retired|sunset|decommissioned|discontinued|withdrawn|removed|eol|obsolete|ended
    model_deprecated: model|version|models longer available|supported|offered
    endpoint_removed: endpoint|api|route|interface deprecated|removed|retired|sunset|discontinued
    service_paused: paused
    service_paused: kill|emergency switch|stop|shutdown
    service_paused: endpoint|service|channel|model|product|feature closed|stopped|suspended
    overloaded: model|deployment|service|server|worker|engine|instance
        not|in ready|progress|loading|loaded|warming
    overloaded: overloaded|overload|busy|congested|congestion|saturated
    overloaded: high|heavy traffic|load|demand
    overloaded: capacity|resource|resources|gpu|gpus|worker|workers|instances
        exceeded|exhausted|insufficient|no|full|out|sold|unavailable|none|available
    overloaded: queue full|overflow|limit|exceeded|long
    overloaded: scheduling failure|failed
    bad_response: response validation
    bad_response: no|empty|missing|null|incomplete|bad|malformed|unparsable|invalid|not|without|zero
        response|output|outputs|result|results|generated|samples|choices|candidates
    bad_response: no|zero|empty videos|media|generations|artifacts|images
    bad_response: failed no content|text
    invalid_key: key no|not|missing
    timeout: timeout|timedout
    timeout: timed|time out|exceeded
    timeout: deadline exceeded|expired
    parameter: too large|long|short|small|big|heavy|many
    parameter: size|length|duration|resolution|fps|dimensions|pixels|string|array|integer|decimal|sequence
        |file|image|video|audio|prompt|text|context
        exceed|exceeded|exceeds|above|below|max|maximum|min|minimum|large|long|short|small|limit
    parameter: no|not|missing
        face|faces|person|people|human|body|pose|hand|hands|head|pet|animal|speech|voice|mouth|eyes
    parameter: check|detect|detection|recognition
        face|faces|body|joints|person|people|pose|objects|lips >failed
    parameter: undetected
    parameter: decode|detection|parse|parsing|load|probe|read|process
        image|video|audio|face|file|mask|json|int|media
    invalid_request: download|fetch|load
        image|input|reference|file|asset|url failed|failure|error|fail
    invalid_request: >media|>job|resource|content|voice|character|id|material|avatar|template|style|activity
        not|no|missing found|exist|exists|such
    parameter: invalid model parameter
    parameter: model missing|required|empty
    model_not_found: model|deployment not|unknown|invalid|unsupported|no|missing|inactive
    invalid_request: invalid prompt
    parameter: >bad|>none|required >media|>input|>measure
    invalid_request: >bad|>none|required >job
    parameter: validation|serialization|prerequisite|conflicted|duplicate
    no_channel: no|not|none|get >route
    no_channel: channel|channels|deployment|route unavailable|disabled|missing|empty|inactive|none|invalid
    parameter: state|status|feature invalid|unsupported|supported
    endpoint_not_supported: endpoint|route|path|method|url|uri|operation|action|version|protocol|api|product
        not|unknown|unsupported|invalid|unexpected
    endpoint_not_supported: not found
    parameter: type|kind|mode|option|variant provider|model|video|image|media|output|voice unavailable
    overloaded: unavailable|offline|unhealthy
    parameter: unsupported
    permission_denied: org|organization|organisation|workspace|team|project|admin|tenant|security|network
        |account
        policy|restriction|restricted
    content_policy: policy
    parameter: operation|transaction conflict
    parameter: conflict|conflicting >input|options|option
    parameter: check >measure|bitrate|rate >failed
    generation_failed: generation|render|rendering|inference|task|job|video|image|prediction|workflow|process
        >failed
    upstream_5xx: >failed
        internal|server|system|unexpected|unknown|runtime|build|startup|container|worker|backend|upstream|provider
        |service|dependency|downstream|gateway|api|rpc|database|storage|stream|connection|network|runner|inner|invoke
        |plugin|engine|model|something|data|vendor|google|openai|remote|origin|host|handler|pipeline|node|cache|write
        |query|update|upload|save|create|submit
    service_paused: disabled|suspended|deactivated
"""
_POOLED: Final = frozenset({Reason.INSUFFICIENT_QUOTA, Reason.INVALID_KEY, Reason.PERMISSION_DENIED})
_OF_PEOPLE: Final = frozenset({Reason.CONTENT_POLICY, Reason.PERMISSION_DENIED})
_MACHINES: Final = words(
    "crash crashed memory thread threads renderer encoder config configuration detector step retry timeout"
    " response"
    " timedout gpu gpus worker exhausted container disk weights loader cuda checkpoint database db cache node"
)
"""What is neither refused for its content nor lacks a right."""
VAGUE: Final = frozenset(
    {
        Reason.UPSTREAM_5XX,
        Reason.GENERATION_FAILED,
        Reason.INVALID_REQUEST,
        Reason.BAD_RESPONSE,
        Reason.INTERNAL,
    }
)
"""Meanings that say no more than that something failed."""
_UNTOLD: Final = VAGUE | {Reason.ENDPOINT_NOT_SUPPORTED}
"""What a few words are too little for."""
_BRIEF: Final = re.compile(r"[a-z-]+(?: [a-z-]+){0,4}[.!]?")
_THERE: Final = words("exist exists found")
_UNSAID: Final = words("error errors failed failure invalidrequesterror")
_GATEWAYS: Final = re.compile(r"\w+_api_error", re.IGNORECASE)
"""Types of errors that say who speaks, and nothing else: `new_api_error`."""
_PREFIX: Final = "PUBLIC_ERROR_"
"""Google Flow begins every code with it."""


@cache
def _meanings() -> tuple[tuple[tuple[frozenset[str], ...], tuple[Meaning, ...]], ...]:
    found = []
    for line in re.sub(r"\n\s+(?=[^\n:]+(?:\n|$))", " ", _LINES.strip()).splitlines():
        meaning, _, needed = line.partition(":")
        family = Family(
            name="spelled",
            source="the words of the code",
            speaker=Speaker.VENDOR,
            table=f"{meaning.strip()}: x",
        )
        groups = needed.replace(" |", "|").split()
        found.append((tuple(_group(group) for group in groups), family.meanings["x"]))
    return tuple(found)


@cache
def _alone() -> frozenset[str]:
    """Words that have a meaning without any other: `sensitive`."""
    return frozenset().union(*(groups[0] for groups, _ in _meanings() if len(groups) == 1))


@cache
def _vocabulary() -> frozenset[str]:
    """Every word of the lines: most identifiers have none of them."""
    return frozenset(word for groups, _ in _meanings() for group in groups for word in group)


def _group(written: str) -> frozenset[str]:
    """The words of a group, those of named groups put in."""
    return frozenset(word for part in written.split("|") for word in _NAMES.get(part, part).split("|"))


def split(code: str) -> frozenset[str]:
    """The words of a code in lower case: snake, camel, dotted, kebab or all capitals."""
    return frozenset(word.lower() for word in _WORD.findall(code.removeprefix(_PREFIX)))


def rule(code: str, channel: Channel | None) -> Rule | None:
    """What the words of a code say, or None. On reverse channels they are too little for money and keys."""
    if code.isdecimal() or " " in code or folded(code) in _UNSAID or _GATEWAYS.fullmatch(code):
        return None
    said = next((each.rule for each in _meant(code) if not each.rule.on or channel in each.rule.on), None)
    if said is None or (said.reason in _POOLED and channel is Channel.REVERSE):
        return None
    return None if said.reason in _OF_PEOPLE and not _MACHINES.isdisjoint(split(code)) else said


def brief(line: str, channel: Channel | None) -> Rule | None:
    """What a folded message of a few words says, which is no more of a sentence than an identifier is."""
    few = _BRIEF.fullmatch(line) is not None and (" " in line or line.rstrip(".!") in _alone())
    said = rule(line.replace(" ", "_"), channel) if few else None
    if said is None or said.reason not in _UNTOLD:
        return said
    # What was asked after is not there: `content not exist`.
    missed = said.reason is Reason.INVALID_REQUEST and said.outcome is None
    return said if missed and not _THERE.isdisjoint(split(line)) else None


@lru_cache(maxsize=1024)
def _meant(code: str) -> tuple[Meaning, ...]:
    """The meanings of the first line that fits; the same few codes come again and again."""
    found = split(code) & _vocabulary()
    if not found:
        return ()
    return next(
        (said for groups, said in _meanings() if all(not group.isdisjoint(found) for group in groups)), ()
    )
