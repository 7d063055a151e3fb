"""A first Prometheus begins with the demo's past: what the containers of the compose file do, as processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.rules.catalogue import CATALOGUE
from tests.rules.rulebook import ROOT

SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]


def _loading(past: Path, data: Path) -> list[str]:
    """What loads the demo's past, with other folders in the place of the volumes."""
    (script,) = SERVICES["past-loaded"]["command"]
    shell = SERVICES["past-loaded"]["entrypoint"]
    return [*shell, script.replace("/past/", f"{past}/").replace("/prometheus", str(data))]


def _past(folder: Path, config: Path) -> Path:
    """The file that the container of the past would write."""
    name, unless = SERVICES["past"]["command"]
    path = folder / name
    script = ROOT / "deploy" / "stack" / Path(SERVICES["past"]["entrypoint"][1]).name
    given = unless.replace("/etc/sora-exporter/config.yml", str(config))
    subprocess.run([sys.executable, str(script), str(path), given], check=True)
    return path


def test_a_new_prometheus_begins_with_the_demos_past_and_an_old_one_keeps_its_own(
    tmp_path: Path, promtool: str
) -> None:
    data, past = tmp_path / "data", tmp_path / "past"
    past.mkdir()
    environment = os.environ | {"PATH": f"{Path(shutil.which(promtool) or '').parent}:{os.environ['PATH']}"}
    with _past(past, tmp_path / "config.yml").open() as file:
        names = {line.partition("{")[0] for line in file} - {"# EOF\n"}
    assert "target:service_available:bool" in names
    assert names <= CATALOGUE.keys()

    subprocess.run(_loading(past, data), env=environment, check=True, capture_output=True)
    first = sorted(path.name for path in data.iterdir())
    (data / "wal").mkdir()
    subprocess.run(_loading(past, data), env=environment, check=True, capture_output=True)

    assert len(first) > 0
    assert sorted(path.name for path in data.iterdir()) == sorted([*first, "wal"])


def test_services_of_ones_own_get_no_simulated_past(tmp_path: Path, promtool: str) -> None:
    config = tmp_path / "config.yml"
    config.touch()
    environment = os.environ | {"PATH": f"{Path(shutil.which(promtool) or '').parent}:{os.environ['PATH']}"}

    assert _past(tmp_path, config).read_text() == "# EOF\n"
    done = subprocess.run(
        _loading(tmp_path, tmp_path / "data"), env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert not list((tmp_path / "data").glob("*/chunks"))
