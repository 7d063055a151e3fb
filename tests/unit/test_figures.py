"""What the benches work out from what they measured."""

import os
import time
from math import inf
from pathlib import Path

import pytest

from bench.figures import Row, bucket_bound, percentile, ratio, spread, table
from bench.measured import cpu_seconds, samples, total
from bench.peer_scrape import by_target


@pytest.mark.parametrize(
    ("share", "expected"), [(0.01, 1.0), (0.5, 50.0), (0.505, 51.0), (0.99, 99.0), (1.0, 100.0)]
)
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(share: float, expected: float) -> None:
    assert percentile([float(n) for n in range(100, 0, -1)], share) == expected


def test_one_value_is_every_percentile() -> None:
    assert [percentile([7.0], share) for share in (0.01, 0.5, 1.0)] == [7.0, 7.0, 7.0]


def test_ratios_are_those_of_one_round() -> None:
    # The second round ran on a slower machine: the ratio of the medians would be 0.75.
    assert ratio([1.0, 4.0, 1.0], [2.0, 8.0, 1.0]) == 0.5


def test_a_spread_shows_what_lies_around_the_median() -> None:
    assert spread([0.001, 0.003, 0.002], "ms", 1e3, 1) == "2.0 (1.0 to 3.0) ms"
    assert spread([0.001], "ms", 1e3, 1) == "1.0 ms"


def test_a_bound_of_a_histogram_has_the_share_below_it() -> None:
    buckets = [(0.005, 980.0), (0.01, 990.0), (0.05, 999.0), (inf, 1000.0)]
    assert [bucket_bound(buckets, share) for share in (0.5, 0.99, 0.999, 1.0)] == [0.005, 0.01, 0.05, inf]


def test_a_table_has_a_cell_for_every_figure() -> None:
    rows = [Row("speed", ("1", "2"), "3", good=True), Row("size", ("4", "5"))]
    lines = list(table(["ours", "peer"], rows))
    assert lines[0] == "| what | ours | peer | goal | reached |"
    assert {line.count("|") for line in lines} == {6}
    assert lines[2] == "| speed | 1 | 2 | 3 | yes |"


def test_cpu_time_is_what_the_system_says_of_this_process() -> None:
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
    before = time.process_time()
    told = cpu_seconds(Path("/proc/self/stat").read_text())
    tick = 1 / os.sysconf("SC_CLK_TCK")
    assert before - 3 * tick <= told <= time.process_time() + 3 * tick


def test_a_name_with_brackets_does_not_confuse_the_fields() -> None:
    ticks = os.sysconf("SC_CLK_TCK")
    stat = f"1 (a) b (c) S {' '.join(['0'] * 10)} {3 * ticks} {2 * ticks} 9 9"
    assert cpu_seconds(stat) == 5


def test_samples_of_one_name_are_not_those_of_a_longer_one() -> None:
    text = 'probes{target="a"} 1\nprobes{target="b"} 2\nprobes_total{target="a"} 4\nprobes_due 8\n'
    assert samples(text, "probes") == [({"target": "a"}, 1.0), ({"target": "b"}, 2.0)]
    assert total(text, "probes") == 3
    assert total(text, "absent") == 0


def test_what_is_pushed_for_a_target_has_the_type_of_every_family_once() -> None:
    text = '# TYPE up gauge\nup{target="a"} 1\nup{target="b"} 0\n# TYPE h histogram\nh_sum{target="a"} 2\nh_count{target="a"} 1\nother 3\n'
    found = by_target(text.splitlines())
    assert "".join(found["a"]) == (
        '# TYPE up gauge\nup{target="a"} 1\n# TYPE h histogram\nh_sum{target="a"} 2\nh_count{target="a"} 1\n'
    )
    assert "".join(found["b"]) == '# TYPE up gauge\nup{target="b"} 0\n'
