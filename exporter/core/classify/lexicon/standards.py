"""What forbids it: terms, rules and standards, the filters and reviews that look whether they are kept."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

STANDARDS: Final[Lexicon] = {
    "en": """
        (moderation | safety | content | policy | nsfw) (check | filter | screen | scan |
            classifier) … (triggered | failed | rejected | tripped | did not | didn't | not pass |
            blocked | refused | flag | stopped | turned | declined | positive | hit)
        (turned down | stopped | caught | rejected | blocked | refused | declined | withheld | suppressed |
            held back | removed | filtered) by … (content | safety | moderation | nsfw | policy filter)
        (goes against | go against | breaks | breaches | in breach of | not comply with | conflicts with |
            contravenes) … (our terms | our polic | our rules | our guidelines | the terms | the rules |
            the guidelines | content polic | usage polic | community | standards)
        against (our | the | openai's | google's) (terms | polic | rules | guidelines)
        (not | isn't) something we (permit | allow) | (something | content) we don't (permit | allow)
        did not pass (moderation | our moderation | content | our content | safety | our safety | the safety)
        rai filter
        prompt (refused | declined | not accepted | was not accepted)
        (policy | moderation | safety) (rejected | rejection | refused | refusal | block)
        (acceptable use | acceptable-use | usage | content | safety | community | publishing |
            brand-safety) (policy | policies | guideline | guidelines | standard | standards | review |
            concern | concerns | screening | compliance)
        ethical guidelines | ethical reasons | compliance (check | review | reasons | policy) … (not pass |
            fail | reject | refus | denied | block)
        (not pass | fail | reject | refus | denied | blocked) … compliance (check | review | reasons)
        risk not pass | img risk | not pass … review
        (did not | didn't | does not | doesn't | could not | couldn't | failed to) (clear | pass | meet |
            satisfy) … (safety | moderation | compliance | content polic | content check | content review |
            content safety | standards)
        (trust | safety | policy | moderation) (team | teams) | (our | community | house) (code of conduct |
            community code)
        (prompt | text | image | input | output | frames | request) … (failed | did not pass) … (screening |
            policy check | policy review | safety)
        (policy | moderation | safety) (check | checks | scan | review) (failed | fail | rejected |
            not passed)
        (banned | forbidden | prohibited | blocked | unsafe | flagged) (prompt | prompts | image | input) |
            (due to | by) (image | our | the | content | text | video | audio) filters | filters detected
        (words | word | wording | terminology | expressions | phrases | vocabulary | keywords) … (we don't |
            we do not | not allow | not permit | aren't allowed | aren't permitted | aren't accepted |
            not accepted | disallowed | block list | forbidden)
        (didn't | did not | doesn't | does not | couldn't | could not) (make it past | get past |
            get through | survive) … (content | safety | moderation | review | filter)
        (content | material | imagery | scenes) (not permitted | not allowed | isn't permitted |
            not acceptable | unacceptable) | (content | safety | moderation | policy) (team | reviewers |
            reviewer | layer | gate | engine) … (refus | reject | declin | den | block | stop | remov |
            turned)
        (fell foul of | falls foul of | ran afoul of | runs afoul of | tripped | trips | hit) (our | the |
            a) (content | safety | moderation | policy | usage | nsfw)
        (filter | moderation | censor | reviewer) (wouldn't | didn't | did not | won't |
            would not) let (it | this | that) (pass | through)
        (moderator | moderators | reviewers | the censor | the filter) (turned | rejected | refused |
            declined | denied | said no | did not approve | blocked | removed)
        (by | at) the (ethics | safety | content | decency | brand) (gate | board | team | check | layer)
        (looks | look | is | are) too (much like | similar to | close to) (an existing | a known | a real |
            a famous | existing)
        (judged | deemed | considered | classified as | classed as | rated) (unsafe | offensive | sexual |
            hateful | harassment | inappropriate | adult | explicit | suggestive)
        audit (not pass | failed | rejected | did not pass) | (not pass | failed) (the audit | audit |
            content audit) | censorship | was censored | been censored | content you provided
        (guidelines | policies | policy | terms | rules) (forbid | forbids | prohibit | prohibits | disallow |
            do not allow | don't allow | does not allow) … (prompt | content | image | video | such |
            this kind | nudity | violen | persons | people)
        (sensitive | unsafe | offensive | adult | explicit | inappropriate) (material | media | result |
            output | scene)
        (provider's | vendor's | model's | their | its) filter (refused | rejected | blocked | stopped |
            declined) | output filtered | because of its content
    """,
    "zh": """
        (内容安全 | 安全检查 | 安全审查 | 安全审核 | 安全检测 | 平台审查 | 平台审核 | 内容审查 | 机器审核 |
            机审 | 风险审核) … (未通过 | 没有通过 | 没通过 | 不通过 | 拦截 | 命中 | 拒绝 | 不合规)
        (未通过 | 没有通过 | 没通过 | 没能通过 | 不能通过) … (安全 | 审核 | 审查 | 合规)
        (不符合 | 违反 | 违背) … (使用规范 | 社区规范 | 使用条款 | 使用政策 | 平台规范 | 平台规则 | 社区准则)
        触发 … (安全机制 | 安全策略 | 内容安全 | 敏感)
        (内容 | 社区 | 提示词 | 文案 | 画面)(审查 | 合规)
        (违反 | 不符合 | 违背 | 触犯) … (社区 | 规则 | 规范 | 准则 | 公约 | 法律 | 法规 | 条例)
        (平台 | 内容 | 安全 | 合规 | 规则)(校验 | 检查 | 核查 | 过滤) … (未通过 | 不通过 | 没通过 | 失败)
        (未通过 | 未能通过 | 没有通过)(机审 | 人审 | 审核 | 审查 | 平台 | 安全 | 内容 | 合规)
        (触发 | 命中 | 触碰) … (内容 | 审查 | 审核 | 违规 | 违禁 | 词库)
        (作品 | 文案 | 创作 | 主题 | 题材 | 输出 | 成片 | 结果) … (违规 | 违反 | 敏感 | 违禁 | 侵权 | 不允许 |
            不合规 | 暂不支持创作)
        不允许出现 | 换一种(说法 | 描述 | 表达) | 换个(说法 | 描述 | 表达) | 安全围栏 | 黑名单(关键词 | 词) |
            (关键词 | 词语)(拦截 | 黑名单 | 屏蔽)
        (法律法规 | 相关法规 | 国家规定 | 公序良俗)
        过不了(审 | 机审) | (没 | 没能 | 未能)过(审 | 机审)
        (被 | 已被 | 遭)(安全策略 | 内容策略 | 平台规则)(拦截 | 阻止 | 拒绝 | 屏蔽)
    """,
    "ko": """
        (원칙 | 기준 | 규정)에 (어긋 | 위배 | 맞지 않)
        노출이 심한 | 만들어 드리지 않 | (혐오 | 차별) 표현
        (커뮤니티 | 콘텐츠 | 이용 | 운영) (가이드라인 | 정책 | 규정 | 수칙 | 규칙) … (위반 | 어긋 | 위배)
        (심사 | 검수 | 검열 | 안전 검사)(를 | 을 | 에서) … (통과하지 | 거부 | 반려)
        (규정 | 약관 | 정책 | 규칙)(에 | 을 | 를) … (위배 | 위반 | 어긋 | 반하)
        (제한된 | 금지된 | 허용되지 않은 | 허용되지 않는 | 사용할 수 없는) (표현 | 단어 | 문구 | 낱말 |
            내용) | 안전 기준
        (필터 | 심사 | 검열 | 검수)(에 | 에서) (걸렸 | 걸려 | 막혔 | 탈락)
        (안전 정책 | 이용 정책 | 콘텐츠 정책)에 (따라 | 의해)
    """,
    "ja": """
        (安全 | 利用 | コンテンツ | コミュニティ)(ポリシー | 規約 | ガイドライン | 基準) … (できません |
            違反 | 反し | 反する | 抵触 | 満たし)
        (審査 | 検閲 | 安全チェック | 安全確認)(を | に)(通過し | 通りません | 落ち | 通過でき)
        (規約 | 規定 | 規則 | ルール)に(反する | 反し | 違反 | 抵触)
        (使用 | 利用)できない(語句 | 言葉 | 単語 | 表現 | 語) | 安全性フィルター | 安全フィルター |
            フィルターに(引っかか | かか | 抵触 | より) | (規約 | 規定 |
            ポリシー)に(触れ | 抵触 | 沿わない)
        (フィルター | 審査 | 検閲)(に | を | で)(通らな | 弾かれ | はじかれ | 止められ)
        (安全ポリシー | 利用ポリシー | コンテンツポリシー)(により | によって | のため)
        (規約 | 規定 | ルール | ポリシー | ガイドライン)に(合い | 合わ | 適合し | 沿って)
    """,
    "es": """
        (contra | incumple | infringe | viola) (nuestras | nuestra | las | la) (normas | reglas | política)
        (filtro | sistema | revisión | control | comprobación) de (seguridad | contenido | moderación)
        (contra | infringe | incumple | viola) … (nuestras normas | las normas | comunidad |
            nuestras políticas | nuestras reglas)
        (palabras | términos | expresiones | contenido) que no (aceptamos | permitimos | se permiten |
            admitimos | está permitid)
        (marcad | señalad | clasificad) … como (inapropiad | inadecuad | insegur | sensible | ofensiv)
        (filtro | moderación | censura) no (lo | la | le) (dejó | deja) pasar
        (bloquead | rechazad | detenid | denegad | retenid) … (política de seguridad |
            políticas de seguridad | política de uso | normas de seguridad)
    """,
    "ru": """
        (нарушает | нарушение | противоречит) … (правил | политик)
        стоп-(лист | слов) | ненавист
        (не прошл | не прошёл | не прошел | не пройден) … (модераци | цензур | фильтр | безопасност |
            контент |
            правил)
        (отклонен | отклонён | заблокирован) … (модераци | цензур)
        (защищ | наруш) … авторск | интеллектуальной собственност | (сработал | сработала) … (фильтр | защита)
        (не соответству | противореч | наруша) … (правил | политик | сообществ | стандарт)
        (слова | слово | выражени | фраз) … (чёрного списка | черного списка | недопуст | запрещ |
            не допуска) | (помечен | отмечен) … как (неприемлем | небезопас | недопустим)
        (цензур | фильтр | модераци) … не пропус
        (заблокирован | отклонен | отклонён | остановлен | запрещен | запрещён) … (политикой безопасности |
            политики безопасности | правилами безопасности | правилами использования)
    """,
    "de": """
        (prompt | inhalt | text | bild | eingabe | anfrage) …
            (unsere regeln | die regeln | unsere richtlinien | gegen unsere | gegen die)
        (inhaltsfilter | sicherheitsfilter | inhaltsprüfung | moderation) … (zurückgehalten | blockiert |
            abgelehnt | gesperrt | gestoppt)
        (zurückgehalten | blockiert | abgelehnt | gesperrt) … (inhaltsfilter | jugendschutz | moderation |
            inhaltsprüfung)
        gemeinschaft(sregeln | srichtlinien | sstandards) | (verstößt | verstoßen) gegen … (regeln |
            richtlinien | standards | bedingungen)
        (begriffe | wörter | ausdrücke | formulierungen) … (nicht zulassen | nicht erlauben |
            nicht akzeptieren | nicht erlaubt | nicht zulässig) | als (unangemessen | unsicher |
            anstößig) (markiert | eingestuft)
        (filter | moderation | zensur) … nicht durch(gelassen | gekommen)
        (blockiert | abgelehnt | gestoppt | zurückgehalten) … (sicherheitsrichtlinie | nutzungsrichtlinie |
            richtlinien)
        (sicherheitsrichtlinie | nutzungsrichtlinie) … (blockiert | abgelehnt | gestoppt | verboten)
    """,
    "fr": """
        (texte | prompt | demande | image | contenu | vidéo) …
            (ne respecte pas | ne respectent pas | contraire à | contraire aux | enfreint)
        (bloqué | refusé | rejeté | retenu | filtré) … (filtre | modération)
        (contraire | contraires) (à nos | aux) (règles | normes | conditions | principes | standards)
        (termes | mots | expressions) … (n'acceptons | n'autorisons | pas acceptés | pas autorisés) |
            (marqué | signalé | classé) … comme (inapproprié | sensible | offensant)
        (filtre | modération | censure) … laissé passer
        (bloqué | refusé | rejeté | arrêté | retenu) … (politique de sécurité | politiques de sécurité |
            règles de sécurité | conditions d'utilisation)
    """,
    "pt": """
        (viola | violam | infringe | fere) … (nossas regras | nossas diretrizes | as regras |
            as diretrizes | os termos | nossos termos | política)
        (barrad | bloquead | recusad | retid | rejeitad) … (filtro | moderação)
        (palavras | termos) (proibid | não permitid | bloquead) | contra (as nossas | nossas | as) (regras |
            diretrizes | normas)
        (palavras | termos | expressões | conteúdo) que não (aceitamos | permitimos | é permitid) |
            (marcad | sinalizad | classificad) … como (inadequad | imprópri | inapropriad | sensível)
        (filtro | moderação | censura) não (deixou | deixa) passar
        (bloquead | recusad | rejeitad | barrad | retid) … (política de segurança | políticas de segurança |
            regras de segurança | termos de uso)
    """,
    "vi": """
        (nội dung | prompt | hình ảnh | ảnh | video) … (không được chấp nhận | trái với | bị cấm)
        (tiêu chuẩn | quy tắc | nguyên tắc | quy định) (cộng đồng | nội dung | an toàn)
        (bộ lọc | kiểm duyệt | kiểm tra) (an toàn | nội dung) … (chặn | từ chối | không qua | loại)
        (từ | từ khóa | từ ngữ) (bị cấm | cấm | không được phép) | trái với (quy định | quy tắc |
            chính sách)
        (từ ngữ | từ | cụm từ | nội dung) không được (chấp nhận | phép | cho phép) | bị (đánh dấu |
            gắn cờ) (là | vì) … (không phù hợp | vi phạm | nhạy cảm)
        (bộ lọc | kiểm duyệt) không (cho qua | cho phép)
        (bị chặn | bị từ chối | bị dừng) … (chính sách an toàn | chính sách nội dung | điều khoản |
            quy định)
    """,
    "it": """
        (contenut | prompt | testo | immagine) … (inappropri | vietat | non consentit | linee guida)
        (respint | bloccat | rifiutat) … (filtro | moderazione)
    """,
    "tr": """
        (içerik | istem | metin | görsel) … (uygunsuz | politika | kurallar | ihlal)
        (filtre | moderasyon) … (engellen | reddedil | takıl)
    """,
    "pl": """
        (treść | treści | prompt | obraz) … (narusza | niedozwolon | zabronion | zasad)
        (odrzucon | zablokowan) … (filtr | moderacj | treś)
    """,
    "id": """
        (konten | prompt | gambar) … (melanggar | dilarang | tidak pantas | kebijakan)
        (diblokir | ditolak) … (filter | moderasi | keamanan konten)
    """,
}
"""Something was put in, or came of it, that these forbid."""
