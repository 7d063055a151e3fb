"""Statuspage and incident.io: every trap of the real pages, on copies of what they answer."""

from typing import Any

import httpx2
import pytest

from exporter.core.board import Component, Notice
from exporter.pages import statuspage
from exporter.pages.reading import PageReading, PageUnreadable
from exporter.pages.statuspage import Payloads, parse
from tests.support.page_server import PageServer, Settings, Watch, fixture

SORA = Watch("sora", "^Sora$", ("openai-sora-2",))
NOW = 1_795_348_800.0
"""2026-11-22T12:00:00Z."""

COMPONENTS = "/api/v2/components.json"
SUMMARY = "/api/v2/summary.json"
UNRESOLVED = "/api/v2/incidents/unresolved.json"
INCIDENTS = "/api/v2/incidents.json"
ACTIVE = "/api/v2/scheduled-maintenances/active.json"
UPCOMING = "/api/v2/scheduled-maintenances/upcoming.json"
ALL_MAINTENANCES = "/api/v2/scheduled-maintenances.json"
WIDGET = "/api/v1/summary"
NATIVE = "/proxy/status.example.com/incidents"
UPTIMES = "/proxy/status.example.com/component_impacts"
INCIDENT_ID = "01KX7Y6ETMKP3ATQ85Z33J0EHN"
SORA_ID = "01K9G527YRPY1EFRMHTKB5BKT5"


async def read(answers: dict[str, Any], *watched: Watch) -> PageReading:
    return await statuspage.read(PageServer(answers).client(), Settings(watched or (SORA,)), NOW)


def state(reading: PageReading) -> str:
    (component,) = reading.components
    return component.state


def with_status(payload: dict[str, Any], status: str, name: str = "Sora") -> dict[str, Any]:
    components = [{**c, "status": status} if c["name"] == name else c for c in payload["components"]]
    return {**payload, "components": components}


# --- components ---------------------------------------------------------------------------------------------


async def test_a_component_that_the_rotating_summary_leaves_out_is_found_in_the_full_list() -> None:
    summary = fixture("openai_summary_subset")
    assert "Sora" not in [c["name"] for c in summary["components"]]
    assert state(await read({SUMMARY: summary, COMPONENTS: fixture("openai_components")})) == "operational"


async def test_a_component_that_is_gone_is_absent() -> None:
    reading = await read({COMPONENTS: fixture("openai_components_sora_removed")})
    assert reading.components == (Component("sora", "absent", ("openai-sora-2",)),)


@pytest.mark.parametrize("broken", ["01JSM5RTJWHRWDTS6Q604VEW3B", "01JMXBNJXG1S2D9V65P1ZZTD94"])
def test_of_two_components_with_the_same_name_the_worse_counts_and_an_id_tells_them_apart(
    broken: str,
) -> None:
    payload = fixture("openai_components")
    for component in payload["components"]:
        if component["id"] == broken:
            component["status"] = "partial_outage"
    by_name, by_id, other = parse(
        Payloads(payload),
        [
            Watch("login", "^Login$"),
            Watch("broken", broken),
            Watch("whole", ({"01JSM5RTJWHRWDTS6Q604VEW3B", "01JMXBNJXG1S2D9V65P1ZZTD94"} - {broken}).pop()),
        ],
        NOW,
    ).components
    assert (by_name.state, by_id.state, other.state) == ("partial_outage", "partial_outage", "operational")


def test_the_five_components_of_the_app_are_matched_by_pattern_and_the_worst_counts() -> None:
    watched = [Watch("app", "^(Video|Feed|Image)"), Watch("viewing", "^Video viewing$")]
    app, viewing = parse(Payloads(fixture("openai_components_sora_app_2026_04")), watched, NOW).components
    assert (app.state, viewing.state) == ("partial_outage", "operational")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("operational", "operational"),
        ("degraded_performance", "degraded_performance"),
        ("partial_outage", "partial_outage"),
        ("major_outage", "major_outage"),
        ("full_outage", "major_outage"),
        ("under_maintenance", "under_maintenance"),
        ("maintenance", "under_maintenance"),
        ("a_new_word", "absent"),
        ("", "absent"),
    ],
)
def test_states_in_any_of_the_dialects_are_understood_and_unknown_words_claim_nothing(
    word: str, expected: str
) -> None:
    assert state(parse(Payloads(with_status(fixture("openai_components"), word)), [SORA], NOW)) == expected


