"""Refusals of what a gateway gave us (password, virtual key, limits), and of any key in ten languages."""

from typing import Final

from exporter.core.rules.base import REVERSE, Rule, Speaker, pairs, words
from exporter.core.words import Reason


def _refused(subjects: str, verdicts: str) -> tuple[str, ...]:
    """A subject and what is said of it, in either order."""
    return pairs(subjects, verdicts) + pairs(verdicts, subjects)


_WRONG_ZH: Final = "错误|不正确|无效|不对|失效|不合法|有误"
_WRONG_KO: Final = "틀렸|틀린|올바르지|잘못|유효하지|일치하지|만료"
_WRONG_JA: Final = "間違|正しくありません|正しくない|違います|無効|不正|一致しません|誤り"
_WRONG_ES: Final = "incorrect|inválid|no válid|no es válid|errón|equivocad|caducad"
_WRONG_RU: Final = "неверн|неправильн|недействител|недопустим|некорректн|не совпада|истёк|истек"
_WRONG_DE: Final = "falsch|ungültig|nicht gültig|nicht korrekt|inkorrekt|abgelaufen"
_WRONG_FR: Final = "incorrect|invalide|non valide|erroné|non reconnu|expiré"
_WRONG_PT: Final = "incorret|inválid|não é válid|errad|expirad"
_WRONG_VI: Final = "không đúng|không hợp lệ|không chính xác|sai|hết hạn"

TABLE: Final = (
    Rule(
        name="own_key.login_of_an_account",
        reason=Reason.ACCOUNT_EXPIRED,
        on=REVERSE,
        statuses=frozenset(range(500, 600)),
        phrases=pairs(
            "account|e-mail|email|username|账号|账户|帐号|邮箱|用户名",
            "or password|and password|或密码|和密码|密码错误",
        ),
        seen="gateways that sign in to the vendor for us: the account of the pool is refused, not our key",
    ),
    Rule(
        name="own_key.pace",
        reason=Reason.OWN_RATE_LIMIT,
        speaker=Speaker.GATEWAY,
        phrases=(
            *pairs(
                "rate limit exceeded for ",
                "api_key:|user:|team:|team_member:|end_user:|customer:|organization:|project:|tag:|agent:"
                "|model_per_key:|model_per_team:|model_per_project:|model_per_organization:",
            ),
            "rate limit handler for rate limit type",
            "crossed tpm / rpm",
            "max parallel request limit reached",
        ),
        seen="BerriAI/litellm proxy/hooks/parallel_request_limiter_v3.py and its older kin: our limits",
    ),
    Rule(
        name="own_key.budget",
        reason=Reason.INSUFFICIENT_QUOTA,
        speaker=Speaker.GATEWAY,
        codes=words("budget_exceeded"),
        phrases=(
            "budget has been exceeded",
            "exceededbudget:",
            "exceededtokenbudget",
            "exceededmodelbudget",
            *pairs("litellm user|litellm end user|litellm team|litellm virtual key", "exceeded budget"),
        ),
        seen="BerriAI/litellm proxy/auth/auth_checks.py: the budget of our key, user or team",
    ),
    Rule(
        name="own_key.rights",
        reason=Reason.PERMISSION_DENIED,
        speaker=Speaker.GATEWAY,
        codes=words(
            "key_model_access_denied team_model_access_denied user_model_access_denied"
            " project_model_access_denied org_model_access_denied"
        ),
        phrases=pairs(
            "key|team|user|project|organization|virtual key|api key|agent",
            "not allowed to access model|not allowed to access this model|not allowed to call this route",
        ),
        seen="BerriAI/litellm: `key not allowed to access model. This key can only access models=[...]`",
    ),
    Rule(
        name="own_key.refused",
        reason=Reason.INVALID_KEY,
        speaker=Speaker.GATEWAY,
        codes=words("token_not_found_in_db expired_key no_db_connection"),
        phrases=(
            "virtual key expected",
            "invalid proxy server token",
            "key is blocked. update via",
            "authentication error - expired key",
            *_refused(
                "password|passphrase|passcode|virtual key|virtual-key|proxy key|proxy token|master key"
                "|admin key|gateway key|access code",
                "incorrect|invalid|wrong|not valid|mismatch|does not match|unrecognized|unknown|revoked",
            ),
            *_refused("密码|口令|虚拟密钥|虚拟key|虚拟 key|访问码|授权码", _WRONG_ZH),
            *_refused("비밀번호|암호|패스워드|가상 키|가상키", _WRONG_KO),
            *_refused("パスワード|暗証|仮想キー", _WRONG_JA),
            *_refused("contraseña|clave virtual|clave de acceso", _WRONG_ES),
            *_refused("пароль|виртуальный ключ|виртуального ключа|код доступа", _WRONG_RU),
            *_refused("passwort|kennwort|virtueller schlüssel|virtuellen schlüssel", _WRONG_DE),
            *_refused("mot de passe|clé virtuelle|code d'accès", _WRONG_FR),
            *_refused("senha|palavra-passe|chave virtual|código de acesso", _WRONG_PT),
            *_refused("mật khẩu|khóa ảo|khoá ảo", _WRONG_VI),
        ),
        seen="su-kaka/gcli2api: 403 `密码错误` for a wrong password of the gateway; LiteLLM's virtual keys",
    ),
)
"""Only gateways have these, so they are about us unless a second gateway relays them."""

