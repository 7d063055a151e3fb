"""Text that a terminal shows as it is: no escape, no change of direction, nothing invisible, nothing binary."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from exporter.core.printable import is_binary, printable

STEERING = (
    "\x1b]0;title\x07",  # sets the window's title
    "\x1b[2J",
    "\x9b31m",  # the one-character form of an escape sequence
    "line\rover it",
    "\x08\x08",
    "‮txet",  # turned round
    "⁦isolated⁩",
    "\u200b",
    "\U000e0041\U000e0042",  # an invisible alphabet
    "\u2028",
    "\ud800",
)


def test_everything_that_steers_is_spelled_out() -> None:
    for text in STEERING:
        shown = printable(text)
        assert all(c.isprintable() for c in shown), ascii(text)
        assert shown != text


def test_what_people_write_is_left_alone() -> None:
    for text in ("令牌额度不足，请稍后再试", "사용량 한도", "família 👩‍🚀", "a\tb\nc", "نص", "$0.40 · 3 %"):
        assert printable(text) == text


@given(st.text())
def test_no_control_is_left_and_json_stays_the_same_document(text: str) -> None:
    shown = printable(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\t\n"]
    assert json.loads(printable(json.dumps(text, ensure_ascii=False))) == text


def test_a_video_is_binary_and_prose_is_not() -> None:
    video = (b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 8).decode("utf-8", "replace")
    assert is_binary(video)
    assert not is_binary("")
    assert not any(
        is_binary(text) for text in ("模型 sora-2 无可用渠道", '{"error": "x"}\n', "one � of many " * 9)
    )
