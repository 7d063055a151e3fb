"""How the classifier does on answers that were seen in the field."""

from collections.abc import Callable

import pytest

from exporter.core.answer import Verdict
from exporter.core.vocabulary import Fault, State
from tests.support.corpus_rows import Row, rows

FILES = ("errors.jsonl", "more.jsonl")
FLOOR = 0.97


def share(name: str, right: Callable[[Row, Verdict], bool]) -> float:
    all_rows = rows(name)
    return sum(right(row, row.judged()) for row in all_rows) / len(all_rows)


@pytest.mark.parametrize("name", FILES)
def test_nearly_every_outcome_is_right(name: str) -> None:
    assert share(name, lambda row, verdict: verdict.outcome is row.outcome) >= FLOOR


@pytest.mark.parametrize("name", FILES)
def test_nearly_every_fault_is_right(name: str) -> None:
    assert share(name, lambda row, verdict: verdict.fault is row.fault) >= FLOOR


@pytest.mark.parametrize("name", FILES)
def test_our_own_fault_is_never_taken_for_theirs(name: str) -> None:
    blamed = [row.name for row in rows(name) if row.fault is Fault.OURS and not row.judged().ours]
    assert blamed == []


@pytest.mark.parametrize("name", FILES)
def test_a_failure_is_never_taken_for_an_answer_as_designed(name: str) -> None:
    hidden = [row.name for row in rows(name) if row.outcome is not State.OPERATIONAL and row.judged().success]
    assert hidden == []


@pytest.mark.parametrize("name", FILES)
def test_only_retired_models_are_taken_for_retired(name: str) -> None:
    buried = [
        row.name
        for row in rows(name)
        if row.outcome is not State.RETIRED and row.judged().outcome is State.RETIRED
    ]
    assert buried == []


@pytest.mark.parametrize("name", FILES)
def test_every_verdict_says_by_which_rule(name: str) -> None:
    assert all(row.judged().rule for row in rows(name))


@pytest.mark.parametrize("name", FILES)
def test_names_of_rows_are_unique(name: str) -> None:
    names = [row.name for row in rows(name)]
    assert len(names) == len(set(names))
