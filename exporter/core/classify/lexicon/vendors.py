"""Names of those who make videos and pictures, as sentences of clients and gateways have them."""

from typing import Final

VIDEO: Final = (
    r"kling|veo|sora|seedance|seedream|runway\w*|luma|hailuo|minimax|vidu|pixverse|pika|jimeng|dreamina"
    r"|fal(?:\.ai)?|replicate|heygen|synthesia|d-id|doubao|qwen|wan\d?|gemini|openai|grok|midjourney|flux"
    r"|stability|kie(?:\.ai)?"
)
"""A choice for a pattern: names of services, and of the models that stand for them."""
ASKED: Final = (
    rf"{VIDEO}|google|vertex|azure|aws|bedrock|anthropic|claude|xai|volc\w*|ark|dashscope|siliconflow|deepseek"
    r"|zhipu"
)
"""The same with the houses that serve them: whom a gateway may ask."""
