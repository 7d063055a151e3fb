"""At which hosts a vendor itself answers, and not a gateway: whose refusal an answer is depends on it."""

from fnmatch import fnmatchcase
from typing import Final

_OWN: Final = (
    "api.openai.com",
    "*.api.openai.com",
    "*.openai.azure.com",
    "*.cognitiveservices.azure.com",
    "*.services.ai.azure.com",
    "generativelanguage.googleapis.com",
    "aiplatform.googleapis.com",
    "*-aiplatform.googleapis.com",
    "aiplatform.*.rep.googleapis.com",
)
"""Hosts at which the vendor itself answers, in one of the dialects."""
_OTHERS: Final = (
    "api.klingai.com",
    "api-*.klingai.com",
    "api.minimax.io",
    "api.minimaxi.com",
    "api.minimax.chat",
    "dashscope.aliyuncs.com",
    "dashscope-*.aliyuncs.com",
    "ark.*.volces.com",
    "ark.*.bytepluses.com",
    "open.bigmodel.cn",
    "api.z.ai",
    "*.tencentcloudapi.com",
    "bedrock-runtime.*.amazonaws.com",
    "fal.run",
    "queue.fal.run",
    "api.replicate.com",
    "api.dev.runwayml.com",
    "api.lumalabs.ai",
    "api.x.ai",
    "*.api.x.ai",
)
"""Hosts of vendors with an API of their own, or one that only resembles a dialect.

What they refuse is refused to us. They are asked only what a gateway is asked, which lacks the prompt: a size
or a length that one dialect refuses may be unknown there, and start a job.
"""


def at_vendor(host: str) -> bool:
    """A vendor answers at this host, given in lower case."""
    return at_another_vendor(host) or any(fnmatchcase(host, known) for known in _OWN)


def at_another_vendor(host: str) -> bool:
    """A vendor answers whose API is none of the dialects."""
    return any(fnmatchcase(host, known) for known in _OTHERS)
