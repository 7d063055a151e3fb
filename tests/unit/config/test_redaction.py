"""`/config` shows everything but secrets; the fingerprint of a target tells what is asked of whom."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.config import Config, fingerprint, load, parse, redacted

CONTRACT = Path(__file__).parent / "testdata" / "good" / "contract.yml"
TARGET = {
    "name": "a",
    "provider": "p",
    "channel": "official",
    "model": "sora-2",
    "api": "openai_videos",
    "base_url": "https://gateway.example/v1",
}
FULL = """
global:
  connectivity: {url: "https://host.example/generate?token=SECRET-query"}
  observations: {token_file: token}
  budget: {usd_per_day: 10}
targets:
  - name: MARK-name
    title: MARK-title
    provider: MARK-provider
    channel: official
    model: MARK-model
    upstream_model: MARK-upstream-model
    api: openai_videos
    base_url: https://MARK.example/v1
    api_key_env: MARK_VARIABLE
    labels: {tier: MARK-label}
    price: {usd_per_second: 0.1}
    probes: {generation: {prompt: "MARK-prompt SECRET-key", size: MARK-size}}
  - {name: file, provider: p, channel: reverse, model: m, api: http, base_url: "http://x", api_key_file: token}
  - name: command
    provider: p
    channel: reverse
    model: m
    api: http
    base_url: https://host.example/SECRET-key/v1
    api_key_command: [printf, "%s", SECRET-argument]
status_pages:
  - name: MARK-page
    kind: statuspage
    url: "https://status.example/?key=SECRET-query&page=SECRET-other"
    components: [{name: MARK-component, match: MARK-match, targets: ["MARK-*"]}]
maintenance:
  - {targets: [file], start: 2026-12-01T02:00:00Z, end: 2026-12-01T04:00:00Z, note: "MARK-note Bearer SECRET-bearer-token"}
classifier:
  rules: [{phrase: MARK-phrase, reason: captcha}]
"""


@pytest.fixture
def full(tmp_path: Path) -> Config:
    (tmp_path / "token").write_text("SECRET-file")
    env = {"MARK_VARIABLE": "SECRET-key", "PATH": "/usr/bin:/bin"}
    return parse(FULL, env=env, folder=tmp_path)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_no_secret_from_any_place_is_shown(full: Config) -> None:
    text = "".join(redacted(full))
    assert "SECRET" not in text
    assert text.count("<secret>") >= 8


def test_everything_else_is_shown(full: Config) -> None:
    text = "".join(redacted(full))
    marked = {
        word.strip('"') for value in strings(yaml.safe_load(FULL)) for word in value.split() if "MARK" in word
    }
    marked -= {"MARK-*"}  # a pattern is shown as the names it matches
    assert len(marked) >= 14
    assert not [word for word in marked if word not in text]


def test_what_is_shown_is_yaml_in_the_words_of_the_file() -> None:
    shown = yaml.safe_load("".join(redacted(load(CONTRACT, {"APIYI_KEY": "abcdefghijk"}))))
    given = yaml.safe_load(CONTRACT.read_text())
    target = shown["targets"][0]
    assert target["api_key"] == "<secret>"
    assert target["api_key_env"] == "APIYI_KEY"
    assert target["probes"]["generation"] == given["targets"][0]["probes"]["generation"]
    assert target["probes"]["catalog"] == {"interval": "5m", "timeout": "20s"}
    assert shown["global"]["interval"] == "1m"
    assert "api_key" not in shown["targets"][1]
    assert "observations" not in shown["global"]


def test_a_rotated_key_is_hidden_too(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("first-secret-key")
    text = yaml.safe_dump({"targets": [TARGET | {"api_key_file": "key", "title": "second-secret-key"}]})
    config = parse(text, folder=tmp_path)
    (tmp_path / "key").write_text("second-secret-key")
    key = config.targets[0].api_key
    assert key is not None
    assert key.reveal() == "second-secret-key"
    assert "second-secret-key" not in "".join(redacted(config))
    assert config.concealer.conceal("first-secret-key") == "<secret>"


def fingerprint_of(**changes: Any) -> str:
    general = changes.pop("general", {})
    target = {key: value for key, value in (TARGET | changes).items() if value is not None}
    text = yaml.safe_dump({"global": general, "targets": [target]})
    return fingerprint(parse(text, env={"KEY": "abcdefghijk", "OTHER": "abcdefghijk"}).targets[0])


@pytest.mark.parametrize(
    "change",
    [
        {"name": "b"},
        {"provider": "q"},
        {"channel": "reverse"},
        {"model": "sora-2-pro"},
        {"upstream_model": "sora-2-pro"},
        {"api": "openai_chat"},
        {"base_url": "https://gateway.example/v2"},
        {"upstream": "vendor"},
        {"api_key_env": "KEY"},
        {"probes": {"catalog": {}}},
        {"probes": {"catalog": {}, "validation": {"reach": "upstream"}}},
    ],
    ids=str,
)
def test_what_is_probed_is_in_the_fingerprint(change: dict[str, Any]) -> None:
    assert fingerprint_of(**change) != fingerprint_of()


@pytest.mark.parametrize("change", [{"seconds": 8}, {"size": "1x1"}, {"prompt": "x"}], ids=str)
def test_what_a_generation_orders_is_in_the_fingerprint(change: dict[str, Any]) -> None:
    paid: dict[str, Any] = {"price": {"usd_per_call": 1}, "budget": {"usd_per_day": 9}}
    assert fingerprint_of(probes={"generation": change}, **paid) != fingerprint_of(
        probes={"generation": {}}, **paid
    )


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x"},
        {"labels": {"tier": "x"}},
        {"thresholds": {"slow_factor": 4}},
        {"price": {"usd_per_call": 1}},
        {"budget": {"usd_per_day": 9}},
        {"slo": 99},
        {"retires_on": "2027-01-01"},
        {"interval": "30s"},
        {"timeout": "5s"},
        {"probes": {"catalog": {"interval": "5m"}, "validation": {}}},
        {"probing": "passive"},
        {"general": {"interval": "10s", "budget": {"usd_per_day": 1}}},
        {"base_url": "https://gateway.example/v1/"},
        {"upstream_model": "sora-2"},
    ],
    ids=str,
)
def test_how_it_is_judged_or_called_or_how_often_is_not_in_the_fingerprint(change: dict[str, Any]) -> None:
    assert fingerprint_of(**change) == fingerprint_of()


def test_the_value_of_a_key_is_not_in_the_fingerprint() -> None:
    text = yaml.safe_dump({"targets": [TARGET | {"api_key_env": "KEY"}]})
    first, second = (parse(text, env={"KEY": key}).targets[0] for key in ("abcdefghijk", "lmnopqrstuv"))
    assert fingerprint(first) == fingerprint(second)


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    assert fingerprint_of() == "5cd33f439d549a27"
