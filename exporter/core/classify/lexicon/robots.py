"""Who is taken for a robot, or for a thief, and the questions whether there is a person."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

CAPTCHA: Final[Lexicon] = {
    "en": """
        captcha | human verification | not a robot | are human | are a human
        (verify | prove | confirm) (it's you | that it's you | you're human | you're not | you aren't a)
        (not | aren't) a bot
        are you a robot | i am not a robot | (solve | complete) (the | this | a) (puzzle | challenge |
            verification | security check) | slide to (continue | verify) | drag the slider |
            verification (needed | challenge) | turnstile response | cf-turnstile
        (complete | solve | pass | finish) (the | a | our) (security challenge | security check |
            human check) | (slide | drag) (the | to) … (verify | slider) | tick the box
        (security | human) verification (required | needed) | verification (gate | wall | page | interstitial)
        (type | enter) the (characters | letters) (from | in | shown in | you see in) the (image |
            picture) | select all (images | pictures | squares) (with | that contain | containing)
        (that you are | you're | you are) a person | (you are | you're) not a machine
        rotate the image (to | until)
        (solve | solving | bypass | pass) … (turnstile | hcaptcha | funcaptcha) | turnstile (failed |
            was not | could not | timed out)
    """,
    "zh": """
        输入验证码 | 安全验证 | 打码 | 行为验证
        (需要 | 请 | 完成 | 通过) … 验证码
        (不是 | 并非 | 非)机器人
        (人机 | 滑块 | 滑动 | 拼图 | 图形) … (验证 | 校验 | 认证)
        完成下方验证 | 请完成 … 验证 | (完成 | 通过)验证后(继续 | 重试)
        (滑块 | 拼图 | 点选 | 图片 | 真人)(验证 | 校验 | 认证) | 真人检测
        拖动 … (验证 | 滑块) | (真人 | 本人)验证
        (机器人 | 人机)(检测 | 校验 | 验证 | 识别)(未通过 | 失败 | 不通过 | 未过) | (输入 | 填写)(图片 |
            图中 | 图形 | 下图)(中的 | 里的 | 上的 | 的)(字符 | 文字 | 数字 | 验证码) | 验证码(错误 |
            不正确 | 有误 | 已失效)
        (选出 | 选择 | 点击 | 点选)(所有 | 全部 | 图中 | 下图中)(包含 | 含有 | 的 | 有) … (图片 | 文字 |
            图) | (红绿灯 | 斑马线 | 消防栓)的图
    """,
    "ko": """
        캡차 | 캡챠 | 보안 문자 | 보안문자 | 로봇이 아 | 자동 입력 방지 | 사람임을 확인
        순서대로 (클릭 | 선택 | 눌러)
        (사람 | 로봇)인지 | 퍼즐을 (맞 | 풀) | 슬라이드하여 | 본인 확인이 필요
        (캡차 | 캡챠 | 보안 문자 | 인증)(를 | 을) (완료 | 입력 | 통과)해
        슬라이더를 (밀 | 움직) | (보안 문자 | 자동입력) … 입력
        (봇 | 로봇)(이 | 임이) (아님 | 아닙 | 아닌) | (그림 | 이미지 | 화면)에 (보이는 | 표시된 |
            나온) (글자 | 문자 | 숫자 | 코드)
        보안 (확인 | 검사 | 인증)(을 | 를 | 이) … (완료 | 통과 | 필요) | (자동 | 매크로) (접속 | 접근 |
            프로그램 | 요청)(이 | 가 | 으로) … (의심 | 감지)
        (사람이 | 본인이) 직접 … (접속 | 요청 | 확인)
        (로봇 | 봇) (여부 | 인지) | (이미지 | 사진 | 그림)(를 | 을) (모두 | 전부) (선택 | 고르 | 클릭)
    """,
    "ja": """
        キャプチャ認証 | 画像認証 | ロボットではな | ロボットでな | パズル認証
        検証が必要 | (順番に | 画像内の | 文字を)(タップ | クリック | 選択) | 文字を順番
        ロボットですか | パズルを | スライドして | 本人確認が必要 | 人間ですか
        キャプチャを(完了 | 入力 | 解い | 通過)
        スライダーを … (動か | 移動 | ドラッグ) | 人間である
        (ボット | ロボット)(では | で)(ない | ありません | はありません) | (ボット | ロボット)(確認 | 判定 |
            チェック)
        画像(の | に表示された | 内の)(文字 | 数字 | コード)を … (入力 | 選択) | セキュリティ(チェック |
            確認 | 認証)(を | が)(完了 | 必要 | 通過)
        (人間 | 本人)(による | の)操作 | 人間かどうか
        (人 | 人間 | 本人)による(操作 | アクセス) | (画像 | 写真)を(選択 | 選んで | すべて選択)(して認証 |
            し認証 | して確認)
    """,
    "es": """
        verificación humana
        (no eres | no soy | no es | no sea) un robot | (eres | es) humano
        distinguirle de un (programa | robot | bot)
        (resuelve | resuelva | complete | completa) el (captcha | rompecabezas | desafío) | eres un robot |
            desliza
        (completa | complete | supera | supere) … (desafío | control) de seguridad
        (demuestra | verifica | confirma) que eres
        (caracteres | letras) de la imagen | (marca | marque) la casilla | (selecciona |
            seleccione) todas las (imágenes | casillas) (con | que) | (no eres | no es | no soy) un bot
        (completa | complete) la verificación
        de seguridad en (la web | el sitio | la página)
        eres una persona | no eres una máquina | (gira | gire) la imagen hasta
        programa automático | (escribe | introduce | ingresa | escriba | introduzca |
            ingrese) el código (que aparece | que ves | de la imagen | mostrado)
        verificación de seguridad (pendiente | requerida | necesaria)
        (reto | desafío) de seguridad | (resuelve | resuelva | completa) el (puzle | puzzle)
    """,
    "ru": """
        капч | не робот | вы человек
        (решите | пройдите) (капч | задачу | проверку | пазл) | вы робот
        (передвиньте | переместите | сдвиньте) … (ползунок | слайдер)
        (введите | укажите) (символы | текст | код) с (картинки | изображения) | докажите, что вы
        (введите | укажите) … с картинки | (пройдите | требуется) (проверку | проверка) (безопасности |
            на робота | на человека)
        головоломк | (вы | я) не бот | (проверк)(а | у | и) (на робота | на бота | «я не робот») | выберите …
            (изображени | картинк) (с | на)
        выберите все (изображени | картинк | квадрат) | проверк(а на робота | у на робота | у «я не робот |
            а «я не робот)
    """,
    "de": """
        kein roboter | ein mensch sind | menschliche verifizierung
        (lösen sie | löse) das (rätsel | puzzle | captcha) | sind sie ein (roboter | mensch) | schieberegler
        (sicherheitsabfrage | sicherheitsprüfung | sicherheitscheck) … (lösen | abschließen | bestehen)
        (schieben | ziehen) … regler | (ein mensch | kein bot | kein roboter) bist
        dass (du | sie) (ein mensch | kein bot | kein roboter)
        (zeichen | buchstaben) aus dem bild | (häkchen | kästchen) … (bot | mensch | roboter)
        alle bilder (mit | aus | auswählen | die) … (aus | ampel | zebra | fahrrad | bus) | (überprüfung |
            verifizierung) abschließen | kein bot
        (sie | du) eine person (sind | bist) | keine maschine | drehen sie das bild in
        automatisches programm | (den code | die zeichen) aus dem bild | sicherheitsprüfung (ausstehend |
            erforderlich | notwendig)
    """,
    "fr": """
        pas un robot | êtes humain | un être humain | vérification humaine
        (résolvez | complétez) le (puzzle | captcha | défi) | êtes-vous (un robot | humain)
        (faites glisser | glissez) | (complétez | réussissez) … (défi | contrôle) de sécurité
        prouvez que vous êtes
        (caractères | lettres) de l'image | cochez la case | sélectionnez toutes les images | pas un bot
        (terminez | complétez | effectuez) la vérification | de sécurité sur (le site | la page)
        vous êtes une personne | pas une machine | tournez l'image
        programme automatique | (saisissez | entrez | écrivez) le code (qui apparaît | affiché |
            de l'image | que vous voyez) | vérification de sécurité (en attente | requise | nécessaire)
        défi de sécurité
    """,
    "pt": """
        é humano | verificação humana
        (não é | não sou | não seja) um robô
        (resolva | complete) o (quebra-cabeça | captcha | desafio) | você é (um robô | humano) | deslize para
        deslize para | (complete | conclua) … (desafio | verificação) de segurança
        (prove | comprove | confirme) que você é
        (caracteres | letras) da imagem | marque a caixa | selecione todas as imagens (com | que)
        não é um bot | (conclua | complete) a verificação | de segurança (no site | na página)
        você é uma pessoa | não é uma máquina | gire a imagem até
        programa automático | (digite | escreva | insira) o código (que aparece | que vê | da imagem |
            mostrado) | verificação de segurança (pendente | necessária | obrigatória)
        desafio de segurança | (monte | monta) o quebra-cabeça
    """,
    "vi": """
        là con người
        không phải (robot | là robot | người máy | là người máy)
        (giải | hoàn thành) (câu đố | captcha | xác minh) | bạn có phải (là | robot) | kéo thanh trượt
        (hoàn thành | vượt qua) … (thử thách | kiểm tra) bảo mật
        không phải (bot | là bot | máy) | (nhập | điền) (mã | ký tự | chữ) … (ảnh | hình | captcha) |
            (hoàn tất | hoàn thành | vượt qua) (kiểm tra | xác minh) (bảo mật | an ninh) | ghép hình
        (xác nhận | xác minh | chứng minh) … (người thật | con người)
        kiểm tra (robot | người máy | bot) | chọn (tất cả | mọi) (hình | ảnh | ô) (có | chứa)
    """,
    "pl": """
        nie jesteś (robot | bot)
        jesteś człowiekiem
    """,
    "tr": """
        robot olmadığ | insan olduğ
    """,
    "it": """
        non sei un (robot | bot)
        di essere umano
    """,
    "id": """
        bukan robot
        bahwa anda manusia
    """,
    "ar": "لست روبوت",
    "uk": "не робот",
}
"""A check for a person; `captcha` is the same word in most languages."""

SUSPECTED: Final[Lexicon] = {
    "en": """
        (unusual | suspicious | strange | abnormal | irregular) (activity | traffic | sign-in | login |
            access pattern)
        (unusual | strange | abnormal | irregular) (behavior | behaviour)
        automated (queries | traffic | behavior | behaviour | use | requests | access | activity)
        bot abuse | bot detection | bot detected | anti-bot | antibot | anti-abuse | bot-like | bot traffic
        (risk | fraud | abuse | bot) (check | control | score | engine | assessment) … (failed |
            did not pass |
            triggered | rejected | flagged | too high | not passed | blocked | denied)
        (suspected | detected) … (automation | bot activity | scripted)
        doesn't look right with (this | your) account | verify your age | (taken | mistaken) for a (bot |
            robot)
        press and hold | confirm … (a person | over 18) | (script | scripted) (behavior | behaviour) detected
        asked for a (passkey | phone | code | verification)
        (device | environment | login | ip | behavior | behaviour | fingerprint) risk | risk (level | score |
            rating) (is | high | too) | security check (failed | not passed | rejected | did not pass)
        (vpn | proxy | tor | datacenter | data center | hosting) (detected | usage | ip | ips | address |
            traffic | is not allowed | are not allowed | not allowed) | (vpn | proxies) or (proxy | vpn)
        (suspicious | abnormal | unusual | bot-like) (requests | traffic | use | usage | patterns | pattern) |
            (browser | client | session | you) (looks | look | appears | seems) (automated | like a bot |
            suspicious | to be a bot) | looks automated
        too many (suspicious | automated | abnormal)
        (user | account) risk (control | check | review)
        couldn't sign you in | browser or app may not be secure | (sign-in | signin | login) (blocked |
            attempt blocked | was blocked | prevented) | 2-step verification | two-step verification |
            unusual about this sign-in
        (we are | us for | we're | us to be) a (bot | robot | script) | layer of the vendor blocked
        account_untrusted | untrusted (account | session | device | client | browser)
        account … (not pass | failed | fails) … trust | (account | session | device) is (not trusted |
            untrusted)
    """,
    "zh": """
        异常行为 | 行为异常 | 异常活动 | 异常流量 | 触发风控 | 被风控 | 风控拦截 | 风控中 | 风控限制
        风控策略 | 账号风控 | 风险控制 | 机器操作 | 脚本操作 | 非人工操作
        (触发 | 命中 | 触碰) … 风控 | (平台 | 官方 | 上游)风控 | 风控(拒绝 | 校验 | 检测 | 审核) | 需要(滑块 |
            人工验证)
        (异常请求 | 可疑请求 | 异常访问 | 异常登录) … (检测 | 拦截)
        检测到 … (异常请求 | 可疑 | 自动化 | 机器人 | 风险)
        自动化 … (检测 | 疑 | 禁止)
        (官方 | 平台)要求 … 验证 | 短信验证 | 异常访问
        (账号 | 账户 | 设备 | 会话)(不受信任 | 不可信 | 未受信任 | 信任度(低 | 不足))
        当成(机器人 | 了机器人) | 当作机器人 | 认为是机器人
        身份核验 | 脚本行为 | 重新验证(邮箱 | 手机 | 身份)
        (网络环境 | 操作 | 登录环境)存在风险 | 需滑块
        (设备 | 登录 | 环境 | 指纹)(风险 | 异常) | 风险等级
        (请求 | 访问 | 操作 | 账号 | ip)(存在 | 有)(安全风险 | 风险) | ip异常 | ip访问异常 | (账号 | 账户 |
            帐号)(存在 | 有)安全风险 | 请关闭(代理 | vpn) | 检测到(代理 | vpn)
        (认为 | 判定 | 判断 | 识别)我们(是 | 为) … (脚本 | 机器人 | 爬虫) | 撞风控
        (账号 | 账户 | 帐号 | 会话)(被 | 已被) … 风控
    """,
    "ko": """
        비정상적인 (활동 | 접근 | 요청) | 리스크 관리 중
        자동화 … (의심 | 감지 | 차단) | 비정상 … (감지 | 차단)
        신뢰할 수 없는 (계정 | 기기 | 세션)
        (vpn | 프록시)(가 | 이 | ␣사용) | 의심스러운 (요청 | 활동 | 접속 | 트래픽) | 이상 (행동 | 접속 | 활동)
        (봇 | 로봇)으로 (판단 | 인식 | 분류)
    """,
    "ja": """
        不審なアクティビティ | 異常なアクティビティ | 通常と異なるトラフィック | リスク管理中
        自動化 … (検出 | 疑) | (不審な | 異常な)(アクセス | 操作 | 動作) | ボット … (検出 | 疑い)
        自動(アクセス | 操作 | 化された) | (vpn | プロキシ)(が | の | を) … (検出 | 使用 | 利用) |
            不正(アクセス | な操作)
        ボットと(判定 | みなさ | 判断) | 信頼(できない | されていない)(アカウント | デバイス | 端末 |
            セッション)
    """,
    "es": """
        (actividad | tráfico | comportamiento) (inusual | sospechos | anómal) | uso automatizado
        (vpn | proxy) detectad | (solicitudes | peticiones | accesos) (sospechos | automatizad | anómal)
        (que somos | por) un (bot | robot) | (cuenta | sesión | dispositivo) no (es de confianza | confiable)
        tráfico automatizado
        uso (inusual | sospechoso | anómalo)
    """,
    "ru": """
        (подозрительн | необычн | аномальн) … (активност | трафик | поведени) | автоматизированн … запрос
        (vpn | прокси) … (обнаруж | запрещ) | (подозрительн | автоматическ) … (запрос | действи | вход)
        (нас за бота | нас ботом | нас роботом) | (ненадежн | ненадёжн | недоверенн) … (аккаунт | устройств |
            сесси)
    """,
    "de": """
        (verdächtige | ungewöhnliche | auffällige) (aktivität | zugriffe | anmeldung)
        (vpn | proxy) (erkannt | festgestellt) | (verdächtige | automatisierte | auffällige) (anfragen |
            zugriff | aktivität)
        uns für einen (bot | roboter) | (konto | gerät | sitzung) … nicht vertrauenswürdig
        automatisierte(r | n) (verkehr | datenverkehr | traffic | zugriff)
        (ungewöhnliche | verdächtige | auffällige) nutzung
    """,
    "fr": """
        (activité | trafic | comportement) (suspect | inhabituel | anormal) | utilisation automatisée
        (vpn | proxy) détecté | (requêtes | accès | activité) (suspect | automatis | anormal)
        nous prend pour un (robot | bot) | (compte | appareil | session) non (fiable | approuvé)
        trafic automatisé
        utilisation (inhabituelle | suspecte | anormale)
    """,
    "pt": """
        (atividade | tráfego | comportamento) (suspeit | incomu | anormal) | uso automatizado
        (vpn | proxy) detectad | (requisições | acessos | solicitações) (suspeit | automatizad | anormais)
        (que somos | por) um (robô | bot) | (conta | dispositivo | sessão) não confiável
        tráfego automatizado
        uso (incomum | suspeito | anormal)
    """,
    "vi": """
        (hoạt động | truy cập | lưu lượng) (đáng ngờ | bất thường) | truy cập tự động
        phát hiện (vpn | proxy | bot | tự động) | (yêu cầu | hoạt động) (đáng ngờ | tự động)
        chúng tôi là (bot | robot) | (tài khoản | thiết bị) không (đáng tin cậy | được tin cậy)
    """,
}
"""Somebody is taken for a robot, or for a thief."""
