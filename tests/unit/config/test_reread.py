"""A file that is read again and again: what it says as before is what it was before."""

from pathlib import Path

import pytest

from exporter.config import Rereader, load
from exporter.core.redact import Concealer
from exporter.errors import ConfigError

TARGET = """
  - {{name: {name}, provider: p, channel: official, model: m, api: openai_videos, upstream: gateway,
     base_url: "https://gateway.example/v1", api_key_file: {key}, {more}}}"""


def text(*more: str, key: str = "key", general: str = "") -> str:
    targets = "".join(TARGET.format(name=f"t{i}", key=key, more=each) for i, each in enumerate(more))
    return f"{general}targets:{targets}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "key").write_text("sk-0123456789")
    (tmp_path / "config.yml").write_text(text("interval: 60s", "interval: 60s"))
    return tmp_path / "config.yml"


def test_only_what_changed_is_made_anew(file: Path) -> None:
    again = Rereader(file, Concealer())
    first = again()
    file.write_text("# a line more\n" + text("interval: 60s", "interval: 30s", "interval: 60s"))
    second = again()
    assert second.targets[0] is first.targets[0]
    assert second.targets[1].interval == 30.0
    assert second == load(file)
    assert [second.place(t.name).split(":")[1] for t in second.targets] == ["3", "5", "7"]


def test_what_holds_for_all_changes_all(file: Path) -> None:
    again = Rereader(file, Concealer())
    again()
    file.write_text(text("slo: 99", "slo: 99", general="global: {interval: 30s}\n"))
    assert [target.interval for target in again().targets] == [30.0, 30.0]
    file.write_text(text("slo: 99", "slo: 99", general="global: {interval: 40s}\n"))
    assert [target.interval for target in again().targets] == [40.0, 40.0]


def test_a_bad_file_between_two_good_ones_changes_nothing(file: Path) -> None:
    again, good = Rereader(file, Concealer()), file.read_text()
    first = again()
    file.write_text(text("interval: 60s", "colour: red"))
    with pytest.raises(ConfigError, match="colour"):
        again()
    file.write_text(good)
    assert all(ours is theirs for ours, theirs in zip(again().targets, first.targets, strict=True))


def test_a_key_that_is_gone_is_missed_although_the_file_says_the_same(file: Path) -> None:
    again = Rereader(file, Concealer())
    again()
    (file.parent / "key").unlink()
    with pytest.raises(ConfigError, match="key"):
        again()


def test_a_name_that_stands_twice_is_told_at_every_reading(file: Path) -> None:
    again = Rereader(file, Concealer())
    again()
    file.write_text(text("interval: 60s", "interval: 60s").replace("name: t1", "name: t0"))
    for _ in range(2):
        with pytest.raises(ConfigError, match="already the name"):
            again()


def test_a_trust_store_is_read_at_every_reading(file: Path, tmp_path: Path) -> None:
    again = Rereader(file, Concealer())
    file.write_text(text("ca_file: ca.pem"))
    with pytest.raises(ConfigError, match="ca_file"):
        again()


def test_what_targets_have_in_common_is_one_object(file: Path) -> None:
    one, other = load(file).targets
    assert one.probes is other.probes
    assert one.policy is other.policy
    assert one.api_key is other.api_key
