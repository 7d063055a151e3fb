"""A month in VictoriaMetrics: the shipped dashboards find there what they find in Prometheus.

The month is what one exporter told and what Prometheus recorded over it, written on as by remote write.
"""

import json
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.rules.dashboards import QUERIES, VARIABLES, Asked, asking, parsable
from tests.rules.joined import victoria
from tests.rules.month import backfill
from tests.rules.month.samples import STEP
from tests.rules.month.truth import month
from tests.rules.prometheus import Prometheus, running
from tests.rules.promql import parse, selectors

EVERYTHING = dict.fromkeys(VARIABLES, ".+") | {"seconds": "8"}
_SERIES_AT_ONCE = 50


def test_every_query_over_a_month_has_the_same_answer(tmp_path: Path) -> None:
    promtool, prometheus = "promtool", "prometheus"
    truth = month(int(time.time()) // 60 * 60)
    wanted = {one.name for asked in QUERIES for one in selectors(parse(parsable(asked.expr)))}
    data = backfill.load(truth, wanted, tmp_path, backfill.Tools(promtool, prometheus))
    with running(data, {}, prometheus) as here, victoria(tmp_path) as there:
        _write_on(_dumped(promtool, data), there)
        different = {}
        for asked in QUERIES:
            ours, theirs = (_answer(server, asked, truth.end) for server in (here, there))
            if "and topk" in asked.expr:
                # Among equals each chooses others, of which this tells something else.
                ours, theirs = ({"rows": len(each)} for each in (ours, theirs))
            elif "topk" in asked.expr:
                # Among equals each chooses others.
                ours, theirs = (dict(enumerate(sorted(each.values()))) for each in (ours, theirs))
            if theirs != pytest.approx(ours, rel=0.02, abs=1e-6):
                different[str(asked)] = ours, theirs
    assert different == {}


def _answer(server: Prometheus, asked: Asked, end: int) -> dict[Any, float]:
    expr = asking(asked, end, STEP).fill(asked.expr, EVERYTHING)
    return {frozenset(one.labels.items()): one.value for one in server.query(expr, end)}


def _dumped(promtool: str, data: Path) -> Iterator[tuple[str, list[tuple[float, int]]]]:
    """Every series of a folder of blocks as `{name="value", ...}`, with its values and their times in ms."""
    with subprocess.Popen([promtool, "tsdb", "dump", str(data)], stdout=subprocess.PIPE, text=True) as dump:
        assert dump.stdout is not None
        split = (line.rsplit(" ", 2) for line in dump.stdout)
        for series, samples in groupby(split, key=lambda parts: parts[0]):
            yield series, [(float(value), int(at)) for _, value, at in samples]
    assert dump.returncode == 0


def _write_on(dumped: Iterator[tuple[str, list[tuple[float, int]]]], there: Prometheus) -> None:
    lines = []
    for series, samples in dumped:
        values, times = zip(*samples, strict=True)
        lines.append(json.dumps({"metric": _labels(series), "values": values, "timestamps": times}))
        if len(lines) >= _SERIES_AT_ONCE:
            _import(lines, there)
            lines = []
    _import(lines, there)
    with urllib.request.urlopen(f"{there.url}/internal/force_flush", timeout=60):
        pass


def _import(lines: list[str], there: Prometheus) -> None:
    with urllib.request.urlopen(f"{there.url}/api/v1/import", "\n".join(lines).encode(), timeout=120):
        pass


def _labels(series: str) -> dict[str, str]:
    """Of a series as PromQL selects it."""
    (found,) = selectors(parse(series))
    return {"__name__": found.name, **dict(found.matchers)} if found.name else dict(found.matchers)
