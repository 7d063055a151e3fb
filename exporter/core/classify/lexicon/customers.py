"""What a gateway tells its customer of his token and his rights: its own sentences, known to the letter.

new-api has them in several languages (its i18n files); the others are told as it would.
"""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

TOKEN: Final[Lexicon] = {
    "en": """
        invalid token | this token has expired | token not provided | this token status is unavailable
        authorization header is not provided
        (this key | your key | your api key | this api key | this token) … (paused | suspended | frozen |
            on hold)
    """,
    "zh": """
        无效的令牌 | 令牌无效 | 令牌已过期 | 令牌状态不可用 | 未提供令牌 | 令牌验证失败
        密钥无效或已失效 | 令牌不存在
        令牌 … (已禁用 | 已被禁用 | 被禁用)
    """,
    "ko": "유효하지 않은 토큰 | 토큰이 제공되지 않 | 이 토큰은 만료 | 토큰 상태는 사용할 수 없",
    "ja": """
        無効なトークン | トークンが提供されていません | このトークンは有効期限が切れ
        トークンのステータスは利用不可 | authorizationヘッダーが提供されていません
    """,
    "es": "token inválido | este token (ha caducado | expiró) | token no proporcionado",
    "ru": "недопустимый токен | недействительный токен | токен не предоставлен | этот токен истёк",
    "de": "ungültiges token | dieses token ist abgelaufen | token nicht angegeben",
    "fr": "jeton invalide | jeton non fourni | ce jeton a expiré",
    "pt": "token inválido | token não fornecido | este token expirou",
    "vi": "token không hợp lệ | token này đã hết hạn | chưa cung cấp token",
}
"""His token is wrong, off, or not there."""

BANNED: Final[Lexicon] = {
    "en": "user has been banned | user has been disabled | user is banned",
    "zh": "用户已被封禁 | 用户已被禁用 | 用户被禁用",
    "ko": "사용자가 차단 | 이 사용자는 비활성화",
    "ja": "ユーザーはban | ユーザーは無効化",
    "es": "usuario (baneado | desactivado) | el usuario ha sido (bloqueado | desactivado)",
    "ru": "пользователь заблокирован | пользователь отключ",
    "de": "benutzer wurde (gesperrt | deaktiviert)",
    "fr": "utilisateur a été banni | utilisateur a été désactivé",
    "pt": "usuário foi banido | usuário foi desativado",
    "vi": "người dùng đã bị cấm | người dùng này đã bị vô hiệu",
}
"""He may not use it any longer."""

ACCESS: Final[Lexicon] = {
    "en": """
        ip not allowed | ip is not allowed | ip address is not allowed
        (model | route | group | endpoint) not allowed for (this | your)
        (blocked | disabled | restricted | denied | not allowed | turned off | switched off) by your (
            organi | workspace | team | admin | account | project | company | own)
        (api key | apikey | key) … (not assigned to | not bound to | not linked to | not associated with)
        no (project | group | channel group) (associated with | assigned to | bound to)
        (your key | this key | your api key | this api key | your token | this token | your group) (
            is not allowed to | isn't allowed to | may not | is restricted to | can only | may only)
        key (may | can) only | your (administrator | admin) (can | must | has to) (allow | enable)
        (turned off | switched off | disabled | not enabled) for (project | your project | this project |
            your team | your workspace)
        access forbidden: ip address not allowed | admin privileges | admin only | requires admin
        token has no access to | no permission to access this group | your ip is not in
        you do not have access to … contact
        (key is not allowed | token is not allowed | group is not allowed) … (model | access)
    """,
    "zh": """
        ip 不在白名单 | 无权访问模型 | 无权使用模型 | 无权访问任何模型 | 无权访问 … 分组
        只能在指定网段使用 | 不在令牌允许访问 | 管理员权限
        (api key | apikey | key | 令牌 | 密钥) … (未绑定 | 未分配 | 没有绑定)
        (令牌 | 密钥 | 用户 | 账号 | 您) … (没有可用分组 | 无可用分组 | 没有可用的分组)
        (分组 | 令牌 | 套餐) … (不支持该模型 | 不支持此模型 | 无权 | 未开通 | 没有权限 | 无法使用)
    """,
    "ko": """
        토큰은 … 접근할 권한이 없 | 그룹에 접근할 권한이 없
        (api key | apikey | key) … 할당되지
    """,
    "ja": """
        ipはトークンのアクセス許可リスト | トークンは … アクセスできません
        グループ … アクセスする権限がありません | グループ … へのアクセス権限がありません
        (api key | apikey | key) … 割り当てられて
    """,
    "es": "token no tiene acceso | permiso para acceder a este grupo | su ip no está en",
    "ru": "нет прав доступа к этой группе | токен не имеет доступа",
    "de": "token hat keinen zugriff auf | keine berechtigung für diese gruppe | ihre ip ist nicht in",
    "fr": "jeton n'a … accès | permission pour accéder à ce groupe",
    "pt": "token não tem acesso | permissão para acessar este grupo",
    "vi": "token này không có quyền | không có quyền truy cập nhóm | ip của bạn không",
}
"""What his token, his group or his address may not ask for."""
