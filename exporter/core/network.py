"""Whose network is it? The guard's decision, from what failed at which provider and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TOGETHER = 120.0
"""Failures that began within this many seconds of each other have one cause."""


@dataclass(slots=True)
class Neighbourhood:
    """Connection-level news of all providers. Times are unix seconds."""

    probed: dict[str, float] = field(default_factory=dict)
    """When each provider last answered or failed."""
    failing_since: dict[str, float] = field(default_factory=dict)
    """When each provider began to fail at connection level; absent while it answers."""

    def answered(self, provider: str, at: float) -> None:
        """Something came back over the network from this provider."""
        self.probed[provider] = at
        self.failing_since.pop(provider, None)

    def failed(self, provider: str, at: float) -> None:
        """A connection-level failure at this provider."""
        self.probed[provider] = at
        self.failing_since.setdefault(provider, at)

    def ours(self, provider: str, now: float, interval: float) -> bool:
        """At least half of the providers probed in the last interval, two at least, began to fail at once."""
        began = self.failing_since.get(provider)
        if began is None:
            return False
        probed = [p for p, at in self.probed.items() if now - at <= interval]
        together = [p for p in probed if _together(self.failing_since, p, began)]
        return len(together) >= 2 and 2 * len(together) >= len(probed)


def _together(failing_since: Mapping[str, float], provider: str, began: float) -> bool:
    since = failing_since.get(provider)
    return since is not None and abs(since - began) <= TOGETHER
