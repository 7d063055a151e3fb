"""How well the board follows the truth, over many seeds of every scenario. Prints tables for docs/evaluation.md.

`python -m bench.states [SEEDS [SCENARIO...]]`; 20 seeds and all scenarios by default, two at a time. A month
takes a minute or two for each seed.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import median

from tests.support.scored import HARD_WITHIN, RISK_CONTROL_WITHIN, Judged, Sight, judge, names

WORKERS = 2


def goals(judged: Sequence[Judged]) -> str:
    """The goals, each with what was measured."""
    forty = [s for j in _of(judged, "risk-control-forty") for s in j.risk_control]
    hard = [s for j in judged for s in j.hard]
    pages = sum(j.false_pages for j in judged)
    rows = [
        ("hard states within 2 intervals of the cheapest probe that sees them", _share(hard, HARD_WITHIN)),
        ("risk control at 40 % success within 5 intervals, 90 %", _share(forty, RISK_CONTROL_WITHIN)),
        ("false transitions in a quiet month: none", _false(judged, "quiet-month")),
        ("false transitions at 5 % random errors: at most one in ten days", _false(judged, "five-percent")),
        ("availability within 0.1 points over a month, a probe every minute", _off(judged, "vendor-month")),
        ("false pages: none", f"{pages} in {len(judged)} replays, {_days(judged):.0f} days"),
    ]
    return "\n".join(["| goal | measured |", "|---|---|", *(f"| {goal} | {found} |" for goal, found in rows)])


def table(judged: Sequence[Judged]) -> str:
    """A row for each scenario."""
    lines = [
        "| scenario | seeds | hard states seen | risk control seen | false transitions | false pages "
        "| availability off by, points |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [_row(name, _of(judged, name)) for name in sorted({j.scenario for j in judged})]
    return "\n".join(lines)


def _row(name: str, runs: Sequence[Judged]) -> str:
    cells = [
        name,
        str(len(runs)),
        _share([s for j in runs for s in j.hard], HARD_WITHIN),
        _share([s for j in runs for s in j.risk_control], RISK_CONTROL_WITHIN),
        str(sum(j.false_transitions for j in runs)),
        str(sum(j.false_pages for j in runs)),
        _off(runs, name),
    ]
    return f"| {' | '.join(cells)} |"


def _of(judged: Iterable[Judged], name: str) -> list[Judged]:
    return [j for j in judged if j.scenario == name]


def _share(sights: Sequence[Sight], within: float) -> str:
    if not sights:
        return "–"
    seen = [s.intervals for s in sights if s.intervals is not None]
    slowest = f", the last after {max(seen):.1f}" if seen and max(seen) > within else ""
    return f"{sum(s.within(within) for s in sights)} of {len(sights)}{slowest}"


def _false(judged: Sequence[Judged], name: str) -> str:
    runs = _of(judged, name)
    most = max((j.false_transitions for j in runs), default=0)
    return f"{sum(j.false_transitions for j in runs)} in {_days(runs):.0f} days, at most {most} in one run"


def _off(judged: Sequence[Judged], name: str) -> str:
    errors = [abs(error) for j in _of(judged, name) for error in j.availability_errors]
    return f"{median(errors):.3f}, at most {max(errors):.3f}" if errors else "–"


def _days(judged: Iterable[Judged]) -> float:
    return sum(j.days for j in judged)


def _play(job: tuple[str, int]) -> Judged:
    return judge(*job)


def main() -> None:
    os.nice(10)
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chosen = sys.argv[2:] or names()
    # The longest first, so that no worker is left alone with a month at the end.
    jobs = [
        (name, seed)
        for name in sorted(chosen, key=lambda n: "month" not in n)
        for seed in range(1, seeds + 1)
    ]
    with ProcessPoolExecutor(WORKERS) as pool:
        judged = list(pool.map(_play, jobs))
    print(goals(judged), table(judged), sep="\n\n")
    longest = max(judged, key=lambda j: j.seconds)
    print(
        f"\nlongest replay: {longest.scenario}, {longest.days:.0f} days in {longest.seconds:.0f} s",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
