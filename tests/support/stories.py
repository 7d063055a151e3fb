"""An explanation with everything in it that an explanation can say, for tests of its words."""

from dataclasses import replace

from exporter.core.board import Announcement
from exporter.core.state.explain import AnotherRound, Change, Depth, EndOfUp, Explanation
from exporter.core.state.machine import Health
from exporter.core.state.ruling import Ruling
from exporter.core.state.ways_out import Need, WayOut
from exporter.core.state.why import Decision, Hint, Note, Why
from exporter.core.vocabulary import Reason, Source, State
from tests.support.boards import NOW

C, V, G, O = Source  # noqa: E741 - the four sources
NUMBERS = {
    Decision.EXPLICIT: (2, 5),
    Decision.SHARE: (13, 60),
    Decision.OURS: (3,),
    Decision.SLOW: (0, 0, 3.4),
    Decision.RECOVERY: (15,),
}
WHYS = tuple(Why(kind, *NUMBERS.get(kind, ())) for kind in Decision)


def way(*needs: Need, state: State = State.OPERATIONAL, says: Source | None = None) -> WayOut:
    return WayOut(needs, state, says)


CHANGES: tuple[Change, ...] = (
    way(Need(V, 1, 0, failing=True, slow=False)),
    way(Need(V, 1, 14, failing=True, slow=False)),
    way(Need(V, 15, 0, failing=True, slow=False)),
    way(Need(V, 3, 2, failing=True, slow=True)),
    way(Need(V, 2, 2, failing=False, slow=False)),
    way(Need(V, 1, 2, failing=False, slow=False)),
    way(Need(C, 15, 1, failing=True, slow=False), Need(V, 14, 2, failing=True, slow=False)),
    *(way(Need(C, 7, 3, failing=True, slow=False), state=state, says=V) for state in list(State)[1:]),
    way(Need(C, 7, 3, failing=True, slow=False), state=State.DEGRADED, says=C),
    EndOfUp(explicit=2, of=5, ours=2, failures=4),
    AnotherRound((C,)),
    AnotherRound((C, V)),
    *Hint,
)
DEPTHS = (
    *(Depth(C, note=note) for note in Note if note is not Note.DECIDED),
    *(Depth(G, Ruling(State.DEGRADED, Reason.SLOW, why, 0.0, G), Note.DECIDED) for why in WHYS),
    Depth(G, Ruling(State.DEGRADED, Reason.SLOW, Why(Decision.SHARE, 4, 9), 0.0, O), Note.DECIDED),
    Depth(
        G, Ruling(State.DEGRADED, Reason.SLOW, Why(Decision.SHARE, 4, 9), 0.0), Note.DECIDED, unseen="a.rule"
    ),
)


def everything(health: Health) -> Explanation:
    """All of it, of a target of which this is known."""
    why = Why(Decision.EXPLICIT, 2, 5, contradicted=True)
    work = Announcement(NOW - 60, NOW + 60, "operator", "…")
    return Explanation("one", replace(health, why=why, decided_by=G), DEPTHS, CHANGES, work)
