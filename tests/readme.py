"""The parts of the README that the code decides. `python -m tests.readme` writes them anew."""

import re
from pathlib import Path

from exporter.exposition.metrics import METRICS, Metric
from tests.diagram import mermaid

README = Path(__file__).parent.parent / "README.md"


def block(name: str, text: str | None = None) -> str:
    """What stands between the markers of a block."""
    found = re.search(
        rf"<!-- {name}:begin -->\n(.*?)<!-- {name}:end -->", text or README.read_text(), re.DOTALL
    )
    assert found is not None, f"README.md has no block called {name}"
    return found.group(1)


def metrics() -> str:
    """The table of every metric."""
    rows = [f"| `{m.name}` | {m.kind} | {_labels(m)} | {m.help} |" for m in METRICS]
    return "\n".join(["| metric | type | further labels | meaning |", "|---|---|---|---|", *rows, ""])


def _labels(metric: Metric) -> str:
    names = ", ".join(f"`{label}`" for label in metric.labels)
    return names if metric.identity else f"{names} (no target)".strip()


BLOCKS = {"metrics": metrics, "diagram": mermaid}
"""Blocks that are written by code, by name."""


def main() -> None:
    text = README.read_text()
    for name, made in BLOCKS.items():
        old = block(name, text)
        marker = f"<!-- {name}:begin -->\n"
        text = text.replace(marker + old, marker + made())
    README.write_text(text)


if __name__ == "__main__":
    main()
