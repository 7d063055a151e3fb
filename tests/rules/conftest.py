"""The tools that check the rules: Debian's, or those that `matrix.sh` names."""

import os

import pytest


@pytest.fixture(scope="session")
def promtool() -> str:
    return os.environ.get("PROMTOOL", "promtool")


@pytest.fixture(scope="session")
def amtool() -> str:
    return os.environ.get("AMTOOL", "amtool")


@pytest.fixture(scope="session")
def alertmanager() -> str:
    return os.environ.get("ALERTMANAGER", "prometheus-alertmanager")


@pytest.fixture(scope="session")
def prometheus() -> str:
    return os.environ.get("PROMETHEUS", "prometheus")
