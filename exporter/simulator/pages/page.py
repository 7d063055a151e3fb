"""The script of a status page: what it says when, true or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf


class SimPageKind(StrEnum):
    """Who runs the page."""

    STATUSPAGE = "statuspage"
    GOOGLE_CLOUD = "google_cloud"
    NEW_API = "new_api"


class Style(StrEnum):
    """Which of the two makers of the Statuspage API the page comes from."""

    INCIDENT_IO = "incident_io"
    ATLASSIAN = "atlassian"


class Says(StrEnum):
    """What a page can say, or fail to say."""

    COMPONENT = "component"
    """A component has another status than `operational`."""
    ABSENT = "absent"
    """A component is not on the page."""
    INCIDENT = "incident"
    MAINTENANCE = "maintenance"
    NOTICE = "notice"
    """new_api: the operator's notice."""
    MONITOR = "monitor"
    """new_api: a monitor of the uptime board is down."""
    BOARD_LOST = "board_lost"
    """new_api: the uptime board behind the page cannot be reached, which shows as an empty list."""
    DOWN = "down"
    """The page itself fails."""
    CHALLENGED = "challenged"
    """A wall before the page asks for a browser."""


@dataclass(frozen=True, slots=True)
class PageEvent:
    """One thing a page says from `at` until `until`, in seconds after the world's start."""

    says: Says
    at: float
    until: float = inf
    name: str = ""
    """Title of an incident or maintenance, text of a notice, name of a component or monitor."""
    status: str = "major_outage"
    """The component's status."""
    impact: str = "minor"
    """none, minor, major or critical."""
    component: str = ""
    """What an incident or maintenance is about."""
    announced: float = 0.0
    """A maintenance stands on the page for so many seconds before it begins."""

    def holds(self, now: float) -> bool:
        """Whether it is being said."""
        return self.at <= now < self.until

    def listed(self, now: float) -> bool:
        """Whether an announcement of it can be read, begun or not."""
        return self.at - self.announced <= now < self.until


@dataclass(frozen=True, slots=True)
class SimPage:
    """One scripted status page."""

    name: str
    kind: SimPageKind
    events: tuple[PageEvent, ...] = ()
    components: tuple[str, ...] = ("Sora",)
    """Names shown beside those every such page has; for new_api the monitors."""
    style: Style = Style.INCIDENT_IO

    def saying(self, says: Says, now: float) -> list[PageEvent]:
        """What of one kind holds now."""
        return [event for event in self.events if event.says is says and event.holds(now)]

    def statuses(self, now: float) -> Mapping[str, str]:
        """Components that are not `operational`, and what they are; the last event that holds wins."""
        said = {event.name: event.status for event in self.saying(Says.COMPONENT, now)}
        working = self.saying(Says.MAINTENANCE, now)
        return said | {event.component: "under_maintenance" for event in working}


@dataclass(frozen=True, slots=True)
class PageView:
    """A page at one moment. `now` in seconds after the start, `epoch` the start in unix seconds."""

    page: SimPage
    now: float
    epoch: float
