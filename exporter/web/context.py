"""What every route works with: the engine as the web sees it, common answers, and threads for slow work."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from datetime import UTC, date, datetime
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from exporter.clock import Clock
from exporter.config import Config
from exporter.core.answer import ObservationIn
from exporter.core.availability import Timeline
from exporter.core.board import Board, Entry, Run
from exporter.core.records import dataclass
from exporter.core.vocabulary import Reason, Source, State
from exporter.exposition import Snapshots
from exporter.store import CheckRow, EventQuery, EventRow
from exporter.web.paths import Paths

if TYPE_CHECKING:
    from exporter.core.state.explain import Explanation


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


class TargetEpisode(EpisodeLike, Protocol):
    """The same with whose it is."""

    @property
    def target(self) -> str: ...


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

    async def settled(self) -> None:
        """Wait while what is known is dated by two clocks: a second at most, after the wall clock was set."""
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

    def explain(self, target: str) -> "Explanation":
        """Why a target is in its state."""
        ...

    async def timeline(self, target: str, since: float) -> Timeline:
        """A target's timeline since a moment (unix seconds); raises `StoreError`."""
        ...

    async def checks(
        self, target: str, since: float, limit: int, until: float | None = None
    ) -> Sequence[CheckRow]:
        """The newest checks of a target from `since` on, before `until`, newest first; raises `StoreError`.

        Times are unix seconds. What upstreams said is masked.
        """
        ...

    async def events(self, wanted: EventQuery) -> Sequence[EventRow]:
        """Changes of state, oldest first; raises `StoreError`."""
        ...

    async def spent_by_day(self, target: str, since: date) -> Mapping[date, float]:
        """Dollars booked for a target on each UTC day; raises `StoreError`."""
        ...

    async def troubles(self, since: float, most: int) -> Sequence[TargetEpisode]:
        """Episodes of all targets that were not operational, newest first; raises `StoreError`."""
        ...

    async def history(self, target: str, since: float) -> Sequence[EpisodeLike]:
        """The episodes of a target since a moment, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class WebContext:
    """The engine, the time, and how this exporter is served."""

    facade: EngineProtocol
    clock: Clock
    lifecycle: bool = False
    """Reload over HTTP is allowed."""
    loopback: bool = False
    """Only this machine can connect."""
    guarded: Callable[[], bool] = lambda: False
    """Whether callers show a password or a certificate."""
    reload: Callable[[], Awaitable[None]] | None = None
    """Reads all configurations anew; raises `ConfigError`. None: there is the engine's only."""
    play_money: bool = False
    """The money on the page is not real."""
    cors_origin: str | None = None
    """Pages of origins that this expression matches whole may read the API; None: nobody's may."""
    paths: Paths = field(default_factory=Paths)
    snapshots: Snapshots = field(default_factory=Snapshots)

    def entry(self, name: str) -> Entry | None:
        """The row of a target, if it is configured and watched."""
        return self.facade.board.entries.get(name)

    def configured(self, name: str) -> bool:
        """Whether the configuration names that target."""
        return self.facade.config.target(name) is not None

    def conceal(self, text: str) -> str:
        """Upstream text without our secrets, which upstreams like to repeat."""
        return self.facade.config.concealer.conceal(text)


Handler = Callable[[Request], Any]


def stamp(at: float | None) -> str | None:
    """Unix seconds as RFC 3339 in UTC, to the millisecond."""
    if at is None:
        return None
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def refuse(status: int, sentence: str, **headers: str) -> JSONResponse:
    """An error of the JSON api: a problem as RFC 9457 describes it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": sentence,
    }
    return JSONResponse(problem, status, named, media_type="application/problem+json")


def refuse_plainly(status: int, sentence: str, **headers: str) -> PlainTextResponse:
    """An error of a route that answers in text."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return PlainTextResponse(f"{sentence}\n", status, named)


P = ParamSpec("P")
T = TypeVar("T")


class Workers:
    """A few threads of their own. They start with the first work and end with the process."""

    def __init__(self, kind: str, threads: int = 1) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=kind)

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `call` gives, in one of the threads. Cancelled, it does not begin if it has not begun."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(call, *args, **kwargs))

    def end(self) -> None:
        """Take no more work, and forget what has not begun."""
        self._pool.shutdown(wait=False, cancel_futures=True)
