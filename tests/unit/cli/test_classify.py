"""`sora-exporter classify`: answers in, verdicts out, line by line."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from exporter.cli.classify import command, run
from exporter.core.classify.classify import PhraseRule
from exporter.core.vocabulary import Reason
from tests.support.corpus_rows import CORPUS

ROOT = Path(__file__).parents[3]
KEYS = ["id", "outcome", "reason", "fault", "retryable"]
HEAVY = {"openai", "httpx2", "pydantic", "starlette", "prometheus_client", "jinja2", "rich"}


def line(**fields: Any) -> str:
    return json.dumps(
        {"id": "a", "channel": "any", "transport": "http", "status": 200, "body": "{}"} | fields
    )


def called(*lines: str, arguments: tuple[str, ...] = ()) -> Result:
    return CliRunner().invoke(command, arguments, input="\n".join(lines) + "\n")


def written(result: Result) -> list[dict[str, Any]]:
    return [json.loads(text) for text in result.stdout.splitlines()]


def test_each_answer_becomes_one_line_in_order() -> None:
    lines = [line(id=str(number), status=status) for number, status in enumerate([200, 500, 401, 429])]
    result = called(*lines)
    assert result.exit_code == 0
    assert [list(record) for record in written(result)] == [KEYS] * 4
    assert [(record["id"], record["outcome"]) for record in written(result)] == [
        ("0", "operational"),
        ("1", "degraded"),
        ("2", "unknown"),
        ("3", "degraded"),
    ]


def test_a_verdict_is_written_in_the_contracts_words() -> None:
    body = {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}}
    result = called(
        line(id=7, channel="official", status=401, body=json.dumps(body)), arguments=("--format", "json")
    )
    assert written(result) == [
        {"id": 7, "outcome": "unknown", "reason": "invalid_key", "fault": "ours", "retryable": False}
    ]


@pytest.mark.parametrize(
    ("upstream", "reason", "fault"),
    [
        ("vendor", "invalid_key", "ours"),
        ("gateway", "channel_disabled", "upstream"),
        ("sora2api", "channel_disabled", "upstream"),
        (None, "invalid_key", "ours"),
    ],
)
def test_who_answered_tells_whose_key_is_refused(upstream: str | None, reason: str, fault: str) -> None:
    message = "Incorrect API key provided: sk-x. See https://platform.openai.com/account/api-keys."
    body = json.dumps({"error": {"message": message, "code": "invalid_api_key"}})
    (record,) = written(called(line(channel="official", status=401, body=body, upstream=upstream)))
    assert (record["reason"], record["fault"]) == (reason, fault)


def test_a_healthy_answer_is_nobodys_fault() -> None:
    assert written(called(line()))[0]["fault"] is None


@pytest.mark.parametrize(
    ("channel", "outcome"), [("any", "degraded"), ("official", "degraded"), ("reverse", "risk_control")]
)
def test_the_channel_of_each_line_counts(channel: str, outcome: str) -> None:
    body = json.dumps({"error": {"message": "Rate limit exceeded"}})
    assert written(called(line(channel=channel, status=429, body=body)))[0]["outcome"] == outcome


def test_every_transport_is_understood() -> None:
    result = called(
        line(transport="exception", status=None, body=None, exception="httpx.ReadTimeout: timed out"),
        line(transport="task", body='{"status": "failed", "error": {"code": "moderation_blocked"}}'),
        line(transport="sse", body='data: {"error": {"message": "heavy_load", "code": "heavy_load"}}\n\n'),
    )
    assert [record["reason"] for record in written(result)] == ["timeout", "content_policy", "overloaded"]


def test_only_the_channel_word_is_checked_and_everything_else_may_be_missing() -> None:
    result = called('{"id": "bare"}', '{"status": 503}')
    assert result.exit_code == 0
    assert [record["id"] for record in written(result)] == ["bare", None]


def test_header_names_and_a_body_that_is_json_are_taken_as_they_come() -> None:
    result = called(
        line(status=403, headers={"CF-Mitigated": "challenge"}, body=""),
        line(status=500, body={"error": {"message": "server is busy"}}),
        line(status=429, headers={"Retry-After": 12}, body=[]),
    )
    assert [record["reason"] for record in written(result)] == [
        "cloudflare_challenge",
        "overloaded",
        "rate_limited",
    ]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        (line(channel="grey"), "channel must be one of official, reverse, any"),
        (line(channel=3), "channel must be one of"),
        (line(upstream="reseller"), "upstream must be one of vendor, gateway, sora2api"),
        (line(upstream=["vendor"]), "upstream must be one of"),
        (line(transport="pigeon"), "transport must be one of http, exception, task, sse"),
        (line(transport=["http"]), "transport must be one of"),
        (line(status="200"), "status must be a whole number or null"),
        (line(status=True), "status must be a whole number or null"),
        (line(status=2.5), "status must be a whole number or null"),
        (line(headers=["a"]), "headers must be an object"),
        (line(exception={"a": 1}), "exception must be text or null"),
        ("[" * 100_000, "not JSON"),
    ],
    ids=range(15),
)
def test_a_bad_line_is_reported_and_the_others_are_still_judged(bad: str, said: str) -> None:
    result = called(line(id="first"), "", bad, line(id="last"))
    assert result.exit_code == 1
    assert result.stderr.startswith("line 3: ")
    assert said in result.stderr
    first, error, last = written(result)
    assert (first["id"], last["id"]) == ("first", "last")
    assert list(error) == ["id", "error"]
    assert said in error["error"]


def test_blank_lines_and_no_lines_are_fine() -> None:
    assert called("", "  ", line()).exit_code == 0
    assert CliRunner().invoke(command, [], input="").stdout == ""


def test_bytes_that_are_no_text_do_not_stop_it() -> None:
    result = CliRunner().invoke(
        command, [], input=b'{"id": "\xff", "body": "\xfe"}\n' + line().encode() + b"\n"
    )
    assert result.exit_code == 0
    assert len(written(result)) == 2


def test_lone_surrogates_come_out_as_they_went_in() -> None:
    result = called('{"id": "\\ud800", "status": 500, "body": "\\ud800"}')
    assert result.exit_code == 0
    assert written(result)[0]["id"] == "\ud800"


def test_the_operators_phrases_come_from_the_configuration(tmp_path: Path) -> None:
    config = tmp_path / "sora-exporter.yml"
    config.write_text(
        "targets:\n"
        "  - {name: a, provider: p, channel: reverse, model: sora-2, api: openai_videos,"
        " base_url: https://example.com}\n"
        "classifier:\n"
        "  rules:\n"
        "    - {phrase: gone fishing, reason: service_paused}\n",
        encoding="utf-8",
    )
    lines = [line(status=500, body="We have GONE FISHING")]
    assert written(called(*lines))[0]["reason"] == "upstream_5xx"
    with_phrases = called(*lines, arguments=("--config.file", str(config)))
    assert with_phrases.exit_code == 0, with_phrases.output
    assert written(with_phrases)[0]["reason"] == "service_paused"


def test_verdicts_appear_while_answers_still_arrive() -> None:
    out, err = io.StringIO(), io.StringIO()
    seen: list[int] = []

    def arriving() -> Any:
        for _ in range(3):
            seen.append(len(out.getvalue().splitlines()))
            yield line()

    assert run(arriving(), out, err, [PhraseRule("nothing like it", Reason.TIMEOUT)])
    assert seen == [0, 1, 2]
    assert err.getvalue() == ""


def test_judging_imports_nothing_heavy() -> None:
    program = "import json, sys, exporter.cli.classify; print(json.dumps([*sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert HEAVY.isdisjoint(json.loads(done.stdout))


def test_the_corpus_goes_through_the_command() -> None:
    corpus = (CORPUS / "errors.jsonl").read_text(encoding="utf-8")
    result = CliRunner().invoke(command, [], input=corpus)
    assert result.exit_code == 0
    names = [json.loads(text)["id"] for text in corpus.splitlines()]
    assert [record["id"] for record in written(result)] == names


def test_a_mark_of_the_encoding_loses_no_line() -> None:
    marked = (line(id="a") + "\n").encode("utf-8-sig")
    result = CliRunner().invoke(command, (), input=marked + marked)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [record["id"] for record in written(result)] == ["a", "a"]
