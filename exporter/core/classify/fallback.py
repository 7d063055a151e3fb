"""What is left when nothing was understood: what can honestly be said of such an answer, and no more.

A status without a word is told by the tables. Here are answers with words that no rule knows, and exceptions
without a status. An exception is evidence against the service only where its text shows that the service was
reached: something came back, a job that it had taken failed, or the complaint is about what only a service
has, and about nothing of ours. Otherwise nobody knows, and the network guard or the next probe has to tell.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import blame
from exporter.core.classify.codes import thrown
from exporter.core.classify.lexicon import answered, own_side, said, vendors
from exporter.core.classify.matching import Table, spoken
from exporter.core.classify.rule import Shape, rule
from exporter.core.classify.signals import Finding, Form, Signals
from exporter.core.vocabulary import Fault, Reason

_WORK: Final = (
    r"(?:prediction|generation|generating|task|job|workflow|rendering|request|operation|completion|response"
    r"|reply|inference|upload|stream|video|image|media|output|result|content|api|server|upstream|provider"
    r"|model|worker|gpu|backend|container|pod|pipeline|renderer|encoder|runner|cluster|poll|polling"
    r"|submission"
    r"|submit|create|creation|query|status|download|websocket)"
)
_MADE: Final = (
    r"(?:(?:[a-z]+ )?(?:content|video|image|output|data|result|response|completion|bytes|url|uri)"
    r"(?![- ]gen(?!erated)|(?: [a-z]+)? (?:provider|model|service|adapter|backend|driver)s?\b(?! available)))"
)
_WORK_FAILED: Final = re.compile(
    rf"\b{_WORK}s?\b[^\n.;]{{0,60}}\b(?:failed|failure|interrupted|aborted|crashed|errored|unsuccessful"
    r"|terminated|disconnected|evicted|preempted|died|out of memory)\b"
    rf"|\b(?:failed|unable|could not|couldn't|failure)\b[^\n.;]{{0,40}}\b{_WORK}s?\b"
    r"|\berror occurred\b"
    r"|\b(?:cancell?ed|stopped|killed|terminated|aborted|rejected) by (?:the )?"
    r"(?:server|provider|system|upstream|backend|remote)"
    r"|\b(?:poll|polling|submit|submission|status|upload|download|generation|rendering|server|network"
    r"|upstream"
    r"|remote|stream|websocket|response|inference) error\b"
    r"|\berror (?:while |when |during )?(?:polling|fetching|creating|generating|submitting|uploading"
    r"|downloading"
    r"|getting|retrieving|querying|checking|calling|requesting|rendering)\b"
    r"|(?:\bstat(?:us|e|ut|o)\b|\bestado\b|статус|状态|상태|ステータス)[ :=\"'«(]{1,4}"
    r"(?:failed|failure|error|cancell?ed)\b"
    r"|\b(?:model|prediction|generation|inference|task|job|worker|runner|pipeline|render)"
    rf"(?:failed|failure|execution)?(?:error|exception)\b"
)
"""Some work of the service failed."""
_VENDOR_FAILED: Final = re.compile(
    rf"\b(?:{vendors.VIDEO})\b[^\n.;]{{0,40}}\b(?:error|failed|failure|failing|crashed|broken)\b"
    rf"|\b(?:{vendors.VIDEO}): (?:5\d\d|no |empty )"
)
"""Somebody who sells videos is named, and that he failed."""
_UNFINISHED: Final = re.compile(
    r"\b(?:still (?:processing|running|pending|queued|generating|in (?:progress|queue))|never (?:finish"
    r"|complet|start)"
    r"|\b(?:poll\w*|attempt|retry|retries|wait\w*) (?:limit|budget) (?:was |is )?(?:reached|exceeded"
    r"|exhausted|hit)"
    r"|\blast (?:known )?(?:state|status)\b"
    r"|(?:did not|didn't|has not|hasn't|not) (?:finish|complet|start)|stuck|stalled|frozen|not ready)"
    r"|\b(?:job|task|generation|prediction|queue|submission)s?\b(?: \w+){0,2} expired\b"
)
"""Some work of the service goes on, or was not begun, when nobody waits for it any longer."""
_SAID_SO: Final = Table(
    (
        rule("failed", Reason.BAD_RESPONSE, "clients in ten languages", phrases=said(answered.FAILED)),
        rule("nothing", Reason.BAD_RESPONSE, "the same", phrases=said(answered.NOTHING_BACK)),
        rule("gave_up", Reason.BAD_RESPONSE, "the same", phrases=said(own_side.GAVE_UP)),
    )
)
"""The same in other languages, however it is put."""
_COULD_NOT: Final = Table(
    (rule("could_not", Reason.BAD_RESPONSE, "the same", phrases=said(own_side.COULD_NOT)),)
)
"""Something could not be done: by the service, where nothing of ours is spoken of."""
_NOTHING_BACK: Final = re.compile(
    rf"\bno {_MADE}s?\b|\bno object generated\b|\b(?:returned|produced|received) (?:no|an empty|empty)\b"
    r"|\bunexpected (?:\w+ ){1,3}(?:response|reply|answer)\b"
    r"|\bcould not (?:be )?(?:parse|find|decode|read)|cannot be parsed|无法解析"
    r"|\b(?:response|answer|reply|payload|result|output)"
    r" (?:(?:is |was )?(?:missing|lacks|lacking|without|has no|had no)"
    r"|(?:did|does) not (?:contain|include|have))\b"
    r"|\b(?:invalid|empty|bad|malformed|unexpected|unknown|null|incomplete|garbled|non-2\w\w"
    r"|non-200) (?:\w+ )?"
    r"(?:response|reply|answer|payload|json|body|result|output)s?\b"
    r"|\b(?:no|missing|without|without an) (?:(?:file|task|job|request|operation|video|media)[_ ]?)?ids?\b"
    r"|\bno (?!(?:\w+ )?(?:keys?|files?|inputs?|prompts?|tokens?)\b)(?:\w+ ){1,4}(?:was |were )?returned\b"
    r"|\bresponse\.\w+ is\b"
)
"""Something came back, and what was wanted is not in it."""
_ENDED: Final = re.compile(
    r"\beof\b|eofexception|end of (?:stream|file)|close frame|failed to respond|no bytes|bytes received"
    r"|chunked transfer|non-properly terminated|connection was lost|\baborted\b|no connection established"
    r"|unable to establish|connection closed|no response|no answer|没有等到|无响应|no data received|\[0/0\]"
    r"|websocket[^\n]{0,30}closed|closed[^\n]{0,20}\b1(?:006|011)\b|closed (?:idle|network) connection"
    r"|\b(?:target|page|browser|context)\b[^\n]{0,30}\bclosed\b"
    r"|ended (?:unexpectedly|prematurely)|stream (?:ended|closed|was cut)"
)
"""The connection stood, and was ended by the other side."""
_THEIR_WORK: Final = re.compile(
    r"\b(?:video|image|picture|clip|generation|rendering|task|job|prediction|model|provider|upstream|server"
    r"|api"
    r"|response|service|queue|worker|operation|stream)s?\b|视频|图片|图像|任务|模型|接口|服务|上游|渠道|响应"
    r"|节点|영상|비디오"
    r"|이미지|작업|서버|서비스|응답|动画|画像|タスク|サーバ|サービス|応答|\bvídeo|\bimagen|\bservidor"
    r"|\btarea|\btarefa|\bservidor"
    r"|видео|изображен|сервер|задач|\baufgabe|\bdienst|\bserveur|\btâche|máy chủ|tác vụ"
)
"""What a service works on and with."""
_OUR_SIDE: Final = re.compile(
    r"\b(?:input|argument|param|prompt|config|setting|option|install|import|module|package|environment|env"
    r"|key|secret"
    r"|credential|token|cookie|file|path|directory|folder|local|localhost|null|undefined|none|client|browser"
    r"|disk"
    r"|validat|invalid|must|should|requir|missing|support|register|registry|declared|defined|type|schema"
    r"|class|method"
    r"|attribute|usage|plan|cancel|abort|interrupt|already|another|destroyed|logged|login|sign)|参数|配置"
    r"|设置|密钥|文件|路径"
    r"|本地|安装|取消|설정|파일|취소"
    r"|设定|ファイル|キャンセル|expir|\bdelet|\bremoved|过期|失效|删除|清理|만료|삭제|期限切れ|有効期限|削除"
    r"|не настроен|nicht konfiguriert|configurad|\bconfigur|cấu hình|没有配置|設定されて|설정되지"
    r"|\breferen|référence|参考|참조|archivo|fichier|\bdatei|arquivo|файл|\btệp|tập tin|carpeta|dossier"
    r"|ordner|\bpasta|папк"
    r"|истёк|истек|удал|schlüssel|\bclés? |\bclaves? |\bchaves? |ключ|\bkhóa |api ?키"
    r"|abgelaufen|gelöscht|supprimé|hết hạn|bị xóa"
    r"|\b(?:task|job|model|provider|prediction|workflow)\b[^\n]{0,30}\b(?:not found|not exist|unknown)"
    r"|\b(?:no|unknown|unsupported|unregistered) (?:\w+ ){0,2}(?:provider|adapter|driver|task|job)\b"
    r"|未知的?(?:服务商|供应商|平台|模型|任务)|\bnot configured\b|\bnot enabled\b"
    r"|不支持|必须|只能|仅支持|至少|请选择|请切换|请上传|请提供|지원하지|필요합니다"
    r"|対応していません|必要です|no admite|no soporta|не поддерж|nicht unterstützt|pas en charge|không hỗ trợ"
)
"""What a client is set up with, what it does itself, and what it came too late for."""
_STATUS: Final = re.compile(
    r"(?<![\w.])[5]\d\d(?: error| server)|too many 5\d\d|\b5(?:\d\d|xx)s\b|\b5xx\b|(?:^|\D)30[1278]:"
)


_LANGUAGE: Final = re.compile(
    r"(?:[\w.]{1,40}\.)?(?:value|type|range|key|name|index|attribute|argument|syntax|reference)error:"
    r"|(?:[\w.]{1,40}\.)?(?:illegalargument|argument|argumentoutofrange|nullpointer|numberformat)exception:"
)
"""Classes of exceptions that a language throws at a mistake in a program, or in what it was given."""
_NAME: Final = re.compile(r"[a-z]\w{6,}")
_ENGLISH: Final = (
    ("work_failed", _WORK_FAILED),
    ("unfinished", _UNFINISHED),
    ("nothing_back", _NOTHING_BACK),
    ("status", _STATUS),
)
_READ: Final = 800
"""Characters that are read of the beginning of a longer text, and of its end."""


def unrecognised(signals: Signals) -> Finding:
    """The verdict on an answer whose words no stage has understood, and whose status says nothing either."""
    if signals.transport is Transport.EXCEPTION and signals.status is None:
        return _thrown(signals)
    return Finding(DecidedBy.FALLBACK, "fallback.answer", Reason.BAD_RESPONSE, detail=signals.text)


def _thrown(signals: Signals) -> Finding:
    text = signals.text
    if len(text) > 2 * _READ:
        text = f"{text[:_READ]}\n{text[-_READ:]}"
    named = thrown.found(_NAME.findall(text))
    if named is not None and not named[2]:
        return Finding.by_rule(DecidedBy.CODE, named[0], named[1])
    if _ENDED.search(text):
        return Finding(DecidedBy.FALLBACK, "fallback.ended", Reason.RESET)
    theirs = _theirs(signals, text)
    if theirs:
        return Finding(DecidedBy.FALLBACK, f"fallback.{theirs}", Reason.BAD_RESPONSE)
    return Finding(DecidedBy.FALLBACK, "fallback.nothing", Reason.NO_DATA, fault=Fault.OURS)


def _theirs(signals: Signals, text: str) -> str:
    """What shows that the service was reached; empty where nothing does."""
    for name, words in _ENGLISH:
        if words.search(text):
            return name
    if spoken(_SAID_SO, text, signals.begun):
        return "work_failed"
    if Shape.FAILED in signals.shapes:
        return "quoted"
    named = _THEIR_WORK.search(text) or _VENDOR_FAILED.search(text) or spoken(_COULD_NOT, text, signals.begun)
    own = named is None or _LANGUAGE.match(text) or _OUR_SIDE.search(text) or blame.ours(text)
    return "" if own else "their_work"


def unread(signals: Signals, decision: Finding) -> bool:
    """Whether words of an answer were left that nobody has understood."""
    if decision.stage is DecidedBy.FALLBACK:
        return True
    words = bool(signals.text or signals.left)
    return decision.stage is DecidedBy.STATUS and words and signals.form is not Form.PAGE
