"""The Helm chart: rendered by what Helm is made of, it says what the kustomization says, and every switch works."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import exporter
from exporter.cli.serve import command as serve
from tests.rules.manifests import CHART, KUBERNETES, Doc, faults, kubectls, kustomized, rendered

FLAGS = {flag for option in serve.params for flag in option.opts}
EVERYTHING: Doc = {
    name: {"enabled": True} for name in ("serviceMonitor", "prometheusRule", "alertmanagerConfig")
} | {"probe": {"enabled": True, "targets": ["openai-sora-2"]}}
HELM_ONLY = {
    "app.kubernetes.io/instance",
    "app.kubernetes.io/managed-by",
    "app.kubernetes.io/version",
    "helm.sh/chart",
}


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Debian's Go builds it from Debian's sources; Go keeps what it compiled, so the next time is quick."""
    program = tmp_path_factory.mktemp("chart") / "render"
    source = Path(__file__).parent / "helm" / "render.go"
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""}
    done = subprocess.run(
        ["go", "build", "-o", program, source], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return program


def _one(docs: list[Doc], kind: str, name: str = "sora-exporter") -> Any:
    (found,) = (doc for doc in docs if doc["kind"] == kind and doc["metadata"]["name"] == name)
    return found


def _pod(docs: list[Doc]) -> tuple[Any, Any]:
    (kind,) = {doc["kind"] for doc in docs} & {"Deployment", "StatefulSet"}
    spec = _one(docs, kind)["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    return spec, container


def _plain(value: Any) -> Any:
    """Without the labels that only Helm has, the checksum, and the ends of lines that YAML may or may not keep."""
    if isinstance(value, dict):
        kept = {key: _plain(one) for key, one in value.items() if key not in HELM_ONLY | {"checksum/config"}}
        if kept.get("annotations") == {}:
            del kept["annotations"]
        if "config.yml" in kept:
            kept["config.yml"] = yaml.safe_load(kept["config.yml"])
        return kept
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.rstrip("\n") if isinstance(value, str) else value


@pytest.mark.parametrize(
    "folder",
    [KUBERNETES, *(KUBERNETES / "overlays" / name for name in ("servicemonitor", "shards"))],
    ids=lambda one: one.name,
)
def test_the_chart_says_what_the_kustomization_says(renderer: Path, folder: Path) -> None:
    switched = EVERYTHING
    if folder.name != "servicemonitor":
        switched = {key: {"enabled": True} for key in ("podMonitor", "prometheusRule", "alertmanagerConfig")}
    if folder.name == "shards":
        switched |= {"shards": 3}
    kubectl = next(iter(kubectls().values()))

    chart = {(doc["kind"], doc["metadata"]["name"]): _plain(doc) for doc in rendered(renderer, switched)}
    plain = {(doc["kind"], doc["metadata"]["name"]): _plain(doc) for doc in kustomized(kubectl, folder)}

    assert chart.keys() == plain.keys()
    for key, doc in plain.items():
        assert chart[key] == doc


VALUES: dict[str, Doc] = {
    "defaults": {},
    "everything": EVERYTHING,
    "secrets and storage of one's own": {
        "existingSecret": "keys",
        "existingConfigMap": "video",
        "webConfig": {"existingSecret": "web"},
        "persistence": {"existingClaim": "claim"},
        "serviceAccount": {"create": False, "name": "someone"},
    },
    "nothing that can be left out": {
        "existingSecret": "",
        "webConfig": {"existingSecret": ""},
        "persistence": {"enabled": False},
        "networkPolicy": {"enabled": False},
        "podDisruptionBudget": {"enabled": False},
        "serviceAccount": {"create": False},
    },
    "behind an ingress": {
        "externalUrl": "https://monitoring.example.org/sora",
        "routePrefix": "/sora/",
        "networkPolicy": {"allowedNamespaces": ["monitoring", "ingress-nginx"]},
        "ingress": {
            "enabled": True,
            "className": "nginx",
            "annotations": {"cert-manager.io/cluster-issuer": "letsencrypt"},
            "hosts": ["monitoring.example.org"],
            "tls": [{"hosts": ["monitoring.example.org"], "secretName": "monitoring-tls"}],
        },
        **EVERYTHING,
    },
    "shards": {"shards": 2, "serviceMonitor": {"enabled": True}, "extraEnv": [{"name": "A", "value": "b"}]},
    "shards without storage": {"shards": 3, "persistence": {"enabled": False}},
    "a pod of one's own": {
        "commonLabels": {"team": "video"},
        "annotations": {"a": "b"},
        "podAnnotations": {"c": "d"},
        "podLabels": {"e": "f"},
        "image": {
            "repository": "registry.example.org/sora-exporter",
            "digest": "sha256:" + 64 * "0",
            "pullPolicy": "Always",
        },
        "imagePullSecrets": [{"name": "registry"}],
        "priorityClassName": "monitoring",
        "nodeSelector": {"disktype": "ssd"},
        "tolerations": [{"key": "dedicated", "operator": "Exists"}],
        "affinity": {"nodeAffinity": {}},
        "topologySpreadConstraints": [
            {"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"}
        ],
        "extraArgs": ["--log.level=debug"],
        "extraEnv": [{"name": "HTTPS_PROXY", "value": "http://proxy:3128"}],
        "extraEnvFrom": [{"secretRef": {"name": "more"}}],
        "extraVolumes": [{"name": "ca", "configMap": {"name": "ca"}}],
        "extraVolumeMounts": [{"name": "ca", "mountPath": "/ca"}],
        "podSecurityContext": {"fsGroup": 2000},
        "securityContext": {"runAsUser": 1000},
        "resources": {"limits": {"memory": "1Gi"}},
        "service": {"type": "NodePort", "port": 80, "annotations": {"g": "h"}},
        "persistence": {
            "storageClassName": "fast",
            "size": "5Gi",
            "annotations": {"helm.sh/resource-policy": "keep"},
        },
        "serviceAccount": {"name": "someone", "annotations": {"eks.amazonaws.com/role-arn": "arn"}},
        "serviceMonitor": {
            "enabled": True,
            "additionalLabels": {"release": "kube-prometheus-stack"},
            "interval": "30s",
            "scrapeTimeout": "10s",
            "basicAuthSecret": "",
            "relabelings": [{"targetLabel": "cluster", "replacement": "one"}],
            "metricRelabelings": [{"action": "drop", "regex": "python_.*", "sourceLabels": ["__name__"]}],
        },
        "prometheusRule": {"enabled": True, "additionalLabels": {"role": "rules"}},
        "extraManifests": [
            {
                "apiVersion": "v1",
                "kind": "ConfigMap",
                "metadata": {"name": "more-{{ .Release.Name }}"},
                "data": {"a": "b"},
            }
        ],
    },
}


@pytest.mark.parametrize("values", VALUES.values(), ids=VALUES.keys())
def test_whatever_is_switched_kubernetes_knows_every_key(renderer: Path, values: Doc) -> None:
    docs = rendered(renderer, values)
    _, container = _pod(docs)

    assert list(faults(docs)) == []
    assert {arg.split("=")[0] for arg in container["args"]} <= FLAGS


def test_every_switch_is_shown_with_its_default_and_checked() -> None:
    def compare(values: Doc, schema: Doc) -> None:
        assert values.keys() == schema["properties"].keys() - {"global"}
        for key, value in values.items():
            if isinstance(value, dict) and "properties" in schema["properties"][key]:
                compare(value, schema["properties"][key])

    compare(
        yaml.safe_load((CHART / "values.yaml").read_text()),
        json.loads((CHART / "values.schema.json").read_text()),
    )


def test_a_pod_is_made_as_it_is_asked_for(renderer: Path) -> None:
    values = VALUES["a pod of one's own"]
    docs = rendered(renderer, values)
    spec, container = _pod(docs)
    deployment, service = _one(docs, "Deployment"), _one(docs, "Service")

    assert all(
        doc["metadata"]["labels"]["team"] == "video"
        for doc in docs
        if doc["metadata"]["name"] == "sora-exporter"
    )
    assert deployment["metadata"]["annotations"] == values["annotations"]
    assert (
        deployment["spec"]["template"]["metadata"]["annotations"].items() >= values["podAnnotations"].items()
    )
    assert deployment["spec"]["template"]["metadata"]["labels"].items() >= values["podLabels"].items()
    assert container["image"] == "registry.example.org/sora-exporter@sha256:" + 64 * "0"
    assert container["imagePullPolicy"] == "Always"
    for key in ("imagePullSecrets", "priorityClassName", "nodeSelector", "tolerations", "affinity"):
        assert spec[key] == values[key]
    assert spec["topologySpreadConstraints"] == values["topologySpreadConstraints"]
    assert spec["securityContext"] == values["podSecurityContext"] | spec["securityContext"]
    assert spec["securityContext"]["fsGroup"] == 2000
    assert container["securityContext"]["runAsUser"] == 1000
    assert container["resources"]["limits"] == {"memory": "1Gi"}
    assert container["args"][-1] == "--log.level=debug"
    assert container["env"] == values["extraEnv"]
    assert container["envFrom"] == [{"secretRef": {"name": "sora-exporter"}}, *values["extraEnvFrom"]]
    assert spec["volumes"][-1] == values["extraVolumes"][0]
    assert container["volumeMounts"][-1] == values["extraVolumeMounts"][0]
    assert (service["spec"]["type"], service["spec"]["ports"][0]["port"]) == ("NodePort", 80)
    assert _one(docs, "PersistentVolumeClaim")["spec"]["storageClassName"] == "fast"
    assert spec["serviceAccountName"] == _one(docs, "ServiceAccount", "someone")["metadata"]["name"]
    (endpoint,) = _one(docs, "ServiceMonitor")["spec"]["endpoints"]
    assert "basicAuth" not in endpoint
    assert (endpoint["interval"], endpoint["scrapeTimeout"]) == ("30s", "10s")
    assert endpoint["relabelings"][-1] == values["serviceMonitor"]["relabelings"][0]
    assert endpoint["metricRelabelings"] == values["serviceMonitor"]["metricRelabelings"]
    assert _one(docs, "ServiceMonitor")["metadata"]["labels"]["release"] == "kube-prometheus-stack"
    assert _one(docs, "ConfigMap", "more-sora-exporter")["data"] == {"a": "b"}


def test_secrets_and_storage_that_exist_are_taken_and_none_is_made(renderer: Path) -> None:
    docs = rendered(renderer, VALUES["secrets and storage of one's own"])
    spec, container = _pod(docs)
    volumes = {one["name"]: one for one in spec["volumes"]}

    assert not {"Secret", "ConfigMap", "PersistentVolumeClaim", "ServiceAccount"} & {
        doc["kind"] for doc in docs
    }
    assert container["envFrom"] == [{"secretRef": {"name": "keys"}}]
    assert volumes["web"]["secret"]["secretName"] == "web"
    assert volumes["config"]["configMap"] == {"name": "video"}
    assert volumes["storage"]["persistentVolumeClaim"] == {"claimName": "claim"}
    assert spec["serviceAccountName"] == "someone"


def test_behind_an_ingress_everything_lies_below_the_prefix(renderer: Path) -> None:
    docs = rendered(renderer, VALUES["behind an ingress"])
    _, container = _pod(docs)
    ingress = _one(docs, "Ingress")
    (path,) = ingress["spec"]["rules"][0]["http"]["paths"]
    (allowed,) = _one(docs, "NetworkPolicy")["spec"]["ingress"]

    assert path["path"] == "/sora"
    assert "--web.route-prefix=/sora" in container["args"]
    assert "--web.external-url=https://monitoring.example.org/sora" in container["args"]
    assert container["readinessProbe"]["httpGet"]["path"] == "/sora/-/ready"
    assert _one(docs, "ServiceMonitor")["spec"]["endpoints"][0]["path"] == "/sora/metrics"
    assert _one(docs, "Probe")["spec"]["prober"]["path"] == "/sora/probe"
    assert ingress["metadata"]["annotations"] == {"cert-manager.io/cluster-issuer": "letsencrypt"}
    assert len(allowed["from"]) == 2


def test_two_releases_share_a_namespace(renderer: Path) -> None:
    one, other = (rendered(renderer, EVERYTHING, release=name) for name in ("video", "image"))
    names = [{(doc["kind"], doc["metadata"]["name"]) for doc in docs} for docs in (one, other)]
    monitors = [
        _one(docs, "ServiceMonitor", f"{name}-sora-exporter")
        for docs, name in ((one, "video"), (other, "image"))
    ]

    assert not names[0] & names[1]
    assert monitors[0]["spec"]["selector"] != monitors[1]["spec"]["selector"]
    instances = {monitor["spec"]["endpoints"][0]["relabelings"][0]["replacement"] for monitor in monitors}
    assert instances == {"ai-video/video-sora-exporter", "ai-video/image-sora-exporter"}


def test_alerts_and_their_routes_follow_the_namespace_and_the_secret(renderer: Path) -> None:
    values = EVERYTHING | {"alertmanagerConfig": {"enabled": True, "existingSecret": "notify"}}
    docs = rendered(renderer, values, namespace="elsewhere")
    rules = [rule for group in _one(docs, "PrometheusRule")["spec"]["groups"] for rule in group["rules"]]
    routing = yaml.safe_dump(_one(docs, "AlertmanagerConfig")["spec"])

    assert {doc["metadata"]["namespace"] for doc in docs} == {"elsewhere"}
    assert {rule["labels"]["namespace"] for rule in rules if "alert" in rule} == {"elsewhere"}
    assert "name: notify" in routing
    assert "sora-exporter-alerts" not in routing


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"replicas": 2}, "replicas"),
        ({"shards": 0}, r"\$.shards"),
        ({"shards": 2, "persistence": {"existingClaim": "claim"}}, "a claim of its own"),
        (
            {"shards": 2, "probe": {"enabled": True, "targets": ["a"]}},
            "each shard answers for its own targets",
        ),
        ({"serviceMonitor": {"enabeld": True}}, r"\$.serviceMonitor: .*enabeld"),
        ({"serviceMonitor": {"interval": "15"}}, r"\$.serviceMonitor.interval"),
        ({"existingSecret": "Not A Name"}, r"\$.existingSecret"),
        ({"persistence": {"accessModes": ["ReadWriteMany"]}}, r"\$.persistence.accessModes"),
        ({"service": {"port": 0}}, r"\$.service.port"),
        ({"externalUrl": "monitoring.example.org"}, r"\$.externalUrl"),
        ({"extraArgs": ["log.level=debug"]}, r"\$.extraArgs"),
        ({"ingress": {"enabled": True}}, "ingress.hosts: name the hosts"),
        ({"probe": {"enabled": True}}, "probe.targets: name the targets"),
        (EVERYTHING | {"podMonitor": {"enabled": True}}, "take podMonitor or serviceMonitor"),
    ],
)
def test_a_slip_in_the_values_is_refused(renderer: Path, values: Doc, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        rendered(renderer, values)


def test_nobody_gets_in_when_no_namespace_is_allowed(renderer: Path) -> None:
    docs = rendered(renderer, {"networkPolicy": {"allowedNamespaces": []}})

    assert _one(docs, "NetworkPolicy")["spec"]["ingress"] == []


def test_the_chart_is_of_this_version() -> None:
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text())

    assert chart["version"] == chart["appVersion"] == exporter.__version__
