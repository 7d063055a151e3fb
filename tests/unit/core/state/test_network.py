"""Whose network: ours when the providers fail together, theirs when one fails alone."""

from exporter.clock import SystemClock
from exporter.core.answer import Verdict
from exporter.core.board import Board
from exporter.core.state.network import Neighbourhood
from exporter.core.vocabulary import Fault, Reason, State
from exporter.engine.network_guard import NetworkGuard

MINUTE = 60.0


def test_one_provider_that_fails_among_others_that_answer_is_at_fault() -> None:
    around = Neighbourhood()
    around.answered("a", 0.0, MINUTE)
    around.answered("b", 1.0, MINUTE)
    around.failed("c", 2.0, MINUTE)
    assert not around.ours("c", 2.0, MINUTE)


def test_providers_that_begin_to_fail_together_point_at_us() -> None:
    around = Neighbourhood()
    around.failed("a", 0.0, MINUTE)
    assert not around.ours("a", 0.0, MINUTE)
    around.failed("b", 10.0, MINUTE)
    assert around.ours("b", 10.0, MINUTE)
    assert around.ours("a", 10.0, MINUTE)


def test_at_least_half_of_those_probed_lately_must_fail() -> None:
    around = Neighbourhood()
    for provider in "cde":
        around.answered(provider, 0.0, MINUTE)
    around.failed("a", 1.0, MINUTE)
    around.failed("b", 2.0, MINUTE)
    assert not around.ours("b", 2.0, MINUTE)
    around.failed("c", 3.0, MINUTE)
    assert around.ours("b", 3.0, MINUTE)


def test_a_provider_that_was_not_probed_lately_has_no_vote() -> None:
    around = Neighbourhood()
    around.answered("old", 0.0, MINUTE)
    around.answered("older", 0.0, MINUTE)
    around.answered("oldest", 0.0, MINUTE)
    around.failed("a", 1000.0, MINUTE)
    around.failed("b", 1001.0, MINUTE)
    assert around.ours("b", 1001.0, MINUTE)


def test_failures_that_began_far_apart_have_different_causes() -> None:
    around = Neighbourhood()
    around.failed("a", 0.0, MINUTE)
    around.failed("b", 200.0, MINUTE)
    around.failed("a", 201.0, MINUTE)
    assert not around.ours("b", 201.0, MINUTE)


def test_a_single_provider_is_never_judged_by_itself() -> None:
    around = Neighbourhood()
    for second in range(10):
        around.failed("only", float(second), MINUTE)
    assert not around.ours("only", 10.0, MINUTE)


def test_an_answer_ends_a_providers_failing() -> None:
    around = Neighbourhood()
    around.failed("a", 0.0, MINUTE)
    around.answered("a", 5.0, MINUTE)
    around.failed("b", 6.0, MINUTE)
    assert not around.ours("b", 6.0, MINUTE)


def test_who_is_asked_seldom_keeps_its_vote_until_it_is_asked_again() -> None:
    around = Neighbourhood()
    around.failed("often", 0.0, MINUTE)
    around.failed("seldom", 15.0, 10 * MINUTE)
    for second in range(30, 600, 60):
        around.failed("often", float(second), MINUTE)
        assert around.ours("often", float(second), MINUTE)
    around.answered("seldom", 600.0, 10 * MINUTE)
    assert not around.ours("often", 610.0, MINUTE)


def test_a_path_that_goes_on_failing_while_its_provider_answers_is_nobodys_network() -> None:
    """A catalog that answers and a create that hangs, at both providers."""
    around = Neighbourhood()
    for beat in range(5):
        for provider in "ab":
            around.answered(provider, beat * MINUTE, MINUTE, "catalog")
            around.failed(provider, beat * MINUTE + 20.0, MINUTE, "create")
            assert beat == 0 or not around.ours(provider, beat * MINUTE + 20.0, MINUTE, "create")
    assert not around.fails("a")


def test_a_network_that_fails_counts_also_where_a_path_had_failed_before() -> None:
    around = Neighbourhood()
    for provider in "ab":
        around.failed(provider, 0.0, MINUTE, "create")
        around.answered(provider, 30.0, MINUTE, "catalog")
        around.failed(provider, 90.0, MINUTE, "catalog")
    assert around.ours("b", 90.0, MINUTE, "catalog")
    around.answered("a", 150.0, MINUTE, "catalog")
    assert not around.ours("b", 150.0, MINUTE, "catalog")


def test_one_answer_is_not_yet_a_network_that_works() -> None:
    around = Neighbourhood()
    for provider in "abc":
        around.failed(provider, 0.0, MINUTE)
    around.answered("d", 1.0, MINUTE)
    assert around.most_fail(1.0)
    around.answered("a", 2.0, MINUTE)
    around.answered("b", 2.0, MINUTE)
    assert not around.most_fail(2.0)


async def test_the_network_is_told_to_be_well_when_most_answer() -> None:
    board = Board(0.0)
    guard = NetworkGuard(board, SystemClock())
    late = Verdict(State.DEGRADED, Reason.TIMEOUT, Fault.UPSTREAM, True, "test")
    fine = Verdict(State.OPERATIONAL, Reason.OK, None, False, "test")
    for provider in "abc":
        await guard.review(late, provider, MINUTE, first_byte=False)
    await guard.review(fine, "d", MINUTE, first_byte=True)
    assert not board.network_ok
    for provider in "ab":
        await guard.review(fine, provider, MINUTE, first_byte=True)
    assert board.network_ok