def test_groups_can_be_watched_and_never_stand_for_their_members() -> None:
    watched = [Watch("group", "^Sora$"), Watch("api", "^API$"), Watch("feed", "^Feed$")]
    group, api, feed = parse(Payloads(fixture("atlassian_summary")), watched, NOW).components
    assert (group.state, api.state, feed.state) == ("partial_outage", "operational", "under_maintenance")


async def test_stale_times_of_components_do_not_matter() -> None:
    payload = with_status(fixture("openai_components"), "major_outage")
    for component in payload["components"]:
        component["updated_at"] = "2020-01-01T00:00:00Z"
    assert state(await read({COMPONENTS: payload})) == "major_outage"


async def test_the_indicator_decides_nothing() -> None:
    answers = {
        COMPONENTS: fixture("openai_components"),
        "/api/v2/status.json": fixture("atlassian_status_maintenance"),
    }
    reading = await read(answers)
    assert (state(reading), reading.notices) == ("operational", ())


# --- what is read, and what stands in for it ----------------------------------------------------------------


async def test_a_quiet_page_costs_five_requests_and_two_more_in_an_hour() -> None:
    server = PageServer(
        {
            COMPONENTS: fixture("atlassian_summary"),
            UNRESOLVED: {"incidents": []},
            ACTIVE: {"scheduled_maintenances": []},
            UPCOMING: {},
        }
    )
    client = server.client()
    usual = [COMPONENTS, UNRESOLVED, ACTIVE, UPCOMING]
    await statuspage.read(client, Settings((SORA,)), NOW)
    await statuspage.read(client, Settings((SORA,)), NOW + 60.0)
    assert server.paths() == [*usual, INCIDENTS, ALL_MAINTENANCES, STATUS, *usual, STATUS]


async def test_where_a_page_has_nothing_but_its_summary_the_summary_is_read() -> None:
    reading = await read({SUMMARY: fixture("atlassian_summary")}, Watch("video", "^Video"))
    assert state(reading) == "partial_outage"
    assert [(n.title, n.impact) for n in reading.notices] == [
        ("Feed upgrade", "maintenance"),
        ("Elevated error rate", "major"),
    ]


async def test_longer_lists_stand_in_for_the_short_ones() -> None:
    summary = fixture("atlassian_summary")
    answers = {
        COMPONENTS: {"components": summary["components"]},
        INCIDENTS: {"incidents": summary["incidents"]},
        ALL_MAINTENANCES: {"scheduled_maintenances": summary["scheduled_maintenances"]},
    }
    reading = await read(answers)
    assert [n.title for n in reading.notices] == ["Feed upgrade", "Elevated error rate"]


async def test_lists_that_are_left_out_are_empty() -> None:
    page = {"page": fixture("atlassian_summary")["page"]}
    reading = await read(
        {COMPONENTS: fixture("openai_components"), UNRESOLVED: page, ACTIVE: page, UPCOMING: page}
    )
    assert reading.notices == ()


CHALLENGE = httpx2.Response(405, html="<html>Enable JavaScript</html>")


