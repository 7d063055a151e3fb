"""Short sentences, as what is spoken of and what is said of it: the nouns, in ten languages.

Alternatives stand between bars; `*` is whatever ending a word has. `BETWEEN` has what may stand before,
between and after noun and predicate and says nothing: articles, verbs without a meaning of their own,
words for now.
Every noun goes with every predicate that `terse_said.MEANINGS` puts beside it.
"""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

BETWEEN: Final[Lexicon] = {
    "en": """
        the | this | that | your | our | my | is | are | was | were | has | have | been | being | it |
        currently | now | temporarily | sorry | requested | selected | specified | target | a | an |
        error |
        provided | supplied | given | submitted
    """,
    "zh": """
        该 | 此 | 本 | 当前 | 目前 | 您的 | 你的 | 所选 | 指定 | 的 | 已 | 已经 | 被 | 已被 | 正 |
        在 | 正在 | 处于 | 了 | 中 | 状态 | 暂时 | 临时 | 抱歉 | 现在 | 现 | 暂 | 请求的 | 是 |
        请稍后 | 重试 | 再试 |
        提供的 | 传入的 | 填写的 | 使用的
    """,
    "ko": """
        가 | 이 | 은 | 는 | 을 | 를 | 의 | 에 | 현재 | 해당 | 일시적으로 | 죄송합니다 | 귀하의 |
        상태입니다 | 사용자 |
        제공된 | 입력한 | 지정된 | 사용된
    """,
    "ja": """
        は | が | の | を | に | も | 現在 | ただいま | この | その | お客様の | 指定された |
        一時的に | です | 状態です |
        提供された | 入力された | 使用された
    """,
    "es": """
        el | la | los | las | este | esta | su | tu | sus | un | una | de | está | están | es | son |
        ha | han | sido | fue | siendo | se | ahora | actualmente | temporalmente | momentáneamente |
        lo sentimos |
        proporcionad* | indicad* | enviad* | introducid*
    """,
    "ru": """
        этот | эта | это | данная | данный | указанная | указанный | ваш | ваша | ваше | был | была |
        сейчас | временно | находится | в настоящее время | извините
        предоставленн* | переданн* | указанн*
    """,
    "de": """
        der | die | das | den | dieser | diese | dieses | ihr | ihre | dein | ein | eine | ist |
        sind | wird | wurde | wurden | worden | derzeit | zurzeit | gerade | momentan | aktuell |
        vorübergehend | leider | befindet sich |
        angegebene* | übermittelte* | verwendete*
    """,
    "fr": """
        le | la | les | l' | ce | cet | cette | votre | vos | un | une | de | est | sont | a | ont |
        été | actuellement | temporairement | momentanément | désolé |
        fourni* | indiqué* | utilisé* | saisi*
    """,
    "pt": """
        o | a | os | as | este | esta | seu | sua | um | uma | de | está | estão | é | são | foi |
        sendo | agora | atualmente | temporariamente | momentaneamente | no momento |
        fornecid* | informad* | enviad* | utilizad*
    """,
    "vi": """
        này | của bạn | đã | đang | bị | được | hiện | hiện tại | tạm thời | xin lỗi | đã bị | là |
        đã cung cấp | được cung cấp | cung cấp
    """,
}

