"""The OpenAPI document is whole and true: every route stands in it, and every answer is as it says."""

import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from exporter.core.vocabulary import Channel, Fault, Reason, Source, State
from exporter.store import CheckRow, EventRow
from exporter.web.application import create_app
from exporter.web.context import WebContext
from exporter.web.openapi import PATHS
from tests.support.boards import NOW
from tests.support.fake_engine import client, site

EXAMPLES = 30
"""Requests that are made up for each operation."""
ASKED = [
    "/api/v1/targets",
    "/api/v1/targets?channel=official&limit=1",
    "/api/v1/targets/sora-2-official?window=36h",
    "/api/v1/targets/sora-2-reverse",
    "/api/v1/targets/sora-2-reverse/history?since=30d",
    "/api/v1/targets/sora-2-reverse/checks?since=30d&limit=1",
    "/api/v1/events",
    "/api/v1/route?model=sora-2&scenario=low_budget&seconds=8&size=1280x720&all=true",
    "/api/v1/budget",
    "/api/v1/pages",
    "/api/v1/unrecognised",
    "/api/v1/targets/nobody",
    "/api/v1/route?model=nobody",
]


def template(path: str) -> str:
    """The path of the document that a path is one of."""
    return re.sub(r"/(sora-2-official|sora-2-reverse|nobody)\b", "/{name}", path.partition("?")[0])


@pytest.fixture(scope="module")
def of(tmp_path_factory: pytest.TempPathFactory) -> WebContext:
    made = site(tmp_path_factory.mktemp("openapi"))
    up, risk = State.OPERATIONAL, State.RISK_CONTROL
    made.facade.changes = [
        EventRow("sora-2-reverse", Channel.REVERSE, "sora-2", NOW - 60, NOW - 90, up, risk, Reason.CAPTCHA)
    ]
    made.facade.checked = [
        CheckRow(
            "sora-2-reverse",
            NOW - ago,
            Source.VALIDATION,
            risk,
            Reason.CAPTCHA,
            Fault.UPSTREAM,
            None,
            "r",
            "d",
        )
        for ago in (60.0, 30.0)
    ]
    return made


@pytest.fixture(scope="module")
def schema(of: WebContext) -> Any:
    return schemathesis.openapi.from_asgi("/api/openapi.json", create_app(of))


def test_every_route_of_the_api_stands_in_the_document(of: WebContext) -> None:
    app: Any = create_app(of)
    routes = {
        (method, route.path)
        for route in app._app.routes
        for method in route.methods - {"HEAD"}
        if route.path.startswith("/api/v1/")
    }
    assert routes == set(PATHS)


@pytest.mark.parametrize("path", ASKED)
async def test_a_usual_answer_is_as_the_document_says(of: WebContext, schema: Any, path: str) -> None:
    async with client(of) as web:
        answer = await web.get(path)
    schema[template(path)]["GET"].validate_response(answer)


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_answers_to_anything_that_may_be_asked_are_as_the_document_says(
    schema: Any, method: str, path: str
) -> None:
    operation = schema[path][method]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy())
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate()

    asked()


KNOWN = ["/api/openapi.json", *ASKED[:11]]


def test_no_route_that_is_read_is_left_out_of_the_answers_that_are_asked_again() -> None:
    known = {template(path) for path in KNOWN[1:]}
    assert known == {path for method, path in PATHS if method == "GET"}


@pytest.mark.parametrize("path", KNOWN)
async def test_an_answer_that_is_known_already_is_not_sent_again(of: WebContext, path: str) -> None:
    async with client(of) as web:
        first = await web.get(path)
        again = await web.get(path, headers={"if-none-match": first.headers["etag"]})
        other = await web.get(path, headers={"if-none-match": '"another"'})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert (other.status_code, other.content) == (200, first.content)
