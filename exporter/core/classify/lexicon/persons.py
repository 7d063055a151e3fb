"""Who and whose is not to be shown, whoever says so: persons, children, likenesses, brands, works."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

PERSONS: Final[Lexicon] = {
    "en": """
        detected (a | an | possible | potential) (weapon | minor | celebrit | nud | child | public figure)
        (infringement | infringes | trademark | intellectual property | copyright) …
            (risk | detected | found | not permitted | not allowed | material | violation | claim)
        (audio | sound | voice | speech | lyrics) (removed | muted | blocked | rejected) …
            (filter | policy | safety | copyright)
        (trademark | copyright | likeness) (of | owner | holder | protected)
        (names | shows | depicts | portrays) a (living | real | named | famous) | protected-persons
        (a slur | slurs) | brand logo | (logo | logos) (of | detected) | (face | likeness) … opted out
        (politician | celebrity | logo | weapon | minor) (detected | found in | in the | in your)
        (real | living | current) (politician | politicians | celebrity | actor | actors | leader)
        (unable to | can't | cannot | not able to) (create | generate | make) (videos | images |
            content) (that | of people | showing)
        (public | political | famous | notable) (personality | personalities | figures | persons | people)
        (recognizable | recognisable | identifiable | private | real-world) (individual | individuals |
            person | people | face | faces)
        intellectual property | ip (infringement | conflict | violation | rights) | impersonat | lookalike |
            look-alike
        (depicted | portrayed | pictured) (person | people | individual)
        (lyrics | music | song | melody | soundtrack) … (copyright | protected | rights)
        (protected by | subject to | because of | due to | for) copyright
        (of | with | containing | showing | depicting | involving | real | upload) children | children (are |
            cannot | can't | may not | must not | detected | found) |
            (of | with | shows | showing | depicts | depicting | contains | involving) a child |
            mature content | mature themes | off limits | off-limits |
            trademarked | a trademark
        (someone | somebody) famous | well-known (person | people | character) | without (their | the) consent
        (studio's | third-party | third party | rights holder | someone else's | publicity | image) rights |
            rights (holder | filter | owner)
        (potential | possible | protected | known) (brand | brands | franchise | fictional character) |
            brand (name | names | mention)
        (uploaded | submitted) face … (consent | not allowed)
        (animating | depicting | showing | generating) (minors | children | celebrities | real people) |
            not safe for work | (disney | marvel | pixar | nintendo) character | resembles a
        (likeness | likenesses | depiction | depictions | portrayal | portrayals | photographs | photos |
            videos | images | deepfakes) of (politicians | celebrities | real people | real persons |
            identifiable | public figures | famous | minors | children | named | private individuals)
        underage | under-age | self-injury | self injury | self-harm | (may | might | appears to) depict
        protected (material | content | works | work | music | audio | song | songs | footage)
        teenager | adolescent | gruesome | gory | lewd | indecent | erotic | lingerie | swimsuit | bikini |
            firearm | narcotic | propaganda | defamat | gambling
        rightsholder
            hasn't agreed | has not agreed | have not consented
        (mentions | names | contains | includes | shows | uses) a (brand | brand name | logo | trademark |
            celebrity | politician | company name)
        (contain | contains | contained | includes | mentions) … (artist | band | brand | celebrity |
            producer) name
        no (children | minors | celebrities | public figures | real people | logos | brands) (in | please |
            allowed | here)
    """,
    "zh": """
        (检测到 | 识别到 | 发现 | 疑似 | 包含 | 含有 | 涉及 | 出现) …
            (真人 | 未成年 | 名人 | 明星 | 公众人物 | 政治 | 裸露 | 血腥 | 违禁 | 违规 | 敏感 | 不良)
        (包含 | 含有 | 出现 | 检测到 | 存在)(人脸 | 人物 | 真人) … (无法 | 不能 | 不可 | 不允许 | 禁止)
        (版权 | 侵权 | 知识产权 | 肖像权) … (原因 | 风险 | 问题 | 限制 | 保护 | 无法)
        (真人 | 名人 | 明星) … (不支持 | 不能 | 无法 | 禁止 | 不允许)
        版权方 | (不予 | 拒绝)(生成 | 展示) | 未成年人 | 恶搞
        疑似(侵权 | 违规 | 盗版 | 抄袭) | 国家领导 | 按规定(不予 | 不能 | 无法)
        (出现 | 含有 | 包含 | 存在) … (二维码 | 水印 | 广告 | 联系方式 | 商标 | logo)
        (领导人 | 政治人物 | 敏感人物) | (不予 | 不能)受理 … (内容 | 提示) | (肖像权 | 著作权) | 有水印
        真实人物 … (无法 | 不能)
        暴恐 | 暴力恐怖 | 反动 | 淫秽 | 赌博 | 毒品 | 血腥 | 裸露 | (肖像 | 涉嫌 | 可能 | 疑似)侵权
        (青少年 | 儿童 | 政治 | 宗教 | 民族) … (不宜 | 禁止 | 不允许 | 无法 | 不能)
        (不健康 | 不文明 | 不雅 | 低俗 | 引战 | 封建迷信) | 他人肖像 | 名人肖像 | 过审 | (审核 | 审查)(驳回 |
            拒绝 | 被拒)
        (不支持 | 无法 | 不能)(生成 | 创作 | 制作) … (真人 | 名人 | 明星 | 政治 | 敏感 | 此类 | 该类 | 这类)
        (命中 | 触发 | 违反)(安全 | 审核 | 平台)规则 | 内容可能存在风险 | (检测到 | 含有 | 包含)人脸
        (涉及 | 侵犯 | 包含 | 泄露) … (隐私 | 个人信息) | 隐私(信息 | 内容)(不 | 无法) | 不合规镜头 | (敏感 |
            不雅 | 违规 | 血腥 | 暴力)(人物 | 镜头 |
            画面 | 画风 | 姿势 | 场景)
        (受 | 有)(保护 | 版权保护)的(音乐 | 素材 | 内容 | 作品 | 画面 | 角色)
        (图 | 图片 | 视频 | 内容 | 画面)太(黄 | 露 | 血腥 | 暴露 | 色情) | (词 | 提示词 | 描述 |
            文案)太(敏感 | 露骨 | 暴力) | (真人脸 |
            真人)(过不 | 不行)
        (涉及 | 包含 | 出现 | 含有)(真实人物 | 真人 | 品牌 | 商标 | 版权) | (音频 | 音乐 | 歌曲 | 背景音乐) …
            版权
        (图片 | 图 | 画面 | 视频)(里 | 中)(有 | 存在)(二维码 | 水印 | 广告 | 联系方式 | 文字广告 | 商标 |
            名人 | 真人)
    """,
    "ko": """
        (실존 인물 | 실제 인물 | 유명인 | 미성년자 | 노출 | 폭력 | 선정적) …
            (없습니다 | 없어요 | 않습니다 | 불가 | 감지 | 포함 | 금지)
        (부적절한 | 유해한 | 불건전한) (내용 | 표현 | 단어 | 요소)
        (실존 | 실제 | 특정) (인물 | 사람) | 유명인 | 공인(의 | 을) | 초상권 | 지식재산권 | 저작물
        (성적 | 성적인 | 폭력적인 | 선정적인 | 잔혹한) … (장면 | 묘사 | 표현 | 이미지 | 내용) | 금지어 |
            금지 단어 | 어린이 | 아동
        미성년 | (개인정보 | 사생활) 침해
        보호된 (저작물 | 콘텐츠 | 음악 | 자료)
        저작권자 | 권리자 | 청소년 | 정치적 | 종교적 | 도박 | 마약
        연예인 | 정치인
    """,
    "ja": """
        (実在の人物 | 実在する人物 | 有名人 | 著名人 | 未成年) … (できません | 禁止 | 検出 | 含まれ |
            使用でき)
        (不適切な | 有害な | 性的な | 暴力的な)(表現 | 内容 | 言葉 | コンテンツ | 描写) | (著作権 |
            肖像権) … 問題
        (実在の | 実在する)(俳優 | 人 | 有名人 | 政治家) | に似た人物
        わいせつ | 猥褻 | 卑猥 | ヌード | 暴力的 | 残虐 | 差別 | ヘイト | 誹謗中傷 | 児童
        (実在の | 実在する | 実際の | 特定の)(人物 | 個人 | 人間) | 著作物 | 商標 | 知的財産
        ngワード | (性的 | 暴力的 | 残酷)な(表現 | 描写 | 内容 | シーン | 画像) | 子ども | 子供
            未成年者
        (著名人 | 有名人 | 芸能人 | 未成年者 | 政治家 | 実在人物)(の | は) … (使えません | 使用できません |
            生成できません | 生成は | 作れません)
        保護された(楽曲 | 素材 | コンテンツ | 作品 | 音楽)
        権利者 | 過激な | 青少年 | 暴力を | 暴力の | 政治的な | 宗教的な | 賭博 | 薬物
    """,
    "es": """
        (personas reales | persona real | famos | celebridad | menores de edad | figura pública | desnud)
        (marca registrada | derechos de terceros)
        suplantaci
        (figuras | figura | personas | persona | personajes) (pública | públicas | público | públicos |
            famosas | real | reales)
        (protegid | infring | vulnera | reclamación) … derechos de autor | propiedad intelectual
        escenas (violentas | sexuales | explícitas | de violencia) | un menor | una menor | niños |
            menor de edad
        no (generamos | creamos | hacemos | permitimos) … (personas | famos | polític | menores |
            celebridad)
        (material | contenido | obra | música | canción) protegid
        adolescente | titular de los derechos | (violent | sexual | político | política | religios) …
            no (aceptamos | permitimos | se permite) | no (aceptamos | permitimos) … (violent | sexual |
            polític | religios)
        (personas | persona | rostros | caras | gente) (conocid | famos)
        marcas (registradas | comerciales) | (famosos | políticos | celebridades)
    """,
    "ru": """
        (реальных людей | реального человека | реальные люди | знаменитост | несовершеннолетн | обнажён |
            обнажен | насили | публичных персон)
        (товарный знак | товарного знака | права третьих лиц)
        (изображени | фото | видео | генераци) … (людей | лиц | персон | знаменитост | политик) … (запрещ |
            не допуск | нельзя | недопуст)
        (сцены | сцен) (насили | секс | жесток) | ребён | ребен | детей | несовершеннолет
        (обнажённ | обнаженн) | (таких | подобных | этих) (сцен | видео | изображений | персон) …
            (не разреш | запрещ | не допуск | невозможн | недопуст)
        (защищённ | защищенн) … (материал | контент | музык | произведен | трек)
        подрост | правообладател | (наркот | азартн | политическ | религиозн)
        реальный человек | реальное лицо | живой человек | известный человек | известная личность
    """,
    "de": """
        (echte | echten | echter | reale | realen | realer) (person | menschen) | (minderjährig | prominente)
        (markenrecht | rechte dritter | eingetragene marke)
        (berühmte | bekannte) person
        (jugendschutz | gewaltdarstellung | gewaltverherrlich | nacktheit | pornograf | sexuell | rassist |
            extremis | terror | selbstverletz | hassrede | schimpfw)
        urheberrechtlich geschützt | persönlichkeitsrecht | rechte am bild | geistiges eigentum
        gewalt | ein kind | kinder | minderjährig | (verbotene | gesperrte | unzulässige) (begriffe | wörter |
            ausdrücke | inhalte)
        (darstellung | darstellungen | abbildung | abbildungen) (von | realer | echter | politischer |
            sexueller | gewalt) | (echte | reale | realer | echter) (politiker | personen | prominente)
        (geschütztes | geschützten | geschützter | geschützte) (material | musik | inhalt | werk | marke)
        jugendliche | rechteinhaber | gewalttätig | (drogen | glücksspiel | politische inhalte |
            religiöse inhalte)
        (bekannter | bekannten | berühmter | berühmten) (person | menschen | persönlich)
        gesichter bekannter
        (bilder | videos | fotos) von (politiker | prominenten | promis)
        (eingetragene | eingetragenen | geschützte | geschützten) marken | markenzeichen
    """,
    "fr": """
        (personnes réelles | personne réelle | célébrité | mineurs | personnage public | nudité)
        (marque déposée | droits de tiers)
        (personne | personnalité) célèbre | discours (haineux | de haine)
        (protég | atteinte) … d'auteur | propriété intellectuelle | droit à l'image
        (personnalité | personne | figure) (publique | politique | réelle | connue)
        scènes (violentes | sexuelles | explicites | choquantes) | un enfant | des enfants | mineur |
        (personnes | personne | personnalités) célèbres | ne (générons | créons | produisons) pas …
            (personne | célèbr | politi | mineur | violen)
        (œuvre | contenu | matériel | musique | chanson) protégé
        adolescent | ayant droit | ayants droit | violents | violentes | (drogue | jeux d'argent |
            contenu politique)
        (personnes | personne | visages) (connue | connus | célèbre)
        marques (déposées | commerciales) | (célébrités | politiciens)
    """,
    "pt": """
        (pessoas reais | pessoa real | celebridade | menores de idade | figura pública | nudez)
        (marca registrada | direitos de terceiros) | (barrad | recusad | bloquead) … (cita | contém | mostra)
        (figura | figuras | pessoa | pessoas) (pública | públicas | famosas | reais | políticas)
        protegid … direitos autorais | propriedade intelectual
        cenas (violentas | sexuais | explícitas | de violência) | uma criança | crianças | menor de idade
        não (geramos | criamos | fazemos | permitimos) … (pessoas | famos | polític | menores | celebridad)
        (material | conteúdo | obra | música) protegid
        adolescente | detentor dos direitos | titular dos direitos | violentos | violentas | (drogas |
            jogos de azar | conteúdo político)
        (pessoas | pessoa | rostos) (conhecid | famos)
        marcas (registradas | comerciais) | (famosos | políticos | celebridades)
    """,
    "vi": """
        (người thật | người nổi tiếng | trẻ vị thành niên | khỏa thân | bạo lực)
        (vũ khí | trẻ em) … (từ chối | không được)
        (thù ghét | hận thù) | nhân vật có thật
        được bảo vệ bản quyền | nhãn hiệu | sở hữu trí tuệ | người của công chúng
        (cảnh | hình ảnh) (bạo lực | khiêu dâm | nhạy cảm | tình dục) | trẻ em
        (nội dung | nhạc | tác phẩm | tài liệu) được bảo vệ
        vị thành niên | chủ sở hữu bản quyền | chính trị | tôn giáo
    """,
    "it": """
        (marchio registrato | violazione del copyright | nudità | persona reale | personaggio pubblico)
    """,
    "tr": """
        (telif hakkı ihlal | müstehcen | hakaret | nefret söylemi | çıplaklık | gerçek kişi)
    """,
    "pl": """
        (wulgar | nagość | prawa autorskie | praw autorskich | osoby publiczne | mowa nienawiści)
    """,
    "id": """
        (melanggar hak cipta | pornografi | ujaran kebencian | tokoh publik | kata-kata kasar)
    """,
}
"""Somebody, or what is somebody's, is not to be shown, or was found."""
