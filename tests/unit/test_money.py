"""Prices, days and limits are exact."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.money import (
    Limits,
    affordable,
    cost,
    covers,
    day_of,
    limit_micros,
    runs_per_day,
    to_micros,
    to_usd,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("seconds", "price", "usd"),
    [
        (4, {"usd_per_second": 0.10}, 0.40),
        (12, {"usd_per_second": 0.10}, 1.20),
        (3, {"usd_per_second": 0.1}, 0.3),
        (8, {"usd_per_second": 0.3}, 2.4),
        (4, {"usd_per_call": 0.12}, 0.12),
        (0, {"usd_per_call": 0.04}, 0.04),
        (0, {"usd_per_second": 0.10}, 0.10),
        (10, {"usd_per_second": 0.0000001}, 0.000001),
        (4, {"usd_per_second": 0.0000001}, 0.000001),
        (4, {}, 0.0),
        (4, {"usd_per_second": 0.0}, 0.0),
        (4, {"usd_per_second": 1e-9}, 0.000001),
    ],
)
def test_an_order_costs_its_price_to_the_millionth(seconds, price, usd):
    assert cost(seconds, **price) == usd


@given(st.integers(0, 10**15))
def test_millionths_survive_the_way_through_dollars(micros):
    assert to_micros(to_usd(micros)) == micros == limit_micros(to_usd(micros))


@given(st.floats(0, 1e6), st.integers(1, 60))
def test_a_cost_is_never_understated_and_by_less_than_a_millionth_overstated(usd, seconds):
    true = Fraction(str(usd)) * seconds * 1_000_000
    charged = to_micros(cost(seconds, usd_per_second=usd))
    assert true <= charged < true + 1


@given(st.floats(0, 1e6))
def test_a_limit_is_never_overstated(usd):
    true = Fraction(str(usd)) * 1_000_000
    assert true - 1 < limit_micros(usd) <= true


@pytest.mark.parametrize("usd", [-0.01, float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("convert", [to_micros, limit_micros])
def test_what_is_no_amount_of_money_is_refused(convert, usd):
    with pytest.raises(ValueError, match="not an amount"):
        convert(usd)


def test_ten_dimes_make_a_dollar():
    spent = 0
    for _ in range(10):
        assert affordable(to_micros(0.1), Limits(1.0, None), spent_target=spent, spent_all=spent)
        spent += to_micros(0.1)
    assert not affordable(1, Limits(1.0, None), spent_target=spent, spent_all=spent)


@pytest.mark.parametrize(
    ("limits", "spent_target", "spent_all", "affords"),
    [
        (Limits(None, None), 10**12, 10**12, True),
        (Limits(1.0, None), 600_000, 99_000_000, True),
        (Limits(1.0, None), 600_001, 600_001, False),
        (Limits(None, 1.0), 0, 600_000, True),
        (Limits(None, 1.0), 0, 600_001, False),
        (Limits(5.0, 1.0), 0, 600_001, False),
        (Limits(0.0, None), 0, 0, False),
    ],
)
def test_an_order_is_affordable_inside_both_limits(limits, spent_target, spent_all, affords):
    assert affordable(400_000, limits, spent_target=spent_target, spent_all=spent_all) is affords


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (NOON, "2026-11-22"),
        (NOON + 12 * 3600 - 0.001, "2026-11-22"),
        (NOON + 12 * 3600, "2026-11-23"),
        (0.0, "1970-01-01"),
        (datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC).timestamp(), "2028-02-29"),
    ],
)
def test_a_day_is_a_utc_day(at, day):
    assert day_of(at).isoformat() == day


@pytest.mark.parametrize(
    ("interval", "runs"), [(6 * 3600, 4), (600, 144), (5 * 3600, 5), (86400, 1), (7 * 86400, 1), (60, 1440)]
)
def test_a_day_holds_at_most_the_beats_of_its_interval(interval, runs):
    assert runs_per_day(interval) == runs


@pytest.mark.parametrize(("limit", "enough"), [(4.0, True), (3.99, False)])
def test_a_budget_covers_its_schedule_and_six_further_jobs(limit, enough):
    assert covers(limit, 0.40, 6 * 3600) is enough
