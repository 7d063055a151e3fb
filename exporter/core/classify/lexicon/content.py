"""What was put in, or what came of it, is not allowed; or nobody could look whether it is."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

REFUSED: Final[Lexicon] = {
    "en": """
        safety system | safety filter | safety guideline | safety reasons | safety risks | content filter
        content guidelines | usage guidelines | usage polic | community guidelines | community standards
        guardrail | of minors | text risk | image risk | content risk | self-harm | likeness of
        realistic people | uploads of images containing | violates our | violate our
        violated our content | violates openai | violate google | violates google | responsible ai
        policy violation | policies violation | moderation system | blocked by moderation
        moderation blocked | failed moderation | moderated content | was moderated | been moderated
        moderation failed | moderation review | minor upload | prominent people | request moderated
        moderation rules | moderation filter | respect moderation | content checker | flagged by
        flagged as | was flagged | prompt was rejected | prompt was blocked | prompt blocked
        rejected by the safety | sensitive content | sensitive information | sensitive words
        sensitive chat | sensitive check | sensitive message | sensitive prompt | sensitive text
        sensitive image | inappropriate content | inappropriate or | explicit content | prohibited content
        unsafe content | unsafe_content | nsfw | blocked word | audio was filtered | third-party content
        third-party likeness | photorealistic person | unsafe image | unsafe video | unsafe prompt
        content we can't | content we cannot | rephrase your prompt | please rephrase | try rephrasing
        public figure | copyrighted | copyright restriction | content rejected | content was rejected
        content refused | content blocked | content was blocked | content was filtered
        content has been filtered | real person | real people
        (rejected | refused | blocked | declined | denied) …
            (different content | different prompt | another prompt | different image |
             modify your prompt | adjust your prompt | revise your prompt | edit your prompt |
             change your prompt)
        (prompt | content | image | video | description | text | input | output) …
            (prohibited | violat | unsafe | inappropriate | offensive | harmful | flagged | moderat |
                policy |
             policies | sensitive | explicit | disallowed)
        (content | prompt | image | video | photo | text | input) (was | has been | is | were) …
            (refused | declined | filtered | disallowed | blocked by)
        (content | prompt | text | input) (was | has been | is) (rejected | blocked | denied | not allowed)
        (prompt | content) (not allowed | rejected | refused | declined) | disallowed content
        image (was rejected | rejected | was refused | refused) | by (moderation | the moderation)
        (contain | contains | containing | contained | includes | including) …
            (not allowed | not permitted | isn't allowed | are forbidden | is forbidden)
        (content | prompt | text | input | image) (isn't | is not | are not | aren't) (allowed | permitted)
        (content | community | safety | usage) rules | blocked by (safety | our safety | the safety)
        celebrity likeness | (minor | child | nudity | violence | gore | celebrity | weapon) detected
        (request | prompt) … (against our | usage polic | content rules)
        (image | video | picture | photo | prompt | face | upload) …
            (a minor | minors | real person | real people | public figure | celebrity | celebrities |
             copyrighted)
    """,
    "zh": """
        违规内容 | 涉嫌违规 | 防护限制 | 不合规 | 合规问题 | 内容政策 | 安全策略 | 被阻止生成 | 违禁词
        成人内容 | 审核未能通过
        (侵犯 | 涉及 | 受)版权 | 版权(保护 | 内容 | 角色) | 违反 … (限制 | 政策 | 规定 | 规范 | 准则)
        审核(未通过 | 不通过 | 失败) | 敏感(内容 | 词 | 信息) | 敏感(话题 | 题材 | 人物) | 违规(元素 | 信息)
        (参考图 | 首帧 | 尾帧) … (违规 | 敏感)
        (文本安全 | 图片安全 | 图像安全 | 视频安全 | 提示词安全 | 输入安全 | 内容检测 | 内容校验 |
            内容审查) …
            (未通过 | 不通过 | 没有通过)
        (内容 | 提示词 | 图片 | 图像 | 视频 | 素材 | 文案 | 描述 | 画面 | prompt) …
            (违规 | 违反 | 敏感 | 不符合 | 审核 | 违禁 | 不安全 | 侵权 | 不当 | 低俗 | 色情 | 暴力)
        (画面 | 内容 | 图片 | 视频 | 文字 | 文本) … (不适宜 | 不宜 | 屏蔽 | 不适合 | 不允许 | 不被允许 |
            禁止)
        不当(内容 | 言论 | 信息) | (不允许 | 不适当 | 不恰当)的(内容 | 文字 | 文本 | 图片 | 描述)
        (内容 | 提示词 | 图片) … (被拒 | 被拦截 | 被屏蔽)
        (包含 | 含有 | 涉及 | 出现) … (真人 | 未成年 | 名人 | 明星 | 公众人物 | 政治人物)
        (拒绝 | 拦截 | 未通过) … (修改 | 调整 | 更换) … (提示词 | 内容 | 图片 | 素材 | 描述)
        (参考图 | 首帧) … 审核
    """,
    "ko": """
        콘텐츠 필터 | 정책에 위배 | 정책을 위반 | 정책 위반 | 금칙어 | 저작권이 있는
        성인 (콘텐츠 | 컨텐츠 | 이미지)
        저작권 … (침해 | 위반) | 안전 (필터 | 시스템 | 정책 | 검사)
        (금지된 | 금칙) … (단어 | 표현 | 내용 | 키워드) | 가이드라인 … (어긋 | 위반 | 위배 | 내용)
        (프롬프트 | 콘텐츠 | 컨텐츠 | 이미지 | 영상 | 비디오 | 텍스트 | 내용) …
            (위반 | 위배 | 부적절 | 유해 | 금지 | 안전 | 정책 | 민감 | 선정 | 검열)
        (허용되지 않는 | 허용되지 않은) … (텍스트 | 내용 | 단어 | 표현 | 콘텐츠 | 이미지)
        (위반 | 부적절한 | 유해한 | 민감한 | 선정적인) … (프롬프트 | 콘텐츠 | 컨텐츠 | 이미지 | 영상 | 내용)
        (콘텐츠 | 컨텐츠 | 이미지 | 프롬프트 | 내용) … (가이드라인 | 차단 | 거부 | 성인)
        (거부 | 거절) … (프롬프트 | 내용 | 이미지) … (수정 | 변경 | 바꿔)
    """,
    "ja": """
        ポリシーに違反 | ポリシー違反 | コンテンツフィルター | 安全上の理由 | 安全基準
        安全性の(審査 | 確認 | 理由) | 禁止 … (単語 | ワード | 表現 | 語句) | 著作権 … (侵害 | 違反)
        (ガイドライン | 規約)違反
        (プロンプト | コンテンツ | 画像 | 動画 | 文章 | テキスト | 内容) …
            (不適切 | 違反 | 禁止 | 有害 | 安全 | 抵触 | ポリシー | 審査 | ガイドライン | センシティブ)
        (許可されていない | 許可されない | 認められていない | 使用できない) …
            (テキスト | 内容 | 表現 | 単語 | 言葉 | コンテンツ | 画像)
        (不適切な | 有害な | センシティブな) … (プロンプト | コンテンツ | 画像 | 動画 | 表現 | 内容)
        (プロンプト | コンテンツ | 画像 | 動画 | 内容) …
            (反する | 反して | 反し | ブロックされ | 拒否され | アダルト)
        (拒否され | 却下され) … (プロンプト | 内容 | 画像) … (変更 | 修正)
    """,
    "es": """
        filtro de contenido | para adultos
        (infring | viola) … derechos de autor | (motivos | razones) de seguridad
        (material | imágenes) … sensible
        (contenido | texto | imagen | vídeo | video | prompt | descripción | material) ↔
            (inapropiad | infring | incumpl | viola la | viola lo | viola el | viola nuestr | violan |
             prohibid | ofensiv | explícit | inadecuad | moderaci | sistema de seguridad |
             filtro de seguridad | políticas de | normas de)
        contenido … (bloquead | rechazad | sensible | no cumple)
        (contiene | contienen | incluye) … (no permitid | no está permitid | prohibid | inapropiad)
        (contenido | texto | imagen | material) no (permitid | apt)
        (solicitud | petición) … (infring | viola | incumpl)
        rechazad … (cambi | modifi | prueb) … (prompt | imagen | texto | contenido)
    """,
    "ru": """
        наруша … авторск
        (неподходящ | нежелательн | недопустим | неприемлем | неуместн) …
            (контент | содержим | содержан | материал | изображен | текст)
        содержит … (недопустим | запрещ | неприемлем | неподходящ | нежелательн |
            не разреш | неразреш)
        (запрос | промпт) … (наруша | модераци)
        фильтр … (безопасност | контент)
        (контент | содержим | содержани | текст | промпт | изображени | картинк | видео | описани) ↔
            (наруша | нарушен | запрещенн | запрещённ | неприемлем | модераци | непристойн | цензур)
        (запрещённ | запрещенн) … (слов | контент | содержан | материал)
        (контент | материал | содержани) … (отклон | заблокир | для взрослых)
        отклон … (измен | попробуйте друг) … (промпт | описани | изображени | запрос)
    """,
    "de": """
        inhaltsrichtlinie | inhaltsfilter | urheberrecht … verletz | verletz … urheberrecht
        sicherheitsgründen
        inhalt … (blockiert | abgelehnt | problematisch | nicht erlaubt | nicht zulässig | nicht gestattet)
        (enthält | enthalten) … (nicht erlaubt | unerlaubt | unzulässig | verboten | nicht zulässig)
        (ungeeignet | unerlaubt | unzulässig | unpassend)(e | er | en | es) (inhalt | text | bild)
        (inhalt | text | bild | video | prompt | eingabe | beschreibung) ↔
            (verstöß | verstoß | unangemessen | anstößig | inhaltsrichtlinie | nutzungsrichtlinie |
             moderation | sicherheitsprüfung | sicherheitsfilter | sicherheitssystem)
        (verboten | unzulässig | gesperrt) … (wörter | begriff | inhalt)
        sicherheitssystem … (eingestuft | blockiert | abgelehnt)
        abgelehnt … (prompt | bild | eingabe | inhalt) … (ändern | anpassen)
    """,
    "fr": """
        politiques de contenu | filtre de contenu | raisons de sécurité | politique … contenu
        (enfrein | viole | violent) … d'auteur | (règles | politique) de contenu
        (demande | requête | prompt) … ne respecte pas
        (contenu | texte | image | vidéo | prompt | description) ↔
            (enfrein | viole les | viole nos | viole la | violent nos | violent les | contrevien |
             inappropri | interdit | modération | signalé | filtre de sécurité | système de sécurité |
             offensan | explicite)
        contenu … (bloqué | refusé | rejeté | sensible | adulte | pas autorisé)
        (contient | contiennent | comporte) …
            (pas autorisé | interdit | pas permis | inappropri | inadapté)
        (refusé | rejeté) … modifi … (prompt | image | texte | contenu)
    """,
    "pt": """
        políticas de conteúdo | política de conteúdo | filtro de conteúdo
        (viola | infring) … direitos autorais | (motivos | razões) de segurança
        (conteúdo | texto | imagem | vídeo | prompt | descrição) ↔
            (viola a | viola o | viola no | violam | infring | impróprio | inapropriad | inadequad |
             moderação | proibid | ofensiv | explícit | filtro de segurança | sistema de segurança)
        (contém | contêm | inclui) … (não permitid | não é permitid | proibid | impróprio | inadequad)
        (conteúdo | texto | imagem | material) não permitid
        (conteúdo | material) … (bloquead | recusad | rejeitad | sensível | adulto)
        (recusad | rejeitad) … (altere | mude | ajuste | modifique) … (prompt | imagem | texto | conteúdo)
    """,
    "vi": """
        lý do an toàn
        vi phạm (chính sách | bản quyền) | bộ lọc (nội dung | an toàn)
        (chứa | có chứa | bao gồm) … (không được phép | bị cấm | không phù hợp | không cho phép)
        nội dung … (không được phép | không cho phép)
        (câu lệnh | nội dung | từ ngữ | prompt) … bị cấm | nội dung … (bị chặn | bị từ chối | người lớn)
        (nội dung | văn bản | hình ảnh | ảnh | video | prompt | câu lệnh | mô tả) ↔
            (vi phạm | không phù hợp | nhạy cảm | kiểm duyệt | phản cảm | độc hại | không an toàn)
    """,
    "it": "(contenut | prompt | immagine) … (viola | vietat | inappropriat | non consentit)",
    "tr": "(içerik | istem) … (politika | ihlal | uygunsuz)",
    "pl": "(treść | treści | prompt) ↔ (narusza | niedozwolon | zabronion)",
    "id": "(konten | prompt) … (melanggar | dilarang | tidak pantas)",
}
"""What was put in, or what came of it, is not allowed."""

SUBJECTS: Final[Lexicon] = {
    "en": """
        trust & safety | trust and safety | hate speech | nudity | safety block
        (political | adult | sexual | violent | hateful | graphic | infringing | objectionable |
            disallowed | forbidden | restricted | questionable | suggestive) (content | material | imagery)
        (banned | forbidden | disallowed | prohibited | blacklisted) (word | term | keyword | phrase | topic)
        (moderation | safety | content | policy | nsfw) (check | filter | screen | scan |
            classifier) … (triggered | failed | rejected | tripped | did not | didn't | not pass |
            blocked | refused | flag | stopped | turned | declined | positive | hit)
        (turned down | stopped | caught | rejected | blocked | refused | declined | withheld | suppressed |
            held back | removed | filtered) by … (content | safety | moderation | nsfw | policy filter)
        (withheld | removed | suppressed | blocked | filtered | hidden | could not be shown | rejected) …
            (unsafe | safety | celebrit | violen | nudity | nsfw | sexual | minors | copyright | political |
             might violate | may violate | likely violate)
        (can't | cannot | won't | unable to | not allowed to) (depict | portray)
        (can't | cannot | won't) (make | generate | create) (videos | images) of
        (goes against | go against | breaks | breaches | in breach of | not comply with | conflicts with |
            contravenes) … (our terms | our polic | our rules | our guidelines | the terms | the rules |
            the guidelines | content polic | usage polic | community | standards)
        against (our | the | openai's | google's) (terms | polic | rules | guidelines)
        (not | isn't) something we (permit | allow) | (something | content) we don't (permit | allow)
        (violence | gore | nudity | hate | sexual) … filter
        detected (a | an | possible | potential) (weapon | minor | celebrit | nud | child | public figure)
        did not pass (moderation | our moderation | content | our content | safety | our safety | the safety)
        (nsfw | toxicity | unsafe) (score | probability | level)
        (infringement | infringes | trademark | intellectual property | copyright) …
            (risk | detected | found | not permitted | not allowed | material | violation | claim)
        (audio | sound | voice | speech | lyrics) (removed | muted | blocked | rejected) …
            (filter | policy | safety | copyright)
        family friendly | family-friendly | deepfake | porn | blocklist | adult content
        (graphic | bodily) (injury | violence) | resembles (third-party | third party | a real | an existing)
        (trademark: | weapons: | adult: | violence: | nudity: | hate: | sexual: | self-harm:)
        (trademark | copyright | likeness) (of | owner | holder | protected)
        (output | safety | content | moderation | image) check (
            adult | weapons | nudity | violence | removed | found)
        (names | shows | depicts | portrays) a (living | real | named | famous) | protected-persons
        rai filter
        (rejected | refused | declined | blocked) (the prompt | your prompt | this prompt | prompt |
            the input | input)
        prompt (refused | declined | not accepted | was not accepted)
        (will not | won't) (shoot | draw | film | animate | depict)
        (a slur | slurs) | brand logo | (logo | logos) (of | detected) | (face | likeness) … opted out
        (politician | celebrity | logo | weapon | minor) (detected | found in | in the | in your)
        (real | living | current) (politician | politicians | celebrity | actor | actors | leader)
        hate speech
        (able | going | willing) to (make | create | generate) (videos | images | content) of that kind
        hate symbol | (living | real) person is (named | shown | depicted) | not to be made
        (policy | moderation | safety) (rejected | rejection | refused | refusal | block)
        (failed | fails) … (safety | content | moderation) (review | check) | (infringe |
            infringes) copyright
        (unable to | can't | cannot | not able to) (create | generate | make) (videos | images |
            content) (that | of people | showing)
    """,
    "zh": """
        涉黄 | 涉政 | 涉暴 | 涉恐 | 涉赌 | 涉毒 | 色情 | 机审不 | 人审不 | 敏感词
        (内容安全 | 安全检查 | 安全审查 | 安全审核 | 安全检测 | 平台审查 | 平台审核 | 内容审查 | 机器审核 |
            机审 | 风险审核) … (未通过 | 没有通过 | 没通过 | 不通过 | 拦截 | 命中 | 拒绝 | 不合规)
        (未通过 | 没有通过 | 没通过 | 没能通过 | 不能通过) … (安全 | 审核 | 审查 | 合规)
        (检测到 | 识别到 | 发现 | 疑似 | 包含 | 含有 | 涉及 | 出现) …
            (真人 | 未成年 | 名人 | 明星 | 公众人物 | 政治 | 裸露 | 血腥 | 违禁 | 违规 | 敏感 | 不良)
        (包含 | 含有 | 出现 | 检测到 | 存在)(人脸 | 人物 | 真人) … (无法 | 不能 | 不可 | 不允许 | 禁止)
        (版权 | 侵权 | 知识产权 | 肖像权) … (原因 | 风险 | 问题 | 限制 | 保护 | 无法)
        (不符合 | 违反 | 违背) … (使用规范 | 社区规范 | 使用条款 | 使用政策 | 平台规范 | 平台规则 | 社区准则)
        (真人 | 名人 | 明星) … (不支持 | 不能 | 无法 | 禁止 | 不允许)
        版权方 | (不予 | 拒绝)(生成 | 展示) | 未成年人 | 恶搞
        触发 … (安全机制 | 安全策略 | 内容安全 | 敏感) | 违反 … 公约
        疑似(侵权 | 违规 | 盗版 | 抄袭) | 国家领导 | 领导人(形象 | 肖像) | 按规定(不予 | 不能 | 无法)
        (出现 | 含有 | 包含 | 存在) … (二维码 | 水印 | 广告 | 联系方式 | 商标 | logo)
        (领导人 | 政治人物 | 敏感人物) | (不予 | 不能)受理 … (内容 | 提示) | (肖像权 | 著作权) | 有水印
        (包含 | 含有)真实人物 | 真实人物 … (无法 | 不能)
        审核(没过 | 没有过 | 不过) | 辱骂 | 脏话
    """,
    "ko": """
        (실존 인물 | 실제 인물 | 유명인 | 미성년자 | 노출 | 폭력 | 선정적) …
            (없습니다 | 없어요 | 않습니다 | 불가 | 감지 | 포함 | 금지)
        (부적절한 | 유해한 | 불건전한) (내용 | 표현 | 단어 | 요소) | (저작권 | 상표권 | 초상권) … 문제
        (원칙 | 기준 | 규정)에 (어긋 | 위배 | 맞지 않)
        노출이 심한 | 만들어 드리지 않 | (혐오 | 차별) 표현
    """,
    "ja": """
        (実在の人物 | 実在する人物 | 有名人 | 著名人 | 未成年) … (できません | 禁止 | 検出 | 含まれ |
            使用でき)
        (不適切な | 有害な | 性的な | 暴力的な)(表現 | 内容 | 言葉 | コンテンツ | 描写) | (著作権 |
            肖像権) … 問題
        (実在の | 実在する)(俳優 | 人 | 有名人 | 政治家) | に似た人物
    """,
    "es": """
        (personas reales | persona real | famos | celebridad | menores de edad | figura pública | desnud)
        (contenido | prompt | texto | imagen | solicitud) … (que no permitimos | no está permitid)
        (contra | incumple | infringe | viola) (nuestras | nuestra | las | la) (normas | reglas | política)
        (marca registrada | derechos de terceros)
        (lenguaje | discurso) de odio | no lo vamos a (convertir | generar | hacer)
        (persona | figura) pública | suplantaci
    """,
    "ru": """
        (реальных людей | реального человека | реальные люди | знаменитост | несовершеннолетн | обнажён |
            обнажен | насили | публичных персон)
        (нарушает | нарушение | противоречит) … (правил | политик)
        (товарный знак | товарного знака | права третьих лиц)
        стоп-(лист | слов) | переформулируйте | ненавист
    """,
    "de": """
        (echte | echten | echter | reale | realen | realer) (person | menschen) | (minderjährig | prominente)
        (prompt | inhalt | text | bild | eingabe | anfrage) …
            (unsere regeln | die regeln | unsere richtlinien | gegen unsere | gegen die)
        (markenrecht | rechte dritter | eingetragene marke)
        hassrede | (berühmte | bekannte) person
    """,
    "fr": """
        (personnes réelles | personne réelle | célébrité | mineurs | personnage public | nudité)
        (texte | prompt | demande | image | contenu | vidéo) …
            (ne respecte pas | ne respectent pas | contraire à | contraire aux | enfreint)
        (marque déposée | droits de tiers)
        (personne | personnalité) célèbre | discours (haineux | de haine)
        personne publique
    """,
    "pt": """
        (pessoas reais | pessoa real | celebridade | menores de idade | figura pública | nudez)
        (viola | violam | infringe | fere) … (nossas regras | nossas diretrizes | as regras |
            as diretrizes | os termos | nossos termos | política)
        (marca registrada | direitos de terceiros) | (barrad | recusad | bloquead) … (cita | contém | mostra)
        discurso de ódio | pessoa famosa
        pessoa pública
    """,
    "vi": """
        (người thật | người nổi tiếng | trẻ vị thành niên | khỏa thân | bạo lực)
        (nội dung | prompt | hình ảnh | ảnh | video) … (không được chấp nhận | trái với | bị cấm)
        (vũ khí | trẻ em) … (từ chối | không được)
        (thù ghét | hận thù) | nhân vật có thật
    """,
    "it": """
        (contenut | prompt | testo | immagine) … (inappropri | vietat | non consentit | linee guida)
        contiene (sangue | violenza | nudità | armi)
    """,
    "tr": """
        (içerik | istem | metin | görsel) … (uygunsuz | politika | kurallar | ihlal)
        (çocuk | silah | çıplaklık | şiddet) … tespit edil
    """,
    "pl": "(treść | treści | prompt | obraz) … (narusza | niedozwolon | zabronion | zasad)",
    "id": """
        (konten | prompt | gambar) … (melanggar | dilarang | tidak pantas | kebijakan)
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
"""What is not to be shown, whoever says so, and that something of the kind was found."""

UNCHECKED: Final[Lexicon] = {
    "en": """
        (moderation | safety check | safety checker | content check | content filter | safety filter |
            policy engine | image filter | prompt filter | safety service | moderator) …
            (timed out | timeout | is unavailable | service unavailable | failed to run | service error |
             could not be run | temporarily unavailable | is down | unreachable | crashed | not responding |
             service failed | is broken | out of order | internal error | api error)
        (failed to | could not | unable to) (moderate | run moderation | run the safety | reach moderation)
        failed to (reach | call | contact | perform | complete) … (moderation | safety check | content check)
    """,
    "zh": """
        (审核 | 内容安全 | 安全检测 | 内容检测 | 审查)(服务 | 接口 | 系统) …
            (超时 | 异常 | 不可用 | 失败 | 出错 | 故障)
        (审核 | 内容安全检测 | 内容检测)(超时 | 出错 | 异常)
    """,
    "ko": "(검수 | 심사 | 검열 | 모더레이션) (서비스 | 시스템 | 서버) … (오류 | 실패 | 응답)",
    "ja": """
        (審査 | モデレーション | 検閲)(サービス | システム | サーバー) … (エラー | 失敗 | タイムアウト |
            応答)
    """,
    "es": "(servicio | sistema) de moderación … (error | no disponible | no responde | falló | tiempo)",
    "ru": "(сервис | служба | система) модерации … (недоступ | ошибк | не отвечает | сбой)",
    "de": "(moderationsdienst | moderationssystem) … (nicht | fehler | ausgefallen)",
    "fr": "service de modération … (indisponible | erreur | ne répond | échou)",
    "pt": "(serviço | sistema) de moderação … (indisponível | erro | não responde | falh)",
    "vi": "(dịch vụ | hệ thống) kiểm duyệt … (lỗi | không khả dụng | không phản hồi)",
}
"""A check of the content did not come to an end, and has refused nothing."""
