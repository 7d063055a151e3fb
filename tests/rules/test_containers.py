"""What runs in containers, as far as it can be checked without a container engine: files, flags, names, addresses."""

import json
import os
import re
import shlex
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import trustme
import yaml
from pydantic import ValidationError

from exporter.cli.demo import command as demo
from exporter.cli.serve import command as serve
from tests.rules.compose import Compose
from tests.rules.dashboards import DASHBOARDS
from tests.rules.rulebook import ALERTMANAGER, ROOT, RULES

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
DEPLOY = ROOT / "deploy"
START = DEPLOY / "docker" / "start"
HEALTHY = DEPLOY / "docker" / "healthy"
PROGRAMS = {"prometheus": "prometheus", "alertmanager": "prometheus-alertmanager"}

ONCE = {name for name, service in SERVICES.items() if service["restart"] == "no"}
"""What runs to its end before others start."""

every_service = pytest.mark.parametrize("name", SERVICES)
every_lasting = pytest.mark.parametrize("name", [name for name in SERVICES if name not in ONCE])


def _yaml(*path: str) -> Any:
    return yaml.safe_load(DEPLOY.joinpath(*path).read_text())


def _mounts(name: str) -> Iterator[tuple[str, str, str]]:
    """Source, target and mode, with the default of a source that may be chosen."""
    for text in SERVICES[name]["volumes"]:
        source, target, mode = (*re.sub(r"\$\{\w+:-(.+?)\}", r"\1", text).split(":"), "rw")[:3]
        yield source, target, mode


def test_the_compose_file_has_the_keys_and_values_that_the_specification_knows() -> None:
    Compose.model_validate(COMPOSE)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("servces",), {}),
        (("services", "grafana", "read_onyl"), True),
        (("services", "grafana", "read_only"), "yes"),
        (("services", "prometheus", "restart"), "sometimes"),
        (("services", "prometheus", "healthcheck", "start_perid"), "60s"),
        (("services", "prometheus", "healthcheck", "interval"), "30"),
        (("services", "prometheus", "depends_on", "exporter"), {"condition": "healthy"}),
        (("services", "exporter", "ports"), [9847]),
        (("services", "exporter", "volumes"), ["exporter"]),
        (("services", "exporter", "env_file"), [{"path": "keys.env", "optional": True}]),
        (("secrets", "grafana_admin_password"), {}),
    ],
    ids=lambda one: one[-1] if isinstance(one, tuple) else "",
)
def test_a_slip_in_the_compose_file_is_seen(path: tuple[str, ...], value: Any) -> None:
    slipped = deepcopy(COMPOSE)
    place = slipped
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    with pytest.raises(ValidationError):
        Compose.model_validate(slipped)


@every_service
def test_a_service_is_pinned_hardened_and_comes_back(name: str) -> None:
    service = SERVICES[name]

    assert re.fullmatch(r"[\w/.-]+:v?\d+\.\d+\.\d+", service["image"])
    assert service["restart"] == ("no" if name in ONCE else "unless-stopped")
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@every_lasting
def test_a_service_listens_on_loopback_only_and_tells_whether_it_is_well(name: str) -> None:
    (port,) = SERVICES[name]["ports"]
    host, outside, inside = port.split(":")

    assert host == "127.0.0.1"
    assert outside == inside
    if name == "exporter":
        assert "HEALTHCHECK" in DOCKERFILE
    else:
        assert f"127.0.0.1:{inside}/" in SERVICES[name]["healthcheck"]["test"][-1]


@every_service
def test_every_mounted_path_exists_and_only_named_volumes_are_written_to(name: str) -> None:
    for source, target, mode in _mounts(name):
        assert target.startswith("/")
        if source.startswith("./"):
            assert (ROOT / source).exists(), source
            assert mode == "ro"
        else:
            assert source in COMPOSE["volumes"]


@every_service
def test_what_a_service_waits_for_exists(name: str) -> None:
    for other, how in SERVICES[name].get("depends_on", {}).items():
        assert other in SERVICES
        ready = "service_completed_successfully" if other in ONCE else "service_healthy"
        assert how == {"condition": ready}


def test_no_password_stands_in_the_clear_or_is_a_default() -> None:
    for service in SERVICES.values():
        for key, value in service.get("environment", {}).items():
            assert not re.search("PASSWORD|SECRET|TOKEN|KEY", key) or key.endswith("__FILE"), key
            assert not key.endswith("__FILE") or value.removeprefix("/run/secrets/") in COMPOSE["secrets"]
    for secret in COMPOSE["secrets"].values():
        assert not (ROOT / secret["file"]).exists() or _ignored(secret["file"])
        assert (ROOT / secret["file"]).parent.is_dir()


