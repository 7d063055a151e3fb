"""Writes what the Prometheus operator and the Helm chart read, from the plain files in `alerts`."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

DEPLOY: Final = Path(__file__).parents[1]
ALERTS: Final = DEPLOY.parent / "alerts"
NAMESPACE: Final = "ai-video"
SECRET: Final = "sora-exporter-alerts"  # noqa: S105 - the name of an object
_HEAD: Final = "# Written by build.py from the plain files in alerts/: change those, and run it again.\n"
_CHART: Final = "helm/sora-exporter/files"
_LABELS: Final = {"app.kubernetes.io/name": "sora-exporter"}

Doc = dict[str, Any]


def written() -> dict[str, str]:
    """The text of every file that is written, by its path below `deploy`."""
    alpha = "monitoring.coreos.com/v1alpha1"
    rules, routing, templates = _rules(), _routing(), _templates()
    docs = {
        "kubernetes/alerting/prometheusrule.yml": _object(
            "monitoring.coreos.com/v1", "PrometheusRule", spec=rules
        ),
        "kubernetes/alerting/alertmanagerconfig.yml": _object(alpha, "AlertmanagerConfig", spec=routing),
        "kubernetes/alerting/alertmanager-templates.yml": _object("v1", "ConfigMap", data=templates),
        "kubernetes/monitor/scrapeconfig.yml": _object(alpha, "ScrapeConfig", spec=_scrape()),
        # The chart puts the namespace of its release in the place of the one that stands here.
        f"{_CHART}/rules.yml": rules,
        f"{_CHART}/alertmanager.yml": routing,
    }
    texts = {path: _HEAD + _dump(doc) for path, doc in docs.items()}
    return texts | {f"{_CHART}/{name}": text for name, text in templates.items()}


def _object(version: str, kind: str, **body: Any) -> Doc:
    name = "sora-exporter-templates" if kind == "ConfigMap" else "sora-exporter"
    metadata = {"name": name, "namespace": NAMESPACE, "labels": _LABELS}
    return {"apiVersion": version, "kind": kind, "metadata": metadata, **body}


def _templates() -> Doc:
    return {
        path.name: path.read_text() for path in sorted((ALERTS / "alertmanager/templates").glob("*.tmpl"))
    }


def _rules() -> Doc:
    groups = [group for path in sorted(ALERTS.glob("rules/*.yml")) for group in _read(path)["groups"]]
    for group in groups:
        for rule in group["rules"]:
            if "alert" in rule:
                # The operator adds this matcher to the routes and inhibitions of an AlertmanagerConfig.
                rule["labels"]["namespace"] = NAMESPACE
    return {"groups": groups}


def _scrape() -> Doc:
    plain = _read(ALERTS / "prometheus.yml")
    job = plain["scrape_configs"][0]
    port = job["static_configs"][0]["targets"][0].split(":")[1]
    return {
        "jobName": job["job_name"],
        "scrapeInterval": plain["global"]["scrape_interval"],
        "staticConfigs": [{"targets": [f"sora-exporter.{NAMESPACE}.svc:{port}"]}],
    }


def _routing() -> Doc:
    plain = _read(ALERTS / "alertmanager/alertmanager.yml")
    return {
        "route": _route(plain["route"]["routes"][0]),
        "receivers": [_receiver(receiver, plain["global"]) for receiver in plain["receivers"]],
        "inhibitRules": [
            {
                "sourceMatch": _matchers(rule["source_matchers"]),
                "targetMatch": _matchers(rule["target_matchers"]),
                "equal": rule["equal"],
            }
            for rule in plain["inhibit_rules"]
        ],
    }


def _route(plain: Doc) -> Doc:
    route = {_camel(key): value for key, value in plain.items()}
    if "matchers" in route:
        route["matchers"] = _matchers(route["matchers"])
    if "routes" in route:
        route["routes"] = [_route(child) for child in route["routes"]]
    return route


def _matchers(plain: list[str]) -> list[Doc]:
    found = [re.fullmatch(r'(\w+)(=~|!~|!=|=)"(.*)"', matcher) for matcher in plain]
    return [{"name": one[1], "matchType": one[2], "value": one[3]} for one in found if one]


def _receiver(plain: Doc, general: Doc) -> Doc:
    receiver: Doc = {"name": plain["name"]}
    for kind, configs in plain.items():
        if kind != "name":
            receiver[_camel(kind)] = [_CONFIGS[kind](config, general) for config in configs]
    return receiver


def _pagerduty(plain: Doc, _: Doc) -> Doc:
    links = [{"href": link["href"], "alt": link["text"]} for link in plain["links"]]
    kept = {key: plain[key] for key in ("severity", "description", "client", "group", "class")}
    return {
        "routingKey": _secret(plain["routing_key_file"]),
        **kept,
        "clientURL": plain["client_url"],
        "pagerDutyLinkConfigs": links,
        "details": _pairs(plain["details"]),
    }


def _slack(plain: Doc, general: Doc) -> Doc:
    kept = {_camel(key): value for key, value in plain.items()}
    return {"apiURL": _secret(general["slack_api_url_file"]), **kept}


def _email(plain: Doc, general: Doc) -> Doc:
    return {
        **{_camel(key): value for key, value in plain.items()},
        "headers": _pairs(plain["headers"]),
        "from": general["smtp_from"],
        "smarthost": general["smtp_smarthost"],
        "authUsername": general["smtp_auth_username"],
        "authPassword": _secret(general["smtp_auth_password_file"]),
    }


def _webhook(plain: Doc, _: Doc) -> Doc:
    token = plain["http_config"]["authorization"]["credentials_file"]
    return {
        "url": plain["url"],
        "httpConfig": {"authorization": {"credentials": _secret(token)}},
        "sendResolved": plain["send_resolved"],
    }


_CONFIGS: Final = {
    "pagerduty_configs": _pagerduty,
    "slack_configs": _slack,
    "email_configs": _email,
    "webhook_configs": _webhook,
}


def _secret(path: str) -> Doc:
    return {"name": SECRET, "key": Path(path).name}


def _pairs(plain: Mapping[str, str]) -> list[Doc]:
    return [{"key": key, "value": value} for key, value in plain.items()]


def _camel(key: str) -> str:
    head, *tail = key.split("_")
    return head + "".join(word.capitalize() for word in tail)


def _read(path: Path) -> Doc:
    plain: Doc = yaml.safe_load(path.read_text())
    return plain


def _dump(doc: Doc) -> str:
    return str(yaml.dump(doc, Dumper=_Dumper, sort_keys=False, width=110, allow_unicode=True))


class _Dumper(yaml.SafeDumper):
    """Whole texts as blocks, nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


if __name__ == "__main__":
    for path, text in written().items():
        (DEPLOY / path).write_text(text)
