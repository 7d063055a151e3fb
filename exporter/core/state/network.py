"""Whose network is it? The guard's decision, from what failed at which provider and when."""

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
    """Connection-level news of all providers. Times are seconds of one clock that is never set.

    A `path` is one kind of request to one target. What goes on failing on one path while its provider
    answers on another is nobody's network: it says nothing of the others.
    """

    news: dict[str, _News] = field(default_factory=dict)
    _answered: dict[str, float] = field(default_factory=dict)
    """When each provider last answered."""
    _failing: dict[str, dict[str, float]] = field(default_factory=dict)
    """When each provider's paths began to fail at connection level; absent while a path answers.

    Every answer asks whether most providers fail, and usually none does: those alone are looked at first.
    """

    def answered(self, provider: str, at: float, interval: float, path: str = "") -> None:
        """Something came back over the network from this provider, which is probed at this interval."""
        self.news[provider] = _News(at, at + interval)
        self._answered[provider] = at
        if (failing := self._failing.get(provider)) is not None:
            failing.pop(path, None)
            if not failing:
                del self._failing[provider]

    def failed(self, provider: str, at: float, interval: float, path: str = "") -> None:
        """A connection-level failure at this provider, which is probed at this interval."""
        self.news[provider] = _News(at, at + interval)
        self._failing.setdefault(provider, {}).setdefault(path, at)

    def fails(self, provider: str) -> bool:
        """Whether this provider has not answered since a path of it began to fail."""
        return bool(self._began(provider))

    def most_fail(self, now: float) -> bool:
        """Whether at least half of the providers probed in their last interval, two at least, fail."""
        failing = sum(self.fails(p) for p in self._failing if now <= self.news[p].until)
        return failing >= 2 and 2 * failing >= sum(now <= news.until for news in self.news.values())

    def others_answer(self, provider: str, now: float, interval: float) -> bool:
        """Whether another provider, probed in the last interval, answers."""
        return any(
            p != provider and not self.fails(p)
            for p, news in self.news.items()
            if now <= max(news.until, news.at + interval)
        )

    def ours(self, provider: str, now: float, interval: float, path: str = "") -> bool:
        """At least half of the providers probed in the last interval, two at least, began to fail at once.

        The interval is the asking target's or the provider's own, whichever is longer: who is asked every
        ten minutes keeps its vote for ten minutes.
        """
        began = self._failing.get(provider, {}).get(path)
        if began is None or began not in self._began(provider):
            return False
        probed = [p for p, news in self.news.items() if now <= max(news.until, news.at + interval)]
        together = [p for p in probed if any(abs(since - began) <= TOGETHER for since in self._began(p))]
        return len(together) >= 2 and 2 * len(together) >= len(probed)

    def _began(self, provider: str) -> list[float]:
        """When the paths began to fail that have failed ever since the provider's last answer."""
        answered = self._answered.get(provider, float("-inf"))
        return [since for since in self._failing.get(provider, {}).values() if since > answered]
