"""Why a state was decided, and the closed words of an explanation; `exporter.wording` has the sentences."""

from enum import StrEnum

from exporter.core.records import dataclass


class Decision(StrEnum):
    """What decided. The comments say which numbers of a `Why` go with it."""

    EXPLICIT = "explicit"
    """`count` of the last `of` answers name the same state."""
    SHARE = "share"
    """`count` of the last `of` answers failed."""
    OURS = "ours"
    """`count` answers in a row are our own fault."""
    SLOW = "slow"
    """The last answers took `times` the usual time."""
    QUICK_AGAIN = "quick_again"
    """After `SLOW`: they do not any more."""
    FIRST_SUCCESS = "first_success"
    """Nothing, or nothing certain, was known before it."""
    RECOVERY = "recovery"
    """`count` successes in a row."""
    SEQUENTIAL_TEST = "sequential_test"
    """Enough successes, with failures between them."""
    EXPIRED = "expired"
    """The evidence of an episode has expired, and what came after it decides nothing yet."""
    EXPIRED_AS_DEEP = "expired_as_deep"
    """The evidence of an episode has expired without an answer as deep."""
    NO_DATA = "no_data"
    """There is no fresh evidence."""
    NOT_MEASURED = "not_measured"
    """Nothing was ever measured."""
    WORK = "work"
    """Announced maintenance holds."""
    WORK_OVER = "work_over"
    """Announced maintenance is over, and nothing was answered after it."""
    ROUND_WELL = "round_well"
    """Of one round of free probes alone: every one succeeded."""
    ROUND_BAD = "round_bad"
    """Of one round of free probes alone: the worst answer."""
    ROUND_SILENT = "round_silent"
    """Of one round of free probes alone: none has answered."""


@dataclass(frozen=True, slots=True)
class Why:
    """What decided, and its numbers; 0 where the kind has none."""

    kind: Decision
    count: int = 0
    of: int = 0
    times: float = 0.0
    contradicted: bool = False
    """A deeper request succeeds, so the state is `degraded` at most."""


class Note(StrEnum):
    """What is to be said of one source of evidence beside its verdict."""

    SILENT = "silent"
    """It has not answered yet."""
    EXPIRED = "expired"
    """Its evidence has expired."""
    UNDECIDED = "undecided"
    """Its answers are too few to decide."""
    DECIDED = "decided"
    """They have decided; `Depth.ruling` says what and how."""


class Hint(StrEnum):
    """What would change a state, where no numbers belong to it."""

    FIRST_SUCCESS = "first_success"
    """Nothing is known: the first success decides."""
    VERIFIES = "verifies"
    """A success that the upstream itself answers would verify the state."""
    STAYS_RETIRED = "stays_retired"
    """Without a success that reaches the upstream itself the target stays retired."""
    WORK_ENDS = "work_ends"
    """The end of the announced work."""
    ROUND_FAILS = "round_fails"
    """After one round of free probes alone: a failure in another round."""
