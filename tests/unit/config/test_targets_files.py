"""Targets in files of their own: the same targets, each with the file and the line it stands in."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from exporter.config import Config, examine, files_of, load, redacted
from exporter.config.sharding import own_part
from exporter.core.shards import Shard
from exporter.errors import ConfigError

NOW = 1_795_900_000.0


def one(name: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name, "provider": "p", "channel": "official", "model": "sora-2", "api": "http",
        "base_url": "https://example.com", **more,
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "targets.d").mkdir()
    return tmp_path


def write(folder: Path, name: str, **content: Any) -> Path:
    file = folder / name
    file.write_text(yaml.safe_dump(content, sort_keys=False))
    return file


def main(folder: Path, *patterns: str, **more: Any) -> Path:
    return write(folder, "config.yml", targets_files=list(patterns or ["targets.d/*.yml"]), **more)


def problems(file: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(file, env={})
    return list(caught.value.problems)


def names(config: Config) -> list[str]:
    return [target.name for target in config.targets]


def test_the_targets_of_all_files_follow_on_the_configurations_own(folder: Path) -> None:
    write(folder, "targets.d/b.yml", targets=[one("b1"), one("b2")])
    write(folder, "targets.d/a.yml", targets=[one("a")])
    write(folder, "targets.d/.hidden.yml", targets=[one("h")])
    write(folder, "other.yaml", targets=[one("o")])
    file = main(folder, "targets.d/*.yml", "other.yaml", "targets.d/b.*", targets=[one("m")])
    config = load(file, env={})

    assert names(config) == ["m", "a", "b1", "b2", "o"]
    assert config.place("b2") == f"{folder}/targets.d/b.yml:8: targets[1]"
    assert files_of(file, config) == [
        file, folder / "targets.d/a.yml", folder / "targets.d/b.yml", folder / "other.yaml",
    ]  # fmt: skip
    shown = yaml.safe_load("".join(redacted(config)))
    assert [target["name"] for target in shown["targets"]] == names(config)
    assert "targets_files" not in shown


def test_there_need_be_no_targets_beside_them(folder: Path) -> None:
    write(folder, "targets.d/a.yml", targets=[one("a")])
    assert names(load(main(folder), env={})) == ["a"]


def test_a_configuration_among_its_own_files_is_not_read_twice(folder: Path) -> None:
    write(folder, "a.yml", targets=[one("a")])
    assert names(load(main(folder, "*.yml", targets=[one("m")]), env={})) == ["m", "a"]


def test_what_is_defined_for_all_holds_for_them_and_patterns_find_them(folder: Path) -> None:
    write(folder, "targets.d/a.yml", targets=[one("a")])
    file = main(
        folder,
        **{"global": {"interval": "90s"}},
        maintenance=[{"targets": ["a"], "start": "2026-12-01T02:00:00Z", "end": "2026-12-01T04:00:00Z"}],
    )
    config = load(file, env={})
    assert (config.targets[0].interval, config.maintenance[0].targets) == (90.0, ("a",))


def test_a_pattern_that_matches_nothing_is_only_doubtful(folder: Path) -> None:
    file = main(folder, "nothing/*.yml", "targets.d/*.yml")
    report = examine(file, NOW, env={})
    assert report.problems == ()
    assert report.warnings == (
        f"{file}:2: targets_files[0]: matches no file",
        f"{file}:3: targets_files[1]: matches no file",
    )
    assert names(load(file, env={})) == []
    write(folder, "targets.d/a.yml", targets=[])
    assert names(load(file, env={})) == []


def test_every_problem_is_told_with_its_own_file_and_line(folder: Path) -> None:
    write(folder, "targets.d/a.yml", targets=[one("a", interval="soon"), one("m")])
    write(folder, "targets.d/b.yml", targets=[one("b"), one("a")])
    file = main(folder, targets=[one("m"), one("m2", chanel="official")])
    a, b = folder / "targets.d/a.yml", folder / "targets.d/b.yml"
    told = problems(file)

    assert [line.split(": ")[:2] for line in told] == [
        [f"{file}:16", "targets[1].chanel"],
        [f"{a}:8", "targets[0].interval"],
        [f"{a}:9", "targets[1].name"],
        [f"{b}:8", "targets[1].name"],
    ]
    assert told[2].endswith(f"m is already the name of another one, in line 4 of {file}")
    assert told[3].endswith(f"a is already the name of another one, in line 2 of {a}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: (file): is empty"),
        ("- name: a\n", ":1: (file): expected a mapping with the key targets"),
        ("targets: {}\n", ":1: targets: expected a list"),
        ("target: []\n", ":1: target: is not a known key; did you mean targets?"),
        ("targets: []\nglobal: {}\n", ":2: global: is not a known key; this file holds targets alone"),
        ("targets: [\n", ":2: (yaml): "),
        ("targets:\n- {name: a, name: b}\n", ":2: targets[0].name: is given twice, first in line 2"),
    ],
)
def test_a_file_of_another_shape_is_refused_by_name(folder: Path, text: str, said: str) -> None:
    (folder / "targets.d/a.yml").write_text(text)
    told = problems(main(folder))
    assert any(f"{folder}/targets.d/a.yml{said}" in line for line in told), told


def test_what_cannot_be_read_is_an_error(folder: Path) -> None:
    (folder / "targets.d/a.yml").mkdir()
    (folder / "targets.d/b.yml").write_bytes(b"targets: \xff")
    assert problems(main(folder, "targets.d/*.yml", "gone.yml")) == [
        f"{folder}/gone.yml:1: (file): cannot be read (No such file or directory)",
        f"{folder}/targets.d/a.yml:1: (file): cannot be read (Is a directory)",
        f"{folder}/targets.d/b.yml:1: (file): is not UTF-8 text",
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("targets.d/*.yml", ":1: targets_files: expected a list of paths"),
        ([3], ":2: targets_files[0]: expected a path or a pattern, such as targets.d/*.yml"),
        ([""], ":2: targets_files[0]: expected a path or a pattern, such as targets.d/*.yml"),
    ],
)
def test_a_value_that_is_no_list_of_patterns_is_refused(folder: Path, value: Any, said: str) -> None:
    file = write(folder, "config.yml", targets_files=value, targets=[one("a")])
    assert problems(file) == [f"{file}{said}"]


def test_a_shard_has_its_targets_and_what_concerns_them(folder: Path) -> None:
    all_names = [f"t{number}" for number in range(12)]
    shards = [Shard(index, 3) for index in range(3)]
    mine = [[name for name in all_names if shard.owns(name)] for shard in shards]
    component = {"match": "x"}
    page = {"kind": "statuspage", "url": "https://status.example.com"}
    when = {"start": "2026-12-01T02:00:00Z", "end": "2026-12-01T04:00:00Z"}
    file = write(
        folder,
        "config.yml",
        targets=[one(name, api_key_env=f"KEY_{name}") for name in all_names],
        status_pages=[
            {"name": "all", **page, "components": [{"name": "c", **component, "targets": ["t*"]}]},
            {"name": "first", **page, "components": [{"name": "c", **component, "targets": mine[0][:1]}]},
            {"name": "nobody", **page},
        ],
        maintenance=[{"targets": [*mine[0][:1], *mine[1][:1]], **when}],
    )
    # Keys of others are asked of nobody.
    parts = [load(file, env={f"KEY_{name}": "sk-x" for name in mine[s.index]}, shard=s) for s in shards]

    assert [names(part) for part in parts] == mine
    assert sorted(name for each in mine for name in each) == sorted(all_names)
    pages = [[each.name for each in part.status_pages] for part in parts]
    assert [("all" in each, "first" in each) for each in pages] == [
        (True, True),
        (True, False),
        (True, False),
    ]
    assert sum("nobody" in each for each in pages) == 1
    assert [part.status_pages[0].components[0].targets for part in parts] == [tuple(each) for each in mine]
    assert [[work.targets for work in part.maintenance] for part in parts] == [
        [(mine[0][0],)], [(mine[1][0],)], [],
    ]  # fmt: skip
    whole = load(file, env={f"KEY_{name}": "sk-x" for name in all_names})
    assert own_part(whole, Shard(0, 1)) is whole


def test_a_shard_refuses_what_is_wrong_with_the_target_of_another(folder: Path) -> None:
    name = next(f"t{number}" for number in range(9) if Shard(1, 2).owns(f"t{number}"))
    file = write(folder, "config.yml", targets=[one(name, interval="soon")])
    with pytest.raises(ConfigError, match="interval"):
        load(file, env={}, shard=Shard(0, 2))
