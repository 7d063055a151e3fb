"""Writes `files.libsonnet`: every file that the mixin is made of, because jsonnet cannot list a folder."""

from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
FILES: Final = HERE / "files.libsonnet"


def text() -> str:
    """What is to stand in the file."""
    rules = sorted(path.name for path in (ROOT / "alerts" / "rules").glob("*.yml"))
    dashboards = sorted(path.name for path in (ROOT / "dashboards").glob("*.json"))
    return "\n".join(
        [
            "// Written by `make generated`: every file that the mixin is made of.",
            "{",
            "  rules: [",
            *(f"    importstr '../alerts/rules/{name}'," for name in rules),
            "  ],",
            "  dashboards: {",
            *(f"    '{name}': import '../dashboards/{name}'," for name in dashboards),
            "  },",
            "}",
            "",
        ]
    )


if __name__ == "__main__":
    FILES.write_text(text())
