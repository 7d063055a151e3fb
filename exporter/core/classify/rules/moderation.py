"""Phrases of refused content: they prove that the service works."""

from typing import Final

from exporter.core.classify.lexicon import (
    beyond,
    content,
    limits,
    persons,
    said,
    standards,
    subjects,
    unchecked,
)
from exporter.core.classify.rule import OFFICIAL, rule
from exporter.core.vocabulary import Reason, State

CONTENT: Final = (
    rule(
        "content.refused",
        Reason.CONTENT_POLICY,
        "OpenAI, Azure, Veo, kie.ai, Kling 1301, ChatGPT web in prose: a refusal proves that the service "
        "works",
        phrases=f"""
            {said(content.REFUSED)}
            {said(beyond.DECLINED)}
            {said(persons.PERSONS)}
            {said(subjects.SUBJECTS)}
            {said(standards.STANDARDS)}
        """,
    ),
)

SCREENED: Final = (
    rule(
        "content.screened",
        Reason.CONTENT_POLICY,
        "Kling `Failure to pass the risk control system`, ByteDance `Pre Img Risk Not Pass`: what is at risk "
        "is the content, not an account",
        phrases="""
            (内容 | 文本 | 文案 | 图片 | 图像 | 画面 | 视频 | 提示词 | 素材 | 输入 | 输出)(风控 | 安全风控)
            (content | prompt | image | text | input | output) risk (control | check)
            pass the risk control system | (未授权 | 未经授权)的(肖像 | 明星 | 形象 | 人物 | 音乐 | 素材)
            (unauthorised | unauthorized) (likeness | celebrity | portrait | use of)
            (img | image | text | video | audio | content | prompt) risk not pass
        """,
    ),
    rule(
        "content.screened_official",
        Reason.CONTENT_POLICY,
        "Kling `risk control triggered`: where there are keys, no account is watched for what it does",
        on=OFFICIAL,
        phrases="risk control triggered | triggered risk control | content risk | 触发风控",
    ),
)

UNCHECKED: Final = (
    rule(
        "content.unchecked",
        Reason.UPSTREAM_5XX,
        "gateways whose own filter is out of order: `content moderation timed out`",
        phrases=said(unchecked.UNCHECKED),
    ),
)

REFUSED: Final = (
    rule(
        "refused.named",
        Reason.INVALID_REQUEST,
        "OpenAI's `param`, Google's fieldViolations, FastAPI's loc: what was refused has a name",
        outcome=State.OPERATIONAL,
        statuses="400 422",
        codes="~input validation_error validation_failed",
    ),
    rule(
        "refused.in_words",
        Reason.INVALID_REQUEST,
        "400 and 422 that say in words what was wrong with the request: read, judged, nothing billed",
        outcome=State.OPERATIONAL,
        statuses="400 422",
        phrases=said(limits.LIMITS),
    ),
    rule(
        "refused.measured",
        Reason.INVALID_REQUEST,
        "akool docs: code 1204 `video duration exceed` in a 200: what was put in was measured",
        outcome=State.OPERATIONAL,
        shapes="envelope",
        phrases="""
            (image | video | audio | duration | resolution | prompt | file | text | length | width | height |
             fps | ratio) …
                (exceeds | exceed the | exceeded the | exceed max | too long | too short | too large |
                 too small | too many | out of range)
            (duration | size | length | width | height) exceed
            (图片 | 视频 | 音频 | 时长 | 分辨率 | 提示词 | 文件 | 文本 | 长度 | 尺寸) …
                (超过 | 超出 | 过长 | 过大 | 过小 | 太长 | 太大)
        """,
    ),
)
