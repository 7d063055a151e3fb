"""The README says what the code does: every metric, setting, command, route and threshold."""

import re
from dataclasses import fields

import pytest
from pydantic import BaseModel

from exporter.cli.main import COMMANDS
from exporter.config import (
    Config,
    Generation,
    Global,
    Maintenance,
    PageComponent,
    StatusPage,
    Target,
    Validation,
)
from exporter.config.model import Classifier, Rule
from exporter.core.policy import Policy
from exporter.core.words import State
from tests.readme import BLOCKS, README, block

TEXT = README.read_text()


@pytest.mark.parametrize("name", BLOCKS)
def test_what_the_code_decides_is_up_to_date(name: str) -> None:
    assert block(name) == BLOCKS[name](), "run: python -m tests.readme"


MODELS = [
    Config,
    Global,
    Target,
    Validation,
    Generation,
    StatusPage,
    PageComponent,
    Maintenance,
    Classifier,
    Rule,
]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_setting_is_in_the_reference(model: type[BaseModel]) -> None:
    reference = block("config")
    words = set(re.findall(r"[a-z_]+", reference))
    names = {field.alias or name for name, field in model.model_fields.items()}
    assert names <= words


def test_every_threshold_is_in_the_reference_with_its_default() -> None:
    reference = block("config")
    for field in fields(Policy):
        assert f"`{field.name}`" in reference


def test_every_command_is_listed() -> None:
    for command in COMMANDS:
        assert f"`sora-exporter {command}" in TEXT


@pytest.mark.parametrize("state", State)
def test_every_state_is_explained_with_its_code_and_icon(state: State) -> None:
    assert f"| `{state}` | {state.code} | {state.icon} |" in TEXT


def test_pictures_that_are_shown_exist() -> None:
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", TEXT):
        assert (README.parent / path).is_file(), path
