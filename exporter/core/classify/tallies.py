"""Tallies of logins in a text: `0 of 9 seats usable` says in any language that a pool is empty."""

import re
from typing import Final

_LOGINS: Final = (
    r"(?:accounts?|keys?|tokens?|seats?|logins?|sessions?|cookies?|credentials?|profiles?|账号|账户|密钥|号池"
    r"|계정|アカウント|cuentas|comptes|contas|konten|аккаунт\w*|tài khoản)"
)
_FIT: Final = (
    r"(?:usable|available|healthy|alive|active|valid|working|online|free|left|ready|可用|有效|在线|正常|存活"
    r"|사용 ?가능|利用可能|disponibles?|disponíveis|verfügbar|доступн\w*|khả dụng)"
)
_NONE: Final = r"0(?<![\d.:/-]0) ?(?:/|of|out of|von|de|из|sur|trên) ?[1-9]\d{0,4}\b"
_BEGUN: Final = re.compile(_NONE)
_NONE_LEFT: Final = re.compile(
    rf"{_NONE}[^\n]{{0,40}}?{_LOGINS}[^\n]{{0,24}}{_FIT}|{_NONE}[^\n]{{0,24}}?{_FIT}[^\n]{{0,24}}{_LOGINS}"
    rf"|{_LOGINS}[^\n\d]{{0,24}}{_FIT}?[^\n\d]{{0,12}}{_NONE}[^\n]{{0,12}}{_FIT}"
    rf"|(?:{_LOGINS}[^\n\d]{{0,16}}{_FIT}|{_FIT}[^\n\d]{{0,8}}{_LOGINS})[^\n\d]{{0,12}}{_NONE}"
)


def none_left(text: str) -> bool:
    """Whether folded words say that none of so many logins can be used."""
    return "0" in text and _BEGUN.search(text) is not None and _NONE_LEFT.search(text) is not None
