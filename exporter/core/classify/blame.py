"""Whose a failure is whose words nobody has understood: by who is named, and by what it speaks of.

A failed job, or a refusal in a 200, is theirs as long as nothing shows otherwise. It is ours where a field
says so (`"blame": "caller"`), where it was cancelled and nobody says why, and where its sentence speaks to
us, or of what we put in, and of nothing that only a service has. Then nothing is known of the service.
"""

import re
from dataclasses import replace
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify import stated
from exporter.core.classify.lexicon import own_side, said
from exporter.core.classify.machines import MEASURES
from exporter.core.classify.matching import Table, begun, spoken
from exporter.core.classify.rule import rule, words
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import CREDENTIAL_REASONS, Channel, Fault, Reason, State

CALLERS: Final = "~callers"
"""The code for an answer of which a field says that the caller is to blame."""
_FIELDS: Final = words(
    "origin blame fault $fault responsible culprit error_source errorsource error_origin errororigin"
    " caused_by causedby fault_of actor cancelled_by canceled_by cancelledby canceledby"
    " attribution who party side source"
)
_CALLER: Final = re.compile(
    r"(?:the )?(?:callers?|clients?|users?|customers?|you|requesters?|consumers?|owner|api[_ ]?key\b.*)"
    r"(?:[_ ](?:error|side|fault))?"
)
_ASKED: Final = re.compile(r"(?:the )?(?:upstream|provider|vendor|supplier)(?:[_ ](?:api|error|side|fault))?")
"""Whoever a gateway asks: what is told was said to the gateway."""
THEIRS: Final = "~theirs"
"""The code for an answer of which a field says that the service is to blame, or who serves it."""
_INPUT: Final = re.compile(
    r"(?:the )?(?:(?:input|reference|first|last)[_ ])?(?:prompt|inputs?|images?|photo|pictures?|video|audio"
    r"|media|file"
    r"|parameters?|params?|payload|request|body|frame)"
)
_REFUSED_INPUT: Final = "~input"
_SERVER: Final = re.compile(
    r"(?:the )?(?:servers?|platform|service|system|workers?|infra(?:structure)?|backend|engine|gateway"
    r"|internal|gpu|node|operator|us|we)(?:[_ ](?:error|side|fault))?"
)
_CANCELLED: Final = words(
    "cancelled canceled cancelled_by_user canceled_by_user user_cancelled user_canceled usercancelled"
    " usercanceled"
    " task_status_cancelled task_status_canceled 已取消 отменено cancelado"
)
_STOPPED: Final = Table((rule("stopped", Reason.INTERNAL, "jobs", phrases=said(own_side.STOPPED_BY_US)),))
_SPOKEN_TO: Final = re.compile(
    r"\b(?:your|you(?! can (?:also )?(?:try|retry))|you're|yours|caller|this (?:key|account|user|prompt"
    r"|image)|requester|customer)\b"
    r"|您|你的?|고객님|귀하|お客様|\b(?:su|tu|sus|tus|sua|seu) (?:saldo|cuenta|conta|clave|chave|plan|plano)"
    r"|\bваш|\b(?:ihr|dein)(?:e[rmns]?)?\b|\b(?:votre|vos)\b|\bportefeuille\b|của bạn|\btwoj"
)
"""Who is spoken to: behind a pool of accounts one of these, and not we."""
_PUT_IN: Final = re.compile(
    r"\b(?:(?:first|last|start|end|reference|input|uploaded|source|tail)"
    r" ?[_-]?(?:frame|image|photo|picture|video|audio|file)s?"
    r"|prompt|(?:image|audio|video|webhook|callback)[_ ]ur[li]|webhook|aspect ratio)\b"
    r"|首帧|尾帧|参考(?:图|视频|音频|素材)|的图片|图片(?:链接|格式|大小|尺寸|宽高|中|里)|提示词|上传|绑定|素材|文案|外链"
    r"|업로드|입력 이미지|참조 이미지|프롬프트|入力画像|参照画像|プロンプト|アップロード"
    r"|\b(?:su|tu|sus|tus|sua|seu) (?:imagen|imagem|foto|texto)"
    r"|\bimagen (?:de )?(?:entrada|referencia)"
    r"|изображен|фотограф|промпт|hình ảnh|\byüklenen\b|fotoğraf|zdjęci"
)
"""What we put in."""
_THEIRS: Final = re.compile(
    r"\b(?:workers?|gpus?|nodes?|servers?|providers?|upstreams?|suppliers?|vendors?|engine|queue\w*|crash\w*"
    r"|lost|clusters?|memory|oom|time(?:d ?|-)?out|we|we're|our|us|internal|system|service|backends?|hiccup"
    r"|overload\w*|busy|5\d\d|unavailable|broken|bug|pool|accounts?|segmentation"
    r"|renderer|encoder|stage)\b"
    r"|服务|显卡|机器|节点|排队|崩溃|抢修|线路|系统|上游|渠道|超时|繁忙|号池|账号|异常"
    r"|서버|노드|시스템|サーバ|ノード|障害|システム"
    r"|servidor|proveedor|fornecedor|\bcola\b|сервер|узел|очеред|serveur|fournisseur"
    r"|máy chủ|hệ thống|sunucu|serwer"
)
"""What only a service has."""
_REFUSING: Final = re.compile(
    r"\b(?:must (?:be|not|have|contain|match)|should (?:be|not)|required|requires|supported|only supports?"
    r"|only (?:allowed|available)"
    r"|at (?:least|most)|too (?:long|short|large|small|many|few|low|high)|exceeds?|(?:not|un) ?supported"
    r"|unsupported"
    r"|(?:is|are) (?:not valid|invalid|missing)|not (?:detected|allowed|recognized)|no (?:face|faces|person"
    r"|people|speech|audio)"
    rf"|invalid (?!response|result|output(?! {MEASURES})|reply|answer|state|status)\w+"
    r"|does not (?:match|support|exist"
    r"|contain))\b"
    r"|必须|不能|超过|超出|不支持|仅支持|只支持|至少|最多|过大|过小|过长|过短|过低|过高|缺少|请(?:输入|提供"
    r"|上传|选择|修改|更换|检查)"
    r"|未检测到|没有检测到|无法识别|초과|지원하지|필요합니다|이하|이상이어야|必須|対応していません|以内"
    r"|以下にして|検出されませんでした|すぎ(?:る|ます)|너무"
    r"|\b(?:debe|deve|deben|devem|solo|apenas|máxim[oa]|mínim[oa]|excede|doit|doivent|maximum|minimum"
    r"|dépasse|muss|müssen"
    r"|höchstens|mindestens|überschreitet|должн|превыша|не поддерж|обязател|phải|vượt quá|musi|przekracza"
    r"|deve essere|moet)\b"
)
"""Words of refusals of what was put in."""
_GIVEN: Final = re.compile(
    r"\b(?:images?|pictures?|photos?|videos?|audio|clips?|prompts?|texts?|captions?|durations?|lengths?"
    r"|resolutions?|ratios?|fps"
    r"|frames? ?rate|sizes?|width|height|pixels?|px|formats?|mp4|mov|jpe?g|png|webp|mp3|wav|seeds?|voices?"
    r"|faces?|masks?|characters?"
    r"|languages?|styles?|parameters?|params?|fields?|values?|seconds?|arguments?|aspect)\b"
    r"|图片|图像|图|视频|音频|时长|提示词|文本|文字|分辨率|尺寸|宽|比例|参数|格式|帧率|字数|人脸|人物|秒"
    r"|이미지|영상|동영상|오디오|길이|해상도|얼굴|画像|動画|音声|長さ|解像度|顔"
    r"|imagen|imagem|v[íi]deo|áudio|duraci[óo]n|duraç|resoluci|resoluç|durée|résolution|bild|dauer|auflösung"
    r"|изображ|видео|длительн"
    r"|разрешен|hình|ảnh|thời lượng|obraz|długoś|immagine|durata|afbeelding"
)
"""What may be put in."""
_ANSWERS: Final = re.compile(
    r"\b(?:(?:run|execution|processing|wait\w*|rendering|generation|time) ?(?:time|limit|out)"
    r"|max(?:imum)? (?:time|runtime)|tensors?"
    r"|dimension|bucket|dependency|librar\w+|checkpoint|weights|tables?|lock|connection|class|intermediate"
    r"|codec|upload|device|cuda"
    r"|runtime|retries|produced|process|container|worker|daemon|restarted|allocat\w+|frames? (?:was|were))\b"
    r"|(?:执行|处理|生成|等待|超过)(?:最大)?时间|(?:처리|대기) ?시간|処理時間|время"
    r"|tiempo|tempo|temps|zeitlimit"
    rf"|\boutput\b(?! (?:video |image )?{MEASURES})"
    r"|\b(?:response|result|reply|answer|generated|generation failed|empty|null|undefined|json|token"
    r"|status|state|connection"
    r"|retr(?:y|ies)|attempts?|request id)\b|响应|返回|结果|输出|重试|응답|応答|ответ|respuesta|resposta"
    r"|réponse|antwort"
)
"""Words of what a service gives, or does."""
_READ: Final = 600
_AGREE: Final = CREDENTIAL_REASONS | {
    Reason.OK, Reason.INVALID_REQUEST, Reason.CONTENT_POLICY, Reason.OWN_RATE_LIMIT, Reason.INTERNAL,
    Reason.RATE_LIMITED, Reason.CONCURRENCY_LIMITED, Reason.MODEL_NOT_FOUND, Reason.ENDPOINT_NOT_SUPPORTED,
    Reason.REGION_BLOCKED, Reason.NO_CHANNEL,
}  # fmt: skip
"""What does not contradict that the caller is to blame."""
_BY_STATUS: Final = (DecidedBy.STATUS, DecidedBy.FALLBACK)


