"""What an operator has not set up."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NOT_SET_UP: Final[Lexicon] = {
    "en": """
        (provider | service | generation | backend | api_key | _key | _token | key | upstream | model | api) …
            (not configured | not been configured | is not set | not set up | is not enabled on)
        (resolver | router | adapter | adaptor | storage | queue | bucket | worker) (is not |
            not) (configured |
            set up)
        (sora | veo | kling | runway | seedance | fal | replicate | luma | pika | minimax | openai | gemini |
            video)(␣is not | ␣not | _not)(␣ | _)(configured | enabled)
        ai (is not | not) configured | (add | set | configure) … environment variable
        (provider | upstream | vendor | backend | server) (configuration | config) (is | error | invalid |
            incomplete)
        configuration(␣is missing | ␣missing | _missing) | missing(␣ | _)(provider | upstream)(␣ | _)config
        (provider | upstream) configured | missing environment variable
        (provider | service | model | upstream | channel) (setup | configuration) is (incomplete | missing)
        (server | backend | gateway | proxy | service | deployment) is missing
    """,
    "zh": """
        (上游 | 渠道 | 服务 | 接口 | 密钥 | 模型 | 供应商 | 节点 | 网关 | api | key | 视频 | 图片 | 生成) …
            (未配置 | 未设置 | 没有配置 | 尚未配置 | 还没配置 | 配置缺失 | 配置不完整 | 未初始化 |
            未完成配置 | 未完成运行配置 | 未完成接入 | 未配置完成)
        (未配置 | 没有配置 | 未设置 | 未找到已启用) … (模型 | 供应商 | 服务商 | 视频源 | 节点 | 渠道 | 上游 |
            平台)
    """,
    "ko": """
        (서비스 | 모델 | 공급자 | 제공업체 | 키 | api | 서버) … (설정되지 않 | 구성되지 않 | 설정이 없)
    """,
    "ja": """
        (サービス | モデル | プロバイダー | キー | api | サーバー) … (設定されていません | 未設定 |
            構成されていません)
    """,
    "es": "no está configurad | sin configurar",
    "ru": "не настроен | (сервис | модель | провайдер | ключ | api | сервер) … не задан",
    "de": """
        nicht konfiguriert | (dienst | modell | anbieter | schlüssel | api | server) … nicht eingerichtet
    """,
    "fr": """
        pas configur | non configur
        (service | modèle | fournisseur | clé | api | serveur) … (pas configur | non configur)
    """,
    "pt": """
        não configurad | não está configurad
    """,
    "vi": """
        chưa được cấu hình | chưa cấu hình
    """,
    "it": "(servizio | modello | fornitore | server) … non configurat",
    "tr": """
        (servis | sunucu | model | sağlayıcı | hizmet) … (yapılandırılmadı | yapılandırılmamış |
            ayarlanmadı)
    """,
    "pl": """
        (usług | model | dostawc | serwer) … (nie została jeszcze skonfigurowan | nie skonfigurowan |
            nie jest skonfigurowan)
    """,
    "id": "(layanan | model | penyedia | server) … (belum dikonfigurasi | belum diatur | belum disetel)",
    "uk": "(сервіс | модель | провайдер | сервер) … (не налаштован | ще не налаштован)",
    "ar": "(الخدمة | خدمة | النموذج) … (غير مفعلة | لم يتم تكوين | غير مهيأ)",
    "nl": "(dienst | model | aanbieder) … niet geconfigureerd",
}
"""What a gateway's operator has not filled in."""
