"""Every panel shows something: its queries answered by a real Prometheus that holds a simulated month.

The month is loaded twice: as history up to its end, with the shipped recording rules recorded over it, and as an
exporter that is scraped from then on, with all shipped rules at work. The key figures are those that follow from the
truth of the month without any of it.
"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dashboards.parts.style import AMBER, BAD
from exporter.core.vocabulary import DOWN, UP, Channel, Reason, Source, State
from tests.rules.alertmanager import until
from tests.rules.dashboards import NOTES, QUERIES, VARIABLES, Asked, asking, column, parsable, tile
from tests.rules.looks import overrides
from tests.rules.month import backfill, live
from tests.rules.month.samples import STEP, last_board
from tests.rules.month.truth import DAY, Month, Subject, month
from tests.rules.prometheus import PATIENCE, Prometheus, Series
from tests.rules.promql import parse, selectors

EVERYTHING = dict.fromkeys(VARIABLES, ".+") | {"seconds": "8"}
TWO = EVERYTHING | {"target": "sora-2-openai|sora-2-reverse"}
"""What the dashboard of targets shows here: between them they have all that a target can have."""
ONE = EVERYTHING | {
    "provider": "relay",
    "channel": "reverse",
    "model": "sora-2",
    "target": "sora-2-reverse",
}


FIRING = {
    "AIVideoReverseRiskControl",
    "AIVideoReverseSuspended",
    "AIVideoOfficialCredentialRefused",
    "AIVideoRetirementIn30Days",
    "AIVideoStatusPageDisagreement",
    "AIVideoProbeDisabled",
}
"""What is amiss at the end of the month."""


@dataclass(frozen=True)
class House:
    """The month, and the Prometheus that holds it and goes on from there."""

    month: Month
    server: Prometheus
    now: float

    def ask(self, asked: Asked, chosen: dict[str, str], end: float | None = None) -> list[Series]:
        return _ask(self.server, asked, chosen, int(end or self.now))


def _ask(server: Prometheus, asked: Asked, chosen: dict[str, str], end: int) -> list[Series]:
    times = asking(asked, end, STEP)
    expr = times.fill(asked.expr, chosen)
    if asked.instant:
        return server.query(expr, end)
    return server.query_range(expr, times.start, times.end, times.step)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, promtool: str, prometheus: str) -> Iterator[House]:
    truth = month(int(time.time()) // 60 * 60)
    home = tmp_path_factory.mktemp("month")
    wanted = {one.name for asked in QUERIES for one in selectors(parse(parsable(asked.expr)))}
    data = backfill.load(truth, wanted, home, backfill.Tools(promtool, prometheus))
    with live.watched(last_board(truth), data, prometheus) as server:
        until(lambda: _scraped(server, truth.end) and _firing(server) >= FIRING, PATIENCE)
        # Queries ask at whole seconds: the next one sees what has just begun to fire.
        yield House(truth, server, math.ceil(time.time()))


def _scraped(server: Prometheus, since: int) -> bool:
    return bool(server.query(f"timestamp(service_state) > {since}", time.time()))


def _firing(server: Prometheus) -> set[str]:
    found = server.query('ALERTS{alertstate="firing", severity=~"critical|warning"}', time.time())
    return {one.labels["alertname"] for one in found}


UNWATCHED = {"since watched", "since it is watched"}
"""What a figure is called whose window begins before the first target was watched."""


@pytest.mark.parametrize("asked", QUERIES, ids=str)
def test_every_query_of_every_panel_returns_data(house: House, asked: Asked) -> None:
    legend = asked.body.get("legendFormat")
    # A tile that is red or green has a query for each: what has one name has one value.
    same = [one for one in QUERIES if one.panel == asked.panel and one.body.get("legendFormat") == legend]
    alike = same if asked.panel.kind == "stat" else [asked]

    answered = any(house.ask(one, TWO if asked.panel.file == "target.json" else EVERYTHING) for one in alike)
    # All targets of this month were watched for the whole of it.
    assert answered == (legend not in UNWATCHED)


@pytest.mark.parametrize("expr", NOTES.values(), ids=NOTES)
def test_every_annotation_has_something_to_mark(house: House, expr: str) -> None:
    found = house.server.query(asking(QUERIES[0], int(house.now), STEP).fill(expr, EVERYTHING), house.now)

    assert found
    assert all(house.now - 40 * DAY < one.value / 1000 <= house.now for one in found)


@pytest.mark.parametrize("asked", QUERIES, ids=str)
def test_one_target_can_be_chosen(house: House, asked: Asked) -> None:
    targets = {one.labels["target"] for one in house.ask(asked, ONE) if "target" in one.labels}

    assert targets <= {"sora-2-reverse"} or asked.panel.title in {
        "Open alerts",
        "The same model through other targets",
    }


def test_no_rule_fails(house: House) -> None:
    assert house.server.unhealthy_rules() == []


def _of(found: list[Series], *names: str) -> dict[tuple[str, ...], float]:
    """Values by some labels."""
    return {tuple(one.labels[name] for name in names): one.value for one in found}


def _seconds(house: House, subjects: list[Subject], window: float, states: frozenset[State]) -> float:
    return sum(house.month.seconds(one.name, window, states) for one in subjects)


def _true_availability(house: House, channel: Channel, window: float, model: str | None = None) -> float:
    """Verified up time over verified up and down time, from the truth alone."""
    chosen = [
        one
        for one in house.month.subjects
        if one.channel is channel and one.verified and model in {None, one.model}
    ]
    up, down = (_seconds(house, chosen, window, states) for states in (UP, DOWN))
    return up / (up + down)


def test_the_availability_of_each_channel_over_30_days_is_the_true_one(house: House) -> None:
    asked = column("overview.json", "Availability and coverage by channel", "30 days")

    assert _of(house.ask(asked, EVERYTHING, house.month.end), "channel") == {
        (channel,): pytest.approx(_true_availability(house, channel, 30 * DAY), abs=1e-4)
        for channel in Channel
    }


def test_the_coverage_of_the_official_channel_tells_how_much_was_not_verified(house: House) -> None:
    asked = column("overview.json", "Availability and coverage by channel", "verified 30 d")
    official = [one for one in house.month.subjects if one.channel is Channel.OFFICIAL]
    known = [one for one in official if one.verified]
    counts = UP | DOWN
    true = _seconds(house, known, 30 * DAY, counts) / _seconds(house, official, 30 * DAY, counts)
    found = _of(house.ask(asked, EVERYTHING, house.month.end), "channel")

    assert len(known) < len(official)
    assert found[Channel.OFFICIAL,] == pytest.approx(true, abs=1e-4)


@pytest.mark.parametrize(("legend", "days"), [("24 hours", 1), ("7 days", 7), ("30 days", 30)])
def test_the_gap_between_the_channels_is_the_true_one(house: House, legend: str, days: int) -> None:
    asked = tile("overview.json", "Gap in points: official less reverse", legend)
    true = _true_availability(house, Channel.OFFICIAL, days * DAY) - _true_availability(
        house, Channel.REVERSE, days * DAY
    )
    (found,) = house.ask(asked, EVERYTHING, house.month.end)

    # A day has 1440 minutes for each of a few targets, of which one may fall on either side.
    assert found.value / 100 == pytest.approx(true, abs=2e-3 / days)


def test_the_error_budget_that_is_left_is_the_true_one(house: House) -> None:
    found = _of(
        house.ask(tile("target.json", "Availability", "budget left"), EVERYTHING, house.month.end), "target"
    )
    promised = [one for one in house.month.subjects if one.promise is not None]

    assert len(found) == len(promised)
    for one in promised:
        up, down = (house.month.seconds(one.name, 30 * DAY, states) for states in (UP, DOWN))
        spent = down / (up + down) / (1 - (one.promise or 0.0))
        assert found[one.name,] == pytest.approx(1 - spent, abs=0.03), one.name


def test_a_successful_video_costs_its_price_over_the_true_rate_of_success(house: House) -> None:
    for channel in Channel:
        asked = column(
            "cost.json", "A successful video: official against reverse", f"{channel.title()}: a success costs"
        )
        found = _of(house.ask(asked, EVERYTHING, house.month.end), "model")
        models = {one.model for one in house.month.subjects if one.channel is channel and one.budget}

        assert found == {
            (model,): pytest.approx(_true_cost(house, channel, model), rel=0.02) for model in models
        }


def test_a_success_is_compared_over_the_models_that_both_channels_offer(house: House) -> None:
    offered = [
        {one.model for one in house.month.subjects if one.channel is channel and one.budget}
        for channel in Channel
    ]
    both = set.intersection(*offered)

    assert len(both) > 1
    for channel in Channel:
        true = sum(_true_cost(house, channel, model) for model in both) / len(both)
        for asked in (
            tile("overview.json", f"{channel.title()} channels now", "a success costs"),
            tile("cost.json", "What a success costs", channel),
        ):
            (found,) = house.ask(asked, EVERYTHING, house.month.end)
            assert found.value == pytest.approx(true, rel=0.02), asked


def test_a_month_is_green_only_where_every_promise_is_kept(house: House) -> None:
    colours = {}
    for channel in Channel:
        month = [
            one
            for one in QUERIES
            if one.panel.title == f"{channel.title()} channels now" and one.body["legendFormat"] == "30 days"
        ]
        (shown,) = ((one, found) for one in month for found in house.ask(one, EVERYTHING, house.month.end))
        asked, found = shown
        colours[channel] = overrides(asked.panel.body)[asked.body["refId"]]["thresholds"]["steps"][0]["color"]
        assert found.value == pytest.approx(_true_availability(house, channel, 30 * DAY), abs=1e-4)

    # The official ones keep the mean of their promises, but one of them broke its own; the reverse ones do not.
    assert colours == {Channel.OFFICIAL: AMBER, Channel.REVERSE: BAD}


def _true_cost(house: House, channel: Channel, model: str) -> float:
    chosen = {one.name: one for one in house.month.subjects if (one.channel, one.model) == (channel, model)}
    prices = [one.usd_per_call or 8 * (one.usd_per_second or 0.0) for one in chosen.values()]
    counted = [
        one.outcome is State.OPERATIONAL
        for one in house.month.answers
        if one.subject in chosen
        and one.source in {Source.GENERATION, Source.OBSERVATION}
        and one.at > house.month.end - 30 * DAY
        and one.outcome not in {State.UNKNOWN, State.MAINTENANCE}
        and one.reason is not Reason.CONTENT_POLICY
    ]
    return sum(prices) / len(prices) * len(counted) / sum(counted)


def test_the_money_spent_in_30_days_and_the_month_projected_are_the_true_ones(house: House) -> None:
    prices = {one.name: one.usd_per_job for one in house.month.subjects}
    for asked, days in (
        (tile("cost.json", "Spent in 30 days"), 30),
        (tile("cost.json", "Projected month", "pace of 7 days"), 7),
        (tile("cost.json", "Projected month", "pace of 24 hours"), 1),
    ):
        spent = sum(
            prices[one.subject]
            for one in house.month.answers
            if one.source is Source.GENERATION and one.at > house.month.end - days * DAY
        )
        (found,) = house.ask(asked, EVERYTHING, house.month.end)
        assert found.value == pytest.approx(30 / days * spent, rel=0.02)


def test_the_risk_control_episodes_of_the_last_week_are_all_counted(house: House) -> None:
    asked = tile("overview.json", "Risk-control episodes in 7 days, top ten", "{{target}}")
    true = {
        one.name: sum(
            stretch.state is State.RISK_CONTROL and stretch.end > house.month.end - 7 * DAY
            for stretch in house.month.stretches[one.name]
        )
        for one in house.month.subjects
    }
    found = _of(house.ask(asked, EVERYTHING, house.month.end), "target")

    assert found == {(name,): count for name, count in true.items() if count}


def test_the_tally_of_states_is_the_true_one(house: House) -> None:
    now = {one.name: house.month.state(one.name, house.month.end).state for one in house.month.subjects}
    unverified = [one.name for one in house.month.subjects if not one.verified and now[one.name] in UP]
    for state in State:
        legend = f"{state.icon} {state.value.replace('_', ' ')}"
        (found,) = house.ask(tile("overview.json", "Targets by state", legend), EVERYTHING, house.month.end)
        true = [name for name, stands in now.items() if stands is state and name not in unverified]
        assert found.value == len(true), state

    (blind,) = house.ask(
        tile("overview.json", "Targets by state", "❔ reachable, not verified"), EVERYTHING, house.month.end
    )
    assert blind.value == len(unverified) == 1


def test_a_bad_day_stands_out_among_the_thirty(house: House) -> None:
    (asked,) = (
        one
        for one in QUERIES
        if one.panel.file == "overview.json"
        and "30 days" in one.panel.title
        and one.panel.kind == "status-history"
    )
    found = house.ask(asked, EVERYTHING, house.month.end)

    assert {(one.labels["channel"], one.labels["model"]) for one in found} >= {
        ("reverse", "sora-2"),
        ("official", "sora-2"),
    }
    for one in found:
        for at, value in one.points:
            if at > house.month.start + 2 * DAY:
                channel, model = Channel(one.labels["channel"]), one.labels["model"]
                true = _true_day(house, channel, model, at)
                assert value == pytest.approx(true, abs=5e-3), (channel, model, at)


def _true_day(house: House, channel: Channel, model: str, end: float) -> float:
    day = Month(int(end), house.month.subjects, house.month.stretches)
    return _true_availability(House(day, house.server, house.now), channel, DAY, model)
