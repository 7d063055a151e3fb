"""A job as people hold it: where it stands, and how to wait for it, fetch it and keep it."""

from collections.abc import AsyncIterator, Coroutine, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from exporter.core.vocabulary import Channel
from exporter.failover.apis.base import Status
from exporter.failover.attempts import CreateAttempt
from exporter.failover.download import NoResult, download
from exporter.failover.exceptions import Failed, StillRunning
from exporter.failover.follow import Watch
from exporter.failover.session import Session
from exporter.failover.state import JobState
from exporter.failover.steps import Flow

T = TypeVar("T")
WAIT: Final = 1800.0
"""Seconds that `wait` waits where nobody says otherwise."""
FETCH: Final = 600.0
"""Seconds that `download` takes at most where nobody says otherwise."""


class Drive(Protocol):
    """Drives a flow in the calling thread."""

    def __call__(self, flow: Flow[T]) -> T: ...


class AsyncDrive(Protocol):
    """Drives a flow on the running event loop."""

    def __call__(self, flow: Flow[T]) -> Coroutine[Any, Any, T]: ...


class JobFace:
    """What is known of a job. It stays with its target, whatever the others do."""

    def __init__(self, session: Session, state: JobState) -> None:
        self._session = session
        self._state = state

    @property
    def id(self) -> str:
        """Its name at the target."""
        return self._state.id

    @property
    def target(self) -> str:
        """The name of its target."""
        return self._state.target

    @property
    def channel(self) -> Channel | None:
        """`official` or `reverse`; None where the target does not say."""
        return self._state.channel

    @property
    def model(self) -> str:
        """The model's name on the wire."""
        return self._state.model

    @property
    def status(self) -> Status:
        """`queued`, `in_progress`, `completed` or `failed`, at the last look."""
        return self._state.status

    @property
    def progress(self) -> int:
        """Percent, at the last look."""
        return self._state.progress

    @property
    def url(self) -> str | None:
        """The address of the result, where the target names one. It may expire; `download` asks anew."""
        return self._state.url

    @property
    def usd(self) -> float | None:
        """What it is booked with, in dollars."""
        return self._state.usd

    @property
    def attempts(self) -> tuple[CreateAttempt, ...]:
        """The creates that led to it, the last one its own."""
        return self._state.attempts

    def dump(self) -> dict[str, Any]:
        """All that `resume` needs, as JSON knows it. It holds no key and no prompt."""
        return self._state.dump()

    def forget(self) -> None:
        """Take it off the list of what is unfinished: its result is not wanted any more."""
        self._session.journal.drop(self._state.dump())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id} at {self.target}: {self.status}, {self.progress} %>"

    def _checked(self, watch: Watch) -> None:
        """Raises Failed or StillRunning unless it is completed."""
        state = self._state
        if state.status is Status.FAILED:
            raise Failed(
                self, state.reason or "generation_failed", state.billed, state.detail
            ) from watch.error
        if not state.ended:
            raise StillRunning(self, watch.waited) from watch.error

    def _watch(self, timeout: float | None) -> Watch:
        if timeout is not None and not timeout >= 0:
            message = f"timeout: {timeout} is no number of seconds"
            raise ValueError(message)
        return Watch(self._session, self._state, timeout)

    def _download(self, path: str | Path, watch: Watch, timeout: float) -> Flow[Path]:
        yield from watch.to_the_end()
        self._checked(watch)
        got = yield from download(self._session, self._state, Path(path), timeout)
        if isinstance(got, NoResult):
            detail = "" if got.status is None else f"HTTP {got.status}"
            raise Failed(self, got.reason, billed=True, detail=detail) from got.error
        self.forget()
        return got


class Job(JobFace):
    """A job of `Videos` or `Images`."""

    def __init__(self, session: Session, state: JobState, run: Drive) -> None:
        super().__init__(session, state)
        self._run = run

    def updates(self, timeout: float | None = None) -> Iterator["Job"]:
        """This job, after each look at it, until it has ended or `timeout` seconds are over."""
        watch = self._watch(timeout)
        while watch.goes_on:
            self._run(watch.look())
            yield self
            self._run(watch.pause())

    def wait(self, timeout: float = WAIT) -> "Job":
        """Wait for its result.

        Raises:
            Failed: it has ended without one.
            StillRunning: `timeout` seconds are over; the job goes on and can be waited for again.
        """
        watch = self._watch(timeout)
        self._run(watch.to_the_end())
        self._checked(watch)
        return self

    def download(self, path: str | Path, timeout: float = FETCH) -> Path:
        """Write the result to `path`, waiting for it first. The file appears when it is whole and checked.

        Raises:
            Failed: there is no result, or nothing that could be used within `timeout` seconds.
            OSError: the file cannot be written.
        """
        return self._run(self._download(path, self._watch(WAIT), timeout))


class AsyncJob(JobFace):
    """A job of `AsyncVideos` or `AsyncImages`."""

    def __init__(self, session: Session, state: JobState, run: AsyncDrive) -> None:
        super().__init__(session, state)
        self._run = run

    if not TYPE_CHECKING:

        def __await__(self) -> Generator[Any, None, "AsyncJob"]:
            """Nothing to wait for: `await videos.resume(...)` does no harm."""
            yield from ()
            return self

    async def updates(self, timeout: float | None = None) -> AsyncIterator["AsyncJob"]:
        """See `Job.updates`."""
        watch = self._watch(timeout)
        while watch.goes_on:
            await self._run(watch.look())
            yield self
            await self._run(watch.pause())

    async def wait(self, timeout: float = WAIT) -> "AsyncJob":
        """See `Job.wait`."""
        watch = self._watch(timeout)
        await self._run(watch.to_the_end())
        self._checked(watch)
        return self

    async def download(self, path: str | Path, timeout: float = FETCH) -> Path:
        """See `Job.download`."""
        return await self._run(self._download(path, self._watch(WAIT), timeout))
