"""Accounts that their owners may use no longer."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

BANNED: Final[Lexicon] = {
    "en": """
        account (has been | is | was | been) (banned | suspended | disabled | deactivated | terminated |
            locked | blocked | restricted)
        your access to … (has been | was | is) (suspended | blocked | revoked | disabled | restricted)
        your (api access | access) (has been | was | is) (banned | suspended | blocked | restricted |
            terminated)
        (this user | this organization | this customer | this project | this account | your account |
            your organization | your team | you have been) … (banned | suspended | blocked | restricted |
            terminated) (for | due | because | after)
        account (banned | suspended | disabled | deactivated | terminated | locked | blocked | restricted)
        (banned | suspended | disabled | deactivated | terminated | locked | restricted) your account
        account … (restricted | disabled) from (creating | generating | using)
        account (frozen | on hold | closed | is on hold | is frozen | has been frozen | has been closed |
            was frozen | permanently)
        your (api access | access) (has been | was | is) (revoked | withdrawn | cancelled | canceled |
            cut off | taken away)
        member (banned | is banned | has been banned | blocked) | (admin |
            administrator | moderator) has (blocked | banned | suspended) your
        (expelled | banned | excluded | kicked | barred) from (the | our | this) (platform | service |
            site | community) | account (cancelled | canceled | was cancelled | was canceled |
            has been cancelled | has been canceled)
        (user | account | you) … (blacklisted | on the blacklist | on a blacklist)
    """,
    "zh": """
        访问被限制 | 访问受限
        (账号 | 账户 | 帐号 | 帐户) … (封禁 | 被封 | 冻结 | 停用 | 禁用 | 锁定 | 注销)
        (账号 | 账户 | 帐号 | 帐户) … (停权 | 封锁 | 停封 | 封停 | 被停)
        (账号 | 账户 | 帐号 | 帐户) … (被限制 | 限制使用 | 限制登录 | 禁止使用 | 违规处罚 | 限制创作)
        (账号 | 账户 | 帐号 | 帐户)状态(异常 | 不正常)
        用户 … (被禁用 | 被封 | 被停用 | 被冻结 | 被限制使用)
        (访问权限 | 访问权 | 使用权限 | 权限) … (被取消 | 被撤销 | 被收回 | 已取消 | 已撤销)
        (你 | 您)(被 | 已被 | 已经被)(拉黑 | 封 | 封禁 | 封号 | 禁止使用 | 限制使用 | 踢出) | (您 |
            你)已被限制使用 | (账号 | 账户)(遭到 | 遭 | 遭受)(冻结 | 封锁 | 停权 | 封禁 | 停用)
        (账号 | 账户)(已 | 被 | 已被)(关闭 | 关停 | 销户) | (该 | 此)用户 … (禁止访问 | 禁止登录 | 已冻结)
    """,
    "ko": """
        계정 … (정지 | 차단 | 이 제한 | 제한되 | 잠겼 | 잠긴 | 비활성화 | 동결)
        (차단된 | 정지된 | 제한된) (사용자 | 계정 | 회원)
        (접근 | 이용 | 사용) (권한이 | 권한은) … (취소 | 박탈 | 회수 | 철회)
        (계정 | 회원)(이 | 은 | 을) … (삭제되 | 삭제했 | 영구 | 말소) | 회원 자격(이 | 을) … (정지 | 박탈 |
            상실) | (고객님 | 회원님 | 귀하)(은 | 는) … (차단 | 정지 | 이용이 제한)
        (사용자 | 회원)(가 | 이) … (비활성화되 | 차단되 | 정지되) | 계정 (정지 | 차단 | 동결 | 영구)
        계정(이 | 은) … (폐쇄 | 잠금 | 해지 | 제재) | (사용자 | 회원)(는 | 은 | 의) … (접근이 금지 |
            이용이 금지 | 접속이 차단)
    """,
    "ja": """
        アカウント … ロック
        アカウント … (停止 | 凍結 | ban | 制限され | ロックされ | 無効化 | 無効に)
        (ユーザー | アカウント | お客様)は … (利用を禁止 | 利用が制限 | 利用できなく | 停止されて)
        (アクセス権 | 利用権 | アクセス権限)(が | は) … (取り消 | 剥奪 | 失効)
        (アカウント | 会員資格 | 会員 | 利用権限 | 利用資格 | ご利用)(が | は | を)(停止 | 利用停止 | 剥奪 |
            凍結 | 永久停止 | 抹消 | 強制退会 | 削除され)
        (アカウントを削除しました | アカウントは削除され) | (あなた | お客様 | 貴方)は … (ブロック |
            利用停止 | 出禁 | ban) | アカウント … (利用停止 | 永久停止)
        (アクセス | ご利用 | 利用)が(禁止されて | 禁止となって | 制限されています)
        (ユーザー | アカウント)(は | が | の) … (アクセスを禁止 | 閉鎖され | 閉鎖となり | 無効化され |
            削除となり)
    """,
    "es": """
        cuenta …
            (suspendid | bloquead | desactivad | deshabilitad | inhabilitad | cancelad | restringid | banead)
        (suspendido | bloqueado | desactivado | cancelado) (tu | su) cuenta
        (revocado | retirado | cancelado) … (tu | su) acceso
        (tu | su) acceso … (revocado | cancelado | retirado)
        cuenta … congelad
        usuario (suspendid | bloquead | banead | inhabilitad | vetad | expulsad) | (este | tu |
            su) usuario (fue | ha sido | está | ha quedado) (suspendid | bloquead | banead | inhabilitad)
        (bloqueado | baneado | suspendido | vetado | expulsado) (a este | a tu | a su | tu | su |
            al) usuario | has sido (vetad | banead | expulsad | bloquead | suspendid) | te hemos (bloquead |
            banead | expulsad | vetad)
        (organización | equipo) (fue | ha sido | está | ha quedado) (suspendid | bloquead | inhabilitad)
        cuenta … (dada de baja | vetad)
        cuenta … cerrad(a de forma | a definitiva | a permanente) | (suspendido | bloqueado |
            cancelado) (tu | su) (acceso | perfil) | perfil … (bloquead | suspendid)
        cuenta (eliminad | borrad | ha sido cerrad | ha sido eliminad | fue cerrad | fue eliminad)
        en (la lista negra | lista negra) | cuenta … (penalizad | sancionad | vetad)
    """,
    "ru": """
        (аккаунт | учётная запись | учетная запись | учётной записи | учетной записи) …
            (заблокир | приостановл | отключ | забанен | деактивир | ограничен | заморожен)
        (заблокировали | приостановили | отключили) (ваш аккаунт | вашу учётную запись | вашу учетную запись)
        (ваш | вашего | ваши) (доступ | права) … (отозван | закрыт | аннулирован)
        (вы | вас) (забанен | заблокирован | забанили | заблокировали) | профиль (заблокирован | забанен |
            деактивирован | отключен | отключён | удалён | удален)
        (аккаунт | учётная запись | учетная запись | профиль) … (удален | удалён | закрыт навсегда) …
            (наруш | правил | навсегда) | (вам | вас) (закрыт | запрещён | запрещен | ограничен) (доступ |
            в доступе)
        (аккаунт | аккаунта | учётной записи) … (действие | доступ) … (приостановл | ограничен)
        (учётная запись | учетная запись | аккаунт | профиль)(␣был | ␣была | ␣) … (закрыт | заблокирован |
            удален | удалён) | (пользовател)(ю | ь) … (доступ запрещ | заблокирован | забанен)
    """,
    "de": """
        (konto | account) … (gesperrt | deaktiviert | suspendiert | gebannt | blockiert | eingeschränkt)
        (ihr | dein) (zugriff | zugang) … (entzogen | widerrufen | gesperrt) | (konto | account) … eingefroren
        (nutzer | benutzer | user) (gesperrt | blockiert | gebannt) | (dieser | ihr | dein) (nutzer |
            benutzer) (wurde | ist) … (gesperrt | blockiert | gebannt | ausgeschlossen)
        (wurdest | wurden) … (von der plattform | vom dienst) (ausgeschlossen | verbannt | gesperrt)
        organisation (wurde | ist) … (gesperrt | suspendiert | blockiert)
        (konto | account) … (stillgelegt | gekündigt) | (ihren | deinen) (benutzer | account |
            nutzer) … (blockiert | gesperrt | deaktiviert)
        konto wurde … (geschlossen | gelöscht) | (ihren | deinen) (zugang | zugriff) … (gesperrt |
            entzogen | blockiert) | profil … (gesperrt | blockiert)
        konto … gelöscht | konto geschlossen
        auf der schwarzen liste | konto … (sanktioniert | stillgelegt)
    """,
    "fr": """
        compte … (suspendu | banni | désactivé | bloqué | restreint | verrouillé)
        (suspendu | banni | désactivé | bloqué | restreint) (votre | ce) compte
        (votre | ton) accès … (révoqué | retiré | supprimé) | compte … gelé
        utilisateur (suspendu | bloqué | banni) | (cet | votre | ton) utilisateur (a été | est) (suspendu |
            bloqué) | (bloqué | banni | suspendu) (cet | votre | ton) utilisateur
        (avez | as) été (exclu | banni | bloqué | suspendu | expulsé) | organisation (a été |
            est) (suspendu | bloqué) | compte … (résilié | clôturé)
        compte (a été | est) (fermé | supprimé) | (suspendu | bloqué | coupé) (votre | ton) accès
        profil … (bloqué | suspendu)
        compte (supprimé | fermé)
        sur (liste noire | la liste noire) | compte … (sanctionné | pénalisé)
    """,
    "pt": """
        (sua conta | esta conta | a conta) …
            (suspens | banid | bloquead | desativad | desabilitad | restrit | encerrad)
        conta (suspens | banid | bloquead | desativad | desabilitad | restrit | encerrad)(a | as)
        (suspendemos | bloqueamos | desativamos | suspendeu | bloqueou) (sua | a sua) conta
        (seu | teu) acesso … (revogado | cancelado | retirado)
        conta … congelad
        (usuário | utilizador) (suspens | bloquead | banid | inabilitad) | (este | seu) (usuário |
            utilizador) (foi | está) (suspens | bloquead | banid)
        (bloqueamos | bloqueou | baniu | banimos | suspendeu) (este | o seu | seu | sua | a sua) (usuário |
            utilizador | conta | acesso) | (foi | foste) (banid | expuls | bloquead)o da
        organização (foi | está) (suspens | bloquead | inabilitad) | conta … inabilitad | conta (cancelad |
            foi cancelad | inabilitad)
        (suspendemos | bloqueamos | cancelamos) (seu | o seu) (acesso | perfil) | perfil … (bloquead |
            suspens)
        conta (excluíd | foi encerrad | foi excluíd | foi cancelad)
        na (lista negra) | conta … (penalizad | sancionad)
    """,
    "vi": """
        tài khoản … (bị khóa | bị khoá | bị cấm | đình chỉ | vô hiệu | bị chặn | tạm ngưng | bị hạn chế)
        (đã khóa | đã khoá | đã chặn | đình chỉ | vô hiệu hóa) tài khoản
        quyền (truy cập | sử dụng) … (bị thu hồi | bị hủy | bị tước) | tài khoản … đóng băng
        bạn (đã bị | bị) (cấm | chặn | khóa | vô hiệu | đình chỉ | hạn chế) | tài khoản … (bị xóa |
            đã bị xóa | không còn hoạt động | bị khóa vĩnh viễn | bị cấm vĩnh viễn)
        (người dùng này | tài khoản này | tài khoản của bạn | tài khoản) … (bị cấm truy cập | bị đóng |
            bị cấm)
    """,
    "it": """
        account … (sospes | bloccat | disattivat | bannat) | utente (bloccat | bannat | sospes)
    """,
    "pl": """
        konto … (zablokowan | zawieszon | wyłączon) | użytkownik (zablokowan | zbanowan)
    """,
    "tr": """
        hesab … (askıya | engellen | kapatıl | donduruldu | yasakland)
    """,
    "id": """
        akun … (diblokir | ditangguhkan | dinonaktifkan | dibekukan)
    """,
}
"""An account that its owner may use no longer."""
