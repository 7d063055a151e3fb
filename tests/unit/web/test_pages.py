"""The pages for people: everything on them, in three languages, and nothing that could run."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from string import Formatter

import pytest

from exporter.core.board import Component, Money, Notice
from exporter.core.state.machine import Health
from exporter.core.vocabulary import COLOURS, PROBES, Channel, Reason, Source, State
from exporter.errors import StoreError
from exporter.web.formatting import Formatting
from exporter.web.templates import FOLDER
from exporter.wording import LANGUAGES, choose
from tests.support.boards import NOW, entry, facts
from tests.support.fake_engine import KEY, client, site
from tests.support.stories import everything

MARKUP = "<script>alert('x')</script><img src=x onerror=y>"


class Page(HTMLParser):
    """What a browser would see of a page: tags, text, and the text of each target's card."""

    def __init__(self, html: str) -> None:
        super().__init__()
        html = re.sub(r"</?time\b[^>]*>", "", html)  # a part of its sentence
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.cards: dict[str, str] = {}
        self.title = ""
        self._open: list[str] = []
        self._card: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        self._open.append(tag)
        if tag == "article" and (found.get("id") or "").startswith("t-"):
            self._card = found["id"][2:]

    def handle_endtag(self, tag: str) -> None:
        self._open.append("/" + tag)
        if tag == "article":
            self._card = None

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        last = self._open[-1] if self._open else ""
        if not text or last in {"style", "script"}:
            return
        if last == "title" and not self.title:
            self.title = text
        self.words.append(text)
        if self._card is not None:
            self.cards[self._card] = f"{self.cards.get(self._card, '')} {text}".strip()

    @property
    def text(self) -> str:
        return " ".join(self.words)


