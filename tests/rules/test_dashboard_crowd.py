"""With three hundred targets every query is still answered, and no graph has more lines than can be read."""

import time
from collections.abc import Iterator

import pytest

from tests.rules.alertmanager import until
from tests.rules.dashboards import QUERIES, VARIABLES, Asked, asking
from tests.rules.month import live
from tests.rules.month.crowd import MANY, board
from tests.rules.prometheus import PATIENCE, Prometheus, Series

LINES = 40
"""More than these nobody reads in one graph."""
CHOSEN = dict.fromkeys(VARIABLES, ".+") | {"seconds": "8"}
PAGED = {"table", "state-timeline", "status-history"}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, prometheus: str) -> Iterator[Prometheus]:
    data = tmp_path_factory.mktemp("crowd") / "data"
    with live.watched(board(), data, prometheus) as server:
        until(lambda: _known(server) == MANY, PATIENCE)
        yield server


def _known(server: Prometheus) -> float:
    found = server.query("count(target:service_available:bool)", time.time())
    return found[0].value if found else 0


def _ask(server: Prometheus, asked: Asked) -> list[Series]:
    now = time.time()
    expr = asking(asked, int(now), 15).fill(asked.expr, CHOSEN)
    return server.query(expr, now) if asked.instant else server.query_range(expr, now - 60, now, 5)


@pytest.mark.parametrize("asked", [one for one in QUERIES if one.panel.file != "target.json"], ids=str)
def test_every_query_is_answered_with_as_many_series_as_can_be_read(crowd: Prometheus, asked: Asked) -> None:
    found = _ask(crowd, asked)

    assert asked.panel.kind in PAGED or len(found) <= LINES


def test_all_of_them_are_in_the_paged_panels(crowd: Prometheus) -> None:
    (history,) = (one for one in QUERIES if one.panel.title == "State of every target")

    assert len(_ask(crowd, history)) == MANY
