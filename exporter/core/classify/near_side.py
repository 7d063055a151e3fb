"""Pages of what stands between us and the network: our proxy, a web filter, a portal, a provider of access.

They come with any status and in the place of any service, and none of them knows it: nothing is known of the
service then, and what is in the way is ours to remove.
"""

from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.matching import Sought
from exporter.core.classify.rule import Shape
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Reason

_FILTER: Final = Sought(
    """
    fortiguard | zscaler | netskope | blue coat | bluecoat | websense | forcepoint | sophos | mcafee web
    cisco umbrella | opendns | ironport | securly | iboss | lightspeed filter | palo alto networks | usercheck
    untangle | internet (usage | use | access) policy | acceptable use policy | with company policy
    to company policy | (blocked | denied | restricted | not allowed) by
    网络管理员 | 单位管理员 | 公司管理员 | 上网行为管理 | 网络安全管理策略
    """,
    r"\bfortiguard (?:web|intrusion|downloader)|\bzscaler|\bnetskope|\bblue ?coat\b|\bwebsense"
    r"|\bforcepoint|\bsophos\b"
    r"|mcafee web gateway|cisco umbrella|\bopendns\b|\bironport|\bsecurly\b|\biboss\b|\blightspeed filter"
    r"|palo alto networks|\busercheck\b|\buntangle\b|internet (?:usage|use|access) policy"
    r"|acceptable use policy[^\n]{0,60}(?:network|organi[sz]ation|company)"
    r"|(?:blocked|denied|restricted|not allowed) by (?:your |the )?(?:\w+ )?"
    r"(?:company|corporate|organi[sz]ation|it|network|web) (?:policy|department|administrator|filter)"
    r"|in accordance with company policy|according to company policy"
    r"|您(?:所在)?的?(?:网络|单位|公司)管理员|上网行为管理|网络安全管理策略",
)
"""A filter that an organisation puts before its own people."""
_PORTAL: Final = Sought(
    """
    captive portal | hotspot | guest wi | guest network | wifi | wi-fi | in to | network authentication
    network login | 上网认证 | 校园网 | 宽带
    """,
    r"captive portal|\bhotspot\b|guest (?:wi-?fi|network)|\bwi-?fi (?:login|access|network)"
    r"|(?:sign|log) in to (?:this|the|use the|your) (?:\w+ )?network|network authentication required"
    r"|network login|上网认证|校园网|宽带(?:认证|欠费)",
)
"""A network that wants to know who we are before it lets us out."""
_PROVIDER: Final = Sought(
    """
    роскомнадзор | оператор … связи | единого реестра | positif | warning.or.kr | 불법 … 유해 | blocked by
    court order | dell'autorit | erişim
    """,
    r"роскомнадзор|оператор\w* связи|единого реестра|internet ?positif|trustpositif|warning\.or\.kr"
    r"|불법[·.]?유해|blocked by (?:your )?(?:isp|internet (?:service )?provider)|by (?:a )?court order"
    r"|per ordine dell'autorit"
    r"|erişime engellen|bu siteye erişim",
)
"""A provider of access that has been told to block something."""
_OWN_PROXY: Final = Sought(
    """
    not be retrieved | cache administrator | [fiddler] | charles | mitmproxy | proxyman | burp suite | err_
    """,
    r"requested url could not be retrieved|your cache administrator"
    r"|^\[fiddler\]|charles (?:error report|proxy)|\bmitmproxy\b|\bproxyman\b|\bburp suite"
    r"|\berr_(?:dns_fail|cannot_forward|cache_access)",
)
"""Squid, and whatever people look at their own traffic with, as a proxy for those who ask."""
_TOOL: Final = "[fiddler]"
"""It says so without a page."""
_INSIDE: Final = Sought(
    """
    blocked by | data loss prevention | dlp | itsecurity@ | it-security@ | secure web gateway
    zscaler | netskope | corporate proxy | corporate network
    """,
    r"\bblocked by (?:egress|network|web|corporate) (?:policy|gateway|proxy|filter)"
    r"|\bdata loss prevention\b|\bdlp\b|\bit-?security@|secure web gateway|\bzscaler\b|\bnetskope\b"
    r"|\bcorporate (?:proxy|network) policy",
)
"""The same as an object."""
_READ: Final = 800
_SIGN_IN: Final = 511
_REFUSED: Final = 300
_MARKS: Final = (
    ("near.filter", Reason.PROXY, _FILTER),
    ("near.provider", Reason.NETWORK, _PROVIDER),
    ("near.proxy", Reason.PROXY, _OWN_PROXY),
)


def found(signals: Signals) -> Finding | None:
    """What stands in the way on our side, by its page or, for a filter, its object."""
    if signals.transport is not Transport.HTTP or (signals.succeeded and signals.form is not Form.PAGE):
        return None
    whole = signals.form is Form.STRUCTURE
    page = signals.form is Form.PAGE or (Shape.HTML in signals.shapes and not whole)
    if signals.status == _SIGN_IN or (page and _PORTAL.search(signals.text[:_READ], signals.begun)):
        return Finding(DecidedBy.SPEAKER, "near.portal", Reason.NETWORK)
    refused = signals.status is not None and signals.status >= _REFUSED
    text = "\n".join((signals.text[:_READ], *signals.left)) if whole else signals.text[:_READ]
    if text.startswith(_TOOL):
        page, whole = True, False
    if refused and whole:
        mark = _INSIDE.search(text, signals.begun)
        return mark and Finding(DecidedBy.SPEAKER, "near.filter", Reason.PROXY, detail=mark[0])
    for name, reason, words in _MARKS if refused and page else ():
        mark = words.search(text, signals.begun)
        if mark is not None:
            return Finding(DecidedBy.SPEAKER, name, reason, detail=mark[0])
    return None
