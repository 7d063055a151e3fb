"""The labelled answers of tests/corpus, as the classifier takes them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State

CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True)
class Row:
    """One answer from the field, and what it means."""

    name: str
    channel: Channel | None
    answer: Answer
    outcome: State
    fault: Fault | None
    label: str
    """The finer reason of whoever labelled it."""

    @cached_property
    def _verdict(self) -> Verdict:
        return classify(self.answer, self.channel)

    def judged(self) -> Verdict:
        """What the classifier says."""
        return self._verdict


@cache
def rows(name: str) -> tuple[Row, ...]:
    """All rows of a file of the corpus."""
    return tuple(_read(CORPUS / name))


def _read(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _row(json.loads(line))


def _row(record: Mapping[str, Any]) -> Row:
    headers = {name.lower(): value for name, value in (record["headers"] or {}).items()}
    answer = Answer(
        Transport(record["transport"]), record["status"], headers, record["body"] or "", record["exception"]
    )
    return Row(
        record["id"],
        None if record["channel"] == "any" else Channel(record["channel"]),
        answer,
        State(record["label"]),
        None if record["fault"] is None else Fault(record["fault"]),
        record["reason"],
    )
