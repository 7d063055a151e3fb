"""The parts of the documentation that the code decides. `python -m tests.generated_docs` writes them anew."""

import re
from pathlib import Path

from bench.sizing import measured, sizing
from exporter.exposition.metrics import METRICS, Metric
from tests.support.api_reference import api_reference
from tests.support.diagram import mermaid

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"


def block(name: str, text: str) -> str:
    """What stands between the markers of a block."""
    found = re.search(rf"<!-- {name}:begin -->\n(.*?)<!-- {name}:end -->", text, re.DOTALL)
    assert found is not None, f"there is no block called {name}"
    return found.group(1)


def metrics() -> str:
    """The table of every metric."""
    rows = [f"| `{m.name}` | {m.kind} | {_labels(m)} | {m.help} |" for m in METRICS]
    return "\n".join(["| metric | type | further labels | meaning |", "|---|---|---|---|", *rows, ""])


def _labels(metric: Metric) -> str:
    names = ", ".join(f"`{label}`" for label in metric.labels)
    return names if metric.identity else f"{names} (no target)".strip()


WRITTEN = {
    "metrics": (DOCS / "metrics.md", metrics),
    "diagram": (DOCS / "states.md", mermaid),
    "api": (DOCS / "api.md", api_reference),
    "measured": (DOCS / "sizing.md", measured),
    "sizing": (DOCS / "sizing.md", sizing),
}
"""Blocks that are written by code: the file each stands in, and what writes it."""


def main() -> None:
    for name, (file, made) in WRITTEN.items():
        text = file.read_text()
        marker = f"<!-- {name}:begin -->\n"
        file.write_text(text.replace(marker + block(name, text), marker + made()))


if __name__ == "__main__":
    main()
