"""Answers that were made up by kind: what is handed over and what is not, whose an account is, for how long."""

from pathlib import Path

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream

LINES = (Path(__file__).parent / "testdata" / "answers.txt").read_text(encoding="utf-8").splitlines()
"""`outcome fault channel upstream transport status: what came`, `-` for what nobody said."""
CHANNELS: dict[str, Channel | None] = {str(channel): channel for channel in Channel}
UPSTREAMS: dict[str, Upstream | None] = {str(upstream): upstream for upstream in Upstream}


@pytest.mark.parametrize("line", LINES)
def test_an_answer_means(line: str) -> None:
    head, _, came = line.partition(": ")
    outcome, fault, channel, upstream, transport, status = head.split()
    thrown = transport == Transport.EXCEPTION
    answer = Answer(
        Transport(transport),
        None if status == "-" else int(status),
        body="" if thrown else came.replace("\\n\\n", "\n\n").replace("\\ndata", "\ndata"),
        exception=came if thrown else None,
    )
    verdict = classify(answer, CHANNELS.get(channel), upstream=UPSTREAMS.get(upstream))
    expected = (State(outcome), None if fault == "-" else Fault(fault))
    assert (verdict.outcome, verdict.fault) == expected