async def test_html_in_the_place_of_a_list_is_a_list_that_the_page_lacks() -> None:
    spa = httpx2.Response(200, html="<!doctype html><div id=root></div>")
    lists = dict.fromkeys(
        (UNRESOLVED, INCIDENTS, ACTIVE, UPCOMING, ALL_MAINTENANCES, WIDGET, NATIVE, UPTIMES), spa
    )
    reading = await read(
        {COMPONENTS: fixture("openai_components"), SUMMARY: fixture("atlassian_summary"), **lists}
    )
    assert (state(reading), len(reading.notices)) == ("operational", 2)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {COMPONENTS: CHALLENGE},
        {COMPONENTS: httpx2.Response(500), SUMMARY: fixture("openai_summary_subset")},
        {COMPONENTS: httpx2.Response(200, html="<html>Just a moment...</html>")},
        {COMPONENTS: {"page": {}}},
        {COMPONENTS: []},
        {COMPONENTS: {"components": "none"}},
        {COMPONENTS: {"components": []}, UNRESOLVED: httpx2.Response(500), INCIDENTS: httpx2.Response(500)},
        {COMPONENTS: {"components": []}, ACTIVE: httpx2.ReadTimeout("slow")},
    ],
)
async def test_a_page_that_answers_with_anything_else_is_not_read(answers: dict[str, Any]) -> None:
    with pytest.raises(PageUnreadable):
        await read(answers)


async def test_a_list_that_fails_is_replaced_by_a_longer_one() -> None:
    answers = {
        COMPONENTS: fixture("openai_components"),
        UNRESOLVED: httpx2.Response(500),
        INCIDENTS: fixture("openai_incidents"),
    }
    assert (await read(answers)).notices == ()


# --- incidents and maintenance ------------------------------------------------------------------------------


def at(time: str) -> float:
    hours, minutes = time.split(":")
    return NOW - 12 * 3600 + int(hours) * 3600 + int(minutes) * 60


def test_an_incident_and_a_maintenance_concern_the_targets_behind_their_components() -> None:
    summary = fixture("atlassian_summary")
    watched = [
        Watch("video", "^Video", ("a", "b")),
        Watch("feed", "^Feed$", ("b", "c")),
        Watch("all", "^Sora$", ("d",)),
    ]
    reading = parse(Payloads(summary, summary, (summary,)), watched, NOW)
    assert reading.notices == (
        Notice(
            "Feed upgrade",
            "maintenance",
            at("11:30"),
            at("12:30"),
            ("b", "c", "d"),
            published=at("11:40") - 2 * 86400 - 9600,
        ),
        Notice("Elevated error rate", "major", at("11:38"), None, ("a", "b", "d"), published=at("11:40")),
    )


@pytest.mark.parametrize("status", ["resolved", "postmortem", "completed", "maintenance_complete"])
def test_what_is_closed_is_no_notice(status: str) -> None:
    summary = fixture("atlassian_summary")
    for entry in (*summary["incidents"], *summary["scheduled_maintenances"]):
        entry["status"] = status
    assert parse(Payloads(summary, summary, (summary,)), [SORA], NOW).notices == ()


@pytest.mark.parametrize(
    ("status", "begun"),
    [
        ("scheduled", False),
        ("maintenance_scheduled", False),
        ("in_progress", True),
        ("verifying", True),
        ("maintenance_in_progress", True),
    ],
)
def test_a_maintenance_tells_whether_it_has_begun(status: str, begun: bool) -> None:
    summary = fixture("atlassian_summary")
    summary["scheduled_maintenances"][0]["status"] = status
    (notice,) = parse(Payloads(summary, None, (summary,)), [SORA], NOW).notices
    assert (notice.begun, notice.impact) == (begun, "maintenance")


def test_a_maintenance_that_is_listed_as_an_incident_too_counts_once() -> None:
    summary = fixture("atlassian_summary")
    also = {"incidents": summary["scheduled_maintenances"]}
    assert len(parse(Payloads(summary, also, (summary,)), [SORA], NOW).notices) == 1


def test_an_impact_that_nobody_knows_is_none() -> None:
    summary = fixture("atlassian_summary")
    summary["incidents"][0]["impact"] = "catastrophic"
    (notice,) = parse(Payloads(summary, summary), [SORA], NOW).notices
    assert notice.impact == "none"


def test_titles_are_one_line_of_sane_length_without_control_characters() -> None:
    summary = fixture("atlassian_summary")
    summary["incidents"][0]["name"] = "Bad\n\x1b[31mnews " + "x" * 1000
    (notice,) = parse(Payloads(summary, summary), [SORA], NOW).notices
    assert notice.title.startswith("Bad [31mnews xxx")
    assert (len(notice.title), notice.title.isprintable()) == (200, True)


