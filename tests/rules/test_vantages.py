"""What the rules make of several vantage points, and that they make of replicas without a vantage what they always did."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import Any

from exporter.core.vocabulary import State
from tests.rules.rulebook import RULES

Seen = tuple[str, State, bool]
"""A vantage, what one exporter there says, and whether that is verified."""
WHO = "target, provider, channel, model"
FILES = ("urls.yml", "recording-states.yml", "alerts-official.yml")
AT_ONCE = 80
"""Targets; promtool takes 10,000 samples at a time."""
ORDER = ["sora-urls", "sora-official", "sora-official-tickets", "sora-states"]


def _series(crowd: Sequence[Sequence[Seen]]) -> Iterator[dict[str, str]]:
    """The exporters of each target; all have worked before."""
    for number, exporters in enumerate(crowd):
        for at, (vantage, stands, verified) in enumerate(exporters):
            labels = f'job="sora-exporter", instance="{at}", target="{number}", provider="p", channel="official", model="m"'
            labels += f', vantage="{vantage}"' if vantage else ""
            yield {"series": f"service_verified{{{labels}}}", "values": f"{int(verified)}"}
            yield {"series": f"service_last_available_timestamp_seconds{{{labels}}}", "values": "1"}
            for state in State:
                series = f'service_state{{{labels}, state="{state}"}}'
                yield {"series": series, "values": f"{int(state is stands)}"}


def _check(expr: str, values: Sequence[Any]) -> dict[str, Any]:
    samples = [
        {"labels": f'{{target="{number}"}}', "value": float(value)} for number, value in enumerate(values)
    ]
    return {"expr": f"sum by (target) ({expr})", "eval_time": "0m", "exp_samples": samples}


def _holds(
    promtool: str, folder: Path, crowd: Sequence[Sequence[Seen]], expected: dict[str, list[Any]]
) -> None:
    """The expressions have the values, one for each target."""
    tests = {
        "rule_files": [str(RULES / name) for name in FILES],
        "group_eval_order": ORDER,
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": list(_series(crowd[start : start + AT_ONCE])),
                "promql_expr_test": [
                    _check(expr, values[start : start + AT_ONCE]) for expr, values in expected.items()
                ],
            }
            for start in range(0, len(crowd), AT_ONCE)
        ],
    }
    path = folder / "vantages.yml"
    path.write_text(json.dumps(tests))
    done = subprocess.run([promtool, "test", "rules", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[:4000]


def _max(states: str) -> str:
    return f'max by ({WHO}) (service_state{{state=~"{states}"}})'


_UP, _DOWN = "operational|degraded", "risk_control|suspended"
_CODES = " or ".join(f'service_state{{state="{state}"}} * {state.code}' for state in State)
_ELIGIBLE = f'sum by (instance, {WHO}) (service_state{{state=~"{_UP}|{_DOWN}"}})'
_VERIFIED = f"max by ({WHO}) ({_ELIGIBLE} * on (instance, {WHO}) service_verified)"
AS_EVER = {
    "target:service_state:code": f"max by ({WHO}) ({_CODES})",
    "target:service_down:bool": _max(_DOWN),
    "target:service_down_now:bool": _max(_DOWN),
    "target:service_retired_now:bool": _max("retired"),
    "target:service_up:bool": f"{_max(_UP)} * (1 - {_max(_DOWN)})",
    "target:service_eligible:bool": _max(f"{_UP}|{_DOWN}"),
    "target:service_verified:bool": _VERIFIED,
    "target:service_available:bool": f"{_max(_UP)} * (1 - {_max(_DOWN)}) * {_VERIFIED}",
}
"""What joins the instances of one vantage: any of them that sees it counts."""


def test_replicas_without_a_vantage_are_joined_as_ever(promtool: str, tmp_path: Path) -> None:
    seen = [("", state, verified) for state in State for verified in (False, True)]
    crowd = [*product(seen, seen), *combinations_with_replacement(seen[1::2], 3), *((one,) for one in seen)]
    same = [f"({now}) == bool ({ever})" for now, ever in AS_EVER.items()]

    _holds(promtool, tmp_path, crowd, dict.fromkeys(same, [1] * len(crowd)))
    # A name changes nothing while it is the only one.
    named = [[("fra", state, verified) for _, state, verified in each] for each in crowd[::3]]
    _holds(promtool, tmp_path, named, dict.fromkeys(same, [1] * len(named)))


def _joined(states: Sequence[State]) -> State:
    """What vantage points make of a target, one exporter at each."""
    votes = [state for state in states if state is not State.UNKNOWN]
    down = [state for state in votes if state.down]
    if not votes:
        return State.UNKNOWN
    if 2 * len(down) > len(votes):
        return max(down, key=lambda state: state.code)
    if 2 * len(down) == len(votes):
        return State.DEGRADED
    counts = Counter(state for state in votes if not state.down)
    return max(counts, key=lambda state: (counts[state], state.code))


def test_vantage_points_are_joined_by_what_more_than_half_of_them_see(promtool: str, tmp_path: Path) -> None:
    few = (State.OPERATIONAL, State.DEGRADED, State.UNKNOWN, State.RISK_CONTROL, State.SUSPENDED)
    every = [each for size in (1, 2, 3) for each in combinations_with_replacement(State, size)]
    every += combinations_with_replacement(few, 4)
    crowd = [[(f"v{at}", state, True) for at, state in enumerate(states)] for states in every]
    joined = [_joined(states) for states in every]
    some_up = [any(state.up for state in states) for states in every]

    _holds(
        promtool,
        tmp_path,
        crowd,
        {
            "target:service_state:code": [state.code for state in joined],
            "target:service_down:bool": [state.down for state in joined],
            "target:service_outage:bool": [state.down for state in joined],
            "target:service_up:bool": [
                up and not state.down for up, state in zip(some_up, joined, strict=True)
            ],
            "target:service_verified:bool": [
                up or state.down for up, state in zip(some_up, joined, strict=True)
            ],
        },
    )
    assert [joined[every.index(states)] for states in (
        (State.SUSPENDED,),
        (State.OPERATIONAL, State.SUSPENDED),
        (State.OPERATIONAL, State.SUSPENDED, State.SUSPENDED),
        (State.OPERATIONAL, State.OPERATIONAL, State.SUSPENDED, State.SUSPENDED),
        (State.OPERATIONAL, State.SUSPENDED, State.SUSPENDED, State.SUSPENDED),
        (State.UNKNOWN, State.UNKNOWN, State.SUSPENDED),
    )] == [
        State.SUSPENDED,
        State.DEGRADED,
        State.SUSPENDED,
        State.DEGRADED,
        State.SUSPENDED,
        State.SUSPENDED,
    ]  # fmt: skip


def test_what_only_a_minority_has_verified_is_not_available(promtool: str, tmp_path: Path) -> None:
    """A failure always is verified: that of one vantage point vouches for none that sees the target up."""
    reachable = (State.OPERATIONAL, False)
    crowd = [
        [("a", *reachable), ("b", *reachable), ("c", State.SUSPENDED, True)],
        [("a", *reachable), ("b", State.OPERATIONAL, True), ("c", State.SUSPENDED, True)],
        [("a", State.OPERATIONAL, True), ("b", State.RISK_CONTROL, True), ("c", State.SUSPENDED, True)],
    ]

    values = {"eligible": [1, 1, 1], "up": [1, 1, 0], "available": [0, 1, 0], "verified": [0, 1, 1]}
    _holds(promtool, tmp_path, crowd, {f"target:service_{name}:bool": each for name, each in values.items()})


def test_a_replica_that_is_blind_takes_no_vote_from_its_vantage_point(promtool: str, tmp_path: Path) -> None:
    crowd = [
        [("a", State.UNKNOWN, False), ("a", State.OPERATIONAL, True), ("b", State.SUSPENDED, True)],
        [("a", State.OPERATIONAL, True), ("a", State.SUSPENDED, True), ("b", State.OPERATIONAL, True)],
        [("", State.OPERATIONAL, True), ("a", State.SUSPENDED, True), ("b", State.SUSPENDED, True)],
    ]

    codes = [State.DEGRADED.code, State.DEGRADED.code, State.SUSPENDED.code]
    _holds(promtool, tmp_path, crowd, {"target:service_state:code": codes})
