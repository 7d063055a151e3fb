"""The same things in the words of many engineers and ten languages, none of whom had seen the rules."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream

SENTENCES = Path(__file__).parent / "testdata" / "sentences.txt"
"""What may be meant (`broken|ours`), channel, what answers, how it comes (a status, a job, thrown): the words."""
MEANT = {
    "broken": (State.DEGRADED, Fault.UPSTREAM),
    "shut": (State.SUSPENDED, Fault.UPSTREAM),
    "suspected": (State.RISK_CONTROL, Fault.UPSTREAM),
    "announced": (State.MAINTENANCE, Fault.UPSTREAM),
    "retired": (State.RETIRED, Fault.UPSTREAM),
    "ours": (State.UNKNOWN, Fault.OURS),
    "refused": (State.OPERATIONAL, Fault.OURS),
}


def told(how: str, text: str) -> Answer:
    if how == "thrown":
        return Answer(Transport.EXCEPTION, exception=text)
    if how == "job":
        job = {"id": "t1", "status": "failed", "error": text}
        return Answer(Transport.TASK, 200, body=json.dumps(job, ensure_ascii=False))
    return Answer(Transport.HTTP, int(how), body=json.dumps({"error": {"message": text}}))


def wrong(kind: str) -> Iterator[str]:
    """The sentences whose first meaning is `kind`, and which are told as something else."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(": ")
        meant, channel, upstream, how = head.split()
        if meant.partition("|")[0] == kind:
            asked = None if channel == "any" else Channel(channel)
            verdict = classify(told(how, text), asked, upstream=Upstream(upstream))
            if (verdict.outcome, verdict.fault) not in [MEANT[each] for each in meant.split("|")]:
                yield f"{line} -> {verdict.outcome}, {verdict.fault}, {verdict.rule}"


@pytest.mark.parametrize("kind", MEANT)
def test_a_sentence_is_understood_whoever_words_it(kind: str) -> None:
    assert list(wrong(kind)) == []
