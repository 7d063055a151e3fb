"""The labelled answers of tests/corpus, as the classifier takes them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, State, Upstream

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
    also: tuple[tuple[State, Fault | None], ...] = ()
    """What else an engineer would accept."""
    debatable: bool = False
    upstream: Upstream | None = None

    def judged(self) -> Verdict:
        """What the classifier says."""
        return self._judged

    @cached_property
    def _judged(self) -> Verdict:
        return classify(self.answer, self.channel, upstream=self.upstream)

    def right(self, verdict: Verdict) -> bool:
        """Whether a verdict is one that an engineer would accept."""
        return (verdict.outcome, verdict.fault) in ((self.outcome, self.fault), *self.also)


@cache
def rows(name: str) -> list[Row]:
    """All rows of a file of the corpus, each judged once in a process."""
    return list(_read(CORPUS / name))


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
        _fault(record["fault"]),
        record.get("reason", record.get("why", "")),
        tuple((State(outcome), _fault(fault)) for outcome, fault in record.get("also", ())),
        record.get("debatable", False),
        Upstream(record["upstream"]) if record.get("upstream") else None,
    )


def _fault(word: str | None) -> Fault | None:
    return None if word is None else Fault(word)
