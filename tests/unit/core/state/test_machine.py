"""The state machine: the contract's section 10 as tables, and what must hold for any sequence of answers."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.core.state.evidence import Evidence
from exporter.core.state.machine import Announced, Health, Situation, Transition, advance
from exporter.core.state.why import Decision, Why
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import GROUP_OF, Channel, Fault, Reason, Source, State

R = Reason
MINUTE = 60.0


@dataclass
class Target:
    """Feeds a machine one answer per interval and keeps what it said."""

    channel: Channel = Channel.OFFICIAL
    source: Source = Source.VALIDATION
    interval: float = MINUTE
    verified: bool = True
    now: float = 1_000_000.0
    announced: Announced | None = None
    policy: Policy = field(default_factory=Policy)
    health: Health = field(default_factory=Health)
    transitions: list[Transition] = field(default_factory=list)

    def answer(self, reason: Reason = R.OK, times: int = 1, **over: object) -> "Target":
        for _ in range(times):
            self.now += self.interval
            outcome = GROUP_OF[reason]
            ours = outcome is State.UNKNOWN
            values = {
                "source": self.source,
                "began": self.now - 1,
                "at": self.now,
                "outcome": outcome,
                "reason": reason,
                "interval": self.interval,
                "fault": None if outcome is State.OPERATIONAL else Fault.OURS if ours else Fault.UPSTREAM,
                "latency": 1.0,
                "verified": self.verified or outcome is not State.OPERATIONAL,
            }
            self.step(Evidence(**(values | over)))  # type: ignore[arg-type]
        return self

    def wait(self, seconds: float) -> "Target":
        self.now += seconds
        return self.step(None)

    def step(self, evidence: Evidence | None) -> "Target":
        situation = Situation(self.channel, self.policy, self.announced)
        self.health, transition = advance(self.health, evidence, self.now, situation)
        if transition is not None:
            self.transitions.append(transition)
        return self

    @property
    def state(self) -> State:
        return self.health.state


def up(answers: int = 30, **over: object) -> Target:
    return Target(**over).answer(times=answers)  # type: ignore[arg-type]


EXPLICIT = [
    (R.CAPTCHA, Channel.OFFICIAL, State.RISK_CONTROL),
    (R.CLOUDFLARE_BLOCK, Channel.REVERSE, State.RISK_CONTROL),
    (R.ACCOUNT_BANNED, Channel.REVERSE, State.RISK_CONTROL),
    (R.RATE_LIMITED, Channel.REVERSE, State.RISK_CONTROL),
    (R.CONCURRENCY_LIMITED, Channel.REVERSE, State.RISK_CONTROL),
    (R.NO_CHANNEL, Channel.OFFICIAL, State.SUSPENDED),
    (R.ACCOUNT_POOL_EXHAUSTED, Channel.REVERSE, State.SUSPENDED),
    (R.MAINTENANCE_WINDOW, Channel.OFFICIAL, State.MAINTENANCE),
    (R.MODEL_DEPRECATED, Channel.OFFICIAL, State.RETIRED),
    (R.INVALID_KEY, Channel.OFFICIAL, State.UNKNOWN),
]


@pytest.mark.parametrize(("reason", "channel", "state"), EXPLICIT)
def test_one_explicit_answer_is_not_enough_and_two_are(reason: R, channel: Channel, state: State) -> None:
    target = up(channel=channel).answer(reason)
    assert target.state is State.OPERATIONAL
    assert target.answer(reason).state is state
    assert target.health.reason is reason


@pytest.mark.parametrize(("reason", "channel", "state"), EXPLICIT)
def test_a_bad_state_is_dated_from_the_first_answer_that_decided(
    reason: R, channel: Channel, state: State
) -> None:
    target = up(channel=channel)
    first = target.now + MINUTE - 1
    target.answer(reason, 2)
    assert target.transitions[-1].since == first
    assert target.transitions[-1].at == target.now


@pytest.mark.parametrize("reason", [R.MAINTENANCE_WINDOW, R.MODEL_REMOVED, R.INVALID_KEY])
def test_maintenance_retirement_and_our_own_fault_need_two_in_a_row(reason: R) -> None:
    target = up().answer(reason).answer().answer(reason).answer().answer(reason)
    assert target.state is State.OPERATIONAL


def test_two_of_the_last_five_naming_the_same_state_decide() -> None:
    target = up(channel=Channel.REVERSE).answer(R.CAPTCHA).answer(times=3).answer(R.SENTINEL_BLOCK)
    assert target.state is State.RISK_CONTROL
    assert up(channel=Channel.REVERSE).answer(R.CAPTCHA).answer(times=4).answer(R.CAPTCHA).state.up


def test_reasons_that_come_in_turn_are_one_episode() -> None:
    target = (
        up(channel=Channel.REVERSE).answer(R.CAPTCHA, 2).answer(R.ACCOUNT_POOL_EXHAUSTED).answer(R.CAPTCHA)
    )
    for _ in range(20):
        target.answer(R.ACCOUNT_POOL_EXHAUSTED, 2).answer(R.CAPTCHA, 2).answer()
        assert target.state is State.RISK_CONTROL
    assert [t.new for t in target.transitions] == [State.OPERATIONAL, State.RISK_CONTROL]


def test_what_is_named_twice_as_often_of_two_in_turn_takes_over() -> None:
    target = up(channel=Channel.REVERSE).answer(R.CAPTCHA, 2).answer(R.NO_CHANNEL).answer(R.CAPTCHA)
    assert target.answer(R.NO_CHANNEL, 4).state is State.RISK_CONTROL
    assert target.answer(R.NO_CHANNEL).state is State.SUSPENDED


def test_another_explicit_reason_that_follows_takes_over_with_its_second_answer() -> None:
    target = up(channel=Channel.REVERSE).answer(R.CAPTCHA, 10).answer(R.NO_CHANNEL)
    assert target.state is State.RISK_CONTROL
    assert target.answer(R.NO_CHANNEL).state is State.SUSPENDED


@pytest.mark.parametrize(
    ("pattern", "channel", "state"),
    [
        ("FFFF", Channel.OFFICIAL, State.SUSPENDED),
        ("FFF", Channel.OFFICIAL, State.OPERATIONAL),
        ("FFSFFF", Channel.OFFICIAL, State.OPERATIONAL),
        ("FFSFFFF", Channel.OFFICIAL, State.DEGRADED),
        ("FFSFFFFFF", Channel.OFFICIAL, State.SUSPENDED),
        ("F" + "S" * 9 + "FSFFFF", Channel.OFFICIAL, State.OPERATIONAL),
        ("F" + "S" * 9 + "FSFFFFF", Channel.OFFICIAL, State.DEGRADED),
        ("F" + "S" * 9 + "FSFFFFFF", Channel.OFFICIAL, State.SUSPENDED),
        ("F" + "S" * 40 + "FFFF", Channel.OFFICIAL, State.OPERATIONAL),
        ("F" + "S" * 40 + "FFFFF", Channel.OFFICIAL, State.SUSPENDED),
        ("F" + "S" * 60 + "FFFF", Channel.OFFICIAL, State.SUSPENDED),
        ("FSFSFSFSFF", Channel.OFFICIAL, State.DEGRADED),
        ("FFSSFSSFSSFSFSFSFS", Channel.OFFICIAL, State.DEGRADED),
        ("FSFSFSFSFF", Channel.REVERSE, State.RISK_CONTROL),
        ("FFFF", Channel.REVERSE, State.SUSPENDED),
        ("F" + "S" * 40 + "FFFF", Channel.REVERSE, State.OPERATIONAL),
        ("F" + "S" * 40 + "FFFFF", Channel.REVERSE, State.SUSPENDED),
        ("FSSS" * 12 + "F", Channel.REVERSE, State.DEGRADED),
        ("FFSSFSSFSSFSFSFSFS", Channel.REVERSE, State.RISK_CONTROL),
        ("FSSSSFSSSSFSSSS" * 4, Channel.REVERSE, State.OPERATIONAL),
    ],
)
def test_mere_failure_is_judged_by_count_and_named_by_share(
    pattern: str, channel: Channel, state: State
) -> None:
    target = up(channel=channel)
    for letter in pattern:
        target.answer(R.OK if letter == "S" else R.UPSTREAM_5XX)
    assert target.state is state


def test_a_suspension_that_took_more_failures_is_dated_from_the_first_of_them() -> None:
    target = up().answer(R.UPSTREAM_5XX).answer(times=10)
    first = target.now + MINUTE - 1
    target.answer(R.UPSTREAM_5XX, 5)
    assert (target.state, target.transitions[-1].since) == (State.SUSPENDED, first)
    assert target.health.why == Why(Decision.SHARE, 5, 5)


@pytest.mark.parametrize(
    ("episode", "failures"), [("FFFF" + "S" * 6, 4), ("FSFSFFSFFS" + "S" * 60, 5), ("FFFFSF" + "S" * 60, 5)]
)
def test_a_relapse_into_an_episode_in_which_something_worked_takes_one_failure_more(
    episode: str, failures: int
) -> None:
    target = up().answer(times=400)
    assert served(target, episode)[-1] is State.OPERATIONAL
    states = served(target, "FFFFF")
    assert states.index(State.SUSPENDED) == failures - 1


def test_what_was_a_relapse_is_a_new_outage_after_six_hours() -> None:
    target = up().answer(times=400)
    served(target, "FSFSFFSFFS" + "S" * 60 + "S" * 361)
    assert served(target, "FFFF")[-1] is State.SUSPENDED


def test_an_official_channel_that_only_answers_429_stays_degraded() -> None:
    target = up().answer(R.RATE_LIMITED, 40)
    assert target.state is State.DEGRADED
    assert target.health.reason is R.RATE_LIMITED


def test_some_noise_does_not_suspend_an_official_channel_that_throttles_us() -> None:
    target = up().answer(R.RATE_LIMITED, 6)
    for _ in range(20):
        target.answer(R.UPSTREAM_5XX).answer(R.RATE_LIMITED, 4)
    assert [t.new for t in target.transitions] == [State.OPERATIONAL, State.DEGRADED]
    assert target.answer(R.UPSTREAM_5XX, 20).state is State.SUSPENDED


def test_a_run_of_captchas_stays_risk_control_however_long() -> None:
    target = up(channel=Channel.REVERSE).answer(R.CAPTCHA, 100)
    assert target.state is State.RISK_CONTROL
    assert [t.new for t in target.transitions] == [State.OPERATIONAL, State.RISK_CONTROL]


def test_inside_an_episode_the_share_decides_again_only_after_eight_answers() -> None:
    target = up(channel=Channel.REVERSE).answer(R.UPSTREAM_5XX, 4)
    assert target.state is State.SUSPENDED
    for _ in range(3):
        target.answer().answer(R.UPSTREAM_5XX)
    assert target.state is State.SUSPENDED
    target.answer().answer(R.UPSTREAM_5XX)
    assert target.state is State.RISK_CONTROL
    assert target.health.reason is R.PARTIAL_FAILURE


def served(target: Target, pattern: str) -> list[State]:
    """The states after each answer of a pattern."""
    return [target.answer(R.OK if letter == "S" else R.UPSTREAM_5XX).state for letter in pattern]


def test_inside_an_episode_a_degraded_channel_is_not_suspended_by_a_share_that_chance_explains() -> None:
    target = up()
    served(target, "FFSSF" * 4)
    assert target.state is State.DEGRADED
    assert set(served(target, "FFSSFFSSFF" * 3)) == {State.DEGRADED}
    assert State.SUSPENDED in served(target, "FFSFF" * 4)


def test_a_success_ends_a_suspension_once_clearly_more_than_half_succeed() -> None:
    target = up().answer(R.UPSTREAM_5XX, 4)
    assert served(target, "S" * 12) == [State.SUSPENDED] * 11 + [State.DEGRADED]
    half = up().answer(R.UPSTREAM_5XX, 4)
    assert set(served(half, "SF" * 20)) == {State.SUSPENDED}


def test_the_end_of_a_suspension_is_dated_from_where_success_began() -> None:
    target = up().answer(R.UPSTREAM_5XX, 4)
    began = target.now + MINUTE - 1
    target.answer(times=14)
    assert (target.state, target.transitions[-1].since) == (State.DEGRADED, began)
    target.answer()
    assert (target.state, target.transitions[-1].since) == (State.OPERATIONAL, began)


def test_a_reverse_channel_is_not_lifted_below_four_of_five() -> None:
    target = up(channel=Channel.REVERSE)
    served(target, "FFSFF" + "FFFSF" * 3)
    assert target.state is State.RISK_CONTROL
    assert set(served(target, "SFSSS" * 3)) == {State.RISK_CONTROL}


def test_explicit_evidence_among_the_judged_answers_outranks_their_share() -> None:
    target = up().answer(R.CAPTCHA, 2)
    assert target.state is State.RISK_CONTROL
    assert set(served(target, "SFFFSFFFSFFFFF")) == {State.RISK_CONTROL}


@pytest.mark.parametrize(("interval", "runs"), [(6 * 3600.0, 7), (600.0, 12), (60.0, 15)])
def test_recovery_takes_a_run_of_successes_that_depends_on_the_interval(interval: float, runs: int) -> None:
    source = Source.GENERATION if interval > 600 else Source.VALIDATION
    target = up(4, interval=interval, source=source)
    target.answer().answer(R.UPSTREAM_5XX, 4).answer().answer(R.UPSTREAM_5XX)
    target.answer(times=runs - 1)
    assert target.state is not State.OPERATIONAL
    first = target.now - (runs - 2) * interval - 1
    assert target.answer().state is State.OPERATIONAL
    assert target.transitions[-1].since == first


def test_six_successes_suffice_after_a_total_outage_of_a_target_that_was_long_up() -> None:
    target = up(400).answer(R.UPSTREAM_5XX, 10).answer(times=5)
    assert target.state is State.SUSPENDED
    assert target.answer().state is State.OPERATIONAL


def test_a_total_outage_of_a_target_that_was_not_long_up_needs_the_whole_run() -> None:
    target = up(30).answer(R.UPSTREAM_5XX, 10).answer(times=14)
    assert target.state is not State.OPERATIONAL
    assert target.answer().state is State.OPERATIONAL


def test_a_single_failure_does_not_hold_recovery_up_for_ever() -> None:
    target = up().answer(R.UPSTREAM_5XX, 10).answer(times=12).answer(R.UPSTREAM_5XX).answer(times=12)
    assert target.state is State.OPERATIONAL


def test_the_failures_of_an_episode_do_not_begin_the_next_one() -> None:
    target = up().answer(R.UPSTREAM_5XX, 20).answer(times=15)
    assert target.state is State.OPERATIONAL
    assert target.answer(R.UPSTREAM_5XX).answer().state is State.OPERATIONAL


def test_out_of_unknown_the_first_success_decides() -> None:
    target = up().answer(R.INVALID_KEY, 2)
    assert target.state is State.UNKNOWN
    assert target.answer().state is State.OPERATIONAL


def test_our_own_fault_comes_before_what_the_service_was() -> None:
    target = up().answer(R.NO_CHANNEL, 5).answer(R.INSUFFICIENT_QUOTA, 2)
    assert (target.state, target.health.reason) == (State.UNKNOWN, R.INSUFFICIENT_QUOTA)


def test_a_model_that_is_not_found_is_ours_until_it_has_worked() -> None:
    fresh = Target().answer(R.MODEL_NOT_FOUND, 2)
    assert (fresh.state, fresh.health.reason) == (State.UNKNOWN, R.MODEL_NOT_FOUND)
    worked = up().answer(R.MODEL_NOT_FOUND, 4)
    assert worked.state is State.SUSPENDED


def test_evidence_that_expires_becomes_unknown_never_green() -> None:
    target = up(source=Source.CATALOG)
    target.answer(R.NO_CHANNEL, 2, source=Source.VALIDATION)
    assert target.state is State.SUSPENDED
    for _ in range(10):
        target.answer()
    assert (target.state, target.health.reason) == (State.UNKNOWN, R.NO_DATA)
    assert target.answer(source=Source.VALIDATION).state is State.OPERATIONAL


@pytest.mark.parametrize(("reason", "state"), [(R.TIMEOUT, State.UNKNOWN), (R.OK, State.OPERATIONAL)])
def test_an_answer_that_comes_after_the_expiry_decides_anew_however_early_it_was_asked_for(
    reason: R, state: State
) -> None:
    target = up(channel=Channel.REVERSE).answer(R.CAPTCHA, 2)
    asked = target.now
    assert target.wait(15 * MINUTE).state is State.UNKNOWN
    assert target.answer(reason, began=asked, interval=16 * MINUTE).state is state


def test_an_episode_that_expired_on_its_way_up_is_not_resumed_by_one_failure() -> None:
    target = up().answer(R.UPSTREAM_5XX, 30).answer(times=5)
    assert target.state is State.SUSPENDED
    assert target.wait(10 * MINUTE).answer(R.TIMEOUT).state is State.UNKNOWN
    assert target.answer().state is State.OPERATIONAL


def test_an_episode_that_expired_while_all_failed_is_resumed_by_one_failure() -> None:
    target = up().answer(R.UPSTREAM_5XX, 30)
    assert target.wait(10 * MINUTE).state is State.UNKNOWN
    assert target.answer(R.UPSTREAM_5XX).state is State.SUSPENDED


def test_a_good_state_without_fresh_answers_is_unknown_from_its_expiry_on() -> None:
    target = up()
    last = target.now
    target.wait(3 * MINUTE - 1)
    assert target.state is State.OPERATIONAL
    target.wait(100.0)
    assert target.state is State.UNKNOWN
    assert target.transitions[-1].since == last + 3 * MINUTE


def test_a_shallower_failure_is_at_most_degraded_while_a_deeper_request_succeeds() -> None:
    target = up(source=Source.CATALOG)
    target.answer(R.NO_CHANNEL, 2)
    assert target.state is State.SUSPENDED
    target.answer(source=Source.GENERATION, interval=3600.0)
    assert target.state is State.DEGRADED


def test_what_only_a_shallower_depth_still_says_is_dated_from_the_deeper_recovery() -> None:
    target = up(source=Source.CATALOG).answer(source=Source.VALIDATION)
    for _ in range(200):
        target.answer(R.CAPTCHA).answer(R.CAPTCHA, source=Source.VALIDATION)
    recovered = target.now
    for _ in range(15):
        target.answer(source=Source.VALIDATION).answer(R.CAPTCHA)
    assert target.state is State.DEGRADED
    assert target.transitions[-1].since > recovered


def test_a_deeper_success_from_before_the_failure_contradicts_nothing() -> None:
    target = up(source=Source.CATALOG)
    target.answer(source=Source.GENERATION, interval=3600.0)
    target.answer(R.NO_CHANNEL, 2)
    assert target.state is State.SUSPENDED


def test_our_own_fault_at_a_depth_counts_for_nothing_while_a_deeper_request_succeeds() -> None:
    target = up(source=Source.CATALOG).answer(R.INVALID_KEY, 2)
    assert target.state is State.UNKNOWN
    target.answer(source=Source.GENERATION, interval=3600.0)
    assert target.state is State.OPERATIONAL


def test_only_evidence_that_reaches_the_upstream_verifies_a_good_state() -> None:
    target = up(verified=False)
    assert target.state is State.OPERATIONAL
    assert not target.health.verified
    target.answer(source=Source.GENERATION, interval=600.0, verified=True)
    assert target.health.verified
    target.wait(3 * 600.0 + 1)
    assert not target.health.verified


def test_a_failure_is_verified_by_nature() -> None:
    assert up(verified=False).answer(R.NO_CHANNEL, 2).health.verified


def test_slow_answers_degrade_and_usual_ones_end_it() -> None:
    target = Target()
    for hour in range(8):
        target.answer(times=60, latency=1.0 + hour / 100)
    target.answer(times=3, latency=4.0)
    assert (target.state, target.health.reason) == (State.DEGRADED, R.SLOW)
    target.answer(times=5, latency=1.0)
    assert target.state is State.OPERATIONAL


def test_a_failure_after_a_gap_does_not_bring_back_the_word_that_all_is_well() -> None:
    target = up().wait(600)
    assert target.state is State.UNKNOWN
    assert target.answer(R.UPSTREAM_5XX).state is State.UNKNOWN
    assert target.answer().state is State.OPERATIONAL


def test_announced_maintenance_holds_between_its_dates() -> None:
    target = up()
    target.announced = Announced(target.now + 10, target.now + 3600)
    assert target.wait(5).state is State.OPERATIONAL
    assert target.wait(10).state is State.MAINTENANCE
    target.answer(R.UPSTREAM_5XX, 20)
    assert target.state is State.MAINTENANCE
    target.wait(3600)
    assert target.state is not State.MAINTENANCE


def test_announced_maintenance_holds_at_most_eight_hours() -> None:
    target = up()
    target.announced = Announced(target.now, target.now + 90_000)
    assert target.answer().state is State.MAINTENANCE
    target.answer(times=8 * 60)
    assert target.state is State.OPERATIONAL


def test_what_failed_during_announced_work_does_not_count_after_it() -> None:
    target = up()
    target.announced = Announced(target.now, target.now + 3600)
    target.answer(R.UPSTREAM_5XX, 59)
    target.announced = None
    assert target.wait(61).state is State.MAINTENANCE
    assert target.answer().state is State.OPERATIONAL
    assert [t.new for t in target.transitions] == [State.OPERATIONAL, State.MAINTENANCE, State.OPERATIONAL]


def test_what_goes_on_failing_after_announced_work_is_judged_anew() -> None:
    target = up()
    target.announced = Announced(target.now, target.now + 3600)
    target.answer(R.UPSTREAM_5XX, 59)
    target.announced = None
    target.wait(61).answer(R.UPSTREAM_5XX, 3)
    assert target.state is State.MAINTENANCE
    assert target.answer(R.UPSTREAM_5XX).state is State.SUSPENDED


def test_announced_maintenance_never_replaces_a_suspension_that_began_before() -> None:
    target = up().answer(R.NO_CHANNEL, 5)
    target.announced = Announced(target.now - 60, target.now + 3600)
    assert target.answer(R.NO_CHANNEL).state is State.SUSPENDED


def test_only_a_success_that_reached_the_upstream_leaves_retired() -> None:
    target = up().answer(R.MODEL_DEPRECATED, 3)
    target.answer(times=40, verified=False)
    assert target.state is State.RETIRED
    target.answer(times=15)
    assert target.state is State.OPERATIONAL


def test_a_list_leaves_retired_once_a_deeper_request_has_succeeded() -> None:
    target = up(source=Source.CATALOG, verified=False).answer(R.MODEL_DEPRECATED, 3)
    target.answer(times=20)
    assert target.state is State.RETIRED
    for _ in range(10):
        target.answer(source=Source.VALIDATION, verified=True).answer()
    assert target.state is State.OPERATIONAL


@pytest.mark.parametrize("reason", [R.CAPTCHA, R.NO_CHANNEL, R.UPSTREAM_5XX, R.MAINTENANCE_WINDOW])
def test_no_failure_leaves_retired(reason: R) -> None:
    assert up().answer(R.MODEL_DEPRECATED, 3).answer(reason, 40).state is State.RETIRED


def test_traffic_alone_suspends_an_official_target_only_if_two_reporters_agree() -> None:
    one = up(source=Source.OBSERVATION)
    one.answer(R.UPSTREAM_5XX, 10, reporter="a")
    assert one.state is State.DEGRADED
    two = up(source=Source.OBSERVATION)
    for reporter in "abab":
        two.answer(R.UPSTREAM_5XX, reporter=reporter)
    assert two.state is State.SUSPENDED


def test_a_probe_confirms_what_one_reporter_says() -> None:
    target = up(source=Source.OBSERVATION).answer(R.UPSTREAM_5XX, 3, reporter="a")
    target.answer(R.UPSTREAM_5XX, source=Source.VALIDATION)
    target.answer(R.UPSTREAM_5XX, reporter="a")
    assert target.state is State.SUSPENDED


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(list(Reason)),
        st.sampled_from(list(Source)),
        st.sampled_from([1.0, 20.0, 60.0, 400.0, 4000.0]),
        st.sampled_from(["a", "b"]),
        st.booleans(),
    ),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(ANSWERS, st.sampled_from(list(Channel)))
def test_any_sequence_keeps_the_machine_honest(answers: list[tuple], channel: Channel) -> None:  # type: ignore[type-arg]
    target = Target(channel=channel, verified=False)
    for reason, source, gap, reporter, verified in answers:
        before = target.health
        target.interval = gap
        latency = gap / 10
        target.answer(
            reason, source=source, reporter=reporter, interval=60.0, verified=verified, latency=latency
        )
        assert target.health.since <= target.health.changed <= target.now
        assert target.health.since >= before.since
        assert (target.health.state is before.state) == (target.health.changed == before.changed)
        if target.health.verified:
            assert target.health.state is not State.UNKNOWN
    for one, other in zip(target.transitions, target.transitions[1:], strict=False):
        assert one.new is other.old
        assert one.new is not other.new
        assert one.since <= other.since
        assert other.since <= other.at


@settings(max_examples=60, deadline=None)
@given(ANSWERS, st.sampled_from(list(Channel)))
def test_the_same_answers_always_give_the_same_health(answers: list[tuple], channel: Channel) -> None:  # type: ignore[type-arg]
    def run() -> Health:
        target = Target(channel=channel)
        for reason, source, gap, reporter, verified in answers:
            target.interval = gap
            target.answer(reason, source=source, reporter=reporter, verified=verified)
        return target.health

    assert run() == run()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.booleans(), min_size=0, max_size=12), st.integers(1, 6))
def test_a_blip_shorter_than_four_failures_never_changes_the_state(before: list[bool], length: int) -> None:
    length = min(length, 3)
    target = up(60).answer(R.UPSTREAM_5XX, length).answer(times=30)
    assert [t.new for t in target.transitions] == [State.OPERATIONAL]
