"""Charts of a target: every figure of them stands in a table and in words, and within their axes."""

import re

import pytest

from exporter.core.thresholds import HOUR
from exporter.core.vocabulary import Reason, Source, State
from exporter.errors import StoreError
from exporter.store.rows import CheckRow
from exporter.web.charts import HEIGHT, WIDTH, charts, money_chart
from exporter.web.formatting import Formatting
from exporter.wording import LANGUAGES
from tests.support.boards import NOW
from tests.support.fake_engine import client, site
from tests.unit.web.test_pages import english, page


def answered(of, *answers: tuple[float, float | None, State]) -> None:
    """The generation of a target was answered so: seconds ago, latency, outcome."""
    of.facade.checked = [
        CheckRow(
            "sora-2-reverse",
            NOW - ago,
            Source.GENERATION,
            outcome,
            Reason.OK if outcome is State.OPERATIONAL else Reason.CAPTCHA,
            None,
            latency,
            "",
            "",
        )
        for ago, latency, outcome in answers
    ]


UP = State.OPERATIONAL


async def test_how_long_answers_took_is_drawn_told_and_listed(tmp_path):
    of = site(tmp_path)
    answered(
        of, (50 * HOUR, 90.0, UP), (5 * HOUR, 40.0, UP), (4.9 * HOUR, 60.0, UP), (HOUR, 2.0, State.SUSPENDED)
    )
    shown = await page(of, "/targets/sora-2-reverse")
    labels = [attrs.get("aria-label") or "" for tag, attrs in shown.tags if tag == "svg"]
    assert "generation, 24 h: median 50.0 s, slowest 60.0 s, 2 answers" in labels
    assert "generation, 7 d: median 60.0 s, slowest 90.0 s, 3 answers" in labels
    assert not any("30 d: median" in label for label in labels)
    assert "Start Answers Median Slowest" in shown.text


@pytest.mark.parametrize("took", [0.0004, 0.03, 1.0, 7.3, 99.9, 1750.0])
def test_nothing_leaves_the_chart(tmp_path, took: float):
    of = site(tmp_path)
    answered(of, (24 * HOUR - 1, took / 3, UP), (20 * HOUR, took, UP), (0.0, took / 2, UP))
    speech = Formatting(LANGUAGES["en"], NOW)
    checks = sorted(of.facade.checked, key=lambda one: -one.at)
    (chart,) = charts([Source.GENERATION], checks, speech)
    assert len(chart.dots) == 3
    for x, y in (*chart.dots, *chart.slowest):
        assert 0 <= x <= WIDTH + 8
        assert 0 <= y <= HEIGHT
    marks = [mark.at for mark in chart.upward]
    assert 3 <= len(marks) <= 6
    assert (marks[0], marks[-1]) == (HEIGHT, 0)
    assert all(0 <= mark.at <= WIDTH for mark in chart.across)


async def test_money_is_told_by_day(tmp_path):
    shown = await page(site(tmp_path), "/targets/sora-2-reverse")
    assert "$4.98 booked in 30 days, $3.48 on the dearest day" in shown.text
    assert "Day Booked 2026-01-20 $1.50 2026-01-28 $3.48" in shown.text


async def test_there_is_no_chart_without_money_or_a_storage(tmp_path):
    assert money_chart({}, Formatting(LANGUAGES["en"], NOW)) is None
    of = site(tmp_path)
    of.facade.fails = StoreError("disk on fire")
    assert "dearest" not in (await page(of, "/targets/sora-2-reverse")).text


async def test_every_day_stands_in_a_list_as_well(tmp_path):
    text = (await page(site(tmp_path), "/targets/sora-2-pro-reverse")).text
    assert "2026-01-28: 46.66 %, 100 % measured, episodes: 1 (Suspended 3 h 12 min" in text


async def test_the_page_leads_to_grafana_where_there_is_one(tmp_path):
    of = site(tmp_path)
    assert "In Grafana" not in (await page(of, "/targets/sora-2-official")).text
    general = of.facade.config.global_.model_copy(update={"grafana_url": "https://grafana.example/"})
    of.facade.config = of.facade.config.model_copy(update={"global_": general})
    async with client(of) as web:
        html = (await web.get("/targets/sora-2-official")).text
    assert 'href="https://grafana.example/d/sora-target?var-target=sora-2-official"' in html


@pytest.mark.parametrize("code", ["ko", "zh"])
async def test_charts_speak_each_language(tmp_path, code: str):
    of = site(tmp_path)
    answered(of, (5 * HOUR, 40.0, UP))
    async with client(of) as web:
        html = (await web.get(f"/targets/sora-2-reverse?lang={code}")).text
    assert re.search(r"<polyline", html)
    assert english(html) == []


async def test_failures_are_listed_for_longer_than_successes(tmp_path):
    of = site(tmp_path)
    answered(of, *((60.0 * i, 1.0, UP if i % 20 else State.SUSPENDED) for i in range(200)))
    async with client(of) as web:
        html = (await web.get("/targets/sora-2-reverse")).text
    section = html[html.index("Recent answers") : html.index("<h2>Probes")]
    assert (section.count("#i-operational"), section.count("#i-suspended")) == (5, 10)