# --- incident.io --------------------------------------------------------------------------------------------


def open_incident() -> dict[str, Any]:
    payload: dict[str, Any] = fixture("openai_incidents")
    assert "components" not in payload["incidents"][0]
    payload["incidents"][0] |= {"status": "investigating", "resolved_at": None}
    return payload


def widget() -> dict[str, Any]:
    payload: dict[str, Any] = fixture("incidentio_widget_summary")
    payload["ongoing_incidents"][0] |= {"id": INCIDENT_ID}
    payload["ongoing_incidents"][0]["affected_components"][0] |= {"id": SORA_ID, "name": "Sora"}
    return payload


@pytest.mark.parametrize("native", [{WIDGET: widget()}, {NATIVE: fixture("openai_proxy_incidents")}])
async def test_an_incident_without_components_is_mapped_by_the_native_feeds(native: dict[str, Any]) -> None:
    answers = {COMPONENTS: fixture("openai_components"), UNRESOLVED: open_incident(), **native}
    (notice,) = (await read(answers)).notices
    assert (notice.title, notice.impact) == ("Elevated Errors for Sora API", "major")
    assert notice.targets == ("openai-sora-2",)
    assert notice.start == 1_783_751_719.763


@pytest.mark.parametrize(
    "native",
    [{}, {WIDGET: CHALLENGE, NATIVE: httpx2.ConnectError("refused")}, {WIDGET: [], NATIVE: {"incidents": 7}}],
)
async def test_without_the_native_feeds_it_concerns_nobody_and_the_page_is_read_all_the_same(
    native: dict[str, Any],
) -> None:
    answers = {COMPONENTS: fixture("openai_components"), UNRESOLVED: open_incident(), **native}
    (notice,) = (await read(answers)).notices
    assert notice.targets == ()


def work(status: str) -> dict[str, Any]:
    begin, end = "2026-11-22T11:30:00Z", "2026-11-22T12:30:00.5Z"
    entry = {"id": "x", "name": "Upgrade", "status": status, "scheduled_for": begin, "scheduled_until": end}
    return {"scheduled_maintenances": [entry]}


async def test_active_work_without_components_concerns_those_under_maintenance() -> None:
    components = with_status(fixture("openai_components"), "under_maintenance")
    (notice,) = (await read({COMPONENTS: components, ACTIVE: work("in_progress")})).notices
    expected = Notice("Upgrade", "maintenance", at("11:30"), at("12:30") + 0.5, ("openai-sora-2",))
    assert notice == expected


async def test_work_ahead_without_components_concerns_nobody_yet() -> None:
    components = with_status(fixture("openai_components"), "under_maintenance")
    (notice,) = (await read({COMPONENTS: components, UPCOMING: work("scheduled")})).notices
    assert (notice.targets, notice.begun) == ((), False)


async def test_native_feeds_are_asked_only_on_incident_io_and_only_when_something_is_unmapped() -> None:
    quiet = PageServer({COMPONENTS: fixture("openai_components")})
    await statuspage.read(quiet.client(), Settings((SORA,)), NOW)
    atlassian = PageServer({COMPONENTS: fixture("atlassian_summary"), UNRESOLVED: open_incident()})
    await statuspage.read(atlassian.client(), Settings((SORA,)), NOW)
    for server in (quiet, atlassian):
        assert not {WIDGET, NATIVE}.intersection(server.paths())
    assert UPTIMES not in atlassian.paths()


async def test_the_published_uptime_is_read_where_there_is_one() -> None:
    uptimes = [
        {"component_id": SORA_ID, "uptime": "99.84", "status_page_component_group_id": "$undefined"},
        {"component_id": "$undefined", "status_page_component_group_id": "g", "uptime": "12.00"},
        {"status_page_component_group_id": "g", "uptime": "12.00"},
    ]
    answers = {COMPONENTS: fixture("openai_components"), UPTIMES: {"component_uptimes": uptimes}}
    (component,) = (await read(answers)).components
    assert component.uptime_ratio == pytest.approx(0.9984)


