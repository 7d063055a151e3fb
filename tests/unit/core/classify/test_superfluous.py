"""A phrase that stands only where another one of its rule does is none that a reader of the tables needs."""

from collections.abc import Iterator
from itertools import chain

import pytest

from exporter.core.classify.matching import GAP, first, may_stand
from exporter.core.classify.phrases import Phrase, spelled
from exporter.core.classify.rule import Rule, rule
from exporter.core.classify.rules import order
from exporter.core.vocabulary import Reason

ROWS = dict.fromkeys(
    row
    for table in (order.EXCEPTIONS, order.NESTED, order.HTTP, order.LAST)
    for row in table.rules
    if len(row.fragments) > 1
)
FEW = 8
"""So many may be left: lexicons serve several rules, and one lexicon has what another one says more widely."""
FILLED = ("x" * GAP, "ly" + " x" * (GAP // 2 - 1))
"""What may stand in a gap, at the worst: nothing that helps another phrase to match, as much as there may be."""


def worst(phrases: tuple[Phrase, ...], at: int) -> Iterator[str]:
    """Texts that one of the phrases matches, and others hardly: with wide gaps, and where a word goes before."""
    for way in spelled(phrases[at]):
        for filled in FILLED if "…" in way else ("",):
            text = way.replace("…", filled)
            yield text
            if first("x" + text, phrases, (at,)) is not None:
                yield "x" + text


def superfluous(row: Rule) -> list[str]:
    """The phrases of a rule in each of which another one, that is itself none of them, is found."""
    phrases = row.fragments
    kept = dict.fromkeys(range(len(phrases)))
    for at in range(len(phrases)):
        texts = list(worst(phrases, at))
        everything = "\n".join(texts)
        others = [one for one in kept if one != at and may_stand(chain(*phrases[one]), everything)]
        if others and all(first(text, phrases, others) is not None for text in texts):
            del kept[at]
    return ["…".join(map(str, phrase)) for at, phrase in enumerate(phrases) if at not in kept]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_few_phrases_of_a_rule_say_what_another_one_says(row: Rule) -> None:
    found = superfluous(row)
    assert len(found) <= FEW, found


def test_a_phrase_in_which_another_one_stands_is_superfluous() -> None:
    phrases = (
        "queue … full | the queue is now full | queue overflow | queue … full now | line … full | line full"
    )
    assert superfluous(rule("name", Reason.OVERLOADED, "seen", phrases=phrases)) == [
        "(('the queue is now full',),)",
        "(('queue',),)…(('full now',),)",
        "(('line full',),)",
    ]
