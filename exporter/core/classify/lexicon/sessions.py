"""Logins that have run out, as accounts of a pool have them."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

SESSION_EXPIRED: Final[Lexicon] = {
    "en": """
        (access token | cookie | cookies) … expired
        (session | session is | session has | token | token is | token has) expired
        session (is no longer valid | is invalid | invalid | not valid | has ended | was terminated |
            revoked | was revoked | was logged out) | (logged | signed) out (by | from | of)
        refresh token (rejected | invalid | is invalid | not accepted | failed) |
            (could not | failed to | unable to | cannot) refresh (the | access | session | token | cookie |
            login)
        (login | cookies | cookie | sso) (is | are | has been | was) (stale | dead | invalidated | lost |
            no longer valid | rejected | revoked)
        (session | login | sign-in) (has | is | was | ␣)timed out | (session | login | sign-in) timed out
        (web | account | browser | cookie | poe | google | discord | suno) (login | log-in |
            sign-in) failed | (cookie | cookies | session) … (invalid or expired | expired or invalid)
        session … inactivity
        login page (detected | shown | appeared | was shown) | redirected to … (login | sign-in |
            signin | accounts.google) | session (is | was) (gone | lost)
    """,
    "zh": """
        (会话 | 登录 | 登录态 | 账号 | 访问令牌 | access token | token | cookie | 凭证 | 凭据) … (过期 |
            失效)
        重新(扫码 | 登录) | 要求 … 登录
        (登录 | 会话 | cookie | 登录状态)(无效 | 丢失 | 被踢 | 掉线 | 已掉线) | 刷新(token | 令牌 |
            cookie | 会话)(失败 | 出错)
        (会话 | 登录)(已 | 已经 | ␣)超时 | (会话 | 登录)超时
        (登陆 | 登录 | 登入) … (失败 | 失效 | 过期)
        登入(已过期 | 过期 | 失效 | 已失效 | 状态 | 逾时 | 超时)
    """,
    "ko": """
        계정이 만료
        (세션 | 로그인 | 액세스 토큰) … 만료
        (세션 | 로그인 | 쿠키)(이 | 가 | ␣) … (끊 | 무효 | 해제 | 유효하지)
        (세션 | 로그인)(이 | 가 | ␣시간이) … 초과
        쿠키 … (만료 | 갱신)
        세션 (시간 | 유효 시간 | 만료) … (초과 | 지났)
        다시 로그인 | 재로그인 | 로그인(을 다시 | 이 풀 | 이 해제)
    """,
    "ja": """
        (セッション | アクセストークン | ログイン) … (期限切れ | 期限が切れ | 失効)
        (セッション | ログイン | クッキー)(が | は) … (無効 | 切れ | 解除 | 失われ)
        (セッション | ログイン)が … タイムアウト
        (クッキー | cookie) … (期限 | 失効 | 切れ)
        セッション(タイムアウト | 切れ | が切れ | の有効期間)
        再ログイン | (もう一度 | 再度 | 改めて)ログイン
    """,
    "es": """
        (token de acceso | sesión) … (expir | caduc | vencid)
        (sesión | cookie) (no válida | inválida | cerrada | ya no es válida)
        (sesión | inicio de sesión) … (tiempo agotado | caducó)
        (vuelva | vuelve) a (iniciar sesión | entrar | conectarte | conectarse) | sesión (de nuevo |
            otra vez | nuevamente) | sesión … (inactividad | terminó | finaliz | ya no es válid | se cerró |
            se ha cerrado)
        (cookie | cookies) … (expir | caduc | vencid)
    """,
    "ru": """
        (токен доступа | токена доступа | сесси | сеанс) ↔ (истек | истёк | просроч | устарел)
        (сессия | сеанс | куки) (недействител | завершен | завершён | сброшен)
        (время сесси | время сеанс | сесси | сеанс) … (вышло | истекло | закончил)
        (куки | cookie) ↔ (устарел | просроч | истек | истёк | недействит | протух | слетел | отсутств)
        (войдите | авторизуйтесь | залогиньтесь | выполните вход) (снова | заново | повторно | ещё раз |
            еще раз)
    """,
    "de": """
        (zugriffstoken | sitzung) … abgelaufen
        (sitzung | cookie) … (ungültig | beendet | nicht mehr gültig)
        (sitzung | anmeldung) … zeitüberschreitung
        (melden sie sich | melde dich | loggen sie sich | logge dich) (erneut | neu | wieder) (an | ein)
        bitte (erneut | neu | wieder | noch einmal) (anmelden | einloggen) | sitzung … (zu ende | inaktivität)
        (cookie | cookies) … (abgelaufen | veraltet)
    """,
    "fr": """
        (jeton d'accès | session) … (expiré | périmé)
        (session | cookie) … (invalide | terminée | n'est plus valide)
        (session | connexion) … (délai dépassé | arrivée à expiration)
        (vous reconnecter | reconnectez-vous | reconnecte-toi)
        session … (pris fin | inactivité | n'est plus valable | fermée)
        (cookie | cookies) … (expiré | périmé)
    """,
    "pt": """
        (token de acesso | sessão) … (expir | vencid)
        (sessão | cookie) (inválid | encerrad | não é mais válid)
        (sessão | login) … (tempo esgotado | encerrad)
        (faça login | inicie sessão) (novamente | de novo | outra vez)
        sessão … (terminou | inatividade | já não é válid | finalizad | caiu)
    """,
    "vi": """
        (token truy cập | phiên) … (hết hạn | hết hiệu lực)
        phiên … (không hợp lệ | không còn hiệu lực | đã kết thúc)
        (phiên | đăng nhập) … (hết thời gian | quá hạn)
        cookie … (thiếu | hỏng | không hợp lệ) | không lấy được … phiên | phiên … (hỏng | đăng xuất)
        cookie … (hết hạn | không hợp lệ)
        đăng nhập lại
    """,
    "it": "(sessione | accesso | cookie) … (scadut | non valid) | (token) … (scadut)",
    "tr": "(oturum | çerez) … (süresi doldu | geçersiz | sona erdi)",
    "pl": "(sesja | sesji | ciasteczk) … (wygas | nieważn)",
    "id": "(sesi | cookie) … (kedaluwarsa | berakhir | habis | tidak valid)",
    "uk": "(сесія | сеанс | токен доступу) … (закінчил | прострочен | недійсн)",
}
"""A login has run out, as an account of a gateway has one; the key of an API has none."""
