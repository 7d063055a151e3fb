"""What would be uploaded: built from a clean copy, complete, and installed as people install programs."""

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from pathlib import Path

import pytest
import yaml

import exporter
from tests.support.processes import ROOT

NAME = f"sora_exporter-{exporter.__version__}"
RUNS = f"sora-exporter, version {exporter.__version__}"


def _run(*command: str | Path, cwd: Path = ROOT, environment: Mapping[str, str | Path] | None = None) -> str:
    # The exact versions are this project's: people install within the ranges.
    env = {key: value for key, value in os.environ.items() if not key.endswith("_CONSTRAINT")}
    done = subprocess.run(
        command, cwd=cwd, env={**env, **(environment or {})}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tools")
    _run(sys.executable, "-m", "venv", folder)
    _run(folder / "bin/pip", "install", "--quiet", "build", "twine", "pipx", "uv")
    return folder / "bin"


@pytest.fixture(scope="module")
def dist(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packages; the wheel is built from the sdist, not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    source = tmp_path_factory.mktemp("source")
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, files.stdout.split("\0")):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((ROOT / name).read_bytes())
    _run(tools / "python", "-m", "build", "--outdir", folder, source)
    return folder


def test_twine_finds_nothing_wrong(tools: Path, dist: Path) -> None:
    _run(tools / "twine", "check", "--strict", *dist.iterdir())


def test_the_wheel_has_all_that_the_package_is_made_of_and_nothing_else(dist: Path) -> None:
    with zipfile.ZipFile(dist / f"{NAME}-py3-none-any.whl") as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
        metadata = message_from_bytes(wheel.read(f"{NAME}.dist-info/METADATA"))
    tracked = subprocess.run(
        ["git", "ls-files", "exporter", "sora_exporter"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert names == set(tracked.stdout.split())
    assert (metadata["Version"], metadata["License-Expression"]) == (exporter.__version__, "Apache-2.0")
    assert any(name.endswith(".html") for name in names)


def test_the_sdist_has_what_distributors_need(dist: Path) -> None:
    with tarfile.open(dist / f"{NAME}.tar.gz") as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    needed = {
        "LICENSE", "README.md", "CHANGELOG.md", "Makefile", "config.example.yml", "docker-compose.yml",
        "tests/unit/test_docs.py", "docs/deployment.md", "deploy/systemd/sora-exporter.service",
        "deploy/helm/sora-exporter/Chart.yaml", "deploy/kubernetes/kustomization.yaml", "mixin/mixin.libsonnet",
    }  # fmt: skip

    assert needed <= names
    assert not any(name.endswith(".pyc") or "/.venv" in name for name in names)


@pytest.mark.parametrize("kind", [f"{NAME}-py3-none-any.whl", f"{NAME}.tar.gz"], ids=["wheel", "sdist"])
@pytest.mark.parametrize("installer", ["pipx", "uv"])
def test_it_is_installed_and_runs(installer: str, kind: str, tools: Path, dist: Path, tmp_path: Path) -> None:
    places = {
        "PIPX_HOME": tmp_path / "home", "PIPX_BIN_DIR": tmp_path / "bin", "PIPX_DEFAULT_PYTHON": sys.executable,
        "UV_TOOL_DIR": tmp_path / "home", "UV_TOOL_BIN_DIR": tmp_path / "bin", "UV_CACHE_DIR": tmp_path / "cache",
    }  # fmt: skip
    install = {"pipx": ("install",), "uv": ("tool", "install", "--python", sys.executable)}[installer]
    _run(tools / installer, *install, dist / kind, environment=places)
    program = tmp_path / "bin" / "sora-exporter"

    assert _run(program, "--version", cwd=tmp_path).strip() == RUNS
    # Templates, tables and the demo's scenarios are files of the package: here they are read.
    config = tmp_path / "config.yml"
    target = {"name": "t", "provider": "p", "channel": "official", "model": "m", "api": "openai_videos"}
    config.write_text(yaml.safe_dump({"targets": [target | {"base_url": "http://127.0.0.1:9/v1"}]}))
    _run(program, "check", config, cwd=tmp_path)
    replayed = _run(
        program, "replay", ROOT / "tests/scenarios/single-blip.yml", "--format=json", cwd=tmp_path
    )
    assert '"scenario"' in replayed
