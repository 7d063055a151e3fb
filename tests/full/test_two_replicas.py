"""Two exporters for availability, paid probes on one of them: either dies, and the other goes on telling."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.servers import query, wait_for
from tests.full.watching import firing, site, value

pytestmark = pytest.mark.e2e

TARGET = "mirror-sora-2"
SCENARIO = {
    "global": {"interval": "1s", "timeout": "1s", "thresholds": {"recovery_horizon": "2m"}},
    "targets": [
        {
            "name": TARGET,
            "provider": "mirror",
            "channel": "official",
            "model": "sora-2",
            "api": "openai_chat",
            "upstream": "gateway",
            "price": {"usd_per_call": 0.12},
            "budget": {"usd_per_day": 10000},
            "probes": {"catalog": {}, "validation": {}, "generation": {"interval": "4s", "timeout": "20s"}},
        }
    ],
    "simulator": {TARGET: {"queue": ["0s", "0s"], "render": ["100ms", "200ms"]}},
}


def _paid(_: dict[str, Any]) -> None:
    """As it is."""


def _free(config: dict[str, Any]) -> None:
    for target in config["targets"]:
        del target["probes"]["generation"]


def test_the_other_one_keeps_the_state_and_what_only_paid_probes_see_is_no_longer_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site(tmp_path, SCENARIO, monkeypatch) as it:
        changes = {"paid": _paid, "free": _free, "spare": _free}
        addresses = {name: it.watch(name, change).url[7:] for name, change in changes.items()}
        first = it.prometheus("first", {name: addresses[name] for name in ("paid", "free")})
        second = it.prometheus("second", {name: addresses[name] for name in ("paid", "spare")})
        for server in (first, second):
            available = "target:service_available:bool"
            wait_for("it is verified", lambda server=server, what=available: value(server, what) == 1)
            assert firing(server) == set()

        # The one without paid probes dies: a ticket, and nothing changes.
        it.end("free")
        wait_for("the ticket", lambda: ("AIVideoReplicaDown", "free") in firing(first))
        assert firing(first) == {("AIVideoReplicaDown", "free")}
        assert value(first, "target:service_state:code") == 1
        assert value(first, "target:service_available:bool") == 1

        # The one with them dies: free probes keep the state, nothing reaches the upstream any more.
        it.end("paid")
        wait_for("the ticket", lambda: ("AIVideoReplicaDown", "paid") in firing(second))
        wait_for("its last samples are too old", lambda: value(second, "target:service_verified:bool") == 0)
        assert firing(second) == {("AIVideoReplicaDown", "paid")}
        assert value(second, "target:service_state:code") == 1
        assert value(second, "target:service_up:bool") == 1
        assert value(second, "target:service_eligible:bool") == 1
        assert not query(second, 'last_over_time(ALERTS{severity="critical"}[5m])')

        # What free probes see still pages.
        it.change(TARGET, state="suspended", reasons=["no_channel"])
        wait_for("the page", lambda: ("AIVideoOfficialSuspended", TARGET) in firing(second, "critical"))
        # Both are gone from the first: that is a page of its own kind.
        wait_for("nobody answers", lambda: ("AIVideoExporterDown", "") in firing(first, "critical"))
