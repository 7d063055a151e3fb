"""A reseller's own board: its notice, its announcements, and an uptime list that shows the oldest beat."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from exporter.simulator.pages.page import PageView, Says
from exporter.simulator.upstreams.gateway_site import UP_FOR, status_data

BEATS: Final = 100
BEAT: Final = 60.0
"""The board's monitors beat once a minute, and the answer shows the oldest of a hundred beats."""
_DAY: Final = 86400.0
_STEPS: Final = 288
Object = dict[str, object]


def _notice(view: PageView) -> Object:
    texts = [event.name for event in view.page.saying(Says.NOTICE, view.now)]
    return {"success": True, "message": "", "data": "\n\n".join(texts)}


def _status(view: PageView) -> Object:
    announcements = [
        {
            "id": number,
            "content": event.name,
            "publishDate": datetime.fromtimestamp(view.epoch + event.at, UTC).isoformat(timespec="seconds"),
            "type": "warning" if event.says is Says.INCIDENT else "ongoing",
            "extra": "",
        }
        for number, event in enumerate(view.page.events, start=1)
        if event.says in (Says.INCIDENT, Says.MAINTENANCE) and event.listed(view.now)
    ]
    data = {**status_data(int(view.epoch) - UP_FOR), "announcements": announcements}
    return {"success": True, "message": "", "data": data}


def _up(view: PageView, monitor: str, moment: float) -> bool:
    return not any(
        event.says is Says.MONITOR and event.name == monitor and event.holds(moment)
        for event in view.page.events
    )


def _monitor(view: PageView, name: str) -> Object:
    """`status` is the first beat of the list, and the list begins with the oldest."""
    oldest = view.now - BEATS * BEAT
    moments = [view.now - _DAY * number / _STEPS for number in range(_STEPS)]
    uptime = sum(_up(view, name, moment) for moment in moments) / _STEPS
    return {
        "name": name,
        "uptime": round(uptime, 4),
        "status": int(_up(view, name, oldest)),
        "group": "Video",
    }


def _uptime(view: PageView) -> Object:
    lost = view.page.saying(Says.BOARD_LOST, view.now)
    monitors = [] if lost else [_monitor(view, name) for name in view.page.components]
    return {"success": True, "message": "", "data": [{"categoryName": "Video", "monitors": monitors}]}


ROUTES: Final[Mapping[str, Callable[[PageView], object]]] = {
    "api/notice": _notice,
    "api/status": _status,
    "api/uptime/status": _uptime,
}