@pytest.mark.parametrize("figure", ["$undefined", "101", "-1", None, {}, "nan"])
async def test_a_figure_that_is_no_uptime_is_left_out(figure: object) -> None:
    uptimes = {"component_uptimes": [{"component_id": SORA_ID, "uptime": figure}]}
    (component,) = (await read({COMPONENTS: fixture("openai_components"), UPTIMES: uptimes})).components
    assert component.uptime_ratio is None


@pytest.mark.parametrize("match", ["^kr0b2vvd9h4o$", "kr0b2vvd9h4o", "^Sora$"])
def test_a_component_is_found_by_its_name_and_by_its_whole_id(match: str) -> None:
    watched = [Watch("c", match, ("t",))]
    components = {"components": [{"id": "kr0b2vvd9h4o", "name": "Sora", "status": "partial_outage"}]}
    assert [c.state for c in parse(Payloads(components), watched, NOW).components] == ["partial_outage"]


# --- the page as a whole, and what is over -------------------------------------------------------------------

STATUS = "/api/v2/status.json"


@pytest.mark.parametrize("word", ["none", "minor", "major", "critical", "maintenance"])
async def test_the_pages_own_overall_word_is_read(word: str) -> None:
    answers = {COMPONENTS: fixture("openai_components"), STATUS: {"status": {"indicator": word}}}
    assert (await read(answers)).indicator == word


@pytest.mark.parametrize(
    "status", [None, {}, {"status": []}, {"status": {"indicator": "splendid"}}, "<html>"]
)
async def test_an_overall_word_that_nobody_knows_is_none(status: Any) -> None:
    answers = {COMPONENTS: fixture("openai_components")} | ({} if status is None else {STATUS: status})
    assert (await read(answers)).indicator is None


def closed(name: str, day: str, **more: Any) -> dict[str, Any]:
    times = {
        "created_at": f"{day}T10:00:00Z",
        "resolved_at": f"{day}T12:30:00Z",
        "updated_at": f"{day}T13:00:00Z",
    }
    return {"id": name, "name": name, "status": "resolved", "impact": "major", **times, **more}


async def test_what_is_over_is_told_newest_first_for_ninety_days_where_it_concerned_a_watched_component() -> (
    None
):
    about = {"components": [{"id": SORA_ID, "name": "Sora"}]}
    work = {"scheduled_for": "2026-11-10T02:00:00Z", "scheduled_until": "2026-11-10T04:00:00Z"}
    incidents = [
        closed("older", "2026-10-01", **about),
        closed("newer", "2026-11-20", status="postmortem", **about),
        closed("too old", "2026-08-01", **about),
        closed("another's", "2026-11-21", components=[{"id": "x", "name": "Login"}]),
        closed("open", "2026-11-22", status="investigating", resolved_at=None, **about),
    ]
    done = {"id": "w", "name": "work", "status": "completed", "impact": "maintenance", **work, **about}
    answers = {
        COMPONENTS: fixture("openai_components"),
        INCIDENTS: {"incidents": incidents},
        ALL_MAINTENANCES: {"scheduled_maintenances": [done]},
    }
    past = (await read(answers)).past
    assert [(n.title, n.impact) for n in past] == [
        ("newer", "major"),
        ("work", "maintenance"),
        ("older", "major"),
    ]
    assert past[0].end == NOW - 2 * 86400.0 + 1800.0
    assert all(n.targets == ("openai-sora-2",) for n in past)


async def test_incident_io_tells_whom_something_concerned_in_its_own_feed() -> None:
    """Its incidents name no components; the feed of the page does."""
    incident = {**fixture("openai_incidents")["incidents"][0], "resolved_at": "2026-11-20T07:03:51Z"}
    native = fixture("openai_proxy_incidents")
    answers = {
        COMPONENTS: fixture("openai_components"),
        INCIDENTS: {"incidents": [incident]},
        NATIVE: native,
        UNRESOLVED: {"incidents": []},
    }
    assert [n.title for n in (await read(answers)).past] == ["Elevated Errors for Sora API"]
