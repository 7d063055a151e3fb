"""The flags that say where the exporter is: what they come to, and what is refused."""

import pytest

from exporter.errors import ConfigError
from exporter.web.paths import Paths, paths, rooted


@pytest.mark.parametrize(
    ("external", "prefix", "found"),
    [
        (None, None, ("", "")),
        ("https://example.com", None, ("", "")),
        ("https://example.com/", None, ("", "")),
        ("https://example.com/sora/", None, ("/sora", "/sora")),
        ("https://example.com:8443/a/b", None, ("/a/b", "/a/b")),
        ("https://example.com/sora", "/", ("", "/sora")),
        ("https://example.com/sora", "inner/", ("/inner", "/sora")),
        (None, "/inner", ("/inner", "/inner")),
    ],
)
def test_the_prefix_is_the_path_of_the_external_url_unless_given(
    external: str | None, prefix: str | None, found: tuple[str, str]
) -> None:
    where = paths(external, prefix, None)
    assert (where.prefix, where.base) == found


@pytest.mark.parametrize(
    ("flag", "values"),
    [
        (
            "--web.external-url",
            ["", "example.com", "ftp://x", "https://", "https://a b", "https://x?y", "https://x#y", "http://x:99999",
             "https://u:p@x", "https://x/a/../b", "https://x/%2e"],
        ),
        ("--web.route-prefix", ["/a b", "/a?b", "/../a", "/a//b", "/ä", "/a%20"]),
        ("--web.telemetry-path", ["/", "", "/config", "/api", "/api/v1/targets", "/-/metrics", "/feed.atom", "/a b"]),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_by_the_name_of_its_flag(flag: str, values: list[str]) -> None:
    place = ["--web.external-url", "--web.route-prefix", "--web.telemetry-path"].index(flag)
    for value in values:
        given: list[str | None] = [None, None, None]
        given[place] = value
        with pytest.raises(ConfigError, match=rf"^{flag}: ") as raised:
            paths(*given)
        assert "u:p" not in str(raised.value)


def test_only_links_of_the_page_itself_are_moved() -> None:
    html = '<a href="/x">href=&#34;/y&#34;</a> <a href="//cdn/z"> <a href="https://a/b"> <a href="?lang=ko">'
    assert rooted(html, "/sora") == html.replace('"/x"', '"/sora/x"')
    assert rooted(html, Paths().base) == html
