"""What the client library loads, and what it says of its types."""

import json
import subprocess
import sys
from pathlib import Path

import exporter
import sora_exporter
from exporter import failover
from tests.support.processes import ROOT

PROGRAM = """
import json, sys
import httpx2, openai
before = set(sys.modules)
import sora_exporter
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def loaded(program: str) -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found: list[str] = json.loads(ran.stdout)
    return found


def test_importing_it_loads_nothing_but_the_core() -> None:
    own = ("exporter.core", "exporter.failover", "sora_exporter", "openai", "httpx2")
    foreign = [
        name
        for name in loaded(PROGRAM)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith(own)
        and name != "exporter"
    ]
    assert foreign == []


def test_both_packages_are_typed_and_say_the_same() -> None:
    assert sora_exporter.__all__ == failover.__all__
    assert all(getattr(sora_exporter, name) is getattr(failover, name) for name in failover.__all__)
    for package in (exporter, sora_exporter):
        assert package.__file__ is not None
        assert (Path(package.__file__).parent / "py.typed").exists()