def _ignored(path: str) -> bool:
    return subprocess.run(["git", "check-ignore", "-q", path], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    "path", ["exporter/config.yml", "exporter/keys.env", "secrets/grafana/admin_password"]
)
def test_what_the_user_puts_there_is_not_committed(path: str) -> None:
    assert _ignored(f"deploy/compose/{path}")


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_real_program_knows_every_flag(name: str, prometheus: str, alertmanager: str) -> None:
    program = {"prometheus": prometheus, "alertmanager": alertmanager}[name]
    done = subprocess.run([program, "--help"], capture_output=True, text=True, check=False)
    known = done.stdout + done.stderr
    for flag in SERVICES[name]["command"]:
        assert f"{flag.partition('=')[0]}=" in known, flag


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_files_that_a_command_names_are_mounted(name: str) -> None:
    mounted = {target for _, target, _ in _mounts(name)}
    flags = dict(flag.split("=") for flag in SERVICES[name]["command"])

    assert flags["--config.file"] in mounted
    assert (
        next(value for key, value in flags.items() if key in {"--storage.path", "--storage.tsdb.path"})
        in mounted
    )


def test_prometheus_keeps_enough_and_finds_rules_alertmanager_and_exporter(
    promtool: str, tmp_path: Path
) -> None:
    plain = _yaml("prometheus", "prometheus.yml")
    jobs = {job["job_name"]: job["static_configs"][0]["targets"] for job in plain["scrape_configs"]}
    known = {
        f"{name}:{service['ports'][0].split(':')[2]}"
        for name, service in SERVICES.items()
        if name not in ONCE
    }

    assert "--storage.tsdb.retention.time=31d" in SERVICES["prometheus"]["command"]
    assert "sora-exporter" in jobs
    assert {
        *jobs["sora-exporter"],
        *plain["alerting"]["alertmanagers"][0]["static_configs"][0]["targets"],
    } <= known
    assert plain["rule_files"] == ["/etc/prometheus/rules/*.yml"]
    assert ("./alerts/rules", "/etc/prometheus/rules", "ro") in _mounts("prometheus")
    path = tmp_path / "prometheus.yml"
    path.write_text(yaml.safe_dump(plain | {"rule_files": [f"{RULES}/*.yml"]}))
    done = subprocess.run(
        [promtool, "check", "config", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_addresses_on_loopback_are_those_that_are_published() -> None:
    shipped = yaml.safe_load((RULES / "urls.yml").read_text())
    here = _yaml("prometheus", "urls.yml")
    labels = here["groups"][0]["rules"][0].pop("labels")

    assert labels.keys() == shipped["groups"][0]["rules"][0].pop("labels").keys()
    assert here == shipped
    assert labels["exporter"] == f"http://{SERVICES['exporter']['ports'][0].rpartition(':')[0]}"
    assert labels["dashboards"] == f"http://{SERVICES['grafana']['ports'][0].rpartition(':')[0]}"


def test_alertmanager_routes_as_shipped_and_sends_nothing(amtool: str) -> None:
    shipped = yaml.safe_load((ALERTMANAGER / "alertmanager.yml").read_text())
    quiet = _yaml("alertmanager", "alertmanager.yml")
    path = DEPLOY / "alertmanager" / "alertmanager.yml"
    done = subprocess.run([amtool, "check-config", str(path)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert quiet["route"] == shipped["route"]
    assert quiet["inhibit_rules"] == shipped["inhibit_rules"]
    assert quiet["receivers"] == [{"name": one["name"]} for one in shipped["receivers"]]


def test_grafana_is_given_its_data_sources_and_the_committed_dashboards() -> None:
    sources = {
        one["type"]: one
        for one in _yaml("grafana", "provisioning", "datasources", "sora-exporter.yml")["datasources"]
    }
    (provider,) = _yaml("grafana", "provisioning", "dashboards", "sora-exporter.yml")["providers"]
    targets = {target: source for source, target, _ in _mounts("grafana")}
    scraped = _yaml("prometheus", "prometheus.yml")["global"]["scrape_interval"]

    assert sources["prometheus"]["isDefault"] is True
    assert sources["prometheus"]["jsonData"]["timeInterval"] == scraped
    assert sources["prometheus"]["jsonData"]["alertmanagerUid"] == sources["alertmanager"]["uid"]
    assert all(re.fullmatch(r"http://(\w+):(\d+)", one["url"]) for one in sources.values())
    for kind, one in sources.items():
        assert one["url"] == f"http://{kind}:{SERVICES[kind]['ports'][0].split(':')[2]}"
    assert (ROOT / targets[provider["options"]["path"]]) == ROOT / "dashboards"
    assert provider["allowUiUpdates"] is False
    home = Path(SERVICES["grafana"]["environment"]["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"])
    assert home.parent == Path(provider["options"]["path"])
    assert home.name in DASHBOARDS


def _started(tmp_path: Path, *arguments: str, config: Path | None = None) -> list[str]:
    """What the image's entry point would run."""
    fake = tmp_path / "sora-exporter"
    fake.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    fake.chmod(0o755)
    there = {"SORA_EXPORTER_CONFIG": str(config)} if config else {}
    environment = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"} | there
    done = subprocess.run(
        [str(START), *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_the_container_shows_the_demo_unless_a_configuration_is_mounted(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"

    shown = _started(tmp_path, config=config)
    config.touch()
    served = _started(tmp_path, config=config)

    assert shown[0] == "demo"
    assert served[0] == "serve"
    assert f"--config.file={config}" in served
    for command, words in ((demo, shown), (serve, served)):
        known = {flag for option in command.params for flag in option.opts}
        assert {word.partition("=")[0] for word in words[1:]} <= known


def test_the_container_is_guarded_by_the_file_beside_its_configuration(tmp_path: Path) -> None:
    config = tmp_path / "config.yml"
    config.touch()
    (tmp_path / "web.yml").touch()

    assert f"--web.config.file={tmp_path / 'web.yml'}" in _started(tmp_path, config=config)
    assert _ignored("deploy/compose/exporter/web.yml")


def test_the_health_check_is_content_with_tls(tmp_path: Path) -> None:
    certificate = tmp_path / "both.pem"
    trustme.CA().issue_cert("elsewhere.example").private_key_and_cert_chain_pem.write_to_path(certificate)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with _answering(200, context) as plain:
        secure = plain.replace("http:", "https:")
        assert subprocess.run([sys.executable, str(HEALTHY), plain, secure], check=False).returncode == 0
        assert subprocess.run([sys.executable, str(HEALTHY), plain], check=False).returncode == 1


def test_the_container_runs_any_other_command(tmp_path: Path) -> None:
    assert _started(tmp_path, "check", "/etc/sora-exporter/config.yml") == [
        "check",
        "/etc/sora-exporter/config.yml",
    ]


@contextmanager
def _answering(status: int, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/-/healthy"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(("status", "code"), [(200, 0), (401, 0), (403, 1), (500, 1), (503, 1)])
def test_the_health_check_takes_an_answer_for_health_and_a_fault_for_none(status: int, code: int) -> None:
    with _answering(status) as url:
        assert subprocess.run([sys.executable, str(HEALTHY), url], check=False).returncode == code
    assert subprocess.run([sys.executable, str(HEALTHY), url], check=False).returncode == 1


def _instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", "", DOCKERFILE)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split()[0], line.partition(" ")[2]) for line in lines]


def test_the_image_is_pinned_and_runs_as_nobody_in_particular() -> None:
    instructions = _instructions()
    words = dict(instructions)

    assert re.fullmatch(r"PYTHON=python:\d+\.\d+\.\d+-slim-\w+", words["ARG"])
    assert all(text.split()[0] == "${PYTHON}" for name, text in instructions if name == "FROM")
    assert re.fullmatch(r"([1-9]\d+):\1", words["USER"])
    assert words["USER"].split(":")[0] in words["RUN"], "who owns the storage"
    assert json.loads(words["ENTRYPOINT"]) == [START.name]
    assert json.loads(words["HEALTHCHECK"].partition("CMD ")[2]) == [HEALTHY.name]
    assert words["VOLUME"] in {target for _, target, _ in _mounts("exporter")}
    assert all(os.access(path, os.X_OK) for path in (START, HEALTHY))


def test_all_that_the_image_is_built_from_exists_and_reaches_the_builder() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    sources = [
        word
        for name, text in _instructions()
        if name == "COPY" and "--from" not in text
        for word in shlex.split(text)[:-1]
    ]

    assert "exporter" in sources
    for source in sources:
        assert (ROOT / source).exists(), source
        assert any(
            source == kept or source.startswith(f"{kept}/")
            for kept in (one[1:] for one in ignored if one[0] == "!")
        )
