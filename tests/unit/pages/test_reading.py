"""Whatever a page answers, reading it fails cleanly or gives every component a known state."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import exporter.pages
from exporter.config.model import PageKind
from exporter.core.board import COMPONENT_STATES, IMPACTS
from exporter.pages import google_cloud, new_api, statuspage
from exporter.pages.reading import PageReading, PageUnreadable, moment
from exporter.pages.registry import READERS
from tests.support.page_server import FIXTURES, Watch

WATCHED = (Watch("sora", "^Sora$", ("a",)), Watch("any", ".", ("b",)))
NOW = 1_795_348_800.0
PIECES = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FIXTURES.glob("*.json"))]
WORDS = sorted(
    {key for piece in PIECES for key in piece if isinstance(piece, dict)} | {"id", "name", "status", "uptime"}
)

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20)
anything = st.recursive(
    scalars | st.sampled_from(PIECES),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=5), inner)
    ),
    max_leaves=12,
)


def check(reading: PageReading) -> None:
    assert [c.name for c in reading.components] == ["sora", "any"]
    assert all(c.state in COMPONENT_STATES for c in reading.components)
    assert all(c.uptime_ratio is None or 0 <= c.uptime_ratio <= 1 for c in reading.components)
    assert all(n.impact in IMPACTS and len(n.title) <= 200 and n.title.isprintable() for n in reading.notices)


@settings(max_examples=100)
@given(anything, anything, anything, anything, anything)
def test_statuspage_takes_anything(
    one: object, two: object, three: object, four: object, five: object
) -> None:
    check(statuspage.parse(statuspage.Payloads(one, two, (three,), four, five), WATCHED, NOW))


@settings(max_examples=100)
@given(anything, anything)
def test_google_cloud_takes_anything(incidents: object, products: object) -> None:
    if isinstance(incidents, list):
        check(google_cloud.parse(google_cloud.condense(incidents), products, WATCHED, NOW))
    else:
        with pytest.raises(PageUnreadable):
            google_cloud.condense(incidents)


@settings(max_examples=100)
@given(anything, anything, anything)
def test_new_api_takes_anything(status: object, uptime: object, notice: object) -> None:
    check(new_api.parse(new_api.NewApiPayloads(status, uptime, notice), WATCHED, NOW))


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2026-11-22T12:00:00Z", NOW),
        ("2026-11-22T12:00:00.250Z", NOW + 0.25),
        ("2026-11-22T12:00:00", NOW),
        ("2026-11-22T20:00:00+08:00", NOW),
        ("2026-11-22 12:00", NOW),
        ("0001-01-01T00:00:00+14:00", -62_135_647_200.0),
        ("yesterday", None),
        ("2026-13-01T00:00:00Z", None),
        ("", None),
        (NOW, None),
        (None, None),
    ],
)
def test_times_are_iso_with_or_without_fraction_and_offset(told: object, at: float | None) -> None:
    assert moment({"at": told}, "missing", "at") == at


@given(
    st.datetimes(timezones=st.timezones()) | st.datetimes(),
    st.sampled_from(["维护 1月1日 00:00-01:00", "故障"]),
)
def test_announcements_of_any_age_are_read(published: datetime, words: str) -> None:
    entry = {"content": words, "publishDate": published.isoformat()}
    check(new_api.parse(new_api.NewApiPayloads({"data": {"announcements": [entry]}}), WATCHED, NOW))


def test_every_kind_that_can_be_configured_has_one_file_and_one_line() -> None:
    files = {path.stem for path in Path(exporter.pages.__path__[0]).glob("*.py")}
    assert set(READERS) == {str(kind) for kind in PageKind}
    assert set(READERS) <= files
