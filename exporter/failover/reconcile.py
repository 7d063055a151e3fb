"""Looking for the job of a create whose answer was lost, in the target's own list."""

from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Final

from exporter.failover import clock
from exporter.failover.apis import DIALECTS
from exporter.failover.apis.base import Listed
from exporter.failover.exceptions import OutcomeUnknown
from exporter.failover.follow import PATIENCE
from exporter.failover.session import Session
from exporter.failover.state import JobState, digest
from exporter.failover.steps import Flow, Reply, Sleep

_EARLY: Final = 5.0
_LATE: Final = 900.0
"""Seconds before and after the create in which the job may have been entered, by the target's clock."""
_FIRST: Final = 0.5
_LONGEST: Final = 5.0
"""Seconds between two looks at the list."""


def reconcile(session: Session, unknown: OutcomeUnknown, timeout: float) -> Flow[JobState | None]:
    """The job of a lost answer; None where the list is readable and the job is not in it after `timeout`.

    Raises:
        OutcomeUnknown: there is no list, or it does not tell for certain which job it is.
    """
    state = JobState.load(unknown.saved)
    target = session.target_of(state)
    listing = DIALECTS[target.dialect].listing(target)
    if listing is None:
        raise unknown
    deadline, pause = clock.monotonic() + timeout, _FIRST
    while True:
        reply = yield replace(listing, patience=PATIENCE, deadline=max(deadline, clock.monotonic() + 1.0))
        jobs = DIALECTS[target.dialect].listed(reply)
        if jobs is None and reply.status is not None and reply.status // 100 == 4:
            raise unknown
        found = _only(jobs or [], state, session.journal.jobs(target.name), unknown, _ahead(reply))
        if found is not None:
            state.id = found.id
            session.keep(state)
            return state
        left = deadline - clock.monotonic()
        if left <= 0:
            break
        yield Sleep(min(pause, left))
        pause = min(2 * pause, _LONGEST)
    if jobs is None:
        raise unknown
    session.given_up(state)
    return None


def _only(
    jobs: list[Listed], state: JobState, known: frozenset[str], unknown: OutcomeUnknown, ahead: float
) -> Listed | None:
    """The one job that it must be, or None where none is like it. Raises where several may be it."""
    alike = [job for job in jobs if job.id not in known and _alike(job, state)]
    timely = [job for job in alike if _timely(job, state, ahead)]
    if len(timely) == 1:
        return timely[0]
    told = [job for job in alike if job.prompt is not None]
    if timely or told:
        # Another job of the same prompt, or one whose time cannot be trusted: not for us to decide.
        raise unknown
    return None


def _alike(job: Listed, state: JobState) -> bool:
    """What the list does not tell decides nothing."""
    said = (
        (None if job.prompt is None else digest(job.prompt), state.prompt_sha256),
        (job.seconds, state.seconds),
        (job.size, state.size),
    )
    same = all(told is None or asked is None or told == asked for told, asked in said)
    named = job.model is None or job.model.startswith(state.model) or state.model.startswith(job.model)
    return same and named


def _timely(job: Listed, state: JobState, ahead: float) -> bool:
    return job.created is None or -_EARLY <= job.created - ahead - state.began <= _LATE


def _ahead(reply: Reply) -> float:
    """Seconds by which the target's clock is ahead of ours, as far as it tells."""
    try:
        return parsedate_to_datetime(reply.headers["date"]).timestamp() - clock.wall()
    except (KeyError, ValueError):
        return 0.0