SERVICES: Final[Lexicon] = {
    "en": """
        service | services | server | servers | system | platform | site | website | api | gateway |
        backend | model | interface
    """,
    "zh": "服务 | 服务器 | 系统 | 平台 | 网站 | 站点 | 本站 | 接口 | 模型 | 通道 | 线路 | api | 后端",
    "ko": "서비스 | 서버 | 시스템 | 플랫폼 | 사이트 | 웹사이트 | api | 모델 | 게이트웨이",
    "ja": """
        サービス | サーバー | サーバ | システム | プラットフォーム | サイト | api | モデル |
        ゲートウェイ
    """,
    "es": "servicio* | servidor* | sistema* | plataforma | sitio | sitio web | api | modelo* | pasarela",
    "ru": """
        сервис* | служба | сервер* | систем* | платформ* | сайт* | модель | модели | модел* | api |
        шлюз
    """,
    "de": """
        dienst* | service | server | system* | plattform* | website | webseite | seite | api |
        modell* | gateway
    """,
    "fr": "service* | serveur* | système* | plateforme* | site | site web | api | modèle* | passerelle",
    "pt": "serviço* | servidor* | sistema* | plataforma | site | api | modelo* | gateway",
    "vi": "dịch vụ | máy chủ | hệ thống | nền tảng | trang web | website | api | mô hình | model | cổng",
}
FEATURES: Final[Lexicon] = {
    "en": "feature | function | generation | video generation | image generation | video feature",
    "zh": "功能 | 生成 | 视频功能 | 视频生成 | 图片生成 | 图像生成 | 视频生成功能 | 生图功能 | 绘图功能",
    "ko": "기능 | 영상 생성 | 동영상 생성 | 이미지 생성",
    "ja": "機能 | 動画生成 | 画像生成 | 動画生成機能",
    "es": "función | generación de video* | generación de vídeo* | generación de imágenes",
    "ru": "функция | генерация видео | генерация изображений",
    "de": "funktion | videogenerierung | bildgenerierung",
    "fr": "fonction | fonctionnalité | génération de vidéo* | génération d'images",
    "pt": "recurso | função | geração de vídeo* | geração de imagens",
    "vi": "tính năng | tạo video | tạo ảnh",
}
SWITCHED_OFF: Final[Lexicon] = {
    "en": "not enabled | not activated | off",
    "zh": "尚未启用 | 没有启用 | 未开启 | 尚未开启 | 尚未开放 | 维修",
    "ko": "꺼져 있습니다 | 활성화되지 않았습니다",
    "ja": "有効になっていません | 有効化されていません",
    "es": "no está habilitad* | no está activad*",
    "ru": "не включена | не активирована | выключен*",
    "de": "nicht aktiviert | ausgeschaltet",
    "fr": "pas activé* | n'est pas activé*",
    "pt": "não está habilitad* | não está ativad*",
    "vi": "chưa được bật | chưa bật",
}
"""Said of a feature; said of a service or an API it may be a customer's own choice."""
MODELS: Final[Lexicon] = {
    "en": "model | models | version | api | endpoint | interface",
    "zh": "模型 | 版本 | 接口 | api | 端点",
    "ko": "모델 | 버전 | api | 엔드포인트",
    "ja": "モデル | バージョン | api | エンドポイント",
    "es": "modelo* | versión | api | endpoint | interfaz",
    "ru": "модель | модел* | версия | api | эндпоинт | интерфейс",
    "de": "modell* | version | api | endpunkt | endpoint | schnittstelle",
    "fr": "modèle* | version | api | endpoint | interface | point d'accès",
    "pt": "modelo* | versão | api | endpoint | interface",
    "vi": "mô hình | model | phiên bản | api | endpoint",
}
ACCOUNTS: Final[Lexicon] = {
    "en": "account | user account | user | organization | organisation",
    "zh": "账号 | 帐号 | 账户 | 帐户 | 用户 | 用户账号",
    "ko": "계정 | 사용자 | 사용자 계정",
    "ja": "アカウント | ユーザー | ユーザ",
    "es": "cuenta | usuario",
    "ru": "аккаунт | учетная запись | учётная запись | пользователь",
    "de": "konto | account | benutzerkonto | benutzer | nutzer | nutzerkonto",
    "fr": "compte | utilisateur",
    "pt": "conta | usuário",
    "vi": "tài khoản | người dùng",
}
KEYS: Final[Lexicon] = {
    "en": "api key | key | api token | token | access token | apikey | access key",
    "zh": "api密钥 | api 密钥 | 密钥 | 令牌 | token | api key | apikey | key | 访问令牌",
    "ko": "api 키 | api키 | 키 | 토큰 | 인증키 | 액세스 토큰",
    "ja": "apiキー | api キー | キー | トークン | アクセストークン",
    "es": "clave | clave api | clave de api | token | api key",
    "ru": "ключ | api-ключ | api ключ | ключ api | токен",
    "de": "schlüssel | api-schlüssel | api schlüssel | api-key | api key | token | key",
    "fr": "clé | clé api | clé d'api | jeton | token",
    "pt": "chave | chave api | chave de api | chave da api | token",
    "vi": "khóa | khóa api | khoá api | mã api | token | api key | key",
}
PLANS: Final[Lexicon] = {
    "en": "subscription | plan | package | trial | membership",
    "zh": "订阅 | 套餐 | 会员 | 资源包 | 资费包 | 试用 | 服务",
    "ko": "구독 | 요금제 | 플랜 | 이용권",
    "ja": "サブスクリプション | プラン | 契約 | トライアル",
    "es": "suscripción | plan | paquete | prueba",
    "ru": "подписка | тариф | пакет | пробный период",
    "de": "abonnement | abo | tarif | plan | paket",
    "fr": "abonnement | forfait | essai",
    "pt": "assinatura | plano | pacote | teste",
    "vi": "gói | gói cước | gói đăng ký | gói dịch vụ",
}
FUNDS: Final[Lexicon] = {
    "en": "balance | account balance | credits | credit | quota | funds | points",
    "zh": "余额 | 账户余额 | 账号余额 | 积分 | 额度 | 配额 | 点数 | 资源包余量 | 次数 | 剩余次数",
    "ko": "잔액 | 크레딧 | 할당량 | 포인트 | 쿼터 | 사용량",
    "ja": "残高 | クレジット | ポイント | クォータ | 利用枠",
    "es": "saldo | crédito* | cuota",
    "ru": "баланс | квота | кредиты | средства | лимит",
    "de": "guthaben | kontingent | credits | kontostand",
    "fr": "solde | crédit* | quota",
    "pt": "saldo | crédito* | cota",
    "vi": "số dư | hạn mức | tín dụng | credit",
}
WORKS: Final[Lexicon] = {
    "en": "prompt | image | video | content | input | text | photo | picture",
    "zh": "提示词 | 图片 | 视频 | 内容 | 输入 | 图像 | 文本 | 素材 | 画面 | 描述",
    "ko": "프롬프트 | 이미지 | 영상 | 콘텐츠 | 입력 | 동영상 | 텍스트 | 사진",
    "ja": "プロンプト | 画像 | 動画 | コンテンツ | 入力 | テキスト | 内容",
    "es": "prompt | imagen | vídeo | video | contenido | texto | entrada",
    "ru": "промпт | изображение | видео | контент | текст | картинка | описание",
    "de": "prompt | bild | video | inhalt* | eingabe | text",
    "fr": "prompt | image | vidéo | contenu | texte",
    "pt": "prompt | imagem | vídeo | conteúdo | texto | entrada",
    "vi": "prompt | hình ảnh | ảnh | video | nội dung | văn bản",
}
REQUESTS: Final[Lexicon] = {
    "en": "request | prompt | input",
    "zh": "请求 | 提示词 | 输入",
    "ko": "요청 | 프롬프트",
    "ja": "リクエスト | プロンプト",
    "es": "solicitud | petición | prompt",
    "ru": "запрос | промпт",
    "de": "anfrage | prompt",
    "fr": "requête | demande | prompt",
    "pt": "solicitação | pedido | prompt",
    "vi": "yêu cầu | prompt",
}
NAMES: Final[Lexicon] = {
    "en": "model | model name",
    "zh": "模型 | 模型名称 | 模型名",
    "ko": "모델 | 모델명",
    "ja": "モデル | モデル名",
    "es": "modelo | nombre del modelo",
    "ru": "модель | модел* | имя модели",
    "de": "modell | modellname",
    "fr": "modèle | nom du modèle",
    "pt": "modelo | nome do modelo",
    "vi": "mô hình | model | tên mô hình",
}
CHANNELS: Final[Lexicon] = {
    "en": "channel | channels",
    "zh": "渠道 | 通道 | 线路",
    "ko": "채널",
    "ja": "チャネル | チャンネル",
    "es": "canal | canales",
    "ru": "канал*",
    "de": "kanal | kanäle",
    "fr": "canal | canaux",
    "pt": "canal | canais",
    "vi": "kênh",
}
CHECKS: Final[Lexicon] = {
    "en": "captcha | challenge | human verification | robot check | robot | bot",
    "zh": "验证码 | 人机验证 | 滑块验证 | 图形验证码 | 安全验证",
    "ko": "캡차 | 캡챠 | 보안 문자 | 자동입력 방지 문자 | 봇",
    "ja": "captcha | キャプチャ | 画像認証 | ボット",
    "es": "captcha | verificación humana | bot | robot",
    "ru": "капча | капчу | капч* | captcha | бот",
    "de": "captcha | bot | roboter",
    "fr": "captcha | vérification humaine | bot | robot",
    "pt": "captcha | verificação humana | bot | robô",
    "vi": "captcha | mã captcha | bot | robot",
}
