"""The kinds of text that may stand in a configuration: names, URLs, variables."""

import ipaddress
import re
from typing import Annotated, Final
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, StringConstraints

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,119}", re.ASCII)
_LONGEST_URL: Final = 2000
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise ValueError("a name has letters, digits and . _ : + -, and begins with a letter or digit")
    return text


def _plain(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("must be one line of text")
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is not a regular expression ({error.msg})") from error
    except (OverflowError, RecursionError) as error:
        raise ValueError("is a regular expression that asks for too much") from error
    return text


def _variable(text: str) -> str:
    # The text is not repeated: people put the key itself here by mistake.
    if not _VARIABLE.fullmatch(text):
        raise ValueError("is not the name of an environment variable")
    return text


def _split(text: str) -> SplitResult:
    if not text.isprintable() or " " in text:
        raise ValueError("a URL has neither spaces nor control characters")
    try:
        url = urlsplit(text)
        port_is_fine = url.port is None or url.port > 0
    except ValueError as error:
        raise ValueError("is not a URL") from error
    if url.scheme not in {"http", "https"} or not url.hostname or not port_is_fine:
        raise ValueError("expected a URL that begins with http:// or https:// and a host")
    if len(text) > _LONGEST_URL or not _is_host(url.hostname):
        raise ValueError("expected a URL with a host name or an address that exists")
    if url.username is not None or url.password is not None:
        raise ValueError("a URL here has no user or password in it")
    return url


def _is_host(host: str) -> bool:
    """Whether a client could ask there; what it refuses would show only when it is built."""
    if ":" in host or host.replace(".", "").isdecimal():
        try:
            ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return False
        return True
    return host.isascii() or all(c.isalnum() or c in "-." for c in host)


def _url(text: str) -> str:
    _split(text)
    return text


def _base_url(text: str) -> str:
    url = _split(text)
    if url.query or url.fragment or "?" in text or "#" in text:
        raise ValueError("a base URL has no query and no fragment")
    return text.rstrip("/")


Name = Annotated[str, AfterValidator(_name)]
"""A name that is used in addresses: of a target, of a status page."""
Text = Annotated[str, StringConstraints(max_length=200), AfterValidator(_plain)]
"""One line for people, or a label's value."""
Pattern = Annotated[str, StringConstraints(max_length=500), AfterValidator(_pattern)]
"""A regular expression, searched for."""
Variable = Annotated[str, AfterValidator(_variable)]
Url = Annotated[str, AfterValidator(_url)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]
"""A URL that paths are appended to; without a slash at its end."""
