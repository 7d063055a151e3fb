"""Simulated status pages: the shapes of the real ones, their traps, and what their scripts make them say."""

import json
from collections.abc import Mapping
from math import inf
from pathlib import Path

import pytest

from exporter.simulator.pages.page import PageEvent, Says, SimPage, SimPageKind, Style
from exporter.simulator.wire import SimRequest
from exporter.simulator.world import World
from tests.support.sim_targets import EPOCH, SetClock

FIXTURES = Path(__file__).parents[2] / "pages"
MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
EVENTS = (
    PageEvent(Says.COMPONENT, HOUR, 2 * HOUR, "Sora", status="partial_outage"),
    PageEvent(Says.INCIDENT, HOUR, 2 * HOUR, "Elevated errors", impact="major", component="Sora"),
    PageEvent(Says.MAINTENANCE, 4 * HOUR, 5 * HOUR, "Upgrade", component="Sora", announced=HOUR),
    PageEvent(Says.ABSENT, 6 * HOUR, 7 * HOUR, "Sora"),
    PageEvent(Says.DOWN, 8 * HOUR, 9 * HOUR),
    PageEvent(Says.CHALLENGED, 9 * HOUR, 10 * HOUR),
)


def fixture(name: str) -> object:
    return json.loads((FIXTURES / f"{name}.json").read_text())


class Reader:
    """Reads one page at any moment."""

    def __init__(self, page: SimPage) -> None:
        self.clock = SetClock()
        self.world = World(self.clock, 1)
        self.world.add_page(page)
        self.name = page.name

    def at(self, moment: float, path: str) -> object:
        self.clock.now = EPOCH + moment
        answer = self.world.answer(SimRequest("GET", f"/page/{self.name}{path}"))
        assert answer.status == 200
        return json.loads(answer.body)


def statuspage(style: Style = Style.INCIDENT_IO) -> Reader:
    return Reader(SimPage("openai", SimPageKind.STATUSPAGE, EVENTS, style=style))


def rows(found: object, key: str) -> list[Mapping[str, object]]:
    assert isinstance(found, dict)
    value = found.get(key, [])
    assert isinstance(value, list)
    return value


def status_of(reader: Reader, moment: float, name: str = "Sora") -> list[object]:
    found = rows(reader.at(moment, "/api/v2/components.json"), "components")
    return [row["status"] for row in found if row["name"] == name]


def test_components_follow_the_script() -> None:
    reader = statuspage()
    moments = [0, HOUR, 2 * HOUR, 4 * HOUR, 5 * HOUR, 6 * HOUR, 7 * HOUR]
    assert [status_of(reader, at) for at in moments] == [
        ["operational"],
        ["partial_outage"],
        ["operational"],
        ["under_maintenance"],
        ["operational"],
        [],
        ["operational"],
    ]


def test_the_list_looks_like_the_captured_one() -> None:
    found = statuspage().at(0, "/api/v2/components.json")
    captured = fixture("openai_components")
    assert set(found) == set(captured)
    mine, theirs = rows(found, "components"), rows(captured, "components")
    assert [row["name"] for row in mine] == [row["name"] for row in theirs]
    assert all(set(row) == set(theirs[0]) for row in mine)
    assert len({row["id"] for row in mine}) == len(mine)
    assert status_of(statuspage(), 0, "Login") == ["operational", "operational"]


def test_ids_stay_when_components_come_and_go() -> None:
    reader = statuspage()
    before = {row["id"] for row in rows(reader.at(0, "/api/v2/components.json"), "components")}
    after = {row["id"] for row in rows(reader.at(6 * HOUR, "/api/v2/components.json"), "components")}
    assert after < before
    assert len(before - after) == 1


def test_the_summary_leaves_out_others_every_time() -> None:
    reader = statuspage()
    shown = []
    for minute in range(30):
        names = [
            row["name"] for row in rows(reader.at(minute * MINUTE, "/api/v2/summary.json"), "components")
        ]
        assert len(names) == len(rows(fixture("openai_summary_subset"), "components"))
        shown.append("Sora" in names)
    assert {True, False} == set(shown)


def test_incidents_without_components_and_empty_lists_left_out() -> None:
    reader = statuspage()
    captured = rows(fixture("openai_incidents"), "incidents")[0]
    quiet = reader.at(0, "/api/v2/incidents.json")
    assert set(quiet) == {"page"}
    for moment, status in ((HOUR, "investigating"), (3 * HOUR, "resolved")):
        incident = rows(reader.at(moment, "/api/v2/incidents.json"), "incidents")[0]
        assert set(captured) <= set(incident)
        assert "components" not in incident
        assert incident["status"] == status
    assert rows(reader.at(HOUR, "/api/v2/incidents/unresolved.json"), "incidents")
    assert not rows(reader.at(3 * HOUR, "/api/v2/incidents/unresolved.json"), "incidents")


def test_maintenance_is_announced_begins_and_ends() -> None:
    reader = statuspage()
    path = "/api/v2/scheduled-maintenances"
    states = []
    for moment in (2.5 * HOUR, 3.5 * HOUR, 4.5 * HOUR, 5.5 * HOUR):
        lists = [
            rows(reader.at(moment, f"{path}{tail}.json"), "scheduled_maintenances")
            for tail in ("/upcoming", "/active", "")
        ]
        states.append(([len(found) for found in lists], [work["status"] for work in lists[2]]))
    assert states == [
        ([0, 0, 0], []),
        ([1, 0, 1], ["scheduled"]),
        ([0, 1, 1], ["in_progress"]),
        ([0, 0, 1], ["completed"]),
    ]


