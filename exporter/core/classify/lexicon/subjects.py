"""What is not to be shown, whoever says so: violence, sex, hate, crime, politics."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

SUBJECTS: Final[Lexicon] = {
    "en": """
        trust & safety | trust and safety | hate speech | nudity
        (political | adult | sexual | violent | hateful | graphic | infringing | objectionable |
            disallowed | forbidden | restricted | questionable | suggestive) (content | material | imagery)
        (banned | forbidden | disallowed | prohibited | blacklisted) (word | term | keyword | phrase | topic)
        (withheld | removed | suppressed | blocked | filtered | hidden | could not be shown | rejected) …
            (unsafe | safety | celebrit | violen | nudity | nsfw | sexual | minors | copyright | political |
             might violate | may violate | likely violate)
        (can't | cannot | won't | unable to | not allowed to) (depict | portray)
        (can't | cannot | won't) (make | generate | create) (videos | images) of
        (violence | gore | nudity | hate | sexual) … filter
        (nsfw | toxicity | unsafe) (score | probability | level)
        family friendly | family-friendly | deepfake | porn | blocklist
        (graphic | bodily) (injury | violence) | resembles (third-party | third party | a real | an existing)
        (trademark: | weapons: | adult: | violence: | nudity: | hate: | sexual: | self-harm:)
        (output | safety | content | moderation | image) check (
            adult | weapons | nudity | violence | removed | found)
        (rejected | refused | declined | blocked) (the prompt | your prompt | this prompt | prompt |
            the input | input)
        (will not | won't) (shoot | draw | film | animate | depict)
        hate speech
        (able | going | willing) to (make | create | generate) (videos | images | content) of that kind
        hate symbol | (living | real) person is (named | shown | depicted) | not to be made
        (failed | fails) … (safety | content | moderation) (review | check) | (infringe |
            infringes) copyright
        nudity | pornograph | profan | obscen | harassment | sexually
        csam | child safety
        (election | civic) integrity | personal data of | doxx
        (restricted | banned | forbidden | prohibited | profane | offensive | foul | vulgar | abusive |
            hateful) ( term | terms | words | language | phrases | expression | topics)
        (safety | content | moderation | nsfw | likeness | celebrity | harm) (classifier | filters | filter |
            checker | screening | moderator | detection) … (triggered | tripped | positive | matched)
        (denied | rejected | blocked | stopped | refused | flagged | suppressed | filtered | held back |
            withheld | caught) (by | because of | due to | for | at) … (safety | content filter |
            content check | content polic | content safety | moderation | nsfw | copyright | likeness)
        (disallowed | forbidden | unacceptable | impermissible) (subject | topic | theme)
        (harmful | malicious | illegal | unlawful) (intent | content) | harmful (request | use)
        (isn't | is not | not | deemed | considered) appropriate | too (explicit | graphic | violent |
            revealing | suggestive)
        (language | content | material | things | topics | subjects) we (do not | don't | cannot |
            can't) (allow | permit | accept | support | make)
        help with content | help with (that | this) (kind | type | sort) of (content | video | image)
        green net | aliyun green
        (violent | sexual | graphic | gory | explicit | disturbing | sexualized | sexualised |
            nude) (scene | scenes | act | acts | image | images | imagery | pose | video | videos |
            depiction)
        watermark (detected | from | of) | (contains | has) (a watermark | watermark) | (contains |
            includes | shows) (a visible | visible | third-party) watermark
        (drug | drugs | alcohol | tobacco | weapon | weapons | politics | religion | medical) (use | abuse |
            content | related | claims) | (political | election | medical | religious) (messaging | ads |
            campaign | topics | topic | messages)
        (could | may | might | can) be (harmful | offensive | hateful | misleading | dangerous) |
            something (dangerous | harmful | illegal | violent | hateful) | family-safe | family safe |
            weapons, | : weapons
        (blocked | removed | filtered | rejected | withheld) (adult content | as adult | as nsfw |
            as unsafe | as violent)

    """,
    "zh": """
        涉黄 | 涉政 | 涉暴 | 涉恐 | 涉赌 | 涉毒 | 色情 | 机审不 | 人审不
        审核(没过 | 没有过 | 不过) | 辱骂 | 脏话
        (禁用 | 违禁 | 屏蔽 | 敏感 | 违规 | 不良 | 不雅 | 粗俗)(词 | 词汇 | 词语 | 用语 | 字词 | 关键词)
        (提示词 | 描述 | 文本 | 图片 | 内容) … (不允许 | 不被允许 | 不支持)的(内容 | 词 | 主题 | 话题)
        (衣着 | 着装 | 姿势)(暴露 | 不当 | 性感) | 违法(内容 | 信息 | 违规) | (政治 | 宗教 | 军事 |
            警察)(相关 | 题材 | 话题 | 元素 | 内容) |
            (提示词 | 文案 | 图片 | 内容 | 描述)(有 | 存在)(风险 | 问题),请(修改 | 更换) | 未过(安全 | 内容)
    """,
    "ko": """
        (욕설 | 비속어 | 혐오 | 음란 | 외설 | 성적인 | 잔인한 | 불법) … (표현 | 단어 | 내용 | 콘텐츠 |
            이미지 | 포함)
        (유해 | 불법 | 음란 | 성인 | 선정적) (콘텐츠 | 컨텐츠 | 이미지 | 영상) | 유해성
    """,
    "ja": """
        (不適切 | 不適切な | 禁止された | 禁止 | 有害な)(単語 | ワード | 語句 | 言葉 | 用語 | 表現)
    """,
    "es": """
        (contenido | prompt | texto | imagen | solicitud) … (que no permitimos | no está permitid)
        no lo vamos a (convertir | generar | hacer)
        (lenguaje | palabras | términos | expresiones | discurso) (ofensiv | vulgar | obscen | prohibid |
            soez | de odio)
        (violencia | desnud | pornograf | sexual | racis | terroris | acoso | autolesi | suicid | armas)
        (palabras | términos | contenido | temas) (no permitid | prohibid | no admitid | vetad)
    """,
    "ru": """
        (нецензурн | непристойн | оскорбительн | ругательн | эротическ | порнограф | сексуальн |
            экстремис | террорис)
        (запрещенн | запрещённ | стоп)(ые слова | ых слов | ое слово | -слов)
        контент 18+ | мат в тексте | бранн(ая лексик | ые слова | ых слов)
    """,
    "de": """
        (anstößig | beleidigend | vulgär | obszön | unsittlich)
        verfassungsfeindlich | hakenkreuz | (verbotene | extremistische) symbole
    """,
    "fr": """
        (propos | langage | termes | mots | discours) (haineux | injurieux | grossier | offensant |
            interdits | vulgaire | inapproprié)
        (caractère | contenu) (sexuel | violent | pornograph | haineux | choquant) | violence
            pornograph |
    """,
    "pt": """
        (linguagem | palavras | termos | discurso) (ofensiv | obscen | proibid | vulgar | impróprio | de ódio)
        (violência | nudez | pornograf | sexual | racis | terroris | assédio | automutila | suicíd | armas)
    """,
    "vi": """
        (khiêu dâm | thô tục | tục tĩu | đồi trụy | phản động | cờ bạc | ma túy | tự tử | khủng bố | lạm dụng)
    """,
    "it": """
        contiene (sangue | violenza | nudità | armi)
    """,
    "tr": """
        (çocuk | silah | çıplaklık | şiddet) … tespit edil
    """,
    "id": """
        mengandung (unsur | konten | kata) | kekerasan | ketelanjangan
    """,
    "nl": "(inhoud | prompt | afbeelding) … (niet toegestaan | in strijd met | ongepast)",
    "uk": "(запит | контент | зображення | промпт) … (порушу | заборонен | неприйнятн)",
    "ar": "(المحتوى | النص | الصورة | الوصف | الطلب) … (يخالف | ينتهك | مخالف | محظور | غير لائق)",
    "th": """
        (เนื้อหา | ข้อความ | รูปภาพ) … (ละเมิด | ไม่เหมาะสม | ต้องห้าม | ไม่อนุญาต)
        ลามก | อนาจาร
    """,
    "hi": "(सामग्री | प्रॉम्प्ट | छवि) … (उल्लंघन | अनुचित | निषिद्ध)",
    "cs": "(obsah | prompt | obrázek) … (porušuje | zakázan | nevhodn)",
    "sv": "(innehåll | prompt | bild) … (bryter mot | otillåt | olämplig)",
    "nb": "(innhold | prompt | bilde) … (bryter | ikke tillat | upassende)",
    "da": "(indhold | prompt | billede) … (overtræder | ikke tilladt | upassende)",
    "fi": "(sisältö | kehote | kuva) … (rikkoo | kielletty | sopimaton)",
    "he": "(התוכן | הבקשה | התמונה | הטקסט) … (מפר | אסור | עירום | אלימות | אינו הולם)",
    "hu": "(tartalom | kép) … (sért | tiltott | nem megfelelő)",
    "ro": "(conținut | imagine) … (încalcă | interzis | nepotrivit)",
    "el": "(περιεχόμενο | εικόνα) … (παραβιάζ | απαγορ | ακατάλληλ)",
}
"""What is not to be shown, and that something of the kind was found."""
