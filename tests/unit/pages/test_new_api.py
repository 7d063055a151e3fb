"""A new-api gateway's own word: its uptime board's traps, and notices in free text."""

from typing import Any

import httpx2
import pytest

from exporter.core.board import Notice
from exporter.core.thresholds import DAY
from exporter.pages import new_api
from exporter.pages.new_api import NewApiPayloads, parse
from exporter.pages.reading import PageReading, PageUnreadable
from tests.support.page_server import PageServer, Settings, Watch, fixture

SORA = Watch("sora", "^sora-2$", ("apiyi-sora",))
VEO = Watch("veo", "^veo", ("apiyi-veo",))
NOW = 1_795_348_800.0
"""2026-11-22T12:00:00Z: 20:00 in Beijing."""


def uptime(*monitors: dict[str, Any]) -> dict[str, Any]:
    return {"success": True, "message": "", "data": [{"categoryName": "Video", "monitors": list(monitors)}]}


def monitor(uptime: object, status: object = 1, name: str = "sora-2") -> dict[str, Any]:
    return {"name": name, "uptime": uptime, "status": status, "group": "Video"}


def board(payload: object, *watched: Watch) -> list[tuple[str, float | None]]:
    found = parse(NewApiPayloads(fixture("new_api_status"), payload), watched or (SORA,), NOW)
    assert all(component.advisory for component in found.components)
    return [(component.state, component.uptime_ratio) for component in found.components]


# --- the uptime board ---------------------------------------------------------------------------------------


def test_the_uptime_of_the_day_decides_and_not_the_oldest_beat() -> None:
    assert board(fixture("new_api_uptime"), SORA, VEO) == [("operational", 0.9987), ("partial_outage", 0.42)]
    assert board(uptime(monitor(0.9987, status=0))) == [("operational", 0.9987)]
    assert board(uptime(monitor(0.42, status=1))) == [("partial_outage", 0.42)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (1, "operational"),
        (0.95, "operational"),
        (0.9499, "degraded_performance"),
        (0.5, "degraded_performance"),
    ],
)
def test_how_the_day_was_becomes_a_state(day: float, expected: str) -> None:
    assert board(uptime(monitor(day))) == [(expected, day)]


@pytest.mark.parametrize("figure", [0, 0.0, None, "0.99", 1.7, -1])
def test_without_a_figure_only_a_failing_beat_tells_of_trouble(figure: object) -> None:
    assert board(uptime(monitor(figure, status=1))) == [("operational", None)]
    assert board(uptime(monitor(figure, status=0))) == [("major_outage", None)]


def test_a_board_that_the_gateway_cannot_reach_knows_nothing() -> None:
    payload = fixture("new_api_uptime_unreachable")
    assert payload["success"] is True
    assert board(payload) == [("absent", None)]
    assert board({"success": True, "message": "", "data": []}) == [("absent", None)]
    assert board(None) == [("absent", None)]


def test_monitors_of_the_same_name_in_several_groups_count_by_the_worst() -> None:
    payload = uptime(monitor(0.999))
    payload["data"].append({"categoryName": "Spare", "monitors": [monitor(0.6)]})
    assert board(payload) == [("degraded_performance", 0.6)]


# --- what is asked ------------------------------------------------------------------------------------------


async def read(answers: dict[str, Any], *watched: Watch) -> PageReading:
    return await new_api.read(PageServer(answers).client(), Settings(watched or (SORA,)), NOW)


async def test_the_three_public_routes_are_read() -> None:
    reading = await read(
        {
            "/api/status": fixture("new_api_status"),
            "/api/notice": {"success": True, "message": "", "data": "sora 暂停"},
            "/api/uptime/status": fixture("new_api_uptime"),
        }
    )
    assert [c.state for c in reading.components] == ["operational"]
    assert [n.title for n in reading.notices] == ["sora 暂停"]


@pytest.mark.parametrize("reply", [httpx2.Response(404), httpx2.Response(502), httpx2.ReadTimeout("slow")])
async def test_a_gateway_without_a_board_is_read_all_the_same(reply: httpx2.Response | Exception) -> None:
    reading = await read({"/api/status": fixture("new_api_status"), "/api/uptime/status": reply})
    assert [c.state for c in reading.components] == ["absent"]


SPA = httpx2.Response(200, html="<!doctype html><div id=root></div>")


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"/api/status": SPA},
        {"/api/status": httpx2.Response(405, html="challenge")},
        {"/api/status": {"success": False, "message": "数据库连接失败"}},
        {"/api/status": {"status": "ok"}},
        {"/api/status": []},
        {"/api/status": {"success": True}, "/api/notice": httpx2.Response(502)},
    ],
)
async def test_what_is_no_gateway_is_not_read(answers: dict[str, Any]) -> None:
    with pytest.raises(PageUnreadable):
        await read(answers)


# --- notices ------------------------------------------------------------------------------------------------


def announced(content: str, published: str = "2026-11-22T11:00:00Z", **extra: str) -> list[Notice]:
    status = fixture("new_api_status")
    status["data"]["announcements"] = [{"id": 1, "content": content, "publishDate": published, **extra}]
    return list(parse(NewApiPayloads(status), (SORA, VEO), NOW).notices)


