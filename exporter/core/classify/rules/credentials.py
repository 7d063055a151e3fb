"""Keys, places and rights that are refused."""

from typing import Final

from exporter.core.classify.lexicon import access, away, plans, said, sessions
from exporter.core.classify.rule import REVERSE, Speaker, rule
from exporter.core.vocabulary import Reason

_WRONG_ZH: Final = "错误|不正确|无效|不对|失效|不合法|有误|不匹配|失败|不存在|过期|不正確"
_WRONG_KO: Final = "틀렸|틀린|올바르지|잘못|유효하지|일치하지|만료|오류|찾을 수 없"
_WRONG_JA: Final = (
    "間違|正しくありません|正しくない|違います|無効|不正|一致しません|誤り|エラー|見つかりません|期限"
)
_WRONG_ES: Final = "incorrect|inválid|no válid|no es válid|errón|equivocad|caducad|no existe|expirad"
_WRONG_RU: Final = (
    "неверен|неверн|неправильн|недействител|недопустим|некорректн|не совпада|не подходит|не найден|ошибка"
    "|истёк|истек"
)
_WRONG_DE: Final = "falsch|ungültig|nicht gültig|nicht korrekt|inkorrekt|abgelaufen|stimmt nicht|unbekannt"
_WRONG_FR: Final = "incorrect|invalide|non valide|erroné|non reconnu|expiré|mauvais|inconnu"
_WRONG_PT: Final = "incorret|inválid|não é válid|errad|expirad|não encontrad|não existe"
_WRONG_VI: Final = "không đúng|không hợp lệ|không chính xác|sai|hết hạn"

OWN_KEY: Final = (
    rule(
        "own_key.none_shown",
        Reason.INVALID_KEY,
        "MCP: `No valid session ID provided`: what was not shown cannot be used up",
        phrases="""
            no valid (session | token | credential | api key | api token | access token | key | cookie |
                authentication | authorization) … (provided | supplied | in the request | in request)
        """,
    ),
    rule(
        "own_key.login_of_an_account",
        Reason.ACCOUNT_EXPIRED,
        "gateways that sign in to the vendor for us: the account of the pool is refused, not our key",
        on=REVERSE,
        statuses="5xx",
        phrases="""
            (account | e-mail | email | username | 账号 | 账户 | 帐号 | 邮箱 | 用户名) …
                (or password | and password | 或密码 | 和密码 | 密码错误)
        """,
    ),
    rule(
        "own_key.pace",
        Reason.OWN_RATE_LIMIT,
        "BerriAI/litellm proxy/hooks/parallel_request_limiter_v3.py and its older kin: our limits",
        speaker=Speaker.GATEWAY,
        phrases="""
            rate limit handler for rate limit type | crossed tpm / rpm | max parallel request limit reached
            rate limit exceeded for␣ …
                (api_key: | user: | team: | team_member: | end_user: | customer: | organization: | project: |
                 tag: | agent: | model_per_key: | model_per_team: | model_per_project: |
                 model_per_organization:)
        """,
    ),
    rule(
        "own_key.budget",
        Reason.INSUFFICIENT_QUOTA,
        "BerriAI/litellm proxy/auth/auth_checks.py: the budget of our key, user or team",
        speaker=Speaker.GATEWAY,
        codes="budget_exceeded",
        phrases="""
            budget has been exceeded | exceededbudget: | exceededtokenbudget | exceededmodelbudget
            (litellm user | litellm end user | litellm team | litellm virtual key) … exceeded budget
        """,
    ),
    rule(
        "own_key.rights",
        Reason.PERMISSION_DENIED,
        "BerriAI/litellm: `key not allowed to access model. This key can only access models=[...]`",
        speaker=Speaker.GATEWAY,
        codes="""
            key_model_access_denied team_model_access_denied user_model_access_denied
            project_model_access_denied org_model_access_denied
        """,
        phrases="""
            (key | team | user | project | organization | agent) …
                (not allowed to access model | not allowed to access this model |
                 not allowed to call this route)
        """,
    ),
    rule(
        "own_key.refused",
        Reason.INVALID_KEY,
        "su-kaka/gcli2api: 403 `密码错误` for a wrong password of the gateway; LiteLLM's virtual keys",
        speaker=Speaker.GATEWAY,
        codes="token_not_found_in_db expired_key no_db_connection",
        phrases=f"""
            virtual key expected | invalid proxy server token | key is blocked. update via
            authentication error - expired key
            凭证错误 | 凭证无效
            (password | passphrase | passcode | virtual key | virtual-key | proxy key | proxy token |
             master key | admin key | gateway key | access code) ↔
                (incorrect | invalid | wrong | not valid | mismatch | does not match | unrecognized |
                 unknown | revoked | error | not found | does not exist | expired | disabled | required |
                 missing)
            (密码 | 口令 | 虚拟密钥 | 虚拟key | 虚拟 key | 访问码 | 授权码 | 虛擬金鑰) ↔ ({_WRONG_ZH})
            (비밀번호 | 암호 | 패스워드 | 가상 키 | 가상키) ↔ ({_WRONG_KO})
            (パスワード | 暗証 | 仮想キー | アクセスコード) ↔ ({_WRONG_JA})
            (contraseña | clave virtual | clave de acceso) ↔ ({_WRONG_ES})
            (пароль | пароля | виртуальный ключ | виртуального ключа | код доступа) ↔ ({_WRONG_RU})
            (passwort | kennwort | virtueller schlüssel | virtuellen schlüssel | virtuelle schlüssel) ↔
                ({_WRONG_DE})
            (mot de passe | clé virtuelle | code d'accès) ↔ ({_WRONG_FR})
            (senha | palavra-passe | chave virtual | código de acesso) ↔ ({_WRONG_PT})
            (mật khẩu | khóa ảo | khoá ảo) ↔ ({_WRONG_VI})
        """,
    ),
)

