"""A browser prints the report of a month on A4."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from exporter.cli.main import group
from tests.contract.test_report_command import folder
from tests.e2e.servers import needed

__all__ = ["folder"]
pytestmark = pytest.mark.e2e
_A4 = (595, 842)
"""Points."""


def test_the_page_prints_on_a4_and_evidence_begins_a_sheet_of_its_own(folder: Path) -> None:
    options = [f"--storage.path={folder}", "--provider=relay", "--format=html"]
    made = CliRunner().invoke(group, ["report", "--month=2024-03", *options])
    (folder / "report.html").write_text(made.output)
    subprocess.run(
        [
            needed("chromium"),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'chromium'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={folder / 'report.pdf'}",
            (folder / "report.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = (folder / "report.pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {_A4}
    assert len(boxes) >= 2
