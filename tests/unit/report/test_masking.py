"""What may leave a program that reports: what went wrong, and nothing that was asked for or made."""

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.report.masking import mask_of, safe_body, safe_headers
from tests.support.corpus_rows import rows

PROMPT = "A lonely lighthouse keeper paints the sea in seventeen colours"
KEY = "sk-proj-0123456789abcdefghij"
MASK = mask_of([PROMPT], [KEY])
NOTHING = mask_of([], [])


@pytest.mark.parametrize("file", ["errors.jsonl", "more.jsonl"])
def test_what_is_left_of_an_answer_says_the_same(file: str) -> None:
    said: Counter[bool] = Counter()
    for row in rows(file):
        if row.answer.transport is Transport.EXCEPTION or (before := row.judged()).success:
            continue
        headers, body = safe_headers(row.answer.headers), safe_body(row.answer.body, NOTHING)
        after = classify(Answer(row.answer.transport, row.answer.status, headers, body), row.channel)
        said[(after.outcome, after.fault) == (before.outcome, before.fault)] += 1
    # A chat that words its failure where the product stands is told by the words that decided.
    assert said[False] / said.total() < 0.02


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": f"Your prompt '{PROMPT}' is not allowed", "code": "moderation"}},
        {"error": {"message": f"refused: {PROMPT.upper()}!"}},
        {"error": {"message": "refused: A lonely lighthouse keeper paints the sea…"}},
        {"error": {"message": "refused: lighthouse keeper paints the..."}},
        {"error": {"message": "refused: " + PROMPT.replace(" ", "\n  ")}},
        {"error": {"message": json.dumps({"input": PROMPT, "message": "no"})}},
        {"error": {"message": f"at {PROMPT} " + json.dumps({"error": {"message": PROMPT}})}},
        {"error": "no", "prompt": PROMPT, "input": [{"text": PROMPT}]},
        {"detail": [{"loc": ["body", "seconds"], "msg": "bad", "input": {"prompt": PROMPT}}]},
        {"choices": [{"message": {"content": f"I made {PROMPT}"}, "finish_reason": "stop"}]},
        {"status": "failed", "request": {"prompt": PROMPT}, "error": {"message": "no", "data": PROMPT}},
        {PROMPT: "a key of the object", "error": {"message": "no"}},
        {"error": {"message": f"Incorrect API key provided: {KEY}"}},
        {"error": {"message": "no"}, "echo": {"authorization": f"Bearer {KEY}"}},
    ],
)
def test_prompts_and_keys_stay(body: object) -> None:
    for text in (json.dumps(body), f"data: {json.dumps(body)}\n\n"):
        told = safe_body(text, MASK)
        low = " ".join(told.lower().split())
        assert "lighthouse keeper" not in low
        assert "paints the sea" not in low
        assert "seventeen colours" not in low
        assert KEY not in told


def test_where_the_prompt_is_not_known_only_codes_are_left() -> None:
    error = {"message": PROMPT, "code": "moderation_blocked", "type": f"bad {PROMPT}"}
    told = json.loads(safe_body(json.dumps({"error": error}), mask_of(None, [])))
    assert told == {"error": {"message": "", "code": "moderation_blocked", "type": ""}}
    assert safe_body(f"<html>{PROMPT}</html>", mask_of(None, [])) == ""


def test_products_stay() -> None:
    video = "https://cdn.example/private/clip.mp4?signature=1"
    for body in (
        {"id": "video_1", "status": "failed", "url": video, "error": {"message": "no"}},
        {"data": [{"b64_json": "AAAA" * 1000, "url": video}], "error": {"code": "x"}},
        {"choices": [{"delta": {"content": f"![clip]({video})"}, "finish_reason": "stop"}]},
        {"response": {"generatedSamples": [{"video": {"uri": video}}]}, "done": True},
    ):
        for text in (json.dumps(body), f"data: {json.dumps(body)}\n\n"):
            told = safe_body(text, MASK)
            assert "cdn.example" not in told
            assert "AAAA" not in told
            assert "video_1" not in told


def test_short_prompts_are_whole_words() -> None:
    mask = mask_of(["cat", "a dog", "…"], [])
    assert mask("The category of a cat, and A DOG…") == "The category of a <prompt>, and <prompt><prompt>"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Retry-After", True),
        ("content-type", True),
        ("cf-mitigated", True),
        ("x-ratelimit-remaining-requests", True),
        ("set-cookie", False),
        ("openai-organization", False),
        ("location", False),
        ("authorization", False),
    ],
)
def test_only_harmless_headers_are_told(name: str, kept: bool) -> None:
    assert (name.lower() in safe_headers({name: "x"})) is kept


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just(PROMPT),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["error", "message", "data", "status", "output", "choices", "code", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(values | st.text())
@settings(max_examples=60)
def test_anything_can_be_reduced(value: object) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    told = safe_body(text, MASK)
    assert PROMPT not in told
    told.encode("utf-8", "replace")


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60)
def test_any_prompt_can_be_masked(prompt: str, text: str) -> None:
    mask_of([prompt], [prompt])(text)
