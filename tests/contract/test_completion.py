"""Shell completion as the documentation turns it on: a real bash is asked what it would offer."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from exporter.cli.main import COMMANDS
from exporter.cli.serve import command as serve
from tests.support.processes import ROOT

DOCUMENT = (ROOT / "docs" / "deployment.md").read_text()
BIN = Path(sys.executable).parent
PROGRAM = "sora-exporter"


def _run(*command: str | Path, **more: str) -> str:
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"} | more
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def _documented(shell: str) -> str:
    (line,) = re.findall(rf"^\$ (_SORA_EXPORTER_COMPLETE={shell}_source .+)$", DOCUMENT, re.MULTILINE)
    return str(line)


def _offered(folder: Path, *words: str) -> set[str]:
    """What bash completes the last word to, once the documented line was carried out and its file is read."""
    home = folder / "completion"
    command = re.sub(r"> \S+", f"> {home}", _documented("bash"))
    _run("sh", "-euc", command)
    ask = (
        f"source {home}; COMP_WORDS=({' '.join(map(repr, words))}); COMP_CWORD={len(words) - 1};"
        f" $(complete -p {PROGRAM} | sed 's/.*-F \\([^ ]*\\) .*/\\1/') {PROGRAM};"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return set(_run("bash", "--norc", "-c", ask).split())


def test_commands_are_completed(tmp_path: Path) -> None:
    assert _offered(tmp_path, PROGRAM, "") == COMMANDS.keys()
    assert _offered(tmp_path, PROGRAM, "se") == {"serve"}


def test_flags_are_completed_with_the_dots_in_them(tmp_path: Path) -> None:
    flags = {flag for option in serve.params for flag in option.opts}

    assert _offered(tmp_path, PROGRAM, "serve", "--web.") == {
        flag for flag in flags if flag.startswith("--web.")
    }


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_there_is_a_script_for_the_other_shells(shell: str) -> None:
    command = re.sub(r" > \S+", "", _documented(shell))
    script = _run("sh", "-euc", command)

    assert f"_SORA_EXPORTER_COMPLETE={shell}_complete" in script
