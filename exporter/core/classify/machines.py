"""Words of refusals that are said of what goes on inside a service: of its machines, and of what it made.

`Unsupported codec`, `must be divisible by 8`, `did not pass the check` refuse what was put in, as long as
they are said of that. Said of a tensor, a checkpoint or the file that was generated they tell of a failure.
"""

import re
from typing import Final

from exporter.core.answer import DecidedBy, Transport
from exporter.core.classify.signals import Finding, Signals
from exporter.core.vocabulary import Reason

MEASURES: Final = (
    r"(?:durations?|lengths?|resolutions?|sizes?|formats?|aspect|ratios?|widths?|heights?|fps|codecs?"
    r"|quality)\b"
)
"""What is chosen of a product by whoever orders it."""
_MACHINES: Final = re.compile(
    r"\b(?:workers?|gpus?|cuda\w*|cudnn|vram|nodes?|containers?|pods?|cluster|tensors?|latents?|checkpoints?"
    r"|weights|checksums?|crc|segfault|segmentation fault|core dumped|out of memory|oom\w*|daemon|traceback"
    r"|inference (?:server|engine|backend)|muxer|renderer|encoder|replica|executor)\b"
    r"|显卡|节点|显存|内存溢出|校验和|контрольн\w+ сумм|워커|노드|그래픽|ノード|メモリ"
    r"|memoria insuficiente|speicherfehler|prüfsumme|somme de contrôle"
)
"""What only a service has."""
_MADE: Final = re.compile(
    r"\b(?:generated|produced|output|resulting|rendered|upstream|provider|vendor|result|decoded|downloaded)(?:'s)?"
    r" (?:response|result|video|image|file|stream|clip|media|answer|payload|reply|frames?)\b"
    rf"(?! {MEASURES})"
    r"|\b(?:returned|produced|generated) (?:by|from) (?:the )?(?:model|provider|upstream|vendor)\b"
    r"|\b(?:provider|upstream|vendor|backend|worker)s? (?:did not|didn't|does not|failed to)"
    r" (?:return|produce|send)"
    r"|\bexpected \d+ frames\b|\((?:upstream|provider) response\)"
    r"|(?:上游|模型|供应商|渠道)(?:返回|输出)|生成(?:的|后的|出的|结果)(?:视频|图片|文件)"
    r"|생성된 (?:영상|이미지|파일)|生成された(?:动画|画像|ファイル)"
)
"""What it made, or was told by whoever it asked."""
_PUT_IN: Final = re.compile(
    r"\byour?\b|\b(?:prompt|inputs?|reference|uploaded|source|first frame|last frame|mask)\b"
    r"|您|你|提示词|参考|上传|首帧"
)
_VAGUE: Final = ("status.refused", "weak.generation_refused", "weak.refused_untold", "refused.short")
_FELL: Final = 500
_SUCCESS: Final = range(200, 300)
_READ: Final = 600


def put_right(signals: Signals, decision: Finding) -> Finding:
    """What was decided; a refusal that is said of the inside of a service is a failure of its own."""
    vague = decision.name.startswith(_VAGUE)
    if signals.transport is Transport.EXCEPTION or not (vague or decision.stage is DecidedBy.PHRASE):
        return decision
    refused = decision.reason is Reason.INVALID_REQUEST and (vague or _failed(signals))
    screened = decision.reason is Reason.CONTENT_POLICY and _failed(signals)
    text = signals.text[:_READ]
    if not (refused or screened) or _PUT_IN.search(text):
        return decision
    inside = _MACHINES.search(text) or (_MADE.search(text) if refused else None)
    if inside is None:
        return decision
    return Finding(decision.stage, "machines.failed", Reason.GENERATION_FAILED, detail=inside[0])


def _failed(signals: Signals) -> bool:
    """A job, a server, or an answer under the status of a success failed."""
    return signals.outer is None or signals.outer >= _FELL or signals.outer in _SUCCESS
