"""Checks of the content that did not come to an end."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

UNCHECKED: Final[Lexicon] = {
    "en": """
        (moderation | safety check | safety checker | content check | content filter | safety filter |
            policy engine | image filter | prompt filter | safety service | moderator) …
            (timed out | timeout | is unavailable | service unavailable | failed to run | service error |
             could not be run | could not be completed |
             temporarily unavailable | ␣is down | unreachable | crashed | not responding |
             service failed | is broken | out of order | internal error | api error)
        (failed to | could not | unable to) (moderate | run moderation | run the safety | reach moderation)
        failed to (reach | call | contact | perform | complete) … (moderation | safety check | content check)
        policy (unavailable | is unavailable | lookup failed | could not be loaded | service unavailable)
        (moderation | content safety | safety check) (backend | server | endpoint | provider | model) …
            (error | fail | unavailable | timeout)
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
