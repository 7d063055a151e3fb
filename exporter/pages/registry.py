"""Every kind of status page, by the name it has in the configuration."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from exporter.pages import google_cloud, new_api, statuspage
from exporter.pages.client import PageClient
from exporter.pages.reading import PageReading, PageSettings

Read = Callable[[PageClient, PageSettings, float], Awaitable[PageReading]]
"""Takes the page's client, its settings and the time (unix seconds); raises `PageUnreadable`."""

READERS: Final[Mapping[str, Read]] = {
    "statuspage": statuspage.read,
    "google_cloud": google_cloud.read,
    "new_api": new_api.read,
}
