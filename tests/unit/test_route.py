"""The order in which to try a model's targets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.route import Candidate, order
from exporter.core.words import GROUP_OF, Channel, Reason, State

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
            candidate("b", State.DEGRADED, Reason.SLOW),
            candidate("a", verified=False),
            None,
            id="degraded but verified before merely reachable",
        ),
        pytest.param(
            candidate("b", State.DEGRADED, Reason.SLOW, channel=OFFICIAL),
            candidate("a", State.RISK_CONTROL, Reason.CAPTCHA, channel=REVERSE),
            REVERSE,
            id="what works before what is preferred",
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
        "works, but fails now and then or is slow (upstream 5xx)",
        "reachable, not verified",
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


@given(candidates, st.sampled_from(Channel))
def test_a_preference_moves_nobody_past_a_better_state(found: list[Candidate], prefer: Channel):
    by_name = {one.target: one for one in found}
    chosen = [by_name[choice.target] for choice in order(found, prefer)]
    good = [one.state is State.OPERATIONAL and one.verified for one in chosen]
    assert good == sorted(good, reverse=True)
    assert {one.target for one in found if one.state.up} <= {one.target for one in chosen}
