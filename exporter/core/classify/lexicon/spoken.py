"""What a model says in its own person where it was asked for a video: that it will not, or cannot now."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

DECLINED: Final[Lexicon] = {
    "en": """
        (i can't | i cannot | i'm unable to | i am unable to | i'm not able to | i am not able to | i won't |
            i will not) … (help with that | help with this | help you with that | help you with this |
            help with creat | help with generat | help with mak | help with draw | help creat | help generat |
            help you creat | help you generat |
            assist with | comply | create that | create this | create such | generate that | generate this |
            generate such | make that | make this | make such | produce that | produce this | depict |
            fulfill this request | create content | generate content)
        i must decline | i have to decline | i'm going to decline
    """,
    "zh": """
        (无法 | 不能 | 不便) … (协助您 | 协助你 | 帮您完成这 | 帮你完成这 | 满足您的 | 满足你的 |
            满足该请求 |
            生成该 | 生成此类 | 生成这类 | 创建此类 | 制作此类 | 制作这类)
        我(拒绝 | 不得不拒绝)
    """,
    "ko": """
        도와드릴 수 없 | 도와 드릴 수 없 | 요청에 응할 수 없 | 요청을 들어드릴 수 없
        (그런 | 이런 | 해당) … (만들 수 없 | 생성할 수 없 | 제공할 수 없)
    """,
    "ja": """
        お手伝いできません | お手伝いすることはできません | お応えできません | お応えすることはできません
        応じられません | 応じることはできません
        (そのような | このような | こうした | その動画 | この動画 | その画像 | この画像) …
            (生成できません | 作成できません | 生成することはできません | 作成することはできません)
    """,
    "es": """
        no puedo …
            (ayudarte con | ayudarle con | crear es | crear un contenido | generar es | cumplir | atender es)
        no puedo (crear | generar) (ese | esa | este | esta | contenido)
    """,
    "ru": """
        (не могу | не смогу) … (помочь с | выполнить эт | выполнить так | создать эт | создать так |
            сгенерировать эт | сгенерировать так)
        вынужден отказать
    """,
    "de": """
        kann (ich | dir | ihnen) … nicht (helfen | behilflich | nachkommen | erfüllen)
        kann … (dieses | solche | ein solches | diese) … nicht (erstellen | generieren | erzeugen)
    """,
    "fr": """
        je ne peux … (vous aider | t'aider | créer ce | générer ce | donner suite | répondre à cette)
        (ne peux | n'est pas possible) … (requête | tentative | demande) … (rejeté | refusé)
        je (refuse | dois refuser | dois décliner)
    """,
    "pt": """
        não posso … (ajudar com | ajudá-lo com | criar es | gerar es | cumprir | atender a es)
        não posso (criar | gerar) (esse | essa | este | esta | conteúdo)
    """,
    "vi": """
        (tôi không thể | mình không thể) …
            (giúp bạn với | hỗ trợ yêu cầu | thực hiện yêu cầu này | tạo video này | tạo nội dung |
             vẽ nội dung |
             tạo hình ảnh này | đáp ứng yêu cầu)
    """,
}
"""A model says of itself that it will not make this. Only where a model speaks."""

APOLOGY: Final[Lexicon] = {
    "en": """
        sorry | oops | apologi | try again | reached the limit | not available
        need a break | went wrong | ran into | hit a snag | encountered a | unsuccessful
        (there was | there were | there is | there seems to be) … (a problem | problems | an issue | issues)
        (problem | issue | error | trouble) … (generating | creating | processing | rendering | completing)
        (wasn't | was not | weren't | were not | isn't | is not) … able to
        (unable to | could not | couldn't) … (be generated | be created | be completed | complete | finish)
    """,
    "zh": """
        抱歉 | 对不起 | 稍后再试 | 稍后重试 | 请重试 | 上限 | 出错 | 开小差 | 走神 | 崩溃 | 不给力
        不稳定 | 做不到 | 请重新 | 小状况 | 出问题 | 出了问题 | 出了点 | 出了些 | 出现问题 | 出现了问题
        出现了一些 | 出现了点 | 遇到问题 | 遇到了问题 | 遇到了一些 | 遇到了点 | 暂时无法 | 没有生成
        没生成 | 未生成
        (未能 | 没能 | 无法 | 不能 | 没法 | 没有成功 | 未成功) …
            (生成 | 创建 | 完成 | 制作 | 处理 | 绘制 | 渲染 | 提供)
        (生成 | 制作 | 渲染 | 绘制 | 创建 | 处理 | 任务) …
            (不了 | 未成功 | 不成功 | 没有成功 | 中断 | 被取消 | 已取消)
    """,
    "ko": "죄송 | 다시 시도 | 문제가 발생 | 문제가 생 | (생성 | 만들 | 완료 | 처리) … (수 없 | 못했)",
    "ja": "申し訳 | もう一度 | 問題が発生 | できません",
    "es": "lo siento | disculp | inténtalo de nuevo | algo (salió | ha salido) mal | no (pude | he podido)",
    "ru": """
        извините | к сожалению | попробуйте (ещё раз | еще раз | снова) | что-то пошло не так | не (смог |
            удалось)
    """,
    "de": """
        tut mir leid | entschuldig | versuche es (erneut | noch einmal | später) | schiefgelaufen | leider
    """,
    "fr": "désolé | malheureusement | réessay | problème est survenu | (n'ai | n'a) pas pu",
    "pt": "desculpe | infelizmente | tente novamente | algo deu errado | não (consegui | foi possível)",
    "vi": "xin lỗi | rất tiếc | thử lại | (đã xảy ra | có) (lỗi | sự cố) | không thể",
}
"""An apology where a video or an image should be."""

NOT_NOW: Final[Lexicon] = {
    "en": """
        (can't | cannot | unable to | not able to) … (right now | at the moment | at this time | yet |
            for you right now)
    """,
    "zh": "(目前 | 现在 | 暂时) … (无法 | 不能)",
    "ko": "지금은 … 수 없",
    "ja": "(現在 | 今は) … できません",
    "es": "(en este momento | ahora mismo) ↔ no puedo",
    "ru": "не могу … сейчас | сейчас … не могу",
    "de": "(derzeit | momentan) ↔ nicht",
    "fr": "(pour le moment | actuellement) ↔ ne peux",
    "pt": "(no momento | agora) ↔ não posso",
    "vi": "hiện tại … không thể",
}
"""It cannot for now, whatever was asked of it."""
