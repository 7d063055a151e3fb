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
    for row in rows(name)[::3]
]
print(max(executed(first) - executed(first) for first in asked))
"""
FEW = 10_000
"""Bytecodes: what is remembered of single codes and phrases."""


SERVED = """
import sys
from pathlib import Path
from exporter.cli.serve import _early
from exporter.clock import SystemClock
from exporter.config import parse
from exporter.core.shards import WHOLE

one = "{name: a, provider: p, channel: official, model: m, api: http, base_url: 'https://relay.example'}"
config = parse("targets: [" + one + "]", "config.yml", {})
_early(lambda: config, Path(sys.argv[1]), WHOLE, SystemClock()).prepare()
"""
"""What `serve` does before its engine begins."""


@pytest.mark.parametrize(("beforehand", "few"), [("prepare()", True), (SERVED, True), ("", False)])
def test_the_first_answer_of_a_kind_takes_hardly_longer_than_the_next(
    beforehand: str, few: bool, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", FIRST.replace("{}", beforehand), str(tmp_path)]
    more = int(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    assert (more <= FEW) is few, more