LANGUAGES: Final = (
    Rule(
        name="own_key.scope",
        reason=Reason.PERMISSION_DENIED,
        phrases=(
            *_refused("scope", "insufficient|missing|not granted|not allowed|invalid|lacks|required"),
            *_refused("权限范围|授权范围|作用域", "不足|缺少|无效|不允许|没有"),
            *_refused("권한 범위|스코프", "부족|없|허용되지"),
            *_refused("スコープ|権限の範囲", "不足|ありません|許可され"),
            *_refused("alcance|ámbito|permisos", "insuficiente|falta|no permitid"),
            *_refused("область доступа|области доступа|scope|прав", "недостаточн|отсутству|не хватает"),
            *_refused("geltungsbereich|berechtigung", "unzureichend|fehlt|nicht ausreichend"),
            *_refused("portée|autorisations|droits", "insuffisant|manquant"),
            *_refused("escopo|permissões", "insuficiente|ausente|não permitid"),
            *_refused("phạm vi|quyền", "không đủ|thiếu"),
        ),
        seen="gateways over OAuth: a key of ours whose scopes do not cover the call",
    ),
    Rule(
        name="own_key.languages",
        reason=Reason.INVALID_KEY,
        phrases=(
            *_refused("访问令牌|access token", _WRONG_ZH),
            *_refused("액세스 토큰|엑세스 토큰|api 키|api키", _WRONG_KO),
            *_refused("アクセストークン|apiキー", _WRONG_JA),
            *_refused("clave de api|clave api|token de acceso|credenciales", _WRONG_ES),
            *_refused("api-ключ|api ключ|ключ api|токен доступа|учётные данные|учетные данные", _WRONG_RU),
            *_refused("api-schlüssel|api schlüssel|zugriffstoken|zugangstoken|anmeldedaten", _WRONG_DE),
            *_refused("clé api|clé d'api|clé d'accès|jeton d'accès|identifiants", _WRONG_FR),
            *_refused("chave de api|chave api|chave da api|token de acesso|credenciais", _WRONG_PT),
            *_refused("khóa api|khoá api|mã truy cập|token truy cập|thông tin xác thực", _WRONG_VI),
            *pairs(
                "clé|clave|chave", "non reconnu|inconnu|desconocid|no reconocid|desconhecid|não reconhecid"
            ),
            *_refused("ключ|schlüssel|khóa", "неизвест|не найден|unbekannt|không tồn tại"),
        ),
        seen="new-api and its forks answer in the language that they are asked in",
    ),
)
"""Vendors and gateways say these alike."""