async def page(of, path: str = "/", **headers: str) -> Page:
    async with client(of) as web:
        answer = await web.get(path, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Page(answer.text)


async def test_the_panel_shows_every_service_with_its_name_state_and_reason(tmp_path):
    shown = await page(site(tmp_path))
    assert list(shown.cards) == [
        "sora-2-official",
        "sora-2-pro-official",
        "sora-image-official",
        "sora-2-reverse",
        "sora-2-pro-reverse",
        "veo-3.1-reverse",
    ]
    assert shown.cards["sora-2-official"].startswith(
        "Sora 2 sora-2-official Operational Answers as designed".replace("Answers", "answers")
    )
    assert shown.cards["sora-2-reverse"].startswith(
        "Sora 2 sora-2-reverse Risk control asks for a captcha for 3 h 12 min verified"
    )
    assert "Suspended the gateway has no channel for it" in shown.cards["sora-2-pro-reverse"]


async def test_a_card_shows_promise_price_budget_and_what_to_notice(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries["sora-2-official"].beats[Source.VALIDATION].disabled = "accident"
    shown = await page(of)
    official, reverse = shown.cards["sora-2-official"], shown.cards["sora-2-reverse"]
    for expected in (
        "Promise 99.9 %",
        "Price $0.10 / s",
        "Last probe catalog, 12 s ago",
        "openai says: partial outage",
        "validation is off after an accident",
        "retires on 2026-09-24",
        "30 d 99.93 % 100 % measured",
        "Down in 7 days 0",
    ):
        assert expected in official
    for expected in ("Promise none", "Price $0.12 / call", "$3.48 of $20.00", "Down in 7 days 2"):
        assert expected in reverse


async def test_the_columns_have_their_month_and_their_promise(tmp_path):
    text = (await page(site(tmp_path))).text
    assert "Official forwarding the vendor's own API" in text
    assert "Monthly availability 99.97 % 100 % measured Promise 99.9 %" in text
    assert "Monthly availability 87.81 % 100 % measured Promise no guarantee" in text


async def test_below_are_pages_legend_health_and_advice(tmp_path):
    text = (await page(site(tmp_path))).text
    for expected in (
        "sora partial outage disagrees with the probes 99.84 % 99.96 %",
        "minor Elevated errors in Sora for 2 h",
        "maintenance Planned database work planned, 2026-01-29 06:00 UTC",
        "Storage writable",
        "Network works",
        "Configuration loaded 31 d ago",
        "Probe budget of all today $10.44 of $50.00",
        "Production and commercial work: the official channel.",
    ):
        assert expected in text
    for word, meaning in zip(LANGUAGES["en"].states.values(), LANGUAGES["en"].meanings.values(), strict=True):
        assert f"{word} {meaning}" in text


async def test_the_tab_tells_the_states_by_their_icons(tmp_path):
    shown = await page(site(tmp_path))
    assert shown.title == "🟢 4 🟠 1 🔴 1 · AI video API status"
    icons = {attrs["data-icon"] for tag, attrs in shown.tags if tag == "svg" and "data-icon" in attrs}
    assert icons == {state.icon for state in State}


async def test_what_was_not_verified_is_reachable_and_has_no_figure(tmp_path):
    of = site(tmp_path)
    unsure = entry(facts("sora-2-official"), verified=False)
    of.facade.board.entries = {"sora-2-official": unsure}
    shown = await page(of)
    card = shown.cards["sora-2-official"]
    assert "reachable, not verified" in card
    assert "since 2026-01-28 01:00 UTC – 0 % measured" in card
    assert "Operational, 1 not verified" in shown.text
    assert any("unsure" in (attrs.get("class") or "") for tag, attrs in shown.tags if tag == "article")
    unsure.health = replace(unsure.health, verified=True)
    shown = await page(of)
    assert "reachable" not in shown.cards["sora-2-official"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ready": False}, "has just started"),
        ({"network_ok": False}, "own network fails"),
        ({"store_writable": False}, "storage cannot be written"),
        ({"reload_successful": False}, "last reload of the configuration failed"),
    ],
)
async def test_what_is_wrong_with_the_exporter_is_told_above_all(
    tmp_path, change: dict[str, bool], told: str
):
    of = site(tmp_path)
    assert told not in (await page(of)).text
    for name, value in change.items():
        setattr(of.facade.board, name, value)
    assert told in (await page(of)).text


async def test_the_demo_says_that_its_money_is_play_money(tmp_path):
    assert "play money" in (await page(site(tmp_path, play_money=True))).text
    assert "play money" not in (await page(site(tmp_path))).text


async def test_an_empty_board_is_a_page_too(tmp_path):
    of = site(tmp_path)
    of.facade.board.entries.clear()
    of.facade.board.pages.clear()
    of.facade.board.budget = Money()
    assert (await page(of)).text.count("No target on this channel.") == 2


async def test_a_target_at_its_very_start_has_a_card_and_a_page(tmp_path):
    of = site(tmp_path)
    fresh = entry(facts("sora-2-official"), State.UNKNOWN, Reason.NO_DATA, segments=[])
    fresh.health, fresh.runs, fresh.beats = Health(), {}, {}
    of.facade.board.entries = {"sora-2-official": fresh}
    of.facade.episodes = []
    assert "Unknown no fresh evidence" in (await page(of)).cards["sora-2-official"]
    assert "Nothing recorded yet." in (await page(of, "/targets/sora-2-official")).text


async def test_the_page_of_a_target_explains_its_state(tmp_path):
    text = (await page(site(tmp_path), "/targets/sora-2-reverse")).text
    for expected in (
        "Sora 2 sora-2-reverse Risk control",
        "2 of the last 5 answers of generation name it",
        "decided 2026-01-28 02:49:30 UTC",
        "12 more successes of generation in a row (so far 0) would end it",
        "11 of 18 good",
        "2026-01-28 05:59:07 UTC Risk control asks for a captcha 2.431 s",
        "real traffic does not count now",
        "generation 10 min in 5 min 11 s Risk control, asks for a captcha · 1 min 32 s ago 1.296 s 43 2 $3.48",
        "catalog 1 min in 48 s",
        "accepted 1.210 s queued 8.000 s rendered 61.7 s fetched 3.290 s",
        "21–28 days ago 0 14–21 days ago 1 7–14 days ago 0 last 7 days 2",
        "Risk control rate limited 2026-01-23 01:12 UTC 2026-01-24 06:00 UTC 1 d 4 h",
        "Risk control asks for a captcha 2026-01-28 02:48 UTC ongoing 3 h 12 min",
    ):
        assert expected in text


async def test_upstream_text_stays_text_and_keeps_no_secret(tmp_path):
    of = site(tmp_path)
    board = of.facade.board
    of.facade.board.entries["sora-2-reverse"].facts = replace(
        board.entries["sora-2-reverse"].facts,
        title=MARKUP,
        provider=MARKUP,
        model=MARKUP,
        upstream_model="m" + MARKUP,
    )
    board.pages["openai"].notices = (Notice(MARKUP, "minor", NOW - 60, None),)
    board.pages["openai"].components = (Component(MARKUP, "absent", ("sora-2-reverse",)),)
    for path in ("/", "/targets/sora-2-reverse"):
        async with client(of) as web:
            html = (await web.get(path)).text
        assert KEY not in html
        shown = Page(html)
        assert [tag for tag, _ in shown.tags if tag == "img"] == []
        assert len([tag for tag, _ in shown.tags if tag == "script"]) == 1
        assert not any(name.startswith("on") for _, attrs in shown.tags for name in attrs)
        assert MARKUP in shown.text
    async with client(of) as web:
        picture = (await web.get("/badge/sora-2-reverse.svg")).text
    assert "<img" not in picture
    assert "<script" not in picture


@pytest.mark.parametrize("path", ["/", "/targets/sora-2-reverse"])
async def test_only_the_pages_own_style_and_script_are_allowed(tmp_path, path: str):
    async with client(site(tmp_path)) as web:
        answer = await web.get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", answer.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert policy[directive] == f"'sha256-{digest}'"
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    shown = Page(answer.text)
    assert not any("style" in attrs for _, attrs in shown.tags)
    for tag, attrs in shown.tags:
        if tag in {"link", "script", "img"}:
            assert not (attrs.get("src") or attrs.get("href") or "").startswith(("http", "//"))


async def test_pages_work_without_script_and_for_those_who_cannot_see(tmp_path):
    for path in ("/", "/targets/sora-2-reverse"):
        shown = await page(site(tmp_path), path)
        tags = [tag for tag, _ in shown.tags]
        assert tags.count("h1") == tags.count("main") == 1
        assert ("meta", {"http-equiv": "refresh", "content": "15"}) in shown.tags
        assert next(attrs for tag, attrs in shown.tags if tag == "html")["lang"] == "en"
        for tag, attrs in shown.tags:
            if tag == "svg":
                assert attrs.get("aria-hidden") == "true" or attrs.get("aria-label")
            if tag == "th":
                assert attrs.get("scope") in {"col", "row"}


@pytest.mark.parametrize(
    ("query", "accept", "code"),
    [
        ("", "", "en"),
        ("", "de-DE,de;q=0.9", "en"),
        ("", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("", "zh-Hans-CN", "zh"),
        ("", "en;q=0.5,zh;q=0.7", "zh"),
        ("", "zh;q=0,en;q=0.1", "en"),
        ("", "fr, ko;q=nonsense", "en"),
        ("?lang=ko", "zh", "ko"),
        ("?lang=", "zh", "zh"),
    ],
)
async def test_the_language_is_the_one_asked_for_or_the_browsers(
    tmp_path, query: str, accept: str, code: str
):
    async with client(site(tmp_path)) as web:
        answer = await web.get(f"/{query}", headers={"accept-language": accept})
    assert answer.headers["content-language"] == code
    assert f'<html lang="{code}">' in answer.text
    assert choose(code, "").states[State.RISK_CONTROL] in answer.text


THREE_WORDS = re.compile(r"[A-Za-z][a-z']+,? [a-z']{2,},? [a-z']{2,}")
"""What English sentences have, and the names of targets and their values have not."""


def english(html: str) -> list[str]:
    """What a page says in English, apart from names, codes and what upstreams said."""
    spoken = re.sub(r"<(style|script|code|q)\b.*?</\1>", "", html, flags=re.DOTALL)
    attributes = re.findall(r'(?:title|aria-label|alt)="([^"]*)"', spoken)
    texts = [" ".join(text.split()) for text in re.split(r"<[^>]*>", spoken)]
    return [text for text in (*texts, *attributes) if THREE_WORDS.search(text)]


@pytest.mark.parametrize("code", LANGUAGES)
async def test_the_page_of_a_target_is_whole_in_each_language(tmp_path, code: str):
    of = site(tmp_path)
    of.facade.stories["sora-2-reverse"] = everything(of.facade.board.entries["sora-2-reverse"].health)
    async with client(of) as web:
        html = (await web.get(f"/targets/sora-2-reverse?lang={code}")).text
    assert len(english(html)) > 50 if code == "en" else english(html) == []
    assert set(re.findall(r'<(\w+)[^>]* lang="', html)) == {"html", "a"}


@pytest.mark.parametrize("code", LANGUAGES)
async def test_links_keep_the_language(tmp_path, code: str):
    shown = await page(site(tmp_path), f"/?lang={code}")
    links = [
        attrs["href"] for tag, attrs in shown.tags if tag == "a" and "/targets/" in (attrs.get("href") or "")
    ]
    assert len(links) > 6
    assert all(link.endswith(f"?lang={code}") for link in links)


async def test_a_page_is_shown_though_the_history_cannot_be_read(tmp_path):
    of = site(tmp_path)
    of.facade.fails = StoreError("disk on fire")
    text = (await page(of, "/targets/sora-2-reverse")).text
    assert "Nothing recorded yet." in text
    assert "disk on fire" not in text


async def test_badges_say_and_colour_the_state(tmp_path):
    async with client(site(tmp_path)) as web:
        answer = await web.get("/badge/sora-2-reverse.svg?lang=zh")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert COLOURS[State.RISK_CONTROL] in answer.text
    assert "风控中" in answer.text


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_every_word_of_the_contract(code: str):
    table = LANGUAGES[code]
    assert list(table.states) == list(table.meanings) == list(State)
    assert set(table.reasons) == set(Reason)
    assert set(table.channels) == set(Channel)
    assert set(table.sources) == set(Source)
    assert all(unit.count("{}") == 1 for unit in table.units)


DOMAIN = {
    "ko": (
        "공식 포워딩 (관전)",
        "공식 리버스 (관역)",
        "정상 작동",
        "성능 저하",
        "유지보수 중",
        "서비스 종료",
        "상태 알 수 없음",
        "리스크 관리 중",
        "서비스 중단",
        "가용률",
    ),
    "zh": (
        "官方转发（官转）",
        "官方逆向（官逆）",
        "正常运行",
        "性能下降",
        "维护中",
        "已下线",
        "未知",
        "风控中",
        "暂停",
        "可用率",
    ),
    "en": (
        "Official forwarding",
        "Official reverse",
        "Operational",
        "Degraded",
        "Maintenance",
        "Retired",
        "Unknown",
        "Risk control",
        "Suspended",
        "Availability",
    ),
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_the_domain_are_the_fields_own(code: str):
    table = LANGUAGES[code]
    assert (*table.channels.values(), *table.states.values(), table.texts["availability"]) == DOMAIN[code]


@pytest.mark.parametrize("code", ["ko", "zh"])
def test_every_language_says_the_same_things_with_the_same_blanks(code: str):
    english, other = LANGUAGES["en"].texts, LANGUAGES[code].texts
    assert list(other) == list(english)
    for key, text in english.items():
        blanks = {name for _, name, _, _ in Formatter().parse(text)}
        assert {name for _, name, _, _ in Formatter().parse(other[key])} - {None} == blanks - {None}, key


COMPOSED = (
    *("page_", "phase_", "window_", "disabled_", "head_", "route_", "scenario_"),
    *("group_", "sort_", "view_", "nav_", "asks_"),
)
"""How keys begin that code puts together."""


def test_every_text_is_used_and_every_used_text_exists():
    sources = "".join(path.read_text() for path in (*FOLDER.glob("*.html"), *FOLDER.parent.rglob("*.py")))
    keys = set(LANGUAGES["en"].texts)
    composed = {f"{channel}_note" for channel in Channel} | {key for key in keys if key.startswith(COMPOSED)}
    for key in keys - composed:
        assert re.search(rf"""["']{key}["']""", sources), key
    used = set(re.findall(r"""\bt\(["'](\w+)["']""", sources)) | set(
        re.findall(r"""\.text\(\s*["'](\w+)["']""", sources)
    )
    assert used <= keys


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-5, "0 s"),
        (0, "0 s"),
        (0.6, "1 s"),
        (59, "59 s"),
        (60, "1 min"),
        (95, "1 min 35 s"),
        (599, "9 min 59 s"),
        (611, "10 min"),
        (3600, "1 h"),
        (11520, "3 h 12 min"),
        (90000, "1 d 1 h"),
        (10 * 86400 + 3600, "10 d"),
    ],
)
def test_durations_are_told_in_two_units_at_most(seconds: float, told: str):
    assert Formatting(LANGUAGES["en"], NOW).duration(seconds) == told


