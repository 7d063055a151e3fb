"""The front page: one sentence, what to use now, ninety days of each target, and finding one among many."""

import re
from dataclasses import replace

import pytest

from exporter.core.availability import Timeline
from exporter.core.board import Board
from exporter.core.thresholds import DAY, HOUR
from exporter.core.vocabulary import Channel, Reason, State
from exporter.errors import StoreError
from exporter.wording import LANGUAGES
from tests.support.boards import NOW, entry, facts
from tests.support.fake_engine import client, site
from tests.unit.web.test_pages import Page, english, page

BAR = re.compile(r'<i class="d-(\w+)" data-day="([\d-]+)" title="([^"]*)"')


async def html(of, path: str) -> str:
    async with client(of) as web:
        answer = await web.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def days(text: str, name: str) -> list[tuple[str, str, str]]:
    """The bars of a target: grade, day, words."""
    card = re.search(rf'<article[^>]* id="t-{name}">.*?</article>', text, re.DOTALL)
    assert card is not None
    return BAR.findall(card.group())


async def test_each_of_ninety_days_says_what_it_was_like(tmp_path):
    of = site(tmp_path)
    made = of.facade.board.entries["sora-2-reverse"]
    made.timeline = Timeline(
        [
            (NOW - 89 * DAY, State.OPERATIONAL, True),
            (NOW - 60 * DAY, State.SUSPENDED, True),
            (NOW - 60 * DAY + 2 * HOUR, State.OPERATIONAL, True),
            (NOW - 3 * DAY, State.RISK_CONTROL, True),
            (NOW - 3 * DAY + HOUR, State.OPERATIONAL, True),
            (NOW - 3 * DAY + 2 * HOUR, State.RISK_CONTROL, True),
            (NOW - 3 * DAY + 3 * HOUR, State.OPERATIONAL, False),
            (NOW - 2 * DAY, State.OPERATIONAL, True),
        ]
    )
    made.watched_since = NOW - 89 * DAY
    shown = days(await html(of, "/"), "sora-2-reverse")
    assert len({day for _, day, _ in shown}) == 90
    assert [day for _, day, _ in shown] == sorted(day for _, day, _ in shown)
    told = {day: (grade, words) for grade, day, words in shown}
    assert told["2025-10-31"] == ("good", "2025-10-31: 100 %, 100 % measured, no episodes")
    assert told["2025-11-29"] == ("poor", "2025-11-29: 91.66 %, 100 % measured, episodes: 1 (Suspended 2 h)")
    assert told["2026-01-25"] == (
        "none",
        "2026-01-25: no figure, 37 % measured, episodes: 2 (Risk control 2 h)",
    )
    assert told["2026-01-28"] == ("good", "2026-01-28: 100 %, 100 % measured, no episodes")


async def test_days_before_a_target_was_watched_are_no_days_without_a_figure(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries["sora-2-official"].watched_since = NOW - 30 * DAY
    shown = days(await html(of, "/"), "sora-2-official")
    assert [grade for grade, _, _ in shown[:59]] == ["before"] * 59
    assert "none" not in {grade for grade, _, _ in shown}
    assert shown[0][2] == "2025-10-31: not watched yet"


async def test_days_that_the_storage_cannot_tell_leave_the_others(tmp_path):
    of = site(tmp_path)
    made = of.facade.board.entries["sora-2-official"]
    made.watched_since = NOW - 80 * DAY

    async def broken(_target: str, _since: float) -> Timeline:
        raise StoreError("disk on fire")

    of.facade.timeline = broken
    assert days(await html(of, "/"), "sora-2-official")[-1][0] == "good"


async def test_one_bar_of_a_row_can_be_reached_by_tabbing(tmp_path):
    text = await html(site(tmp_path), "/")
    rows = re.findall(r'<div class="bars".*?</div>', text, re.DOTALL)
    assert len(rows) == 6
    assert [row.count('tabindex="0"') for row in rows] == [1] * 6


def board(*targets: tuple[str, Channel, State]) -> Board:
    made = Board(started=NOW - DAY, ready=True)
    for name, channel, state in targets:
        reason = Reason.OK if state is State.OPERATIONAL else Reason.CAPTCHA
        made.entries[name] = entry(facts(name, channel=channel, title=name.title()), state, reason)
    return made


OFF, REV = Channel.OFFICIAL, Channel.REVERSE
UP, RISK, OUT = State.OPERATIONAL, State.RISK_CONTROL, State.SUSPENDED


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ((), "No target is watched."),
        ((("a", OFF, UP), ("b", OFF, UP)), "All official channels work."),
        (
            (("a", OFF, UP), ("b", REV, RISK), ("c", REV, UP)),
            "All official channels work; B reverse is under risk control; the other reverse channels work.",
        ),
        ((("my reverse", REV, OUT),), "My Reverse is suspended."),
        (
            tuple((f"r{i}", REV, RISK if i < 4 else UP) for i in range(9)),
            "4 of 9 reverse channels: Risk control.",
        ),
    ],
)
async def test_the_first_sentence_says_what_works(tmp_path, targets, told: str):
    of = site(tmp_path)
    of.facade.board = board(*targets)
    text = await html(of, "/")
    assert f"<h1>{told}</h1>" in text


