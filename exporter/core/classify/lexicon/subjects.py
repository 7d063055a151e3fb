"""What is not to be shown, whoever says so, and whatever words the refusal itself has."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

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
        nudity | pornograph | profan | obscen | harassment | extremis | terroris | suicid | sexually |
            underage person
        sexual (content | material | conduct | imagery | exploitation) | csam | child safety |
            violent extremism
        (public | political | famous | notable) (personality | personalities | figures | persons | people)
        (recognizable | recognisable | identifiable | private | real-world) (individual | individuals |
            person | people | face | faces)
        intellectual property | ip (infringement | conflict | violation | rights) | impersonat | lookalike |
            look-alike
        (election | civic) integrity | personal data of | doxx
        (restricted | banned | forbidden | prohibited | profane | offensive | foul | vulgar | abusive |
            hateful) ( term | terms | words | language | phrases | expression | topics)
        (acceptable use | acceptable-use | usage | content | safety | community | publishing |
            brand-safety) (policy | policies | guideline | guidelines | standard | standards | review |
            concern | concerns | screening | compliance)
        ethical guidelines | ethical reasons | compliance (check | review | reasons | policy) … (not pass |
            fail | reject | refus | denied | block)
        (not pass | fail | reject | refus | denied | blocked) … compliance (check | review | reasons)
        compliance (check | review) rejected | risk not pass | img risk | not pass … review
        (safety | content | moderation | nsfw | likeness | celebrity | harm) (classifier | filters | filter |
            checker | screening | moderator | detection) … (triggered | tripped | positive | matched)
        (denied | rejected | blocked | stopped | refused | flagged | suppressed | filtered | held back |
            withheld | caught) (by | because of | due to | for | at) … (safety | content filter |
            content check | content polic | content safety | moderation | nsfw | copyright | likeness)
        (did not | didn't | does not | doesn't | could not | couldn't | failed to) (clear | pass | meet |
            satisfy) … (safety | moderation | compliance | content polic | content check | content review |
            content safety | standards)
        (disallowed | forbidden | unacceptable | impermissible) (subject | topic | theme)
        (harmful | malicious | illegal | unlawful) (intent | content) | harmful (request | use)
        (depicted | portrayed | pictured) (person | people | individual)
        (lyrics | music | song | melody | soundtrack) … (copyright | protected | rights)
        (protected by | subject to | because of | due to | for) copyright
        (of | with | containing | showing | depicting | involving | real | upload) children | children (are |
            cannot | can't | may not | must not | detected | found) | a child | graphic content |
            mature content | mature themes | off limits | off-limits |
            trademarked | a trademark
        (someone | somebody) famous | well-known (person | people | character) | without (their | the) consent
        (studio's | third-party | third party | rights holder | someone else's | publicity | image) rights |
            rights (holder | filter | owner)
        (potential | possible | protected | known) (brand | brands | franchise | fictional character) |
            brand (name | names | mention)
        (isn't | is not | not | deemed | considered) appropriate | too (explicit | graphic | violent |
            revealing | suggestive)
        (trust | safety | policy | moderation) (team | teams) | (our | community | house) (code of conduct |
            community code)
        (prompt | text | image | input | output | frames | request) … (failed | did not pass) … (screening |
            policy check | policy review | safety)
        (policy | moderation | safety) (check | checks | scan | review) (failed | fail | rejected |
            not passed)
        (language | content | material | things | topics | subjects) we (do not | don't | cannot |
            can't) (allow | permit | accept | support | make)
        help with content | help with (that | this) (kind | type | sort) of (content | video | image)
        (uploaded | submitted) face … (consent | not allowed)
        (banned | forbidden | prohibited | blocked | unsafe | flagged) (prompt | prompts | image | input) |
            (due to | by) (image | our | the | content | text | video | audio) filters | filters detected
        green net | aliyun green
        (animating | depicting | showing | generating) (minors | children | celebrities | real people) |
            not safe for work | (disney | marvel | pixar | nintendo) character | resembles a
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
        暴恐 | 暴力恐怖 | 反动 | 淫秽 | 赌博 | 毒品 | 血腥 | 裸露 | (肖像 | 涉嫌 | 可能 | 疑似)侵权 | 侵权风险
        (禁用 | 违禁 | 屏蔽 | 敏感 | 违规 | 不良 | 不雅 | 粗俗)(词 | 词汇 | 词语 | 用语 | 字词 | 关键词)
        (内容 | 社区 | 提示词 | 文案 | 画面)(审查 | 合规)
        (违反 | 不符合 | 违背 | 触犯) … (社区 | 规则 | 规范 | 准则 | 公约 | 法律 | 法规 | 条例)
        (平台 | 内容 | 安全 | 合规 | 规则)(校验 | 检查 | 核查 | 过滤) … (未通过 | 不通过 | 没通过 | 失败)
        (未通过 | 未能通过 | 没有通过)(机审 | 人审 | 审核 | 审查 | 平台 | 安全 | 内容 | 合规)
        (青少年 | 儿童 | 政治 | 宗教 | 民族) … (不宜 | 禁止 | 不允许 | 无法 | 不能)
        (触发 | 命中 | 触碰) … (内容 | 审查 | 审核 | 违规 | 违禁 | 词库)
        (作品 | 文案 | 创作 | 主题 | 题材 | 输出 | 成片 | 结果) … (违规 | 违反 | 敏感 | 违禁 | 侵权 | 不允许 |
            不合规 | 暂不支持创作)
        (不健康 | 不文明 | 不雅 | 低俗 | 引战 | 封建迷信) | 他人肖像 | 名人肖像 | 过审 | (审核 | 审查)(驳回 |
            拒绝 | 被拒)
        (提示词 | 描述 | 文本 | 图片 | 内容) … (不允许 | 不被允许 | 不支持)的(内容 | 词 | 主题 | 话题)
        (不支持 | 无法 | 不能)(生成 | 创作 | 制作) … (真人 | 名人 | 明星 | 政治 | 敏感 | 此类 | 该类 | 这类)
        (命中 | 触发 | 违反)(安全 | 审核 | 平台)规则 | 内容可能存在风险 | (检测到 | 含有 | 包含)人脸
    """,
    "ko": """
        (실존 인물 | 실제 인물 | 유명인 | 미성년자 | 노출 | 폭력 | 선정적) …
            (없습니다 | 없어요 | 않습니다 | 불가 | 감지 | 포함 | 금지)
        (부적절한 | 유해한 | 불건전한) (내용 | 표현 | 단어 | 요소) | (저작권 | 상표권 | 초상권) … 문제
        (원칙 | 기준 | 규정)에 (어긋 | 위배 | 맞지 않)
        노출이 심한 | 만들어 드리지 않 | (혐오 | 차별) 표현
        (욕설 | 비속어 | 혐오 | 음란 | 외설 | 성적인 | 잔인한 | 불법) … (표현 | 단어 | 내용 | 콘텐츠 |
            이미지 | 포함)
        (유해 | 불법 | 음란 | 성인 | 선정적) (콘텐츠 | 컨텐츠 | 이미지 | 영상) | 유해성
        (실존 | 실제 | 특정) (인물 | 사람) | 유명인 | 공인(의 | 을) | 초상권 | 지식재산권 | 저작물
        (커뮤니티 | 콘텐츠 | 이용 | 운영) (가이드라인 | 정책 | 규정 | 수칙 | 규칙) … (위반 | 어긋 | 위배)
        (심사 | 검수 | 검열 | 안전 검사)(를 | 을 | 에서) … (통과하지 | 거부 | 반려)
        (성적 | 성적인 | 폭력적인 | 선정적인 | 잔혹한) … (장면 | 묘사 | 표현 | 이미지 | 내용) | 금지어 |
            금지 단어 | 어린이 | 아동
        (규정 | 약관 | 정책 | 규칙)(에 | 을 | 를) … (위배 | 위반 | 어긋 | 반하)
    """,
    "ja": """
        (実在の人物 | 実在する人物 | 有名人 | 著名人 | 未成年) … (できません | 禁止 | 検出 | 含まれ |
            使用でき)
        (不適切な | 有害な | 性的な | 暴力的な)(表現 | 内容 | 言葉 | コンテンツ | 描写) | (著作権 |
            肖像権) … 問題
        (実在の | 実在する)(俳優 | 人 | 有名人 | 政治家) | に似た人物
        公序良俗 | わいせつ | 猥褻 | 卑猥 | ヌード | 暴力的 | 残虐 | 差別 | ヘイト | 誹謗中傷 | 児童
        (安全 | 利用 | コンテンツ | コミュニティ)(ポリシー | 規約 | ガイドライン | 基準) … (できません |
            違反 | 反し | 反する | 抵触 | 満たし)
        (不適切 | 不適切な | 禁止された | 禁止 | 有害な)(単語 | ワード | 語句 | 言葉 | 用語 | 表現)
        (審査 | 検閲 | 安全チェック | 安全確認)(を | に)(通過し | 通りません | 落ち | 通過でき)
        (実在の | 実在する | 実際の | 特定の)(人物 | 個人 | 人間) | 著作物 | 商標 | 知的財産
        ngワード | 禁止ワード | (性的 | 暴力的 | 残酷)な(表現 | 描写 | 内容 | シーン | 画像) | 子ども | 子供 |
            未成年者
        (規約 | 規定 | 規則 | ルール)に(反する | 反し | 違反 | 抵触)
    """,
    "es": """
        (personas reales | persona real | famos | celebridad | menores de edad | figura pública | desnud)
        (contenido | prompt | texto | imagen | solicitud) … (que no permitimos | no está permitid)
        (contra | incumple | infringe | viola) (nuestras | nuestra | las | la) (normas | reglas | política)
        (marca registrada | derechos de terceros)
        (lenguaje | discurso) de odio | no lo vamos a (convertir | generar | hacer)
        (persona | figura) pública | suplantaci
        (figuras | figura | personas | persona | personajes) (pública | públicas | público | públicos |
            famosas | real | reales)
        (lenguaje | palabras | términos | expresiones | discurso) (ofensiv | vulgar | obscen | prohibid |
            soez | de odio)
        (violencia | desnud | pornograf | sexual | racis | terroris | acoso | autolesi | suicid | armas)
        (filtro | sistema | revisión | control | comprobación) de (seguridad | contenido | moderación)
        (protegid | infring | vulnera | reclamación) … derechos de autor | propiedad intelectual
        escenas (violentas | sexuales | explícitas | de violencia) | un menor | una menor | niños |
            menor de edad
        (palabras | términos | contenido | temas) (no permitid | prohibid | no admitid | vetad)
        (contra | infringe | incumple | viola) … (nuestras normas | las normas | comunidad |
            nuestras políticas | nuestras reglas)
    """,
    "ru": """
        (реальных людей | реального человека | реальные люди | знаменитост | несовершеннолетн | обнажён |
            обнажен | насили | публичных персон)
        (нарушает | нарушение | противоречит) … (правил | политик)
        (товарный знак | товарного знака | права третьих лиц)
        стоп-(лист | слов) | переформулируйте | ненавист
        (нецензурн | непристойн | оскорбительн | бранн | ругательн | эротическ | порнограф | сексуальн |
            экстремис | террорис)
        (не прошл | не прошёл | не прошел | не пройден) … (модераци | цензур | фильтр | проверк)
        (отклонен | отклонён | заблокирован) … (модераци | цензур)
        (запрещенн | запрещённ | стоп)(ые слова | ых слов | ое слово | -слов) | контент 18+ | мат в тексте
        (изображени | фото | видео | генераци) … (людей | лиц | персон | знаменитост | политик) … (запрещ |
            не допуск | нельзя | недопуст)
        (защищ | наруш) … авторск | интеллектуальной собственност | (сработал | сработала) … (фильтр | защита)
        (сцены | сцен) (насили | секс | жесток) | ребён | ребен | детей | несовершеннолет
        (не соответству | противореч | наруша) … (правил | политик | сообществ | стандарт)
    """,
    "de": """
        (echte | echten | echter | reale | realen | realer) (person | menschen) | (minderjährig | prominente)
        (prompt | inhalt | text | bild | eingabe | anfrage) …
            (unsere regeln | die regeln | unsere richtlinien | gegen unsere | gegen die)
        (markenrecht | rechte dritter | eingetragene marke)
        hassrede | (berühmte | bekannte) person
        (jugendschutz | gewaltdarstellung | gewaltverherrlich | nacktheit | pornograf | sexuell | rassist |
            extremis | terror | selbstverletz | hassrede | schimpfw)
        (anstößig | beleidigend | vulgär | obszön | unsittlich)
        urheberrechtlich geschützt | persönlichkeitsrecht | rechte am bild | geistiges eigentum
        (inhaltsfilter | sicherheitsfilter | inhaltsprüfung | moderation) … (zurückgehalten | blockiert |
            abgelehnt | gesperrt | gestoppt)
        (zurückgehalten | blockiert | abgelehnt | gesperrt) … (inhaltsfilter | jugendschutz | moderation |
            inhaltsprüfung)
        gewalt | ein kind | kinder | minderjährig | (verbotene | gesperrte | unzulässige) (begriffe | wörter |
            ausdrücke | inhalte)
        gemeinschaft(sregeln | srichtlinien | sstandards) | (verstößt | verstoßen) gegen … (regeln |
            richtlinien | standards | bedingungen)
        verfassungsfeindlich | hakenkreuz | (verbotene | extremistische) symbole
    """,
    "fr": """
        (personnes réelles | personne réelle | célébrité | mineurs | personnage public | nudité)
        (texte | prompt | demande | image | contenu | vidéo) …
            (ne respecte pas | ne respectent pas | contraire à | contraire aux | enfreint)
        (marque déposée | droits de tiers)
        (personne | personnalité) célèbre | discours (haineux | de haine)
        personne publique
        (propos | langage | termes | mots | discours) (haineux | injurieux | grossier | offensant |
            interdits | vulgaire | inapproprié)
        (caractère | contenu) (sexuel | violent | pornograph | haineux | choquant) | nudité | violence |
            pornograph |
        terroris | suicid
        (bloqué | refusé | rejeté | retenu | filtré) … (filtre | modération)
        (protég | atteinte) … d'auteur | propriété intellectuelle | droit à l'image
        (personnalité | personne | figure) (publique | politique | réelle | connue)
        scènes (violentes | sexuelles | explicites | choquantes) | un enfant | des enfants | mineur |
            (termes | mots) interdits
        (contraire | contraires) (à nos | aux) (règles | normes | conditions | principes | standards)
    """,
    "pt": """
        (pessoas reais | pessoa real | celebridade | menores de idade | figura pública | nudez)
        (viola | violam | infringe | fere) … (nossas regras | nossas diretrizes | as regras |
            as diretrizes | os termos | nossos termos | política)
        (marca registrada | direitos de terceiros) | (barrad | recusad | bloquead) … (cita | contém | mostra)
        discurso de ódio | pessoa famosa
        pessoa pública
        (figura | figuras | pessoa | pessoas) (pública | públicas | famosas | reais | políticas)
        (linguagem | palavras | termos | discurso) (ofensiv | obscen | proibid | vulgar | impróprio | de ódio)
        (violência | nudez | pornograf | sexual | racis | terroris | assédio | automutila | suicíd | armas)
        (barrad | bloquead | recusad | retid | rejeitad) … (filtro | moderação)
        protegid … direitos autorais | propriedade intelectual
        cenas (violentas | sexuais | explícitas | de violência) | uma criança | crianças | menor de idade
        (palavras | termos) (proibid | não permitid | bloquead) | contra (as nossas | nossas | as) (regras |
            diretrizes | normas)
    """,
    "vi": """
        (người thật | người nổi tiếng | trẻ vị thành niên | khỏa thân | bạo lực)
        (nội dung | prompt | hình ảnh | ảnh | video) … (không được chấp nhận | trái với | bị cấm)
        (vũ khí | trẻ em) … (từ chối | không được)
        (thù ghét | hận thù) | nhân vật có thật
        (khiêu dâm | thô tục | tục tĩu | đồi trụy | phản động | cờ bạc | ma túy | tự tử | khủng bố | lạm dụng)
        (tiêu chuẩn | quy tắc | nguyên tắc | quy định) (cộng đồng | nội dung | an toàn)
        (bộ lọc | kiểm duyệt | kiểm tra) (an toàn | nội dung) … (chặn | từ chối | không qua | loại)
        được bảo vệ bản quyền | nhãn hiệu | sở hữu trí tuệ | người của công chúng
        (cảnh | hình ảnh) (bạo lực | khiêu dâm | nhạy cảm | tình dục) | trẻ em | trẻ vị thành niên
        (từ | từ khóa | từ ngữ) (bị cấm | cấm | không được phép) | trái với (quy định | quy tắc |
            chính sách)
    """,
    "it": """
        (contenut | prompt | testo | immagine) … (inappropri | vietat | non consentit | linee guida)
        contiene (sangue | violenza | nudità | armi)
        (marchio registrato | violazione del copyright | nudità | persona reale | personaggio pubblico)
        (respint | bloccat | rifiutat) … (filtro | moderazione)
    """,
    "tr": """
        (içerik | istem | metin | görsel) … (uygunsuz | politika | kurallar | ihlal)
        (çocuk | silah | çıplaklık | şiddet) … tespit edil
        (telif hakkı ihlal | müstehcen | hakaret | nefret söylemi | çıplaklık | gerçek kişi)
        (filtre | moderasyon) … (engellen | reddedil | takıl)
    """,
    "pl": """
        (treść | treści | prompt | obraz) … (narusza | niedozwolon | zabronion | zasad)
        (wulgar | nagość | prawa autorskie | praw autorskich | osoby publiczne | mowa nienawiści)
        (odrzucon | zablokowan) … (filtr | moderacj | treś)
    """,
    "id": """
        (konten | prompt | gambar) … (melanggar | dilarang | tidak pantas | kebijakan)
        mengandung (unsur | konten | kata) | kekerasan | ketelanjangan
        (melanggar hak cipta | pornografi | ujaran kebencian | tokoh publik | kata-kata kasar)
        (diblokir | ditolak) … (filter | moderasi | keamanan konten)
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
