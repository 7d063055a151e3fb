"""Every sentence that says why a target stands where it stands in the order to try."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from exporter.core.vocabulary import Reason


class RouteWord(StrEnum):
    """What can be said of a place in the order."""

    WORKS = "works"
    REACHABLE = "reachable"
    DEGRADED = "degraded"
    DEGRADED_UNVERIFIED = "degraded_unverified"
    UNKNOWN = "unknown"
    RISK_CONTROL = "risk_control"
    SUSPENDED = "suspended"
    MAINTENANCE = "maintenance"
    RETIRED = "retired"
    OUR_KEY = "our_key"
    SECONDS = "seconds"
    SIZE = "size"
    LONGEST = "longest"
    SHAPE = "shape"
    DOUBTFUL_SECONDS = "doubtful_seconds"
    DOUBTFUL_SIZE = "doubtful_size"
    PREFERRED = "preferred"


@dataclass(frozen=True, slots=True)
class RouteReason:
    """One thing that is said, not yet in words."""

    word: RouteWord
    reason: Reason | None = None
    asked: str = ""
    """What was asked for, where that is the point ..."""
    known: str = ""
    """... and what there is."""


WORDS: Final[dict[RouteWord, str]] = {
    RouteWord.WORKS: "works, verified",
    RouteWord.REACHABLE: "reachable, not verified",
    RouteWord.DEGRADED: "works, but fails now and then or is slow ({reason})",
    RouteWord.DEGRADED_UNVERIFIED: "reachable but not at its best ({reason}), not verified",
    RouteWord.UNKNOWN: "not known to work ({reason})",
    RouteWord.RISK_CONTROL: "last resort: in risk control ({reason}), a part of the requests fails",
    RouteWord.SUSPENDED: "does not serve ({reason})",
    RouteWord.MAINTENANCE: "announced work is under way ({reason})",
    RouteWord.RETIRED: "removed for good by the vendor ({reason})",
    RouteWord.OUR_KEY: "our own key, balance or place is refused ({reason})",
    RouteWord.SECONDS: "makes clips of {known} s, not of {asked} s",
    RouteWord.SIZE: "makes {known}, not {asked}",
    RouteWord.LONGEST: "makes clips of {known} s at most, not of {asked} s",
    RouteWord.SHAPE: "makes {known} clips only, {asked} is not",
    RouteWord.DOUBTFUL_SECONDS: "the gateway may refuse {asked} s: the vendor makes {known} s",
    RouteWord.DOUBTFUL_SIZE: "the gateway may refuse {asked}: the vendor makes {known}",
    RouteWord.PREFERRED: "preferred channel",
}


def say(whys: Sequence[RouteReason]) -> str:
    """All of it in one line of English."""
    return "; ".join(
        WORDS[why.word].format(reason=(why.reason or "").replace("_", " "), asked=why.asked, known=why.known)
        for why in whys
    )
