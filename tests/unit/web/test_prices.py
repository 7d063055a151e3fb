"""The page of choice and prices: measured figures, all lengths, what a success costs, and stars."""

import re
from dataclasses import replace

import pytest

from exporter.core.vocabulary import Api
from exporter.web.price_page import STARS, stars
from tests.support.fake_engine import client, site
from tests.unit.web.test_pages import english, page


async def html(of, path: str) -> str:
    async with client(of) as web:
        answer = await web.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def row(text: str, target: str) -> list[str]:
    found = next(
        one for one in re.findall(r"<tr>.*?</tr>", text, re.DOTALL) if f"<code>{target}</code>" in one
    )
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", found, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in cells]


async def test_a_row_has_every_price_the_promise_and_what_was_measured(tmp_path):
    of = site(tmp_path)
    image = of.facade.board.entries["sora-image-official"]
    image.facts = replace(image.facts, api=Api.OPENAI_IMAGES)
    text = await html(of, "/prices")
    official = row(text, "sora-2-official")
    assert official[1:] == [
        *("Operational", "$0.10 / s", "$0.40", "$0.80", "$1.00", "$1.20"),
        *("$100.00", "$1.00", "99.9 %", "★★★★★ 99.93 %"),
    ]
    reverse = row(text, "sora-2-reverse")
    assert reverse[2:8] == ["$0.12 / call", "$0.12", "$0.12", "$0.12", "$0.12", "$12.00"]
    assert float(reverse[8].lstrip("$")) > 0.12
    assert reverse[9] == "none"
    assert row(text, "sora-image-official")[3:7] == ["–"] * 4


async def test_each_scenario_says_what_to_use_and_why(tmp_path):
    shown = (await page(site(tmp_path), "/prices")).text
    for title in ("Production", "Commercial", "Development and test", "Personal learning", "High volume"):
        assert f"{title} The" in shown
    assert "Low budget The cheapest success, whatever the channel." in shown
    text = await html(site(tmp_path), "/prices?model=sora-2-pro")
    assert len(re.findall(r'<section class="block choice"', text)) == 6
    assert text.count('href="/targets/sora-2-pro-official?lang=en"') == 7


@pytest.mark.parametrize("code", ["ko", "zh"])
async def test_the_page_is_whole_in_each_language(tmp_path, code: str):
    assert english(await html(site(tmp_path), f"/prices?lang={code}")) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("model=x", "model must be one of sora-2, sora-2-pro"),
        ("page=2", "from 1 to 1"),
        ("a=b", "is not known"),
    ],
)
async def test_what_is_not_known_is_refused_with_what_is(tmp_path, query: str, told: str):
    async with client(site(tmp_path)) as web:
        answer = await web.get(f"/prices?{query}")
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    ("availability", "count"), [(1.0, 5), (0.9984, 5), (0.994, 4), (0.95, 3), (0.85, 2), (0.7, 1), (0.49, 0)]
)
def test_stars_stand_for_what_was_measured(availability: float, count: int):
    assert stars(availability) == count


async def test_the_page_says_what_stars_stand_for(tmp_path):
    shown = (await page(site(tmp_path), "/prices")).text
    for lowest, count in STARS:
        assert f"{count} of 5 stars: {lowest * 100:g} % or more of 30 days" in shown


async def test_the_front_page_leads_there(tmp_path):
    assert 'href="/prices?lang=en"' in await html(site(tmp_path), "/")
