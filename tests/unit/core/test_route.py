"""The order in which to try a model's targets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.route import CHEAPEST, SCENARIOS, Candidate, order
from exporter.core.vocabulary import GROUP_OF, Channel, Reason, State

OFFICIAL, REVERSE = Channel.OFFICIAL, Channel.REVERSE


def candidate(
    target: str,
    state: State = State.OPERATIONAL,
    reason: Reason = Reason.OK,
    *,
    channel=OFFICIAL,
    verified=True,
    **prices,
) -> Candidate:
    return Candidate(target, channel, state, reason, verified, **prices)


@pytest.mark.parametrize(
    ("better", "worse", "prefer"),
    [
        pytest.param(
            candidate("b"),
            candidate("a", State.DEGRADED, Reason.SLOW),
            None,
            id="operational before degraded",
        ),
        pytest.param(candidate("b"), candidate("a", verified=False), None, id="verified before reachable"),
        pytest.param(
            candidate("b", usd_per_second=0.3),
            candidate("a", channel=REVERSE, usd_per_call=0.12),
            None,
            id="official before reverse, whatever it costs",
        ),
        pytest.param(
            candidate("b", success=0.9, verified=False),
            candidate("a", channel=REVERSE, success=1.0),
            None,
            id="official before reverse, whatever was measured",
        ),
        pytest.param(
            candidate("b", channel=REVERSE),
            candidate("a", State.DEGRADED, Reason.SLOW, channel=OFFICIAL),
            None,
            id="operational before degraded on either channel",
        ),
        pytest.param(
            candidate("b", success=0.99, usd_per_second=0.3),
            candidate("a", success=0.97, usd_per_second=0.1),
            None,
            id="what has worked better before the price",
        ),
        pytest.param(
            candidate("b", success=0.9991, usd_per_second=0.1),
            candidate("a", success=0.9999, usd_per_second=0.3),
            None,
            id="the price before a hundredth of success",
        ),
        pytest.param(candidate("b", success=0.0), candidate("a"), None, id="measured before not measured"),
        pytest.param(
            candidate("b", State.DEGRADED, Reason.SLOW, channel=REVERSE),
            candidate("a", channel=OFFICIAL),
            REVERSE,
            id="the preferred channel as long as it is up at all",
        ),
        pytest.param(
            candidate("b", State.DEGRADED, Reason.SLOW, channel=OFFICIAL),
            candidate("a", State.RISK_CONTROL, Reason.CAPTCHA, channel=REVERSE),
            REVERSE,
            id="what is up before what is preferred and not up",
        ),
        pytest.param(
            candidate("b", channel=REVERSE),
            candidate("a", channel=OFFICIAL),
            REVERSE,
            id="the preferred channel first",
        ),
        pytest.param(
            candidate("b", channel=REVERSE, usd_per_call=0.8),
            candidate("a", channel=OFFICIAL, usd_per_second=0.01),
            REVERSE,
            id="the preferred channel before the price",
        ),
        pytest.param(
            candidate("b", usd_per_call=0.12),
            candidate("a", usd_per_second=0.10),
            None,
            id="the cheaper first",
        ),
        pytest.param(
            candidate("b", usd_per_second=0.01),
            candidate("a", usd_per_call=0.12),
            None,
            id="ten seconds a clip",
        ),
        pytest.param(candidate("b", usd_per_call=9.0), candidate("a"), None, id="a known price before none"),
        pytest.param(
            candidate("b", State.UNKNOWN, Reason.NO_DATA, verified=False),
            candidate("a", State.RISK_CONTROL, Reason.CAPTCHA),
            None,
            id="the unknown before risk control",
        ),
        pytest.param(candidate("a"), candidate("b"), None, id="by name when all is equal"),
    ],
)
def test_one_comes_before_the_other(better: Candidate, worse: Candidate, prefer: Channel | None):
    for pair in ((better, worse), (worse, better)):
        assert [choice.target for choice in order(pair, prefer)] == [better.target, worse.target]


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (State.SUSPENDED, Reason.NO_CHANNEL),
        (State.RETIRED, Reason.MODEL_REMOVED),
        (State.MAINTENANCE, Reason.MAINTENANCE_WINDOW),
        (State.UNKNOWN, Reason.INVALID_KEY),
        (State.UNKNOWN, Reason.INSUFFICIENT_QUOTA),
    ],
)
def test_what_does_not_serve_is_not_tried(state: State, reason: Reason):
    assert order([candidate("a", state, reason, verified=False)]) == []


def test_every_place_is_explained():
    choices = order(
        [
            candidate("a"),
            candidate("b", State.DEGRADED, Reason.UPSTREAM_5XX),
            candidate("c", verified=False),
            candidate("d", State.RISK_CONTROL, Reason.CAPTCHA, channel=REVERSE),
        ],
        REVERSE,
    )
    assert [choice.why for choice in choices] == [
        "works, verified",
        "reachable, not verified",
        "works, but fails now and then or is slow (upstream 5xx)",
        "last resort: in risk control (captcha), a part of the requests fails; preferred channel",
    ]


prices = st.none() | st.floats(0, 10)
candidates = st.lists(
    st.builds(
        lambda target, channel, reason, verified, second, call: Candidate(
            target, channel, GROUP_OF[reason], reason, verified, second, call
        ),
        st.text("abc", min_size=1, max_size=4),
        st.sampled_from(Channel),
        st.sampled_from(Reason),
        st.booleans(),
        prices,
        prices,
    ),
    max_size=8,
    unique_by=lambda found: found.target,
)


@given(candidates, st.none() | st.sampled_from(Channel), st.randoms())
def test_the_order_does_not_depend_on_the_order_of_the_question(found: list[Candidate], prefer, chance):
    shuffled = found[:]
    chance.shuffle(shuffled)
    assert order(shuffled, prefer) == order(found, prefer)


@given(candidates, st.none() | st.sampled_from(Channel))
def test_nothing_that_is_not_up_comes_before_what_is(found: list[Candidate], prefer):
    by_name = {one.target: one for one in found}
    up = [by_name[choice.target].state.up for choice in order(found, prefer)]
    assert up == sorted(up, reverse=True)
    assert {one.target for one in found if one.state.up} <= {choice.target for choice in order(found, prefer)}


@given(candidates, st.sampled_from(Channel))
def test_a_preference_is_strict_while_that_channel_is_up(found: list[Candidate], prefer: Channel):
    by_name = {one.target: one for one in found}
    up = [one for choice in order(found, prefer) if (one := by_name[choice.target]).state.up]
    preferred = [one.channel is prefer for one in up]
    assert preferred == sorted(preferred, reverse=True)


CHEAP = candidate("cheap", channel=REVERSE, usd_per_call=0.12, success=0.9)
DEAR = candidate("dear", usd_per_second=0.1, success=1.0)
BAD = candidate("bad", channel=REVERSE, usd_per_call=0.10, success=0.05)


@pytest.mark.parametrize(
    ("scenario", "first"),
    [
        (None, ["dear", "cheap", "bad"]),
        ("production", ["dear", "cheap", "bad"]),
        ("commercial", ["dear", "cheap", "bad"]),
        ("high_volume", ["dear", "cheap", "bad"]),
        ("development", ["cheap", "dear", "bad"]),
        ("personal", ["cheap", "dear", "bad"]),
        ("low_budget", ["cheap", "dear", "bad"]),
    ],
)
def test_a_scenario_asks_for_the_official_channel_or_for_the_cheapest_success(scenario, first):
    assert [choice.target for choice in order([BAD, DEAR, CHEAP], scenario=scenario)] == first
    preferred = order([BAD, DEAR, CHEAP], OFFICIAL, scenario)
    assert preferred[0].target == "dear"


def test_every_scenario_is_known():
    assert set(SCENARIOS) > CHEAPEST
