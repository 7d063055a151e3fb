"""Three shards, joined, tell what one exporter tells: the shipped dashboards and rules find the same figures."""

import json
import math
import time
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import datetime

import pytest

from exporter.core.board import Board
from tests.rules import joined
from tests.rules.alertmanager import until
from tests.rules.dashboards import QUERIES, VARIABLES, Asked, asking, parsable
from tests.rules.month.samples import last_board
from tests.rules.month.truth import month
from tests.rules.prometheus import PATIENCE, Prometheus
from tests.rules.promql import parse, selectors
from tests.rules.rulebook import RECORDS

EVERYTHING = dict.fromkeys(VARIABLES, ".+") | {"seconds": "8"}
SHARDS = 3
TIMES = 3
"""How often a query that was answered otherwise is asked again."""
ASKED = [one for one in QUERIES if one.panel.file != "exporter.json" and "ALERTS" not in one.expr]
"""Of the exporters themselves there are more, and since when alerts fire is not the same moment."""
Found = Mapping[frozenset[tuple[str, str]], float]


@pytest.fixture(scope="module")
def board() -> Board:
    return last_board(month(int(time.time()) // 60 * 60))


@pytest.fixture(scope="module")
def one(board: Board, tmp_path_factory: pytest.TempPathFactory, prometheus: str) -> Iterator[Prometheus]:
    """What one exporter tells, with everything recorded that there is to record."""
    with joined.alone(board, tmp_path_factory.mktemp("one"), prometheus) as server:
        until(lambda: _settled(server), PATIENCE)
        yield server


@pytest.fixture(scope="module")
def federation(
    board: Board, one: Prometheus, tmp_path_factory: pytest.TempPathFactory, prometheus: str
) -> Iterator[Prometheus]:
    boards = joined.shards(board, SHARDS)
    with joined.federated(boards, tmp_path_factory.mktemp("federation"), prometheus) as server:
        until(lambda: _recorded(server) >= _recorded(one), PATIENCE)
        yield server


@pytest.fixture(scope="module")
def store(
    board: Board, one: Prometheus, tmp_path_factory: pytest.TempPathFactory, prometheus: str
) -> Iterator[Prometheus]:
    """VictoriaMetrics, into which an agent for each shard writes."""
    boards = joined.shards(board, SHARDS)
    with joined.written(boards, tmp_path_factory.mktemp("store"), prometheus) as server:
        until(lambda: _flushed(server) and _recorded(server) >= _recorded(one), PATIENCE)
        yield server


def test_a_federation_answers_every_query_of_the_dashboards_alike(
    one: Prometheus, federation: Prometheus
) -> None:
    assert _differing(ASKED, one, federation) == {}


def test_a_federation_fires_the_same_alerts(one: Prometheus, federation: Prometheus) -> None:
    # What waits for a while of watching comes later where the watching began later.
    until(lambda: bool(_alerts(one)) and _alerts(federation) == _alerts(one), PATIENCE)


def test_agents_write_every_series_with_its_value(one: Prometheus, store: Prometheus) -> None:
    everything = '{job="sora-exporter", target!=""}'

    assert len(_found(one, everything, time.time())) > 500
    assert _found(store, everything, time.time()) == pytest.approx(_found(one, everything, time.time()))


def test_vmalert_records_every_rule_from_what_agents_write(one: Prometheus, store: Prometheus) -> None:
    assert _recorded(store) >= _recorded(one)


def test_victoria_metrics_answers_what_is_told_of_now_alike(one: Prometheus, store: Prometheus) -> None:
    now = [asked for asked in ASKED if not _looks_back(asked.expr)]

    assert len(now) > len(ASKED) // 4
    assert _differing(now, one, store) == {}


def _differing(asked: list[Asked], one: Prometheus, other: Prometheus) -> dict[str, tuple[Found, Found]]:
    """The queries that two servers answer otherwise each time they are asked.

    Groups of rules are evaluated side by side: a sum that is formed while what it counts is being recorded has one
    sample more of one series than of the next, until it is formed again.
    """
    found = _different(asked, one, other)
    for _ in range(TIMES):
        found = _different([each for each in asked if str(each) in found], one, other) if found else {}
    return found


def _different(asked: list[Asked], one: Prometheus, other: Prometheus) -> dict[str, tuple[Found, Found]]:
    """The queries that two servers answer otherwise, at the same moment."""
    # Queries ask at whole seconds: the next one sees what has just been recorded, and is no future. Of an
    # evaluation that is under way one rule has a sample and the next one not yet.
    found, now = {}, math.ceil(time.time())
    until(lambda: min(time.time(), _evaluated(one), _evaluated(other)) > now, PATIENCE)
    for query in asked:
        expr = asking(query, now, 1).fill(query.expr, EVERYTHING)
        ours, theirs = _found(one, expr, now), _found(other, expr, now)
        # VictoriaMetrics answers of now as of the last samples, so an age is a second off.
        if theirs != pytest.approx(ours, abs=2.0 if "time()" in expr else 1e-9):
            found[str(query)] = ours, theirs
    return found


def _evaluated(server: Prometheus) -> float:
    """When the last evaluation began that has ended of every group of rules; of a store without rules forever."""
    with urllib.request.urlopen(f"{server.url}/api/v1/rules", timeout=10) as answer:
        groups = json.load(answer)["data"]["groups"]
    return min(
        (datetime.fromisoformat(one["lastEvaluation"]).timestamp() for one in groups), default=math.inf
    )


def _found(server: Prometheus, expr: str, at: float) -> dict[frozenset[tuple[str, str]], float]:
    """The answer; the series of an exporter's are one whichever exporter told them."""
    return {
        frozenset((name, value) for name, value in one.labels.items() if name != "instance"): one.value
        for one in server.query(expr, at)
    }


def _looks_back(expr: str) -> bool:
    """Whether an answer depends on when the watching began."""
    known = {rule.name: rule.expr for rule in RECORDS}
    if any(word in expr for word in ("topk", "[")):
        return True
    names = {one.name for one in selectors(parse(parsable(expr)))} & known.keys()
    return any("_over_time(target:" in known[name] or _counts(known[name], known) for name in names)


def _counts(expr: str, known: Mapping[str, str]) -> bool:
    return "increase(" in expr or any(
        _looks_back(name) for name in known if name in expr and known[name] != expr
    )


def _recorded(server: Prometheus) -> set[str]:
    return {rule.name for rule in RECORDS if server.query(f"count({rule.name})", time.time())}


def _alerts(server: Prometheus) -> set[tuple[str | None, str | None]]:
    found = server.query('ALERTS{alertstate="firing"}', time.time())
    return {(one.labels.get("alertname"), one.labels.get("target")) for one in found}


def _settled(server: Prometheus) -> bool:
    """Whether nothing more is recorded than two evaluations ago."""
    return bool(
        server.query("count(count_over_time(target:service_availability:ratio30d[1m]) >= 3)", time.time())
    )


def _flushed(server: Prometheus) -> bool:
    """Make what has come visible at once."""
    with urllib.request.urlopen(f"{server.url}/internal/force_flush", timeout=10):
        return True
