"""Containers that run: the image built from the Dockerfile, hardened as documented, and the stack of the compose file.

Podman over images that are made here: Debian's CPython stands in for the pinned Python image, Debian's Prometheus and
Alertmanager for the pinned ones. Grafana is not started.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from tests.full.containers import (
    ALERTMANAGER,
    PROMETHEUS,
    Podman,
    base,
    exporter_image,
    podman,
    stand_in,
    until,
)
from tests.rules.rulebook import EVERY
from tests.support.processes import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
IMAGE = COMPOSE["services"]["exporter"]["image"]
HARDENED = ("--read-only", "--tmpfs=/tmp", "--cap-drop=ALL", "--security-opt=no-new-privileges")
LASTING = ("exporter", "prometheus", "alertmanager")
CONFIG = """
targets:
  - name: video
    provider: someone
    channel: official
    model: sora-2
    api: openai_videos
    base_url: http://127.0.0.1:9/v1
    api_key_env: VIDEO_KEY
    interval: 5s
"""

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may make the base image and networks")


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Podman]:
    with podman(tmp_path_factory.mktemp("podman")) as engine:
        base(engine)
        exporter_image(engine, IMAGE)
        yield engine


def _run(engine: Podman, *arguments: str, name: str = "exporter") -> str:
    engine("rm", "--force", "--time=5", name, check=False)
    engine("run", "--detach", f"--name={name}", "--network=none", *HARDENED, *arguments, IMAGE)
    return name


def _inside(engine: Podman, name: str, url: str) -> str | None:
    """What the exporter answers to a program in its own container."""
    code = (
        "import ssl,urllib.request as r;"
        f"print(r.urlopen({url!r},timeout=10,context=ssl._create_unverified_context()).read().decode())"
    )
    done = engine.inside("podman", "exec", name, "python", "-c", code, check=False)
    return done.stdout if done.returncode == 0 else None


def _locked(engine: Podman, name: str) -> None:
    """The process is nobody in particular, has no capability, can gain none, and writes where it may only."""
    status = engine("exec", name, "cat", "/proc/1/status")
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)

    assert {facts["Uid"].split()[0], facts["Gid"].split()[0]} & {"0"} == set()
    assert int(facts["CapEff"], 16) == int(facts["CapBnd"], 16) == 0
    assert facts["NoNewPrivs"] == "1"
    for path in ("/usr/local/bin/new", "/etc/new", "/new"):
        written = engine.inside("podman", "exec", name, "sh", "-c", f": > {path}", check=False)
        assert written.returncode != 0, path


def test_without_a_configuration_the_demo_runs_locked_and_healthy(engine: Podman) -> None:
    name = _run(engine)
    until(lambda: engine.healthy(name), "the health check is never content")

    _locked(engine, name)
    metrics = _inside(engine, name, "http://127.0.0.1:9847/metrics") or ""
    assert metrics.count("\nservice_info{") == 6
    assert "showing the demo" in engine.inside("podman", "logs", name).stderr
    # What docker sends to stop it ends it well within its time.
    engine("stop", "--time=10", name)
    assert engine("inspect", "--format={{.State.ExitCode}}", name) == "0"


def _configured(folder: Path, **files: str) -> str:
    folder.mkdir()
    for name, text in {"config": CONFIG, **files}.items():
        (folder / f"{name}.yml").write_text(text)
    for path in [folder, *folder.iterdir()]:
        path.chmod(0o755)
    return f"--volume={folder}:/etc/sora-exporter:ro"


def test_a_mounted_configuration_is_served_and_its_storage_outlives_the_container(
    engine: Podman, tmp_path: Path
) -> None:
    arguments = (
        _configured(tmp_path / "etc"),
        "--volume=storage:/var/lib/sora-exporter",
        "--env=VIDEO_KEY=sk-of-nobody",
    )
    seen = []
    for _ in range(2):
        name = _run(engine, *arguments)
        until(lambda name=name: engine.healthy(name), "the health check is never content")
        until(
            lambda name=name: (
                'service_state{target="video"'
                in (_inside(engine, name, "http://127.0.0.1:9847/metrics") or "")
            ),
            "no target",
        )
        listed = json.loads(_inside(engine, name, "http://127.0.0.1:9847/api/v1/targets") or "{}")
        seen.append(listed["targets"][0]["watched_since"])
        _locked(engine, name)
        engine("rm", "--force", "--time=10", name)

    assert seen[0] == seen[1]
    assert "sk-of-nobody" not in engine("volume", "inspect", "storage")


def test_it_speaks_tls_and_asks_for_a_password_and_the_health_check_is_content(
    engine: Podman, tmp_path: Path
) -> None:
    pair = trustme.CA().issue_cert("exporter.example.org")
    web = "tls_server_config: {cert_file: cert.pem, key_file: key.pem}\n"
    mount = _configured(tmp_path / "etc", web=web)
    pair.cert_chain_pems[0].write_to_path(tmp_path / "etc" / "cert.pem")
    pair.private_key_pem.write_to_path(tmp_path / "etc" / "key.pem")
    (tmp_path / "etc" / "key.pem").chmod(0o644)
    name = _run(engine, mount, "--env=VIDEO_KEY=sk-of-nobody")
    until(lambda: engine.healthy(name), "the health check is never content")

    assert _inside(engine, name, "http://127.0.0.1:9847/-/healthy") is None
    assert _inside(engine, name, "https://127.0.0.1:9847/-/healthy")


def test_a_configuration_that_cannot_be_used_is_said_and_never_healthy(
    engine: Podman, tmp_path: Path
) -> None:
    name = _run(engine, _configured(tmp_path / "etc"))
    code = engine("wait", name)

    assert code == "2"
    assert "VIDEO_KEY" in engine.inside("podman", "logs", name).stderr
    assert not engine.healthy(name)


def test_the_image_takes_any_other_command(engine: Podman, tmp_path: Path) -> None:
    mount = _configured(tmp_path / "etc")
    done = engine.inside(
        "podman",
        "run",
        "--rm",
        "--network=none",
        *HARDENED,
        mount,
        IMAGE,
        "check",
        "/etc/sora-exporter/config.yml",
    )

    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def stack(engine: Podman, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The stack as the documentation starts it, without Grafana, from a copy of what git has."""
    stand_in(engine, PROMETHEUS, {"prometheus": "prometheus", "promtool": "promtool"}, "/prometheus")
    stand_in(engine, ALERTMANAGER, {"alertmanager": "prometheus-alertmanager"}, "/alertmanager")
    folder = tmp_path_factory.mktemp("stack")
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, files.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for path in folder.parents:
        if path.is_relative_to("/tmp") and path != Path("/tmp"):  # the containers' users must get through
            path.chmod(0o755)
    folder.chmod(0o755)
    secret = folder / "deploy/compose/secrets/alertmanager/deadman_token"
    secret.write_text("token")
    secret.chmod(0o644)
    _up(engine, folder, "exporter")
    until(lambda: engine.healthy(_container("exporter")), "the exporter is not healthy")
    for name in ("past", "past-loaded"):
        _up(engine, folder, name)
        assert engine("wait", _container(name)) == "0", engine.inside(
            "podman", "logs", _container(name)
        ).stderr
    for name in ("prometheus", "alertmanager"):
        _up(engine, folder, name)
    yield folder
    engine.compose(folder, "down", "--volumes", check=False)


