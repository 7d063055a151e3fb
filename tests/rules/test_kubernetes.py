"""The manifests build with old and new kustomize, Kubernetes knows every key, and each overlay does what it is for."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.cli.serve import command as serve
from exporter.cli.shared.options import shard_of
from exporter.config import load
from exporter.core.shards import Shard
from tests.rules.manifests import KUBERNETES, OVERLAYS, Doc, faults, kubectls, kustomized

FOLDERS = {"as shipped": KUBERNETES} | {name: KUBERNETES / "overlays" / name for name in OVERLAYS}
FLAGS = {flag for option in serve.params for flag in option.opts}
KNOWN = {"apiVersion", "kind", "bases", "resources", "patchesStrategicMerge", "patchesJson6902"}
"""What the kustomization files use: known since kustomize 2.0, which kubectl 1.20 has, until today."""

every_folder = pytest.mark.parametrize("name", FOLDERS)


@pytest.fixture(scope="module")
def once_built() -> dict[str, list[Doc]]:
    kubectl = next(iter(kubectls().values()))
    return {name: kustomized(kubectl, folder) for name, folder in FOLDERS.items()}


@pytest.fixture
def built(once_built: dict[str, list[Doc]]) -> dict[str, list[Doc]]:
    """The objects of every folder, for this test to take apart."""
    return deepcopy(once_built)


def _one(docs: list[Doc], kind: str, name: str = "sora-exporter") -> Any:
    (found,) = (doc for doc in docs if doc["kind"] == kind and doc["metadata"]["name"] == name)
    return found


def _pod(docs: list[Doc]) -> tuple[Any, Any]:
    (kind,) = {doc["kind"] for doc in docs} & {"Deployment", "StatefulSet"}
    spec = _one(docs, kind)["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    return spec, container


def _sorted(value: Any) -> Any:
    """Lists of named things have no order in Kubernetes, and each kustomize has its own."""
    if isinstance(value, dict):
        return {key: _sorted(one) for key, one in value.items()}
    if isinstance(value, list):
        ones = [_sorted(one) for one in value]
        named = all(isinstance(one, dict) and "name" in one for one in ones)
        return sorted(ones, key=lambda one: str(one["name"])) if named else ones
    return value


def _by_object(docs: list[Doc]) -> dict[tuple[str, str], Any]:
    return {(doc["kind"], doc["metadata"]["name"]): _sorted(doc) for doc in docs}


@every_folder
def test_every_kubectl_builds_the_same(name: str, built: dict[str, list[Doc]]) -> None:
    for kubectl in kubectls().values():
        assert _by_object(kustomized(kubectl, FOLDERS[name])) == _by_object(built[name])


@every_folder
def test_kubernetes_and_the_operator_know_every_key(name: str, built: dict[str, list[Doc]]) -> None:
    assert list(faults(built[name])) == []


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        ("Deployment", ("spec", "template", "spec", "containers", 0, "readynessProbe"), {}),
        ("Deployment", ("spec", "replicas"), "one"),
        ("NetworkPolicy", ("spec", "ingress", 0, "form"), []),
        ("PodMonitor", ("spec", "podMetricsEndpoints", 0, "intervall"), "15s"),
        ("PodMonitor", ("spec", "podMetricsEndpoints", 0, "interval"), "15"),
        ("PodMonitor", ("metadata", "label"), {}),
        ("PrometheusRule", ("spec", "groups", 0, "rules", 0, "exp"), "1"),
        ("AlertmanagerConfig", ("spec", "inhibitRules", 0, "sourceMatch", 0, "matchType"), "=="),
    ],
)
def test_a_slip_in_a_manifest_is_seen(
    kind: str, path: tuple[str | int, ...], value: Any, built: dict[str, list[Doc]]
) -> None:
    doc = yaml.safe_load(yaml.safe_dump(_one(built["as shipped"], kind)))
    place = doc
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    assert list(faults([doc]))


def test_the_kustomizations_use_what_old_and_new_ones_know() -> None:
    for path in KUBERNETES.rglob("kustomization.yaml"):
        assert yaml.safe_load(path.read_text()).keys() <= KNOWN, path


@every_folder
def test_every_overlay_is_the_whole_exporter_with_one_monitor(name: str, built: dict[str, list[Doc]]) -> None:
    kinds = [doc["kind"] for doc in built[name]]
    shipped = {doc["kind"] for doc in built["as shipped"]}

    if name == "shards":
        shipped = shipped - {"Deployment", "PersistentVolumeClaim"} | {"StatefulSet"}
    assert shipped - {"PodMonitor"} <= set(kinds)
    assert len([kind for kind in kinds if kind in {"PodMonitor", "ServiceMonitor"}]) == 1


@every_folder
def test_the_pod_is_started_with_flags_that_exist_and_asked_where_it_answers(
    name: str, built: dict[str, list[Doc]]
) -> None:
    spec, container = _pod(built[name])
    flags = dict(arg.split("=", 1) for arg in container["args"])
    prefix = flags.get("--web.route-prefix", "")
    probes = {
        container[probe]["httpGet"]["path"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")
    }

    assert flags.keys() <= FLAGS
    assert probes == {f"{prefix}/-/healthy", f"{prefix}/-/ready"}
    claims = [
        one["metadata"] for doc in built[name] for one in doc.get("spec", {}).get("volumeClaimTemplates", ())
    ]
    assert {mount["name"] for mount in container["volumeMounts"]} == {
        one["name"] for one in (*spec["volumes"], *claims)
    }


def test_one_replica_can_be_moved_and_never_runs_twice(built: dict[str, list[Doc]]) -> None:
    spec = _one(built["as shipped"], "Deployment")["spec"]
    budget = _one(built["as shipped"], "PodDisruptionBudget")["spec"]

    assert (spec["replicas"], spec["strategy"]) == (1, {"type": "Recreate"})
    # `minAvailable: 1` of a single replica would keep its node from ever being emptied.
    assert {"maxUnavailable": 1, "selector": spec["selector"]} == budget


def test_the_shards_are_the_same_pod_with_a_number_and_storage_of_its_own(
    built: dict[str, list[Doc]],
) -> None:
    shards = _one(built["shards"], "StatefulSet")["spec"]
    spec, container = _pod(built["shards"])
    alone, lone_container = _pod(built["as shipped"])
    service = _one(built["shards"], "Service")
    (endpoint,) = _one(built["shards"], "PodMonitor")["spec"]["podMetricsEndpoints"]
    (relabeling,) = endpoint["relabelings"]
    (name,) = container.pop("env")
    added = [arg for arg in container["args"] if arg not in lone_container["args"]]

    # Kubernetes puts the name of the pod in the place of $(POD_NAME): the number is all that is taken of it.
    assert added == ["--shard.index=$(POD_NAME)", f"--shard.total={shards['replicas']}"]
    assert name == {"name": "POD_NAME", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}
    assert shard_of("sora-exporter-2", shards["replicas"]) == Shard(2, 3)
    assert {**container, "args": lone_container["args"]} == lone_container
    assert spec["volumes"] == [one for one in alone["volumes"] if one["name"] != "storage"]
    assert {**spec, "volumes": (), "containers": ()} == {**alone, "volumes": (), "containers": ()}
    (claim,) = shards["volumeClaimTemplates"]
    assert claim["spec"] == _one(built["as shipped"], "PersistentVolumeClaim")["spec"]
    # Every pod has a name and is an instance of its own.
    assert (shards["serviceName"], service["spec"]["clusterIP"]) == (service["metadata"]["name"], "None")
    assert relabeling["targetLabel"] == "instance"
    assert "__meta_kubernetes_pod_name" in relabeling["sourceLabels"]


def test_the_ingress_leads_to_where_the_exporter_answers(built: dict[str, list[Doc]]) -> None:
    docs = built["ingress"]
    (rule,) = _one(docs, "Ingress")["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    (tls,) = _one(docs, "Ingress")["spec"]["tls"]
    (port,) = _one(docs, "Service")["spec"]["ports"]
    args = _pod(docs)[1]["args"]
    (endpoint,) = _one(docs, "PodMonitor")["spec"]["podMetricsEndpoints"]

    assert path["backend"]["service"] == {"name": "sora-exporter", "port": {"name": port["name"]}}
    assert tls["hosts"] == [rule["host"]]
    assert f"--web.external-url=https://{rule['host']}{path['path']}" in args
    assert f"--web.route-prefix={path['path']}" in args
    assert endpoint["path"] == f"{path['path']}/metrics"
    assert _one(docs, "NetworkPolicy", "sora-exporter-ingress")["spec"]["ingress"]


def test_secrets_that_exist_take_the_place_of_all_others(built: dict[str, list[Doc]], tmp_path: Path) -> None:
    spec, container = _pod(built["existing-secret"])
    volumes = {one["name"]: one.get("secret", {}).get("secretName") for one in spec["volumes"]}
    mounts = {one["name"]: one["mountPath"] for one in container["volumeMounts"]}
    (endpoint,) = _one(built["existing-secret"], "PodMonitor")["spec"]["podMetricsEndpoints"]
    text = _one(built["existing-secret"], "ConfigMap")["data"]["config.yml"]
    (tmp_path / "openai").write_text("key")
    config = tmp_path / "config.yml"
    config.write_text(text.replace(mounts["keys"], str(tmp_path)))

    assert "envFrom" not in container
    assert (volumes["keys"], volumes["web"]) == ("video-api-keys", "monitoring-basic-auth")
    assert {one["name"] for one in endpoint["basicAuth"].values()} == {volumes["web"]}
    assert mounts["keys"] in text
    assert load(config, {}).targets


def test_storage_is_of_the_class_and_size_that_is_asked_for(built: dict[str, list[Doc]]) -> None:
    claim = _one(built["persistence"], "PersistentVolumeClaim")["spec"]
    spec, _ = _pod(built["persistence"])
    volumes = [one.get("persistentVolumeClaim", {}).get("claimName") for one in spec["volumes"]]
    head = (KUBERNETES / "overlays" / "persistence" / "kustomization.yaml").read_text()

    assert claim["storageClassName"] == "fast-retained"
    assert claim["resources"]["requests"] == {"storage": "5Gi"}
    assert claim["accessModes"] == ["ReadWriteOnce"]
    assert (
        f"/spec/template/spec/volumes/{volumes.index('sora-exporter')}/persistentVolumeClaim/claimName"
        in head
    )


def test_behind_a_proxy_the_pod_reaches_nothing_else(built: dict[str, list[Doc]]) -> None:
    dns, proxy = _one(built["network-policy"], "NetworkPolicy")["spec"]["egress"]
    environment = {one["name"]: one["value"] for one in _pod(built["network-policy"])[1]["env"]}
    namespace = proxy["to"][0]["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"]
    (port,) = proxy["ports"]

    assert {one["port"] for one in dns["ports"]} == {53}
    assert all(rule["to"] for rule in (dns, proxy)), "without `to` a rule leads everywhere"
    assert environment["HTTPS_PROXY"].endswith(f".{namespace}.svc:{port['port']}")


def test_the_service_monitor_and_the_probe_ask_the_service(built: dict[str, list[Doc]]) -> None:
    docs = built["servicemonitor"]
    service, probe = _one(docs, "Service"), _one(docs, "Probe")["spec"]
    monitor = _one(docs, "ServiceMonitor")["spec"]
    (endpoint,) = monitor["endpoints"]
    (port,) = service["spec"]["ports"]
    config = yaml.safe_load(_one(docs, "ConfigMap")["data"]["config.yml"])

    assert monitor["selector"]["matchLabels"].items() <= service["metadata"]["labels"].items()
    assert service["metadata"]["labels"][monitor["jobLabel"]] == "sora-exporter"
    assert endpoint["port"] == port["name"]
    assert probe["prober"] == {"url": f"sora-exporter.ai-video.svc:{port['port']}", "path": "/probe"}
    assert set(probe["targets"]["staticConfig"]["static"]) <= {one["name"] for one in config["targets"]}
    assert probe["jobName"] != "sora-exporter", "the rules would take its series for the exporter's own"
    assert probe["basicAuth"] == endpoint["basicAuth"]
