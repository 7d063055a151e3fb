"""The documentation says what the code does, and its links lead somewhere."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import BaseModel

from exporter.cli.main import COMMANDS
from exporter.config import (
    Config,
    Generation,
    Global,
    Maintenance,
    PageComponent,
    StatusPageConfig,
    TargetConfig,
    Validation,
)
from exporter.config.model import Classifier, PhraseConfig
from exporter.config.public_page import PageAnnouncement, PageLink, PublicPage
from exporter.core.thresholds import Policy
from exporter.core.vocabulary import State
from tests.generated_docs import DOCS, README, ROOT, WRITTEN, block

REFERENCE = block("config", (DOCS / "configuration.md").read_text())


@pytest.mark.parametrize("name", WRITTEN)
def test_what_the_code_decides_is_up_to_date(name: str) -> None:
    file, made = WRITTEN[name]
    assert block(name, file.read_text()) == made(), "run: python -m tests.generated_docs"


MODELS = [
    Config,
    Global,
    TargetConfig,
    Validation,
    Generation,
    StatusPageConfig,
    PageComponent,
    Maintenance,
    Classifier,
    PhraseConfig,
    PublicPage,
    PageLink,
    PageAnnouncement,
]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_setting_is_in_the_reference(model: type[BaseModel]) -> None:
    words = set(re.findall(r"[a-z_]+", REFERENCE))
    names = {field.alias or name for name, field in model.model_fields.items()}
    assert names <= words


def test_every_threshold_is_in_the_reference_with_its_default() -> None:
    for field in fields(Policy):
        assert f"`{field.name}`" in REFERENCE


def test_every_command_is_listed() -> None:
    text = (DOCS / "cli.md").read_text()
    for command in COMMANDS:
        assert f"`sora-exporter {command}" in text


@pytest.mark.parametrize("state", State)
def test_every_state_is_explained_with_its_code_and_icon(state: State) -> None:
    assert f"| `{state}` | {state.code} | {state.icon} |" in README.read_text()


PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "alerts" / "runbooks.md"])


def _anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_to_pages_headings_and_pictures_that_exist(page: Path) -> None:
    for address in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if "://" in address:
            continue
        name, _, anchor = address.partition("#")
        file = page.parent / name if name else page
        assert file.exists(), address
        assert not anchor or anchor in _anchors(file.read_text()), address


def test_the_readme_is_one_that_is_read() -> None:
    assert len(README.read_text().splitlines()) <= 200
