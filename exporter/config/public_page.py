"""`page`: the public status page, where it listens and what stands around it."""

import re
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, Field, PrivateAttr, ValidationInfo, field_validator

from exporter.config.validation import Text, Url
from exporter.settings import FrozenModel

_ADDRESS: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]*):(\d{1,5})")
LOGO_TYPES: Final = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
_LARGEST_LOGO: Final = 512 * 1024


def _address(text: str) -> str:
    found = _ADDRESS.fullmatch(text)
    if found is None or int(found[2]) > 65535:
        raise ValueError("expected HOST:PORT, or :PORT for all interfaces")
    return text


def _web(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise ValueError("expected a URL that begins with https:// or http://")
    return url


class Level(StrEnum):
    """How much an announcement matters."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


class PageLink(FrozenModel):
    """A link in the head of the page."""

    text: Text
    url: Annotated[Url, AfterValidator(_web)]


class PageAnnouncement(FrozenModel):
    """What whoever runs the page tells its readers, from and until a moment."""

    text: Text
    level: Level = Level.INFO
    from_: AwareDatetime | None = Field(default=None, alias="from")
    until: AwareDatetime | None = None

    @field_validator("until")
    @classmethod
    def _after_from(cls, until: datetime | None, info: ValidationInfo) -> datetime | None:
        begins = info.data.get("from_")
        if until is not None and begins is not None and until <= begins:
            raise ValueError("is not after from")
        return until

    def stands(self, now: float) -> bool:
        """Whether it is shown at `now` (unix seconds)."""
        begun = self.from_ is None or self.from_.timestamp() <= now
        return begun and (self.until is None or now < self.until.timestamp())


class PublicPage(FrozenModel):
    """A second listener that everybody may reach."""

    listen_address: Annotated[str, AfterValidator(_address)]
    title: Text | None = None
    logo: Path | None = None
    """A picture; relative paths are relative to the configuration's file."""
    links: tuple[PageLink, ...] = ()
    announcement: PageAnnouncement | None = None

    _picture: bytes | None = PrivateAttr(default=None)

    @field_validator("logo")
    @classmethod
    def _known_type(cls, logo: Path | None) -> Path | None:
        if logo is not None and logo.suffix.lower() not in LOGO_TYPES:
            raise ValueError(f"is none of {', '.join(LOGO_TYPES)}")
        return logo

    @property
    def picture(self) -> tuple[bytes, str] | None:
        """The logo, if there is one, and its media type."""
        if self.logo is None or self._picture is None:
            return None
        return self._picture, LOGO_TYPES[self.logo.suffix.lower()]

    def with_picture(self, folder: Path) -> "PublicPage":
        """The same settings with the logo in hand; `folder` is where relative paths begin.

        Raises:
            OSError: it cannot be read.
            ValueError: it is too large.
        """
        copy = self.model_copy()
        if self.logo is not None:
            with (folder / self.logo).open("rb") as file:
                picture = file.read(_LARGEST_LOGO + 1)
            if len(picture) > _LARGEST_LOGO:
                raise ValueError(f"is larger than {_LARGEST_LOGO // 1024} KiB")
            copy._picture = picture  # noqa: SLF001 - its own class
        return copy
