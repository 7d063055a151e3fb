"""What is shipped for operators of Kubernetes and systemd agrees with the plain files and with the exporter."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.cli.serve import command as serve
from exporter.config import load
from tests.rules.rulebook import EVERY, NAMES, ROOT

DEPLOY = ROOT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
UNIT = ROOT / "deploy" / "systemd" / "sora-exporter.service"
FLAGS = {flag for option in serve.params for flag in option.opts}


def _build() -> Any:
    spec = importlib.util.spec_from_file_location("build", KUBERNETES / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _build()
FOLDERS = ("common", "base", "monitor", "alerting")
OBJECTS = [
    doc
    for folder in FOLDERS
    for path in sorted((KUBERNETES / folder).glob("*.yml"))
    for doc in yaml.safe_load_all(path.read_text())
]


def _one(kind: str) -> dict[str, Any]:
    (found,) = (doc for doc in OBJECTS if doc["kind"] == kind)
    return dict(found)


@pytest.mark.parametrize(("path", "text"), BUILD.written().items(), ids=BUILD.written().keys())
def test_what_the_operator_reads_is_what_the_plain_files_say(path: str, text: str) -> None:
    assert (DEPLOY / path).read_text() == text


def test_prometheus_accepts_the_rules_as_the_operator_writes_them(promtool: str, tmp_path: Path) -> None:
    rules = _one("PrometheusRule")["spec"]
    path = tmp_path / "rules.yml"
    path.write_text(yaml.safe_dump(rules))
    done = subprocess.run(
        [promtool, "check", "rules", str(path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert sum(len(group["rules"]) for group in rules["groups"]) == len(EVERY)


def test_alerts_carry_the_namespace_that_the_operator_routes_by() -> None:
    rules = [rule for group in _one("PrometheusRule")["spec"]["groups"] for rule in group["rules"]]

    assert {rule["alert"] for rule in rules if "alert" in rule} == set(NAMES)
    assert {rule["labels"]["namespace"] for rule in rules if "alert" in rule} == {BUILD.NAMESPACE}


def test_every_matcher_survives_the_translation() -> None:
    plain = yaml.safe_load((ROOT / "alerts/alertmanager/alertmanager.yml").read_text())
    spec = _one("AlertmanagerConfig")["spec"]

    def spelled(matchers: list[dict[str, str]]) -> list[str]:
        return ['{name}{matchType}"{value}"'.format(**one) for one in matchers]

    assert [spelled(rule["sourceMatch"]) for rule in spec["inhibitRules"]] == [
        rule["source_matchers"] for rule in plain["inhibit_rules"]
    ]
    assert [spelled(route["matchers"]) for route in spec["route"]["routes"]] == [
        route["matchers"] for route in plain["route"]["routes"][0]["routes"]
    ]


def test_every_object_lives_in_the_same_namespace_and_is_listed() -> None:
    assert {doc["metadata"]["namespace"] for doc in OBJECTS} == {BUILD.NAMESPACE}
    assert yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["bases"] == [*FOLDERS[1:]]
    for folder in FOLDERS:
        listed = yaml.safe_load((KUBERNETES / folder / "kustomization.yaml").read_text())["resources"]
        there = {path.name for path in (KUBERNETES / folder).glob("*.yml")}
        assert {*listed} == there - {"scrapeconfig.yml"}


def test_the_pod_is_started_with_flags_that_exist_and_answers_where_it_is_asked() -> None:
    (container,) = _one("Deployment")["spec"]["template"]["spec"]["containers"]
    (port,) = container["ports"]

    assert {arg.split("=")[0] for arg in container["args"]} <= FLAGS
    assert f"--web.listen-address=:{port['containerPort']}" in container["args"]
    assert {container[probe]["httpGet"]["port"] for probe in ("livenessProbe", "readinessProbe")} == {
        port["name"]
    }
    assert _one("Service")["spec"]["ports"][0]["targetPort"] == port["name"]
    assert _one("NetworkPolicy")["spec"]["ingress"][0]["ports"] == [{"port": port["name"]}]


def test_the_pod_asks_for_the_password_that_prometheus_has(tmp_path: Path) -> None:
    spec = _one("Deployment")["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    (endpoint,) = _one("PodMonitor")["spec"]["podMetricsEndpoints"]
    (flag,) = (arg for arg in container["args"] if arg.startswith("--web.config.file="))
    file = Path(flag.partition("=")[2])
    (mount,) = (one for one in container["volumeMounts"] if one["mountPath"] == str(file.parent))
    (volume,) = (one for one in spec["volumes"] if one["name"] == mount["name"])
    head = (KUBERNETES / "base" / "exporter.yml").read_text()

    assert not volume["secret"].get("optional")
    assert f"secret generic {volume['secret']['secretName']} --from-file={file.name}" in head
    for key in ("username", "password"):
        secret = endpoint["basicAuth"][key]
        assert re.search(
            rf"secret generic {secret['name']} [^-]*(.*\n.*)?--from-literal={secret['key']}=", head
        )


def test_the_job_is_the_one_that_the_rules_read() -> None:
    monitor, pod = _one("PodMonitor"), _one("Deployment")["spec"]["template"]

    assert pod["metadata"]["labels"][monitor["spec"]["jobLabel"]] == "sora-exporter"
    assert _one("ScrapeConfig")["spec"]["jobName"] == "sora-exporter"


def test_the_configuration_in_the_manifest_is_accepted(tmp_path: Path) -> None:
    (text,) = (doc["data"]["config.yml"] for doc in OBJECTS if "config.yml" in doc.get("data", {}))
    path = tmp_path / "config.yml"
    path.write_text(text)

    assert load(path, {"OPENAI_API_KEY": "key"}).targets


def test_the_unit_starts_the_exporter_with_flags_that_exist() -> None:
    text = UNIT.read_text().replace("\\\n", "")
    (start,) = re.findall(r"^ExecStart=(.+)$", text, re.MULTILINE)

    assert set(re.findall(r"--[a-z.-]+", start)) <= FLAGS


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_the_unit_valid_and_well_locked(tmp_path: Path) -> None:
    path = tmp_path / UNIT.name
    path.write_text(UNIT.read_text().replace("/opt/sora-exporter/bin/sora-exporter", "/bin/true"))
    for verdict in (["verify", "--man=no"], ["security", "--offline=true", "--threshold=15", "--no-pager"]):
        done = subprocess.run(
            ["systemd-analyze", *verdict, str(path)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Unknown" not in done.stderr


def test_prometheus_accepts_the_shipped_configuration(promtool: str) -> None:
    command = [promtool, "check", "config", str(ROOT / "alerts" / "prometheus.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
