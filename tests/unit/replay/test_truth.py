"""What of a scenario's truth can be seen, however its timeline is written down."""

import pytest

from exporter.clock import LoopClock, run_virtual
from exporter.core.vocabulary import Source
from exporter.replay.stage import EPOCH, Truth, set_stage
from exporter.simulator import scenario

HEAD = """
name: free-probes
duration: 12h
targets:
  - {name: g, provider: p, channel: official, model: sora-2, api: openai_videos, upstream: gateway, interval: 60s,
     probes: {catalog: {}, validation: {}}}
timeline:
"""
START = "  - {target: g, at: 0s, state: operational}\n"
NO_CHANNEL = "  - {target: g, at: 6h, state: suspended, reasons: [no_channel]}\n"
BROKEN = "  - {target: g, at: 6h, state: suspended, reasons: [upstream_5xx]}\n"
NO_CHANNEL_LATER = "  - {target: g, at: 7h, state: suspended, reasons: [no_channel]}\n"
END = "  - {target: g, at: 8h, state: operational}\n"


def truth_of(timeline: str) -> Truth:
    async def staged() -> Truth:
        return set_stage(scenario.parse(HEAD + timeline), LoopClock(EPOCH)).truths["g"]

    return run_virtual(staged())


@pytest.mark.parametrize(
    ("timeline", "detectable"),
    [
        (START + NO_CHANNEL + END, True),
        (END + NO_CHANNEL + START, True),
        (START + BROKEN + NO_CHANNEL_LATER + END, True),
        (START + NO_CHANNEL + NO_CHANNEL_LATER.replace("no_channel", "upstream_5xx") + END, True),
        (START + BROKEN + END, False),
    ],
    ids=["in order", "out of order", "seen from its second step", "seen in its first step", "never seen"],
)
def test_an_incident_can_be_seen_if_a_probe_sees_any_of_its_steps(timeline: str, detectable: bool) -> None:
    truth = truth_of(timeline)
    assert [change.at for change in truth.changes] == [0, 6 * 3600, 8 * 3600]
    assert [truth.detectable(index) for index in (1, 2)] == [detectable, detectable]
    assert truth.seen_by(1) == ([Source.CATALOG, Source.VALIDATION] if detectable else [])
