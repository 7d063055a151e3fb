"""Google Cloud's dashboard: one long array, open incidents without an end, products by id."""

from typing import Any

import httpx2
import pytest

from exporter.core.board import Notice
from exporter.pages import google_cloud
from exporter.pages.google_cloud import condense, parse
from exporter.pages.reading import PageReading, PageUnreadable
from tests.support.page_server import PageServer, Settings, Watch, fixture

VERTEX = Watch("vertex", "^Vertex Gemini API$", ("veo",))
BY_ID = Watch("by-id", "Z0FZJAMvEB4j3NbCJs6B", ("veo",))
PREDICTION = Watch("prediction", "^Vertex AI Online Prediction$", ("other",))
NOW = 1_795_348_800.0
"""2026-11-22T12:00:00Z."""
NOBODY = Watch("nobody", "^Imagen$")


def reading(incidents: list[Any], *watched: Watch, products: object = None) -> PageReading:
    return parse(condense(incidents), products, watched, NOW)


def states(found: PageReading) -> list[str]:
    return [component.state for component in found.components]


def test_an_open_incident_concerns_the_products_that_it_affects_and_a_closed_one_nobody() -> None:
    found = reading(fixture("gcp_incidents"), VERTEX, BY_ID, PREDICTION)
    assert states(found) == ["partial_outage", "partial_outage", "operational"]
    (notice,) = found.notices
    assert notice == Notice(
        "Vertex Gemini API: elevated 5xx error rates for video models in us-central1",
        "major",
        1_795_341_720.0,
        None,
        ("veo",),
        published=1_795_342_800.0,
    )


def test_multiple_products_are_told_by_the_affected_ones() -> None:
    incidents = fixture("gcp_incidents")[1:]
    del incidents[0]["end"], incidents[0]["most_recent_update"]
    assert incidents[0]["service_name"] == "Multiple Products"
    assert states(reading(incidents, VERTEX, PREDICTION)) == ["major_outage", "major_outage"]


@pytest.mark.parametrize(
    ("latest", "impact", "expected"),
    [
        ("SERVICE_OUTAGE", "SERVICE_DISRUPTION", "major_outage"),
        ("SERVICE_DISRUPTION", "SERVICE_OUTAGE", "partial_outage"),
        ("SERVICE_INFORMATION", "SERVICE_OUTAGE", "degraded_performance"),
        ("AVAILABLE", "SERVICE_OUTAGE", "operational"),
        ("A_NEW_WORD", "SERVICE_OUTAGE", "degraded_performance"),
        (None, "SERVICE_OUTAGE", "major_outage"),
    ],
)
def test_the_latest_update_tells_how_bad_it_is(latest: str | None, impact: str, expected: str) -> None:
    incident = fixture("gcp_incidents")[0]
    incident |= {"status_impact": impact, "most_recent_update": {"status": latest} if latest else None}
    assert states(reading([incident], VERTEX)) == [expected]


def test_of_several_open_incidents_the_worst_counts() -> None:
    bad, other = fixture("gcp_incidents")[0], fixture("gcp_incidents")[0]
    bad["most_recent_update"]["status"] = "SERVICE_OUTAGE"
    assert states(reading([other, bad], VERTEX)) == ["major_outage"]


def test_a_product_is_known_by_the_list_of_products_and_one_that_nobody_names_is_absent() -> None:
    assert states(reading([], VERTEX, NOBODY, products=fixture("gcp_products"))) == ["operational", "absent"]
    assert states(reading([], VERTEX)) == ["absent"]


@pytest.mark.parametrize(("severity", "impact"), [("low", "minor"), ("high", "critical"), (None, "none")])
def test_severity_is_the_impact(severity: str | None, impact: str) -> None:
    incident = fixture("gcp_incidents")[0] | {"severity": severity}
    assert [n.impact for n in reading([incident], VERTEX).notices] == [impact]


