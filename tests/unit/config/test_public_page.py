"""`page:` of the configuration: what is wrong is told with its line, and what is right is read."""

from pathlib import Path

import pytest

from exporter.config import load
from exporter.errors import ConfigError

TARGETS = """targets:
  - {name: a, provider: p, channel: official, model: m, api: http, base_url: "https://a.example/v1"}
page:
"""


def read(folder: Path, page: str):
    (folder / "config.yml").write_text(TARGETS + page)
    return load(folder / "config.yml", {})


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("  {title: T}", "config.yml:3: page.listen_address: "),
        ("  listen_address: nowhere", "config.yml:4: page.listen_address: expected HOST:PORT"),
        ("  listen_address: 127.0.0.1:99999", "config.yml:4: page.listen_address: expected HOST:PORT"),
        (
            "  listen_address: :8080\n  titel: x",
            "config.yml:5: page.titel: is not a known key; did you mean title?",
        ),
        (
            "  listen_address: :8080\n  logo: gone.svg",
            "config.yml:5: page.logo: cannot be read (No such file",
        ),
        ("  listen_address: :8080\n  logo: config.yml", "config.yml:5: page.logo: is none of .svg, .png"),
        (
            "  listen_address: :8080\n  links:\n    - {text: x, url: 'javascript:alert(1)'}",
            "config.yml:6: page.links[0].url: ",
        ),
        (
            "  listen_address: :8080\n  announcement: {text: x, level: loud}",
            "config.yml:5: page.announcement.level: expected info, warning or critical",
        ),
        (
            "  listen_address: :8080\n  announcement: {text: x, from: 2026-12-02T00:00:00Z, until: 2026-12-01T00:00:00Z}",
            "config.yml:5: page.announcement.until: is not after from",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, page: str, told: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, page)
    assert len(refused.value.problems) == 1
    assert told in refused.value.problems[0]


def test_a_logo_too_large_for_a_page_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"x" * (512 * 1024 + 1))
    with pytest.raises(ConfigError, match=r"page\.logo: is larger than 512 KiB"):
        read(tmp_path, "  {listen_address: ':8080', logo: logo.png}")


def test_what_is_right_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>")
    page = read(
        tmp_path,
        "  {listen_address: ':8080', title: T, logo: logo.svg, links: [{text: x, url: 'https://x.example'}],\n"
        "   announcement: {text: moved, from: 2026-12-01T00:00:00Z, until: 2026-12-02T00:00:00Z}}",
    ).page
    assert page is not None
    assert page.picture == (b"<svg/>", "image/svg+xml")
    assert page.announcement is not None
    begins = 1_796_083_200.0
    assert [page.announcement.stands(begins + at) for at in (-1, 0, 86399, 86400)] == [
        False,
        True,
        True,
        False,
    ]
