"""Whatever two exporters say of a target, the dashboards have a word for it and count it once."""

import subprocess
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from dashboards.parts.style import SHOWN
from exporter.core.vocabulary import State
from tests.rules.dashboards import QUERIES, VARIABLES, Asked, Asking
from tests.rules.rulebook import RULES

SEEN = [(state, verified) for state in State for verified in (0, 1)]
"""What one exporter says of a target."""
PAIRS = list(product(SEEN, SEEN))
CHOSEN = dict.fromkeys(VARIABLES, ".+") | {"target": "target-.+"}
WORDS = {int(value) for one in SHOWN for value in one.options}


def _series() -> Iterator[dict[str, str]]:
    """Two exporters that watch a target for each pair."""
    for number, pair in enumerate(PAIRS):
        for instance, (stands, verified) in zip("ab", pair, strict=True):
            labels = (
                f'job="sora-exporter", instance="{instance}", target="target-{number}", provider="some", '
                'channel="official", model="some"'
            )
            yield {"series": f"service_verified{{{labels}}}", "values": f"{verified}x9"}
            for state in State:
                yield {
                    "series": f'service_state{{{labels}, state="{state}"}}',
                    "values": f"{int(state is stands)}x9",
                }


def _filled(asked: Asked) -> str:
    return Asking(0, 3600, 60, 60).fill(asked.expr, CHOSEN)


def _holds(
    promtool: str,
    folder: Path,
    expected: dict[str, list[dict[str, Any]]],
    series: Iterable[dict[str, str]] | None = None,
) -> str:
    """What promtool says against the values that expressions are to have; nothing where they have them."""
    checks = [{"expr": expr, "eval_time": "5m", "exp_samples": samples} for expr, samples in expected.items()]
    tests = {
        "rule_files": [str(RULES / "recording-states.yml")],
        "evaluation_interval": "1m",
        "tests": [{"interval": "1m", "input_series": list(series or _series()), "promql_expr_test": checks}],
    }
    path = folder / "replicas.yml"
    path.write_text(yaml.safe_dump(tests))
    done = subprocess.run([promtool, "test", "rules", str(path)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


SHOWING = [
    asked for asked in QUERIES if asked.expr.startswith(("10 * target:", "min by (model) (10 * target:"))
]
"""All that show states of the chosen targets."""


def test_every_pair_of_states_has_a_word_and_a_colour(promtool: str, tmp_path: Path) -> None:
    without = "".join(f" != {value}" for value in sorted(WORDS))
    asked = {f"({_filled(one)}){without}" for one in SHOWING}

    assert {one.panel.title for one in SHOWING} >= {
        "Official channels",
        "Model by channel",
        "State of every target",
        "State history",
    }
    assert _holds(promtool, tmp_path, {expr: [] for expr in asked}) == ""


def test_every_target_is_counted_once(promtool: str, tmp_path: Path) -> None:
    tally = " + ".join(f"({_filled(one)})" for one in QUERIES if one.panel.title == "Targets by state")

    assert _holds(promtool, tmp_path, {tally: [{"labels": "{}", "value": len(PAIRS)}]}) == ""


def _shards(total: int) -> Iterator[dict[str, str]]:
    """Two replicas of each; every shard has 2 of 4 dollars left."""
    for number, instance in enumerate("abcd"[: 2 * total]):
        labels = f'job="sora-exporter", instance="{instance}"'
        yield {"series": f"probe_global_budget_limit_usd{{{labels}}}", "values": "4x9"}
        spent = 2 if number < total else 1
        yield {"series": f"probe_global_budget_spent_usd{{{labels}}}", "values": f"{spent}x9"}
        if total > 1:
            info = f'sora_exporter_shard_info{{{labels}, index="{number % total}", total="{total}"}}'
            yield {"series": info, "values": "1x9"}


@pytest.mark.parametrize("total", [1, 2])
def test_the_global_budget_is_that_of_all_shards_and_of_each_once(
    promtool: str, tmp_path: Path, total: int
) -> None:
    (used,) = (_filled(one) for one in QUERIES if one.panel.title == "Global budget used today")
    spent, limit = used.split(" / ", 1)

    expected = {
        spent: [{"labels": "{}", "value": 2 * total}],
        limit.removeprefix("(").removesuffix(" > 0)"): [{"labels": "{}", "value": 4 * total}],
        used: [{"labels": "{}", "value": 0.5}],
    }
    assert _holds(promtool, tmp_path, expected, _shards(total)) == ""
