"""Debian's promtool finds nothing to say about /metrics."""

import subprocess

import pytest

from exporter.exposition import render
from tests.unit.exposition.test_exposition import fresh, full_board


@pytest.mark.parametrize("board", [full_board(), fresh()], ids=["everything on it", "nothing yet"])
def test_promtool_finds_the_exposition_clean(board):
    found = subprocess.run(
        ["promtool", "check", "metrics"], input=render(board), capture_output=True, check=False
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, b"", b"")
