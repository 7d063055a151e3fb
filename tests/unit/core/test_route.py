"""The order in which to try a model's targets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.capability import Maker
from exporter.core.route import CHEAPEST, SCENARIOS, Candidate, Choice, RouteQuery, order
from exporter.core.route_words import WORDS, RouteWord
from exporter.core.vocabulary import GROUP_OF, Api, Channel, Reason, State, Upstream

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


def tried(found, prefer: Channel | None = None, scenario: str | None = None, **wanted) -> tuple[Choice, ...]:
    return order(found, RouteQuery(prefer, scenario, **wanted)).tried


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
        assert [choice.target for choice in tried(pair, prefer)] == [better.target, worse.target]


@pytest.mark.parametrize(
    ("state", "reason", "why"),
    [
        (State.SUSPENDED, Reason.NO_CHANNEL, "does not serve (no channel)"),
        (State.RETIRED, Reason.MODEL_REMOVED, "removed for good by the vendor (model removed)"),
        (
            State.MAINTENANCE,
            Reason.MAINTENANCE_WINDOW,
            "announced work is under way (maintenance window)",
        ),
        (
            State.UNKNOWN,
            Reason.INVALID_KEY,
            "our own key, balance or place is refused (invalid key)",
        ),
        (
            State.UNKNOWN,
            Reason.INSUFFICIENT_QUOTA,
            "our own key, balance or place is refused (insufficient quota)",
        ),
    ],
)
def test_what_does_not_serve_is_left_out_and_said_so(state: State, reason: Reason, why: str):
    bad, last = candidate("a", state, reason), candidate("z", State.RISK_CONTROL, Reason.CAPTCHA)
    found = order([bad, last])
    assert [one.target for one in found.tried] == ["z"]
    assert [(one.target, one.why) for one in found.left_out] == [("a", why)]
    everything = order([bad, last], RouteQuery(everything=True))
    assert [one.target for one in everything.tried] == ["z", "a"]
    assert everything.left_out == ()


def test_every_place_is_explained():
    choices = tried(
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
    wanted = RouteQuery(prefer)
    assert order(shuffled, wanted) == order(found, wanted)


@given(candidates, st.none() | st.sampled_from(Channel))
def test_nothing_that_is_not_up_comes_before_what_is(found: list[Candidate], prefer):
    by_name = {one.target: one for one in found}
    up = [by_name[choice.target].state.up for choice in tried(found, prefer)]
    assert up == sorted(up, reverse=True)
    assert {one.target for one in found if one.state.up} <= {choice.target for choice in tried(found, prefer)}


@given(candidates, st.sampled_from(Channel))
def test_a_preference_is_strict_while_that_channel_is_up(found: list[Candidate], prefer: Channel):
    by_name = {one.target: one for one in found}
    up = [one for choice in tried(found, prefer) if (one := by_name[choice.target]).state.up]
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
    assert [choice.target for choice in tried([BAD, DEAR, CHEAP], None, scenario)] == first
    preferred = tried([BAD, DEAR, CHEAP], OFFICIAL, scenario)
    assert preferred[0].target == "dear"


def test_every_scenario_is_known():
    assert set(SCENARIOS) > CHEAPEST


@given(candidates, st.none() | st.sampled_from(Channel), st.sampled_from([None, *SCENARIOS]))
def test_nothing_is_lost(found: list[Candidate], prefer, scenario):
    wanted = RouteQuery(prefer, scenario)
    parted, whole = order(found, wanted), order(found, RouteQuery(prefer, scenario, everything=True))
    assert parted.tried + parted.left_out == whole.tried
    assert sorted(one.target for one in whole.tried) == sorted(one.target for one in found)


def test_the_last_hour_speaks_before_the_month():
    was_good = candidate("a", success=1.0, success_1h=0.5, usd_per_call=0.1)
    is_good = candidate("b", success=0.9, success_1h=0.98, usd_per_call=0.3)
    assert [one.target for one in tried([was_good, is_good])] == ["b", "a"]
    assert was_good.usd_per_success(None) == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("priced", "seconds", "usd", "per_success"),
    [
        ({"usd_per_second": 0.1, "success_1h": 0.8}, 12, 1.2, 1.5),
        ({"usd_per_second": 0.1}, None, 1.0, 1.0),
        ({"usd_per_call": 0.12, "success": 0.5}, 12, 0.12, 0.24),
        ({"usd_per_call": 0.12, "success_1h": 0.0}, 12, 0.12, None),
        ({"success_1h": 0.5}, 12, None, None),
        ({"usd_per_second": 0.1, "maker": Maker(Api.OPENAI_IMAGES, Upstream.VENDOR, "i")}, 12, 0.1, 0.1),
    ],
)
def test_the_price_is_that_of_the_very_clip(priced, seconds, usd, per_success):
    one = candidate("a", **priced)
    assert one.usd(seconds) == usd
    assert one.usd_per_success(seconds) == (None if per_success is None else pytest.approx(per_success))


VENDOR = Maker(Api.OPENAI_VIDEOS, Upstream.VENDOR, "sora-2")
GATEWAY = Maker(Api.OPENAI_VIDEOS, Upstream.GATEWAY, "sora-2")


@pytest.mark.parametrize(
    ("maker", "asked", "why"),
    [
        (VENDOR, {"seconds": 10}, "makes clips of 4, 8, 12, 16 or 20 s, not of 10 s"),
        (VENDOR, {"size": "1024x1792"}, "makes 720x1280 or 1280x720, not 1024x1792"),
        (GATEWAY, {"seconds": 60}, "makes clips of 25 s at most, not of 60 s"),
        (
            Maker(Api.GEMINI_VIDEO, Upstream.VENDOR, "veo-3.1-generate-preview"),
            {"seconds": 12},
            "makes clips of 4, 6 or 8 s, not of 12 s",
        ),
        (
            Maker(Api.OPENAI_CHAT, Upstream.GATEWAY, "sora_video2-landscape-15s"),
            {"seconds": 10},
            "makes clips of 15 s, not of 10 s",
        ),
        (
            Maker(Api.OPENAI_CHAT, Upstream.SORA2API, "sora2-portrait-10s"),
            {"size": "1280x720"},
            "makes portrait clips only, 1280x720 is not",
        ),
    ],
)
def test_what_cannot_make_the_clip_is_left_out(maker: Maker, asked, why: str):
    able = candidate("z", State.RISK_CONTROL, Reason.CAPTCHA)
    unable = candidate("a", maker=maker)
    found = order([unable, able], RouteQuery(**asked))
    assert [one.target for one in found.tried] == ["z"]
    assert [one.why for one in found.left_out] == [why]
    assert [one.target for one in tried([unable, able], **asked, everything=True)] == ["z", "a"]


@pytest.mark.parametrize(
    ("maker", "asked", "why"),
    [
        (VENDOR, {}, "works, verified"),
        (VENDOR, {"seconds": 12, "size": "1280x720"}, "works, verified"),
        (
            GATEWAY,
            {"seconds": 10},
            "works, verified; the gateway may refuse 10 s: the vendor makes 4, 8, 12, 16 or 20 s",
        ),
        (Maker(Api.OPENAI_CHAT, Upstream.GATEWAY, "sora-2"), {"seconds": 10}, "works, verified"),
        (Maker(Api.OPENAI_IMAGES, Upstream.VENDOR, "sora-2"), {"seconds": 10}, "works, verified"),
        (Maker(Api.OPENAI_VIDEOS, Upstream.GATEWAY, "another"), {"seconds": 100}, "works, verified"),
    ],
)
def test_what_may_make_the_clip_is_tried(maker: Maker, asked, why: str):
    assert [one.why for one in tried([candidate("a", maker=maker)], **asked)] == [why]


def test_every_word_can_be_said():
    assert set(WORDS) == set(RouteWord)