def attributed(name: str, item: str) -> str | None:
    """Who or what a field, its name in lower case, says to be to blame, as a code of our own."""
    if name not in _FIELDS:
        return None
    named = item.strip().lower()
    if _ASKED.fullmatch(named):
        return "~behind"
    if _CALLER.fullmatch(named):
        return CALLERS
    if _INPUT.fullmatch(named):
        return _REFUSED_INPUT
    return THEIRS if _SERVER.fullmatch(named) else None


def ours(text: str, *, pooled: bool = False) -> bool:
    """Folded words speak to us, or of what we put in, and of nothing that only a service has.

    `pooled`: a vendor may speak to an account of a gateway's pool.
    """
    text = text[:_READ]
    named = _PUT_IN.search(text) or (None if pooled else _SPOKEN_TO.search(text))
    if named is None and not pooled and _REFUSING.search(text) and _ANSWERS.search(text) is None:
        named = _GIVEN.search(text)
    return named is not None and _THEIRS.search(text) is None


def of_a_service(signals: Signals) -> bool:
    """The words of a failure are of what only a service has or gives, and not of what we put in."""
    text = signals.text[:_READ]
    told = _THEIRS.search(text) or _ANSWERS.search(text)
    return told is not None and _PUT_IN.search(text) is None and _GIVEN.search(text) is None


