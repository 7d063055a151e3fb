"""Every problem of a file is told at once, with its line. The expectations stand at the end of each file."""

from pathlib import Path

import pytest

from exporter.config import examine, load, parse
from exporter.errors import ConfigError

BAD = sorted((Path(__file__).parent / "testdata" / "bad").glob("*.yml"))
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "PRESENT_KEY": "abcdefghijk"}
KEYS = ("sk-abcdefghijklmnopqrstuvwx", "f3a9c04e5b7d41d2a86cbe1709aa55ee")


def expected(path: Path) -> tuple[str, ...]:
    _, _, comment = path.read_text().partition("# expected:\n")
    return tuple(f"{path}:{line.removeprefix('# ')}" for line in comment.splitlines())


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_refused_with_all_its_problems_in_order(path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load(path, ENVIRONMENT)
    assert raised.value.problems == expected(path)
    assert str(raised.value) == "\n".join(expected(path))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_check_says_the_same_as_loading_but_for_secrets_that_are_elsewhere(path: Path) -> None:
    report = examine(path, 0.0, ENVIRONMENT)
    assert report.problems == (() if path.stem == "absent_secrets" else expected(path))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_problem_repeats_a_key_that_somebody_put_in_the_file(path: Path) -> None:
    report = examine(path, 0.0, ENVIRONMENT)
    with pytest.raises(ConfigError) as raised:
        load(path, ENVIRONMENT)
    said = "\n".join([*report.problems, *report.warnings, *raised.value.problems])
    assert not any(key in said for key in KEYS)


def test_a_file_that_is_not_there_is_a_problem_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "none.yml"
    with pytest.raises(ConfigError) as raised:
        load(path)
    assert raised.value.problems == (f"{path}:1: (file): cannot be read (No such file or directory)",)
    assert examine(path, 0.0).problems == raised.value.problems


def test_a_file_that_is_not_text_is_a_problem_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "latin.yml"
    path.write_bytes("title: Größe".encode("latin-1"))
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        load(path)


def test_control_characters_are_a_problem_and_no_crash() -> None:
    with pytest.raises(ConfigError, match=r"c\.yml:1: \(yaml\): .*control characters"):
        parse("targets: \x00", "c.yml")


def test_a_bomb_of_aliases_is_refused_before_it_fills_the_memory() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(ConfigError, match="aliases may not nest without end"):
        parse("\n".join(levels))