def noticed(words: object) -> list[Notice]:
    payload = {"success": True, "message": "", "data": words}
    return list(parse(NewApiPayloads(fixture("new_api_status"), None, payload), (SORA, VEO), NOW).notices)


def test_an_announced_maintenance_of_everything_concerns_everything() -> None:
    (notice,) = announced("系统将于11月23日 02:00-04:00 维护升级，期间服务不可用")
    assert notice == Notice(
        "系统将于11月23日 02:00-04:00 维护升级，期间服务不可用",
        "maintenance",
        NOW + 6 * 3600,
        NOW + 8 * 3600,
        ("apiyi-sora", "apiyi-veo"),
        begun=False,
        published=NOW - 3600,
    )


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("维护公告：11月22日 19:00-22:00", ("apiyi-sora", "apiyi-veo")),
        ("sora-2 逆向渠道 11月22日 19:00-22:00 维护", ("apiyi-sora",)),
        ("Sora2 11月22日 19:00-22:00 维护", ("apiyi-sora",)),
        ("Maintenance of Veo: 2026-11-22 11:00-14:00 UTC", ("apiyi-veo",)),
        ("The gateway is in maintenance: 2026-11-22 11:00-14:00 UTC", ("apiyi-sora", "apiyi-veo")),
        ("Midjourney 维护：11月22日 19:00-22:00", ()),
        ("resorative maintenance 2026-11-22 11:00-14:00 UTC", ()),
    ],
)
def test_maintenance_concerns_what_it_names(words: str, targets: tuple[str, ...]) -> None:
    (notice,) = noticed(words)
    assert (notice.targets, notice.start, notice.end) == (targets, NOW - 3600, NOW + 2 * 3600)
    assert (notice.impact, notice.begun, notice.published) == ("maintenance", True, None)


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("由于上游风控升级，sora 逆向成功率较低", ("apiyi-sora",)),
        ("veo-3.1 渠道暂停服务，恢复时间另行通知", ("apiyi-veo",)),
        ("sora and veo are temporarily offline / suspended", ("apiyi-sora", "apiyi-veo")),
        ("Sora is currently unavailable, expected to be restored at 04:00 UTC", ("apiyi-sora",)),
        ("所有渠道异常，排查中，预计今晚全部恢复", ()),
        ("Suno paused", ()),
    ],
)
def test_other_trouble_is_a_major_incident_of_what_it_names_and_announces_no_times(
    words: str, targets: tuple[str, ...]
) -> None:
    (notice,) = noticed(words)
    assert (notice.impact, notice.start, notice.end, notice.targets) == ("major", None, None, targets)


@pytest.mark.parametrize(
    "words",
    [
        "",
        None,
        7,
        "欢迎使用，新增 sora-2 模型",
        "Welcome! Top up now.",
        "sora-2 已恢复，之前的故障给您带来不便",
        "sora-2 故障已修复",
        "昨日的维护已经全部完成",
        "11月22日维护完成，感谢等待",
        "[Resolved] Sora outage",
        "【已恢复】sora 渠道暂停",
        "The outage has been resolved",
        "Sora is back to normal after the outage",
        "系统维护 11月22日 02:00-04:00",
    ],
)
def test_no_trouble_and_trouble_that_is_over_are_no_notice(words: object) -> None:
    assert noticed(words) == []


def test_restoration_that_is_only_expected_is_not_yet_the_end() -> None:
    assert [n.impact for n in noticed("系统维护中，维护完成后恢复")] == ["maintenance"]


def test_good_news_and_dated_notices_that_stand_for_more_than_a_month_are_passed_over() -> None:
    assert announced("sora 故障", type="success") == []
    assert announced("sora 故障", published="2026-10-01T00:00:00Z") == []
    assert len(announced("sora 故障", published="2026-11-01T00:00:00Z", type="error")) == 1


def test_a_notice_without_a_year_means_the_one_nearest_to_its_publication() -> None:
    (notice,) = announced("平台维护 1月1日 00:00-01:00", published="2026-12-31T10:00:00Z")
    assert notice.start == 1_798_732_800.0
    assert notice.start - NOW > 39 * DAY


def test_the_extra_text_of_an_announcement_belongs_to_it() -> None:
    (notice,) = announced("维护公告", extra="时间：11月23日 02:00～04:00")
    assert notice.end == NOW + 8 * 3600


def test_paragraphs_of_one_notice_are_separate_notices_with_their_own_times() -> None:
    words = """# 公告

    sora-2 维护通知

    时间：11月22日 19:00-22:00

    veo 故障已修复

    veo-3.1 暂停服务
    """
    assert [(n.targets, n.impact, n.end) for n in noticed(words)] == [
        (("apiyi-sora",), "maintenance", NOW + 2 * 3600),
        (("apiyi-veo",), "major", None),
    ]


def test_markup_stays_out_of_titles() -> None:
    (notice,) = noticed("<p>**sora** 渠道 <b>暂停</b></p>\n\n> 请使用 veo")
    assert notice.title == "sora 渠道 暂停 请使用 veo"
