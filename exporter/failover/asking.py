"""What `Videos` and `Images`, in a thread and on an event loop, have in common."""

import asyncio
import json
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Final, Self

from openai import AsyncOpenAI, OpenAI

from exporter.failover.configured import read_targets
from exporter.failover.counters import Collector
from exporter.failover.create import create
from exporter.failover.exceptions import OutcomeUnknown
from exporter.failover.jobs import AsyncJob, Job
from exporter.failover.order import How
from exporter.failover.reconcile import reconcile
from exporter.failover.session import OnAttempt, Session
from exporter.failover.state import JobState
from exporter.failover.steps import Flow
from exporter.failover.targets import APIS, Target, Wanted, checked
from exporter.failover.wire import AsyncWire, SyncWire

_LONGEST_NAME: Final = 128
"""Characters of a reporter's name that an exporter takes."""


class Asking:
    """What all of them have.

    Args:
        targets: where videos can be asked for, in the order to try them.
        exporter: the address of a sora-exporter, whose order is followed and which is told what happened.
        token: its token for observations; without one nothing is told.
        budget_usd_per_day: dollars in one UTC day, over all processes with these targets.
        state: the file of the budget's books; by default one in the home folder for each set of targets.
        journal: a file in which unfinished calls are kept, for the process that follows a killed one.
        model: what the exporter calls the model; by default the first target's.
        on_attempt: called with every `CreateAttempt`, in the thread that made it.
        poll_interval: seconds between two looks; by default more the older a job is.
        reporter: by what name the exporter is told; by default this package's and the host's.

    Raises:
        ValueError: arguments that cannot be meant.
    """

    def __init__(  # noqa: PLR0913 - all but the first are options
        self,
        targets: Sequence[Target],
        exporter: str | None = None,
        token: str | None = None,
        budget_usd_per_day: float | None = None,
        *,
        state: str | Path | None = None,
        journal: str | Path | None = None,
        model: str | None = None,
        on_attempt: OnAttempt | None = None,
        poll_interval: float | None = None,
        reporter: str | None = None,
    ) -> None:
        named = checked(targets, self._kind)
        wrong = [target for target in named.values() if target.api not in self._apis]
        if wrong:
            message = f"target {wrong[0].name}: api: {wrong[0].api} is none of {', '.join(self._apis)}"
            raise ValueError(message)
        self._session = Session(
            named,
            exporter=exporter,
            token=token,
            budget_usd_per_day=budget_usd_per_day,
            state=state,
            journal=journal,
            model=model,
            on_attempt=on_attempt,
            poll_interval=poll_interval,
            reporter=reporter or f"sora_exporter@{socket.gethostname()}"[:_LONGEST_NAME],
        )
        self._begin()

    _kind: ClassVar[type[OpenAI] | type[AsyncOpenAI]] = OpenAI
    _apis: ClassVar[tuple[str, ...]] = APIS

    def _begin(self) -> None:
        raise NotImplementedError

    @classmethod
    def from_config(cls, path: str | Path, *, model: str, **options: Any) -> Self:
        """With the targets of a model from an exporter's configuration, official ones first.

        Raises:
            ValueError: the file cannot be used, or has no target of that model.
        """
        return cls(read_targets(Path(path), model, cls._kind), model=model, **options)

    @property
    def collector(self) -> Collector:
        """For a `prometheus_client.CollectorRegistry`."""
        session = self._session
        return Collector(session.counters, session.circuits, session.targets)

    @property
    def spent_today(self) -> float:
        """Dollars booked on this UTC day; 0 without a budget."""
        return self._session.budget.spent_today()

    def unfinished(self) -> list[dict[str, Any]]:
        """What `resume` takes: calls without a known outcome, and jobs whose result was not fetched yet.

        With a `journal` also those of processes that are gone, and of processes that are at work just now.
        """
        return self._session.journal.unfinished()

    def _create(self, wanted: Wanted, how: How) -> Flow[JobState]:
        return create(self._session, wanted, how)

    def _resumed(self, saved: Mapping[str, Any] | str) -> JobState:
        """Raises OutcomeUnknown where what was saved has no job yet, ValueError where it cannot be used."""
        known = json.loads(saved) if isinstance(saved, str) else saved
        state = JobState.load(known)
        self._session.target_of(state)
        if not state.id:
            raise OutcomeUnknown(state.dump(), state.attempts)
        return state


class SyncAsking(Asking):
    """In the calling thread. Safe to use from many threads."""

    def _begin(self) -> None:
        clients = {n: t.client for n, t in self._session.targets.items() if isinstance(t.client, OpenAI)}
        self._wire = SyncWire(clients)

    def resume(self, saved: Mapping[str, Any] | str) -> Job:
        """The job that `dump` saved, as it is or as JSON, in this program or an earlier one. Never creates.

        Raises:
            OutcomeUnknown: what was saved had no known outcome; its `reconcile` looks for the job.
            ValueError: what is given was not saved by `dump`, or its target is not one of these.
        """
        try:
            return self._job(self._resumed(saved))
        except OutcomeUnknown as unknown:
            raise self._telling(unknown) from None

    def close(self, timeout: float = 2.0) -> None:
        """Tell the exporter what waits to be told, for at most `timeout` seconds. The clients stay open."""
        self._session.reporter.close(timeout)
        self._wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _job(self, state: JobState) -> Job:
        return Job(self._session, state, self._wire.run)

    def _ask(self, wanted: Wanted, how: How) -> Job:
        try:
            return self._job(self._wire.run(self._create(wanted, how)))
        except OutcomeUnknown as unknown:
            self._telling(unknown)
            raise
        except BaseException as error:
            if isinstance(error.__cause__, OutcomeUnknown):
                self._telling(error.__cause__)
            raise

    def _telling(self, unknown: OutcomeUnknown) -> OutcomeUnknown:
        def ask(timeout: float) -> Job | None:
            state = self._wire.run(reconcile(self._session, unknown, timeout))
            return None if state is None else self._job(state)

        unknown.bind(ask)
        return unknown


class AsyncAsking(Asking):
    """On the running event loop; one loop for each."""

    _kind: ClassVar[type[OpenAI] | type[AsyncOpenAI]] = AsyncOpenAI

    def _begin(self) -> None:
        clients = {n: t.client for n, t in self._session.targets.items() if isinstance(t.client, AsyncOpenAI)}
        self._wire = AsyncWire(clients)

    def resume(self, saved: Mapping[str, Any] | str) -> AsyncJob:
        """See `Videos.resume`. It can be awaited, and need not be."""
        try:
            return self._job(self._resumed(saved))
        except OutcomeUnknown as unknown:
            raise self._telling(unknown) from None

    async def close(self, timeout: float = 2.0) -> None:
        """See `Videos.close`."""
        await asyncio.to_thread(self._session.reporter.close, timeout)
        await self._wire.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _job(self, state: JobState) -> AsyncJob:
        return AsyncJob(self._session, state, self._wire.run)

    async def _ask(self, wanted: Wanted, how: How) -> AsyncJob:
        try:
            return self._job(await self._wire.run(self._create(wanted, how)))
        except OutcomeUnknown as unknown:
            self._telling(unknown)
            raise
        except BaseException as error:
            if isinstance(error.__cause__, OutcomeUnknown):
                self._telling(error.__cause__)
            raise

    def _telling(self, unknown: OutcomeUnknown) -> OutcomeUnknown:
        async def ask(timeout: float) -> AsyncJob | None:
            state = await self._wire.run(reconcile(self._session, unknown, timeout))
            return None if state is None else self._job(state)

        unknown.bind(ask)
        return unknown
