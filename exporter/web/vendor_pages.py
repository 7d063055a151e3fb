"""What the vendors' status pages say, in words, beside what was measured here."""

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.core.board import Component, Notice, Page
from exporter.web.availability import Month
from exporter.web.formatting import Formatting


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """What a status page tells of."""

    title: str
    impact: str
    when: str


@dataclass(frozen=True, slots=True)
class ComponentView:
    """One component of a status page."""

    name: str
    grade: str
    says: str
    published: str
    ours: str
    disagrees: bool


@dataclass(frozen=True, slots=True)
class StatusPageView:
    """One status page."""

    name: str
    url: str
    up: bool
    read: str
    parts: tuple[ComponentView, ...]
    incidents: tuple[OpenIncident, ...]


def page_view(page: Page, months: Mapping[str, Month], speech: Formatting) -> StatusPageView:
    """One status page; `months` are those of the targets."""
    read = "" if page.read_at is None else speech.text("page_read", ago=speech.ago(page.read_at))
    return StatusPageView(
        name=page.name,
        url=page.url.partition("?")[0],  # keys travel in queries
        up=page.up is not False,
        read=speech.text("page_down") if page.up is False else read or speech.text("never"),
        parts=tuple(_part(component, page, months, speech) for component in page.components),
        incidents=tuple(_incident(notice, speech) for notice in page.notices),
    )


def _part(component: Component, page: Page, months: Mapping[str, Month], speech: Formatting) -> ComponentView:
    ours = sum((months[name] for name in component.targets if name in months), Month())
    label = ours.label("", speech)
    share = speech.share(ours.measured.ratio.availability)
    return ComponentView(
        name=component.name,
        grade=component.state,
        says=speech.text(f"page_{component.state}"),
        published=speech.share(component.uptime_ratio),
        ours=f"{share}, {label}" if label else share,
        disagrees=not page.disagreeing.isdisjoint(component.targets),
    )


def _incident(notice: Notice, speech: Formatting) -> OpenIncident:
    if notice.start is None:
        when = ""
    elif notice.begun:
        when = speech.text("since", duration=speech.duration(speech.now - notice.start))
    else:
        when = speech.text("planned", time=speech.moment(notice.start))
    return OpenIncident(notice.title, notice.impact, when)
