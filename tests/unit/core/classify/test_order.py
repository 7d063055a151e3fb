"""Which rule hides which: an earlier rule whose phrase stands in a phrase of a later one, with another verdict.

Some are meant so (the earlier one asks for more than its words), and all are listed in
`testdata/hidden_phrases.txt`. `python -m tests.unit.core.classify.test_order` prints the list as it is now.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from exporter.core.classify.classify import verdict_of
from exporter.core.classify.matching import Table, first, may_stand
from exporter.core.classify.rule import Rule, rule
from exporter.core.classify.rules import order
from exporter.core.vocabulary import Channel, Fault, Reason, State

CHANNELS: tuple[Channel | None, ...] = (*Channel, None)
LISTED = Path(__file__).parent / "testdata" / "hidden_phrases.txt"
TABLES = (order.EXCEPTIONS, order.HTTP, order.LAST)


def judged(row: Rule, channel: Channel | None) -> tuple[State, Fault | None]:
    usual = verdict_of(row.reason, channel, row.name)
    return row.outcome or usual.outcome, row.fault or usual.fault


def meet(earlier: Rule, later: Rule) -> bool:
    """Whether one answer can fulfil the conditions of both, to different verdicts."""
    if earlier.statuses and later.statuses and earlier.statuses.isdisjoint(later.statuses):
        return False
    return any(
        (not earlier.on or channel in earlier.on)
        and (not later.on or channel in later.on)
        and judged(earlier, channel) != judged(later, channel)
        for channel in CHANNELS
    )


def hidden_phrases(earlier: Rule, later: Rule) -> list[str]:
    """The phrases of a later rule in which a phrase of the earlier one stands."""
    said = {phrase: phrase.replace("…", " ") for phrase in later.phrases}
    everything = "\n".join(said.values())
    tried = [at for at, phrase in enumerate(earlier.fragments) if may_stand(chain(*phrase), everything)]
    return [phrase for phrase, text in said.items() if first(text, earlier.fragments, tried) is not None]


def hidings(table: Table) -> Iterator[str]:
    """A line for each pair of rules: who hides what of whom."""
    worded = [row for row in table.rules if row.fragments and not row.markup]
    for place, later in enumerate(worded):
        for earlier in worded[:place]:
            hidden = hidden_phrases(earlier, later) if meet(earlier, later) else []
            if hidden:
                yield f"{earlier.name} > {later.name}: {' | '.join(sorted(set(hidden)))}"


def test_no_rule_hides_another_but_those_listed() -> None:
    now = [line for table in TABLES for line in hidings(table)]
    assert now == LISTED.read_text(encoding="utf-8").splitlines()


def test_a_phrase_that_contains_an_earlier_one_is_found() -> None:
    earlier = rule("a", Reason.OVERLOADED, "x", phrases="(queue | line) … full")
    later = rule("b", Reason.RATE_LIMITED, "x", phrases="your queue is full | too fast")
    assert list(hidings(Table((earlier, later)))) == ["a > b: your queue is full"]
    assert list(hidings(Table((later, earlier)))) == []


if __name__ == "__main__":
    print("\n".join(line for table in TABLES for line in hidings(table)))
