"""Phrases of refused content: they prove that the service works."""

from typing import Final

from exporter.core.classify.lexicon import content, said
from exporter.core.classify.rule import rule
from exporter.core.vocabulary import Reason, State

CONTENT: Final = (
    rule(
        "content.refused",
        Reason.CONTENT_POLICY,
        "OpenAI, Azure, Veo, kie.ai, Kling 1301, ChatGPT web in prose: a refusal proves that the service "
        "works",
        phrases=f"""
            {said(content.REFUSED)}
            {said(content.SUBJECTS)}
        """,
    ),
)

UNCHECKED: Final = (
    rule(
        "content.unchecked",
        Reason.UPSTREAM_5XX,
        "gateways whose own filter is out of order: `content moderation timed out`",
        phrases=f"""
            {said(content.UNCHECKED)}
        """,
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
        phrases="""
            must be | must not | must have | must contain | must include | must match | must specify
            must provide | should be | needs to be | cannot be | can only be | required | expects a | requires
            missing | validation error | only be used | should only | must only | may only be
            only be specified | only be set | only be provided | only valid (for | with | when | in)
            only applies to | only applicable | not a multimodal | not multimodal | don't match
            not match | invalid format | format invalid | unsupported | not supported | does not support
            doesn't support | is not valid | is invalid | too short | too long | too large | too small
            too many | at least | at most | exceeds | not exceed | exceeding | exceeded the | length limit
            size limit | could not process image | could not process the image | unable to process image
            unable to process input image | represent a valid | isn't multipart | is not multipart
            isn't valid | isn't supported | aren't supported | unrecognized | malformed | are supported
            is supported | only supports | only supported | only available for | please enter | please provide
            please specify | please input | please upload | please select
            非法 | 不能 | 必须 | 缺少 | 无效 | 不支持 | 超过 | 超出 | 只支持 | 请输入 | 请提供 | 请上传
            유효성 검사 | 입력해 | 입력하 | 지정해 | 초과 | 지원하지 않 | 필요합니다
            バリデーション | 必須 | 入力してください | 指定してください | 対応していません
            may not be | has to be | have to be | can't (set | use | have) | please (send | choose | pick)
            pick a | mutually exclusive | either … or | couldn't parse | unexpected key ' | doesn't work with
            only one of | at least one of | not open the image | are allowed | is allowed | too low
            too high | could not decode
            bad (aspect | format | size) | invalid (url | base64)
            max … (images | videos | files | frames | seconds | characters)
            (invalid | empty | corrupt | unreadable) …
                (text | video | image | audio | prompt | file | stream | query | duration | ratio |
                 resolution | voice | avatar | media)
            (video | image | audio | file | media) … (corrupted | is corrupt | could not be decoded)
            (需要 | 至少 | 最多) … (张 | 秒 | 字符 | 个字 | 图片 | 参考图 | 首帧 | 尾帧 | 提示词 | 视频)
        """,
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
                (exceed | too long | too short | too large | too small | too many | out of range)
            (图片 | 视频 | 音频 | 时长 | 分辨率 | 提示词 | 文件 | 文本 | 长度 | 尺寸) …
                (超过 | 超出 | 过长 | 过大 | 过小 | 太长 | 太大)
        """,
    ),
)
