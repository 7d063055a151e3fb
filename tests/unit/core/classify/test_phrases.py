"""How the tables of the rules write phrases."""

import re
from pathlib import Path

import pytest

from exporter.core.classify import lexicon, rules
from exporter.core.classify.matching import first
from exporter.core.classify.rule import Shape, rule
from exporter.core.vocabulary import Reason


def read(text: str) -> set[str]:
    return set(rule("name", Reason.OVERLOADED, "seen", phrases=text).phrases)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("busy | at capacity", {"busy", "at capacity"}),
        ("\n    busy\n    at capacity |\n", {"busy", "at capacity"}),
        ("Busy | BUSY", {"busy"}),
        ("model … is off", {"model…is off"}),
        ("(we | they) … (paused | stopped)", {f"{who}…{what}" for who in ("we", "they") for what in ("paused", "stopped")}),
        ("model …\n    (paused |\n     stopped)", {"model…paused", "model…stopped"}),
        ("(key | token) ↔ bad", {"key…bad", "token…bad", "bad…key", "bad…token"}),
        ("(任务 | 视频)(已过期 | 已删除)", {"任务已过期", "任务已删除", "视频已过期", "视频已删除"}),
        ("(任务 | job) (失败 | failed)", {"任务失败", "任务 failed", "job 失败", "job failed"}),
        ("(file | link) was deleted", {"file was deleted", "link was deleted"}),
        ("(distributor) | access forbidden (403)", {"(distributor)", "access forbidden (403)"}),
        ("invalid url ( | (a1 | b2) … c3", {"invalid url (", "a1…c3", "b2…c3"}),
        ("no working … ␣key", {"no working… key"}),
        ("attention ¦ cloudflare", {"attention | cloudflare"}),
        ("（分发）：號池", {"(分发):号池"}),
        ("", set()),
    ],
)  # fmt: skip
def test_phrases_are_read(text: str, phrases: set[str]) -> None:
    assert read(text) == phrases


def test_a_line_that_ends_with_a_gap_goes_on() -> None:
    assert read("model …\n  gone | busy") == {"model…gone", "busy"}


def test_a_gap_ends_with_the_line() -> None:
    phrases = rule("name", Reason.OVERLOADED, "seen", phrases="model … busy").fragments
    assert first("the model is busy", phrases, (0,)) == "model is busy"
    assert first("the model\nis busy", phrases, (0,)) is None


def test_a_short_word_is_not_found_at_the_end_of_another() -> None:
    phrases = rule("name", Reason.OVERLOADED, "seen", phrases="ip … blocked").fragments
    assert first("your clip was blocked", phrases, (0,)) is None
    assert first("your clip: ip is blocked", phrases, (0,)) == "ip is blocked"


def test_a_phrase_that_begins_with_a_short_word_is_not_found_inside_another() -> None:
    phrases = rule("name", Reason.OVERLOADED, "seen", phrases="our account … empty").fragments
    assert first("your account is empty", phrases, (0,)) is None
    assert first("your key: our account is empty", phrases, (0,)) == "our account is empty"


@pytest.mark.parametrize(
    "module",
    [module for room in (lexicon, rules) for module in Path(room.__file__).parent.glob("*.py")],
    ids=lambda module: module.stem,
)
def test_no_alternative_is_empty(module: Path) -> None:
    # It would be left out, and the phrase looked for in the other alternatives alone.
    assert not re.search(r"\|\s*\)", module.read_text(encoding="utf-8"))


def test_statuses_are_numbers_ranges_and_classes() -> None:
    row = rule("name", Reason.OVERLOADED, "seen", statuses="424 500-502 3xx", shapes="json failed")
    assert row.statuses == {424, 500, 501, 502, *range(300, 400)}
    assert row.shapes == {Shape.JSON, Shape.FAILED}
    assert row.conditional