async def test_only_open_incidents_are_kept_and_an_unchanged_file_is_not_sent_again() -> None:
    def incidents(request: httpx2.Request) -> httpx2.Response:
        if request.headers.get("if-none-match") == '"v1"':
            return httpx2.Response(304)
        return httpx2.Response(200, json=fixture("gcp_incidents"), headers={"etag": '"v1"'})

    server = PageServer({"/incidents.json": incidents, "/products.json": fixture("gcp_products")})
    client = server.client()
    found = [await google_cloud.read(client, Settings((VERTEX,)), now) for now in (0.0, 60.0, 120.0)]
    assert [states(one) for one in found] == [["partial_outage"]] * 3
    assert server.paths() == ["/incidents.json", "/products.json", "/incidents.json", "/incidents.json"]
    assert len(condense(fixture("gcp_incidents")).open) == 1


@pytest.mark.parametrize("answers", [{}, {"/incidents.json": {}}, {"/incidents.json": httpx2.Response(503)}])
async def test_a_dashboard_that_answers_with_anything_else_is_not_read(answers: dict[str, Any]) -> None:
    with pytest.raises(PageUnreadable):
        await google_cloud.read(PageServer(answers).client(), Settings((VERTEX,)), 0.0)


async def test_a_dashboard_without_its_list_of_products_is_read_all_the_same() -> None:
    server = PageServer({"/incidents.json": fixture("gcp_incidents"), "/products.json": httpx2.Response(500)})
    assert states(await google_cloud.read(server.client(), Settings((VERTEX,)), 0.0)) == ["partial_outage"]


@pytest.mark.parametrize(
    "match",
    [
        "^Z0FZJAMvEB4j3NbCJs6B$",
        "Z0FZJAMvEB4j3NbCJs6B",
        "^Z0FZJAMvEB4j3NbCJs6B",
        "^Vertex Gemini API$",
        "Gemini",
    ],
)
def test_a_product_is_found_by_its_name_and_by_its_whole_id(match: str) -> None:
    watched = [Watch("c", match, ("t",))]
    incidents = [
        {
            "id": "1",
            "begin": "2026-01-01T00:00:00Z",
            "most_recent_update": {"status": "SERVICE_OUTAGE"},
            "affected_products": [{"id": "Z0FZJAMvEB4j3NbCJs6B", "title": "Vertex Gemini API"}],
        }
    ]
    reading = parse(condense(incidents), None, watched, NOW)
    assert [c.state for c in reading.components] == ["major_outage"]
    assert [n.targets for n in reading.notices] == [("t",)]


def test_a_short_pattern_for_names_is_not_looked_for_inside_ids() -> None:
    watched = [Watch("c", "4o", ("t",))]
    products = {"products": [{"id": "x4oy", "title": "Something"}]}
    assert [c.state for c in parse(condense([]), products, watched, NOW).components] == ["absent"]


def test_what_is_over_is_kept_for_ninety_days_where_it_concerned_a_watched_product() -> None:
    def incident(name: str, begin: str, end: str | None, product: str) -> dict[str, Any]:
        told = {"external_desc": name, "severity": "medium", "begin": begin, "created": begin}
        products = [{"id": product, "title": "Vertex AI Veo"}]
        return {**told, "affected_products": products, **({"end": end} if end else {})}

    veo = "Z0FZJAMvEB4j3NbCJs6B"
    found = reading(
        [
            incident("lasts", "2026-11-22T10:00:00+00:00", None, veo),
            incident("over", "2026-11-01T10:00:00+00:00", "2026-11-01T12:00:00+00:00", veo),
            incident("long over", "2026-06-01T10:00:00+00:00", "2026-06-01T12:00:00+00:00", veo),
            incident("another's", "2026-11-02T10:00:00+00:00", "2026-11-02T12:00:00+00:00", "other"),
        ],
        BY_ID,
    )
    assert [(n.title, n.impact, n.targets, n.end) for n in found.past] == [
        ("over", "major", ("veo",), NOW - 21 * 86400.0)
    ]
    assert [n.title for n in found.notices] == ["lasts"]