@pytest.mark.parametrize(
    ("ratio", "told"),
    [(1.0, "100 %"), (0.99999, "99.99 %"), (0.9984, "99.84 %"), (0.5, "50 %"), (0.0, "0 %"), (None, "–")],
)
def test_shares_are_never_rounded_up(ratio: float | None, told: str):
    assert Formatting(LANGUAGES["en"], NOW).share(ratio) == told


@pytest.mark.parametrize(
    ("dollars", "told"),
    [(0, "$0.00"), (0.1, "$0.10"), (0.012, "$0.012"), (0.01, "$0.01"), (1234.5, "$1,234.50")],
)
def test_money_is_told_to_the_cent_or_finer(dollars: float, told: str):
    assert Formatting(LANGUAGES["en"], NOW).usd(dollars) == told


def luminance(colour: str) -> float:
    colour = colour.lstrip("#")
    colour = "".join(letter * 2 for letter in colour) if len(colour) == 3 else colour
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def themes() -> list[dict[str, str]]:
    """The colours of the light and of the dark theme, by name; those of states as `state.name`."""
    css = (FOLDER / "style.css").read_text()
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for place in re.finditer(r"(?P<rule>:root|\.s-\w+) \{(?P<body>[^}]*--[^}]*)\}", css):
        inside_dark = css.rfind("@media", 0, place.start()) > css.rfind("\n}\n", 0, place.start())
        prefix = "" if place["rule"] == ":root" else place["rule"][3:] + "."
        found = {prefix + name: value for name, value in re.findall(r"--([\w-]+): (#\w+)", place["body"])}
        (dark if inside_dark else light).update(found)
    return [light, light | dark]


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(theme: dict[str, str]):
    for text in ("ink", "muted", "link"):
        for ground in ("bg", "card"):
            assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
    for text in ("ink", "muted"):
        assert contrast(theme[text], theme["soft"]) >= 4.5, text
    for state in State:
        assert contrast(theme[f"{state}.on"], theme[f"{state}.tint"]) >= 4.5, state
        assert contrast(theme[f"{state}.on"], theme["card"]) >= 4.5, state


def test_the_page_uses_the_colours_of_the_states():
    light = themes()[0]
    assert {state: light[str(state)] for state in State} == COLOURS


def test_the_probes_have_names():
    assert {source: LANGUAGES["en"].sources[source] for source in PROBES} == {
        source: str(source) for source in PROBES
    }
