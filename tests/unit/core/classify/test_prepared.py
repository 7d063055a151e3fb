"""What the first answers need is built beforehand: no answer of a new process makes the event loop wait for it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
FIRST = """
from functools import partial
from exporter.core.classify.classify import classify
from exporter.core.classify.prepared import prepare
from tests.support.corpus_rows import rows
from tests.support.work import executed

{}
asked = [
    partial(classify, row.answer, row.channel, upstream=row.upstream)
    for name in ("batch30.jsonl", "batch18.jsonl")
    for row in rows(name)
]
print(max(executed(first) - executed(first) for first in asked))
"""
FEW = 10_000
"""Bytecodes: what is remembered of single codes and phrases."""


@pytest.mark.parametrize(("beforehand", "few"), [("prepare()", True), ("", False)])
def test_the_first_answer_of_a_kind_takes_hardly_longer_than_the_next(beforehand: str, few: bool) -> None:
    command = [sys.executable, "-c", FIRST.format(beforehand)]
    more = int(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    assert (more <= FEW) is few, more