def test_the_native_feed_tells_whom_an_incident_affects_in_its_own_words() -> None:
    events = (
        PageEvent(Says.COMPONENT, 0, inf, "Sora", status="major_outage"),
        PageEvent(Says.INCIDENT, 0, inf, "Elevated errors", component="Sora"),
    )
    reader = Reader(SimPage("openai", SimPageKind.STATUSPAGE, events))
    widget = reader.at(HOUR, "/api/v1/summary")
    documented = fixture("incidentio_widget_summary")
    assert set(widget) == set(documented)
    incident = rows(widget, "ongoing_incidents")[0]
    assert set(rows(documented, "ongoing_incidents")[0]) <= set(incident)
    affected = rows(incident, "affected_components")[0]
    assert (affected["name"], affected["current_status"]) == ("Sora", "full_outage")
    proxied = rows(reader.at(HOUR, "/proxy/status.openai.com/incidents"), "incidents")[0]
    assert set(rows(fixture("openai_proxy_incidents"), "incidents")[0]) <= set(proxied)
    uptimes = rows(reader.at(DAY, "/proxy/status.openai.com/component_impacts"), "component_uptimes")
    worst = min(uptimes, key=lambda row: float(str(row["uptime"])))
    assert float(str(worst["uptime"])) == pytest.approx(100 * 89 / 90, abs=0.01)


def test_atlassians_make_names_components_and_lists_everything() -> None:
    reader = statuspage(Style.ATLASSIAN)
    summary = reader.at(HOUR, "/api/v2/summary.json")
    captured = fixture("atlassian_summary")
    assert set(summary) == set(captured)
    assert summary["status"]["indicator"] == "major"  # type: ignore[index]
    incident = rows(summary, "incidents")[0]
    assert [row["name"] for row in rows(incident, "components")] == ["Sora"]
    assert rows(reader.at(0, "/api/v2/summary.json"), "incidents") == []
    working = reader.at(4.5 * HOUR, "/api/v2/status.json")
    assert set(working) == set(fixture("atlassian_status_maintenance"))
    assert working["status"]["indicator"] == "maintenance"  # type: ignore[index]


def test_a_page_can_fail_and_can_ask_for_a_browser() -> None:
    reader = statuspage()
    for moment, status in ((8 * HOUR, 502), (9 * HOUR, 405)):
        reader.clock.now = EPOCH + moment
        answer = reader.world.answer(SimRequest("GET", "/page/openai/api/v2/components.json"))
        assert answer.status == status
        assert dict(answer.headers)["content-type"].startswith("text/html")
    stray = reader.world.answer(SimRequest("GET", "/page/openai/whatever"))
    assert dict(stray.headers)["content-type"].startswith("text/html")


def test_google_lists_open_incidents_without_an_end() -> None:
    events = (
        PageEvent(
            Says.INCIDENT, HOUR, 2 * HOUR, "Elevated 5xx", impact="critical", component="Vertex Gemini API"
        ),
    )
    reader = Reader(SimPage("gcp", SimPageKind.GOOGLE_CLOUD, events, ()))
    captured = fixture("gcp_incidents")
    assert isinstance(captured, list)
    assert reader.at(0, "/incidents.json") == []
    running, over = reader.at(HOUR, "/incidents.json"), reader.at(3 * HOUR, "/incidents.json")
    assert isinstance(running, list)
    assert isinstance(over, list)
    assert set(running[0]) == set(captured[0])
    assert set(over[0]) == set(captured[1])
    assert running[0]["affected_products"] == [{"title": "Vertex Gemini API", "id": "Z0FZJAMvEB4j3NbCJs6B"}]
    assert (running[0]["status_impact"], over[0]["most_recent_update"]["status"]) == (
        "SERVICE_OUTAGE",
        "AVAILABLE",
    )
    assert reader.at(0, "/products.json") == fixture("gcp_products")


def test_a_resellers_board_shows_its_oldest_beat_and_may_be_lost() -> None:
    events = (
        PageEvent(Says.MONITOR, HOUR, 2 * HOUR, "sora-2"),
        PageEvent(Says.NOTICE, HOUR, 3 * HOUR, "sora-2 渠道风控，暂停服务"),
        PageEvent(Says.MAINTENANCE, 5 * HOUR, 6 * HOUR, "系统维护", announced=HOUR),
        PageEvent(Says.BOARD_LOST, 7 * HOUR, 8 * HOUR),
    )
    reader = Reader(SimPage("relay", SimPageKind.NEW_API, events, ("sora-2", "veo-3.1")))
    documented = fixture("new_api_uptime")
    found = reader.at(HOUR + MINUTE, "/api/uptime/status")
    assert set(found) == set(documented)
    monitors = rows(rows(found, "data")[0], "monitors")
    assert set(monitors[0]) == set(rows(rows(documented, "data")[0], "monitors")[0])
    assert [monitor["status"] for monitor in monitors] == [1, 1]
    later = rows(rows(reader.at(3 * HOUR, "/api/uptime/status"), "data")[0], "monitors")
    assert [monitor["status"] for monitor in later] == [0, 1]
    assert later[0]["uptime"] == pytest.approx(1 - 1 / 24, abs=0.005)
    assert reader.at(7 * HOUR, "/api/uptime/status") == fixture("new_api_uptime_unreachable")
    assert reader.at(0, "/api/notice")["data"] == ""  # type: ignore[index, call-overload]
    assert reader.at(HOUR, "/api/notice")["data"] == "sora-2 渠道风控，暂停服务"  # type: ignore[index, call-overload]
    status = reader.at(4.5 * HOUR, "/api/status")["data"]  # type: ignore[index, call-overload]
    assert [entry["content"] for entry in status["announcements"]] == ["系统维护"]
    assert set(fixture("new_api_status")["data"]) - {"announcements"} <= set(status)  # type: ignore[index, call-overload]
