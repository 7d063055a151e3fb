"""Single checks over HTTP: their keys, page by page, and nothing that is secret."""

import pytest

from exporter.core.thresholds import DAY
from exporter.core.vocabulary import Fault, Reason, Source, State
from exporter.errors import StoreError
from exporter.store import CheckRow
from exporter.web.context import WebContext, stamp
from tests.support.boards import NOW
from tests.support.fake_engine import KEY, client, site

CAPTCHA = (State.RISK_CONTROL, Reason.CAPTCHA, Fault.UPSTREAM)
PATH = "/api/v1/targets/sora-2-reverse/checks"


@pytest.fixture
def of(tmp_path) -> WebContext:
    made = site(tmp_path)
    made.facade.checked = [
        *[
            CheckRow("sora-2-reverse", NOW - i, Source.VALIDATION, *CAPTCHA, 0.2, "rule", f"HTTP 403: {KEY}")
            for i in range(5)
        ],
        CheckRow(
            "sora-2-reverse", NOW - 2 * DAY, Source.CATALOG, State.OPERATIONAL, Reason.OK, None, None, "r", ""
        ),
    ]
    return made


async def get(of: WebContext, query: str = "", path: str = PATH):
    async with client(of) as web:
        return await web.get(f"{path}?{query}")


async def test_a_check_has_these_keys_and_no_secret(of):
    body = (await get(of)).json()
    assert body.keys() == {"target", "since", "checks", "next"}
    assert (body["target"], body["since"], body["next"]) == ("sora-2-reverse", stamp(NOW - DAY), None)
    assert body["checks"][0] == {
        "time": body["checks"][0]["time"],
        "probe": "validation",
        "outcome": "risk_control",
        "reason": "captcha",
        "fault": "upstream",
        "latency_seconds": 0.2,
        "rule": "rule",
        "detail": "HTTP 403: <secret>",
    }
    assert len(body["checks"]) == 5


async def test_pages_follow_each_other_without_a_gap_or_a_repetition(of):
    whole = (await get(of, "since=30d")).json()["checks"]
    seen, until = [], ""
    while True:
        page = (await get(of, f"since=30d&limit=2{until}")).json()
        seen += page["checks"]
        if page["next"] is None:
            break
        until = f"&until={page['next']}"
    assert seen == whole
    assert len(whole) == 6


@pytest.mark.parametrize(
    "query", ["since=yesterday", "limit=0", "limit=1001", "until=", "probe=catalog", "limit=1&limit=2"]
)
async def test_what_is_not_understood_is_refused(of, query: str):
    assert (await get(of, query)).status_code == 400


async def test_an_unknown_target_and_a_storage_that_cannot_be_read(of):
    assert (await get(of, path="/api/v1/targets/nobody/checks")).status_code == 404
    of.facade.fails = StoreError("disk on fire")
    answer = await get(of)
    assert (answer.status_code, "fire" in answer.text) == (503, False)
