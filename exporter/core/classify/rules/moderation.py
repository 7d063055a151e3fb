"""Phrases of refused content: they prove that the service works."""

from typing import Final

from exporter.core.classify.rule import rule
from exporter.core.vocabulary import Reason, State

CONTENT: Final = (
    rule(
        "content.refused",
        Reason.CONTENT_POLICY,
        "OpenAI, Azure, Veo, kie.ai, Kling 1301, ChatGPT web in prose: a refusal proves that the service "
        "works",
        phrases="""
            safety system | safety filter | safety guideline | safety reasons | safety risks
            content policies | content filter | content guidelines | usage guidelines | usage polic
            community guidelines | community standards | guardrail | of minors | text risk | image risk
            content risk | self-harm | likeness of | realistic people | uploads of images containing
            violates our | violate our | violated our content | violates openai | violate google
            violates google | responsible ai | policy violation | policies violation | moderation system
            blocked by moderation | moderation blocked | failed moderation | moderated content | was moderated
            been moderated | moderation failed | moderation review | minor upload | prominent people
            request moderated | moderation rules | moderation filter | respect moderation | content checker
            flagged by | flagged as | was flagged | prompt was rejected | prompt was blocked | prompt blocked
            rejected by the safety | sensitive content | sensitive information | sensitive words
            sensitive chat | sensitive check | sensitive message | sensitive prompt | sensitive text
            sensitive image | inappropriate content | inappropriate or | explicit content | prohibited content
            unsafe content | unsafe_content | nsfw | blocked word | audio was filtered | third-party content
            third-party likeness | photorealistic person | unsafe image | unsafe video | unsafe prompt
            content we can't | content we cannot | rephrase your prompt | please rephrase | try rephrasing
            public figure | copyrighted | copyright restriction | content rejected | content was rejected
            content refused | content blocked | content was blocked | content was filtered
            content has been filtered | real person | real people
            违反 … 限制 | 防护限制 | 违规内容 | 涉嫌违规 | 内容政策 | 内容安全 | 合规问题 | 被阻止生成
            审核未通过 | 审核不通过 | 审核失败 | 违反 … 政策 | 违反 … 规定 | 违反 … 规范 | 违反 … 准则
            敏感内容 | 敏感词 | 敏感信息 | 不合规 | 安全策略
            콘텐츠 필터 | 정책을 위반 | 정책 위반 | 정책에 위배 | 부적절한 콘텐츠 | 부적절한 내용
            유해한 콘텐츠 | 안전 시스템
            コンテンツポリシー | ポリシーに違反 | ポリシー違反 | 不適切なコンテンツ | 不適切な内容
            安全上の理由 | コンテンツフィルター
            (rejected | refused | blocked | declined | denied) …
                (different content | different prompt | another prompt | different image |
                 modify your prompt | adjust your prompt | revise your prompt | edit your prompt |
                 change your prompt)
            (文本安全 | 图片安全 | 图像安全 | 视频安全 | 提示词安全 | 输入安全 | 内容检测 | 内容校验 |
             内容审查) … (未通过 | 不通过 | 没有通过)
            (prompt | content | 提示词 | 内容 | 图片 | 视频 | 素材 | 文案) …
                (prohibited | violat | unsafe | inappropriate | offensive | harmful | flagged | moderat |
                 policy | sensitive | explicit | disallowed | 违规 | 违反 | 敏感 | 不符合 | 审核 | 违禁 |
                 不安全 | 侵权)
            (プロンプト | コンテンツ | 画像 | 動画) … (不適切 | 違反 | 禁止 | 有害 | 安全)
            (프롬프트 | 콘텐츠 | 이미지 | 영상) … (위반 | 위배 | 부적절 | 유해 | 금지 | 안전 | 정책)
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
            missing | validation error | only be used | not a multimodal | not multimodal | don't match
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
