"""The two ways of sending, for tests of what must be the same on both."""

import pytest

from exporter.transport import Http


@pytest.fixture(params=["httpx2", "lean"])
def send_path(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Whatever the test sends goes this way."""
    if request.param == "lean":
        monkeypatch.setattr(Http, "send", Http.ask)
    return str(request.param)
