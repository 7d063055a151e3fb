"""Durations, label names and secrets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from exporter.settings import (
    FrozenModel,
    Interval,
    LabelName,
    Secret,
    Timeout,
    format_duration,
    parse_duration,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0s", 0),
        ("500ms", 0.5),
        ("30s", 30),
        ("5m", 300),
        ("1h30m", 5400),
        ("6h", 21600),
        ("30d", 2592000),
        ("2w", 1209600),
        ("1y", 31536000),
        ("1d2h3m4s5ms", 93784.005),
    ],
)
def test_durations_are_written_as_prometheus_writes_them(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        5,
        5.0,
        None,
        True,
        "5 m",
        "1.5h",
        "-5m",
        "30m1h",
        "1h1h",
        "5M",
        "m",
        "٥m",
        "5min",
        "1h ",
        ["5m"],
    ],
)
def test_everything_else_is_no_duration(text: object) -> None:
    with pytest.raises(ValueError, match="expected a duration"):
        parse_duration(text)


def test_a_duration_has_an_end() -> None:
    with pytest.raises(ValueError, match="100 years"):
        parse_duration("101y")
    with pytest.raises(ValueError, match="expected a duration"):
        parse_duration("9" * 400 + "y")


@given(st.integers(min_value=0, max_value=10**12))
def test_a_written_duration_reads_back(milliseconds: int) -> None:
    seconds = milliseconds / 1000
    assert parse_duration(format_duration(seconds)) == pytest.approx(seconds)


class Sample(FrozenModel):
    interval: Interval = 60.0
    timeout: Timeout = 20.0
    labels: dict[LabelName, str] = Field(default_factory=dict)


@pytest.mark.parametrize(
    "data",
    [
        {"interval": "999ms"},
        {"timeout": "0s"},
        {"labels": {"__name__": "x"}},
        {"labels": {"1st": "x"}},
        {"labels": {"tïer": "x"}},
        {"labels": {"": "x"}},
        {"unknown": 1},
    ],
)
def test_settings_refuse_what_they_do_not_mean(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Sample.model_validate(data)


def test_an_empty_value_is_a_key_left_out() -> None:
    sample = Sample.model_validate({"interval": None, "timeout": "5s"})
    assert (sample.interval, sample.timeout) == (60, 5)
    assert sample.model_fields_set == {"timeout"}


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Sample().interval = 5


def test_a_secret_shows_itself_only_when_asked_by_name() -> None:
    secret = Secret("the-value", "env:KEY")
    shown = f"{secret} {secret!r} {secret!s} {[secret]} {(secret, 1)}"
    assert "the-value" not in shown
    assert secret.reveal() == "the-value"


def test_secrets_are_equal_by_their_source_so_that_rotating_changes_nothing() -> None:
    assert Secret("old", "env:KEY") == Secret("new", "env:KEY")
    assert Secret("same", "env:KEY") != Secret("same", "env:OTHER")
    assert len({Secret("old", "env:KEY"), Secret("new", "env:KEY")}) == 1


def test_a_read_secret_is_what_holds_now() -> None:
    values = iter(["first", "second"])
    secret = Secret.reading(lambda: next(values), "file:key")
    assert [secret.reveal(), secret.reveal()] == ["first", "second"]
