"""The history of all targets: every trouble by day, what can be asked for, and what the vendor's page said."""

import re

import pytest

from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Reason, State
from exporter.errors import StoreError
from tests.support.boards import NOW
from tests.support.fake_engine import Episode, client, site
from tests.unit.web.test_pages import english, page


def rows(text: str) -> list[tuple[str, str]]:
    return re.findall(r"<code>([\w.-]+)</code></span></th><td><span class=\"small s-(\w+)\"", text)


async def html(of, path: str) -> str:
    async with client(of) as web:
        answer = await web.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def story(of) -> None:
    of.facade.episodes = [
        Episode(State.SUSPENDED, Reason.NO_CHANNEL, NOW - 40 * DAY, NOW - 39 * DAY, "sora-2-pro-reverse"),
        Episode(State.DEGRADED, Reason.SLOW, NOW - 20 * DAY, NOW - 19.9 * DAY, "sora-2-official"),
        Episode(State.UNKNOWN, Reason.NO_DATA, NOW - 19 * DAY, NOW - 18 * DAY, "sora-2-official"),
        Episode(State.RISK_CONTROL, Reason.CAPTCHA, NOW - 3 * DAY, NOW - 2.5 * DAY, "removed"),
        Episode(State.RISK_CONTROL, Reason.CAPTCHA, NOW - 3 * HOUR, None, "sora-2-reverse"),
    ]


async def test_every_trouble_stands_at_its_day_with_what_the_vendors_page_said(tmp_path):
    of = site(tmp_path)
    story(of)
    text = (await page(of, "/history")).text
    assert (
        "2026-01-28 Target State Start End Duration The vendor's page Sora 2 Official reverse · sora-2-reverse "
        "Risk control asks for a captcha 2026-01-28 03:00 UTC ongoing 3 h –"
    ) in text
    assert (
        "Degraded slower than usual 2026-01-08 06:00 UTC 2026-01-08 08:24 UTC 2 h 24 min Videos fail" in text
    )
    assert "removed" not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["sora-2-reverse", "sora-2-official"]),
        ("?days=90", ["sora-2-reverse", "sora-2-official", "sora-2-pro-reverse"]),
        ("?days=7", ["sora-2-reverse"]),
        ("?channel=official", ["sora-2-official"]),
        ("?state=unknown", ["sora-2-official"]),
        ("?target=sora-2-reverse&model=sora-2&provider=relay&state=risk_control", ["sora-2-reverse"]),
        ("?model=veo-3.1&channel=&state=", []),
    ],
)
async def test_the_address_says_which_are_wanted(tmp_path, query: str, found: list[str]):
    of = site(tmp_path)
    story(of)
    assert [name for name, _ in rows(await html(of, f"/history{query}"))] == found


async def test_many_are_told_a_page_at_a_time(tmp_path):
    of = site(tmp_path)
    of.facade.episodes = [
        Episode(State.DEGRADED, Reason.SLOW, NOW - i * HOUR, NOW - (i - 0.5) * HOUR)
        for i in range(450, 0, -1)
    ]
    counts = [len(rows(await html(of, f"/history?page={number}"))) for number in (1, 2, 3)]
    assert counts == [200, 200, 50]
    assert "page=2" in await html(of, "/history")


async def test_a_history_that_cannot_be_read_is_said_to_be_so(tmp_path):
    of = site(tmp_path)
    of.facade.fails = StoreError("disk on fire")
    text = (await page(of, "/history")).text
    assert "The history cannot be read now." in text
    assert "disk on fire" not in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("days=8", "days must be one of 1, 7, 30, 90"),
        ("target=x", "target must be one of sora-2-official"),
        ("state=operational", "state must be one of degraded, maintenance"),
        ("since=1d", "'since' is not known here; known are lang, days, target"),
    ],
)
async def test_what_is_not_known_is_refused_with_what_is(tmp_path, query: str, told: str):
    async with client(site(tmp_path)) as web:
        answer = await web.get(f"/history?{query}")
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


@pytest.mark.parametrize("code", ["ko", "zh"])
async def test_the_page_is_whole_in_each_language(tmp_path, code: str):
    of = site(tmp_path)
    of.facade.board.pages.clear()
    assert english(await html(of, f"/history?lang={code}")) == []
