"""Three exporters look from different places, two Prometheus servers join what they see, and lines between them are cut."""

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.servers import wait_for
from tests.full.watching import Site, firing, site, value
from tests.support.cut_line import line

pytestmark = pytest.mark.e2e

PLACES = ("fra", "iad", "sin")
TARGET = "openai-sora-2"
SCENARIO = {
    "global": {"interval": "1s", "timeout": "1s", "thresholds": {"recovery_horizon": "2m"}},
    "targets": [
        {
            "name": TARGET,
            "provider": "openai",
            "channel": "official",
            "model": "sora-2",
            "api": "openai_videos",
            "upstream": "vendor",
        }
    ],
}
STATE, DOWN = "target:service_state:code", "target:service_down:bool"
DISAGREEMENT, PAGE = ("AIVideoVantageDisagreement", TARGET), ("AIVideoOfficialSuspended", TARGET)


def _from(place: str) -> Any:
    return lambda config: config["global"].update(vantage=place)


def _see(it: Site, **states: str) -> None:
    for place, state in states.items():
        wait_for(
            f"{place} sees {state}",
            lambda place=place, state=state: it.posts[place].states() == {TARGET: state},
        )


def test_one_cut_off_is_a_ticket_two_are_a_page_and_the_blind_have_no_vote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with site(tmp_path, SCENARIO, monkeypatch) as it:
        posts = {place: it.watch(place, _from(place)) for place in PLACES}
        addresses = {place: post.url.removeprefix("http://") for place, post in posts.items()}
        with line(addresses["fra"]) as between:
            near = it.prometheus("near", addresses)
            far = it.prometheus("far", {**addresses, "fra": between.address})
            both = (near, far)
            _see(it, fra="operational", iad="operational", sin="operational")
            for server in both:
                votes = "count(target_vantage:service_vote:code == 1)"
                wait_for(
                    "all three are counted", lambda server=server, votes=votes: value(server, votes) == 3
                )
                wait_for("it is up", lambda server=server: value(server, STATE) == 1)

            # The way from one place to the vendor is gone, its own network works: a ticket and no page.
            posts["sin"].vendor.cut()
            _see(it, sin="suspended")
            for server in both:
                wait_for("the ticket", lambda server=server: DISAGREEMENT in firing(server))
                assert firing(server) == {DISAGREEMENT}
                assert value(server, STATE) == 1

            # One Prometheus loses the first place: of the two that are left one sees it down, which is no page.
            between.cut()
            wait_for("a tie is degraded", lambda: value(far, STATE) == 2)
            assert value(far, DOWN) == 0
            assert not firing(far, "critical")
            between.mend()
            wait_for("the first place counts again", lambda: value(far, STATE) == 1)
            assert value(near, STATE) == 1

            # Two of three: a page.
            posts["iad"].vendor.cut()
            _see(it, iad="suspended", fra="operational")
            for server in both:
                wait_for("the page", lambda server=server: PAGE in firing(server, "critical"))
                assert firing(server) == {DISAGREEMENT, PAGE}
                assert value(server, STATE) == 7

            # They find that their own networks are at fault: what is left is one that sees it up.
            posts["iad"].home.cut()
            posts["sin"].home.cut()
            _see(it, iad="unknown", sin="unknown", fra="operational")
            for server in both:
                wait_for("the blind have no vote", lambda server=server: value(server, STATE) == 1)
                wait_for("the page ends", lambda server=server: PAGE not in firing(server, "critical"))
            # And one that sees it down is all that see anything.
            posts["fra"].vendor.cut()
            _see(it, fra="suspended")
            for server in both:
                wait_for("the page", lambda server=server: PAGE in firing(server, "critical"))
