"""What Kubernetes would be given: built by kustomize or rendered from the chart, and held against the schemas."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import kubernetes_validate
import yaml

from tests.rules.rulebook import ROOT

KUBERNETES: Final = ROOT / "deploy" / "kubernetes"
CHART: Final = ROOT / "deploy" / "helm" / "sora-exporter"
OVERLAYS: Final = sorted(path.name for path in (KUBERNETES / "overlays").iterdir())
VERSIONS: Final = ("1.25", "1.37")
"""Of Kubernetes: the oldest and the newest whose schemas are at hand."""

_HERE: Final = Path(__file__).parent
_OPERATOR: Final = json.loads((_HERE / "testdata" / "operator-kinds.json").read_text())

Doc = dict[str, Any]


class _Loader(yaml.CSafeLoader):
    """Takes a lone `=` for a text, as Kubernetes does; PyYAML has an old meaning for it and no value."""


_Loader.add_constructor("tag:yaml.org,2002:value", _Loader.construct_yaml_str)


def kubectls() -> dict[str, str]:
    """Debian's kubectl, and another one where it stands in its place; by the version each gives itself."""
    beside = ROOT / ".venv" / "debian" / "usr" / "bin" / "kubectl"
    found = [path for path in (shutil.which("kubectl"), beside) if path and Path(path).exists()]
    assert found, "no kubectl: run `make debian`"
    return {_version(str(path)): str(path) for path in found}


def _version(path: str) -> str:
    done = subprocess.run(
        [path, "version", "--client", "--output=json"], capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)["clientVersion"]
    return f"{told['major']}.{told['minor']}"


def kustomized(kubectl: str, folder: Path) -> list[Doc]:
    """The objects that `kubectl kustomize` builds."""
    done = subprocess.run([kubectl, "kustomize", str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return _read(done.stdout)


def _read(text: str) -> list[Doc]:
    return list(yaml.load_all(text, Loader=_Loader))


def rendered(
    renderer: Path, values: Doc, release: str = "sora-exporter", namespace: str = "ai-video"
) -> list[Doc]:
    """The objects that the chart makes of these values, laid over its defaults.

    Raises:
        ValueError: what Helm would refuse the values for.
    """
    whole = merged(yaml.safe_load((CHART / "values.yaml").read_text()), values)
    refused = list(jsonschema.Draft7Validator(_values_schema()).iter_errors(whole))
    if refused:
        raise ValueError("; ".join(f"{one.json_path}: {one.message}" for one in refused))
    chart = {
        key[0].upper() + key[1:]: value
        for key, value in yaml.safe_load((CHART / "Chart.yaml").read_text()).items()
    }
    asked = {"values": whole, "chart": chart, "release": release, "namespace": namespace}
    done = subprocess.run(
        [renderer, CHART], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise ValueError(done.stderr)
    texts = json.loads(done.stdout)
    assert "port-forward" in texts.pop("NOTES.txt")
    return [doc for text in texts.values() for doc in _read(text) if doc]


def _values_schema() -> Doc:
    schema: Doc = json.loads((CHART / "values.schema.json").read_text())
    return schema


def merged(under: Any, over: Any) -> Any:
    """As Helm lays values over others: tables key by key, null takes a key away, all else is replaced."""
    if not (isinstance(under, dict) and isinstance(over, dict)):
        return over
    both = {key: merged(value, over[key]) if key in over else value for key, value in under.items()}
    both |= {key: value for key, value in over.items() if key not in under}
    return {key: value for key, value in both.items() if value is not None}


def faults(docs: Iterable[Doc]) -> Iterator[str]:
    """What the API server would refuse or drop: keys nobody knows, values of a wrong kind, missing ones."""
    for doc in docs:
        where = f"{doc.get('kind')} {doc.get('metadata', {}).get('name')}"
        for fault in _faults(json.dumps(doc, sort_keys=True)):
            yield f"{where}: {fault}"


@cache
def _faults(text: str) -> tuple[str, ...]:
    doc = json.loads(text)
    group = doc["apiVersion"].partition("/")[0]
    if group == "monitoring.coreos.com":
        schema = _OPERATOR["kinds"][doc["kind"]] | {"$defs": _OPERATOR["$defs"]}
        found = [
            f"{one.json_path}: {one.message}"
            for one in jsonschema.Draft202012Validator(schema).iter_errors(doc)
        ]
        # Its metadata is that of every kind.
        doc = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": doc["metadata"]}
    else:
        found = []
    for version in VERSIONS:
        try:
            kubernetes_validate.validate(doc, version, strict=True)
        except (kubernetes_validate.ValidationError, kubernetes_validate.SchemaNotFoundError) as error:
            found.append(f"{version}: {getattr(error, 'json_path', '')}: {error.message}")
    return tuple(found)