def theirs(text: str) -> bool:
    """Folded words are of what only a service has."""
    return _THEIRS.search(text[:_READ]) is not None


def of_a_request(text: str) -> bool:
    """Folded words are of what we put in, and not of what only a service has or gives."""
    text = text[:_READ]
    named = _PUT_IN.search(text) or _GIVEN.search(text)
    return named is not None and _THEIRS.search(text) is None and _ANSWERS.search(text) is None


def put_right(signals: Signals, decision: Finding) -> Finding:
    """What was decided, as far as it agrees with a field that says who is to blame."""
    if CALLERS in signals.codes and decision.reason not in _AGREE:
        return replace(decision, reason=Reason.INVALID_REQUEST, outcome=State.UNKNOWN, fault=Fault.OURS)
    if THEIRS in signals.codes and decision.stage in _BY_STATUS and decision.reason is Reason.INVALID_REQUEST:
        return replace(decision, reason=Reason.BAD_RESPONSE, outcome=None, fault=None)
    return decision


def found(signals: Signals, channel: Channel | None) -> Finding | None:
    """What shows that a failure, which is told by its shape alone, is ours."""
    text = "\n".join(filter(None, (signals.text, *signals.left)))
    if CALLERS in signals.codes:
        return Finding(DecidedBy.FALLBACK, "blame.attributed", Reason.INVALID_REQUEST, detail=text)
    if not _CANCELLED.isdisjoint(signals.codes) and spoken(_STOPPED, text, begun(text)):
        return Finding(DecidedBy.FALLBACK, "blame.cancelled", Reason.INTERNAL, detail=text)
    told = (line for line in text.split("\n") if any(map(str.isalpha, line)))
    if all(map(stated.well_said, told)) and not _CANCELLED.isdisjoint(signals.codes):
        return Finding(DecidedBy.FALLBACK, "blame.cancelled", Reason.INTERNAL)
    if ours(text, pooled=channel is Channel.REVERSE and signals.transport is Transport.TASK):
        return Finding(DecidedBy.FALLBACK, "blame.our_input", Reason.INVALID_REQUEST, detail=text)
    return None
