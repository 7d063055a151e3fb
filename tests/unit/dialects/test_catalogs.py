"""Model objects and model lists."""

from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.clock import run_virtual
from exporter.core.vocabulary import Reason
from exporter.dialects.base import Reading
from exporter.dialects.shared.base import ListReader, read_list, read_model
from exporter.transport import Exchange, ResponseLimits
from tests.support.in_process_http import InProcess, fixture, http_over

NOVEMBER_22 = 1795305600.0
DECEMBER_1 = 1796083200.0
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["data", "models", "id", "name"]), inner),
)


def exchange_of(answer: Any) -> Exchange:
    async def main() -> Exchange:
        http = http_over(InProcess().on("GET /v1/models", answer))
        return await http.send(http.call("GET", "/models"), ResponseLimits(5.0))

    return run_virtual(main())


def model(answer: Any, name: str, now: float = NOVEMBER_22) -> Reading:
    return read_model(exchange_of(answer), frozenset({name, f"models/{name}"}), now)


def listing(answer: Any, name: str) -> Reading:
    return read_list(exchange_of(answer), frozenset({name, f"models/{name}"}))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("openai_model", "gpt-image-2"), ("veo_model_get", "veo-3.1-generate-preview")],
)
def test_the_model_that_was_asked_for_is_found_and_nothing_is_verified(name: str, wanted: str) -> None:
    reading = model(fixture(name), wanted)
    assert (reading.reason, reading.rule, reading.reached) == (Reason.OK, "catalog.found", False)


def test_a_shutdown_to_come_is_announced() -> None:
    reading = model(fixture("openai_model_with_shutdown_date"), "gpt-image-1.5")
    assert (reading.reason, reading.retires_at) == (Reason.OK, DECEMBER_1)


@pytest.mark.parametrize("now", [DECEMBER_1, DECEMBER_1 + 86400 * 400])
def test_a_shutdown_that_has_passed_is_a_retirement(now: float) -> None:
    reading = model(fixture("openai_model_with_shutdown_date"), "gpt-image-1.5", now)
    assert (reading.reason, reading.rule) == (Reason.MODEL_DEPRECATED, "catalog.shutdown_date")


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        ({"status": "retired"}, Reason.MODEL_DEPRECATED),
        ({"status": "removed"}, Reason.MODEL_DEPRECATED),
        ({"deprecated": True}, Reason.MODEL_DEPRECATED),
        ({"deprecated": True, "shutdown_date": "2027-01-01"}, Reason.OK),
        ({"status": "active"}, Reason.OK),
        ({"shutdown_date": "soon"}, Reason.OK),
        ({"shutdown_date": None}, Reason.OK),
        ({"shutdown_date": "2026-11-01T00:00:00Z"}, Reason.MODEL_DEPRECATED),
    ],
)
def test_what_a_model_says_of_its_end_is_believed(extra: dict[str, Any], reason: Reason) -> None:
    assert model({"id": "m", "object": "model", **extra}, "m").reason is reason


@pytest.mark.parametrize(
    "answer",
    [
        {},
        [],
        {"id": "another", "object": "model"},
        fixture("newapi_model_unknown_200"),
        httpx2.Response(200, text="<html>SPA</html>"),
        httpx2.Response(200, text=""),
        httpx2.Response(200, text='{"id": "m"'),
    ],
)
def test_a_200_that_is_not_the_model_is_no_success(answer: Any) -> None:
    reading = model(answer, "m")
    assert (reading.reason, reading.otherwise) == (None, Reason.BAD_RESPONSE)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("newapi_models", "sora-2"), ("newapi_models", "sora_video2"), ("sora2api_models", "gpt-image")],
)
def test_a_listed_model_is_ok_and_nothing_is_verified(name: str, wanted: str) -> None:
    reading = listing(fixture(name), wanted)
    assert (reading.reason, reading.rule, reading.reached) == (Reason.OK, "catalog.listed", False)


@pytest.mark.parametrize(
    "answer",
    [
        fixture("newapi_models"),
        {"object": "list", "data": []},
        {"models": [{"name": "models/other"}]},
        [{"id": "other"}],
    ],
)
def test_a_model_that_is_missing_from_a_list_has_no_channel(answer: Any) -> None:
    reading = listing(answer, "veo-9")
    assert (reading.reason, reading.rule) == (Reason.NO_CHANNEL, "catalog.unlisted")


def test_googles_spelling_of_a_list_is_read() -> None:
    assert listing({"models": [{"name": "models/veo-3.1"}]}, "veo-3.1").reason is Reason.OK


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"data": {}},
        {"data": ["sora-2"]},
        {"data": None},
        {"success": False, "message": "no"},
        httpx2.Response(200, text="<html>SPA</html>"),
    ],
)
def test_a_200_that_is_no_list_is_no_success(answer: Any) -> None:
    reading = listing(answer, "sora-2")
    assert (reading.reason, reading.otherwise) == (None, Reason.BAD_RESPONSE)


@pytest.mark.parametrize("status", [301, 401, 403, 404, 429, 500, 503])
def test_other_statuses_are_left_to_the_classifier(status: int) -> None:
    for reading in (
        model(httpx2.Response(status, json=fixture("openai_model")), "gpt-image-2"),
        listing(httpx2.Response(status, json=fixture("newapi_models")), "sora-2"),
    ):
        assert (reading.reason, reading.otherwise) == (None, None)


@given(value=JSON)
def test_reading_any_json_never_fails(value: Any) -> None:
    for reading in (
        model(httpx2.Response(200, json=value), "m"),
        listing(httpx2.Response(200, json=value), "m"),
    ):
        assert reading.reason is not None or reading.otherwise is not None


def test_a_list_is_read_anew_when_anything_of_it_changes() -> None:
    """The same list says the same, with the exchange that it came in; the same length is not the same list."""
    lists = [{"data": [{"id": name}]} for name in ("sora-2", "sora-2", "sora-3", "sora-2")]
    exchanges = [exchange_of(each) for each in lists]
    reader = ListReader(frozenset({"sora-2"}))
    readings = [reader.read(exchange) for exchange in exchanges]
    assert readings == [read_list(exchange, frozenset({"sora-2"})) for exchange in exchanges]
    assert [reading.reason for reading in readings] == [
        Reason.OK, Reason.OK, Reason.NO_CHANNEL, Reason.OK
    ]  # fmt: skip


def test_a_list_that_comes_with_an_error_is_left_to_the_classifier() -> None:
    reader = ListReader(frozenset({"sora-2"}))
    whole = {"data": [{"id": "sora-2"}]}
    assert reader.read(exchange_of(whole)).reason is Reason.OK
    assert reader.read(exchange_of(httpx2.Response(503, json=whole))).reason is None
