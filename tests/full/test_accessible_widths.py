"""Every page at every width that people have, light and dark, in each language: WCAG 2.2 AA by axe-core."""

import pytest

from tests.e2e.audit import audit
from tests.support.served import served

PATHS = [
    *("/", "/?view=table", "/?group=provider&lang=zh", "/?q=nothing&lang=ko", "/prices", "/prices?lang=zh"),
    *("/history", "/history?days=90&lang=zh", "/targets/sora-2-reverse", "/targets/sora-2-official?lang=ko"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_everybody_can_read_every_page(tmp_path, dark: bool):
    async with served(tmp_path) as exporter:
        found = await audit(exporter.url, PATHS, [390, 768, 1280, 2560], dark=dark)
    assert len(found) == 4 * len(PATHS)
    assert {(one["path"], one["width"]): one["violations"] for one in found if one["violations"]} == {}
    assert all(one["overflow"] <= 0 for one in found)
    assert {one["dark"] for one in found} == {dark}
