"""The command line's frame: what is imported, what comes out, and with which exit code."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from exporter import __version__
from exporter.cli import main as frame
from exporter.errors import ConfigError, StoreError

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "config.example.yml"
BAD = ROOT / "tests/unit/config/testdata/bad/unknown_keys.yml"
HEAVY = {
    "asyncio",
    "email",
    "importlib.metadata",
    "logging",
    "subprocess",
    "ssl",
    "sqlite3",
    "openai",
    "httpx2",
    "prometheus_client",
    "starlette",
    "uvicorn",
    "jinja2",
    "rich",
    "exporter.engine",
}
MOST = 270
"""Modules that `check` imports, those of Python and of libraries included: a twentieth more than there are."""
MOST_OF_OURS = 37


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "exporter", *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )


def imported(*arguments: str) -> set[str]:
    """Every module that a command imports."""
    program = (
        "import json, sys\n"
        "from exporter.cli.main import group\n"
        f"try: group({list(arguments)!r}, prog_name='sora-exporter')\n"
        "finally: print('\\0' + json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False
    )
    return set(json.loads(done.stdout.rpartition("\0")[2]))


@pytest.fixture
def extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Exception], None]]:
    """Adds a command `fail` that raises; its module exists for the test only."""

    def add(error: Exception) -> None:
        @click.command()
        def command() -> None:
            raise error

        module = type(sys)("exporter_test_fail")
        module.command = command  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "exporter_test_fail", module)
        monkeypatch.setitem(frame.COMMANDS, "fail", frame.CommandEntry("exporter_test_fail", "Fails."))

    return add


@pytest.mark.parametrize(
    "arguments", [("check", str(EXAMPLE)), ("check", str(BAD)), ("--help",), ("--version",)]
)
def test_commands_that_probe_nothing_import_nothing_heavy(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    assert "exporter.cli.main" in modules
    assert HEAVY & modules == set()
    assert len(modules) <= MOST
    assert len([name for name in modules if name.partition(".")[0] == "exporter"]) <= MOST_OF_OURS


def test_help_needs_no_configuration_either() -> None:
    assert {"pydantic", "yaml"} & imported("--help") == set()


def test_the_version() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"sora-exporter, version {__version__}\n")


def test_help_lists_every_command_of_the_contract() -> None:
    done = run("--help")
    assert done.returncode == 0
    listed = done.stdout.partition("Commands:\n")[2].split("\n")
    names = [line.split()[0] for line in listed if line.strip()]
    assert names == [
        "serve",
        "demo",
        "init",
        "check",
        "probe",
        "status",
        "classify",
        "route",
        "simulate",
        "replay",
        "report",
        "export",
        "import",
    ]


@pytest.mark.parametrize("arguments", [["chekc"], ["--bad"], ["check"], ["check", "--bad", "x"]])
def test_wrong_use_is_exit_code_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr


def test_a_good_file_is_exit_code_0_doubts_or_not() -> None:
    done = run("check", str(EXAMPLE))
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, f"{EXAMPLE}: fine")
    assert all(line.startswith(f"warning: {EXAMPLE}:") for line in done.stderr.splitlines())


def test_every_problem_of_every_file_is_told_and_is_exit_code_2() -> None:
    done = run("check", str(BAD), str(EXAMPLE), "no-such-file.yml")
    problems = [line for line in done.stderr.splitlines() if not line.startswith("warning: ")]
    assert done.returncode == 2
    assert done.stdout.count(": fine\n") == 1
    assert done.stdout.startswith(f"{EXAMPLE}: fine\n")
    assert len(problems) == 8
    assert problems[0] == f"{BAD}:1: globals: is not a known key; did you mean global?"
    assert problems[-1] == "no-such-file.yml:1: (file): cannot be read (No such file or directory)"


def test_a_bad_configuration_is_told_line_by_line_with_exit_code_2(
    extra: Callable[[Exception], None],
) -> None:
    extra(ConfigError(["c.yml:1: a: is missing", "c.yml:2: b: is missing"]))
    result = CliRunner().invoke(frame.group, ["fail"])
    assert (result.exit_code, result.stderr) == (2, "c.yml:1: a: is missing\nc.yml:2: b: is missing\n")


def test_a_failure_at_run_time_is_one_line_with_exit_code_1(extra: Callable[[Exception], None]) -> None:
    extra(StoreError("the disk is full"))
    result = CliRunner().invoke(frame.group, ["fail"])
    assert (result.exit_code, result.stderr) == (1, "Error: the disk is full\n")


def test_a_bug_of_ours_is_not_hidden(extra: Callable[[Exception], None]) -> None:
    extra(KeyError("x"))
    result = CliRunner().invoke(frame.group, ["fail"])
    assert isinstance(result.exception, KeyError)
