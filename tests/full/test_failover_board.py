"""The failover scoreboard's own column: a video wherever one can be had, and never a bill too many."""

from bench.failover import Contender, score
from bench.failover_faults import FAULTS


def test_every_fault_is_met_with_a_video_or_the_right_error() -> None:
    assert len(FAULTS) >= 24
    with Contender("ours") as ours:
        scores = {fault.name: (fault, score(ours, fault)) for fault in FAULTS}
    told = {name: one.error for name, (fault, one) in scores.items() if one.wrong(fault)}
    assert told == {}
    assert {name: one.bills for name, (fault, one) in scores.items() if one.overpaid(fault)} == {}
