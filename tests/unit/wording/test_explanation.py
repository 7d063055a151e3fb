"""The words for an explanation: complete in every language, with the right numbers and plural forms."""

import re
from pathlib import Path
from string import Formatter

import pytest

from exporter.core.state.explain import Change, Depth
from exporter.core.state.machine import Health
from exporter.core.state.ruling import Ruling
from exporter.core.state.ways_out import Need
from exporter.core.state.why import Decision, Hint, Note, Why
from exporter.core.vocabulary import Reason, Source, State
from exporter.wording import EN, LANGUAGES
from exporter.wording.explanation import because, change, note, rule_line, rule_name
from exporter.wording.table import Plural
from tests.support.stories import CHANGES, DEPTHS, WHYS, way

C, V, G = Source.CATALOG, Source.VALIDATION, Source.GENERATION
OTHERS = [code for code in LANGUAGES if code != "en"]
ENGLISH = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:\.\d+)?", text))


def told(why: Why, code: str) -> str:
    return because(Health(why=why, decided_by=G), LANGUAGES[code])


def forms(text: Plural) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def blanks(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text)} - {None}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_has_every_word_of_an_explanation(code: str) -> None:
    table = LANGUAGES[code]
    assert (set(table.kinds), set(table.notes), set(table.hints)) == (set(Decision), set(Note), set(Hint))
    assert list(table.sentences) == list(EN.sentences)
    assert all(all(forms(text)) for text in (*table.kinds.values(), *table.sentences.values()))


@pytest.mark.parametrize("code", OTHERS)
def test_every_language_fills_the_same_blanks(code: str) -> None:
    table = LANGUAGES[code]
    for ours, english in ((table.kinds, EN.kinds), (table.sentences, EN.sentences)):
        for key, text in english.items():  # type: ignore[attr-defined]
            assert blanks(forms(ours[key])[-1]) == blanks(forms(text)[-1]), key  # type: ignore[index]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("why", WHYS, ids=lambda why: why.kind)
def test_what_decided_is_said_with_its_numbers_and_its_source(why: Why, code: str) -> None:
    said = told(why, code)
    assert numbers(said) == sorted(str(n) for n in (why.count, why.of, why.times) if n)
    assert "{" not in said
    named = "{source}" in forms(EN.kinds[why.kind])[-1]
    assert (LANGUAGES[code].sources[G] in said) is named
    assert told(Why(why.kind, why.count, why.of, why.times, contradicted=True), code) != said


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("what", CHANGES, ids=repr)
def test_what_would_change_it_is_said_with_its_numbers(what: Change, code: str) -> None:
    english, said = change(what, EN), change(what, LANGUAGES[code])
    assert "{" not in said
    if set(numbers(english)) - {"1"}:
        assert set(numbers(said)) >= set(numbers(english)) - {"1"}


@pytest.mark.parametrize("code", OTHERS)
def test_no_english_is_left_in_another_language(code: str) -> None:
    table = LANGUAGES[code]
    said = [*(told(why, code) for why in WHYS), *(change(one, table) for one in CHANGES)]
    said += [note(depth, table) for depth in DEPTHS]
    assert [text for text in said if ENGLISH.search(text)] == []


@pytest.mark.parametrize(
    ("why", "source", "words"),
    [
        (Why(Decision.EXPLICIT, 2, 5), C, "2 of the last 5 answers of catalog name it"),
        (Why(Decision.SHARE, 4, 4), C, "4 of the last 4 answers of catalog failed"),
        (
            Why(Decision.SHARE, 4, 4, contradicted=True),
            C,
            "4 of the last 4 answers of catalog failed, but a deeper request succeeds",
        ),
        (Why(Decision.OURS, 2), C, "2 answers of catalog in a row are our own fault"),
        (Why(Decision.OURS, 1), C, "the last answer of catalog is our own fault"),
        (Why(Decision.RECOVERY, 15), C, "15 successes of catalog in a row"),
        (Why(Decision.RECOVERY, 1), C, "a success of catalog"),
        (Why(Decision.SLOW, times=3.4), C, "the last answers of catalog took 3.4 times the usual time"),
        (Why(Decision.FIRST_SUCCESS), None, "the first success of the deciding probe decides"),
        (Why(Decision.FIRST_SUCCESS), Source.OBSERVATION, "the first success of real traffic decides"),
        (Why(Decision.WORK), None, "announced maintenance"),
    ],
)
def test_what_decided_in_english(why: Why, source: Source | None, words: str) -> None:
    assert because(Health(why=why, decided_by=source), EN) == words


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Need(V, 1, 0, failing=True, slow=False), "the first success of validation would end it"),
        (Need(V, 1, 14, failing=True, slow=False), "1 more success of validation in a row (so far 14) would end it"),
        (Need(V, 2, 13, failing=True, slow=False), "2 more successes of validation in a row (so far 13) would end it"),
        (Need(V, 1, 9, failing=False, slow=False), "a success of validation would end it"),
        (Need(V, 2, 9, failing=False, slow=False), "2 successes of validation in a row would end it"),
        (Need(V, 1, 4, failing=True, slow=True), "a success of validation, as quick as usual, would end it"),
    ],
)  # fmt: skip
def test_one_and_many_in_english(need: Need, words: str) -> None:
    assert change(way(need), EN) == words


def test_a_source_that_another_of_its_depth_has_decided_for_says_so() -> None:
    ruling = Ruling(State.SUSPENDED, Reason.ALL_FAILING, Why(Decision.SHARE, 4, 4), 0.0, G)
    together = note(Depth(Source.OBSERVATION, ruling, Note.DECIDED), EN)
    assert together == "4 of the last 4 answers of generation failed; real traffic counts together with it"
    assert note(Depth(G, ruling, Note.DECIDED), EN) == "4 of the last 4 answers of generation failed"


def test_every_kind_of_decision_is_documented_for_programs() -> None:
    documented = (Path(__file__).parents[3] / "docs" / "http-api.md").read_text()
    assert [kind for kind in Decision if f"`{kind}`" not in documented] == []


def test_the_names_of_the_rules_are_those_of_log_history_and_api() -> None:
    assert {rule_name(why) for why in WHYS} == {
        "announced maintenance",
        "announced maintenance is over, the next answers decide",
        "evidence expired",
        "evidence expired without an answer as deep",
        "explicit",
        "first success",
        "no fresh evidence",
        "no longer slow",
        "nothing measured yet",
        "one round",
        "ours",
        "recovery",
        "share",
        "slow",
    }
    assert rule_line(Why(Decision.EXPLICIT, 2, 5)) == "explicit: 2 of the last 5"
    contradicted = Why(Decision.SHARE, 4, 6, contradicted=True)
    assert rule_line(contradicted) == "share: 4 of the last 6, but a deeper request succeeds"
    assert rule_name(contradicted) == "share"