async def test_what_is_not_verified_is_not_said_to_work(tmp_path):
    of = site(tmp_path)
    of.facade.board = board(("a", OFF, UP))
    made = of.facade.board.entries["a"]
    made.health = replace(made.health, verified=False)
    assert "All official channels answer, not all verified." in await html(of, "/")


async def test_it_says_what_to_use_of_each_model_and_why_for_the_scenario_of_the_address(tmp_path):
    of = site(tmp_path)
    board_ = of.facade.board
    reverse = board_.entries["sora-2-reverse"]
    reverse.health = replace(reverse.health, state=State.OPERATIONAL, reason=Reason.OK)
    production, cheap = (await page(of)).text, (await page(of, "/?scenario=low_budget")).text
    assert "sora-2 Sora 2 Official forwarding · sora-2-official Because it works, verified; ".lower() in (
        production.lower()
    )
    assert "99.93 % available in 30 days; $1.00 for a success of 10 s" in production
    assert "sora-2 sora 2 official reverse · sora-2-reverse" in cheap.lower()
    assert (
        "Nothing to recommend now: does not serve (the gateway has no channel for it)"
        in (await page(site(tmp_path), "/?channel=reverse&model=sora-2-pro")).text
    )


@pytest.mark.parametrize("code", ["ko", "zh"])
async def test_the_front_page_is_whole_in_each_language(tmp_path, code: str):
    text = await html(site(tmp_path), f"/?lang={code}&scenario=commercial")
    told = [one for one in english(text) if not one.startswith(("Elevated", "Planned database"))]
    assert told == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("channel=reverse", ["sora-2-reverse", "sora-2-pro-reverse", "veo-3.1-reverse"]),
        ("state=suspended", ["sora-2-pro-reverse"]),
        ("provider=apiyi", ["sora-2-official", "sora-2-pro-official", "sora-image-official"]),
        ("model=veo-3.1", ["veo-3.1-reverse"]),
        ("q=PRO", ["sora-2-pro-official", "sora-2-pro-reverse"]),
        ("q=veo&channel=&state=&sort=configured&view=cards&group=", ["veo-3.1-reverse"]),
        ("q=nothing", []),
        ("sort=state&channel=reverse", ["sora-2-pro-reverse", "sora-2-reverse", "veo-3.1-reverse"]),
        ("group=provider&q=sora-2-pro", ["sora-2-pro-official", "sora-2-pro-reverse"]),
    ],
)
async def test_targets_are_found_by_the_address(tmp_path, query: str, names: list[str]):
    assert list((await page(site(tmp_path), f"/?{query}")).cards) == names


async def test_a_table_has_a_row_for_each_target(tmp_path):
    text = await html(site(tmp_path), "/?view=table&group=model")
    assert re.findall(r'<tr id="t-([^"]+)"', text)[:2] == ["sora-2-official", "sora-2-reverse"]
    assert "data-day" not in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("colour=red", "'colour' is not known here; known are lang, scenario, channel"),
        ("state=broken", "state must be one of operational, degraded, maintenance"),
        ("provider=nobody", "provider must be one of apiyi, relay"),
        ("model=x", "model must be one of sora-2, sora-2-pro, sora-image, veo-3.1"),
        ("scenario=x", "scenario must be one of production, commercial"),
        ("sort=x", "sort must be one of configured, name, state, availability"),
        ("lang=xx", "lang must be one of en, ko, zh"),
        ("page=0", "page must be a whole number from 1"),
        ("page=2", "page must be a whole number from 1 to 1"),
        ("q=" + "x" * 101, "q must be at most 100 characters"),
        ("page=1&page=1", "page is given twice"),
    ],
)
async def test_what_is_not_known_is_refused_with_what_is(tmp_path, query: str, told: str):
    async with client(site(tmp_path)) as web:
        answer = await web.get(f"/?{query}")
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


async def test_many_targets_are_told_a_page_at_a_time_and_none_is_left_out(tmp_path):
    of = site(tmp_path)
    of.facade.board = board(*((f"t-{i:03}", OFF if i % 2 else REV, UP) for i in range(130)))
    for view, most in (("cards", 16), ("table", 100)):
        seen: list[str] = []
        for number in range(1, -(-130 // most) + 1):
            text = await html(of, f"/?page={number}&view={view}")
            names = re.findall(r'<(?:article|tr)[^>]* id="t-([^"]+)"', text)
            assert len(names) <= most
            seen += names
            assert (f"page={number + 1}" in text) == (number * most < 130)
        assert sorted(seen) == sorted(of.facade.board.entries)


async def test_links_to_other_languages_and_pages_keep_what_was_asked(tmp_path):
    shown = Page(await html(site(tmp_path), "/?q=sora&scenario=personal"))
    links = {attrs.get("lang"): attrs["href"] for tag, attrs in shown.tags if tag == "a"}
    assert set(LANGUAGES) <= set(links)
    assert links["zh"] == "?q=sora&scenario=personal&lang=zh"


async def test_times_are_marked_for_the_readers_own_zone_but_not_inside_of_attributes(tmp_path):
    text = await html(site(tmp_path), "/")
    assert '<time datetime="2026-01-28T06:00:00Z">2026-01-28 06:00:00 UTC</time>' in text
    assert not re.search(r'="[^"]*<time', text)
