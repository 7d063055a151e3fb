"""The job that an exchange says it has started."""

from exporter.core.wire.started_jobs import job_started
from exporter.transport import Exchange


def started_job(exchange: Exchange) -> str | None:
    """The id of a job that a whole answer of success names, in its body or its headers; else None."""
    return job_started(exchange.answer) if exchange.ok else None
