"""What the pages say of time: windows longer than a target was watched, and announced work."""

from dataclasses import replace
from math import inf

import pytest

from exporter.core.board import Announcement, Entry
from exporter.core.thresholds import DAY
from exporter.core.vocabulary import State
from tests.support.boards import NOW, entry, facts
from tests.support.fake_engine import client, site
from tests.unit.web.test_pages import page


def watched(seconds: float) -> Entry:
    """A target that has worked for as long as it was watched."""
    made = entry(facts("sora-2-official"), segments=[(NOW - seconds, State.OPERATIONAL, True)])
    made.watched_since = NOW - seconds
    return made


@pytest.mark.parametrize(
    ("seconds", "windows"),
    [
        (20.0, ["since 2026-01-28 05:59 UTC"]),
        (3 * DAY, ["24 h", "since 2026-01-25 06:00 UTC"]),
        (8 * DAY, ["24 h", "7 d", "since 2026-01-20 06:00 UTC"]),
        (30 * DAY, ["24 h", "7 d", "30 d"]),
    ],
)
async def test_a_window_that_reaches_back_before_the_target_was_watched_says_since_when(
    tmp_path, seconds, windows
):
    of = site(tmp_path)
    of.facade.board.entries = {"sora-2-official": watched(seconds)}
    card = (await page(of)).cards["sora-2-official"]
    told = " ".join(f"{name} 100 % 100 % measured" for name in windows)
    assert told in card
    assert ("30 d 100 %" in card) == (seconds >= 30 * DAY)
    assert told in (await page(of, "/targets/sora-2-official")).text


async def test_the_month_of_a_channel_says_since_when_as_well(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries = {"sora-2-official": watched(3600.0)}
    shown = await page(of)
    assert "since 2026-01-28 05:00 UTC 100 % 100 % measured" in shown.text.split("Sora", 1)[0]
    of.facade.board.entries["older"] = watched(30 * DAY)
    assert "Monthly availability 100 %" in (await page(of)).text


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "since 2026-01-28 05:59 UTC"),
        ("ko", "2026-01-28 05:59 UTC부터"),
        ("zh", "自 2026-01-28 05:59 UTC"),
    ],
)
async def test_since_when_is_told_in_every_language(tmp_path, lang, label):
    of = site(tmp_path)
    of.facade.board.entries = {"sora-2-official": watched(20.0)}
    assert label in (await page(of, f"/?lang={lang}")).cards["sora-2-official"]


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (
            Announcement(NOW - 60, NOW + 3600, "openai", "Database <b>work</b>"),
            "Announced maintenance: openai: Database <b>work</b> (2026-01-28 05:59 UTC – 2026-01-28 07:00 UTC)",
        ),
        (
            Announcement(NOW + 3600, inf, "operator", "we move"),
            "Planned maintenance: we move (2026-01-28 07:00 UTC – open end)",
        ),
    ],
)
async def test_announced_work_shows_as_announced_whichever_state_rules(tmp_path, work, told):
    of = site(tmp_path)
    board = of.facade.board
    board.entries["sora-2-reverse"].announcement = work
    assert told in (await page(of)).cards["sora-2-reverse"]
    assert told in (await page(of, "/targets/sora-2-reverse")).text


@pytest.mark.parametrize(("end", "told"), [(NOW + 3600, "2026-01-28T07:00:00.250Z"), (inf, None)])
async def test_the_api_tells_announced_work_beside_the_state(tmp_path, end, told):
    of = site(tmp_path)
    work = Announcement(NOW - 60, end, "openai", "Database work")
    of.facade.stories["sora-2-official"] = replace(of.facade.explain("sora-2-official"), announcement=work)
    async with client(of) as web:
        row = (await web.get("/api/v1/targets/sora-2-official")).json()
        other = (await web.get("/api/v1/targets/sora-2-reverse")).json()
    assert row["explanation"]["announcement"] == {
        "source": "openai",
        "text": "Database work",
        "start": "2026-01-28T05:59:00.250Z",
        "end": told,
    }
    assert other["explanation"]["announcement"] is None
