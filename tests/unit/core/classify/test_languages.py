"""A verdict does not depend on the language: seventeen concepts, ten languages, every carrier."""

import json
from collections.abc import Iterator
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from pkgutil import iter_modules

import pytest

from exporter.core.answer import Answer, Transport, Verdict
from exporter.core.classify import lexicon
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Reason
from tests.support.corpus_rows import Row, rows

DATA = Path(__file__).parent / "testdata"
CHANNELS = (None, Channel.OFFICIAL, Channel.REVERSE)
CONCEPTS = {
    "content": Reason.CONTENT_POLICY,
    "rate limited": Reason.RATE_LIMITED,
    "overloaded": Reason.OVERLOADED,
    "out of balance": Reason.INSUFFICIENT_QUOTA,
    "bad key": Reason.INVALID_KEY,
    "maintenance": Reason.MAINTENANCE_WINDOW,
    "no channel": Reason.NO_CHANNEL,
    "paused": Reason.SERVICE_PAUSED,
    "banned": Reason.PERMISSION_DENIED,
    "captcha": Reason.CAPTCHA,
    "not found": Reason.MODEL_NOT_FOUND,
    "expired key": Reason.INVALID_KEY,
    "expired session": Reason.INVALID_KEY,
    "expired link": Reason.INVALID_REQUEST,
    "refused place": Reason.REGION_BLOCKED,
    "spent allowance": Reason.INSUFFICIENT_QUOTA,
    "concurrent": Reason.CONCURRENCY_LIMITED,
}
"""What each means under a 400 where nobody said which channel it is."""
FILLER = (
    "Please try again later.",
    "请稍后重试。",
    "잠시 후 다시 시도해 주세요.",
    "しばらくしてからもう一度お試しください。",
    "Inténtalo de nuevo más tarde.",
    "Пожалуйста, повторите попытку позже.",
    "Bitte versuchen Sie es später erneut.",
    "Veuillez réessayer plus tard.",
    "Tente novamente mais tarde.",
    "Vui lòng thử lại sau.",
    "If the problem persists, contact support.",
    "如有疑问，请联系客服。",
)
LEXICONS = [
    each
    for found in iter_modules(lexicon.__path__, f"{lexicon.__name__}.")
    for name, each in vars(import_module(found.name)).items()
    if name.isupper() and isinstance(each, dict)
]


def sentences(concept: str) -> dict[str, list[str]]:
    """What services say of a concept, by language. None of them is an entry of a lexicon."""
    found: dict[str, list[str]] = {}
    text = (DATA / "concepts.txt").read_text(encoding="utf-8")
    for line in text.partition(f"[{concept}]\n")[2].partition("[")[0].splitlines():
        language, _, sentence = line.partition(" ")
        found.setdefault(language, []).append(sentence)
    return found


def others() -> list[str]:
    """What services say of none of the concepts."""
    lines = (DATA / "none_of_the_concepts.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition(" ")[2] for line in lines]


def carried(message: str) -> Iterator[Answer]:
    """The message in everything that may carry it."""
    body = json.dumps({"error": {"message": message}})
    yield from (Answer(status=status, body=body) for status in (400, 403, 404, 429, 500, 503))
    yield Answer(status=200, body=json.dumps({"id": "1", "status": "failed", "error": {"message": message}}))
    yield Answer(Transport.EXCEPTION, exception=message)


def judged(message: str, every: int = 1) -> list[tuple[object, object]]:
    """Outcome and fault on every channel, of every carrier or of every third."""
    carriers = islice(carried(message), 0, None, every)
    verdicts = (classify(answer, channel) for answer in carriers for channel in CHANNELS)
    return [(verdict.outcome, verdict.fault) for verdict in verdicts]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_language_means_what_english_means(concept: str) -> None:
    said = sentences(concept)
    assert list(said) == list(lexicon.LANGUAGES)
    reference = said["en"][0]
    assert classify(next(carried(reference)), None).reason is CONCEPTS[concept]
    expected = judged(reference)
    different = [each for language in said.values() for each in language if judged(each) != expected]
    assert different == []


@pytest.mark.parametrize("concept", CONCEPTS)
def test_there_are_three_sentences_at_least_in_every_language(concept: str) -> None:
    assert min(map(len, sentences(concept).values())) >= 3


@pytest.mark.parametrize("each", LEXICONS)
def test_every_lexicon_speaks_ten_languages(each: lexicon.Lexicon) -> None:
    wanted = lexicon.LANGUAGES if "en" in each else lexicon.LANGUAGES[1:]  # English may stand with its rule
    assert tuple(each)[: len(wanted)] == wanted
    assert all(text.strip() for text in each.values())


def test_what_speaks_of_no_concept_is_taken_for_none() -> None:
    concepts = {*CONCEPTS.values(), Reason.ACCOUNT_BANNED, Reason.ACCOUNT_EXPIRED} - {Reason.INVALID_REQUEST}

    def mistaken(verdict: Verdict) -> bool:
        return verdict.reason in concepts and not verdict.rule.startswith("status.")

    taken = [
        (message, verdict.rule)
        for message in others()
        for answer in carried(message)
        for channel in CHANNELS
        if mistaken(verdict := classify(answer, channel))
    ]
    assert taken == []


def test_filler_weighs_nothing() -> None:
    everything = [each for concept in CONCEPTS for said in sentences(concept).values() for each in said[:2]]
    filler = cycle(FILLER)
    weighed = [
        (message, more)
        for message in (*everything, *others(), "x")
        for more in islice(filler, 1 if message != "x" else len(FILLER))
        if judged(f"{message} {more}", every=3) != judged(message, every=3)
    ]
    assert weighed == []


@pytest.mark.parametrize("name", ["errors.jsonl", "more.jsonl"])
def test_filler_weighs_nothing_in_answers_of_the_field(name: str) -> None:
    def verdict(row: Row, more: str) -> tuple[object, object]:
        body = row.answer.body.replace('"}', f' {more}"}}', 1)
        judged = classify(
            Answer(row.answer.transport, row.answer.status, row.answer.headers, body), row.channel
        )
        return judged.outcome, judged.fault

    worded = [
        row for row in rows(name) if '"message"' in row.answer.body.partition('"}')[0].rpartition(",")[2]
    ]
    filler = cycle(FILLER)
    weighed = [row.name for row in worded if verdict(row, next(filler)) != verdict(row, "")]
    assert worded
    assert weighed == []


@pytest.mark.parametrize("concept", CONCEPTS)
def test_what_a_customer_wrote_is_no_error(concept: str) -> None:
    done = {"id": "1", "object": "video", "status": "completed", "video_url": "https://example.com/1.mp4"}
    failed = {"id": "1", "status": "failed", "error": {"message": "worker crashed"}}
    plain_verdicts = [classify(Answer(body=json.dumps(each)), None) for each in (done, failed)]
    for said in sentences(concept).values():
        for sentence in said:
            for each, expected in zip((done, failed), plain_verdicts, strict=True):
                body = json.dumps({**each, "prompt": sentence})
                assert classify(Answer(body=body), None) == expected, sentence
