"""What was put in, or what came of it, is not allowed."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

REFUSED: Final[Lexicon] = {
    "en": """
        safety system | safety filter | safety reasons | safety risks | content filter
        usage polic
        guardrails | (blocked | violat | flagged | rejected | denied | against | triggered | failed) …
            guardrail
        guardrail … (blocked | violat | flagged | reject | denied | trigger | intervened) | of minors |
            text risk | image risk | content risk | self-harm
        realistic people | uploads of images containing | violates our | violate our
        violated our content | violates openai | violate google | violates google | responsible ai
        policy violation | policies violation | moderation system
        failed moderation | moderated content | was moderated | been moderated
        moderation failed | moderation review | minor upload | prominent people | request moderated
        moderation rules | moderation filter | respect moderation | content checker | flagged by
        flagged as | was flagged | prompt blocked
        sensitive content | sensitive information | sensitive words
        sensitive chat | sensitive check | sensitive message | sensitive prompt | sensitive text
        sensitive image | inappropriate content | inappropriate or | explicit content | prohibited content
        unsafe content | unsafe_content | nsfw | blocked word | audio was filtered | third-party content
        third-party likeness | photorealistic person | unsafe video
        content we can't | content we cannot | rephrase your prompt | please rephrase | try rephrasing
        public figure | copyrighted | copyright restriction
        content blocked
        real person | real people
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
        (prompt | content) (not allowed | rejected | refused | declined)
        image (was rejected | rejected | was refused | refused) | by (moderation | the moderation)
        (contain | contains | containing | contained | includes | including) …
            (not allowed | not permitted | isn't allowed | are forbidden | is forbidden)
        (content | prompt | text | input | image) (isn't | is not | are not | aren't) (allowed | permitted)
        (content | community | safety | usage) rules
        celebrity likeness | (minor | child | nudity | violence | gore | celebrity | weapon) detected
        (request | prompt) … (against our | usage polic | content rules)
        filtered by (provider | the provider | vendor | the vendor | upstream | the upstream | the model |
            safety | policy) | (result | output | generation) (was | were | has been | got) filtered
        (image | video | picture | photo | prompt | face | upload) …
            (a minor | minors | real person | real people | public figure | celebrity | celebrities |
             copyrighted)
        (model | ai | assistant | provider | service | it) (refused | declined) to (answer | respond |
            generate | create | produce | draw | continue)
        (change | switch) the (topic | subject) | let's talk about something else
    """,
    "zh": """
        违规内容 | 涉嫌违规 | 防护限制 | 不合规 | 合规问题 | 内容政策 | 安全策略 | 被阻止生成
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
        (包含 | 含 | 含有 | 涉及 | 出现) … (真人 | 未成年 | 名人 | 明星 | 公众人物 | 政治人物)
        (拒绝 | 拦截 | 未通过) … (修改 | 调整 | 更换) … (提示词 | 内容 | 图片 | 素材 | 描述)
        (参考图 | 首帧) … 审核 | 被(供应商 | 服务商 | 提供商 | 上游 | 平台 | 模型 | 系统 | 安全系统)过滤
        (参考图 | 首帧) … 审核
        (模型 | ai | 服务 | 助手)拒绝(回答 | 生成 | 作答 | 创作 | 绘制)
        (换 | 聊)(个 | 一个 | 点)(话题 | 别的 | 其他话题)
        (这个 | 该 | 此类 | 这类)(话题 | 题材 | 内容 | 主题)(我 | 我们)(没法 | 无法 | 不能) | (检测到 |
            含有 | 有 | 像是)(名人 | 明星 | 公众人物 | 未成年人 | 真人)(形象 | 肖像 | 面孔 |  | 脸)
        (机器 | 机审 | 人工)审核 … (判定 | 不良 | 违规 | 驳回) | 不良信息 | 出于安全(考虑 | 原因) … (无法 |
            不能 | 不予) | 社群(规范 | 守则 | 准则)
    """,
    "ko": """
        콘텐츠 필터 | 정책 위반 | 금칙어 | 저작권이 있는
        저작권 … (침해 | 위반) | 안전 (필터 | 시스템 | 정책 | 검사)
        (금지된 | 금칙) … (단어 | 표현 | 내용 | 키워드) | 가이드라인 … (어긋 | 위반 | 위배 | 내용)
        (프롬프트 | 콘텐츠 | 컨텐츠 | 이미지 | 영상 | 비디오 | 텍스트 | 내용) …
            (위반 | 위배 | 부적절 | 유해 | 금지 | 안전 | 정책 | 민감 | 선정 | 검열)
        (허용되지 않는 | 허용되지 않은) … (텍스트 | 내용 | 단어 | 표현 | 콘텐츠 | 이미지)
        (위반 | 부적절한 | 유해한 | 민감한 | 선정적인) … (프롬프트 | 콘텐츠 | 컨텐츠 | 이미지 | 영상 | 내용)
        (콘텐츠 | 컨텐츠 | 이미지 | 프롬프트 | 내용) … (가이드라인 | 차단 | 거부 | 성인)
        (결과 | 콘텐츠 | 출력 | 공급자 | 제공업체) … 필터링(되 | 됐 | 된)
        (거부 | 거절) … (프롬프트 | 내용 | 이미지) … (수정 | 변경 | 바꿔)
        (가이드라인 | 약관 | 규정 | 규칙)에 (어긋 | 위배 | 위반 | 맞지 않)
        (저작권 | 초상권) … (보호 | 침해 | 문제)
        (답변 | 응답 | 생성)을 거부
        다른 주제(로 | 에 대해) | 주제를 바꿔
        검열 (기준 | 결과 | 정책) | (결과물 | 생성물)(이 | 은) … (기준 | 심사 | 검수)(을 | 를) 통과하지 |
            미풍양속 | (상표권 | 저작권 | 초상권) … (우려 | 침해 | 문제) | (그런 | 이런) (영상 | 이미지 |
            내용)(은 | 는) (만들 | 생성할) 수 없
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
        (結果 | コンテンツ | 出力 | プロバイダ) … フィルタ(リングされ | ーされ | されました)
        (拒否され | 却下され) … (プロンプト | 内容 | 画像) … (変更 | 修正)
        (ガイドライン | 規約 | 規定 | ルール | 利用規約)に(反する | 反し | 違反 | 抵触)
        (著作権 | 版権 | 肖像権) … (保護され | キャラクター | 侵害 | 問題)
        (回答 | 生成 | 作成)を拒否
        別の話題 | 話題を変え
        (顔写真 | 人物の顔 | 実在人物 | 顔)(が | を)(検出 | 検知) | (不適切 | 有害 | 違反 |
            センシティブ)(コンテンツ | な内容 | 内容)(検知 | 検出 | と判定 | と判断) | (第三者 | 他人 |
            他者)の(権利 | 著作権 | 肖像権) | (その | この | こういった | そういった)(内容 | 題材 | テーマ |
            画像)の(動画 | 画像 | 映像)(は | を)(作れ | 生成でき | 作成でき | お作りでき)
        (モデレーション | 審査 | 検閲)(により | によって | で | に)(却下 | 拒否 | ブロック | 弾か) |
            公序良俗 | (有名人 | 著名人 | 芸能人 | 血 | 武器)(や | の) … (含む | 表現 | 名前 | 描写) …
            (控え | できません | いただけません | 禁止) | このような(映像 | 動画 | 画像)を(作 | 生成)
    """,
    "es": """
        para adultos
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
        (rechazó | ha rechazado) (el | la | su | tu) (prompt | contenido | texto | imagen)
        filtrad(o | a | os | as) por (el | la | los) (proveedor | modelo | sistema | filtro | seguridad)
        rechazad … (cambi | modifi | prueb) … (prompt | imagen | texto | contenido)
        (se detectó | detectamos | se ha detectado) … (violent | sexual | desnud | inapropiad | adulto | odio)
        se negó a (responder | generar | crear)
        (retirad | eliminad | ocultad) … (ofensiv | inapropiad) | (superó | supera | pasó |
            pasa) … control de contenido
        contenido … no (está permitido | es apto | es adecuado)
        (lenguaje | texto | contenido | palabras | expresiones) que no (admitimos | permitimos | aceptamos)
        cambiemos de tema | hablemos de otra cosa
        (rechazad | denegad | bloquead) … moderador
        (marca | personaje | obra) … protegid | (incumple | infringe | viola) (las | los) (condiciones |
            términos) de uso del modelo
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
        отклонил(␣ | а␣ | о␣)(промпт | запрос | контент | текст | изображен)
        отфильтрован(о␣ | ␣ | а␣ | ы␣)(провайдер | поставщик | модел | систем | фильтр)
        отклон … (измен | попробуйте друг) … (промпт | описани | изображени | запрос)
        (обнаружен | найден) … (насили | эротик | нагот | недопустим)
        не (создаём | создаем | делаем | генерируем) (видео | изображения | картинки) с
        отказал(ся | ась | ось) (отвечать | генерировать | создавать | рисовать)
        отказал(ся | ась | ось) … (рисовать | генерировать | отвечать)
        (сменим | поменяем) тему | (поговорим | поговорить) о чём-нибудь другом
        (не могу | не можем | не буду | не будем | отказываюсь) (создать | сгенерировать | создавать |
            генерировать | сделать) … (на эту тему | с таким содержани | такого содержани | такое видео)
        (отклон | заблокир)(ён | ен | ировано | ан)(␣ | ␣был␣)(модератор | модерацией | фильтром) |
            модератор(ом | ами | ы)(␣отклон | ␣заблок) | (перефразируйте | переформулируйте) | (признан |
            сочтён | сочтен)(␣ | о␣ | а␣)(небезопасн | неприемлем | недопустим) | (оружие | кровь |
            насилие) … (нельзя | запрещ | показывать)
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
        vo(m | n) (anbieter | modell | system | filter | sicherheitssystem) gefiltert
        abgelehnt … (prompt | bild | eingabe | inhalt) … (ändern | anpassen)
        (beschreibung | eingabe | prompt | bild) … (verletzt | verstößt gegen) … (richtlinie | regel)
        (weigert | weigerte) sich
        inhaltskontrolle | inhaltsprüfung | zensiert | (heikle | heikler | heiklen) inhalt
        nackt(darstell | aufnahm | e person | heit)
        (verstößt | verstoßen) … gegen unsere (regeln | richtlinien | grundsätze | nutzungs)
        (ausdrücke | wörter | inhalte | sprache) die wir nicht (zulassen | erlauben | dulden)
        (ausdrücke, | wörter, | inhalte, | sprache,) die wir nicht (zulassen | erlauben | dulden)
        (lass | lassen) … das thema wechseln
        (sensibler | sensiblen | sensible | anstößiger | jugendgefährdende) inhalt
        moderator … (abgelehnt | blockiert)
        (verletzt | verletzen) … (nutzungsbedingungen | bedingungen | regeln)
    """,
    "fr": """
        filtre de contenu | raisons de sécurité | politique … contenu
        (enfrein | viole | violent) … d'auteur | (règles | politique) de contenu
        (demande | requête | prompt) … ne respecte pas
        (contenu | texte | image | vidéo | prompt | description) ↔
            (enfrein | viole les | viole nos | viole la | violent nos | violent les | contrevien |
             inappropri | interdit | modération | signalé | filtre de sécurité | système de sécurité |
             offensan | explicite)
        contenu … (bloqué | refusé | rejeté | sensible | adulte | pas autorisé)
        (contient | contiennent | comporte) …
            (pas autorisé | interdit | pas permis | inappropri | inadapté)
        a (refusé | rejeté) (le | la | votre) (prompt | contenu | texte | image)
        filtré(␣ | e␣ | s␣ | es␣)par (le | la | les) (fournisseur | modèle | système | filtre | sécurité)
        (refusé | rejeté) … modifi … (prompt | image | texte | contenu)
        (détecté | détectée) … (violent | sexuel | nudité | inapproprié | haineu)
        (contenu | image) … (violent | violente | sexuel | haineu) … détecté
        a refusé de (répondre | générer | créer)
        (résultat | image | vidéo | contenu) … (choquer | choquant | heurter | offensant) | (contrôle |
            filtre | vérification | examen) des contenus
        contenu … (pas admis | pas permis | pas accepté | pas toléré) | (passé | échoué) … (revue |
            vérification | contrôle | examen) de sécurité
        prompt … (jugé | considéré) … (dangereux | risqué | inapproprié) | à l'encontre de (nos | notre |
            la | les) (règles | politique | charte | directives)
        (propos | contenu | langage | termes | mots) que nous n'(admettons | autorisons | acceptons |
            tolérons) | politique d'utilisation
        changeons de sujet | parlons d'autre chose
        (refusé | rejeté | bloqué) … modérateur
        marque protégée | ne respecte pas (les | nos | la) (conditions | règles | charte)
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
        (recusou | rejeitou) (o | a | seu | sua) (prompt | conteúdo | texto | imagem)
        filtrad(o | a | os | as) pel(o | a) (provedor | fornecedor | modelo | sistema | filtro)
        (recusad | rejeitad) … (altere | mude | ajuste | modifique) … (prompt | imagem | texto | conteúdo)
        (foi detectad | detectamos | detectou-se) … (violent | sexual | nudez | impróp | adulto | ódio)
        (recusou | recusou-se a) (responder | gerar | criar)
        (removemos | retiramos | ocultamos | removid) … (ofensiv | impróp | sensív)
        não passou … (control | moderação | filtro | análise) de conteúdo
        não passou … controlo de conteúdo
        conteúdo … não (é permitido | é aceito | está permitido) | (não passou | reprovad |
            barrad) … (revisão | verificação | análise | checagem) de segurança
        (linguagem | texto | conteúdo | palavras | expressões) que não (admitimos | permitimos | aceitamos)
        vamos mudar de assunto | vamos falar de outra coisa
        (recusad | negad | bloquead | rejeitad) … moderador
        (marca | personagem | obra) … protegid | descumpre | (viola | infringe) as condições
    """,
    "vi": """
        lý do an toàn
        vi phạm (chính sách | bản quyền) | bộ lọc (nội dung | an toàn)
        (chứa | có chứa | bao gồm) … (không được phép | bị cấm | không phù hợp | không cho phép)
        nội dung … (không được phép | không cho phép)
        (câu lệnh | nội dung | từ ngữ | prompt) … bị cấm | nội dung … (bị chặn | bị từ chối | người lớn)
        bị (nhà cung cấp | mô hình | hệ thống | bộ lọc) lọc
        (nội dung | văn bản | hình ảnh | ảnh | video | prompt | câu lệnh | mô tả) ↔
            (vi phạm | không phù hợp | nhạy cảm | kiểm duyệt | phản cảm | độc hại | không an toàn)
        từ chối (trả lời | tạo)
        (đổi | chuyển) chủ đề khác
        (không thể | không) (tạo | làm | hỗ trợ) … (với nội dung này | nội dung này | chủ đề này |
            nội dung như vậy)
        kiểm duyệt (từ chối | chặn) | (máu me | vũ khí | kinh dị) | thuần phong mỹ tục | (ảnh | hình |
            video | nội dung) này không an toàn
    """,
    "it": """
        (contenut | prompt | immagine) … (viola | vietat | inappropriat | non consentit)
        non rispetta (le nostre | le | i nostri) (regole | linee guida | termini | norme)
        rilevato contenuto | contenut … (esplicit | per adulti | sessual | violent)
    """,
    "tr": """
        (açık | uygunsuz | müstehcen | şiddet) içerik | (kurallarına | kurallarımıza | politikamıza) aykırı
    """,
    "pl": """
        (treść | treści | prompt) ↔ (narusza | niedozwolon | zabronion)
        narusza … (zasady | regulamin | wytyczne)
        wykryto (treści | nagość | przemoc) | treści dla dorosłych
    """,
    "id": """
        konten (dewasa | kekerasan | eksplisit) | melanggar (aturan komunitas | pedoman | ketentuan konten)
    """,
}
"""What was put in, or what came of it, is not allowed."""
