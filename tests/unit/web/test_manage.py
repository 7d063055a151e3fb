"""Health, reload, discovery and the configuration."""

import pytest

from exporter.errors import ConfigError
from tests.support.fake_engine import KEY, TARGETS, TOKEN, client, site


async def test_it_is_healthy_while_it_answers_and_ready_when_all_was_probed(tmp_path):
    of = site(tmp_path)
    async with client(of) as web:
        assert (await web.get("/-/healthy")).status_code == 200
        assert (await web.get("/-/ready")).status_code == 200
        of.facade.board.ready = False
        assert (await web.get("/-/healthy")).status_code == 200
        assert (await web.get("/-/ready")).status_code == 503


async def test_reload_over_http_is_off_unless_enabled(tmp_path):
    of = site(tmp_path)
    async with client(of) as web:
        assert (await web.post("/-/reload")).status_code == 403
        assert (await web.get("/-/reload")).status_code == 405
    assert of.facade.reloads == 0


OWN = "exporter.example:9847"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "same-origin", "origin": f"http://{OWN}"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://exporter.example"}, 403),
    ],
)
async def test_another_site_cannot_reload(tmp_path, headers: dict[str, str], status: int):
    of = site(tmp_path, lifecycle=True)
    async with client(of, host=OWN) as web:
        assert (await web.post("/-/reload", headers=headers)).status_code == status
    assert of.facade.reloads == (status == 200)


async def test_a_bad_file_is_told_with_its_problems(tmp_path):
    of = site(tmp_path, lifecycle=True)
    of.facade.fails = ConfigError(["config.yml:3: targets: is missing"])
    async with client(of) as web:
        answer = await web.post("/-/reload")
    assert (answer.status_code, answer.text) == (500, "config.yml:3: targets: is missing\n")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:9847", 200),
        ("localhost:9847", 200),
        ("sora.localhost", 200),
        ("[::1]:9847", 200),
        ("10.1.2.3", 200),
        ("rebound.evil.example:9847", 403),
        ("evil.example", 403),
    ],
)
async def test_a_name_that_was_bent_to_this_machine_gives_a_page_away(tmp_path, host: str, status: int):
    own = site(tmp_path, lifecycle=True, loopback=True)
    async with client(own) as web:
        assert (await web.get("/config", headers={"host": host})).status_code == status
        assert (await web.post("/-/reload", headers={"host": host})).status_code == status
        assert (await web.get("/metrics", headers={"host": host})).status_code == 200


@pytest.mark.parametrize("options", [{"loopback": False}, {"loopback": True, "guarded": lambda: True}])
async def test_names_do_not_matter_where_others_may_connect_or_must_show_a_password(tmp_path, options):
    async with client(site(tmp_path, **options)) as web:
        assert (await web.get("/config", headers={"host": "monitoring.example"})).status_code == 200


async def test_the_configuration_is_shown_without_secrets(tmp_path):
    async with client(site(tmp_path)) as web:
        answer = await web.get("/config")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "sora-2-official" in answer.text
    assert "<secret>" in answer.text
    assert KEY not in answer.text
    assert TOKEN not in answer.text


PASSIVE = """
  - {name: passive, provider: p, channel: official, model: m, api: http, base_url: https://p.example,
     probing: passive}
  - {name: only-paid, provider: p, channel: reverse, model: m, api: openai_chat, base_url: https://p.example/v1,
     api_key_file: key, price: {usd_per_call: 0.1}, budget: {usd_per_day: 1}, probes: {generation: {}}}
"""


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("exporter.example:9847", "exporter.example:9847"),
        ("10.0.0.7:9847", "10.0.0.7:9847"),
        ("[2001:db8::7]:9847", "[2001:db8::7]:9847"),
        ("exporter.example", "exporter.example:80"),
        ("[2001:db8::7]", "[2001:db8::7]:80"),
    ],
)
async def test_discovery_lists_every_target_that_probe_answers_for(tmp_path, host: str, address: str):
    of = site(tmp_path, more=PASSIVE)
    async with client(of) as web:
        answer = await web.get("/sd", headers={"host": host})
    assert answer.headers["content-type"] == "application/json"
    groups = answer.json()
    assert [group["targets"] for group in groups] == [[address]] * len(TARGETS)
    for group, (name, *_) in zip(groups, TARGETS, strict=True):
        plain = {k: v for k, v in group["labels"].items() if not k.startswith("__meta_sora_")}
        assert plain == {"__metrics_path__": "/probe", "__param_target": name}


async def test_discovery_tells_what_relabelling_may_go_by(tmp_path):
    of = site(tmp_path, more=PASSIVE)
    async with client(of) as web:
        groups = (await web.get("/sd")).json()
    facts = {target.name: target for target in of.facade.config.targets}
    for group in groups:
        target = facts[group["labels"]["__param_target"]]
        told = {k.removeprefix("__meta_sora_"): v for k, v in group["labels"].items() if "meta_sora" in k}
        labels = {f"label_{name}": value for name, value in target.labels.items()}
        assert told == labels | {
            "target": target.name,
            "title": target.title,
            "provider": target.provider,
            "channel": target.channel,
            "model": target.model,
            "api": target.api,
            "upstream": target.upstream,
        }


async def test_what_is_not_there_is_not_found(tmp_path):
    async with client(site(tmp_path)) as web:
        assert (await web.get("/nothing")).status_code == 404
        assert (await web.get("/api/v1/targets/nobody")).status_code == 404
        assert (await web.get("/targets/nobody")).status_code == 404
        assert (await web.get("/badge/nobody.svg")).status_code == 404


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/api/v1/targets/sora-2-reverse/clear?probe=validation", 200, "cleared"),
        ("/api/v1/targets/sora-2-official/clear?probe=validation", 200, "nothing was off by accident"),
        ("/api/v1/targets/nobody/clear?probe=validation", 404, "no target is called nobody"),
        ("/api/v1/targets/sora-2-reverse/clear", 400, "probe must be one of"),
        ("/api/v1/targets/sora-2-reverse/clear?probe=observation", 400, "probe must be one of"),
    ],
)
async def test_an_operator_lets_a_probe_run_again(tmp_path, path: str, status: int, text: str):
    async with client(site(tmp_path, lifecycle=True)) as web:
        answer = await web.post(path)
    assert answer.status_code == status
    assert text in answer.text


async def test_nobody_clears_a_probe_unless_changes_are_enabled(tmp_path):
    async with client(site(tmp_path)) as web:
        answer = await web.post("/api/v1/targets/sora-2-reverse/clear?probe=validation")
    assert answer.status_code == 403
