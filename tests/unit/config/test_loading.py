"""A good file: what is filled in, and from where."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.config import Config, Mode, Reach, TargetConfig, examine, load, parse
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import Api, Channel, Probing, Reason, Source, Upstream

ROOT = Path(__file__).parents[3]
TARGET = {
    "name": "a",
    "provider": "p",
    "channel": "official",
    "model": "sora-2",
    "api": "openai_videos",
    "base_url": "https://gateway.example/v1",
}
PAID = {"price": {"usd_per_second": 0.1}, "budget": {"usd_per_day": 4}}


def config_of(target: dict[str, Any] | None = None, env: dict[str, str] | None = None, **top: Any) -> Config:
    return parse(yaml.safe_dump({"targets": [TARGET | (target or {})], **top}), env=env or {})


def target_of(target: dict[str, Any] | None = None, **general: Any) -> TargetConfig:
    return config_of(target, **({"global": general} if general else {})).targets[0]


def test_the_least_that_a_target_needs() -> None:
    config = config_of()
    (target,) = config.targets
    assert target.title == "a"
    assert target.upstream_model == "sora-2"
    assert (target.channel, target.api) == (Channel.OFFICIAL, Api.OPENAI_VIDEOS)
    assert target.upstream is Upstream.GATEWAY
    assert (target.interval, target.timeout) == (60, 20)
    assert target.probing is Probing.ACTIVE
    assert target.api_key is None
    assert target.policy == Policy()
    assert target.probes.kinds == (Source.CATALOG, Source.VALIDATION)
    assert config.global_.mode is Mode.BACKGROUND
    assert config.global_.budget is None
    assert config.target("a") is target
    assert config.target("b") is None


def test_the_contracts_example_means_what_it_says() -> None:
    config = load(Path(__file__).parent / "testdata" / "good" / "contract.yml", {"APIYI_KEY": "abcdefghijk"})
    (target, _) = config.targets
    assert target.api_key is not None
    assert target.api_key.reveal() == "abcdefghijk"
    assert target.slo == 99.9
    assert target.price is not None
    assert target.price.of(4) == pytest.approx(0.4)
    assert target.retires_on == date(2026, 9, 24)
    assert target.retires_at == datetime(2026, 9, 24, tzinfo=UTC).timestamp()
    assert target.probes.catalog is not None
    assert (target.probes.catalog.interval, target.probes.catalog.timeout) == (300, 20)
    assert target.probes.generation is not None
    assert target.probes.generation.size == "1280x720"
    assert target.labels == {"tier": "prod"}
    (page,) = config.status_pages
    assert (page.interval, page.components[0].targets) == (60, ("openai-sora-2",))
    (work,) = config.maintenance
    assert work.targets == ("apiyi-sora-2-official",)
    assert work.end_at - work.start_at == 7200
    assert work.start_at == datetime(2026, 12, 1, 2, tzinfo=UTC).timestamp()


def test_the_annotated_example_is_accepted_without_any_key() -> None:
    report = examine(
        ROOT / "config.example.yml", datetime(2026, 11, 22, tzinfo=UTC).timestamp(), {"PATH": ""}
    )
    assert report.problems == ()
    doubts = [
        line for line in report.warnings if not line.endswith(("is not set", "(No such file or directory)"))
    ]
    assert [line.rpartition(": ")[0].partition(": ")[2] for line in doubts] == [
        "targets[1].retires_on: is in the past",
        "targets[7].api_key_command",
    ]


def test_the_annotated_example_shows_every_api_but_the_plainest_every_channel_and_upstream() -> None:
    shown = yaml.safe_load((ROOT / "config.example.yml").read_text())["targets"]
    assert {target["api"] for target in shown} == set(Api) - {Api.HTTP}
    assert {target["channel"] for target in shown} == set(Channel)
    assert {target.get("upstream") for target in shown} >= {Upstream.GATEWAY, Upstream.SORA2API}


@pytest.mark.parametrize(
    ("base_url", "upstream"),
    [
        ("https://api.openai.com/v1", Upstream.VENDOR),
        ("https://API.OpenAI.com/v1", Upstream.VENDOR),
        ("https://eu.api.openai.com/v1", Upstream.VENDOR),
        ("https://my.openai.azure.com/openai/v1", Upstream.VENDOR),
        ("https://generativelanguage.googleapis.com/v1beta", Upstream.VENDOR),
        ("https://us-central1-aiplatform.googleapis.com/v1/projects/p", Upstream.VENDOR),
        ("https://aiplatform.googleapis.com/v1", Upstream.VENDOR),
        ("https://api.openai.com.evil.example/v1", Upstream.GATEWAY),
        ("https://api.klingai.com/v1", Upstream.VENDOR),
        ("https://api-singapore.klingai.com/v1", Upstream.VENDOR),
        ("https://dashscope-intl.aliyuncs.com/compatible-mode/v1", Upstream.VENDOR),
        ("https://ark.cn-beijing.volces.com/api/v3", Upstream.VENDOR),
        ("https://bedrock-runtime.us-east-1.amazonaws.com", Upstream.VENDOR),
        ("https://api.x.ai/v1", Upstream.VENDOR),
        ("https://api.x.ai.evil.example/v1", Upstream.GATEWAY),
        ("https://fal.run.evil.example", Upstream.GATEWAY),
        ("https://api.apiyi.com/v1", Upstream.GATEWAY),
        ("http://127.0.0.1:8000", Upstream.GATEWAY),
    ],
)
def test_the_vendors_own_hosts_are_known(base_url: str, upstream: Upstream) -> None:
    assert target_of({"base_url": base_url}).upstream is upstream


def test_a_named_upstream_is_not_guessed() -> None:
    assert (
        target_of({"base_url": "https://api.openai.com/v1", "upstream": "gateway"}).upstream
        is Upstream.GATEWAY
    )


def test_the_slash_at_the_end_of_a_base_url_goes() -> None:
    assert target_of({"base_url": "https://gateway.example/v1//"}).base_url == "https://gateway.example/v1"


def test_off_means_off_although_older_yaml_takes_it_for_false() -> None:
    text = "targets: [{name: a, provider: no, channel: reverse, model: on, api: http, base_url: 'http://x', probing: off}]"
    (target,) = parse(text).targets
    assert (target.probing, target.provider, target.model) == (Probing.OFF, "no", "on")


def test_targets_take_over_what_is_global_and_may_differ() -> None:
    general = {
        "interval": "30s",
        "timeout": "10s",
        "probing": "passive",
        "thresholds": {"slow_factor": 4, "window_age": "3h"},
    }
    target = target_of({}, **general)
    assert (target.interval, target.timeout, target.probing) == (30, 10, Probing.PASSIVE)
    assert (target.policy.slow_factor, target.policy.window_age) == (4, 10800)
    other = target_of(
        {"interval": "45s", "timeout": "5s", "probing": "active", "thresholds": {"slow_factor": 5}}, **general
    )
    assert (other.interval, other.timeout, other.probing) == (45, 5, Probing.ACTIVE)
    assert (other.policy.slow_factor, other.policy.window_age) == (5, 10800)


def free(target: TargetConfig) -> list[tuple[float, float]]:
    kinds = (Source.CATALOG, Source.VALIDATION)
    return [(target.probes.settings(kind).interval, target.probes.settings(kind).timeout) for kind in kinds]


@pytest.mark.parametrize(
    ("target", "general", "timings"),
    [
        pytest.param({}, {}, [(60, 20), (60, 20)], id="the defaults"),
        pytest.param({"interval": "5s"}, {}, [(5, 5), (5, 5)], id="the default timeout is cut"),
        pytest.param({"interval": "5s"}, {"timeout": "30s"}, [(5, 5), (5, 5)], id="the global one, too"),
        pytest.param(
            {"probes": {"catalog": {"interval": "5m"}, "validation": {"interval": "10s"}}},
            {},
            [(300, 20), (10, 10)],
            id="beside a probe's own interval",
        ),
        pytest.param(
            {"timeout": "90s", "probes": {"catalog": {"interval": "5m"}, "validation": {"timeout": "50s"}}},
            {},
            [(300, 90), (60, 50)],
            id="a target's long timeout holds where it fits",
        ),
        pytest.param(
            {"probes": {"catalog": {"interval": "5m", "timeout": "5m"}, "validation": None}},
            {"interval": "2m", "timeout": "1m"},
            [(300, 300), (120, 60)],
            id="a timeout may be as long as its interval",
        ),
    ],
)
def test_free_probes_take_the_targets_beat(
    target: dict[str, Any], general: dict[str, Any], timings: list[tuple[float, float]]
) -> None:
    assert free(target_of(target, **general)) == timings


def test_a_generation_has_its_own_beat() -> None:
    target = target_of({"interval": "5s", "timeout": "2s", "probes": {"generation": None}} | PAID)
    generation = target.probes.generation
    assert generation is not None
    assert (generation.interval, generation.timeout, generation.seconds) == (6 * 3600, 900, 4)
    assert generation.size is None
    assert generation.prompt
    assert target.probes.kinds == (Source.GENERATION,)


def test_a_generation_may_take_longer_than_its_interval() -> None:
    target = target_of({"probes": {"generation": {"interval": "10m", "timeout": "15m"}}} | PAID)
    assert target.probes.settings(Source.GENERATION).timeout == 900


def test_the_budget_of_all_is_budget_enough() -> None:
    target = {"price": {"usd_per_call": 0}, "probes": {"generation": {}}}
    assert target_of(target, budget={"usd_per_day": 1}).probes.generation is not None


def test_an_image_has_no_length() -> None:
    paid = {"price": {"usd_per_call": 0.02}, "budget": {"usd_per_day": 1}}
    target = target_of({"api": "openai_images", "probes": {"generation": {}}} | paid)
    assert target.probes.generation is not None
    assert target.probes.generation.seconds == 0


def test_a_plain_url_has_the_catalog_probe_only() -> None:
    assert target_of({"api": "http"}).probes.kinds == (Source.CATALOG,)


def test_only_named_probes_run() -> None:
    assert target_of({"probes": {"validation": {"reach": "upstream"}}}).probes.kinds == (Source.VALIDATION,)
    assert target_of({"probes": None}).probes.kinds == (Source.CATALOG, Source.VALIDATION)


def test_validation_stays_at_the_gateway_unless_told() -> None:
    validation = target_of().probes.validation
    assert validation is not None
    assert validation.reach is Reach.GATEWAY


def test_patterns_become_the_names_they_match() -> None:
    config = parse(
        """
        targets:
          - &a {name: x-1, provider: p, channel: reverse, model: m, api: http, base_url: "http://x"}
          - {<<: *a, name: y}
          - {<<: *a, name: x-2}
        status_pages:
          - {name: p, kind: new_api, url: "http://x", components: [{name: c, match: ".", targets: [y, "x-*"]}]}
        maintenance:
          - {targets: ["*"], start: 2026-01-01T00:00:00+09:00, end: 2026-01-01T00:00:00Z}
        classifier:
          rules: [{phrase: " resting ", reason: captcha, channel: any}]
        """
    )
    assert config.status_pages[0].components[0].targets == ("x-1", "y", "x-2")
    assert config.maintenance[0].targets == ("x-1", "y", "x-2")
    assert config.maintenance[0].end_at - config.maintenance[0].start_at == 9 * 3600
    (rule,) = config.classifier.rules
    assert (rule.phrase, rule.reason, rule.channel) == ("resting", Reason.CAPTCHA, None)


def test_every_threshold_of_the_policy_can_be_set() -> None:
    from dataclasses import fields

    from exporter.config import Thresholds

    assert set(Thresholds.model_fields) == {field.name for field in fields(Policy)}


def test_the_same_file_loaded_twice_is_the_same_configuration() -> None:
    path = Path(__file__).parent / "testdata" / "good" / "contract.yml"
    first, second = (load(path, {"APIYI_KEY": key}) for key in ("abcdefghijk", "lmnopqrstuv"))
    assert first.targets[0].policy == second.targets[0].policy
    assert first == second


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x"},
        {"interval": "30s"},
        {"api_key_env": "K"},
        {"thresholds": {"slow_factor": 4}},
        {"labels": {"a": "b"}},
    ],
)
def test_a_changed_target_differs(change: dict[str, Any]) -> None:
    env = {"K": "abcdefghijk"}
    assert config_of(change, env).targets[0] != config_of(None, env).targets[0]
