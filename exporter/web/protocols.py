"""What the web asks of the engine."""

from collections.abc import Sequence
from typing import Protocol

from exporter.config import Config
from exporter.core.answer import ObservationIn
from exporter.core.availability import Timeline
from exporter.core.board import Board, Run
from exporter.core.state.explain import Explanation
from exporter.core.vocabulary import Reason, Source, State
from exporter.store import CheckRow, EventQuery, EventRow


class EpisodeLike(Protocol):
    """One stretch of a state. Times are unix seconds; `end` is None while it lasts."""

    @property
    def state(self) -> State: ...

    @property
    def reason(self) -> Reason: ...

    @property
    def start(self) -> float: ...

    @property
    def end(self) -> float | None: ...


class EngineProtocol(Protocol):
    """The engine, seen from here."""

    @property
    def board(self) -> Board:
        """What is known now."""
        ...

    @property
    def config(self) -> Config:
        """The configuration in force."""
        ...

    async def run(self) -> None:
        """Watch until cancelled."""
        ...

    async def probe_now(self, target: str, source: Source, deadline_seconds: float) -> Run | None:
        """That free probe's run: its last one if younger than its interval; None without one in time."""
        ...

    async def before_scrape(self, deadline_seconds: float) -> None:
        """Where probes run on scrapes: run those that are due."""
        ...

    async def reload(self) -> None:
        """Read the configuration anew; raises `ConfigError`."""
        ...

    def web_reloaded(self, *, successful: bool) -> None:
        """Count a reload of the web configuration: the reload metrics tell of both."""
        ...

    async def observe(self, items: Sequence[ObservationIn]) -> int:
        """Accept all observations or none; raises `StoreError`."""
        ...

    async def clear(self, target: str, source: Source) -> bool:
        """Let a probe run again that an accident turned off; False where none was; raises `StoreError`."""
        ...

    def explain(self, target: str) -> Explanation:
        """Why a target is in its state."""
        ...

    async def timeline(self, target: str, since: float) -> Timeline:
        """A target's timeline since a moment (unix seconds); raises `StoreError`."""
        ...

    async def events(self, wanted: EventQuery) -> Sequence[EventRow]:
        """Changes of state, oldest first; raises `StoreError`."""
        ...

    async def checks(
        self, target: str, since: float, limit: int, until: float | None = None
    ) -> Sequence[CheckRow]:
        """The newest checks of a target from `since` on, before `until`, newest first; raises `StoreError`.

        Times are unix seconds. What upstreams said is masked.
        """
        ...

    async def history(self, target: str, since: float) -> Sequence[EpisodeLike]:
        """The episodes of a target since a moment, oldest first."""
        ...