def _up(engine: Podman, folder: Path, name: str, *options: str) -> None:
    """Start one service. The podman of Debian 12 cannot wait for health and fails at dependencies of dependencies, so
    the test keeps the order that the compose file asks for.
    """
    engine.compose(folder, "up", "--detach", "--no-build", "--no-deps", *options, name)


def _prometheus(engine: Podman, path: str) -> Any:
    answer = engine.ask(f"http://127.0.0.1:9090/api/v1/{path}")
    return None if answer is None else answer["data"]


def _container(name: str) -> str:
    return f"sora-exporter_{name}_1"


def test_every_target_is_up_the_rules_are_loaded_and_alertmanager_is_reached(
    engine: Podman, stack: Path
) -> None:
    def up() -> bool:
        found = (_prometheus(engine, "targets?state=active") or {}).get("activeTargets", [])
        return {one["labels"]["job"] for one in found if one["health"] == "up"} == {
            "sora-exporter",
            "prometheus",
            "alertmanager",
        }

    until(up, "not every target is up")
    groups = _prometheus(engine, "rules")["groups"]
    until(lambda: _prometheus(engine, "alertmanagers")["activeAlertmanagers"], "no Alertmanager")

    def watched() -> bool:
        alerts = engine.ask("http://127.0.0.1:9093/api/v2/alerts") or []
        return "AIVideoWatchdog" in {one["labels"]["alertname"] for one in alerts}

    until(watched, "the watchdog does not reach Alertmanager")
    assert sum(len(group["rules"]) for group in groups) == len(EVERY)
    for name in LASTING:
        until(lambda name=name: engine.healthy(_container(name)), f"{name} is not healthy")
        _locked(engine, _container(name))


def test_the_demo_has_a_past_from_the_first_moment_on(engine: Podman, stack: Path) -> None:
    until(lambda: _prometheus(engine, "status/tsdb"), "Prometheus does not answer")
    found = _prometheus(
        engine, "query?query=count(last_over_time(target:service_available:bool[1d]%20offset%2010d))"
    )

    assert float(found["result"][0]["value"][1]) >= 6


def test_secrets_and_rules_are_mounted_to_be_read_and_nothing_more(engine: Podman, stack: Path) -> None:
    alertmanager, prometheus = _container("alertmanager"), _container("prometheus")

    assert engine("exec", alertmanager, "cat", "/etc/alertmanager/secrets/deadman_token") == "token"
    for name, path in (
        (alertmanager, "/etc/alertmanager/secrets/new"),
        (prometheus, "/etc/prometheus/rules/new"),
    ):
        assert engine.inside("podman", "exec", name, "sh", "-c", f": > {path}", check=False).returncode != 0
    volumes = set(engine("volume", "ls", "--format={{.Name}}").split())
    assert {f"sora-exporter_{name}" for name in ("exporter", "past", "prometheus", "alertmanager")} <= volumes


def test_a_configuration_with_its_keys_takes_the_place_of_the_demo_and_state_survives(
    engine: Podman, stack: Path
) -> None:
    mine = stack / "deploy/compose/exporter"
    (mine / "config.yml").write_text(CONFIG)
    (mine / "config.yml").chmod(0o644)
    (mine / "keys.env").write_text("VIDEO_KEY=sk-of-nobody\n")
    (mine / "keys.env").chmod(0o600)

    def since() -> Any:
        answer = engine.ask("http://127.0.0.1:9847/api/v1/targets") or {"targets": []}
        return [one["watched_since"] for one in answer["targets"] if one["target"] == "video"]

    seen = []
    for _ in range(2):
        # As the documentation says it: a plain restart would not read keys.env.
        _up(engine, stack, "exporter", "--force-recreate")
        seen.append(until(since, "the configuration is not served"))

    assert seen[0] == seen[1]
    assert "sk-of-nobody" not in engine.inside("podman", "logs", _container("exporter"), check=False).stderr
