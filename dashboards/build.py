"""Writes the dashboards: `python -m dashboards.build`. With `--check` it says what is not up to date."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from grafana_foundation_sdk.models.dashboard import Dashboard

from dashboards import cost, health, overview, target
from dashboards.parts.frame import written

FOLDER: Final = Path(__file__).parent
BUILDERS: Final[Mapping[str, Callable[[], Dashboard]]] = {
    "overview.json": overview.build,
    "target.json": target.build,
    "cost.json": cost.build,
    "exporter.json": health.build,
}


def texts() -> dict[str, str]:
    """Each file's name and what is to stand in it."""
    return {name: written(build()) for name, build in BUILDERS.items()}


def stale() -> list[str]:
    """Names of the files that are not as the code would write them."""
    return [
        name
        for name, text in texts().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text() != text
    ]


def main() -> int:
    """Write, or check."""
    if sys.argv[1:] == ["--check"]:
        for name in stale():
            print(f"dashboards/{name} is not what dashboards.build writes: run make dashboards")
        return 1 if stale() else 0
    for name, text in texts().items():
        (FOLDER / name).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
