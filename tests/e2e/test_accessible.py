"""The pages in a real browser: WCAG 2.2 AA by axe-core, no sideways scrolling, days by keyboard, nothing logged."""

import re

import pytest

from tests.e2e.audit import audit, axe
from tests.e2e.test_web_page import browse
from tests.support.served import served

pytestmark = pytest.mark.e2e
PATHS = ["/?view=table", "/targets/sora-2-reverse"]


@pytest.fixture(scope="session", autouse=True)
def _axe() -> None:
    axe()


@pytest.mark.parametrize(
    ("width", "dark", "paths"),
    [
        (390, False, ["/", "/targets/sora-2-reverse"]),
        (1280, True, ["/", "/prices", "/history?lang=ko"]),
    ],
)
async def test_everybody_can_read_the_pages(tmp_path, width: int, dark: bool, paths: list[str]):
    async with served(tmp_path) as exporter:
        found = await audit(exporter.url, paths, [width], dark=dark)
    assert [one["path"] for one in found] == paths
    for one in found:
        assert one["checked"] > 20
        assert one["dark"] == dark
        assert one["violations"] == [], one["path"]
        assert one["overflow"] <= 0, one["path"]
        assert one["times"] > 0
    days = found[0]["days"]
    shown = 30 if width < 560 else 90
    assert (days["shown"], days["stops"], days["hidden"]) == (shown, 1, True)
    seen = [days[place] for place in ("last", "before", "first")]
    assert len({day for day, _ in seen}) == 3
    assert all(told.startswith(day) for day, told in seen)


async def test_nothing_is_refused_or_fetched_from_elsewhere_and_times_are_the_readers(tmp_path):
    async with served(tmp_path) as exporter:
        for path in PATHS:
            html, log = await browse(f"{exporter.url}{path}", seconds=1)
            assert "CONSOLE" not in log, path
            for address in re.findall(r'(?:src|action)="([^"]*)"|<link[^>]*href="([^"]*)"', html):
                assert not re.match(r"(?!data:)\w+:|//", "".join(address)), path
            assert re.search(r'<time datetime="[^"]+Z" title="[^"]* UTC">(?![^<]*UTC)', html), path
