"""Identifiers are short sentences: of codes, of states, of classes, and whole messages that are one."""

import json

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.codewords import spaced
from exporter.core.vocabulary import Channel, Reason, Upstream
from tests.support.meanings import BROKEN, FINE, MAINTAINED, OURS, REFUSED, SHUT, Meant


def meaning(answer: Answer, channel: Channel | None = None, upstream: Upstream = Upstream.GATEWAY) -> Meant:
    verdict = classify(answer, channel, upstream=upstream)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("NO_FREE_ACCOUNTS", "no free accounts"),
        ("TokenPoolExhausted", "token pool exhausted"),
        ("channel.not-available", "channel not available"),
        ("HTTPTimeoutError", "http timeout"),
        ("mantenimiento", "mantenimiento"),
    ],
)
def test_an_identifier_is_read_as_a_sentence(name: str, sentence: str) -> None:
    assert spaced(name) == sentence


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"estado": "mantenimiento", "vuelve": "2026-11-30T09:00:00Z"}, MAINTAINED),
        ({"状态": "维护中"}, MAINTAINED),
        ({"error": "noEnabledChannels"}, SHUT),
        ({"type": "AllAccountsExhausted", "left": 0}, SHUT),
    ],
)
def test_words_of_identifiers_are_those_of_the_lexicons(body: dict[str, object], expected: Meant) -> None:
    assert meaning(Answer(status=503, body=json.dumps(body))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pool: TokenPoolExhausted(total=40, disabled=40)", SHUT),
        ("temporal: ActivityTaskTimedOut, nothing of ours polled it", OURS),
    ],
)
def test_of_the_name_of_a_class_only_what_a_service_has_is_believed(text: str, expected: Meant) -> None:
    assert meaning(Answer(Transport.EXCEPTION, exception=text), Channel.REVERSE) == expected


@pytest.mark.parametrize(
    "word", ["APIKEY_TASK_IS_RUNNING", "APIKEY_TASK_IS_QUEUED", "job_is_still_pending", "video_is_processing"]
)
@pytest.mark.parametrize("code", [804, "804", 1])
def test_a_message_that_says_that_a_job_goes_on_is_no_failure(word: str, code: object) -> None:
    answer = Answer(Transport.TASK, 200, body=json.dumps({"code": code, "msg": word, "data": None}))
    assert meaning(answer) == FINE


@pytest.mark.parametrize("word", ["TASK_IS_LOST", "RUNNER_DIED", "job_was_running_when_node_died"])
def test_one_that_says_something_else_is(word: str) -> None:
    answer = Answer(Transport.TASK, 200, body=json.dumps({"code": 804, "msg": word, "data": None}))
    assert meaning(answer) == BROKEN


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (50411, REFUSED),
        (50412, REFUSED),
        (50519, REFUSED),
        (50429, BROKEN),
        (50430, BROKEN),
        (50501, BROKEN),
        (50400, OURS),
    ],
)
def test_numbers_of_volcengines_visual_services(code: int, expected: Meant) -> None:
    body = json.dumps({"code": code, "data": None, "message": "x", "request_id": "r", "status": code})
    assert meaning(Answer(status=400, body=body), Channel.OFFICIAL, Upstream.VENDOR) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("TASK_CREATE_FAILED_BY_NOT_ENOUGH_WALLET", OURS),
        ("APIKEY_UNSUPPORTED_FREE_USER", OURS),
        ("CORPAPIKEY_INVALID", OURS),
        ("TASK_INSTANCE_MAXED", BROKEN),
        ("APIKEY_INVALID_NODE_INFO", REFUSED),
        ("APIKEY_TASK_STATUS_ERROR", BROKEN),
    ],
)
def test_words_of_runninghub(word: str, expected: Meant) -> None:
    body = json.dumps({"code": 400, "msg": word, "data": None})
    assert meaning(Answer(status=200, body=body), Channel.OFFICIAL, Upstream.VENDOR) == expected


@pytest.mark.parametrize("kind", ["new_api_error", "Aihubmix_api_error", "rix_api_error"])
def test_the_type_of_a_gateways_own_errors_says_nothing_of_a_server(kind: str) -> None:
    body = json.dumps({"error": {"message": "Key error;(abc)", "type": kind, "code": None}})
    assert meaning(Answer(status=403, body=body)) == OURS


@pytest.mark.parametrize("code", ["empty_video", "no_video_url", "missing_output"])
def test_what_is_empty_under_a_5xx_is_what_was_to_be_made(code: str) -> None:
    body = json.dumps({"error": {"message": "x", "type": "server_error", "code": code}})
    assert meaning(Answer(status=502, body=body)) == BROKEN


def test_a_class_that_ends_like_a_mistake_of_ours_is_none() -> None:
    text = "aiohttp.client_exceptions.ContentTypeError: 502, message='Attempt to decode JSON', url='https://a.example'"
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), None)
    assert verdict.reason is not Reason.INTERNAL
    assert (verdict.outcome, verdict.fault) == BROKEN
