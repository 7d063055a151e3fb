"""Rules for every test: no network but this machine's, and in CI no test is skipped."""

import ipaddress
import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

TESTS = Path(__file__).parent
UNIT = TESTS / "unit"
_FIRST = {"e2e": 0, "rules": 1, "contract": 2}

# Machines that run tests are slower than those that write them: a deadline would fail by chance.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# What a shell starts in the background ignores Ctrl-C, and so would every process that tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_foreign_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections to other machines, and in unit tests to this one, too."""
    in_unit = UNIT in request.node.path.parents

    def guarded(connect: Any) -> Any:
        def refuse(sock: socket.socket, address: Any) -> Any:
            if sock.family in {socket.AF_INET, socket.AF_INET6} and (in_unit or not _local(address[0])):
                pytest.fail(f"a test connects to {address[0]}:{address[1]}")
            return connect(sock, address)

        return refuse

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))


def _local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that wait for real servers first: at the end nobody waits for one long test."""
    items.sort(key=lambda item: _FIRST.get(item.path.relative_to(TESTS).parts[0], len(_FIRST)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """In CI everything that tests need is there: a skip hides something."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
