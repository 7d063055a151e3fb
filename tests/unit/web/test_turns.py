"""Whatever is asked of however many targets, the event loop is given back after each of them, for probes."""

import asyncio
import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from exporter import turns
from exporter.config import parse
from exporter.core.availability import Timeline
from exporter.core.thresholds import DAY
from exporter.core.unrecognised import Unrecognised
from exporter.core.vocabulary import Channel, Reason, Source, State
from exporter.web import lists
from exporter.web.choice import advice
from exporter.web.context import WebContext
from exporter.web.formatting import Formatting
from exporter.web.paths import OBSERVATIONS
from exporter.web.route_answer import candidate_of
from exporter.web.serialize import as_json, view
from exporter.wording import EN
from tests.support.boards import NOW, entry, facts
from tests.support.fake_engine import KEY, TOKEN, Episode, client, site
from tests.support.work import executed

FEW, MANY = 102, 306
"""More than fit on a page, in both cases."""
PATHS = (
    "/?view=table&sort=availability",
    "/metrics",
    "/prices",
    "/history",
    "/api/v1/targets",
    "/api/v1/targets?state=operational&limit=5&after=target-00090",
    "/api/v1/budget",
    "/api/v1/unrecognised",
    "/api/v1/route?model=m",
    "/sd",
    "/config",
    "/badge.json?model=m",
)


def crowded(folder: Path, count: int) -> WebContext:
    """So many targets of one model, each with a month of trouble."""
    of = site(folder)
    (folder / "key").write_text(KEY)
    one = "provider: p, channel: official, model: m, api: openai_videos, api_key_file: key, upstream: gateway"
    rows = [
        f"  - {{name: target-{i:05}, {one}, base_url: 'https://relay.example/v1', probes: {{catalog: {{}}}}}}"
        for i in range(count)
    ]
    of.facade.config = parse("\n".join(["targets:", *rows]), "config.yml", {}, folder)
    of.facade.board.entries = {}
    for i in range(count):
        made = entry(
            facts(f"target-{i:05}", provider=f"p{i % 3}", model="m", channel=Channel.OFFICIAL, title=f"T{i}")
        )
        made.timeline = Timeline(
            (NOW - day * DAY, State(list(State)[day % 7]), True) for day in range(30, 0, -1)
        )
        made.watched_since = NOW - 90 * DAY
        made.budget.limit_usd = 1.0
        said = Unrecognised(NOW - 1, Source.CATALOG, State.UNKNOWN, Reason.NO_DATA, f"what is {i}")
        made.unrecognised.note(said)
        of.facade.board.entries[made.facts.target] = made
    episodes = [
        Episode(State.SUSPENDED, Reason.NO_CHANNEL, NOW - i * 60 - 60, NOW - i * 60, f"target-{i:05}")
        for i in range(count)
    ]

    async def troubles(_since: float, most: int) -> list[Episode]:
        return episodes[:most]

    of.facade.troubles = troubles
    return of


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, WebContext]:
    return {count: crowded(tmp_path_factory.mktemp(str(count)), count) for count in (FEW, MANY)}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock says that a turn is over."""
    monkeypatch.setattr(turns, "_TURN", -1.0)


async def longest_turn(
    of: WebContext, path: str, monkeypatch: pytest.MonkeyPatch, method: str = "GET", **sent: Any
) -> int:
    """How many bytecodes ran in the longest turn of the event loop while this was answered."""
    counts: list[int] = []
    turn = asyncio.events.Handle._run
    async with client(of) as web:
        assert (await web.request(method, path, **sent)).status_code == 200  # templates are compiled once
        with monkeypatch.context() as patched:
            patched.setattr(
                asyncio.events.Handle, "_run", lambda self: counts.append(executed(lambda: turn(self)))
            )
            await web.request(method, path, **sent)
    return max(counts)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("path", PATHS)
async def test_the_longest_turn_is_as_long_for_many_targets_as_for_few(
    sites: dict[int, WebContext], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    few, many = [await longest_turn(sites[count], path, monkeypatch) for count in (FEW, MANY)]
    assert many <= 1.1 * few + 100


@pytest.mark.usefixtures("impatient")
async def test_the_longest_turn_is_as_long_for_many_observations_as_for_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = {
        "target": "sora-2-reverse",
        "reporter": "app",
        "transport": "http",
        "status": 503,
        "body": "overloaded",
    }
    of = site(tmp_path)
    few, many = [
        await longest_turn(
            of,
            OBSERVATIONS,
            monkeypatch,
            method="POST",
            json={"observations": [one] * count},
            headers={"authorization": f"Bearer {TOKEN}"},
        )
        for count in (FEW, MANY)
    ]
    assert many <= 1.1 * few + 100


@pytest.mark.parametrize("text", ["", "x" * lists.PIECE])
async def test_what_is_written_in_pieces_is_the_same_as_at_once(
    sites: dict[int, WebContext], text: str
) -> None:
    """Where it fits into one piece, and where it does not; an ETag tells both again."""
    of = sites[FEW]
    of.facade.board.entries["target-00000"].facts = replace(
        of.facade.board.entries["target-00000"].facts, title=f"T0{text}"
    )
    rows = [as_json(view(one, NOW)) for one in of.facade.board.entries.values()]
    async with client(of) as web:
        for limit in (3, None):
            asked = {} if limit is None else {"limit": limit}
            answer = await web.get("/api/v1/targets", params=asked)
            assert answer.json()["targets"] == json.loads(json.dumps(rows[:limit]))
            assert int(answer.headers["content-length"]) == len(answer.content)
            again = await web.get(
                "/api/v1/targets", params=asked, headers={"if-none-match": answer.headers["etag"]}
            )
            assert (again.status_code, again.content) == (304, b"")
            first = of.facade.board.entries["target-00000"]
            first.facts = replace(first.facts, title=f"{first.facts.title}!")
            changed = await web.get(
                "/api/v1/targets", params=asked, headers={"if-none-match": again.headers["etag"]}
            )
            assert changed.status_code == 200
            rows[0]["title"] += "!"


def test_order_is_the_same_in_parts_as_at_once() -> None:
    """Equal ones stay in the order in which they came."""
    some = [(i * 7919 % 13, i) for i in range(3456)]
    assert lists.in_order(some, lambda one: one[0]) == sorted(some, key=lambda one: one[0])


def test_advice_goes_through_the_targets_of_a_model_once(sites: dict[int, WebContext]) -> None:
    """The dataclasses that would be compared with each other run bytecodes of their own."""
    work = {}
    for count, of in sites.items():
        entries = list(of.facade.board.entries.values())
        known = {one.facts.target: candidate_of(one, NOW) for one in entries}
        speech = Formatting(EN, NOW)
        work[count] = executed(partial(advice, "m", entries, known, "production", speech, money=True))
    assert work[MANY] <= 1.2 * MANY / FEW * work[FEW]
