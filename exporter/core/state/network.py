"""Whose network is it? The guard's decision, from what failed at which provider and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TOGETHER = 120.0
"""Failures that began within this many seconds of each other have one cause."""


@dataclass(frozen=True, slots=True)
class _News:
    """When a provider last answered or failed (seconds), and until when that is news."""

    at: float
    until: float


@dataclass(slots=True)
class Neighbourhood:
    """Connection-level news of all providers. Times are seconds of one clock that is never set."""

    news: dict[str, _News] = field(default_factory=dict)
    failing_since: dict[str, float] = field(default_factory=dict)
    """When each provider began to fail at connection level; absent while it answers."""

    def answered(self, provider: str, at: float, interval: float) -> None:
        """Something came back over the network from this provider, which is probed at this interval."""
        self.news[provider] = _News(at, at + interval)
        self.failing_since.pop(provider, None)

    def failed(self, provider: str, at: float, interval: float) -> None:
        """A connection-level failure at this provider, which is probed at this interval."""
        self.news[provider] = _News(at, at + interval)
        self.failing_since.setdefault(provider, at)

    def others_answer(self, provider: str, now: float, interval: float) -> bool:
        """Whether another provider, probed in the last interval, answers."""
        return any(
            p != provider and p not in self.failing_since
            for p, news in self.news.items()
            if now <= max(news.until, news.at + interval)
        )

    def ours(self, provider: str, now: float, interval: float) -> bool:
        """At least half of the providers probed in the last interval, two at least, began to fail at once.

        The interval is the asking target's or the provider's own, whichever is longer: who is asked every
        ten minutes keeps its vote for ten minutes.
        """
        began = self.failing_since.get(provider)
        if began is None:
            return False
        probed = [p for p, news in self.news.items() if now <= max(news.until, news.at + interval)]
        together = [p for p in probed if _together(self.failing_since, p, began)]
        return len(together) >= 2 and 2 * len(together) >= len(probed)


def _together(failing_since: Mapping[str, float], provider: str, began: float) -> bool:
    since = failing_since.get(provider)
    return since is not None and abs(since - began) <= TOGETHER
