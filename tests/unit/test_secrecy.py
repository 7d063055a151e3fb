"""Taking secrets out of text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.core.secrecy import conceal

PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6, max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "Incorrect API key provided: sk-abcdefghijklmnopqrst.",
        "Incorrect API key provided: sk-proj-Ab12_cdefghijklmnop",
        "Authorization: Bearer ya29.a0AfH6SNnnnnnnnnnnnn",
        '{"authorization": "bearer abcdefghijkl"}',
        "Basic dXNlcjpwYXNz",
        "key AIzaSyA1234567890abcdefghijklmn",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "https://user:password@host/path",
        "hf_abcdefghijklmnopqr",
    ],
)
def test_what_is_shaped_like_a_key_is_hidden(text: str) -> None:
    hidden = conceal(text)
    assert "<secret>" in hidden
    for part in ("abcdefgh", "a0AfH6", "dXNlcjpw", "AIzaSy", "eyJ", "password", "proj"):
        assert part not in hidden


@pytest.mark.parametrize(
    "text",
    [
        "The model 'sora-2' does not exist.",
        "https://status.openai.com/api/v2/status.json",
        "No available channel for model sora-2-pro under group default (distributor)",
        "task-risk-control-is-the-answer",
        "basic plan required",
        "video_69b131ea03548190925a6a06febf993b",
        "分组 default 下模型 sora-2 无可用渠道",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert conceal(text) == text


@given(PRINTABLE, PRINTABLE, PRINTABLE)
def test_a_known_value_never_remains_not_even_inside_json(value: str, before: str, after: str) -> None:
    for text in (before + value + after, json.dumps({"message": before + value + after})):
        hidden = conceal(text, [value])
        if value not in "<secret>":
            assert value not in hidden.replace("<secret>", "\n")


def test_values_too_short_to_be_secrets_do_not_blot_out_words() -> None:
    assert conceal("operational", ["op", ""]) == "operational"
