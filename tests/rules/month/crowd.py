"""Boards without a past: three hundred targets at once, and one on which nothing is amiss."""

import time
from typing import Final

from exporter.core.board import Board
from exporter.core.vocabulary import Channel, Reason, State
from tests.support.boards import ALL, FREE, entry, facts, paid

MANY: Final = 300
_STATES = (
    State.OPERATIONAL,
    State.OPERATIONAL,
    State.DEGRADED,
    State.RISK_CONTROL,
    State.SUSPENDED,
    State.UNKNOWN,
)


def board() -> Board:
    """Three hundred targets of ten models at ten providers, now."""
    made = Board(started=time.time() - 60, ready=True)
    for index in range(MANY):
        reverse = index % 2 == 1
        of = facts(
            f"target-{index:03}",
            provider=f"provider-{index % 10}",
            channel=Channel.REVERSE if reverse else Channel.OFFICIAL,
            model=f"model-{index // 30}",
            probes=ALL if reverse else FREE,
            slo_ratio=None if reverse else 0.999,
            usd_per_call=0.12,
        )
        state = _STATES[index % len(_STATES)]
        reason = Reason.CAPTCHA if state is State.RISK_CONTROL else Reason.OK
        stands = entry(of, state, reason, since=time.time())
        made.entries[of.target] = paid(stands) if reverse else stands
    return made


def mend(made: Board) -> None:
    """Let nothing be amiss on a board: no accident, no incident, every key accepted."""
    made.pages = {}
    for one in made.entries.values():
        one.credential_valid = True
        one.beats = {probe: beat for probe, beat in one.beats.items() if not beat.disabled}