PLACE: Final = (
    rule(
        "credentials.region",
        Reason.REGION_BLOCKED,
        "OpenAI 403 and Gemini 400 `User location is not supported`: our egress address",
        phrases=f"""
            country, region, or territory not supported | location is not supported
            not available in your country | not available in your region | not available in your location
            not available in your area | not supported in your country | not supported in your region
            unsupported country | unsupported countries | unsupported region | from your region
            所在地区 | 所在区域 | 国家或地区
            해당 지역에서 | 지원되지 않는 국가 | 지원되지 않는 지역
            お住まいの地域 | お使いの地域
            {said(away.PLACE)}
        """,
    ),
)

REFUSED: Final = (
    rule(
        "credentials.key",
        Reason.INVALID_KEY,
        "OpenAI 401, Gemini 400, FastAPI gateways' `Invalid API key`, MiniMax 1004, Kling 1000-1004",
        phrases=f"""
            api key does not exist | apikey error | api key … revoked | api key or ak/sk
            api_key client option must be set | reported as leaked | no api key
            default credentials were not found | google.auth.exceptions | invalid jwt
            invalid authentication | authentication failed | authentication fails | failed to authenticate
            not authenticated | authentication required | not signed in | not logged in | run /login
            authentication is required | authentication credentials | missing authorization
            authorization header | missing bearer | invalid authorization | could not validate credentials
            login fail | invalid or expired token | token cannot be empty | token can not be empty
            token is required | token is missing | token is empty | signature is invalid
            authorization signature | illegal header value b'bearer
            token … (has expired or is invalid | is invalid or | invalid or expired)
            {said(access.BAD_KEY)}
            {said(sessions.SESSION_EXPIRED)}
            {said(plans.SIGN_IN)}
        """,
    ),
    rule(
        "credentials.permission",
        Reason.PERMISSION_DENIED,
        "OpenAI 403 on unverified organisations, Google 403 PERMISSION_DENIED, Ark ModelNotOpen, fal admin "
        "lock",
        phrases=f"""
            verify organization | organization has been disabled
            organization has been restricted | permission denied: consumer | denied on resource
            requests from referer | consumer … has been suspended | account associated with … deactivated
            account is not active | your account is not authorized | user is locked | admin lock
            does not have permission | do not have permission | don't have permission
            noautherror | no auth for | insufficient permission | missing scopes
            insufficient authentication scopes
            has not been used in project | not activated the model | whitelist
            project has been denied access | deprecating state | supported by any provider you have enabled
            ip not authorized | ip address is not allowed | not authorized to (access | perform)
            no longer available to new users | does not have access to model | not enabled for your
            not enabled for this | access to this model is denied
            (请 | 前往 | 控制台) … (激活 | 开通)(模型 | 服务 | 该模型 | 该服务) | 控制台(激活 | 开通)
            (activate | enable) (the | this) (model | service | api)
            没有权限 | 无权限 | 权限不足 | 未开通 | 未订购 | 未购买 | 未实名 | 白名单
            권한이 없 | 접근이 거부
            アクセスが拒否 | 権限がありません
            {said(plans.NO_RIGHT)}
            (do not | don't) own (the | that)
            disabled for your (organi | team | account | project)
            no permission … (access | use | model | call)
            (账户 | 账号 | 帐户 | 帐号) … (非活动状态 | 不存在)
        """,
    ),
)

SCOPES: Final = (
    rule(
        "own_key.scope",
        Reason.PERMISSION_DENIED,
        "gateways over OAuth: a key of ours whose scopes do not cover the call",
        phrases="""
            scope ↔ (insufficient | missing | not granted | not allowed | invalid | lacks | required)
            (权限范围 | 授权范围 | 作用域) ↔ (不足 | 缺少 | 无效 | 不允许 | 没有)
            (권한 범위 | 스코프) ↔ (부족 | 없 | 허용되지)
            (スコープ | 権限の範囲) ↔ (不足 | 足りません | ありません | 許可され)
            (alcance | ámbito | permisos) ↔ (insuficiente | falta | no permitid)
            (область доступа | области доступа | scope | прав) ↔ (недостаточн | отсутству | не хватает)
            (geltungsbereich | berechtigung) ↔ (unzureichend | fehlt | fehlende | nicht ausreichend)
            (portée | autorisations | droits) ↔ (insuffisant | manquant)
            (escopo | permissões) ↔ (insuficiente | ausente | não permitid)
            (phạm vi | quyền) ↔ (không đủ | thiếu)
        """,
    ),
)
