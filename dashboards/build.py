"""Writes the dashboards: `python -m dashboards.build`. With `--check` it says what is not up to date.

Each is written twice: to be provisioned, beside this file, and to be imported, under `deploy/grafana/import`.
The latter is no folder below the former, because Grafana provisions folders with all that is below them.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from grafana_foundation_sdk.models.dashboard import Dashboard

from dashboards import cost, health, overview, target
from dashboards.parts.frame import written
from dashboards.parts.sharing import shared

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = Path("dashboards")
IMPORT: Final = Path("deploy", "grafana", "import")
BUILDERS: Final[Mapping[str, Callable[[], Dashboard]]] = {
    "overview.json": overview.build,
    "target.json": target.build,
    "cost.json": cost.build,
    "exporter.json": health.build,
}


def texts() -> dict[Path, str]:
    """Each file below the checkout and what is to stand in it."""
    made = {name: written(build()) for name, build in BUILDERS.items()}
    return {
        **{FOLDER / name: text for name, text in made.items()},
        **{IMPORT / name: shared(text) for name, text in made.items()},
    }


def stale() -> list[Path]:
    """The files that are not as the code would write them."""
    return [
        path
        for path, text in texts().items()
        if not (ROOT / path).exists() or (ROOT / path).read_text() != text
    ]


def main() -> int:
    """Write, or check."""
    if sys.argv[1:] == ["--check"]:
        for path in stale():
            print(f"{path} is not what dashboards.build writes: run make dashboards")
        return 1 if stale() else 0
    for path, text in texts().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
